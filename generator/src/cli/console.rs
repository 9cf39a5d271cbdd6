//! What a person sees of a command: messages, the list of problems, progress.

use std::io::{self, IsTerminal, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use palier_words::command_line;

use super::arguments::Format;
use super::clock;
use crate::diagnostic::{Cause, Diagnostic, render};
use crate::locale::{self, Argument, Catalogue, Language};
use crate::source::Root;

/// The terminal, or what stands in its place.
#[derive(Debug)]
pub(super) struct Console {
    catalogue: Catalogue,
}

impl Console {
    /// Speaks the language of the environment (`PALIER_LANG`, `LC_ALL`, `LC_MESSAGES`, `LANG`), or else French.
    pub(super) fn new() -> Self {
        let language = command_line::language(|name| std::env::var(name).ok());
        Self { catalogue: locale::catalogue(language, None) }
    }

    /// Speaks `language`.
    pub(super) fn speaking(language: Language) -> Self {
        Self { catalogue: locale::catalogue(language, None) }
    }

    pub(super) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// A message on standard output.
    pub(super) fn say(&self, id: &str, arguments: &[(&str, Argument<'_>)]) {
        self.print(&self.catalogue.with(id, arguments));
    }

    /// A text on standard output, and a line end where it has none. A reader who went away (`palier explain | head`) is no
    /// failure.
    pub(super) fn print(&self, text: &str) {
        let end = if text.ends_with('\n') { "" } else { "\n" };
        let _ = write!(std::io::stdout().lock(), "{text}{end}");
    }

    /// A line on standard error, beside what the command was asked for.
    pub(super) fn note(&self, text: &str) {
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }

    /// A message on standard error.
    pub(super) fn complain(&self, id: &str, arguments: &[(&str, Argument<'_>)]) {
        let head = self.catalogue.text("severity-error");
        self.note(&format!("{head}: {}", self.catalogue.with(id, arguments)));
        let suggested =
            arguments.iter().any(|(name, value)| *name == "suggestion" && !matches!(value, Argument::Text("")));
        let suggestion = suggested.then(|| self.catalogue.attribute(id, "suggestion", arguments)).flatten();
        if let Some(help) = suggestion.or_else(|| self.catalogue.attribute(id, "aide", arguments)) {
            self.note(&format!("  = {}: {help}", self.catalogue.text("severity-help")));
        }
    }

    /// The site in `dir`, or a complaint where that is no folder.
    pub(super) fn site_root(&self, dir: &Path) -> Option<Root> {
        let shown = dir.display().to_string();
        match dir.canonicalize() {
            Ok(path) if path.is_dir() => return Some(Root::new(path)),
            Ok(_) => self.complain("cli-not-a-folder", &[("dir", (&shown).into())]),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                self.complain("cli-no-folder", &[("dir", (&shown).into())]);
            }
            Err(error) => {
                self.complain(
                    "cli-closed-folder",
                    &[("dir", (&shown).into()), ("cause", (&self.cause(&error)).into())],
                );
            }
        }
        None
    }

    /// Says that `what` could not be written.
    pub(super) fn write_failed(&self, what: &str, error: &io::Error) {
        self.complain("cli-write-failed", &[("path", what.into()), ("cause", (&self.cause(error)).into())]);
    }

    /// Why the system refused something.
    pub(super) fn cause(&self, error: &io::Error) -> String {
        Cause::from(error).say(&self.catalogue)
    }

    /// The instant that the options say, or a complaint.
    pub(super) fn now(&self, written: Option<&str>, zone: &TimeZone) -> Option<Timestamp> {
        clock::now(written, zone)
            .map_err(|written| self.complain("cli-now-unreadable", &[("value", (&written).into())]))
            .ok()
    }

    /// The list of problems: for a person on standard error, for programs on standard output.
    pub(super) fn report(&self, diagnostics: &[Diagnostic], root: &Root, format: Format) {
        let texts = |file: &str| root.shown_text(file);
        match format {
            Format::Human => {
                if diagnostics.is_empty() {
                    return;
                }
                let coloured =
                    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
                let width = terminal_width();
                let text = render::human(diagnostics, &texts, &self.catalogue, coloured, width);
                // A closed terminal is no reason to fail.
                let _ = std::io::stderr().write_all(text.as_bytes());
                self.count(diagnostics);
            }
            Format::Json => self.print(&render::json(diagnostics, &texts, &self.catalogue)),
            Format::Github if diagnostics.is_empty() => {}
            Format::Github => self.print(&render::github(diagnostics, &texts, &self.catalogue)),
        }
    }

    fn count(&self, diagnostics: &[Diagnostic]) {
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
        let warnings = diagnostics.len() - errors;
        let count = self.catalogue.with("cli-count", &[("errors", errors.into()), ("warnings", warnings.into())]);
        self.note(&count);
    }

    /// The work on pictures: a bar with the time that is left on a terminal; elsewhere a line at each quarter of a long one.
    pub(super) fn picture_progress(&self, pictures: Pictures, length: usize, format: Format) -> PictureProgress<'_> {
        let bar = self.progress(length);
        bar.set_style(
            ProgressStyle::with_template(&format!(
                "{} {{bar:40}} {{pos}}/{{len}} {{eta}}",
                self.catalogue.text(pictures.bar())
            ))
            .unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        let speaks = bar.is_hidden() && format == Format::Human && length >= pictures.many();
        PictureProgress { console: self, pictures, bar, length, done: AtomicUsize::new(0), speaks }
    }

    /// A bar on a terminal; elsewhere nothing moves.
    pub(super) fn progress(&self, length: usize) -> Arc<ProgressBar> {
        let bar = if std::io::stderr().is_terminal() {
            ProgressBar::new(length as u64).with_style(
                ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}")
                    .unwrap_or_else(|_| ProgressStyle::default_bar()),
            )
        } else {
            ProgressBar::hidden()
        };
        Arc::new(bar)
    }
}

/// What is worked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pictures {
    /// Photos are scaled.
    Photos,
    /// Banners are drawn.
    Banners,
}

impl Pictures {
    fn bar(self) -> &'static str {
        match self {
            Self::Photos => "cli-photos-bar",
            Self::Banners => "cli-banners-bar",
        }
    }

    fn progress(self) -> &'static str {
        match self {
            Self::Photos => "cli-photos-progress",
            Self::Banners => "cli-banners-progress",
        }
    }

    /// From how many on the work is told of where there is no terminal: some ten seconds.
    fn many(self) -> usize {
        match self {
            Self::Photos => 60,
            Self::Banners => 5000,
        }
    }
}

/// How far the work on pictures is.
#[derive(Debug)]
pub(super) struct PictureProgress<'c> {
    console: &'c Console,
    pictures: Pictures,
    bar: Arc<ProgressBar>,
    length: usize,
    done: AtomicUsize,
    /// Whether lines are written in place of a bar.
    speaks: bool,
}

impl PictureProgress<'_> {
    /// One more is done.
    pub(super) fn tick(&self) {
        self.bar.inc(1);
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.speaks && done * 4 / self.length > (done - 1) * 4 / self.length {
            let counts = [("done", done.into()), ("all", self.length.into())];
            self.console.note(&self.console.catalogue.with(self.pictures.progress(), &counts));
        }
    }

    /// All are.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// The columns of the terminal: `COLUMNS`, or 140.
fn terminal_width() -> usize {
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|width| *width >= 40).unwrap_or(140)
}
