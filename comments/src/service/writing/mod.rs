//! What readers write: messages, changes of their own, reports.
//!
//! 1. [`opening`]: a form is opened, and gets its token.
//! 2. [`draft`]: what was sent → what is meant; every fault at once.
//! 3. [`judging`]: the spam filter and the site's policy → a state.
//! 4. [`Service::submit`]: the limits, the store, the flood.
//! 5. [`own`]: the author changes or deletes what she wrote. [`reporting`]: a reader reports what another wrote.

mod draft;
mod judging;
mod opening;
mod own;
mod reporting;

use std::net::IpAddr;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use palier_words::{Argument, Catalogue};

pub use draft::{Draft, Fault, LONGEST_NAME};
pub(super) use draft::{clean_email, clean_name};
pub use opening::FormToken;
pub use own::Proof;
pub use reporting::ReportDraft;

use super::keys::{Purpose, Unsealable};
use super::limits::{Act, Right, TooMany, WINDOW};
use super::{Service, Site};
use crate::domain::spam;
use crate::domain::text::{self, Text};
use crate::domain::{CommentId, Digest, Mode, Refusal, State, ThreadFacts, ThreadKey};
use crate::store::{Actor, Closure, Connection, Consent, FLOOD, Gesture, NewComment, StoreError, Subject, Submitted};
use draft::Message;
use judging::Case;
use opening::Sent;

/// A message that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Its number.
    pub comment: CommentId,
    /// Whether it is shown at once.
    pub is_published: bool,
    /// The token by which its author changes it.
    pub own_token: String,
}

/// Why something was not kept.
#[derive(Debug)]
pub enum Rejection {
    /// The site has no such thread.
    UnknownThread,
    /// There is no such comment, or it is not hers, or no longer hers to change.
    UnknownComment,
    /// It is hers, in this thread, and the time to change it by its token is over.
    TooLate(ThreadKey),
    /// Nothing can be written here.
    Refused(Refusal),
    /// Fields to correct.
    Faults(Vec<Fault>),
    /// The form has no token of ours, or an old one: it is shown again with a new one.
    FormNotOpened,
    /// Too much in little time.
    TooMany(TooMany),
    /// « Vous avez déjà envoyé ce message. »
    Duplicate,
    /// The same form was sent before, and its author deleted what it made.
    Deleted,
    /// The comment it answers is not there any more.
    ParentGone,
    /// The comment was reported so often for this reason that one more tells nobody anything: it waits to be read.
    ReportedOften,
    /// The store.
    Store(StoreError),
    /// The system has no randomness to give.
    Unsealable(Unsealable),
}

impl From<StoreError> for Rejection {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Unsealable> for Rejection {
    fn from(error: Unsealable) -> Self {
        Self::Unsealable(error)
    }
}

impl From<TooMany> for Rejection {
    fn from(many: TooMany) -> Self {
        Self::TooMany(many)
    }
}

/// One thing that a reader is told, at a field or about the whole form.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Remark {
    /// The field's name; empty: the whole form.
    pub field: &'static str,
    /// The stable code.
    pub code: &'static str,
    /// The sentence.
    pub sentence: String,
}

impl Rejection {
    /// What readers are told, in the order of the form's fields.
    #[must_use]
    pub fn remarks(&self, words: &Catalogue) -> Vec<Remark> {
        let whole = |code, sentence| vec![Remark { field: "", code, sentence }];
        match self {
            Self::Faults(faults) => faults.iter().map(|fault| fault.remark(words)).collect(),
            Self::Refused(Refusal::Closed) => whole("closed", words.text("comments-closed")),
            Self::Refused(Refusal::Suspended) => whole("suspended", words.text("comments-suspended")),
            Self::TooMany(many) => {
                let minutes = Argument::Count(i64::try_from(many.minutes()).unwrap_or(i64::MAX));
                whole("too_many", words.with("error-too-many", &[("count", minutes)]))
            }
            Self::Duplicate => whole("duplicate", words.text("error-duplicate")),
            Self::Deleted => whole("deleted", words.text("error-deleted")),
            Self::ParentGone => whole("parent_gone", words.text("error-parent-gone")),
            Self::ReportedOften => whole("reported_often", words.text("error-reported-often")),
            Self::FormNotOpened => whole("form_not_opened", words.text("error-form-not-opened")),
            Self::TooLate(_) => whole("too_late", words.text("error-too-late")),
            Self::UnknownThread | Self::UnknownComment | Self::Store(_) | Self::Unsealable(_) => {
                whole("not_sent", words.text("error-not-sent"))
            }
        }
    }
}

impl Fault {
    fn remark(self, words: &Catalogue) -> Remark {
        let id = format!("error-{}", self.code().replace('_', "-"));
        let count = i64::try_from(self.count().unwrap_or_default()).unwrap_or(i64::MAX);
        Remark {
            field: self.field(),
            code: self.code(),
            sentence: words.with(&id, &[("count", Argument::Count(count))]),
        }
    }
}

/// What is answered to a form that was sent before, mostly because the first answer was lost on its way: whether its
/// comment is shown.
fn again(state: State) -> Result<bool, Rejection> {
    match state {
        State::Published => Ok(true),
        // Whoever sends advertising does not learn what was thought of it.
        State::Pending | State::Spam => Ok(false),
        State::Refused | State::Removed => Err(Rejection::Duplicate),
        State::Deleted => Err(Rejection::Deleted),
    }
}

/// Earlier comments of a device that are looked at.
const MOST_KNOWN: usize = 20;

/// Who writes: known by her network alone.
#[derive(Clone, Copy, Debug)]
pub struct Writer {
    /// Her network address.
    pub address: IpAddr,
}

impl Service {
    /// Keeps a message.
    ///
    /// # Errors
    /// [`Rejection`]; nothing is kept then.
    pub async fn submit(
        &self,
        site: &Site,
        thread: &ThreadKey,
        draft: &Draft,
        writer: Writer,
    ) -> Result<Received, Rejection> {
        let now = self.now();
        let thread = self.writable(site, thread, draft.parent.is_some(), now)?;
        let message = draft.read(self.config.limits.message).map_err(Rejection::Faults)?;
        let sent =
            self.sent_form(site, &thread.key, &draft.form, &draft.work, now).map_err(|_| Rejection::FormNotOpened)?;
        self.limiter.came(&self.config.limits, site.id, now);
        let known = self.known_here(site, draft, &message).await?;
        self.admit_message(site, writer, &thread.key, self.right(draft, sent, known), now)?;
        let read = text::read(&message.markdown);
        let folded = spam::folded(&read.plain);
        let case = Case {
            thread: &thread,
            message: &message,
            text: &read,
            folded: &folded,
            sent,
            honeypot: !draft.website.is_empty(),
            is_known: known.is_some(),
        };
        let judgement = self.judge(site, &case, now).await?;
        let is_published = judgement.state == State::Published;
        let form = self
            .keys
            .digest(Purpose::Form, &[draft.form.as_bytes(), message.name.as_bytes(), message.markdown.as_bytes()]);
        let own_token = self.own_token(form);
        let comment = NewComment {
            parent: draft.parent,
            question: draft.parent.is_none() && (draft.question || thread.mode == Mode::Questions),
            state: judgement.state,
            score: judgement.score,
            signals: judgement.signals,
            own_token: self.own_digest(&own_token),
            form,
            text: self.text_digest(&thread.key, &message, &folded),
            duplicate_window: self.config.limits.duplicate_window,
            connection: self.connection(writer, now),
            notify: self.consent(site, draft),
            thread: ThreadFacts::clone(&thread),
            name: message.name,
            email: message.email,
            markdown: message.markdown,
            html: read.html,
            at: now,
        };
        match self.store.submit(site.id, comment).await? {
            Submitted::Stored(comment) => {
                if is_published {
                    self.conversation_changed(site, &thread.key);
                }
                self.look_for_flood(site, &thread, now).await;
                Ok(Received { comment, is_published, own_token })
            }
            Submitted::Again(comment, state) => {
                let is_published = again(state)?;
                Ok(Received { comment, is_published, own_token })
            }
            Submitted::Duplicate => Err(Rejection::Duplicate),
            Submitted::ParentGone => Err(Rejection::ParentGone),
        }
    }

    /// A message as it would be shown.
    ///
    /// # Errors
    /// [`Rejection`].
    pub fn preview(&self, site: &Site, thread: &ThreadKey, draft: &Draft, writer: Writer) -> Result<Text, Rejection> {
        let now = self.now();
        self.writable(site, thread, draft.parent.is_some(), now)?;
        self.admit(site, Act::Prepare, writer, now)?;
        let message = draft.read(self.config.limits.message).map_err(Rejection::Faults)?;
        Ok(text::read(&message.markdown))
    }

    /// The thread, where one may write.
    pub(crate) fn writable(
        &self,
        site: &Site,
        key: &ThreadKey,
        is_reply: bool,
        now: Timestamp,
    ) -> Result<Arc<ThreadFacts>, Rejection> {
        let thread = site.thread(key).ok_or(Rejection::UnknownThread)?;
        site.standing().allows(&thread, site.config.close_after, now).map_err(Rejection::Refused)?;
        // Where only the cooperative answers, a reader's reply has no place.
        if is_reply && thread.mode == Mode::Questions {
            return Err(Rejection::Refused(Refusal::Closed));
        }
        Ok(thread)
    }

    fn admit_message(
        &self,
        site: &Site,
        writer: Writer,
        thread: &ThreadKey,
        right: Right,
        now: Timestamp,
    ) -> Result<(), TooMany> {
        let prefix = self.keys.prefix(writer.address, now);
        self.limiter.admit_message(&self.config.limits, site.id, prefix, thread, right, now)
    }

    /// What lets a new message through where too many come.
    fn right(&self, draft: &Draft, sent: Sent, known: Option<CommentId>) -> Right {
        match known {
            Some(comment) => self.known_by(comment),
            None if sent.work => Right::Work(self.keys.digest(Purpose::Work, &[draft.form.as_bytes()])),
            None => Right::None,
        }
    }

    /// What lets the author of a comment through, by whom it is proven to be hers.
    fn known_by(&self, comment: CommentId) -> Right {
        Right::Known(self.keys.digest(Purpose::OwnComment, &[b"known", &comment.0.to_le_bytes()]))
    }

    fn admit(&self, site: &Site, act: Act, writer: Writer, now: Timestamp) -> Result<(), TooMany> {
        let prefix = self.keys.prefix(writer.address, now);
        self.limiter.admit(&self.config.limits, act, site.id, prefix, now)
    }

    /// The earlier comment of this device that was written under the same address, and about which a letter was answered
    /// there: typing somebody's address proves nothing.
    async fn known_here(&self, site: &Site, draft: &Draft, message: &Message) -> Result<Option<CommentId>, StoreError> {
        let Some(email) = &message.email else { return Ok(None) };
        for (comment, token) in draft.known.iter().take(MOST_KNOWN) {
            let own = self.store.own(site.id, *comment, self.own_digest(token)).await?;
            let address = own.filter(|own| own.confirmed).and_then(|own| own.email);
            if address.is_some_and(|other| other.eq_ignore_ascii_case(email)) {
                return Ok(Some(*comment));
            }
        }
        Ok(None)
    }

    /// The token by which an author changes her comment: made of the form's random one, so that sending the same form
    /// twice gives the same.
    fn own_token(&self, form: Digest) -> String {
        use base64::Engine as _;
        let digest = self.keys.digest(Purpose::OwnComment, &[b"token", &form.0]);
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(digest.0)
    }

    /// What the store keeps of it.
    fn own_digest(&self, token: &str) -> Digest {
        self.keys.digest(Purpose::OwnComment, &[b"kept", token.as_bytes()])
    }

    /// The same text under the same name in the same thread, whatever its marks, accents and case. A text of signs
    /// alone counts as it is.
    fn text_digest(&self, thread: &ThreadKey, message: &Message, folded: &str) -> Digest {
        let said = if folded.is_empty() { &message.markdown } else { folded };
        let name = spam::folded(&message.name);
        self.keys.digest(Purpose::Text, &[thread.as_str().as_bytes(), name.as_bytes(), said.as_bytes()])
    }

    fn connection(&self, writer: Writer, now: Timestamp) -> Connection {
        let clear = self.config.limits.keep_addresses.then(|| writer.address.to_canonical().to_string());
        Connection { prefix: self.keys.prefix(writer.address, now), clear }
    }

    /// The proof of what was agreed to: the sentences as they stood on the form.
    fn consent(&self, site: &Site, draft: &Draft) -> Option<Consent> {
        if !draft.notify || self.config.mail.is_none() {
            return None;
        }
        let words = self.pages.words(site.config.language);
        let name = site.name();
        let facts = [("site", (&name).into()), ("contact", (&site.config.privacy_contact).into())];
        Some(Consent { sentence: words.text("form-notify"), notice: words.with("form-privacy", &facts) })
    }

    /// Switches a thread that floods to review, and tells the moderators, unless all that is written there is reviewed
    /// anyway. The message is kept already: what fails here is tried again with the next one.
    async fn look_for_flood(&self, site: &Site, thread: &ThreadFacts, now: Timestamp) {
        let is_reviewed = !site.config.policy_of(&thread.kind).shows_first() || site.standing().holds(thread);
        if site.config.flood == 0 || is_reviewed {
            return;
        }
        if let Err(error) = self.stem_flood(site, thread, now).await {
            tracing::error!(%error, "a flood could not be looked for");
        }
    }

    async fn stem_flood(&self, site: &Site, thread: &ThreadFacts, now: Timestamp) -> Result<(), StoreError> {
        if self.store.written_since(site.id, &thread.key, now - WINDOW).await? < site.config.flood {
            return Ok(());
        }
        // What was there when a moderator lifted the review is no new flood.
        let asked = vec![(Gesture::TrustThread, Subject::Thread(thread.key.clone()))];
        if let Some(lifted) = self.store.last_done(site.id, asked).await?.into_iter().flatten().next() {
            let since = (lifted.at + SignedDuration::from_millis(1)).max(now - WINDOW);
            if self.store.written_since(site.id, &thread.key, since).await? < site.config.flood {
                return Ok(());
            }
        }
        let closure = Closure::Review(thread.key.clone(), true);
        self.store.close(site.id, closure, Actor::System, FLOOD, now).await?;
        site.set_standing(self.store.standing(site.id).await?);
        Ok(())
    }
}
