//! Signing in and out.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::{get, post};
use palier_words::Argument;
use serde::{Deserialize, Serialize};
use tera::Context;

use super::at;
use super::cookies;
use super::place::Place;
use super::problem;
use super::signed::Act;
use crate::http::error::Problem;
use crate::http::request::{Asked, Client, Fields, SameOrigin, SiteOf};
use crate::http::writing::see_other;
use crate::page::{DESK, Frame};
use crate::service::Service;
use crate::service::first_passwords::SignedIn;
use crate::service::signing_in::{Attempt, Denied, SHORTEST_PASSWORD};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route(&at(SIGN_IN), get(ask).post(sign_in))
        .route(&at(CHOICE), get(async |of: SiteOf| see_other(&format!("{}{DESK}{SIGN_IN}", of.base))).post(choose))
        .route(&at("/deconnexion"), post(sign_out))
}

/// Where one signs in.
const SIGN_IN: &str = "/connexion";
/// Where one's own password takes the place of the first one.
const CHOICE: &str = "/connexion/mot-de-passe";

/// The page that was wanted.
#[derive(Debug, Default, Deserialize)]
struct Wanted {
    #[serde(default)]
    vers: String,
}

/// A page before the desk: what it says, and what its form knows already.
#[derive(Serialize)]
struct Door<'a> {
    error: Option<String>,
    email: &'a str,
    wanted: &'a str,
    #[serde(flatten)]
    asks: Asks<'a>,
}

/// What a page before the desk asks for.
#[derive(Serialize)]
#[serde(untagged)]
enum Asks<'a> {
    /// Address and password.
    Password {
        wants_code: bool,
        /// What she had written when her session ended, for her to copy.
        kept: &'a str,
    },
    /// A password of her own, in place of the first one.
    OwnPassword { ticket: &'a str, shortest: usize },
}

impl<'a> Asks<'a> {
    const SIGN_IN: Self = Self::Password { wants_code: false, kept: "" };

    fn own_password(ticket: &'a str) -> Self {
        Self::OwnPassword { ticket, shortest: SHORTEST_PASSWORD }
    }

    /// The template, and the path below the desk's that its form posts to.
    fn shown_by(&self) -> (&'static str, &'static str) {
        match self {
            Self::Password { .. } => ("desk/sign-in.html", SIGN_IN),
            Self::OwnPassword { .. } => ("desk/first-password.html", CHOICE),
        }
    }
}

impl Door<'_> {
    fn page(&self, service: &Service, of: &SiteOf, status: StatusCode) -> Result<Response, Problem> {
        let (template, path) = self.asks.shown_by();
        let mut context = Context::new();
        context.insert("frame", &Frame::of(&of.site, &of.base, &service.pages.assets));
        context.insert("action", &format!("{}{DESK}{path}", of.base));
        context.insert("door", self);
        let page = service.pages.render(of.site.config.language, template, &context)?;
        Ok((status, [(header::CACHE_CONTROL, "no-store")], Html(page)).into_response())
    }
}

async fn ask(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    Asked(wanted): Asked<Wanted>,
) -> Result<Response, Problem> {
    let door = Door { error: None, email: "", wanted: &wanted.vers, asks: Asks::SIGN_IN };
    door.page(&service, &of, StatusCode::OK)
}

/// A form of the desk that was posted after the session's end: nothing of it is done, and nothing that she wrote is lost.
/// `None` where she wrote nothing.
pub(super) fn ended(service: &Service, of: &SiteOf, fields: &Fields) -> Option<Result<Response, Problem>> {
    let kept =
        ["message", "note", "pourquoi"].map(|name| fields.trimmed(name)).into_iter().find(|text| !text.is_empty())?;
    let error = Some(service.pages.words(of.site.config.language).text("desk-session-ended"));
    let asks = Asks::Password { wants_code: false, kept };
    let door = Door { error, email: "", wanted: fields.trimmed("retour"), asks };
    Some(door.page(service, of, StatusCode::FORBIDDEN))
}

async fn sign_in(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    _: SameOrigin,
    Client(from): Client,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Problem> {
    let (email, code) = (fields.trimmed("email"), fields.trimmed("code"));
    let device = cookies::read(&headers, cookies::DEVICE).unwrap_or_default();
    let attempt = Attempt { email, password: fields.text("mot_de_passe"), code, from, device };
    let wanted = fields.trimmed("vers");
    let denied = match service.sign_in(&of.site, attempt).await {
        Ok(SignedIn::Session(token)) => return enter(&service, &of, &token, email, wanted),
        Ok(SignedIn::First(ticket)) => {
            let door = Door { error: None, email, wanted, asks: Asks::own_password(&ticket) };
            return door.page(&service, &of, StatusCode::OK);
        }
        Err(denied) => denied,
    };
    let words = service.pages.words(of.site.config.language);
    let wants_code = matches!(denied, Denied::CodeNeeded | Denied::Besieged(_)) || !code.is_empty();
    let letter = if service.config.mail.is_some() { "yes" } else { "no" };
    let (status, id, wait) = match denied {
        Denied::Wrong => (StatusCode::UNPROCESSABLE_ENTITY, "desk-sign-in-wrong", None),
        Denied::CodeNeeded => (StatusCode::UNPROCESSABLE_ENTITY, "desk-sign-in-code-needed", None),
        Denied::TooMany(many) => (StatusCode::TOO_MANY_REQUESTS, "desk-sign-in-too-many", Some(many)),
        Denied::Besieged(many) => (StatusCode::TOO_MANY_REQUESTS, "desk-sign-in-besieged", Some(many)),
        other => return Err(problem(other)),
    };
    let minutes = wait.map_or(0, |many| i64::try_from(many.minutes()).unwrap_or(i64::MAX));
    let error = words.with(id, &[("count", Argument::Count(minutes)), ("letter", letter.into())]);
    let asks = Asks::Password { wants_code, kept: fields.text("message") };
    let mut answer = Door { error: Some(error), email, wanted, asks }.page(&service, &of, status)?;
    if let Some(many) = wait {
        answer.headers_mut().insert(header::RETRY_AFTER, many.seconds.into());
    }
    Ok(answer)
}

/// Leads to the desk, with the cookies of a session and of a browser that is known from now on.
fn enter(service: &Service, of: &SiteOf, token: &str, email: &str, wanted: &str) -> Result<Response, Problem> {
    let mut led = see_other(&format!("{}{DESK}{}", of.base, Place::read(wanted)))?;
    let device = service.device_token(&of.site, email)?;
    let headers = led.headers_mut();
    headers.append(header::SET_COOKIE, cookies::session(service, &of.base, Some(token)));
    headers.append(header::SET_COOKIE, cookies::device(service, &of.base, &device));
    Ok(led)
}

async fn choose(
    State(service): State<Arc<Service>>,
    of: SiteOf,
    _: SameOrigin,
    fields: Fields,
) -> Result<Response, Problem> {
    let (ticket, wanted) = (fields.trimmed("billet"), fields.trimmed("vers"));
    let (id, asks) = match service.choose_password(&of.site, ticket, fields.text("nouveau")).await {
        Ok((token, email)) => return enter(&service, &of, &token, &email, wanted),
        Err(Denied::WeakPassword) => ("desk-account-weak", Asks::own_password(ticket)),
        Err(Denied::FirstPassword) => ("desk-first-same", Asks::own_password(ticket)),
        Err(Denied::Token(_)) => ("desk-first-over", Asks::SIGN_IN),
        Err(other) => return Err(problem(other)),
    };
    let error = Some(service.pages.words(of.site.config.language).text(id));
    let door = Door { error, email: fields.trimmed("email"), wanted, asks };
    door.page(&service, &of, StatusCode::UNPROCESSABLE_ENTITY)
}

/// The answer to a link that made this browser known: the page on which one signs in.
pub(in crate::http) fn now_known(service: &Service, of: &SiteOf, device: &str) -> Result<Response, Problem> {
    let mut led = see_other(&format!("{}{DESK}{SIGN_IN}", of.base))?;
    led.headers_mut().insert(header::SET_COOKIE, cookies::device(service, &of.base, device));
    Ok(led)
}

async fn sign_out(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let signed = &act.signed;
    if act.fields.is_set("partout") {
        service.store.end_sessions(signed.of.site.id, signed.session.moderator.id).await?;
    } else {
        service.sign_out(&signed.of.site, &signed.token).await?;
    }
    let mut led = see_other(&signed.desk(SIGN_IN)).into_response();
    led.headers_mut().insert(header::SET_COOKIE, cookies::session(&service, &signed.of.base, None));
    Ok(led)
}
