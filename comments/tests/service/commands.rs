//! The commands that work without serving, from what is typed to what is printed.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use palier_comments::commands::{self, Failure};
use palier_comments::config;
use palier_comments::domain::SiteKey;
use palier_words::Language;

use super::support::{App, settings};
use super::writing::write;

#[derive(Debug, Parser)]
struct Typed {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Import(commands::Import),
    Export(commands::Export),
    Erase(commands::Erase),
    Report(commands::Report),
}

/// What a command prints, in French.
async fn run(app: &App, typed: &[&str]) -> Result<String, Failure> {
    let typed = Typed::try_parse_from([&["palier-comments"], typed].concat()).unwrap();
    let words = palier_comments::page::catalogue(Language::French);
    let (service, mut out) = (&app.service, Vec::new());
    match typed.command {
        Command::Import(command) => commands::import(service, command, &words, &mut out).await?,
        Command::Export(command) => commands::export(service, command, &words, &mut out).await?,
        Command::Erase(command) => commands::erase(service, command, &words, &mut out).await?,
        Command::Report(command) => commands::report(service, command, &words, &mut out).await?,
    }
    Ok(String::from_utf8(out).unwrap())
}

async fn fails(app: &App, typed: &[&str]) -> String {
    run(app, typed).await.unwrap_err().to_string()
}

fn fixture(name: &str) -> String {
    format!("{}/fixtures/import/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn file(app: &App, name: &str) -> PathBuf {
    app.database().with_file_name(name)
}

#[tokio::test]
async fn an_import_is_tried_done_and_done_again() {
    let app = App::new(&[("retention.emails", "4000 days")]).await;
    let disqus = fixture("disqus.xml");
    let planned = run(&app, &["import", "disqus", &disqus, "--dry-run", "--official", "claire-martel"]).await.unwrap();
    insta::assert_snapshot!(planned);
    let slip = fails(&app, &["import", "disqus", &disqus, "--official", "claire"]).await.replace('\u{a0}', " ");
    assert_eq!(slip, "le compte « claire » n’a rien écrit dans ce fichier : rien n’a été importé");
    assert_eq!(app.store.tally(app.id()).await.unwrap(), [0; 6]);
    let done = run(&app, &["import", "disqus", &disqus]).await.unwrap();
    // Who was named official is not asked about any more; here nobody is.
    assert!(
        !planned.contains("--official") && done.contains("claire-martel (1).") && done.contains("--official"),
        "{done}"
    );
    assert_eq!(done.lines().last(), Some("3 commentaires importés."));
    let again = run(&app, &["import", "disqus", &disqus]).await.unwrap();
    assert_eq!(again.lines().last(), Some("Rien n’a été importé."));
    let wrong = fails(&app, &["import", "wordpress", &disqus]).await;
    assert_eq!(wrong, "WordPress n’écrit pas de fichiers comme celui-ci");
    assert!(Typed::try_parse_from(["palier-comments", "import", "autre", &disqus]).is_err());
}

#[tokio::test]
async fn a_site_is_named_where_there_are_several() {
    let one = App::new(&[]).await;
    let unknown = fails(&one, &["export", "--site", "autre"]).await;
    assert_eq!(unknown, "there is no site “autre”; those that are described: vallons");
    let mut config = settings(&[]);
    let other = config::Site { key: SiteKey::parse("autre").unwrap(), ..config.sites[0].clone() };
    config.sites.push(other);
    let two = App::with(config).await;
    let needed = fails(&two, &["export"]).await;
    assert_eq!(needed, "several sites are described: say which with --site (vallons, autre)");
    assert!(run(&two, &["export", "--site", "vallons"]).await.is_ok());
    // The other site's list of threads was never read.
    let disqus = fixture("disqus.xml");
    let no_manifest = fails(&two, &["import", "disqus", &disqus, "--site", "autre"]).await;
    assert!(no_manifest.starts_with("the list of the site’s conversations was never read: "), "{no_manifest}");
}

#[tokio::test]
async fn an_export_is_a_new_private_file() {
    let app = App::new(&[]).await;
    let samia = [("nom", "Samia"), ("email", "samia@exemple.fr"), ("message", "Bonjour.")];
    assert_eq!(write(&app, "verger", &samia).await.status, 201);
    let path = file(&app, "export.jsonl");
    let typed = ["export", "-o", path.to_str().unwrap()];
    assert_eq!(run(&app, &typed).await.unwrap(), "Un commentaire exporté.\n");
    assert_eq!(std::fs::read_to_string(&path).unwrap().lines().count(), 2);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(fails(&app, &typed).await, format!("{} is there already: give another name", path.display()));

    let person = run(&app, &["export", "--person", "samia@exemple.fr"]).await.unwrap();
    assert!(person.contains("\"markdown\": \"Bonjour.\""), "{person}");
    let nobody = fails(&app, &["export", "--person", "bruno@exemple.fr"]).await;
    assert_eq!(nobody, "nothing is kept under this address or number");
}

#[tokio::test]
async fn nothing_is_erased_before_it_is_said_twice() {
    let app = App::new(&[]).await;
    let samia = [("nom", "Samia"), ("email", "samia@exemple.fr"), ("message", "Bonjour.")];
    assert_eq!(write(&app, "verger", &samia).await.status, 201);
    assert_eq!(write(&app, "verger", &[("nom", "Bruno"), ("message", "Moi aussi.")]).await.status, 201);
    let warned = "Rien n’a été effacé. Ajoutez --yes pour effacer\u{a0}: on ne peut pas revenir en arrière.\n";

    let person = ["erase", "--person", "samia@exemple.fr", "--yes"];
    let tried = run(&app, &person[..3]).await.unwrap();
    assert_eq!(tried, format!("À effacer\u{a0}: un commentaire, aucun signalement.\n{warned}"));
    assert_eq!(run(&app, &person).await.unwrap(), "Effacé\u{a0}: un commentaire, aucun signalement.\n");
    assert_eq!(fails(&app, &person).await, "nothing is kept under this address or number");

    let comment = ["erase", "--comment", "2", "--yes"];
    let tried = run(&app, &comment[..3]).await.unwrap();
    assert_eq!(tried, format!("À effacer\u{a0}: le commentaire n°\u{a0}2.\n{warned}"));
    assert_eq!(run(&app, &comment).await.unwrap(), "Effacé\u{a0}: le commentaire n°\u{a0}2.\n");
    for typed in [&comment[..], &comment[..3], &["erase", "--comment", "99"]] {
        assert_eq!(fails(&app, typed).await, "nothing is kept under this address or number");
    }
    for wrong in [&["erase"][..], &["erase", "--person", "a@b.fr", "--comment", "1"]] {
        assert!(Typed::try_parse_from([&["palier-comments"], wrong].concat()).is_err());
    }
}

#[tokio::test]
async fn a_report_is_a_page_in_either_language() {
    let app = App::new(&[]).await;
    let french = run(&app, &["report", "--year", "2026"]).await.unwrap();
    assert!(french.starts_with("---\ntitre: Modération des commentaires en 2026\n"), "{french}");
    let path = file(&app, "moderation-2026.md");
    let typed = ["report", "--year", "2026", "--language", "en", "--orders", "1", "--output", path.to_str().unwrap()];
    assert_eq!(run(&app, &typed).await.unwrap(), "Le rapport est écrit. Relisez-le, puis publiez-le comme une page.\n");
    assert!(std::fs::read_to_string(&path).unwrap().contains("We received one order of an authority."));
    assert!(Typed::try_parse_from(["palier-comments", "report", "--year", "26000"]).is_err());
}
