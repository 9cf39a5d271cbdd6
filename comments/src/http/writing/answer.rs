//! What readers are answered: a page or JSON, from one outcome.

use std::sync::Arc;

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Serialize;
use serde_json::json;
use tera::Context;

use crate::domain::{Author, CommentId, ThreadFacts, ThreadKey};
use crate::http::error::Problem;
use crate::http::reading::send::VARY;
use crate::http::request::SiteOf;
use crate::page::{FormView, Frame, Parent, escaped};
use crate::service::Service;
use crate::service::writing::{Draft, FormToken, Received, Rejection, Remark, Writer};

/// What the client wants back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::http) enum Wish {
    /// A whole page: a browser that follows a form.
    Page,
    /// JSON: the page's script, or a program.
    Json,
}

impl<S: Send + Sync> FromRequestParts<S> for Wish {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let accept = parts.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(if accept.contains("application/json") { Self::Json } else { Self::Page })
    }
}

/// A whole page in the making: its frame, its variables.
#[derive(Debug)]
pub(in crate::http) struct Whole {
    context: Context,
    language: palier_words::Language,
}

impl Whole {
    pub(in crate::http) fn new(service: &Service, of: &SiteOf) -> Self {
        let frame = Frame::of(&of.site, &of.base, &service.pages.assets);
        let mut context = Context::new();
        context.insert("frame", &frame);
        Self { context, language: of.site.config.language }
    }

    pub(in crate::http) fn with<T: Serialize>(mut self, name: &'static str, value: &T) -> Self {
        self.context.insert(name, value);
        self
    }

    /// The thread as pages name it: title and address.
    pub(in crate::http) fn under(self, of: &SiteOf, thread: &ThreadFacts) -> Self {
        self.with("thread", &json!({ "title": thread.title, "url": page_of(of, thread) }))
    }

    /// The page, which no cache keeps: it holds what one person wrote.
    pub(in crate::http) fn render(
        self,
        service: &Service,
        status: StatusCode,
        template: &str,
    ) -> Result<Response, Problem> {
        let html = service.pages.render(self.language, template, &self.context)?;
        Ok((status, [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], Html(html)).into_response())
    }
}

/// The address of the page under which a thread is.
pub(in crate::http) fn page_of(of: &SiteOf, thread: &ThreadFacts) -> String {
    format!("{}{}", of.site.config.url, thread.url)
}

/// 303: whoever reloads the next page sends nothing again.
pub(in crate::http) fn see_other(address: &str) -> Result<Response, Problem> {
    let location = HeaderValue::try_from(address).map_err(|_| Problem::INTERNAL)?;
    let headers = [(header::LOCATION, location), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    Ok((StatusCode::SEE_OTHER, headers).into_response())
}

/// 301: whoever keeps the address, a feed reader above all, is to keep this one.
pub(in crate::http) fn moved_to(address: &str) -> Result<Response, Problem> {
    let location = HeaderValue::try_from(address).map_err(|_| Problem::INTERNAL)?;
    Ok((StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, location), (header::VARY, VARY)]).into_response())
}

/// The status and stable code of a rejection.
pub(in crate::http) fn problem(rejection: &Rejection) -> Problem {
    match rejection {
        Rejection::UnknownThread => Problem::UNKNOWN_THREAD,
        Rejection::UnknownComment => Problem::UNKNOWN_COMMENT,
        Rejection::TooLate(_) => Problem::new(StatusCode::FORBIDDEN, "too_late"),
        Rejection::Refused(crate::domain::Refusal::Closed) => Problem::new(StatusCode::FORBIDDEN, "closed"),
        Rejection::Refused(crate::domain::Refusal::Suspended) => Problem::new(StatusCode::FORBIDDEN, "suspended"),
        Rejection::Faults(faults) => Problem {
            fields: faults.iter().map(|fault| (fault.field(), fault.code())).collect(),
            ..Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_fields")
        },
        Rejection::FormNotOpened => Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "form_not_opened"),
        Rejection::TooMany(many) => Problem::new(StatusCode::TOO_MANY_REQUESTS, "too_many").after(many.seconds),
        Rejection::Duplicate => Problem::new(StatusCode::CONFLICT, "duplicate"),
        Rejection::Deleted => Problem::new(StatusCode::CONFLICT, "deleted"),
        Rejection::ParentGone => Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "parent_gone"),
        Rejection::ReportedOften => Problem::new(StatusCode::CONFLICT, "reported_often"),
        Rejection::Store(error) => Problem::of_store(error),
        Rejection::Unsealable(error) => Problem::from(*error),
    }
}

/// A problem, with its sentences for the script.
pub(in crate::http) fn in_json(problem: &Problem, remarks: &[Remark], form: Option<&FormToken>) -> Response {
    let body = json!({
        "type": format!("about:blank#{}", problem.code),
        "title": problem.status.canonical_reason().unwrap_or_default(),
        "status": problem.status.as_u16(),
        "code": problem.code,
        "errors": remarks,
        "form": form.map(|form| &form.token),
        "bits": form.map(|form| form.bits),
    });
    let mut response = (problem.status, Json(body)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    retry_after(&mut response, problem);
    response
}

pub(in crate::http) fn retry_after(response: &mut Response, problem: &Problem) {
    if let Some(seconds) = problem.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
}

/// The answer to a message that was kept.
pub(super) fn received(
    service: &Service,
    of: &SiteOf,
    wish: Wish,
    thread: &ThreadKey,
    draft: &Draft,
    received: &Received,
) -> Result<Response, Problem> {
    let thread = of.site.thread(thread).ok_or(Problem::UNKNOWN_THREAD)?;
    let Received { comment, is_published, own_token } = received;
    if wish == Wish::Json {
        return Ok(received_json(service, of, received));
    }
    // Without script nothing is kept on the device: the link itself is what she keeps.
    if draft.keep {
        return see_other(&format!("{}/commentaire/{comment}/modifier?preuve={own_token}&recu=oui", of.base));
    }
    if *is_published {
        // The site's own page may have been built before.
        return see_other(&format!("{}/fil/{}#commentaire-{comment}", of.base, escaped(thread.key.as_str())));
    }
    see_other(&format!("{}#commentaire-recu", page_of(of, &thread)))
}

/// The same for scripts and programs.
pub(in crate::http) fn received_json(service: &Service, of: &SiteOf, received: &Received) -> Response {
    let Received { comment, is_published, own_token } = received;
    let words = service.pages.words(of.site.config.language);
    let body = json!({
        "id": comment,
        "state": if *is_published { "published" } else { "pending" },
        "message": words.text(if *is_published { "received-published" } else { "received" }),
        "token": own_token,
        // For as long as a browser may keep it.
        "seconds": of.site.config.edit_window.as_secs(),
    });
    let headers = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (StatusCode::CREATED, headers, Json(body)).into_response()
}

/// The message once more, as it would be shown, with a fresh token and one button.
pub(super) async fn review(
    service: &Arc<Service>,
    of: &SiteOf,
    thread: &ThreadKey,
    draft: &Draft,
    writer: Writer,
) -> Result<Response, Problem> {
    match service.preview(&of.site, thread, draft, writer) {
        Ok(text) => {
            let thread = of.site.thread(thread).ok_or(Problem::UNKNOWN_THREAD)?;
            let token = service.open_form(&of.site, &thread.key)?;
            form_page(service, of, &thread, draft, token, StatusCode::OK, Vec::new(), text.html.as_str()).await
        }
        Err(rejection) => refused(service, of, Wish::Page, thread, draft.clone(), rejection).await,
    }
}

/// An empty form by which a comment is answered.
pub(super) async fn reply(
    service: &Arc<Service>,
    of: &SiteOf,
    thread: &ThreadFacts,
    parent: CommentId,
    token: FormToken,
) -> Result<Response, Problem> {
    let draft = Draft { parent: Some(parent), ..Draft::default() };
    form_page(service, of, thread, &draft, token, StatusCode::OK, Vec::new(), "").await
}

/// The answer to a message that was not kept: its text is there again, with what is to be done.
pub(super) async fn refused(
    service: &Arc<Service>,
    of: &SiteOf,
    wish: Wish,
    thread: &ThreadKey,
    mut draft: Draft,
    rejection: Rejection,
) -> Result<Response, Problem> {
    let problem = problem(&rejection);
    let Some(thread) = of.site.thread(thread) else { return Err(problem) };
    let remarks = rejection.remarks(service.pages.words(of.site.config.language));
    if matches!(rejection, Rejection::ParentGone) {
        draft.parent = None;
    }
    // A form is sent again with a fresh token.
    let token = service.open_form(&of.site, &thread.key)?;
    if wish == Wish::Json {
        return Ok(in_json(&problem, &remarks, Some(&token)));
    }
    let mut response = form_page(service, of, &thread, &draft, token, problem.status, remarks, "").await?;
    retry_after(&mut response, &problem);
    Ok(response)
}

#[expect(clippy::too_many_arguments, reason = "each is another part of one page")]
async fn form_page(
    service: &Arc<Service>,
    of: &SiteOf,
    thread: &ThreadFacts,
    draft: &Draft,
    token: FormToken,
    status: StatusCode,
    remarks: Vec<Remark>,
    preview: &str,
) -> Result<Response, Problem> {
    let words = service.pages.words(of.site.config.language);
    let heading = words.text(if preview.is_empty() { "write-comment" } else { "preview-title" });
    let blank = FormView::blank(&of.site, &service.config, &of.base, thread);
    let form = blank.filled(draft, token, remarks, parent(service, of, thread, draft).await);
    Whole::new(service, of)
        .under(of, thread)
        .with("form", &form)
        .with("heading", &heading)
        .with("preview", &preview)
        .render(service, status, "form/page.html")
}

/// The comment that is answered, where it is shown. What its name is matters less than the text that was written: where
/// the store does not answer, the form is shown without.
async fn parent(service: &Service, of: &SiteOf, thread: &ThreadFacts, draft: &Draft) -> Option<Parent> {
    let id = draft.parent?;
    let conversation = service.store.conversation(of.site.id, &thread.key).await.ok();
    let comment = conversation.unwrap_or_default().into_iter().find(|comment| comment.id == id);
    let name = comment.and_then(|comment| comment.author).as_ref().map(Author::name).unwrap_or("…").to_owned();
    Some(Parent { id, name })
}
