//! The outbox: events wait until they are deliveries, deliveries until they arrived or are dead.

use async_trait::async_trait;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::SqliteStore;
use super::facts::{self, Line};
use super::values::At;
use crate::domain::{BatchId, CommentId, ModeratorId, ReportId, SiteId};
use crate::store::{
    Actor, Addressee, Backlog, Delivery, DeliveryId, DeliveryKind, Event, EventId, Gesture, NewDelivery, Outbox,
    Result, StoredEvent, SubscriptionId,
};

/// A delivery's columns, in [`delivery`]'s order.
macro_rules! delivery_columns {
    () => {
        "id, site, kind, payload, attempts, last_error, made_at, not_before"
    };
}

statements! {
    EVENTS = "SELECT id, site, body, at FROM event ORDER BY id LIMIT ?1";
    TAKE_EVENT = "DELETE FROM event WHERE id = ?1 RETURNING site, batch";
    WAITS = "SELECT 1 FROM delivery WHERE site = ?1 AND kind = ?2 AND key = ?3 AND dead = 0 AND taken = 0";
    ADD = "INSERT INTO delivery (site, kind, key, payload, email, batch, made_at, not_before) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    DUE = concat!("SELECT ", delivery_columns!(), " FROM delivery WHERE dead = 0 AND not_before <= ?1 \
        ORDER BY not_before LIMIT ?2");
    TAKE = "UPDATE delivery SET taken = 1 WHERE id = ?1";
    NEXT_DUE = "SELECT not_before FROM delivery WHERE dead = 0 ORDER BY not_before LIMIT 1";
    DELIVERED = "DELETE FROM delivery WHERE id = ?1";
    FAILED = "UPDATE delivery SET attempts = attempts + 1, last_error = ?2, not_before = ?3, taken = 0 WHERE id = ?1";
    DIED = "UPDATE delivery SET attempts = attempts + 1, last_error = ?2, dead = 1 WHERE id = ?1";
    DEAD = concat!("SELECT ", delivery_columns!(), " FROM delivery WHERE site = ?1 AND dead = 1 \
        ORDER BY id DESC LIMIT ?2");
    REVIVE = "UPDATE delivery SET dead = 0, taken = 0, attempts = 0, not_before = ?3 \
        WHERE id = ?2 AND site = ?1 AND dead = 1";
    DROP_DEAD = "DELETE FROM delivery WHERE id = ?2 AND site = ?1 AND dead = 1";
    PENDING = concat!("SELECT ", delivery_columns!(), " FROM delivery WHERE site = ?1 AND kind = ?2 AND dead = 0 \
        ORDER BY not_before LIMIT ?3");
    COUNT_EVENTS = "SELECT count(*) FROM (SELECT 1 FROM event WHERE site = ?1 LIMIT 1000)";
    COUNT_PENDING = "SELECT count(*) FROM \
        (SELECT 1 FROM delivery WHERE site = ?1 AND kind = ?2 AND dead = 0 LIMIT 1000)";
    COUNT_DEAD = "SELECT count(*) FROM (SELECT 1 FROM delivery WHERE site = ?1 AND dead = 1 LIMIT 1000)";
    MODERATORS = "SELECT email, name, NULL, mail FROM moderator WHERE site = ?1 AND removed_at IS NULL ORDER BY id";
    MODERATOR = "SELECT email, name, NULL, NULL FROM moderator WHERE site = ?1 AND email = ?2 AND removed_at IS NULL";
    /// Those who wait for an answer to what this comment answers: not its own author, and not her whose question it
    /// answers, who is asked whether that is settled.
    SUBSCRIBERS = "SELECT s.email, s.name, s.id, NULL FROM comment c JOIN comment p ON p.id = c.parent \
        JOIN subscription s ON s.comment = p.id \
        WHERE c.id = ?2 AND c.site = ?1 AND c.state = 'published' AND s.confirmed_at IS NOT NULL \
        AND (c.email IS NULL OR s.email <> c.email) AND p.answer IS NOT c.id ORDER BY s.id";
    UNCHECKED = "SELECT 1 FROM comment WHERE id = ?2 AND site = ?1 AND unchecked = 1 AND state = 'published'";
    ASKER = "SELECT s.email, s.name, s.id, NULL FROM comment c JOIN subscription s ON s.comment = c.id \
        WHERE c.id = ?2 AND c.site = ?1 AND c.state = 'published' AND s.confirmed_at IS NOT NULL ORDER BY s.id";
    AUTHOR = "SELECT email, name, NULL, NULL FROM comment WHERE id = ?2 AND site = ?1 AND email IS NOT NULL \
        AND state IN ('refused', 'removed')";
    SUBSCRIBER = "SELECT email, name, id, NULL FROM subscription WHERE id = ?2 AND site = ?1 AND confirmed_at IS NULL";
    REPORTER = "SELECT email, name, NULL, NULL FROM report WHERE id = ?2 AND site = ?1 AND email IS NOT NULL";
    /// Somebody of whom nothing is kept is written nothing: the form cannot be used to molest others.
    PERSON = "SELECT ?2, '', NULL, NULL WHERE EXISTS (SELECT 1 FROM comment WHERE site = ?1 AND email = ?2) \
        OR EXISTS (SELECT 1 FROM subscription WHERE site = ?1 AND email = ?2) \
        OR EXISTS (SELECT 1 FROM report WHERE site = ?1 AND email = ?2)";
}

#[async_trait]
impl Outbox for SqliteStore {
    async fn note(&self, site: SiteId, event: Event, at: Timestamp) -> Result<()> {
        self.write(move |db| facts::note(db, site, &event, None, at)).await
    }

    async fn events(&self, limit: u32) -> Result<Vec<StoredEvent>> {
        self.read(move |db| {
            let mut events = Vec::new();
            let mut waiting = db.prepare_cached(EVENTS)?;
            let mut rows = waiting.query([limit])?;
            while let Some(row) = rows.next()? {
                events.push(StoredEvent {
                    id: row.get(0)?,
                    site: row.get(1)?,
                    event: serde_json::from_str(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?)?,
                    at: row.get::<_, At>(3)?.0,
                });
            }
            Ok(events)
        })
        .await
    }

    async fn expand(&self, events: Vec<(EventId, Vec<NewDelivery>)>, at: Timestamp) -> Result<()> {
        self.write(move |db| {
            let row = |row: &Row<'_>| Ok((row.get::<_, SiteId>(0)?, row.get::<_, Option<BatchId>>(1)?));
            for (event, deliveries) in &events {
                let taken = db.prepare_cached(TAKE_EVENT)?.query_row([event], row).optional()?;
                let Some((site, batch)) = taken else { continue };
                for delivery in deliveries {
                    add(db, site, batch, delivery, at)?;
                }
            }
            Ok(())
        })
        .await
    }

    async fn due(&self, now: Timestamp, limit: u32) -> Result<Vec<Delivery>> {
        let due = self.read(move |db| list(db, DUE, params![At(now), limit])).await?;
        if !due.is_empty() {
            let taken: Vec<DeliveryId> = due.iter().map(|delivery| delivery.id).collect();
            self.write(move |db| {
                let mut take = db.prepare_cached(TAKE)?;
                taken.iter().try_for_each(|id| take.execute([id]).map(drop))?;
                Ok(())
            })
            .await?;
        }
        Ok(due)
    }

    async fn next_due(&self) -> Result<Option<Timestamp>> {
        self.read(|db| {
            let next = db.prepare_cached(NEXT_DUE)?.query_row([], |row| row.get::<_, At>(0)).optional()?;
            Ok(next.map(|at| at.0))
        })
        .await
    }

    async fn delivered(&self, id: DeliveryId) -> Result<()> {
        self.write(move |db| {
            db.prepare_cached(DELIVERED)?.execute([id])?;
            Ok(())
        })
        .await
    }

    async fn failed(&self, id: DeliveryId, error: &str, retry_at: Option<Timestamp>) -> Result<()> {
        let error = error.to_owned();
        self.write(move |db| {
            match retry_at {
                Some(at) => db.prepare_cached(FAILED)?.execute(params![id, error, At(at)])?,
                None => db.prepare_cached(DIED)?.execute(params![id, error])?,
            };
            Ok(())
        })
        .await
    }

    async fn dead(&self, site: SiteId, limit: u32) -> Result<Vec<Delivery>> {
        self.read(move |db| list(db, DEAD, params![site, limit])).await
    }

    async fn revive(&self, site: SiteId, id: DeliveryId, at: Timestamp) -> Result<bool> {
        self.write(move |db| Ok(db.prepare_cached(REVIVE)?.execute(params![site, id, At(at)])? == 1)).await
    }

    async fn drop_dead(&self, site: SiteId, id: DeliveryId, by: ModeratorId, at: Timestamp) -> Result<bool> {
        self.write(move |db| {
            let dropped = db.prepare_cached(DROP_DEAD)?.execute(params![site, id])? == 1;
            if dropped {
                facts::log(db, site, Line::new(Actor::Moderator(by), Gesture::DropDelivery, at))?;
            }
            Ok(dropped)
        })
        .await
    }

    async fn pending(&self, site: SiteId, kind: DeliveryKind, limit: u32) -> Result<Vec<Delivery>> {
        self.read(move |db| list(db, PENDING, params![site, kind, limit])).await
    }

    async fn backlog(&self, site: SiteId) -> Result<Backlog> {
        self.read(move |db| {
            let count = |sql, params: &[&dyn rusqlite::ToSql]| -> Result<u32> {
                Ok(db.prepare_cached(sql)?.query_row(params, |row| row.get(0))?)
            };
            Ok(Backlog {
                events: count(COUNT_EVENTS, params![site])?,
                letters: count(COUNT_PENDING, params![site, DeliveryKind::Mail])?,
                calls: count(COUNT_PENDING, params![site, DeliveryKind::Hook])?,
                dead: count(COUNT_DEAD, params![site])?,
            })
        })
        .await
    }

    async fn addressees(&self, site: SiteId, event: &Event) -> Result<Vec<Addressee>> {
        let event = event.clone();
        self.read(move |db| addressees(db, site, &event)).await
    }
}

/// Adds a delivery, unless one with its key waits already. One that was begun may miss what happened since.
fn add(db: &Connection, site: SiteId, batch: Option<BatchId>, new: &NewDelivery, at: Timestamp) -> Result<()> {
    if let Some(key) = &new.key
        && db.prepare_cached(WAITS)?.exists(params![site, new.kind, key])?
    {
        return Ok(());
    }
    // What is told together with others is not withdrawn with one of them.
    let batch = batch.filter(|_| new.key.is_none());
    db.prepare_cached(ADD)?.execute(params![
        site,
        new.kind,
        new.key,
        new.payload,
        new.to,
        batch,
        At(at),
        At(new.not_before)
    ])?;
    Ok(())
}

fn list(db: &Connection, sql: &str, params: &[&dyn rusqlite::ToSql]) -> Result<Vec<Delivery>> {
    Ok(db.prepare_cached(sql)?.query_map(params, delivery)?.collect::<rusqlite::Result<_>>()?)
}

/// A row of [`delivery_columns`].
fn delivery(row: &Row<'_>) -> rusqlite::Result<Delivery> {
    Ok(Delivery {
        id: row.get(0)?,
        site: row.get(1)?,
        kind: row.get(2)?,
        payload: row.get(3)?,
        attempts: row.get(4)?,
        last_error: row.get(5)?,
        made_at: row.get::<_, At>(6)?.0,
        not_before: row.get::<_, At>(7)?.0,
    })
}

/// Whom an event concerns.
fn addressees(db: &Connection, site: SiteId, event: &Event) -> Result<Vec<Addressee>> {
    let moderators = || people(db, MODERATORS, "moderator", params![site]);
    let of_comment = |sql, role, comment: &CommentId| people(db, sql, role, params![site, comment]);
    // What one of them has looked at meanwhile is no news.
    let unchecked = |comment: &CommentId| match db.prepare_cached(UNCHECKED)?.exists(params![site, comment])? {
        true => moderators(),
        false => Ok(Vec::new()),
    };
    let reporter = |report: &ReportId| people(db, REPORTER, "reporter", params![site, report]);
    match event {
        Event::Waiting { .. } | Event::Flooded { .. } => moderators(),
        Event::Published { comment } => {
            Ok([unchecked(comment)?, of_comment(SUBSCRIBERS, "subscriber", comment)?].concat())
        }
        Event::Edited { comment } => unchecked(comment),
        Event::Changed { .. } => Ok(Vec::new()),
        Event::Declined { comment } => of_comment(AUTHOR, "author", comment),
        Event::ConfirmationWanted { subscription } => people(db, SUBSCRIBER, "subscriber", params![site, subscription]),
        Event::Answered { question, .. } => of_comment(ASKER, "author", question),
        Event::Reported { report } => Ok([moderators()?, reporter(report)?].concat()),
        Event::ReportDecided { report, .. } => reporter(report),
        Event::DeviceWanted { email } => people(db, MODERATOR, "moderator", params![site, email]),
        Event::DataWanted { email } => people(db, PERSON, "person", params![site, email]),
    }
}

fn people(db: &Connection, sql: &str, role: &'static str, params: &[&dyn rusqlite::ToSql]) -> Result<Vec<Addressee>> {
    let row = |row: &Row<'_>| {
        Ok(Addressee {
            email: row.get(0)?,
            name: row.get(1)?,
            role,
            subscription: row.get::<_, Option<SubscriptionId>>(2)?,
            mail: row.get(3)?,
        })
    };
    Ok(db.prepare_cached(sql)?.query_map(params, row)?.collect::<rusqlite::Result<_>>()?)
}
