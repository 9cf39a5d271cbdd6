//! What the links in letters lead to: GET shows a page with one button, and only POST does what it says. « Mes
//! données »: the link to what is kept of an address.

mod data;

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use palier_words::Catalogue;
use serde::Deserialize;
use serde_json::json;

use super::desk::now_known;
use super::error::Problem;
use super::request::{Fields, Named, SameOrigin, SiteOf};
use super::writing::{Whole, page_of, see_other};
use crate::page::DESK;
use crate::service::Service;
use crate::service::links::{Followed, Link, LinkError, Stale, Verdict};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/lien/{token}", get(show).post(follow)).merge(data::routes())
}

/// `{token}`; a site's name may stand beside.
#[derive(Debug, Deserialize)]
struct TokenPath {
    token: String,
}

impl From<LinkError> for Problem {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::Token(error) => Self::from(error),
            LinkError::Gone => Self::LINK_EXPIRED,
            LinkError::NotAnAct => Self::BAD_REQUEST,
            LinkError::Unsealable(error) => Self::from(error),
            LinkError::Store(error) => Self::from(error),
        }
    }
}

/// `GET lien/{token}`.
async fn show(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Named(TokenPath { token }): Named<TokenPath>,
) -> Result<Response, Problem> {
    let link = service.read_link(&of.site, &token)?;
    match &link {
        Link::Own { comment } => see_other(&format!("{}/commentaire/{comment}/modifier?preuve={token}", of.base)),
        Link::OwnData { email } => data::show(&service, &of, &token, email).await,
        link => {
            let words = service.pages.words(of.site.config.language);
            let message = Message::of(link, words);
            let mut about = None;
            if let Link::Moderate { comment, verdict, seen, .. } = *link {
                match service.to_decide(&of.site, comment, verdict, seen).await? {
                    Ok(entry) => about = Some(json!({ "author": entry.name, "html": entry.html })),
                    Err(stale) => {
                        let sentence = words.text(match stale {
                            Stale::Decided => "moderate-already",
                            Stale::Changed => "moderate-changed",
                        });
                        return done(&service, &of, &message, &sentence, &Followed::Decided(comment, verdict));
                    }
                }
            }
            let act = json!({
                "title": message.title,
                "sentence": message.say(words, "sentence"),
                "button": message.say(words, "button"),
                "action": format!("{}/lien/{token}", of.base),
                "about": about,
                "is_done": false,
                "back": null,
            });
            Whole::new(&service, &of).with("act", &act).render(&service, StatusCode::OK, "links/act.html")
        }
    }
}

/// `POST lien/{token}`. A mail program that ends a subscription at one click (RFC 8058) shows no page, has no origin, and
/// sends a form of the sort that it likes, `multipart/form-data` for preference: there the signed token alone is asked for.
async fn follow(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    origin: Result<SameOrigin, Problem>,
    Named(TokenPath { token }): Named<TokenPath>,
    fields: Result<Fields, Problem>,
) -> Result<Response, Problem> {
    let link = service.read_link(&of.site, &token)?;
    if !matches!(link, Link::Unsubscribe { .. }) {
        origin?;
        let fields = fields?;
        if let Link::OwnData { email } = &link {
            return data::erase(&service, &of, &token, email, &fields).await;
        }
    }
    let followed = service.follow(&of.site, &token).await?;
    if let Followed::Known(device) = &followed {
        return now_known(&service, &of, device);
    }
    if let Some(comment) = shown(&service, &of, &followed).await? {
        return see_other(&comment);
    }
    let words = service.pages.words(of.site.config.language);
    let message = Message::of(&link, words);
    done(&service, &of, &message, &message.say(words, "done"), &followed)
}

/// The page of a link that has nothing more to do.
fn done(
    service: &Arc<Service>,
    of: &SiteOf,
    message: &Message,
    sentence: &str,
    followed: &Followed,
) -> Result<Response, Problem> {
    let back = back(of, followed, service.pages.words(of.site.config.language));
    let act = json!({ "title": message.title, "sentence": sentence, "is_done": true, "back": back });
    Whole::new(service, of).with("act", &act).render(service, StatusCode::OK, "links/act.html")
}

/// The address of a comment that was published or stands: it is shown, which says all.
async fn shown(service: &Service, of: &SiteOf, followed: &Followed) -> Result<Option<String>, Problem> {
    let Followed::Decided(comment, Verdict::Publish | Verdict::Approve) = followed else { return Ok(None) };
    let thread = service.store.thread_of(of.site.id, *comment).await?.and_then(|key| of.site.thread(&key));
    Ok(thread.map(|thread| format!("{}#commentaire-{comment}", page_of(of, &thread))))
}

/// The page that the link was about; on the desk, where readers do not see it.
fn back(of: &SiteOf, followed: &Followed, words: &Catalogue) -> Option<serde_json::Value> {
    match followed {
        Followed::Subscribed(thread) | Followed::Settled(thread, _) => {
            let thread = of.site.thread(thread)?;
            let address = format!("{}#commentaires", page_of(of, &thread));
            Some(json!({ "label": words.with("back-to-post", &[("title", (&thread.title).into())]), "url": address }))
        }
        Followed::Decided(comment, _) => {
            let address = format!("{}{DESK}/tous?message={comment}", of.base);
            Some(json!({ "label": words.text("moderate-back"), "url": address }))
        }
        Followed::Unsubscribed | Followed::Known(_) => None,
    }
}

/// The words about a link.
struct Message {
    title: String,
    id: &'static str,
    comment: String,
}

impl Message {
    fn of(link: &Link, words: &Catalogue) -> Self {
        let (title, id, comment) = match link {
            Link::Confirm { .. } => ("confirm-title", "confirm", None),
            Link::Unsubscribe { .. } => ("unsubscribe-title", "unsubscribe", None),
            Link::Settle { settled: true, .. } => ("settle-title", "settle-yes", None),
            Link::Settle { settled: false, .. } => ("settle-title", "settle-no", None),
            Link::Moderate { comment, verdict: Verdict::Publish, .. } => {
                ("moderate-title", "moderate-publish", Some(comment))
            }
            Link::Moderate { comment, verdict: Verdict::Approve, .. } => {
                ("moderate-title", "moderate-approve", Some(comment))
            }
            Link::Moderate { comment, verdict: Verdict::Spam, .. } => {
                ("moderate-title", "moderate-spam", Some(comment))
            }
            Link::Device { .. } => ("device-title", "device", None),
            // They have pages of their own.
            Link::Own { .. } => ("own-title", "own", None),
            Link::OwnData { .. } => ("data-title", "data", None),
        };
        Self { title: words.text(title), id, comment: comment.map(ToString::to_string).unwrap_or_default() }
    }

    fn say(&self, words: &Catalogue, what: &str) -> String {
        words.with(&format!("{}-{what}", self.id), &[("id", (&self.comment).into())])
    }
}
