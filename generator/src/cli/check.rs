//! `palier check`: everything that `build` finds, and what only a careful reader would; writes nothing.

use jiff::tz::TimeZone;

use super::Outcome;
use super::arguments::{CheckCommand, Format};
use super::console::Console;
use crate::diagnostic;
use crate::project::Project;
use crate::site::{Preview, review};

pub(super) fn run(console: &Console, command: CheckCommand) -> Outcome {
    let Some(root) = console.site_root(&command.site.root) else { return Outcome::Failed };
    let project = Project::open(root, None);
    let zone = project.zone().unwrap_or(TimeZone::UTC);
    let Some(now) = console.now(command.site.now.as_deref(), &zone) else { return Outcome::Failed };
    let mut loading = project.assemble(now, Preview::default());
    // What is to be published later is looked at now, while somebody is there to correct it.
    let later = project.assemble(now, Preview { drafts: false, future: true });
    loading.diagnostics.extend(later.diagnostics);
    if let Some((site, _)) = &later.site {
        review::find(site, &|file: &str| project.root().shown_text(file), &mut loading.diagnostics);
    }
    diagnostic::sort(&mut loading.diagnostics);
    console.report(&loading.diagnostics, project.root(), command.format);
    if loading.has_errors() {
        return Outcome::ContentErrors;
    }
    if command.format == Format::Human {
        let posts = loading.site.as_ref().map_or(0, |(site, _)| site.posts.len());
        console.say("cli-checked", &[("posts", posts.into())]);
    }
    Outcome::Done
}
