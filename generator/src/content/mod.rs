//! The kinds of content and the domain's rules: a file's fields and body → a [`Post`].
//!
//! A post knows its own file and nothing of the others; what needs the whole site (does the programme exist? is
//! the address free?) is checked in [`crate::site`].

mod address;
mod kinds;
mod read;
mod stage;
pub mod trade;

use std::sync::Arc;

pub use address::{Address, slug};
pub use kinds::{
    Access, Announcement, Attachment, Award, BoardDocument, Criterion, DocumentNature, Event, FollowUp, Governance,
    LotState, Management, Milestone, NoticeCategory, NoticeState, Photo, Postponement, Procedure, Programme,
    ProgrammeKind, ProgrammeTranche, ProgressUpdate, Rectification, Residence, ResidenceNotice, SiteVisit, Tender,
    TenderLot, TenderNature,
};
pub use read::{Reader, read, read_or_sketch, says_draft};
pub use stage::Stage;

use crate::config::{CommentMode, KindName};
use crate::diagnostic::{Span, Spanned};
use crate::front_matter::values::Moment;
use crate::markdown::{Body, Chart, LinkKind};

/// One page of content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The file, relative to the site's root (`content/chantiers/…/index.md`).
    pub file: Arc<str>,
    /// Where the page is published, and the names that its path gives.
    pub address: Address,
    /// The stable identifier: the author's, or the first path. Feeds and comments hang on it.
    pub id: String,
    /// Where the identifier is written; the title's place where the path gave it.
    pub id_place: Span,
    /// The title, in the site's typography.
    pub title: Spanned<String>,
    /// When it says it was published. Pages without a date of their own have none.
    pub date: Option<Spanned<Moment>>,
    /// The summary, in the site's typography.
    pub summary: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Old addresses that lead here.
    pub aliases: Vec<Spanned<String>>,
    /// A draft is only shown by `serve` and `--drafts`.
    pub draft: bool,
    /// Not before this moment.
    pub publish_at: Option<Moment>,
    /// Not after this moment.
    pub expire_at: Option<Moment>,
    /// The comments' mode, where the author set one.
    pub comments: Option<CommentMode>,
    /// The picture that stands for the post.
    pub image: Option<Spanned<String>>,
    /// What it shows, where its author says so beside it.
    pub image_description: Option<String>,
    /// Its place among the pages of a menu or a section: smaller first.
    pub order: Option<u32>,
    /// What its kind adds.
    pub kind: Kind,
    /// The text.
    pub body: Body,
}

/// What each kind adds to a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A construction programme.
    Programme(Programme),
    /// News of a programme's works.
    ProgressUpdate(ProgressUpdate),
    /// A call for tender.
    Tender(Box<Tender>),
    /// A paper of the board or of the general assembly.
    BoardDocument(BoardDocument),
    /// A building and those who live in it.
    Residence(Residence),
    /// A notice to a residence.
    ResidenceNotice(ResidenceNotice),
    /// An event of the calendar.
    Event(Event),
    /// A news article.
    Article,
    /// A page outside time.
    Page,
    /// A section's own title, order and text (`_index.md`).
    Section,
}

impl Kind {
    /// The kind's name; a section has none.
    #[must_use]
    pub fn name(&self) -> Option<KindName> {
        Some(match self {
            Self::Programme(_) => KindName::Programme,
            Self::ProgressUpdate(_) => KindName::ProgressUpdate,
            Self::Tender(_) => KindName::Tender,
            Self::BoardDocument(_) => KindName::BoardDocument,
            Self::Residence(_) => KindName::Residence,
            Self::ResidenceNotice(_) => KindName::ResidenceNotice,
            Self::Event(_) => KindName::Event,
            Self::Article => KindName::Article,
            Self::Page => KindName::Page,
            Self::Section => return None,
        })
    }
}

impl Post {
    /// Whether it differs from `other` by its text at most.
    #[must_use]
    pub fn has_head_of(&self, other: &Self) -> bool {
        *self == Self { body: self.body.clone(), ..other.clone() }
    }

    /// Whether anybody may read it: every kind but a board document whose access is restricted.
    #[must_use]
    pub fn is_public(&self) -> bool {
        match &self.kind {
            Kind::BoardDocument(document) => document.access == Access::Public,
            _ => true,
        }
    }

    /// Whether its page gathers other posts, and so is long: a programme's, a residence's.
    #[must_use]
    pub fn gathers(&self) -> bool {
        matches!(self.kind, Kind::Programme(_) | Kind::Residence(_))
    }

    /// The tender's fields, where it is one.
    #[must_use]
    pub fn tender(&self) -> Option<&Tender> {
        match &self.kind {
            Kind::Tender(tender) => Some(tender),
            _ => None,
        }
    }

    /// The update's fields, where it is one.
    #[must_use]
    pub fn update(&self) -> Option<&ProgressUpdate> {
        match &self.kind {
            Kind::ProgressUpdate(update) => Some(update),
            _ => None,
        }
    }

    /// The programme's fields, where it is one.
    #[must_use]
    pub fn programme(&self) -> Option<&Programme> {
        match &self.kind {
            Kind::Programme(programme) => Some(programme),
            _ => None,
        }
    }

    /// The notice's fields, where it is one.
    #[must_use]
    pub fn notice(&self) -> Option<&ResidenceNotice> {
        match &self.kind {
            Kind::ResidenceNotice(notice) => Some(notice),
            _ => None,
        }
    }

    /// The board document's fields, where it is one.
    #[must_use]
    pub fn document(&self) -> Option<&BoardDocument> {
        match &self.kind {
            Kind::BoardDocument(document) => Some(document),
            _ => None,
        }
    }

    /// Whether it is a board document that was withdrawn: all that is shown of it is that.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.document().is_some_and(|document| document.withdrawn.is_some())
    }

    /// What the picture that stands for the post shows: as its author says beside it, or of the same picture in the text.
    /// Empty where neither does; it is then an ornament beside the title.
    #[must_use]
    pub fn image_description(&self) -> &str {
        let in_text = || {
            let image = self.image.as_ref()?;
            self.body.links.iter().find_map(|link| match &link.kind {
                LinkKind::Image { alt, .. } if link.target.value == image.value => Some(alt.as_str()),
                _ => None,
            })
        };
        self.image_description.as_deref().or_else(in_text).unwrap_or_default()
    }

    /// Every file that the front matter names, with its place.
    pub fn files(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.pictures().chain(self.attachments())
    }

    /// The pictures that the front matter names, with their places.
    pub fn pictures(&self) -> impl Iterator<Item = &Spanned<String>> {
        let own: Vec<&Spanned<String>> = match &self.kind {
            Kind::Programme(programme) => programme.cover.iter().collect(),
            Kind::ProgressUpdate(update) => update.photos.iter().map(|photo| &photo.file).collect(),
            _ => Vec::new(),
        };
        self.image.iter().chain(own)
    }

    /// The charts of its text, with the places that name their files.
    pub fn charts(&self) -> impl Iterator<Item = (&Spanned<String>, &Chart)> {
        self.body.links.iter().filter_map(|link| match &link.kind {
            LinkKind::Chart(chart) => Some((&link.target, chart.as_ref())),
            _ => None,
        })
    }

    /// Whether its text shows a chart.
    #[must_use]
    pub fn has_charts(&self) -> bool {
        self.charts().next().is_some()
    }

    /// The files to download that the front matter names, with their places.
    pub fn attachments(&self) -> impl Iterator<Item = &Spanned<String>> {
        let own: Vec<&Spanned<String>> = match &self.kind {
            Kind::Tender(tender) => tender.attachments.iter().map(|attachment| &attachment.file).collect(),
            Kind::BoardDocument(document) => {
                let files = document.attachments.iter().map(|attachment| &attachment.file);
                files.chain(&document.accessible_file).collect()
            }
            _ => Vec::new(),
        };
        own.into_iter()
    }
}
