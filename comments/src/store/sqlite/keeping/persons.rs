//! One person, by her address: what is kept of her, and its erasure.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use super::super::facts::{self, Line};
use super::super::values::At;
use super::erasures::Place;
use crate::domain::{CommentId, SiteId, State, ThreadKey};
use crate::store::{Actor, Details, Erased, Event, Export, Exported, ExportedReport, Gesture, Result};

/// A comment's columns for its author, in [`exported`]'s order.
macro_rules! exported_columns {
    () => {
        "u.key, c.id, t.key, t.url, c.parent, c.state, c.official, c.name, c.email, c.markdown, c.written_at, \
         c.published_at, c.reason, c.question, c.pinned, c.edited_at, k.clear, s.confirmed_at, s.sentence FROM comment c JOIN site u ON u.id = c.site JOIN thread t ON t.id = c.thread \
         LEFT JOIN connection k ON k.comment = c.id LEFT JOIN subscription s ON s.comment = c.id"
    };
}

statements! {
    EXPORT_PERSON = concat!("SELECT ", exported_columns!(), " WHERE c.site = ?1 AND c.email = ?2 ORDER BY c.id");
    /// In the order of the table: a page costs as much at the end as at the beginning.
    EXPORT_SITE = concat!("SELECT ", exported_columns!(), " WHERE +c.site = ?1 AND c.id > ?2 ORDER BY c.id LIMIT ?3");
    REPORTS_OF_PERSON = "SELECT r.id, r.comment, r.reason, r.explanation, r.name, r.email, r.at, k.clear, r.decision \
        FROM report r LEFT JOIN report_connection k ON k.report = r.id WHERE r.site = ?1 AND r.email = ?2 ORDER BY r.id";
    HERS = "SELECT c.id, c.written_at, c.state, t.key FROM comment c JOIN thread t ON t.id = c.thread \
        WHERE c.site = ?1 AND c.email = ?2 AND c.written_at <= ?3 ORDER BY c.id";
    DELETED = "UPDATE comment SET state = 'deleted', state_since = ?2 WHERE id = ?1";
    HER_SUBSCRIPTIONS = "SELECT count(*) FROM subscription WHERE site = ?1 AND email = ?2 AND asked_at <= ?3";
    UNSUBSCRIBE = "DELETE FROM subscription WHERE site = ?1 AND email = ?2 AND asked_at <= ?3";
    FORGET_REPORTER = "UPDATE report SET name = '', email = NULL WHERE site = ?1 AND email = ?2 AND at <= ?3";
    FORGET_LETTERS = "DELETE FROM delivery WHERE site = ?1 AND email = ?2";
    FORGET_REQUESTS = "DELETE FROM event WHERE site = ?1 AND email = ?2";
    UNCONFIRM = "DELETE FROM confirmed_email WHERE site = ?1 AND email = ?2";
}

/// What is kept of a person.
pub(super) fn export(db: &Connection, site: SiteId, email: &str) -> Result<Export> {
    let hers = params![site, email];
    Ok(Export {
        comments: db.prepare_cached(EXPORT_PERSON)?.query_map(hers, exported)?.collect::<rusqlite::Result<_>>()?,
        reports: db.prepare_cached(REPORTS_OF_PERSON)?.query_map(hers, report)?.collect::<rusqlite::Result<_>>()?,
    })
}

/// A part of what is kept of a site.
pub(super) fn export_site(db: &Connection, site: SiteId, after: CommentId, limit: u32) -> Result<Vec<Exported>> {
    let mut comments = db.prepare_cached(EXPORT_SITE)?;
    Ok(comments.query_map(params![site, after, limit], exported)?.collect::<rusqlite::Result<_>>()?)
}

/// A row of [`exported_columns`].
fn exported(row: &Row<'_>) -> rusqlite::Result<Exported> {
    Ok(Exported {
        site: row.get(0)?,
        id: row.get(1)?,
        thread: row.get(2)?,
        url: row.get(3)?,
        parent: row.get(4)?,
        state: row.get(5)?,
        official: row.get(6)?,
        name: row.get(7)?,
        email: row.get(8)?,
        markdown: row.get(9)?,
        written_at: row.get::<_, At>(10)?.0,
        published_at: row.get::<_, Option<At>>(11)?.map(|at| at.0),
        details: Details {
            reason: row.get(12)?,
            question: row.get(13)?,
            pinned: row.get(14)?,
            edited_at: row.get::<_, Option<At>>(15)?.map(|at| at.0),
        },
        connection: row.get(16)?,
        subscribed_at: row.get::<_, Option<At>>(17)?.map(|at| at.0),
        consent: row.get(18)?,
    })
}

fn report(row: &Row<'_>) -> rusqlite::Result<ExportedReport> {
    Ok(ExportedReport {
        id: row.get(0)?,
        comment: row.get(1)?,
        reason: row.get(2)?,
        explanation: row.get(3)?,
        name: row.get(4)?,
        email: row.get(5)?,
        at: row.get::<_, At>(6)?.0,
        connection: row.get(7)?,
        decision: row.get(8)?,
    })
}

/// Erases what a person wrote until `at`. Answers also with the places of her comments, for the record.
pub(super) fn erase(db: &Connection, site: SiteId, email: &str, at: Timestamp) -> Result<(Erased, Vec<Place>)> {
    let until = params![site, email, At(at)];
    let subscriptions = db.prepare_cached(HER_SUBSCRIPTIONS)?.query_row(until, |row| row.get(0))?;
    let mut places = Vec::new();
    let mut pages = BTreeSet::new();
    for (comment, written_at, state, thread) in hers(db, site, email, at)? {
        erase_comment(db, site, comment, &thread, at)?;
        places.push((comment, written_at));
        if state == State::Published {
            pages.insert(thread);
        }
    }
    for thread in pages {
        facts::note(db, site, &Event::Changed { thread }, None, at)?;
    }
    db.prepare_cached(UNSUBSCRIBE)?.execute(until)?;
    let reports = db.prepare_cached(FORGET_REPORTER)?.execute(until)?;
    for sql in [FORGET_LETTERS, FORGET_REQUESTS, UNCONFIRM] {
        db.prepare_cached(sql)?.execute(params![site, email])?;
    }
    let comments = places.iter().map(|(comment, _)| *comment).collect();
    Ok((Erased { comments, subscriptions, reports: u32::try_from(reports).unwrap_or(u32::MAX) }, places))
}

fn hers(
    db: &Connection,
    site: SiteId,
    email: &str,
    until: Timestamp,
) -> Result<Vec<(CommentId, i64, State, ThreadKey)>> {
    let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    let mut hers = db.prepare_cached(HERS)?;
    Ok(hers.query_map(params![site, email, At(until)], row)?.collect::<rusqlite::Result<_>>()?)
}

/// Leaves a comment's place.
pub(super) fn erase_comment(
    db: &Connection,
    site: SiteId,
    comment: CommentId,
    thread: &ThreadKey,
    at: Timestamp,
) -> Result<()> {
    facts::empty(db, comment)?;
    db.prepare_cached(DELETED)?.execute(params![comment, At(at)])?;
    let line = Line::new(Actor::Author, Gesture::Delete, at);
    facts::log(db, site, Line { comment: Some(comment), thread: Some(thread), ..line })
}
