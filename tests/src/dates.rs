//! Dates that contradict each other, or the calendar: said at their place, and never told as facts on a page.

use serde_json::Value;

use crate::support::{NOW, Site};

const TENDER: &str = "content/appels-offres/peinture.md";
const PROGRAMME: &str = "content/chantiers/verger/index.md";
const UPDATE: &str = "content/chantiers/verger/2026-11-06-hors-eau.md";

const VILLAGE: &str = "
-- content/chantiers/verger/index.md --
---
titre: Le Verger
commune: Valbrune
tranches:
  - { nom: Bâtiment A }
  - { nom: Bâtiment B }
jalons:
  - { etape: hors_eau, tranche: Bâtiment A, atteint_le: 2026-11 }
---
Douze logements.
-- content/chantiers/verger/2026-11-06-hors-eau.md --
---
titre: Le bâtiment est hors d’eau
date: 2026-11-06
etape: hors_eau
etape_atteinte_le: Le 4 novembre 2026
---
La toiture est terminée.
-- content/appels-offres/peinture.md --
---
titre: Peinture
date: 2026-11-02
reference: AO-1
objet: Peinture
procedure: procedure_adaptee
date_limite: 2026-12-11 12:00
---
Un seul lot.
";

/// The problems of the site: severity, code and line.
fn problems(site: &Site) -> Vec<(String, String, usize)> {
    let ran = site.run_at(NOW, "check", &["--format", "json"]);
    let problems: Vec<Value> = serde_json::from_str(&ran.stdout).expect("the report is JSON");
    let word = |problem: &Value, name: &str| problem[name].as_str().unwrap_or_default().to_owned();
    problems
        .iter()
        .map(|problem| {
            let line = problem["line"].as_u64().and_then(|line| usize::try_from(line).ok()).unwrap_or(0);
            (word(problem, "severity"), word(problem, "code"), line)
        })
        .collect()
}

/// Checks that `from` written as `to` in `file` is the one problem of the site.
fn check(file: &str, from: &str, to: &str, expected: Option<(&str, &str)>) {
    let site = Site::new(VILLAGE);
    site.edit(file, from, to);
    let found = problems(&site);
    // A page that is withdrawn is no news of its programme.
    let own = found.iter().filter(|(_, code, _)| code != "programme-sans-nouvelle");
    let shown: Vec<(&str, &str)> = own.map(|(severity, code, _)| (severity.as_str(), code.as_str())).collect();
    assert_eq!(shown, Vec::from_iter(expected), "{to}");
}

#[test]
fn sound_dates_are_no_problem() {
    assert_eq!(problems(&Site::new(VILLAGE)), []);
}

#[test]
fn an_end_before_the_beginning_is_an_error() {
    check(TENDER, "2026-12-11 12:00", "2026-11-01 12:00", Some(("error", "limite-avant-date")));
    check(TENDER, "2026-12-11 12:00", "2026-11-02 12:00", None);
    check(UPDATE, "date: 2026-11-06", "date: 2026-11-06\nexpire_le: 2026-10-30", Some(("error", "retrait-avant-date")));
    check(UPDATE, "date: 2026-11-06", "date: 2026-11-06 09:00\nexpire_le: 2026-11-06", None);
}

#[test]
fn a_stage_is_not_reached_in_the_future() {
    check(PROGRAMME, "atteint_le: 2026-11", "atteint_le: 2026-12", Some(("warning", "etape-a-venir")));
    check(UPDATE, "Le 4 novembre 2026", "4 décembre 2026", Some(("warning", "etape-a-venir")));
    check(UPDATE, "Le 4 novembre 2026", "lundi 4 novembre 2026", Some(("error", "jour-de-semaine-faux")));
    check(UPDATE, "Le 4 novembre 2026", "31/11/2026", Some(("error", "jour-inexistant")));
}

#[test]
fn a_milestone_names_a_tranche_that_there_is() {
    check(PROGRAMME, "tranche: Bâtiment A", "tranche: Bâtiment C", Some(("error", "tranche-inconnue")));
    check(PROGRAMME, "nom: Bâtiment B", "nom: Batiment  a", Some(("error", "tranche-en-double")));
}

#[test]
fn an_award_before_the_deadline_is_questioned_and_claims_no_deadline_to_be_over() {
    let award = "etat: attribue\netat_le: 2026-11-20\ndate_limite:";
    check(TENDER, "date_limite:", award, Some(("warning", "attribution-avant-limite")));
    let site = Site::new(VILLAGE);
    site.edit(TENDER, "date_limite:", award);
    site.build_at(NOW, &[]);
    let page = site.published("appels-offres/peinture/index.html");
    assert!(page.contains("Attribué") || page.contains("attribué"), "{page}");
    assert!(!page.contains("La date limite est passée."), "{page}");

    let later = "2026-12-18T09:00:00";
    site.edit(TENDER, award, "date_limite:");
    site.build_at(later, &[]);
    assert!(site.published("appels-offres/peinture/index.html").contains("La date limite est passée."));
}

#[test]
fn nothing_is_decided_or_corrected_in_the_future() {
    let outcome = |day: &str| format!("2026-11-20 12:00\netat: infructueux\netat_le: {day}");
    check(TENDER, "2026-12-11 12:00", &outcome("2026-11-23"), None);
    check(TENDER, "2026-12-11 12:00", &outcome("2027-11-23"), Some(("warning", "decision-a-venir")));
    let made =
        |day: &str| format!("objet: Peinture\nrectificatifs:\n  - {{ numero: 1, date: {day}, resume: Un plan }}");
    check(TENDER, "objet: Peinture", &made("2026-11-23"), None);
    check(TENDER, "objet: Peinture", &made("2027-11-23"), Some(("warning", "decision-a-venir")));
}

/// What follows a text that its own comma cut is read all the same.
#[test]
fn a_text_that_was_cut_hides_no_other_mistake() {
    let lots = "procedure: mappa\nlots:\n  - { numero: 1, intitule: Peinture, sols, corps_etat: chauffage }";
    let site = Site::new(VILLAGE);
    site.edit(TENDER, "procedure: procedure_adaptee", lots);
    let codes: Vec<String> = problems(&site).into_iter().map(|(_, code, _)| code).collect();
    assert_eq!(codes, ["valeur-inconnue", "virgule-sans-guillemets", "metier-inconnu"]);
    let report = site.run_at(NOW, "check", &[]).stderr;
    assert!(report.contains("vouliez-vous dire «\u{a0}chauffage-ventilation\u{a0}»"), "{report}");
}

#[test]
fn a_text_that_was_cut_is_offered_whole() {
    let site = Site::new("");
    site.add(
        "
-- content/appels-offres/peinture.md --
---
titre: Lot #3 vendu # urgent
date: 2026-11-02
reference: AO-1
objet: Peinture
procedure: procedure_adaptee
date_limite: 2026-12-11 12:00
criteres:
  Prix: 60
  Technique: 40
alias: /a/, /b/
---
Un seul lot.
",
    );
    let codes: Vec<String> = problems(&site).into_iter().map(|(_, code, _)| code).collect();
    assert_eq!(codes, ["criteres-mal-ecrits", "alias-illisible"]);
    let report = site.run_at(NOW, "check", &[]).stderr;
    assert!(report.contains("[/a/, /b/]") && report.contains("- { nom: Prix, poids: 60 }"), "{report}");

    site.edit(TENDER, "alias: /a/, /b/", "alias: [/a/, /b/]");
    site.edit(TENDER, "  Prix: 60\n  Technique: 40", "  - { nom: Prix, poids: 60 }\n  - { nom: Technique, poids: 40 }");
    site.build();
    assert!(site.published("appels-offres/peinture/index.html").contains("Lot #3 vendu # urgent"));
}

#[test]
fn an_empty_description_is_to_be_completed_and_not_written_twice() {
    let photo = "date: 2026-11-06\nphotos:\n  - fichier: toit.png\n    description:";
    let site = Site::new(VILLAGE);
    site.edit(UPDATE, "date: 2026-11-06", photo);
    let found = problems(&site);
    assert!(found.contains(&("error".to_owned(), "description-vide".to_owned(), 6)), "{found:?}");
    assert!(found.iter().all(|(_, code, _)| code != "photo-sans-description"), "{found:?}");
    site.edit(UPDATE, "    description:", "    decription: Le toit");
    let codes: Vec<String> = problems(&site).into_iter().map(|(_, code, _)| code).collect();
    assert_eq!(codes, ["fichier-introuvable", "champ-inconnu"]);
}
