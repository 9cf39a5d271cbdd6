//! The pictures of the demonstration: what they tell, what they stand for.

use serde_json::Value;

use super::build;
use crate::support::page;

#[test]
fn photos_tell_nothing_but_what_they_show() {
    let demo = build();
    let of = |ending: &str| -> Vec<(&String, &Vec<u8>)> {
        demo.files.iter().filter(|(name, _)| name.ends_with(ending)).collect()
    };
    assert!(of(".webp").len() > 3 * 20, "{} sizes", of(".webp").len());
    for (name, bytes) in of(".webp") {
        // A WebP with metadata is an extended one (VP8X); these hold a picture and nothing else.
        assert_eq!(&bytes[8..16], b"WEBPVP8 ", "{name}");
    }
    assert!(of(".jpg").len() > 20, "{} photos", of(".jpg").len());
    for (name, bytes) in of(".jpg") {
        // APP1 is EXIF and XMP, APP13 is IPTC, COM a comment.
        for marker in segments(bytes) {
            assert!(![0xe1, 0xed, 0xfe].contains(&marker), "{name} has a segment {marker:x}");
        }
    }
}

/// The markers of a JPEG's segments, up to its picture.
fn segments(bytes: &[u8]) -> Vec<u8> {
    assert_eq!(&bytes[..2], [0xff, 0xd8], "a JPEG begins with its mark");
    let (mut at, mut markers) = (2, Vec::new());
    while bytes[at] == 0xff && bytes[at + 1] != 0xda {
        markers.push(bytes[at + 1]);
        at += 2 + usize::from(bytes[at + 2]) * 256 + usize::from(bytes[at + 3]);
    }
    markers
}

#[test]
fn a_page_shows_its_picture_once() {
    let demo = build();
    for (name, page) in demo.real_pages() {
        let mut shown = page::attributes(page, "main :is(.cover, .text) img", "src");
        let all = shown.len();
        shown.sort_unstable();
        shown.dedup();
        assert_eq!(shown.len(), all, "{name}");
    }
}

#[test]
fn what_has_no_picture_is_pictured_by_its_programme() {
    let demo = build();
    let image = |name: &str| {
        let linked: Value =
            serde_json::from_str(&page::texts(&demo.pages[name], "script[type='application/ld+json']").concat())
                .unwrap();
        linked["@graph"][0]["image"].as_str().map(str::to_owned)
    };
    let cover = image("chantiers/ilot-ferrand/index.html");
    assert!(cover.is_some());
    assert_eq!(image("appels-offres/2026-07-ilot-ferrand/index.html"), cover);
    assert_eq!(image("appels-offres/2026-08-maintenance-ascenseurs/index.html"), None, "it has no programme");
}

#[test]
fn a_picture_that_stands_for_its_post_is_described() {
    let demo = build();
    let described =
        |name: &str| page::attributes(&demo.pages[name], "meta[property='og:image:alt']", "content").concat();
    // By its own field, by the same picture in the text.
    assert!(described("chantiers/ilot-ferrand/index.html").starts_with("Dessin du programme achevé, trois immeubles"));
    assert!(described("residences/les-glycines/index.html").starts_with("Trois petits immeubles"));
    let covers = page::attributes(&demo.pages["index.html"], ".card-image img", "alt");
    assert!(covers.iter().all(|alt| !alt.is_empty()), "{covers:?}");
}
