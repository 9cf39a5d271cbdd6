//! Every list of posts: what it holds, in which order, on which pages, with which feed.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::tender::{self, TenderState};
use super::{PostId, Site};
use crate::config::KindName;
use crate::content::{DocumentNature, Kind, Post, slug};

/// How many posts a page of a list holds.
pub const PAGE_LENGTH: usize = 20;

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListId {
    /// Everything that is news.
    Home,
    /// A section, by its position.
    Section(usize),
    /// A programme's updates and tenders.
    Programme(PostId),
    /// A residence's notices.
    Residence(PostId),
    /// A residence's past notices.
    ResidenceArchive(PostId),
    /// The tenders of a trade, by its position in the configuration.
    Trade(usize),
    /// The tenders of a town, by its position in the site.
    Commune(usize),
    /// The tenders of a year.
    TenderYear(i16),
    /// The board documents of a year.
    DocumentYear(i16),
    /// The board documents of a nature.
    DocumentNature(DocumentNature),
    /// Everything dated in a year.
    Year(i16),
}

/// A list of posts.
#[derive(Clone, Debug)]
pub struct List {
    /// Which one.
    pub id: ListId,
    /// The address of its first page.
    pub url: String,
    /// What stands first whatever its date (open tenders, current notices, events to come); only on the first page,
    /// and never cut off from a feed.
    pub head: Vec<PostId>,
    /// The others, newest first.
    pub items: Vec<PostId>,
    /// Whether it has feeds.
    pub feeds: bool,
    /// Whether it has a calendar.
    pub calendar: bool,
}

impl List {
    /// How many numbered pages follow the first. They are counted from the oldest post and always full, so that a new
    /// post changes none of them; the first page holds what is left, 20 to 39 posts.
    #[must_use]
    pub fn numbered_pages(&self) -> usize {
        (self.items.len() / PAGE_LENGTH).saturating_sub(1)
    }

    /// The posts of a page: of the first (`None`), or of the one with that number, 1 being the oldest.
    #[must_use]
    pub fn page(&self, number: Option<usize>) -> &[PostId] {
        let length = self.items.len();
        match number {
            None => &self.items[..length - self.numbered_pages() * PAGE_LENGTH],
            Some(number) => {
                let end = length.saturating_sub((number - 1) * PAGE_LENGTH);
                &self.items[end.saturating_sub(PAGE_LENGTH)..end]
            }
        }
    }

    /// The address of a page.
    #[must_use]
    pub fn page_url(&self, number: Option<usize>) -> String {
        number.map_or_else(|| self.url.clone(), |number| [&self.url, "page/", &number.to_string(), "/"].concat())
    }

    /// All posts, the head first.
    pub fn all(&self) -> impl Iterator<Item = PostId> + '_ {
        self.head.iter().chain(&self.items).copied()
    }
}

/// Whether posts of a kind are news: they stand in the home page's feed and in the archives.
fn is_news(kind: Option<KindName>) -> bool {
    !matches!(kind, None | Some(KindName::Programme | KindName::Residence | KindName::Page))
}

/// Whether a notice still concerns anybody: it has not expired.
pub(crate) fn is_current(site: &Site, post: &Post) -> bool {
    post.expire_at.is_none_or(|expiry| expiry.end_instant(&site.config.site.zone) > site.now)
}

pub(super) fn make(site: &mut Site) {
    let mut states = vec![None; site.posts.len()];
    for id in site.ids_of(KindName::Tender) {
        states[id.index()] = state_of(site, id);
    }
    let mut lists = Lists { site, states, lists: FxHashMap::default() };
    lists.news();
    lists.sections();
    lists.programmes();
    lists.residences();
    lists.tenders();
    lists.documents();
    let made = lists.lists;
    site.lists = Arc::new(made);
    neighbours(site);
}

struct Lists<'a> {
    site: &'a Site,
    /// The state of each tender, by the post's position.
    states: Vec<Option<TenderState>>,
    lists: FxHashMap<ListId, List>,
}

impl Lists<'_> {
    fn add(&mut self, id: ListId, url: String, head: Vec<PostId>, items: Vec<PostId>) -> &mut List {
        let list = List { id, url, head, items, feeds: false, calendar: false };
        self.lists.entry(id).insert_entry(list).into_mut()
    }

    fn add_with_feeds(&mut self, id: ListId, url: String, head: Vec<PostId>, items: Vec<PostId>, calendar: bool) {
        let list = self.add(id, url, head, items);
        list.feeds = true;
        list.calendar = calendar;
    }

    fn news(&mut self) {
        let site = self.site;
        let news: Vec<PostId> = site.ids().filter(|id| is_news(site.kind(*id))).collect();
        let open = news.iter().copied().filter(|id| self.is_open(*id)).collect();
        let mut years: FxHashMap<i16, Vec<PostId>> = FxHashMap::default();
        for id in &news {
            // A tender or an event that is announced for next year is not yet of that year's archives.
            if let Some(date) = site.date(*id).filter(|date| *date <= site.today) {
                years.entry(date.year()).or_default().push(*id);
            }
        }
        let rest = news.iter().copied().filter(|id| !self.is_open(*id)).collect();
        self.add_with_feeds(ListId::Home, "/".to_owned(), open, rest, true);
        for (year, posts) in years {
            self.add(ListId::Year(year), format!("/archives/{year}/"), Vec::new(), posts);
        }
    }

    fn sections(&mut self) {
        let site = self.site;
        let mut by_section: Vec<Vec<PostId>> = vec![Vec::new(); site.sections.len()];
        for id in site.ids() {
            if let Some(position) = site.relations(id).section
                && site.kind(id).is_some()
            {
                by_section[position].push(id);
            }
        }
        for (position, members) in by_section.into_iter().enumerate() {
            let section = &site.sections[position];
            let (url, id) = (section.url.clone(), ListId::Section(position));
            let members = members.into_iter().filter(|id| is_listed(section.kind, site.kind(*id)));
            match section.kind {
                KindName::Tender => {
                    let (head, items) = self.split_tenders(members);
                    self.add_with_feeds(id, url, head, items, true);
                }
                KindName::Event => {
                    let (mut head, items): (Vec<_>, Vec<_>) = members.partition(|id| is_to_come(site, *id));
                    head.sort_by_key(|id| event_start(site, *id));
                    self.add_with_feeds(id, url, head, items, true);
                }
                KindName::ResidenceNotice => {
                    let (mut head, items): (Vec<_>, Vec<_>) = members.partition(|id| is_current(site, site.post(*id)));
                    pinned_first(site, &mut head);
                    self.add_with_feeds(id, url, head, items, false);
                }
                KindName::BoardDocument => {
                    let items = by_meeting(site, members);
                    self.add_with_feeds(id, url, Vec::new(), items, false);
                }
                KindName::Page => {
                    let mut items: Vec<PostId> = members.collect();
                    items.sort_by_cached_key(|id| {
                        let post = site.post(*id);
                        (post.order.unwrap_or(u32::MAX), slug(&post.title.value))
                    });
                    self.add(id, url, items, Vec::new());
                }
                _ => {
                    let items = members.collect();
                    self.add_with_feeds(id, url, Vec::new(), items, false);
                }
            }
        }
    }

    fn programmes(&mut self) {
        let site = self.site;
        let mut members: FxHashMap<PostId, Vec<PostId>> = FxHashMap::default();
        for id in site.ids_of(KindName::ProgressUpdate) {
            if let Some(programme) = site.relations(id).programme {
                members.entry(programme).or_default().push(id);
            }
        }
        for programme in &site.programmes {
            let items = members.remove(programme).unwrap_or_default();
            let url = site.post(*programme).address.url.clone();
            self.add_with_feeds(ListId::Programme(*programme), url, Vec::new(), items, false);
        }
    }

    fn residences(&mut self) {
        let site = self.site;
        let mut members: FxHashMap<PostId, (Vec<PostId>, Vec<PostId>)> = FxHashMap::default();
        for id in site.ids_of(KindName::ResidenceNotice) {
            if let Some(residence) = site.relations(id).residence {
                let (current, past) = members.entry(residence).or_default();
                if is_current(site, site.post(id)) { current.push(id) } else { past.push(id) }
            }
        }
        for residence in &site.residences {
            let (mut current, past) = members.remove(residence).unwrap_or_default();
            pinned_first(site, &mut current);
            let url = site.post(*residence).address.url.clone();
            self.add(ListId::ResidenceArchive(*residence), format!("{url}archives/"), Vec::new(), past);
            self.add_with_feeds(ListId::Residence(*residence), url, current, Vec::new(), false);
        }
    }

    fn tenders(&mut self) {
        let site = self.site;
        let Some(base) = site.sections.iter().find(|section| section.kind == KindName::Tender) else { return };
        let mut trades: Vec<Vec<PostId>> = vec![Vec::new(); site.config.trades.len()];
        let mut communes: Vec<Vec<PostId>> = vec![Vec::new(); site.communes.len()];
        let mut years: FxHashMap<i16, Vec<PostId>> = FxHashMap::default();
        for id in site.ids_of(KindName::Tender) {
            let relations = site.relations(id);
            for trade in &relations.trades {
                trades[*trade].push(id);
            }
            if let Some(commune) = relations.commune {
                communes[commune].push(id);
            }
            if let Some(date) = site.date(id) {
                years.entry(date.year()).or_default().push(id);
            }
        }
        for (position, members) in trades.into_iter().enumerate() {
            let (head, items) = self.split_tenders(members.into_iter());
            let url = format!("{}metiers/{}/", base.url, site.config.trades[position].slug);
            self.add_with_feeds(ListId::Trade(position), url, head, items, true);
        }
        for (position, members) in communes.into_iter().enumerate() {
            let (head, items) = self.split_tenders(members.into_iter());
            let url = format!("{}communes/{}/", base.url, site.communes[position].0);
            self.add_with_feeds(ListId::Commune(position), url, head, items, true);
        }
        for (year, members) in years {
            self.add(ListId::TenderYear(year), format!("{}annees/{year}/", base.url), Vec::new(), members);
        }
    }

    fn documents(&mut self) {
        let site = self.site;
        let Some(base) = site.sections.iter().find(|section| section.kind == KindName::BoardDocument) else { return };
        let mut years: FxHashMap<i16, Vec<PostId>> = FxHashMap::default();
        let mut natures: FxHashMap<DocumentNature, Vec<PostId>> = FxHashMap::default();
        let documents = site.ids_of(KindName::BoardDocument);
        for id in by_meeting(site, documents) {
            if let Some(document) = site.post(id).document() {
                years.entry(document.meeting.year()).or_default().push(id);
                natures.entry(document.nature).or_default().push(id);
            }
        }
        for (year, members) in years {
            self.add(ListId::DocumentYear(year), format!("{}annees/{year}/", base.url), Vec::new(), members);
        }
        for (nature, members) in natures {
            let url = format!("{}types/{}/", base.url, nature.word().replace('_', "-"));
            self.add(ListId::DocumentNature(nature), url, Vec::new(), members);
        }
    }
}

/// Whether a section of that kind lists the post (programmes and residences head their own pages).
fn is_listed(section: KindName, kind: Option<KindName>) -> bool {
    match section {
        KindName::Page => true,
        KindName::ResidenceNotice | KindName::Residence => kind == Some(KindName::ResidenceNotice),
        _ => is_news(kind),
    }
}

/// A tender and where it stands.
type Placed = (TenderState, PostId);

impl Lists<'_> {
    fn is_open(&self, id: PostId) -> bool {
        matches!(self.states[id.index()], Some(TenderState::Open | TenderState::Upcoming))
    }

    /// Open and upcoming tenders, the next deadline first; then the others, the latest deadline first.
    fn split_tenders(&self, members: impl Iterator<Item = PostId>) -> (Vec<PostId>, Vec<PostId>) {
        let deadline = |id: &PostId| self.site.post(*id).tender().map(|tender| tender.deadline.value.civil());
        let (mut head, mut items): (Vec<Placed>, Vec<Placed>) = members
            .filter_map(|id| Some((self.states[id.index()]?, id)))
            .partition(|(state, _)| matches!(state, TenderState::Open | TenderState::Upcoming));
        head.sort_by_key(|(state, id)| (*state, deadline(id), *id));
        items.sort_by_key(|(_, id)| (std::cmp::Reverse(deadline(id)), *id));
        let ids = |list: Vec<Placed>| list.into_iter().map(|(_, id)| id).collect();
        (ids(head), ids(items))
    }
}

fn state_of(site: &Site, id: PostId) -> Option<TenderState> {
    let post = site.post(id);
    Some(tender::state(post, post.tender()?, site.now, &site.config.site.zone))
}

fn is_to_come(site: &Site, id: PostId) -> bool {
    match &site.post(id).kind {
        Kind::Event(event) => event.end.unwrap_or(event.start.value).end_instant(&site.config.site.zone) > site.now,
        _ => false,
    }
}

fn event_start(site: &Site, id: PostId) -> Option<jiff::civil::DateTime> {
    match &site.post(id).kind {
        Kind::Event(event) => Some(event.start.value.civil()),
        _ => None,
    }
}

fn pinned_first(site: &Site, notices: &mut [PostId]) {
    notices.sort_by_key(|id| !site.post(*id).notice().is_some_and(|notice| notice.pinned));
}

fn by_meeting(site: &Site, documents: impl Iterator<Item = PostId>) -> Vec<PostId> {
    let mut documents: Vec<PostId> = documents.collect();
    documents.sort_by_key(|id| std::cmp::Reverse(site.post(*id).document().map(|document| document.meeting)));
    documents
}

/// Gives each news post its neighbours: those of its programme, its residence or its section, by date.
fn neighbours(site: &mut Site) {
    let mut newest: FxHashMap<(Option<PostId>, Option<KindName>), PostId> = FxHashMap::default();
    let relations = Arc::make_mut(&mut site.relations);
    for (index, kind) in site.kinds.iter().copied().enumerate().filter(|(_, kind)| is_news(*kind)) {
        let id = PostId::new(index);
        let parent = match kind {
            Some(KindName::ProgressUpdate) => relations[index].programme,
            Some(KindName::ResidenceNotice) => relations[index].residence,
            _ => None,
        };
        if let Some(newer) = newest.insert((parent, kind), id) {
            relations[index].newer = Some(newer);
            relations[newer.index()].older = Some(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(length: usize) -> List {
        let items = (0..length).map(PostId::new).collect();
        List { id: ListId::Home, url: "/a/".to_owned(), head: Vec::new(), items, feeds: false, calendar: false }
    }

    #[test]
    fn a_new_post_changes_no_numbered_page() {
        for length in 0..200 {
            let (before, after) = (list(length), list(length + 1));
            for number in 1..=before.numbered_pages() {
                let old: Vec<usize> = before.page(Some(number)).iter().map(|id| length - id.index()).collect();
                let new: Vec<usize> = after.page(Some(number)).iter().map(|id| length + 1 - id.index()).collect();
                assert_eq!(old, new);
                assert_eq!(old.len(), PAGE_LENGTH);
            }
            let shown: usize = (1..=before.numbered_pages()).map(|number| before.page(Some(number)).len()).sum();
            assert_eq!(shown + before.page(None).len(), length);
        }
    }
}
