//! The one error boundary: what went wrong → a status, a stable code for programs, a sentence for people, the cause
//! for the log.
//!
//! Programs get `application/problem+json` (RFC 9457), browsers a whole page. The cause never leaves the process.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::id::RequestId;
use crate::page::RenderError;
use crate::service::keys::{TokenError, Unsealable};
use crate::store::StoreError;

/// A request that cannot be served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The status.
    pub status: StatusCode,
    /// What happened, for programs: lower-case words with `_`, never changed once published. The message of a page is
    /// `problem-` and this code with `-`.
    pub code: &'static str,
    /// Seconds after which trying again makes sense, for `Retry-After`; at least 1.
    pub retry_after: Option<u64>,
    /// Fields of a form that were refused: name of the field, stable code.
    pub fields: Vec<(&'static str, &'static str)>,
    /// What is wrong with what was sent, for whoever writes the program that sent it.
    pub detail: Option<String>,
}

/// The body of RFC 9457.
#[derive(Serialize)]
struct Body<'a> {
    #[serde(rename = "type")]
    kind: String,
    title: &'a str,
    status: u16,
    code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError<'a>>,
}

#[derive(Serialize)]
struct FieldError<'a> {
    field: &'a str,
    code: &'a str,
}

impl Problem {
    /// A problem with this status and code.
    #[must_use]
    pub const fn new(status: StatusCode, code: &'static str) -> Self {
        Self { status, code, retry_after: None, fields: Vec::new(), detail: None }
    }

    /// The same, to be tried again after so many seconds.
    #[must_use]
    pub fn after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds.max(1));
        self
    }

    /// 400: the request is not one that we understand.
    pub const BAD_REQUEST: Self = Self::new(StatusCode::BAD_REQUEST, "bad_request");
    /// 403: the request came from another site's page, or without its token.
    pub const FOREIGN: Self = Self::new(StatusCode::FORBIDDEN, "foreign_request");
    /// 403: only administrators may.
    pub const ADMINISTRATORS_ONLY: Self = Self::new(StatusCode::FORBIDDEN, "administrators_only");
    /// 404: no such page.
    pub const NOT_FOUND: Self = Self::new(StatusCode::NOT_FOUND, "not_found");
    /// 404: no such site.
    pub const UNKNOWN_SITE: Self = Self::new(StatusCode::NOT_FOUND, "unknown_site");
    /// 404: no such thread.
    pub const UNKNOWN_THREAD: Self = Self::new(StatusCode::NOT_FOUND, "unknown_thread");
    /// 404: no such comment, or none that is shown.
    pub const UNKNOWN_COMMENT: Self = Self::new(StatusCode::NOT_FOUND, "unknown_comment");
    /// 404: no such report.
    pub const UNKNOWN_REPORT: Self = Self::new(StatusCode::NOT_FOUND, "unknown_report");
    /// 405: the page is there, but not for this method.
    pub const WRONG_METHOD: Self = Self::new(StatusCode::METHOD_NOT_ALLOWED, "wrong_method");
    /// 410: the time of a link is over, or it was followed already.
    pub const LINK_EXPIRED: Self = Self::new(StatusCode::GONE, "link_expired");
    /// 404: a link that we did not make.
    pub const LINK_INVALID: Self = Self::new(StatusCode::NOT_FOUND, "link_invalid");
    /// 413: more than 64 KiB.
    pub const TOO_LARGE: Self = Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large");
    /// 415: neither a form nor JSON.
    pub const WRONG_TYPE: Self = Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "wrong_type");
    /// 408: the request did not arrive in time.
    pub const TOO_SLOW: Self = Self::new(StatusCode::REQUEST_TIMEOUT, "too_slow");
    /// 500: our fault.
    pub const INTERNAL: Self = Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal");
    /// 503: the store cannot answer now; nothing was kept.
    pub const UNAVAILABLE: Self = Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable");
}

impl IntoResponse for Problem {
    /// As problem+json; `serving` turns it into a page for browsers.
    fn into_response(self) -> Response {
        let body = Body {
            kind: format!("about:blank#{}", self.code),
            title: self.status.canonical_reason().unwrap_or_default(),
            status: self.status.as_u16(),
            code: self.code,
            detail: self.detail.as_deref(),
            errors: self.fields.iter().map(|(field, code)| FieldError { field, code }).collect(),
        };
        let mut response = (self.status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self::of_store(&error)
    }
}

impl Problem {
    /// What the store could not do, noted in the log.
    #[must_use]
    pub fn of_store(error: &StoreError) -> Self {
        tracing::error!(id = %RequestId::current(), %error, "the store could not do it");
        match error {
            StoreError::Full(_) | StoreError::ReadOnly(_) => Self::UNAVAILABLE.after(60),
            StoreError::Unavailable(_) => Self::UNAVAILABLE.after(5),
            StoreError::Corrupt(_) | StoreError::Failed(_) => Self::INTERNAL,
        }
    }
}

impl From<RenderError> for Problem {
    fn from(error: RenderError) -> Self {
        tracing::error!(id = %RequestId::current(), %error, "a page could not be made");
        Self::INTERNAL
    }
}

impl From<Unsealable> for Problem {
    fn from(error: Unsealable) -> Self {
        tracing::error!(id = %RequestId::current(), %error, "a secret is missing");
        Self::INTERNAL
    }
}

impl From<TokenError> for Problem {
    fn from(error: TokenError) -> Self {
        match error {
            TokenError::Invalid => Self::LINK_INVALID,
            TokenError::Expired => Self::LINK_EXPIRED,
        }
    }
}
