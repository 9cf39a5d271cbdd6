//! What several use cases do in their transactions: a thread's row, an event, a line in the log, a text indexed or
//! forgotten.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::values::At;
use crate::domain::{BatchId, CommentId, Reason, SiteId, State, ThreadFacts, ThreadKey};
use crate::store::{Actor, Connection as From, Event, Gesture, Result};

statements! {
    THREAD = "SELECT id, url, title FROM thread WHERE site = ?1 AND key = ?2";
    ADD_THREAD = "INSERT INTO thread (site, key, url, title) VALUES (?1, ?2, ?3, ?4)";
    DESCRIBE_THREAD = "UPDATE thread SET url = ?2, title = ?3 WHERE id = ?1";
    COUNT = "INSERT INTO thread_count VALUES (?1, 1) ON CONFLICT (thread) DO UPDATE SET published = published + 1";
    ADD_EVENT = "INSERT INTO event (site, body, email, batch, at) VALUES (?1, ?2, ?3, ?4, ?5)";
    ADD_LOG = "INSERT INTO moderation_log (site, at, actor, moderator, what, comment, thread, reason, why, batch) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    ADD_CONNECTION = "INSERT INTO connection (comment, site, prefix, clear, at) VALUES (?1, ?2, ?3, ?4, ?5)";
    ADD_REPORT_CONNECTION = "INSERT INTO report_connection (report, site, prefix, clear, at) \
        VALUES (?1, ?2, ?3, ?4, ?5)";
    REACH = "SELECT comment FROM comment_text_reach WHERE only = 1";
    EXTEND_REACH = "UPDATE comment_text_reach SET comment = ?1 WHERE only = 1";
    NEWEST_COMMENT = "SELECT coalesce(max(id), 0) FROM comment";
    BEYOND_REACH = "SELECT id, name, markdown, emptied FROM comment WHERE id > ?1 ORDER BY id LIMIT ?2";
    INDEX_TEXT = "INSERT INTO comment_text (rowid, name, text) VALUES (?1, ?2, ?3)";
    FORGET_TEXT = "DELETE FROM comment_text WHERE rowid = ?1";
    EMPTY_COMMENT = "UPDATE comment SET emptied = 1, name = '', email = NULL, markdown = '', html = '', signals = '[]', \
        note = '', own_token = NULL, waiting_since = NULL WHERE id = ?1";
    CHECKED = "UPDATE comment SET unchecked = 0 WHERE id = ?1 AND unchecked = 1 AND coalesce(text_at, 0) <= ?2";
    FORGET_LESSON = "DELETE FROM lesson WHERE comment = ?1";
    FORGET_SUBSCRIPTIONS = "DELETE FROM subscription WHERE comment = ?1";
    FORGET_DECISIONS = "DELETE FROM batch_item WHERE comment = ?1";
}

/// The row of a thread of the manifest, brought to what the manifest says.
pub(super) fn thread(db: &Connection, site: SiteId, facts: &ThreadFacts) -> Result<i64> {
    let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?));
    let known = db.prepare_cached(THREAD)?.query_row(params![site, facts.key], row).optional()?;
    match known {
        Some((id, url, title)) => {
            if url != facts.url || title != facts.title {
                db.prepare_cached(DESCRIBE_THREAD)?.execute(params![id, facts.url, facts.title])?;
            }
            Ok(id)
        }
        None => add_thread(db, site, &facts.key, &facts.url, &facts.title),
    }
}

/// The row of a thread of which only the key is known.
pub(super) fn thread_by_key(db: &Connection, site: SiteId, key: &ThreadKey) -> Result<i64> {
    let known = db.prepare_cached(THREAD)?.query_row(params![site, key], |row| row.get(0)).optional()?;
    known.map_or_else(|| add_thread(db, site, key, "", ""), Ok)
}

fn add_thread(db: &Connection, site: SiteId, key: &ThreadKey, url: &str, title: &str) -> Result<i64> {
    db.prepare_cached(ADD_THREAD)?.execute(params![site, key, url, title])?;
    Ok(db.last_insert_rowid())
}

/// Counts a comment that was added as `state` says: what happens to it later, triggers count.
pub(super) fn count(db: &Connection, thread: i64, state: State) -> Result<()> {
    if state == State::Published {
        db.prepare_cached(COUNT)?.execute([thread])?;
    }
    Ok(())
}

/// Notes an event for the outbox, of a batch of decisions where it can be taken back with them.
pub(super) fn note(db: &Connection, site: SiteId, event: &Event, batch: Option<BatchId>, at: Timestamp) -> Result<()> {
    let email = match event {
        Event::DataWanted { email } | Event::DeviceWanted { email } => Some(email),
        _ => None,
    };
    db.prepare_cached(ADD_EVENT)?.execute(params![site, serde_json::to_string(event)?, email, batch, At(at)])?;
    Ok(())
}

/// A moderator has looked at a comment, whose text she read as it was at `seen`.
pub(super) fn checked(db: &Connection, comment: CommentId, seen: Timestamp) -> Result<()> {
    db.prepare_cached(CHECKED)?.execute(params![comment, At(seen)])?;
    Ok(())
}

/// A line for the moderation log.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub(super) by: Actor,
    pub(super) what: Gesture,
    pub(super) comment: Option<CommentId>,
    pub(super) thread: Option<&'a ThreadKey>,
    pub(super) reason: Option<Reason>,
    pub(super) why: &'a str,
    pub(super) batch: Option<BatchId>,
    pub(super) at: Timestamp,
}

impl<'a> Line<'a> {
    /// A line about nothing yet.
    pub(super) fn new(by: Actor, what: Gesture, at: Timestamp) -> Self {
        Self { by, what, comment: None, thread: None, reason: None, why: "", batch: None, at }
    }
}

/// Adds a line to the moderation log.
pub(super) fn log(db: &Connection, site: SiteId, line: Line<'_>) -> Result<()> {
    let (actor, moderator) = match line.by {
        Actor::Moderator(id) => ("moderator", Some(id)),
        Actor::Author => ("author", None),
        Actor::System => ("system", None),
    };
    db.prepare_cached(ADD_LOG)?.execute(params![
        site,
        At(line.at),
        actor,
        moderator,
        line.what,
        line.comment,
        line.thread,
        line.reason,
        line.why,
        line.batch,
    ])?;
    Ok(())
}

/// What a connection is of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Of {
    Comment(CommentId),
    Report(crate::domain::ReportId),
}

/// Keeps where a message came from, apart from it.
pub(super) fn keep_connection(db: &Connection, site: SiteId, of: Of, from: &From, at: Timestamp) -> Result<()> {
    let From { prefix, clear } = from;
    match of {
        Of::Comment(id) => db.prepare_cached(ADD_CONNECTION)?.execute(params![id, site, prefix, clear, At(at)])?,
        Of::Report(id) => {
            db.prepare_cached(ADD_REPORT_CONNECTION)?.execute(params![id, site, prefix, clear, At(at)])?
        }
    };
    Ok(())
}

/// How many comments are indexed together while others may wait to be written, which takes some 10 ms. The index writes a
/// part of its own for each transaction and joins the parts later: few comments at a time cost most.
const TOGETHER: i64 = 256;

/// Indexes some of the comments that wait for it. Says whether more do.
pub(super) fn index_some(db: &Connection) -> Result<bool> {
    Ok(index(db, TOGETHER)? == TOGETHER)
}

/// How many comments of an import are indexed together: the larger the parts, the less often they are joined.
const MANY: i64 = 8192;

/// After an import: indexes those that wait, where they are many. The desk has the rest indexed when it looks for words.
pub(super) fn index_many(db: &Connection) -> Result<()> {
    let newest: i64 = db.prepare_cached(NEWEST_COMMENT)?.query_row([], |row| row.get(0))?;
    if newest - reach(db)? >= MANY { index_all(db) } else { Ok(()) }
}

/// Whether the desk finds every comment by its words.
pub(super) fn all_are_indexed(db: &Connection) -> Result<bool> {
    Ok(!db.prepare_cached(BEYOND_REACH)?.exists([reach(db)?, 1])?)
}

/// Lets the desk find every comment by its words.
pub(super) fn index_all(db: &Connection) -> Result<()> {
    // No limit.
    index(db, -1).map(drop)
}

/// Indexes the first `most` comments that wait for it. Says how many there were.
fn index(db: &Connection, most: i64) -> Result<i64> {
    let (mut last, mut count) = (None, 0);
    let mut waiting = db.prepare_cached(BEYOND_REACH)?;
    let mut rows = waiting.query([reach(db)?, most])?;
    while let Some(row) = rows.next()? {
        count += 1;
        let id: i64 = row.get(0)?;
        if !row.get(3)? {
            let (name, text): (String, String) = (row.get(1)?, row.get(2)?);
            db.prepare_cached(INDEX_TEXT)?.execute(params![id, name, text])?;
        }
        last = Some(id);
    }
    if let Some(last) = last {
        db.prepare_cached(EXTEND_REACH)?.execute([last])?;
    }
    Ok(count)
}

fn reach(db: &Connection) -> Result<i64> {
    Ok(db.prepare_cached(REACH)?.query_row([], |row| row.get(0))?)
}

/// Lets the desk find a comment by its new words.
pub(super) fn reindex(db: &Connection, comment: CommentId, name: &str, text: &str) -> Result<()> {
    if comment.0 <= reach(db)? {
        db.prepare_cached(FORGET_TEXT)?.execute([comment])?;
        db.prepare_cached(INDEX_TEXT)?.execute(params![comment, name, text])?;
    }
    Ok(())
}

/// Deletes a comment's text, name, address and subscriptions, and whatever repeats them; its place stays. Where it came
/// from stays as long as the law asks.
pub(super) fn empty(db: &Connection, comment: CommentId) -> Result<()> {
    for sql in [FORGET_TEXT, EMPTY_COMMENT, FORGET_LESSON, FORGET_SUBSCRIPTIONS, FORGET_DECISIONS] {
        db.prepare_cached(sql)?.execute([comment])?;
    }
    Ok(())
}
