//! The JSON API, version 1: what readers do with forms, for programs. The same use cases, limits and codes.
//!
//! Its contract is `comments/openapi.json`, which [`description`] serves; tests keep both in step. A field or code that
//! was published stays; new ones may come.

mod comments;
mod description;
mod given;
mod threads;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::{any, get, post};

use super::error::Problem;
use super::request::{LARGEST_BODY, SiteOf};
use super::writing::{in_json, problem};
use crate::service::Service;
use crate::service::writing::{FormToken, Rejection};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/api/v1/openapi.json", get(description::show))
        .route("/api/v1/counts", get(threads::counts))
        .route("/api/v1/threads/{*thread}", get(threads::read).post(threads::write))
        .route("/api/v1/forms/{*thread}", post(threads::open))
        .route("/api/v1/previews/{*thread}", post(threads::preview))
        .route("/api/v1/comments/{id}", get(comments::read).patch(comments::edit).delete(comments::delete))
        .route("/api/v1/comments/{id}/reports", post(comments::report))
        .method_not_allowed_fallback(wrong_method)
        .route("/api/{*rest}", any(nowhere))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(map_response(for_programs))
}

async fn wrong_method() -> Problem {
    Problem::WRONG_METHOD
}

async fn nowhere() -> Problem {
    Problem::NOT_FOUND
}

/// Takes away what would make a page of a problem: here also whoever says to prefer pages is a program.
async fn for_programs(mut response: Response) -> Response {
    response.extensions_mut().remove::<Problem>();
    response
}

/// The answer to what was not kept; its fields are named as `given` names them, `form` is a fresh token.
fn refused(service: &Service, of: &SiteOf, rejection: &Rejection, form: Option<&FormToken>) -> Response {
    let mut remarks = rejection.remarks(service.pages.words(of.site.config.language));
    for remark in &mut remarks {
        remark.field = given::name_of(remark.field);
    }
    in_json(&problem(rejection), &remarks, form)
}
