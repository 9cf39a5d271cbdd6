//! The desk's tools.

mod access;
mod blocked;
mod deliveries;
mod figures;
mod journal;
mod letters;
mod moderators;
mod safety;
mod templates;

use palier_comments::store::{LogFilter, Role};

use super::{Desk, PASSWORD, Page};
use crate::support::Answer;

/// The log, the oldest line first: what, and why.
async fn log(desk: &Desk) -> Vec<(&'static str, String)> {
    let lines = desk.app.store.log(desk.app.id(), LogFilter::default(), None, 100).await.unwrap();
    lines.into_iter().rev().map(|line| (line.what.word(), line.why)).collect()
}

/// The page that refuses what was posted, and says why.
fn refusal(answer: &Answer) -> (u16, String) {
    (answer.status.as_u16(), Page::of(answer).texts("[role=alert]").concat())
}
