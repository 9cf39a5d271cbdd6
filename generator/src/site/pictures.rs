//! Which variants of which photos are published: those that a published post shows, and no others.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::{Route, Routes, Site};
use crate::content::{Kind, Post};
use crate::markdown::LinkKind;
use crate::media::{Job, Use, Variant};

/// Gives every variant that a published post shows its address.
pub(super) fn give(site: &Site, routes: &mut Routes, used: &FxHashSet<(Arc<str>, Use)>) {
    let cover = site.config.identity.cover.as_ref().and_then(|cover| site.files.entry(&cover.file.value));
    let cover = cover.map(|(path, _)| (path, Use::Wide));
    for (path, shown) in used.iter().map(|(path, shown)| (path, *shown)).chain(cover) {
        let Some(file) = site.files.get(path) else { continue };
        for (variant, address) in file.variants(shown).chain(file.fallback()) {
            routes.set(address, Route::Variant(Arc::clone(path), variant));
        }
    }
}

/// Every photo that is published, with its variants: by its path.
#[must_use]
pub fn jobs(site: &Site) -> Vec<Job> {
    let mut wanted: BTreeMap<&Arc<str>, BTreeSet<Variant>> = BTreeMap::new();
    for (_, route) in site.routes.iter() {
        if let Route::Variant(path, variant) = route {
            wanted.entry(path).or_default().insert(*variant);
        }
    }
    let job = |(path, variants): (&Arc<str>, BTreeSet<Variant>)| {
        let picture = site.files.get(path)?.picture()?.clone();
        Some(Job { path: Arc::clone(path), picture, variants: variants.into_iter().collect() })
    };
    wanted.into_iter().filter_map(job).collect()
}

/// The pictures of a post, as its author calls them, and where they are shown: in its card, above its text, in it.
pub(super) fn shown(post: &Post) -> impl Iterator<Item = (&str, &'static [Use])> {
    let cover = match &post.kind {
        Kind::Programme(programme) => programme.cover.as_ref(),
        _ => None,
    };
    let heads = post.image.iter().chain(cover).map(|written| (written.value.as_str(), &[Use::Card, Use::Wide][..]));
    // One of them opens the page, one may stand for the post in a list: the widths of a card are those of a gallery.
    let photos = post.update().map_or(&[][..], |update| &update.photos);
    let photos = photos.iter().map(|photo| (photo.file.value.as_str(), &[Use::Gallery, Use::Wide, Use::Full][..]));
    let in_text = post.body.links.iter().filter_map(|link| match &link.kind {
        LinkKind::Image { in_gallery: true, .. } => Some((link.target.value.as_str(), &[Use::Gallery, Use::Full][..])),
        // A plan or a panorama leads to the large one; of others, that is the widest of the column.
        LinkKind::Image { standalone: true, alt, .. } if !alt.is_empty() => {
            Some((link.target.value.as_str(), &[Use::Column, Use::Full][..]))
        }
        LinkKind::Image { .. } => Some((link.target.value.as_str(), &[Use::Column][..])),
        _ => None,
    });
    heads.chain(photos).chain(in_text)
}
