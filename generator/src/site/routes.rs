//! The address of every output, and what is published there.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::{ListId, PostId, Site, links, pictures};
pub use crate::config::FeedFormat;
use crate::config::{KindName, Picture};
use crate::content::Kind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::media::{Use, Variant};

/// What is published at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The home page.
    Home,
    /// A post's page.
    Post(PostId),
    /// A page of a list; `None` is its first.
    List(ListId, Option<usize>),
    /// How to subscribe.
    Subscribe,
    /// All years.
    Archives,
    /// The search. What its index is made of is known to [`crate::search`] alone.
    Search,
    /// Every page.
    SiteMap,
    /// The page of addresses that lead nowhere.
    NotFound,
    /// A page made from the configuration.
    Legal(LegalPage),
    /// `sitemap.xml`.
    Sitemap,
    /// `robots.txt`.
    Robots,
    /// The web application manifest.
    WebManifest,
    /// The contract with the comment service.
    Threads,
    /// A list's feed.
    Feed(ListId, FeedFormat),
    /// A list's calendar.
    Calendar(ListId),
    /// A post's calendar.
    PostCalendar(PostId),
    /// A version of a tender, counted from 1.
    Version(PostId, usize),
    /// A page that leads from an old address to a post.
    Redirect(PostId),
    /// The host's redirects (`_redirects`).
    Redirects,
    /// The host's headers (`_headers`).
    Headers,
    /// A published file of the theme, by its name.
    Asset(String),
    /// A file of the content, by its path.
    File(Arc<str>),
    /// A photo of the content in one size, by its path.
    Variant(Arc<str>, Variant),
}

impl Route {
    /// Whether making it means looking at every post.
    #[must_use]
    pub fn is_of_whole_site(&self) -> bool {
        matches!(self, Self::SiteMap | Self::Sitemap | Self::Threads | Self::Redirects)
    }
}

/// Where one searches.
pub const SEARCH: &str = "/recherche/";
/// Where every page is listed.
pub const SITE_MAP: &str = "/plan-du-site/";

/// The name of a feed beside its page.
#[must_use]
pub fn feed_file_name(format: FeedFormat) -> &'static str {
    match format {
        FeedFormat::Rss => "flux.xml",
        FeedFormat::Atom => "flux.atom",
        FeedFormat::Json => "flux.json",
    }
}

/// A page that the configuration makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LegalPage {
    /// Mentions légales.
    LegalNotice,
    /// Accessibilité.
    Accessibility,
    /// Données personnelles.
    PersonalData,
}

impl LegalPage {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::LegalNotice, Self::Accessibility, Self::PersonalData];

    /// Its address, which a page of one's own may take.
    #[must_use]
    pub fn url(self) -> &'static str {
        match self {
            Self::LegalNotice => "/mentions-legales/",
            Self::Accessibility => "/accessibilite/",
            Self::PersonalData => "/donnees-personnelles/",
        }
    }
}

/// Every output of a site.
#[derive(Clone, Debug, Default)]
pub struct Routes {
    by_url: FxHashMap<String, Route>,
}

impl Routes {
    /// What is published at `url`.
    #[must_use]
    pub fn get(&self, url: &str) -> Option<&Route> {
        self.by_url.get(url)
    }

    /// Every address with what is there, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Route)> {
        self.by_url.iter().map(|(url, route)| (url.as_str(), route))
    }

    /// How many outputs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_url.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_url.is_empty()
    }

    /// The file that an address is published as: `/a/` is `a/index.html`.
    #[must_use]
    pub fn output_path(url: &str) -> String {
        let path = url.trim_start_matches('/');
        if path.is_empty() || path.ends_with('/') { [path, "index.html"].concat() } else { path.to_owned() }
    }

    pub(super) fn set(&mut self, url: impl Into<String>, route: Route) {
        self.by_url.insert(url.into(), route);
    }
}

pub(super) fn give(
    site: &mut Site,
    assets: &[String],
    used: &FxHashSet<Arc<str>>,
    photos: &FxHashSet<(Arc<str>, Use)>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut routes = Routes { by_url: FxHashMap::with_capacity_and_hasher(site.posts.len() * 2 + 1000, FxBuildHasher) };
    fixed(&mut routes, site.config.search, assets);
    lists(site, &mut routes);
    posts(site, &mut routes, diagnostics);
    files(site, &mut routes, used, diagnostics);
    pictures::give(site, &mut routes, photos);
    aliases(site, &mut routes, diagnostics);
    site.routes = Arc::new(routes);
}

fn fixed(routes: &mut Routes, search: bool, assets: &[String]) {
    routes.set("/", Route::Home);
    routes.set("/s-abonner/", Route::Subscribe);
    routes.set("/archives/", Route::Archives);
    routes.set("/404.html", Route::NotFound);
    if search {
        routes.set(SEARCH, Route::Search);
        routes.set(SITE_MAP, Route::SiteMap);
    }
    for page in LegalPage::ALL {
        routes.set(page.url(), Route::Legal(page));
    }
    routes.set("/sitemap.xml", Route::Sitemap);
    routes.set("/robots.txt", Route::Robots);
    routes.set("/site.webmanifest", Route::WebManifest);
    routes.set("/palier/threads.json", Route::Threads);
    routes.set("/_redirects", Route::Redirects);
    routes.set("/_headers", Route::Headers);
    for asset in assets {
        routes.set(format!("/{asset}"), Route::Asset(asset.clone()));
    }
}

fn lists(site: &Site, routes: &mut Routes) {
    for list in site.lists.values() {
        if list.id != ListId::Home {
            routes.set(list.url.clone(), Route::List(list.id, None));
            for number in 1..=list.numbered_pages() {
                routes.set(list.page_url(Some(number)), Route::List(list.id, Some(number)));
            }
        }
        if list.feeds {
            for format in &site.config.feeds.formats {
                routes.set([&list.url, feed_file_name(*format)].concat(), Route::Feed(list.id, *format));
            }
        }
        if list.calendar {
            routes.set([&list.url, "agenda.ics"].concat(), Route::Calendar(list.id));
        }
    }
}

/// Gives each post its address. A programme, a residence and a section stand at their lists' own addresses.
fn posts(site: &Site, routes: &mut Routes, diagnostics: &mut Vec<Diagnostic>) {
    let (heads, others): (Vec<PostId>, Vec<PostId>) = site.ids().partition(|id| heads_list(site, *id));
    let mut taken: FxHashMap<&str, PostId> = FxHashMap::default();
    for id in heads {
        if let Some(other) = taken.insert(&site.post(id).address.url, id) {
            diagnostics.push(twice(site, other, id));
        }
    }
    for id in others {
        let post = site.post(id);
        let url = post.address.url.as_str();
        match routes.by_url.entry(url.to_owned()) {
            Entry::Vacant(free) => {
                free.insert(Route::Post(id));
            }
            Entry::Occupied(mut held) if matches!(held.get(), Route::Legal(_)) => {
                held.insert(Route::Post(id));
            }
            Entry::Occupied(held) => {
                let other = if let Route::Post(other) = held.get() { Some(other) } else { taken.get(url) };
                diagnostics.push(match other {
                    Some(other) => twice(site, *other, id),
                    None => Diagnostic::error("adresse-reservee", &post.file, post.title.span).with("adresse", url),
                });
                continue;
            }
        }
        if let Kind::Tender(_) | Kind::Event(_) = post.kind {
            routes.set([url, "agenda.ics"].concat(), Route::PostCalendar(id));
        }
        if let Kind::Tender(_) = post.kind {
            let versions = site.history.versions.get(post.file.as_ref()).map_or(0, Vec::len);
            for number in 1..=versions {
                routes.set(format!("{url}versions/{number}.txt"), Route::Version(id, number));
            }
        }
    }
}

/// Whether the post stands at the address of a list.
fn heads_list(site: &Site, id: PostId) -> bool {
    match site.kind(id) {
        Some(kind) => matches!(kind, KindName::Programme | KindName::Residence),
        None => {
            let url = &site.post(id).address.url;
            url == "/" || site.sections.iter().any(|section| section.url == *url)
        }
    }
}

/// Two posts have one address: the error is that of the file which comes second.
fn twice(site: &Site, one: PostId, other: PostId) -> Diagnostic {
    let (one, other) = (site.post(one), site.post(other));
    let (first, second) = if one.file < other.file { (one, other) } else { (other, one) };
    Diagnostic::error("adresse-en-double", &second.file, second.title.span)
        .with("adresse", second.address.url.as_str())
        .and(&first.file, Some(first.title.span))
}

/// Publishes what `static/` holds, the pictures of the site's identity, and of the files beside posts those that a
/// published post uses.
fn files(site: &Site, routes: &mut Routes, used: &FxHashSet<Arc<str>>, diagnostics: &mut Vec<Diagnostic>) {
    let mut published: BTreeMap<String, Arc<str>> = BTreeMap::new();
    let identity = &site.config.identity;
    let names = |picture: &Option<Picture>, path: &str| picture.as_ref().is_some_and(|one| one.file.value == path);
    for (path, file) in site.files.iter() {
        // A photo is published in the sizes that pages show.
        let is_cover = names(&identity.cover, path) && file.picture().is_none();
        if !(path.starts_with("static/") || used.contains(path) || names(&identity.logo, path) || is_cover) {
            continue;
        }
        let address = links::decoded(&file.url).into_owned();
        let clash = published.insert(address.clone(), Arc::clone(path)).or_else(|| match routes.get(&address) {
            Some(Route::Asset(_)) | None => None,
            Some(_) => Some(Arc::clone(path)),
        });
        match clash {
            None => routes.set(address, Route::File(Arc::clone(path))),
            Some(other) => {
                let diagnostic = Diagnostic::at("fichier-en-double", Severity::Error, path, None);
                diagnostics.push(diagnostic.with("adresse", address).and(&other, None));
            }
        }
    }
}

fn aliases(site: &Site, routes: &mut Routes, diagnostics: &mut Vec<Diagnostic>) {
    for id in site.ids() {
        let post = site.post(id);
        for alias in &post.aliases {
            if routes.get(&alias.value).is_some() {
                let mut taken =
                    Diagnostic::error("alias-deja-pris", &post.file, alias.span).with("adresse", alias.value.as_str());
                if let Some(Route::Post(other) | Route::Redirect(other)) = routes.get(&alias.value) {
                    let other = site.post(*other);
                    taken = taken.and(&other.file, Some(other.title.span));
                }
                diagnostics.push(taken);
            } else {
                routes.set(alias.value.clone(), Route::Redirect(id));
            }
        }
    }
}
