//! `palier check`: everything that `build` finds, and what only a careful reader would; writes nothing.

use jiff::tz::TimeZone;
use rayon::prelude::*;

use super::arguments::{CheckCommand, Format};
use super::console::Console;
use super::{Outcome, build};
use crate::diagnostic::{self, Diagnostic};
use crate::project::Project;
use crate::render::Renderer;
use crate::site::{Preview, Site, review};
use crate::source::history::{self, Question};
use crate::theme::Theme;

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
    if let Some((site, _)) = &loading.site {
        let question = Question::ask(project.root().path());
        let renames = history::renames(project.root().path(), question, site.posts.iter().map(|post| &post.file));
        review::moved(site, &renames, &mut loading.diagnostics);
    }
    if let Some((site, theme)) = loading.site.as_ref().filter(|(_, theme)| theme.has_own_templates)
        && !loading.has_errors()
    {
        let found = failures(&project, site, theme);
        loading.diagnostics.extend(found);
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

/// What a site's own templates fail with, as `build` would say it: they are known to be sound when they have rendered.
fn failures(project: &Project, site: &Site, theme: &Theme) -> Vec<Diagnostic> {
    let renderer = Renderer::new(site, theme, project.root(), project.variants());
    let pages = site.routes.iter().filter(|(url, _)| url.ends_with('/') || url.ends_with(".html"));
    let pages: Vec<_> = pages.collect();
    let failed = pages.into_par_iter().filter_map(|(url, route)| renderer.render(url, route).err());
    failed.map(|failure| build::diagnostic(site, failure)).collect()
}
