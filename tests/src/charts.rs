//! Charts: the numbers of a file, drawn where an author names it.

use scraper::Html;

use crate::support::readers;
use crate::support::site::assert_same;
use crate::support::{NOW, Site, page};

const SITE: &str = "
-- content/actualites/energie/index.md --
---
titre: L’énergie de la résidence
date: 2026-11-16
---
Avant.

::: graphique conso.csv \"Le gaz et l’électricité\" unité: \"kWh/m²/an\" source: \"Relevés du zinguin\" type: courbe

Après.
-- content/actualites/energie/conso.csv --
Année;Gaz;Électricité
2023;104,5;
2024;1 098;12,50
-- content/actualites/autre.md --
---
titre: Sans graphique
date: 2026-11-15
---
Du texte.
";

const PAGE: &str = "actualites/energie/index.html";

fn mistakes(site: &Site) -> Vec<String> {
    let ran = site.run_at(NOW, "check", &["--format", "json"]).ended(1);
    let problems: Vec<serde_json::Value> = serde_json::from_str(&ran.stdout).unwrap();
    let place = |problem: &serde_json::Value| {
        let word = |name: &str| problem[name].as_str().unwrap_or_default().to_owned();
        format!("{} {}:{}:{}", word("code"), word("file"), problem["line"], problem["column"])
    };
    problems.iter().map(place).collect()
}

#[test]
fn the_numbers_are_drawn_told_and_offered() {
    let site = Site::new(SITE);
    site.build();
    let html = site.published(PAGE);
    let read = Html::parse_document(&html);
    assert_eq!(page::texts(&read, "figure.chart > figcaption"), ["Le gaz et l’électricité en kWh/m²/an"]);
    let drawing = page::one(&read, "svg[role=img]").value();
    for (attribute, tag) in [("aria-labelledby", "title"), ("aria-describedby", "desc")] {
        let id = drawing.attr(attribute).unwrap();
        assert_eq!(page::attributes(&read, &format!("svg > {tag}"), "id"), [id]);
    }
    assert_eq!(
        page::texts(&read, "svg > desc"),
        [
            "Courbe, de « 2023 » à « 2024 ». Gaz : au plus bas 104,5 (2023), au plus haut 1 098 (2024). Électricité : 12,50. \
          Les nombres sont en kWh/m²/an. Tous sont dans le tableau qui suit."
        ]
    );
    assert_eq!(page::texts(&read, ".chart-legend li"), ["Gaz", "Électricité"]);
    assert_eq!(page::texts(&read, ".chart tbody tr"), ["2023104,5–", "20241 09812,50"]);
    assert_eq!(
        page::texts(&read, ".chart-source"),
        ["Source : Relevés du zinguin. Télécharger les données (CSV, 54 octets)"]
    );
    assert_eq!(page::attributes(&read, ".chart-source a", "href"), ["/actualites/energie/conso.csv"]);
    assert_eq!(site.published("actualites/energie/conso.csv"), site.read("content/actualites/energie/conso.csv"));
    assert!(!html.contains("style="), "the content security policy forbids it");
}

#[test]
fn its_style_goes_to_pages_that_draw() {
    let site = Site::new(SITE);
    site.build();
    let styles = |name: &str| {
        let read = Html::parse_document(&site.published(name));
        let styles = page::attributes(&read, "link[rel=stylesheet]", "href");
        styles.iter().filter(|address| address.contains("/chart.")).count()
    };
    assert_eq!(styles(PAGE), 1);
    for other in ["actualites/autre/index.html", "index.html", "actualites/index.html"] {
        assert_eq!(styles(other), 0, "{other}");
    }
    site.write(
        "content/actualites/_index.md",
        "---\ntitre: Actualités\n---\n::: graphique energie/conso.csv \"Le gaz\"\n",
    );
    site.build();
    assert_eq!(styles("actualites/index.html"), 1, "a section's own text may draw too");
}

#[test]
fn feeds_have_the_table_and_no_drawing() {
    let site = Site::new(SITE);
    site.build();
    for feed in ["flux.xml", "flux.atom", "flux.json"] {
        let text = site.published(feed);
        assert!(text.contains("104,5") && text.contains("Relevés du zinguin"), "{feed}: {text}");
        assert!(text.contains("https://essai.example/actualites/energie/conso.csv"), "{feed}");
        assert!(!text.contains("svg") && !text.contains("chart-"), "{feed}");
    }
}

#[test]
fn the_search_finds_its_words() {
    let site = Site::new(SITE);
    site.build();
    let asked = serde_json::json!({ "queries": ["zinguin", "électricité kwh"] });
    let answers = readers::search(&site.out(), &asked);
    for answer in answers["answers"].as_array().unwrap() {
        assert_eq!(answer["urls"], serde_json::json!(["/actualites/energie/"]), "{answer}");
    }
    let list = Html::parse_document(&site.published("actualites/index.html"));
    assert!(page::texts(&list, "main").concat().contains("Avant. Après."), "the excerpt has no caption");
}

#[test]
fn a_build_is_the_same_again() {
    let site = Site::new(SITE);
    assert_same(&site.clean_build(&[]), &site.clean_build(&["--jobs", "1"]));
}

#[test]
fn mistakes_are_told_at_their_place_once() {
    let site = Site::new(SITE);
    site.write(
        "content/actualites/energie/conso.csv",
        b"Ann\xe9e;\xc9lectricit\xe9\r\n2023;104,5\r\n2024;\"douze\"\r\n",
    );
    site.edit("content/actualites/autre.md", "Du texte.", "::: graphique energie/conso.csv \"Encore\"");
    assert_eq!(mistakes(&site), ["graphique-nombre-illisible content/actualites/energie/conso.csv:3:6"]);

    site.edit("content/actualites/autre.md", "energie/conso.csv", "energie/consos.csv");
    let said = site.run_at(NOW, "check", &[]).ended(1).stderr;
    assert!(said.contains("vouliez-vous dire «\u{a0}energie/conso.csv\u{a0}»\u{a0}?"), "{said}");
    assert!(said.contains("2024;\"douze\""), "the line is shown as it is read: {said}");

    for (file, bytes) in [("energie/conso.xlsx", &b"PK"[..]), ("https://essai.example/conso.csv", b"")] {
        site.write("content/actualites/energie/conso.xlsx", bytes);
        let text = format!("---\ntitre: Autre\ndate: 2026-11-15\n---\n::: graphique {file} \"Encore\"\n");
        site.write("content/actualites/autre.md", text);
        assert!(mistakes(&site).contains(&"graphique-format content/actualites/autre.md:5:15".to_owned()), "{file}");
    }
}

#[test]
fn what_is_not_shown_publishes_no_numbers_and_keeps_nobody_from_publishing() {
    let site = Site::new(
        "
-- content/actualites/brouillon/index.md --
---
titre: Pas encore
date: 2026-11-16
brouillon: oui
---
::: graphique conso.csv \"Le gaz\"
-- content/actualites/brouillon/conso.csv --
Année;Gaz
2024;secret
-- content/conseil/reserve/index.md --
---
titre: Réservé
date: 2026-11-16
nature: autre
date_seance: 2026-11-12
acces: administrateurs
---
::: graphique charges.csv \"Les charges\"
-- content/conseil/reserve/charges.csv --
Année;Charges
2024;987654
",
    );
    site.build();
    for secret in ["secret", "987654", "987\u{202f}654", "charges.csv"] {
        assert_eq!(site.published_with(secret), [""; 0], "{secret}");
    }
    site.write(
        "content/actualites/public.md",
        "---\ntitre: Public\ndate: 2026-11-16\n---\n::: graphique ../conseil/reserve/charges.csv \"Les charges\"\n",
    );
    assert_eq!(mistakes(&site), ["fichier-non-public content/actualites/public.md:5:15"]);
}
