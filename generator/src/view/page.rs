//! What every page has: title, address, breadcrumb, feeds, data for search engines.

use std::sync::Arc;

use tera::{Context, Value};

use super::model::{BannerView, FeedView, LinkView, PageView, Shared};
use super::schema::{self, Thing};
use super::{Views, format_name};
use crate::feed;
use crate::site::routes::feed_file_name;
use crate::site::{ListId, Route};

/// What the makers of pages say of theirs.
pub(super) struct About<'a> {
    pub(super) title: String,
    pub(super) description: String,
    /// The page's address, without the site's prefix.
    pub(super) url: String,
    pub(super) list: Option<ListId>,
    /// The calendar's address, without the site's prefix.
    pub(super) calendar: Option<String>,
    pub(super) schema: Vec<Thing<'a>>,
    pub(super) og_type: &'static str,
    /// What others show of the page; `None` where that is what they show of the site.
    pub(super) banner: Option<BannerView>,
    pub(super) noindex: bool,
    /// Whether its text shows a chart.
    pub(super) charts: bool,
}

/// The pages above a page.
pub(super) struct Trail {
    links: Vec<LinkView>,
    /// The same for templates.
    shown: Shared<Vec<LinkView>>,
}

impl About<'_> {
    pub(super) fn new(title: impl Into<String>, url: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            description: String::new(),
            url: url.into(),
            list: None,
            calendar: None,
            schema: Vec::new(),
            og_type: "website",
            banner: None,
            noindex: false,
            charts: false,
        }
    }
}

impl Views<'_> {
    /// A context that holds `page`.
    pub(super) fn context(&self, about: About<'_>) -> Context {
        let mut context = Context::new();
        context.insert_value("page", Value::from_serializable(&self.page_view(about)));
        context
    }

    fn page_view(&self, about: About<'_>) -> PageView {
        let site = self.site;
        let site_title = &site.config.site.title;
        let trail = self.trail(&about.url);
        let mut schema = about.schema;
        let json_ld = if self.named.json_ld {
            schema.push(schema::breadcrumb(site, &trail.links, &about.title, &about.url));
            schema::script(&schema)
        } else {
            String::new()
        };
        let window_title = if about.url == "/" || about.title == *site_title {
            site_title.clone()
        } else {
            [&about.title, " – ", site_title].concat()
        };
        let description = if about.description.is_empty() {
            site.config.site.description.clone().unwrap_or_default()
        } else {
            about.description
        };
        PageView {
            window_title,
            description,
            canonical: site.absolute(&about.url),
            breadcrumb: trail.shown.clone(),
            follow: self.follow(about.list),
            feeds: about.list.map_or_else(|| Shared::of(&Vec::new()), |list| self.feeds(list)),
            calendar: about.calendar.map(|url| site.href(&url)),
            json_ld,
            og_type: about.og_type,
            og_image: about.banner.or_else(|| self.shown_of_site()),
            section: about
                .url
                .split('/')
                .nth(1)
                .filter(|part| !part.is_empty())
                .map_or_else(|| site.href("/"), |part| site.href(&["/", part, "/"].concat())),
            noindex: about.noindex,
            charts: about.charts,
            url: site.href(&about.url),
            title: about.title,
        }
    }

    /// The pages above the page at `url`. They are those of all pages beside it.
    fn trail(&self, url: &str) -> Arc<Trail> {
        let folder = url.trim_end_matches('/').rfind('/').map_or("", |end| &url[..=end]);
        self.made.trails.get(folder, || {
            let links = self.breadcrumb(folder);
            Arc::new(Trail { shown: Shared::of(&links), links })
        })
    }

    /// The pages on the way to `folder`, that of the folder included, the home page first.
    fn breadcrumb(&self, folder: &str) -> Vec<LinkView> {
        let mut links = Vec::new();
        if folder.is_empty() {
            return links;
        }
        links.push(LinkView { title: self.catalogue.text("home"), url: self.site.href("/") });
        for (end, _) in folder.match_indices('/').skip(1) {
            let parent = &folder[..=end];
            if let Some(title) = self.title_of(parent) {
                links.push(LinkView { title, url: self.site.href(parent) });
            }
        }
        links
    }

    /// The title of the page at `url`, where there is one.
    fn title_of(&self, url: &str) -> Option<String> {
        match self.site.routes.get(url)? {
            Route::Post(id) | Route::List(ListId::Programme(id) | ListId::Residence(id), None) => {
                Some(self.site.post(*id).title.value.clone())
            }
            Route::List(id, None) => Some(self.list_title(*id)),
            Route::Archives => Some(self.catalogue.text("archives-title")),
            _ => None,
        }
    }

    fn follow(&self, list: Option<ListId>) -> String {
        match list {
            Some(ListId::Trade(trade)) => {
                let label = self.site.config.trades[trade].label.as_str();
                self.catalogue.with("follow-trade", &[("trade", label.into())])
            }
            _ => self.catalogue.text("follow-title"),
        }
    }

    /// The feeds of a list, one for each format.
    pub(super) fn feeds(&self, list: ListId) -> Shared<Vec<FeedView>> {
        self.made.feeds.get(&list, || Shared::of(&self.feeds_of(list)))
    }

    fn feeds_of(&self, list: ListId) -> Vec<FeedView> {
        let made = self.site.list(list);
        if !made.feeds {
            return Vec::new();
        }
        let title = feed::title(self.site, self.catalogue, list);
        let formats = self.site.config.feeds.formats.iter();
        formats
            .map(|format| {
                let url = format!("{}{}", made.url, feed_file_name(*format));
                FeedView {
                    title: title.clone(),
                    absolute: self.site.absolute(&url),
                    url: self.site.href(&url),
                    media_type: feed::media_type(*format).split(';').next().unwrap_or_default().to_owned(),
                    format: format_name(*format).to_owned(),
                }
            })
            .collect()
    }

    /// The calendar's address of a list that has one.
    pub(super) fn calendar_of(&self, list: ListId) -> Option<String> {
        let made = self.site.list(list);
        made.calendar.then(|| format!("{}agenda.ics", made.url))
    }
}
