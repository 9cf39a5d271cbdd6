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

use super::at;
use super::closures;
use super::flash::{Flash, saying};
use super::signed::{Act, Signed};
use crate::domain::{Mode, SiteStanding, Standing, ThreadFacts, ThreadKey, spam};
use crate::http::error::Problem;
use crate::http::request::{Asked, Fields};
use crate::page::{escaped, when};
use crate::service::{Service, Site};
use crate::store::{Closure, Gesture, LogLine, Subject};

/// Pages that a search shows.
const FOUND: usize = 20;
/// Floods that every page of the desk names.
const FLOODS: usize = 3;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route(&at("/ouverture"), get(show).post(decide))
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
    let lines = standing_lines(&service, site, &standing).await?;
    let told = Told { site, words: signed.words(&service), standing: &standing, lines: &lines };
    let opening = json!({
        "site": told.whole_site(signed.is_administrator()),
        "reviewed": told.threads(&standing.reviewed_threads, Gesture::ReviewThread, "ne-plus-relire-page"),
        "closed": told.threads(&standing.closed_threads, Gesture::CloseThread, "rouvrir-page"),
        "sections": told.sections(),
        "wanted": wanted.page,
        "found": told.found(wanted.page.trim()),
    });
    signed.page(&service, StatusCode::OK, "desk/opening.html", &flash, &[("opening", opening)]).await
}

/// The log's lines that say since when what stands now does.
type Lines = Vec<(Gesture, Subject, LogLine)>;

async fn standing_lines(service: &Service, site: &Site, standing: &Standing) -> Result<Lines, Problem> {
    let of = |keys: &[ThreadKey], what| keys.iter().map(|key| (what, Subject::Thread(key.clone()))).collect::<Vec<_>>();
    let sections = standing.closed_sections.iter().map(|name| (Gesture::CloseSection, Subject::Section(name.clone())));
    let asked: Vec<(Gesture, Subject)> = std::iter::once((site_gesture(standing.site), Subject::Site))
        .chain(of(&standing.reviewed_threads, Gesture::ReviewThread))
        .chain(of(&standing.closed_threads, Gesture::CloseThread))
        .chain(sections)
        .collect();
    let lines = service.store.last_done(site.id, asked.clone()).await?;
    Ok(asked.into_iter().zip(lines).filter_map(|((what, subject), line)| Some((what, subject, line?))).collect())
}

/// What the log says of a site that stands so.
fn site_gesture(standing: SiteStanding) -> Gesture {
    match standing {
        SiteStanding::Open => Gesture::OpenSite,
        SiteStanding::AllToReview => Gesture::ReviewSite,
        SiteStanding::ReadOnly => Gesture::CloseSite,
    }
}

/// What stands so now, as the page tells it.
struct Told<'a> {
    site: &'a Site,
    words: &'a Catalogue,
    standing: &'a Standing,
    lines: &'a Lines,
}

impl Told<'_> {
    fn whole_site(&self, can_change: bool) -> Value {
        let (word, gestures) = match self.standing.site {
            SiteStanding::Open => ("open", ["suspendre-site", "relire-site"]),
            SiteStanding::AllToReview => ("all-to-review", ["rouvrir-site", "suspendre-site"]),
            SiteStanding::ReadOnly => ("read-only", ["rouvrir-site", "relire-site"]),
        };
        json!({
            "is_open": self.standing.site == SiteStanding::Open,
            "sentence": self.words.text(&format!("desk-site-{word}")),
            "since": self.since(site_gesture(self.standing.site), &Subject::Site),
            "closures": can_change.then(|| closures::forms(self.words, "site", ("", ""), "", &gestures)),
        })
    }

    /// Threads that are closed or reviewed; `gesture` ends it.
    fn threads(&self, keys: &[ThreadKey], logged: Gesture, gesture: &'static str) -> Vec<Value> {
        let shown = |(number, key): (usize, &ThreadKey)| {
            let title = self.site.title_of(key);
            let id = format!("{gesture}-{number}");
            json!({
                "title": title,
                "coded": escaped(key.as_str()),
                "mode": self.site.thread(key).and_then(|facts| mode(&facts)).map(|id| self.words.text(id)),
                "since": self.since(logged, &Subject::Thread(key.clone())),
                "closures": closures::forms(self.words, &id, ("fil", key.as_str()), &title, &[gesture]),
            })
        };
        keys.iter().enumerate().map(shown).collect()
    }

    fn sections(&self) -> Vec<Value> {
        let threads = self.site.threads();
        let written: BTreeSet<&str> =
            threads.iter().filter(|facts| facts.mode != Mode::Closed).map(ThreadFacts::section).collect();
        let shown = |(number, name): (usize, String)| {
            let is_closed = self.standing.closed_sections.contains(&name);
            let is_open = !is_closed && written.contains(name.as_str());
            let state = match (is_closed, is_open) {
                (true, _) => "desk-section-closed",
                (_, true) => "desk-section-open",
                _ => "desk-section-closed-by-site",
            };
            let gesture = if is_closed { "rouvrir-rubrique" } else { "fermer-rubrique" };
            let title = threads.section_title(&name);
            let closures =
                closures::forms(self.words, &format!("rubrique-{number}"), ("rubrique", &name), title, &[gesture]);
            json!({
                "title": title,
                "is_closed": is_closed,
                "is_open": is_open,
                "state": self.words.text(state),
                "since": self.since(Gesture::CloseSection, &Subject::Section(name.clone())).filter(|_| is_closed),
                "closures": closures,
            })
        };
        sections(self.site, self.standing).into_iter().enumerate().map(shown).collect()
    }

    /// The pages whose titles hold the words.
    fn found(&self, words: &str) -> Vec<Value> {
        let wanted = spam::folded(words);
        if wanted.is_empty() {
            return Vec::new();
        }
        let threads = self.site.threads();
        let mut found: Vec<&ThreadFacts> =
            threads.iter().filter(|facts| spam::folded(&facts.title).contains(&wanted)).collect();
        found.sort_by(|one, other| (&one.title, &one.key).cmp(&(&other.title, &other.key)));
        found.into_iter().take(FOUND).enumerate().map(|(number, facts)| self.page(facts, number)).collect()
    }

    fn page(&self, facts: &ThreadFacts, number: usize) -> Value {
        let closures = closures::of_page(self.words, self.standing, facts, number);
        json!({
            "title": facts.title,
            "coded": escaped(facts.key.as_str()),
            "mode": mode(facts).map(|id| self.words.text(id)),
            "since": null,
            "closures": closures,
        })
    }

    /// When, by whom and why something was closed, or is reviewed.
    fn since(&self, what: Gesture, subject: &Subject) -> Option<Value> {
        let (.., line) = self.lines.iter().find(|(done, of, _)| *done == what && of == subject)?;
        let when = when(self.words.language(), &self.site.config.zone, line.at);
        let name = line.by_name.clone().unwrap_or_else(|| self.words.text("desk-by-itself"));
        let said = [("when", Argument::from(&when)), ("name", Argument::from(&name))];
        Some(json!({ "sentence": self.words.with("desk-since", &said), "why": reason(self.words, line) }))
    }
}

/// Why, in the moderator's words; in ours where the service did it.
pub(super) fn reason(words: &Catalogue, line: &LogLine) -> String {
    match line.section() {
        _ if line.is_flood() => words.text("desk-why-flood"),
        _ if line.what == Gesture::MoveThread => words.with("journal-moved-from", &[("key", (&line.why).into())]),
        Some((_, why)) => why.to_owned(),
        None => line.why.clone(),
    }
}

/// What the site itself says of a page's conversation, where not everybody may write as she likes.
fn mode(facts: &ThreadFacts) -> Option<&'static str> {
    match facts.mode {
        Mode::Open => None,
        Mode::Questions => Some("desk-page-questions"),
        Mode::Closed => Some("desk-page-closed-by-site"),
    }
}

/// How a thread stands, for its own view: the sentence that readers or moderators need, and the forms.
pub(super) fn of_thread(site: &Site, words: &Catalogue, facts: &ThreadFacts) -> Value {
    let standing = site.standing();
    let sentence = if standing.closed_threads.contains(&facts.key) {
        Some("desk-page-closed")
    } else if facts.mode == Mode::Closed {
        mode(facts)
    } else {
        standing.reviewed_threads.contains(&facts.key).then_some("desk-page-reviewed")
    };
    json!({
        "sentence": sentence.map(|id| words.text(id)),
        "closures": closures::of_page(words, &standing, facts, 0),
    })
}

/// What every page of the desk says while the whole site is closed or reviewed, or a conversation is because it flooded:
/// the latter with the thread whose review one button lifts.
pub(super) fn alerts(site: &Site, words: &Catalogue) -> Vec<Value> {
    let standing = site.standing();
    let whole = match standing.site {
        SiteStanding::Open => None,
        SiteStanding::AllToReview => Some("desk-site-all-to-review"),
        SiteStanding::ReadOnly => Some("desk-site-read-only"),
    };
    let whole = whole.map(|id| json!({ "sentence": words.text(id), "lift": null }));
    let flood = |key: &ThreadKey| {
        let title = site.title_of(key);
        let sentence = words.with("desk-alert-flood", &[("title", (&title).into())]);
        json!({ "sentence": sentence, "lift": { "thread": key.as_str(), "title": title } })
    };
    let floods = &standing.flooded_threads;
    let more = floods.len().saturating_sub(FLOODS);
    let more = (more > 0)
        .then(|| json!({ "sentence": words.with("desk-alert-floods-more", &[("count", more.into())]), "lift": null }));
    whole.into_iter().chain(floods.iter().take(FLOODS).map(flood)).chain(more).collect()
}

/// The sections that have conversations, and those that are closed, by title.
fn sections(site: &Site, standing: &Standing) -> Vec<String> {
    let threads = site.threads();
    let all: BTreeSet<&String> = threads.sections().iter().chain(&standing.closed_sections).collect();
    let mut all: Vec<String> = all.into_iter().cloned().collect();
    all.sort_by(|one, other| threads.section_title(one).cmp(threads.section_title(other)));
    all
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
    let why = closures::why(signed.words(&service), gesture, &act.fields);
    if why.is_empty() {
        let (said, form) = (saying("why-missing", 0, None), closures::name(&act.fields));
        let (said, anchor) = match form {
            "" => (said, anchor.to_owned()),
            form => (format!("{said}&ou={form}"), format!("#pourquoi-{form}")),
        };
        return Ok(act.back(&said, &anchor));
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
