//! What readers, feed readers and the generator get: conversations, feeds, counts, the snapshot.
//!
//! 1. [`render`]: what is asked for → a document, from the store and one set of templates.
//! 2. The shelf keeps it until it is no longer true. 3. [`send`]: the document → an answer that this client can read,
//!    or 304.

mod render;
pub(super) mod send;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use axum::routing::get;
use serde::{Deserialize, Serialize};

use super::error::Problem;
use super::request::{Named, SiteOf};
use super::writing::{moved_to, page_of, see_other};
use crate::domain::{CommentId, Counted, ThreadKey};
use crate::page::{CardCount, Format, Key, Rendition, Scope, What, escaped};
use crate::service::Service;
pub(super) use crate::service::reading::MOST_COUNTED;
pub(super) use render::{JSON, json};
pub(super) use send::Wanted;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/fil/{*thread}", get(page))
        .route("/commentaire/{id}", get(permalink))
        .route("/instantane.json", get(snapshot))
        .route("/flux/{format}/fil/{*thread}", get(feed_of_thread))
        .route("/flux/{format}/programme/{*programme}", get(feed_of_programme))
        .route("/flux/{format}/site", get(feed_of_site))
}

/// Below `base`: what the script of each page asks for.
pub(super) fn asked_by_pages(base: &str) -> Router<Arc<Service>> {
    Router::new()
        .route(&format!("{base}/fragment/{{*thread}}"), get(fragment))
        .route(&format!("{base}/nombres"), get(counts))
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

/// `{format}` of a feed, and whose it is.
#[derive(Debug, Deserialize)]
struct FeedPath {
    format: Format,
    thread: Option<ThreadKey>,
    programme: Option<String>,
}

/// `GET fil/{thread}`: the conversation as a page of its own.
async fn page(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Named(ThreadPath { thread }): Named<ThreadPath>,
    wanted: Wanted,
) -> Result<Response, Problem> {
    let answer = document(&service, &of, What::Page(thread.clone()), &wanted).await;
    or_moved(answer, &of, &thread, "fil")
}

/// Leads to where a conversation is read whose post moved: its former name is the page's former address, unless its author
/// gave another.
fn or_moved(
    answer: Result<Response, Problem>,
    of: &SiteOf,
    thread: &ThreadKey,
    below: &str,
) -> Result<Response, Problem> {
    match answer {
        Err(problem) if problem == Problem::UNKNOWN_THREAD => {
            let threads = of.site.threads();
            let now = threads.at(&format!("/{thread}/")).ok_or(problem)?;
            moved_to(&format!("{}/{below}/{}", of.base, escaped(now.key.as_str())))
        }
        answer => answer,
    }
}

/// `GET fragment/{thread}`: the conversation alone, for the page of its post.
async fn fragment(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Named(ThreadPath { thread }): Named<ThreadPath>,
    wanted: Wanted,
) -> Result<Response, Problem> {
    document(&service, &of, What::Fragment(thread), &wanted).await
}

/// `GET instantane.json`: every conversation, for the generator ([`crate::snapshot`]).
async fn snapshot(State(service): State<Arc<Service>>, of: SiteOf, wanted: Wanted) -> Result<Response, Problem> {
    document(&service, &of, What::Snapshot, &wanted).await
}

/// `GET flux/{atom|rss}/fil/{thread}`.
async fn feed_of_thread(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Named(path): Named<FeedPath>,
    wanted: Wanted,
) -> Result<Response, Problem> {
    let thread = path.thread.ok_or(Problem::NOT_FOUND)?;
    let scope = Scope::Thread(thread.clone());
    let answer = document(&service, &of, What::Feed(path.format, scope), &wanted).await;
    or_moved(answer, &of, &thread, &format!("flux/{}/fil", path.format.word()))
}

/// `GET flux/{atom|rss}/programme/{programme}`.
async fn feed_of_programme(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Named(path): Named<FeedPath>,
    wanted: Wanted,
) -> Result<Response, Problem> {
    let scope = Scope::Programme(path.programme.ok_or(Problem::NOT_FOUND)?);
    document(&service, &of, What::Feed(path.format, scope), &wanted).await
}

/// `GET flux/{atom|rss}/site`.
async fn feed_of_site(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Named(path): Named<FeedPath>,
    wanted: Wanted,
) -> Result<Response, Problem> {
    document(&service, &of, What::Feed(path.format, Scope::Site), &wanted).await
}

/// `GET commentaire/{id}`: to the comment on its post's page, or to what stands in its place. One that readers never saw is
/// not told from one that is not there.
async fn permalink(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Named(CommentPath { id }): Named<CommentPath>,
) -> Result<Response, Problem> {
    let facts = service.place_of(&of.site, id).await?.ok_or(Problem::UNKNOWN_COMMENT)?;
    see_other(&format!("{}#commentaire-{id}", page_of(&of, &facts)))
}

/// `GET nombres?fil=…&fil=…`: what a list says of each thread, in the words of its cards, by thread; those that are none
/// are left out.
async fn counts(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    RawQuery(query): RawQuery,
    wanted: Wanted,
) -> Result<Response, Problem> {
    let asked = form_urlencoded::parse(query.as_deref().unwrap_or_default().as_bytes());
    let threads = asked.filter(|(name, _)| name == "fil").filter_map(|(_, key)| ThreadKey::parse(&key));
    let threads: Vec<ThreadKey> = threads.take(MOST_COUNTED + 1).collect();
    let words = service.pages.words(of.site.config.language);
    counted(&service, &of, &threads, &wanted, |counted| CardCount::of(counted, words)).await
}

/// What `say` has of each of `threads`, at most [`MOST_COUNTED`].
pub(super) async fn counted<T: Serialize>(
    service: &Service,
    of: &SiteOf,
    threads: &[ThreadKey],
    wanted: &Wanted,
    say: impl Fn(Counted) -> T,
) -> Result<Response, Problem> {
    if threads.len() > MOST_COUNTED {
        return Err(Problem::BAD_REQUEST);
    }
    let counts = service.counts(&of.site, threads).await?;
    let said: BTreeMap<&str, T> = counts.iter().map(|(thread, counted)| (thread.as_str(), say(*counted))).collect();
    Ok(send::send(&Rendition::new(JSON, json(&said)?), wanted))
}

/// A document, from the shelf or rendered now.
pub(super) async fn document(
    service: &Arc<Service>,
    of: &SiteOf,
    what: What,
    wanted: &Wanted,
) -> Result<Response, Problem> {
    let site = &of.site;
    let revision = render::revision(site, &what);
    let key = Key { site: site.id, is_named: of.base != site.config.path, what };
    let now = service.now();
    if let Some(rendition) = service.shelf.find(&key, revision, now) {
        return Ok(send::send(&rendition, wanted));
    }
    let render = async || render::render(service, of, key.what.clone()).await;
    // In a box: every reader's answer is moved about with the room that a rendering would take.
    let rendition = Box::pin(service.shelf.get(&key, revision, now, render)).await?;
    Ok(send::send(&rendition, wanted))
}
