//! A moderator's own account: her password, her second factor, how she is told of what waits.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use serde_json::json;

use super::at;
use super::cookies;
use super::flash::{Flash, saying};
use super::problem;
use super::signed::{Act, Signed};
use crate::http::error::Problem;
use crate::http::request::Asked;
use crate::http::writing::see_other;
use crate::service::Service;
use crate::service::signing_in::{Denied, Offer, SHORTEST_PASSWORD};

/// How a moderator may be told.
const MAIL: [&str; 3] = ["at_once", "daily", "never"];

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route(&at("/compte"), get(show))
        .route(&at("/compte/mot-de-passe"), post(change_password))
        .route(&at("/compte/lettres"), post(set_mail))
        .route(&at("/compte/second-facteur"), post(offer))
        .route(&at("/compte/second-facteur/confirmer"), post(confirm))
        .route(&at("/compte/second-facteur/retirer"), post(remove))
}

async fn show(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(flash): Asked<Flash>,
) -> Result<Response, Problem> {
    page(&service, &signed, StatusCode::OK, &flash, None, None).await
}

async fn page(
    service: &Service,
    signed: &Signed,
    status: StatusCode,
    flash: &Flash,
    offer: Option<&Offer>,
    error: Option<&str>,
) -> Result<Response, Problem> {
    let moderator = &signed.session.moderator;
    let words = signed.words(service);
    let account = json!({
        "email": moderator.email,
        "has_totp": moderator.has_totp,
        "mail": MAIL.map(|word| json!({
            "word": word,
            "label": words.text(&format!("desk-mail-{}", word.replace('_', "-"))),
            "is_chosen": moderator.mail == word,
        })),
        "shortest": SHORTEST_PASSWORD,
        "offer": offer,
        "error": error.map(|id| words.text(id)),
    });
    signed.page(service, status, "desk/account.html", flash, &[("account", account)]).await
}

fn back(signed: &Signed, said: &str) -> Response {
    see_other(&format!("{}?{}", signed.desk("/compte"), saying(said, 0, None))).into_response()
}

/// The page once more with what was wrong.
async fn wrong(service: &Service, act: &Act, denied: Denied, offer: Option<&Offer>) -> Result<Response, Problem> {
    let error = match denied {
        Denied::Wrong | Denied::CodeNeeded if offer.is_some() => "desk-account-wrong-code",
        Denied::Wrong | Denied::CodeNeeded => "desk-account-wrong",
        Denied::WeakPassword => "desk-account-weak",
        Denied::FirstPassword => "desk-first-same",
        Denied::TooMany(_) => "desk-account-too-many",
        other => return Err(problem(other)),
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    page(service, &act.signed, status, &Flash::default(), offer, Some(error)).await
}

async fn change_password(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let (signed, fields) = (&act.signed, &act.fields);
    let (old, new) = (fields.text("ancien"), fields.text("nouveau"));
    match service.change_password(&signed.of.site, &signed.session, old, new).await {
        Ok(token) => {
            let mut led = back(signed, "password");
            led.headers_mut().insert(header::SET_COOKIE, cookies::session(&service, &signed.of.base, Some(&token)));
            Ok(led)
        }
        Err(denied) => wrong(&service, &act, denied, None).await,
    }
}

async fn set_mail(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let chosen = act.fields.trimmed("lettres");
    if !MAIL.contains(&chosen) {
        return Err(Problem::BAD_REQUEST);
    }
    let signed = &act.signed;
    service.store.set_mail(signed.of.site.id, signed.session.moderator.id, chosen).await?;
    Ok(back(signed, "mail"))
}

async fn offer(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let offer = service.offer_totp(&act.signed.of.site, &act.signed.session).map_err(problem)?;
    page(&service, &act.signed, StatusCode::OK, &Flash::default(), Some(&offer), None).await
}

async fn confirm(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let (signed, fields) = (&act.signed, &act.fields);
    let token = fields.trimmed("offre");
    match service.confirm_totp(&signed.of.site, &signed.session, token, fields.trimmed("code")).await {
        Ok(()) => Ok(back(signed, "totp")),
        Err(denied) => {
            let offer = service.same_offer(&signed.of.site, &signed.session, token).map_err(problem)?;
            wrong(&service, &act, denied, Some(&offer)).await
        }
    }
}

async fn remove(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let signed = &act.signed;
    match service.remove_totp(&signed.of.site, &signed.session, act.fields.text("mot_de_passe")).await {
        Ok(()) => Ok(back(signed, "no-totp")),
        Err(denied) => wrong(&service, &act, denied, None).await,
    }
}
