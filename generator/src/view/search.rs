//! The search page, and the page that lists everything for those who search without script.

use std::collections::BTreeMap;

use super::model::{LinkView, SearchView, SiteMapGroupView, SiteMapYearView};
use super::page::About;
use super::{Page, Views};
use crate::config::KindName;
use crate::content::slug;
use crate::search;
use crate::site::PostId;
use crate::site::routes::{SEARCH, SITE_MAP};

impl Views<'_> {
    pub(super) fn search_page(&self) -> Page {
        let about = About { noindex: true, ..About::new(self.catalogue.text("search"), SEARCH) };
        let mut context = self.context(about);
        let site_map = LinkView { title: self.catalogue.text("site-map-title"), url: self.site.href(SITE_MAP) };
        context.insert("search", &SearchView { index: self.site.href(search::FOLDER), site_map });
        Page { template: "search.html", context }
    }

    pub(super) fn site_map_page(&self) -> Page {
        let mut context = self.context(About::new(self.catalogue.text("site-map-title"), SITE_MAP));
        context.insert("groups", &self.site_map());
        Page { template: "site_map.html", context }
    }

    /// Every public page by its kind and year. The home page is linked everywhere.
    fn site_map(&self) -> Vec<SiteMapGroupView> {
        let site = self.site;
        let mut by_kind: BTreeMap<KindName, BTreeMap<Option<i16>, Vec<PostId>>> = BTreeMap::new();
        for id in site.ids().filter(|id| !site.post(*id).draft && site.post(*id).address.url != "/") {
            let year = site.post(id).date.as_ref().map(|date| date.value.date.year());
            by_kind.entry(site.kind(id).unwrap_or(KindName::Page)).or_default().entry(year).or_default().push(id);
        }
        by_kind
            .into_iter()
            .map(|(kind, years)| SiteMapGroupView {
                title: self.catalogue.text(&format!("kinds-{}", kind.word())),
                years: years.into_iter().rev().map(|(year, ids)| self.site_map_year(year, ids)).collect(),
            })
            .collect()
    }

    fn site_map_year(&self, year: Option<i16>, mut ids: Vec<PostId>) -> SiteMapYearView {
        if year.is_none() {
            ids.sort_by_cached_key(|id| slug(&self.site.post(*id).title.value));
        }
        SiteMapYearView { year, pages: ids.into_iter().map(|id| self.link(id)).collect() }
    }
}
