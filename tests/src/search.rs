//! The search: what its index holds, and what the theme's own script finds in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::site::{Files, files};
use crate::support::{NOW, Site, palier, readers, repository};

/// Every term of an index.
fn terms(files: &Files) -> BTreeSet<String> {
    let shards = files.iter().filter(|(name, _)| name.starts_with("recherche/index/mots/"));
    let texts = shards.map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap());
    texts
        .flat_map(|text| text.lines().map(|line| line.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>())
        .collect()
}

/// Every entry of an index.
fn entries(files: &Files) -> Vec<Value> {
    let blocks = files.iter().filter(|(name, _)| name.starts_with("recherche/index/pages/"));
    blocks.flat_map(|(_, bytes)| serde_json::from_slice::<Vec<Value>>(bytes).unwrap()).collect()
}

fn demo() -> TempDir {
    let out = TempDir::new().unwrap();
    let root = repository();
    palier(["build", "--root", root.to_str().unwrap(), "--out", out.path().to_str().unwrap(), "--now", NOW]).ended(0);
    out
}

/// What the script answers to each query.
fn ask(out: &Path, queries: &[&str]) -> Vec<Value> {
    let Value::Array(answers) = readers::search(out, &json!({ "queries": queries }))["answers"].take() else {
        panic!("a list is printed")
    };
    answers
}

fn urls(answer: &Value) -> Vec<&str> {
    answer["urls"].as_array().unwrap().iter().filter_map(Value::as_str).collect()
}

#[test]
fn what_people_write_is_found() {
    let out = demo();
    let lift = "/residences/les-glycines/2026-11-20-ascenseur-b/";
    let roof = "/chantiers/terrasses-du-verger/2026-11-06-hors-eau/";
    let frame = "/chantiers/terrasses-du-verger/2026-10-02-charpente/";
    let air = "/chantiers/clos-des-tanneurs/2026-10-30-etancheite-air/";
    let tender = "/appels-offres/2026-07-ilot-ferrand/";
    let expected = [
        ("l’ascenseur", lift),
        ("ASCENSEURS", lift),
        ("toitures", roof),
        ("toit", roof),
        ("etancheite air", air),
        ("étanche\u{301}ïté à l'air", air),
        ("étancheité", air),
        ("charpnete", frame),
        ("la charpente posée", frame),
        ("AO-2026-07", tender),
        ("lot ossature ferrand", tender),
        // What a page calls its kind.
        ("BRS", "/chantiers/terrasses-du-verger/"),
        ("psla", "/chantiers/clos-des-tanneurs/"),
        ("achat sur plan", "/chantiers/ilot-ferrand/"),
        ("mapa ferrand", tender),
        ("copropriété syndic", "/residences/les-glycines/"),
        ("incident ascenseur", lift),
    ];
    let answers = ask(out.path(), &expected.map(|(query, _)| query));
    for ((query, url), answer) in expected.iter().zip(&answers) {
        assert!(urls(answer).contains(url), "{query}: {answer}");
        assert_eq!(answer["whole"], true, "{query}: {answer}");
    }
    // The best of them comes first.
    for at in [0, 2, 4, 7, 8, 9] {
        assert_eq!(urls(&answers[at]).first(), Some(&expected[at].1), "{}", answers[at]);
    }
}

#[test]
fn a_query_that_nothing_answers_whole_gets_what_answers_most() {
    let out = demo();
    let [none, partial, empty] = &ask(out.path(), &["xylophone", "ascenseur xylophone", "les de à"])[..] else {
        panic!("three answers")
    };
    assert_eq!((&none["count"], &empty["count"]), (&json!(0), &json!(0)));
    assert_eq!(partial["whole"], false);
    assert!(partial["count"].as_u64() > Some(0), "{partial}");
}

#[test]
fn a_query_fetches_what_it_needs() {
    let out = demo();
    let [answer] = &ask(out.path(), &["charpente"])[..] else { panic!("one answer") };
    let fetched: Vec<&str> = answer["fetched"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let shards: Vec<&&str> = fetched.iter().filter(|name| name.starts_with("mots/")).collect();
    assert_eq!(shards.len(), 1, "{fetched:?}");
    let size = |name: &str| std::fs::metadata(out.path().join("recherche/index").join(name)).unwrap().len();
    let total: u64 = fetched.iter().map(|name| size(name)).sum();
    assert!(total < 60_000, "{fetched:?}: {total} bytes");
}

#[test]
fn everything_public_is_in_the_index_and_in_the_site_map_and_nothing_else() {
    let site = Site::new(
        "
-- content/actualites/visible.md --
---
titre: Visible
date: 2026-11-16
---
Une phrase avec tournesol.
-- content/actualites/brouillon.md --
---
titre: Girafe
date: 2026-11-17
brouillon: oui
---
Le mot hippopotame.
-- content/actualites/demain.md --
---
titre: Antilope
date: 2026-12-24
---
Le mot rhinoceros.
-- content/conseil/secret.md --
---
titre: Bandicoot
date: 2026-11-18
nature: proces_verbal
date_seance: 2026-11-10
acces: administrateurs
---
Le mot ornithorynque.
-- content/conseil/retire.md --
---
titre: Relevé retiré
date: 2026-11-18
nature: releve_de_decisions
date_seance: 2026-11-10
acces: public
retire_le: 2026-11-20
---
Le mot kangourou.
-- content/contact.md --
---
titre: Contact
---
Écrivez-nous.
",
    );
    site.build();
    let files = files(&site.out());
    let terms = terms(&files);
    assert!(["visibl", "tournesol", "relev", "contact"].iter().all(|term| terms.contains(*term)), "{terms:?}");
    for hidden in ["giraf", "hippopotam", "antilop", "rhinocero", "bandicoot", "ornithorynqu", "kangourou"] {
        let found = site.published_with(hidden);
        assert!(
            found.iter().all(|name| !name.starts_with("recherche") && !name.starts_with("plan")),
            "{hidden}: {found:?}"
        );
    }
    let titles: BTreeSet<String> =
        entries(&files).iter().map(|entry| entry["title"].as_str().unwrap().to_owned()).collect();
    assert_eq!(titles, ["Contact", "Relevé retiré", "Visible"].map(str::to_owned).into());
    let map = site.published("plan-du-site/index.html");
    assert!(titles.iter().all(|title| map.contains(title.as_str())), "{map}");
}

/// A paper without a name is called by its own title, which is on the page: who looks for it finds the page.
#[test]
fn a_paper_is_found_by_the_title_that_the_page_gives_it() {
    let document = "---\ntitre: Convocation\ndate: 2026-11-16\nnature: autre\ndate_seance: 2026-12-01\nacces: public\n\
        pieces:\n  - fichier: a.pdf\n  - { fichier: b.pdf, nom: Le budget }\n---\n::: fichier plan_masse.txt\n";
    let site = Site::new("");
    site.write("content/conseil/convocation/index.md", document);
    let paper = repository().join("content/conseil/2026-10-01-releve-de-decisions/releve-ca-2026-10-01.pdf");
    let paper = std::fs::read(paper).unwrap();
    site.write("content/conseil/convocation/a.pdf", &paper);
    site.write("content/conseil/convocation/b.pdf", &paper);
    site.write("content/conseil/convocation/plan_masse.txt", "x");
    site.build();
    let page = site.published("conseil/convocation/index.html");
    for (query, title) in [
        ("relevé administration", "Relevé de décisions du conseil d’administration"),
        ("budget", "Le budget"),
        ("plan masse", "Plan masse"),
    ] {
        assert!(page.contains(title), "{page}");
        let answer = ask(&site.out(), &[query]).remove(0);
        assert_eq!(
            (urls(&answer), &answer["whole"]),
            (vec!["/conseil/convocation/"], &json!(true)),
            "{query}: {answer}"
        );
    }
}

#[test]
fn the_browser_cuts_and_shortens_words_as_the_index_does() {
    // Each character of the basic plane inside a word and beside one, elisions, and what the demonstration says. Private
    // and control characters are not text; what a newer Unicode added, an older browser does not know.
    let mut corpus = String::new();
    let characters = ('\u{21}'..='\u{fffd}').filter(|c| !c.is_control() && !('\u{e000}'..='\u{f8ff}').contains(c));
    let is_newer = |c: &char| {
        matches!(c, '\u{558}' | '\u{58b}' | '\u{58c}' | '\u{88f}' | '\u{c5c}' | '\u{cdc}' | '\u{1c89}' | '\u{1c8a}')
            || matches!(c, '\u{209d}'..='\u{209f}' | '\u{a7cb}'..='\u{a7dc}' | '\u{a7f1}')
    };
    for (at, character) in characters.filter(|c| *c != '`' && !is_newer(c)).enumerate() {
        corpus.push_str(&format!("ab{character}cd{at} {character}\n"));
    }
    for particle in ["l", "d", "qu", "jusqu", "lorsqu", "c", "presqu", "x"] {
        corpus.push_str(&format!("{particle}’ascenseur {particle}'{particle}’eau {particle}’ {particle}\n"));
    }
    for name in ["chantiers/terrasses-du-verger/index.md", "appels-offres/2026-07-ilot-ferrand/index.md", "a-propos.md"]
    {
        corpus.push_str(&std::fs::read_to_string(repository().join("content").join(name)).unwrap().replace('`', ""));
    }
    for language in ["fr", "en"] {
        let site = Site::new("");
        site.edit("palier.toml", "[site]\n", &format!("[site]\nlangue = \"{language}\"\n"));
        site.write("content/corpus.md", format!("---\ntitre: ab\n---\n```\n{corpus}\n```\n"));
        site.build();
        let indexed = terms(&files(&site.out()));
        let found = readers::search(&site.out(), &json!({ "text": format!("ab {corpus}") }));
        let cut: BTreeSet<String> =
            found["stems"].as_array().unwrap().iter().map(|stem| stem.as_str().unwrap().to_owned()).collect();
        let differing: Vec<&String> = indexed.symmetric_difference(&cut).take(20).collect();
        assert!(differing.is_empty(), "{language}: {differing:?}");
        assert!(indexed.len() > 10_000, "{} terms", indexed.len());
    }
}

/// Three dozen posts of three years.
fn chronicle() -> Site {
    let site = Site::new("");
    for month in 0..36 {
        let (year, month) = (2023 + month / 12, month % 12 + 1);
        let text = format!(
            "---\ntitre: Chronique {month}\ndate: {year}-{month:02}-10\n---\nLe mois numéro {month}, le mur.\n"
        );
        site.write(&format!("content/actualites/{year}-{month:02}.md"), text);
    }
    site
}

fn index(site: &Site) -> BTreeMap<String, Vec<u8>> {
    site.clean_build(&[]).into_iter().filter(|(name, _)| name.starts_with("recherche/index/")).collect()
}

fn changed(before: &Files, after: &Files) -> Vec<String> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    names.into_iter().filter(|name| before.get(*name) != after.get(*name)).cloned().collect()
}

#[test]
fn a_post_changes_only_the_shards_of_its_words_and_its_own_entries() {
    let site = chronicle();
    let before = index(&site);
    // In the middle of the past: all that is newer keeps its numbers.
    site.write("content/actualites/2024-06-bis.md", "---\ntitre: Zinc\ndate: 2024-06-20\n---\nLa gouttière.\n");
    let after = index(&site);
    let names = changed(&before, &after);
    let shards: Vec<&str> = names.iter().filter_map(|name| name.strip_prefix("recherche/index/mots/")).collect();
    assert_eq!(shards, ["g-.txt", "z-.txt"], "{names:?}");
    assert_eq!(names.len(), 4, "the key and one file of entries besides: {names:?}");

    site.edit("content/actualites/2024-06-bis.md", "La gouttière", "La gouttière, la descente");
    let names = changed(&after, &index(&site));
    assert_eq!(names.len(), 3, "{names:?}");
}

#[test]
fn the_index_does_not_depend_on_threads() {
    let site = chronicle();
    let only_index = |files: Files| -> Files {
        files.into_iter().filter(|(name, _)| name.starts_with("recherche/index/")).collect()
    };
    let (one, many) = (site.clean_build(&["--jobs", "1"]), site.clean_build(&["--jobs", "8"]));
    assert_eq!(changed(&only_index(one), &only_index(many)), Vec::<String>::new());
}

#[test]
fn a_site_may_do_without() {
    let site = chronicle();
    site.build();
    assert!(site.published("index.html").contains("href=\"/recherche/\""));
    let settings = site.read("palier.toml");
    site.write("palier.toml", format!("{settings}\n[recherche]\nactive = \"non\"\n"));
    site.build();
    assert!(!site.is_published("recherche/index.html"));
    assert!(!site.is_published("recherche/index/index.json"));
    assert!(!site.is_published("plan-du-site/index.html"));
    assert!(!site.published("index.html").contains("/recherche/"));
}
