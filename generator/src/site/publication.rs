//! What is shown at the site's instant, and what is withheld until when.

use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Preview, Used};
use crate::config::Config;
use crate::content::{Kind, Post};
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

pub(super) struct Publication {
    pub(super) shown: Vec<Arc<Post>>,
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
    let reasons: Vec<Option<WithheldReason>> =
        posts.par_iter().map(|post| reason(config, now, preview, post)).collect();
    for ((post, used), reason) in posts.into_iter().zip(used).zip(reasons) {
        match reason {
            None => {
                publication.shown.push(post);
                publication.used.extend(used.files.iter().cloned());
                publication.photos.extend(used.photos.iter().cloned());
            }
            Some(reason) => {
                publication.hidden.insert(Arc::clone(&post.file), Arc::clone(&post));
                publication.withheld.push(Withheld { post, reason });
            }
        }
    }
    publication.shown.par_sort_unstable_by(|a, b| newest_first(a, b));
    publication.withheld.sort_by(|a, b| a.post.file.cmp(&b.post.file));
    publication
}

fn newest_first(a: &Post, b: &Post) -> std::cmp::Ordering {
    let civil = |post: &Post| post.date.as_ref().map(|date| date.value.civil());
    civil(b).cmp(&civil(a)).then_with(|| a.address.url.cmp(&b.address.url)).then_with(|| a.file.cmp(&b.file))
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
pub(super) fn publication_instant(config: &Config, post: &Post) -> Option<Timestamp> {
    let announced = matches!(post.kind, Kind::Tender(_) | Kind::Event(_));
    let date = post.date.as_ref().map(|date| date.value).filter(|_| !announced);
    post.publish_at.or(date).map(|moment| moment.instant(&config.site.zone))
}

/// When a post goes. An expired notice does not: it moves to its residence's archive.
pub(super) fn expiry_instant(config: &Config, post: &Post) -> Option<Timestamp> {
    let expiry = match &post.kind {
        Kind::ResidenceNotice(_) => None,
        Kind::BoardDocument(document) => post.expire_at.or(document.keep_until),
        _ => post.expire_at,
    };
    expiry.map(|moment| moment.end_instant(&config.site.zone))
}
