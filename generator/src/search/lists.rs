//! Words → the pages that hold them, written down in shards: one file for all words that begin alike.
//!
//! A line is a word and, after a space each, the pages that have it in their title, in a heading, in their summary or
//! facts, and in their text. A page stands once, in the first of these that has the word. A list is written as the
//! differences between its numbers, each in digits of five bits.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::language::Rules;

/// Where a word stands, from what counts most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Heading,
    Summary,
    Text,
}

/// A shard that is larger, in bytes, is split by the next letter.
const LARGEST_SHARD: usize = 16 * 1024;
/// The shard of words that are not made of ASCII letters and digits.
const OTHERS: &str = "_";

/// Gathers the words of some pages.
pub(super) struct Collector {
    rules: &'static Rules,
    known: Known,
    by_stem: FxHashMap<String, u32>,
    terms: Vec<Term>,
    /// For each term, the page that had it last.
    last: Vec<u32>,
    page: u32,
}

/// A shortened word and the pages that hold it, ascending: the number, and the field in the two lowest bits.
#[derive(Debug)]
pub(super) struct Term {
    stem: String,
    pages: Vec<u32>,
}

/// The number of each word's term; none where it is not looked for.
#[derive(Default)]
struct Known {
    /// Nearly all words, each in one number, which is found without following a pointer.
    short: FxHashMap<u128, Option<u32>>,
    others: FxHashMap<Box<[u8]>, Option<u32>>,
}

impl Known {
    #[inline]
    fn get(&self, word: &[u8]) -> Option<Option<u32>> {
        packed(word).map_or_else(|| self.others.get(word), |packed| self.short.get(&packed)).copied()
    }

    fn insert(&mut self, word: &[u8], term: Option<u32>) {
        match packed(word) {
            Some(packed) => self.short.insert(packed, term),
            None => self.others.insert(word.into(), term),
        };
    }
}

/// A word of 16 bytes at most as a number. No word holds a zero, so no two are alike.
#[inline]
fn packed(word: &[u8]) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    Some(u128::from_le_bytes(bytes))
}

impl Collector {
    pub(super) fn new(rules: &'static Rules) -> Self {
        let mut known = Known::default();
        rules.stop.iter().for_each(|word| known.insert(word.as_bytes(), None));
        Self { rules, known, by_stem: FxHashMap::default(), terms: Vec::new(), last: Vec::new(), page: 0 }
    }

    /// What follows are the words of `page`, which is greater than the one before.
    pub(super) fn start(&mut self, page: u32) {
        self.page = page;
    }

    /// A word of the page. What counts most comes first.
    #[inline]
    pub(super) fn add(&mut self, word: &[u8], field: Field) {
        let term = match self.known.get(word) {
            Some(term) => term,
            None => self.learn(word),
        };
        let Some(term) = term.map(|term| term as usize) else { return };
        if self.last[term] != self.page {
            self.last[term] = self.page;
            self.terms[term].pages.push(self.page << 2 | field as u32);
        }
    }

    #[cold]
    fn learn(&mut self, word: &[u8]) -> Option<u32> {
        let stem = self.rules.stem(std::str::from_utf8(word).ok()?);
        let next = u32::try_from(self.terms.len()).ok()?;
        let term = *self.by_stem.entry(stem.clone()).or_insert(next);
        if term == next {
            self.terms.push(Term { stem, pages: Vec::new() });
            self.last.push(u32::MAX);
        }
        self.known.insert(word, Some(term));
        Some(term)
    }

    pub(super) fn finish(self) -> Vec<Term> {
        self.terms
    }
}

/// The shards' names with their bytes. `collected` are the terms of one run of pages after the other.
pub(super) fn shards(collected: Vec<Vec<Term>>) -> BTreeMap<String, String> {
    let mut terms: Vec<Term> = collected.into_iter().flatten().collect();
    // Stable: the pages of a stem stay in their order.
    terms.sort_by(|a, b| a.stem.cmp(&b.stem));
    let lines: Vec<(&str, String)> =
        terms.par_chunk_by(|a, b| a.stem == b.stem).map(|same| (same[0].stem.as_str(), line(same))).collect();
    let mut shards = BTreeMap::new();
    let (lines, others): (Vec<_>, Vec<_>) = lines.into_iter().partition(|(stem, _)| stem.is_ascii());
    split(0, &lines, &mut shards);
    if !others.is_empty() {
        shards.insert(OTHERS.to_owned(), joined(&others));
    }
    shards
}

/// Puts `lines`, whose words begin with the same `length` letters, into one shard, or into one for each next letter.
fn split(length: usize, lines: &[(&str, String)], shards: &mut BTreeMap<String, String>) {
    let size: usize = lines.iter().map(|(_, line)| line.len()).sum();
    if length > 0 && (size <= LARGEST_SHARD || lines.len() == 1) {
        shards.insert(lines[0].0[..length].to_owned(), joined(lines));
        return;
    }
    for alike in lines.chunk_by(|(a, _), (b, _)| a.as_bytes().get(length) == b.as_bytes().get(length)) {
        // The word that is no longer than what they have in common stands alone.
        let is_whole = alike[0].0.len() == length;
        if is_whole {
            shards.insert(alike[0].0.to_owned(), joined(alike));
        } else {
            split(length + 1, alike, shards);
        }
    }
}

fn joined(lines: &[(&str, String)]) -> String {
    lines.iter().map(|(_, line)| line.as_str()).collect()
}

/// The line of a stem.
fn line(terms: &[Term]) -> String {
    let mut line = terms[0].stem.clone();
    let pages = || terms.iter().flat_map(|term| &term.pages);
    for field in [Field::Title, Field::Heading, Field::Summary, Field::Text] {
        line.push(' ');
        line.push_str(&numbers(pages().filter(|page| **page & 3 == field as u32).map(|page| page >> 2)));
    }
    line.truncate(line.trim_end().len());
    line.push('\n');
    line
}

/// Ascending numbers, each as its difference to the one before. The digits stand from `?` to `~`: the upper 32 say that
/// another follows.
pub(super) fn numbers(ascending: impl Iterator<Item = u32>) -> String {
    const FIRST_DIGIT: u8 = b'?';
    let mut written = Vec::new();
    let mut before = 0;
    for number in ascending {
        let difference = number - before;
        before = number;
        let mut shift = (31_u32.saturating_sub(difference.leading_zeros())) / 5 * 5;
        while shift > 0 {
            written.push(FIRST_DIGIT + (32 | (difference >> shift & 31) as u8));
            shift -= 5;
        }
        written.push(FIRST_DIGIT + (difference & 31) as u8);
    }
    String::from_utf8(written).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    fn shards_of(pages: &[(u32, &[(&str, Field)])]) -> BTreeMap<String, String> {
        let collected = pages
            .iter()
            .map(|(page, words)| {
                let mut collector = Collector::new(Rules::of(Language::French));
                collector.start(*page);
                words.iter().for_each(|(word, field)| collector.add(word.as_bytes(), *field));
                collector.finish()
            })
            .collect();
        shards(collected)
    }

    #[test]
    fn a_page_stands_where_its_word_counts_most() {
        let shards = shards_of(&[
            (1, &[("toitures", Field::Title), ("toiture", Field::Text), ("les", Field::Text)]),
            (3, &[("toiture", Field::Text), ("ταξί", Field::Summary)]),
            (40, &[("toiture", Field::Text), ("tuile", Field::Heading)]),
        ]);
        let shards: Vec<_> = shards.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        assert_eq!(shards, [("_", "ταξί   B\n"), ("t", "toitur @   B`D\ntuil  `G\n")]);
    }

    #[test]
    fn a_large_shard_is_split_by_the_next_letter() {
        let pages: Vec<u32> = (0..9000).map(|page| page * 4).collect();
        let term = |stem: &str| Term { stem: stem.to_owned(), pages: pages.clone() };
        let names = |stems: &[&str]| -> Vec<String> {
            shards(vec![stems.iter().map(|stem| term(stem)).collect()]).into_keys().collect()
        };
        assert_eq!(names(&["porte"]), ["p"]);
        assert_eq!(names(&["port", "porte"]), ["port", "porte"]);
        assert_eq!(names(&["a", "port", "pot"]), ["a", "por", "pot"]);
    }

    #[test]
    fn numbers_are_digits_of_five_bits() {
        assert_eq!(numbers([0, 1, 32, 63, 63 + 1024, 1087 + 32768].into_iter()), "?@^^`_?`__?");
    }
}
