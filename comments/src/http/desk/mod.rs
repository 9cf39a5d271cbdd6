//! The moderation desk: whole pages, forms, and 303 back to where one was. It works without script.
//!
//! Who is signed in is [`signed`]; who signs in and out, [`session`], by its [`cookies`]; what waits and what was decided, [`queue`];
//! decisions, [`decide`] and [`reply`]; what waits for an answer, [`questions`]; what readers reported, [`reports`]; what
//! is closed, [`opening`] by its [`closures`]; what makes all that easier, [`tools`]. A page is led to by its row in [`navigation`].

mod account;
mod closures;
mod cookies;
mod decide;
mod entry;
mod flash;
mod navigation;
mod opening;
mod place;
mod questions;
mod queue;
mod reply;
mod reports;
mod session;
mod signed;
mod tools;

use std::sync::Arc;

use axum::Router;

use crate::page::DESK;
use crate::service::Service;
use crate::service::signing_in::Denied;

use super::error::Problem;
pub(super) use session::now_known;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .merge(session::routes())
        .merge(account::routes())
        .merge(queue::routes())
        .merge(decide::routes())
        .merge(reply::routes())
        .merge(questions::routes())
        .merge(reports::routes())
        .merge(opening::routes())
        .merge(tools::routes())
}

/// The route of a page of the desk.
fn at(below: &str) -> String {
    format!("{DESK}{below}")
}

/// What no form of the desk shows in place.
fn problem(denied: Denied) -> Problem {
    match denied {
        Denied::Store(error) => error.into(),
        Denied::Unsealable(error) => error.into(),
        Denied::Token(error) => error.into(),
        Denied::TooMany(many) | Denied::Besieged(many) => {
            Problem::new(axum::http::StatusCode::TOO_MANY_REQUESTS, "too_many").after(many.seconds)
        }
        Denied::Forbidden => Problem::ADMINISTRATORS_ONLY,
        Denied::Wrong
        | Denied::CodeNeeded
        | Denied::WeakPassword
        | Denied::FirstPassword
        | Denied::Name
        | Denied::Address
        | Denied::Taken => Problem::BAD_REQUEST,
    }
}
