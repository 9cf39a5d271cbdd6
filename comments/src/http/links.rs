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

use super::error::Problem;
use super::request::{Fields, Named, SameOrigin, SiteOf};
use super::writing::{Whole, page_of, see_other};
use crate::domain::ThreadKey;
use crate::service::Service;
use crate::service::links::{Followed, Link, LinkError, Verdict};

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
            let act = json!({
                "title": message.title,
                "sentence": message.say(words, "sentence"),
                "button": message.say(words, "button"),
                "action": format!("{}/lien/{token}", of.base),
                "is_done": false,
                "back": null,
            });
            Whole::new(&service, &of).with("act", &act).render(&service, StatusCode::OK, "links/act.html")
        }
    }
}

/// `POST lien/{token}`. A mail program that ends a subscription at one click (RFC 8058) shows no page and has no origin:
/// there the signed token alone is asked for.
async fn follow(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    origin: Result<SameOrigin, Problem>,
    Named(TokenPath { token }): Named<TokenPath>,
    fields: Fields,
) -> Result<Response, Problem> {
    let link = service.read_link(&of.site, &token)?;
    if !matches!(link, Link::Unsubscribe { .. }) {
        origin?;
    }
    if let Link::OwnData { email } = &link {
        return data::erase(&service, &of, &token, email, &fields).await;
    }
    let followed = service.follow(&of.site, &token).await?;
    let words = service.pages.words(of.site.config.language);
    let message = Message::of(&link, words);
    let act = json!({
        "title": message.title,
        "sentence": message.say(words, "done"),
        "is_done": true,
        "back": back(&service, &of, &followed).await?,
    });
    Whole::new(&service, &of).with("act", &act).render(&service, StatusCode::OK, "links/act.html")
}

/// The page that the link was about: the very comment, where one was published.
async fn back(service: &Service, of: &SiteOf, followed: &Followed) -> Result<Option<serde_json::Value>, Problem> {
    let page = |key: &ThreadKey, anchor: &str| {
        let thread = of.site.thread(key)?;
        Some(json!({ "title": thread.title, "url": format!("{}{anchor}", page_of(of, &thread)) }))
    };
    Ok(match followed {
        Followed::Subscribed(thread) | Followed::Settled(thread, _) => page(thread, "#commentaires"),
        Followed::Decided(comment, Verdict::Publish) => {
            let thread = service.store.thread_of(of.site.id, *comment).await?;
            thread.and_then(|thread| page(&thread, &format!("#commentaire-{comment}")))
        }
        Followed::Decided(_, Verdict::Spam) | Followed::Unsubscribed => None,
    })
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
            Link::Moderate { comment, verdict: Verdict::Spam, .. } => {
                ("moderate-title", "moderate-spam", Some(comment))
            }
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
