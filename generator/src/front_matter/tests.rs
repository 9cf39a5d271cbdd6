use std::cell::RefCell;
use std::sync::Arc;

use super::*;

fn titles(text: &str) -> (Option<String>, Vec<&'static str>) {
    let file: Arc<str> = Arc::from("content/a.md");
    let mut diagnostics = Vec::new();
    let document = read(&file, text, &mut diagnostics);
    let collected = RefCell::new(diagnostics);
    let fields = Fields::new(&file, &document.head, "page", false, &collected);
    let title = fields.required_text("titre").map(|title| {
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
        ("–––\ntitre: Tirets\n–-\n", "Tirets"),
        ("---\ntitre:\tTabulation\n---\n", "Tabulation"),
        ("---\ntitre: ‘Simples’\n---\n", "Simples"),
        ("---\ntitre: \"Le \"nouveau\" site\"\n---\n", "Le \"nouveau\" site"),
        ("---\ntitre: 'L'assemblée d'été'\n---\n", "L'assemblée d'été"),
        ("---\ntitre: \"Oui\" et \"non\"\n---\n", "\"Oui\" et \"non\""),
        ("---\ntitre: Bâtiment A : la charpente\n  est posée\n---\n", "Bâtiment A : la charpente est posée"),
        ("---\ntitre\u{a0}: Lot\u{a0}: suite\n---\n", "Lot\u{a0}: suite"),
        ("---\ntitre\u{202f}:\u{a0}Essai\n---\n", "Essai"),
        ("---\ntitre: Lot #3 vendu # urgent\n---\n", "Lot #3 vendu # urgent"),
        ("---\ntitre: Lot n° 3 # pour mémoire\n---\n", "Lot n° 3 # pour mémoire"),
        ("---\ntitre: # 1 de la coop\n---\n", "# 1 de la coop"),
        ("---\ntitre: Travaux : phase 1 # info\n---\n", "Travaux : phase 1 # info"),
        ("---\ntitre: Le bâtiment\n  est fini # enfin\n---\n", "Le bâtiment est fini # enfin"),
        ("---\ntitre: Le bâtiment # 2\n  est fini\n---\n", "Le bâtiment # 2 est fini"),
        ("---\ntitre: A : b\n  # Une explication\n---\n", "A : b"),
        ("---\ntitre: Avant\nduree: # 6 mois\ndate: # le jour\n---\n", "Avant"),
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
        ("---\ntitre: A\n  autre: b\n---\n", "ligne-decalee"),
        ("---\ntitre: A : b\n autre: c\n---\n", "ligne-decalee"),
        ("---\nalias: [a\n---\n", "entete-illisible"),
        ("---\nlots: { texte: Panne, technicien appelé }\n---\n", "virgule-sans-guillemets"),
        ("---\ntitre: \"\"\n---\n", "champ-vide"),
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

#[test]
fn a_slip_of_the_pen_is_one_mistake() {
    let file: Arc<str> = Arc::from("content/a.md");
    let document = read(&file, "---\ntitr: A\n---\n", &mut Vec::new());
    let collected = RefCell::default();
    let fields = Fields::new(&file, &document.head, "page", false, &collected);
    assert_eq!(fields.required_text("titre"), None);
    fields.finish();
    let codes: Vec<&str> = collected.borrow().iter().map(|diagnostic: &Diagnostic| diagnostic.code).collect();
    assert_eq!(codes, ["champ-inconnu"]);
}

#[test]
fn a_name_between_quotation_marks_is_a_name() {
    for text in ["---\n\"titre\": Abc\n---\n", "---\n“titre”: Abc\n---\n"] {
        assert_eq!(titles(text), (Some("Abc".to_owned()), Vec::new()), "{text}");
    }
}

#[test]
fn a_line_of_settings_is_offered_as_a_field() {
    let file: Arc<str> = Arc::from("content/a.md");
    let mut diagnostics = Vec::new();
    read(&file, "---\ndate = 2026-11-20\n---\n", &mut diagnostics);
    let offered: Vec<String> = diagnostics[0].arguments.iter().map(|(_, value)| value.to_string()).collect();
    assert_eq!((diagnostics[0].code, offered), ("deux-points-manquants", vec!["date: 2026-11-20".to_owned()]));
}

#[test]
fn a_text_that_its_comma_cuts_is_offered_with_quotation_marks() {
    let file: Arc<str> = Arc::from("content/a.md");
    for (written, offered) in [
        ("{ texte: Panne, hier, enfin }", Some("\"Panne, hier, enfin\"")),
        ("{ texte: L'eau, la nuit, date: 2026 }", Some("\"L'eau, la nuit\"")),
        ("{ texte: \"Panne\", hier }", None),
    ] {
        let mut diagnostics = Vec::new();
        read(&file, &format!("---\nsuivi: {written}\n---\n"), &mut diagnostics);
        let codes: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes, ["virgule-sans-guillemets"], "{written}");
        let suggestion = diagnostics[0].arguments.iter().find(|(name, _)| *name == "suggestion");
        assert_eq!(suggestion.map(|(_, value)| value.to_string()).as_deref(), offered, "{written}");
    }
}

#[test]
fn an_unknown_field_is_quoted_as_it_was_written() {
    let file: Arc<str> = Arc::from("content/a.md");
    let document = read(&file, "---\nEst appelé: oui\n---\n", &mut Vec::new());
    let collected = RefCell::default();
    Fields::new(&file, &document.head, "page", false, &collected).finish();
    let problems: Vec<Diagnostic> = collected.into_inner();
    assert_eq!(problems[0].arguments[0].1.to_string(), "Est appelé");
}
