//! Who is signed in, and that a form is hers: the session's cookie, the form's token, the page's origin.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use jiff::Timestamp;
use palier_words::Catalogue;
use serde_json::{Value, json};
use tera::Context;

use super::cookies;
use super::flash::Flash;
use super::navigation;
use super::opening;
use super::place::Place;
use super::session;
use crate::http::error::Problem;
use crate::http::request::{Fields, SameOrigin, SiteOf};
use crate::http::writing::see_other;
use crate::page::{DESK, Frame};
use crate::service::Service;
use crate::store::{Role, Session};

/// A moderator who is signed in.
#[derive(Clone, Debug)]
pub(super) struct Signed {
    /// Where.
    pub(super) of: SiteOf,
    /// Her session.
    pub(super) session: Session,
    /// Its token.
    pub(super) token: String,
    /// The page that she asks for.
    pub(super) here: Place,
    /// Whether it answers a form: it may hold what she wrote, and its address may be none that can be read again.
    is_answer: bool,
}

impl FromRequestParts<Arc<Service>> for Signed {
    type Rejection = Response;

    /// Whoever is not signed in is led to sign in, and then to the page that she wanted.
    async fn from_request_parts(parts: &mut Parts, service: &Arc<Service>) -> Result<Self, Response> {
        let of = SiteOf::from_request_parts(parts, service).await.map_err(IntoResponse::into_response)?;
        let token = cookies::read(&parts.headers, cookies::SESSION).map(str::to_owned);
        let session = match &token {
            Some(token) => {
                service.session(&of.site, token).await.map_err(|error| Problem::from(error).into_response())?
            }
            None => None,
        };
        let here = here(parts);
        match (token, session) {
            (Some(token), Some(session)) => {
                let is_answer = parts.method == Method::POST;
                Ok(Self { of, session, token, here, is_answer })
            }
            _ => {
                let wanted = if parts.method == Method::GET { here.to_string() } else { String::new() };
                let query = if wanted.is_empty() { String::new() } else { format!("?vers={}", coded(&wanted)) };
                Err(see_other(&format!("{}{DESK}/connexion{query}", of.base)).into_response())
            }
        }
    }
}

/// The page that a request is for: the router has taken off what stands before the desk's own path.
fn here(parts: &Parts) -> Place {
    let address = parts.uri.path_and_query().map_or("", |address| address.as_str());
    Place::read(address.strip_prefix(DESK).unwrap_or_default())
}

fn coded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// A form of the desk: hers, and posted from a page of the desk.
#[derive(Clone, Debug)]
pub(super) struct Act {
    /// Who.
    pub(super) signed: Signed,
    /// What.
    pub(super) fields: Fields,
    /// Up to when the texts of the form's page were read.
    pub(super) seen: Timestamp,
}

impl FromRequest<Arc<Service>> for Act {
    type Rejection = Response;

    async fn from_request(request: Request, service: &Arc<Service>) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        SameOrigin::from_request_parts(&mut parts, service).await.map_err(IntoResponse::into_response)?;
        let signed = match Signed::from_request_parts(&mut parts, service).await {
            Ok(signed) => signed,
            Err(led) => return Err(written_too_late(parts, body, service).await.unwrap_or(led)),
        };
        let fields = Fields::from_request(Request::from_parts(parts, body), service).await;
        let fields = fields.map_err(IntoResponse::into_response)?;
        match service.read_form_token(&signed.token, fields.trimmed("jeton")) {
            Some(seen) => Ok(Self { signed, fields, seen }),
            None => Err(Problem::FOREIGN.into_response()),
        }
    }
}

/// What somebody wrote whose session had ended, shown again; `None` where she wrote nothing.
async fn written_too_late(mut parts: Parts, body: Body, service: &Arc<Service>) -> Option<Response> {
    let of = SiteOf::from_request_parts(&mut parts, service).await.ok()?;
    let fields = Fields::from_request(Request::from_parts(parts, body), service).await.ok()?;
    session::ended(service, &of, &fields).map(IntoResponse::into_response)
}

impl Act {
    /// Back to the page that the form was on, saying what was done; `anchor` is where the keyboard was.
    pub(super) fn back(&self, said: &str, anchor: &str) -> Response {
        let place = Place::read(self.fields.trimmed("retour")).saying(said);
        see_other(&format!("{}{anchor}", self.signed.desk(&place.to_string()))).into_response()
    }
}

impl Signed {
    /// An address of the desk.
    pub(super) fn desk(&self, below: &str) -> String {
        format!("{}{DESK}{below}", self.of.base)
    }

    /// The desk's words.
    pub(super) fn words<'s>(&self, service: &'s Service) -> &'s Catalogue {
        service.pages.words(self.of.site.config.language)
    }

    /// Whether she also manages moderators and the site's standing.
    pub(super) fn is_administrator(&self) -> bool {
        self.session.moderator.role == Role::Administrator
    }

    /// A page of the desk: `variables` beside `frame` and `desk`.
    pub(super) async fn page(
        &self,
        service: &Service,
        status: StatusCode,
        template: &str,
        flash: &Flash,
        variables: &[(&str, Value)],
    ) -> Result<Response, Problem> {
        let site = &self.of.site;
        let words = self.words(service);
        let to_do = service.store.to_do(site.id).await?;
        let desk = json!({
            "root": self.desk(""),
            "here": self.here.to_string(),
            "is_answer": self.is_answer,
            "is_opening": self.here.path() == "/ouverture",
            "is_account": self.here.path().starts_with("/compte"),
            "navigation": navigation::shown(words, &to_do, &self.here, self.is_administrator(), site.config.shows_first()),
            "waits_elsewhere": navigation::waiting_elsewhere(words, &to_do, &self.here),
            "token": service.form_token(&self.token),
            "name": self.session.moderator.name,
            "is_administrator": self.is_administrator(),
            "alerts": opening::alerts(site, words),
            "flash": flash.shown(words),
            "incomplete": flash.ou,
        });
        let mut context = Context::new();
        context.insert("frame", &Frame::of(site, &self.of.base, &service.pages.assets));
        context.insert("desk", &desk);
        for (name, value) in variables {
            context.insert((*name).to_owned(), value);
        }
        let page = service.pages.render(site.config.language, template, &context)?;
        Ok((status, [(header::CACHE_CONTROL, "no-store")], Html(page)).into_response())
    }
}
