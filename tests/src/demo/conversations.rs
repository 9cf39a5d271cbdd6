//! The conversations of the demonstration, as its pages and its manifest have them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{SITE, build};
use crate::support::page;

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
fn a_closed_conversation_without_comments_is_not_seen() {
    let demo = build();
    let tender = &demo.pages["appels-offres/2026-03-nettoyage/index.html"];
    assert_eq!(page::all(tender, "#commentaires[hidden]").len(), 1);
    let update = &demo.pages["chantiers/terrasses-du-verger/2026-11-06-hors-eau/index.html"];
    assert_eq!(page::all(update, "#commentaires[hidden]").len(), 0);
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
