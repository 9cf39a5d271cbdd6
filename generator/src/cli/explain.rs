//! `palier explain`: what a message means, why it matters, and the cure.

use super::Outcome;
use super::arguments::ExplainCommand;
use super::console::Console;
use crate::diagnostic::{explain, nearest};

pub(super) fn run(console: &Console, command: ExplainCommand) -> Outcome {
    let codes = explain::codes();
    let Some(code) = command.code else {
        console.print(&codes.join("\n"));
        return Outcome::Done;
    };
    match explain::page(&code, console.catalogue().language()) {
        Some(page) => {
            console.print(&page);
            Outcome::Done
        }
        None => {
            let suggestion = nearest(&code, codes.iter().map(String::as_str)).unwrap_or_default();
            console.complain("cli-unknown-code", &[("code", (&code).into()), ("suggestion", suggestion.into())]);
            Outcome::Failed
        }
    }
}
