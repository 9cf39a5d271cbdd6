//! What moderators decide. Each decision is one transaction of the store; what is rendered of the conversation is
//! forgotten after it.

use jiff::Timestamp;

use super::{Service, Site};
use crate::domain::{Action, BatchId, CommentId, ModeratorId, ReportId, State, ThreadFacts, text};
use crate::store::{
    Actor, Changed, Closure, Decided, Decision, Filter, OfficialReply, Order, ReportVerdict, Slice, StoreError,
};

/// Characters of an official reply.
pub const LONGEST_REPLY: usize = 20_000;
/// Comments that one decision can be about.
pub const MOST_AT_ONCE: usize = 200;

/// An official reply, as it was written.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The comment that it answers, published with it where it waits; `None`: a word of its own.
    pub parent: Option<CommentId>,
    /// What it says, in the Markdown of comments.
    pub markdown: String,
    /// Whether it stands first.
    pub pinned: bool,
    /// Up to when what it answers was read.
    pub seen: Timestamp,
}

/// Why a reply is not published.
#[derive(Debug)]
pub enum NoReply {
    /// It says nothing, or more than [`LONGEST_REPLY`].
    Length,
    /// What it answers is gone, or cannot be shown.
    Gone,
    /// The store.
    Store(StoreError),
}

impl From<StoreError> for NoReply {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Service {
    /// Decides about comments as they were read at `seen`, [`MOST_AT_ONCE`] at most; those that cannot follow do not stop
    /// the others.
    ///
    /// # Errors
    /// The store's.
    pub async fn decide(
        &self,
        site: &Site,
        mut comments: Vec<CommentId>,
        action: Action,
        by: ModeratorId,
        seen: Timestamp,
    ) -> Result<Decided, StoreError> {
        comments.truncate(MOST_AT_ONCE);
        // A message that is refused for what it says is not therefore unwanted mail.
        let teach = matches!(action, Action::Publish | Action::Approve | Action::MarkSpam);
        let decision = Decision { comments, action, by: Actor::Moderator(by), teach, seen, at: self.now() };
        let decided = self.store.decide(site.id, decision).await?;
        self.forget_known(site, &decided.changed);
        Ok(decided)
    }

    /// Takes a decision back, where its comments still stand as it left them.
    ///
    /// # Errors
    /// The store's.
    pub async fn undo(&self, site: &Site, batch: BatchId, by: ModeratorId) -> Result<Decided, StoreError> {
        let undone = self.store.undo(site.id, batch, by, self.now()).await?;
        self.forget_known(site, &undone.changed);
        Ok(undone)
    }

    /// What is rendered and what the filter knew: a decision changes both.
    pub(super) fn forget_known(&self, site: &Site, changed: &[Changed]) {
        for changed in changed {
            self.conversation_changed(site, &changed.thread);
        }
        site.lessons.forget();
    }

    /// Sorts out what the author of a comment wrote and that is shown or waits: [`MOST_AT_ONCE`] of it, the newest
    /// first, in one batch; and says whether there is more.
    ///
    /// # Errors
    /// The store's.
    pub async fn sort_out_author(
        &self,
        site: &Site,
        of: CommentId,
        by: ModeratorId,
    ) -> Result<(Decided, bool), StoreError> {
        let states = vec![State::Pending, State::Published];
        let filter = Filter { states, same_author_as: Some(of), ..Filter::default() };
        let (mut comments, mut after) = (Vec::new(), None);
        loop {
            let slice = Slice { after, limit: 100, order: Order::Newest };
            let page = self.store.entries(site.id, &filter, slice).await?;
            after = page.lines.last().map(|entry| entry.id);
            comments.extend(page.lines.iter().filter(|entry| !entry.official).map(|entry| entry.id));
            if !page.more || comments.len() >= MOST_AT_ONCE {
                let more = page.more || comments.len() > MOST_AT_ONCE;
                return Ok((self.decide(site, comments, Action::MarkSpam, by, self.now()).await?, more));
            }
        }
    }

    /// Decides a report, and what becomes of its comment; `false` where it is not there or was decided.
    ///
    /// # Errors
    /// The store's.
    pub async fn decide_report(
        &self,
        site: &Site,
        report: ReportId,
        verdict: ReportVerdict,
        by: ModeratorId,
        seen: Timestamp,
    ) -> Result<bool, StoreError> {
        let decided = self.store.decide_report(site.id, report, verdict, by, seen, self.now()).await?;
        self.forget_known(site, decided.as_deref().unwrap_or_default());
        Ok(decided.is_some())
    }

    /// Publishes an official reply, under the moderator's name.
    ///
    /// # Errors
    /// [`NoReply`].
    pub async fn reply(
        &self,
        site: &Site,
        thread: &ThreadFacts,
        reply: Reply,
        by: ModeratorId,
        name: &str,
    ) -> Result<CommentId, NoReply> {
        let markdown = reply.markdown.trim().to_owned();
        if markdown.is_empty() || markdown.chars().count() > LONGEST_REPLY {
            return Err(NoReply::Length);
        }
        let html = text::read(&markdown).html;
        let (name, at) = (name.to_owned(), self.now());
        let Reply { parent, pinned, seen, .. } = reply;
        let reply = OfficialReply { thread: thread.clone(), parent, name, markdown, html, pinned, by, seen, at };
        let published = self.store.reply(site.id, reply).await?.ok_or(NoReply::Gone)?;
        self.conversation_changed(site, &thread.key);
        site.lessons.forget();
        Ok(published)
    }

    /// Puts a shown comment first, or back; `false` where there is none.
    ///
    /// # Errors
    /// The store's.
    pub async fn pin(&self, site: &Site, comment: CommentId, first: bool, by: ModeratorId) -> Result<bool, StoreError> {
        let thread = self.store.pin(site.id, comment, first, by, self.now()).await?;
        if let Some(thread) = &thread {
            self.conversation_changed(site, thread);
        }
        Ok(thread.is_some())
    }

    /// Closes or opens a conversation, a section or the site; at once, for everybody.
    ///
    /// # Errors
    /// The store's.
    pub async fn close(&self, site: &Site, closure: Closure, by: ModeratorId, why: &str) -> Result<(), StoreError> {
        self.store.close(site.id, closure, Actor::Moderator(by), why, self.now()).await?;
        site.set_standing(self.store.standing(site.id).await?);
        self.conversations_changed(site);
        Ok(())
    }
}
