//! The site in memory: its newest state, its last good one, and how it gets from one to the next.

use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::watch;

use crate::content::Post;
use crate::diagnostic::{self, Diagnostic};
use crate::locale::Catalogue;
use crate::media::Variants;
use crate::project::{Change, Loading, Project};
use crate::site::{self, Site};
use crate::source::Root;
use crate::theme::Theme;
use crate::view::Made;

/// How long a browser, which asks for its page as soon as it hears of a change, has the machine for itself.
pub(super) const HEAD_START: Duration = Duration::from_millis(25);

/// What the author of a site sees of it before others do.
const PREVIEW: site::Preview = site::Preview { drafts: true, future: true };

/// Gives the instant at which the site is looked at.
pub type Clock = Box<dyn Fn() -> Timestamp + Send + Sync>;

/// A site that can be rendered.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) site: Arc<Site>,
    pub(super) theme: Arc<Theme>,
    /// What its pages have shown so far.
    pub(super) made: Arc<Made>,
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
    /// Of the errors of drafts, those that were found when the posts were put together.
    of_assembly: Arc<Vec<Diagnostic>>,
    /// Those that were found when every link was looked at, the last time.
    of_check: Arc<Vec<Diagnostic>>,
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
        let snapshot = Snapshot {
            version,
            shown: None,
            errors: Arc::default(),
            of_drafts: Arc::default(),
            of_assembly: Arc::default(),
            of_check: Arc::default(),
        };
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
            Change::Text { from, to } => self.assemble_from(|site, now| site.reworded(now, &from, to).map(Arc::new)),
            Change::Draft => self.assemble_from(|site, now| site.holds_at(now).then(|| Arc::clone(site))),
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

    /// Shows what `make` makes of the site that is shown, or else assembles it anew.
    fn assemble_from(&self, make: impl FnOnce(&Arc<Site>, Timestamp) -> Option<Arc<Site>>) {
        match self.made_from(make) {
            Some(loading) => self.show_at_once(&loading),
            None => self.assemble(),
        }
    }

    /// What `make` makes of the site that is shown; `None` where it must be assembled anew, or has errors that are not those
    /// of drafts.
    fn made_from(&self, make: impl FnOnce(&Arc<Site>, Timestamp) -> Option<Arc<Site>>) -> Option<Loading> {
        let before = self.snapshot();
        let shown = before.shown.filter(|_| before.errors.is_empty())?;
        let site = make(&shown.site, (self.clock)())?;
        let mut diagnostics = self.lock().problems(PREVIEW);
        let of_assembly = Vec::clone(&before.of_assembly);
        diagnostics.extend(of_assembly.iter().cloned());
        diagnostic::sort(&mut diagnostics);
        let loading = Loading { site: Some((site, shown.theme)), diagnostics, of_assembly };
        self.is_sound(&loading).then_some(loading)
    }

    /// Assembles the site and shows it: at once, unless something was wrong before, since a page must not flicker between
    /// the site and its errors.
    fn assemble(&self) {
        let loading = self.lock().draft((self.clock)(), PREVIEW);
        let before = self.snapshot();
        if !self.is_sound(&loading) || !before.errors.is_empty() || before.shown.is_none() {
            self.show(&loading, errors_of_check(&loading));
        } else {
            self.show_at_once(&loading);
        }
    }

    /// Whether nothing is wrong but with drafts, as far as it is known.
    fn is_sound(&self, loading: &Loading) -> bool {
        let mut errors = loading.diagnostics.iter().filter(|problem| problem.is_error());
        let project = self.lock();
        loading.site.is_some() && errors.all(|error| project.is_draft(&error.place.file))
    }

    /// Shows a site whose links are checked behind the browser's back, but for those of the posts that had errors: whoever has just
    /// mended one sees it. So is found out how long it holds.
    fn show_at_once(&self, loading: &Loading) {
        let known = looked_at_again(&self.snapshot().of_check, loading);
        self.show(loading, known.clone());
        std::thread::sleep(HEAD_START);
        let found = errors_of_check(loading);
        if found != known {
            self.show(loading, found);
        } else if let Some((site, _)) = &loading.site {
            let _ = site.next_change();
        }
    }

    /// Makes `loading` the newest state, with the errors `of_check` of its links.
    fn show(&self, loading: &Loading, of_check: Vec<Diagnostic>) {
        let mut found: Vec<Diagnostic> = errors(&loading.diagnostics).chain(&of_check).cloned().collect();
        diagnostic::sort(&mut found);
        let (of_drafts, others) = self.parted(found);
        let mut next = self.snapshot();
        if let Some((site, theme)) = loading.site.clone().filter(|_| others.is_empty()) {
            next.shown = Some(Shown { made: Arc::new(Made::nothing_of(&site)), site, theme });
        }
        next.errors = Arc::new(others);
        next.of_drafts = Arc::new(of_drafts);
        next.of_assembly = Arc::new(errors(&loading.of_assembly).cloned().collect());
        next.of_check = Arc::new(of_check);
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

fn errors(problems: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    problems.iter().filter(|problem| problem.is_error())
}

/// The errors of `before` as they are now. What no post of its own says, the next check of the whole site will.
fn looked_at_again(before: &[Diagnostic], loading: &Loading) -> Vec<Diagnostic> {
    let Some((site, _)) = loading.site.as_ref().filter(|_| !before.is_empty()) else { return Vec::new() };
    let had_errors = |post: &&Arc<Post>| before.iter().any(|error| error.place.file == post.file);
    let mut found: Vec<_> =
        site.posts.iter().filter(had_errors).flat_map(|post| site::check_post(site, post)).collect();
    found.retain(Diagnostic::is_error);
    diagnostic::sort(&mut found);
    found
}

/// What does not hold together in the site, in order.
fn errors_of_check(loading: &Loading) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if let Some((site, _)) = &loading.site {
        site::check(site, &mut found);
    }
    found.retain(Diagnostic::is_error);
    diagnostic::sort(&mut found);
    found
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "an author writes the files that it reads")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn who_mends_a_draft_sees_it_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let write = |text: &str| fs::write(folder.path().join("content/a.md"), text).unwrap();
        let draft = |link: &str| format!("---\ntitre: Essai\nbrouillon: oui\n---\n[la page]({link})\n");
        fs::create_dir(folder.path().join("content")).unwrap();
        fs::write(folder.path().join("palier.toml"), include_str!("../../starter/site/palier.toml")).unwrap();
        write(&draft("/nulle-part/"));
        let mut project = Project::open(Root::new(folder.path().to_owned()), None);
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        let before = errors_of_check(&project.draft(now, PREVIEW));
        let codes = |errors: &[Diagnostic]| errors.iter().map(|error| error.code).collect::<Vec<_>>();
        assert_eq!(codes(&before), ["lien-casse"]);
        assert_eq!(codes(&looked_at_again(&before, &project.draft(now, PREVIEW))), ["lien-casse"]);
        write(&draft("/archives/"));
        project.update(&["content/a.md".into()]);
        assert_eq!(codes(&looked_at_again(&before, &project.draft(now, PREVIEW))), [""; 0]);
    }
}
