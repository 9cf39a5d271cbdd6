//! Programmes and the news of their works.

use super::{Sketch, homes, parent, undescribed};
use crate::content::kinds::{
    Milestone, Photo, Postponement, Programme, ProgrammeKind, ProgrammeTranche, ProgressUpdate,
};
use crate::content::{Address, Stage, slug};
use crate::diagnostic::{Diagnostic, Spanned};
use crate::front_matter::Fields;

/// What a programme's picture shows. It opens the programme's page, so it must be described, as any photo.
fn cover_description(fields: &Fields<'_>, cover: Option<&Spanned<String>>) -> String {
    let description = fields.prose("couverture_description");
    if let (Some(cover), None) = (cover, &description) {
        undescribed(fields, cover, "couverture_description");
    }
    description.unwrap_or_default()
}

pub(super) fn programme(fields: &Fields<'_>) -> Sketch<Programme> {
    let tranches = tranches(fields);
    let milestones = fields.groups("jalons").into_iter().filter_map(milestone).collect();
    let kind = fields.choice("genre", ProgrammeKind::WORDS);
    let cover = fields.text("couverture");
    let commune = fields.required_text("commune");
    let is_whole = commune.is_some();
    let programme = Programme {
        kind,
        commune: commune.unwrap_or_default(),
        address: fields.prose("adresse"),
        homes: homes(fields),
        handover: fields.partial_date("livraison_prevue").map(|date| date.value),
        tranches,
        milestones,
        architect: fields.prose("architecte"),
        contact: fields.prose("contact"),
        cover_description: cover_description(fields, cover.as_ref()),
        cover,
    };
    Sketch { value: programme, is_whole }
}

/// The tranches, no two of which may be called alike: milestones and updates tell them apart by their names.
fn tranches(fields: &Fields<'_>) -> Vec<ProgrammeTranche> {
    let mut known: Vec<Spanned<ProgrammeTranche>> = Vec::new();
    for group in fields.groups("tranches") {
        let place = group.text("nom").map_or(group.place(), |name| name.span);
        let Some(tranche) = tranche(group) else { continue };
        let names = tranche.names();
        if let Some(other) = known.iter().find(|other| other.value.names().iter().any(|name| names.contains(name))) {
            fields.report(
                Diagnostic::error("tranche-en-double", fields.file(), place)
                    .with("nom", tranche.name.as_str())
                    .and(fields.file(), Some(other.span)),
            );
        }
        known.push(Spanned::new(tranche, place));
    }
    known.into_iter().map(|tranche| tranche.value).collect()
}

fn tranche(fields: Fields<'_>) -> Option<ProgrammeTranche> {
    let name = fields.required_prose("nom");
    let id = fields.text("identifiant").map(|id| id.value);
    let (homes, handover) = (homes(&fields), fields.partial_date("livraison_prevue").map(|date| date.value));
    fields.finish();
    let name = name?;
    Some(ProgrammeTranche { id: id.unwrap_or_else(|| slug(&name)), name, homes, handover })
}

fn milestone(fields: Fields<'_>) -> Option<Milestone> {
    let stage = fields.required_choice("etape", &Stage::WORDS);
    let milestone = |stage| Milestone {
        stage,
        tranche: fields.text("tranche"),
        planned: fields.partial_date("prevu_le").map(|date| date.value),
        reached: fields.partial_date("atteint_le"),
    };
    let milestone = milestone(stage.unwrap_or(Stage::Studies));
    fields.finish();
    stage.map(|_| milestone)
}

pub(super) fn progress_update(fields: &Fields<'_>, address: &Address) -> ProgressUpdate {
    ProgressUpdate {
        programme: parent(fields, "programme", address),
        tranche: fields.text("tranche"),
        stage: fields.choice("etape", &Stage::WORDS),
        stage_reached: fields.moment("etape_atteinte_le"),
        progress: fields.integer("avancement", 0, 100),
        handover: fields.partial_date("livraison_prevue").map(|date| date.value),
        postponement: fields.group("report").and_then(postponement),
        photos: fields.groups("photos").into_iter().filter_map(photo).collect(),
    }
}

fn postponement(fields: Fields<'_>) -> Option<Postponement> {
    let (before, after) = (fields.partial_date("ancienne_date"), fields.partial_date("nouvelle_date"));
    let reason = fields.required_prose("motif");
    if before.is_none() {
        fields.missing("ancienne_date");
    }
    if after.is_none() {
        fields.missing("nouvelle_date");
    }
    fields.finish();
    Some(Postponement { before: before?.value, after: after?.value, reason: reason? })
}

fn photo(fields: Fields<'_>) -> Option<Photo> {
    let file = fields.required_text("fichier");
    let description = fields.prose("description");
    let (caption, credit) = (fields.prose("legende"), fields.prose("credit"));
    let viewpoint = fields.prose("point_de_vue");
    let taken = fields.partial_date("prise_le").map(|date| date.value);
    let decorative = fields.boolean("decorative").unwrap_or(false);
    let people = [("aucune", ()), ("non_reconnaissables", ()), ("accord", ())];
    fields.choice("personnes", &people);
    if description.is_none()
        && !decorative
        && let Some(file) = &file
    {
        undescribed(&fields, file, "description");
    }
    fields.finish();
    Some(Photo { file: file?, description: description.unwrap_or_default(), caption, credit, viewpoint, taken })
}
