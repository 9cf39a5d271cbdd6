use std::fs;

use super::*;
use crate::content::{self, Access, Kind, Post, Reader};

/// A site with one programme in two parts, one residence and one tender.
struct Shelf {
    dir: tempfile::TempDir,
    config: Config,
}

const NOW: DateTime = jiff::civil::datetime(2026, 11, 23, 9, 5, 0, 0);

impl Shelf {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let shelf = Self { dir, config: config("") };
        shelf.write(
            "content/chantiers/terrasses-du-verger/index.md",
            "---\ntitre: Verger\ncommune: Valbrune\ntranches:\n  - { nom: Bâtiment A, livraison_prevue: 2027-08 }\n  \
             - { nom: Bâtiment B }\n---\n",
        );
        shelf.write("content/residences/les-glycines/index.md", "---\ntitre: Les Glycines\ncommune: Valbrune\n---\n");
        shelf.write("content/appels-offres/2026-07/index.md", "---\nreference: AO-2026-07\n---\nAprès AO-2025-31.\n");
        shelf
    }

    fn root(&self) -> Root {
        Root::new(self.dir.path().to_owned())
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.dir.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    fn plan(&self, kind: &str, words: &[&str]) -> Result<NewPage, Refusal> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        plan(&self.root(), &self.config, NOW, &Wanted::read(kind, &words)?)
    }

    /// The page, put on disk, then read as a build reads it: what is wrong with it, and the post.
    fn make(&self, kind: &str, words: &[&str]) -> (String, String, Option<Post>) {
        let page = self.plan(kind, words).expect("a plan");
        place(&self.root().on_disk(&page.file), page.text.as_bytes()).expect("placed");
        let (said, post) = self.read(&page.file);
        (page.file, said, post)
    }

    fn read(&self, file: &str) -> (String, Option<Post>) {
        let file: Arc<str> = Arc::from(file);
        let text = self.root().text(&file).expect("text");
        read(&self.config, &file, &text)
    }
}

fn config(more: &str) -> Config {
    let text = include_str!("../../../starter/site/palier.toml").to_owned() + more;
    config::read(&Arc::from(CONFIG_FILE), &text, &trade::TRADES, &mut Vec::new()).expect("a configuration")
}

fn read(config: &Config, file: &Arc<str>, text: &str) -> (String, Option<Post>) {
    let mut diagnostics = Vec::new();
    let post = content::read(Reader { config }, file, text, &mut diagnostics);
    let said = diagnostics.iter().map(|found| {
        let field = found.arguments.iter().find(|(name, _)| *name == "champ");
        field.map_or_else(|| found.code.to_owned(), |(_, field)| format!("{} {field}", found.code))
    });
    (said.collect::<Vec<_>>().join(", "), post)
}

#[test]
fn each_kind_has_its_place_and_asks_only_for_what_its_author_knows() {
    let shelf = Shelf::new();
    for (kind, words, file, said) in [
        (
            "avancement",
            &["terrasses-du-verger", "La charpente est posée"][..],
            "content/chantiers/terrasses-du-verger/2026-11-23-la-charpente-est-posee/index.md",
            "",
        ),
        (
            "avis-residence",
            &["content/residences/les-glycines/", "Coupure d’eau"],
            "content/residences/les-glycines/2026-11-23-coupure-d-eau/index.md",
            "",
        ),
        ("programme", &["L’Îlot Ferrand"], "content/chantiers/l-ilot-ferrand/index.md", "champ-vide commune"),
        ("residence", &["Résidence du Port"], "content/residences/residence-du-port/index.md", "champ-vide commune"),
        (
            "appel-offres",
            &["9 ascenseurs"],
            "content/appels-offres/2026-08-9-ascenseurs/index.md",
            "champ-vide procedure, champ-vide date_limite",
        ),
        (
            "document",
            &["Relevé de décisions"],
            "content/conseil/2026-11-23-releve-de-decisions/index.md",
            "champ-vide nature, acces-manquant, champ-vide date_seance",
        ),
        ("Événement", &["Goûter"], "content/agenda/2026-11-23-gouter/index.md", "champ-vide debut"),
        ("actualite", &["À l’œuvre"], "content/actualites/2026-11-23-a-l-oeuvre/index.md", ""),
        ("page", &["Devenir sociétaire"], "content/devenir-societaire.md", ""),
    ] {
        let (made, problems, post) = shelf.make(kind, words);
        assert_eq!((made.as_str(), problems.as_str()), (file, said));
        assert_eq!(post.is_some(), said.is_empty());
        assert!(post.is_none_or(|post| post.draft && !post.body.plain_text().contains("Ce qui est entre")));
        let text = shelf.root().text(&Arc::from(made)).expect("text");
        assert!(!text.contains("{{"), "{text}");
    }
}

/// What the author would write in the place of what is empty.
fn answered(text: &str) -> String {
    [
        ("\ncommune:\n", "\ncommune: Valbrune\n"),
        ("\nprocedure:\n", "\nprocedure: procedure_adaptee\n"),
        ("\ndate_limite:\n", "\ndate_limite: 2026-12-23 12:00\n"),
        ("\ndebut:\n", "\ndebut: 2026-12-23 15:00\n"),
        ("\nnature:\n", "\nnature: autre\n"),
        ("\ndate_seance:\n", "\ndate_seance: 2026-11-23\n"),
        // One of three.
        ("# acces: societaires\n# acces: administrateurs\n", ""),
    ]
    .iter()
    .fold(text.to_owned(), |text, (empty, full)| text.replace(empty, full))
}

/// The page with every example in use.
fn uncommented(text: &str) -> String {
    let is_field = |line: &str| {
        let name = line.trim_start_matches([' ', '-']).split(':').next().unwrap_or_default();
        let nested = line.starts_with("  ")
            && line
                .trim_start()
                .starts_with(['-', 'a', 'b', 'c', 'd', 'e', 'f', 'i', 'l', 'm', 'n', 'o', 'p', 'r', 't']);
        nested || (line.contains(':') && !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
    };
    text.lines()
        .map(|line| line.strip_prefix("# ").filter(|rest| is_field(rest)).unwrap_or(line))
        .fold(String::new(), |text, line| text + line + "\n")
}

#[test]
fn every_example_in_a_form_can_be_used_as_it_is() {
    let shelf = Shelf::new();
    for (kind, _) in KindName::WORDS {
        let words: &[&str] = match kind {
            "avancement" => &["terrasses-du-verger", "Essai"],
            "avis-residence" => &["les-glycines", "Essai"],
            _ => &["Essai"],
        };
        let page = shelf.plan(kind, words).expect("a plan");
        let text = uncommented(&answered(&page.text));
        let (said, post) = read(&shelf.config, &Arc::from(page.file), &text);
        assert_eq!(said, "", "{text}");
        let post = post.expect("a post");
        assert!(post.summary.is_some() || kind == "page", "{text}");
        if let Kind::BoardDocument(document) = post.kind {
            assert_eq!((document.access, document.attachments.len()), (Access::Public, 3));
        }
    }
}

#[test]
fn an_update_takes_over_what_its_programme_says() {
    let page = Shelf::new().plan("avancement", &["terrasses-du-verger", "Essai"]).expect("a plan");
    for line in ["Au choix : batiment-a, batiment-b.\n# tranche: batiment-a\n", "\n# livraison_prevue: 2027-08\n"] {
        assert!(page.text.contains(line), "{}", page.text);
    }
}

#[test]
fn any_title_is_read_back() {
    let shelf = Shelf::new();
    for title in [
        r#"Bâtiment A : « hors d’eau » # 100 % "vrai" \ fini"#,
        r"C:\photos\",
        "“Entre guillemets”",
        "- [x] {{date}} & *tout*",
        "oui",
        "2026",
    ] {
        let page = shelf.plan("actualite", &[title]).expect("a plan");
        let mut diagnostics = Vec::new();
        let document = crate::front_matter::read(&Arc::from(page.file), &page.text, &mut diagnostics);
        assert_eq!(diagnostics, []);
        let crate::front_matter::Value::Map(fields) = document.head.value else { unreachable!("no fields") };
        let (_, node) = fields.iter().find(|(key, _)| key.value == "titre").expect("a title");
        assert_eq!(node.value, crate::front_matter::Value::Text(title.to_owned()));
    }
    let page = shelf.plan("actualite", &["deux\nlignes\tet\u{feff} un blanc"]).expect("a plan");
    assert!(page.text.contains("\ntitre: \"deux lignes et un blanc\"\n"));
}

#[test]
fn references_follow_each_other_even_of_tenders_just_started() {
    let shelf = Shelf::new();
    assert!(shelf.make("appel-offres", &["Un"]).0.ends_with("/2026-08-un/index.md"));
    assert!(shelf.make("appel-offres", &["Deux"]).0.ends_with("/2026-09-deux/index.md"));
}

#[test]
fn what_cannot_be_is_refused_with_a_reason() {
    let shelf = Shelf::new();
    let unknown = |parent: &str, folder: &str, suggestion: &str| Refusal::UnknownParent {
        parent: parent.to_owned(),
        folder: folder.to_owned(),
        suggestion: suggestion.to_owned(),
    };
    for (kind, words, refusal) in [
        ("chantier", &["Titre"][..], Refusal::UnknownKind("chantier".to_owned())),
        ("avancement", &["Titre"], Refusal::NeedsParent(KindName::ProgressUpdate)),
        ("actualite", &["Un", "titre"], Refusal::SeveralWords(KindName::Article)),
        ("actualite", &["La", "charpente", "est", "posée"], Refusal::SeveralWords(KindName::Article)),
        ("avancement", &["verger", "La", "charpente"], Refusal::SeveralWords(KindName::ProgressUpdate)),
        ("page", &["« ! »"], Refusal::TitleUnusable),
        ("page", &["Index"], Refusal::TitleUnusable),
        ("avancement", &["verger", "T"], unknown("verger", "content/chantiers", "terrasses-du-verger")),
        ("avancement", &["", "T"], unknown("", "content/chantiers", "")),
        ("avis-residence", &["les-glicines", "T"], unknown("les-glicines", "content/residences", "les-glycines")),
        ("avis-residence", &["terrasses-du-verger", "T"], unknown("terrasses-du-verger", "content/residences", "")),
        ("residence", &["Les Glycines"], Refusal::Exists("content/residences/les-glycines/index.md".to_owned())),
        // A page that would have the address of a folder's own.
        ("page", &["Actualités"], Refusal::Exists("content/actualites/_index.md".to_owned())),
    ] {
        shelf.write("content/actualites/_index.md", "---\ntitre: Actualités\n---\n");
        assert_eq!(shelf.plan(kind, words).map(|page| page.file), Err(refusal));
    }
}

#[test]
fn the_folder_is_the_one_that_the_site_uses() {
    let mut shelf = Shelf::new();
    shelf.config = config("\n[dossiers]\nbrèves = \"actualite\"\nactualites = \"page\"\nagenda = \"page\"\n");
    assert_eq!(shelf.make("actualite", &["Essai"]).0, "content/brèves/2026-11-23-essai/index.md");
    assert_eq!(shelf.plan("evenement", &["Essai"]).map(|page| page.file), Err(Refusal::NoFolder(KindName::Event)));
    shelf.write("content/documents/statuts.md", "---\ntitre: Statuts\n---\n");
    assert_eq!(shelf.make("document", &["Essai"]).0, "content/documents/2026-11-23-essai/index.md");
}

#[test]
fn a_long_title_gives_a_name_of_whole_words() {
    let name = short_slug("Construction de L’Îlot Ferrand : 26 logements à Saint-Aubin-le-Vallon, et bien plus");
    assert_eq!(name, "construction-de-l-ilot-ferrand-26-logements-a-saint-aubin-le");
    assert_eq!(short_slug(&"a".repeat(300)).len(), NAME_LENGTH);
}

#[test]
fn nothing_is_written_over_and_a_failure_leaves_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a/b/page.md");
    place(&path, b"un").expect("placed");
    assert_eq!(place(&path, b"deux").map_err(|error| error.kind()), Err(io::ErrorKind::AlreadyExists));
    assert_eq!(fs::read(&path).expect("bytes"), b"un");
    assert_eq!(fs::read_dir(dir.path().join("a/b")).expect("a folder").count(), 1);
    // A name longer than any file system takes: the folders made for it go again.
    let long = dir.path().join("c/d").join("x".repeat(5_000));
    assert!(place(&long, b"").is_err());
    assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 1);
}

#[test]
fn what_has_no_value_stays() {
    let values = [("a", "{{b}}".to_owned()), ("b", "2".to_owned()), ("b", "3".to_owned())];
    assert_eq!(fill("{{a}} ${{ a }} {{b}} {{c}} {{", &values), "{{b}} ${{ a }} 2 {{c}} {{");
}
