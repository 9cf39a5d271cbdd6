//! Other services' conversations.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::super::facts;
use super::super::values::At;
use crate::domain::{CommentId, Question, SiteId, State};
use crate::store::{Imported, NewImport, Result};

statements! {
    KNOWN = "SELECT comment FROM imported WHERE site = ?1 AND foreign_id = ?2";
    KEEP = "INSERT INTO imported (site, foreign_id, comment, own) VALUES (?1, ?2, ?3, ?4)";
    WRITTEN = "SELECT written_at FROM comment WHERE id = ?1 AND thread = ?2";
    WRITTEN_HERE = "SELECT written_at FROM comment WHERE id = ?1 AND site = ?2";
    ADD = "INSERT INTO comment (site, thread, parent, state, state_since, shown, emptied, written_at, published_at, \
        name, email, html, markdown, official, reason, question, waiting_since, pinned, edited_at) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)";
    /// The question above an official reply, which that reply was the first to answer.
    ANSWERED = "UPDATE comment SET answer = ?1, answered_at = ?2 \
        WHERE question IN ('answered', 'settled') AND answer IS NULL AND id IN (WITH RECURSIVE k (id) AS (SELECT ?1 \
        UNION SELECT c.parent FROM k JOIN comment c ON c.id = k.id WHERE c.parent IS NOT NULL) SELECT id FROM k)";
}

/// Adds what is not there yet.
pub(super) fn import(db: &Connection, site: SiteId, comments: &[NewImport], at: Timestamp) -> Result<Imported> {
    let mut imported = Imported::default();
    for comment in comments {
        if known(db, site, &comment.foreign_id)?.is_some() {
            imported.known += 1;
            continue;
        }
        let id = add(db, site, comment, at)?;
        db.prepare_cached(KEEP)?.execute(params![site, comment.foreign_id, id, comment.is_own])?;
        imported.added += 1;
    }
    facts::index_many(db)?;
    Ok(imported)
}

/// Of these, those that are there.
pub(super) fn known_of(db: &Connection, site: SiteId, mut foreign_ids: Vec<String>) -> Result<Vec<String>> {
    let mut is_known = db.prepare_cached(KNOWN)?;
    let mut error = None;
    foreign_ids.retain(|id| {
        is_known.exists(params![site, id]).unwrap_or_else(|first| {
            error.get_or_insert(first);
            false
        })
    });
    error.map_or(Ok(foreign_ids), |error| Err(error.into()))
}

/// When each of these comments was written.
pub(super) fn written_of(db: &Connection, site: SiteId, comments: &[CommentId]) -> Result<Vec<(CommentId, Timestamp)>> {
    let mut written = db.prepare_cached(WRITTEN_HERE)?;
    let mut found = Vec::new();
    for comment in comments {
        let at = written.query_row(params![comment, site], |row| row.get::<_, At>(0)).optional()?;
        found.extend(at.map(|At(at)| (*comment, at)));
    }
    Ok(found)
}

fn known(db: &Connection, site: SiteId, foreign_id: &str) -> Result<Option<CommentId>> {
    Ok(db.prepare_cached(KNOWN)?.query_row(params![site, foreign_id], |row| row.get(0)).optional()?)
}

fn add(db: &Connection, site: SiteId, new: &NewImport, at: Timestamp) -> Result<CommentId> {
    let thread = facts::thread(db, site, &new.thread)?;
    let (parent, written_at) = place(db, site, thread, new)?;
    let published = new.state == State::Published;
    let deleted = new.state == State::Deleted;
    let published_at = new.published_at.map_or(written_at, |at| at.max(written_at));
    let text = |text| if deleted { "" } else { text };
    // Only who begins a conversation can have asked.
    let official = new.official && !deleted;
    let question = new.details.question.filter(|_| parent.is_none() && !new.official && !deleted);
    db.prepare_cached(ADD)?.execute(params![
        site,
        thread,
        parent,
        new.state,
        At(at),
        published || deleted || new.state == State::Removed,
        deleted,
        At(written_at),
        published.then_some(At(published_at)),
        text(&new.name),
        new.email.as_ref().filter(|_| !deleted),
        text(new.html.as_str()),
        text(&new.markdown),
        official,
        new.details.reason,
        question,
        matches!(question, Some(Question::Waiting | Question::Reopened)).then_some(At(written_at)),
        new.details.pinned && published,
        new.details.edited_at.map(At),
    ])?;
    let id = CommentId(db.last_insert_rowid());
    facts::count(db, thread, new.state)?;
    if official && published {
        db.prepare_cached(ANSWERED)?.execute(params![id, At(written_at)])?;
    }
    Ok(id)
}

/// The comment that it answers, in the same thread, and when it counts as written: never before that.
fn place(db: &Connection, site: SiteId, thread: i64, new: &NewImport) -> Result<(Option<CommentId>, Timestamp)> {
    let none = (None, new.written_at);
    let Some(foreign) = &new.foreign_parent else { return Ok(none) };
    let Some(parent) = known(db, site, foreign)? else { return Ok(none) };
    let written = db.prepare_cached(WRITTEN)?.query_row(params![parent, thread], |row| row.get::<_, At>(0));
    Ok(written.optional()?.map_or(none, |At(written)| (Some(parent), written.max(new.written_at))))
}
