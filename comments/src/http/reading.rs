//! Conversations, feeds, counts.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use tera::Context;

use super::error::Problem;
use super::request::{Named, SiteOf};
use super::writing::{page_of, see_other};
use crate::domain::{CommentId, ThreadFacts, ThreadKey};
use crate::page::{Conversation, FormView, Frame, Setting};
use crate::service::Service;
use crate::service::reading::MOST_COUNTED;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/fil/{*thread}", get(page))
        .route("/fragment/{*thread}", get(fragment))
        .route("/commentaire/{id}", get(permalink))
        .route("/nombres", get(counts))
        .route("/instantane.json", get(snapshot))
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

/// `GET fil/{thread}`: the conversation as a page of its own.
async fn page(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Named(ThreadPath { thread }): Named<ThreadPath>,
) -> Result<Response, Problem> {
    let facts = of.site.thread(&thread).ok_or(Problem::UNKNOWN_THREAD)?;
    Ok(Html(conversation(&service, &of, &facts, "conversation/page.html").await?).into_response())
}

/// `GET fragment/{thread}`: the conversation alone, for the page of its post.
async fn fragment(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Named(ThreadPath { thread }): Named<ThreadPath>,
) -> Result<Response, Problem> {
    let facts = of.site.thread(&thread).ok_or(Problem::UNKNOWN_THREAD)?;
    Ok(Html(conversation(&service, &of, &facts, "conversation/thread.html").await?).into_response())
}

/// `GET commentaire/{id}`: to the comment on its post's page.
async fn permalink(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Named(CommentPath { id }): Named<CommentPath>,
) -> Result<Response, Problem> {
    let facts = service.thread_of(&of.site, id).await?.ok_or(Problem::UNKNOWN_COMMENT)?;
    see_other(&format!("{}#commentaire-{id}", page_of(&of, &facts)))
}

/// `GET nombres?fil=…&fil=…`: how many comments each thread of a list has, by thread; those that are none are left
/// out.
async fn counts(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = form_urlencoded::parse(query.as_deref().unwrap_or_default().as_bytes());
    let asked: Vec<_> = asked.filter(|(name, _)| name == "fil").take(MOST_COUNTED + 1).collect();
    if asked.len() > MOST_COUNTED {
        return Err(Problem::BAD_REQUEST);
    }
    let threads: Vec<ThreadKey> = asked.iter().filter_map(|(_, key)| ThreadKey::parse(key)).collect();
    let counts: BTreeMap<String, u32> = service
        .counts(&of.site, &threads)
        .await?
        .into_iter()
        .map(|(thread, count)| (thread.as_str().to_owned(), count))
        .collect();
    Ok(Json(counts).into_response())
}

/// `GET instantane.json`: every conversation, for the generator ([`crate::snapshot`]).
async fn snapshot(State(service): State<Arc<Service>>, of: SiteOf) -> Result<Response, Problem> {
    Ok(Json(service.snapshot(&of.site).await?).into_response())
}

async fn conversation(service: &Service, of: &SiteOf, facts: &ThreadFacts, template: &str) -> Result<String, Problem> {
    let site = &of.site;
    let language = site.config.language;
    let thread = service.conversation(site, facts).await?;
    let form = FormView::blank(site, &service.config, &of.base, facts);
    let setting = Setting { words: service.pages.words(language), zone: &site.config.zone, base: &of.base };
    let mut context = Context::new();
    context.insert("frame", &Frame::of(&site.config, &of.base, &service.pages.assets));
    context.insert("conversation", &Conversation::of(facts, &thread, page_of(of, facts), form, setting));
    Ok(service.pages.render(language, template, &context)?)
}
