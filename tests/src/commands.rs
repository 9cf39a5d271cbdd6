//! The commands around the build: help, explanations, what starts a site or a post.

use std::collections::BTreeSet;

use crate::support::site::{Site, names};
use crate::support::{NOW, palier};

const COMMANDS: [&str; 9] = ["build", "serve", "check", "new", "init", "next-change", "explain", "completions", "man"];

#[test]
fn what_is_mistyped_is_said_in_the_authors_language() {
    for (line, said) in [
        (&["biuld"][..], "erreur: il n’existe pas de commande « biuld »\n  = aide: vouliez-vous dire « build » ?\n"),
        (
            &["build", "--darfts"],
            "erreur: « --darfts » n’a pas de sens ici\n  = aide: vouliez-vous dire « --drafts » ?\n",
        ),
        (
            &["new", "page"],
            "erreur: il manque : <TITRE>...\n  = aide: ajoutez « --help » à la commande pour voir ce qu’elle attend\n",
        ),
        (
            &["serve", "--port", "port"],
            "erreur: « port » ne convient pas à --port <PORT>\n  = aide: ajoutez « --help » à la commande pour voir ce qu’elle attend\n",
        ),
        (
            &["check", "--format", "jsno"],
            "erreur: « jsno » ne convient pas à --format <FORME>\n  = aide: vouliez-vous dire « json » ?\n",
        ),
    ] {
        let ran = palier(line).ended(2);
        assert_eq!(ran.stderr.replace('\u{a0}', " "), said);
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let ran = palier(["build", "--root", file]).ended(2);
    assert!(ran.stderr.contains("/Cargo.toml est un fichier, et non un dossier"), "{}", ran.stderr);
    let help = palier(["--help"]).ended(0).stdout;
    for english in ["Commands", "Print", "Usage: palier <COMMAND>"] {
        assert!(!help.contains(english), "{help}");
    }
}

#[test]
fn each_command_has_its_help() {
    let help = palier(["--help"]).ended(0).stdout;
    for command in COMMANDS {
        assert!(help.contains(command), "{command} is not in the help");
        let own = palier([command, "--help"]).ended(0).stdout;
        assert!(own.contains(&format!("palier {command}")), "{own}");
        assert!(!own.contains("cli-"), "a sentence is missing: {own}");
    }
    assert_eq!(palier(["--version"]).ended(0).stdout, "palier 0.1.0\n");
}

#[test]
fn every_message_has_its_page() {
    let list = palier(["explain"]).ended(0).stdout;
    let codes: BTreeSet<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(codes.len() > 80, "{} codes", codes.len());
    for code in &codes {
        let page = palier(["explain", code]).ended(0).stdout;
        assert!(page.contains(code) && page.lines().count() > 5, "{code}: {page}");
    }
    let unknown = palier(["explain", "champ-inconu"]).ended(2).stderr;
    assert!(unknown.contains("«\u{a0}champ-inconnu\u{a0}»"), "{unknown}");
}

#[test]
fn a_value_that_does_not_suit_is_told_what_does() {
    let ran = palier(["build", "--format", "xml"]).ended(2).stderr.replace('\u{a0}', " ");
    assert_eq!(ran, "erreur: « xml » ne convient pas à --format <FORME>\n  = aide: écrivez : human, json, github\n");
    let ran = palier(["build", "--jobs", "x"]).ended(2).stderr;
    assert!(ran.contains("--help"), "{ran}");
}

#[test]
fn a_title_without_quotation_marks_is_told_so() {
    let site = Site::new("-- content/_index.md --\n---\ntitre: Accueil\n---\nBonjour.\n");
    let ran = site.run_at(NOW, "new", &["actualite", "La", "charpente", "est", "posée"]).ended(2).stderr;
    assert!(ran.starts_with("erreur: le titre doit tenir entre guillemets\n"), "{ran}");
}

#[test]
fn terminals_can_complete_the_commands() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let completions = palier(["completions", shell]).ended(0).stdout;
        assert!(completions.contains("next-change") && completions.contains("base-url"), "{shell}");
    }
    let bash = palier(["completions", "bash"]).ended(0).stdout;
    assert!(bash.contains("avancement") && bash.contains("champ-inconnu"), "{bash}");
    let manual = palier(["man"]).ended(0).stdout;
    assert!(manual.starts_with(".ie") && manual.contains(".TH palier"), "{manual}");
    for told in COMMANDS.into_iter().chain(["base\\-url", "CODE DE RETOUR", "PALIER_NOW", "PALIER_LANG", "NO_COLOR"]) {
        assert!(manual.contains(&told.replace("next-", "next\\-")) || manual.contains(told), "{told}: {manual}");
    }
    assert!(!manual.contains("palier\\-build(1)"), "no page that does not exist: {manual}");
}

#[test]
fn a_new_site_is_a_good_one() {
    let folder = tempfile::TempDir::new().unwrap();
    let root = folder.path().join("notre-site");
    let root = root.to_str().unwrap();
    let ran = palier(["init", root, "--now", NOW]).ended(0);
    assert!(ran.stdout.contains("palier serve"), "{}", ran.stdout);
    let check = palier(["check", "--root", root, "--now", NOW]);
    assert_eq!(check.status, 0, "{}", check.stderr);
    let heads: Vec<&str> = check.stderr.lines().filter(|line| !line.starts_with(' ') && line.contains(':')).collect();
    assert_eq!(
        heads,
        [
            "attention[valeurs-d-exemple]: la section [site] garde des valeurs d’exemple\u{a0}: titre, adresse",
            "attention[valeurs-d-exemple]: la section [cooperative] garde des valeurs d’exemple\u{a0}: nom, siege, telephone, \
             courriel, rcs, directeur_publication, hebergeur",
        ],
        "{}",
        check.stderr
    );
    palier(["build", "--root", root, "--now", NOW]).ended(0);
    let made = names(std::path::Path::new(root));
    for file in ["palier.toml", "netlify.toml", "public/index.html", "public/appels-offres/flux.xml"] {
        assert!(made.iter().any(|name| name == file), "{file}: {made:?}");
    }
    let again = palier(["init", root]).ended(2);
    assert!(again.stderr.contains("n’est pas vide"), "{}", again.stderr);
    assert_eq!(names(std::path::Path::new(root)), made);
}

#[test]
fn a_new_post_of_each_kind_is_a_good_one() {
    let site = Site::new("-- content/_index.md --\n---\ntitre: Accueil\n---\nBonjour.\n");
    let new = |arguments: &[&str]| {
        let mut all = arguments.to_vec();
        let kind = all.remove(0);
        all.insert(0, kind);
        site.run_at(NOW, "new", &all)
    };
    for arguments in [
        &["programme", "Les Terrasses du Verger"][..],
        &["avancement", "les-terrasses-du-verger", "La charpente est posée"],
        &["appel-offres", "Construction de L’Îlot Ferrand : 26 logements"],
        &["document", "Relevé de décisions du 1er octobre"],
        &["residence", "Les Glycines"],
        &["avis-residence", "les-glycines", "Ascenseur à l’arrêt"],
        &["evenement", "Goûter des lumières"],
        &["actualite", "Œuvres d’art & « guillemets »"],
        &["page", "Qui sommes-nous ?"],
    ] {
        let before = names(&site.root());
        let ran = new(arguments).ended(0);
        let after = names(&site.root());
        let made: Vec<&String> = after.iter().filter(|name| !before.contains(name)).collect();
        assert_eq!(made.len(), 1, "{arguments:?}: {made:?}");
        assert!(ran.stdout.contains(made[0].as_str()), "{}", ran.stdout);
        assert!(made[0].is_ascii(), "{made:?}");
        let check = site.run_at(NOW, "check", &[]);
        assert_eq!(check.status, 0, "{arguments:?}: {}", check.stderr);
        // Another tender gets the next number.
        if arguments[0] != "appel-offres" {
            let again = new(arguments).ended(2);
            assert!(again.stderr.contains("existe déjà"), "{}", again.stderr);
            assert_eq!(names(&site.root()), after);
        }
    }
    let wrong = new(&["avancement", "les-terasses-du-verger", "Un titre"]).ended(2);
    assert!(wrong.stderr.contains("«\u{a0}les-terrasses-du-verger\u{a0}»"), "{}", wrong.stderr);
    let wrong = new(&["avancment", "Un titre"]).ended(2);
    assert!(wrong.stderr.contains("n’est pas une sorte de page"), "{}", wrong.stderr);
    let wrong = new(&["actualite", "???"]).ended(2);
    assert!(wrong.stderr.contains("titre"), "{}", wrong.stderr);
}

#[test]
fn the_clock_can_be_set_for_every_command() {
    let site = Site::new(
        "-- content/appels-offres/peinture.md --\n---\ntitre: Peinture\ndate: 2026-11-02\nreference: AO-1\nobjet: Peinture\n\
         procedure: procedure_adaptee\ndate_limite: 2026-12-11 12:00\n---\nTexte.\n",
    );
    let root = site.root();
    let next = |now: &str| {
        let output = crate::support::program::command(["next-change", "--root", root.to_str().unwrap()])
            .env("PALIER_NOW", now)
            .output()
            .unwrap();
        crate::support::Ran::from(output).ended(0).stdout
    };
    assert_eq!(next("2026-11-23T09:00"), "2026-12-11T12:00:00+01:00\n");
    assert_eq!(next("2026-11-23T08:00:00Z"), "2026-12-11T12:00:00+01:00\n");
    assert_eq!(next("2026-12-11 12:00"), "");
    // What is written on the command line is what is meant.
    let output = crate::support::program::command(["next-change", "--now", NOW, "--root", root.to_str().unwrap()])
        .env("PALIER_NOW", "2027-01-01")
        .output()
        .unwrap();
    assert_eq!(crate::support::Ran::from(output).ended(0).stdout, "2026-12-11T12:00:00+01:00\n");
}
