//! What the templates of lists get, and of the pages that the site makes by itself.

use serde::Serialize;

use super::{FeedView, ImageView, LinkView, ListedView, Shared};

/// `list`: a list of posts.
#[derive(Clone, Debug, Serialize)]
pub struct ListView {
    /// The introduction, from the section's own file. HTML, may be empty.
    pub html: String,
    /// What stands first: open tenders, current notices, events to come. Cards; empty on numbered pages.
    pub head: Vec<Shared<ListedView>>,
    /// The posts of this page. Cards.
    pub items: Vec<Shared<ListedView>>,
    /// Programmes or residences of the section. Cards; empty on numbered pages.
    pub groups: Vec<Shared<ListedView>>,
    /// The same by month, on the pages of a year; else empty.
    pub months: Vec<MonthView>,
    /// The same by meeting, where they are board documents; else empty.
    pub meetings: Vec<MeetingView>,
    /// Ways to narrow the list: by trade, by town, by year, by nature. Empty on numbered pages.
    pub filters: Vec<FilterView>,
}

/// The posts of a month on one page of a year's list.
#[derive(Clone, Debug, Serialize)]
pub struct MonthView {
    /// The month with its year.
    pub title: String,
    /// Its anchor in the page: `2026-11`.
    pub id: String,
    /// Its posts. Cards.
    pub items: Vec<Shared<ListedView>>,
}

/// The papers of a meeting on one page of a list.
#[derive(Clone, Debug, Serialize)]
pub struct MeetingView {
    /// The meeting's day, in words.
    pub title: String,
    /// Its papers. Cards.
    pub items: Vec<Shared<ListedView>>,
}

/// A way to narrow a list.
#[derive(Clone, Debug, Serialize)]
pub struct FilterView {
    /// What it goes by.
    pub title: String,
    /// Its choices.
    pub links: Vec<CountedLink>,
}

/// A link with how much is behind it.
#[derive(Clone, Debug, Serialize)]
pub struct CountedLink {
    /// What is read.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// How many posts.
    pub count: usize,
}

/// `home`: the home page.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    /// The photo that opens the page.
    pub cover: Option<ImageView>,
    /// The introduction, from `content/_index.md`. HTML, may be empty.
    pub html: String,
    /// Pinned and ongoing notices. Cards.
    pub notices: Vec<Shared<ListedView>>,
    /// The programmes. Cards.
    pub programmes: Vec<Shared<ListedView>>,
    /// The newest updates. Cards.
    pub updates: Vec<Shared<ListedView>>,
    /// The open tenders, the next deadline first. Cards.
    pub tenders: Vec<Shared<ListedView>>,
    /// The events to come. Cards.
    pub events: Vec<Shared<ListedView>>,
    /// The newest board documents. Cards.
    pub documents: Vec<Shared<ListedView>>,
    /// The newest articles. Cards.
    pub articles: Vec<Shared<ListedView>>,
    /// Where all of each are.
    pub all: HomeSectionsView,
}

/// The sections that the home page shows a part of; `null` where the site has no such section.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HomeSectionsView {
    /// Residences and their notices.
    pub notices: Option<LinkView>,
    /// Programmes and their updates.
    pub updates: Option<LinkView>,
    /// Tenders.
    pub tenders: Option<LinkView>,
    /// Events.
    pub events: Option<LinkView>,
    /// Board documents.
    pub documents: Option<LinkView>,
    /// News.
    pub articles: Option<LinkView>,
}

/// `groups` of the subscription page: the feeds by subject.
#[derive(Clone, Debug, Serialize)]
pub struct FeedGroupView {
    /// The subject.
    pub title: String,
    /// Who it is for, in a sentence.
    pub text: String,
    /// What can be followed.
    pub entries: Vec<FeedEntryView>,
}

/// Something that can be followed.
#[derive(Clone, Debug, Serialize)]
pub struct FeedEntryView {
    /// What it brings.
    pub title: String,
    /// Its page.
    pub page: String,
    /// Its feeds.
    pub feeds: Shared<Vec<FeedView>>,
    /// Its calendar's absolute address.
    pub calendar: Option<String>,
}

/// `years` of the archives page.
#[derive(Clone, Debug, Serialize)]
pub struct YearView {
    /// The year.
    pub year: i16,
    /// Its page.
    pub url: String,
    /// How many posts.
    pub count: usize,
    /// Its months that have posts, the newest first, each with its place in the year's pages.
    pub months: Vec<CountedLink>,
}

/// `search` of the search page. What it finds is put into the page by the theme's script, from the index.
#[derive(Clone, Debug, Serialize)]
pub struct SearchView {
    /// The address of the index's folder.
    pub index: String,
    /// The page that lists everything.
    pub site_map: LinkView,
}

/// One of the `groups` of the page that lists everything: the pages of a kind.
#[derive(Clone, Debug, Serialize)]
pub struct SiteMapGroupView {
    /// The kind, in the plural.
    pub title: String,
    /// Its pages, the newest year first; those without a date at the end.
    pub years: Vec<SiteMapYearView>,
}

/// The pages of a kind and of a year.
#[derive(Clone, Debug, Serialize)]
pub struct SiteMapYearView {
    /// The year; absent for pages without a date.
    pub year: Option<i16>,
    /// The pages: newest first, or by title where they have no date.
    pub pages: Vec<Shared<LinkView>>,
}

/// `legal`: a page made from the configuration, as sections of paragraphs.
#[derive(Clone, Debug, Serialize)]
pub struct LegalView {
    /// Its sections.
    pub sections: Vec<LegalSection>,
}

/// A section of a legal page.
#[derive(Clone, Debug, Serialize)]
pub struct LegalSection {
    /// Its heading.
    pub title: String,
    /// Its paragraphs. HTML.
    pub paragraphs: Vec<String>,
    /// Its facts: term and description.
    pub facts: Vec<Fact>,
}

/// A fact.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// What.
    pub term: String,
    /// Its value. HTML.
    pub text: String,
}
