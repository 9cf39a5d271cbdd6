//! The moderation log, as it is read.

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use super::super::values::At;
use crate::domain::SiteId;
use crate::store::{Actor, LogFilter, LogLine, Result, StoreError};

/// A log line's columns, in [`line()`]'s order.
macro_rules! log_columns {
    () => {
        "SELECT l.id, l.at, l.actor, l.moderator, m.name, l.what, l.comment, l.thread, l.reason, l.why, l.batch \
         FROM moderation_log l LEFT JOIN moderator m ON m.id = l.moderator "
    };
}

statements! {
    ALL = concat!(log_columns!(), "WHERE l.site = ?1 AND l.id < ?2 ORDER BY l.id DESC LIMIT ?3");
    OF_COMMENT = concat!(log_columns!(), "WHERE l.site = ?1 AND l.comment = ?4 AND l.id < ?2 \
        AND (?5 IS NULL OR l.moderator = ?5) AND (?6 IS NULL OR l.what = ?6) ORDER BY l.id DESC LIMIT ?3");
    /// Along the moderator's index, whatever the planner thinks of the site's.
    OF_MODERATOR = concat!(log_columns!(), "WHERE +l.site = ?1 AND l.moderator = ?4 AND l.id < ?2 \
        AND (?5 IS NULL OR l.what = ?5) ORDER BY l.id DESC LIMIT ?3");
    OF_GESTURE = concat!(log_columns!(), "WHERE l.site = ?1 AND l.what = ?4 AND l.id < ?2 \
        ORDER BY l.id DESC LIMIT ?3");
    CLOSINGS = concat!(log_columns!(), "WHERE l.site = ?1 AND l.what IN ('close_thread', 'open_thread', \
        'review_thread', 'trust_thread', 'close_section', 'open_section', 'close_site', 'review_site', 'open_site') \
        ORDER BY l.id DESC LIMIT ?2");
    BETWEEN = concat!(log_columns!(), "WHERE l.site = ?1 AND l.at >= ?2 AND l.at < ?3 ORDER BY l.at, l.id LIMIT ?4");
}

/// Lines before `before`, the newest first: a walk along the index of what finds least.
pub(super) fn page(
    db: &Connection,
    site: SiteId,
    filter: LogFilter,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<LogLine>> {
    let before = before.unwrap_or(i64::MAX);
    match filter {
        LogFilter { comment: Some(comment), by, what } => {
            lines(db, OF_COMMENT, params![site, before, limit, comment, by, what])
        }
        LogFilter { by: Some(by), what, .. } => lines(db, OF_MODERATOR, params![site, before, limit, by, what]),
        LogFilter { what: Some(what), .. } => lines(db, OF_GESTURE, params![site, before, limit, what]),
        LogFilter { comment: None, by: None, what: None } => lines(db, ALL, params![site, before, limit]),
    }
}

/// Lines about closing and opening, the newest first.
pub(super) fn closings(db: &Connection, site: SiteId, limit: u32) -> Result<Vec<LogLine>> {
    lines(db, CLOSINGS, params![site, limit])
}

/// Lines of a time, the oldest first.
pub(super) fn between(
    db: &Connection,
    site: SiteId,
    from: Timestamp,
    to: Timestamp,
    limit: u32,
) -> Result<Vec<LogLine>> {
    lines(db, BETWEEN, params![site, At(from), At(to), limit])
}

fn lines(db: &Connection, sql: &str, params: &[&dyn rusqlite::ToSql]) -> Result<Vec<LogLine>> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(line(row)?);
    }
    Ok(lines)
}

/// A row of [`log_columns`].
fn line(row: &Row<'_>) -> Result<LogLine> {
    let by = match (row.get::<_, String>(2)?.as_str(), row.get(3)?) {
        ("moderator", Some(id)) => Actor::Moderator(id),
        ("author", None) => Actor::Author,
        ("system", None) => Actor::System,
        (other, _) => return Err(StoreError::Corrupt(format!("unknown actor {other:?} in the log"))),
    };
    Ok(LogLine {
        id: row.get(0)?,
        at: row.get::<_, At>(1)?.0,
        by,
        by_name: row.get(4)?,
        what: row.get(5)?,
        comment: row.get(6)?,
        thread: row.get(7)?,
        reason: row.get(8)?,
        why: row.get(9)?,
        batch: row.get(10)?,
    })
}
