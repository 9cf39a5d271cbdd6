//! The description and the service say the same: operations, statuses, every field of every answer.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use palier_comments::domain::{Action, Reason};
use serde_json::{Value, json};

use super::{API, form, post, send};
use crate::reading::{answer, claire, decide};
use crate::support::{Answer, App};
use palier_comments::domain::CommentId;

async fn document(app: &App) -> Value {
    let answer = send(app, Method::GET, "/openapi.json", None, None).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/json"));
    answer.json()
}

/// The operations of a description, by path.
fn operations(document: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let methods = |path: &Value| {
        let names = path.as_object().unwrap().keys().filter(|key| *key != "parameters");
        names.map(|name| name.to_ascii_uppercase()).collect()
    };
    document["paths"].as_object().unwrap().iter().map(|(path, item)| (path.clone(), methods(item))).collect()
}

#[tokio::test]
async fn every_route_is_described_with_its_methods_and_no_other() {
    let app = App::new(&[]).await;
    let described = operations(&document(&app).await);
    let table = include_str!("../../../src/http/api/mod.rs");
    let routes: BTreeSet<String> = table
        .split(".route(\"/api/v1")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().replace("{*thread}", "{thread}"))
        .collect();
    assert_eq!(described.keys().cloned().collect::<BTreeSet<_>>(), routes);
    for (path, methods) in described {
        let path = path.replace("{thread}", "verger").replace("{id}", "1");
        let refused = send(&app, Method::TRACE, &path, None, None).await;
        assert_eq!(refused.status, 405, "{path}");
        let allowed = refused.header("allow").split(',').filter(|method| *method != "HEAD").map(str::to_owned);
        assert_eq!(allowed.collect::<BTreeSet<_>>(), methods, "{path}");
    }
}

#[tokio::test]
async fn the_description_says_where_this_service_is_and_how_much_it_takes() {
    let app = App::new(&[("limits.message", "1234")]).await;
    let document = document(&app).await;
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["servers"][0]["url"], API);
    let schemas = &document["components"]["schemas"];
    assert_eq!(schemas["Message"]["properties"]["message"]["maxLength"], 1234);
    assert_eq!(schemas["Change"]["properties"]["message"]["maxLength"], 1234);
}

#[tokio::test]
async fn reasons_are_those_of_the_moderators() {
    let schemas = document(&App::new(&[]).await).await["components"]["schemas"].clone();
    let mut described: Vec<String> = Vec::new();
    for variant in schemas["Report"]["oneOf"].as_array().unwrap() {
        let words = variant["properties"]["reason"]["enum"].as_array().unwrap();
        described.extend(words.iter().map(|word| word.as_str().unwrap().to_owned()));
    }
    described.sort();
    let mut reasons = Reason::ALL.map(|reason| reason.word().to_owned());
    reasons.sort();
    assert_eq!(described, reasons);
}

/// Checks that an answer is one that the description foresees.
#[track_caller]
fn conforms(document: &Value, path: &str, method: &str, answer: &Answer) {
    let status = answer.status.as_u16().to_string();
    let described = &document["paths"][path][method]["responses"][&status];
    assert!(!described.is_null(), "{method} {path}: {status} is not described: {}", answer.body);
    let described = followed(document, described);
    let media_type = answer.header("content-type");
    let schema = &described["content"][media_type]["schema"];
    assert!(!schema.is_null(), "{method} {path}: {status} as {media_type} is not described");
    fits(document, schema, &answer.json(), &format!("{method} {path} {status}"));
    for (name, header) in described["headers"].as_object().into_iter().flatten() {
        assert!(header["required"] != true || !answer.header(name).is_empty(), "{method} {path} {status}: {name}");
    }
}

/// The part to which a reference leads.
fn followed<'d>(document: &'d Value, part: &'d Value) -> &'d Value {
    part["$ref"].as_str().map_or(part, |place| document.pointer(place.trim_start_matches('#')).unwrap())
}

/// Checks a value by as much of JSON Schema as the description's answers use.
#[track_caller]
fn fits(document: &Value, schema: &Value, value: &Value, at: &str) {
    let schema = followed(document, schema);
    for part in schema["allOf"].as_array().into_iter().flatten() {
        fits(document, part, value, at);
    }
    let name = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let types = &schema["type"];
    let is_named =
        types.is_null() || types == name || types.as_array().is_some_and(|names| names.contains(&name.into()));
    assert!(is_named, "{at}: {value} is no {types}");
    assert!(schema["enum"].as_array().is_none_or(|words| words.contains(value)), "{at}: {value} is not in the list");
    assert!(schema["const"].is_null() || schema["const"] == *value, "{at}: {value}");
    for item in value.as_array().into_iter().flatten() {
        fits(document, &schema["items"], item, &format!("{at}[]"));
    }
    let Some(fields) = value.as_object() else { return };
    for required in schema["required"].as_array().into_iter().flatten() {
        assert!(fields.contains_key(required.as_str().unwrap()), "{at}: {required} is missing");
    }
    for (name, value) in fields {
        let at = format!("{at}.{name}");
        match (&schema["properties"][name], &schema["additionalProperties"]) {
            (Value::Null, Value::Bool(false)) => panic!("{at} is not described"),
            (Value::Null, Value::Null) => {}
            (Value::Null, other) => fits(document, other, value, &at),
            (property, _) => fits(document, property, value, &at),
        }
    }
}

#[tokio::test]
async fn every_answer_is_as_described() {
    let app = App::new(&[("sites.vallons.policy", "after")]).await;
    let document = document(&app).await;
    let conforms = |path: &str, method: &str, answer: &Answer| conforms(&document, path, method, answer);

    let opened = send(&app, Method::POST, "/forms/verger", None, None).await;
    conforms("/forms/{thread}", "post", &opened);
    let message =
        json!({ "name": "Samia", "message": "Quand ?", "question": true, "form": form(&app, "verger").await });
    let sent = post(&app, "/threads/verger", &message).await;
    conforms("/threads/{thread}", "post", &sent);
    conforms("/threads/{thread}", "post", &post(&app, "/threads/verger", &json!({})).await);
    conforms("/threads/{thread}", "post", &post(&app, "/threads/inconnu", &message).await);
    conforms("/previews/{thread}", "post", &post(&app, "/previews/verger", &message).await);
    conforms("/previews/{thread}", "post", &post(&app, "/previews/ancien", &message).await);
    let token = sent.json()["token"].as_str().unwrap().to_owned();
    let own = |method| send(&app, method, "/comments/1", Some(token.as_str()), None);
    conforms("/comments/{id}", "get", &own(Method::GET).await);
    conforms("/comments/{id}", "patch", &own(Method::PATCH).await);
    conforms("/comments/{id}", "get", &send(&app, Method::GET, "/comments/1", None, None).await);
    let change = json!({ "message": "Quand donc ?" });
    let changed = send(&app, Method::PATCH, "/comments/1", Some(&token), Some(&change)).await;
    conforms("/comments/{id}", "patch", &changed);
    let report = json!({ "reason": "child_abuse", "good_faith": true });
    conforms("/comments/{id}/reports", "post", &post(&app, "/comments/1/reports", &report).await);

    // A conversation that has everything: an answered and edited question, an official reply, a removed one.
    let by = claire(&app).await;
    answer(&app, by, CommentId(1), "En mai.", true).await;
    let (other, _) = super::write(&app, "Une insulte.").await;
    answer(&app, by, CommentId(other), "Restons polis.", false).await;
    decide(&app, by, CommentId(other), Action::Remove { reason: Reason::Insult, note: String::new() }).await;
    let read = send(&app, Method::GET, "/threads/verger", None, None).await;
    assert_eq!(read.json()["comments"].as_array().unwrap().len(), 4);
    conforms("/threads/{thread}", "get", &read);
    conforms("/counts", "get", &send(&app, Method::GET, "/counts?thread=verger", None, None).await);
    conforms("/counts", "get", &send(&app, Method::GET, "/counts?thread=", None, None).await);
    conforms("/comments/{id}", "delete", &own(Method::DELETE).await);
    conforms("/comments/{id}", "delete", &own(Method::DELETE).await);
    conforms("/openapi.json", "get", &send(&app, Method::GET, "/openapi.json", None, None).await);
}
