//! `palier next-change`: the instant at which a scheduler must build the site again.

use std::io::IsTerminal;

use jiff::tz::TimeZone;

use super::Outcome;
use super::arguments::{Format, NextChangeCommand};
use super::console::Console;
use crate::locale::format;
use crate::project::Project;
use crate::site::Preview;

/// Prints the instant in RFC 3339, or nothing where nothing is to change; a person is told so beside.
pub(super) fn run(console: &Console, command: NextChangeCommand) -> Outcome {
    let Some(root) = console.site_root(&command.site.root) else { return Outcome::Failed };
    let project = Project::open(root, None);
    let zone = project.zone().unwrap_or(TimeZone::UTC);
    let Some(now) = console.now(command.site.now.as_deref(), &zone) else { return Outcome::Failed };
    let loading = project.assemble(now, Preview::default());
    if loading.has_errors() {
        console.report(&loading.diagnostics, project.root(), Format::Human);
        return Outcome::ContentErrors;
    }
    match loading.site.as_ref().and_then(|(site, _)| site.next_change()) {
        Some(instant) => console.print(&format::instant(instant, &zone)),
        // Programs read an empty answer; a person would take it for a failure.
        None if std::io::stdout().is_terminal() => console.note(&console.catalogue().text("cli-no-change")),
        None => {}
    }
    Outcome::Done
}
