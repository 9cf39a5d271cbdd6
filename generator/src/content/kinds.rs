//! The fields of each kind, as meant: dates are dates, words are variants.
//!
//! Where French has one word for two things, each has its own name here (see the table of false friends in
//! ARCHITECTURE.md): a *lot* is a [`TenderLot`], a *tranche* a [`ProgrammeTranche`], an *avis* a [`ResidenceNotice`].

use crate::diagnostic::Spanned;
use crate::front_matter::values::{Moment, PartialDate};

use super::Stage;

/// An enumeration with its words in front matter.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $word:literal => $variant:ident),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// Every variant with its word in front matter.
            pub const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];

            /// The variant's word.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

words! {
    /// How the homes of a programme are sold or let.
    ProgrammeKind {
        /// Sale before completion (vente en l'état futur d'achèvement).
        "vefa" => Vefa,
        /// Rent to buy (prêt social location-accession).
        "psla" => Psla,
        /// Ownership without the land (bail réel solidaire).
        "brs" => Brs,
        /// Social rental.
        "locatif" => Rental,
        /// Refurbishment of homes that are lived in.
        "rehabilitation" => Refurbishment,
    }
}

impl ProgrammeKind {
    /// Whether the law's ceilings of calls for funds are shown: sales before completion only, never rent to buy.
    #[must_use]
    pub fn has_funds_ceilings(self) -> bool {
        matches!(self, Self::Vefa | Self::Brs)
    }
}

words! {
    /// The procedure of a tender (code de la commande publique, second part).
    Procedure {
        /// MAPA.
        "procedure_adaptee" => Adapted,
        /// Open tender.
        "appel_offres_ouvert" => Open,
        /// Restricted tender.
        "appel_offres_restreint" => Restricted,
        /// With negotiation.
        "procedure_avec_negociation" => Negotiated,
        /// Competitive dialogue.
        "dialogue_competitif" => Dialogue,
        /// Design contest.
        "concours" => Contest,
        /// Without publication.
        "sans_publicite" => Unpublished,
        /// Direct consultation.
        "consultation_directe" => Direct,
    }
}

words! {
    /// What is bought.
    TenderNature {
        /// Works.
        "travaux" => Works,
        /// Services.
        "services" => Services,
        /// Supplies.
        "fournitures" => Supplies,
    }
}

words! {
    /// What became of a lot or of a tender, which no date can tell.
    LotState {
        /// A firm was chosen.
        "attribue" => Awarded,
        /// No acceptable offer.
        "infructueux" => Unsuccessful,
        /// Given up.
        "sans_suite" => Discontinued,
    }
}

words! {
    /// What a board document is.
    DocumentNature {
        /// Agenda.
        "ordre_du_jour" => Agenda,
        /// Minutes of the board.
        "proces_verbal" => Minutes,
        /// List of decisions.
        "releve_de_decisions" => Decisions,
        /// Report of the bureau.
        "compte_rendu_bureau" => BureauReport,
        /// Minutes of the general assembly.
        "pv_assemblee_generale" => AssemblyMinutes,
        /// Resolutions.
        "resolutions" => Resolutions,
        /// Annual report.
        "rapport_activite" => ActivityReport,
        /// Annual accounts.
        "comptes_annuels" => Accounts,
        /// Statutes.
        "statuts" => Statutes,
        /// Anything else.
        "autre" => Other,
    }
}

words! {
    /// The body that met.
    Governance {
        /// The board of directors.
        "conseil_administration" => Board,
        /// The bureau.
        "bureau" => Bureau,
        /// The general assembly.
        "assemblee_generale" => Assembly,
    }
}

words! {
    /// Who may read a board document. There is no default: its author says it.
    Access {
        /// Anybody.
        "public" => Public,
        /// The members of the cooperative.
        "societaires" => Members,
        /// The directors.
        "administrateurs" => Directors,
    }
}

words! {
    /// How the cooperative looks after a residence.
    Management {
        /// As manager of the co-ownership.
        "syndic" => CoOwnership,
        /// As landlord.
        "location" => Rental,
    }
}

words! {
    /// What a notice is about.
    NoticeCategory {
        /// Something broke.
        "incident" => Incident,
        /// Works.
        "travaux" => Works,
        /// Water, heating or power is cut.
        "coupure" => Outage,
        /// Life of the building.
        "vie" => Life,
    }
}

words! {
    /// Where a notice stands.
    NoticeState {
        /// It goes on.
        "en_cours" => Ongoing,
        /// Postponed.
        "reporte" => Postponed,
        /// Settled.
        "regle" => Resolved,
    }
}

/// A construction programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// How the homes are sold or let.
    pub kind: Option<ProgrammeKind>,
    /// The town.
    pub commune: Spanned<String>,
    /// The street address.
    pub address: Option<String>,
    /// How many homes.
    pub homes: Option<u32>,
    /// The announced handover.
    pub handover: Option<PartialDate>,
    /// Its parts.
    pub tranches: Vec<ProgrammeTranche>,
    /// Its milestones, planned and reached.
    pub milestones: Vec<Milestone>,
    /// The architect.
    pub architect: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// The picture of the programme.
    pub cover: Option<Spanned<String>>,
    /// What the picture shows; there whenever the picture is.
    pub cover_description: String,
}

impl Programme {
    /// The tranche of that identifier or name.
    #[must_use]
    pub fn tranche(&self, written: &str) -> Option<&ProgrammeTranche> {
        let wanted = super::slug(written);
        self.tranches.iter().find(|tranche| tranche.names().contains(&wanted))
    }
}

/// A part of a programme that rises at its own pace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeTranche {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many homes.
    pub homes: Option<u32>,
    /// The announced handover.
    pub handover: Option<PartialDate>,
}

impl ProgrammeTranche {
    /// What milestones and updates may call it by, without accents.
    #[must_use]
    pub fn names(&self) -> [String; 2] {
        [super::slug(&self.id), super::slug(&self.name)]
    }
}

/// A stage that a programme or a tranche plans or has reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// The stage.
    pub stage: Stage,
    /// The tranche; `None` for the whole programme.
    pub tranche: Option<Spanned<String>>,
    /// When it was planned.
    pub planned: Option<PartialDate>,
    /// When it was reached.
    pub reached: Option<Spanned<PartialDate>>,
}

/// News of a programme's works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressUpdate {
    /// The programme's folder name or title, as written; from the path where the author did not write it.
    pub programme: Option<Spanned<String>>,
    /// The tranche it is about.
    pub tranche: Option<Spanned<String>>,
    /// The stage of the works.
    pub stage: Option<Stage>,
    /// When that stage was reached.
    pub stage_reached: Option<Spanned<Moment>>,
    /// How much is done, 0 to 100 %.
    pub progress: Option<u32>,
    /// The handover announced with it.
    pub handover: Option<PartialDate>,
    /// The postponement that it announces.
    pub postponement: Option<Postponement>,
    /// Its photos.
    pub photos: Vec<Photo>,
}

/// A handover that moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Postponement {
    /// The date announced before.
    pub before: PartialDate,
    /// The date announced now.
    pub after: PartialDate,
    /// Why.
    pub reason: String,
}

/// A date that was announced for a handover, and the post that announced it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// The handover announced.
    pub handover: PartialDate,
    /// Why it moved, where it did.
    pub reason: Option<String>,
}

/// A photo of an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// The file.
    pub file: Spanned<String>,
    /// What it shows, for those who do not see it; empty where it is decorative.
    pub description: String,
    /// What is read below it.
    pub caption: Option<String>,
    /// Who took it.
    pub credit: Option<String>,
    /// From where it was taken, in the same words as other photos of the programme: together they show the months pass.
    pub viewpoint: Option<String>,
    /// When it was taken, where that is not when it was published.
    pub taken: Option<PartialDate>,
}

/// A call for tender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tender {
    /// The reference: permanent and unique.
    pub reference: Spanned<String>,
    /// What is bought.
    pub subject: String,
    /// The procedure.
    pub procedure: Procedure,
    /// Works, services or supplies.
    pub nature: Option<TenderNature>,
    /// The deadline for offers: a day and a time.
    pub deadline: Spanned<Moment>,
    /// The folder name or title of the programme that it is for, as written.
    pub programme: Option<Spanned<String>>,
    /// The town, where no programme tells it.
    pub commune: Option<String>,
    /// Its lots.
    pub lots: Vec<TenderLot>,
    /// The site visit.
    pub visit: Option<SiteVisit>,
    /// How offers are judged.
    pub criteria: Vec<Criterion>,
    /// Where the file is fetched and offers are made.
    pub file_url: Option<String>,
    /// The papers beside the post.
    pub attachments: Vec<Attachment>,
    /// The corrections, in their order.
    pub rectifications: Vec<Rectification>,
    /// How long the contract lasts.
    pub duration: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// What became of the whole.
    pub outcome: Option<Award>,
}

/// A work package of a tender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TenderLot {
    /// Its number, as written (`01`).
    pub number: String,
    /// Its title.
    pub title: String,
    /// Slugs of its trades.
    pub trades: Vec<Spanned<String>>,
    /// Codes of the Common Procurement Vocabulary (regulation (EC) 2195/2002).
    pub cpv: Vec<String>,
    /// What became of it.
    pub outcome: Option<Award>,
}

/// What became of a tender or of a lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Award {
    /// Awarded, unsuccessful or discontinued.
    pub state: LotState,
    /// When it was decided.
    pub date: Option<Moment>,
    /// The chosen firm.
    pub firm: Option<String>,
    /// The amount without VAT, in cents.
    pub amount: Option<i64>,
    /// Why, for a tender without result.
    pub reason: Option<String>,
}

/// A visit of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteVisit {
    /// Whether a firm must come to make an offer.
    pub mandatory: bool,
    /// When.
    pub date: Option<Moment>,
    /// Where to meet.
    pub place: Option<String>,
    /// What else there is to know.
    pub text: Option<String>,
}

/// A criterion of judgement and its weight in %.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Its name.
    pub name: String,
    /// Its weight, in %.
    pub weight: u32,
}

/// A file beside a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The file.
    pub file: Spanned<String>,
    /// What a reader calls it.
    pub name: Option<String>,
}

/// A correction of a tender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rectification {
    /// Its number, from 1.
    pub number: u32,
    /// When it was published.
    pub date: Moment,
    /// What changed.
    pub summary: String,
    /// The deadline before it.
    pub deadline_before: Option<Moment>,
    /// The papers that changed.
    pub changed_papers: Vec<String>,
    /// Where it stands.
    pub span: crate::diagnostic::Span,
}

/// A paper of the board or of the general assembly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardDocument {
    /// What it is.
    pub nature: DocumentNature,
    /// The body that met.
    pub body: Option<Governance>,
    /// The day of the meeting.
    pub meeting: jiff::civil::Date,
    /// Who may read it.
    pub access: Access,
    /// Its files.
    pub attachments: Vec<Attachment>,
    /// Whether the file is accessible.
    pub accessible: bool,
    /// The same document in a form that everybody can read.
    pub accessible_file: Option<Spanned<String>>,
    /// How long it is kept on the site.
    pub keep_until: Option<Moment>,
    /// When it was withdrawn: its page then only says so.
    pub withdrawn: Option<Moment>,
}

/// A building and those who live in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Residence {
    /// The town.
    pub commune: Spanned<String>,
    /// The street address.
    pub address: Option<String>,
    /// How the cooperative looks after it.
    pub management: Option<Management>,
    /// How many homes.
    pub homes: Option<u32>,
    /// Whom to call.
    pub contact: Option<String>,
}

/// A notice to a residence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResidenceNotice {
    /// The residence's folder name or title, as written; from the path where the author did not write it.
    pub residence: Option<Spanned<String>>,
    /// What it is about.
    pub category: Option<NoticeCategory>,
    /// Where it stands.
    pub state: Option<NoticeState>,
    /// Until when it was postponed.
    pub postponed_to: Option<Moment>,
    /// Shown first.
    pub pinned: bool,
    /// Whom to call.
    pub contact: Option<String>,
    /// What happened since, oldest first.
    pub follow_ups: Vec<FollowUp>,
}

/// A step of a notice's story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// When.
    pub date: Moment,
    /// What.
    pub text: String,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When it starts.
    pub start: Spanned<Moment>,
    /// When it ends.
    pub end: Option<Moment>,
    /// Where.
    pub place: Option<String>,
    /// Who invites.
    pub organiser: Option<String>,
    /// How accessible the place is.
    pub accessibility: Option<String>,
    /// The folder name or title of the residence that it is for, as written.
    pub residence: Option<Spanned<String>>,
    /// The folder name or title of the programme that it is for, as written.
    pub programme: Option<Spanned<String>>,
}
