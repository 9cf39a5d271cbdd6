//! The API's description in OpenAPI 3.1: `comments/openapi.json`, with what this service's settings say.

use std::sync::{Arc, LazyLock};

use axum::extract::State;
use axum::response::Response;
use serde_json::{Value, json};

use crate::http::error::Problem;
use crate::http::reading::{JSON, Wanted, json, send};
use crate::http::request::SiteOf;
use crate::page::Rendition;
use crate::service::Service;

/// What holds for every service. A test reads it, so that it is never `null`.
static TEMPLATE: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../openapi.json")).unwrap_or_default());

/// `GET openapi.json`.
pub(super) async fn show(State(service): State<Arc<Service>>, of: SiteOf, wanted: Wanted) -> Result<Response, Problem> {
    let mut document = TEMPLATE.clone();
    document["servers"] = json!([{ "url": format!("{}/api/v1", of.base), "description": of.site.name() }]);
    for schema in ["Message", "Change"] {
        document["components"]["schemas"][schema]["properties"]["message"]["maxLength"] =
            json!(service.config.limits.message);
    }
    Ok(send::send(&Rendition::new(JSON, json(&document)?), &wanted))
}
