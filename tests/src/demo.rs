//! The demonstration site: built without a warning, and every promise about pages kept on each of its pages.

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
fn the_service_of_comments_is_told_what_may_be_discussed() {
    let demo = build();
    let threads: Value = serde_json::from_slice(&demo.files["palier/threads.json"]).unwrap();
    assert_eq!((&threads["version"], &threads["site"]), (&Value::from(1), &Value::from(SITE)));
    assert_eq!(threads["name"], "Les Trois Vallons Habitat");
    assert_eq!(threads["sections"]["appels-offres"], "Appels d’offres");
    let is_main = |text: &&str| text.starts_with(":root{--ground:");
    let styles = demo.files.iter().filter(|(name, _)| name.ends_with(".css"));
    let style = styles.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok()).find(is_main).unwrap();
    for scheme in ["light", "dark"] {
        for (name, colour) in threads["colours"][scheme].as_object().unwrap() {
            assert!(style.contains(&format!("--{name}:{}", colour.as_str().unwrap())), "{scheme} {name}");
        }
    }
    let threads = threads["threads"].as_array().unwrap();
    assert!(threads.len() > 15, "{} threads", threads.len());
    let mut ids = BTreeSet::new();
    for thread in threads {
        let word = |name: &str| thread[name].as_str().unwrap_or_else(|| panic!("{name} of {thread}"));
        assert!(ids.insert(word("id")), "{} is there twice", word("id"));
        assert!(["ouverts", "questions", "fermes"].contains(&word("mode")), "{thread}");
        assert!(!word("title").is_empty() && !word("kind").is_empty(), "{thread}");
        let html = &demo.pages[&format!("{}index.html", &word("url")[1..])];
        assert_eq!(page::one(html, "section[data-pc-thread]").attr("data-pc-thread"), Some(word("id")));
        // A long page leads to the form.
        let gathers = matches!(word("kind"), "programme" | "residence");
        let way = if gathers { "#commentaires a[href$='#commentaire']" } else { "#commentaires form" };
        assert_eq!(page::all(html, way).is_empty(), word("mode") == "fermes", "{thread}");
        assert!(thread["old_urls"].is_array());
        if word("kind") == "avancement" {
            assert!(!word("programme").is_empty());
        }
        if word("kind") == "avis-residence" {
            assert!(!word("residence").is_empty());
        }
    }
    // Equal treatment of candidates: what a candidate asks here, nobody else would read.
    assert!(threads.iter().all(|thread| thread["kind"] != "appel-offres" || thread["mode"] != "ouverts"));
}

#[test]
fn photos_tell_nothing_but_what_they_show() {
    let demo = build();
    let of = |ending: &str| -> Vec<(&String, &Vec<u8>)> {
        demo.files.iter().filter(|(name, _)| name.ends_with(ending)).collect()
    };
    assert!(of(".webp").len() > 3 * 20, "{} sizes", of(".webp").len());
    for (name, bytes) in of(".webp") {
        // A WebP with metadata is an extended one (VP8X); these hold a picture and nothing else.
        assert_eq!(&bytes[8..16], b"WEBPVP8 ", "{name}");
    }
    assert!(of(".jpg").len() > 20, "{} photos", of(".jpg").len());
    for (name, bytes) in of(".jpg") {
        // APP1 is EXIF and XMP, APP13 is IPTC, COM a comment.
        for marker in segments(bytes) {
            assert!(![0xe1, 0xed, 0xfe].contains(&marker), "{name} has a segment {marker:x}");
        }
    }
}

/// The markers of a JPEG's segments, up to its picture.
fn segments(bytes: &[u8]) -> Vec<u8> {
    assert_eq!(&bytes[..2], [0xff, 0xd8], "a JPEG begins with its mark");
    let (mut at, mut markers) = (2, Vec::new());
    while bytes[at] == 0xff && bytes[at + 1] != 0xda {
        markers.push(bytes[at + 1]);
        at += 2 + usize::from(bytes[at + 2]) * 256 + usize::from(bytes[at + 3]);
    }
    markers
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
fn the_home_page_leads_to_all_that_it_shows_a_part_of() {
    let demo = build();
    let home = &demo.pages["index.html"];
    let mut sections = page::attributes(home, ".see-all a", "href");
    sections.sort();
    assert_eq!(sections, ["/actualites/", "/agenda/", "/appels-offres/", "/chantiers/", "/conseil/", "/residences/"]);
    assert!(page::texts(home, ".see-all").contains(&"Tout voir : Appels d’offres".to_owned()));
    let foot = page::attributes(home, ".site-footer a", "href");
    for address in ["/s-abonner/", "/archives/", "/plan-du-site/", "/mentions-legales/", "/charte-des-commentaires/"] {
        assert!(foot.contains(&address), "{address} is not at the foot of {foot:?}");
    }
}

#[test]
fn the_card_of_a_tender_to_come_knows_when_it_opens() {
    let demo = build();
    let tenders = &demo.pages["appels-offres/index.html"];
    let opens = page::attributes(tenders, ".card [data-state=a_venir]", "data-opens");
    assert_eq!(opens, ["2027-01-11T00:00:00+01:00"]);
    assert_eq!(page::attributes(tenders, ".card [data-state=en_cours]", "data-opens"), [""; 0]);
}

#[test]
fn one_answers_a_tender_only_while_it_is_open() {
    let demo = build();
    let answer = |tender: &str| {
        let page = &demo.pages[&format!("appels-offres/{tender}/index.html")];
        let hidden = !page::all(page, "[data-answer][hidden]").is_empty();
        (page::all(page, "[data-answer] .action").len(), hidden)
    };
    assert_eq!(answer("2026-07-ilot-ferrand"), (1, false));
    assert_eq!(answer("2026-09-renovation-residence-du-port"), (1, true));
    assert_eq!(answer("2026-06-verger-b-peinture-sols"), (0, false));
    assert_eq!(answer("2026-04-les-glycines"), (0, false));
}

#[test]
fn nobody_is_sent_to_what_is_over() {
    let demo = build();
    let over = ["2026-06-verger-b-peinture-sols", "2026-04-les-glycines", "2026-03-nettoyage"];
    let related: Vec<&str> =
        demo.pages.values().flat_map(|page| page::attributes(page, ".related .card-title a", "href")).collect();
    assert!(related.contains(&"/appels-offres/2026-07-ilot-ferrand/"), "{related:?}");
    for tender in over {
        assert!(!related.contains(&format!("/appels-offres/{tender}/").as_str()), "{tender}");
    }
}

#[test]
fn a_year_is_read_month_by_month() {
    let demo = build();
    let archives = &demo.pages["archives/index.html"];
    let months = page::attributes(archives, ".doors a", "href");
    assert_eq!(&months[..2], ["/archives/2026/#2026-11", "/archives/2026/#2026-10"]);
    let october = page::texts(archives, ".doors li").into_iter().nth(1).unwrap();
    let year = &demo.pages["archives/2026/index.html"];
    let shown = page::all(year, "[id='2026-10'] .lines a").len();
    assert_eq!(october, format!("Octobre 2026 {shown} publications"));
    assert_eq!(page::texts(year, "[id='2026-10'] h2"), ["Octobre 2026"]);
}

#[test]
fn a_trade_is_followed_on_its_own_page() {
    let demo = build();
    let tender = page::texts(&demo.pages["appels-offres/2026-07-ilot-ferrand/index.html"], "main").concat();
    assert!(tender.contains("Pour suivre les appels d’offres d’un corps d’état"), "{tender}");
    assert!(!tender.contains("Suivre les appels d’offres «"), "{tender}");
    let (_, trade) = demo.pages.iter().find(|(name, _)| name.ends_with("metiers/charpente/index.html")).unwrap();
    let said = page::texts(trade, ".follow .label");
    assert_eq!(said, ["Suivre les appels d’offres « Charpente, ossature bois »"]);
}

#[test]
fn a_closed_conversation_without_comments_is_not_seen() {
    let demo = build();
    let tender = &demo.pages["appels-offres/2026-03-nettoyage/index.html"];
    assert_eq!(page::all(tender, "#commentaires[hidden]").len(), 1);
    let update = &demo.pages["chantiers/terrasses-du-verger/2026-11-06-hors-eau/index.html"];
    assert_eq!(page::all(update, "#commentaires[hidden]").len(), 0);
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
fn what_can_be_followed_is_found_from_the_top_of_its_page() {
    let demo = build();
    let page = &demo.pages["s-abonner/index.html"];
    let named = page::texts(page, ".page-head nav a");
    assert!(named.contains(&"Les appels d’offres par corps d’état".to_owned()), "{named:?}");
    assert_eq!(named, page::texts(page, "section[id] > h2"));
}

#[test]
fn a_programme_tells_its_newest_update_at_its_head() {
    let demo = build();
    let programme = &demo.pages["chantiers/terrasses-du-verger/index.html"];
    let newest = page::attributes(programme, ".landing a", "href");
    assert_eq!(newest, ["/chantiers/terrasses-du-verger/2026-11-20-fondations-batiment-b/"]);
    assert_eq!(page::texts(programme, ".landing time"), ["Dernière nouvelle, le 20 novembre 2026"]);
}

#[test]
fn the_newest_updates_of_a_programme_have_their_photos_and_those_before_a_line() {
    let demo = build();
    let programme = &demo.pages["chantiers/terrasses-du-verger/index.html"];
    assert_eq!(page::all(programme, ".timeline .card-image").len(), 3);
    let older = page::texts(programme, ".timeline + .dated li");
    assert_eq!(
        older,
        ["2 octobre 2026La charpente est posée", "11 septembre 2026Le plancher du deuxième étage est coulé"]
    );
}

#[test]
fn the_conversation_of_a_long_page_waits_for_its_reader() {
    let demo = build();
    for (name, waits) in [
        ("chantiers/terrasses-du-verger/index.html", true),
        ("residences/les-glycines/index.html", true),
        ("chantiers/terrasses-du-verger/2026-11-06-hors-eau/index.html", false),
    ] {
        let shown = &demo.pages[name];
        assert_eq!(page::all(shown, "#commentaires form").is_empty(), waits, "{name}");
        assert_eq!(page::all(shown, "link[disabled][href*='commentaires']").len(), usize::from(waits), "{name}");
    }
    let way = page::attributes(&demo.pages["residences/les-glycines/index.html"], "#commentaires a.action", "href");
    assert_eq!(way, ["/commentaires/fil/residences/les-glycines#commentaire"]);
}

#[test]
fn what_is_announced_for_next_year_is_not_in_its_archives() {
    let demo = build();
    assert!(demo.pages.contains_key("archives/2026/index.html"));
    assert!(!demo.pages.contains_key("archives/2027/index.html"));
}

#[test]
fn a_tranche_does_not_tell_where_its_programme_stands() {
    let demo = build();
    let progress = |name: &str| {
        page::texts(&demo.pages["index.html"], ".card")
            .iter()
            .any(|card| card.starts_with(name) && card.contains("Avancement"))
    };
    assert!(progress("Le Clos des Tanneurs"));
    assert!(!progress("Les Terrasses du Verger"), "one building of two");
    let programme = &demo.pages["chantiers/terrasses-du-verger/index.html"];
    let said = page::texts(programme, ".tracks .facts > div, .stair-count");
    let tracks: Vec<&str> =
        said.iter().map(String::as_str).filter(|text| text.contains("tteint") || text.contains('%')).collect();
    assert_eq!(
        tracks,
        ["Travaux réalisés62 %", "8 étapes atteintes sur 12", "Travaux réalisés15 %", "5 étapes atteintes sur 9",]
    );
}

#[test]
fn a_page_shows_its_picture_once() {
    let demo = build();
    for (name, page) in demo.real_pages() {
        let mut shown = page::attributes(page, "main :is(.cover, .text) img", "src");
        let all = shown.len();
        shown.sort_unstable();
        shown.dedup();
        assert_eq!(shown.len(), all, "{name}");
    }
}

#[test]
fn what_has_no_picture_is_pictured_by_its_programme() {
    let demo = build();
    let image = |name: &str| {
        let linked: Value =
            serde_json::from_str(&page::texts(&demo.pages[name], "script[type='application/ld+json']").concat())
                .unwrap();
        linked["@graph"][0]["image"].as_str().map(str::to_owned)
    };
    let cover = image("chantiers/ilot-ferrand/index.html");
    assert!(cover.is_some());
    assert_eq!(image("appels-offres/2026-07-ilot-ferrand/index.html"), cover);
    assert_eq!(image("appels-offres/2026-08-maintenance-ascenseurs/index.html"), None, "it has no programme");
}

#[test]
fn a_picture_that_stands_for_its_post_is_described() {
    let demo = build();
    let described =
        |name: &str| page::attributes(&demo.pages[name], "meta[property='og:image:alt']", "content").concat();
    // By its own field, by the same picture in the text.
    assert!(described("chantiers/ilot-ferrand/index.html").starts_with("Dessin du programme achevé, trois immeubles"));
    assert!(described("residences/les-glycines/index.html").starts_with("Trois petits immeubles"));
    let covers = page::attributes(&demo.pages["index.html"], ".card-image img", "alt");
    assert!(covers.iter().all(|alt| !alt.is_empty()), "{covers:?}");
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
fn a_programme_shows_the_same_place_month_after_month() {
    let demo = build();
    let programme = &demo.pages["chantiers/terrasses-du-verger/index.html"];
    let months = page::texts(programme, ".strip time");
    assert_eq!(months, ["juin 2026", "août 2026", "septembre 2026", "octobre 2026", "novembre 2026"]);
    let updates = page::attributes(programme, ".strip a[href]:has(time)", "href");
    assert!(updates[2].ends_with("/2026-09-11-plancher-deuxieme-etage/"), "{updates:?}");
}

#[test]
fn the_stair_has_a_step_for_each_milestone() {
    let demo = build();
    let programme = &demo.pages["chantiers/terrasses-du-verger/index.html"];
    let steps = |class: &str| -> Vec<usize> {
        page::attributes(programme, &format!(".stair .{class}"), "d")
            .iter()
            .map(|d| d.matches("v-1h4").count())
            .collect()
    };
    assert_eq!(steps("all"), [12, 9]);
    assert_eq!(steps("done"), [8, 5]);
    // The eighth of twelve is lit, and the fifth of nine.
    let lit = page::attributes(programme, ".stair .here", "d");
    assert_eq!(lit, ["M28 4h4V12h-4z", "M16 4h4V9h-4z"]);
    let lit = page::texts(programme, ".track [aria-current=step] strong");
    assert_eq!(lit, ["Hors d’eau", "Fondations achevées"]);
}

#[test]
fn a_notice_carries_the_way_to_its_page_onto_paper() {
    let demo = build();
    let notice = &demo.pages["residences/les-glycines/2026-11-20-ascenseur-b/index.html"];
    assert!(page::texts(notice, ".poster p").concat().starts_with("Pour la suite de cet avis"));
    assert_eq!(page::all(notice, ".poster svg[aria-label] path[d]").len(), 1);
}
