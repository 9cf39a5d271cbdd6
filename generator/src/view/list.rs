//! The home page and the pages of lists.

use super::html::Addresses;
use super::model::{
    CountedLink, FilterView, HomeSectionsView, HomeView, LinkView, ListView, ListedView, MeetingView, MonthView,
    Shared, YearView,
};
use super::page::About;
use super::schema::Thing;
use super::{Page, Views, format, html};
use crate::config::KindName;
use crate::content::DocumentNature;
use crate::front_matter::values::PartialDate;
use crate::locale::Catalogue;
use crate::site::{List, ListId, PostId, Section, Site};

/// How many posts of each kind the home page shows: a row of them.
const ON_HOME: usize = 3;

/// A section's title: its own file's, or the program's for the folders that it knows, or the folder's name.
pub(crate) fn section_title(site: &Site, catalogue: &Catalogue, section: &Section) -> String {
    if let Some(index) = section.index {
        return site.post(index).title.value.clone();
    }
    let folder = section.folder();
    let id = format!("section-{folder}");
    let known = catalogue.text(&id);
    if known != id {
        return known;
    }
    capitalised(folder.replace('-', " "))
}

/// Words with a capital at their head, where that is a letter of ASCII: as those of folders and months are.
fn capitalised(mut words: String) -> String {
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

impl Views<'_> {
    pub(super) fn home(&self) -> Page {
        let site = self.site;
        let index = site.by_file("content/_index.md");
        let newest = |kind: KindName| self.cards(site.ids_of(kind).take(ON_HOME));
        let head_of = |kind: KindName| {
            let position = site.sections.iter().position(|section| section.kind == kind);
            let head = position.map_or(&[][..], |position| &site.list(ListId::Section(position)).head);
            self.cards(head.iter().copied().take(ON_HOME))
        };
        let cover = site.config.identity.cover.as_ref();
        let view = HomeView {
            cover: cover.and_then(|cover| html::site_photo(site, cover)),
            html: index.map_or_else(String::new, |id| self.html(site.post(id), Addresses::Rooted, cover.is_none())),
            notices: head_of(KindName::ResidenceNotice),
            programmes: self.cards(site.programmes.iter().copied()),
            updates: newest(KindName::ProgressUpdate),
            tenders: head_of(KindName::Tender),
            events: head_of(KindName::Event),
            documents: newest(KindName::BoardDocument),
            articles: newest(KindName::Article),
            all: self.home_sections(),
        };
        let title = index.map_or_else(|| site.config.site.title.clone(), |id| site.post(id).title.value.clone());
        let about = About {
            description: index.and_then(|id| site.post(id).summary.clone()).unwrap_or_default(),
            list: Some(ListId::Home),
            calendar: self.calendar_of(ListId::Home),
            schema: vec![Thing::Publisher(&self.publisher)],
            charts: index.is_some_and(|id| site.post(id).has_charts()),
            ..About::new(title, "/")
        };
        let mut context = self.context(about);
        context.insert("home", &view);
        Page { template: "home.html", context }
    }

    /// The first section of each kind.
    fn home_sections(&self) -> HomeSectionsView {
        let section = |kind: KindName| {
            let section = self.site.sections.iter().find(|section| section.kind == kind)?;
            let title = section_title(self.site, self.catalogue, section);
            Some(LinkView { title, url: self.site.href(&section.url) })
        };
        HomeSectionsView {
            notices: section(KindName::ResidenceNotice),
            updates: section(KindName::ProgressUpdate),
            tenders: section(KindName::Tender),
            events: section(KindName::Event),
            documents: section(KindName::BoardDocument),
            articles: section(KindName::Article),
        }
    }

    /// A page of a list that stands for itself.
    pub(super) fn list_page(&self, id: ListId, number: Option<usize>) -> Page {
        let site = self.site;
        let list = site.list(id);
        let section = match id {
            ListId::Section(position) => site.sections.get(position),
            _ => None,
        };
        let index = section.and_then(|section| section.index);
        let first = number.is_none();
        let view = ListView {
            html: index
                .filter(|_| first)
                .map_or_else(String::new, |id| self.html(site.post(id), Addresses::Rooted, true)),
            head: if first { self.cards(list.head.iter().copied()) } else { Vec::new() },
            items: self.cards(list.page(number).iter().copied()),
            months: if matches!(id, ListId::Year(_)) { self.months(list.page(number)) } else { Vec::new() },
            meetings: self.meetings(list.page(number)),
            groups: section.filter(|_| first).map_or_else(Vec::new, |section| self.groups(section.kind)),
            filters: if first { self.filters(id) } else { Vec::new() },
        };
        let title = match number {
            None => self.list_title(id),
            Some(number) => {
                format!(
                    "{} ({})",
                    self.list_title(id),
                    self.catalogue.with("page-number", &[("number", number.into())])
                )
            }
        };
        let about = About {
            description: index.and_then(|id| site.post(id).summary.clone()).unwrap_or_default(),
            list: Some(id),
            calendar: self.calendar_of(id),
            noindex: !first,
            charts: first && index.is_some_and(|id| site.post(id).has_charts()),
            banner: self.shown_of_list(id),
            ..About::new(title, list.page_url(number))
        };
        let mut context = self.context(about);
        context.insert("list", &view);
        context.insert("pagination", &self.pagination(id, number));
        Page { template: self.list_template(id), context }
    }

    fn list_template(&self, id: ListId) -> &'static str {
        let kind = match id {
            ListId::Section(position) => self.site.sections.get(position).map(|section| section.kind),
            ListId::Trade(_) | ListId::Commune(_) | ListId::TenderYear(_) => Some(KindName::Tender),
            ListId::DocumentYear(_) | ListId::DocumentNature(_) => Some(KindName::BoardDocument),
            _ => None,
        };
        match kind {
            Some(KindName::ProgressUpdate | KindName::Programme) => "section_updates.html",
            Some(KindName::Tender) => "section_tenders.html",
            Some(KindName::BoardDocument) => "section_documents.html",
            Some(KindName::ResidenceNotice | KindName::Residence) => "section_residences.html",
            Some(KindName::Event) => "section_events.html",
            _ => "list.html",
        }
    }

    fn groups(&self, kind: KindName) -> Vec<Shared<ListedView>> {
        match kind {
            KindName::ProgressUpdate | KindName::Programme => self.cards(self.site.programmes.iter().copied()),
            KindName::ResidenceNotice | KindName::Residence => self.cards(self.site.residences.iter().copied()),
            _ => Vec::new(),
        }
    }

    pub(super) fn list_title(&self, id: ListId) -> String {
        let site = self.site;
        let with = |message: &str, name: &str, value: &str| self.catalogue.with(message, &[(name, value.into())]);
        match id {
            ListId::Home => site.config.site.title.clone(),
            ListId::Section(position) => section_title(site, self.catalogue, &site.sections[position]),
            ListId::Programme(post) | ListId::Residence(post) => site.post(post).title.value.clone(),
            ListId::ResidenceArchive(post) => with("past-notices-of", "residence", &site.post(post).title.value),
            ListId::Trade(trade) => with("tenders-of-trade", "trade", &site.config.trades[trade].label),
            ListId::Commune(commune) => with("tenders-of-commune", "commune", &site.communes[commune].1),
            ListId::TenderYear(year) => with("tenders-of-year", "year", &year.to_string()),
            ListId::DocumentYear(year) => with("documents-of-year", "year", &year.to_string()),
            ListId::DocumentNature(nature) => {
                with("documents-of-nature", "nature", &self.label("document-nature", nature.word()))
            }
            ListId::Year(year) => with("news-of-year", "year", &year.to_string()),
        }
    }

    /// The ways to narrow a section's list.
    fn filters(&self, id: ListId) -> Vec<FilterView> {
        let ListId::Section(position) = id else { return Vec::new() };
        let site = self.site;
        let mut filters = match site.sections[position].kind {
            KindName::Tender => {
                let trades = (0..site.config.trades.len()).map(ListId::Trade).collect();
                let communes = (0..site.communes.len()).map(ListId::Commune).collect();
                vec![
                    self.filter("filter-by-trade", trades, |id| match id {
                        ListId::Trade(trade) => site.config.trades[trade].label.clone(),
                        _ => String::new(),
                    }),
                    self.filter("filter-by-commune", communes, |id| match id {
                        ListId::Commune(commune) => site.communes[commune].1.clone(),
                        _ => String::new(),
                    }),
                    self.filter("filter-by-year", self.years(ListId::TenderYear), year_text),
                ]
            }
            KindName::BoardDocument => {
                let natures = DocumentNature::WORDS.iter().map(|(_, nature)| ListId::DocumentNature(*nature));
                let natures = natures.filter(|id| site.lists.contains_key(id)).collect();
                vec![
                    self.filter("filter-by-year", self.years(ListId::DocumentYear), year_text),
                    self.filter("filter-by-nature", natures, |id| match id {
                        ListId::DocumentNature(nature) => self.label("document-nature", nature.word()),
                        _ => String::new(),
                    }),
                ]
            }
            _ => Vec::new(),
        };
        filters.retain(|filter| !filter.links.is_empty());
        filters
    }

    fn filter(&self, title: &str, lists: Vec<ListId>, text: impl Fn(ListId) -> String) -> FilterView {
        let links = lists
            .into_iter()
            .map(|id| {
                let list = self.site.list(id);
                CountedLink {
                    title: text(id),
                    url: self.site.href(&list.url),
                    count: list.head.len() + list.items.len(),
                }
            })
            .collect();
        FilterView { title: self.catalogue.text(title), links }
    }

    /// The years that have a list of that sort, newest first.
    fn years(&self, of: fn(i16) -> ListId) -> Vec<ListId> {
        let mut years: Vec<i16> = self.site.lists.keys().filter_map(|id| year_of(*id)).collect();
        years.sort_unstable();
        years.dedup();
        years.into_iter().rev().map(of).filter(|id| self.site.lists.contains_key(id)).collect()
    }

    pub(super) fn archives_page(&self) -> Page {
        let years: Vec<YearView> = self
            .years(ListId::Year)
            .into_iter()
            .filter_map(|id| {
                let list = self.site.list(id);
                Some(YearView {
                    year: year_of(id)?,
                    url: self.site.href(&list.url),
                    count: list.items.len(),
                    months: self.month_links(list),
                })
            })
            .collect();
        let mut context = self.context(About::new(self.catalogue.text("archives-title"), "/archives/"));
        context.insert("years", &years);
        Page { template: "archives.html", context }
    }

    /// The posts of a page of a year's list, month by month.
    fn months(&self, posts: &[PostId]) -> Vec<MonthView> {
        let months = posts.chunk_by(|one, other| self.month(*one) == self.month(*other));
        let view = |posts: &[PostId]| {
            let month = self.month(posts[0])?;
            let items = self.cards(posts.iter().copied());
            Some(MonthView { title: self.month_title(month), id: month.iso(), items })
        };
        months.filter_map(view).collect()
    }

    /// The papers of a list of board documents by meeting.
    fn meetings(&self, posts: &[PostId]) -> Vec<MeetingView> {
        let day = |id: PostId| self.site.post(id).document().map(|document| document.meeting);
        let view = |posts: &[PostId]| {
            let date = format::date(self.language(), day(posts[0])?);
            let title = self.catalogue.with("meeting-of", &[("date", (&date).into())]);
            Some(MeetingView { title, items: self.cards(posts.iter().copied()) })
        };
        posts.chunk_by(|one, other| day(*one) == day(*other)).filter_map(view).collect()
    }

    /// Each month of a year's list, with the first page that shows posts of it.
    fn month_links(&self, list: &List) -> Vec<CountedLink> {
        let pages = std::iter::once(None).chain((1..=list.numbered_pages()).rev().map(Some));
        let mut links: Vec<CountedLink> = Vec::new();
        for page in pages {
            let url = self.site.href(&list.page_url(page));
            for posts in list.page(page).chunk_by(|one, other| self.month(*one) == self.month(*other)) {
                let Some(month) = self.month(posts[0]) else { continue };
                let title = self.month_title(month);
                match links.last_mut().filter(|last| last.title == title) {
                    Some(known) => known.count += posts.len(),
                    None => {
                        links.push(CountedLink { title, url: format!("{url}#{}", month.iso()), count: posts.len() })
                    }
                }
            }
        }
        links
    }

    fn month_title(&self, month: PartialDate) -> String {
        capitalised(format::partial_date(self.language(), month))
    }

    /// The month that a post is dated in.
    fn month(&self, id: PostId) -> Option<PartialDate> {
        let date = self.site.date(id)?;
        Some(PartialDate { year: date.year(), month: date.month(), day: None })
    }

    pub(super) fn not_found_page(&self) -> Page {
        let about = About { noindex: true, ..About::new(self.catalogue.text("not-found-title"), "/404.html") };
        Page { template: "404.html", context: self.context(about) }
    }
}

fn year_of(id: ListId) -> Option<i16> {
    match id {
        ListId::Year(year) | ListId::TenderYear(year) | ListId::DocumentYear(year) => Some(year),
        _ => None,
    }
}

fn year_text(id: ListId) -> String {
    year_of(id).map_or_else(String::new, |year| year.to_string())
}
