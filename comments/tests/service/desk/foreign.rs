//! No page but the desk's own has anything done, and looking at a page does nothing.

use axum::body::Body;
use axum::http::{Method, header};
use palier_comments::domain::State;

use super::{Desk, ROOT};
use crate::support::{Answer, URL, request};

/// Every form of the desk.
pub(super) const FORMS: [&str; 15] = [
    "/deconnexion",
    "/decider",
    "/annuler",
    "/repondre",
    "/auteur",
    "/retablir/1",
    "/signalements/1",
    "/ouverture",
    "/compte/mot-de-passe",
    "/compte/lettres",
    "/compte/second-facteur",
    "/compte/second-facteur/confirmer",
    "/compte/second-facteur/retirer",
    "/inconnu",
    "/connexion",
];

/// Posts a form that publishes the first comment, with these headers and this token.
async fn post(desk: &Desk, below: &str, headers: &[(&str, &str)], token: &str) -> Answer {
    let body = format!("id=1&geste=publier&jeton={token}");
    let mut request = request(Method::POST, &format!("{ROOT}{below}"), "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    desk.app.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn every_form_needs_its_own_token() {
    let desk = Desk::new(&[]).await;
    let comment = desk.written("verger", "Samia", "Bonjour.", &[]).await;
    let other = super::sign_in(&desk.app).await;
    let token_of = |cookie: &str| desk.app.service.form_token(cookie.split_once('=').unwrap().1);
    let headers = [("origin", URL), ("cookie", desk.cookie.as_str())];
    for form in FORMS.into_iter().filter(|form| !matches!(*form, "/inconnu" | "/connexion")) {
        for token in ["", "x", &"0".repeat(64), &token_of(&other)] {
            let answer = post(&desk, form, &headers, token).await;
            assert_eq!(
                (answer.status.as_u16(), answer.json()["code"].as_str()),
                (403, Some("foreign_request")),
                "{form}"
            );
        }
    }
    assert_eq!(desk.state(comment).await, State::Pending);
    assert_eq!(desk.log(10).await, []);
    assert_eq!(post(&desk, "/decider", &headers, &token_of(&desk.cookie)).await.status, 303);
    assert_eq!(desk.state(comment).await, State::Published);
}

#[tokio::test]
async fn no_other_site_posts_a_form_not_even_with_its_token() {
    let desk = Desk::new(&[]).await;
    let comment = desk.written("verger", "Samia", "Bonjour.", &[]).await;
    let token = desk.app.service.form_token(desk.cookie.split_once('=').unwrap().1);
    let foreign: [&[(&str, &str)]; 6] = [
        &[("origin", "https://ailleurs.example")],
        &[("origin", "null")],
        &[("origin", "http://trois-vallons.example.ailleurs.example")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("referer", "https://ailleurs.example/page")],
    ];
    for form in FORMS.into_iter().filter(|form| *form != "/inconnu") {
        for headers in foreign {
            let headers = [headers, &[("cookie", desk.cookie.as_str())]].concat();
            let answer = post(&desk, form, &headers, &token).await;
            assert_eq!(answer.status, 403, "{form} {headers:?}");
        }
    }
    assert_eq!(desk.state(comment).await, State::Pending);
    let own = [("sec-fetch-site", "same-origin"), ("cookie", desk.cookie.as_str())];
    assert_eq!(post(&desk, "/decider", &own, &token).await.status, 303);
    assert_eq!(desk.state(comment).await, State::Published);
}

#[tokio::test]
async fn whoever_is_not_signed_in_does_nothing() {
    let desk = Desk::new(&[]).await;
    let comment = desk.written("verger", "Samia", "Bonjour.", &[]).await;
    let token = desk.app.service.form_token(desk.cookie.split_once('=').unwrap().1);
    for form in FORMS.into_iter().filter(|form| !matches!(*form, "/inconnu" | "/connexion")) {
        let answer = post(&desk, form, &[("origin", URL)], &token).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("location")),
            (303, "/commentaires/moderation/connexion"),
            "{form}"
        );
    }
    assert_eq!(desk.state(comment).await, State::Pending);
}

#[tokio::test]
async fn looking_changes_nothing() {
    let desk = Desk::new(&[]).await;
    let comment = desk.written("verger", "Samia", "Bonjour.", &[]).await;
    let token = desk.app.service.form_token(desk.cookie.split_once('=').unwrap().1);
    let standing = desk.app.store.standing(desk.app.id()).await.unwrap();
    for form in FORMS {
        for geste in ["publier", "indesirable", "suspendre-site", "laisser"] {
            let query = format!("id=1&lot=1&geste={geste}&pourquoi=x&fil=verger&jeton={token}&confirme=oui");
            for method in [Method::GET, Method::HEAD] {
                let request = request(method, &format!("{ROOT}{form}?{query}"), "text/html");
                let request = request.header(header::ORIGIN, URL).header(header::COOKIE, &desk.cookie);
                let answer = desk.app.send(request.body(Body::empty()).unwrap()).await;
                assert!([200, 404, 405].contains(&answer.status.as_u16()), "{form}: {}", answer.status);
            }
        }
    }
    assert_eq!(desk.state(comment).await, State::Pending);
    assert_eq!(desk.log(10).await, []);
    assert_eq!(desk.app.store.standing(desk.app.id()).await.unwrap(), standing);
    assert_eq!(desk.get("").await.status, 200);
}
