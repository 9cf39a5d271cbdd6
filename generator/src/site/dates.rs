//! Dates that the calendar contradicts: stages reached in the future, awards before their deadline.

use jiff::civil::Date;

use super::Site;
use crate::content::{Award, Kind, LotState, Post, Programme, ProgressUpdate, Tender};
use crate::diagnostic::{Diagnostic, Span};

/// Adds what the dates of `post` say that cannot be so.
pub(super) fn check(site: &Site, post: &Post, found: &mut Vec<Diagnostic>) {
    match &post.kind {
        Kind::Programme(programme) => milestones(site, post, programme, found),
        Kind::ProgressUpdate(update) => stage(site, post, update, found),
        Kind::Tender(tender) => decisions(site, post, tender, found),
        _ => {}
    }
}

fn milestones(site: &Site, post: &Post, programme: &Programme, found: &mut Vec<Diagnostic>) {
    for reached in programme.milestones.iter().filter_map(|milestone| milestone.reached.as_ref()) {
        found.extend(to_come(site, post, reached.value.first_day(), "atteint_le", reached.span));
    }
}

fn stage(site: &Site, post: &Post, update: &ProgressUpdate, found: &mut Vec<Diagnostic>) {
    if let Some(reached) = &update.stage_reached {
        found.extend(to_come(site, post, reached.value.date, "etape_atteinte_le", reached.span));
    }
}

/// What is said to be reached on a day that is still to come, also on the day from which the post is shown.
fn to_come(site: &Site, post: &Post, day: Date, field: &'static str, span: Span) -> Option<Diagnostic> {
    let shown = [post.date.as_ref().map(|date| date.value), post.publish_at].into_iter().flatten();
    let latest = shown.map(|moment| moment.date).fold(site.today, Date::max);
    (day > latest).then(|| Diagnostic::warning("etape-a-venir", &post.file, span).with("champ", field))
}

/// What is said to be decided or corrected on a day that is still to come, and an award while firms may still answer.
fn decisions(site: &Site, post: &Post, tender: &Tender, found: &mut Vec<Diagnostic>) {
    let deadline = &tender.deadline;
    let is_open = site.now < deadline.value.instant(&site.config.site.zone);
    let is_early = |award: &Award| award.moment().is_some_and(|date| date.is_before(deadline.value));
    let of_lots = tender.lots.iter().filter_map(|lot| lot.outcome.as_ref());
    let outcomes = tender.outcome.iter().chain(of_lots);
    let decided = outcomes.clone().filter_map(|award| award.date.as_ref());
    let corrected = tender.rectifications.iter().map(|made| (made.date.date, "rectificatif", made.span));
    let dated = decided.map(|date| (date.value.date, "etat_le", date.span)).chain(corrected);
    found.extend(
        dated
            .filter(|(day, ..)| *day > site.today)
            .map(|(_, field, span)| Diagnostic::warning("decision-a-venir", &post.file, span).with("champ", field)),
    );
    let mut awards = outcomes.filter(|award| award.state == LotState::Awarded);
    if awards.any(|award| is_open || is_early(award)) {
        found.push(
            Diagnostic::warning("attribution-avant-limite", &post.file, deadline.span).with("limite", deadline.value),
        );
    }
}
