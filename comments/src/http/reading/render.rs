//! What is asked for → a document.

use std::sync::Arc;

use palier_words::Catalogue;
use serde::Serialize;
use tera::Context;

use crate::domain::{ThreadFacts, ThreadKey};
use crate::http::error::Problem;
use crate::http::id::RequestId;
use crate::http::request::SiteOf;
use crate::http::writing::page_of;
use crate::page::feed::{self, Feed};
use crate::page::{Conversation, FormView, Format, Frame, Kept, Rendition, Scope, Setting, What, escaped};
use crate::service::{Service, Site};
use crate::snapshot::{Comment, Thread};

/// The media type of documents for programs.
pub(in crate::http) const JSON: &str = "application/json";
const HTML: &str = "text/html; charset=utf-8";
/// The most comments of a feed.
const MOST_IN_FEED: u32 = 50;

/// The revision of what a document shows.
pub(super) fn revision(site: &Site, what: &What) -> u64 {
    match what {
        What::Page(thread) | What::Fragment(thread) | What::Thread(thread) | What::Feed(_, Scope::Thread(thread)) => {
            site.revisions.of_thread(thread)
        }
        What::Feed(..) | What::Snapshot => site.revisions.of_site(),
    }
}

/// Renders a document. Whatever changes from here on makes it stale.
pub(super) async fn render(service: &Arc<Service>, of: &SiteOf, what: What) -> Result<Kept, Problem> {
    let revision = revision(&of.site, &what);
    let facts = |key: &ThreadKey| of.site.thread(key).ok_or(Problem::UNKNOWN_THREAD);
    let (rendition, until) = match &what {
        What::Page(key) => conversation(service, of, facts(key)?, "conversation/page.html").await?,
        What::Fragment(key) => conversation(service, of, facts(key)?, "conversation/thread.html").await?,
        What::Thread(key) => {
            let facts = facts(key)?;
            let thread = service.conversation(&of.site, &facts).await?;
            (Rendition::new(JSON, json(&thread)?), service.closes_at(&of.site, &facts))
        }
        What::Snapshot => {
            let (snapshot, until) = service.snapshot(&of.site).await?;
            (at_leisure(move || Ok(Rendition::new(JSON, json(&snapshot)?))).await?, until)
        }
        What::Feed(format, scope) => (feed(service, of, *format, scope).await?, None),
    };
    Ok(Kept { rendition: Arc::new(rendition), revision, until })
}

/// Does what takes its time where nobody else waits for it.
async fn at_leisure<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        tracing::error!(id = %RequestId::current(), %error, "a document could not be made");
        Problem::INTERNAL
    })?
}

async fn conversation(
    service: &Arc<Service>,
    of: &SiteOf,
    facts: Arc<ThreadFacts>,
    template: &'static str,
) -> Result<(Rendition, Option<jiff::Timestamp>), Problem> {
    let thread = service.conversation(&of.site, &facts).await?;
    let until = service.closes_at(&of.site, &facts);
    let (service, of) = (Arc::clone(service), of.clone());
    let rendition = at_leisure(move || {
        let html = html(&service, &of, &facts, &thread, template)?;
        Ok(Rendition::new(HTML, html))
    });
    Ok((rendition.await?, until))
}

fn html(
    service: &Service,
    of: &SiteOf,
    facts: &ThreadFacts,
    thread: &Thread,
    template: &str,
) -> Result<String, Problem> {
    let (site, language) = (&of.site, of.site.config.language);
    let form = FormView::blank(site, &service.config, &of.base, facts);
    let setting = Setting { words: service.pages.words(language), zone: &site.config.zone, base: &of.base };
    let mut context = Context::new();
    context.insert("frame", &Frame::of(site, &of.base, &service.pages.assets));
    context.insert("conversation", &Conversation::of(facts, thread, page_of(of, facts), form, setting));
    Ok(service.pages.render(language, template, &context)?)
}

/// What a feed is about.
struct Subject {
    /// Its threads; `None`: all of the site.
    threads: Option<Vec<ThreadKey>>,
    title: String,
    /// The page's address below the site's own.
    page: String,
    /// The end of the feed's address and of its id.
    path: String,
}

fn subject(scope: &Scope, site: &Site, words: &Catalogue) -> Result<Subject, Problem> {
    let threads = site.threads();
    let titled = |message: &str, title: &str| words.with(message, &[("title", title.into())]);
    match scope {
        Scope::Site => Ok(Subject {
            threads: None,
            title: titled("feed-site-title", &site.name()),
            page: "/".to_owned(),
            path: "site".to_owned(),
        }),
        Scope::Thread(key) => {
            let facts = threads.get(key).ok_or(Problem::UNKNOWN_THREAD)?;
            Ok(Subject {
                threads: Some(vec![key.clone()]),
                title: titled("feed-thread-title", &facts.title),
                page: facts.url.clone(),
                path: format!("fil/{key}"),
            })
        }
        Scope::Programme(id) => {
            let keys: Vec<_> = threads.of_programme(id).map(|facts| facts.key.clone()).collect();
            if keys.is_empty() {
                return Err(Problem::NOT_FOUND);
            }
            // The programme's own page may have no conversation: then the id must do, which is part of its address.
            let own = ThreadKey::parse(id).and_then(|key| threads.get(&key).cloned());
            Ok(Subject {
                threads: Some(keys),
                title: titled("feed-programme-title", own.as_ref().map_or(id, |facts| &facts.title)),
                page: own.map_or_else(|| "/".to_owned(), |facts| facts.url.clone()),
                path: format!("programme/{id}"),
            })
        }
    }
}

async fn feed(service: &Service, of: &SiteOf, format: Format, scope: &Scope) -> Result<Rendition, Problem> {
    let (site, config) = (&of.site, &of.site.config);
    let words = service.pages.words(config.language);
    let Subject { threads, title, page, path } = subject(scope, site, words)?;
    let newest = service.store.newest(site.id, threads.as_deref(), MOST_IN_FEED).await?;
    let known = site.threads();
    let items = newest.into_iter().filter_map(|comment| {
        let facts = known.get(&comment.thread)?;
        Some(feed::Item::of(config, words, facts, Comment::of(comment, facts.mode)))
    });
    let feed = Feed {
        id: feed::tag_uri(config, &format!(":flux:{path}")),
        title,
        address: format!("{}{}/flux/{}/{}", config.url, of.base, format.word(), escaped(&path)),
        page: format!("{}{page}", config.url),
        language: config.language.regional_tag(),
        author: site.name(),
        zone: config.zone.clone(),
        items: items.collect(),
    };
    Ok(Rendition::new(format.media_type(), feed.write(format)))
}

/// A document for programs.
pub(in crate::http) fn json(document: &impl Serialize) -> Result<Vec<u8>, Problem> {
    serde_json::to_vec(document).map_err(|error| {
        tracing::error!(id = %RequestId::current(), %error, "a document could not be written");
        Problem::INTERNAL
    })
}
