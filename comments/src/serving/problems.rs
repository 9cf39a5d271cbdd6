//! A problem → a page, where a browser asked for one.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRequestParts as _, Request};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use futures_util::FutureExt as _;
use serde_json::json;
use tera::Context;

use crate::http::error::Problem;
use crate::http::id::RequestId;
use crate::http::request::SiteOf;
use crate::page::{DESK, Frame, RenderError};
use crate::service::Service;

/// Somebody who would rather read a page than a program's answer.
pub(super) struct Reader {
    of: SiteOf,
    /// Whether it is the desk that she reads.
    at_desk: bool,
}

impl Reader {
    /// Who asks; `None` where it is a program, or for a site that we do not know, which has no pages.
    pub(super) fn of(request: Request, service: &Arc<Service>) -> (Option<Self>, Request) {
        if !wants_page(request.headers()) {
            return (None, request);
        }
        let (mut parts, body) = request.into_parts();
        // It waits for nothing.
        let of = SiteOf::from_request_parts(&mut parts, service).now_or_never().and_then(Result::ok);
        let reader = of.map(|of| {
            let at_desk = parts.uri.path().starts_with(&desk(&of));
            Self { of, at_desk }
        });
        (reader, Request::from_parts(parts, body))
    }

    /// Makes a page of a problem.
    pub(super) fn told(self, response: &mut Response, service: &Service) {
        let Some(problem) = response.extensions().get::<Problem>().cloned() else { return };
        match self.page(service, &problem) {
            Ok(page) => {
                let html = HeaderValue::from_static("text/html; charset=utf-8");
                response.headers_mut().insert(header::CONTENT_TYPE, html);
                response.headers_mut().remove(header::CONTENT_LENGTH);
                *response.body_mut() = Body::from(page);
            }
            Err(error) => {
                tracing::error!(id = %RequestId::current(), %error, "the page of a problem could not be made")
            }
        }
    }

    fn page(self, service: &Service, problem: &Problem) -> Result<String, RenderError> {
        let Self { of, at_desk } = self;
        let site = &of.site.config;
        let words = service.pages.words(site.language);
        let message = |code: &str| {
            let message = format!("problem-{}", code.replace('_', "-"));
            words.attribute(&message, "title", &[]).map(|title| (title, words.text(&message)))
        };
        let (title, sentence) = message(problem.code).or_else(|| message("other")).unwrap_or_default();
        // Where the fault is ours, this is what to quote.
        let reference = problem.status.is_server_error().then(|| RequestId::current().to_string());
        let frame = Frame::of(&of.site, &of.base, &service.pages.assets);
        let (url, label) = if at_desk { (desk(&of), "problem-desk") } else { (frame.home.clone(), "problem-home") };
        let back = json!({ "url": url, "label": words.text(label) });
        let problem = json!({ "title": title, "sentence": sentence, "reference": reference, "back": back });
        let mut context = Context::new();
        context.insert("frame", &frame);
        context.insert("problem", &problem);
        service.pages.render(site.language, "problem.html", &context)
    }
}

/// Browsers that open a page name HTML; scripts and programs do not.
fn wants_page(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| accepted.split(',').any(|range| range.trim_start().starts_with("text/html")))
}

/// The address of the desk.
fn desk(of: &SiteOf) -> String {
    format!("{}{DESK}", of.base)
}
