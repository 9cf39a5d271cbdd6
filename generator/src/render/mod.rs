//! Site + route → the bytes published there. Pure: the same site and route give the same bytes.

mod conversation;
mod host;
mod machine;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::diagnostic::Cause;
use crate::feed::{self, Calendars};
use crate::media::{self, PageBanner, Refusal, Variant, Variants, banner};
use crate::output::Content;
use crate::search;
use crate::site::{File, Route, Site};
use crate::source::Root;
use crate::theme::Theme;
use crate::view::model::Grounds;
use crate::view::{Html, Made, Published, Views};
use conversation::Conversations;

/// Renders the routes of one site.
#[derive(Debug)]
pub struct Renderer<'s> {
    site: &'s Site,
    theme: &'s Theme,
    views: Views<'s>,
    calendars: OnceLock<Calendars<'s>>,
    root: &'s Root,
    variants: &'s Variants,
    /// What a piece of a page failed with, if one did: its template, and why. No page is published then.
    piece_failure: Arc<OnceLock<(&'static str, String)>>,
}

/// Why a route could not be rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A template uses what its view does not have: which template, and what the engine says.
    Template(&'static str, String),
    /// A file of the content could not be read: which, and what the system says.
    File(Arc<str>, Cause),
    /// A file that should be a photo cannot be shown: which, and why.
    Photo(Arc<str>, Refusal),
}

impl<'s> Renderer<'s> {
    /// A renderer of `site` with `theme`.
    #[must_use]
    pub fn new(site: &'s Site, theme: &'s Theme, root: &'s Root, variants: &'s Variants) -> Self {
        Self::with((site, theme), (root, variants), None, Arc::new(Made::nothing_of(site)))
    }

    /// A renderer for `serve`. `version` counts the site's versions: a page reloads itself once there is another. `made` is what
    /// pages of this site and theme have shown so far.
    #[must_use]
    pub fn of_preview(
        (site, theme): (&'s Site, &'s Theme),
        (root, variants): (&'s Root, &'s Variants),
        version: u64,
        made: Arc<Made>,
    ) -> Self {
        Self::with((site, theme), (root, variants), Some(version), made)
    }

    fn with(
        (site, theme): (&'s Site, &'s Theme),
        (root, variants): (&'s Root, &'s Variants),
        preview: Option<u64>,
        made: Arc<Made>,
    ) -> Self {
        let piece_failure = Arc::new(OnceLock::new());
        let note = |template: &'static str| {
            let failure = Arc::clone(&piece_failure);
            move |piece: Result<String, String>| {
                piece.inspect_err(|detail| drop(failure.set((template, detail.clone())))).ok()
            }
        };
        let (card, conversation) = (note("components.html"), note("conversation/thread.html"));
        let picture = note("components.html");
        let conversations = Arc::new(Conversations::new(site, theme));
        let counted = Arc::clone(&conversations);
        let html = Html {
            card: Box::new(move |view| card(theme.card(view))),
            picture: Box::new(move |placed| picture(theme.picture(placed)).unwrap_or_default()),
            conversation: Box::new(move |post| conversation(conversations.html(post)).unwrap_or_default()),
            count: Box::new(move |post| counted.count(post)),
        };
        let assets = Published {
            paths: theme.assets.paths(),
            integrity: theme.assets.integrity(),
            grounds: grounds(theme),
            banner: theme.palette.banner(),
        };
        let views = Views::new(site, &theme.catalogue, assets, html, theme.named, preview, made);
        Self { site, theme, views, calendars: OnceLock::new(), root, variants, piece_failure }
    }

    /// Those of the site, which an answer of `serve` seldom asks for.
    fn calendars(&self) -> &Calendars<'s> {
        self.calendars.get_or_init(|| Calendars::new(self.site, &self.theme.catalogue))
    }

    /// What is published at `url`.
    ///
    /// # Errors
    /// A template or a file of the site is at fault.
    pub fn render(&self, url: &str, route: &Route) -> Result<Content, Failure> {
        let site = self.site;
        let bytes = match route {
            Route::Sitemap => machine::sitemap(site),
            Route::Robots => machine::robots(site),
            Route::WebManifest => machine::web_manifest(site, self.theme),
            Route::Threads => machine::threads(site, self.theme),
            Route::Feed(list, format) => {
                feed::render(site, &self.theme.catalogue, *list, *format, &|id| self.views.absolute_html(id))
            }
            Route::Calendar(list) => self.calendars().of_list(*list),
            Route::PostCalendar(post) => self.calendars().of_post(*post),
            Route::Version(post, number) => machine::version(site, *post, *number),
            Route::Redirect(post) => host::redirect_page(site, *post),
            Route::Redirects => host::redirects(site),
            Route::Headers => host::headers(site),
            Route::Asset(path) => self.theme.assets.get(path).map_or_else(Vec::new, |asset| asset.bytes.clone()),
            Route::File(path) => return self.file(path),
            Route::Variant(path, variant) => return self.variant(path, *variant).map(Content::Bytes),
            _ => return self.page(url, route).map(Content::Bytes),
        };
        Ok(Content::Bytes(bytes))
    }

    /// The files of the search's index, by their addresses: they are no routes, since only making it tells which there are.
    #[must_use]
    pub fn search_index(&self) -> BTreeMap<String, Vec<u8>> {
        search::files(self.site, &self.theme.catalogue)
    }

    /// The banners of all pages by their addresses. They are no routes either: what they say is what pages say.
    #[must_use]
    pub fn banners(&self) -> BTreeMap<String, Arc<PageBanner>> {
        let routes: Vec<&Route> = self.site.routes.iter().map(|(_, route)| route).collect();
        routes.into_par_iter().filter_map(|route| self.views.banner(route)).collect()
    }

    /// The banner published at `url`. Its name says at which pages to look: no other's is made.
    #[must_use]
    pub fn banner_at(&self, url: &str) -> Option<Arc<PageBanner>> {
        let pages = self.site.routes.iter().filter(|(page, _)| banner::is_named_after(url, page));
        let mut banners = pages.filter_map(|(_, route)| self.views.banner(route));
        banners.find_map(|(address, banner)| (address == url).then_some(banner))
    }

    /// The bytes of a banner.
    ///
    /// # Errors
    /// A picture of the site is at fault.
    pub fn banner(&self, banner: &PageBanner) -> Result<Vec<u8>, Failure> {
        self.variants.banner(banner).map_err(|(path, failure)| failed(&path, failure))
    }

    fn page(&self, url: &str, route: &Route) -> Result<Vec<u8>, Failure> {
        let Some(page) = self.views.page(url, route) else { return Ok(Vec::new()) };
        if let Some((template, detail)) = self.piece_failure.get() {
            return Err(Failure::Template(template, detail.clone()));
        }
        self.theme.render(&page).map_err(|detail| Failure::Template(page.template, detail))
    }

    fn file(&self, path: &Arc<str>) -> Result<Content, Failure> {
        if !media::is_photo(path) {
            return Ok(Content::CopyOf(self.root.on_disk(path)));
        }
        let bytes = self.root.bytes(path).map_err(|error| Failure::File(Arc::clone(path), Cause::from(&error)))?;
        media::without_metadata(bytes)
            .map(Content::Bytes)
            .map_err(|_| Failure::Photo(Arc::clone(path), Refusal::Unreadable))
    }

    fn variant(&self, path: &Arc<str>, variant: Variant) -> Result<Vec<u8>, Failure> {
        let Some(picture) = self.site.files.get(path).and_then(File::picture) else { return Ok(Vec::new()) };
        self.variants.bytes(path, picture, variant).map_err(|failure| failed(path, failure))
    }
}

fn failed(path: &Arc<str>, failure: media::Failure) -> Failure {
    match failure {
        media::Failure::File(cause) => Failure::File(Arc::clone(path), cause),
        media::Failure::Refused(refusal) => Failure::Photo(Arc::clone(path), refusal),
    }
}

fn grounds(theme: &Theme) -> Grounds {
    let [light, dark] = theme.palette.grounds().map(|colour| colour.to_string());
    Grounds { light, dark }
}
