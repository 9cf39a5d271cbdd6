//! « Journal »: what was done, by whom, when and why; of everything, of one message, of one moderator, of one gesture.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use palier_words::{Argument, Catalogue};
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::at;
use super::super::entry;
use super::super::flash::Flash;
use super::super::opening;
use super::super::signed::Signed;
use super::csv::Sheet;
use crate::domain::{CommentId, ModeratorId};
use crate::http::error::Problem;
use crate::http::request::Asked;
use crate::page::when;
use crate::service::{Service, Site};
use crate::store::{Actor, Gesture, LogFilter, LogLine, Moderator};

/// Lines of a page.
const A_PAGE: u32 = 50;
/// Lines of a month that are exported: more would be an attack, and a table that no spreadsheet opens.
const A_MONTH: u32 = 100_000;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route(&at("/journal"), get(show)).route(&at("/journal.csv"), get(download))
}

/// What is asked for, as in the address. What is no number finds everything, as an empty field of the form does.
#[derive(Clone, Debug, Default, Deserialize)]
struct Wanted {
    /// A comment's number.
    #[serde(default)]
    message: String,
    /// A moderator's number.
    #[serde(default)]
    qui: String,
    /// A gesture's word.
    #[serde(default)]
    geste: String,
    /// The last line of the page before.
    #[serde(default)]
    avant: Option<i64>,
}

fn number(text: &str) -> Option<i64> {
    text.trim().parse().ok()
}

impl Wanted {
    fn filter(&self) -> LogFilter {
        LogFilter {
            comment: number(&self.message).map(CommentId),
            by: number(&self.qui).map(ModeratorId),
            what: Gesture::from_word(&self.geste),
        }
    }

    /// The same as a query, for the page after `last`.
    fn query(&self, last: i64) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, text) in [("message", &self.message), ("qui", &self.qui), ("geste", &self.geste)] {
            if !text.is_empty() {
                query.append_pair(name, text);
            }
        }
        query.append_pair("avant", &last.to_string()).finish()
    }
}

/// The message that names a gesture.
fn gesture(words: &Catalogue, what: Gesture) -> String {
    words.text(&format!("log-{}", what.word().replace('_', "-")))
}

/// Who did it, as a person reads it.
fn who(words: &Catalogue, line: &LogLine) -> String {
    match (line.by, &line.by_name) {
        (Actor::Moderator(_), Some(name)) => name.clone(),
        (Actor::Moderator(id), None) => words.with("journal-moderator", &[("number", Argument::Count(id.0))]),
        (Actor::Author, _) => words.text("journal-author"),
        (Actor::System, _) => words.text("journal-system"),
    }
}

/// Why, in one sentence: the section, the reason of the list, then her own words.
fn why(site: &Site, words: &Catalogue, line: &LogLine) -> String {
    let section = line.section().map(|(folder, _)| site.threads().section_title(folder).to_owned());
    let reason = line.reason.map(|reason| entry::label(words, reason));
    let own = opening::reason(words, line);
    let parts: Vec<String> = section.into_iter().chain(reason).chain([own]).filter(|part| !part.is_empty()).collect();
    parts.join(" – ")
}

/// The template's `line`.
pub(in crate::http::desk) fn shown(site: &Site, words: &Catalogue, line: &LogLine) -> Value {
    let thread = line.thread.as_ref().map(|key| {
        let query: String = form_urlencoded::byte_serialize(key.as_str().as_bytes()).collect();
        json!({ "query": query, "title": site.title_of(key) })
    });
    json!({
        "when": when(words.language(), &site.config.zone, line.at),
        "at": format!("{:.0}", line.at),
        "who": who(words, line),
        "what": gesture(words, line.what),
        "comment": line.comment,
        "thread": thread,
        "why": why(site, words, line),
    })
}

/// `GET journal`.
async fn show(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(wanted): Asked<Wanted>,
    Asked(flash): Asked<Flash>,
) -> Result<Response, Problem> {
    let site = &signed.of.site;
    let words = signed.words(&service);
    let filter = wanted.filter();
    let mut lines = service.store.log(site.id, filter, wanted.avant, A_PAGE + 1).await?;
    let is_more = lines.len() > A_PAGE as usize;
    lines.truncate(A_PAGE as usize);
    let last = lines.last().filter(|_| is_more).map(|line| line.id);
    let moderators = service.store.moderators(site.id).await?;
    let month = site.config.zone.to_datetime(service.now()).date().strftime("%Y-%m").to_string();
    let journal = json!({
        "lines": lines.iter().map(|line| shown(site, words, line)).collect::<Vec<_>>(),
        "older": last.map(|last| format!("{}?{}", signed.desk("/journal"), wanted.query(last))),
        "is_narrow": filter != LogFilter::default(),
        "is_first": wanted.avant.is_none(),
        "message": filter.comment,
        "moderators": moderators.iter().map(|one| choice(one, filter.by)).collect::<Vec<_>>(),
        "gestures": Gesture::ALL.iter().map(|what| json!({
            "word": what.word(),
            "label": gesture(words, *what),
            "is_chosen": filter.what == Some(*what),
        })).collect::<Vec<_>>(),
        "month": month,
    });
    signed.page(&service, StatusCode::OK, "desk/tools/journal.html", &flash, &[("journal", journal)]).await
}

fn choice(one: &Moderator, chosen: Option<ModeratorId>) -> Value {
    json!({ "id": one.id, "name": one.name, "is_chosen": chosen == Some(one.id) })
}

/// The month to export.
#[derive(Debug, Deserialize)]
struct Month {
    /// `2026-11`.
    #[serde(default)]
    mois: String,
}

impl Month {
    /// When it begins and ends in the site's zone.
    fn bounds(&self, site: &Site) -> Option<(Timestamp, Timestamp)> {
        let (year, month) = self.mois.trim().split_once('-')?;
        let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
        let begins = |day: Date| site.config.zone.to_timestamp(day.at(0, 0, 0, 0)).ok();
        Some((begins(first)?, begins(first.checked_add(1.month()).ok()?)?))
    }
}

/// `GET journal.csv`: a month of the log, the oldest line first.
async fn download(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(month): Asked<Month>,
) -> Result<Response, Problem> {
    let site = &signed.of.site;
    let words = signed.words(&service);
    let (from, to) = month.bounds(site).ok_or(Problem::BAD_REQUEST)?;
    let lines = service.store.log_between(site.id, from, to, A_MONTH).await?;
    let mut sheet = Sheet::new(words.language());
    let heads = ["when", "who", "what", "message", "page", "reason", "why"];
    sheet.row(heads.map(|head| words.text(&format!("journal-{head}"))));
    for line in &lines {
        let local = line.at.to_zoned_datetime(site.config.zone.clone()).datetime();
        let thread = line.thread.as_ref().map(|key| site.title_of(key));
        sheet.row([
            local.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            who(words, line),
            gesture(words, line.what),
            line.comment.map(|comment| comment.to_string()).unwrap_or_default(),
            thread.unwrap_or_default(),
            line.reason.map(|reason| entry::label(words, reason)).unwrap_or_default(),
            why(site, words, &LogLine { reason: None, ..line.clone() }),
        ]);
    }
    if lines.len() >= A_MONTH as usize {
        sheet.row([words.text("journal-cut")]);
    }
    let (year, month) = (site.config.zone.to_datetime(from).year(), site.config.zone.to_datetime(from).month());
    Ok(sheet.download(&format!("journal-{year}-{month:02}.csv")))
}

#[cfg(test)]
mod tests {
    use palier_words::Language;

    use super::*;
    use crate::page::catalogue;

    #[test]
    fn every_gesture_has_its_words_in_both_languages() {
        for language in [Language::French, Language::English] {
            let words = catalogue(language);
            for what in Gesture::ALL {
                assert!(!gesture(&words, *what).starts_with("log-"), "{what:?} in {language:?}");
            }
            let known = words.ids().filter(|id| id.starts_with("log-")).count();
            assert_eq!(known, Gesture::ALL.len(), "a message of a gesture that is none");
        }
    }
}
