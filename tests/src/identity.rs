//! What makes a site the cooperative's own: colours, logo, photo; and what of it is refused.

use scraper::Html;

use crate::support::page;
use crate::support::site::{NOW, Site, names};

/// A site with these settings under `[theme]`.
fn site(settings: &str) -> Site {
    let site = Site::new("-- content/_index.md --\n---\ntitre: Bienvenue\n---\nTexte.\n");
    let configuration = site.read("palier.toml");
    site.write("palier.toml", format!("{configuration}\n[theme]\n{settings}\n"));
    site
}

#[track_caller]
fn refused(site: &Site, expected: &[&str]) {
    let ran = site.run_at(NOW, "check", &[]).ended(1);
    for said in expected {
        assert!(ran.stderr.contains(said), "{said:?} is not in:\n{}", ran.stderr);
    }
}

#[test]
fn a_colour_that_cannot_be_read_is_an_error_with_its_nearest_neighbour() {
    refused(
        &site("couleur = \"#f5c744\""),
        &[
            "erreur[couleur-illisible]: un texte de cette couleur ne se lit pas bien sur fond blanc\u{a0}: son contraste est \
             de 1.6, il en faut 4.5",
            "palier.toml:17:11",
            "la plus proche qui se lise est \"#",
            "la couleur claire a sa place dans couleur_secondaire",
        ],
    );
    refused(&site("couleur = \"17503c\""), &["erreur[couleur-invalide]", "écrivez \"#17503c\""]);
}

#[test]
fn a_logo_that_does_more_than_draw_is_refused() {
    let site = site("logo = \"static/logo.svg\"");
    refused(&site, &["erreur[fichier-introuvable]: le fichier «\u{a0}static/logo.svg\u{a0}» est introuvable"]);
    site.write("static/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
    refused(
        &site,
        &[
            "erreur[logo-refuse]: ce dessin contient autre chose que des traits et des formes\u{a0}: <script>",
            "logo refusé",
        ],
    );
    site.write(
        "static/logo.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\"><path d=\"M0 0h9\"/></svg>",
    );
    site.run_at(NOW, "check", &[]).ended(0);
}

#[test]
fn a_cover_that_is_no_picture_is_told() {
    let site = site("couverture = \"content/plaquette.txt\"");
    site.write("content/plaquette.txt", "Nos logements");
    refused(
        &site,
        &["erreur[photo-illisible]: cette image ne peut pas être lue", "couverture = \"content/plaquette.txt\""],
    );
}

#[test]
fn colours_and_logo_reach_every_page_without_a_style_in_it() {
    let site = site(
        "couleur = \"#7a1f3d\"\ncouleur_secondaire = \"#9fd3c7\"\nlogo = \"content/logo.svg\"\ncouverture = \
         \"content/entree.svg\"\ncouverture_description = \"L’entrée\"",
    );
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\"><path d=\"M0 0h9\"/></svg>";
    site.write("content/logo.svg", drawing);
    site.write("content/entree.svg", drawing);
    site.build();
    let style = names(&site.out())
        .into_iter()
        .find(|name| name.starts_with("assets/site.") && name.ends_with(".css"))
        .expect("the colours");
    let colours = site.published(&style);
    for said in ["--accent:#7a1f3d;", "--second:#9fd3c7;", "prefers-color-scheme:dark"] {
        assert!(colours.contains(said), "{said}: {colours}");
    }
    for name in ["index.html", "s-abonner/index.html"] {
        let html = Html::parse_document(&site.published(name));
        assert_eq!(page::attributes(&html, "link[rel=stylesheet]", "href")[0], format!("/{style}"));
        let logo = page::one(&html, ".site-header img");
        let size = (logo.attr("width"), logo.attr("height"));
        assert_eq!((logo.attr("src"), logo.attr("alt"), size), (Some("/logo.svg"), Some(""), (Some("30"), Some("20"))));
        assert_eq!(page::all(&html, "[style], style").len(), 0);
    }
    let home = Html::parse_document(&site.published("index.html"));
    assert_eq!(page::attributes(&home, ".hero img", "alt"), ["L’entrée"]);
    assert!(site.is_published("entree.svg"));
}

#[test]
fn a_logo_that_says_the_name_stands_for_it() {
    let site = site("logo = \"content/logo.svg\"\nlogo_dit_le_nom = true");
    site.write("content/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 20\"/>");
    site.build();
    let home = Html::parse_document(&site.published("index.html"));
    assert_eq!(page::attributes(&home, ".brand img", "alt"), ["Coopérative d’essai"]);
    assert_eq!(page::texts(&home, ".brand"), [""]);
}
