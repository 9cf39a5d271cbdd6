//! Whatever comes from outside, reading it ends, without a panic, and what comes out of it is harmless.
//!
//! Here the sanitiser, the manifest and the snapshot; beside their parsers the files of other services
//! (`import::fuzz`); through the whole service what a request holds (`tests/service/fuzz.rs`). Run them for longer with
//! `PROPTEST_CASES=100000 cargo test --release -p palier-comments fuzz`.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use scraper::{Html, Node};

use crate::domain::text::{self, SafeHtml};
use crate::manifest;
use crate::snapshot::Snapshot;

/// Pieces that mean something to Markdown, to HTML, to browsers, to addresses.
const PIECES: [&str; 76] = [
    "\n",
    "\n\n",
    "    ",
    "\t",
    " ",
    "> ",
    "- ",
    "1. ",
    "# ",
    "---",
    "***",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "~~~",
    "[",
    "]",
    "](",
    "](<",
    ")",
    ">)",
    "![",
    "]: ",
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "--!>",
    "<![CDATA[",
    "]]>",
    "<?",
    "&",
    "&lt;",
    "&#x",
    "&#0;",
    "&colon;",
    "&Tab;",
    "\"",
    "'",
    "=",
    "\\",
    "/",
    "//",
    "#",
    ":",
    "javascript:",
    "JaVaScRiPt\t:",
    "data:text/html,",
    "https://a.example",
    "www.a.example",
    "mailto:a@b.example",
    "<ol start=\"",
    "https:",
    "HTTP:/",
    "7",
    "<script>",
    "<style>",
    "<svg",
    "<math>",
    "<mglyph>",
    "<table>",
    "<noscript>",
    "<template>",
    "<textarea>",
    "<title>",
    "<p ",
    "<a href=\"",
    " onload=",
    "\u{0}",
    "\u{202e}",
    "\u{feff}",
];

/// Pieces, and here and there any character.
fn pieced() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![8 => select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

/// `seed` with a few parts taken away, doubled or replaced by a piece.
fn edited(seed: &'static str, pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let edit = (any::<Index>(), 0..24_usize, select(pieces), any::<bool>());
    prop::collection::vec(edit, 0..8).prop_map(move |edits| {
        let mut text = seed.to_owned();
        for (at, removed, put, twice) in edits {
            let places: Vec<usize> = text.char_indices().map(|(place, _)| place).chain([text.len()]).collect();
            let start = at.index(places.len());
            let range = places[start]..places[(start + removed).min(places.len() - 1)];
            let put = if twice { text[range.clone()].repeat(2) } else { put.to_owned() };
            text.replace_range(range, &put);
        }
        text
    })
}

/// Whether HTML, parsed as browsers do, holds what the sanitiser's list allows, and nothing else.
pub(crate) fn is_safe(html: &str) -> bool {
    let allowed = ["html", "p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre"];
    Html::parse_fragment(html).root_element().descendants().all(|node| match node.value() {
        Node::Element(element) => {
            allowed.contains(&element.name())
                && element.attrs().all(|(name, value)| match name {
                    "href" => {
                        ["http://", "https://", "mailto:"].iter().any(|scheme| value.to_lowercase().starts_with(scheme))
                    }
                    "rel" => value == "nofollow noopener ugc",
                    "start" => value.parse::<u64>().is_ok(),
                    _ => false,
                })
        }
        Node::Comment(_) | Node::ProcessingInstruction(_) => false,
        _ => true,
    })
}

const MANIFEST: &str = r#"{"version":1,"site":"https://trois-vallons.example","name":"Les Trois Vallons",
"sections":{"chantiers":"Chantiers","appels-offres":"Appels d’offres"},"threads":[
{"id":"verger/hors-eau","url":"/chantiers/verger/hors-eau/","title":"Hors d’eau","kind":"avancement","mode":"ouverts",
"programme":"verger","residence":null,"date":"2026-11-06T08:00:00Z","old_urls":["/verger/hors-d-eau/"]},
{"id":"appel","url":"/appels-offres/appel/","title":"Appel","kind":"appel-offres","mode":"questions"}]}"#;

const SNAPSHOT: &str = r#"{"version":1,"site":"vallons","url":"https://trois-vallons.example","threads":[{"id":"verger","url":"/verger/","writing":"open","count":1,
"comments":[{"id":1,"parent":null,"state":"published","removed_for":null,"name":"Samia","official":false,
"html":"<p>Quand <em>sèche</em> la dalle ?</p>","written_at":"2026-11-23T09:00:00Z","published_at":"2026-11-23T09:00:00Z",
"edited_at":null,"pinned":false,"question":"waiting"}]}]}"#;

/// Pieces that mean something to JSON and to what stands in ours.
const JSON_PIECES: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "null",
    "true",
    "-1",
    "1e999",
    "99999999999999999999",
    "\"id\":",
    "//",
    "<script>",
    "</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:",
    " ",
    "\u{0}",
    "é",
];

proptest! {
    #[test]
    fn any_message_is_shown_harmless(markdown in pieced()) {
        let text = text::read(&markdown);
        prop_assert!(is_safe(text.html.as_str()), "{:?}", text.html);
        let page = Html::parse_fragment(text.html.as_str());
        let links = page.root_element().descendants().filter_map(|node| node.value().as_element()?.attr("href"));
        prop_assert_eq!(links.collect::<Vec<_>>(), text.links);
        let again = SafeHtml::sanitise(text.html.as_str());
        prop_assert_eq!(&again, &text.html);
    }

    #[test]
    fn any_html_is_shown_harmless(html in pieced()) {
        let once = SafeHtml::sanitise(&html);
        prop_assert!(is_safe(once.as_str()), "{:?}", once);
        let plain = once.plain();
        prop_assert!(plain.len() <= once.as_str().len());
    }

    #[test]
    fn a_manifest_is_taken_as_a_whole_or_refused(text in prop_oneof![edited(MANIFEST, &JSON_PIECES), pieced()]) {
        match manifest::parse(text.as_bytes()) {
            Err(fault) => prop_assert!(!fault.to_string().is_empty()),
            Ok((about, threads)) => {
                let shown = about.name.iter().chain(about.sections.values());
                let titles = shown.chain(threads.iter().map(|thread| &thread.title));
                for title in titles {
                    prop_assert!(!title.is_empty());
                    prop_assert!(!title.chars().any(char::is_control));
                }
                for thread in threads {
                    let addresses = std::iter::once(&thread.url).chain(&thread.old_urls);
                    prop_assert!(addresses.into_iter().all(|url| url.starts_with('/') && !url.contains(char::is_whitespace)));
                }
            },
        }
    }

    #[test]
    fn a_manifest_of_any_bytes_ends(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(manifest::parse(&bytes).is_err());
    }

    #[test]
    fn a_snapshot_that_is_read_is_harmless(text in edited(SNAPSHOT, &JSON_PIECES)) {
        if let Ok(snapshot) = Snapshot::read(text.as_bytes(), &["https://trois-vallons.example"]) {
            for comment in snapshot.threads.iter().flat_map(|thread| &thread.comments) {
                prop_assert!(is_safe(comment.html.as_str()), "{:?}", comment.html);
            }
        }
    }
}
