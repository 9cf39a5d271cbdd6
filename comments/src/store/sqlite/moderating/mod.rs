//! What moderators ask for and decide: [`deciding`], [`replying`], [`closing`], what the desk shows, [`desk`], of what
//! [`search`] finds, and the [`log`] of all that.

pub(super) mod closing;
pub(super) mod deciding;
pub(super) mod desk;
pub(super) mod learning;
pub(super) mod log;
pub(super) mod replying;
pub(super) mod search;

use async_trait::async_trait;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{SqliteStore, facts, figures};
use crate::domain::text::SafeHtml;
use crate::domain::{BatchId, CommentId, ModeratorId, ReportId, SiteId, ThreadKey};
use crate::store::{
    Actor, Changed, Closure, Decided, Decision, Entry, Filter, Gesture, LogFilter, LogLine, Moderating, OfficialReply,
    OwnedReport, Page, ReplyTemplate, ReportVerdict, Result, Slice, Statistics, Subject, ToDo, WaitingQuestion,
};

#[async_trait]
impl Moderating for SqliteStore {
    async fn decide(&self, site: SiteId, decision: Decision) -> Result<Decided> {
        self.write(move |db| deciding::decide(db, site, &decision)).await
    }

    async fn undo(&self, site: SiteId, batch: BatchId, by: ModeratorId, at: Timestamp) -> Result<Decided> {
        self.write(move |db| deciding::undo(db, site, batch, by, at)).await
    }

    async fn reply(&self, site: SiteId, reply: OfficialReply) -> Result<Option<CommentId>> {
        self.write(move |db| replying::reply(db, site, &reply)).await
    }

    async fn edit_reply(
        &self,
        site: SiteId,
        comment: CommentId,
        markdown: &str,
        html: &SafeHtml,
        by: ModeratorId,
        at: Timestamp,
    ) -> Result<Option<ThreadKey>> {
        let (markdown, html) = (markdown.to_owned(), html.clone());
        self.write(move |db| replying::edit(db, site, comment, &markdown, &html, by, at)).await
    }

    async fn pin(
        &self,
        site: SiteId,
        comment: CommentId,
        pinned: bool,
        by: ModeratorId,
        at: Timestamp,
    ) -> Result<Option<ThreadKey>> {
        self.write(move |db| replying::pin(db, site, comment, pinned, by, at)).await
    }

    async fn close(&self, site: SiteId, closure: Closure, by: Actor, why: &str, at: Timestamp) -> Result<()> {
        let why = why.to_owned();
        self.write(move |db| closing::close(db, site, &closure, by, &why, at)).await
    }

    async fn entries(&self, site: SiteId, filter: &Filter, slice: Slice) -> Result<Page<Entry>> {
        if filter.words.is_some() && !self.read(facts::all_are_indexed).await? {
            self.write(facts::index_all).await?;
        }
        let filter = filter.clone();
        self.read(move |db| desk::entries(db, site, &filter, slice)).await
    }

    async fn entry(&self, site: SiteId, comment: CommentId) -> Result<Option<Entry>> {
        self.read(move |db| desk::entry(db, site, comment)).await
    }

    async fn tally(&self, site: SiteId) -> Result<[u32; 6]> {
        self.read(move |db| desk::tally(db, site)).await
    }

    async fn to_do(&self, site: SiteId) -> Result<ToDo> {
        self.read(move |db| desk::to_do(db, site)).await
    }

    async fn waiting(&self, site: SiteId, limit: u32) -> Result<Vec<WaitingQuestion>> {
        self.read(move |db| desk::waiting(db, site, limit)).await
    }

    async fn reports(&self, site: SiteId, comment: Option<CommentId>, limit: u32) -> Result<Vec<OwnedReport>> {
        self.read(move |db| desk::reports(db, site, comment, limit)).await
    }

    async fn one_report(&self, site: SiteId, report: ReportId) -> Result<Option<OwnedReport>> {
        self.read(move |db| desk::one_report(db, site, report)).await
    }

    async fn decide_report(
        &self,
        site: SiteId,
        report: ReportId,
        verdict: ReportVerdict,
        by: ModeratorId,
        seen: Timestamp,
        at: Timestamp,
    ) -> Result<Option<Vec<Changed>>> {
        self.write(move |db| deciding::decide_report(db, site, report, &verdict, by, seen, at)).await
    }

    async fn last_done(&self, site: SiteId, asked: Vec<(Gesture, Subject)>) -> Result<Vec<Option<LogLine>>> {
        self.read(move |db| log::last_done(db, site, &asked)).await
    }

    async fn log(&self, site: SiteId, filter: LogFilter, before: Option<i64>, limit: u32) -> Result<Vec<LogLine>> {
        self.read(move |db| log::page(db, site, filter, before, limit)).await
    }

    async fn log_between(&self, site: SiteId, from: Timestamp, to: Timestamp, limit: u32) -> Result<Vec<LogLine>> {
        self.read(move |db| log::between(db, site, from, to, limit)).await
    }

    async fn statistics(
        &self,
        site: SiteId,
        until: Timestamp,
        zone: &TimeZone,
        groups: Vec<Vec<ThreadKey>>,
    ) -> Result<Statistics> {
        let zone = zone.clone();
        self.read(move |db| figures::statistics(db, site, until, &zone, &groups)).await
    }

    async fn written_since(&self, site: SiteId, thread: &ThreadKey, since: Timestamp) -> Result<u32> {
        let thread = thread.clone();
        self.read(move |db| figures::written_since(db, site, &thread, since)).await
    }

    async fn templates(&self, site: SiteId) -> Result<Vec<ReplyTemplate>> {
        self.read(move |db| replying::templates(db, site)).await
    }

    async fn keep_template(
        &self,
        site: SiteId,
        template: ReplyTemplate,
        by: ModeratorId,
        at: Timestamp,
    ) -> Result<bool> {
        self.write(move |db| replying::keep_template(db, site, &template, by, at)).await
    }

    async fn delete_template(&self, site: SiteId, id: i64, by: ModeratorId, at: Timestamp) -> Result<bool> {
        self.write(move |db| replying::delete_template(db, site, id, by, at)).await
    }

    async fn blocked_words(&self, site: SiteId) -> Result<Vec<String>> {
        self.read(move |db| learning::blocked_words(db, site)).await
    }

    async fn set_blocked_words(&self, site: SiteId, words: &[String], by: ModeratorId, at: Timestamp) -> Result<()> {
        let words = words.to_vec();
        self.write(move |db| learning::set_blocked_words(db, site, &words, by, at)).await
    }
}
