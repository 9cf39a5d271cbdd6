//! What the template of each kind of post gets, besides `post`.

use serde::Serialize;

use super::{DateView, FileView, ImageView, LinkView, ListedView, Shared, TermView};

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
