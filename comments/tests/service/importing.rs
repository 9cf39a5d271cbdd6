//! Other services' conversations come in, ours go out, and what a person asks to be forgotten is.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use palier_comments::domain::{Action, CommentId, Mode, Reason, ThreadFacts};
use palier_comments::import::{self, Source};
use palier_comments::manifest::Threads;
use palier_comments::service::importing::{self, Options, Plan};
use palier_comments::store::Imported;
use palier_words::Language;
use rusqlite::Connection;
use tempfile::TempDir;

use super::reading::{answer, claire, decide};
use super::support::{App, thread};
use super::writing::write;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/import");

/// A site whose posts had other addresses once.
async fn app() -> App {
    let app = App::new(&[("sites.vallons.policy", "after"), ("retention.emails", "4000 days")]).await;
    let verger = ThreadFacts { old_urls: vec!["/2019/03/verger/".to_owned()], ..thread("verger", Mode::Open) };
    app.site().set_threads(Threads::new(vec![verger, thread("clos-des-tanneurs", Mode::Closed)]));
    app
}

async fn plan(app: &App, source: Source, file: &Path, official: &[&str]) -> Plan {
    let options = Options { official: official.iter().map(|name| (*name).to_owned()).collect(), own: false };
    let gathered = import::read(source, file).unwrap();
    app.service.plan_import(&app.site(), source, gathered, &options).await.unwrap()
}

async fn carry_out(app: &App, plan: Plan) -> Imported {
    app.service.import(&app.site(), plan, |_| {}).await.unwrap()
}

fn told(source: Source, plan: &Plan, language: Language) -> String {
    importing::words(&palier_comments::page::catalogue(language), source, plan)
}

fn fixture(name: &str) -> PathBuf {
    Path::new(FIXTURES).join(name)
}

/// The conversation under « verger »: number, what it answers, name, HTML.
async fn conversation(app: &App) -> Vec<String> {
    let facts = app.site().thread(&palier_comments::domain::ThreadKey::parse("verger").unwrap()).unwrap();
    let thread = app.service.conversation(&app.site(), &facts).await.unwrap();
    let line = |comment: palier_comments::snapshot::Comment| {
        let parent = comment.parent.map(|parent| format!(" ↑ {parent}")).unwrap_or_default();
        let who = if comment.official { " (coopérative)" } else { "" };
        let pinned = if comment.pinned { " épinglé" } else { "" };
        let question = comment.question.map(|question| format!(" {question:?}")).unwrap_or_default();
        let name = comment.name.unwrap_or_default();
        format!("{}{parent} {name}{who}{pinned}{question}: {}", comment.id, comment.html.as_str())
    };
    thread.comments.into_iter().map(line).collect()
}

#[tokio::test]
async fn a_plan_tells_what_comes_in_and_what_not() {
    let app = app().await;
    let plan = plan(&app, Source::Wordpress, &fixture("wordpress.xml"), &["claire"]).await;
    insta::assert_snapshot!("wordpress_fr", told(Source::Wordpress, &plan, Language::French));
    insta::assert_snapshot!("wordpress_en", told(Source::Wordpress, &plan, Language::English));
    // Nothing was written.
    assert_eq!(conversation(&app).await, [""; 0]);
}

#[tokio::test]
async fn a_conversation_comes_in_once_with_its_replies_and_times() {
    let app = app().await;
    let before = app.get("/commentaires/fragment/verger").await.body;
    let file = fixture("wordpress.xml");
    let planned = plan(&app, Source::Wordpress, &file, &["claire"]).await;
    assert_eq!(carry_out(&app, planned).await, Imported { added: 4, known: 0 });
    assert_eq!(
        conversation(&app).await,
        [
            "1 Samia & Bruno: <p>Bonjour,<br>\nquand la façade ?</p>",
            "2 ↑ 1 Claire Martel (coopérative): <p>En <strong>mars</strong>, voyez <a href=\"https://exemple.fr/planning\" \
             rel=\"nofollow noopener ugc\">le planning</a>.</p>\n<p>Bonne journée</p>",
        ]
    );
    // What readers see is rendered again, and the site is built again.
    assert_ne!(app.get("/commentaires/fragment/verger").await.body, before);
    assert_eq!(app.store.events(10).await.unwrap().len(), 1);
    let tally = app.store.tally(app.id()).await.unwrap();
    assert_eq!(tally, [1, 2, 0, 0, 1, 0]);
    let samia = app.store.export_person(app.id(), "samia@exemple.fr").await.unwrap().comments;
    assert_eq!(samia[0].written_at.to_string(), "2019-03-04T10:00:00Z");
    // The cooperative's own address is no reader's.
    assert_eq!(app.store.export_person(app.id(), "claire@trois-vallons.example").await.unwrap().comments, []);

    let again = plan(&app, Source::Wordpress, &file, &[]).await;
    assert_eq!((again.ready.len(), again.known), (0, 4));
    assert_eq!(
        told(Source::Wordpress, &again, Language::French).lines().next(),
        Some("WordPress\u{a0}: rien à importer.")
    );
    assert_eq!(carry_out(&app, again).await, Imported::default());
}

#[tokio::test]
async fn an_import_that_was_stopped_goes_on_where_it_was() {
    let app = app().await;
    let file = fixture("wordpress.xml");
    let mut stopped = plan(&app, Source::Wordpress, &file, &[]).await;
    stopped.ready.truncate(1);
    assert_eq!(carry_out(&app, stopped).await.added, 1);
    let rest = plan(&app, Source::Wordpress, &file, &[]).await;
    assert_eq!((rest.known, rest.ready.len()), (1, 3));
    assert_eq!(carry_out(&app, rest).await.added, 3);
    // The reply found what it answers, which was there.
    assert!(conversation(&app).await[1].starts_with("2 ↑ 1 Claire Martel: "));
}

#[tokio::test]
async fn deleted_comments_keep_a_place_only_for_their_replies() {
    let app = app().await;
    let file = app.database().with_file_name("isso.db");
    let sql = std::fs::read_to_string(fixture("isso-0.14.0.sql")).unwrap();
    Connection::open(&file).unwrap().execute_batch(&sql).unwrap();
    let planned = plan(&app, Source::Isso, &file, &[]).await;
    insta::assert_snapshot!("isso_fr", told(Source::Isso, &planned, Language::French));
    assert_eq!(carry_out(&app, planned).await.added, 4);
    insta::assert_snapshot!("isso_conversation", conversation(&app).await.join("\n"));

    let planned = plan(&app, Source::Disqus, &fixture("disqus.xml"), &[]).await;
    assert_eq!((planned.ready.len(), planned.gone, planned.flawed.len()), (3, 1, 2));
    let planned = plan(&app, Source::Remark42, &fixture("remark42.jsonl"), &["github_claire"]).await;
    assert_eq!((planned.ready.len(), planned.gone, planned.ready[1].official), (2, 1, true));
}

#[tokio::test]
async fn addresses_that_would_be_forgotten_are_not_taken_over() {
    let app = App::new(&[]).await;
    let planned = plan(&app, Source::Disqus, &fixture("disqus.xml"), &[]).await;
    assert!(planned.ready.iter().all(|comment| comment.email.is_none()));
    assert_eq!(planned.without_email, 1);
}

/// When the published comments of an export were shown.
fn shown_at(export: &[u8]) -> Vec<serde_json::Value> {
    let lines = std::str::from_utf8(export).unwrap().lines().skip(1);
    let comments = lines.map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    comments
        .filter(|comment| comment["state"] == "published")
        .map(|mut comment| comment["published_at"].take())
        .collect()
}

#[tokio::test]
async fn a_site_moves_to_another_instance() {
    let here = app().await;
    let samia = [("nom", "Samia"), ("email", "samia@exemple.fr"), ("message", "**Quand** ?"), ("question", "oui")];
    assert_eq!(write(&here, "verger", &samia).await.status, 201);
    let bruno = [("nom", "Bruno"), ("message", "Moi aussi."), ("parent", "1")];
    assert_eq!(write(&here, "verger", &bruno).await.status, 201);
    let removed = [("nom", "Rémi"), ("message", "Un gros mot")];
    assert_eq!(write(&here, "verger", &removed).await.status, 201);
    let claire = claire(&here).await;
    here.wait(600);
    answer(&here, claire, CommentId(1), "En mars.", true).await;
    answer(&here, claire, CommentId(3), "Restons courtois.", false).await;
    let remove = Action::Remove { reason: Reason::Insult, note: String::new() };
    decide(&here, claire, CommentId(3), remove).await;
    let mut export = Vec::new();
    assert_eq!(here.service.export_site(&here.site(), &mut export).await.unwrap(), 5);
    let text = String::from_utf8(export.clone()).unwrap();
    let mut lines = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let head = lines.next().unwrap();
    assert_eq!((head["format"].as_str(), head["site"].as_str()), (Some("palier-comments"), Some("vallons")));
    let first = lines.next().unwrap();
    let mut fields: Vec<_> = first.as_object().unwrap().keys().map(String::as_str).collect();
    fields.sort_unstable();
    assert_eq!(
        fields.join(" "),
        "edited_at email id markdown name official parent pinned published_at question reason state thread url written_at"
    );
    // Nothing that proves or recognises anything.
    assert!(!text.contains("192.0.2") && !text.contains("token"), "{text}");

    let file = here.database().with_file_name("export.jsonl");
    std::fs::write(&file, &export).unwrap();
    // What never left is there.
    assert_eq!(plan(&here, Source::Palier, &file, &[]).await.known, 5);
    let there = app().await;
    let planned = plan(&there, Source::Palier, &file, &[]).await;
    assert_eq!(carry_out(&there, planned).await, Imported { added: 5, known: 0 });
    let moved = conversation(&there).await;
    assert_eq!(moved, conversation(&here).await);
    assert_eq!(moved[0], "1 Samia Answered: <p><strong>Quand</strong> ?</p>");
    assert!(
        moved.contains(&"4 ↑ 1 Claire, service clients (coopérative) épinglé: <p>En mars.</p>".to_owned()),
        "{moved:?}"
    );
    let page = [&here, &there].map(|app| app.get("/commentaires/fragment/verger"));
    let [before, after] = futures_util::future::join_all(page).await.try_into().unwrap();
    assert_eq!(after.body, before.body);
    // Also when each was shown, which is not when it was written.
    let mut again = Vec::new();
    there.service.export_site(&there.site(), &mut again).await.unwrap();
    assert_eq!(shown_at(&again), shown_at(&export));
    assert_eq!(plan(&there, Source::Palier, &file, &[]).await.known, 5);
}

#[tokio::test]
async fn a_person_is_exported_and_erased_by_command() {
    let app = app().await;
    let samia = [("nom", "Samia"), ("email", "samia@exemple.fr"), ("message", "Un secret")];
    assert_eq!(write(&app, "verger", &samia).await.status, 201);
    let bruno = [("nom", "Bruno"), ("message", "Un autre")];
    assert_eq!(write(&app, "verger", &bruno).await.status, 201);
    let site = app.site();
    let mut out = Vec::new();
    assert_eq!(app.service.export_person(&site, " Samia@exemple.fr ", &mut out).await.unwrap(), (1, 0));
    let export: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(export["comments"][0]["markdown"], "Un secret");

    assert!(app.get("/commentaires/fragment/verger").await.body.contains("Un autre"));
    assert_eq!(app.service.erase_comment(&site, CommentId(2)).await.unwrap().unwrap().as_str(), "verger");
    assert!(!app.get("/commentaires/fragment/verger").await.body.contains("Un autre"));
    assert_eq!(app.service.erase_comment(&site, CommentId(2)).await.unwrap(), None);
    assert_eq!(app.service.erase_own_data(&site, "samia@exemple.fr").await.unwrap().comments, [CommentId(1)]);
    assert!(!app.get("/commentaires/fragment/verger").await.body.contains("Un secret"));
}

#[tokio::test]
async fn the_year_is_told_in_both_languages() {
    let app = app().await;
    let samia = [("nom", "Samia"), ("message", "Bonjour.")];
    assert_eq!(write(&app, "verger", &samia).await.status, 201);
    let french = app.service.moderation_report(&app.site(), 2026, None, Language::French).await.unwrap();
    assert!(french.starts_with("---\ntitre: Modération des commentaires en 2026\ndate: 2026-11-23\n"), "{french}");
    assert!(french.contains("| Reçus | 1 |"), "{french}");
    let english = app.service.moderation_report(&app.site(), 2026, Some(0), Language::English).await.unwrap();
    assert!(english.contains("We received no order of an authority"), "{english}");
}

/// Where `tests/run` puts the programs that tests compare with.
fn programs() -> PathBuf {
    let folder = std::env::var_os("PALIER_READERS").map_or_else(
        || {
            let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
            let cache = cache.unwrap_or_else(|| PathBuf::from(std::env::var_os("HOME").unwrap()).join(".cache"));
            cache.join("palier/readers")
        },
        PathBuf::from,
    );
    assert!(folder.join("bin/isso").exists(), "{} has no Isso: `tests/run` installs it", folder.display());
    folder
}

#[tokio::test]
async fn what_a_real_isso_holds_comes_in() {
    let folder = TempDir::new().unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/readers/isso_writes.py");
    let mut python = Command::new(programs().join("bin/python"));
    let output = python.arg("-B").arg(script).arg(folder.path()).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let written: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();

    let app = app().await;
    let planned = plan(&app, Source::Isso, Path::new(written["database"].as_str().unwrap()), &[]).await;
    let unmapped: Vec<_> = planned.unmapped.iter().map(|page| (page.page.as_str(), page.comments)).collect();
    assert_eq!((planned.ready.len(), unmapped), (4, vec![("/page/disparue/", 1)]));
    carry_out(&app, planned).await;
    assert_eq!(
        conversation(&app).await,
        [
            "1 Samia B.: <p>Bonjour, <strong>quand</strong> ?</p>\n<ul>\n<li>le local à vélos</li>\n<li>la cave</li>\n</ul>",
            "2 ↑ 1 Bruno: <p>Moi aussi.</p>",
            "3 : ",
            "4 ↑ 3 Anonyme: <blockquote>\n<p>Ce que je regrette</p>\n</blockquote>\n<p>Je réponds.</p>",
        ]
    );
}

#[test]
fn what_is_no_file_is_not_waited_for() {
    let folder = TempDir::new().unwrap();
    let words = palier_comments::page::catalogue(Language::French);
    for path in [folder.path(), Path::new("/dev/zero")] {
        for source in Source::ALL {
            let fault = import::read(source, path).unwrap_err();
            let said = importing::unreadable(&words, source, &fault);
            assert!(said.starts_with("c’est un dossier, un tube ou un périphérique"), "{said}");
        }
    }
}
