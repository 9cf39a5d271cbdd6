//! Closing and opening a thread, a section, the site; reviewing a thread before it is shown.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::super::facts::{self, Line};
use crate::domain::{SiteId, SiteStanding, ThreadKey};
use crate::store::log::AFTER_SECTION;
use crate::store::{Actor, Closure, Event, Gesture, Result};

statements! {
    CLOSE_THREAD = "UPDATE thread SET closed = ?2 WHERE id = ?1 AND closed <> ?2";
    REVIEW_THREAD = "UPDATE thread SET reviewed = ?2 WHERE id = ?1 AND reviewed <> ?2";
    CLOSE_SECTION = "INSERT INTO closed_section (site, section) VALUES (?1, ?2) ON CONFLICT (site, section) DO NOTHING";
    OPEN_SECTION = "DELETE FROM closed_section WHERE site = ?1 AND section = ?2";
    SET_STANDING = "UPDATE site SET standing = ?2 WHERE id = ?1 AND standing <> ?2";
}

/// Closes or opens, with a line in the log; what stands so already is left alone.
pub(super) fn close(
    db: &Connection,
    site: SiteId,
    closure: &Closure,
    by: Actor,
    why: &str,
    at: Timestamp,
) -> Result<()> {
    if !change(db, site, closure)? {
        return Ok(());
    }
    let (what, thread) = name(closure);
    let why = match closure {
        Closure::Section(section, _) if why.is_empty() => section.clone(),
        Closure::Section(section, _) => format!("{section}{AFTER_SECTION}{why}"),
        _ => why.to_owned(),
    };
    facts::log(db, site, Line { thread, why: &why, ..Line::new(by, what, at) })?;
    if let (Closure::Review(thread, true), Actor::System) = (closure, by) {
        facts::note(db, site, &Event::Flooded { thread: thread.clone() }, None, at)?;
    }
    Ok(())
}

/// Whether anything changed.
fn change(db: &Connection, site: SiteId, closure: &Closure) -> Result<bool> {
    let changed = match closure {
        Closure::Thread(key, closed) => {
            let thread = facts::thread_by_key(db, site, key)?;
            db.prepare_cached(CLOSE_THREAD)?.execute(params![thread, closed])?
        }
        Closure::Review(key, reviewed) => {
            let thread = facts::thread_by_key(db, site, key)?;
            db.prepare_cached(REVIEW_THREAD)?.execute(params![thread, reviewed])?
        }
        Closure::Section(section, true) => db.prepare_cached(CLOSE_SECTION)?.execute(params![site, section])?,
        Closure::Section(section, false) => db.prepare_cached(OPEN_SECTION)?.execute(params![site, section])?,
        Closure::Site(standing) => db.prepare_cached(SET_STANDING)?.execute(params![site, standing])?,
    };
    Ok(changed > 0)
}

/// What the log says, and the thread that it is about.
fn name(closure: &Closure) -> (Gesture, Option<&ThreadKey>) {
    match closure {
        Closure::Thread(key, true) => (Gesture::CloseThread, Some(key)),
        Closure::Thread(key, false) => (Gesture::OpenThread, Some(key)),
        Closure::Review(key, true) => (Gesture::ReviewThread, Some(key)),
        Closure::Review(key, false) => (Gesture::TrustThread, Some(key)),
        Closure::Section(_, true) => (Gesture::CloseSection, None),
        Closure::Section(_, false) => (Gesture::OpenSection, None),
        Closure::Site(SiteStanding::Open) => (Gesture::OpenSite, None),
        Closure::Site(SiteStanding::AllToReview) => (Gesture::ReviewSite, None),
        Closure::Site(SiteStanding::ReadOnly) => (Gesture::CloseSite, None),
    }
}
