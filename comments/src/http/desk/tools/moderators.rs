//! « Modérateurs »: who may moderate. Whoever changes that gives her own password again; nobody changes it for herself.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use palier_words::{Argument, Catalogue};
use serde::Serialize;
use serde_json::{Value, json};

use super::super::at;
use super::super::flash::Flash;
use super::super::problem;
use super::super::signed::{Act, Signed};
use super::{administrators_only, back};
use crate::domain::ModeratorId;
use crate::http::error::Problem;
use crate::http::request::Asked;
use crate::page::when;
use crate::service::managing::{Candidate, LONGEST_NAME};
use crate::service::signing_in::Denied;
use crate::service::{Service, Site};
use crate::store::{Moderator, Role};

const PATH: &str = "/moderateurs";

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route(&at("/moderateurs"), get(show).post(add))
        .route(&at("/moderateurs/mot-de-passe"), post(renew))
        .route(&at("/moderateurs/retirer"), post(remove))
}

/// What was typed into the form of a new moderator.
#[derive(Debug, Default, Serialize)]
struct Typed {
    name: String,
    email: String,
    is_administrator: bool,
}

/// What was wrong with a form.
struct Wrong {
    sentence: String,
    /// That of a moderator, by her number; 0 is that of a new one.
    form: i64,
    /// Its field; empty where it is none.
    field: &'static str,
}

/// What the page says besides the list.
#[derive(Default)]
struct Said {
    /// What was wrong with a form.
    wrong: Option<Wrong>,
    /// What was typed into the form of a new moderator.
    typed: Typed,
    /// A first password, shown once: whose, and which.
    password: Option<(String, String)>,
}

/// `GET moderateurs`.
async fn show(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(flash): Asked<Flash>,
) -> Result<Response, Problem> {
    page(&service, &signed, StatusCode::OK, &flash, Said::default()).await
}

async fn page(
    service: &Service,
    signed: &Signed,
    status: StatusCode,
    flash: &Flash,
    said: Said,
) -> Result<Response, Problem> {
    administrators_only(signed)?;
    let site = &signed.of.site;
    let words = signed.words(service);
    let all = service.store.moderators(site.id).await?;
    let (there, gone): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.removed_at.is_none());
    let moderators = json!({
        "there": there.iter().map(|one| shown(site, words, one, signed, &said)).collect::<Vec<_>>(),
        "gone": gone.iter().map(|one| json!({
            "name": one.name,
            "removed": one.removed_at.map(|at| when(words.language(), &site.config.zone, at)),
        })).collect::<Vec<_>>(),
        "error": said.wrong.as_ref().map(|wrong| &wrong.sentence),
        "wrong_of_new": said.wrong.as_ref().filter(|wrong| wrong.form == 0).map(|wrong| wrong.field),
        "typed": said.typed,
        "password": said.password.as_ref().map(|(name, password)| json!({ "name": name, "text": password })),
        "longest_name": LONGEST_NAME,
    });
    signed.page(service, status, "desk/tools/moderators.html", flash, &[("moderators", moderators)]).await
}

fn shown(site: &Site, words: &Catalogue, one: &Moderator, signed: &Signed, said: &Said) -> Value {
    let role = match one.role {
        Role::Moderator => "moderators-moderator",
        Role::Administrator => "moderators-administrator",
    };
    json!({
        "id": one.id,
        "name": one.name,
        "email": one.email,
        "role": words.text(role),
        "has_totp": one.has_totp,
        "seen": one.seen_at.map(|at| when(words.language(), &site.config.zone, at)),
        "mail": words.text(&format!("moderators-mail-{}", one.mail.replace('_', "-"))),
        "is_oneself": one.id == signed.session.moderator.id,
        "is_open": said.wrong.as_ref().is_some_and(|wrong| wrong.form == one.id.0),
    })
}

/// The page once more with what was wrong with a form.
async fn wrong(service: &Service, act: &Act, denied: Denied, form: i64, typed: Typed) -> Result<Response, Problem> {
    let words = act.signed.words(service);
    let (field, sentence) = match denied {
        Denied::Wrong => ("mot_de_passe", words.text("moderators-wrong-password")),
        Denied::Name => ("nom", words.with("moderators-wrong-name", &[("count", Argument::from(LONGEST_NAME))])),
        Denied::Address => ("email", words.text("error-email")),
        Denied::Taken => ("email", words.text("moderators-taken")),
        Denied::TooMany(_) => ("", words.text("desk-account-too-many")),
        other => return Err(problem(other)),
    };
    let said = Said { wrong: Some(Wrong { sentence, form, field }), typed, password: None };
    page(service, &act.signed, StatusCode::UNPROCESSABLE_ENTITY, &Flash::default(), said).await
}

/// The page with a first password, which is shown this once and kept nowhere.
async fn hand_over(service: &Service, act: &Act, name: &str, password: String) -> Result<Response, Problem> {
    let said = Said { password: Some((name.to_owned(), password)), ..Said::default() };
    page(service, &act.signed, StatusCode::OK, &Flash::default(), said).await
}

/// `POST moderateurs`: a new moderator.
async fn add(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let (signed, fields) = (&act.signed, &act.fields);
    let (name, email) = (fields.trimmed("nom"), fields.trimmed("email"));
    let is_administrator = fields.is_set("gestion");
    let role = if is_administrator { Role::Administrator } else { Role::Moderator };
    let candidate = Candidate { email, name, role };
    match service.appoint(&signed.of.site, &signed.session, fields.text("mot_de_passe"), candidate).await {
        Ok(password) => hand_over(&service, &act, name, password).await,
        Err(denied) => {
            let typed = Typed { name: name.to_owned(), email: email.to_owned(), is_administrator };
            wrong(&service, &act, denied, 0, typed).await
        }
    }
}

/// Whom a form is about.
async fn named(service: &Service, act: &Act) -> Result<Moderator, Problem> {
    let id = act.fields.trimmed("id").parse().map(ModeratorId).map_err(|_| Problem::BAD_REQUEST)?;
    let all = service.store.moderators(act.signed.of.site.id).await?;
    all.into_iter().find(|one| one.id == id && one.removed_at.is_none()).ok_or(Problem::NOT_FOUND)
}

/// `POST moderateurs/mot-de-passe`: a new first password.
async fn renew(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let (signed, password) = (&act.signed, act.fields.text("mot_de_passe"));
    administrators_only(signed)?;
    let whom = named(&service, &act).await?;
    match service.renew_password(&signed.of.site, &signed.session, password, whom.id).await {
        Ok(Some(password)) => hand_over(&service, &act, &whom.name, password).await,
        Ok(None) => Err(Problem::NOT_FOUND),
        Err(denied) => wrong(&service, &act, denied, whom.id.0, Typed::default()).await,
    }
}

/// `POST moderateurs/retirer`.
async fn remove(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let (signed, password) = (&act.signed, act.fields.text("mot_de_passe"));
    administrators_only(signed)?;
    let whom = named(&service, &act).await?;
    match service.dismiss(&signed.of.site, &signed.session, password, whom.id).await {
        Ok(true) => Ok(back(signed, PATH, "moderator-removed", 1)),
        Ok(false) => Err(Problem::NOT_FOUND),
        Err(denied) => wrong(&service, &act, denied, whom.id.0, Typed::default()).await,
    }
}
