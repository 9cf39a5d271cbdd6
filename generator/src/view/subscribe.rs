//! The page that explains every feed to a person.

use super::model::{FeedEntryView, FeedGroupView};
use super::page::About;
use super::{Page, Views};
use crate::config::KindName;
use crate::site::ListId;

impl Views<'_> {
    pub(super) fn subscribe_page(&self) -> Page {
        let site = self.site;
        let sections = |wanted: fn(KindName) -> bool| {
            let found = site.sections.iter().enumerate().filter(move |(_, section)| wanted(section.kind));
            found.map(|(position, _)| ListId::Section(position))
        };
        let mut news = vec![ListId::Home];
        news.extend(sections(|kind| matches!(kind, KindName::Article | KindName::Event)));
        let mut programmes: Vec<ListId> = sections(|kind| kind == KindName::ProgressUpdate).collect();
        programmes.extend(site.programmes.iter().map(|id| ListId::Programme(*id)));
        let mut residences: Vec<ListId> = sections(|kind| kind == KindName::ResidenceNotice).collect();
        residences.extend(site.residences.iter().map(|id| ListId::Residence(*id)));
        let groups = [
            ("feed-group-news", news),
            ("feed-group-programmes", programmes),
            ("feed-group-residences", residences),
            ("feed-group-tenders", sections(|kind| kind == KindName::Tender).collect()),
            ("feed-group-trades", (0..site.config.trades.len()).map(ListId::Trade).collect()),
            ("feed-group-communes", (0..site.communes.len()).map(ListId::Commune).collect()),
            ("feed-group-documents", sections(|kind| kind == KindName::BoardDocument).collect()),
        ];
        let mut groups: Vec<FeedGroupView> = groups.into_iter().map(|(id, lists)| self.feed_group(id, lists)).collect();
        groups.retain(|group| !group.entries.is_empty());
        let about =
            About { list: Some(ListId::Home), ..About::new(self.catalogue.text("subscribe-title"), "/s-abonner/") };
        let mut context = self.context(about);
        context.insert("groups", &groups);
        Page { template: "subscribe.html", context }
    }

    fn feed_group(&self, id: &str, lists: Vec<ListId>) -> FeedGroupView {
        let entries = lists
            .into_iter()
            .filter(|list| self.site.lists.get(list).is_some_and(|list| list.feeds))
            .map(|list| FeedEntryView {
                title: self.entry_title(list),
                page: self.site.href(&self.site.list(list).url),
                feeds: self.feeds(list),
                calendar: self.calendar_of(list).map(|url| self.site.absolute(&url)),
            })
            .collect();
        FeedGroupView { title: self.catalogue.text(id), text: self.catalogue.text(&format!("{id}-text")), entries }
    }

    /// In a group of trades or towns, their names alone.
    fn entry_title(&self, list: ListId) -> String {
        match list {
            ListId::Trade(trade) => self.site.config.trades[trade].label.clone(),
            ListId::Commune(commune) => self.site.communes[commune].1.clone(),
            _ => self.list_title(list),
        }
    }
}
