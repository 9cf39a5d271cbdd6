//! `palier build`: read, assemble, render on all cores, publish.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::tz::TimeZone;
use rayon::prelude::*;

use super::Outcome;
use super::arguments::{BuildCommand, Format};
use super::console::{Console, Pictures};
use crate::config;
use crate::diagnostic::{Cause, Diagnostic, Severity};
use crate::front_matter::values::Moment;
use crate::locale::format;
use crate::media::{Figures, Job, PageBanner};
use crate::output::{Content, Output, OutputError, Rendered, Summary};
use crate::project::Project;
use crate::render::{Failure, Renderer};
use crate::site::{Preview, Route, Routes, Site, WithheldReason, pictures};
use crate::source::Root;
use crate::theme::Theme;

pub(super) fn run(console: &Console, command: BuildCommand) -> Outcome {
    if let Some(url) = &command.base_url
        && config::BaseUrl::parse(url).is_none()
    {
        console.complain("cli-base-url-unreadable", &[("value", url.into())]);
        return Outcome::Failed;
    }
    if let Some(jobs) = command.jobs
        && rayon::ThreadPoolBuilder::new().num_threads(jobs.max(1)).build_global().is_err()
    {
        return Outcome::Failed;
    }
    let Some(root) = console.site_root(&command.site.root) else { return Outcome::Failed };
    let project = Project::open(root, command.base_url.clone());
    let zone = project.zone().unwrap_or(TimeZone::UTC);
    let Some(now) = console.now(command.site.now.as_deref(), &zone) else { return Outcome::Failed };
    let preview = Preview { drafts: command.drafts, future: command.future };
    let mut loading = project.assemble(now, preview);
    let has_errors = loading.has_errors();
    let Some((site, theme)) = loading.site.take().filter(|_| !has_errors) else {
        console.report(&loading.diagnostics, project.root(), command.format);
        return Outcome::ContentErrors;
    };
    let out = command.out.clone().unwrap_or_else(|| project.root().on_disk("public"));
    let jobs = pictures::jobs(&site);
    let written = prepare_and_publish(console, &command, &project, (&site, &theme), &jobs, &out);
    let outcome = match written {
        Ok((summary, banners)) => {
            console.report(&loading.diagnostics, project.root(), command.format);
            project.variants().finish(project.record(), &jobs, &banners);
            if command.format == Format::Human {
                done(console, &site, summary, &out);
                let figures = project.variants().figures();
                photos_done(console, jobs.len(), figures);
                banners_done(console, banners.len(), figures);
                withheld(console, &project, &site);
            }
            Outcome::Done
        }
        Err(Problem::Content(found)) => {
            loading.diagnostics.extend(found);
            console.report(&loading.diagnostics, project.root(), command.format);
            Outcome::ContentErrors
        }
        Err(Problem::Output(error)) => {
            console.report(&loading.diagnostics, project.root(), command.format);
            let arguments = error.arguments();
            let said: Vec<_> = arguments.iter().map(|(name, value)| (*name, value.say(console.catalogue()))).collect();
            let said: Vec<_> = said.iter().map(|(name, value)| (*name, value.as_ref().into())).collect();
            console.complain(error.code(), &said);
            Outcome::Failed
        }
    };
    // The process ends here: taking a large site apart piece by piece would only make its author wait.
    std::mem::forget((site, theme, project));
    outcome
}

/// How many routes a thread takes at a time: with more, the last of them would render alone for a while.
const PORTION: usize = 64;

enum Problem {
    Content(Vec<Diagnostic>),
    Output(OutputError),
}

/// Takes the output folder, makes the photos and draws the banners that the cache does not have, publishes. Gives the
/// banners that are published.
fn prepare_and_publish(
    console: &Console,
    command: &BuildCommand,
    project: &Project,
    (site, theme): (&Site, &Theme),
    jobs: &[Job],
    out: &std::path::Path,
) -> Result<(Summary, Vec<Arc<PageBanner>>), Problem> {
    let root = project.root();
    let protected: Vec<_> =
        ["content", "static", "themes", "palier.toml"].iter().map(|name| root.on_disk(name)).collect();
    let output = Output::open(out, &protected).map_err(Problem::Output)?;
    let variants = project.variants();
    show_work(console, Pictures::Photos, &variants.missing(jobs), command.format, |missing, tick| {
        variants.prepare(missing, tick);
    });
    let renderer = Renderer::new(site, theme, root, variants);
    let (addresses, banners): (Vec<String>, Vec<Arc<PageBanner>>) = renderer.banners().into_iter().unzip();
    show_work(console, Pictures::Banners, &variants.missing_banners(&banners), command.format, |missing, tick| {
        variants.draw(missing, tick);
    });
    let published = publish(console, (site, root), &renderer, (&addresses, &banners), output);
    // As in `run`.
    std::mem::forget(renderer);
    Ok((published?, banners))
}

/// Has the pictures that are `missing` made, if there are any, and shows how far the work is.
fn show_work<T>(
    console: &Console,
    pictures: Pictures,
    missing: &[T],
    format: Format,
    work: impl FnOnce(&[T], &(dyn Fn() + Sync)),
) {
    if missing.is_empty() {
        return;
    }
    let progress = console.picture_progress(pictures, missing.len(), format);
    work(missing, &|| progress.tick());
    progress.finish();
}

/// Renders every route and publishes the whole once all have succeeded.
fn publish(
    console: &Console,
    (site, root): (&Site, &Root),
    renderer: &Renderer<'_>,
    (addresses, banners): (&[String], &[Arc<PageBanner>]),
    output: Output,
) -> Result<Summary, Problem> {
    let bar = console.progress(site.routes.len());
    let mut routes: Vec<(&str, &Route)> = site.routes.iter().collect();
    // What goes through the whole site comes first, lest one thread be left alone with it at the end.
    routes.par_sort_unstable_by_key(|(url, route)| (!route.is_of_whole_site(), *url));
    let stage = |url: &str, content| {
        let staged = output.stage(Rendered { path: Routes::output_path(url), content });
        staged.map_err(|error| unpublished(root, error))
    };
    let index =
        renderer.search_index().into_par_iter().filter_map(|(url, bytes)| stage(&url, Content::Bytes(bytes)).err());
    let mut failures: Vec<Problem> = index.collect();
    failures.par_extend(addresses.par_iter().zip(banners).filter_map(|(url, banner)| {
        let drawn = renderer.banner(banner).map_err(|failure| Problem::Content(vec![diagnostic(site, failure)]));
        drawn.and_then(|bytes| stage(url, Content::Bytes(bytes))).err()
    }));
    failures.par_extend(routes.into_par_iter().with_max_len(PORTION).filter_map(|(url, route)| {
        let rendered = renderer.render(url, route).map_err(|failure| Problem::Content(vec![diagnostic(site, failure)]));
        bar.inc(1);
        rendered.and_then(|content| stage(url, content)).err()
    }));
    bar.finish_and_clear();
    let mut content = Vec::new();
    for failure in failures {
        match failure {
            Problem::Content(found) => content.extend(found),
            Problem::Output(error) => return Err(Problem::Output(error)),
        }
    }
    if !content.is_empty() {
        crate::diagnostic::sort(&mut content);
        return Err(Problem::Content(content));
    }
    output.commit().map_err(Problem::Output)
}

/// Why a file was not staged. One of the site's own that cannot be read is a problem of the content.
fn unpublished(root: &Root, error: OutputError) -> Problem {
    let unread = match &error {
        OutputError::Io { path, source } => root.name_of(path).map(|file| (file, Cause::from(source))),
        _ => None,
    };
    match unread.filter(|(file, _)| file.starts_with("content/") || file.starts_with("static/")) {
        Some((file, cause)) => {
            let problem = Diagnostic::at("fichier-illisible", Severity::Error, &file, None);
            Problem::Content(vec![problem.with("raison", cause)])
        }
        None => Problem::Output(error),
    }
}

/// A failure to render as a problem of the file that causes it. One for each template, not one for each page.
pub(super) fn diagnostic(site: &Site, failure: Failure) -> Diagnostic {
    match failure {
        Failure::Template(template, detail) => {
            let file = format!("themes/{}/templates/{template}", site.config.site.theme.value).into();
            Diagnostic::at("gabarit-invalide", Severity::Error, &file, None).with("detail", detail)
        }
        Failure::File(file, cause) => {
            Diagnostic::at("fichier-illisible", Severity::Error, &file, None).with("raison", cause)
        }
        Failure::Photo(file, refusal) => refusal.problem(&file, None),
    }
}

/// How many photos were prepared now, and how many were there already.
fn photos_done(console: &Console, photos: usize, figures: Figures) {
    if photos > 0 {
        let kept = photos.saturating_sub(figures.decoded);
        let counts = [("photos", photos.into()), ("decoded", figures.decoded.into()), ("made", figures.made.into())];
        console.say("cli-photos", &[&counts[..], &[("kept", kept.into())]].concat());
    }
}

/// How many banners were drawn now, and how many were there already.
fn banners_done(console: &Console, banners: usize, figures: Figures) {
    if banners > 0 {
        let counts = [("banners", banners.into()), ("drawn", figures.drawn.into())];
        console.say("cli-banners", &[&counts[..], &[("kept", banners.saturating_sub(figures.drawn).into())]].concat());
    }
}

/// What was written.
fn done(console: &Console, site: &Site, summary: Summary, out: &std::path::Path) {
    let language = console.catalogue().language();
    let size = format::size(language, summary.total_bytes);
    console.say(
        "cli-built",
        &[
            ("posts", site.posts.len().into()),
            ("files", (summary.written + summary.unchanged).into()),
            ("size", (&size).into()),
            ("written", summary.written.into()),
            ("removed", summary.removed.into()),
            ("out", (&out.display().to_string()).into()),
        ],
    );
}

/// What is withheld until when.
fn withheld(console: &Console, project: &Project, site: &Site) {
    let language = console.catalogue().language();
    let incomplete = project.incomplete_drafts().map(|file| {
        let file = file.as_ref();
        console.catalogue().with("cli-withheld-incomplete", &[("file", file.into())])
    });
    let lines: BTreeSet<String> = site
        .withheld
        .iter()
        .map(|withheld| {
            let instant = |instant: jiff::Timestamp| {
                let civil = instant.to_zoned_datetime(site.config.site.zone.clone());
                format::moment(language, Moment { date: civil.date(), time: Some(civil.time()) })
            };
            let (id, date) = match withheld.reason {
                WithheldReason::Draft => ("cli-withheld-draft", String::new()),
                WithheldReason::Until(at) => ("cli-withheld-until", instant(at)),
                WithheldReason::Expired(at) => ("cli-withheld-expired", instant(at)),
                WithheldReason::Restricted => ("cli-withheld-restricted", String::new()),
            };
            let file = withheld.post.file.as_ref();
            console.catalogue().with(id, &[("file", file.into()), ("date", (&date).into())])
        })
        .chain(incomplete)
        .collect();
    if !lines.is_empty() {
        console.say("cli-withheld", &[("count", lines.len().into())]);
    }
    for line in lines {
        console.print(&format!("  {line}"));
    }
}
