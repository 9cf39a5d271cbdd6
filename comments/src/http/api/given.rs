//! What programs send: JSON of a known form, and the proof that a comment is theirs.

use std::sync::Arc;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use serde_json::Number;
use serde_json::error::Category;

use crate::domain::CommentId;
use crate::http::error::Problem;
use crate::http::request::{body, without_controls};
use crate::service::Service;
use crate::service::writing::{Draft, Proof, ReportDraft};

/// A message, to be previewed or kept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Message {
    name: String,
    message: String,
    #[serde(default, deserialize_with = "perhaps_address")]
    email: Option<String>,
    #[serde(default)]
    notify: bool,
    #[serde(default)]
    question: bool,
    #[serde(default, deserialize_with = "perhaps_number")]
    parent: Option<CommentId>,
    /// The form's token; a preview needs none.
    form: Option<String>,
    /// The number that answers the form's work.
    work: Option<String>,
    /// An earlier comment of the same person.
    known: Option<Known>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    #[serde(deserialize_with = "number")]
    id: CommentId,
    token: String,
}

/// A comment's number, which some languages write as `12.0`.
fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<CommentId, D::Error> {
    let number = Number::deserialize(deserializer)?;
    let float = || number.as_f64().filter(|number| number.fract() == 0.0);
    let whole = number.as_i64().or_else(|| format!("{:.0}", float()?).parse().ok());
    whole.filter(|id| *id > 0).map(CommentId).ok_or_else(|| D::Error::custom("expected a comment's number"))
}

fn perhaps_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<CommentId>, D::Error> {
    #[derive(Deserialize)]
    struct Given(#[serde(deserialize_with = "number")] CommentId);
    Ok(Option::<Given>::deserialize(deserializer)?.map(|Given(id)| id))
}

/// An address. Where there is none, a program says `null` or nothing; a form has an empty text.
fn perhaps_address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    match Option::<String>::deserialize(deserializer)? {
        Some(blank) if without_controls(&blank).trim().is_empty() => {
            Err(D::Error::custom("expected an e-mail address, or null"))
        }
        address => Ok(address),
    }
}

impl Message {
    /// The same as a form says it. The field that people do not see is not offered to programs.
    pub(super) fn draft(self) -> Draft {
        let clean = |text: Option<String>| text.as_deref().map(without_controls).unwrap_or_default();
        Draft {
            name: without_controls(&self.name),
            email: clean(self.email),
            notify: self.notify,
            message: without_controls(&self.message),
            question: self.question,
            parent: self.parent,
            keep: false,
            website: String::new(),
            form: self.form.unwrap_or_default(),
            work: self.work.unwrap_or_default(),
            known: self.known.map(|known| (known.id, known.token)).into_iter().collect(),
        }
    }
}

/// Another text of one's own comment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    message: String,
}

impl Change {
    pub(super) fn text(&self) -> String {
        without_controls(&self.message)
    }
}

/// A report of a comment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Report {
    reason: String,
    message: Option<String>,
    name: Option<String>,
    #[serde(default, deserialize_with = "perhaps_address")]
    email: Option<String>,
    good_faith: bool,
}

impl Report {
    pub(super) fn draft(self) -> ReportDraft {
        let clean = |text: Option<String>| text.as_deref().map(without_controls).unwrap_or_default();
        ReportDraft {
            reason: self.reason,
            explanation: clean(self.message),
            name: clean(self.name),
            email: clean(self.email),
            good_faith: self.good_faith,
        }
    }
}

/// The name here of a form's field.
pub(super) fn name_of(field: &'static str) -> &'static str {
    match field {
        "nom" => "name",
        "raison" => "reason",
        "bonne_foi" => "good_faith",
        same => same,
    }
}

/// A body of JSON, read as `T`.
#[derive(Debug)]
pub(super) struct Sent<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<Arc<Service>> for Sent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, service: &Arc<Service>) -> Result<Self, Problem> {
        let media_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_json = media_type
            .and_then(|text| text.split(';').next())
            .is_some_and(|text| text.trim().eq_ignore_ascii_case("application/json"));
        if !is_json {
            return Err(Problem::WRONG_TYPE);
        }
        let body = body(request, service).await?;
        serde_json::from_slice(&body).map(Self).map_err(|error| unreadable(&error))
    }
}

/// What is wrong with a body, and where.
fn unreadable(error: &serde_json::Error) -> Problem {
    let problem = match error.classify() {
        Category::Data => Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "wrong_fields"),
        Category::Syntax | Category::Eof | Category::Io => Problem::new(StatusCode::BAD_REQUEST, "not_json"),
    };
    Problem { detail: Some(error.to_string()), ..problem }
}

/// `Authorization: Bearer …`: the token of one's own comment, or that of the link in its letter.
#[derive(Debug)]
pub(super) struct Bearer(pub(super) Proof);

impl<S: Send + Sync> FromRequestParts<S> for Bearer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        let given = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = given
            .and_then(|text| text.split_once(' '))
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map(|(_, token)| token.trim())
            .filter(|token| !token.is_empty());
        token.map(|token| Self(Proof(token.to_owned()))).ok_or_else(|| unproven("proof_missing", "Bearer"))
    }
}

/// 401: a token is missing, or proves nothing (RFC 6750, § 3.1). Which comments there are is not told.
pub(super) fn unproven(code: &'static str, challenge: &'static str) -> Response {
    let mut response = Problem::new(StatusCode::UNAUTHORIZED, code).into_response();
    response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
    response
}
