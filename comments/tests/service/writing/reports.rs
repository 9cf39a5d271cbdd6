//! A reader reports what another wrote.

use palier_comments::domain::Reason;

use axum::body::Body;
use axum::http::Method;

use super::{NAME, write};
use crate::support::{Answer, App, URL, request};

const REPORT: &str = "/commentaires/commentaire/1/signaler";

async fn shown() -> App {
    let app = App::new(&[("sites.vallons.policy", "after")]).await;
    assert_eq!(write(&app, "verger", &[NAME, ("message", "Propos.")]).await.status, 201);
    app
}

#[tokio::test]
async fn a_report_has_a_receipt() {
    let app = shown().await;
    let form = app.get(REPORT).await;
    assert!(form.body.contains("Pourquoi signalez-vous ce message\u{202f}?"), "{}", form.body);
    assert!(form.body.contains("Je déclare de bonne foi que ces informations sont exactes."));
    for label in ["Injure ou menace", "Propos discriminatoire", "Accusation contre une personne", "Hors sujet"] {
        assert!(form.body.contains(label), "{label}");
    }
    let fields = [("raison", "insult"), ("nom", "Paul"), ("email", "paul@exemple.fr"), ("bonne_foi", "oui")];
    let sent = app.post(REPORT, &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    assert!(app.get(sent.header("location")).await.body.contains("Signalement reçu. Numéro\u{a0}: 1"));
    // Nobody makes a receipt up, nor one of another comment.
    let receipt = sent.header("location").rsplit_once('=').unwrap().1;
    assert_eq!(write(&app, "verger", &[NAME, ("message", "Autre propos.")]).await.status, 201);
    for made_up in [format!("{REPORT}?recu=7"), format!("/commentaires/commentaire/2/signaler?recu={receipt}")] {
        let answer = app.get(&made_up).await;
        assert_eq!((answer.status.as_u16(), answer.json()["code"].as_str()), (404, Some("unknown_report")));
    }
    let reports = app.store.reports(app.id(), None, 10).await.unwrap();
    assert_eq!((reports.len(), reports[0].reason), (1, Reason::Insult));
}

#[tokio::test]
async fn what_is_missing_is_told_and_what_was_written_is_kept() {
    let app = shown().await;
    let answer = app.post(REPORT, &[("message", "Voyez vous-même.")]).await;
    assert_eq!(answer.status, 422);
    for sentence in [
        "Choisissez une raison.",
        "Écrivez un nom ou un pseudonyme.",
        "Cochez la case de bonne foi pour envoyer le signalement.",
        "Le signalement n’est pas parti\u{a0}: 4 points sont à corriger.",
        "Voyez vous-même.</textarea>",
    ] {
        assert!(answer.body.contains(sentence), "{sentence} in {}", answer.body);
    }
}

#[tokio::test]
async fn the_abuse_of_a_child_is_reported_without_a_name() {
    let app = shown().await;
    let answer = app.post_json(REPORT, &[("raison", "child_abuse"), ("bonne_foi", "oui")]).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    assert_eq!(answer.json()["message"], "Signalement reçu. Numéro\u{a0}: 1");
}

#[tokio::test]
async fn only_what_is_shown_is_reported() {
    let app = App::new(&[]).await;
    assert_eq!(write(&app, "verger", &[NAME, ("message", "Propos.")]).await.status, 201);
    assert_eq!(app.get(REPORT).await.status, 404);
    let fields = [("raison", "insult"), ("nom", "Paul"), ("email", "paul@exemple.fr"), ("bonne_foi", "oui")];
    assert_eq!(app.post(REPORT, &fields).await.status, 404);
}

/// Reports the comment from a network.
async fn report(app: &App, network: &str, accept: &str) -> Answer {
    let request = request(Method::POST, REPORT, accept)
        .header("origin", URL)
        .header("x-forwarded-for", network)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("raison=insult&nom=Paul&email=paul%40exemple.fr&bonne_foi=oui"));
    app.send(request.unwrap()).await
}

#[tokio::test]
async fn strangers_cannot_keep_a_person_from_reporting() {
    let app = App::new(&[("limits.per_thread", "2"), ("limits.per_site", "2")]).await;
    for _ in 0..10 {
        assert_eq!(report(&app, "198.51.100.1", "application/json").await.status, 404);
    }
    // A network has its number; what others did does not count.
    assert_eq!(report(&app, "198.51.100.9", "application/json").await.status, 429);
    assert_eq!(report(&app, "203.0.113.1", "application/json").await.status, 404);
    for network in 1..=20 {
        let form = request(Method::GET, "/commentaires/formulaire/verger", "")
            .header("x-forwarded-for", format!("192.0.{network}.1"));
        assert_eq!(app.send(form.body(Body::empty()).unwrap()).await.status, 200);
    }
}

#[tokio::test]
async fn what_was_reported_often_is_said_to_be_known() {
    let app = shown().await;
    for network in 1..=50 {
        assert_eq!(report(&app, &format!("198.51.{network}.1"), "text/html").await.status, 303);
    }
    let page = report(&app, "203.0.113.1", "text/html").await;
    assert_eq!(page.status, 409);
    assert!(page.body.contains("L’équipe va le relire\u{a0}: vous n’avez plus rien à faire."), "{}", page.body);
    // Nothing is to be corrected, and nothing to be sent again.
    assert!(!page.body.contains("à corriger") && !page.body.contains("<form"), "{}", page.body);
    let json = report(&app, "203.0.113.1", "application/json").await;
    assert_eq!((json.status.as_u16(), json.json()["code"].as_str()), (409, Some("reported_often")));
    assert_eq!(app.store.reports(app.id(), None, 100).await.unwrap().len(), 50);
}
