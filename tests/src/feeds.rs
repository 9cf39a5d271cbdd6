//! Feeds and calendars, as the programs of those who subscribe read them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::Value;

use crate::support::readers::{self, Newsboat};
use crate::support::site::names;
use crate::support::{NOW, Site};

const SITE: &str = "
-- content/chantiers/verger/index.md --
---
type: programme
titre: Le Verger
date: 2026-01-05
genre: brs
commune: Valbrune
---
Douze logements.
-- content/chantiers/verger/2026-11-06-hors-eau.md --
---
titre: Le bâtiment est hors d’eau & bien couvert
date: 2026-11-06
auteur: Claire Martel
---
La toiture est **terminée** : voir [les pièces](/appels-offres/peinture/). Prix < 5 €.
-- content/appels-offres/peinture/index.md --
---
titre: Peinture du Verger
date: 2026-11-02
identifiant: ao-2026-01
reference: AO-1
objet: Peinture de douze logements
procedure: procedure_adaptee
programme: verger
lieu: Valbrune
date_limite: 2026-12-11 12:00
lots:
  - { numero: \"01\", intitule: Peinture, corps_etat: [peinture] }
pieces:
  - { fichier: reglement.pdf, nom: Règlement }
  - { fichier: cctp.pdf, nom: CCTP }
---
Un seul lot.
-- content/appels-offres/peinture/reglement.pdf --
%PDF-1.4 le règlement
-- content/appels-offres/peinture/cctp.pdf --
%PDF-1.4 le cahier
-- content/residences/port/index.md --
---
type: residence
titre: Le Port
commune: Valbrune
---
-- content/residences/port/eau.md --
---
titre: Coupure d’eau
date: 2026-11-20 08:15
---
Mardi matin.
-- content/conseil/releve.md --
---
titre: Relevé de décisions
date: 2026-11-19
nature: releve_de_decisions
date_seance: 2026-11-12
acces: public
---
Le conseil a approuvé.
-- content/agenda/gouter.md --
---
titre: Goûter des lumières, avec l’amicale des locataires et toutes les familles de la résidence du Port
date: 2026-11-20
debut: 2026-12-12 15:00
fin: 2026-12-12 18:00
lieu: Salle commune ; entrée par la cour, au fond
---
Venez nombreux.
";

const TENDER: &str = "content/appels-offres/peinture/index.md";

fn built() -> Site {
    let site = Site::new(SITE);
    site.build();
    site
}

fn published(site: &Site, ending: &str) -> Vec<PathBuf> {
    let names = names(&site.out());
    names.iter().filter(|name| name.ends_with(ending)).map(|name| site.out().join(name)).collect()
}

fn words<'a>(list: &'a Value, name: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|entry| entry[name].as_str().unwrap_or_default()).collect()
}

#[test]
fn every_feed_is_read_without_a_complaint() {
    let site = built();
    let feeds: Vec<PathBuf> = [published(&site, "flux.xml"), published(&site, "flux.atom")].concat();
    assert!(feeds.len() > 70, "{} feeds", feeds.len());
    for (path, feed) in feeds.iter().zip(readers::feedparser(&feeds)) {
        let shown = path.display();
        assert_eq!(feed["wrong"], Value::Null, "{shown}");
        let is_atom = path.extension().is_some_and(|kind| kind == "atom");
        assert_eq!(feed["version"], if is_atom { "atom10" } else { "rss20" }, "{shown}");
        let address = format!("https://essai.example/{}", path.strip_prefix(site.out()).unwrap().display());
        assert_eq!(feed["self"], Value::from(vec![address]), "{shown}");
        assert!(!feed["title"].as_str().unwrap().is_empty(), "{shown}");
        assert!(feed["language"] == "fr-FR" || is_atom, "{shown}: {}", feed["language"]);
        let mut ids = BTreeSet::new();
        for entry in feed["entries"].as_array().unwrap() {
            let id = entry["id"].as_str().unwrap();
            assert!(id.starts_with("tag:essai.example,2026:"), "{shown}: {id}");
            assert!(ids.insert(id), "{shown}: {id} is there twice");
            assert!(is_atom || entry["is_link"] == false, "{shown}: {id} is taken for an address");
            assert!(entry["link"].as_str().unwrap().starts_with("https://essai.example/"), "{shown}");
            assert!(!entry["html"].as_str().unwrap().is_empty(), "{shown}: {id} has no text");
            for enclosure in entry["enclosures"].as_array().unwrap() {
                let file = enclosure["url"].as_str().unwrap().strip_prefix("https://essai.example/").unwrap();
                let length = std::fs::metadata(site.out().join(file)).unwrap().len();
                assert_eq!(
                    (&enclosure["length"], &enclosure["type"]),
                    (&length.into(), &"application/pdf".into()),
                    "{shown}"
                );
            }
            assert!(
                is_atom || entry["enclosures"].as_array().unwrap().len() <= 1,
                "{shown}: RSS knows one file an item"
            );
        }
    }
}

#[test]
fn the_three_formats_tell_the_same() {
    let site = built();
    let rss = published(&site, "flux.xml");
    let atom: Vec<PathBuf> = rss.iter().map(|path| path.with_extension("atom")).collect();
    let pairs = readers::feedparser(&rss).into_iter().zip(readers::feedparser(&atom));
    for (rss, feeds) in rss.iter().zip(pairs) {
        let json: Value = serde_json::from_slice(&std::fs::read(rss.with_extension("json")).unwrap()).unwrap();
        assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(json["language"], "fr-FR");
        let shown = rss.display();
        assert_eq!(words(&feeds.0["entries"], "id"), words(&feeds.1["entries"], "id"), "{shown}");
        assert_eq!(words(&feeds.0["entries"], "id"), words(&json["items"], "id"), "{shown}");
        assert_eq!(words(&feeds.0["entries"], "title"), words(&feeds.1["entries"], "title"), "{shown}");
        assert_eq!(words(&feeds.0["entries"], "title"), words(&json["items"], "title"), "{shown}");
        assert_eq!(words(&feeds.0["entries"], "link"), words(&json["items"], "url"), "{shown}");
        assert_eq!(feeds.0["entries"][0]["html"], feeds.1["entries"][0]["html"], "{shown}");
    }
}

#[test]
fn the_key_facts_of_a_tender_come_first() {
    let site = built();
    let feed = &readers::feedparser(&[site.out().join("appels-offres/metiers/peinture/flux.xml")])[0];
    let entry = &feed["entries"][0];
    assert_eq!(entry["title"], "Peinture du Verger");
    assert_eq!(entry["id"], "tag:essai.example,2026:ao-2026-01");
    assert_eq!(entry["published"], "Mon, 02 Nov 2026 00:00:00 +0100");
    let html = entry["html"].as_str().unwrap().replace('\u{a0}', " ");
    let place = |needle: &str| html.find(needle).unwrap_or_else(|| panic!("{needle} is not in {html}"));
    let order = ["11 décembre 2026 à 12 h 00", "Valbrune", "Un seul lot."].map(place);
    assert!(order.is_sorted(), "{html}");
    for linked in [
        "https://essai.example/appels-offres/peinture/reglement.pdf",
        "https://essai.example/appels-offres/peinture/cctp.pdf",
    ] {
        place(linked);
    }
    let categories: Vec<&str> =
        entry["categories"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    for label in ["Peinture", "Valbrune"] {
        assert!(categories.contains(&label), "{categories:?}");
    }
    assert_eq!(entry["enclosures"][0]["url"], "https://essai.example/appels-offres/peinture/reglement.pdf");
}

#[test]
fn addresses_in_a_feed_lead_to_the_site() {
    let site = built();
    let feed = &readers::feedparser(&[site.out().join("chantiers/verger/flux.xml")])[0];
    let entry = &feed["entries"][0];
    assert_eq!(entry["title"], "Le bâtiment est hors d’eau & bien couvert");
    let html = entry["html"].as_str().unwrap();
    assert!(html.contains("<a href=\"https://essai.example/appels-offres/peinture/\""), "{html}");
    assert!(html.contains("&lt; 5"), "{html}");
}

#[test]
fn a_feed_is_there_before_its_first_item() {
    let site = built();
    let feed = "appels-offres/metiers/ascenseur/flux";
    let files: Vec<PathBuf> = ["xml", "atom"].iter().map(|kind| site.out().join(format!("{feed}.{kind}"))).collect();
    for read in readers::feedparser(&files) {
        assert_eq!((&read["wrong"], &read["entries"]), (&Value::Null, &Value::Array(Vec::new())));
        assert!(read["title"].as_str().unwrap().contains("Ascenseurs"), "{read}");
    }
    let reader = Newsboat::subscribe(
        &site.out(),
        &["/appels-offres/metiers/ascenseur/flux.xml", "/appels-offres/metiers/ascenseur/flux.atom"],
    );
    assert_eq!(reader.reload(), []);
    site.edit(TENDER, "corps_etat: [peinture]", "corps_etat: [peinture, ascenseur]");
    site.build();
    let kept: BTreeSet<String> = reader.reload().into_iter().map(|item| item.title).collect();
    assert_eq!(kept, ["Peinture du Verger".to_owned()].into());
}

#[test]
fn a_reader_sees_nothing_new_when_a_post_moves() {
    let site = built();
    let reader = Newsboat::subscribe(&site.out(), &["/flux.xml", "/appels-offres/flux.atom"]);
    let before = reader.reload();
    assert!(before.iter().any(|item| item.guid == "tag:essai.example,2026:ao-2026-01"), "{before:?}");
    site.rename("content/appels-offres/peinture", "content/appels-offres/peinture-du-verger");
    site.edit(
        "content/chantiers/verger/2026-11-06-hors-eau.md",
        "/appels-offres/peinture/",
        "/appels-offres/peinture-du-verger/",
    );
    site.build();
    assert!(site.is_published("appels-offres/peinture-du-verger/index.html"));
    assert!(!site.is_published("appels-offres/peinture/index.html"));
    assert_eq!(reader.reload(), before);
}

#[test]
fn a_reader_sees_nothing_new_when_the_site_moves() {
    let site = built();
    let reader = Newsboat::subscribe(&site.out(), &["/flux.xml", "/appels-offres/flux.atom"]);
    let guids = || reader.reload().into_iter().map(|item| item.guid).collect::<Vec<_>>();
    let (before, calendar) = (guids(), site.published("agenda.ics"));
    let uids =
        |calendar: &str| calendar.lines().filter(|line| line.starts_with("UID")).map(str::to_owned).collect::<Vec<_>>();
    site.edit(
        "palier.toml",
        "adresse = \"https://essai.example\"",
        "adresse = \"https://www.nouveau.example\"\npremiere_adresse = \"https://essai.example\"",
    );
    site.build();
    assert!(site.published("flux.xml").contains("<link>https://www.nouveau.example/"));
    assert_eq!(guids(), before);
    assert_eq!(uids(&site.published("agenda.ics")), uids(&calendar));
}

#[test]
fn a_post_that_says_where_it_was_is_the_same_item() {
    let site = built();
    let reader = Newsboat::subscribe(&site.out(), &["/flux.xml"]);
    let before: Vec<String> = reader.reload().into_iter().map(|item| item.guid).collect();
    assert!(before.iter().any(|guid| guid.ends_with(":chantiers/verger/2026-11-06-hors-eau")), "{before:?}");
    let moved = "content/chantiers/verger/2026-11-06-toit.md";
    site.rename("content/chantiers/verger/2026-11-06-hors-eau.md", moved);
    // An address for short, one of another site, then the one that it had here.
    let old = "[/toit/, /2025/Hors-Eau.html, /chantiers/verger/2026-11-06-hors-eau/]";
    site.edit(moved, "titre:", &format!("alias: {old}\ntitre:"));
    site.build();
    assert!(site.is_published("chantiers/verger/2026-11-06-toit/index.html"));
    assert_eq!(reader.reload().into_iter().map(|item| item.guid).collect::<Vec<_>>(), before);
}

#[test]
fn what_a_subscriber_must_not_miss_arrives_as_a_new_item() {
    let site = built();
    let reader = Newsboat::subscribe(&site.out(), &["/appels-offres/flux.xml", "/residences/port/flux.xml"]);
    let guids = |items: &[readers::Kept]| items.iter().map(|item| item.guid.clone()).collect::<BTreeSet<_>>();
    let mut known = guids(&reader.reload());
    let mut arrives = |guid: &str, title: &str| {
        site.build();
        let items = reader.reload();
        let now = guids(&items);
        let new: Vec<&String> = now.difference(&known).collect();
        assert_eq!(new, [&format!("tag:essai.example,2026:{guid}")]);
        let item = items.iter().find(|item| item.guid == *new[0]).unwrap();
        assert_eq!(item.title.replace('\u{a0}', " "), title);
        assert!(known.is_subset(&now), "an item was renamed");
        known = now;
    };
    site.edit(
        TENDER,
        "date_limite: 2026-12-11 12:00",
        "date_limite: 2026-12-18 12:00\nrectificatifs:\n  - { numero: 1, date: 2026-11-18, resume: Une semaine de plus, date_limite_avant: 2026-12-11 12:00 }",
    );
    arrives("ao-2026-01:rectificatif-1", "RECTIFICATIF n° 1 — Peinture du Verger");
    site.edit("content/residences/port/eau.md", "---\nMardi", "etat: reporte\nreporte_au: 2026-11-26\n---\nMardi");
    arrives("residences/port/eau:report-2026-11-26", "REPORTÉ — Coupure d’eau");
    site.edit(TENDER, "[peinture] }", "[peinture], etat: infructueux, etat_le: 2026-11-22 }");
    arrives("ao-2026-01:lot-01-infructueux", "INFRUCTUEUX — Lot 01 Peinture — Peinture du Verger");
    site.edit(TENDER, "date_limite: 2026", "etat: sans_suite\netat_le: 2026-11-22\ndate_limite: 2026");
    arrives("ao-2026-01:sans-suite", "SANS SUITE — Peinture du Verger");
}

#[test]
fn an_open_tender_is_never_cut_off() {
    let site = Site::new(SITE);
    site.edit("palier.toml", "[cooperative]", "[flux]\nlimite = 3\n\n[cooperative]");
    for number in 2..12 {
        site.write(
            &format!("content/appels-offres/ancien-{number}.md"),
            format!(
                "---\ntitre: Ancien {number}\ndate: 2026-11-{number:02}\nreference: AO-{number}\nobjet: Rien\n\
                 procedure: procedure_adaptee\ndate_limite: 2026-11-20 12:00\n---\nTexte.\n"
            ),
        );
    }
    site.edit(TENDER, "date: 2026-11-02", "date: 2026-06-01");
    site.build();
    let feeds = readers::feedparser(&[site.out().join("appels-offres/flux.xml"), site.out().join("flux.atom")]);
    assert_eq!(words(&feeds[0]["entries"], "title"), ["Ancien 11", "Ancien 10", "Ancien 9", "Peinture du Verger"]);
    assert!(words(&feeds[1]["entries"], "title").contains(&"Peinture du Verger"));
    site.build_at("2026-12-11T12:00:00", &[]).ended(0);
    let feeds = readers::feedparser(&[site.out().join("appels-offres/flux.xml")]);
    assert_eq!(words(&feeds[0]["entries"], "title"), ["Ancien 11", "Ancien 10", "Ancien 9"]);
}

#[test]
fn a_later_build_of_the_same_content_changes_no_byte_of_a_feed() {
    let site = built();
    let feeds = |now: &str| {
        site.build_at(now, &[]).ended(0);
        let mut files = crate::support::site::files(&site.out());
        files.retain(|name, _| name.contains("flux.") || name.ends_with(".ics"));
        files
    };
    let (before, after) = (feeds(NOW), feeds("2026-12-01T18:30:00"));
    assert!(before.len() > 100, "{} files", before.len());
    crate::support::site::assert_same(&before, &after);
}

#[test]
fn each_page_names_its_feeds() {
    let site = built();
    for (name, feed) in [
        ("index.html", "/flux.xml"),
        ("chantiers/verger/index.html", "/chantiers/verger/flux.xml"),
        ("appels-offres/metiers/peinture/index.html", "/appels-offres/metiers/peinture/flux.xml"),
    ] {
        let html = scraper::Html::parse_document(&site.published(name));
        let named = crate::support::page::attributes(&html, "link[rel=alternate][type='application/rss+xml']", "href");
        assert!(named.iter().any(|address| address.ends_with(feed)), "{name}: {named:?}");
    }
    let headers = site.published("_headers");
    for line in [
        "/flux.xml\n  Content-Type: application/rss+xml; charset=utf-8",
        "*/flux.atom\n  Content-Type: application/atom+xml; charset=utf-8",
        "*/agenda.ics\n  Content-Type: text/calendar; charset=utf-8",
    ] {
        assert!(headers.contains(line), "{headers}");
    }
}

#[test]
fn every_calendar_is_written_as_the_standard_asks() {
    let site = built();
    let calendars = published(&site, "agenda.ics");
    assert!(calendars.len() > 35, "{} calendars", calendars.len());
    for path in &calendars {
        let (shown, bytes) = (path.display(), std::fs::read(path).unwrap());
        let text = String::from_utf8(bytes).unwrap_or_else(|_| panic!("{shown} is not UTF-8"));
        assert!(text.ends_with("END:VCALENDAR\r\n"), "{shown}");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{shown}: a line ends otherwise");
        for line in text.split("\r\n") {
            assert!(line.len() <= 75, "{shown}: {} octets: {line}", line.len());
        }
        assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1, "{shown}");
    }
    // Both readers take every one of them.
    readers::icalendar(&calendars);
}

#[test]
fn a_calendar_program_shows_deadlines_and_meetings() {
    let site = built();
    let shown = readers::khal(&site.out().join("agenda.ics"));
    assert_eq!(shown.len(), 2, "{shown:?}");
    let find =
        |word: &str| shown.iter().find(|line| line.contains(word)).unwrap_or_else(|| panic!("{word}: {shown:?}"));
    // Half an hour that ends at the deadline, whose hour is in the title too.
    let deadline = find("Peinture du Verger").replace('\u{a0}', " ");
    assert!(deadline.starts_with("11/12/2026 11:30-12:00 "), "{deadline}");
    assert!(deadline.contains("12 h 00"), "{deadline}");
    let meeting =
        find("Goûter des lumières, avec l’amicale des locataires et toutes les familles de la résidence du Port");
    assert!(meeting.starts_with("12/12/2026 15:00-18:00 "), "{meeting}");
}

#[test]
fn a_calendar_follows_a_tender_that_changes() {
    let site = built();
    let event = |site: &Site| {
        site.build();
        let read = readers::icalendar(&[site.out().join("appels-offres/metiers/peinture/agenda.ics")]);
        assert_eq!(read[0].as_array().unwrap().len(), 1);
        read[0][0].clone()
    };
    let first = event(&site);
    assert_eq!((&first["sequence"], &first["zone"]), (&0.into(), &"Europe/Paris".into()));
    assert_eq!(
        (&first["start"], &first["end"]),
        (&"2026-12-11T11:30:00+01:00".into(), &"2026-12-11T12:00:00+01:00".into())
    );
    assert_eq!(first["stamp"], "2026-11-01T23:00:00+00:00");
    assert_eq!(first["url"], "https://essai.example/appels-offres/peinture/");
    site.edit(
        TENDER,
        "date_limite: 2026-12-11 12:00",
        "date_limite: 2026-12-18 16:00\nrectificatifs:\n  - { numero: 1, date: 2026-11-18, resume: Une semaine de plus, date_limite_avant: 2026-12-11 12:00 }",
    );
    let moved = event(&site);
    assert_eq!((&moved["uid"], &moved["sequence"]), (&first["uid"], &1.into()));
    assert_eq!(moved["end"], "2026-12-18T16:00:00+01:00");
    assert_ne!(moved["stamp"], first["stamp"]);
    site.edit(TENDER, "date_limite: 2026", "etat: sans_suite\netat_le: 2026-11-22\ndate_limite: 2026");
    let given_up = event(&site);
    assert_eq!((&given_up["uid"], &given_up["status"]), (&first["uid"], &"CANCELLED".into()));
}

#[test]
fn a_compulsory_visit_is_an_event_of_its_own() {
    let site = built();
    site.edit(
        TENDER,
        "lieu: Valbrune",
        "lieu: Valbrune\nvisite: { obligatoire: oui, date: 2026-11-30 09:30, lieu: Devant la grille }",
    );
    site.build();
    let read = readers::icalendar(&[site.out().join("appels-offres/peinture/agenda.ics")]);
    let events = read[0].as_array().unwrap();
    assert_eq!(events.len(), 2, "{events:?}");
    let visit = events.iter().find(|event| event["start"] == "2026-11-30T09:30:00+01:00").expect("the visit is there");
    assert_eq!(visit["location"], "Devant la grille");
    assert_ne!(events[0]["uid"], events[1]["uid"]);
}
