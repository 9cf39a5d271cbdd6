//! The files of `content/` and `static/` that are no posts: what is known of them, and which of them a post publishes.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Bound;
use std::sync::Arc;

use icu_normalizer::ComposingNormalizerBorrowed;
use rustc_hash::FxHashMap;

use super::links::{decoded, find, is_external, path_of};
use super::pictures;
use crate::content::{Post, slug};
use crate::markdown::{Link, LinkKind, file_extension};
use crate::media::{Facts, Form, Paper, Picture, Use, Variant};
use crate::path::{name_of, stem_of};
use crate::sheet::is_sheet;

/// The files of `content/` and `static/` that are no posts.
#[derive(Clone, Debug, Default)]
pub struct Files {
    by_path: FxHashMap<Arc<str>, File>,
    sorted: BTreeSet<Arc<str>>,
    by_name: FxHashMap<String, Vec<Arc<str>>>,
    /// Those whose accents the disk keeps apart from their letters, by their [`composed`] path.
    by_composed: FxHashMap<String, Arc<str>>,
}

/// A file beside a post or in `static/`.
#[derive(Clone, Debug)]
pub struct File {
    /// Where it is published, percent-encoded.
    pub url: String,
    /// Its size in bytes.
    pub size: u64,
    /// What is known of what it holds.
    pub facts: Facts,
    /// Where each size of a photo is published.
    variants: Box<[(Variant, String)]>,
}

impl File {
    /// The file at `path` (relative to the site's root).
    #[must_use]
    pub fn new(path: &str, size: u64, facts: Facts) -> Self {
        let variants = match &facts {
            Facts::Picture(picture) => picture.published(path),
            _ => Box::default(),
        };
        Self { url: file_url(path), size, facts, variants }
    }

    /// The sizes of a photo for that use, ascending, each with its address; none where it is published as it is.
    pub fn variants(&self, shown: Use) -> impl Iterator<Item = (Variant, &str)> {
        let variants = self.picture().map(|picture| picture.variants(shown)).unwrap_or_default();
        variants.into_iter().filter_map(|variant| Some((variant, self.address(variant)?)))
    }

    /// The size of a photo that everybody can read, with its address; `None` where it is published as it is.
    #[must_use]
    pub fn fallback(&self) -> Option<(Variant, &str)> {
        let variant = self.picture()?.fallback()?;
        Some((variant, self.address(variant)?))
    }

    fn address(&self, variant: Variant) -> Option<&str> {
        self.variants.iter().find(|(other, _)| *other == variant).map(|(_, address)| address.as_str())
    }

    /// The picture that it is, if it is one.
    #[must_use]
    pub fn picture(&self) -> Option<&Picture> {
        match &self.facts {
            Facts::Picture(picture) => Some(picture),
            _ => None,
        }
    }

    /// Width and height of what a page shows of it, where it is a picture or a drawing.
    #[must_use]
    pub fn size_shown(&self) -> Option<(u32, u32)> {
        match &self.facts {
            Facts::Picture(picture) => Some(picture.shown_size()),
            Facts::Drawing(width, height) => Some((*width, *height)),
            _ => None,
        }
    }

    /// Where feeds and previews find what is shown of it: of a photo, the size that everybody can read.
    #[must_use]
    pub fn url_shown(&self) -> &str {
        self.fallback().map_or(&self.url, |(_, address)| address)
    }

    /// The PDF that it is, if it is one that could be read.
    #[must_use]
    pub fn paper(&self) -> Option<&Paper> {
        match &self.facts {
            Facts::Paper(paper) => Some(paper),
            _ => None,
        }
    }

    /// What it is called, `path` being where it lies, by somebody who gives it no title: its own, or else its name in words.
    #[must_use]
    pub fn title(&self, path: &str) -> String {
        let in_words = || {
            let stem = stem_of(path).replace(['-', '_'], " ");
            let mut letters = stem.chars();
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
        };
        self.paper().and_then(|paper| paper.title.clone()).unwrap_or_else(in_words)
    }

    /// Whether pages show variants of it, and never the file itself.
    fn is_photo(&self) -> bool {
        self.picture().is_some_and(|picture| matches!(picture.form, Form::Photo(_)))
    }
}

impl Files {
    /// Adds the file at `path` (relative to the site's root).
    pub fn insert(&mut self, path: Arc<str>, file: File) {
        self.by_name.entry(name_key(&path)).or_default().push(Arc::clone(&path));
        if let Cow::Owned(composed) = composed(&path) {
            self.by_composed.insert(composed, Arc::clone(&path));
        }
        self.sorted.insert(Arc::clone(&path));
        self.by_path.insert(path, file);
    }

    /// The file at `path`.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&File> {
        self.by_path.get(path)
    }

    /// The file at `path`, with its path as it is kept: an accent may be written in its letter there, and apart here.
    #[must_use]
    pub fn entry(&self, path: &str) -> Option<(&Arc<str>, &File)> {
        let kept = self.by_path.get_key_value(path);
        if kept.is_some() || path.is_ascii() {
            return kept;
        }
        let composed = composed(path);
        let kept = self.by_composed.get(composed.as_ref()).map_or(composed.as_ref(), AsRef::as_ref);
        self.by_path.get_key_value(kept)
    }

    /// The file of that name, in whatever letters, where there is only one.
    pub(super) fn only_named(&self, name: &str) -> Option<(&Arc<str>, &File)> {
        match self.by_name.get(&name_key(name))?.as_slice() {
            [only] => self.entry(only),
            _ => None,
        }
    }

    /// The paths below `folder`, which ends in `/`.
    pub(super) fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        let from = self.sorted.range::<str, _>((Bound::Included(folder), Bound::Unbounded));
        from.map(AsRef::as_ref).take_while(move |path: &&str| path.starts_with(folder))
    }

    /// Every file with its path, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &File)> {
        self.sorted.iter().filter_map(|path| self.by_path.get_key_value(path))
    }
}

/// `name` with each accent in its letter (Unicode's NFC). Some systems write the names of files with accents apart from
/// their letters, most people's texts do not, and nobody sees which.
pub(super) fn composed(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        return Cow::Borrowed(name);
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(name)
}

/// What the names of files are compared by: in small letters, composed.
#[must_use]
pub(crate) fn name_key(path: &str) -> String {
    composed(name_of(path)).to_lowercase()
}

/// A file of `static/` keeps its path, percent-encoded; one beside a post follows the post's address, its name in plain
/// letters.
fn file_url(path: &str) -> String {
    if let Some(rest) = path.strip_prefix("static/") {
        return encoded(&format!("/{rest}"));
    }
    let mut url = String::from("/");
    let relative = path.strip_prefix("content/").unwrap_or(path);
    let (folder, name) = relative.rsplit_once('/').unwrap_or(("", relative));
    for part in folder.split('/').filter(|part| !part.is_empty()) {
        url.push_str(&slug(part));
        url.push('/');
    }
    match name.rsplit_once('.') {
        Some((stem, extension)) => url + &slug(stem) + "." + &extension.to_ascii_lowercase(),
        None => url + &slug(name),
    }
}

/// `path` with what a URL's path cannot hold percent-encoded (RFC 3986 §3.3): blanks, accents.
fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// The files of `files` of whose numbers `post` shows a chart.
pub fn charted_files<'a>(files: &'a Files, post: &'a Post) -> impl Iterator<Item = &'a Arc<str>> {
    let local = post.charts().filter(|(target, _)| !is_external(&target.value));
    let found = local.filter_map(|(target, _)| find(files, post, &decoded(&target.value)));
    found.map(|(path, _)| path).filter(|path| is_sheet(path))
}

/// The files of the site that `links` lead to, as they are written there; pictures are shown, not led to.
pub(crate) fn linked(links: &[Link]) -> impl Iterator<Item = &str> {
    let targets = links.iter().filter_map(|link| match link.kind {
        LinkKind::Page => Some(path_of(&link.target.value)).filter(|path| file_extension(path).is_some()),
        LinkKind::Download { .. } | LinkKind::Chart { .. } => Some(link.target.value.as_str()),
        LinkKind::Image { .. } => None,
    });
    targets.filter(|target| !is_external(target))
}

/// What a post publishes of the site's files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Used {
    /// Published as they are: attachments, what a link leads to, and pictures that have no variants.
    pub files: Arc<[Arc<str>]>,
    /// Of photos the sizes that the post shows.
    pub photos: Arc<[(Arc<str>, Use)]>,
}

impl Used {
    /// What `post` publishes of `files`.
    #[must_use]
    pub fn by(post: &Post, files: &Files) -> Self {
        if post.is_withdrawn() {
            return Self::default();
        }
        let found = |written: &str| find(files, post, &decoded(written));
        let attached = post.attachments().map(|written| written.value.as_str());
        let local = attached.filter(|target| !is_external(target)).chain(linked(&post.body.links));
        let mut used: Vec<Arc<str>> = local.filter_map(found).map(|(path, _)| Arc::clone(path)).collect();
        let mut photos = Vec::new();
        for (written, uses) in pictures::shown(post).filter(|(target, _)| !is_external(target)) {
            match found(written) {
                Some((path, file)) if file.is_photo() => {
                    photos.extend(uses.iter().map(|shown| (Arc::clone(path), *shown)));
                }
                Some((path, _)) => used.push(Arc::clone(path)),
                None => {}
            }
        }
        Self { files: used.into(), photos: photos.into() }
    }
}
