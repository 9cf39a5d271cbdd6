//! The hook by which a build says that the site has a new manifest.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::post;

use super::error::Problem;
use super::request::SiteOf;
use crate::service::Service;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/crochet/manifeste", post(manifest))
}

/// `POST crochet/manifeste`, with `Authorization: Bearer …`: the manifest is read now. 204 once it is in service.
async fn manifest(
    State(service): State<Arc<Service>>,
    SiteOf { site, .. }: SiteOf,
    headers: HeaderMap,
) -> Result<StatusCode, Problem> {
    let secret = site.config.manifest_hook.as_ref().ok_or(Problem::NOT_FOUND)?;
    let given = headers.get(header::AUTHORIZATION).map_or(b"".as_slice(), |value| value.as_bytes());
    let given = given.strip_prefix(b"Bearer ").unwrap_or_default();
    if !service.keys.same(given, secret.expose()) {
        return Err(Problem::new(StatusCode::UNAUTHORIZED, "wrong_password"));
    }
    match service.refresh_manifest(&site).await {
        Ok(_) => Ok(StatusCode::NO_CONTENT),
        // Its cause is in the log: it may name what is inside.
        Err(_) => Err(Problem::new(StatusCode::BAD_GATEWAY, "manifest_not_read")),
    }
}
