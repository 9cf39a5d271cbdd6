//! The index that the search page reads: a site → small files, of which a browser fetches those that a query needs.
//!
//! 1. [`numbers`] gives each public page a number that stays;
//! 2. [`page`] says what a page holds, [`words`] cuts it into words, [`language`] shortens them;
//! 3. [`lists`] writes down which pages hold a word, in shards: `mots/ch-.txt` for all that begins so
//!    (Windows knows no file of the name `con.txt`);
//! 4. the entries, 32 a file, say what a result shows: `pages/7.json`;
//! 5. [`key`] is what a search begins with: `index.json`.
//!
//! Nothing here is kept: the index is made when a site is built, or when a browser asks the preview for a part of it.

mod key;
mod language;
mod lists;
mod numbers;
mod page;
mod words;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::locale::Catalogue;
use crate::site::Site;
use language::Rules;

/// Where the index lies.
pub const FOLDER: &str = "/recherche/index/";

/// The addresses of the index's files with their bytes; none where the site has no search.
#[must_use]
pub fn files(site: &Site, catalogue: &Catalogue) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    if !site.config.search {
        return files;
    }
    let rules = Rules::of(site.config.site.language);
    let pages = numbers::number(site);
    let shards = lists::shards(page::words(site, catalogue, rules, &pages));
    let key = key::Key::of(site, catalogue, rules, &pages, shards.keys().map(String::as_str).collect());
    files.insert(format!("{FOLDER}index.json"), json(&key));
    for (name, text) in shards {
        files.insert(format!("{FOLDER}mots/{name}-.txt"), text.into_bytes());
    }
    for (block, bytes) in page::blocks(site, catalogue, &pages) {
        files.insert(format!("{FOLDER}pages/{block}.json"), bytes);
    }
    files
}

fn json(value: &impl Serialize) -> Vec<u8> {
    // Texts, numbers and lists of them: serialising these cannot fail.
    serde_json::to_vec(value).unwrap_or_default()
}
