//! Whatever an author's file holds, reading it ends, without a panic, and every message can be shown.
//!
//! Two sorts of input: files of the demonstration and of the broken site with a few edits, which come near to what
//! slips of the hand and word processors make; and strings of the marks that the formats give a meaning to. Run them for
//! longer with `PROPTEST_CASES=100000 cargo test --release -p palier fuzz`.

use std::sync::{Arc, LazyLock};

use encoding_rs::WINDOWS_1252;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::config::{self, Config};
use crate::content::{self, Reader, trade};
use crate::diagnostic::{Diagnostic, render};
use crate::locale::{self, Catalogue, Language};
use crate::media;
use crate::sheet::{self, Sheet};

/// The longest input, in edits and in pieces: a case must end at once.
const MOST: usize = 24;

const CONFIGURATION: &str = include_str!("../../palier.toml");

const PAGES: [&str; 9] = [
    include_str!("../../content/chantiers/terrasses-du-verger/index.md"),
    include_str!("../../content/chantiers/terrasses-du-verger/2026-11-06-hors-eau/index.md"),
    include_str!("../../content/appels-offres/2026-07-ilot-ferrand/index.md"),
    include_str!("../../content/appels-offres/2026-04-les-glycines/index.md"),
    include_str!("../../content/conseil/2026-10-01-releve-de-decisions/index.md"),
    include_str!("../../content/agenda/2026-12-12-gouter-des-lumieres/index.md"),
    include_str!("../../tests/fixtures/erreurs/content/actualites/charte-2025.md"),
    include_str!("../../tests/fixtures/erreurs/content/appels-offres/2026-014-charpente.md"),
    include_str!("../../tests/fixtures/erreurs/content/chantiers/verger/index.md"),
];

const SPREADSHEETS: [&str; 2] = [
    include_str!("../../content/residences/residence-du-port/consommations.csv"),
    "sep=,\r\n\"Poste, détail\",\"2024\",2025\r\nChauffage,\"1\u{202f}234,5\",-3\r\n\"Eau \"\"chaude\"\"\",,12.50\r\n",
];

/// Pieces that mean something to YAML, to TOML, to Markdown, to HTML, to Palier, to an editor.
const PIECES: [&str; 81] = [
    "---",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  ",
    ":",
    ": ",
    "- ",
    "#",
    " # ",
    "'",
    "\"",
    "[",
    "]",
    "{",
    "}",
    ",",
    "|",
    ">-",
    "*",
    "&a",
    "*a",
    "!",
    "%",
    "@",
    "`",
    "```\n",
    "~~~",
    "?",
    "=",
    "\"\"\"",
    "'''",
    "[[",
    "]]",
    "[site]",
    "menu = ",
    "titre",
    "titre: ",
    "date: ",
    "2026-13-45",
    "99:99",
    "12 h 00",
    "acces: ",
    "lots:\n  ",
    "numero: 01",
    "report: {",
    "::: note",
    "::: galerie",
    "::: graphique a.csv \"b\"",
    " type: ",
    ";",
    ":::",
    "![](",
    "](",
    ")",
    "](#",
    "](../",
    "[^1]",
    "[^1]: ",
    "| a | b |\n| - | - |\n",
    "<div>",
    "</div>",
    "<!--",
    "-->",
    "<a href=\"",
    "&nbsp;",
    "&#0;",
    "{#id}",
    "\\",
    "«",
    "»",
    "“",
    "’",
    "\u{feff}",
    "\u{a0}",
    "\u{0}",
    "\u{202e}",
    "\u{e000}",
    "🏗",
];

/// One slip: at a place, so many characters taken away, a piece put in, or what stood there written twice.
#[derive(Clone, Debug)]
struct Edit {
    at: Index,
    removed: usize,
    put: &'static str,
    twice: bool,
}

impl Edit {
    fn apply(&self, text: &mut String) {
        let places: Vec<usize> = text.char_indices().map(|(place, _)| place).chain([text.len()]).collect();
        let start = self.at.index(places.len());
        let end = (start + self.removed).min(places.len() - 1);
        let taken = text[places[start]..places[end]].to_owned();
        let kept = if self.twice { taken.repeat(2) } else { self.put.to_owned() };
        text.replace_range(places[start]..places[end], &kept);
    }
}

fn edit() -> impl Strategy<Value = Edit> {
    (any::<Index>(), 0..80_usize, select(&PIECES[..]), any::<bool>()).prop_map(|(at, removed, put, twice)| Edit {
        at,
        removed,
        put,
        twice,
    })
}

/// One of `seeds`, edited.
fn edited(seeds: &'static [&'static str]) -> impl Strategy<Value = String> {
    (select(seeds), prop::collection::vec(edit(), 0..MOST)).prop_map(|(seed, edits)| {
        let mut text = seed.to_owned();
        edits.iter().for_each(|edit| edit.apply(&mut text));
        text
    })
}

/// Pieces, and here and there any character.
fn pieced() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![8 => select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..4 * MOST).prop_map(|pieces| pieces.concat())
}

static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    config::read(&Arc::from("palier.toml"), CONFIGURATION, &trade::TRADES, &mut Vec::new()).expect("it is sound")
});

static CATALOGUES: LazyLock<[Catalogue; 2]> =
    LazyLock::new(|| [Language::French, Language::English].map(|language| locale::catalogue(language, None)));

/// Every place of a message lies in the text, and the message can be shown in each form and language.
fn check_messages(text: &str, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        for span in [&diagnostic.place, diagnostic.other.as_ref().unwrap_or(&diagnostic.place)].map(|place| place.span)
        {
            let Some(span) = span else { continue };
            assert!(span.end as usize <= text.len(), "{diagnostic:?} is outside of {text:?}");
        }
    }
    let texts = |_: &str| Some(text.to_owned());
    for catalogue in CATALOGUES.iter() {
        let shown = render::human(diagnostics, &texts, catalogue, true, 100);
        assert_eq!(shown.is_empty(), diagnostics.is_empty());
        assert!(render::json(diagnostics, &texts, catalogue).ends_with("]\n"));
        assert_eq!(render::github(diagnostics, &texts, catalogue).lines().count(), diagnostics.len());
    }
}

fn read_page(path: &str, text: &str) {
    let mut diagnostics = Vec::new();
    let post = content::read(Reader { config: &CONFIG }, &Arc::from(path), text, &mut diagnostics);
    assert!(post.is_some() || diagnostics.iter().any(Diagnostic::is_error), "a page went missing in silence: {text:?}");
    if let Some(post) = post {
        let html = post.body.html_with(|_, _, _| {}).to_lowercase();
        assert!(!html.contains("<script"), "{text:?}");
        assert!(!post.body.plain_text().contains('\u{e000}') || text.contains('\u{e000}'), "{text:?}");
    }
    check_messages(text, &diagnostics);
}

const PATHS: [&str; 4] = [
    "content/chantiers/verger/2026-11-06-hors-eau/index.md",
    "content/appels-offres/2026-07-ilot-ferrand/index.md",
    "content/conseil/ordre-du-jour.md",
    "content/_index.md",
];

proptest! {
    #[test]
    fn an_edited_page_is_read_or_reported(text in edited(&PAGES), path in select(&PATHS[..])) {
        read_page(path, &text);
    }

    #[test]
    fn any_page_is_read_or_reported(text in pieced(), path in select(&PATHS[..])) {
        read_page(path, &text);
        read_page(path, &format!("---\ntitre: Essai\ndate: 2026-11-23\n---\n{text}"));
        read_page(path, &format!("---\n{text}\n---\n"));
    }

    #[test]
    fn any_configuration_is_read_or_reported(text in prop_oneof![edited(&[CONFIGURATION]), pieced()]) {
        let mut diagnostics = Vec::new();
        let config = config::read(&Arc::from("palier.toml"), &text, &trade::TRADES, &mut diagnostics);
        prop_assert_eq!(config.is_none(), diagnostics.iter().any(Diagnostic::is_error));
        check_messages(&text, &diagnostics);
    }

    #[test]
    fn any_spreadsheet_is_read_or_reported(
        text in prop_oneof![edited(&SPREADSHEETS), pieced()],
        language in select(vec![Language::French, Language::English]),
        is_old in any::<bool>(),
    ) {
        let bytes = if is_old { WINDOWS_1252.encode(&text).0.into_owned() } else { text.into_bytes() };
        match Sheet::read(&Arc::from("a.csv"), &bytes, language) {
            Ok(sheet) => {
                prop_assert!(sheet.numbers().count() > 0);
                prop_assert!(sheet.series.iter().all(|series| series.values.len() == sheet.labels.len()));
            }
            Err(problems) => {
                prop_assert!(problems.iter().any(Diagnostic::is_error));
                check_messages(&sheet::decoded(&bytes), &problems);
            }
        }
    }

    #[test]
    fn any_bytes_are_a_spreadsheet_or_reported(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Err(problems) = Sheet::read(&Arc::from("a.csv"), &bytes, Language::French) {
            check_messages(&sheet::decoded(&bytes), &problems);
        }
    }

    #[test]
    fn any_picture_is_cleaned_or_refused(
        start in select(vec![&b"GIF89a"[..], b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"RIFF\x20\0\0\0WEBP", b""]),
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let _ = media::without_metadata([start, &rest].concat());
    }
}
