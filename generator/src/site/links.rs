//! From what an author wrote to an address: `../autre-post/index.md`, `/chantiers/`, `photo.jpg`, `/media/photo.jpg`.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{PostId, Route, Site, pictures};
use crate::content::{Post, slug};
use crate::diagnostic::nearest;
use crate::markdown::LinkKind;
use crate::media::{Facts, Form, Paper, Picture, Use, Variant};
use crate::sheet::is_sheet;

/// The files of `content/` and `static/` that are no posts.
#[derive(Clone, Debug, Default)]
pub struct Files {
    by_path: FxHashMap<Arc<str>, File>,
    sorted: BTreeSet<Arc<str>>,
    by_name: FxHashMap<String, Vec<Arc<str>>>,
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

    /// The PDF that it is, if it is one that could be read.
    #[must_use]
    pub fn paper(&self) -> Option<&Paper> {
        match &self.facts {
            Facts::Paper(paper) => Some(paper),
            _ => None,
        }
    }

    /// Whether pages show variants of it, and never the file itself.
    fn is_photo(&self) -> bool {
        self.picture().is_some_and(|picture| matches!(picture.form, Form::Photo(_)))
    }
}

impl Files {
    /// Adds the file at `path` (relative to the site's root).
    pub fn insert(&mut self, path: Arc<str>, file: File) {
        self.by_name.entry(name_of(&path).to_lowercase()).or_default().push(Arc::clone(&path));
        self.sorted.insert(Arc::clone(&path));
        self.by_path.insert(path, file);
    }

    /// The file at `path`.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&File> {
        self.by_path.get(path)
    }

    /// The file at `path`, with its path as it is kept.
    #[must_use]
    pub fn entry(&self, path: &str) -> Option<(&Arc<str>, &File)> {
        self.by_path.get_key_value(path)
    }

    /// Every file with its path, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &File)> {
        self.sorted.iter().filter_map(|path| self.by_path.get_key_value(path))
    }
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
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

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An address of this site, with its fragment.
    Page(String),
    /// A place in the same page.
    Anchor(String),
    /// A file, by its path.
    File(Arc<str>),
    /// Another site, or an address of mail or telephone.
    External(String),
    /// A page that exists but is not shown now: the link leads to its section meanwhile.
    Withheld(String),
}

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The diagnostic's code.
    pub code: &'static str,
    /// What may have been meant.
    pub suggestion: Option<String>,
}

/// Resolves `target`, written in `post`.
pub fn resolve(site: &Site, post: &Post, target: &str, kind: &LinkKind) -> Result<Target, Broken> {
    if is_external(target) {
        return Ok(Target::External(target.to_owned()));
    }
    let (path, fragment) = match target.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (target, None),
    };
    if path.is_empty() {
        return anchor(post, fragment.unwrap_or_default());
    }
    let path = decoded(path);
    // A feed or a calendar is an output of its own, not a file.
    if *kind == LinkKind::Page
        && path.starts_with('/')
        && matches!(site.routes.get(&path), Some(Route::Feed(..) | Route::Calendar(_) | Route::PostCalendar(_)))
    {
        return Ok(Target::Page(path.into_owned()));
    }
    let is_page_link = *kind == LinkKind::Page && !looks_like_file(&path);
    if !is_page_link && !path.ends_with(".md") {
        return file(&site.files, post, &path).map(|(path, _)| Target::File(Arc::clone(path)));
    }
    page(site, post, &path, fragment)
}

/// A file that the front matter of `post` names.
pub fn resolve_file(site: &Site, post: &Post, target: &str) -> Result<Arc<str>, Broken> {
    file(&site.files, post, &decoded(target)).map(|(path, _)| Arc::clone(path))
}

/// The file that `post` calls `target`, with its path; `None` where there is none, which [`super::check`] reports.
#[must_use]
pub fn find_file<'a>(site: &'a Site, post: &Post, target: &str) -> Option<(&'a Arc<str>, &'a File)> {
    find(&site.files, post, &decoded(target))
}

fn is_external(target: &str) -> bool {
    if let Some(rest) = target.strip_prefix('/') {
        return rest.starts_with('/');
    }
    target.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

fn looks_like_file(path: &str) -> bool {
    name_of(path).rsplit_once('.').is_some_and(|(stem, extension)| {
        !stem.is_empty() && (2..=5).contains(&extension.len()) && extension.chars().all(|c| c.is_ascii_alphanumeric())
    })
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

/// Undoes percent-encoding, as an editor writes `Plan%20masse.pdf`.
#[must_use]
pub fn decoded(path: &str) -> Cow<'_, str> {
    if memchr::memchr(b'%', path.as_bytes()).is_none() {
        return Cow::Borrowed(path);
    }
    let bytes = path.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| bytes[at] == b'%') {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).map_or(Cow::Borrowed(path), Cow::Owned)
}

fn anchor(post: &Post, fragment: &str) -> Result<Target, Broken> {
    let known = |heading: &&str| *heading == fragment;
    let ids = || post.body.headings.iter().map(|heading| heading.id.as_str());
    if fragment.is_empty() || ids().any(|id| known(&id)) {
        return Ok(Target::Anchor(fragment.to_owned()));
    }
    Err(Broken { code: "ancre-cassee", suggestion: nearest(fragment, ids()).map(str::to_owned) })
}

fn page(site: &Site, from: &Post, path: &str, fragment: Option<&str>) -> Result<Target, Broken> {
    let found = if path.ends_with(".md") { by_source(site, from, path)? } else { by_address(site, from, path)? };
    let (url, post) = match found {
        Page::Shown(id) => (site.post(id).address.url.clone(), Some(site.post(id))),
        Page::Address(url) => (url, None),
        Page::Hidden(url) => return Ok(Target::Withheld(nearest_parent(site, &url))),
    };
    let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) else { return Ok(Target::Page(url)) };
    if let Some(post) = post {
        anchor(post, fragment)?;
    }
    Ok(Target::Page(format!("{url}#{fragment}")))
}

enum Page {
    Shown(PostId),
    Address(String),
    Hidden(String),
}

fn by_source(site: &Site, from: &Post, path: &str) -> Result<Page, Broken> {
    let file = joined(from, path);
    if let Some(id) = site.by_file(&file) {
        return Ok(Page::Shown(id));
    }
    let url = crate::content::Address::of(file.trim_start_matches("content/")).url;
    if site.is_unread(&url) {
        return Ok(Page::Address("/".to_owned()));
    }
    if let Some(hidden) = site.hidden(&file) {
        return Ok(Page::Hidden(hidden.address.url.clone()));
    }
    let others = site.posts.iter().filter(|post| post.file != from.file);
    let near = nearest_path(&file, others.map(|post| post.file.as_ref()));
    let suggestion = near.map(|name| relative(&format!("content/{}/", from.address.folder), name));
    Err(Broken { code: "lien-casse", suggestion })
}

fn by_address(site: &Site, from: &Post, path: &str) -> Result<Page, Broken> {
    let base = site.config.site.url.prefix();
    let path = path.strip_prefix(base).filter(|rest| rest.starts_with('/')).unwrap_or(path);
    let page = |url: &str| match site.routes.get(url)? {
        Route::Post(id) | Route::Redirect(id) => Some(Page::Shown(*id)),
        _ => Some(Page::Address(url.to_owned())),
    };
    // Most links are whole addresses: they need no further work.
    if let Some(found) = page(path).filter(|_| path.starts_with('/')) {
        return Ok(found);
    }
    let joined = if path.starts_with('/') { path.to_owned() } else { join(&from.address.url, path) };
    let with_slash = if joined.ends_with('/') { joined.clone() } else { format!("{joined}/") };
    if let Some(found) = page(&joined).or_else(|| page(&with_slash)) {
        return Ok(found);
    }
    if site.is_unread(&with_slash) {
        return Ok(Page::Address("/".to_owned()));
    }
    if site.withheld.iter().any(|withheld| withheld.post.address.url == with_slash) {
        return Ok(Page::Hidden(with_slash));
    }
    let pages = site.routes.iter().filter(|(url, _)| url.ends_with('/') && *url != from.address.url);
    let suggestion = nearest_path(&with_slash, pages.map(|(url, _)| url)).map(str::to_owned);
    Err(Broken { code: "lien-casse", suggestion })
}

/// The path nearest to what was written whose last step is near too: a long common beginning is no likeness.
fn nearest_path<'a>(written: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let last = |path: &'_ str| -> String {
        let path = path.trim_end_matches("/index.md").trim_end_matches(".md").trim_end_matches('/');
        name_of(path).to_owned()
    };
    let wanted = last(written);
    let mut near: Vec<&str> = candidates.filter(|path| nearest(&wanted, [last(path).as_str()]).is_some()).collect();
    near.sort_unstable();
    nearest(written, near)
}

/// `path` as a page in `folder`, which ends in `/`, would write it.
fn relative(folder: &str, path: &str) -> String {
    let mut base = folder;
    let mut up = String::new();
    while !path.starts_with(base) {
        let parent = base.trim_end_matches('/');
        base = parent.rsplit_once('/').map_or("", |(rest, _)| &folder[..=rest.len()]);
        up.push_str("../");
    }
    up + &path[base.len()..]
}

fn nearest_parent(site: &Site, url: &str) -> String {
    let mut parent = url.trim_end_matches('/');
    while let Some((rest, _)) = parent.rsplit_once('/') {
        let candidate = format!("{rest}/");
        if site.routes.get(&candidate).is_some() {
            return candidate;
        }
        parent = rest;
    }
    "/".to_owned()
}

/// The content file that `path`, written in `from`, means.
fn joined(from: &Post, path: &str) -> String {
    match path.strip_prefix('/') {
        Some(absolute) => format!("content/{}", absolute.strip_prefix("content/").unwrap_or(absolute)),
        None => {
            let joined = join(&format!("/content/{}/", from.address.folder), path);
            joined.trim_start_matches('/').to_owned()
        }
    }
}

/// Follows `path` from the folder `base`, which ends in `/`; `..` never leads above the root.
fn join(base: &str, path: &str) -> String {
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let end = if path.ends_with('/') { "/" } else { "" };
    format!("/{}{end}", parts.join("/"))
}

/// A file and its path.
type Found<'a> = (&'a Arc<str>, &'a File);

/// What [`find`] finds, or else what may have been meant: names are compared only then, for that takes long.
fn file<'a>(files: &'a Files, post: &Post, path: &str) -> Result<Found<'a>, Broken> {
    find(files, post, path)
        .ok_or_else(|| Broken { code: "fichier-introuvable", suggestion: nearest_file(files, post, path) })
}

/// Beside the post, in `static/`, in `static/media/`, or anywhere where only one file has that name.
fn find<'a>(files: &'a Files, post: &Post, path: &str) -> Option<Found<'a>> {
    let absolute = path.trim_start_matches('/');
    let mut candidate = String::with_capacity(path.len() + post.address.folder.len() + 16);
    let mut at = |parts: &[&str]| {
        candidate.clear();
        candidate.extend(parts.iter().copied());
        files.by_path.get_key_value(candidate.as_str())
    };
    let beside = match path {
        _ if path.starts_with('/') => None,
        // Most files are called by their name alone, and there is no way to follow.
        _ if !path.contains('/') && !post.address.folder.is_empty() => {
            at(&["content/", &post.address.folder, "/", path])
        }
        _ => at(&[&joined(post, path)]),
    };
    beside
        .or_else(|| at(&["static/", absolute.strip_prefix("static/").unwrap_or(absolute)]))
        .or_else(|| at(&["content/", absolute.strip_prefix("content/").unwrap_or(absolute)]))
        .or_else(|| at(&["static/media/", absolute]))
        .or_else(|| match files.by_name.get(&name_of(path).to_lowercase()).map(Vec::as_slice) {
            Some([only]) => files.by_path.get_key_value(only),
            _ => None,
        })
}

/// The name nearest to what was written: beside the post, or else anywhere.
fn nearest_file(files: &Files, post: &Post, path: &str) -> Option<String> {
    let name = name_of(path).to_lowercase();
    let folder = format!("content/{}/", post.address.folder);
    let beside = files.sorted.range(Arc::from(folder.as_str())..).take_while(|path| path.starts_with(&folder));
    nearest(&name, beside.map(|path| name_of(path)))
        .or_else(|| nearest(&name, files.by_name.keys().map(String::as_str)))
        .map(str::to_owned)
}

/// The files of `files` of whose numbers `post` shows a chart.
pub fn charted_files<'a>(files: &'a Files, post: &'a Post) -> impl Iterator<Item = &'a Arc<str>> {
    let local = post.charts().filter(|(target, _)| !is_external(&target.value));
    let found = local.filter_map(|(target, _)| find(files, post, &decoded(&target.value)));
    found.map(|(path, _)| path).filter(|path| is_sheet(path))
}

/// What a post publishes of the site's files.
#[derive(Clone, Debug, Default)]
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
        let linked = post.body.links.iter().filter(|link| match link.kind {
            LinkKind::Page => looks_like_file(&link.target.value),
            LinkKind::Download { .. } | LinkKind::Chart { .. } => true,
            LinkKind::Image { .. } => false,
        });
        let linked = linked.map(|link| link.target.value.as_str());
        let local = attached.chain(linked).filter(|target| !is_external(target));
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
