//! The lists of the demonstration, and the way to what is in them.

use super::build;
use crate::support::page;

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
fn what_can_be_followed_is_found_from_the_top_of_its_page() {
    let demo = build();
    let page = &demo.pages["s-abonner/index.html"];
    let named = page::texts(page, ".page-head nav a");
    assert!(named.contains(&"Les appels d’offres par corps d’état".to_owned()), "{named:?}");
    assert_eq!(named, page::texts(page, "section[id] > h2"));
}

#[test]
fn what_is_announced_for_next_year_is_not_in_its_archives() {
    let demo = build();
    assert!(demo.pages.contains_key("archives/2026/index.html"));
    assert!(!demo.pages.contains_key("archives/2027/index.html"));
}
