//! The JSON API: what programs send and get, and the description that they are written from.

mod description;
mod writing;
mod wrong;

use axum::body::Body;
use axum::http::{Method, header};
use serde_json::{Value, json};

use super::support::{Answer, App, request};

/// The API's address for the site's host.
const API: &str = "/commentaires/api/v1";

/// Sends `body` as JSON; `token` proves that a comment is one's own.
async fn send(app: &App, method: Method, path: &str, token: Option<&str>, body: Option<&Value>) -> Answer {
    let mut builder = request(method, &format!("{API}{path}"), "application/json");
    if let Some(token) = token {
        builder = builder.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    let body = match body {
        Some(body) => {
            builder = builder.header(header::CONTENT_TYPE, "application/json");
            Body::from(body.to_string())
        }
        None => Body::empty(),
    };
    app.send(builder.body(body).unwrap()).await
}

async fn post(app: &App, path: &str, body: &Value) -> Answer {
    send(app, Method::POST, path, None, Some(body)).await
}

/// A form's token, opened long enough ago to be sent.
async fn form(app: &App, thread: &str) -> String {
    let answer = send(app, Method::POST, &format!("/forms/{thread}"), None, None).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    app.wait(10);
    answer.json()["token"].as_str().unwrap().to_owned()
}

/// Writes a message with a token. Its number and its own token.
async fn write(app: &App, text: &str) -> (i64, String) {
    let message = json!({ "name": "Samia B.", "message": text, "form": form(app, "verger").await });
    let answer = post(app, "/threads/verger", &message).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    let json = answer.json();
    (json["id"].as_i64().unwrap(), json["token"].as_str().unwrap().to_owned())
}

/// The status, and the stable code.
fn code(answer: &Answer) -> (u16, String) {
    assert_eq!(answer.header("content-type"), "application/problem+json", "{}", answer.body);
    let json = answer.json();
    assert_eq!(json["status"], answer.status.as_u16());
    (answer.status.as_u16(), json["code"].as_str().unwrap().to_owned())
}

fn is(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}
