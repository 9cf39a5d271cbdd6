//! The pages' scripts, styles and fonts, and the site's colours and icon, under names that change with their content.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;

use super::error::Problem;
use super::reading::send::{Wanted, send};
use super::request::{Named, SiteOf};
use crate::service::Service;

/// A year: these bytes have this name and no other.
const LASTING: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// By its source name a file is another one after an update.
const PASSING: HeaderValue = HeaderValue::from_static("public, max-age=300");

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/assets/{name}", get(asset))
}

/// `{name}`; a site's name may stand beside.
#[derive(Debug, Deserialize)]
struct AssetPath {
    name: String,
}

/// `GET assets/{name}`.
async fn asset(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Named(AssetPath { name }): Named<AssetPath>,
    wanted: Wanted,
) -> Result<Response, Problem> {
    let look = of.site.look();
    let asset = service.pages.assets.get(&name).or_else(|| look.get(&name)).ok_or(Problem::NOT_FOUND)?;
    let mut response = send(asset.rendition, &wanted);
    let lasts = if asset.is_lasting { LASTING } else { PASSING };
    response.headers_mut().insert(header::CACHE_CONTROL, lasts);
    Ok(response)
}
