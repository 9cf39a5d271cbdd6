//! The theme's contract: what each template gets, field by field.
//!
//! Every struct here is serialised as it stands. A field that may be absent is `null` in a template; test it with
//! `{% if field %}`. Texts are ready to be shown, in the site's language and typography; nothing is HTML except where
//! it says so. Addresses start with `/` and work as they are. `themes/parvis/README.md` lists the templates.

use serde::Serialize;

pub use super::shared::Shared;

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
    /// Update: its tranche's name.
    pub tranche: Option<String>,
    /// Update: the stage of the works.
    pub stage: Option<Shared<TermView>>,
    /// Update: how much is done, 0 to 100 %.
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
    /// The conversation as far as it is known, with its form: `<section id="commentaires">`. HTML.
    pub html: String,
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

/// `programme`: a programme, besides `post`.
#[derive(Clone, Debug, Serialize)]
pub struct ProgrammeView {
    /// How the homes are sold or let.
    pub kind: Option<Shared<TermView>>,
    /// The street address.
    pub address: Option<String>,
    /// The architect.
    pub architect: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// The announced handover: the newest that an update announced, or else the programme's.
    pub handover: Option<DateView>,
    /// How much is done, 0 to 100 %, by its newest update that says so.
    pub progress: Option<u32>,
    /// The cover.
    pub cover: Option<ImageView>,
    /// A track of stages for the whole, or for each tranche that has milestones.
    pub tracks: Vec<TrackView>,
    /// Whether the law's ceilings of calls for funds are shown.
    pub funds_ceilings: bool,
    /// Every handover that was announced, oldest first.
    pub announcements: Vec<AnnouncementView>,
    /// The same viewpoints through the months, the one with most photos first. Empty on numbered pages.
    pub viewpoints: Vec<ViewpointView>,
    /// Its updates of this page. Cards.
    pub updates: Vec<Shared<ListedView>>,
    /// Its tenders. Cards.
    pub tenders: Vec<Shared<ListedView>>,
    /// Its events. Cards.
    pub events: Vec<Shared<ListedView>>,
}

/// The stages of a programme or of one tranche.
#[derive(Clone, Debug, Serialize)]
pub struct TrackView {
    /// The tranche's name; `null` for the whole programme.
    pub tranche: Option<String>,
    /// How many homes.
    pub homes: Option<u32>,
    /// The announced handover.
    pub handover: Option<DateView>,
    /// How much is done, 0 to 100 %.
    pub progress: Option<u32>,
    /// The stage under way or just reached.
    pub current: Option<Shared<TermView>>,
    /// The stage that follows among the milestones.
    pub next: Option<Shared<TermView>>,
    /// The milestones, in the order of the works.
    pub milestones: Vec<MilestoneView>,
}

/// A milestone.
#[derive(Clone, Debug, Serialize)]
pub struct MilestoneView {
    /// The stage.
    pub stage: Shared<TermView>,
    /// When it was reached.
    pub reached: Option<DateView>,
    /// When it was planned.
    pub planned: Option<DateView>,
    /// The most that may have been called of the price, in %; `null` where no ceiling is shown.
    pub funds_ceiling: Option<u8>,
}

/// A viewpoint that several photos of a programme were taken from.
#[derive(Clone, Debug, Serialize)]
pub struct ViewpointView {
    /// From where.
    pub title: String,
    /// The photos, oldest first.
    pub shots: Vec<ShotView>,
}

/// A photo from a viewpoint.
#[derive(Clone, Debug, Serialize)]
pub struct ShotView {
    /// The photo.
    pub image: ImageView,
    /// When it was taken, or else published: its month.
    pub month: DateView,
    /// The update that shows it.
    pub post: Shared<LinkView>,
}

/// A handover that was announced.
#[derive(Clone, Debug, Serialize)]
pub struct AnnouncementView {
    /// The tranche, where it is about one.
    pub tranche: Option<String>,
    /// When it was announced.
    pub date: DateView,
    /// The handover announced before.
    pub before: Option<DateView>,
    /// The handover announced.
    pub handover: DateView,
    /// Why it moved.
    pub reason: Option<String>,
    /// The update that announced it.
    pub post: Option<Shared<LinkView>>,
}

/// `update`: an update, besides `post`.
#[derive(Clone, Debug, Serialize)]
pub struct UpdateView {
    /// Its programme.
    pub programme: Option<Shared<LinkView>>,
    /// When its stage was reached.
    pub stage_reached: Option<DateView>,
    /// The stage that follows.
    pub next_stage: Option<Shared<TermView>>,
    /// The handover announced with it.
    pub handover: Option<DateView>,
    /// The handover that it postpones.
    pub postponement: Option<PostponementView>,
    /// The most that may have been called of the price at its stage, in %.
    pub funds_ceiling: Option<u8>,
}

/// A handover that moved.
#[derive(Clone, Debug, Serialize)]
pub struct PostponementView {
    /// From.
    pub before: DateView,
    /// To.
    pub after: DateView,
    /// Why.
    pub reason: String,
}

/// `tender`: a tender, besides `post`.
#[derive(Clone, Debug, Serialize)]
pub struct TenderView {
    /// What is bought.
    pub subject: String,
    /// Its reference.
    pub reference: String,
    /// Where it stands at the build; a script corrects it at the deadline.
    pub state: Shared<TermView>,
    /// The procedure.
    pub procedure: Shared<TermView>,
    /// Works, services or supplies.
    pub nature: Option<Shared<TermView>>,
    /// The deadline, an instant.
    pub deadline: DateView,
    /// The deadline's day alone, for a reader.
    pub deadline_day: String,
    /// The deadline's time of day, for a reader.
    pub deadline_time: String,
    /// When it opens, an instant.
    pub opens: Option<DateView>,
    /// Its lots.
    pub lots: Vec<LotView>,
    /// The site visit.
    pub visit: Option<VisitView>,
    /// How offers are judged.
    pub criteria: Vec<CriterionView>,
    /// Where the file is fetched and offers are made.
    pub file_url: Option<String>,
    /// Its papers.
    pub files: Vec<FileView>,
    /// Its corrections, newest first.
    pub rectifications: Vec<RectificationView>,
    /// How long the contract lasts.
    pub duration: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// What became of the whole.
    pub outcome: Option<OutcomeView>,
    /// Its trades, with the pages where one follows them.
    pub trades: Vec<Shared<LinkView>>,
    /// Its programme.
    pub programme: Option<Shared<LinkView>>,
    /// Its town's page.
    pub commune: Option<LinkView>,
    /// Its published versions, newest first.
    pub versions: Vec<VersionView>,
    /// Whether the content has a history; without one, `versions` is empty and the page says why.
    pub history_known: bool,
}

/// A lot.
#[derive(Clone, Debug, Serialize)]
pub struct LotView {
    /// Its number, as written.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its trades.
    pub trades: Vec<Shared<LinkView>>,
    /// Its codes of the Common Procurement Vocabulary.
    pub cpv: Vec<String>,
    /// What became of it.
    pub outcome: Option<OutcomeView>,
}

/// What became of a tender or a lot.
#[derive(Clone, Debug, Serialize)]
pub struct OutcomeView {
    /// Awarded, unsuccessful or discontinued.
    pub state: Shared<TermView>,
    /// When it was decided.
    pub date: Option<DateView>,
    /// The chosen firm.
    pub firm: Option<String>,
    /// The amount without VAT, for a reader.
    pub amount: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// A visit of the site.
#[derive(Clone, Debug, Serialize)]
pub struct VisitView {
    /// Whether a firm must come to make an offer.
    pub mandatory: bool,
    /// When.
    pub date: Option<DateView>,
    /// Where to meet.
    pub place: Option<String>,
    /// What else there is to know.
    pub text: Option<String>,
}

/// A criterion.
#[derive(Clone, Debug, Serialize)]
pub struct CriterionView {
    /// Its name.
    pub name: String,
    /// Its weight in %.
    pub weight: u32,
}

/// A correction.
#[derive(Clone, Debug, Serialize)]
pub struct RectificationView {
    /// Its number.
    pub number: u32,
    /// When.
    pub date: DateView,
    /// What changed.
    pub summary: String,
    /// The deadline before it.
    pub deadline_before: Option<DateView>,
    /// The papers that changed.
    pub changed_papers: Vec<String>,
}

/// A published version of a tender.
#[derive(Clone, Debug, Serialize)]
pub struct VersionView {
    /// Its number, from 1.
    pub number: usize,
    /// When it was published, an instant.
    pub date: DateView,
    /// Where its text can be read.
    pub url: String,
    /// SHA-256 of its text.
    pub checksum: String,
    /// What changed, in words.
    pub changes: Vec<String>,
    /// Its files: name and SHA-256.
    pub files: Vec<VersionFileView>,
}

/// A file of a version.
#[derive(Clone, Debug, Serialize)]
pub struct VersionFileView {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub checksum: String,
}

/// `document`: a board document, besides `post`.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentView {
    /// What it is.
    pub nature: Shared<TermView>,
    /// The body that met.
    pub body: Option<Shared<TermView>>,
    /// The day of the meeting.
    pub meeting: DateView,
    /// Its files; empty once it was withdrawn.
    pub files: Vec<FileView>,
    /// Whether its file is accessible.
    pub accessible: bool,
    /// The same document in a form that everybody can read.
    pub accessible_file: Option<FileView>,
    /// How long it is kept.
    pub keep_until: Option<DateView>,
    /// When it was withdrawn.
    pub withdrawn: Option<DateView>,
}

/// `residence`: a residence, besides `post`.
#[derive(Clone, Debug, Serialize)]
pub struct ResidenceView {
    /// The street address.
    pub address: Option<String>,
    /// How the cooperative looks after it.
    pub management: Option<Shared<TermView>>,
    /// Whom to call.
    pub contact: Option<String>,
    /// Its current notices, pinned first. Cards.
    pub notices: Vec<Shared<ListedView>>,
    /// Its events. Cards.
    pub events: Vec<Shared<ListedView>>,
    /// Its past notices' page, where there are any.
    pub archive: Option<String>,
}

/// `notice`: a notice, besides `post`.
#[derive(Clone, Debug, Serialize)]
pub struct NoticeView {
    /// Its residence.
    pub residence: Option<Shared<LinkView>>,
    /// What happened since, newest first.
    pub follow_ups: Vec<FollowUpView>,
    /// Whom to call.
    pub contact: Option<String>,
    /// Whether it has expired.
    pub expired: bool,
    /// The page's address as a QR code, for the poster.
    pub qr: Option<QrView>,
}

/// A QR code as a drawing of lines: `<svg viewBox="0 -.5 size size"><path stroke="#000" d="path"/></svg>`.
#[derive(Clone, Debug, Serialize)]
pub struct QrView {
    /// How wide and high it is, in modules, without the margin of four that it needs.
    pub size: i32,
    /// The dark modules, as lines one module thick along the middle of each row.
    pub path: String,
}

/// A step of a notice's story.
#[derive(Clone, Debug, Serialize)]
pub struct FollowUpView {
    /// When.
    pub date: DateView,
    /// What.
    pub text: String,
}

/// `event`: an event, besides `post`.
#[derive(Clone, Debug, Serialize)]
pub struct EventView {
    /// When it starts.
    pub start: DateView,
    /// When it ends.
    pub end: Option<DateView>,
    /// Where.
    pub place: Option<String>,
    /// Who invites.
    pub organiser: Option<String>,
    /// How accessible the place is.
    pub accessibility: Option<String>,
    /// Whether it is over.
    pub past: bool,
}

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
    /// Ways to narrow the list: by trade, by town, by year, by nature. Empty on numbered pages.
    pub filters: Vec<FilterView>,
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

/// The colour of the page's ground.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Grounds {
    /// By day: `#ffffff`.
    pub light: String,
    /// By night.
    pub dark: String,
}

/// `site`: what every template gets of the site.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// Its name.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// Its absolute address, without a final `/`.
    pub url: String,
    /// The path before every address of the site; mostly empty.
    pub prefix: String,
    /// The language's tag, for `<html lang>`.
    pub language: &'static str,
    /// The language with a region, as OpenGraph writes it: `fr_FR`.
    pub locale: String,
    /// The zone's name: `Europe/Paris`.
    pub zone: String,
    /// The logo.
    pub logo: Option<ImageView>,
    /// Whether the logo says the site's name itself.
    pub logo_says_name: bool,
    /// The colour of the page's ground by day and by night: `light`, `dark`.
    pub grounds: Grounds,
    /// The main menu.
    pub menu: Vec<LinkView>,
    /// The legal pages, for the foot of the page.
    pub legal: Vec<LinkView>,
    /// The cooperative's name.
    pub cooperative: String,
    /// Its telephone number.
    pub telephone: String,
    /// Its e-mail address.
    pub email: String,
    /// Its seat.
    pub seat: String,
    /// Where one searches it, on a site that can be searched.
    pub search: Option<String>,
    /// What the accessibility statement says, in two words.
    pub accessibility: String,
    /// The address of each published asset of the theme, by its name: `assets["site.css"]`.
    pub assets: std::collections::BTreeMap<String, String>,
    /// Where the comment service counts the comments of a list's posts, for `<body data-pc-counts>`; `null` where the
    /// site has no conversations.
    pub counts: Option<String>,
    /// What each asset must hold, for `integrity` attributes, by its name.
    pub integrity: std::collections::BTreeMap<String, String>,
    /// Whether this is a preview by `serve`, which adds the live reload's script.
    pub preview: bool,
}
