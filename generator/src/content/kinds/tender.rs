//! Calls for tender, their lots, and what became of them.

use super::{Attachment, words};
use crate::diagnostic::{Span, Spanned};
use crate::front_matter::values::Moment;

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
    /// When it was decided, and where that is written.
    pub date: Option<Spanned<Moment>>,
    /// The chosen firm.
    pub firm: Option<String>,
    /// The amount without VAT, in cents.
    pub amount: Option<i64>,
    /// Why, for a tender without result.
    pub reason: Option<String>,
}

impl Award {
    /// When it was decided.
    #[must_use]
    pub fn moment(&self) -> Option<Moment> {
        self.date.as_ref().map(|date| date.value)
    }
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
    pub span: Span,
}
