//! The site in memory: its newest state, its last good one, and how it gets from one to the next.

use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::watch;

use crate::content::Post;
use crate::diagnostic::Diagnostic;
use crate::locale::Catalogue;
use crate::media::Variants;
use crate::project::{Change, Loading, Project};
use crate::site::{self, Site};
use crate::source::Root;
use crate::theme::Theme;

/// How long a browser, which asks for its page as soon as it hears of a change, has the machine for itself.
pub(super) const HEAD_START: Duration = Duration::from_millis(25);

/// Gives the instant at which the site is looked at.
pub type Clock = Box<dyn Fn() -> Timestamp + Send + Sync>;

/// A site that can be rendered.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) site: Arc<Site>,
    pub(super) theme: Arc<Theme>,
}

/// What the browser is shown.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    /// Counts the changes, from the Unix time in ms at which the preview began: a page of an earlier preview is of
    /// no version of this one.
    pub(super) version: u64,
    /// The last site without errors.
    pub(super) shown: Option<Shown>,
    /// The errors of the newest state; empty where it is the one shown.
    pub(super) errors: Arc<Vec<Diagnostic>>,
    /// Those of its drafts: a page that was just begun has some, and does not take the site away.
    pub(super) of_drafts: Arc<Vec<Diagnostic>>,
}

/// A site's folder while it is written.
pub struct Preview {
    project: Mutex<Project>,
    clock: Clock,
    catalogue: Catalogue,
    root: Root,
    variants: Arc<Variants>,
    snapshot: RwLock<Snapshot>,
    versions: watch::Sender<u64>,
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Preview").field("root", &self.root).finish_non_exhaustive()
    }
}

impl Preview {
    /// The preview of `project`. `catalogue` speaks to the author.
    #[must_use]
    pub fn new(project: Project, clock: Clock, catalogue: Catalogue) -> Self {
        let root = project.root().clone();
        let variants = Arc::clone(project.variants());
        // What was found out about the photos need not be found out at the next start.
        variants.remember(project.record());
        let version = u64::try_from(clock().as_millisecond()).unwrap_or_default();
        let snapshot = Snapshot { version, shown: None, errors: Arc::default(), of_drafts: Arc::default() };
        let preview = Self {
            project: Mutex::new(project),
            clock,
            catalogue,
            root,
            variants,
            snapshot: RwLock::new(snapshot),
            versions: watch::channel(version).0,
        };
        preview.assemble();
        preview
    }

    /// The site's folder.
    #[must_use]
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// The variants of the site's photos.
    #[must_use]
    pub fn variants(&self) -> &Variants {
        &self.variants
    }

    pub(super) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Takes note that `files` may have changed. Says whether the site did.
    pub fn update(&self, files: &[Arc<str>]) -> bool {
        let change = self.lock().update(files);
        match change {
            Change::Nothing => return false,
            Change::Text { from, to } => match self.reworded(&from, to) {
                Some(site) => self.show_at_once(site),
                None => self.assemble(),
            },
            Change::Site => self.assemble(),
        }
        true
    }

    /// Assembles the site anew if the time alone has changed it: a deadline passed, a post is due.
    pub fn tick(&self) {
        let shown = self.snapshot().shown;
        let due = shown.and_then(|shown| shown.site.next_change()).is_some_and(|instant| instant <= (self.clock)());
        if due {
            self.assemble();
        }
    }

    /// The errors of the newest state, those of its drafts last.
    #[must_use]
    pub fn errors(&self) -> Vec<Diagnostic> {
        let Snapshot { errors, of_drafts, .. } = self.snapshot();
        errors.iter().chain(of_drafts.iter()).cloned().collect()
    }

    /// The site that is shown, with another text in one post; `None` where it must be assembled.
    fn reworded(&self, from: &Arc<Post>, to: Arc<Post>) -> Option<Loading> {
        let before = self.snapshot();
        let shown = before.shown.filter(|_| before.errors.is_empty() && before.of_drafts.is_empty())?;
        let site = shown.site.reworded((self.clock)(), from, to)?;
        Some(Loading { site: Some((Arc::new(site), shown.theme)), diagnostics: Vec::new() })
    }

    /// Assembles the site and shows it: at once, unless something was wrong before, since a page must not flicker between
    /// the site and its errors.
    fn assemble(&self) {
        let mut loading = self.lock().draft((self.clock)(), site::Preview { drafts: true, future: true });
        let before = self.snapshot();
        if loading.has_errors() || !before.errors.is_empty() || before.shown.is_none() {
            loading.check();
            self.show(loading);
        } else {
            self.show_at_once(loading);
        }
    }

    /// Shows a site without errors, whose links are checked behind the browser's back. So is found out how long it holds.
    fn show_at_once(&self, loading: Loading) {
        let site = loading.site.clone();
        self.show(loading);
        std::thread::sleep(HEAD_START);
        let mut checked = Loading { site, diagnostics: Vec::new() };
        checked.check();
        if checked.has_errors() {
            self.show(checked);
        } else if let Some((site, _)) = checked.site {
            let _ = site.next_change();
        }
    }

    /// Makes `loading` the newest state.
    fn show(&self, loading: Loading) {
        let Loading { site, mut diagnostics } = loading;
        diagnostics.retain(Diagnostic::is_error);
        let (of_drafts, errors) = self.parted(diagnostics);
        let mut next = self.snapshot();
        if let Some((site, theme)) = site.filter(|_| errors.is_empty()) {
            next.shown = Some(Shown { site, theme });
        }
        next.errors = Arc::new(errors);
        next.of_drafts = Arc::new(of_drafts);
        next.version += 1;
        let version = next.version;
        let mut snapshot = self.snapshot.write().unwrap_or_else(PoisonError::into_inner);
        let previous = std::mem::replace(&mut *snapshot, next);
        // Before anybody is shown a version, it is the newest that is told of.
        self.versions.send_replace(version);
        drop(snapshot);
        // A large site takes its time to be taken apart: nobody waits for that.
        drop(previous);
    }

    /// The errors of drafts, and the others.
    fn parted(&self, errors: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
        if errors.is_empty() {
            return Default::default();
        }
        let project = self.lock();
        errors.into_iter().partition(|error| project.is_draft(&error.place.file))
    }

    pub(super) fn snapshot(&self) -> Snapshot {
        self.snapshot.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Hears of each new version.
    pub(super) fn versions(&self) -> watch::Receiver<u64> {
        self.versions.subscribe()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Project> {
        self.project.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
