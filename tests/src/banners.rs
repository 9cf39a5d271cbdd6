//! Banners: who shares a page sees what it is about, drawn by the build.

use std::collections::BTreeMap;
use std::fs;

use image::{ImageFormat, RgbImage};
use scraper::Html;

use crate::support::site::{assert_same, files, times};
use crate::support::{NOW, Ran, Site, page};

const SITE: &str = "
-- content/chantiers/verger/index.md --
---
type: programme
titre: Les Terrasses du Verger
commune: Valbrune
logements: 24
jalons:
  - { etape: gros_oeuvre, atteint_le: 2026-09 }
  - { etape: hors_eau, prevu_le: 2026-11 }
  - { etape: livraison, prevu_le: 2027-06 }
---
Un programme.
-- content/chantiers/verger/2026-11-06-hors-eau/index.md --
---
titre: Le bâtiment A est hors d’eau
date: 2026-11-06
etape: hors_eau
avancement: 62
---
Le texte.
-- content/actualites/2026-11-16-jardin.md --
---
titre: Un jardin partagé
date: 2026-11-16
---
Le texte.
-- content/actualites/2026-11-17-brouillon.md --
---
titre: À finir
date: 2026-11-17
brouillon: oui
---
Le texte.
-- content/actualites/2026-12-24-noel.md --
---
titre: Bientôt Noël
date: 2026-12-24
---
Le texte.
-- content/conseil/2026-11-12-bureau/index.md --
---
titre: Compte rendu réservé
date: 2026-11-12
nature: compte_rendu_bureau
date_seance: 2026-11-12
acces: societaires
---
";

const UPDATE: &str = "chantiers/verger/2026-11-06-hors-eau/index.html";
const NEWS: &str = "actualites/2026-11-16-jardin/index.html";
const NEWS_FILE: &str = "content/actualites/2026-11-16-jardin.md";
const HOME: &str = "https://essai.example/";

fn photo(red: u8) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("photo.jpg");
    RgbImage::from_fn(1600, 1200, |x, y| image::Rgb([red, (x / 8) as u8, (y / 8) as u8])).save(&file).unwrap();
    fs::read(file).unwrap()
}

/// What the head of a published page says of its banner: property or name → content.
fn head(site: &Site, name: &str) -> BTreeMap<String, String> {
    let html = Html::parse_document(&site.published(name));
    let metas = page::all(&html, "meta[content]").into_iter().filter_map(|meta| {
        let value = meta.value();
        let name = value.attr("property").or_else(|| value.attr("name"))?;
        (name.starts_with("og:image") || name.starts_with("twitter:"))
            .then(|| (name.to_owned(), value.attr("content").unwrap_or_default().to_owned()))
    });
    metas.collect()
}

/// The path of a page's banner below the output.
fn banner(site: &Site, name: &str) -> String {
    let url = &head(site, name)["og:image"];
    url.strip_prefix(HOME).unwrap_or_else(|| panic!("{url}")).to_owned()
}

fn published(site: &Site) -> Vec<String> {
    files(&site.out()).into_keys().filter(|name| name.starts_with("assets/partage/")).collect()
}

/// What a build says of the banners.
fn said(ran: &Ran) -> &str {
    ran.stdout.lines().find(|line| line.contains("de partage")).unwrap_or_else(|| panic!("{}", ran.stdout))
}

#[test]
fn the_head_of_a_page_names_a_picture_that_is_there_and_is_what_it_says() {
    let site = Site::new(SITE);
    site.build();
    let head = head(&site, UPDATE);
    let name = banner(&site, UPDATE);
    assert!(name.starts_with("assets/partage/2026-11-06-hors-eau.") && name.ends_with(".png"), "{name}");
    let told = ["og:image:type", "og:image:width", "og:image:height", "twitter:card", "og:image:alt"];
    let expected =
        ["image/png", "1200", "630", "summary_large_image", "Le bâtiment A est hors d’eau – Coopérative d’essai"];
    assert_eq!(told.map(|name| head[name].as_str()), expected);
    let bytes = fs::read(site.out().join(&name)).unwrap();
    let image = image::load_from_memory_with_format(&bytes, ImageFormat::Png).unwrap();
    assert_eq!((image.width(), image.height()), (1200, 630));
    assert!(bytes.len() < 25_000, "{}", bytes.len());
    // Hosts keep it for ever, as its name allows.
    let headers = site.published("_headers");
    assert!(headers.contains("/assets/*\n  Cache-Control: public, max-age=31536000, immutable"), "{headers}");
}

#[test]
fn every_page_has_one_and_no_file_is_there_for_nobody() {
    let site = Site::new(SITE);
    site.build();
    let pages = files(&site.out()).into_keys().filter(|name| name.ends_with(".html"));
    let mut named: Vec<String> = pages.map(|name| banner(&site, &name)).collect();
    named.sort();
    named.dedup();
    assert_eq!(named, published(&site));
    let of = |name: &str| published(&site).iter().filter(|file| file[15..].starts_with(name)).count();
    assert_eq!((of("accueil."), of("chantiers."), of("verger."), of("2026-11-16-jardin.")), (1, 1, 1, 1));
    assert_eq!(banner(&site, "mentions-legales/index.html"), banner(&site, "index.html"));
}

#[test]
fn nothing_of_what_is_not_shown_is_drawn() {
    let site = Site::new(SITE);
    site.build();
    let hidden = ["brouillon", "noel", "bureau"];
    let is_hidden = |name: &String| hidden.iter().any(|hidden| name.contains(hidden));
    assert_eq!(published(&site).into_iter().filter(is_hidden).collect::<Vec<_>>(), [""; 0]);
    site.build_at(NOW, &["--drafts", "--future"]).ended(0);
    let shown: Vec<String> = published(&site).into_iter().filter(is_hidden).collect();
    assert_eq!(shown.len(), 2, "{shown:?}");
    assert!(shown.iter().all(|name| !name.contains("bureau")), "{shown:?}");
    site.build();
    assert_eq!(published(&site).into_iter().filter(is_hidden).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn an_address_changes_with_the_title_and_not_with_the_text() {
    let site = Site::new(SITE);
    site.build();
    let (before, other) = (banner(&site, NEWS), banner(&site, UPDATE));
    site.edit(NEWS_FILE, "Le texte.", "Un autre texte.");
    site.build();
    assert_eq!(banner(&site, NEWS), before);
    site.edit(NEWS_FILE, "Un jardin partagé", "Un jardin pour tous");
    let ran = site.build();
    assert_ne!(banner(&site, NEWS), before);
    assert_eq!(banner(&site, UPDATE), other);
    assert!(!site.is_published(&before), "what no page names goes");
    assert!(said(&ran).contains("1\u{a0}dessinée"), "{}", said(&ran));
    let kept = files(&site.path(".palier/cache/banners-1")).len();
    assert_eq!(kept, published(&site).len(), "nor does the cache keep it");
}

#[test]
fn a_second_build_draws_nothing_and_writes_nothing() {
    let site = Site::new(SITE);
    site.write("content/chantiers/verger/2026-11-06-hors-eau/toit.jpg", photo(200));
    site.edit(
        "content/chantiers/verger/2026-11-06-hors-eau/index.md",
        "avancement: 62",
        "avancement: 62\nphotos:\n  - fichier: toit.jpg\n    description: Le toit",
    );
    site.build();
    let (first, written) = (files(&site.out()), times(&site.out()));
    let ran = site.build();
    assert!(said(&ran).contains("aucune à dessiner"), "{}", said(&ran));
    assert_eq!(times(&site.out()), written);
    // Without the cache they are drawn again, and are the same.
    fs::remove_dir_all(site.path(".palier")).unwrap();
    let ran = site.build();
    assert!(said(&ran).contains("aucune reprise"), "{}", said(&ran));
    assert_same(&first, &files(&site.out()));
    assert_eq!(times(&site.out()), written);
}

#[test]
fn a_photo_of_the_page_is_in_it() {
    let site = Site::new(SITE);
    site.write("content/actualites/jardin.jpg", photo(200));
    site.edit(NEWS_FILE, "date:", "image: jardin.jpg\nimage_description: Les premiers semis\ndate:");
    site.build();
    let head = head(&site, NEWS);
    assert_eq!(head["og:image:type"], "image/jpeg");
    assert_eq!(head["og:image:alt"], "Les premiers semis – Un jardin partagé");
    let name = banner(&site, NEWS);
    let bytes = fs::read(site.out().join(&name)).unwrap();
    let image = image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg).unwrap().into_rgb8();
    assert_eq!(image.dimensions(), (1200, 630));
    assert!(
        image.get_pixel(1190, 10)[0].abs_diff(200) < 12,
        "the photo is seen at the right: {:?}",
        image.get_pixel(1190, 10)
    );
    assert!(image.get_pixel(10, 620)[0] < 60, "at the left is the landing: {:?}", image.get_pixel(10, 620));
    assert!(bytes.len() < 90_000, "{}", bytes.len());
    site.write("content/actualites/jardin.jpg", photo(100));
    site.build();
    assert_ne!(banner(&site, NEWS), name, "another photo, another banner");
}

#[test]
fn a_site_can_do_without() {
    let site = Site::new(SITE);
    site.write("content/actualites/jardin.jpg", photo(200));
    site.edit(NEWS_FILE, "date:", "image: jardin.jpg\nimage_description: Les premiers semis\ndate:");
    site.edit("palier.toml", "[cooperative]", "[theme]\nimages_de_partage = false\n\n[cooperative]");
    let ran = site.build();
    assert!(!ran.stdout.contains("de partage"), "{}", ran.stdout);
    assert_eq!(published(&site), [""; 0]);
    let photo = head(&site, NEWS);
    assert!(photo["og:image"].starts_with("https://essai.example/assets/photos/jardin-1280."), "{photo:?}");
    assert_eq!((photo["og:image:width"].as_str(), photo["og:image:alt"].as_str()), ("1280", "Les premiers semis"));
    assert!(head(&site, UPDATE).is_empty());
    site.edit("palier.toml", "images_de_partage = false", "images_de_partage = \"parfois\"");
    let ran = site.build_at(NOW, &[]);
    assert!(ran.ended(1).stderr.contains("images_de_partage"));
}

#[test]
fn what_no_template_names_is_not_drawn() {
    let site = Site::new(SITE);
    let base = fs::read_to_string(crate::support::repository().join("themes/parvis/templates/base.html")).unwrap();
    site.write(
        "themes/parvis/templates/base.html",
        base.replace("page.og_image", "site.logo").replace("site.logo.media_type", "site.logo.url"),
    );
    site.build();
    assert_eq!(published(&site), [""; 0]);
    assert!(!site.path(".palier/cache/banners-1").exists());
}
