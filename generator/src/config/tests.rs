//! What a configuration means, and every mistake of one at once.

use super::*;
use crate::diagnostic::{Diagnostic, sort};

const TRADES: [(&str, &str); 2] = [("vrd", "VRD, assainissement"), ("autre", "Autre")];

/// The least that a site must say.
const LEAST: &str = r#"
[site]
titre = "Les Trois Vallons Habitat"
adresse = "https://trois-vallons.example/"

[coopérative]
nom = "Les Trois Vallons Habitat"
forme = "Société coopérative d’HLM"
siège = "1, place du Palier, Valbrune"
téléphone = "02 61 91 00 00"
courriel = "bonjour@trois-vallons.example"
rcs = "Valbrune 000 000 000"
capital = "120 000 €"
directeur_publication = "Anne Durand"
hébergeur = "Hébergement, Paris"
"#;

fn read_text(text: &str) -> (Option<Config>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let config = read(&Arc::from("palier.toml"), text, &TRADES, &mut diagnostics);
    sort(&mut diagnostics);
    (config, diagnostics)
}

fn config(more: &str) -> Config {
    let (config, diagnostics) = read_text(&format!("{LEAST}{more}"));
    assert_eq!(diagnostics, []);
    config.expect("a configuration without mistakes")
}

/// Checks the problems of a text: `code "text at the spot" suggestion`, in the order of the file.
fn check(text: &str, expected: &[&str]) {
    let (config, diagnostics) = read_text(text);
    let shown: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| {
            let span = diagnostic.place.span.map(|span| &text[span.start as usize..span.end as usize]);
            let argument = |wanted: &str| {
                let (_, value) = diagnostic.arguments.iter().find(|(name, _)| *name == wanted)?;
                Some(value.to_string())
            };
            let said = argument("reglage").or_else(|| argument("section")).unwrap_or_default();
            let suggestion = argument("suggestion").map(|text| format!(" -> {text}")).unwrap_or_default();
            format!("{} {said} @ {}{suggestion}", diagnostic.code, span.unwrap_or("file"))
        })
        .collect();
    assert_eq!(shown, expected);
    assert_eq!(config.is_none(), !expected.is_empty());
}

/// An author writes heads of posts all day. What a colon sets is understood, so that nothing else is hidden.
#[test]
fn a_colon_is_no_sign_of_equality() {
    let text = LEAST.replace("titre = ", "titre : ").replace("téléphone = ", "téléphone\u{a0}: ");
    check(
        &format!("{text}\n[flux]\nlimite: 0\n[metiers]\ncolons = \"a : b\"\n"),
        &[
            "signe-egal-attendu  @ titre : \"Les Trois Vallons Habitat\" -> titre = \"Les Trois Vallons Habitat\"",
            "signe-egal-attendu  @ téléphone\u{a0}: \"02 61 91 00 00\" -> téléphone = \"02 61 91 00 00\"",
            "signe-egal-attendu  @ limite: 0 -> limite = 0",
            "reglage-nombre-attendu limite @ 0",
        ],
    );
    let mut diagnostics = Vec::new();
    let config = understand(&Arc::from("palier.toml"), &text, &TRADES, &mut diagnostics);
    assert_eq!(config.map(|config| config.site.title), Some("Les Trois Vallons Habitat".to_owned()));
}

#[test]
fn a_slip_of_the_pen_is_one_mistake() {
    check(&LEAST.replace("adresse", "adress"), &["reglage-inconnu adress @ adress -> adresse"]);
}

/// [`check`], after what every site must say.
fn check_more(more: &str, expected: &[&str]) {
    check(&format!("{LEAST}{more}"), expected);
}

#[test]
fn the_demonstrations_configuration_is_sound() {
    let (config, diagnostics) = read_text(include_str!("../../../palier.toml"));
    assert_eq!(diagnostics, []);
    let config = config.expect("a configuration without mistakes");
    assert_eq!(config.site.title, config.cooperative.name);
    assert_eq!(config.trades.len(), TRADES.len() + 1);
}

#[test]
fn what_is_not_written_has_its_default() {
    let config = config("");
    assert_eq!(config.site.url.as_str(), "https://trois-vallons.example");
    assert_eq!(config.site.authority, "trois-vallons.example");
    assert_eq!(config.site.language, Language::French);
    assert_eq!(config.site.zone.iana_name(), Some("Europe/Paris"));
    assert_eq!(config.site.theme.value, "parvis");
    assert_eq!(config.site.description, None);
    assert_eq!(config.identity, Identity::default());
    assert_eq!(config.cooperative.telephone, "02 61 91 00 00");
    assert_eq!(config.menu, None);
    assert_eq!(config.folders.get("residences"), Some(&KindName::ResidenceNotice));
    assert_eq!(config.folders.len(), 7);
    assert_eq!(config.trades.len(), 2);
    assert!(config.comments.enabled);
    assert_eq!(config.comments.service, "/commentaires");
    assert_eq!(config.comments.mode(KindName::Tender), CommentMode::Closed);
    assert_eq!(config.comments.mode(KindName::Residence), CommentMode::Questions);
    assert_eq!(config.comments.mode(KindName::Programme), CommentMode::Open);
    assert_eq!(config.feeds.formats, [FeedFormat::Rss, FeedFormat::Atom, FeedFormat::Json]);
    assert_eq!(config.feeds.limit, 20);
    assert_eq!(config.accessibility, Accessibility { state: Conformance::None, audit: None });
}

#[test]
fn every_section_is_read() {
    let config = config(
        r#"
[navigation]
menu = [{ titre = "Les chantiers", adresse = "/chantiers/" }, { titre = "Le réseau", adresse = "https://x.example" }]
[dossiers]
"actualités" = "actualite"
ville = "Résidence"
agenda = "page"
[metiers]
paille = "Isolation en paille"
vrd = "Voirie"
[commentaires]
actif = "non"
appel_offres = "questions"
avancement = "fermés"
service = "/parole/"
[flux]
formats = ["json", "rss", "json"]
limite = 200
[accessibilité]
état = "Partiellement conforme"
audit_le = 2026-10-01
auditeur = "Accès pour tous"
taux = 72
"#,
    );
    let menu: Vec<_> = config.menu.iter().flatten().map(|entry| entry.address.value.as_str()).collect();
    assert_eq!(menu, ["/chantiers/", "https://x.example"]);
    assert_eq!(config.folders.get("actualités"), Some(&KindName::Article));
    assert_eq!(config.folders.get("ville"), Some(&KindName::Residence));
    assert_eq!(config.folders.get("agenda"), Some(&KindName::Page));
    let trades: Vec<_> = config.trades.iter().map(|trade| (trade.slug.as_str(), trade.label.as_str())).collect();
    assert_eq!(trades, [("vrd", "Voirie"), ("autre", "Autre"), ("paille", "Isolation en paille")]);
    assert!(!config.comments.enabled);
    assert_eq!(config.comments.service, "/parole");
    assert_eq!(config.comments.mode(KindName::Tender), CommentMode::Questions);
    assert_eq!(config.comments.mode(KindName::ProgressUpdate), CommentMode::Closed);
    assert_eq!(config.feeds.formats, [FeedFormat::Rss, FeedFormat::Json]);
    assert_eq!(config.feeds.limit, 200);
    let audit = Audit { date: jiff::civil::date(2026, 10, 1), auditor: "Accès pour tous".to_owned(), rate: Some(72) };
    assert_eq!(config.accessibility, Accessibility { state: Conformance::Partial, audit: Some(audit) });
}

#[test]
fn a_menu_may_be_written_as_tables_and_a_file_with_a_word_processors_traces() {
    let text = format!("\u{feff}{LEAST}\n[[navigation.menu]]\ntitre = \"Aide\"\nadresse = \"/aide/\"\n");
    let (config, diagnostics) = read_text(&text.replace('\n', "\r\n"));
    assert_eq!(diagnostics, []);
    let menu = config.expect("valid").menu.unwrap_or_default();
    let entries: Vec<_> = menu.iter().map(|entry| (entry.title.as_str(), entry.address.value.as_str())).collect();
    assert_eq!(entries, [("Aide", "/aide/")]);
}

#[test]
fn an_empty_file_lacks_two_sections() {
    check("", &["section-manquante cooperative @ file", "section-manquante site @ file"]);
}

#[test]
fn a_missing_and_an_empty_setting_are_told_apart() {
    let text = LEAST.replace("rcs = \"Valbrune 000 000 000\"\n", "").replace("Anne Durand", " ");
    check(&text, &["reglage-manquant rcs @ [coopérative]", "reglage-vide directeur_publication @ \" \""]);
}

#[test]
fn names_that_do_not_exist_are_met_with_those_that_do() {
    check_more(
        "[flus]\n[flux]\nlimites = 3\n[site.tri]\n",
        &[
            "section-inconnue flus @ flus -> flux",
            "reglage-inconnu limites @ limites -> limite",
            "reglage-inconnu tri @ tri",
        ],
    );
}

#[test]
fn settings_outside_every_section() {
    check(
        &format!("titre = \"x\"\nflux = 3\n{LEAST}"),
        &["reglage-hors-section titre @ titre", "section-attendue flux @ flux"],
    );
}

#[test]
fn wrong_types_and_values() {
    check_more(
        "[commentaires]\nactif = 1\npage = \"ouvert\"\nservice = \"commentaires\"\n\
         [flux]\nformats = [\"rss\", \"atome\"]\nlimite = 0\n\
         [accessibilite]\netat = \"conforme\"\ntaux = 101\naudit_le = \"hier\"\nauditeur = [1]\n\
         [metiers]\n\"Gros œuvre\" = \"Gros œuvre\"\nvide = \"\"\n\
         [dossiers]\n\"a/b\" = \"page\"\nnotes = \"pages\"\n\
         [navigation]\nmenu = [3, { titre = \"A\", adresse = \"chantiers\" }, { titre = \"B\", page = 1 }]\n",
        &[
            "reglage-oui-ou-non-attendu actif @ 1",
            "reglage-valeur-inconnue page @ \"ouvert\" -> ouverts",
            "chemin-du-service-invalide service @ \"commentaires\" -> /commentaires",
            "reglage-valeur-inconnue formats @ \"atome\" -> atom",
            "reglage-nombre-attendu limite @ 0",
            "reglage-valeur-inconnue etat @ \"conforme\" -> non conforme",
            "reglage-nombre-attendu taux @ 101",
            "reglage-date-attendue audit_le @ \"hier\"",
            "reglage-texte-attendu auditeur @ [1]",
            "metier-invalide Gros œuvre @ \"Gros œuvre\" -> gros-oeuvre",
            "reglage-vide vide @ \"\"",
            "nom-de-dossier-invalide a/b @ \"a/b\"",
            "reglage-valeur-inconnue notes @ \"pages\" -> page",
            "entree-de-menu-attendue menu @ 3",
            "adresse-de-menu-invalide adresse @ \"chantiers\" -> /chantiers/",
            "reglage-manquant adresse @ { titre = \"B\", page = 1 }",
            "reglage-inconnu page @ page",
        ],
    );
}

#[test]
fn a_day_that_the_calendar_does_not_have_is_told_as_such() {
    let audit = |date: &str| format!("[accessibilite]\naudit_le = {date}\nauditeur = \"A\"\n");
    check_more(&audit("\"mardi 6 novembre 2026\""), &["jour-de-semaine-faux  @ \"mardi 6 novembre 2026\""]);
    check_more(&audit("\"31/11/2026\""), &["jour-inexistant  @ \"31/11/2026\""]);
    check_more(&audit("2026-11-31 # lundi"), &["jour-inexistant  @ 2026-11-31"]);
    check_more(&audit("\"novembre\""), &["reglage-date-attendue audit_le @ \"novembre\""]);
}

#[test]
fn the_site_is_checked() {
    let text = LEAST.replace("\"https://trois-vallons.example/\"", "\"trois-vallons.example\"").replace(
        "[coopérative]",
        "langue = \"de\"\nfuseau = \"Réunion\"\ntheme = \"../autre\"\n[theme]\nlogo = \"/etc/logo.svg\"\n[coopérative]",
    );
    check(
        &text,
        &[
            "adresse-du-site-invalide adresse @ \"trois-vallons.example\" -> https://trois-vallons.example",
            "reglage-valeur-inconnue langue @ \"de\"",
            "fuseau-inconnu fuseau @ \"Réunion\" -> Indian/Reunion",
            "nom-de-dossier-invalide theme @ \"../autre\"",
            "chemin-invalide logo @ \"/etc/logo.svg\"",
        ],
    );
}

#[test]
fn a_value_that_a_number_sign_starts_is_not_lost() {
    check_more(
        "[theme]\ncouleur = #aa0000\ncouleur_secondaire = #fc0 # la même\n",
        &["guillemets-manquants  @ #aa0000 -> \"#aa0000\"", "guillemets-manquants  @ #fc0 -> \"#fc0\""],
    );
    let identity = config("[theme]\ncouverture = # aucune\n").identity;
    assert_eq!(identity.cover, None);
}

#[test]
fn no_break_spaces_around_the_sign_are_blanks() {
    let text = "[flux]\u{202f}\n\u{a0}limite\u{a0}=\u{202f}12\u{a0}\n[accessibilite]\netat\u{202f}=\u{a0}\"non\u{a0}conforme\"\u{a0}\n";
    let config = config(text);
    assert_eq!(config.feeds.limit, 12);
}

#[test]
fn colours_are_ones_that_can_be_read() {
    check_more(
        "[theme]\ncouleur = \"#f5c744\"\ncouleur_secondaire = \"17503c\"\n",
        &[
            "couleur-illisible couleur @ \"#f5c744\" -> #92720a",
            "couleur-invalide couleur_secondaire @ \"17503c\" -> #17503c",
        ],
    );
    check_more("[theme]\ncouleur = \"vert sapin\"\n", &["couleur-invalide couleur @ \"vert sapin\""]);
    let identity = config("[theme]\ncouleur = \"#123\"\ncouverture = \"content/siege.jpg\"\n").identity;
    assert_eq!(identity.colour, Colour::new(0x11, 0x22, 0x33));
    assert_eq!(
        identity.pictures().map(|picture| picture.file.value.as_str()).collect::<Vec<_>>(),
        ["content/siege.jpg"]
    );
}

#[test]
fn a_zone_that_is_nearly_spelt_is_offered() {
    let text = LEAST.replace("[coopérative]", "fuseau = \"Europe/Pari\"\n[coopérative]");
    check(&text, &["fuseau-inconnu fuseau @ \"Europe/Pari\" -> Europe/Paris"]);
}

#[test]
fn conformity_needs_an_audit() {
    check_more(
        "[accessibilite]\netat = \"totalement conforme\"\n",
        &["audit-incomplet audit_le @ [accessibilite]", "audit-incomplet auditeur @ [accessibilite]"],
    );
    check_more("[accessibilite]\nauditeur = \"A\"\n", &["audit-incomplet audit_le @ [accessibilite]"]);
}

#[test]
fn forgotten_and_curly_quotation_marks() {
    let text = LEAST.replace("\"Anne Durand\"", "Anne Durand").replace("\"120 000 €\"", "« 120 000 € »");
    check(
        &text,
        &[
            "guillemets-courbes  @ « 120 000 € » -> \"120 000 €\"",
            "guillemets-manquants  @ Anne Durand -> \"Anne Durand\"",
        ],
    );
}

#[test]
fn a_comma_is_part_of_a_text_between_curly_quotation_marks() {
    let text = LEAST.replace("\"120 000 €\"", "”Cent, deux cents, €”");
    check(&text, &["guillemets-courbes  @ ”Cent, deux cents, €” -> \"Cent, deux cents, €\""]);
    check_more(
        "[flux]\nformats = [”rss”, “atom”]\n",
        &["guillemets-courbes  @ ”rss” -> \"rss\"", "guillemets-courbes  @ “atom” -> \"atom\""],
    );
}

#[test]
fn one_cause_gives_one_error() {
    check_more("[flux]\nlimite = vingt\n", &["guillemets-manquants  @ vingt -> \"vingt\""]);
    check(&LEAST.replace("capital =", "capital"), &["configuration-illisible  @ "]);
}

#[test]
fn a_text_without_quotation_marks_is_taken_whole() {
    for value in ["non", "immobilier", "0261910000", "4 place de l'Église, Valbrune, Ain"] {
        let told = format!("guillemets-manquants  @ {value} -> \"{value}\"");
        check(&LEAST.replace("\"Anne Durand\"", value), &[&told]);
    }
    check_more("[flux]\nlimite = 20,5\n", &["configuration-illisible  @ "]);
}

#[test]
fn a_value_that_starts_like_a_boolean_lacks_its_quotes_too() {
    let text = LEAST.replace("[coopérative]", "langue = fr\n[coopérative]");
    check(&text, &["guillemets-manquants  @ fr -> \"fr\""]);
    check(&LEAST.replace("\"Anne Durand\"", ""), &["reglage-vide directeur_publication @ "]);
}

#[test]
fn a_sections_line_that_is_no_such_line() {
    check(&LEAST.replace("[site]", "[site"), &["section-mal-ecrite  @ [site -> [site]"]);
    check_more("[flux]]\nlimite = 3\n", &["section-mal-ecrite  @ [flux]] -> [flux]"]);
    check_more(
        "[[navigation.menu]\ntitre = \"A\"\nadresse = \"/a/\"\n",
        &["section-mal-ecrite  @ [[navigation.menu] -> [[navigation.menu]]"],
    );
    check_more("[flux] limite = 3\n", &["section-mal-ecrite  @ [flux] limite = 3 -> [flux]"]);
    check_more("[mes flux]\n", &["section-mal-ecrite  @ [mes flux]"]);
}

#[test]
fn an_address_that_no_letter_reaches() {
    for wrong in ["bonjour", "bon jour@a.example", "@a.example", "bonjour@a", "bonjour@a."] {
        let text = LEAST.replace("bonjour@trois-vallons.example", wrong);
        check(&text, &[&format!("courriel-invalide courriel @ \"{wrong}\"")]);
    }
}

#[test]
fn what_is_still_the_examples() {
    let text = LEAST.replace("titre = \"Les Trois Vallons Habitat\"", "titre = \"Coopérative Exemple\"");
    let text = text
        .replace("\"02 61 91 00 00\"", "\" 01 99 00 00 00\"")
        .replace("\"Valbrune 000 000 000\"", "\"RCS Exempleville 000 000 000\"");
    let (config, diagnostics) = read_text(&text);
    assert!(config.is_some(), "the site can be built");
    let said: Vec<String> =
        diagnostics.iter().map(|found| format!("{} {:?} {:?}", found.code, found.severity, found.arguments)).collect();
    assert_eq!(
        said,
        [
            "valeurs-d-exemple Warning [(\"section\", Text(\"site\")), (\"reglages\", Text(\"titre\"))]",
            "valeurs-d-exemple Warning [(\"section\", Text(\"cooperative\")), (\"reglages\", Text(\"telephone, rcs\"))]",
        ]
    );
}

#[test]
fn what_is_written_twice() {
    check_more("[flux]\nlimite = 3\nlimite = 4\n", &["reglage-en-double limite @ limite"]);
    check_more("[cooperative]\nnom = \"x\"\n", &["reglage-en-double cooperative @ cooperative"]);
    let text = LEAST.replace("rcs =", "telephone = \"1\"\nrcs =");
    check(&text, &["reglage-en-double telephone @ telephone"]);
}
