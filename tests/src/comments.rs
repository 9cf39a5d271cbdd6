//! The comments in the pages themselves, and the cards that count them: from a file, and from the service that has them.

use scraper::Html;
use serde_json::{Value, json};

use crate::support::comments::CommentService;
use crate::support::http;
use crate::support::page::{all, one, text, texts};
use crate::support::site::{Site, assert_same};
use crate::support::wait::until;

const GARDEN: &str = "actualites/2026-11-16-jardin";
const PAGE: &str = "actualites/2026-11-16-jardin/index.html";

/// A site with a piece of news that may be discussed, and where its comments come from.
fn site(snapshot: &str) -> Site {
    let site = Site::new(
        "-- content/actualites/2026-11-16-jardin.md --\n---\ntitre: Le jardin partagé ouvre\nidentifiant: \
         actualites/2026-11-16-jardin\ncommentaires: ouverts\n---\nVenez samedi.\n\
         -- content/actualites/2026-11-09-velos.md --\n---\ntitre: Le local à vélos\ncommentaires: ouverts\n---\nIl est fini.\n",
    );
    site.edit("palier.toml", "[site]", &format!("[commentaires]\ninstantane = \"{snapshot}\"\n\n[site]"));
    site
}

fn comment(id: i64, parent: Option<i64>, name: &str, html: &str) -> Value {
    json!({
        "id": id, "parent": parent, "state": "published", "removed_for": null, "name": name, "official": false,
        "html": html, "written_at": "2026-11-20T08:00:00Z", "published_at": "2026-11-20T09:00:00Z", "edited_at": null,
        "pinned": false, "question": null,
    })
}

fn snapshot(thread: &str, comments: &[Value]) -> Value {
    json!({"version": 1, "site": "essai", "url": "https://essai.example", "threads": [{
        "id": thread, "url": "/actualites/2026-11-16-jardin/", "writing": "open", "count": comments.len(),
        "comments": comments,
    }]})
}

/// A question, its official answer, and what another reader says.
fn answered() -> Value {
    let mut question = comment(1, None, "Samia", "<p>À quelle <em>heure</em> ?</p>");
    question["question"] = json!("answered");
    let mut answer = comment(2, Some(1), "Coopérative d’essai", "<p>À dix heures.</p>");
    answer["official"] = json!(true);
    snapshot(GARDEN, &[question, answer, comment(3, None, "Paul", "<p>Merci.</p>")])
}

fn page(site: &Site, name: &str) -> Html {
    Html::parse_document(&site.published(name))
}

/// What a list's cards say of the conversations: the thread, the count, the answer; nothing where it is hidden.
fn cards(site: &Site, list: &str) -> Vec<(String, String)> {
    let page = page(site, list);
    let said = all(&page, "[data-pc-card]").into_iter().map(|card| {
        let parts = card.child_elements().filter(|part| part.attr("hidden").is_none()).map(text);
        let shown = if card.attr("hidden").is_some() { String::new() } else { parts.collect::<Vec<_>>().join(", ") };
        (card.attr("data-pc-card").unwrap().to_owned(), shown)
    });
    said.collect()
}

fn names(site: &Site) -> Vec<String> {
    texts(&page(site, PAGE), "#commentaires .pc-author")
}

#[test]
fn comments_stand_in_the_page_for_people_and_for_search_engines() {
    let site = site("commentaires.json");
    site.write("commentaires.json", answered().to_string());
    let ran = site.build();
    assert_eq!(ran.stderr, "", "{}", ran.stdout);
    let page = page(&site, PAGE);
    assert_eq!(names(&site), ["Samia", "Coopérative d’essai", "Paul"]);
    assert_eq!(texts(&page, "#commentaires .pc-official .pc-badge"), ["Réponse de la coopérative"]);
    assert_eq!(texts(&page, "#commentaires .pc-question"), ["Réponse apportée"]);
    // A parser that knows scripts reads this as text.
    let without_script = texts(&page, "#commentaires noscript").concat();
    assert!(without_script.contains("<a href=\"/commentaires/fil/actualites/2026-11-16-jardin\">"), "{without_script}");

    let linked: Value = serde_json::from_str(&text(one(&page, "script[type='application/ld+json']"))).unwrap();
    let article = &linked["@graph"][0];
    assert_eq!(article["commentCount"], json!(3));
    let said = |at: usize| (&article["comment"][at]["@type"], &article["comment"][at]["text"]);
    assert_eq!(said(0), (&json!("Comment"), &json!("À quelle heure ?")));
    let own = "https://essai.example/actualites/2026-11-16-jardin/#commentaire-1";
    assert_eq!(article["comment"][1]["parentItem"]["@id"], json!(own));

    let said = [
        (GARDEN.to_owned(), "3 commentaires, Réponse apportée".to_owned()),
        ("actualites/2026-11-09-velos".to_owned(), String::new()),
    ];
    assert_eq!(cards(&site, "actualites/index.html"), said);
}

/// The service takes an empty list for that of a build that went wrong, unless it is told.
#[test]
fn a_site_that_closes_all_its_comments_says_so() {
    let site = site("commentaires.json");
    site.write("commentaires.json", answered().to_string());
    let closed = |site: &Site| {
        site.build();
        let said: Value = serde_json::from_str(&site.published("palier/threads.json")).unwrap();
        (said["threads"].as_array().unwrap().len(), said.get("closed").cloned())
    };
    assert_eq!(closed(&site), (2, None));
    for post in ["2026-11-16-jardin", "2026-11-09-velos"] {
        site.edit(&format!("content/actualites/{post}.md"), "commentaires: ouverts\n", "");
    }
    site.edit("palier.toml", "[commentaires]\n", "[commentaires]\nactif = false\n");
    assert_eq!(closed(&site), (0, Some(Value::from(true))));
}

#[test]
fn the_same_snapshot_gives_the_same_bytes() {
    let site = site("commentaires.json");
    site.write("commentaires.json", answered().to_string());
    let first = site.clean_build(&[]);
    // The second time it is known already.
    assert_same(&first, &site.clean_build(&["--jobs", "1"]));
}

#[test]
fn comments_come_from_the_service_and_stay_when_it_is_down() {
    let site = site("-");
    site.edit("palier.toml", "instantane = \"-\"", "");
    site.build();
    let threads = site.published("palier/threads.json");
    let service = CommentService::of_site("https://essai.example", &threads);
    service.import(1, &[(GARDEN, "Samia", "Quelle *belle* idée !")]);
    let address = format!("{}commentaires/instantane.json", service.url);
    site.edit("palier.toml", "[commentaires]\n", &format!("[commentaires]\ninstantane = \"{address}\"\n"));

    assert_eq!(site.build().stderr, "");
    assert_eq!(texts(&page(&site, PAGE), "#commentaires article .pc-text"), ["Quelle belle idée !"]);
    assert_eq!(cards(&site, "actualites/index.html")[0].1, "1 commentaire");

    service.import(2, &[(GARDEN, "Paul", "Je viendrai.")]);
    // What another process wrote is noticed within a second.
    until("the service has seen it", || {
        http::get(service.authority(), "/commentaires/instantane.json", &[]).text().contains("Paul").then_some(())
    });
    assert_eq!(site.build().stderr, "");
    assert_eq!(names(&site), ["Samia", "Paul"]);

    drop(service);
    let ran = site.build();
    let warning = format!("attention[instantane-indisponible]: les commentaires n’ont pas pu être lus à « {address} »");
    assert!(plain(&ran.stderr).starts_with(&warning), "{}", ran.stderr);
    assert!(plain(&ran.stderr).contains("le site est publié avec les derniers commentaires connus"), "{}", ran.stderr);
    assert_eq!(names(&site), ["Samia", "Paul"]);
}

#[test]
fn the_comments_of_another_site_are_not_taken() {
    let site = site("commentaires.json");
    site.write("commentaires.json", answered().to_string());
    site.build();
    let mut other = snapshot(GARDEN, &[comment(9, None, "Autre", "<p>Ailleurs.</p>")]);
    other["url"] = json!("https://ailleurs.example");
    site.write("commentaires.json", other.to_string());
    let ran = site.build();
    let warning = "attention[instantane-autre-site]: les commentaires lus à « commentaires.json » sont ceux d’un autre \
                   site, « https://ailleurs.example »";
    assert!(plain(&ran.stderr).starts_with(warning), "{}", ran.stderr);
    assert_eq!(names(&site), ["Samia", "Coopérative d’essai", "Paul"]);

    // Where the build is for a trial address, the site is the same: its own comments are shown there, and so are those
    // of a service that was set up for the trial.
    let trial = "https://essai-42.hebergeur.example";
    let mut on_trial = answered();
    on_trial["url"] = json!(trial);
    for (snapshot, is_told) in [(answered(), false), (on_trial, false), (other, true)] {
        site.write("commentaires.json", snapshot.to_string());
        let ran = site.build_at("2026-11-23T09:00:00", &["--base-url", trial]).ended(0);
        assert_eq!(ran.stderr.contains("instantane-autre-site"), is_told, "{}", ran.stderr);
        assert_eq!(names(&site), ["Samia", "Coopérative d’essai", "Paul"]);
    }
}

#[test]
fn whoever_writes_without_script_may_ask_for_a_letter_where_the_service_sends_them() {
    let site = site("commentaires.json");
    for mails in [false, true] {
        let mut snapshot = answered();
        snapshot["mails"] = json!(mails);
        site.write("commentaires.json", snapshot.to_string());
        assert_eq!(site.build().stderr, "");
        for name in [PAGE, "actualites/2026-11-09-velos/index.html"] {
            let offered = all(&page(&site, name), "#commentaires form input[name=prevenir]").len();
            assert_eq!(offered, usize::from(mails), "{name}");
        }
    }
}

#[test]
fn a_hostile_snapshot_does_no_harm() {
    let site = site("commentaires.json");
    let attack = "<p onclick=\"x()\">Bonjour<script>alert(1)</script><img src=x onerror=alert(1)><a href=\"javascript:x\">y</a></p>";
    let hostile = comment(1, None, "</script><script>alert(1)</script>", attack);
    let mut lying = snapshot(GARDEN, std::slice::from_ref(&hostile));
    lying["threads"][0]["count"] = json!(1_000_000);
    site.write("commentaires.json", lying.to_string());
    assert_eq!(site.build().stderr, "");
    let built = page(&site, PAGE);
    let section = one(&built, "#commentaires");
    assert_eq!(texts(&built, "#commentaires article .pc-text"), ["Bonjoury"]);
    assert_eq!(
        all(&built, "#commentaires script, #commentaires img, #commentaires [onclick], a[href^=javascript]").len(),
        0
    );
    assert_eq!(section.attr("data-pc-count"), Some("1"), "counted, not believed");
    let linked = text(one(&built, "script[type='application/ld+json']"));
    assert_eq!(serde_json::from_str::<Value>(&linked).unwrap()["@graph"][0]["commentCount"], json!(1));

    // What no service makes is no snapshot: a number twice would let a few lines become a page without end.
    for comments in [vec![hostile.clone(), hostile.clone()], vec![comment(7, Some(7), "A", "")]] {
        let is_twice = comments.len() == 2;
        site.write("commentaires.json", snapshot(GARDEN, &comments).to_string());
        let ran = site.build();
        assert_eq!(ran.stderr.contains("attention[instantane-illisible]"), is_twice, "{}", ran.stderr);
    }
    site.write("commentaires.json", snapshot("\u{7}", &[]).to_string());
    assert!(site.build().stderr.contains("attention[instantane-illisible]"));
}

#[test]
fn a_thread_and_a_post_may_vanish() {
    let site = site("commentaires.json");
    site.write("commentaires.json", answered().to_string());
    site.build();
    // The thread: its comments were removed.
    site.write("commentaires.json", snapshot("autre-fil", &[comment(1, None, "Samia", "<p>Un.</p>")]).to_string());
    assert_eq!(site.build().stderr, "");
    assert_eq!(names(&site), [""; 0]);
    // Nobody is called the first to write by a page that may be older than what was written.
    let built = page(&site, PAGE);
    assert_eq!(all(&built, "#commentaires :is(.pc-none, article)").len(), 0);
    one(&built, "#commentaires form");
    assert_eq!(cards(&site, "actualites/index.html")[0].1, "");
    // The post.
    site.write("commentaires.json", answered().to_string());
    site.remove("content/actualites/2026-11-16-jardin.md");
    assert_eq!(site.build().stderr, "");
    assert_eq!(site.published_with("Samia"), [""; 0]);
}

#[test]
fn the_place_of_a_comment_that_is_gone_has_the_style_of_conversations() {
    let site = site("commentaires.json");
    site.edit("content/actualites/2026-11-16-jardin.md", "commentaires: ouverts", "commentaires: fermes");
    let mut gone = comment(1, None, "", "");
    gone["state"] = json!("removed");
    let mut kept = snapshot(GARDEN, &[gone]);
    kept["threads"][0]["count"] = json!(0);
    site.write("commentaires.json", kept.to_string());
    assert_eq!(site.build().stderr, "");
    let built = page(&site, PAGE);
    one(&built, "#commentaires #commentaire-1");
    one(&built, "link[rel=stylesheet][href*='commentaires']:not([disabled])");
}

/// Without the spaces that do not break.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}
