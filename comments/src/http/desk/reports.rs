//! What readers reported (DSA art. 16): each report is read with its comment, and decided once.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use palier_words::Catalogue;
use serde::Deserialize;
use serde_json::{Value, json};

use super::at;
use super::entry;
use super::flash::{Flash, saying};
use super::signed::{Act, Signed};
use crate::domain::{self, Reason, ReportId};
use crate::http::error::Problem;
use crate::http::request::{Asked, Fields, Named};
use crate::page::when;
use crate::service::{Service, Site};
use crate::store::{Entry, OwnedReport, ReportDecision, ReportVerdict};

/// Reports that are shown; the others follow as these are decided.
const SHOWN: u32 = 50;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route(&at("/signalements"), get(list)).route(&at("/signalements/{id}"), get(one).post(decide))
}

/// `{id}`; a site's name may stand beside.
#[derive(Debug, Deserialize)]
struct ReportPath {
    id: ReportId,
}

/// `GET signalements`.
async fn list(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(flash): Asked<Flash>,
) -> Result<Response, Problem> {
    let (site, words) = (&signed.of.site, signed.words(&service));
    let open = service.store.reports(site.id, None, SHOWN).await?;
    let mut reports = Vec::with_capacity(open.len());
    for report in &open {
        let Some(found) = service.store.entry(site.id, report.comment).await? else { continue };
        reports.push(json!({
            "report": shown(&service, site, words, report),
            "entry": entry::shown(site, words, &found),
        }));
    }
    let total = service.store.to_do(site.id).await?.reports;
    let list = json!({ "all": reports, "total": total, "shown": SHOWN });
    signed.page(&service, StatusCode::OK, "desk/reports.html", &flash, &[("reports", list)]).await
}

/// `GET signalements/{id}`.
async fn one(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Named(ReportPath { id }): Named<ReportPath>,
    Asked(flash): Asked<Flash>,
) -> Result<Response, Problem> {
    page(&service, &signed, id, &flash, &Fields::default(), None).await
}

/// The template's `report`.
fn shown(service: &Service, site: &Site, words: &Catalogue, report: &OwnedReport) -> Value {
    let decision = report.decision.map(|decision| match decision {
        ReportDecision::Upheld => "desk-report-was-upheld",
        ReportDecision::Dismissed => "desk-report-was-dismissed",
    });
    json!({
        "number": report.id,
        "reason": entry::label(words, report.reason),
        "is_urgent": report.reason == Reason::ChildAbuse,
        "explanation": report.explanation,
        "name": report.name,
        "has_email": report.has_email,
        "at": format!("{:.0}", report.at),
        "when": when(words.language(), &site.config.zone, report.at),
        "age": entry::age(words, report.at, service.now()),
        "decision": decision.map(|id| words.text(id)),
    })
}

/// The page of a report; `fields` are those of a form that is shown once more because of `error`.
async fn page(
    service: &Service,
    signed: &Signed,
    id: ReportId,
    flash: &Flash,
    fields: &Fields,
    error: Option<&str>,
) -> Result<Response, Problem> {
    let (site, words) = (&signed.of.site, signed.words(service));
    let report = service.store.one_report(site.id, id).await?.ok_or(Problem::UNKNOWN_REPORT)?;
    let found = service.store.entry(site.id, report.comment).await?.ok_or(Problem::UNKNOWN_COMMENT)?;
    let same = service.store.reports(site.id, Some(report.comment), SHOWN).await?;
    let others: Vec<Value> =
        same.iter().filter(|other| other.id != id).map(|other| shown(service, site, words, other)).collect();
    let chosen = Reason::from_word(fields.trimmed("raison")).unwrap_or(report.reason);
    let one = json!({
        "report": shown(service, site, words, &report),
        "entry": entry::shown(site, words, &found),
        "is_shown": is_shown(&found),
        "others": others,
        "open_others": same.iter().filter(|other| other.id != id && other.decision.is_none()).count(),
        "all": fields.is_set("tous"),
        "reasons": entry::reasons(words),
        "chosen": chosen.word(),
        "note": fields.text("note"),
        "why": fields.text("pourquoi"),
        "error": error.map(|id| words.text(id)),
    });
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    signed.page(service, status, "desk/report.html", flash, &[("one", one)]).await
}

/// Whether there is anything left to take back.
fn is_shown(entry: &Entry) -> bool {
    entry.was_shown && matches!(entry.state, domain::State::Published | domain::State::Pending)
}

/// `POST signalements/{id}`.
async fn decide(
    State(service): State<Arc<Service>>,
    Named(ReportPath { id }): Named<ReportPath>,
    act: Act,
) -> Result<Response, Problem> {
    let verdict = match verdict(&act.fields) {
        Ok(verdict) => verdict,
        Err(error) => return page(&service, &act.signed, id, &Flash::default(), &act.fields, Some(error)).await,
    };
    let said = match verdict {
        ReportVerdict::Remove { .. } => "report-upheld",
        ReportVerdict::Keep { .. } => "report-dismissed",
    };
    let is_new =
        service.decide_report(&act.signed.of.site, id, verdict, act.signed.session.moderator.id, act.seen).await?;
    Ok(act.back(&saying(if is_new { said } else { "report-already" }, 0, None), "#suite"))
}

/// What the form decides, or what is missing.
fn verdict(fields: &Fields) -> Result<ReportVerdict, &'static str> {
    if fields.trimmed("geste") == "retirer" {
        let reason = Reason::from_word(fields.trimmed("raison")).ok_or("desk-report-reason-missing")?;
        return Ok(ReportVerdict::Remove { reason, note: fields.note("note") });
    }
    let why = fields.note("pourquoi");
    let all = fields.is_set("tous");
    if why.is_empty() { Err("desk-report-why-missing") } else { Ok(ReportVerdict::Keep { why, all }) }
}
