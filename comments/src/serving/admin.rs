//! What supervision asks, on a listener of its own.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};

use super::figures::Figures;
use crate::http::error::Problem;

pub(super) fn router(figures: Arc<Figures>) -> Router {
    Router::new()
        .route("/sante", get(health))
        .route("/metrics", get(metrics))
        .fallback(async || Problem::NOT_FOUND)
        .with_state(figures)
}

/// `GET /sante`: 200 where the store answers, writes and was found sound, else 503.
async fn health(State(figures): State<Arc<Figures>>) -> Response {
    let (is_well, health) = figures.health().await;
    let status = if is_well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, [(header::CACHE_CONTROL, "no-store")], Json(health)).into_response()
}

/// `GET /metrics`.
async fn metrics(State(figures): State<Arc<Figures>>) -> Result<Response, Problem> {
    let text = figures.text().await?;
    Ok(([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response())
}
