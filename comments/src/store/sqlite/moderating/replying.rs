//! Official replies, what they answer, and the texts that moderators reuse.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::facts::{self, Line};
use super::super::values::At;
use super::deciding;
use crate::domain::text::SafeHtml;
use crate::domain::{Action, CommentId, ModeratorId, SiteId, State, ThreadKey};
use crate::store::{Actor, Decision, Event, Gesture, OfficialReply, ReplyTemplate, Result};

statements! {
    PARENT = "SELECT state, written_at FROM comment WHERE id = ?2 AND site = ?1 AND thread = ?3";
    ADD_REPLY = "INSERT INTO comment (site, thread, parent, state, state_since, shown, written_at, published_at, \
        official, moderator, pinned, name, html, markdown) \
        VALUES (?1, ?2, ?3, 'published', ?4, 1, ?4, ?4, 1, ?5, ?6, ?7, ?8, ?9)";
    ABOVE = "SELECT parent FROM comment WHERE id = ?1";
    ANSWER = "UPDATE comment SET question = 'answered', answered_at = coalesce(answered_at, ?3), answer = ?2, \
        waiting_since = NULL WHERE id = ?1 AND question IN ('waiting', 'reopened') AND emptied = 0";
    UNANSWER = "UPDATE comment SET question = 'waiting', answered_at = NULL, answer = NULL, waiting_since = ?2 \
        WHERE answer = ?1 AND emptied = 0";
    OFFICIAL = "SELECT t.key, c.name FROM comment c JOIN thread t ON t.id = c.thread \
        WHERE c.id = ?2 AND c.site = ?1 AND c.official = 1 AND c.state = 'published'";
    EDIT = "UPDATE comment SET markdown = ?2, html = ?3, edited_at = ?4 WHERE id = ?1";
    SHOWN = "SELECT t.key FROM comment c JOIN thread t ON t.id = c.thread \
        WHERE c.id = ?2 AND c.site = ?1 AND c.state = 'published'";
    PIN = "UPDATE comment SET pinned = ?2 WHERE id = ?1 AND pinned <> ?2";
    TEMPLATES = "SELECT id, title, text FROM reply_template WHERE site = ?1 ORDER BY title, id";
    ADD_TEMPLATE = "INSERT INTO reply_template (site, title, text) VALUES (?1, ?2, ?3)";
    SET_TEMPLATE = "UPDATE reply_template SET title = ?3, text = ?4 WHERE id = ?2 AND site = ?1";
    DELETE_TEMPLATE = "DELETE FROM reply_template WHERE id = ?2 AND site = ?1 RETURNING title";
}

/// Publishes an official reply, and with it a pending comment that it answers.
pub(super) fn reply(db: &Connection, site: SiteId, reply: &OfficialReply) -> Result<Option<CommentId>> {
    let thread = facts::thread(db, site, &reply.thread)?;
    let Some(at) = moment(db, site, thread, reply)? else { return Ok(None) };
    db.prepare_cached(ADD_REPLY)?.execute(params![
        site,
        thread,
        reply.parent,
        At(at),
        reply.by,
        reply.pinned,
        reply.name,
        reply.html,
        reply.markdown,
    ])?;
    let id = CommentId(db.last_insert_rowid());
    facts::count(db, thread, State::Published)?;
    let line = Line::new(Actor::Moderator(reply.by), Gesture::Reply, reply.at);
    facts::log(db, site, Line { comment: Some(id), thread: Some(&reply.thread.key), ..line })?;
    facts::note(db, site, &Event::Published { comment: id }, None, reply.at)?;
    // Whoever asked is told of an answer once: not again when it comes back.
    if let Some(question) = follow(db, id, true, reply.at)? {
        facts::note(db, site, &Event::Answered { question, reply: id }, None, reply.at)?;
    }
    Ok(Some(id))
}

/// When the reply counts as written: never before what it answers. `None`: that is not there, or cannot be shown.
fn moment(db: &Connection, site: SiteId, thread: i64, reply: &OfficialReply) -> Result<Option<Timestamp>> {
    let Some(parent) = reply.parent else { return Ok(Some(reply.at)) };
    let row = |row: &Row<'_>| Ok((row.get::<_, State>(0)?, row.get::<_, At>(1)?.0));
    let found = db.prepare_cached(PARENT)?.query_row(params![site, parent, thread], row).optional()?;
    let Some((state, written)) = found else { return Ok(None) };
    let shown = match state {
        State::Published => {
            facts::checked(db, parent, reply.seen)?;
            true
        }
        State::Pending => publish(db, site, parent, reply)?,
        _ => false,
    };
    Ok(shown.then(|| written.max(reply.at)))
}

fn publish(db: &Connection, site: SiteId, comment: CommentId, reply: &OfficialReply) -> Result<bool> {
    let decision = Decision {
        comments: vec![comment],
        action: Action::Publish,
        by: Actor::Moderator(reply.by),
        teach: true,
        seen: reply.seen,
        at: reply.at,
    };
    Ok(!deciding::decide(db, site, &decision)?.changed.is_empty())
}

/// A question is answered while an official reply to it, or below it, is shown: the question that this one answers now.
pub(super) fn follow(db: &Connection, reply: CommentId, shown: bool, at: Timestamp) -> Result<Option<CommentId>> {
    if !shown {
        db.prepare_cached(UNANSWER)?.execute(params![reply, At(at)])?;
        return Ok(None);
    }
    let question = first_level(db, reply)?;
    let is_answer = db.prepare_cached(ANSWER)?.execute(params![question, reply, At(at)])? == 1;
    Ok(is_answer.then_some(question))
}

/// The first-level comment above a reply.
fn first_level(db: &Connection, reply: CommentId) -> Result<CommentId> {
    let mut above = db.prepare_cached(ABOVE)?;
    let mut top = reply;
    while let Some(parent) = above.query_row([top], |row| row.get(0))? {
        top = parent;
    }
    Ok(top)
}

/// Changes an official reply's text.
pub(super) fn edit(
    db: &Connection,
    site: SiteId,
    comment: CommentId,
    markdown: &str,
    html: &SafeHtml,
    by: ModeratorId,
    at: Timestamp,
) -> Result<Option<ThreadKey>> {
    let row = |row: &Row<'_>| Ok((row.get::<_, ThreadKey>(0)?, row.get::<_, String>(1)?));
    let found = db.prepare_cached(OFFICIAL)?.query_row(params![site, comment], row).optional()?;
    let Some((thread, name)) = found else { return Ok(None) };
    db.prepare_cached(EDIT)?.execute(params![comment, markdown, html, At(at)])?;
    facts::reindex(db, comment, &name, markdown)?;
    changed(db, site, comment, &thread, by, Gesture::EditReply, at)?;
    Ok(Some(thread))
}

/// Puts a published comment first, or back.
pub(super) fn pin(
    db: &Connection,
    site: SiteId,
    comment: CommentId,
    pinned: bool,
    by: ModeratorId,
    at: Timestamp,
) -> Result<Option<ThreadKey>> {
    let found: Option<ThreadKey> =
        db.prepare_cached(SHOWN)?.query_row(params![site, comment], |row| row.get(0)).optional()?;
    let Some(thread) = found else { return Ok(None) };
    if db.prepare_cached(PIN)?.execute(params![comment, pinned])? == 1 {
        changed(db, site, comment, &thread, by, if pinned { Gesture::Pin } else { Gesture::Unpin }, at)?;
    }
    Ok(Some(thread))
}

/// A line in the log and an event: what is shown changed.
fn changed(
    db: &Connection,
    site: SiteId,
    comment: CommentId,
    thread: &ThreadKey,
    by: ModeratorId,
    what: Gesture,
    at: Timestamp,
) -> Result<()> {
    let line = Line::new(Actor::Moderator(by), what, at);
    facts::log(db, site, Line { comment: Some(comment), thread: Some(thread), ..line })?;
    facts::note(db, site, &Event::Changed { thread: thread.clone() }, None, at)
}

pub(super) fn templates(db: &Connection, site: SiteId) -> Result<Vec<ReplyTemplate>> {
    let row = |row: &Row<'_>| Ok(ReplyTemplate { id: row.get(0)?, title: row.get(1)?, text: row.get(2)? });
    Ok(db.prepare_cached(TEMPLATES)?.query_map([site], row)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn keep_template(
    db: &Connection,
    site: SiteId,
    template: &ReplyTemplate,
    by: ModeratorId,
    at: Timestamp,
) -> Result<bool> {
    let ReplyTemplate { id, title, text } = template;
    let kept = match id {
        0 => db.prepare_cached(ADD_TEMPLATE)?.execute(params![site, title, text])?,
        _ => db.prepare_cached(SET_TEMPLATE)?.execute(params![site, id, title, text])?,
    };
    if kept == 1 {
        facts::log(db, site, Line { why: title, ..Line::new(Actor::Moderator(by), Gesture::KeepTemplate, at) })?;
    }
    Ok(kept == 1)
}

pub(super) fn delete_template(db: &Connection, site: SiteId, id: i64, by: ModeratorId, at: Timestamp) -> Result<bool> {
    let deleted: Option<String> =
        db.prepare_cached(DELETE_TEMPLATE)?.query_row(params![site, id], |row| row.get(0)).optional()?;
    if let Some(title) = &deleted {
        facts::log(db, site, Line { why: title, ..Line::new(Actor::Moderator(by), Gesture::DeleteTemplate, at) })?;
    }
    Ok(deleted.is_some())
}
