//! Site + route → one serialisable struct per template: the theme's contract ([`model`]).
//!
//! [`Views`] borrows a site and makes contexts from it. A post's card is rendered once, the first time that a list shows
//! it, and shared from then on ([`Made`]): lists cost what they show, not what the site holds.

mod banner;
mod card;
mod chart;
mod html;
mod legal;
mod list;
mod made;
pub mod model;
mod page;
mod post;
mod schema;
mod search;
mod shared;
mod subscribe;
mod term;

use std::collections::BTreeMap;
use std::sync::Arc;

use palier_comments::page::CardCount;
use tera::{Context, Value};

use crate::config::FeedFormat;
use crate::content::Post;
use crate::locale::{Catalogue, Language, format};
use crate::site::links::{self, Target};
use crate::site::routes::SEARCH;
use crate::site::{LegalPage, ListId, PostId, Route, Site};
pub(crate) use list::section_title;
use made::Card;
pub use made::Made;
use model::{CardView, Grounds, LinkView, ListedView, PlacedImage, Shared, SiteView};
use schema::Organization;

/// Where a cooperative says what its readers' comments may hold.
pub(crate) const COMMENT_CHARTER: &str = "/charte-des-commentaires/";

/// What a template is rendered with.
#[derive(Debug)]
pub struct Page {
    /// The template's name.
    pub template: &'static str,
    /// Its variables.
    pub context: Context,
}

/// Which fields that take work are named by a template of the theme. What none names is left empty.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    json_ld: bool,
    related: bool,
    comments: bool,
    banners: bool,
}

impl Named {
    /// The fields that `is_named` says are.
    pub fn of(is_named: impl Fn(&str) -> bool) -> Self {
        Self {
            json_ld: is_named("json_ld"),
            related: is_named("related"),
            comments: is_named("comments"),
            banners: is_named("og_image"),
        }
    }
}

/// The views of one site.
pub struct Views<'s> {
    site: &'s Site,
    catalogue: &'s Catalogue,
    made: Arc<Made>,
    colours: palier_banners::Colours,
    html: Html<'s>,
    named: Named,
    site_value: Value,
    publisher: Organization<'s>,
}

/// The theme's published files, by their names in the theme.
#[derive(Clone, Debug)]
pub struct Published<'a> {
    /// Where each is published.
    pub paths: &'a BTreeMap<String, String>,
    /// What each must hold for a browser to use it.
    pub integrity: &'a BTreeMap<String, String>,
    /// The colour of the page's ground by day and by night.
    pub grounds: Grounds,
    /// The colours of banners.
    pub banner: palier_banners::Colours,
}

/// Renders a piece of a page.
pub type Piece<'s, T, R = String> = Box<dyn Fn(&T) -> R + Send + Sync + 's>;

/// What is rendered of a page before its template is. Injected, since rendering is a later station.
pub struct Html<'s> {
    /// A card, by the theme; `None` where that failed.
    pub card: Piece<'s, Shared<CardView>, Option<String>>,
    /// A picture of a text, by the theme.
    pub picture: Piece<'s, PlacedImage>,
    /// The conversation under a post.
    pub conversation: Piece<'s, Post>,
    /// What lists say of that conversation.
    pub count: Piece<'s, Post, CardCount>,
}

impl std::fmt::Debug for Views<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Views").finish_non_exhaustive()
    }
}

impl<'s> Views<'s> {
    /// The views of `site`. `assets` are the theme's, `named` what the theme names, `made` what earlier pages showed.
    #[must_use]
    pub fn new(
        site: &'s Site,
        catalogue: &'s Catalogue,
        assets: Published<'_>,
        html: Html<'s>,
        named: Named,
        preview: Option<u64>,
        made: Arc<Made>,
    ) -> Self {
        let colours = assets.banner;
        let site_value = Value::from_serializable(&site_view(site, catalogue, assets, preview));
        Self { site, catalogue, made, colours, html, named, site_value, publisher: Organization::of(site) }
    }

    /// The template and variables of the page at `url`; `None` where the route is no page.
    #[must_use]
    pub fn page(&self, url: &str, route: &Route) -> Option<Page> {
        let mut page = match route {
            Route::Home => self.home(),
            Route::Post(id) => self.post_page(*id),
            Route::List(ListId::Programme(id), number) => self.programme_page(*id, *number),
            Route::List(ListId::Residence(id), _) => self.residence_page(*id),
            Route::List(id, number) => self.list_page(*id, *number),
            Route::Subscribe => self.subscribe_page(),
            Route::Archives => self.archives_page(),
            Route::Search => self.search_page(),
            Route::SiteMap => self.site_map_page(),
            Route::NotFound => self.not_found_page(),
            Route::Legal(legal) => self.legal_page(*legal),
            _ => return None,
        };
        debug_assert!(page.context.contains_key("page"), "{url} has no page");
        page.context.insert_value("site", self.site_value.clone());
        Some(page)
    }

    fn language(&self) -> Language {
        self.catalogue.language()
    }

    /// What a card shows of the post.
    fn card(&self, id: PostId) -> Shared<CardView> {
        self.made_card(id).view
    }

    /// The posts as lists show them.
    fn cards(&self, ids: impl IntoIterator<Item = PostId>) -> Vec<Shared<ListedView>> {
        ids.into_iter().map(|id| self.made_card(id).listed).collect()
    }

    fn made_card(&self, id: PostId) -> Card {
        self.made.card(id, || {
            let view = Shared::of(&card::card(self, id));
            let html = (self.html.card)(&view);
            let is_sound = html.is_some();
            let listed = ListedView { html: html.unwrap_or_default(), card: view.clone() };
            (Card { listed: Shared::of(&listed), view }, is_sound)
        })
    }

    fn link(&self, id: PostId) -> Shared<LinkView> {
        self.made.links.get(&id, || {
            let post = self.site.post(id);
            Shared::of(&LinkView { title: post.title.value.clone(), url: self.site.href(&post.address.url) })
        })
    }
}

fn site_view(site: &Site, catalogue: &Catalogue, assets: Published<'_>, preview: Option<u64>) -> SiteView {
    let config = &site.config;
    let made = LegalPage::ALL.iter().map(|page| (legal::title_id(*page), page.url()));
    // A page of the cooperative's own; the law asks for the others.
    let charter = site.routes.get(COMMENT_CHARTER).map(|_| ("comment-charter-title", COMMENT_CHARTER));
    let legal = made
        .chain(charter)
        .map(|(title, url)| LinkView { title: catalogue.text(title), url: site.href(url) })
        .collect();
    SiteView {
        title: config.site.title.clone(),
        description: config.site.description.clone().unwrap_or_default(),
        url: config.site.url.as_str().to_owned(),
        prefix: config.site.url.prefix().to_owned(),
        language: config.site.language.tag(),
        locale: config.site.language.regional_tag().replace('-', "_"),
        zone: config.site.zone.iana_name().unwrap_or("UTC").to_owned(),
        logo: config.identity.logo.as_ref().and_then(|logo| html::site_picture(site, logo)),
        logo_says_name: config.identity.logo_says_name,
        grounds: assets.grounds,
        menu: menu(site, catalogue),
        legal,
        cooperative: config.cooperative.name.clone(),
        telephone: config.cooperative.telephone.clone(),
        email: config.cooperative.email.clone(),
        seat: config.cooperative.seat.clone(),
        search: config.search.then(|| site.href(SEARCH)),
        accessibility: catalogue.text(legal::conformance_id(config.accessibility.state)),
        assets: assets.paths.iter().map(|(name, path)| (name.clone(), site.href(&format!("/{path}")))).collect(),
        counts: config.comments.enabled.then(|| format!("{}/nombres", site.href(&config.comments.service))),
        integrity: assets.integrity.clone(),
        preview,
    }
}

/// The menu that the configuration says, or else the sections in their order.
fn menu(site: &Site, catalogue: &Catalogue) -> Vec<LinkView> {
    if let Some(menu) = &site.config.menu {
        let address = |written: &str| match links::resolve_address(site, written) {
            Ok(Target::Withheld(section)) => site.href(&section),
            _ if written.starts_with('/') => site.href(written),
            _ => written.to_owned(),
        };
        return menu
            .iter()
            .map(|entry| LinkView { title: entry.title.clone(), url: address(&entry.address.value) })
            .collect();
    }
    site.sections
        .iter()
        .map(|section| LinkView { title: section_title(site, catalogue, section), url: site.href(&section.url) })
        .collect()
}

/// The name of a feed's format, as the page shows it.
fn format_name(format: FeedFormat) -> &'static str {
    match format {
        FeedFormat::Rss => "RSS",
        FeedFormat::Atom => "Atom",
        FeedFormat::Json => "JSON",
    }
}
