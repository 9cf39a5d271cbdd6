//! Replies in the cooperative's name. What cannot be published is shown again: no word of it is lost.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use palier_words::Argument;
use serde_json::json;

use super::at;
use super::decide::onwards;
use super::entry;
use super::flash::{Flash, saying};
use super::signed::Act;
use crate::domain::{CommentId, ThreadFacts, ThreadKey};
use crate::http::error::Problem;
use crate::service::Service;
use crate::service::moderating::{LONGEST_REPLY, NoReply, Reply};
use crate::store::Entry;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route(&at("/repondre"), post(reply))
}

/// `POST repondre`: an answer to the comment `id`, or a word of the cooperative's own in the thread `fil`.
async fn reply(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let (site, fields) = (&act.signed.of.site, &act.fields);
    let parent = match fields.trimmed("id").parse().map(CommentId) {
        Ok(id) => Some(service.store.entry(site.id, id).await?.ok_or(Problem::UNKNOWN_COMMENT)?),
        Err(_) => None,
    };
    let key = parent.as_ref().map(|entry| entry.thread.clone()).or_else(|| ThreadKey::parse(fields.trimmed("fil")));
    let thread = key.and_then(|key| site.thread(&key)).ok_or(Problem::UNKNOWN_THREAD)?;
    let written = Reply {
        parent: parent.as_ref().map(|entry| entry.id),
        markdown: fields.text("message").to_owned(),
        pinned: fields.is_set("epingler"),
        seen: act.seen,
    };
    let (moderator, words) = (&act.signed.session.moderator, act.signed.words(&service));
    let error = match service.reply(site, &thread, written, moderator.id, &moderator.name).await {
        Ok(_) => return Ok(act.back(&saying("reply", 1, None), &onwards(fields))),
        Err(NoReply::Length) if fields.trimmed("message").is_empty() => words.text("desk-reply-empty"),
        Err(NoReply::Length) => words.with("desk-reply-too-long", &[("count", excess(fields.trimmed("message")))]),
        Err(NoReply::Gone) => words.text("desk-reply-gone"),
        Err(NoReply::Store(error)) => return Err(error.into()),
    };
    again(&service, &act, &thread, parent.as_ref(), &error).await
}

/// Characters too many.
fn excess(text: &str) -> Argument<'static> {
    text.chars().count().saturating_sub(LONGEST_REPLY).into()
}

/// The reply once more. Where what it answers cannot be shown, it can still be published as a word of its own.
async fn again(
    service: &Service,
    act: &Act,
    thread: &ThreadFacts,
    parent: Option<&Entry>,
    error: &str,
) -> Result<Response, Problem> {
    let parent = parent.map(|parent| entry::shown(&act.signed.of.site, act.signed.words(service), parent));
    let reply = json!({
        "error": error,
        "text": act.fields.text("message"),
        "pinned": act.fields.is_set("epingler"),
        "back": act.fields.trimmed("retour"),
        "title": thread.title,
        "thread": thread.key.as_str(),
        "entry": parent.filter(|parent| parent["can_reply"] == true),
    });
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    act.signed.page(service, status, "desk/reply.html", &Flash::default(), &[("reply", reply)]).await
}
