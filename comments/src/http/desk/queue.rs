//! The list: what waits, oldest first; what was decided; what is looked for.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use palier_words::Catalogue;
use serde::Deserialize;
use serde_json::{Value, json};

use super::at;
use super::entry;
use super::flash::Flash;
use super::opening;
use super::place::Place;
use super::signed::{Act, Signed};
use super::tools::journal;
use crate::domain::{self, CommentId, ThreadKey};
use crate::http::error::Problem;
use crate::http::request::Asked;
use crate::service::{Service, Site};
use crate::store::{Entry, Filter, LogFilter, Order, Page, Slice, StoreError};

/// Comments of a page.
const A_PAGE: u32 = 25;
/// Lines of the log that a comment's own page shows.
const PAST: u32 = 20;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route(&at(""), get(queue))
        .route(&at("/"), get(queue))
        .route(&at("/a-verifier"), get(unchecked))
        .route(&at("/tous"), get(all))
        .route(&at("/inserer"), post(insert))
}

/// What is asked for, as in the address.
#[derive(Clone, Debug, Default, Deserialize)]
struct Wanted {
    /// A state's word; anything else: all.
    #[serde(default)]
    etat: String,
    /// A thread's id.
    #[serde(default)]
    fil: String,
    /// A programme's or residence's id.
    #[serde(default)]
    programme: String,
    /// A section.
    #[serde(default)]
    rubrique: String,
    /// Words.
    #[serde(default)]
    mots: String,
    /// A comment's number: that one alone.
    #[serde(default)]
    message: Option<i64>,
    /// A comment by whose author they are.
    #[serde(default)]
    auteur: Option<i64>,
    /// Whether readers reported them.
    #[serde(default)]
    signales: Option<String>,
    /// Whether they are shown and no moderator has looked at them.
    #[serde(default)]
    a_verifier: Option<String>,
    /// The last comment of the page before.
    #[serde(default)]
    apres: Option<i64>,
}

/// Which list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    /// What waits.
    Queue,
    /// What was shown at once.
    Unchecked,
    /// What is looked for.
    Found,
}

impl Wanted {
    fn state(&self) -> Option<domain::State> {
        domain::State::ALL.into_iter().find(|state| state.word() == self.etat)
    }

    fn filter(&self, site: &Site) -> Filter {
        let threads = site.threads();
        let belongs = |facts: &&domain::ThreadFacts| {
            let parent = [&facts.programme, &facts.residence].into_iter().flatten();
            (self.programme.is_empty() || parent.into_iter().any(|own| *own == self.programme))
                && (self.rubrique.is_empty() || facts.section() == self.rubrique)
        };
        let narrow = !self.programme.is_empty() || !self.rubrique.is_empty();
        Filter {
            states: self.state().into_iter().collect(),
            thread: ThreadKey::parse(&self.fil),
            threads: narrow.then(|| threads.iter().filter(belongs).map(|facts| facts.key.clone()).collect()),
            words: Some(self.mots.trim().to_owned()).filter(|words| !words.is_empty()),
            same_author_as: self.auteur.map(CommentId),
            reported: self.signales.is_some(),
            unanswered: false,
            unchecked: self.a_verifier.is_some(),
        }
    }

    /// The same as a query, for the page after `last`.
    fn query(&self, last: i64) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let texts = [
            ("etat", &self.etat),
            ("fil", &self.fil),
            ("programme", &self.programme),
            ("rubrique", &self.rubrique),
            ("mots", &self.mots),
        ];
        for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            query.append_pair(name, text);
        }
        for (name, number) in [("auteur", self.auteur), ("apres", Some(last))] {
            if let Some(number) = number {
                query.append_pair(name, &number.to_string());
            }
        }
        for (name, is_set) in [("signales", self.signales.is_some()), ("a_verifier", self.a_verifier.is_some())] {
            if is_set {
                query.append_pair(name, "oui");
            }
        }
        query.finish()
    }
}

/// What waits.
async fn queue(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(asked): Asked<Wanted>,
    Asked(flash): Asked<Flash>,
) -> Result<Response, Problem> {
    let etat = domain::State::Pending.word().to_owned();
    let wanted = Wanted { etat, apres: asked.apres, ..Wanted::default() };
    list(&service, &signed, &wanted, List::Queue, &flash, None).await
}

/// What is shown already, and nobody has looked at.
async fn unchecked(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(asked): Asked<Wanted>,
    Asked(flash): Asked<Flash>,
) -> Result<Response, Problem> {
    let wanted = Wanted { a_verifier: Some(String::new()), apres: asked.apres, ..Wanted::default() };
    list(&service, &signed, &wanted, List::Unchecked, &flash, None).await
}

/// What is looked for, among all.
async fn all(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(wanted): Asked<Wanted>,
    Asked(flash): Asked<Flash>,
) -> Result<Response, Problem> {
    list(&service, &signed, &wanted, List::Found, &flash, None).await
}

/// A reply that is not published yet.
struct Draft {
    comment: CommentId,
    text: String,
    pinned: bool,
}

/// `POST inserer`: the reply's form once more, with a template's text at its end. Nothing is kept.
async fn insert(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let Act { mut signed, fields, .. } = act;
    let number = |name| fields.trimmed(name).parse::<i64>().ok();
    let comment = number("id").map(CommentId).ok_or(Problem::BAD_REQUEST)?;
    let templates = service.store.templates(signed.of.site.id).await?;
    let chosen = number("modele").and_then(|id| templates.into_iter().find(|one| one.id == id));
    let typed = fields.text("message").trim_end();
    let parts = [typed, chosen.as_ref().map_or("", |one| one.text.as_str())];
    let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    let draft = Draft { comment, text, pinned: fields.is_set("epingler") };
    // Published from here, the reply leads back to where she was.
    signed.here = Place::read(fields.trimmed("retour"));
    let wanted = Wanted { message: Some(comment.0), ..Wanted::default() };
    list(&service, &signed, &wanted, List::Found, &Flash::default(), Some(draft)).await
}

async fn list(
    service: &Service,
    signed: &Signed,
    wanted: &Wanted,
    which: List,
    flash: &Flash,
    draft: Option<Draft>,
) -> Result<Response, Problem> {
    let site = &signed.of.site;
    let words = signed.words(service);
    let is_work = which == List::Unchecked || wanted.state() == Some(domain::State::Pending);
    let order = if is_work { Order::Oldest } else { Order::Newest };
    let slice = Slice { after: wanted.apres.map(CommentId), limit: A_PAGE, order };
    let filter = wanted.filter(site);
    let page = match wanted.message {
        Some(message) => only(service.store.entry(site.id, CommentId(message)).await?),
        None => service.store.entries(site.id, &filter, slice).await?,
    };
    let last = page.lines.last().filter(|_| page.more).map(|entry| entry.id.0);
    let mut entries: Vec<Value> = page.lines.iter().map(|line| entry::shown(site, words, line)).collect();
    entry::in_order(&mut entries);
    let mut choices = entry::choices(service, signed, &entries, wanted.message.is_none()).await?;
    let thread = ThreadKey::parse(&wanted.fil).and_then(|key| site.thread(&key));
    let queue = json!({
        "entries": entries,
        "total": page.total,
        "next": last.map(|last| format!("{}?{}", signed.desk(signed.here.path()), wanted.query(last))),
        "is_queue": which == List::Queue,
        "is_unchecked": which == List::Unchecked,
        "title": title(words, which, wanted),
        // On a telephone it would hide what was found.
        "is_filter_open": which == List::Found && (filter == Filter::default() || page.lines.is_empty()),
        "message": wanted.message,
        "past": past(service, site, words, wanted.message).await?,
        "states": states(words, wanted),
        "words": wanted.mots,
        "thread": thread.map(|facts| json!({
            "key": facts.key.as_str(),
            "title": facts.title,
            "opening": opening::of_thread(site, words, &facts),
        })),
        "sections": sections(site, wanted),
        "programmes": programmes(site, wanted),
        "reported": wanted.signales.is_some(),
        "unchecked": wanted.a_verifier.is_some(),
        "shows_first": site.config.shows_first(),
    });
    // What holds of all of them need not be said of each.
    choices["all_unchecked"] = (which == List::Unchecked).into();
    choices["draft"] = draft
        .map(|draft| json!({ "id": draft.comment, "text": draft.text, "pinned": draft.pinned }))
        .unwrap_or_default();
    let variables = [("queue", queue), ("choices", choices)];
    signed.page(service, StatusCode::OK, "desk/queue.html", flash, &variables).await
}

/// What the page is called.
fn title(words: &Catalogue, which: List, wanted: &Wanted) -> String {
    match (which, wanted.message) {
        (List::Queue, _) => words.text("desk-queue"),
        (List::Unchecked, _) => words.text("desk-unchecked-title"),
        (List::Found, Some(number)) => {
            words.with("desk-message-title", &[("number", number.to_string().as_str().into())])
        }
        (List::Found, None) => words.text("desk-all"),
    }
}

/// The last lines of the log about a comment that is looked at alone.
async fn past(
    service: &Service,
    site: &Site,
    words: &Catalogue,
    message: Option<i64>,
) -> Result<Vec<Value>, StoreError> {
    let Some(message) = message else { return Ok(Vec::new()) };
    let filter = LogFilter { comment: Some(CommentId(message)), ..LogFilter::default() };
    let lines = service.store.log(site.id, filter, None, PAST).await?;
    Ok(lines.iter().map(|line| journal::shown(site, words, line)).collect())
}

/// A list of one comment, or of none.
fn only(entry: Option<Entry>) -> Page<Entry> {
    let total = u32::from(entry.is_some());
    Page { lines: entry.into_iter().collect(), more: false, total }
}

fn states(words: &Catalogue, wanted: &Wanted) -> Vec<Value> {
    let chosen = wanted.state();
    let of = |word: &str, is_chosen: bool| json!({ "word": word, "label": words.text(&format!("desk-state-{word}")), "is_chosen": is_chosen });
    let all = of("all", chosen.is_none());
    let each = domain::State::ALL.into_iter().map(|state| of(state.word(), chosen == Some(state)));
    each.chain([all]).collect()
}

/// The sections that have conversations, by title.
fn sections(site: &Site, wanted: &Wanted) -> Vec<Value> {
    let threads = site.threads();
    let mut titled: Vec<(&str, &String)> =
        threads.sections().iter().map(|name| (threads.section_title(name), name)).collect();
    titled.sort_unstable();
    let of =
        |(title, name): (&str, &String)| json!({ "name": name, "title": title, "is_chosen": *name == wanted.rubrique });
    titled.into_iter().map(of).collect()
}

/// The programmes and residences that have conversations, by title.
fn programmes(site: &Site, wanted: &Wanted) -> Vec<Value> {
    let threads = site.threads();
    let title = |id: &str| ThreadKey::parse(id).and_then(|key| threads.get(&key).map(|facts| facts.title.clone()));
    let mut named: Vec<(String, &String)> =
        threads.parents().iter().map(|id| (title(id).unwrap_or_else(|| id.clone()), id)).collect();
    named.sort_unstable();
    named
        .into_iter()
        .map(|(title, id)| json!({ "id": id, "title": title, "is_chosen": *id == wanted.programme }))
        .collect()
}
