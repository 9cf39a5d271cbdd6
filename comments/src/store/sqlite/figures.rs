//! Figures: per month for the desk, per year for the moderation report.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use rusqlite::{Connection, OptionalExtension, Row, params};
use rustc_hash::FxHashMap;

use super::values::At;
use crate::domain::{Question, Reason, SiteId, State, ThreadKey};
use crate::store::{
    Declined, Delay, Figures, Gesture, MonthFigures, ReportDecision, Reported, Result, Statistics, StoreError,
    YearFigures,
};

/// Readers' comments of a time, without what was imported: all of that, or what a further condition says.
macro_rules! written {
    () => {
        "SELECT written_at, state, published_at, question, answered_at, thread FROM comment \
        WHERE site = ?1 AND written_at >= ?2 AND written_at < ?3 AND official = 0 \
        AND id NOT IN (SELECT comment FROM imported WHERE site = ?1"
    };
}

statements! {
    /// What readers wrote here, and not in another service, with the site's own conversations that came from elsewhere.
    WRITTEN_HERE = concat!(written!(), " AND own = 0)");
    /// Only what was also decided here: a year is reported by the log.
    DECIDED_HERE = concat!(written!(), ")");
    THREAD = "SELECT id FROM thread WHERE site = ?1 AND key = ?2";
    WRITTEN_SINCE = "SELECT count(*) FROM thread t CROSS JOIN comment c ON c.thread = t.id \
        WHERE t.site = ?1 AND t.key = ?2 AND c.written_at >= ?3";
    /// Decisions, without those that were undone: what, by whom, why, how often.
    DECISIONS = "SELECT l.what, l.actor, l.reason, count(*) FROM moderation_log l \
        WHERE l.site = ?1 AND l.at >= ?2 AND l.at < ?3 AND NOT EXISTS (SELECT 1 FROM moderation_log u \
        WHERE u.site = l.site AND u.comment = l.comment AND u.batch = l.batch AND u.what = 'undo') \
        GROUP BY l.what, l.actor, l.reason ORDER BY l.reason";
    DECIDERS = "SELECT count(DISTINCT moderator) FROM moderation_log \
        WHERE site = ?1 AND at >= ?2 AND at < ?3 AND actor = 'moderator'";
    TAKEN_BACK = "SELECT count(DISTINCT l.comment) FROM moderation_log l JOIN moderation_log p \
        ON p.site = l.site AND p.comment = l.comment AND p.what IN ('publish', 'restore') AND p.actor = 'moderator' \
        WHERE l.site = ?1 AND l.at >= ?2 AND l.at < ?3 AND l.what = 'mark_spam' AND l.actor = 'system' \
        AND NOT EXISTS (SELECT 1 FROM moderation_log u \
        WHERE u.site = p.site AND u.comment = p.comment AND u.batch = p.batch AND u.what = 'undo')";
    REPORTS = "SELECT reason, at, decision, decided_at FROM report WHERE site = ?1 AND at >= ?2 AND at < ?3";
}

/// A comment as figures see it.
struct Line {
    written: Timestamp,
    state: State,
    published: Option<Timestamp>,
    question: Option<Question>,
    answered: Option<Timestamp>,
}

fn line(row: &Row<'_>) -> rusqlite::Result<Line> {
    Ok(Line {
        written: row.get::<_, At>(0)?.0,
        state: row.get(1)?,
        published: row.get::<_, Option<At>>(2)?.map(|at| at.0),
        question: row.get(3)?,
        answered: row.get::<_, Option<At>>(4)?.map(|at| at.0),
    })
}

/// Waits, of which the median and the ninth decile are asked.
#[derive(Default)]
struct Delays(Vec<i64>);

impl Delays {
    /// A clock that went back makes no negative wait.
    fn add(&mut self, from: Timestamp, to: Option<Timestamp>) {
        self.0.extend(to.map(|to| to.duration_since(from).max(SignedDuration::ZERO).as_secs()));
    }

    /// Seconds; the mean of the two in the middle where their number is even.
    fn median(&mut self) -> Option<i64> {
        self.0.sort_unstable();
        let upper = *self.0.get(self.0.len() / 2)?;
        let lower = *self.0.get((self.0.len() - 1) / 2)?;
        Some(lower.midpoint(upper))
    }

    fn figures(mut self) -> Option<Delay> {
        let median = self.median()?;
        let ninth = (self.0.len() * 9).div_ceil(10).saturating_sub(1);
        Some(Delay { median, ninth_decile: *self.0.get(ninth)? })
    }
}

/// The instant at which a day begins in a zone.
fn beginning(day: Date, zone: &TimeZone) -> Result<Timestamp> {
    zone.to_timestamp(day.at(0, 0, 0, 0)).map_err(out_of_range)
}

fn out_of_range(error: jiff::Error) -> StoreError {
    StoreError::Failed(Box::new(error))
}

/// What is counted of comments, with the waits whose medians are asked.
#[derive(Default)]
struct Tally {
    figures: Figures,
    publication: Delays,
    answer: Delays,
}

impl Tally {
    fn add(&mut self, comment: &Line) {
        let figures = &mut self.figures;
        figures.received += 1;
        match comment.state {
            State::Published => figures.published += 1,
            State::Refused | State::Removed => figures.refused += 1,
            State::Spam => figures.spam += 1,
            State::Pending | State::Deleted => {}
        }
        self.publication.add(comment.written, comment.published);
        if comment.question.is_some() {
            figures.questions += 1;
            figures.answered += u32::from(comment.answered.is_some());
            self.answer.add(comment.written, comment.answered);
        }
    }

    fn figures(mut self) -> Figures {
        let (publication_delay, answer_delay) = (self.publication.median(), self.answer.median());
        Figures { publication_delay, answer_delay, ..self.figures }
    }
}

/// The first days of the twelve months up to the one of `until`, and of the month after, the oldest first.
fn month_days(until: Timestamp, zone: &TimeZone) -> Result<Vec<Date>> {
    let last = zone.to_datetime(until).date().first_of_month();
    (-11..=1_i64).map(|month| last.checked_add(month.months()).map_err(out_of_range)).collect()
}

/// The twelve months up to the one of `until`: one walk over their comments.
pub(super) fn statistics(
    db: &Connection,
    site: SiteId,
    until: Timestamp,
    zone: &TimeZone,
    groups: &[Vec<ThreadKey>],
) -> Result<Statistics> {
    let days = month_days(until, zone)?;
    let begin: Vec<Timestamp> = days.iter().map(|day| beginning(*day, zone)).collect::<Result<_>>()?;
    let groups_of = groups_of(db, site, groups)?;
    let tallies = |number| std::iter::repeat_with(Tally::default).take(number).collect::<Vec<_>>();
    let (mut months, mut total, mut grouped) = (tallies(12), Tally::default(), tallies(groups.len()));
    let mut written = db.prepare_cached(WRITTEN_HERE)?;
    let mut rows = written.query(params![site, At(begin[0]), At(begin[12])])?;
    while let Some(row) = rows.next()? {
        let comment = line(row)?;
        months[begin.partition_point(|start| *start <= comment.written) - 1].add(&comment);
        total.add(&comment);
        for group in groups_of.get(&row.get::<_, i64>(5)?).into_iter().flatten() {
            grouped[*group].add(&comment);
        }
    }
    let months = days.into_iter().zip(months).map(|(month, tally)| MonthFigures { month, figures: tally.figures() });
    Ok(Statistics {
        months: months.collect(),
        total: total.figures(),
        groups: grouped.into_iter().map(Tally::figures).collect(),
    })
}

/// The groups of each conversation that is in any.
fn groups_of(db: &Connection, site: SiteId, groups: &[Vec<ThreadKey>]) -> Result<FxHashMap<i64, Vec<usize>>> {
    let mut of = FxHashMap::<i64, Vec<usize>>::default();
    let mut thread = db.prepare_cached(THREAD)?;
    for (group, keys) in groups.iter().enumerate() {
        for key in keys {
            // Nothing was ever written there: it has no row.
            if let Some(row) = thread.query_row(params![site, key], |row| row.get(0)).optional()? {
                of.entry(row).or_default().push(group);
            }
        }
    }
    Ok(of)
}

pub(super) fn written_since(db: &Connection, site: SiteId, thread: &ThreadKey, since: Timestamp) -> Result<u32> {
    Ok(db.prepare_cached(WRITTEN_SINCE)?.query_row(params![site, thread, At(since)], |row| row.get(0))?)
}

/// The figures of a year that begins in `zone`.
pub(super) fn year(db: &Connection, site: SiteId, year: i16, zone: &TimeZone) -> Result<YearFigures> {
    let first = |year| Date::new(year, 1, 1).map_err(out_of_range).and_then(|day| beginning(day, zone));
    let (from, to) = (At(first(year)?), At(first(year.saturating_add(1))?));
    let mut figures = YearFigures::default();
    count_comments(db, site, from, to, &mut figures)?;
    count_decisions(db, site, from, to, &mut figures)?;
    count_reports(db, site, from, to, &mut figures)?;
    let number = |sql| db.prepare_cached(sql)?.query_row(params![site, from, to], |row| row.get(0));
    figures.moderators = number(DECIDERS)?;
    figures.spam_taken_back = number(TAKEN_BACK)?;
    Ok(figures)
}

fn count_comments(db: &Connection, site: SiteId, from: At, to: At, figures: &mut YearFigures) -> Result<()> {
    let (mut publication, mut answer) = (Delays::default(), Delays::default());
    let mut written = db.prepare_cached(DECIDED_HERE)?;
    for comment in written.query_map(params![site, from, to], line)? {
        let comment = comment?;
        figures.received += 1;
        figures.published += u32::from(comment.published.is_some());
        figures.waiting += u32::from(comment.state == State::Pending);
        publication.add(comment.written, comment.published);
        if let Some(question) = comment.question {
            figures.questions += 1;
            figures.answered += u32::from(comment.answered.is_some());
            figures.settled += u32::from(question == Question::Settled);
            answer.add(comment.written, comment.answered);
        }
    }
    figures.publication_delay = publication.figures();
    figures.answer_delay = answer.figures();
    Ok(())
}

fn count_decisions(db: &Connection, site: SiteId, from: At, to: At, figures: &mut YearFigures) -> Result<()> {
    let mut decisions = db.prepare_cached(DECISIONS)?;
    let mut rows = decisions.query(params![site, from, to])?;
    while let Some(row) = rows.next()? {
        let (what, actor): (Gesture, String) = (row.get(0)?, row.get(1)?);
        let (reason, count): (Option<Reason>, u32) = (row.get(2)?, row.get(3)?);
        let by_moderator = actor == "moderator";
        let counted = match what {
            Gesture::Refuse | Gesture::Remove => {
                decline(&mut figures.declined, reason.unwrap_or(Reason::Other), what == Gesture::Refuse, count);
                None
            }
            Gesture::MarkSpam if by_moderator => Some(&mut figures.spam_by_moderators),
            Gesture::MarkSpam => Some(&mut figures.spam_by_filter),
            Gesture::Restore => Some(&mut figures.restored),
            Gesture::Delete => Some(&mut figures.deleted),
            Gesture::CloseThread => Some(&mut figures.closings.threads),
            Gesture::CloseSection => Some(&mut figures.closings.sections),
            Gesture::CloseSite => Some(&mut figures.closings.site),
            Gesture::ReviewSite => Some(&mut figures.closings.reviews),
            Gesture::ReviewThread if !by_moderator => Some(&mut figures.closings.floods),
            _ => None,
        };
        if let Some(counted) = counted {
            *counted += count;
        }
        if by_moderator && is_decision(what) {
            figures.decisions += count;
        }
    }
    Ok(())
}

/// Whether it decides about a comment.
fn is_decision(what: Gesture) -> bool {
    use Gesture::{MarkSpam, Publish, Refuse, Remove, Restore};
    matches!(what, Publish | Refuse | Remove | MarkSpam | Restore)
}

fn decline(declined: &mut Vec<Declined>, reason: Reason, is_refusal: bool, count: u32) {
    let at = declined.iter().position(|line| line.reason == reason).unwrap_or_else(|| {
        declined.push(Declined { reason, refused: 0, removed: 0 });
        declined.len() - 1
    });
    let line = &mut declined[at];
    *(if is_refusal { &mut line.refused } else { &mut line.removed }) += count;
}

fn count_reports(db: &Connection, site: SiteId, from: At, to: At, figures: &mut YearFigures) -> Result<()> {
    let mut delays = Delays::default();
    let mut by_reason = std::collections::BTreeMap::<&str, Reported>::new();
    let mut reports = db.prepare_cached(REPORTS)?;
    let mut rows = reports.query(params![site, from, to])?;
    while let Some(row) = rows.next()? {
        let reason: Reason = row.get(0)?;
        let none = Reported { reason, upheld: 0, dismissed: 0, open: 0 };
        let line = by_reason.entry(reason.word()).or_insert(none);
        match row.get::<_, Option<ReportDecision>>(2)? {
            Some(ReportDecision::Upheld) => line.upheld += 1,
            Some(ReportDecision::Dismissed) => line.dismissed += 1,
            None => line.open += 1,
        }
        delays.add(row.get::<_, At>(1)?.0, row.get::<_, Option<At>>(3)?.map(|at| at.0));
    }
    figures.reports = by_reason.into_values().collect();
    figures.report_delay = delays.figures();
    Ok(())
}
