//! What an author does with a comment of hers: by its token for a while, by a link to her address afterwards.

use super::draft::{self, Message};
use super::judging::Case;
use super::opening::Sent;
use super::{Rejection, Writer};
use crate::domain::{CommentId, State, ThreadKey, spam, text};
use crate::service::links::Link;
use crate::service::{Service, Site};
use crate::store::{Edit, Edited, Entry, OwnComment};

/// How somebody proves that a comment is hers: the token that she got when she sent it, or a link that was sent to her
/// address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof(pub String);

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnChanged {
    /// Its thread.
    pub thread: ThreadKey,
    /// Whether it is shown.
    pub is_published: bool,
}

impl Service {
    /// A comment of one's own.
    ///
    /// # Errors
    /// [`Rejection::UnknownComment`] where it is not hers, [`Rejection::TooLate`] where the time to change it is over.
    pub async fn own_comment(&self, site: &Site, comment: CommentId, proof: &Proof) -> Result<OwnComment, Rejection> {
        if let Ok(Link::Own { comment: linked }) = self.read_link(site, &proof.0) {
            let own = if linked == comment { self.store.entry(site.id, comment).await? } else { None };
            return own.and_then(of_entry).ok_or(Rejection::UnknownComment);
        }
        let own = self.store.own(site.id, comment, self.own_digest(&proof.0)).await?;
        let own = own.ok_or(Rejection::UnknownComment)?;
        let is_late = self.now().duration_since(own.written_at) > site.config.edit_window;
        if is_late { Err(Rejection::TooLate(own.thread)) } else { Ok(own) }
    }

    /// Changes a comment of one's own. What was shown is read again by a moderator where the policy asks for it.
    ///
    /// # Errors
    /// [`Rejection`].
    pub async fn edit_own(
        &self,
        site: &Site,
        comment: CommentId,
        proof: &Proof,
        markdown: &str,
        writer: Writer,
    ) -> Result<OwnChanged, Rejection> {
        let now = self.now();
        let own = self.own_comment(site, comment, proof).await?;
        let thread = self.writable(site, &own.thread, false, now)?;
        let markdown =
            draft::message(markdown, self.config.limits.message).map_err(|fault| Rejection::Faults(vec![fault]))?;
        self.admit_message(site, writer, &own.thread, self.known_by(comment), now)?;
        let message = Message { name: own.name, email: own.email, markdown };
        let read = text::read(&message.markdown);
        let sent = Sent { too_fast: false, no_work: false, work: false };
        let case = Case {
            thread: &thread,
            message: &message,
            text: &read,
            folded: &spam::folded(&read.plain),
            sent,
            honeypot: false,
            is_known: own.confirmed,
        };
        let judgement = self.judge(site, &case, now).await?;
        let state = if judgement.state == State::Published { State::Published } else { State::Pending };
        let edit = Edit {
            comment,
            markdown: message.markdown,
            html: read.html,
            state,
            score: judgement.score,
            signals: judgement.signals,
            at: now,
        };
        match self.store.edit(site.id, edit).await? {
            Edited::Done(thread) => {
                self.conversation_changed(site, &thread);
                Ok(OwnChanged { thread, is_published: own.state == State::Published && state == State::Published })
            }
            Edited::NotFound => Err(Rejection::UnknownComment),
        }
    }

    /// Deletes a comment of one's own: closed threads too, since it is hers.
    ///
    /// # Errors
    /// [`Rejection`].
    pub async fn delete_own(&self, site: &Site, comment: CommentId, proof: &Proof) -> Result<ThreadKey, Rejection> {
        self.own_comment(site, comment, proof).await?;
        match self.store.delete(site.id, comment, self.now()).await? {
            Edited::Done(thread) => {
                self.conversation_changed(site, &thread);
                Ok(thread)
            }
            Edited::NotFound => Err(Rejection::UnknownComment),
        }
    }
}

/// What an author sees of her comment. The desk's view has no address: a change that is proven by a link alone is
/// judged as one without.
fn of_entry(entry: Entry) -> Option<OwnComment> {
    let is_hers = !entry.official && entry.state != State::Deleted;
    is_hers.then_some(OwnComment {
        id: entry.id,
        thread: entry.thread,
        state: entry.state,
        name: entry.name,
        email: None,
        confirmed: false,
        markdown: entry.markdown,
        written_at: entry.written_at,
    })
}
