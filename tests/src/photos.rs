//! Photos and papers: an author puts them beside her post as they are; readers get what they need, and nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::Stdio;

use image::{DynamicImage, ExtendedColorType, ImageFormat, RgbImage};
use scraper::Html;

use crate::support::site::{Files, assert_same, files, names};
use crate::support::{NOW, Ran, Site, page, program, repository};

const POST: &str = "
-- content/actualites/toiture/index.md --
---
titre: La toiture
date: 2026-11-16
image: Toiture Est.jpg
image_description: La toiture côté est
---
Un texte.

![Les tuiles](tuiles.jpg \"Posées en deux jours\")

Encore un texte.

![La gouttière](gouttiere.jpg)

![La lucarne](lucarne.png)
";

const PAGE: &str = "actualites/toiture/index.html";

/// A picture whose left half is red and whose right half is blue, with the noise of a sensor.
fn picture(width: u32, height: u32) -> RgbImage {
    let mut seed = 1_u32;
    let mut bytes = Vec::new();
    for _ in 0..height {
        for x in 0..width {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [noise, ..] = (seed >> 28).to_le_bytes();
            bytes.extend(if x < width / 2 { [200, 30, noise] } else { [noise, 30, 200] });
        }
    }
    RgbImage::from_raw(width, height, bytes).unwrap()
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("photo.jpg");
    image::save_buffer(&file, &picture(width, height), width, height, ExtendedColorType::Rgb8).unwrap();
    fs::read(file).unwrap()
}

fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// The JPEG with EXIF data that says how it is turned and where it was taken, with IPTC and a comment.
fn telling(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0GPS 45.7640 4.8357".to_vec();
    exif[25] = orientation;
    let segment = |marker: u8, contents: &[u8]| {
        let length = u16::try_from(contents.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker][..], &length, contents].concat()
    };
    let secret = b"GPS 45.7640 4.8357";
    [&jpeg[..2], &segment(0xe1, &exif), &segment(0xed, secret), &segment(0xfe, secret), &jpeg[2..]].concat()
}

fn site() -> Site {
    let site = Site::new(POST);
    site.write("content/actualites/toiture/Toiture Est.jpg", telling(&jpeg(2000, 1000), 6));
    site.write("content/actualites/toiture/tuiles.jpg", jpeg(1000, 750));
    site.write("content/actualites/toiture/gouttiere.jpg", jpeg(2400, 1600));
    site.write("content/actualites/toiture/lucarne.png", png(picture(300, 200)));
    site
}

fn photos(folder: &Path) -> Files {
    files(folder).into_iter().filter(|(name, _)| name.starts_with("assets/photos/")).collect()
}

/// The names of published photos without their hashes, each with its size in pixels.
fn sizes(site: &Site) -> BTreeMap<String, (u32, u32)> {
    let size = |bytes: &[u8]| image::load_from_memory(bytes).map(|image| (image.width(), image.height())).unwrap();
    let plain = |name: &str| {
        let parts: Vec<&str> = name.trim_start_matches("assets/photos/").split('.').collect();
        assert_eq!(parts[1].len(), 12, "{name}");
        format!("{}.{}", parts[0], parts[2])
    };
    photos(&site.out()).iter().map(|(name, bytes)| (plain(name), size(bytes))).collect()
}

/// What a build says of the photos.
fn said(ran: &Ran) -> &str {
    ran.stdout.lines().find(|line| line.contains("photo")).unwrap_or_else(|| panic!("{}", ran.stdout))
}

#[test]
fn a_photo_is_published_in_the_sizes_that_screens_need() {
    let site = site();
    site.build();
    let expected = [
        // It was taken on its side, so it is 1000 pixels wide; across the page, in a card, for old browsers.
        ("toiture-est-480.webp", (480, 960)),
        ("toiture-est-768.webp", (768, 1536)),
        ("toiture-est-1000.webp", (1000, 2000)),
        ("toiture-est-1000.jpg", (1000, 2000)),
        // Alone in the text; never enlarged.
        ("tuiles-480.webp", (480, 360)),
        ("tuiles-768.webp", (768, 576)),
        ("tuiles-1000.webp", (1000, 750)),
        ("tuiles-1000.jpg", (1000, 750)),
        // Of a gallery: the large one too.
        ("gouttiere-480.webp", (480, 320)),
        ("gouttiere-768.webp", (768, 512)),
        ("gouttiere-1920.webp", (1920, 1280)),
        ("gouttiere-1280.jpg", (1280, 853)),
        ("lucarne-300.webp", (300, 200)),
        ("lucarne-300.jpg", (300, 200)),
    ];
    let expected: BTreeMap<String, (u32, u32)> = expected.map(|(name, size)| (name.to_owned(), size)).into();
    assert_eq!(sizes(&site), expected);
    assert!(names(&site.out()).iter().all(|name| !name.starts_with("actualites/toiture/") || name.ends_with(".html")));
}

#[test]
fn pages_offer_the_sizes_and_keep_the_place() {
    let site = site();
    site.build();
    let html = Html::parse_document(&site.published(PAGE));
    let within = |selector: &str, name: &str| page::attributes(&html, &format!("main {selector}"), name).join("|");
    let cover = within(".cover source", "srcset");
    let widths: Vec<&str> = cover.split(", ").filter_map(|one| one.split(' ').nth(1)).collect();
    assert_eq!(widths, ["768w", "1000w"]);
    assert_eq!(within(".cover img", "fetchpriority"), "high", "the first picture does not wait");
    assert_eq!(within(".cover img", "loading"), "");
    assert_eq!((within(".cover img", "width"), within(".cover img", "height")), ("1000".into(), "2000".into()));
    assert_eq!(within(".text img", "loading"), "lazy|lazy|lazy");
    assert_eq!(within(".text img", "decoding"), "async|async|async");
    assert_eq!(within(".text img", "alt"), "Les tuiles|La gouttière|La lucarne");
    assert_eq!(page::texts(&html, ".text figcaption"), ["Posées en deux jours"]);
    assert!(within("source", "type").split('|').all(|media_type| media_type == "image/webp"));
    // Across the screen; then, as wide as a column or a small photo, where the browser does not know it better itself.
    assert_eq!(page::attributes(&html, ".cover source", "sizes"), ["100vw"]);
    let shown = page::attributes(&html, ".text source", "sizes");
    let (column, small) = ("auto, (min-width: 44rem) 40rem, 92vw", "auto, (min-width: 34rem) 21rem, 92vw");
    assert_eq!(shown, [column, small, small]);
    // Those that follow each other are a gallery, and each leads to the large one.
    let large = page::attributes(&html, ".gallery figure > a.enlarge", "href");
    assert_eq!(large.len(), 2);
    assert!(large[0].contains("gouttiere-1920.") && large[1].contains("lucarne-300."), "{large:?}");
    assert_eq!(page::attributes(&html, "[style]", "style"), [""; 0], "the policy forbids it");

    let feed = site.published("flux.xml");
    assert!(feed.contains("https://essai.example/assets/photos/tuiles-1000."), "{feed}");
    assert!(!feed.contains("srcset"), "a feed has one size, which every reader knows");
}

#[test]
fn photos_stand_upright_and_say_nothing_of_their_place() {
    let site = site();
    site.build();
    assert_eq!(site.published_with("GPS 45.7640"), [""; 0]);
    assert_eq!(site.published_with("Exif"), [""; 0]);
    let upright = photos(&site.out()).into_iter().find(|(name, _)| name.contains("toiture-est-480"));
    let shown = image::load_from_memory(&upright.unwrap().1).unwrap().into_rgb8();
    let (top, bottom) = (shown.get_pixel(240, 100), shown.get_pixel(240, 860));
    assert!(top[0] > 150 && bottom[2] > 150, "{top:?} {bottom:?}");
}

#[test]
fn a_warm_build_decodes_nothing() {
    let site = site();
    let cold = site.build();
    assert_eq!(said(&cold), "4 photos\u{a0}: 4 préparées en 14 fichiers, aucune reprise du cache.");
    let first = photos(&site.out());
    let warm = site.build();
    assert_eq!(said(&warm), "4 photos\u{a0}: aucune à préparer, 4 reprises du cache.");
    // On another machine, which was given the cache: files have other times there.
    let other = site.clean_build(&["--jobs", "1"]);
    assert!(first.iter().all(|(name, bytes)| other.get(name) == Some(bytes)));
    assert!(warm.stdout.contains("Rien n’a changé"), "{}", warm.stdout);
}

#[test]
fn the_cache_may_go_or_be_damaged_at_any_time() {
    let site = site();
    site.build();
    let first = files(&site.out());
    fs::remove_dir_all(site.path(".palier/cache")).unwrap();
    assert_same(&first, &site.clean_build(&["--jobs", "3"]));
    let cache = site.path(".palier/cache");
    for name in names(&cache) {
        let file = cache.join(&name);
        let bytes = fs::read(&file).unwrap();
        fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    }
    assert_same(&first, &site.clean_build(&[]));
    // Half a file would be used for ever: each was made again.
    assert!(said(&site.build()).contains("aucune à préparer"));
}

#[test]
fn a_photo_that_changed_is_prepared_again_even_if_it_has_the_same_size_and_time() {
    let site = site();
    site.build();
    let first = photos(&site.out());
    let file = site.path("content/actualites/toiture/tuiles.jpg");
    let time = fs::metadata(&file).unwrap().modified().unwrap();
    let mut bytes = fs::read(&file).unwrap();
    // A quantiser of its luminance: another picture of the same length.
    let table = bytes.windows(2).position(|mark| mark == [0xff, 0xdb]).unwrap();
    bytes[table + 8] += 7;
    fs::write(&file, &bytes).unwrap();
    fs::File::options().write(true).open(&file).unwrap().set_modified(time).unwrap();
    let ran = site.build();
    assert_eq!(said(&ran), "4 photos\u{a0}: 1 préparée en 4 fichiers, 3 reprises du cache.");
    let second = photos(&site.out());
    assert_eq!(first.keys().filter(|name| !second.contains_key(*name)).count(), 4, "new bytes, new names");
}

#[test]
fn a_build_that_is_killed_leaves_no_half_photo() {
    let site = site();
    site.build();
    let whole = files(&site.out());
    fs::remove_dir_all(site.path(".palier/cache")).unwrap();
    let (root, out) = (site.root(), site.out());
    let arguments = ["build", "--root", root.to_str().unwrap(), "--out", out.to_str().unwrap(), "--now", NOW];
    let mut process = program::command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let cache = site.path(".palier/cache");
    crate::support::wait::until("a variant is in the cache", || {
        let found = cache.exists() && names(&cache).iter().any(|name| name.ends_with(".webp"));
        let ended = process.try_wait().unwrap().is_some();
        (found || ended).then_some(())
    });
    process.kill().unwrap();
    process.wait().unwrap();
    assert_same(&whole, &site.clean_build(&[]));
}

#[test]
fn odd_pictures_are_published_too() {
    let fixtures = repository().join("tests/fixtures/photos");
    let fixture = |name: &str| fs::read(fixtures.join(name)).unwrap();
    let sixteen = DynamicImage::ImageRgb8(picture(640, 480)).into_rgb16();
    let odd = [
        ("encres.jpg", fixture("encres.jpg")),
        ("gris.jpg", fixture("gris.jpg")),
        ("progressif.jpg", fixture("progressif.jpg")),
        ("seize-bits.png", png(sixteen)),
        ("panorama.jpg", jpeg(12_000, 800)),
        // Its name says something else than its bytes.
        ("faux.jpg", png(picture(640, 480))),
    ];
    let shown: String = odd.iter().map(|(name, _)| format!("Voici.\n\n![Une image]({name})\n\n")).collect();
    let site = Site::new(&format!("-- content/odd/index.md --\n---\ntitre: Images\n---\n{shown}"));
    for (name, bytes) in &odd {
        site.write(&format!("content/odd/{name}"), bytes);
    }
    let ran = site.build();
    assert_eq!(ran.stderr, "");
    let published = photos(&site.out());
    for (name, _) in &odd {
        let start = format!("assets/photos/{}-480.", name.split('.').next().unwrap());
        let (_, bytes) =
            published.iter().find(|(name, _)| name.starts_with(&start)).unwrap_or_else(|| panic!("{start}"));
        let image = image::load_from_memory(bytes).unwrap().into_rgb8();
        let (left, right) = (*image.get_pixel(40, 10), *image.get_pixel(440, 10));
        if *name != "gris.jpg" {
            assert!(left[0] > 120 && left[2] < 90, "{name}: {left:?}");
            assert!(right[2] > 120 && right[0] < 90, "{name}: {right:?}");
        }
    }
}

#[test]
fn animations_are_published_as_they_are() {
    let fixtures = repository().join("tests/fixtures/photos");
    let site = Site::new(
        "-- content/anime/index.md --\n---\ntitre: Animations\n---\n![Un film](anime.gif)\n\nPuis\n\n![Un autre](anime.webp)\n",
    );
    for name in ["anime.gif", "anime.webp"] {
        site.write(&format!("content/anime/{name}"), fs::read(fixtures.join(name)).unwrap());
    }
    site.build();
    let html = Html::parse_document(&site.published("anime/index.html"));
    assert_eq!(page::attributes(&html, ".text img", "src"), ["/anime/anime.gif", "/anime/anime.webp"]);
    assert_eq!(page::attributes(&html, ".text img", "width"), ["48", "48"]);
    let published = fs::read(site.out().join("anime/anime.webp")).unwrap();
    assert_eq!(published.windows(4).filter(|name| *name == b"ANMF").count(), 2, "both pictures are there");
}

#[test]
fn a_picture_that_cannot_be_shown_is_an_error_where_it_is_named() {
    let bomb = {
        let mut bytes = png(RgbImage::new(1, 1));
        bytes[16..20].copy_from_slice(&50_000_u32.to_be_bytes());
        bytes[20..24].copy_from_slice(&50_000_u32.to_be_bytes());
        bytes
    };
    let photo = jpeg(900, 600);
    let cases: [(&str, Vec<u8>, &str); 5] = [
        ("IMG_2041.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), "photo-format"),
        ("tronquee.jpg", photo[..photo.len() * 2 / 3].to_vec(), "photo-tronquee"),
        ("bombe.png", with_checksum(bomb), "photo-trop-grande"),
        ("page.jpg", b"<html>".to_vec(), "fichier-d-une-autre-sorte"),
        ("vide.webp", Vec::new(), "photo-illisible"),
    ];
    for (name, bytes, code) in cases {
        let site =
            Site::new(&format!("-- content/page.md --\n---\ntitre: Images\n---\nVoici ![une image](media/{name})\n"));
        site.write(&format!("content/media/{name}"), bytes);
        for command in ["check", "build"] {
            let ran = site.run_at(NOW, command, &[]).ended(1);
            assert!(ran.stderr.contains(&format!("erreur[{code}]")), "{name}: {}", ran.stderr);
            assert!(ran.stderr.contains("content/page.md:4:"), "{name}: {}", ran.stderr);
        }
        assert!(!site.path("public").exists());
    }
}

/// The PNG with the checksum that its head should have.
fn with_checksum(mut png: Vec<u8>) -> Vec<u8> {
    let crc = png[12..29].iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    });
    png[29..33].copy_from_slice(&(!crc).to_be_bytes());
    png
}

#[test]
fn a_paper_that_is_not_public_has_no_picture_in_any_output() {
    let site = Site::new(
        "-- content/conseil/secret/index.md --\n---\ntitre: Réservé\ndate: 2026-11-10\nnature: proces_verbal\n\
         date_seance: 2026-11-03\nacces: administrateurs\nfichier: plan-reserve.jpg\nimage: plan-reserve.jpg\n---\n\
         ![Le plan](plan-reserve.jpg)\n\n![La façade](facade-reservee.jpg)\n",
    );
    site.write("content/conseil/secret/plan-reserve.jpg", jpeg(1200, 800));
    site.write("content/conseil/secret/facade-reservee.jpg", jpeg(1300, 800));
    site.build_at(NOW, &["--drafts", "--future"]).ended(0);
    let named: Vec<String> = names(&site.out()).into_iter().filter(|name| name.contains("reserve")).collect();
    assert_eq!(named, [""; 0]);
    assert_eq!(site.published_with("plan-reserve"), [""; 0]);
    assert_eq!(photos(&site.out()).len(), 0);
}

/// A PDF of two pages; with text on them if `font` is one of its resources.
fn pdf(font: &str) -> String {
    let page = format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {font} >> >>");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
        &page,
        &page,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Title (Microsoft Word - pv.docx) >>",
    ];
    let mut text = "%PDF-1.4\n".to_owned();
    let mut places = String::new();
    for (number, object) in objects.iter().enumerate() {
        places.push_str(&format!("{:010} 00000 n \n", text.len()));
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let start = text.len();
    text.push_str(&format!("xref\n0 7\n0000000000 65535 f \n{places}trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\n"));
    text + &format!("startxref\n{start}\n%%EOF\n")
}

#[test]
fn a_file_without_a_title_is_called_as_it_calls_itself_or_by_its_name() {
    let site = Site::new(
        "-- content/actualites/avis.md --\n---\ntitre: Avis\ndate: 2026-11-10\n---\n::: fichier annexe.pdf\n\n\
         ::: fichier \"reglement_de-copropriete.docx\"\n",
    );
    site.write(
        "content/actualites/annexe.pdf",
        pdf("").replace("Microsoft Word - pv.docx", "Le plan de la cour      "),
    );
    site.write("content/actualites/reglement_de-copropriete.docx", "PK");
    site.build();
    let html = Html::parse_document(&site.published("actualites/avis/index.html"));
    assert_eq!(page::texts(&html, ".download a"), ["Le plan de la cour", "Reglement de copropriete"]);
    let feed: serde_json::Value = serde_json::from_str(&site.published("actualites/flux.json")).unwrap();
    assert_eq!(feed["items"][0]["attachments"][0]["title"], "Le plan de la cour");
}

#[test]
fn a_scanned_paper_is_told_and_a_version_for_everybody_stands_beside_it() {
    let site = Site::new(
        "-- content/conseil/pv/index.md --\n---\ntitre: Le procès-verbal\ndate: 2026-11-10\nnature: proces_verbal\n\
         date_seance: 2026-11-03\nacces: public\nfichier: pv-scanne.pdf\nfichier_accessible: pv.txt\n---\n\
         ::: fichier annexe.pdf L’annexe\n",
    );
    site.write("content/conseil/pv/pv-scanne.pdf", pdf(""));
    site.write("content/conseil/pv/annexe.pdf", pdf("/Font << /F1 5 0 R >>"));
    site.write("content/conseil/pv/pv.txt", "Le procès-verbal en texte.");
    let check = site.run_at(NOW, "check", &[]).ended(0);
    assert_eq!(check.stderr.matches("[pdf-sans-texte]").count(), 1, "{}", check.stderr);
    assert!(check.stderr.contains("«\u{a0}pv-scanne.pdf\u{a0}» ne contient pas de texte"), "{}", check.stderr);
    assert!(check.stderr.contains("content/conseil/pv/index.md:7:10"), "{}", check.stderr);
    site.build();
    let html = Html::parse_document(&site.published("conseil/pv/index.html"));
    let paper = page::texts(&html, ".papers a").concat().replace('\u{a0}', " ");
    assert!(paper.starts_with("Télécharger (PDF, 2 pages, "), "{paper}");
    let facts = page::texts(&html, ".file-facts").join(" | ");
    assert!(facts.starts_with("(TXT, "), "{facts}");
    assert!(facts.contains("(PDF, 2 pages, "), "{facts}");
    let accessible = page::attributes(&html, "main a[href$='.txt']", "href");
    assert_eq!(accessible, ["/conseil/pv/pv.txt"]);
    assert!(!page::texts(&html, "main").concat().contains("sur simple demande"), "nobody has to ask for it");
}

#[test]
fn the_first_photo_of_a_list_does_not_wait_and_the_others_do() {
    let site = site();
    let other = "-- content/actualites/2026-11-17-tri.md --\n---\ntitre: Le tri\ndate: 2026-11-17\nimage: lucarne.png\n\
                 image_description: La lucarne\n---\nUn texte.\n";
    site.add(other);
    site.build();
    let html = Html::parse_document(&site.published("actualites/index.html"));
    let loading = |html: &Html| {
        let images = page::all(html, ".card-image img");
        images.iter().map(|image| (image.attr("loading").is_some(), image.attr("fetchpriority").is_some())).collect()
    };
    let list: Vec<(bool, bool)> = loading(&html);
    assert_eq!(list, [(false, true), (true, false)]);
    let sizes = page::attributes(&html, ".card-image source", "sizes");
    assert_eq!(sizes, ["(min-width: 36rem) 24rem, 92vw", "auto, (min-width: 36rem) 24rem, 92vw"]);
    let home: Vec<(bool, bool)> = loading(&Html::parse_document(&site.published("index.html")));
    assert_eq!(home, [(true, false), (true, false)], "other things come first there");
}

#[test]
fn a_caption_is_read_below_its_photo() {
    let site = Site::new(
        "-- content/chantiers/verger/index.md --\n---\ntype: programme\ntitre: Le Verger\ncommune: Valbrune\n---\n\
         -- content/chantiers/verger/2026-11-06-toit.md --\n---\ntitre: Le toit\ndate: 2026-11-06\nphotos:\n  \
         - fichier: tuiles.jpg\n    description: Les tuiles\n    legende: Posées : en deux jours\n    credit: Ana Roy\n  \
         - fichier: lucarne.png\n    description: La lucarne\n    legende: Elle vient\n---\nUn texte.\n",
    );
    site.write("content/chantiers/verger/tuiles.jpg", jpeg(1000, 750));
    site.write("content/chantiers/verger/lucarne.png", png(picture(300, 200)));
    site.build();
    let html = Html::parse_document(&site.published("chantiers/verger/2026-11-06-toit/index.html"));
    assert_eq!(page::texts(&html, ".cover figcaption"), ["Posées : en deux jours Photo : Ana Roy"]);
    assert_eq!(page::texts(&html, ".gallery figcaption"), ["Elle vient"]);
}

#[test]
fn a_photo_alone_leads_to_the_large_one_where_that_shows_more() {
    let site = Site::new(
        "-- content/plans/index.md --\n---\ntitre: Les plans\n---\n![La vallée](panorama.jpg)\n\nPuis\n\n\
         ![La lucarne](lucarne.png)\n\nEt dans le texte ![un repère](panorama.jpg) aussi.\n",
    );
    site.write("content/plans/panorama.jpg", jpeg(2400, 600));
    site.write("content/plans/lucarne.png", png(picture(200, 300)));
    site.build();
    let html = Html::parse_document(&site.published("plans/index.html"));
    let large = page::attributes(&html, ".text a.enlarge", "href");
    assert_eq!(large.len(), 1, "{large:?}");
    assert!(large[0].starts_with("/assets/photos/panorama-1920."), "{large:?}");
    assert!(site.is_published(large[0].trim_start_matches('/')), "{large:?} leads nowhere");
    assert_eq!(page::attributes(&html, ".text > figure > a img", "alt"), ["La vallée"]);
    assert_eq!(page::attributes(&html, ".text > figure.tall img", "alt"), ["La lucarne"]);
    page::one(&html, "dialog.viewer");
}

#[test]
fn a_paper_that_nobody_can_open_is_told() {
    let site = Site::new(
        "-- content/papiers/index.md --\n---\ntitre: Papiers\n---\n[Le bail](bail.pdf), [le plan](plan.pdf), [la note](note.pdf)\n",
    );
    let whole = pdf("/Font << /F1 5 0 R >>");
    site.write("content/papiers/bail.pdf", &whole);
    site.write("content/papiers/plan.pdf", &whole[..90]);
    // Its key takes a password that is not the empty one.
    let locked = whole.replace(
        "/Root 1 0 R",
        "/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 \
         /O <0102030405060708091011121314151617181920212223242526272829303132> \
         /U <0102030405060708091011121314151617181920212223242526272829303132> >>",
    );
    site.write("content/papiers/note.pdf", locked);
    let check = site.run_at(NOW, "check", &[]).ended(0);
    assert_eq!(check.stderr.matches("[pdf-ferme]").count(), 2, "{}", check.stderr);
    let said = check.stderr.replace('\u{a0}', " ");
    for expected in [
        "attention[pdf-ferme]: « plan.pdf » ne s’ouvre pas\n",
        "fichier incomplet ou abîmé",
        "attention[pdf-ferme]: « note.pdf » ne s’ouvre pas\n",
        "ce PDF demande un mot de passe",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
}

#[test]
fn a_drawing_that_would_do_something_is_refused_wherever_it_is_named() {
    let script = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    for (written, place) in [("![Le plan](plan.svg)", "4:12"), ("[Le plan](plan.svg)", "4:11")] {
        let site = Site::new(&format!("-- content/plans/index.md --\n---\ntitre: Plans\n---\n{written}\n"));
        site.write("content/plans/plan.svg", script);
        let ran = site.run_at(NOW, "build", &[]).ended(1);
        assert!(
            ran.stderr.contains("erreur[dessin-actif]: ce dessin contient un programme\u{a0}: <script>"),
            "{}",
            ran.stderr
        );
        assert!(ran.stderr.contains(&format!("content/plans/index.md:{place}")), "{}", ran.stderr);
        assert_eq!(ran.stderr.matches("erreur[").count(), 1, "{}", ran.stderr);
        site.write("content/plans/plan.svg", script.replace("<script>alert(1)</script>", "<path d=\"M0 0h9\"/>"));
        site.build();
    }
}
