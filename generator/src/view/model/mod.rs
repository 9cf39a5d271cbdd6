//! The theme's contract: what each template gets, field by field.
//!
//! Every struct here is serialised as it stands. A field that may be absent is `null` in a template; test it with
//! `{% if field %}`. Texts are ready to be shown, in the site's language and typography; nothing is HTML except where
//! it says so. Addresses start with `/` and work as they are. `themes/parvis/README.md` lists the templates.

mod kinds;
mod lists;
mod site;

use serde::Serialize;

pub use super::shared::Shared;
pub use kinds::{
    AnnouncementView, CriterionView, DocumentView, EventView, FollowUpView, LotView, MilestoneView, NoticeView,
    OutcomeView, PostponementView, ProgrammeView, QrView, RectificationView, ResidenceView, ShotView, TenderView,
    TrackView, UpdateView, VersionFileView, VersionView, ViewpointView, VisitView,
};
pub use lists::{
    CountedLink, Fact, FeedEntryView, FeedGroupView, FilterView, HomeSectionsView, HomeView, LegalSection, LegalView,
    ListView, MeetingView, MonthView, SearchView, SiteMapGroupView, SiteMapYearView, YearView,
};
pub use site::{Grounds, SiteView};

/// A day or an instant, for a machine and for a person.
#[derive(Clone, Debug, Serialize)]
pub struct DateView {
    /// For `<time datetime>`: a date, a month or an instant with its offset.
    pub iso: String,
    /// For a reader.
    pub text: String,
}

/// A link.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    /// What is read.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// A word of the domain with its label: a state, a stage, a nature.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    /// The word of the front matter: `en_cours`, `hors_eau`…
    pub word: &'static str,
    /// The label in the site's language.
    pub label: String,
}

/// A picture.
#[derive(Clone, Debug, Serialize)]
pub struct ImageView {
    /// Its address, in an encoding that everybody reads: JPEG, or PNG where there is transparency.
    pub url: String,
    /// Its alternative text; empty where it is decorative.
    pub alt: String,
    /// The width in pixels of what is at `url`. With `height` it keeps the picture's place while it loads.
    pub width: Option<u32>,
    /// The height in pixels of what is at `url`.
    pub height: Option<u32>,
    /// Who took it.
    pub credit: Option<String>,
    /// What is read below it.
    pub caption: Option<String>,
    /// Its sizes as WebP, for the `srcset` of a `<source>`; empty where it is published in one size only.
    pub srcset: String,
    /// How wide the default theme shows it, for `sizes`.
    pub sizes: &'static str,
    /// The address of the large one, where it is one of a gallery.
    pub large: Option<String>,
}

/// The picture that others show of a page.
#[derive(Clone, Debug, Serialize)]
pub struct BannerView {
    /// Its absolute address.
    pub url: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Its media type.
    pub media_type: &'static str,
}

/// A picture in a text, as the component `image` is asked for it.
#[derive(Clone, Debug, Serialize)]
pub struct PlacedImage {
    /// The picture.
    pub image: ImageView,
    /// Whether it may wait until the reader comes near; not the first of a page.
    pub lazy: bool,
    /// Whether a `<figure>` may stand there: not inside a line of text.
    pub figure: bool,
}

/// A file to download.
#[derive(Clone, Debug, Serialize)]
pub struct FileView {
    /// What a reader calls it.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Its type, as an upper-case extension: `PDF`.
    pub format: String,
    /// Its size, for a reader.
    pub size: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// How many pages it has, for a reader; only for a PDF.
    pub pages: Option<String>,
}

/// A feed or calendar of a page.
#[derive(Clone, Debug, Serialize)]
pub struct FeedView {
    /// What it brings.
    pub title: String,
    /// Its address on the site.
    pub url: String,
    /// Its absolute address, to copy.
    pub absolute: String,
    /// Its media type.
    pub media_type: String,
    /// Its format's name: `RSS`, `Atom`, `JSON`.
    pub format: String,
}

/// A post in a list. Each is made once, whatever the number of lists that show it.
#[derive(Clone, Debug, Serialize)]
pub struct ListedView {
    /// The card as the component `card` renders it, under a heading of the third level. HTML.
    pub html: String,
    /// What it was made of.
    pub card: Shared<CardView>,
}

/// What a card shows of a post.
// With more than these 28 fields, the map that Tera makes of each card would take twice its room: 2.6 kB a post.
#[derive(Clone, Debug, Serialize)]
pub struct CardView {
    /// The title.
    pub title: String,
    /// The address.
    pub url: String,
    /// The kind: word and label.
    pub kind: Shared<TermView>,
    /// When it was published.
    pub date: Option<DateView>,
    /// The summary.
    pub summary: Option<String>,
    /// Its picture.
    pub image: Option<ImageView>,
    /// Whether it is a draft, which only a preview shows.
    pub draft: bool,
    /// The programme or residence that it belongs to.
    pub parent: Option<Shared<LinkView>>,
    /// Update: the tranche that it is about. Programme that is built in tranches: those whose progress is known, where that
    /// of the whole is not.
    pub tranches: Vec<TrancheView>,
    /// Update: the stage of the works.
    pub stage: Option<Shared<TermView>>,
    /// Programme or update: how much is done, 0 to 100 %.
    pub progress: Option<u32>,
    /// Tender: its reference.
    pub reference: Option<String>,
    /// Tender or notice: where it stands.
    pub state: Option<Shared<TermView>>,
    /// Tender: the deadline.
    pub deadline: Option<DateView>,
    /// Tender: its newest correction.
    pub rectified: Option<DateView>,
    /// Tender: its trades.
    pub trades: Vec<Shared<LinkView>>,
    /// Tender: its procedure. Document: its nature. Notice: its category.
    pub nature: Option<Shared<TermView>>,
    /// Document: the day of the meeting.
    pub meeting: Option<DateView>,
    /// Document: its files.
    pub files: Vec<FileView>,
    /// Notice: until when it was postponed.
    pub postponed_to: Option<DateView>,
    /// Notice: until when it holds.
    pub valid_until: Option<DateView>,
    /// Notice: shown first.
    pub pinned: bool,
    /// Event: when it starts. Tender to come: when it opens, an instant.
    pub start: Option<DateView>,
    /// Event: where.
    pub place: Option<String>,
    /// Programme or residence: its town.
    pub commune: Option<String>,
    /// Programme or residence: how many homes.
    pub homes: Option<u32>,
    /// Programme: the announced handover.
    pub handover: Option<DateView>,
    /// What is said of the conversation under it; `null` where one cannot write.
    pub comments: Option<CountView>,
}

/// A tranche of a programme, in a card.
#[derive(Clone, Debug, Serialize)]
pub struct TrancheView {
    /// Its name.
    pub name: String,
    /// In the card of a programme: how much is done, 0 to 100 %.
    pub progress: Option<u32>,
}

/// What a card says of a conversation. The comment service's script looks for an element with `data-pc-card`, whose
/// first two children it fills.
#[derive(Clone, Debug, Serialize)]
pub struct CountView {
    /// The thread's identifier, for `data-pc-card`.
    pub thread: String,
    /// « 3 commentaires »; empty where there is none.
    pub text: String,
    /// « Réponse apportée », where every question has its answer; empty otherwise.
    pub answered: String,
}

/// `page`: what every template gets of its page.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// The page's title, for `<h1>`.
    pub title: String,
    /// The window's title: the page's and the site's.
    pub window_title: String,
    /// One or two sentences about the page.
    pub description: String,
    /// Its address.
    pub url: String,
    /// Its absolute address.
    pub canonical: String,
    /// The way from the home page to here, this page excluded.
    pub breadcrumb: Shared<Vec<LinkView>>,
    /// The page's own feeds, for `<link rel="alternate">`.
    pub feeds: Shared<Vec<FeedView>>,
    /// What following it is called, above its feeds.
    pub follow: String,
    /// The page's calendar.
    pub calendar: Option<String>,
    /// schema.org data. JSON, safe inside a script element.
    pub json_ld: String,
    /// OpenGraph type: `website` or `article`.
    pub og_type: &'static str,
    /// OpenGraph picture: the page's banner, or its photo where the site has no banners.
    pub og_image: Option<BannerView>,
    /// The first part of the address, which marks the menu's entry: `/chantiers/`.
    pub section: String,
    /// Whether search engines should leave the page out.
    pub noindex: bool,
    /// Whether its text shows a chart.
    pub charts: bool,
}

/// `post`: what the templates of posts get besides `page`.
#[derive(Clone, Debug, Serialize)]
pub struct PostView {
    /// The card, as lists show it.
    pub card: Shared<CardView>,
    /// What its author says of it in a sentence or two; `null` where the card's summary is the start of the text.
    pub summary: Option<String>,
    /// The text. HTML.
    pub html: String,
    /// The headings of its second and third level.
    pub contents: Vec<HeadingView>,
    /// How long it takes to read, in minutes, at least 1.
    pub minutes: u32,
    /// Who wrote it.
    pub author: Option<String>,
    /// When its substance last changed, where that is after its publication.
    pub updated: Option<DateView>,
    /// The newer neighbour.
    pub newer: Option<Shared<LinkView>>,
    /// The older neighbour.
    pub older: Option<Shared<LinkView>>,
    /// Posts of other sections that belong with it. Cards.
    pub related: Vec<Shared<ListedView>>,
    /// The conversation under it; `null` where there is none.
    pub comments: Option<CommentsView>,
    /// The picture that stands for it, where the text does not show it.
    pub image: Option<ImageView>,
    /// Its photos that the text does not show.
    pub photos: Vec<ImageView>,
}

/// A heading of a text.
#[derive(Clone, Debug, Serialize)]
pub struct HeadingView {
    /// 2 or 3.
    pub level: u8,
    /// The anchor.
    pub id: String,
    /// The text.
    pub text: String,
}

/// The conversation under a post.
#[derive(Clone, Debug, Serialize)]
pub struct CommentsView {
    /// `ouverts`, `questions` or `fermes`.
    pub mode: &'static str,
    /// The thread's identifier.
    pub thread: String,
    /// Where the service answers for this thread.
    pub url: String,
    /// How many comments are baked.
    pub count: usize,
    /// The conversation as far as it is known, with its form or, under a programme and a residence, a link to it:
    /// `<section id="commentaires">`. HTML.
    pub html: String,
    /// Whether `commentaires.css` is needed for it. Else it is only once the service's own conversation comes: the script then
    /// switches on the style sheet that the page has `disabled`.
    pub needs_style: bool,
}

/// `pagination`: a list's pages.
#[derive(Clone, Debug, Serialize)]
pub struct PaginationView {
    /// The page with newer posts.
    pub newer: Option<String>,
    /// The page with older posts.
    pub older: Option<String>,
    /// The page's number, 1 being the oldest; `null` on the first page.
    pub number: Option<usize>,
}
