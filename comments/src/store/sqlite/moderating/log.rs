//! The moderation log, as it is read.

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use super::super::values::At;
use crate::domain::SiteId;
use crate::store::log::AFTER_SECTION;
use crate::store::{Actor, Gesture, LogFilter, LogLine, Result, StoreError, Subject};

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
    LAST_OF_SITE = concat!(log_columns!(), "WHERE l.site = ?1 AND l.what = ?2 ORDER BY l.id DESC LIMIT 1");
    /// ?4 is what parts a section from the reason. Walks over what was closed since, which is little.
    LAST_OF_SECTION = concat!(log_columns!(), "WHERE l.site = ?1 AND l.what = ?2 \
        AND (l.why = ?3 OR substr(l.why, 1, length(?3 || ?4)) = ?3 || ?4) ORDER BY l.id DESC LIMIT 1");
    LAST_OF_THREAD = concat!(log_columns!(), "WHERE l.id = ", last_of_thread!("?1, ?3, ?2"));
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

/// The newest line of each gesture and subject.
pub(super) fn last_done(db: &Connection, site: SiteId, asked: &[(Gesture, Subject)]) -> Result<Vec<Option<LogLine>>> {
    let last = |(what, subject): &(Gesture, Subject)| {
        let mut found = match subject {
            Subject::Site => lines(db, LAST_OF_SITE, params![site, what]),
            Subject::Section(name) => lines(db, LAST_OF_SECTION, params![site, what, name, AFTER_SECTION]),
            Subject::Thread(key) => lines(db, LAST_OF_THREAD, params![site, what, key]),
        }?;
        Ok(found.pop())
    };
    asked.iter().map(last).collect()
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
