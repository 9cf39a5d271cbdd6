//! The newest comments as feeds.

use palier_comments::manifest::Threads;

use super::{answer, app, claire, say};
use crate::support::{App, URL, thread};

/// A site whose thread « verger » is part of the programme « clos ».
async fn with_programme() -> App {
    let app = app().await;
    let mode = palier_comments::domain::Mode::Open;
    let mut verger = thread("verger", mode);
    verger.programme = Some("clos".to_owned());
    app.site().set_threads(Threads::new(vec![verger, thread("clos", mode), thread("appel", mode)]));
    app
}

#[tokio::test]
async fn a_thread_has_its_feed_in_both_formats() {
    let app = with_programme().await;
    let by = claire(&app).await;
    let question = say(&app, "Samia & Léa", "Quand *sèche* la dalle ?", &[]).await;
    app.wait(60);
    answer(&app, by, question, "En mai.", false).await;

    let atom = app.get("/commentaires/flux/atom/fil/verger").await;
    assert_eq!(atom.header("content-type"), "application/atom+xml; charset=utf-8");
    insta::assert_snapshot!(atom.body);
    let rss = app.get("/commentaires/flux/rss/fil/verger").await;
    assert_eq!(rss.header("content-type"), "application/rss+xml; charset=utf-8");
    insta::assert_snapshot!(rss.body);
}

#[tokio::test]
async fn a_programme_and_the_site_gather_their_threads() {
    let app = with_programme().await;
    say(&app, "Samia", "Bravo.", &[]).await;
    for (path, title) in [
        ("programme/clos", "Chantier « clos » – commentaires du programme"),
        ("site", "Les Trois Vallons – tous les commentaires"),
    ] {
        let feed = app.get(&format!("/commentaires/flux/atom/{path}")).await.body;
        let feed = feed.parse::<atom_syndication::Feed>().unwrap();
        assert_eq!(feed.title.value, title);
        assert_eq!(feed.links[0].href, format!("{URL}/commentaires/flux/atom/{path}"));
        assert_eq!(feed.entries.len(), 1, "{path}");
    }
    let empty = app.get("/commentaires/flux/rss/fil/appel").await.body;
    assert_eq!(empty.parse::<rss::Channel>().unwrap().items.len(), 0);
    for nowhere in ["atom/programme/autre", "atom/fil/autre", "json/site", "atom/autre"] {
        assert_eq!(app.get(&format!("/commentaires/flux/{nowhere}")).await.status, 404, "{nowhere}");
    }
}

#[tokio::test]
async fn a_feed_tells_the_names_that_its_page_tells() {
    let app = app().await;
    let token = app.form("appel").await;
    let fields = [("nom", "Entreprise Durand"), ("message", "La visite est-elle obligatoire ?"), ("jeton", &token)];
    assert_eq!(app.post_json("/commentaires/fil/appel", &fields).await.status, 201);
    for feed in ["atom/fil/appel", "rss/site"] {
        let body = app.get(&format!("/commentaires/flux/{feed}")).await.body;
        assert!(body.contains("Une personne") && !body.contains("Durand"), "{body}");
    }
}
