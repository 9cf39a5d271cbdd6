//! Residences and the notices to those who live there.

use super::{Sketch, homes, parent};
use crate::content::Address;
use crate::content::kinds::{FollowUp, Management, NoticeCategory, NoticeState, Residence, ResidenceNotice};
use crate::diagnostic::Diagnostic;
use crate::front_matter::Fields;

pub(super) fn residence(fields: &Fields<'_>) -> Sketch<Residence> {
    let commune = fields.required_text("commune");
    let is_whole = commune.is_some();
    let residence = Residence {
        commune: commune.unwrap_or_default(),
        address: fields.prose("adresse"),
        management: fields.choice("gestion", Management::WORDS),
        homes: homes(fields),
        contact: fields.prose("contact"),
    };
    Sketch { value: residence, is_whole }
}

pub(super) fn residence_notice(fields: &Fields<'_>, address: &Address) -> ResidenceNotice {
    let state = fields.choice_spanned("etat", NoticeState::WORDS);
    let postponed_to = fields.moment("reporte_au").map(|moment| moment.value);
    if let Some(state) = &state
        && state.value == NoticeState::Postponed
        && postponed_to.is_none()
    {
        fields.report(Diagnostic::error("report-sans-date", fields.file(), state.span));
    }
    ResidenceNotice {
        residence: parent(fields, "residence", address),
        category: fields.choice("categorie", NoticeCategory::WORDS),
        state: state.map(|state| state.value),
        postponed_to,
        pinned: fields.boolean("epingle").unwrap_or(false),
        contact: fields.prose("contact"),
        follow_ups: fields.groups("suivi").into_iter().filter_map(follow_up).collect(),
    }
}

fn follow_up(fields: Fields<'_>) -> Option<FollowUp> {
    let (date, text) = (fields.moment("date"), fields.required_prose("texte"));
    if date.is_none() {
        fields.missing("date");
    }
    fields.finish();
    Some(FollowUp { date: date?.value, text: text? })
}
