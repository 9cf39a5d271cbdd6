//! What readers write.

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::SqliteStore;
use super::accounts;
use super::facts::{self, Line, Of};
use super::keeping::erasures;
use super::moderating::learning;
use super::values::At;
use crate::domain::{CommentId, Digest, Question, ReportId, SiteId, State, ThreadKey, names};
use crate::store::{
    Actor, Edit, Edited, Event, Filed, Gesture, Lessons, MOST_REPORTS, NewComment, NewReport, OwnComment, Result,
    Settled, Submitted, Subscribed, SubscriptionId, TokenCount, Writing,
};

statements! {
    SAID = "SELECT id, written_at, form IS ?3, state FROM comment WHERE thread = ?1 AND said = ?2 ORDER BY id DESC LIMIT 1";
    PARENT = "SELECT written_at FROM comment WHERE id = ?2 AND site = ?1 AND thread = ?3 AND state = 'published'";
    ADD_COMMENT = "INSERT INTO comment (site, thread, parent, state, state_since, shown, written_at, published_at, \
        question, waiting_since, score, signals, own_token, name, email, html, markdown, said, form, unchecked) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?6)";
    SUBSCRIBE = "INSERT INTO subscription (site, comment, email, name, sentence, notice, asked_at) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    ASKED_LATELY = "SELECT count(*) FROM subscription \
        WHERE site = ?1 AND email = ?2 AND asked_at > ?3 AND confirmed_at IS NULL";
    OWN = "SELECT c.id, t.key, c.state, c.name, c.markdown, c.written_at, c.own_token, c.email, \
        EXISTS (SELECT 1 FROM subscription s WHERE s.comment = c.id AND s.confirmed_at IS NOT NULL) \
        FROM comment c JOIN thread t ON t.id = c.thread WHERE c.id = ?2 AND c.site = ?1 AND c.state <> 'deleted'";
    STANDS = "SELECT t.key, c.state, c.name, c.written_at FROM comment c JOIN thread t ON t.id = c.thread \
        WHERE c.id = ?2 AND c.site = ?1 AND c.state <> 'deleted' AND c.official = 0 AND c.emptied = 0";
    EDIT = "UPDATE comment SET markdown = ?2, html = ?3, score = ?4, signals = ?5, text_at = ?6, \
        edited_at = CASE shown WHEN 1 THEN ?6 END, unchecked = state = 'published' WHERE id = ?1";
    SET_STATE = "UPDATE comment SET state = ?2, state_since = ?3 WHERE id = ?1";
    SHOWN = "SELECT 1 FROM comment WHERE id = ?2 AND site = ?1 AND state = 'published'";
    LIKE_IT = "SELECT count(*) FROM report WHERE site = ?1 AND comment = ?2 AND decision IS NULL AND reason = ?3";
    ADD_REPORT = "INSERT INTO report (site, comment, reason, explanation, name, email, at) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    SUBSCRIPTION = "SELECT s.email, t.key FROM subscription s JOIN comment c ON c.id = s.comment \
        JOIN thread t ON t.id = c.thread WHERE s.id = ?2 AND s.site = ?1";
    ANSWER = "SELECT c.id, c.answer FROM subscription s JOIN comment c ON c.id = s.comment \
        JOIN comment r ON r.id = c.answer WHERE s.id = ?2 AND s.site = ?1 \
        AND c.state = 'published' AND c.question = 'answered' AND r.state = 'published'";
    CONFIRM = "UPDATE subscription SET confirmed_at = ?2 WHERE id = ?1 AND confirmed_at IS NULL";
    CONFIRM_EMAIL = "INSERT INTO confirmed_email (site, email, at) VALUES (?1, ?2, ?3) \
        ON CONFLICT (site, email) DO NOTHING";
    UNSUBSCRIBE = "DELETE FROM subscription WHERE id = ?2 AND site = ?1";
    QUESTION = "SELECT t.key, c.question FROM comment c JOIN thread t ON t.id = c.thread \
        WHERE c.id = ?2 AND c.site = ?1 AND c.state = 'published' AND c.question IN ('answered', 'settled', 'reopened')";
    SETTLE = "UPDATE comment SET question = ?2, waiting_since = ?3 WHERE id = ?1";
    CONFIRMED_EMAIL = "SELECT 1 FROM confirmed_email WHERE site = ?1 AND email = ?2";
    APPROVED = "SELECT count(*) FROM comment WHERE site = ?1 AND email = ?2 AND state = 'published'";
    LEARNT = "SELECT ham, spam FROM site WHERE id = ?1";
    TOKEN = "SELECT ham, spam FROM token WHERE site = ?1 AND token = ?2";
    USE_LINK = "INSERT INTO used_link (site, link, expires) VALUES (?1, ?2, ?3) ON CONFLICT (site, link) DO NOTHING";
}

#[async_trait]
impl Writing for SqliteStore {
    async fn submit(&self, site: SiteId, comment: NewComment) -> Result<Submitted> {
        self.write(move |db| submit(db, site, &comment)).await
    }

    async fn own(&self, site: SiteId, comment: CommentId, token: Digest) -> Result<Option<OwnComment>> {
        self.read(move |db| {
            let row = |row: &Row<'_>| Ok((own_comment(row)?, row.get::<_, Option<Digest>>(6)?));
            let found = db.prepare_cached(OWN)?.query_row(params![site, comment], row).optional()?;
            // Both are keyed digests: how long the comparison takes tells nothing of the token.
            Ok(found.and_then(|(own, kept)| (kept == Some(token)).then_some(own)))
        })
        .await
    }

    async fn edit(&self, site: SiteId, edit: Edit) -> Result<Edited> {
        self.write(move |db| self::edit(db, site, &edit)).await
    }

    async fn delete(&self, site: SiteId, comment: CommentId, at: Timestamp) -> Result<Edited> {
        self.write(move |db| delete(db, site, comment, at)).await
    }

    async fn report(&self, site: SiteId, report: NewReport) -> Result<Filed> {
        self.write(move |db| self::report(db, site, &report)).await
    }

    async fn confirm(&self, site: SiteId, subscription: SubscriptionId, at: Timestamp) -> Result<Subscribed> {
        self.write(move |db| {
            let row = |row: &Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, ThreadKey>(1)?));
            let found = db.prepare_cached(SUBSCRIPTION)?.query_row(params![site, subscription], row).optional()?;
            let Some((email, thread)) = found else { return Ok(Subscribed::Gone) };
            let is_first = db.prepare_cached(CONFIRM)?.execute(params![subscription, At(at)])? > 0;
            db.prepare_cached(CONFIRM_EMAIL)?.execute(params![site, email, At(at)])?;
            if is_first {
                tell_answer(db, site, subscription, at)?;
            }
            Ok(Subscribed::Confirmed(thread))
        })
        .await
    }

    async fn unsubscribe(&self, site: SiteId, subscription: SubscriptionId, _at: Timestamp) -> Result<()> {
        self.write(move |db| {
            db.prepare_cached(UNSUBSCRIBE)?.execute(params![site, subscription])?;
            Ok(())
        })
        .await
    }

    async fn settle(&self, site: SiteId, comment: CommentId, settled: bool, at: Timestamp) -> Result<Settled> {
        self.write(move |db| settle(db, site, comment, settled, at)).await
    }

    async fn approved(&self, site: SiteId, email: &str) -> Result<u32> {
        let email = email.to_owned();
        self.read(move |db| {
            if !db.prepare_cached(CONFIRMED_EMAIL)?.exists(params![site, email])? {
                return Ok(0);
            }
            Ok(db.prepare_cached(APPROVED)?.query_row(params![site, email], |row| row.get(0))?)
        })
        .await
    }

    async fn lessons(&self, site: SiteId, tokens: Vec<String>) -> Result<Lessons> {
        self.read(move |db| {
            let row = |row: &Row<'_>| Ok(TokenCount { ham: row.get(0)?, spam: row.get(1)? });
            let all = db.prepare_cached(LEARNT)?.query_row([site], row).optional()?.unwrap_or_default();
            let mut one = db.prepare_cached(TOKEN)?;
            // A message has dozens of words: none is looked for in vain.
            let each = tokens
                .iter()
                .filter(|_| all.has_taught_enough())
                .map(|token| Ok(one.query_row(params![site, token], row).optional()?.unwrap_or_default()))
                .collect::<Result<_>>()?;
            let moderators = accounts::names(db, site)?.iter().map(|name| names::look(name)).collect();
            Ok(Lessons { all, each, blocked_words: learning::blocked_words(db, site)?, moderators })
        })
        .await
    }

    async fn use_link(&self, site: SiteId, link: Digest, expires: Timestamp) -> Result<bool> {
        self.write(move |db| Ok(db.prepare_cached(USE_LINK)?.execute(params![site, link, At(expires)])? == 1)).await
    }
}

fn submit(db: &Connection, site: SiteId, new: &NewComment) -> Result<Submitted> {
    let thread = facts::thread(db, site, &new.thread)?;
    match said(db, thread, new)? {
        Some(Said { comment, state, same_form: true, .. }) => return Ok(Submitted::Again(comment, state)),
        // Who deleted what she said may say it again.
        Some(Said { state: State::Deleted, .. }) => {}
        Some(Said { at, .. }) if new.at.duration_since(at) < new.duplicate_window => return Ok(Submitted::Duplicate),
        _ => {}
    }
    let Some(at) = moment(db, site, thread, new)? else { return Ok(Submitted::ParentGone) };

    let id = add_comment(db, site, thread, new, at)?;
    facts::keep_connection(db, site, Of::Comment(id), &new.connection, new.at)?;
    subscribe(db, site, id, new)?;
    match new.state {
        State::Pending => facts::note(db, site, &Event::Waiting { comment: id }, None, new.at)?,
        State::Published => facts::note(db, site, &Event::Published { comment: id }, None, new.at)?,
        // What the filter sorts out by itself stands in the log, and disturbs nobody.
        // No other state is one of a new comment.
        State::Spam | State::Refused | State::Removed | State::Deleted => facts::log(
            db,
            site,
            Line {
                comment: Some(id),
                thread: Some(&new.thread.key),
                ..Line::new(Actor::System, Gesture::MarkSpam, new.at)
            },
        )?,
    }
    Ok(Submitted::Stored(id))
}

/// The last comment of the same text.
struct Said {
    comment: CommentId,
    at: Timestamp,
    state: State,
    /// Whether it came by the same form: what is sent twice has the same text, so one look finds both.
    same_form: bool,
}

fn said(db: &Connection, thread: i64, new: &NewComment) -> Result<Option<Said>> {
    let row = |row: &Row<'_>| {
        let (comment, At(at), same_form, state) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        Ok(Said { comment, at, state, same_form })
    };
    Ok(db.prepare_cached(SAID)?.query_row(params![thread, new.text, new.form], row).optional()?)
}

/// When the comment counts as written: never before what it answers, whatever the clock did. `None`: that is gone.
fn moment(db: &Connection, site: SiteId, thread: i64, new: &NewComment) -> Result<Option<Timestamp>> {
    let Some(parent) = new.parent else { return Ok(Some(new.at)) };
    let answered =
        db.prepare_cached(PARENT)?.query_row(params![site, parent, thread], |row| row.get::<_, At>(0)).optional()?;
    Ok(answered.map(|At(written)| written.max(new.at)))
}

fn add_comment(db: &Connection, site: SiteId, thread: i64, new: &NewComment, at: Timestamp) -> Result<CommentId> {
    let published = new.state == State::Published;
    db.prepare_cached(ADD_COMMENT)?.execute(params![
        site,
        thread,
        new.parent,
        new.state,
        At(at),
        published,
        At(at),
        published.then_some(At(at)),
        new.question.then_some(Question::Waiting),
        new.question.then_some(At(at)),
        new.score,
        serde_json::to_string(&new.signals)?,
        new.own_token,
        new.name,
        new.email,
        new.html,
        new.markdown,
        new.text,
        new.form,
    ])?;
    let id = CommentId(db.last_insert_rowid());
    facts::count(db, thread, new.state)?;
    Ok(id)
}

/// Keeps the wish to be told and its proof. The address is asked to confirm, but not on behalf of an unwanted comment.
fn subscribe(db: &Connection, site: SiteId, comment: CommentId, new: &NewComment) -> Result<()> {
    let (Some(consent), Some(email)) = (&new.notify, &new.email) else { return Ok(()) };
    if is_pressed(db, site, email, new.at)? {
        return Ok(());
    }
    db.prepare_cached(SUBSCRIBE)?.execute(params![
        site,
        comment,
        email,
        new.name,
        consent.sentence,
        consent.notice,
        At(new.at)
    ])?;
    let subscription = SubscriptionId(db.last_insert_rowid());
    if new.state != State::Spam {
        facts::note(db, site, &Event::ConfirmationWanted { subscription }, None, new.at)?;
    }
    Ok(())
}

/// How many times a day an address is asked to confirm while nobody does: somebody else may have given it.
const MOST_ASKED: i64 = 3;

fn is_pressed(db: &Connection, site: SiteId, email: &str, now: Timestamp) -> Result<bool> {
    if db.prepare_cached(CONFIRMED_EMAIL)?.exists(params![site, email])? {
        return Ok(false);
    }
    let since = now.saturating_sub(SignedDuration::from_hours(24)).unwrap_or(Timestamp::MIN);
    let asked: i64 = db.prepare_cached(ASKED_LATELY)?.query_row(params![site, email, At(since)], |row| row.get(0))?;
    Ok(asked >= MOST_ASKED)
}

fn own_comment(row: &Row<'_>) -> rusqlite::Result<OwnComment> {
    Ok(OwnComment {
        id: row.get(0)?,
        thread: row.get(1)?,
        state: row.get(2)?,
        name: row.get(3)?,
        email: row.get(7)?,
        confirmed: row.get(8)?,
        markdown: row.get(4)?,
        written_at: row.get::<_, At>(5)?.0,
    })
}

/// A comment that its author may still change: thread, state, name, when it was written.
fn stands(db: &Connection, site: SiteId, comment: CommentId) -> Result<Option<(ThreadKey, State, String, i64)>> {
    let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    Ok(db.prepare_cached(STANDS)?.query_row(params![site, comment], row).optional()?)
}

fn edit(db: &Connection, site: SiteId, edit: &Edit) -> Result<Edited> {
    let Some((thread, from, name, _)) = stands(db, site, edit.comment)? else { return Ok(Edited::NotFound) };
    // What was taken out of sight is kept as it was decided about.
    if matches!(from, State::Refused | State::Removed) {
        return Ok(Edited::NotFound);
    }
    let signals = serde_json::to_string(&edit.signals)?;
    db.prepare_cached(EDIT)?.execute(params![
        edit.comment,
        edit.markdown,
        edit.html,
        edit.score,
        signals,
        At(edit.at)
    ])?;
    facts::reindex(db, edit.comment, &name, &edit.markdown)?;
    if from == State::Published {
        if edit.state == State::Pending {
            db.prepare_cached(SET_STATE)?.execute(params![edit.comment, State::Pending, At(edit.at)])?;
            let line = Line::new(Actor::Author, Gesture::Hold, edit.at);
            facts::log(db, site, Line { comment: Some(edit.comment), thread: Some(&thread), ..line })?;
            facts::note(db, site, &Event::Waiting { comment: edit.comment }, None, edit.at)?;
        } else {
            facts::note(db, site, &Event::Edited { comment: edit.comment }, None, edit.at)?;
        }
        facts::note(db, site, &Event::Changed { thread: thread.clone() }, None, edit.at)?;
    }
    Ok(Edited::Done(thread))
}

fn delete(db: &Connection, site: SiteId, comment: CommentId, at: Timestamp) -> Result<Edited> {
    let Some((thread, from, _, written_at)) = stands(db, site, comment)? else { return Ok(Edited::NotFound) };
    erasures::record(db, site, None, vec![(comment, written_at)], at)?;
    facts::empty(db, comment)?;
    db.prepare_cached(SET_STATE)?.execute(params![comment, State::Deleted, At(at)])?;
    let line = Line::new(Actor::Author, Gesture::Delete, at);
    facts::log(db, site, Line { comment: Some(comment), thread: Some(&thread), ..line })?;
    if from == State::Published {
        facts::note(db, site, &Event::Changed { thread: thread.clone() }, None, at)?;
    }
    Ok(Edited::Done(thread))
}

fn report(db: &Connection, site: SiteId, new: &NewReport) -> Result<Filed> {
    if !db.prepare_cached(SHOWN)?.exists(params![site, new.comment])? {
        return Ok(Filed::NotShown);
    }
    let like_it = params![site, new.comment, new.reason];
    if db.prepare_cached(LIKE_IT)?.query_row(like_it, |row| row.get::<_, u32>(0))? >= MOST_REPORTS {
        return Ok(Filed::Often);
    }
    db.prepare_cached(ADD_REPORT)?.execute(params![
        site,
        new.comment,
        new.reason,
        new.explanation,
        new.name,
        new.email,
        At(new.at)
    ])?;
    let id = ReportId(db.last_insert_rowid());
    facts::keep_connection(db, site, Of::Report(id), &new.connection, new.at)?;
    facts::note(db, site, &Event::Reported { report: id }, None, new.at)?;
    Ok(Filed::Kept(id))
}

/// Whoever confirms after her question was answered is told of the answer then: before, nobody might write to her.
fn tell_answer(db: &Connection, site: SiteId, subscription: SubscriptionId, at: Timestamp) -> Result<()> {
    let row = |row: &Row<'_>| Ok(Event::Answered { question: row.get(0)?, reply: row.get(1)? });
    let answered = db.prepare_cached(ANSWER)?.query_row(params![site, subscription], row).optional()?;
    answered.map_or(Ok(()), |answered| facts::note(db, site, &answered, None, at))
}

fn settle(db: &Connection, site: SiteId, comment: CommentId, settled: bool, at: Timestamp) -> Result<Settled> {
    let row = |row: &Row<'_>| Ok((row.get::<_, ThreadKey>(0)?, row.get::<_, Question>(1)?));
    let found = db.prepare_cached(QUESTION)?.query_row(params![site, comment], row).optional()?;
    let Some((thread, before)) = found else { return Ok(Settled::NotFound) };
    let now = if settled { Question::Settled } else { Question::Reopened };
    if before != now {
        db.prepare_cached(SETTLE)?.execute(params![comment, now, (!settled).then_some(At(at))])?;
        facts::note(db, site, &Event::Changed { thread: thread.clone() }, None, at)?;
    }
    Ok(Settled::Noted(thread))
}
