//! The building sites of the demonstration: programmes and their updates.

use super::build;
use crate::support::page;

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
