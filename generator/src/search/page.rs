//! A page's words, field by field, and what a result shows of it.

use rayon::prelude::*;
use serde::Serialize;

use super::language::Rules;
use super::lists::{Collector, Field, Term};
use super::numbers::BLOCK;
use super::words::Cutter;
use crate::config::KindName;
use crate::content::{
    Attachment, Award, DocumentNature, Kind, Management, NoticeCategory, Post, Procedure, ProgrammeKind, Stage, Tender,
};
use crate::locale::{Catalogue, format};
use crate::markdown::LinkKind;
use crate::site::{PostId, Site, links};

/// The words of all `pages`: the terms of one run of them after the other.
pub(super) fn words(
    site: &Site,
    catalogue: &Catalogue,
    rules: &'static Rules,
    pages: &[(u32, PostId)],
) -> Vec<Vec<Term>> {
    let labels = Labels::of(catalogue);
    // Each run learns the vocabulary anew, so there are no more of them than threads.
    let run = pages.len().div_ceil(rayon::current_num_threads()).max(BLOCK as usize);
    pages
        .par_chunks(run)
        .map(|pages| {
            let (mut cutter, mut collector) = (Cutter::new(rules), Collector::new(rules));
            for (number, id) in pages {
                collector.start(*number);
                texts(site, &labels, *id, &mut |text, field| {
                    cutter.cut(text, &mut |word| collector.add(word, field));
                });
            }
            collector.finish()
        })
        .collect()
}

/// Labels of the domain's words, asked of the catalogue once.
struct Labels {
    kinds: Vec<String>,
    natures: Vec<String>,
    stages: Vec<String>,
    programmes: Vec<String>,
    managements: Vec<String>,
    procedures: Vec<String>,
    categories: Vec<String>,
}

impl Labels {
    fn of(catalogue: &Catalogue) -> Self {
        Self {
            kinds: labels(catalogue, "kind", &KindName::WORDS),
            natures: labels(catalogue, "document-nature", DocumentNature::WORDS),
            stages: labels(catalogue, "stage", &Stage::WORDS),
            programmes: labels(catalogue, "programme-kind", ProgrammeKind::WORDS),
            managements: labels(catalogue, "management", Management::WORDS),
            procedures: labels(catalogue, "procedure", Procedure::WORDS),
            categories: labels(catalogue, "notice-category", NoticeCategory::WORDS),
        }
    }
}

/// The labels of a vocabulary, in the order of its words, which is that of their enum.
fn labels<T>(catalogue: &Catalogue, vocabulary: &str, words: &[(&str, T)]) -> Vec<String> {
    words.iter().map(|(word, _)| catalogue.text(&format!("{vocabulary}-{word}"))).collect()
}

/// Calls `each` with all that a page says, what counts most first.
fn texts(site: &Site, labels: &Labels, id: PostId, each: &mut impl FnMut(&str, Field)) {
    let (post, relations) = (site.post(id), site.relations(id));
    each(&post.title.value, Field::Title);
    if post.is_withdrawn() {
        return;
    }
    if let Some(tender) = post.tender() {
        each(&tender.reference.value, Field::Title);
    }
    post.body.headings.iter().for_each(|heading| each(&heading.text, Field::Heading));

    let mut fact = |text: &str| each(text, Field::Summary);
    post.summary.iter().chain(&post.author).for_each(|text| fact(text));
    relations.programme.iter().chain(&relations.residence).for_each(|parent| fact(&site.post(*parent).title.value));
    relations.commune.iter().for_each(|commune| fact(&site.communes[*commune].1));
    relations.trades.iter().for_each(|trade| fact(&site.config.trades[*trade].label));
    facts(labels, post, &mut fact);
    unnamed_papers(site, post, &mut fact);

    post.body.each_text(&mut |text| each(text, Field::Text));
}

/// What a kind's own fields say.
fn facts(labels: &Labels, post: &Post, fact: &mut impl FnMut(&str)) {
    match &post.kind {
        Kind::Programme(programme) => {
            programme.kind.iter().for_each(|kind| fact(&labels.programmes[*kind as usize]));
            programme.tranches.iter().for_each(|tranche| fact(&tranche.name));
            programme.address.iter().chain(&programme.architect).chain(&programme.contact).for_each(|text| fact(text));
        }
        Kind::ProgressUpdate(update) => {
            update.stage.iter().for_each(|stage| fact(&labels.stages[*stage as usize]));
            update.tranche.iter().for_each(|tranche| fact(&tranche.value));
            update.postponement.iter().for_each(|postponement| fact(&postponement.reason));
            update.photos.iter().for_each(|photo| fact(&photo.description));
            update.photos.iter().filter_map(|photo| photo.caption.as_deref()).for_each(&mut *fact);
        }
        Kind::Tender(tender) => {
            fact(&labels.procedures[tender.procedure as usize]);
            tender_facts(tender, fact);
        }
        Kind::BoardDocument(document) => {
            fact(&labels.natures[document.nature as usize]);
            names(&document.attachments, fact);
        }
        Kind::Residence(residence) => {
            residence.management.iter().for_each(|management| fact(&labels.managements[*management as usize]));
            residence.address.iter().chain(&residence.contact).for_each(|text| fact(text));
        }
        Kind::ResidenceNotice(notice) => {
            notice.category.iter().for_each(|category| fact(&labels.categories[*category as usize]));
            notice.contact.iter().for_each(|text| fact(text));
            notice.follow_ups.iter().for_each(|follow_up| fact(&follow_up.text));
        }
        Kind::Event(event) => event.place.iter().chain(&event.organiser).for_each(|text| fact(text)),
        Kind::Article | Kind::Page | Kind::Section => {}
    }
}

fn tender_facts(tender: &Tender, fact: &mut impl FnMut(&str)) {
    fact(&tender.subject);
    tender.lots.iter().for_each(|lot| fact(&lot.title));
    let firm = |award: &Award| award.firm.clone();
    let outcomes = tender.outcome.iter().chain(tender.lots.iter().filter_map(|lot| lot.outcome.as_ref()));
    outcomes.filter_map(firm).for_each(|firm| fact(&firm));
    tender.rectifications.iter().for_each(|rectification| fact(&rectification.summary));
    tender.place.iter().chain(&tender.contact).for_each(|text| fact(text));
    names(&tender.attachments, fact);
}

fn names(attachments: &[Attachment], fact: &mut impl FnMut(&str)) {
    attachments.iter().filter_map(|attachment| attachment.name.as_deref()).for_each(fact);
}

/// What the page calls the files that their author gave no name: a PDF's own title, or the file's name in words.
fn unnamed_papers(site: &Site, post: &Post, fact: &mut impl FnMut(&str)) {
    let attached = match &post.kind {
        Kind::Tender(tender) => tender.attachments.as_slice(),
        Kind::BoardDocument(document) => document.attachments.as_slice(),
        _ => &[],
    };
    let attached = attached.iter().filter(|paper| paper.name.is_none()).map(|paper| paper.file.value.as_str());
    let downloads = post.body.links.iter().filter(|link| link.kind == LinkKind::Download { label: None });
    for written in attached.chain(downloads.map(|link| link.target.value.as_str())) {
        if let Some((path, file)) = links::find_file(site, post, written) {
            fact(&file.title(path));
        }
    }
}

/// A page as results show it.
#[derive(Debug, Serialize)]
struct Entry<'s> {
    title: &'s str,
    url: String,
    /// The kind's label.
    kind: &'s str,
    /// The programme or the residence that it belongs to.
    parent: &'s str,
    /// Its day, for a reader and for a machine.
    date: String,
    iso: String,
    summary: &'s str,
}

impl<'s> Entry<'s> {
    fn of(site: &'s Site, labels: &'s Labels, id: PostId) -> Self {
        let (post, relations) = (site.post(id), site.relations(id));
        let parent = relations.programme.or(relations.residence);
        let date = post.date.as_ref().map(|date| date.value.date);
        Self {
            title: &post.title.value,
            url: site.href(&post.address.url),
            kind: &labels.kinds[site.kind(id).unwrap_or(KindName::Page) as usize],
            parent: parent.map_or("", |parent| &site.post(parent).title.value),
            date: date.map_or_else(String::new, |date| format::date(site.config.site.language, date)),
            iso: date.map_or_else(String::new, |date| date.to_string()),
            summary: if post.is_withdrawn() { "" } else { post.summary.as_deref().unwrap_or(&post.body.excerpt) },
        }
    }
}

/// The files of entries: the number of each block with its bytes. The position of an entry is its number's rest.
pub(super) fn blocks(site: &Site, catalogue: &Catalogue, pages: &[(u32, PostId)]) -> Vec<(u32, Vec<u8>)> {
    let labels = Labels::of(catalogue);
    pages
        .par_chunk_by(|(a, _), (b, _)| a / BLOCK == b / BLOCK)
        .map(|block| {
            let entries: Vec<Entry<'_>> = block.iter().map(|(_, id)| Entry::of(site, &labels, *id)).collect();
            (block[0].0 / BLOCK, super::json(&entries))
        })
        .collect()
}
