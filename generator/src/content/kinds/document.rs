//! Papers of the board and of the general assembly.

use jiff::civil::Date;

use super::{Attachment, words};
use crate::diagnostic::Spanned;
use crate::front_matter::values::Moment;

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

/// A paper of the board or of the general assembly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardDocument {
    /// What it is.
    pub nature: DocumentNature,
    /// The body that met.
    pub body: Option<Governance>,
    /// The day of the meeting.
    pub meeting: Date,
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
