//! Requests → use cases → answers.
//!
//! One route table; each file answers for one party. Below a site's own path (`/commentaires`), the site is that of
//! the request's host; below `/s/{site}` it is named.

mod api;
mod assets;
mod desk;
pub mod error;
mod hook;
pub mod id;
mod links;
mod reading;
pub mod request;
mod writing;

use std::sync::Arc;

use axum::Router;

use crate::service::Service;
use error::Problem;

/// Everything that is served to readers and moderators.
pub fn app(service: Arc<Service>) -> Router {
    let site = Router::new()
        .merge(reading::routes())
        .merge(writing::routes())
        .merge(links::routes())
        .merge(desk::routes())
        .merge(hook::routes())
        .merge(api::routes())
        .merge(assets::routes())
        .fallback(async || Problem::NOT_FOUND);
    // What pages ask for by themselves is not nested: a nested route takes each request's address apart once more.
    Router::new()
        .merge(reading::asked_by_pages("/s/{site}"))
        .merge(reading::asked_by_pages("/commentaires"))
        .nest("/s/{site}", site.clone())
        .nest("/commentaires", site)
        .method_not_allowed_fallback(async || Problem::WRONG_METHOD)
        .with_state(service)
}
