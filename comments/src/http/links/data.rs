//! « Mes données »: what is kept of an address is shown, exported and erased by a link that is sent to it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::TokenPath;
use crate::domain::State as Standing;
use crate::domain::text;
use crate::http::error::Problem;
use crate::http::request::{Asked, Client, Fields, Named, SameOrigin, SiteOf};
use crate::http::writing::{Whole, problem, retry_after, see_other};
use crate::page::when;
use crate::service::Service;
use crate::service::links::Link;
use crate::service::writing::Writer;
use crate::store::Exported;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/mes-donnees", get(ask).post(send)).route("/lien/{token}/export", get(export))
}

#[derive(Debug, Deserialize)]
struct Sent {
    envoye: Option<String>,
}

/// `GET mes-donnees`: the field for the address.
async fn ask(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Asked(Sent { envoye }): Asked<Sent>,
) -> Result<Response, Problem> {
    form(&service, &of, StatusCode::OK, "", None, envoye.is_some())
}

/// `POST mes-donnees`: a letter to that address.
async fn send(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    _: SameOrigin,
    Client(address): Client,
    fields: Fields,
) -> Result<Response, Problem> {
    if service.config.mail.is_none() {
        return form(&service, &of, StatusCode::OK, "", None, false);
    }
    let email = fields.trimmed("email");
    let Err(rejection) = service.want_own_data(&of.site, email, Writer { address }).await else {
        return see_other(&format!("{}/mes-donnees?envoye=oui", of.base));
    };
    let problem = problem(&rejection);
    let remarks = rejection.remarks(service.pages.words(of.site.config.language));
    let sentence = remarks.into_iter().next().map(|remark| remark.sentence);
    let mut response = form(&service, &of, problem.status, email, sentence, false)?;
    retry_after(&mut response, &problem);
    Ok(response)
}

fn form(
    service: &Service,
    of: &SiteOf,
    status: StatusCode,
    email: &str,
    error: Option<String>,
    is_sent: bool,
) -> Result<Response, Problem> {
    let ask = json!({
        "action": format!("{}/mes-donnees", of.base),
        "email": email,
        "error": error,
        "is_sent": is_sent,
        "mails": service.config.mail.is_some(),
    });
    Whole::new(service, of).with("ask", &ask).render(service, status, "links/ask.html")
}

/// The page behind the link of the letter.
pub(super) async fn show(service: &Service, of: &SiteOf, token: &str, email: &str) -> Result<Response, Problem> {
    let export = service.own_data(&of.site, email).await?;
    let comments: Vec<Value> = export.comments.iter().map(|comment| row(service, of, comment)).collect();
    let place = format!("{}/lien/{token}", of.base);
    let data = json!({
        "email": email,
        "can_erase": !comments.is_empty() || !export.reports.is_empty(),
        "comments": comments,
        "export_url": format!("{place}/export"),
        "action": place,
    });
    Whole::new(service, of).with("data", &data).render(service, StatusCode::OK, "links/data.html")
}

fn row(service: &Service, of: &SiteOf, comment: &Exported) -> Value {
    let site = &of.site.config;
    let words = service.pages.words(site.language);
    let key = crate::domain::ThreadKey::parse(&comment.thread);
    let title =
        key.and_then(|key| of.site.thread(&key)).map_or_else(|| comment.url.clone(), |thread| thread.title.clone());
    let can_change = !matches!(comment.state, Standing::Deleted);
    let edit_url = can_change.then(|| {
        let proof = service.link_token(&of.site, &Link::Own { comment: comment.id }, service.now());
        format!("{}/commentaire/{}/modifier?preuve={proof}", of.base, comment.id)
    });
    json!({
        "url": format!("{}{}", site.url, comment.url),
        "title": title,
        "when": when(site.language, &site.zone, comment.written_at),
        "state": words.text(&format!("data-state-{}", comment.state.word())),
        "is_subscribed": comment.subscribed_at.is_some(),
        "text": text::read(&comment.markdown).plain,
        "edit_url": edit_url,
    })
}

/// `GET lien/{token}/export`: the same as JSON (RGPD, art. 20).
async fn export(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Named(TokenPath { token }): Named<TokenPath>,
) -> Result<Response, Problem> {
    let Link::OwnData { email } = service.read_link(&of.site, &token)? else { return Err(Problem::LINK_INVALID) };
    let export = service.own_data(&of.site, &email).await?;
    let headers = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"mes-donnees.json\"")),
    ];
    Ok((headers, Json(export)).into_response())
}

/// The button of that page: nothing is erased without the ticked box.
pub(super) async fn erase(
    service: &Service,
    of: &SiteOf,
    token: &str,
    email: &str,
    fields: &Fields,
) -> Result<Response, Problem> {
    if !fields.is_set("confirmer") {
        return see_other(&format!("{}/lien/{token}", of.base));
    }
    service.erase_own_data(&of.site, email).await?;
    let words = service.pages.words(of.site.config.language);
    let act = json!({
        "title": words.text("data-title"),
        "sentence": words.text("data-erased"),
        "is_done": true,
        "back": null,
    });
    Whole::new(service, of).with("act", &act).render(service, StatusCode::OK, "links/act.html")
}
