//! Papers of the board and of general assemblies.

use jiff::civil::Date;

use super::{attachment, with_synonyms};
use crate::content::kinds::{Access, Attachment, BoardDocument, DocumentNature, Governance};
use crate::diagnostic::Diagnostic;
use crate::front_matter::Fields;

pub(super) fn board_document(fields: &Fields<'_>) -> Option<BoardDocument> {
    let nature = fields.required_choice("nature", DocumentNature::WORDS);
    let access = fields.choice("acces", Access::WORDS);
    match access {
        None if !fields.has("acces") => {
            fields.report(Diagnostic::error("acces-manquant", fields.file(), fields.place()));
        }
        None => fields.missing("acces"),
        Some(_) => {}
    }
    let meeting = fields.date("date_seance");
    if meeting.is_none() {
        fields.missing("date_seance");
    }
    let single = fields.text("fichier").map(|file| Attachment { file, name: None });
    let several = fields.groups("pieces").into_iter().filter_map(attachment);
    let document = BoardDocument {
        nature: DocumentNature::Other,
        body: fields.choice(
            "instance",
            &with_synonyms(Governance::WORDS, &[("ca", Governance::Board), ("ag", Governance::Assembly)]),
        ),
        meeting: Date::ZERO,
        access: Access::Directors,
        attachments: single.into_iter().chain(several).collect(),
        accessible: fields.boolean("version_accessible").unwrap_or(false),
        accessible_file: fields.text("fichier_accessible"),
        keep_until: fields.moment("conserver_jusqu_au").map(|moment| moment.value),
        withdrawn: fields.moment("retire_le").map(|moment| moment.value),
    };
    Some(BoardDocument { nature: nature?, access: access?, meeting: meeting?.value, ..document })
}
