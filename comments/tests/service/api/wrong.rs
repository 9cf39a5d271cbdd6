//! What the API refuses: each time a stable code, and the field where there is one.

use axum::body::Body;
use axum::http::{Method, header};
use serde_json::json;

use super::{API, code, form, is, post, send, write};
use crate::support::{Answer, App, request};

/// Posts these very bytes.
async fn raw(app: &App, media_type: &str, body: impl Into<Body>) -> Answer {
    let builder = request(Method::POST, &format!("{API}/threads/verger"), "*/*");
    app.send(builder.header(header::CONTENT_TYPE, media_type).body(body.into()).unwrap()).await
}

#[tokio::test]
async fn a_body_is_json_of_the_described_form() {
    let app = App::new(&[]).await;
    let details = [
        ("{", 400, "not_json", "EOF while parsing an object at line 1 column 1"),
        (r#"{"name":"A"#, 400, "not_json", "EOF while parsing a string at line 1 column 10"),
        (r#"{"name":"A","message":"b"}x"#, 400, "not_json", "trailing characters at line 1 column 27"),
        ("[]", 422, "wrong_fields", "invalid length 0, expected struct Message with 9 elements at line 1 column 2"),
        (r#"{"name":"A"}"#, 422, "wrong_fields", "missing field `message` at line 1 column 12"),
        (r#"{"name":"A","name":"B","message":"c"}"#, 422, "wrong_fields", "duplicate field `name` at line 1 column 18"),
        (
            r#"{"name":1,"message":"c"}"#,
            422,
            "wrong_fields",
            "invalid type: integer `1`, expected a string at line 1 column 9",
        ),
        (
            r#"{"name":"A","message":"c","email":" "}"#,
            422,
            "wrong_fields",
            "expected an e-mail address, or null at line 1 column 38",
        ),
        (
            r#"{"nom":"A","message":"c"}"#,
            422,
            "wrong_fields",
            "unknown field `nom`, expected one of `name`, `message`, `email`, `notify`, `question`, `parent`, `form`, \
             `work`, `known` at line 1 column 6",
        ),
    ];
    for (body, status, name, detail) in details {
        let answer = raw(&app, "application/json; charset=utf-8", body).await;
        assert_eq!(code(&answer), is(status, name), "{body}");
        assert_eq!(answer.json()["detail"], detail);
    }
    let deep = "[".repeat(10_000);
    assert_eq!(code(&raw(&app, "application/json", deep).await), is(422, "wrong_fields"));
    let latin = b"{\"name\":\"Andr\xe9\",\"message\":\"b\"}".to_vec();
    assert_eq!(code(&raw(&app, "application/json", latin).await), is(400, "not_json"));
    let long = json!({ "name": "A", "message": "a".repeat(64 * 1024) }).to_string();
    assert_eq!(code(&raw(&app, "application/json", long).await), is(413, "too_large"));
    assert_eq!(code(&raw(&app, "text/plain", "{}").await), is(415, "wrong_type"));
    assert_eq!(code(&raw(&app, "application/x-www-form-urlencoded", "name=A").await), is(415, "wrong_type"));
}

#[tokio::test]
async fn fields_to_correct_are_named_as_they_were_sent() {
    let app = App::new(&[]).await;
    let message = json!({ "name": "\u{200b}", "message": " ", "email": "samia@exemple" });
    let answer = post(&app, "/threads/verger", &message).await;
    assert_eq!(code(&answer), is(422, "invalid_fields"));
    let expected = json!([
        { "field": "name", "code": "name_missing", "sentence": "Écrivez un nom ou un pseudonyme." },
        { "field": "message", "code": "message_missing", "sentence": "Écrivez votre message avant de l’envoyer." },
        {
            "field": "email",
            "code": "email",
            "sentence": "Cette adresse e-mail n’est pas complète. Exemple\u{a0}: nom@exemple.fr",
        },
    ]);
    assert_eq!(answer.json()["errors"], expected);
}

#[tokio::test]
async fn without_a_form_s_token_the_answer_brings_one() {
    let app = App::new(&[]).await;
    let mut message = json!({ "name": "Samia", "message": "Bonjour." });
    let answer = post(&app, "/threads/verger", &message).await;
    assert_eq!(code(&answer), is(422, "form_not_opened"));
    app.wait(10);
    message["form"] = answer.json()["form"].clone();
    assert_eq!(post(&app, "/threads/verger", &message).await.status, 201);
    // It is a token of this thread alone.
    assert_eq!(code(&post(&app, "/threads/appel", &message).await), is(422, "form_not_opened"));
    assert_eq!(post(&app, "/threads/inconnu", &message).await.json()["form"], json!(null));
}

#[tokio::test]
async fn limits_and_closures_are_those_of_the_forms() {
    let app = App::new(&[("limits.per_prefix", "1")]).await;
    write(&app, "Un.").await;
    let message = json!({ "name": "Samia", "message": "Deux.", "form": form(&app, "verger").await });
    let answer = post(&app, "/threads/verger", &message).await;
    assert_eq!(code(&answer), is(429, "too_many"));
    assert!(answer.header("retry-after").parse::<u64>().unwrap() > 0);
    assert_eq!(code(&post(&app, "/threads/ancien", &message).await), is(403, "closed"));
    assert_eq!(code(&post(&app, "/previews/ancien", &message).await), is(403, "closed"));
    assert_eq!(code(&send(&app, Method::POST, "/forms/ancien", None, None).await), is(403, "closed"));
    assert_eq!(code(&post(&app, "/threads/inconnu", &message).await), is(404, "unknown_thread"));
    let gone = json!({ "name": "Samia", "message": "Oui.", "parent": 99.0, "form": form(&app, "verger").await });
    app.wait(600);
    assert_eq!(code(&post(&app, "/threads/verger", &gone).await), is(422, "parent_gone"));
}

#[tokio::test]
async fn a_comment_is_its_author_s_alone() {
    let app = App::new(&[]).await;
    let (id, _) = write(&app, "Un.").await;
    let path = format!("/comments/{id}");
    let change = json!({ "message": "Autre chose." });
    for (method, body) in [(Method::GET, None), (Method::PATCH, Some(&change)), (Method::DELETE, None)] {
        let without = send(&app, method.clone(), &path, None, body).await;
        assert_eq!(code(&without), is(401, "proof_missing"));
        assert_eq!(without.header("www-authenticate"), "Bearer");
        let foreign = send(&app, method, &path, Some("abc"), body).await;
        assert_eq!(code(&foreign), is(401, "proof_invalid"));
        assert_eq!(foreign.header("www-authenticate"), "Bearer error=\"invalid_token\"");
    }
}

#[tokio::test]
async fn another_site_s_page_cannot_write() {
    let app = App::new(&[]).await;
    let (id, token) = write(&app, "Un.").await;
    let paths = [
        (Method::POST, "/threads/verger".to_owned()),
        (Method::POST, "/previews/verger".to_owned()),
        (Method::POST, "/forms/verger".to_owned()),
        (Method::POST, format!("/comments/{id}/reports")),
        (Method::PATCH, format!("/comments/{id}")),
        (Method::DELETE, format!("/comments/{id}")),
    ];
    for (method, path) in paths {
        let builder = request(method, &format!("{API}{path}"), "*/*")
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ORIGIN, "https://mechant.example");
        let answer = app.send(builder.body(Body::from("{}")).unwrap()).await;
        assert_eq!(code(&answer), is(403, "foreign_request"), "{path}");
    }
}

#[tokio::test]
async fn what_an_address_says_wrongly_is_a_problem_like_any_other() {
    let app = App::new(&[]).await;
    let put = send(&app, Method::PUT, "/threads/verger", None, None).await;
    assert_eq!(code(&put), is(405, "wrong_method"));
    assert_eq!(put.header("allow"), "GET,HEAD,POST");
    for (path, status, name) in [
        ("/api/v1/threads/%FF", 400, "bad_request"),
        ("/api/v1/threads/a%00b", 404, "not_found"),
        ("/api/v1/threads/%2e%2e", 404, "unknown_thread"),
        ("/api/v1/threads/", 404, "not_found"),
        ("/api/v1/comments/abc", 404, "not_found"),
        ("/api/v1/comments/99999999999999999999", 404, "not_found"),
        ("/api/v1/counts?thread=", 400, "bad_request"),
        ("/api/v1/counts?thread=%FF%00", 400, "bad_request"),
        ("/api/v1/autre", 404, "not_found"),
        ("/api/v2/threads/verger", 404, "not_found"),
    ] {
        let builder = request(Method::GET, &format!("/commentaires{path}"), "text/html");
        let answer = app.send(builder.header(header::AUTHORIZATION, "Bearer abc").body(Body::empty()).unwrap()).await;
        assert_eq!(code(&answer), is(status, name), "{path}");
    }
    let other = request(Method::GET, "/s/autre/api/v1/threads/verger", "*/*").body(Body::empty()).unwrap();
    assert_eq!(code(&app.send(other).await), is(404, "unknown_site"));
    let many = format!("/counts?{}", "thread=a&".repeat(201));
    assert_eq!(code(&send(&app, Method::GET, &many, None, None).await), is(400, "bad_request"));
}
