//! What readers write reaches every page, feed and document, and is nowhere more than text.

use palier_comments::domain::{Mode, text};
use palier_comments::manifest::Threads;
use palier_comments::snapshot::{Comment, Snapshot, Thread};

use super::{answer, attacks, claire};
use crate::support::{App, assert_harmless, assert_harmless_fragment, thread};
use crate::writing::write;

/// A site whose thread is titled by an attack, where attacks were written as names, texts, questions and answers.
async fn attacked() -> App {
    let limits = [
        ("sites.vallons.policy", "after"),
        ("sites.vallons.links_held", "100"),
        ("sites.vallons.flood", "0"),
        ("limits.per_prefix", "100000"),
        ("limits.per_thread", "100000"),
        ("limits.per_site", "100000"),
    ];
    let app = App::new(&limits).await;
    let by = claire(&app).await;
    for (number, attack) in attacks().enumerate() {
        let name: String = attack.chars().take(70).collect();
        let title = format!("{number} {attack}");
        let mut verger = thread("verger", Mode::Open);
        verger.title = title.chars().filter(|c| !c.is_control()).collect();
        verger.programme = Some("clos".to_owned());
        app.site().set_threads(Threads::new(vec![verger]));
        let message = format!("{attack}\n\n> {attack}\n\n[{attack}]({attack}) {number}");
        let said = write(&app, "verger", &[("nom", &name), ("message", &message), ("question", "oui")]).await;
        assert_eq!(said.status, 201, "{}", said.body);
        let id = palier_comments::domain::CommentId(said.json()["id"].as_i64().unwrap());
        answer(&app, by, id, &message, false).await;
    }
    app
}

#[tokio::test]
async fn no_page_runs_what_was_written() {
    let app = attacked().await;
    for path in ["fil/verger", "fragment/verger", "commentaire/1/signaler", "commentaire/1/repondre"] {
        let page = app.get(&format!("/commentaires/{path}")).await;
        assert_eq!(page.status, 200, "{path}");
        assert_harmless(&page.body);
        // All of it is there, as text.
        if path.ends_with("verger") {
            let shown = scraper::Html::parse_document(&page.body).root_element().text().collect::<String>();
            assert!(shown.contains("<img src=x onerror=alert(1)>"), "{path}");
        }
    }
}

#[tokio::test]
async fn no_feed_carries_more_than_text_and_our_subset() {
    let app = attacked().await;
    for scope in ["fil/verger", "programme/clos", "site"] {
        let atom = app.get(&format!("/commentaires/flux/atom/{scope}")).await.body;
        let feed: atom_syndication::Feed = atom.parse().unwrap();
        assert_eq!(feed.entries.len(), 50);
        for entry in feed.entries {
            assert_harmless_fragment(entry.content.unwrap().value.as_deref().unwrap());
            for link in entry.links {
                assert!(link.href.starts_with("https://trois-vallons.example/"), "{}", link.href);
            }
        }
        let rss = app.get(&format!("/commentaires/flux/rss/{scope}")).await.body;
        let channel: rss::Channel = rss.parse().unwrap();
        assert_eq!(channel.items.len(), 50);
        for item in channel.items {
            assert_harmless_fragment(item.content().or(item.description()).unwrap());
        }
    }
}

#[tokio::test]
async fn no_document_holds_html_that_is_not_ours() {
    let app = attacked().await;
    let check = |comments: Vec<Comment>| {
        assert_eq!(comments.len(), 2 * attacks().count());
        for comment in comments {
            assert_harmless_fragment(comment.html.as_str());
            assert_eq!(text::SafeHtml::sanitise(comment.html.as_str()), comment.html);
        }
    };
    let answer = app.get("/commentaires/api/v1/threads/verger").await;
    check(serde_json::from_str::<Thread>(&answer.body).unwrap().comments);
    let answer = app.get("/commentaires/instantane.json").await;
    let snapshot: Snapshot = serde_json::from_str(&answer.body).unwrap();
    check(snapshot.threads.into_iter().flat_map(|thread| thread.comments).collect());
}

#[tokio::test]
async fn no_address_or_header_is_told_back_as_html() {
    let app = App::new(&[]).await;
    for attack in attacks() {
        let escaped: String =
            form_urlencoded::byte_serialize(attack.as_bytes()).collect::<String>().replace('+', "%20");
        for path in [
            format!("fil/{escaped}"),
            format!("fragment/{escaped}"),
            format!("flux/atom/fil/{escaped}"),
            format!("flux/{escaped}/site"),
            format!("flux/rss/programme/{escaped}"),
            format!("commentaire/{escaped}"),
            format!("commentaire/1/modifier?preuve={escaped}"),
            format!("commentaire/1/signaler?recu={escaped}"),
            format!("lien/{escaped}"),
            format!("nombres?fil={escaped}"),
            format!("assets/{escaped}"),
            format!("api/v1/threads/{escaped}"),
            format!("api/v1/comments/{escaped}"),
            format!("api/v1/counts?thread={escaped}"),
            format!("{escaped}/x"),
        ] {
            let answer = app.get(&format!("/commentaires/{path}")).await;
            assert!(answer.status.is_client_error() || answer.status == 200, "{path}: {}", answer.status);
            if answer.header("content-type").starts_with("text/html") {
                assert_harmless(&answer.body);
            } else {
                assert!(!answer.body.contains(attack) || answer.header("content-type").contains("json"), "{path}");
            }
        }
    }
}
