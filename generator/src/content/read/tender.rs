//! Calls for tender.

use jiff::civil::Date;

use super::{Sketch, attachment, with_synonyms};
use crate::config::Config;
use crate::content::kinds::{
    Award, Criterion, LotState, Procedure, Rectification, SiteVisit, Tender, TenderLot, TenderNature,
};
use crate::content::slug;
use crate::diagnostic::{Diagnostic, Span, Spanned, nearest};
use crate::front_matter::values::{self, Moment};
use crate::front_matter::{Fields, canonical};

pub(super) fn tender(fields: &Fields<'_>, config: &Config) -> Sketch<Tender> {
    let reference = fields.required_text("reference");
    let subject = fields.required_prose("objet");
    let procedure =
        fields.required_choice("procedure", &with_synonyms(Procedure::WORDS, &[("mapa", Procedure::Adapted)]));
    let deadline = fields.instant("date_limite");
    if deadline.is_none() {
        fields.missing("date_limite");
    }
    let is_whole = reference.is_some() && subject.is_some() && procedure.is_some() && deadline.is_some();
    let rectifications = rectifications(fields);
    let tender = Tender {
        reference: reference.unwrap_or_default(),
        subject: subject.unwrap_or_default(),
        procedure: procedure.unwrap_or(Procedure::Adapted),
        nature: fields.choice("nature", TenderNature::WORDS),
        deadline: deadline.unwrap_or_else(|| Spanned::new(Moment::day(Date::ZERO), Span::default())),
        programme: fields.text("programme"),
        commune: fields.prose("commune"),
        lots: tender_lots(fields, config),
        visit: fields.group("visite").map(site_visit),
        criteria: criteria(fields),
        file_url: web_address(fields, "dce_url"),
        attachments: fields.groups("pieces").into_iter().filter_map(attachment).collect(),
        rectifications,
        duration: fields.prose("duree"),
        place: fields.prose("lieu"),
        contact: fields.prose("contact"),
        outcome: award(fields),
    };
    Sketch { value: tender, is_whole }
}

fn web_address(fields: &Fields<'_>, name: &'static str) -> Option<String> {
    let url = fields.text(name)?;
    let is_web = url.value.starts_with("https://") || url.value.starts_with("http://");
    if !is_web || url.value.contains(char::is_whitespace) {
        fields.report(
            Diagnostic::error("adresse-web-illisible", fields.file(), url.span)
                .with("champ", name)
                .with("valeur", url.value),
        );
        return None;
    }
    Some(url.value)
}

/// The lots, whose numbers must differ.
fn tender_lots(fields: &Fields<'_>, config: &Config) -> Vec<TenderLot> {
    let mut numbers: Vec<Spanned<String>> = Vec::new();
    let mut lots = Vec::new();
    for group in fields.groups("lots") {
        if let Some(number) = group.text("numero") {
            if let Some(first) = numbers.iter().find(|known| known.value == number.value) {
                fields.report(
                    Diagnostic::error("lot-en-double", fields.file(), number.span)
                        .with("numero", number.value.as_str())
                        .and(fields.file(), Some(first.span)),
                );
            }
            numbers.push(number);
        }
        lots.extend(tender_lot(group, config));
    }
    lots
}

fn tender_lot(fields: Fields<'_>, config: &Config) -> Option<TenderLot> {
    let number = fields.required_text("numero");
    let title = fields.required_prose("intitule");
    let trades =
        fields.texts("corps_etat").into_iter().filter_map(|trade| known_trade(&fields, trade, config)).collect();
    let cpv = fields.texts("cpv").into_iter().map(|code| code.value).collect();
    let outcome = award(&fields);
    fields.finish();
    Some(TenderLot { number: number?.value, title: title?, trades, cpv, outcome })
}

fn known_trade(fields: &Fields<'_>, trade: Spanned<String>, config: &Config) -> Option<Spanned<String>> {
    let wanted = slug(&trade.value);
    let mut trades = config.trades.iter();
    let by_slug = trades.clone().find(|known| known.slug == wanted);
    let found = by_slug.or_else(|| trades.find(|known| slug(&known.label) == wanted));
    if let Some(found) = found {
        return Some(Spanned::new(found.slug.clone(), trade.span));
    }
    let slugs = config.trades.iter().map(|trade| trade.slug.as_str());
    fields.report(
        Diagnostic::error("metier-inconnu", fields.file(), trade.span)
            .with("valeur", trade.value.as_str())
            .suggesting(nearest(&wanted, slugs.clone()).or_else(|| only_begun_so(&wanted, slugs))),
    );
    None
}

/// The only one of `slugs` whose first word is `wanted` or near it: `chauffage` is the beginning of `chauffage-ventilation`.
fn only_begun_so<'a>(wanted: &str, slugs: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut begun =
        slugs.filter(|slug| slug.split_once('-').is_some_and(|(first, _)| nearest(wanted, [first]).is_some()));
    begun.next().filter(|_| begun.next().is_none())
}

/// `etat` and what goes with it, of a tender or of a lot.
fn award(fields: &Fields<'_>) -> Option<Award> {
    let state = fields.choice_spanned("etat", LotState::WORDS);
    let award = Award {
        state: LotState::Awarded,
        date: fields.moment("etat_le"),
        firm: fields.prose("attributaire"),
        amount: fields.amount("montant_ht"),
        reason: fields.prose("motif"),
    };
    let state = state?;
    if award.date.is_none() {
        fields
            .report(Diagnostic::warning("etat-sans-date", fields.file(), state.span).with("etat", state.value.word()));
    }
    Some(Award { state: state.value, ..award })
}

fn site_visit(fields: Fields<'_>) -> SiteVisit {
    let visit = SiteVisit {
        mandatory: fields.boolean("obligatoire").unwrap_or(false),
        date: fields.moment("date").map(|moment| moment.value),
        place: fields.prose("lieu"),
        text: fields.prose("texte"),
    };
    fields.finish();
    visit
}

fn criteria(fields: &Fields<'_>) -> Vec<Criterion> {
    let groups = fields.groups("criteres");
    if let Some(meant) = unnamed_criterion(&groups) {
        let place = groups.first().map_or_else(Span::default, Fields::place);
        fields.report(Diagnostic::error("criteres-mal-ecrits", fields.file(), place).suggesting(Some(meant)));
        return Vec::new();
    }
    let place = groups
        .first()
        .zip(groups.last())
        .map(|(first, last)| Span { start: first.place().start, end: last.place().end });
    let criteria: Vec<Criterion> = groups.into_iter().filter_map(criterion).collect();
    let sum: u32 = criteria.iter().map(|criterion| criterion.weight).sum();
    if let Some(place) = place
        && sum != 100
    {
        fields.report(Diagnostic::error("criteres-somme", fields.file(), place).with("somme", sum.to_string()));
    }
    criteria
}

/// Where the criteria are written as `Prix: 60`: how the first of them is meant.
fn unnamed_criterion(groups: &[Fields<'_>]) -> Option<String> {
    let mut written = groups.iter().flat_map(Fields::as_written);
    let is_weight = |text: Option<&str>| text.is_some_and(|text| values::integer(text).is_some());
    let (name, weight) = written.next().filter(|(name, weight)| canonical(name) != "poids" && is_weight(*weight))?;
    let are_alike = written.all(|(name, weight)| canonical(name) != "poids" && is_weight(weight));
    are_alike.then(|| format!("- {{ nom: {name}, poids: {} }}", weight.unwrap_or_default()))
}

fn criterion(fields: Fields<'_>) -> Option<Criterion> {
    let (name, weight) = (fields.required_prose("nom"), fields.integer("poids", 1, 100));
    if weight.is_none() {
        fields.missing("poids");
    }
    fields.finish();
    Some(Criterion { name: name?, weight: weight? })
}

/// The corrections, whose numbers must run from 1.
fn rectifications(fields: &Fields<'_>) -> Vec<Rectification> {
    let mut rectifications = Vec::new();
    for group in fields.groups("rectificatifs") {
        let Some(rectification) = rectification(group) else { continue };
        let expected = rectifications.len() + 1;
        if rectification.number as usize != expected {
            fields.report(
                Diagnostic::error("rectificatif-numero", fields.file(), rectification.span)
                    .with("numero", rectification.number.to_string())
                    .with("attendu", expected.to_string()),
            );
        }
        rectifications.push(rectification);
    }
    rectifications
}

fn rectification(fields: Fields<'_>) -> Option<Rectification> {
    let (number, date) = (fields.integer("numero", 1, 99), fields.moment("date"));
    let summary = fields.required_prose("resume");
    if number.is_none() {
        fields.missing("numero");
    }
    if date.is_none() {
        fields.missing("date");
    }
    let deadline_before = fields.instant("date_limite_avant").map(|moment| moment.value);
    let changed_papers = fields.texts("pieces_modifiees").into_iter().map(|paper| paper.value).collect();
    let span = fields.place();
    fields.finish();
    Some(Rectification { number: number?, date: date?.value, summary: summary?, deadline_before, changed_papers, span })
}
