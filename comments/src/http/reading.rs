//! Conversations, feeds, counts.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use serde::Deserialize;
use tera::Context;

use super::error::Problem;
use super::request::{Named, SiteOf};
use super::writing::{page_of, see_other};
use crate::domain::{CommentId, ThreadFacts, ThreadKey};
use crate::page::{Conversation, FormView, Frame, Setting};
use crate::service::Service;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/fil/{*thread}", get(page))
        .route("/fragment/{*thread}", get(fragment))
        .route("/commentaire/{id}", get(permalink))
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
