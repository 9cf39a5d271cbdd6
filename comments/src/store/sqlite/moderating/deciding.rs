//! Decisions about comments, and taking them back.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::super::facts::{self, Line};
use super::super::keeping::erasures;
use super::super::values::At;
use super::{learning, replying};
use crate::domain::{Action, BatchId, CommentId, Illegal, ModeratorId, Reason, ReportId, SiteId, State, ThreadKey};
use crate::store::{
    Actor, Changed, Decided, Decision, Event, Gesture, ReportDecision, ReportVerdict, Result, SubscriptionId,
};

statements! {
    OPEN_BATCH = "INSERT INTO batch (site, at) VALUES (?1, ?2)";
    STANDS = "SELECT t.key, c.state, c.shown, c.state_since, c.published_at, c.reason, c.note, c.pinned, c.official, \
        c.emptied, c.written_at, c.unchecked, c.text_at \
        FROM comment c JOIN thread t ON t.id = c.thread WHERE c.id = ?2 AND c.site = ?1";
    SET = "UPDATE comment SET state = ?2, state_since = ?3, shown = ?4, published_at = ?5, reason = ?6, note = ?7, \
        pinned = ?8, unchecked = ?9 WHERE id = ?1";
    KEEP_ITEM = "INSERT INTO batch_item (batch, comment, before, after) VALUES (?1, ?2, ?3, ?4)";
    UNCONFIRMED = "SELECT id FROM subscription WHERE comment = ?1 AND confirmed_at IS NULL";
    UNDO_BATCH = "UPDATE batch SET undone_at = ?3 WHERE id = ?2 AND site = ?1 AND undone_at IS NULL RETURNING at";
    ITEMS = "SELECT comment, before, after FROM batch_item WHERE batch = ?1 ORDER BY comment";
    DECIDED_LATER = "SELECT 1 FROM batch_item i JOIN batch b ON b.id = i.batch \
        WHERE i.comment = ?2 AND i.batch > ?1 AND b.undone_at IS NULL";
    WITHDRAW_EVENTS = "DELETE FROM event WHERE batch = ?1";
    /// A letter that is being sent cannot be called back.
    WITHDRAW_MAIL = "DELETE FROM delivery WHERE batch = ?1 AND kind = 'mail' AND taken = 0";
    DECIDE_REPORT = "UPDATE report SET decision = ?3, decided_at = ?4, moderator = ?5 \
        WHERE id = ?2 AND site = ?1 AND decision IS NULL RETURNING comment";
    STANDING = "SELECT state FROM comment WHERE site = ?1 AND id = ?2";
    DECIDE_OTHERS = "UPDATE report SET decision = ?3, decided_at = ?4, moderator = ?5 \
        WHERE site = ?1 AND comment = ?2 AND decision IS NULL RETURNING id";
}

/// For how long readers are shown again what a decision took from them by undoing it; afterwards that is a restoration, which
/// says why.
const SHOWN_AGAIN_WITHIN: SignedDuration = SignedDuration::from_hours(1);

/// A comment as a decision finds it, and as undoing the decision leaves it. Times are as stored.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Before {
    thread: ThreadKey,
    state: State,
    shown: bool,
    since: i64,
    published_at: Option<i64>,
    reason: Option<Reason>,
    note: String,
    pinned: bool,
    official: bool,
    emptied: bool,
    written_at: i64,
    /// Whether it is shown, and no moderator has looked at it.
    #[serde(default)]
    unchecked: bool,
    /// When its author last changed the text.
    #[serde(default)]
    text_at: Option<i64>,
    /// What it had taught.
    lesson: Option<bool>,
}

impl Before {
    fn text_changed_after(&self, moment: i64) -> bool {
        self.text_at.is_some_and(|changed| changed > moment)
    }
}

/// What happens to one comment, and with which others.
#[derive(Clone, Copy)]
struct Step<'a> {
    site: SiteId,
    batch: BatchId,
    by: Actor,
    at: Timestamp,
    action: &'a Action,
    teach: bool,
}

/// Decides about each comment by itself.
pub(super) fn decide(db: &Connection, site: SiteId, decision: &Decision) -> Result<Decided> {
    let Decision { comments, action, by, teach, seen, at } = decision;
    db.prepare_cached(OPEN_BATCH)?.execute(params![site, At(*at)])?;
    let batch = BatchId(db.last_insert_rowid());
    let mut decided = Decided { batch, changed: Vec::new(), refused: Vec::new() };
    let comments: BTreeSet<CommentId> = comments.iter().take(200).copied().collect();
    for comment in comments {
        let Some(before) = stands(db, site, comment)? else {
            decided.refused.push((comment, Illegal::Transition));
            continue;
        };
        let action = &*action.fitting(before.state, before.shown);
        match before.state.after(before.shown, action) {
            Err(illegal) => decided.refused.push((comment, illegal)),
            // What was emptied has nothing to show, nor to teach.
            Ok(_) if before.emptied => decided.refused.push((comment, Illegal::Transition)),
            // It would show what nobody has read.
            Ok(_) if action.shows() && before.text_changed_after(seen.as_microsecond()) => {
                decided.refused.push((comment, Illegal::Changed));
            }
            // Somebody looked at it before.
            Ok(_) if *action == Action::Approve && !before.unchecked => {
                decided.refused.push((comment, Illegal::Transition));
            }
            Ok(to) => {
                let step = Step { site, batch, by: *by, at: *at, action, teach: *teach };
                apply(db, step, comment, &before, to)?;
                decided.changed.push(Changed { id: comment, thread: before.thread, from: before.state, to });
            }
        }
    }
    Ok(decided)
}

fn stands(db: &Connection, site: SiteId, comment: CommentId) -> Result<Option<Before>> {
    let row = |row: &Row<'_>| {
        Ok(Before {
            thread: row.get(0)?,
            state: row.get(1)?,
            shown: row.get(2)?,
            since: row.get(3)?,
            published_at: row.get(4)?,
            reason: row.get(5)?,
            note: row.get(6)?,
            pinned: row.get(7)?,
            official: row.get(8)?,
            emptied: row.get(9)?,
            written_at: row.get(10)?,
            unchecked: row.get(11)?,
            text_at: row.get(12)?,
            lesson: None,
        })
    };
    let Some(before) = db.prepare_cached(STANDS)?.query_row(params![site, comment], row).optional()? else {
        return Ok(None);
    };
    Ok(Some(Before { lesson: learning::lesson(db, comment)?, ..before }))
}

fn apply(db: &Connection, step: Step<'_>, comment: CommentId, before: &Before, to: State) -> Result<()> {
    let Step { site, batch, by, at, action, teach } = step;
    let published = to == State::Published;
    let (reason, note) = match action {
        Action::Refuse { reason, note } | Action::Remove { reason, note } => (Some(*reason), note.as_str()),
        Action::Publish | Action::Approve | Action::Restore { .. } => (None, ""),
        Action::MarkSpam | Action::Hold | Action::Delete => (before.reason, before.note.as_str()),
    };
    db.prepare_cached(SET)?.execute(params![
        comment,
        to,
        At(at),
        before.shown || published,
        before.published_at.or_else(|| published.then(|| at.as_microsecond())),
        reason,
        note,
        published && before.pinned,
        false,
    ])?;
    db.prepare_cached(KEEP_ITEM)?.execute(params![batch, comment, serde_json::to_string(before)?, to])?;

    match action {
        Action::Delete => {
            erasures::record(db, site, None, vec![(comment, before.written_at)], at)?;
            facts::empty(db, comment)?;
        }
        Action::Publish | Action::Approve | Action::Restore { .. } if teach => {
            learning::teach(db, site, comment, Some(false))?
        }
        Action::MarkSpam if teach => learning::teach(db, site, comment, Some(true))?,
        _ => {}
    }
    if before.official {
        replying::follow(db, comment, published, at)?;
    }
    let why = match action {
        Action::Restore { why, .. } => why.as_str(),
        Action::Refuse { .. } | Action::Remove { .. } => note,
        _ => "",
    };
    let reason = reason.filter(|_| matches!(action, Action::Refuse { .. } | Action::Remove { .. }));
    facts::log(
        db,
        site,
        Line {
            comment: Some(comment),
            thread: Some(&before.thread),
            reason,
            why,
            batch: Some(batch),
            ..Line::new(by, gesture(action), at)
        },
    )?;
    tell(db, step, comment, before, to)
}

/// What the log says of an action.
fn gesture(action: &Action) -> Gesture {
    match action {
        Action::Publish => Gesture::Publish,
        Action::Approve => Gesture::Approve,
        Action::Refuse { .. } => Gesture::Refuse,
        Action::Remove { .. } => Gesture::Remove,
        Action::MarkSpam => Gesture::MarkSpam,
        Action::Restore { .. } => Gesture::Restore,
        Action::Hold => Gesture::Hold,
        Action::Delete => Gesture::Delete,
    }
}

/// Notes who has to hear of the change.
fn tell(db: &Connection, step: Step<'_>, comment: CommentId, before: &Before, to: State) -> Result<()> {
    let note = |event: &Event| facts::note(db, step.site, event, Some(step.batch), step.at);
    match to {
        State::Published if !before.shown => {
            note(&Event::Published { comment })?;
            // The filter had kept the question for itself.
            if before.state == State::Spam {
                for subscription in unconfirmed(db, comment)? {
                    note(&Event::ConfirmationWanted { subscription })?;
                }
            }
        }
        State::Refused | State::Removed => note(&Event::Declined { comment })?,
        State::Pending => note(&Event::Waiting { comment })?,
        State::Published | State::Spam | State::Deleted => {}
    }
    // What stands as it was is news to nobody.
    if before.shown && *step.action != Action::Approve {
        note(&Event::Changed { thread: before.thread.clone() })?;
    }
    Ok(())
}

fn unconfirmed(db: &Connection, comment: CommentId) -> Result<Vec<SubscriptionId>> {
    let mut subscriptions = db.prepare_cached(UNCONFIRMED)?;
    Ok(subscriptions.query_map([comment], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Takes a batch back, once.
pub(super) fn undo(db: &Connection, site: SiteId, batch: BatchId, by: ModeratorId, at: Timestamp) -> Result<Decided> {
    let mut decided = Decided { batch, changed: Vec::new(), refused: Vec::new() };
    let open = db.prepare_cached(UNDO_BATCH)?.query_row(params![site, batch, At(at)], |row| row.get(0)).optional()?;
    let Some(made_at) = open else { return Ok(decided) };
    db.prepare_cached(WITHDRAW_EVENTS)?.execute([batch])?;
    db.prepare_cached(WITHDRAW_MAIL)?.execute([batch])?;
    for (comment, before, after) in items(db, batch)? {
        let shows_again = before.state == State::Published && after != State::Published;
        let is_late = shows_again && at.as_microsecond() - made_at > SHOWN_AGAIN_WITHIN.as_secs() * 1_000_000;
        if is_late || !stands_as_left(db, site, batch, comment, after, made_at)? {
            decided.refused.push((comment, Illegal::Transition));
            continue;
        }
        take_back(db, site, batch, comment, &before, by, at)?;
        decided.changed.push(Changed { id: comment, thread: before.thread, from: after, to: before.state });
    }
    Ok(decided)
}

fn items(db: &Connection, batch: BatchId) -> Result<Vec<(CommentId, Before, State)>> {
    let row = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?));
    let mut items = db.prepare_cached(ITEMS)?;
    items
        .query_map([batch], row)?
        .map(|item| {
            let (comment, before, after) = item?;
            Ok((comment, serde_json::from_str(&before)?, after))
        })
        .collect()
}

/// Whether nobody decided about the comment since, nor changed its text; what was deleted does not come back.
fn stands_as_left(
    db: &Connection,
    site: SiteId,
    batch: BatchId,
    comment: CommentId,
    after: State,
    made_at: i64,
) -> Result<bool> {
    let Some(now) = stands(db, site, comment)? else { return Ok(false) };
    Ok(now.state == after
        && now.since == made_at
        && !now.emptied
        && !now.text_changed_after(made_at)
        && !db.prepare_cached(DECIDED_LATER)?.exists(params![batch, comment])?)
}

fn take_back(
    db: &Connection,
    site: SiteId,
    batch: BatchId,
    comment: CommentId,
    before: &Before,
    by: ModeratorId,
    at: Timestamp,
) -> Result<()> {
    let Before { thread, state, shown, since, published_at, reason, note, pinned, official, unchecked, lesson, .. } =
        before;
    let stands = params![comment, state, since, shown, published_at, reason, note, pinned, unchecked];
    db.prepare_cached(SET)?.execute(stands)?;
    learning::teach(db, site, comment, *lesson)?;
    if *official {
        replying::follow(db, comment, *state == State::Published, at)?;
    }
    let line = Line::new(Actor::Moderator(by), Gesture::Undo, at);
    facts::log(db, site, Line { comment: Some(comment), thread: Some(thread), batch: Some(batch), ..line })?;
    facts::note(db, site, &Event::Changed { thread: thread.clone() }, None, at)
}

/// Decides a report, once, and what becomes of its comment.
pub(super) fn decide_report(
    db: &Connection,
    site: SiteId,
    report: ReportId,
    verdict: &ReportVerdict,
    by: ModeratorId,
    seen: Timestamp,
    at: Timestamp,
) -> Result<Option<Vec<Changed>>> {
    let (decision, why) = match verdict {
        ReportVerdict::Remove { .. } => (ReportDecision::Upheld, ""),
        ReportVerdict::Keep { why, .. } => (ReportDecision::Dismissed, why.as_str()),
    };
    let decided = params![site, report, decision, At(at), by];
    let found = db.prepare_cached(DECIDE_REPORT)?.query_row(decided, |row| row.get(0)).optional()?;
    let Some(comment) = found else { return Ok(None) };
    report_decided(db, site, report, comment, (decision, why), by, at)?;
    facts::checked(db, comment, seen)?;
    if !matches!(verdict, ReportVerdict::Keep { all: false, .. }) {
        for other in decide_others(db, site, comment, decision, by, at)? {
            report_decided(db, site, other, comment, (decision, why), by, at)?;
        }
    }
    let ReportVerdict::Remove { reason, note } = verdict else { return Ok(Some(Vec::new())) };
    let state: Option<State> =
        db.prepare_cached(STANDING)?.query_row(params![site, comment], |row| row.get(0)).optional()?;
    if !matches!(state, Some(State::Published | State::Pending)) {
        // What is out of sight already stays where it is.
        return Ok(Some(Vec::new()));
    }
    let action = Action::Remove { reason: *reason, note: note.clone() };
    let removal = Decision { comments: vec![comment], action, by: Actor::Moderator(by), teach: false, seen, at };
    Ok(Some(decide(db, site, &removal)?.changed))
}

/// Decides every report of a comment that is not decided yet.
fn decide_others(
    db: &Connection,
    site: SiteId,
    comment: CommentId,
    decision: ReportDecision,
    by: ModeratorId,
    at: Timestamp,
) -> Result<Vec<ReportId>> {
    let mut decide = db.prepare_cached(DECIDE_OTHERS)?;
    let others = decide.query_map(params![site, comment, decision, At(at), by], |row| row.get(0))?;
    Ok(others.collect::<rusqlite::Result<_>>()?)
}

/// Notes a decision in the log, and has whoever reported the comment told.
fn report_decided(
    db: &Connection,
    site: SiteId,
    report: ReportId,
    comment: CommentId,
    (decision, why): (ReportDecision, &str),
    by: ModeratorId,
    at: Timestamp,
) -> Result<()> {
    let what = match decision {
        ReportDecision::Upheld => Gesture::ReportUpheld,
        ReportDecision::Dismissed => Gesture::ReportDismissed,
    };
    let logged = if why.is_empty() { report.to_string() } else { format!("{report} — {why}") };
    let line = Line::new(Actor::Moderator(by), what, at);
    facts::log(db, site, Line { comment: Some(comment), why: &logged, ..line })?;
    facts::note(db, site, &Event::ReportDecided { report, why: why.to_owned() }, None, at)
}
