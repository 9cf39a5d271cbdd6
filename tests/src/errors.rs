//! A site with the mistakes that authors make: one run reports them all, in words they can act on.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::site::{Site, files};
use crate::support::{NOW, Ran, repository};

/// A copy out of the repository: its history is none of this site's.
fn broken() -> Site {
    let site = Site::new("");
    for (name, bytes) in files(&repository().join("tests/fixtures/erreurs")) {
        site.write(&name, bytes);
    }
    site
}

fn check(format: &str) -> Ran {
    broken().run_at(NOW, "check", &["--format", format]).ended(1)
}

#[test]
fn the_report_is_one_that_an_author_can_act_on() {
    let ran = check("human");
    assert_eq!(ran.stdout, "", "the list of problems goes where errors go");
    insta::assert_snapshot!(ran.stderr);
}

#[test]
fn each_mistake_has_its_code_its_place_and_its_cure() {
    let ran = check("json");
    let problems: Vec<Value> = serde_json::from_str(&ran.stdout).expect("the report is JSON");
    assert_eq!(ran.stderr, "");
    let codes: BTreeSet<&str> = problems.iter().map(|problem| problem["code"].as_str().unwrap()).collect();
    assert!(codes.len() >= 25, "{} codes: {codes:?}", codes.len());
    let mut last = (String::new(), 0, 0);
    for problem in &problems {
        let word = |name: &str| problem[name].as_str().unwrap_or_default();
        assert!(["error", "warning", "notice"].contains(&word("severity")), "{problem}");
        for said in ["headline", "help"] {
            assert!(!word(said).is_empty(), "{problem}");
        }
        for said in ["headline", "label", "help"] {
            assert_ne!(word(said), word("code"), "a sentence is missing: {problem}");
        }
        let number = |name: &str| problem[name].as_u64();
        let place = (word("file").to_owned(), number("line").unwrap_or(0), number("column").unwrap_or(0));
        assert!(number("line").is_some() && number("column").is_some(), "no place: {problem}");
        assert!(place >= last, "{place:?} comes after {last:?}");
        last = place;
    }
    let human = check("human").stderr;
    for code in codes {
        assert!(human.contains(&format!("[{code}]")), "{code} is not in the report for people");
    }
}

#[test]
fn a_continuous_integration_run_shows_each_mistake_at_its_line() {
    let problems: Vec<Value> = serde_json::from_str(&check("json").stdout).unwrap();
    let ran = check("github");
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines.len(), problems.len());
    for (line, problem) in lines.iter().zip(&problems) {
        let begin = format!(
            "::{} file={},line={},col={},title={}::",
            problem["severity"].as_str().unwrap(),
            problem["file"].as_str().unwrap(),
            problem["line"],
            problem["column"],
            problem["code"].as_str().unwrap()
        );
        assert!(line.starts_with(&begin), "{line}\n{begin}");
    }
}

#[test]
fn programs_are_told_of_both_places_that_take_part() {
    let problems: Vec<Value> = serde_json::from_str(&check("json").stdout).unwrap();
    let twice = problems.iter().find(|problem| problem["code"] == "adresse-en-double").unwrap();
    assert_eq!(
        (&twice["file"], &twice["other_file"], &twice["other_line"], &twice["other_column"]),
        (
            &"content/actualites/bienvenue/index.md".into(),
            &"content/actualites/bienvenue.md".into(),
            &2.into(),
            &8.into()
        ),
    );
    let annotations = check("github").stdout;
    assert!(annotations.contains("%0Acontent/actualites/bienvenue.md:2: et celle-ci%0A"), "{annotations}");
}

#[test]
fn every_code_is_explained() {
    let problems: Vec<Value> = serde_json::from_str(&check("json").stdout).unwrap();
    let codes: BTreeSet<&str> = problems.iter().map(|problem| problem["code"].as_str().unwrap()).collect();
    for code in codes {
        let page = crate::support::palier(["explain", code]).ended(0).stdout;
        assert!(page.lines().count() > 5, "{code}: {page}");
    }
}

#[test]
fn the_report_speaks_english_to_those_who_do() {
    let site = broken();
    let root = site.root();
    let output = crate::support::program::command(["check", "--now", NOW, "--root", root.to_str().unwrap()])
        .env("LANG", "en_GB.UTF-8")
        .output()
        .unwrap();
    let ran = Ran::from(output).ended(1);
    assert!(ran.stderr.contains("error[champ-inconnu]"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("erreur["), "{}", ran.stderr);
}

#[test]
fn a_reader_who_goes_away_is_no_failure() {
    for arguments in [&["explain"][..], &["explain", "champ-inconnu"], &["completions", "bash"], &["man"]] {
        let mut run = crate::support::program::command(arguments)
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        drop(run.stdout.take());
        let ran = Ran::from(run.wait_with_output().unwrap()).ended(0);
        assert_eq!(ran.stderr, "", "{arguments:?}");
    }
}

#[test]
fn colours_are_for_terminals() {
    // Not a terminal: no colours, whatever the environment.
    let ran = check("human");
    assert!(!ran.stderr.contains('\u{1b}'));
}

#[test]
fn what_a_page_names_is_looked_at_although_its_head_is_wrong() {
    let tender = "reference: AO-9\nobjet: Peinture\nprocedure: dialogue\ndate_limite: 2026-12-11 12:00\n\
        pieces:\n  - { fichier: absent.pdf, nom: Plans }\n";
    let text = "Voir [les plans](../nulle-part/index.md).\n";
    let page = |head: &str| format!("---\ntitre: Peinture\ndate: 2026-11-02\n{head}---\n{text}");
    let site = Site::new("");
    site.write("content/appels-offres/peinture.md", page(tender));
    site.write("content/actualites/guillemet.md", page("resume: \"Un guillemet\n"));
    site.write("content/actualites/egal.md", page("auteur = Anne\n"));
    site.write("content/actualites/brouillon.md", page("brouillon: oui\ncommentaires = ouverts\n"));
    let ran = site.run_at(NOW, "check", &["--format", "json"]).ended(1);
    let problems: Vec<Value> = serde_json::from_str(&ran.stdout).expect("the report is JSON");
    let told = |file: &str| -> Vec<String> {
        let of_file = problems.iter().filter(|problem| problem["file"] == format!("content/{file}.md"));
        of_file.map(|problem| problem["code"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(told("appels-offres/peinture"), ["valeur-inconnue", "fichier-introuvable", "lien-casse"]);
    assert_eq!(told("actualites/guillemet"), ["guillemet-non-ferme", "lien-casse"]);
    assert_eq!(told("actualites/egal"), ["deux-points-manquants", "lien-casse"]);
    assert_eq!(told("actualites/brouillon"), ["deux-points-manquants"], "a draft is looked at when it can be read");
}
