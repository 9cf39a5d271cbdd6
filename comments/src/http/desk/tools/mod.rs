//! The desk's tools: figures, the log, moderators, reply templates, blocked words, what is to be sent.
//!
//! Who is no administrator sees neither moderators nor blocked words ([`Role::Administrator`](crate::store::Role)).

mod blocked;
mod csv;
mod deliveries;
mod figures;
pub(super) mod journal;
mod moderators;
mod templates;

use std::sync::Arc;

use axum::Router;
use axum::response::{IntoResponse as _, Response};

use super::flash::saying;
use super::signed::Signed;
use crate::http::error::Problem;
use crate::http::writing::see_other;
use crate::service::Service;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .merge(figures::routes())
        .merge(journal::routes())
        .merge(moderators::routes())
        .merge(templates::routes())
        .merge(blocked::routes())
        .merge(deliveries::routes())
}

/// Back to a page of the desk, where a word of the list and its number are said once.
fn back(signed: &Signed, path: &str, said: &str, count: usize) -> Response {
    see_other(&format!("{}?{}", signed.desk(path), saying(said, count, None))).into_response()
}

/// Whoever is no administrator goes no further.
fn administrators_only(signed: &Signed) -> Result<(), Problem> {
    if signed.is_administrator() { Ok(()) } else { Err(Problem::ADMINISTRATORS_ONLY) }
}
