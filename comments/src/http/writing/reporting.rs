//! Reports: a form for each comment, and a receipt.

use std::sync::Arc;

use axum::Json;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use serde_json::json;

use super::CommentPath;
use super::answer::{Whole, Wish, in_json, problem, retry_after, see_other};
use crate::domain::{Author, Comment, CommentId, Reason, ReportId, ThreadFacts};
use crate::http::error::Problem;
use crate::http::request::{Asked, Client, Fields, Named, SameOrigin, SiteOf};
use crate::page::Errors;
use crate::service::Service;
use crate::service::writing::{Remark, ReportDraft, Writer};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/commentaire/{id}/signaler", get(show).post(report))
}

#[derive(Debug, Deserialize)]
struct Receipt {
    recu: Option<String>,
}

/// `GET commentaire/{id}/signaler`: the form; with `recu`, the receipt.
async fn show(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Named(CommentPath { id }): Named<CommentPath>,
    Asked(Receipt { recu }): Asked<Receipt>,
) -> Result<Response, Problem> {
    let number = recu.map(|receipt| service.reported(&of.site, id, &receipt)).transpose();
    let number = number.map_err(|_| Problem::UNKNOWN_REPORT)?;
    page(&service, &of, StatusCode::OK, id, &ReportDraft::default(), &[], number).await
}

/// `POST commentaire/{id}/signaler`.
async fn report(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    _: SameOrigin,
    Client(address): Client,
    wish: Wish,
    Named(CommentPath { id }): Named<CommentPath>,
    fields: Fields,
) -> Result<Response, Problem> {
    let draft = ReportDraft {
        reason: fields.trimmed("raison").to_owned(),
        explanation: fields.text("message").to_owned(),
        name: fields.text("nom").to_owned(),
        email: fields.text("email").to_owned(),
        good_faith: fields.is_set("bonne_foi"),
    };
    let words = service.pages.words(of.site.config.language);
    match service.report(&of.site, id, &draft, Writer { address }).await {
        Ok(number) if wish == Wish::Json => {
            let message = words.with("report-received", &[("number", (&number.to_string()).into())]);
            Ok((StatusCode::CREATED, Json(json!({ "number": number, "message": message }))).into_response())
        }
        Ok(number) => {
            let receipt = service.receipt(&of.site, id, number);
            see_other(&format!("{}/commentaire/{id}/signaler?recu={receipt}", of.base))
        }
        Err(rejection) => {
            let problem = problem(&rejection);
            let remarks = rejection.remarks(words);
            if wish == Wish::Json {
                return Ok(in_json(&problem, &remarks, None));
            }
            if problem.status == StatusCode::NOT_FOUND {
                return Err(problem);
            }
            let mut response = page(&service, &of, problem.status, id, &draft, &remarks, None).await?;
            retry_after(&mut response, &problem);
            Ok(response)
        }
    }
}

async fn page(
    service: &Service,
    of: &SiteOf,
    status: StatusCode,
    id: CommentId,
    draft: &ReportDraft,
    remarks: &[Remark],
    receipt: Option<ReportId>,
) -> Result<Response, Problem> {
    let (thread, comment) = shown(service, of, id).await?;
    let words = service.pages.words(of.site.config.language);
    let reasons = Reason::ALL.map(|reason| {
        json!({ "word": reason.word(), "label": words.text(&format!("reason-{}", reason.word().replace('_', "-"))) })
    });
    let report = json!({
        "action": format!("{}/commentaire/{id}/signaler", of.base),
        "author": comment.as_ref().and_then(|comment| comment.author.as_ref()).map_or("", Author::name),
        "html": comment.as_ref().map_or("", |comment| comment.html.as_str()),
        "reasons": reasons,
        "draft": draft,
    });
    Whole::new(service, of)
        .under(of, &thread)
        .with("report", &report)
        .with("remarks", &remarks)
        .with("errors", &Errors::of(remarks))
        .with("is_known", &remarks.iter().any(|remark| remark.code == "reported_often"))
        .with("receipt", &receipt.map(|number| number.to_string()))
        .render(service, status, "form/report.html")
}

/// A comment that is shown, and its thread.
async fn shown(service: &Service, of: &SiteOf, id: CommentId) -> Result<(Arc<ThreadFacts>, Option<Comment>), Problem> {
    let key = service.store.thread_of(of.site.id, id).await?.ok_or(Problem::UNKNOWN_COMMENT)?;
    let thread = of.site.thread(&key).ok_or(Problem::UNKNOWN_THREAD)?;
    let comments = service.store.conversation(of.site.id, &key).await?;
    Ok((thread, comments.into_iter().find(|comment| comment.id == id)))
}
