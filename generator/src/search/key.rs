//! What a search begins with: the language's rules, the names of the shards, and what results can be narrowed by.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::language::Rules;
use super::lists;
use super::words::LETTERS;
use crate::config::KindName;
use crate::locale::Catalogue;
use crate::site::{PostId, Site};

/// `index.json`.
#[derive(Debug, Serialize)]
pub(super) struct Key<'s> {
    letters: BTreeMap<char, &'static str>,
    #[serde(flatten)]
    rules: &'static Rules,
    /// How many pages there are.
    pages: usize,
    /// The names of the shards: what all words of each begin with.
    shards: Vec<&'s str>,
    /// By the name that the field has in the form.
    facets: Facets<'s>,
}

/// The ways to narrow results.
#[derive(Debug, Serialize)]
struct Facets<'s> {
    sorte: Vec<Value<'s>>,
    programme: Vec<Value<'s>>,
    metier: Vec<Value<'s>>,
    annee: Vec<Value<'s>>,
}

/// A value in the form, what is read, and the list of pages that have it.
type Value<'s> = (String, Cow<'s, str>, String);

impl<'s> Key<'s> {
    pub(super) fn of(
        site: &'s Site,
        catalogue: &Catalogue,
        rules: &'static Rules,
        pages: &[(u32, PostId)],
        shards: Vec<&'s str>,
    ) -> Self {
        let facets = Facets {
            sorte: kinds(site, catalogue, pages),
            programme: parents(site, pages),
            metier: trades(site, pages),
            annee: years(site, pages),
        };
        Self { letters: LETTERS.into_iter().collect(), rules, pages: pages.len(), shards, facets }
    }
}

/// Which pages have each of the values that `of` gives.
fn by<K: Eq + std::hash::Hash, I: IntoIterator<Item = K>>(
    pages: &[(u32, PostId)],
    of: impl Fn(PostId) -> I,
) -> FxHashMap<K, Vec<u32>> {
    let mut found: FxHashMap<K, Vec<u32>> = FxHashMap::default();
    for (number, id) in pages {
        for key in of(*id) {
            found.entry(key).or_default().push(*number);
        }
    }
    found
}

fn list(pages: Vec<u32>) -> String {
    lists::numbers(pages.into_iter())
}

fn kinds<'s>(site: &Site, catalogue: &Catalogue, pages: &[(u32, PostId)]) -> Vec<Value<'s>> {
    let mut found = by(pages, |id| [site.kind(id).unwrap_or(KindName::Page)]);
    let all = KindName::WORDS.into_iter();
    all.filter_map(|(word, kind)| {
        Some((word.to_owned(), catalogue.text(&format!("kind-{word}")).into(), list(found.remove(&kind)?)))
    })
    .collect()
}

/// Programmes and residences; each has its own page among its own.
fn parents<'s>(site: &'s Site, pages: &[(u32, PostId)]) -> Vec<Value<'s>> {
    let mut found = by(pages, |id| {
        let relations = site.relations(id);
        let itself = matches!(site.kind(id), Some(KindName::Programme | KindName::Residence)).then_some(id);
        itself.or(relations.programme).or(relations.residence)
    });
    let all = site.programmes.iter().chain(&site.residences);
    all.filter_map(|id| {
        let post = site.post(*id);
        let name = post.address.url.trim_matches('/').to_owned();
        Some((name, post.title.value.as_str().into(), list(found.remove(id)?)))
    })
    .collect()
}

fn trades<'s>(site: &'s Site, pages: &[(u32, PostId)]) -> Vec<Value<'s>> {
    let mut found = by(pages, |id| site.relations(id).trades.iter().copied());
    let all = site.config.trades.iter().enumerate();
    all.filter_map(|(at, trade)| Some((trade.slug.clone(), trade.label.as_str().into(), list(found.remove(&at)?))))
        .collect()
}

/// The newest first.
fn years<'s>(site: &Site, pages: &[(u32, PostId)]) -> Vec<Value<'s>> {
    let found = by(pages, |id| site.post(id).date.as_ref().map(|date| date.value.date.year()));
    let mut years: Vec<(i16, Vec<u32>)> = found.into_iter().collect();
    years.sort_unstable_by_key(|(year, _)| std::cmp::Reverse(*year));
    years.into_iter().map(|(year, pages)| (year.to_string(), year.to_string().into(), list(pages))).collect()
}
