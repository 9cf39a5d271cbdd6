//! From what an author wrote to an address: `../autre-post/index.md`, `/chantiers/`, `photo.jpg`, `/media/photo.jpg`.

use std::borrow::Cow;
use std::sync::Arc;

use super::files::{File, Files, name_key};
use super::{PostId, Route, Site, Withheld};
use crate::content::Post;
use crate::diagnostic::nearest;
use crate::markdown::{LinkKind, file_extension};
use crate::path::name_of;

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

impl Broken {
    /// Whether another site was meant.
    pub(super) fn is_elsewhere(&self) -> bool {
        self.code == "lien-mal-ecrit" && self.suggestion.as_ref().is_some_and(|meant| meant.starts_with("http"))
    }
}

/// Resolves `target`, written in `post`.
pub fn resolve(site: &Site, post: &Post, target: &str, kind: &LinkKind) -> Result<Target, Broken> {
    resolve_as_written(site, post, target, kind).map_err(|broken| miswritten(target).unwrap_or(broken))
}

fn resolve_as_written(site: &Site, post: &Post, target: &str, kind: &LinkKind) -> Result<Target, Broken> {
    if *kind == LinkKind::Page
        && let Some(path) = own_path(site, target)
    {
        return own(site, post, target, path);
    }
    if is_external(target) && !is_web(target) {
        return if names_nobody(target) { Err(MISWRITTEN) } else { Ok(Target::External(target.to_owned())) };
    }
    let (path, fragment) = match target.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (target, None),
    };
    if path.is_empty() {
        return anchor(post, fragment.unwrap_or_default());
    }
    // What is asked of a page, as of the search, says nothing of where it is.
    let (path, query) = match path.split_once('?') {
        Some((path, query)) if *kind == LinkKind::Page && leads_to_page(path) => (path, Some(query)),
        _ => (path, None),
    };
    let path = decoded(path);
    // A feed or a calendar is an output of its own, not a file.
    if *kind == LinkKind::Page
        && path.starts_with('/')
        && matches!(site.routes.get(&path), Some(Route::Feed(..) | Route::Calendar(_) | Route::PostCalendar(_)))
    {
        return Ok(Target::Page(path.into_owned()));
    }
    if path.ends_with(".md") || (*kind == LinkKind::Page && leads_to_page(&path)) {
        return page(site, post, &path, query, fragment);
    }
    let found = file(&site.files, post, &path).map(|(path, _)| Target::File(Arc::clone(path)));
    found.map_err(|broken| as_web_page(site, post, &path).unwrap_or(broken))
}

/// Whether `path` is that of a page: a file's has an ending.
fn leads_to_page(path: &str) -> bool {
    path.ends_with(".md") || file_extension(path).is_none()
}

/// Resolves `target`, a whole address of this site with that `path`. A page is one like any other; a file is published because
/// somebody names it as one.
fn own(site: &Site, post: &Post, target: &str, path: &str) -> Result<Target, Broken> {
    let file = path.split(['?', '#']).next().unwrap_or_default();
    if leads_to_page(file) {
        return resolve_as_written(site, post, path, &LinkKind::Page);
    }
    match site.routes.get(&decoded(file)) {
        Some(_) => Ok(Target::External(target.to_owned())),
        None => Err(Broken { code: "lien-casse", suggestion: None }),
    }
}

/// The path of `target` within this site, from its `/`, where that is a whole address: what a browser shows is often copied.
fn own_path<'t>(site: &Site, target: &'t str) -> Option<&'t str> {
    let (scheme, rest) = target.split_once("://")?;
    let url = &site.config.site.url;
    let path =
        rest.strip_prefix(url.host())?.strip_prefix(url.prefix()).filter(|_| matches!(scheme, "https" | "http"))?;
    match path.as_bytes().first() {
        None => Some("/"),
        Some(b'/') => Some(path),
        _ => None,
    }
}

/// Whether `target` is a whole address of this site.
pub(super) fn is_own_address(site: &Site, target: &str) -> bool {
    own_path(site, target).is_some()
}

/// Whether nothing stands behind the scheme of a web address.
fn names_nobody(target: &str) -> bool {
    let rest = target.split_once("://").filter(|(scheme, _)| matches!(*scheme, "https" | "http"));
    rest.is_some_and(|(_, host)| host.trim_matches('/').is_empty())
}

/// The page that `path`, which looks like a file's, was on the site that a text was written for: `b.html`, `/b/index.html`.
fn as_web_page(site: &Site, post: &Post, path: &str) -> Option<Broken> {
    let stem = path.strip_suffix(".html").or_else(|| path.strip_suffix(".htm"))?;
    let stem = stem.strip_suffix("index").filter(|folder| folder.is_empty() || folder.ends_with('/')).unwrap_or(stem);
    let suggestion = match by_address(site, &post.address.url, stem) {
        Ok(Page::Shown(id)) => Some(site.post(id).address.url.clone()),
        Ok(Page::Address(url)) => Some(url),
        Ok(Page::Hidden(_)) => None,
        Err(broken) => broken.suggestion,
    };
    Some(Broken { code: "lien-casse", suggestion })
}

/// Resolves `address`, which the configuration names.
pub fn resolve_address(site: &Site, address: &str) -> Result<Target, Broken> {
    if is_external(address) {
        return Ok(Target::External(address.to_owned()));
    }
    let path = decoded(address.split(['#', '?']).next().unwrap_or_default());
    let file = |folder: &str| site.files.get(&format!("{folder}{path}")).is_some();
    if file("static") || file("content") {
        return Ok(Target::Page(address.to_owned()));
    }
    match by_address(site, "/", &path)? {
        Page::Hidden(url) => Ok(Target::Withheld(nearest_parent(site, &url))),
        Page::Shown(_) | Page::Address(_) => Ok(Target::Page(address.to_owned())),
    }
}

/// A file that the front matter of `post` names.
pub fn resolve_file(site: &Site, post: &Post, target: &str) -> Result<Arc<str>, Broken> {
    let found = file(&site.files, post, &decoded(target)).map(|(path, _)| Arc::clone(path));
    found.map_err(|broken| miswritten(target).filter(|_| target.contains('\\')).unwrap_or(broken))
}

/// The file that `post` calls `target`, with its path; `None` where there is none, which [`super::check`] reports.
#[must_use]
pub fn find_file<'a>(site: &'a Site, post: &Post, target: &str) -> Option<(&'a Arc<str>, &'a File)> {
    find(&site.files, post, &decoded(target))
}

/// What `target` is if it is not written as an address or a path is: what leads to a web site, to a mailbox or to a file
/// for whoever wrote it, and to no file for us.
fn miswritten(target: &str) -> Option<Broken> {
    let suggestion = if is_web(target) {
        let scheme = if target.starts_with("https") { "https" } else { "http" };
        let rest = target[scheme.len()..].trim_start_matches([':', '/']);
        format!("{scheme}://{rest}")
    } else if is_mailbox(target) {
        format!("mailto:{target}")
    } else if is_host(target) {
        format!("https://{target}")
    } else if target.contains('\\') {
        target.replace('\\', "/")
    } else {
        return None;
    };
    Some(Broken { suggestion: Some(suggestion), ..MISWRITTEN })
}

/// What is not written as an address is.
const MISWRITTEN: Broken = Broken { code: "lien-mal-ecrit", suggestion: None };

/// Whether `target` starts as the address of a web site does, with a sign too few: `http//`, `https:/`.
fn is_web(target: &str) -> bool {
    let rest = target.strip_prefix("http").map(|rest| rest.strip_prefix('s').unwrap_or(rest));
    let rest = rest.filter(|rest| rest.starts_with([':', '/']) && !rest.starts_with("://"));
    rest.is_some_and(|rest| rest.starts_with("//") || rest.starts_with(':'))
}

/// `contact@exemple.fr`
fn is_mailbox(target: &str) -> bool {
    let Some((name, host)) = target.split_once('@') else { return false };
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "._%+-".contains(c));
    is_name && host.contains('.') && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c))
}

/// Whether `target` starts with the name of a web site: `www.exemple.org`, `exemple.fr/page`.
fn is_host(target: &str) -> bool {
    const DOMAINS: [&str; 6] = ["fr", "com", "org", "net", "eu", "coop"];
    let host = target.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let is_name = !host.starts_with('.') && host.chars().all(|c| c.is_alphanumeric() || ".-".contains(c));
    let is_known = host.rsplit_once('.').is_some_and(|(_, domain)| DOMAINS.contains(&domain));
    is_name && (is_known || host.strip_prefix("www.").is_some_and(|rest| rest.contains('.')))
}

pub(super) fn is_external(target: &str) -> bool {
    if let Some(rest) = target.strip_prefix('/') {
        return rest.starts_with('/');
    }
    target.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

/// What a link leads to, without the place in it: `plan.pdf` of `plan.pdf#page=2`.
pub(super) fn path_of(target: &str) -> &str {
    target.split_once('#').map_or(target, |(path, _)| path)
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

/// A page that a link leads to and that is not shown now.
#[derive(Debug)]
pub(super) enum Hidden<'a> {
    /// A post.
    Post(&'a Withheld),
    /// The file of a draft that is no post yet.
    Draft(&'a Arc<str>),
}

/// What [`Target::Withheld`] stands for, of the link `target` of `post`.
pub(super) fn hidden<'a>(site: &'a Site, post: &Post, target: &str) -> Option<Hidden<'a>> {
    let path = path_of(own_path(site, target).unwrap_or(target));
    hidden_page(site, find_page(site, post, &decoded(path.split('?').next().unwrap_or_default())).ok()?)
}

/// The same of an `address` that the configuration names.
pub(super) fn hidden_address<'a>(site: &'a Site, address: &str) -> Option<Hidden<'a>> {
    hidden_page(site, by_address(site, "/", &decoded(path_of(address))).ok()?)
}

fn hidden_page(site: &Site, page: Page) -> Option<Hidden<'_>> {
    let Page::Hidden(url) = page else { return None };
    let post = site.withheld.iter().find(|withheld| withheld.post.address.url == url).map(Hidden::Post);
    post.or_else(|| site.unread(&url).map(|unread| Hidden::Draft(&unread.file)))
}

fn find_page(site: &Site, from: &Post, path: &str) -> Result<Page, Broken> {
    if path.ends_with(".md") { by_source(site, from, path) } else { by_address(site, &from.address.url, path) }
}

fn page(site: &Site, from: &Post, path: &str, query: Option<&str>, fragment: Option<&str>) -> Result<Target, Broken> {
    let found = find_page(site, from, path)?;
    let (url, post) = match found {
        Page::Shown(id) => (site.post(id).address.url.clone(), Some(site.post(id))),
        Page::Address(url) => (url, None),
        Page::Hidden(url) => return Ok(Target::Withheld(nearest_parent(site, &url))),
    };
    let url = query.map_or_else(|| url.clone(), |query| [&url, "?", query].concat());
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
    let file = joined(&from.address.folder, path);
    if let Some(id) = site.by_written_file(&file) {
        return Ok(Page::Shown(id));
    }
    let url = crate::content::Address::of_file(&file).url;
    if let Some(page) = unread(site, &url) {
        return Ok(page);
    }
    if let Some(hidden) = site.hidden(&file) {
        return Ok(Page::Hidden(hidden.address.url.clone()));
    }
    let others = site.posts.iter().filter(|post| post.file != from.file);
    let near = nearest_path(&file, others.map(|post| post.file.as_ref()));
    let folder = from.file.rfind('/').map_or("", |end| &from.file[..=end]);
    let suggestion = near.map(|name| relative(folder, name));
    Err(Broken { code: "lien-casse", suggestion })
}

/// The page at `path`, written on the page at the address `from`.
fn by_address(site: &Site, from: &str, path: &str) -> Result<Page, Broken> {
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
    let joined = if path.starts_with('/') { path.to_owned() } else { join(from, path) };
    let with_slash = if joined.ends_with('/') { joined.clone() } else { format!("{joined}/") };
    if let Some(found) = page(&joined).or_else(|| page(&with_slash)) {
        return Ok(found);
    }
    if let Some(page) = unread(site, &with_slash) {
        return Ok(page);
    }
    if site.withheld.iter().any(|withheld| withheld.post.address.url == with_slash) {
        return Ok(Page::Hidden(with_slash));
    }
    let pages = site.routes.iter().filter(|(url, _)| url.ends_with('/') && *url != from);
    let suggestion = nearest_path(&with_slash, pages.map(|(url, _)| url)).map(str::to_owned);
    Err(Broken { code: "lien-casse", suggestion })
}

/// The page at `url`, if its file could not be read: one that nobody is to see yet, or one at whose address `serve` shows
/// what is wrong with it.
fn unread(site: &Site, url: &str) -> Option<Page> {
    let unread = site.unread(url)?;
    Some(if unread.is_withheld { Page::Hidden(url.to_owned()) } else { Page::Address(url.to_owned()) })
}

/// The path nearest to what was written whose last step is near too: a long common beginning is no likeness. Where one alone has
/// that last step, it is that one, wherever it lies.
fn nearest_path<'a>(written: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let last = |path: &'_ str| -> String {
        let path = path.trim_end_matches("/index.md").trim_end_matches(".md").trim_end_matches('/');
        name_of(path).to_owned()
    };
    let wanted = last(written);
    let mut near: Vec<&str> = candidates.filter(|path| nearest(&wanted, [last(path).as_str()]).is_some()).collect();
    near.sort_unstable();
    let mut same = near.iter().filter(|path| last(path) == wanted);
    let only = same.next().filter(|_| same.next().is_none()).copied();
    nearest(written, near.iter().copied()).or(only)
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

/// The content file that `path`, written on a page in `folder`, means.
fn joined(folder: &str, path: &str) -> String {
    match path.strip_prefix('/') {
        Some(absolute) => format!("content/{}", absolute.strip_prefix("content/").unwrap_or(absolute)),
        None => {
            let joined = join(&format!("/content/{folder}/"), path);
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

/// Where the file lies that `post` calls `path`: at the first of its [`places`], or anywhere if only one file has that name.
pub(super) fn find<'a>(files: &'a Files, post: &Post, path: &str) -> Option<Found<'a>> {
    let mut places = places(&post.address.folder, path);
    places.find_map(|place| files.entry(&place)).or_else(|| files.only_named(name_of(path)))
}

/// Where the file may lie that a page in `folder` (below `content/`) calls `path`, in the order in which it is looked for:
/// beside the page, in `static/`, in `content/`, in `static/media/`.
pub fn places<'a>(folder: &'a str, path: &'a str) -> impl Iterator<Item = String> {
    let absolute = path.trim_start_matches('/');
    let below = move |top: &str| [top, absolute.strip_prefix(top).unwrap_or(absolute)].concat();
    (0..4).filter_map(move |place| match place {
        0 => (!path.starts_with('/')).then(|| beside(folder, path)),
        1 => Some(below("static/")),
        2 => Some(below("content/")),
        _ => Some(["static/media/", absolute].concat()),
    })
}

/// What a page in `folder` calls `path`, which is no address.
fn beside(folder: &str, path: &str) -> String {
    // Most files are called by their name alone, and there is no way to follow.
    if path.contains('/') || folder.is_empty() {
        joined(folder, path)
    } else {
        ["content/", folder, "/", path].concat()
    }
}

/// What would have found the file nearest to what was written: beside the post, or else anywhere.
fn nearest_file(files: &Files, post: &Post, path: &str) -> Option<String> {
    let name = name_key(path);
    let folder = format!("content/{}/", post.address.folder);
    if let Some(beside) = nearest_named(&name, files.below(&folder)) {
        return Some(beside[folder.len()..].to_owned());
    }
    // Several files elsewhere have the very name that was written: which of them was meant, nobody can tell.
    let elsewhere = files.iter().map(|(path, _)| path.as_ref()).filter(|path| name_key(path) != name);
    let found = nearest_named(&name, elsewhere)?;
    let is_only = files.only_named(found).is_some();
    let address = found.strip_prefix("content").or_else(|| found.strip_prefix("static")).unwrap_or(found);
    Some(if is_only { name_of(found) } else { address }.to_owned())
}

/// Of `paths`, the one whose last step is nearest to `name`, which is a [`name_key`].
fn nearest_named<'a>(name: &str, paths: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let keyed: Vec<(String, &str)> = paths.map(|path| (name_key(path), path)).collect();
    let near = nearest(name, keyed.iter().map(|(key, _)| key.as_str()))?;
    keyed.iter().find(|(key, _)| key == near).map(|(_, path)| *path)
}
