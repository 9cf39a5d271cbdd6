//! « Statistiques »: twelve months, by month, programme and section, on the page and as a table to download; the yearly
//! report, to read, to print and to publish.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use palier_words::{Argument, Catalogue, format};
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::at;
use super::super::flash::Flash;
use super::super::signed::Signed;
use super::csv::{NO_STORE, Sheet, named};
use crate::http::error::Problem;
use crate::http::request::Asked;
use crate::report;
use crate::service::tools::Overview;
use crate::service::{Service, Site};
use crate::store::{Figures, MonthFigures};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route(&at("/statistiques"), get(show))
        .route(&at("/statistiques.csv"), get(download))
        .route(&at("/statistiques/rapport"), get(read_report))
        .route(&at("/statistiques/rapport.md"), get(download_report))
}

/// The message that names a figure, and where it stands.
type Named<T> = (&'static str, fn(&Figures) -> T);

/// What is counted.
static COUNTED: [Named<u32>; 6] = [
    ("figures-received", |figures| figures.received),
    ("figures-published", |figures| figures.published),
    ("figures-refused", |figures| figures.refused),
    ("figures-spam", |figures| figures.spam),
    ("figures-questions", |figures| figures.questions),
    ("figures-answered", |figures| figures.answered),
];
/// How long things took.
static TAKEN: [Named<Option<i64>>; 2] = [
    ("figures-publication-delay", |figures| figures.publication_delay),
    ("figures-answer-delay", |figures| figures.answer_delay),
];

/// A table of figures: each line is a month, a programme, a section.
struct Table {
    /// The end of its anchor and of its message's id.
    name: &'static str,
    lines: Vec<(String, Figures)>,
    total: Option<Figures>,
}

/// The tables that hold something.
fn tables(words: &Catalogue, overview: Overview) -> Vec<Table> {
    let Overview { statistics, programmes, sections } = overview;
    let months = statistics.months.iter().map(|month| (month_name(words, month), month.figures)).collect();
    let months = Table { name: "months", lines: months, total: Some(statistics.total) };
    let programmes = Table { name: "programmes", lines: programmes, total: None };
    let sections = Table { name: "sections", lines: sections, total: None };
    [months, programmes, sections].into_iter().filter(|table| !table.lines.is_empty()).collect()
}

impl Table {
    /// The template's `table`.
    fn shown(&self, words: &Catalogue) -> Value {
        let most: Vec<u32> = COUNTED
            .iter()
            .map(|(_, count)| self.lines.iter().map(|(_, figures)| count(figures)).max().unwrap_or_default())
            .collect();
        let line = |name: &str, figures: &Figures, has_bars: bool| {
            let counts = COUNTED.iter().zip(&most).map(|((_, count), most)| {
                let count = count(figures);
                let bar = (has_bars && *most > 0).then(|| json!({ "value": count, "most": most }));
                json!({ "text": count.to_string(), "bar": bar })
            });
            let others = others(words, figures).into_iter().map(|text| json!({ "text": text, "bar": null }));
            json!({ "name": name, "cells": counts.chain(others).collect::<Vec<_>>() })
        };
        let lines: Vec<Value> = self.lines.iter().map(|(name, figures)| line(name, figures, true)).collect();
        let total = self.total.map(|total| line(&words.text("figures-total"), &total, false));
        json!({
            "name": self.name,
            "caption": words.text(&format!("figures-{}", self.name)),
            "first": words.text(&format!("figures-{}-line", self.name)),
            "heads": heads().map(|id| words.text(id)).collect::<Vec<_>>(),
            "lines": lines,
            "total": total,
        })
    }
}

/// What is read at a glance: each figure of the whole, with its name.
fn summary(words: &Catalogue, total: &Figures) -> Vec<Value> {
    let counts = COUNTED.iter().map(|(id, count)| (words.text(id), count(total).to_string()));
    let ids = heads().skip(COUNTED.len());
    let others = ids.zip(others(words, total)).map(|(id, text)| (words.text(id), text));
    counts.chain(others).map(|(name, text)| json!({ "name": name, "text": text })).collect()
}

/// What was received and published in each month, beside the fullest.
fn months(words: &Catalogue, months: &[MonthFigures]) -> Value {
    let most = months.iter().map(|month| month.figures.received).max().unwrap_or_default().max(1);
    let month = |month: &MonthFigures| {
        let Figures { received, published, .. } = month.figures;
        let said = [("received", Argument::Count(received.into())), ("published", Argument::Count(published.into()))];
        json!({
            "name": month_name(words, month),
            "received": received,
            "published": published.min(received),
            "text": words.with("figures-month", &said),
        })
    };
    json!({ "most": most, "lines": months.iter().map(month).collect::<Vec<_>>() })
}

fn month_name(words: &Catalogue, month: &MonthFigures) -> String {
    format!("{} {}", format::month_name(words.language(), month.month.month()), month.month.year())
}

/// The messages that name the columns.
fn heads() -> impl Iterator<Item = &'static str> {
    let counted = COUNTED.iter().map(|(id, _)| *id);
    counted.chain(["figures-rate"]).chain(TAKEN.iter().map(|(id, _)| *id))
}

/// The share of answered questions and the delays, in words; a dash where there is nothing to say.
fn others(words: &Catalogue, figures: &Figures) -> Vec<String> {
    let rate =
        (figures.questions > 0).then(|| report::percentage(words.language(), figures.answered, figures.questions));
    let taken = TAKEN.iter().map(|(_, taken)| taken(figures).map(|seconds| report::duration(words, seconds)));
    std::iter::once(rate).chain(taken).map(|text| text.unwrap_or_else(|| "–".to_owned())).collect()
}

/// `GET statistiques`.
async fn show(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(flash): Asked<Flash>,
) -> Result<Response, Problem> {
    let site = &signed.of.site;
    let words = signed.words(&service);
    let overview = service.overview(site).await?;
    let year = this_year(&service, site);
    let years = [year - 1, year].map(|year| year.to_string());
    let figures = json!({
        "is_empty": overview.statistics.total.received == 0,
        "summary": summary(words, &overview.statistics.total),
        "months": months(words, &overview.statistics.months),
        "tables": tables(words, overview).iter().map(|table| table.shown(words)).collect::<Vec<_>>(),
        "years": years,
    });
    signed.page(&service, StatusCode::OK, "desk/tools/figures.html", &flash, &[("figures", figures)]).await
}

/// `GET statistiques.csv`: the same figures, one line each, delays in minutes.
async fn download(State(service): State<Arc<Service>>, signed: Signed) -> Result<Response, Problem> {
    let words = signed.words(&service);
    let overview = service.overview(&signed.of.site).await?;
    let mut sheet = Sheet::new(words.language());
    let first = ["figures-table", "figures-line"].into_iter().map(|id| words.text(id));
    let minutes = words.text("figures-in-minutes");
    let is_delay = |id: &str| TAKEN.iter().any(|(delay, _)| *delay == id);
    let columns = heads().map(|id| if is_delay(id) { words.text(id) + &minutes } else { words.text(id) });
    sheet.row(first.chain(columns));
    for table in tables(words, overview) {
        let caption = words.text(&format!("figures-{}-line", table.name));
        let total = table.total.map(|total| (words.text("figures-total"), total));
        for (name, figures) in table.lines.into_iter().chain(total) {
            let counts = COUNTED.iter().map(|(_, count)| count(&figures).to_string());
            let rate = others(words, &figures).swap_remove(0);
            let taken = TAKEN.iter().map(|(_, taken)| taken(&figures).map(|seconds| (seconds / 60).to_string()));
            let cells = counts.chain([rate]).chain(taken.map(Option::unwrap_or_default));
            sheet.row([caption.clone(), name].into_iter().chain(cells));
        }
    }
    Ok(sheet.download("statistiques.csv"))
}

fn this_year(service: &Service, site: &Site) -> i16 {
    site.config.zone.to_datetime(service.now()).year()
}

/// The year of a report.
#[derive(Debug, Deserialize)]
struct Year {
    #[serde(default)]
    annee: Option<i16>,
}

impl Year {
    /// The year that was asked for, or this one.
    fn of(&self, service: &Service, site: &Site) -> Result<i16, Problem> {
        let year = self.annee.unwrap_or_else(|| this_year(service, site));
        if (1970..=9998).contains(&year) { Ok(year) } else { Err(Problem::BAD_REQUEST) }
    }
}

/// `GET statistiques/rapport`: the yearly report, to read and to print.
async fn read_report(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(year): Asked<Year>,
    Asked(flash): Asked<Flash>,
) -> Result<Response, Problem> {
    let site = &signed.of.site;
    let year = year.of(&service, site)?;
    let markdown = service.moderation_report(site, year, None, site.config.language).await?;
    let title = signed.words(&service).with("yearly-title", &[("year", year.to_string().as_str().into())]);
    let report = json!({ "year": year, "title": title, "html": report::html(&markdown).as_str() });
    signed.page(&service, StatusCode::OK, "desk/tools/report.html", &flash, &[("report", report)]).await
}

/// `GET statistiques/rapport.md`: what `palier-comments report` writes.
async fn download_report(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(year): Asked<Year>,
) -> Result<Response, Problem> {
    let site = &signed.of.site;
    let year = year.of(&service, site)?;
    let markdown = service.moderation_report(site, year, None, site.config.language).await?;
    let kind = HeaderValue::from_static("text/markdown; charset=utf-8");
    let name = named(&format!("moderation-{year}.md"));
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, NO_STORE), name], markdown).into_response())
}
