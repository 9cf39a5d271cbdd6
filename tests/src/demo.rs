//! The demonstration site: built without a warning, and every promise about pages kept on each of its pages. What its kinds of
//! pages say has a file each.

mod conversations;
mod lists;
mod pictures;
mod tenders;
mod works;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use scraper::Html;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::site::{Files, files};
use crate::support::{NOW, Ran, page, palier, readers, repository};

/// The host in `palier.toml`.
const SITE: &str = "https://trois-vallons.example";

/// What stands in every paper that is not public.
const SECRET: &str = "CONFIDENTIEL-PALIER";

struct Demo {
    ran: Ran,
    folder: TempDir,
    files: Files,
    pages: BTreeMap<String, Html>,
}

/// Builds the demonstration site, as it lies in the repository.
fn build() -> Demo {
    let folder = TempDir::new().unwrap();
    let root = repository();
    let ran =
        palier(["build", "--root", root.to_str().unwrap(), "--out", folder.path().to_str().unwrap(), "--now", NOW]);
    let files = files(folder.path());
    let is_page = |name: &String| name.ends_with(".html");
    let parse = |bytes: &Vec<u8>| Html::parse_document(std::str::from_utf8(bytes).expect("pages are UTF-8"));
    let pages =
        files.iter().filter(|(name, _)| is_page(name)).map(|(name, bytes)| (name.clone(), parse(bytes))).collect();
    Demo { ran, folder, files, pages }
}

impl Demo {
    /// The pages but those that only lead from an old address to a new one.
    fn real_pages(&self) -> impl Iterator<Item = (&String, &Html)> {
        self.pages.iter().filter(|(_, page)| page::all(page, "meta[http-equiv=refresh]").is_empty())
    }

    /// The published file of an address of the site.
    fn file_of(&self, path: &str) -> Option<&Vec<u8>> {
        let path = percent_decoded(path.trim_start_matches('/'));
        let name = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
        self.files.get(&name)
    }
}

fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let pair = || Some([rest.clone().next()?, rest.clone().nth(1)?]);
        match (byte, pair()) {
            (b'%', Some(pair)) => {
                let hex = std::str::from_utf8(&pair).unwrap();
                bytes.push(u8::from_str_radix(hex, 16).expect("two digits follow %"));
                rest.nth(1);
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn it_builds_without_a_word_of_complaint() {
    let demo = build();
    assert_eq!(demo.ran.status, 0, "{}", demo.ran.stderr);
    assert_eq!(demo.ran.stderr, "");
    assert!(demo.pages.len() > 90, "{} pages", demo.pages.len());
    let root = repository();
    let check = palier(["check", "--root", root.to_str().unwrap(), "--now", NOW]).ended(0);
    assert_eq!(check.stderr, "");
}

#[test]
fn every_link_and_every_asset_leads_somewhere() {
    let demo = build();
    let mut broken = BTreeSet::new();
    let mut followed = 0;
    for (name, html) in &demo.pages {
        let own = format!("/{}", name.strip_suffix("index.html").unwrap_or(name));
        let selectors = [
            ("a", "href"),
            ("link:not([rel=canonical])", "href"),
            ("img", "src"),
            ("script", "src"),
            ("source", "srcset"),
        ];
        for (selector, attribute) in selectors {
            // Sizes of a photo stand in one attribute, each with its width.
            let written = page::attributes(html, selector, attribute).into_iter();
            let each = written.flat_map(|written| written.split(", ").filter_map(|one| one.split(' ').next()));
            for written in each {
                // The service of comments stands beside the site, on the same host.
                let address = written.strip_prefix(SITE).unwrap_or(written);
                if address.contains(':') || address.starts_with("/commentaires/") {
                    continue;
                }
                let (path, anchor) =
                    address.split_once('#').map_or((address, None), |(path, anchor)| (path, Some(anchor)));
                let path = if path.is_empty() { own.as_str() } else { path };
                assert!(path.starts_with('/'), "{name}: {written} depends on where it is read");
                followed += 1;
                let Some(bytes) = demo.file_of(path) else {
                    broken.insert(format!("{name}: {written}"));
                    continue;
                };
                if let Some(anchor) = anchor {
                    let target = std::str::from_utf8(bytes).unwrap();
                    let id = format!("id=\"{}\"", percent_decoded(anchor));
                    if !target.contains(&id) {
                        broken.insert(format!("{name}: {written} has no such place"));
                    }
                }
            }
        }
    }
    assert!(followed > 2000, "only {followed} links");
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_page_can_be_read_by_everybody() {
    let demo = build();
    let mut wrong = Vec::new();
    let mut titles: BTreeMap<String, &String> = BTreeMap::new();
    for (name, html) in demo.real_pages() {
        let mut say = |what: String| wrong.push(format!("{name}: {what}"));
        let count = |selector: &str| page::all(html, selector).len();
        if page::attributes(html, "html", "lang") != ["fr"] {
            say("its language is not said".to_owned());
        }
        if count("h1") != 1 {
            say(format!("{} titles of level 1", count("h1")));
        }
        let first_link = page::attributes(html, "body a", "href").first().copied().unwrap_or_default();
        if page::attributes(html, "main", "id") != [first_link.trim_start_matches('#')] {
            say("its first link does not lead past the menu".to_owned());
        }
        let levels: Vec<u32> = page::all(html, "h1, h2, h3, h4, h5, h6")
            .iter()
            .map(|heading| heading.value().name()[1..].parse().unwrap())
            .collect();
        if let Some(jump) = levels.windows(2).find(|pair| pair[1] > pair[0] + 1) {
            say(format!("a heading of level {} follows one of level {}", jump[1], jump[0]));
        }
        if page::all(html, "img").len() != page::attributes(html, "img", "alt").len() {
            say("a picture without alternative text".to_owned());
        }
        for label in page::all(html, "nav")
            .iter()
            .filter(|nav| nav.attr("aria-label").is_none() && nav.attr("aria-labelledby").is_none())
        {
            say(format!("a navigation without a name: {}", page::text(*label)));
        }
        if count("footer a[href='/accessibilite/']") < 1 {
            say("no link to the accessibility statement".to_owned());
        }
        // Markdown has no captions: the heading above an author's table tells what it is.
        if count("table") != count("table caption") + count(".text table") || count("th:not([scope])") > 0 {
            say("a table without caption, or a heading of it without scope".to_owned());
        }
        let ids = page::attributes(html, "[id]", "id");
        if ids.iter().collect::<BTreeSet<_>>().len() != ids.len() {
            say("two elements have one id".to_owned());
        }
        let title = page::texts(html, "head > title").concat();
        if let Some(other) = titles.insert(title.clone(), name) {
            say(format!("its title « {title} » is also that of {other}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_page_asks_anything_of_another_site_nor_runs_what_stands_in_it() {
    let demo = build();
    let mut wrong = Vec::new();
    for (name, html) in &demo.pages {
        let loaded =
            ["img[src]", "script[src]", "iframe[src]", "video[src]", "audio[src]", "source[src]", "embed[src]"];
        for selector in loaded {
            for address in page::attributes(html, selector, "src") {
                if !address.starts_with('/') || address.starts_with("//") {
                    wrong.push(format!("{name}: {selector} {address}"));
                }
            }
        }
        for link in page::all(html, "link") {
            let (relation, address) = (link.attr("rel").unwrap_or_default(), link.attr("href").unwrap_or_default());
            // Stating one's own address loads nothing.
            let is_statement = matches!(relation, "canonical" | "alternate");
            if is_statement && !address.starts_with(SITE) && !address.starts_with('/')
                || !is_statement && !address.starts_with('/')
            {
                wrong.push(format!("{name}: {relation} {address}"));
            }
        }
        for script in page::all(html, "script").iter().filter(|script| script.attr("src").is_none()) {
            if script.attr("type") != Some("application/ld+json") {
                wrong.push(format!("{name}: a script stands in the page"));
            } else if serde_json::from_str::<Value>(&script.text().collect::<String>()).is_err() {
                wrong.push(format!("{name}: its linked data is no JSON"));
            }
        }
        let elements = html.tree.values().filter_map(|node| node.as_element());
        for element in elements {
            let inline = element.attrs().find(|(name, _)| *name == "style" || name.starts_with("on"));
            if let Some((attribute, _)) = inline {
                wrong.push(format!("{name}: <{} {attribute}=…>", element.name()));
            }
        }
        if !page::all(html, "style").is_empty() {
            wrong.push(format!("{name}: a style stands in the page"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The sources of papers that are not public: their texts and the files beside them.
fn restricted() -> Vec<PathBuf> {
    let folder = repository().join("content/conseil");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_restricted = std::fs::read_to_string(path.join("index.md")).is_ok_and(|text| text.contains(SECRET));
        if is_restricted {
            found.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
    found
}

#[test]
fn what_is_not_public_is_in_no_output() {
    let demo = build();
    let restricted = restricted();
    let pdfs: Vec<&PathBuf> =
        restricted.iter().filter(|path| path.extension().is_some_and(|kind| kind == "pdf")).collect();
    assert_eq!((restricted.len(), pdfs.len()), (8, 4), "{restricted:?}");
    // The search would find it: it is in the sources, also once inflated.
    let sources = readers::pdf_streams(&pdfs.iter().map(|path| (*path).clone()).collect::<Vec<_>>());
    assert!(sources.iter().all(|text| text.contains(SECRET)), "the marker is not in the restricted papers");

    let mut needles: Vec<String> = vec![SECRET.to_owned()];
    for path in &pdfs {
        needles.push(path.file_name().unwrap().to_str().unwrap().to_owned());
        needles.push(path.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned());
    }
    let holds = |bytes: &[u8], needle: &str| bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
    for (name, bytes) in &demo.files {
        for needle in &needles {
            assert!(!name.contains(needle.as_str()) && !holds(bytes, needle), "{name} tells of {needle}");
        }
        for pdf in &pdfs {
            assert!(*bytes != std::fs::read(pdf).unwrap(), "{name} is {}", pdf.display());
        }
    }
    let published: Vec<PathBuf> =
        demo.files.keys().filter(|name| name.ends_with(".pdf")).map(|name| demo.folder.path().join(name)).collect();
    assert!(published.len() > 10, "{} published papers", published.len());
    for (path, text) in published.iter().zip(readers::pdf_streams(&published)) {
        assert!(!text.contains(SECRET), "{} holds what is not public", path.display());
    }
    assert!(demo.ran.stdout.contains("4 pages ne sont pas publiées"), "{}", demo.ran.stdout);
}

#[test]
fn the_sitemap_lists_pages_that_exist_and_nothing_that_hides() {
    let demo = build();
    let sitemap = std::str::from_utf8(&demo.files["sitemap.xml"]).unwrap();
    let addresses: Vec<&str> =
        sitemap.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap()).collect();
    assert!(addresses.len() > 80, "{}", addresses.len());
    for address in addresses {
        let name = address.strip_prefix(SITE).expect("addresses are whole");
        let name = format!("{}index.html", &name[1..]);
        let html = demo.pages.get(&name).unwrap_or_else(|| panic!("{address} does not exist"));
        assert_eq!(page::attributes(html, "link[rel=canonical]", "href"), [address]);
        assert!(
            page::all(html, "meta[name=robots][content~=noindex]").is_empty(),
            "{address} hides from search engines"
        );
    }
    let robots = std::str::from_utf8(&demo.files["robots.txt"]).unwrap();
    assert!(robots.contains(&format!("Sitemap: {SITE}/sitemap.xml")), "{robots}");
}

#[test]
fn pages_of_every_kind_say_what_their_readers_came_for() {
    let demo = build();
    let page_of = |path: &str| {
        let name = format!("{path}index.html");
        demo.pages.get(&name).unwrap_or_else(|| panic!("{name} is not published"))
    };
    let update = page_of("chantiers/terrasses-du-verger/2026-11-06-hors-eau/");
    let facts = page::texts(update, "dl.facts").concat();
    assert!(facts.contains("Hors d’eau"), "{facts}");
    assert!(page::texts(update, "main").concat().contains("70 %"), "a BRS programme shows the legal ceiling");
    let psla = page_of("chantiers/clos-des-tanneurs/");
    assert!(!page::texts(psla, "main").concat().contains("Plafond légal"), "never on a PSLA programme");
    // A programme that is built in tranches says how far each of them is, wherever it is shown.
    let told = page::texts(page_of("chantiers/"), ".of-programme .progress span");
    assert_eq!(told, ["Avancement : 8 %", "Avancement : 87 %", "Bâtiment A : 62 %", "Bâtiment B : 15 %"]);

    let tender = page_of("appels-offres/2026-07-ilot-ferrand/");
    let text = page::texts(tender, "main").concat();
    for said in ["AO-2026-07", "Ne répondez pas par ce site", "Rectificatif n° 1", "11 décembre 2026", "Lot"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!page::attributes(tender, "main time", "datetime").is_empty());
    let linked = page::texts(tender, "script[type='application/ld+json']").concat();
    assert!(!linked.contains("\"Offer\"") && !linked.contains("JobPosting"), "{linked}");

    let legal = page::texts(page_of("mentions-legales/"), "main").concat();
    for said in [
        "Les Trois Vallons Habitat",
        "02 61 91 00 00",
        "RCS Valbrune",
        "22 176 €",
        "Hélène Rousseau",
        "Brune Hébergement",
    ] {
        assert!(legal.replace(['\u{a0}', '\u{202f}'], " ").contains(said), "{said}: {legal}");
    }
    let statement = page::texts(page_of("accessibilite/"), "main").concat();
    assert!(statement.contains("non conforme"), "{statement}");
    let followed = page::attributes(page_of("s-abonner/"), "main a", "href");
    for feed in demo.files.keys().filter(|name| name.ends_with("flux.xml")) {
        let address = format!("/{feed}");
        assert!(followed.iter().any(|link| link.ends_with(&address)), "« S’abonner » does not offer {address}");
    }
}

#[test]
fn whom_to_ask_is_one_tap_away() {
    let demo = build();
    let dialled = |path: &str| page::attributes(&demo.pages[path], "main a[href^='tel:']", "href");
    assert_eq!(dialled("residences/les-glycines/index.html"), ["tel:0261910020"]);
    // In the notice's text, and below it.
    assert_eq!(dialled("residences/les-glycines/2026-11-20-ascenseur-b/index.html"), ["tel:0261910020"; 2]);
    assert_eq!(dialled("chantiers/terrasses-du-verger/index.html"), ["tel:0261910014"]);
    // That of the tender, and that for visiting.
    assert_eq!(dialled("appels-offres/2026-07-ilot-ferrand/index.html"), ["tel:0261910012", "tel:0261910012"]);
}

#[test]
fn the_text_is_set_as_french_is() {
    let demo = build();
    let (mut wrong, mut colons) = (Vec::new(), 0);
    for (name, html) in demo.real_pages() {
        for element in page::all(html, "main h1, main h2, main p, main li") {
            // Not what a program reads, and not what contains it.
            if !element
                .select(&scraper::Selector::parse("code, pre, time, a[href^=http]").unwrap())
                .collect::<Vec<_>>()
                .is_empty()
            {
                continue;
            }
            let text: String = element.text().collect();
            colons += text.matches("\u{a0}:").count();
            for sign in [" :", " ;", " !", " ?", " »", "« "] {
                if text.contains(sign) {
                    wrong.push(format!("{name}: {sign:?} in {}", text.trim().chars().take(80).collect::<String>()));
                }
            }
            if text.contains('\'') {
                wrong.push(format!(
                    "{name}: a straight apostrophe in {}",
                    text.trim().chars().take(80).collect::<String>()
                ));
            }
        }
    }
    assert!(colons > 20, "only {colons} colons with their space");
    assert!(wrong.is_empty(), "{} places: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
}

#[test]
fn a_notice_carries_the_way_to_its_page_onto_paper() {
    let demo = build();
    let notice = &demo.pages["residences/les-glycines/2026-11-20-ascenseur-b/index.html"];
    assert!(page::texts(notice, ".poster p").concat().starts_with("Pour la suite de cet avis"));
    assert_eq!(page::all(notice, ".poster svg[aria-label] path[d]").len(), 1);
}
