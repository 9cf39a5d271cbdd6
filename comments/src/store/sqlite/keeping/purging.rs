//! Retention, in small steps: those who write meanwhile wait for one of them at most.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, Row, ToSql, params};

use super::super::values::At;
use super::super::{SqliteStore, facts};
use crate::domain::{CommentId, SiteId, State};
use crate::store::{Purged, Result, Retention, SubscriptionId};

statements! {
    CONNECTIONS = "DELETE FROM connection WHERE comment IN \
        (SELECT comment FROM connection WHERE site = ?1 AND at < ?2 LIMIT ?3)";
    REPORT_CONNECTIONS = "DELETE FROM report_connection WHERE report IN \
        (SELECT report FROM report_connection WHERE site = ?1 AND at < ?2 LIMIT ?3)";
    COMMENTS = "SELECT id FROM comment WHERE site = ?1 AND state = ?4 AND state_since < ?2 \
        AND emptied = 0 AND state <> 'published' LIMIT ?3";
    UNCONFIRMED = "SELECT id, comment FROM subscription WHERE site = ?1 AND asked_at < ?2 AND confirmed_at IS NULL LIMIT ?3";
    FORGET_SUBSCRIPTION = "DELETE FROM subscription WHERE id = ?1";
    FORGET_UNCONFIRMED = "UPDATE comment SET email = NULL WHERE id = ?1 AND email IS NOT NULL AND NOT EXISTS \
        (SELECT 1 FROM confirmed_email k WHERE k.site = comment.site AND k.email = comment.email)";
    REPORTS = "UPDATE report SET name = '', email = NULL, explanation = '', emptied = 1 WHERE id IN \
        (SELECT id FROM report WHERE site = ?1 AND decided_at < ?2 AND decision IS NOT NULL AND emptied = 0 LIMIT ?3)";
    LINKS = "DELETE FROM used_link WHERE (site, link) IN \
        (SELECT site, link FROM used_link WHERE site = ?1 AND expires < ?2 LIMIT ?3)";
    SESSIONS = "DELETE FROM session WHERE token IN (SELECT token FROM session WHERE expires < ?2 LIMIT ?3)";
    SAID = "UPDATE comment SET said = NULL, form = NULL WHERE id IN \
        (SELECT id FROM comment WHERE site = ?1 AND state_since < ?2 AND emptied = 1 AND said IS NOT NULL LIMIT ?3)";
    BATCHES = "DELETE FROM batch WHERE id IN (SELECT id FROM batch WHERE site = ?1 AND at < ?2 LIMIT ?3)";
    NEXT_EMAIL = "SELECT email FROM comment WHERE site = ?1 AND email > ?2 ORDER BY email LIMIT 1";
    STILL_USED = "SELECT 1 FROM comment WHERE site = ?1 AND email = ?2 AND written_at >= ?3";
    FORGET_EMAIL = "UPDATE comment SET email = NULL WHERE site = ?1 AND email = ?2";
    UNSUBSCRIBE = "DELETE FROM subscription WHERE site = ?1 AND email = ?2";
    UNCONFIRM = "DELETE FROM confirmed_email WHERE site = ?1 AND email = ?2";
}

/// How many rows a step takes.
const STEP: u32 = 200;
/// How long texts that are gone, and decisions, can still be recognised: longer than any of them is asked for.
const RECENTLY: SignedDuration = SignedDuration::from_hours(31 * 24);

/// Deletes what was kept long enough.
pub(super) async fn purge(store: &SqliteStore, site: SiteId, retention: Retention, now: Timestamp) -> Result<Purged> {
    let before = |kept: SignedDuration| now.checked_sub(kept).unwrap_or(Timestamp::MIN);
    let delete = |sql: &'static str, before| delete(store, sql, site, before);
    let mut purged = Purged {
        connections: delete(CONNECTIONS, before(retention.connections)).await?
            + delete(REPORT_CONNECTIONS, before(retention.connections)).await?,
        subscriptions: forget_unconfirmed(store, site, before(retention.unconfirmed)).await?,
        ..Purged::default()
    };
    let states = [
        (State::Refused, retention.refused),
        (State::Removed, retention.removed),
        (State::Spam, retention.spam),
        (State::Pending, retention.pending),
    ];
    for (state, kept) in states.into_iter().filter_map(|(state, kept)| Some((state, kept?))) {
        purged.comments += empty(store, site, state, before(kept)).await?;
    }
    if let Some(kept) = retention.reports {
        purged.reports = delete(REPORTS, before(kept)).await?;
    }
    if let Some(kept) = retention.emails {
        purged.emails = forget_emails(store, site, before(kept)).await?;
    }
    for (sql, before) in [(LINKS, now), (SESSIONS, now), (SAID, before(RECENTLY)), (BATCHES, before(RECENTLY))] {
        delete(sql, before).await?;
    }
    Ok(purged)
}

/// Runs a statement in steps until nothing is left.
async fn delete(store: &SqliteStore, sql: &'static str, site: SiteId, before: Timestamp) -> Result<u32> {
    in_steps(store, move |db| {
        let step: &[&dyn ToSql] = params![site, At(before), STEP];
        let mut delete = db.prepare_cached(sql)?;
        // Sessions are of all sites: their statement does not ask which.
        let deleted = delete.execute(step)?;
        Ok(u32::try_from(deleted).unwrap_or(u32::MAX))
    })
    .await
}

/// Empties comments that have been in `state` since before `before`.
async fn empty(store: &SqliteStore, site: SiteId, state: State, before: Timestamp) -> Result<u32> {
    in_steps(store, move |db| {
        let mut old = db.prepare_cached(COMMENTS)?;
        let old: Vec<CommentId> = old
            .query_map(params![site, At(before), STEP, state], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        old.iter().try_for_each(|comment| facts::empty(db, *comment))?;
        Ok(u32::try_from(old.len()).unwrap_or(u32::MAX))
    })
    .await
}

/// Forgets wishes to hear of an answer that nobody confirmed. Whoever got the letter and wrote nothing was promised that her
/// address goes with it: unless she confirmed it another time, it is not kept with the comment either.
async fn forget_unconfirmed(store: &SqliteStore, site: SiteId, before: Timestamp) -> Result<u32> {
    in_steps(store, move |db| {
        let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let mut unconfirmed = db.prepare_cached(UNCONFIRMED)?;
        let unconfirmed: Vec<(SubscriptionId, CommentId)> =
            unconfirmed.query_map(params![site, At(before), STEP], row)?.collect::<rusqlite::Result<_>>()?;
        for (subscription, comment) in &unconfirmed {
            db.prepare_cached(FORGET_UNCONFIRMED)?.execute([comment])?;
            db.prepare_cached(FORGET_SUBSCRIPTION)?.execute([subscription])?;
        }
        Ok(u32::try_from(unconfirmed.len()).unwrap_or(u32::MAX))
    })
    .await
}

async fn in_steps(
    store: &SqliteStore,
    step: impl Fn(&Connection) -> Result<u32> + Clone + Send + 'static,
) -> Result<u32> {
    let mut all = 0;
    loop {
        let step = step.clone();
        let done = store.write(move |db| step(db)).await?;
        all += done;
        if done < STEP {
            return Ok(all);
        }
    }
}

/// Forgets addresses under which nothing was written since `before`. An answer that comes later is told to nobody: a wish
/// to hear of it keeps no address for ever.
async fn forget_emails(store: &SqliteStore, site: SiteId, before: Timestamp) -> Result<u32> {
    let (mut last, mut forgotten) = (String::new(), 0);
    loop {
        let from = std::mem::take(&mut last);
        let (next, count) = store.write(move |db| forget_some_emails(db, site, &from, before)).await?;
        forgotten += count;
        match next {
            Some(next) => last = next,
            None => return Ok(forgotten),
        }
    }
}

/// One step from the address after `last`: the address where the next begins, and how many were forgotten.
fn forget_some_emails(db: &Connection, site: SiteId, last: &str, before: Timestamp) -> Result<(Option<String>, u32)> {
    use rusqlite::OptionalExtension;
    let (mut last, mut forgotten) = (last.to_owned(), 0);
    for _ in 0..STEP {
        let next = db.prepare_cached(NEXT_EMAIL)?.query_row(params![site, last], |row| row.get(0)).optional()?;
        let Some(email) = next else { return Ok((None, forgotten)) };
        last = email;
        if !db.prepare_cached(STILL_USED)?.exists(params![site, last, At(before)])? {
            for sql in [FORGET_EMAIL, UNSUBSCRIBE, UNCONFIRM] {
                db.prepare_cached(sql)?.execute(params![site, last])?;
            }
            forgotten += 1;
        }
    }
    Ok((Some(last), forgotten))
}
