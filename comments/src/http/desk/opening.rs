//! Where one may write: the whole site « en cas de débordement », sections, pages; and what stands so now, since when,
//! by whom, why.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use palier_words::{Argument, Catalogue};
use serde::Deserialize;
use serde_json::{Value, json};

use super::flash::{Flash, saying};
use super::signed::{Act, Signed};
use crate::domain::{SiteStanding, Standing, ThreadFacts, ThreadKey, spam};
use crate::http::error::Problem;
use crate::http::request::{Asked, Fields};
use crate::page::{escaped, when};
use crate::service::{Service, Site};
use crate::store::{Actor, Closure, Gesture, LogLine};

/// Lines of the log in which the reasons of what stands now are looked for.
const LOOKED_AT: u32 = 1_000;
/// Pages that a search shows.
const FOUND: usize = 20;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/moderation/ouverture", get(show).post(decide))
}

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
struct Wanted {
    /// Words of a page's title.
    #[serde(default)]
    page: String,
}

/// `GET ouverture`.
async fn show(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(wanted): Asked<Wanted>,
    Asked(flash): Asked<Flash>,
) -> Result<Response, Problem> {
    let site = &signed.of.site;
    let standing = site.standing();
    let lines = service.store.closings(site.id, LOOKED_AT).await?;
    let told = Told { site, words: signed.words(&service), lines: &lines };
    let opening = json!({
        "site": told.whole_site(&standing, signed.is_administrator()),
        "reviewed": told.threads(&standing.reviewed_threads, Gesture::ReviewThread, "ne-plus-relire-page"),
        "closed": told.threads(&standing.closed_threads, Gesture::CloseThread, "rouvrir-page"),
        "sections": told.sections(&standing),
        "wanted": wanted.page,
        "found": told.found(&standing, wanted.page.trim()),
    });
    signed.page(&service, StatusCode::OK, "desk/opening.html", &flash, &[("opening", opening)]).await
}

/// What stands so now, as the page tells it.
struct Told<'a> {
    site: &'a Site,
    words: &'a Catalogue,
    /// The log's lines about closing and opening, newest first.
    lines: &'a [LogLine],
}

impl Told<'_> {
    fn whole_site(&self, standing: &Standing, can_change: bool) -> Value {
        let (word, logged, gestures) = match standing.site {
            SiteStanding::Open => ("open", Gesture::OpenSite, ["relire-site", "suspendre-site"]),
            SiteStanding::AllToReview => ("all-to-review", Gesture::ReviewSite, ["rouvrir-site", "suspendre-site"]),
            SiteStanding::ReadOnly => ("read-only", Gesture::CloseSite, ["rouvrir-site", "relire-site"]),
        };
        json!({
            "is_open": standing.site == SiteStanding::Open,
            "sentence": self.words.text(&format!("desk-site-{word}")),
            "since": self.since(|line| line.what == logged),
            "closure": can_change.then(|| form(self.words, "site", ("", ""), "", &gestures)),
        })
    }

    /// Threads that are closed or reviewed; `gesture` ends it.
    fn threads(&self, keys: &[ThreadKey], logged: Gesture, gesture: &'static str) -> Vec<Value> {
        let shown = |(number, key): (usize, &ThreadKey)| {
            let title = self.site.thread(key).map_or_else(|| key.as_str().to_owned(), |facts| facts.title);
            json!({
                "title": title,
                "coded": escaped(key.as_str()),
                "since": self.since(|line| line.what == logged && line.thread.as_ref() == Some(key)),
                "closure": form(self.words, &format!("{gesture}-{number}"), ("fil", key.as_str()), &title, &[gesture]),
            })
        };
        keys.iter().enumerate().map(shown).collect()
    }

    fn sections(&self, standing: &Standing) -> Vec<Value> {
        let shown = |(number, name): (usize, String)| {
            let is_closed = standing.closed_sections.contains(&name);
            let gesture = if is_closed { "rouvrir-rubrique" } else { "fermer-rubrique" };
            let with_why = format!("{name} — ");
            // The log's line about a section begins with its name.
            let is_its = |line: &LogLine| line.why == name || line.why.starts_with(&with_why);
            let since = self.since(|line| line.what == Gesture::CloseSection && is_its(line)).filter(|_| is_closed);
            let since = since.map(|mut since| {
                let why = since["why"].as_str().unwrap_or_default();
                since["why"] = why.strip_prefix(&with_why).unwrap_or_default().into();
                since
            });
            json!({
                "name": name,
                "is_closed": is_closed,
                "since": since,
                "closure": form(self.words, &format!("rubrique-{number}"), ("rubrique", &name), &name, &[gesture]),
            })
        };
        sections(self.site, standing).into_iter().enumerate().map(shown).collect()
    }

    /// The pages whose titles hold the words.
    fn found(&self, standing: &Standing, words: &str) -> Vec<Value> {
        let wanted = spam::folded(words);
        if wanted.is_empty() {
            return Vec::new();
        }
        let threads = self.site.threads();
        let mut found: Vec<&ThreadFacts> =
            threads.iter().filter(|facts| spam::folded(&facts.title).contains(&wanted)).collect();
        found.sort_by(|one, other| (&one.title, &one.key).cmp(&(&other.title, &other.key)));
        found.into_iter().take(FOUND).enumerate().map(|(number, facts)| self.page(standing, facts, number)).collect()
    }

    fn page(&self, standing: &Standing, facts: &ThreadFacts, number: usize) -> Value {
        json!({ "title": facts.title, "coded": escaped(facts.key.as_str()), "closure": page_form(self.words, standing, facts, number) })
    }

    /// When, by whom and why what the newest line that `is` tells was done.
    fn since(&self, is: impl Fn(&LogLine) -> bool) -> Option<Value> {
        let line = self.lines.iter().find(|line| is(line))?;
        let when = when(self.words.language(), &self.site.config.zone, line.at);
        let name = line.by_name.clone().unwrap_or_else(|| self.words.text("desk-by-itself"));
        let why = match line.by {
            Actor::System if line.why == "flood" => self.words.text("desk-why-flood"),
            _ => line.why.clone(),
        };
        let said = [("when", Argument::from(&when)), ("name", Argument::from(&name))];
        Some(json!({ "sentence": self.words.with("desk-since", &said), "why": why }))
    }
}

/// A form that closes or opens: of a `target`, a field and its value, by one of `gestures`.
/// `about` says of what, for those who do not see what stands around it.
fn form(words: &Catalogue, id: &str, target: (&str, &str), about: &str, gestures: &[&str]) -> Value {
    let opens = gestures.first().is_some_and(|first| first.starts_with("rouvrir") || first.starts_with("ne-plus"));
    let button = |word: &&str| json!({ "word": word, "label": words.text(&format!("desk-gesture-{word}")) });
    json!({
        "id": id,
        "field": target.0,
        "value": target.1,
        "about": about,
        "why": words.text(if opens { "desk-why-calm" } else { "desk-why-overflow" }),
        "gestures": gestures.iter().map(button).collect::<Vec<_>>(),
    })
}

/// The form that closes or opens one page's conversation.
fn page_form(words: &Catalogue, standing: &Standing, facts: &ThreadFacts, number: usize) -> Value {
    let is_closed = standing.closed_threads.contains(&facts.key);
    let is_reviewed = standing.reviewed_threads.contains(&facts.key);
    let gestures = [
        if is_closed { "rouvrir-page" } else { "fermer-page" },
        if is_reviewed { "ne-plus-relire-page" } else { "relire-page" },
    ];
    form(words, &format!("page-{number}"), ("fil", facts.key.as_str()), &facts.title, &gestures)
}

/// How a thread stands, for its own view: the sentence that readers or moderators need, and the form.
pub(super) fn of_thread(site: &Site, words: &Catalogue, facts: &ThreadFacts) -> Value {
    let standing = site.standing();
    let sentence = if standing.closed_threads.contains(&facts.key) {
        Some("desk-page-closed")
    } else {
        standing.reviewed_threads.contains(&facts.key).then_some("desk-page-reviewed")
    };
    json!({
        "sentence": sentence.map(|id| words.text(id)),
        "closure": page_form(words, &standing, facts, 0),
    })
}

/// What every page of the desk says while anything is closed, or reviewed because it flooded.
pub(super) fn alerts(site: &Site, words: &Catalogue) -> Vec<String> {
    let standing = site.standing();
    let whole = match standing.site {
        SiteStanding::Open => None,
        SiteStanding::AllToReview => Some(words.text("desk-site-all-to-review")),
        SiteStanding::ReadOnly => Some(words.text("desk-site-read-only")),
    };
    let flood = match standing.reviewed_threads.as_slice() {
        [] => None,
        [one] => {
            let title = site.thread(one).map_or_else(|| one.as_str().to_owned(), |facts| facts.title);
            Some(words.with("desk-alert-reviewed", &[("title", (&title).into())]))
        }
        several => Some(words.with("desk-alert-reviewed-several", &[("count", several.len().into())])),
    };
    whole.into_iter().chain(flood).collect()
}

/// The sections that have conversations, and those that are closed.
fn sections(site: &Site, standing: &Standing) -> BTreeSet<String> {
    let closed = standing.closed_sections.iter().cloned();
    site.threads().sections().iter().cloned().chain(closed).collect()
}

/// `POST ouverture`.
async fn decide(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let (signed, gesture) = (&act.signed, act.fields.trimmed("geste"));
    let closure = closure(&signed.of.site, gesture, &act.fields)?;
    let anchor = "#main";
    // What holds for the whole site is its administrator's to decide.
    if matches!(closure, Closure::Site(_)) && !signed.is_administrator() {
        return Ok(act.back(&saying("administrator-only", 0, None), anchor));
    }
    let why = act.fields.note("pourquoi");
    if why.is_empty() {
        return Ok(act.back(&saying("why-missing", 0, None), anchor));
    }
    service.close(&signed.of.site, closure, signed.session.moderator.id, &why).await?;
    Ok(act.back(&saying(gesture, 0, None), anchor))
}

/// What a button closes or opens.
fn closure(site: &Site, gesture: &str, fields: &Fields) -> Result<Closure, Problem> {
    let standing = site.standing();
    let thread = || {
        let key = ThreadKey::parse(fields.trimmed("fil")).ok_or(Problem::UNKNOWN_THREAD)?;
        // A page that is gone may still be closed.
        let is_known = site.thread(&key).is_some()
            || standing.closed_threads.contains(&key)
            || standing.reviewed_threads.contains(&key);
        if is_known { Ok(key) } else { Err(Problem::UNKNOWN_THREAD) }
    };
    let section = || {
        let name = fields.trimmed("rubrique");
        sections(site, &standing).into_iter().find(|known| known == name).ok_or(Problem::BAD_REQUEST)
    };
    Ok(match gesture {
        "fermer-page" => Closure::Thread(thread()?, true),
        "rouvrir-page" => Closure::Thread(thread()?, false),
        "relire-page" => Closure::Review(thread()?, true),
        "ne-plus-relire-page" => Closure::Review(thread()?, false),
        "fermer-rubrique" => Closure::Section(section()?, true),
        "rouvrir-rubrique" => Closure::Section(section()?, false),
        "suspendre-site" => Closure::Site(SiteStanding::ReadOnly),
        "relire-site" => Closure::Site(SiteStanding::AllToReview),
        "rouvrir-site" => Closure::Site(SiteStanding::Open),
        _ => return Err(Problem::BAD_REQUEST),
    })
}
