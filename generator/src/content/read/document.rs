//! Papers of the board and of general assemblies.

use jiff::civil::Date;

use super::{Sketch, attachment, with_synonyms};
use crate::content::kinds::{Access, Attachment, BoardDocument, DocumentNature, Governance};
use crate::diagnostic::Diagnostic;
use crate::front_matter::Fields;

pub(super) fn board_document(fields: &Fields<'_>) -> Sketch<BoardDocument> {
    let initials = [("pv", DocumentNature::Minutes), ("odj", DocumentNature::Agenda)];
    let nature = fields.required_choice("nature", &with_synonyms(DocumentNature::WORDS, &initials));
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
    let is_whole = nature.is_some() && access.is_some() && meeting.is_some();
    let document = BoardDocument {
        nature: nature.unwrap_or(DocumentNature::Other),
        body: fields.choice(
            "instance",
            &with_synonyms(Governance::WORDS, &[("ca", Governance::Board), ("ag", Governance::Assembly)]),
        ),
        meeting: meeting.map_or(Date::ZERO, |meeting| meeting.value),
        access: access.unwrap_or(Access::Directors),
        attachments: single.into_iter().chain(several).collect(),
        accessible: fields.boolean("version_accessible").unwrap_or(false),
        accessible_file: fields.text("fichier_accessible"),
        keep_until: fields.moment("conserver_jusqu_au").map(|moment| moment.value),
        withdrawn: fields.moment("retire_le").map(|moment| moment.value),
    };
    Sketch { value: document, is_whole }
}
