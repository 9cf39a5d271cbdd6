//! Two sites of one service know nothing of each other.

use axum::body::Body;
use axum::http::{Method, header};
use palier_comments::domain::{Mode, State};
use palier_comments::manifest::Threads;
use palier_comments::store::{LogFilter, Role};

use super::{Desk, Page, ROOT};
use crate::support::{Answer, App, request, thread, two_sites};

/// A desk of the first site, where the second has a comment of each sort.
async fn two() -> Desk {
    let app = App::with(two_sites(&[("defaults.policy", "after")])).await;
    let other = app.service.sites()[1].clone();
    assert_eq!(other.config.key.as_str(), "zac");
    other.set_threads(Threads::new(vec![thread("secret", Mode::Open)]));
    let form = app.get("/s/zac/formulaire/secret").await.json()["token"].as_str().unwrap().to_owned();
    app.wait(10);
    let fields = [("nom", "Zélie"), ("message", "Entre nous."), ("question", "oui"), ("jeton", form.as_str())];
    assert_eq!(app.post_json("/s/zac/fil/secret", &fields).await.status, 201);
    let report = [("raison", "insult"), ("nom", "Rémi"), ("email", "remi@exemple.fr"), ("bonne_foi", "oui")];
    assert_eq!(app.post("/s/zac/commentaire/1/signaler", &report).await.status, 303);
    Desk::of(app, Role::Administrator).await
}

#[tokio::test]
async fn a_moderator_sees_nothing_of_another_site() {
    let desk = two().await;
    for below in [
        "",
        "/tous",
        "/tous?auteur=1",
        "/tous?fil=secret",
        "/tous?mots=entre",
        "/tous?signales=oui",
        "/questions",
        "/signalements",
        "/ouverture?page=secret",
    ] {
        let answer = desk.get(below).await;
        assert_eq!(answer.status, 200, "{below}");
        let page = Page::of(&answer);
        for hidden in ["Zélie", "Entre nous", "Chantier « secret »"] {
            assert!(!page.texts("main").concat().contains(hidden), "{below}: {hidden}");
        }
        assert_eq!(page.texts(".pd-count"), [""; 0], "{below}");
    }
    for below in ["/retablir/1", "/signalements/1"] {
        assert_eq!(desk.get(below).await.status, 404, "{below}");
    }
}

#[tokio::test]
async fn a_moderator_decides_nothing_of_another_site() {
    let desk = two().await;
    let other = desk.app.service.sites()[1].id;
    for (below, fields) in [
        ("/decider", &[("id", "1"), ("geste", "retirer"), ("raison", "insult")][..]),
        ("/decider", &[("id", "1"), ("geste", "epingler")]),
        ("/auteur", &[("id", "1")]),
        ("/repondre", &[("id", "1"), ("message", "x")]),
        ("/repondre", &[("fil", "secret"), ("message", "x")]),
        ("/retablir/1", &[("pourquoi", "x"), ("confirme", "oui")]),
        ("/signalements/1", &[("geste", "retirer"), ("raison", "insult")]),
        ("/ouverture", &[("geste", "fermer-page"), ("fil", "secret"), ("pourquoi", "x")]),
    ] {
        let answer = desk.post(below, fields).await;
        assert!([303, 404].contains(&answer.status.as_u16()), "{below}: {}", answer.status);
    }
    let entry = desk.app.store.entry(other, palier_comments::domain::CommentId(1)).await.unwrap().unwrap();
    assert_eq!((entry.state, entry.pinned, entry.reports), (State::Published, false, 1));
    assert_eq!(desk.app.store.log(other, LogFilter::default(), None, 10).await.unwrap(), []);
    assert_eq!(desk.app.store.standing(other).await.unwrap(), palier_comments::domain::Standing::default());
}

#[tokio::test]
async fn a_session_of_one_site_is_none_of_the_other() {
    let desk = two().await;
    let get = async |path: &str| -> Answer {
        let request = request(Method::GET, path, "text/html").header(header::COOKIE, &desk.cookie);
        desk.app.send(request.body(Body::empty()).unwrap()).await
    };
    assert_eq!(get(ROOT).await.status, 200);
    let answer = get("/s/zac/moderation").await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/s/zac/moderation/connexion"));
    assert_eq!(get("/s/vallons/moderation").await.status, 200);
}
