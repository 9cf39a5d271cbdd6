//! A comment's life, told in JSON.

use axum::http::Method;
use serde_json::json;

use super::{API, code, form, is, post, send, write};
use crate::support::App;

async fn app() -> App {
    App::new(&[("sites.vallons.policy", "after")]).await
}

#[tokio::test]
async fn a_message_is_previewed_sent_read_changed_and_deleted() {
    let app = app().await;
    let message = json!({ "name": "Samia B.", "message": "Quand *sèche* la dalle ?", "question": true });
    let preview = post(&app, "/previews/verger", &message).await;
    assert_eq!((preview.status.as_u16(), preview.header("cache-control")), (200, "no-store"));
    assert_eq!(preview.json(), json!({ "html": "<p>Quand <em>sèche</em> la dalle ?</p>" }));

    let mut message = message;
    message["form"] = form(&app, "verger").await.into();
    let sent = post(&app, "/threads/verger", &message).await;
    assert_eq!(sent.status, 201, "{}", sent.body);
    assert_eq!(sent.header("location"), format!("{API}/comments/1"));
    assert_eq!(sent.header("cache-control"), "no-store");
    let json = sent.json();
    assert_eq!((&json["id"], &json["state"], &json["seconds"]), (&json!(1), &json!("published"), &json!(1800)));
    let token = json["token"].as_str().unwrap();

    let own = send(&app, Method::GET, "/comments/1", Some(token), None).await;
    let expected = json!({
        "id": 1, "thread": "verger", "state": "published", "name": "Samia B.",
        "message": "Quand *sèche* la dalle ?", "written_at": "2026-11-23T09:00:10Z",
    });
    assert_eq!(own.json(), expected);

    let change = json!({ "message": "Quand sèche-t-elle ?" });
    let changed = send(&app, Method::PATCH, "/comments/1", Some(token), Some(&change)).await;
    let expected = json!({ "id": 1, "state": "published", "message": "Merci. Votre message est publié." });
    assert_eq!(changed.json(), expected);
    let read = send(&app, Method::GET, "/threads/verger", None, None).await;
    assert_eq!(read.json()["comments"][0]["html"], "<p>Quand sèche-t-elle ?</p>");
    assert!(read.header("etag").starts_with('"'));

    let deleted = send(&app, Method::DELETE, "/comments/1", Some(token), None).await;
    assert_eq!((deleted.status.as_u16(), &deleted.json()["state"]), (200, &json!("deleted")));
    let read = send(&app, Method::GET, "/threads/verger", None, None).await;
    let place = &read.json()["comments"][0];
    assert_eq!((&place["state"], &place["name"], &place["html"]), (&json!("deleted"), &json!(null), &json!("")));
    assert_eq!(read.json()["count"], 0);
    let again = send(&app, Method::GET, "/comments/1", Some(token), None).await;
    assert_eq!(code(&again), is(401, "proof_invalid"));
}

#[tokio::test]
async fn a_lost_answer_is_given_again_and_the_same_text_is_a_duplicate() {
    let app = app().await;
    let message = json!({ "name": "Samia", "message": "Bonjour à tous.", "form": form(&app, "verger").await });
    let first = post(&app, "/threads/verger", &message).await;
    assert_eq!(post(&app, "/threads/verger", &message).await.json(), first.json());
    let again = json!({ "name": "Samia", "message": "Bonjour à tous.", "form": form(&app, "verger").await });
    let answer = post(&app, "/threads/verger", &again).await;
    assert_eq!(code(&answer), is(409, "duplicate"));
    assert_eq!(answer.json()["errors"][0]["sentence"], "Vous avez déjà envoyé ce message.");
}

#[tokio::test]
async fn a_thread_s_id_may_hold_slashes_and_accents() {
    let app = app().await;
    let form = form(&app, "pr%C3%A9%2F%C3%A9t%C3%A9").await;
    let message = json!({ "name": "Samia", "message": "Bonjour.", "form": form });
    assert_eq!(post(&app, "/threads/pr%C3%A9%2F%C3%A9t%C3%A9", &message).await.status, 201);
    let read = send(&app, Method::GET, "/threads/pr%C3%A9/%C3%A9t%C3%A9", None, None).await;
    assert_eq!((&read.json()["id"], &read.json()["count"]), (&json!("pré/été"), &json!(1)));
    let counts = send(&app, Method::GET, "/counts?thread=pr%C3%A9%2F%C3%A9t%C3%A9&thread=autre", None, None).await;
    assert_eq!(counts.json(), json!({ "pré/été": 1 }));
}

#[tokio::test]
async fn a_comment_is_reported() {
    let app = app().await;
    write(&app, "Une insulte.").await;
    let report = json!({ "reason": "insult", "name": "Paul", "email": "paul@exemple.fr", "good_faith": true });
    let answer = post(&app, "/comments/1/reports", &report).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    assert_eq!(answer.json(), json!({ "number": 1, "message": "Signalement reçu. Numéro\u{a0}: 1" }));
    let nothing = json!({ "reason": "", "good_faith": false });
    let answer = post(&app, "/comments/1/reports", &nothing).await;
    assert_eq!(code(&answer), is(422, "invalid_fields"));
    let errors = answer.json()["errors"].clone();
    let fields: Vec<_> = errors.as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["reason", "name", "email", "good_faith"]);
    let unknown = post(&app, "/comments/99/reports", &report).await;
    assert_eq!(code(&unknown), is(404, "unknown_comment"));
}

#[tokio::test]
async fn whoever_sends_advertising_is_told_to_wait_like_everybody() {
    let app = app().await;
    let form = send(&app, Method::POST, "/forms/verger", None, None).await;
    // No time to read it: nobody writes so fast.
    let text = "Achetez [ici](https://a.example), [là](https://b.example) et [là-bas](https://c.example) !";
    let message = json!({ "name": "Vendeur", "message": text, "form": form.json()["token"] });
    let sent = post(&app, "/threads/verger", &message).await.json();
    assert_eq!(sent["state"], "pending");
    let own = send(&app, Method::GET, "/comments/1", sent["token"].as_str(), None).await;
    assert_eq!(own.json()["state"], "pending");
}
