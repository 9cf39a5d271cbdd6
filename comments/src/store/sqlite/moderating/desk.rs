//! What the desk shows: comments with their context, questions that wait, reports.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::values::At;
use super::search;
use crate::domain::text;
use crate::domain::{CommentId, Digest, Reason, SiteId, State};
use crate::store::{AuthorHistory, Entry, Filter, OwnedReport, Page, Result, Slice, ToDo, WaitingQuestion};

/// A report's columns, in [`report`]'s order.
macro_rules! report_columns {
    () => {
        "id, comment, reason, explanation, name, email IS NOT NULL, at, decision"
    };
}

statements! {
    ENTRY = "SELECT c.id, t.key, t.title, t.url, c.state, c.shown, c.name, c.official, c.email, c.markdown, c.html, \
        p.id, p.name, p.html, c.question, c.pinned, c.score, c.signals, c.reason, c.note, c.written_at, \
        c.published_at, c.edited_at, k.prefix, c.unchecked = 1 AND c.state = 'published', c.text_at \
        FROM comment c JOIN thread t ON t.id = c.thread LEFT JOIN comment p ON p.id = c.parent \
        LEFT JOIN connection k ON k.comment = c.id WHERE c.id = ?2 AND c.site = ?1";
    HISTORY_OF_EMAIL = "SELECT state FROM comment WHERE site = ?1 AND email = ?2 AND id < ?3 LIMIT 1000";
    /// The same name from the same network, today, among the last fifty from there: a whole city may share one.
    HISTORY_OF_NETWORK = "SELECT c.state FROM \
        (SELECT comment FROM connection WHERE site = ?1 AND prefix = ?2 AND comment < ?3 ORDER BY comment DESC LIMIT 50) k \
        CROSS JOIN comment c ON c.id = k.comment WHERE c.name = ?4";
    OPEN_REPORTS = "SELECT count(*) FROM report WHERE comment = ?1 AND decision IS NULL";
    TALLY = "SELECT count(*) FROM (SELECT 1 FROM comment WHERE site = ?1 AND state = ?2 \
        AND (emptied = 0 OR state IN ('removed', 'deleted')) LIMIT 1000)";
    /// 1 000 is [`ToDo::MOST`].
    TO_DO = "SELECT \
        (SELECT count(*) FROM (SELECT 1 FROM comment WHERE site = ?1 AND state = 'pending' AND emptied = 0 LIMIT 1000)), \
        (SELECT count(*) FROM (SELECT 1 FROM comment \
            WHERE site = ?1 AND unchecked = 1 AND state = 'published' LIMIT 1000)), \
        (SELECT count(*) FROM (SELECT 1 FROM comment \
            WHERE site = ?1 AND waiting_since IS NOT NULL AND state = 'published' LIMIT 1000)), \
        (SELECT count(*) FROM (SELECT 1 FROM report WHERE site = ?1 AND decision IS NULL LIMIT 1000)), \
        (SELECT count(*) FROM (SELECT 1 FROM delivery WHERE site = ?1 AND dead = 1 LIMIT 1000))";
    WAITING = "SELECT c.id, t.key, t.title, c.name, c.markdown, c.question, c.waiting_since \
        FROM comment c CROSS JOIN thread t ON t.id = c.thread \
        WHERE c.site = ?1 AND c.waiting_since IS NOT NULL AND c.state = 'published' \
        ORDER BY c.waiting_since LIMIT ?2";
    REPORTS_OF = concat!("SELECT ", report_columns!(), " FROM report WHERE site = ?1 AND comment = ?2 \
        ORDER BY id LIMIT ?3");
    REPORT = concat!("SELECT ", report_columns!(), " FROM report WHERE site = ?1 AND id = ?2");
    REPORTS_OPEN = concat!("SELECT ", report_columns!(), " FROM report WHERE site = ?1 AND decision IS NULL \
        ORDER BY reason = 'child_abuse' DESC, id LIMIT ?2");
}

/// A page of what a filter finds.
pub(super) fn entries(db: &Connection, site: SiteId, filter: &Filter, slice: Slice) -> Result<Page<Entry>> {
    let found = search::find(db, site, filter, slice)?;
    let mut lines = Vec::with_capacity(found.ids.len());
    for id in found.ids {
        lines.extend(entry(db, site, id)?);
    }
    Ok(Page { lines, more: found.more, total: found.total })
}

/// One comment with its context.
pub(super) fn entry(db: &Connection, site: SiteId, comment: CommentId) -> Result<Option<Entry>> {
    let row = |row: &Row<'_>| Ok((self::row(row)?, Known { email: row.get(8)?, prefix: row.get(23)? }));
    let found = db.prepare_cached(ENTRY)?.query_row(params![site, comment], row).optional()?;
    let Some(((entry, signals), known)) = found else { return Ok(None) };
    let history = if entry.official { AuthorHistory::default() } else { history(db, site, &entry, &known)? };
    let reports = db.prepare_cached(OPEN_REPORTS)?.query_row([comment], |row| row.get(0))?;
    Ok(Some(Entry { signals: serde_json::from_str(&signals)?, history, reports, ..entry }))
}

/// By what the author is known again; the desk shows neither.
struct Known {
    email: Option<String>,
    prefix: Option<Digest>,
}

/// A row of [`ENTRY`], and its signals as stored.
fn row(row: &Row<'_>) -> rusqlite::Result<(Entry, String)> {
    let parent = match row.get(11)? {
        Some(id) => Some((id, row.get(12)?, row.get(13)?)),
        None => None,
    };
    let reason = match row.get::<_, Option<Reason>>(18)? {
        Some(reason) => Some((reason, row.get(19)?)),
        None => None,
    };
    let entry = Entry {
        id: row.get(0)?,
        thread: row.get(1)?,
        thread_title: row.get(2)?,
        thread_url: row.get(3)?,
        state: row.get(4)?,
        was_shown: row.get(5)?,
        is_unchecked: row.get(24)?,
        name: row.get(6)?,
        official: row.get(7)?,
        has_email: row.get::<_, Option<String>>(8)?.is_some(),
        markdown: row.get(9)?,
        html: row.get(10)?,
        parent,
        question: row.get(14)?,
        pinned: row.get(15)?,
        score: row.get(16)?,
        signals: Vec::new(),
        reason,
        history: AuthorHistory::default(),
        reports: 0,
        written_at: row.get::<_, At>(20)?.0,
        published_at: row.get::<_, Option<At>>(21)?.map(|at| at.0),
        edited_at: row.get::<_, Option<At>>(22)?.map(|at| at.0),
        text_at: row.get::<_, Option<At>>(25)?.map(|at| at.0),
    };
    Ok((entry, row.get(17)?))
}

/// What the same author wrote before.
fn history(db: &Connection, site: SiteId, entry: &Entry, known: &Known) -> Result<AuthorHistory> {
    let mut history = AuthorHistory::default();
    let mut add = |state: State| match state {
        State::Published => history.published += 1,
        State::Refused | State::Removed => history.refused += 1,
        State::Spam => history.spam += 1,
        State::Pending | State::Deleted => {}
    };
    if let Some(email) = &known.email {
        let mut before = db.prepare_cached(HISTORY_OF_EMAIL)?;
        for state in before.query_map(params![site, email, entry.id], |row| row.get(0))? {
            add(state?);
        }
    } else if let Some(prefix) = known.prefix {
        let mut before = db.prepare_cached(HISTORY_OF_NETWORK)?;
        for state in before.query_map(params![site, prefix, entry.id, entry.name], |row| row.get(0))? {
            add(state?);
        }
    }
    Ok(history)
}

pub(super) fn tally(db: &Connection, site: SiteId) -> Result<[u32; 6]> {
    let mut tally = [0; 6];
    for (count, state) in tally.iter_mut().zip(State::ALL) {
        *count = db.prepare_cached(TALLY)?.query_row(params![site, state], |row| row.get(0))?;
    }
    Ok(tally)
}

pub(super) fn to_do(db: &Connection, site: SiteId) -> Result<ToDo> {
    let row = |row: &Row<'_>| {
        Ok(ToDo {
            waiting: row.get(0)?,
            unchecked: row.get(1)?,
            questions: row.get(2)?,
            reports: row.get(3)?,
            failed: row.get(4)?,
        })
    };
    Ok(db.prepare_cached(TO_DO)?.query_row([site], row)?)
}

pub(super) fn waiting(db: &Connection, site: SiteId, limit: u32) -> Result<Vec<WaitingQuestion>> {
    let row = |row: &Row<'_>| {
        Ok(WaitingQuestion {
            id: row.get(0)?,
            thread: row.get(1)?,
            thread_title: row.get(2)?,
            name: row.get(3)?,
            excerpt: excerpt(&row.get::<_, String>(4)?),
            question: row.get(5)?,
            since: row.get::<_, At>(6)?.0,
        })
    };
    Ok(db.prepare_cached(WAITING)?.query_map(params![site, limit], row)?.collect::<rusqlite::Result<_>>()?)
}

/// The first 200 characters of what a message says, on one line.
fn excerpt(markdown: &str) -> String {
    let plain = text::read(markdown).plain;
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(200) {
        None => line,
        Some((_, _)) => line.chars().take(199).chain(['…']).collect(),
    }
}

pub(super) fn reports(
    db: &Connection,
    site: SiteId,
    comment: Option<CommentId>,
    limit: u32,
) -> Result<Vec<OwnedReport>> {
    Ok(match comment {
        Some(comment) => db
            .prepare_cached(REPORTS_OF)?
            .query_map(params![site, comment, limit], report)?
            .collect::<rusqlite::Result<_>>()?,
        None => db
            .prepare_cached(REPORTS_OPEN)?
            .query_map(params![site, limit], report)?
            .collect::<rusqlite::Result<_>>()?,
    })
}

/// A row of [`report_columns`].
pub(super) fn one_report(db: &Connection, site: SiteId, id: crate::domain::ReportId) -> Result<Option<OwnedReport>> {
    Ok(db.prepare_cached(REPORT)?.query_row(params![site, id], report).optional()?)
}

fn report(row: &Row<'_>) -> rusqlite::Result<OwnedReport> {
    Ok(OwnedReport {
        id: row.get(0)?,
        comment: row.get(1)?,
        reason: row.get(2)?,
        explanation: row.get(3)?,
        name: row.get(4)?,
        has_email: row.get(5)?,
        at: row.get::<_, At>(6)?.0,
        decision: row.get(7)?,
    })
}
