//! Forms of readers: messages, changes of one's own, reports. With script they are posted in the background and
//! answered in JSON; without, with whole pages, and 303 to the conversation once something was kept.

mod answer;
mod own;
mod reporting;

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, http::HeaderValue, http::header};
use serde::Deserialize;

use super::error::Problem;
use super::request::{Client, Fields, Named, SameOrigin, SiteOf};
use crate::domain::{CommentId, ThreadKey};
use crate::service::Service;
use crate::service::writing::{Draft, Rejection, Writer};
pub(super) use answer::{Whole, Wish, in_json, moved_to, page_of, problem, received_json, retry_after, see_other};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/fil/{*thread}", post(submit))
        .route("/apercu/{*thread}", post(preview))
        .route("/formulaire/{*thread}", get(open))
        .route("/commentaire/{id}/repondre", get(reply))
        .merge(own::routes())
        .merge(reporting::routes())
}

/// `{*thread}`; a site's name may stand beside.
#[derive(Debug, Deserialize)]
struct ThreadPath {
    thread: ThreadKey,
}

/// `{id}`; a site's name may stand beside.
#[derive(Debug, Deserialize)]
struct CommentPath {
    id: CommentId,
}

/// The fields of the form of a message.
fn draft(fields: &Fields) -> Draft {
    let number = |name: &str| fields.trimmed(name).parse().ok().map(CommentId);
    Draft {
        name: fields.text("nom").to_owned(),
        email: fields.text("email").to_owned(),
        notify: fields.is_set("prevenir"),
        message: fields.text("message").to_owned(),
        question: fields.is_set("question"),
        parent: number("parent").filter(|_| !fields.is_set("detacher")),
        keep: fields.is_set("garder"),
        website: fields.text("site_web").to_owned(),
        form: fields.trimmed("jeton").to_owned(),
        work: fields.trimmed("travail").to_owned(),
        known: known(fields),
    }
}

/// The comments that this device keeps, each with its token.
fn known(fields: &Fields) -> Vec<(CommentId, String)> {
    let tokens = fields.all("connu_jeton").map(|token| token.trim().to_owned());
    let kept = fields.all("connu").map(|number| number.trim().parse().ok().map(CommentId)).zip(tokens);
    kept.filter_map(|(comment, token)| Some((comment?, token))).collect()
}

/// `GET formulaire/{thread}`: a token, for a form that a script is about to send.
async fn open(
    State(service): State<Arc<Service>>,
    SiteOf { site, .. }: SiteOf,
    Client(address): Client,
    Named(ThreadPath { thread }): Named<ThreadPath>,
) -> Result<Response, Problem> {
    let token = service.ask_for_form(&site, &thread, false, Writer { address });
    let token = token.map_err(|rejection| answer::problem(&rejection))?;
    Ok(([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], Json(token)).into_response())
}

/// `GET commentaire/{id}/repondre`: the form of an answer, where no script brings it under the comment.
async fn reply(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Client(address): Client,
    Named(CommentPath { id }): Named<CommentPath>,
) -> Result<Response, Problem> {
    let thread = service.thread_of(&of.site, id).await?.ok_or(Problem::UNKNOWN_COMMENT)?;
    let token = service.ask_for_form(&of.site, &thread.key, true, Writer { address });
    let token = token.map_err(|rejection| answer::problem(&rejection))?;
    answer::reply(&service, &of, &thread, id, token).await
}

/// `POST fil/{thread}`: a message.
async fn submit(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    _: SameOrigin,
    Client(address): Client,
    wish: Wish,
    Named(ThreadPath { thread }): Named<ThreadPath>,
    fields: Fields,
) -> Result<Response, Problem> {
    let draft = draft(&fields);
    let writer = Writer { address };
    match service.submit(&of.site, &thread, &draft, writer).await {
        Ok(received) => answer::received(&service, &of, wish, &thread, &draft, &received),
        // The form of a page that was built long ago has no token: it is shown once more, with one.
        Err(Rejection::FormNotOpened) if wish == Wish::Page => {
            answer::review(&service, &of, &thread, &draft, writer).await
        }
        Err(rejection) => answer::refused(&service, &of, wish, &thread, draft, rejection).await,
    }
}

/// `POST apercu/{thread}`: a message as it would be shown.
async fn preview(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    _: SameOrigin,
    Client(address): Client,
    wish: Wish,
    Named(ThreadPath { thread }): Named<ThreadPath>,
    fields: Fields,
) -> Result<Response, Problem> {
    let draft = draft(&fields);
    let writer = Writer { address };
    if wish == Wish::Page {
        return answer::review(&service, &of, &thread, &draft, writer).await;
    }
    match service.preview(&of.site, &thread, &draft, writer) {
        Ok(text) => Ok(Json(serde_json::json!({ "html": text.html.as_str() })).into_response()),
        Err(rejection) => answer::refused(&service, &of, wish, &thread, draft, rejection).await,
    }
}
