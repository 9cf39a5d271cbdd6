//! What is shown at the site's instant, and what is withheld until when.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Preview, Used};
use crate::config::{Config, KindName};
use crate::content::{Kind, Post};
use crate::front_matter::values::Moment;
use crate::media::Use;

/// A post that the site does not show now.
#[derive(Clone, Debug)]
pub struct Withheld {
    /// The post.
    pub post: Arc<Post>,
    /// Why.
    pub reason: WithheldReason,
}

/// Why a post is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithheldReason {
    /// `brouillon: oui`.
    Draft,
    /// To be published at that instant.
    Until(Timestamp),
    /// Expired at that instant.
    Expired(Timestamp),
    /// Not for the public.
    Restricted,
}

/// A post that is shown, with what its place among the others hangs on: posts lie far apart in memory.
pub(super) struct Shown {
    pub(super) date: Option<DateTime>,
    pub(super) kind: Option<KindName>,
    pub(super) post: Arc<Post>,
}

impl Shown {
    fn of(post: &Arc<Post>) -> Self {
        let date = post.date.as_ref().map(|date| date.value.civil());
        Self { date, kind: post.kind.name(), post: Arc::clone(post) }
    }
}

pub(super) struct Publication {
    /// Newest first, then by address.
    pub(super) shown: Vec<Shown>,
    /// The files that the shown posts publish as they are.
    pub(super) used: FxHashSet<Arc<str>>,
    /// The photos that they show, and how.
    pub(super) photos: FxHashSet<(Arc<str>, Use)>,
    pub(super) withheld: Vec<Withheld>,
    pub(super) hidden: FxHashMap<Arc<str>, Arc<Post>>,
}

pub(super) fn decide(
    config: &Config,
    now: Timestamp,
    preview: Preview,
    posts: Vec<Arc<Post>>,
    used: Vec<Used>,
) -> Publication {
    let mut publication = Publication {
        shown: Vec::with_capacity(posts.len()),
        used: FxHashSet::default(),
        photos: FxHashSet::default(),
        withheld: Vec::new(),
        hidden: FxHashMap::default(),
    };
    let judge = |post: &Arc<Post>| reason(config, now, preview, post).map_or_else(|| Ok(Shown::of(post)), Err);
    let judged: Vec<Result<Shown, WithheldReason>> = posts.par_iter().map(judge).collect();
    for ((post, used), judged) in posts.into_iter().zip(used).zip(judged) {
        match judged {
            Ok(shown) => {
                publication.shown.push(shown);
                publication.used.extend(used.files.iter().cloned());
                publication.photos.extend(used.photos.iter().cloned());
            }
            Err(reason) => {
                publication.hidden.insert(Arc::clone(&post.file), Arc::clone(&post));
                publication.withheld.push(Withheld { post, reason });
            }
        }
    }
    publication.shown.par_sort_unstable_by(newest_first);
    publication.withheld.sort_by(|a, b| a.post.file.cmp(&b.post.file));
    publication
}

fn newest_first(a: &Shown, b: &Shown) -> std::cmp::Ordering {
    let by_name = || a.post.address.url.cmp(&b.post.address.url).then_with(|| a.post.file.cmp(&b.post.file));
    b.date.cmp(&a.date).then_with(by_name)
}

fn reason(config: &Config, now: Timestamp, preview: Preview, post: &Post) -> Option<WithheldReason> {
    if !post.is_public() {
        return Some(WithheldReason::Restricted);
    }
    if post.draft && !preview.drafts {
        return Some(WithheldReason::Draft);
    }
    if let Some(instant) = publication_instant(config, post)
        && instant > now
        && !preview.future
    {
        return Some(WithheldReason::Until(instant));
    }
    expiry_instant(config, post).filter(|instant| *instant <= now).map(WithheldReason::Expired)
}

/// From when a post is shown: `publier_le`, or else its date. The date of a tender or of an event to come does not
/// withhold it: firms and residents have to know beforehand.
pub(super) fn publication_moment(post: &Post) -> Option<Moment> {
    let announced = matches!(post.kind, Kind::Tender(_) | Kind::Event(_));
    let date = post.date.as_ref().map(|date| date.value).filter(|_| !announced);
    post.publish_at.or(date)
}

/// [`publication_moment`] in the site's zone.
pub(super) fn publication_instant(config: &Config, post: &Post) -> Option<Timestamp> {
    publication_moment(post).map(|moment| moment.instant(&config.site.zone))
}

/// When a post goes. An expired notice does not: it moves to its residence's archive.
pub(super) fn expiry_moment(post: &Post) -> Option<Moment> {
    match &post.kind {
        Kind::ResidenceNotice(_) => None,
        Kind::BoardDocument(document) => post.expire_at.or(document.keep_until),
        _ => post.expire_at,
    }
}

/// From when on it is gone, in the site's zone.
pub(super) fn expiry_instant(config: &Config, post: &Post) -> Option<Timestamp> {
    expiry_moment(post).map(|moment| moment.end_instant(&config.site.zone))
}
