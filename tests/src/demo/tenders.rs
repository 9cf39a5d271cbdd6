//! The calls for tender of the demonstration.

use super::build;
use crate::support::page;

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
fn a_trade_is_followed_on_its_own_page() {
    let demo = build();
    let tender = page::texts(&demo.pages["appels-offres/2026-07-ilot-ferrand/index.html"], "main").concat();
    assert!(tender.contains("Pour suivre les appels d’offres d’un corps d’état"), "{tender}");
    assert!(!tender.contains("Suivre les appels d’offres «"), "{tender}");
    let (_, trade) = demo.pages.iter().find(|(name, _)| name.ends_with("metiers/charpente/index.html")).unwrap();
    let said = page::texts(trade, ".follow .label");
    assert_eq!(said, ["Suivre les appels d’offres « Charpente, ossature bois »"]);
}
