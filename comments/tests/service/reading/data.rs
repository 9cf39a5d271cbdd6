//! Conversations as other programs read them.

use palier_comments::domain::{Action, Reason};
use palier_comments::snapshot::{Shown, Snapshot, Writing};
use serde_json::{Value, json};

use super::{answer, app, claire, decide, say};

/// The names of an object's fields.
fn fields(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[tokio::test]
async fn the_snapshot_has_these_fields_and_no_other() {
    let app = app().await;
    let by = claire(&app).await;
    let contact = [("email", "samia@exemple.fr"), ("prevenir", "oui")];
    let question = say(&app, "Samia", "Quand ?", &[contact[0], contact[1], ("question", "oui")]).await;
    answer(&app, by, question, "En *mai*.", true).await;
    let body = app.get("/commentaires/instantane.json").await.body;
    let document: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(fields(&document), ["mails", "site", "threads", "url", "version"]);
    assert_eq!(fields(&document["threads"][0]), ["comments", "count", "id", "url", "writing"]);
    let comment = [
        "edited_at",
        "html",
        "id",
        "name",
        "official",
        "parent",
        "pinned",
        "published_at",
        "question",
        "removed_for",
        "state",
        "written_at",
    ];
    let verger = document["threads"].as_array().unwrap().iter().find(|thread| thread["id"] == "verger").unwrap();
    for one in verger["comments"].as_array().unwrap() {
        assert_eq!(fields(one), comment);
    }
    assert!(!body.contains("samia@exemple.fr"), "{body}");
    assert_eq!(verger["comments"][0]["question"], json!("answered"));
    assert_eq!(verger["comments"][1]["html"], json!("<p>En <em>mai</em>.</p>"));
}

#[tokio::test]
async fn the_snapshot_leaves_out_what_every_page_says_anyway() {
    let app = app().await;
    let by = claire(&app).await;
    let first = say(&app, "Samia", "Une insulte.", &[]).await;
    say(&app, "Paul", "Restons polis.", &[("parent", &first.to_string())]).await;
    decide(&app, by, first, Action::Remove { reason: Reason::Insult, note: String::new() }).await;
    let answer = app.get("/commentaires/instantane.json").await;
    let snapshot: Snapshot = serde_json::from_str(&answer.body).unwrap();
    let threads: Vec<_> =
        snapshot.threads.iter().map(|thread| (thread.id.as_str(), thread.writing, thread.count)).collect();
    assert_eq!(threads, [("ancien", Writing::Closed, 0), ("verger", Writing::Open, 1)]);
    let gone = &snapshot.threads[1].comments[0];
    assert_eq!((gone.state, gone.removed_for, gone.name.as_deref()), (Shown::Removed, Some(Reason::Insult), None));
    assert!(answer.header("etag").starts_with('"'));
}

#[test]
fn what_comes_in_a_snapshot_is_sanitised_once_more() {
    let text = include_str!("../../../fixtures/xss.txt");
    for line in text.lines() {
        let comment = json!({
            "id": 1, "parent": null, "state": "published", "removed_for": null, "name": "A", "official": true,
            "html": line, "written_at": "2026-11-23T09:00:00Z", "published_at": "2026-11-23T09:00:00Z",
            "edited_at": null, "pinned": false, "question": null,
        });
        let comment: palier_comments::snapshot::Comment = serde_json::from_value(comment).unwrap();
        assert_eq!(comment.html, palier_comments::domain::text::SafeHtml::sanitise(line));
    }
}

#[tokio::test]
async fn a_list_of_posts_gets_its_counts_in_one_request() {
    let app = app().await;
    let by = claire(&app).await;
    say(&app, "Samia", "Un.", &[]).await;
    let question = say(&app, "Paul", "Deux ?", &[("question", "oui")]).await;
    let counts = async || app.get("/commentaires/nombres?fil=verger&fil=pr%C3%A9/%C3%A9t%C3%A9&fil=autre").await.json();
    let none = json!({ "text": "", "answered": "" });
    let waiting = json!({ "text": "2 commentaires", "answered": "" });
    assert_eq!(counts().await, json!({ "pré/été": none, "verger": waiting }));
    answer(&app, by, question, "Trois.", false).await;
    let answered = json!({ "text": "3 commentaires", "answered": "Réponse apportée" });
    assert_eq!(counts().await["verger"], answered);
    assert_eq!(app.get("/commentaires/nombres").await.json(), json!({}));
    assert_eq!(app.get(&format!("/commentaires/nombres?{}", "fil=a&".repeat(200))).await.status, 200);
    assert_eq!(app.get(&format!("/commentaires/nombres?{}", "fil=a&".repeat(201))).await.status, 400);
}
