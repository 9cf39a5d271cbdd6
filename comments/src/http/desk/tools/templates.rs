//! « Modèles de réponse »: texts that moderators reuse.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use palier_words::Argument;
use serde_json::json;

use super::super::at;
use super::super::flash::Flash;
use super::super::signed::{Act, Signed};
use super::back;
use crate::http::error::Problem;
use crate::http::request::Asked;
use crate::service::Service;
use crate::service::tools::{LONGEST_TEMPLATE, LONGEST_TITLE, MOST_TEMPLATES, NoTemplate};
use crate::store::ReplyTemplate;

const PATH: &str = "/modeles";

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route(&at("/modeles"), get(show).post(keep)).route(&at("/modeles/supprimer"), post(delete))
}

/// `GET modeles`.
async fn show(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(flash): Asked<Flash>,
) -> Result<Response, Problem> {
    page(&service, &signed, StatusCode::OK, &flash, None).await
}

/// The page; `typed` is a template that could not be kept, and why.
async fn page(
    service: &Service,
    signed: &Signed,
    status: StatusCode,
    flash: &Flash,
    typed: Option<(ReplyTemplate, String)>,
) -> Result<Response, Problem> {
    let known = service.store.templates(signed.of.site.id).await?;
    let (typed, error) = typed.unzip();
    let shown = |one: &ReplyTemplate| {
        let wrong = typed.as_ref().filter(|typed| typed.id == one.id);
        let (title, text) = wrong.map_or((&one.title, &one.text), |typed| (&typed.title, &typed.text));
        json!({ "id": one.id, "name": one.title, "title": title, "text": text, "is_wrong": wrong.is_some() })
    };
    let empty = ReplyTemplate { id: 0, title: String::new(), text: String::new() };
    let templates = json!({
        "known": known.iter().map(shown).collect::<Vec<_>>(),
        "new": shown(&empty),
        "error": error,
        "longest_title": LONGEST_TITLE,
        "longest_text": LONGEST_TEMPLATE,
    });
    signed.page(service, status, "desk/tools/templates.html", flash, &[("templates", templates)]).await
}

/// `POST modeles`: a new one, or one that changes.
async fn keep(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let (signed, fields) = (&act.signed, &act.fields);
    let id = fields.trimmed("id").parse().map_err(|_| Problem::BAD_REQUEST)?;
    let (title, text) = (fields.text("titre").to_owned(), fields.text("texte").to_owned());
    let template = ReplyTemplate { id, title, text };
    let kept = service.keep_template(&signed.of.site, template.clone(), signed.session.moderator.id).await;
    let words = signed.words(&service);
    let count = |most: usize| [("count", Argument::from(most))];
    let error = match kept {
        Ok(()) => return Ok(back(signed, PATH, "template", 1)),
        Err(NoTemplate::Title) => words.with("templates-wrong-title", &count(LONGEST_TITLE)),
        Err(NoTemplate::Text) => words.with("templates-wrong-text", &count(LONGEST_TEMPLATE)),
        Err(NoTemplate::TooMany) => words.with("templates-too-many", &count(MOST_TEMPLATES)),
        Err(NoTemplate::Gone) => return Ok(back(signed, PATH, "template-gone", 0)),
        Err(NoTemplate::Store(error)) => return Err(error.into()),
    };
    let typed = Some((template, error));
    page(&service, signed, StatusCode::UNPROCESSABLE_ENTITY, &Flash::default(), typed).await
}

/// `POST modeles/supprimer`.
async fn delete(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let signed = &act.signed;
    let id = act.fields.trimmed("id").parse().map_err(|_| Problem::BAD_REQUEST)?;
    let by = signed.session.moderator.id;
    let deleted = service.store.delete_template(signed.of.site.id, id, by, service.now()).await?;
    Ok(back(signed, PATH, if deleted { "template-deleted" } else { "template-gone" }, 1))
}
