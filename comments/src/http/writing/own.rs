//! One's own comment: a page to change and delete it, proven by a token or a link.

use std::sync::Arc;

use axum::extract::State as Shared;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json;

use super::CommentPath;
use super::answer::{Whole, Wish, in_json, page_of, problem, retry_after, see_other};
use crate::domain::{CommentId, State, ThreadKey};
use crate::http::error::Problem;
use crate::http::request::{Asked, Client, Fields, Named, SameOrigin, SiteOf};
use crate::service::Service;
use crate::service::writing::{Proof, Rejection, Writer};
use crate::store::OwnComment;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/commentaire/{id}/modifier", get(show).post(edit))
        .route("/commentaire/{id}/supprimer", post(delete))
}

#[derive(Debug, Deserialize)]
struct Shown {
    #[serde(default)]
    preuve: String,
    recu: Option<String>,
}

/// `GET commentaire/{id}/modifier?preuve=…`: nothing is changed by looking at it.
async fn show(
    Shared(service): Shared<Arc<Service>>,
    of: SiteOf,
    Named(CommentPath { id }): Named<CommentPath>,
    Asked(Shown { preuve, recu }): Asked<Shown>,
) -> Result<Response, Problem> {
    let proof = Proof(preuve);
    let own = match service.own_comment(&of.site, id, &proof).await {
        Ok(own) => own,
        Err(rejection) => return refused(&service, &of, Wish::Page, id, &proof, "", &rejection).await,
    };
    let words = service.pages.words(of.site.config.language);
    let received =
        recu.map(|_| words.text(if own.state == State::Published { "received-published" } else { "received" }));
    let received = received.unwrap_or_default();
    page(&service, &of, StatusCode::OK, &own, &own.markdown, &proof, &[], &received)
}

/// `POST commentaire/{id}/modifier`.
async fn edit(
    Shared(service): Shared<Arc<Service>>,
    of: SiteOf,
    _: SameOrigin,
    Client(address): Client,
    wish: Wish,
    Named(CommentPath { id }): Named<CommentPath>,
    fields: Fields,
) -> Result<Response, Problem> {
    let proof = Proof(fields.trimmed("preuve").to_owned());
    let text = fields.text("message");
    match service.edit_own(&of.site, id, &proof, text, Writer { address }).await {
        Ok(changed) if wish == Wish::Json => {
            let words = service.pages.words(of.site.config.language);
            let (state, message) =
                if changed.is_published { ("published", "received-published") } else { ("pending", "received") };
            Ok(Json(json!({ "id": id, "state": state, "message": words.text(message) })).into_response())
        }
        Ok(changed) => back(&of, &changed.thread, if changed.is_published { Some(id) } else { None }),
        Err(rejection) => refused(&service, &of, wish, id, &proof, text, &rejection).await,
    }
}

/// `POST commentaire/{id}/supprimer`.
async fn delete(
    Shared(service): Shared<Arc<Service>>,
    of: SiteOf,
    _: SameOrigin,
    wish: Wish,
    Named(CommentPath { id }): Named<CommentPath>,
    fields: Fields,
) -> Result<Response, Problem> {
    let proof = Proof(fields.trimmed("preuve").to_owned());
    let thread = match service.delete_own(&of.site, id, &proof).await {
        Ok(thread) => thread,
        Err(rejection) => return refused(&service, &of, wish, id, &proof, "", &rejection).await,
    };
    if wish == Wish::Json {
        let words = service.pages.words(of.site.config.language);
        return Ok(
            Json(json!({ "id": id, "state": "deleted", "message": words.text("deleted-comment") })).into_response()
        );
    }
    let thread = of.site.thread(&thread).ok_or(Problem::UNKNOWN_THREAD)?;
    Whole::new(&service, &of).under(&of, &thread).with("comment", &id).render(
        &service,
        StatusCode::OK,
        "form/deleted.html",
    )
}

/// The answer to what was not done: what she wrote is there again.
async fn refused(
    service: &Service,
    of: &SiteOf,
    wish: Wish,
    id: CommentId,
    proof: &Proof,
    text: &str,
    rejection: &Rejection,
) -> Result<Response, Problem> {
    let problem = problem(rejection);
    let remarks = rejection.remarks(service.pages.words(of.site.config.language));
    if wish == Wish::Json {
        return Ok(in_json(&problem, &remarks, None));
    }
    if let Rejection::TooLate(thread) = rejection {
        return too_late(service, of, problem.status, thread, text);
    }
    let Ok(own) = service.own_comment(&of.site, id, proof).await else { return Err(problem) };
    let mut response = page(service, of, problem.status, &own, text, proof, &remarks, "")?;
    retry_after(&mut response, &problem);
    Ok(response)
}

/// The page that says what may still be done once the token is worth nothing any more.
fn too_late(
    service: &Service,
    of: &SiteOf,
    status: StatusCode,
    thread: &ThreadKey,
    text: &str,
) -> Result<Response, Problem> {
    let thread = of.site.thread(thread).ok_or(Problem::UNKNOWN_THREAD)?;
    Whole::new(service, of)
        .under(of, &thread)
        .with("text", &text)
        .with("contact", &of.site.config.privacy_contact)
        .render(service, status, "form/late.html")
}

/// 303 to the conversation; to the comment's place where it is shown.
fn back(of: &SiteOf, thread: &ThreadKey, comment: Option<CommentId>) -> Result<Response, Problem> {
    let thread = of.site.thread(thread).ok_or(Problem::UNKNOWN_THREAD)?;
    let anchor = comment.map_or_else(|| "commentaire-recu".to_owned(), |id| format!("commentaire-{id}"));
    see_other(&format!("{}#{anchor}", page_of(of, &thread)))
}

#[expect(clippy::too_many_arguments, reason = "they are the page's variables")]
fn page(
    service: &Service,
    of: &SiteOf,
    status: StatusCode,
    own: &OwnComment,
    text: &str,
    proof: &Proof,
    remarks: &[crate::service::writing::Remark],
    received: &str,
) -> Result<Response, Problem> {
    let thread = of.site.thread(&own.thread).ok_or(Problem::UNKNOWN_THREAD)?;
    let place = format!("{}/commentaire/{}", of.base, own.id);
    let kept = format!("{}/commentaire/{}/modifier?preuve={}", service_address(of), own.id, proof.0);
    let variables = json!({
        "message": text,
        "proof": proof.0,
        "longest": service.config.limits.message,
        "edit_url": format!("{place}/modifier"),
        "delete_url": format!("{place}/supprimer"),
        "address": kept,
        "minutes": of.site.config.edit_window.as_mins(),
    });
    Whole::new(service, of)
        .under(of, &thread)
        .with("own", &variables)
        .with("remarks", &remarks)
        .with("received", &received)
        .render(service, status, "form/own.html")
}

/// The service's public address, for a link that is kept.
fn service_address(of: &SiteOf) -> String {
    format!("{}{}", of.site.config.url, of.site.config.path)
}
