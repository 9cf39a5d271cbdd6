//! Which files changed. Editors save by writing, by renaming, twice, or through a temporary file: all of it is a set
//! of names, and what they hold now is what counts. The system tells of most changes at once; a [`Sweep`] finds the others.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::Preview;
use super::sweep::Sweep;
use crate::source::{self, Root};

/// Events that follow each other within this time are one change.
const QUIET: Duration = Duration::from_millis(3);

/// An editor that saves into the same file empties it first: so long its text may take.
const WRITING: Duration = Duration::from_millis(100);

/// After a change of folders, what was put into them before they were watched is looked for once more.
const SECOND_LOOK: Duration = Duration::from_millis(150);

/// The watcher of a site's folder. Dropped, it stops.
pub struct Watch {
    /// Who tells of changes, where the system does.
    watcher: Option<RecommendedWatcher>,
    events: Receiver<notify::Result<Event>>,
    root: PathBuf,
    watched: BTreeSet<PathBuf>,
    sweep: Sweep,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch").field("root", &self.root).finish_non_exhaustive()
    }
}

impl Watch {
    /// Starts to watch the site in `root`: its content, its static files, its themes and its configuration.
    #[must_use]
    pub fn start(root: &Root) -> Self {
        let (sender, events) = mpsc::channel();
        let watcher = notify::recommended_watcher(sender).ok();
        let (sweep, root) = (Sweep::new(root.clone()), root.path().to_owned());
        let mut watch = Self { watcher, events, root, watched: BTreeSet::new(), sweep };
        watch.watch_folders();
        watch
    }

    /// Watches the folders that exist by now. What cannot be watched is swept.
    fn watch_folders(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        let below = ["content", "static", "themes"].map(|name| (self.root.join(name), RecursiveMode::Recursive));
        for (folder, mode) in below.into_iter().chain([(self.root.clone(), RecursiveMode::NonRecursive)]) {
            if !folder.is_dir() {
                self.watched.remove(&folder);
            } else if !self.watched.contains(&folder) && watcher.watch(&folder, mode).is_ok() {
                self.watched.insert(folder);
            }
        }
    }

    /// Tells `preview` of every change, and `changed` after each that changed the site. Ends with the process.
    pub fn run(mut self, preview: &Preview, mut changed: impl FnMut()) {
        loop {
            // Nobody sends where there is no watcher: then it is as if nothing came.
            let event = match self.events.recv_timeout(self.sweep.pause()) {
                Ok(event) => event,
                Err(error) => {
                    if error == RecvTimeoutError::Disconnected {
                        std::thread::sleep(self.sweep.pause());
                    }
                    self.sweep_for(preview, &mut changed);
                    preview.tick();
                    continue;
                }
            };
            let (files, folders) = self.gather(event, preview);
            if files.is_empty() {
                continue;
            }
            self.watch_folders();
            self.sweep.note(&files);
            if preview.update(&files.into_iter().collect::<Vec<_>>()) {
                changed();
            }
            if folders {
                std::thread::sleep(SECOND_LOOK);
                self.sweep_for(preview, &mut changed);
            }
        }
    }

    /// Tells `preview` of the changes that nobody told of.
    fn sweep_for(&mut self, preview: &Preview, changed: &mut impl FnMut()) {
        let files = self.sweep.look();
        if files.iter().any(|file| is_empty(&self.root.join(file.as_ref()))) {
            std::thread::sleep(WRITING);
        }
        if !files.is_empty() && preview.update(&files.into_iter().collect::<Vec<_>>()) {
            changed();
        }
    }

    /// The names of one change, which begins with `first`. Says whether one of them is, or was, a folder.
    fn gather(&self, first: notify::Result<Event>, preview: &Preview) -> (BTreeSet<Arc<str>>, bool) {
        let mut files = BTreeSet::new();
        let mut folders = self.note(first, preview, &mut files);
        loop {
            while let Ok(event) = self.events.recv_timeout(QUIET) {
                folders |= self.note(event, preview, &mut files);
            }
            if !files.iter().any(|file| is_empty(&self.root.join(file.as_ref()))) {
                return (files, folders);
            }
            let Ok(event) = self.events.recv_timeout(WRITING) else { return (files, folders) };
            folders |= self.note(event, preview, &mut files);
        }
    }

    /// Adds the names that an event is about. Says whether one of them is, or was, a folder.
    fn note(&self, event: notify::Result<Event>, preview: &Preview, files: &mut BTreeSet<Arc<str>>) -> bool {
        let Ok(event) = event else {
            // Events were lost: everything may have changed.
            files.insert(Arc::from("content"));
            return false;
        };
        // Reading is no change; closing a file that was written to is.
        let is_read = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
        if is_read {
            return false;
        }
        let mut folders = false;
        for path in &event.paths {
            let Some(name) = preview.root().name_of(path) else { continue };
            let is_ours = name.as_ref() == source::CONFIG_FILE
                || ["content", "static", "themes"]
                    .iter()
                    .any(|top| name.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
            if is_ours && source::is_kept(&name) {
                folders |= path.is_dir() || !path.exists() && path.extension().is_none();
                files.insert(name);
            }
        }
        folders
    }
}

/// Whether `file` is there, and holds nothing.
fn is_empty(file: &Path) -> bool {
    file.metadata().is_ok_and(|known| known.is_file() && known.len() == 0)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "an author writes the files that it watches")]
mod tests {
    use std::fs;

    use super::*;
    use crate::locale::{self, Language};
    use crate::project::Project;

    /// A network disk: nobody tells of what another computer writes there.
    #[test]
    fn what_nobody_tells_of_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        write("palier.toml", include_str!("../../starter/site/palier.toml"));
        write("content/a.md", "---\ntitre: Avant\n---\n");
        let root = Root::new(folder.path().to_owned());
        let watch = Watch { watcher: None, ..Watch::start(&root) };
        let clock = Box::new(|| "2026-11-23T09:00:00Z".parse().unwrap());
        let catalogue = locale::catalogue(Language::French, None);
        let preview = Arc::new(Preview::new(Project::open(root, None), clock, catalogue));
        let (told, changes) = mpsc::channel();
        let watched = Arc::clone(&preview);
        std::thread::spawn(move || watch.run(&watched, || told.send(()).unwrap()));
        write("content/a.md", "---\ntitre: Après, et plus loin\n---\n");
        changes.recv().unwrap();
        let site = preview.snapshot().shown.unwrap().site;
        assert!(site.posts.iter().any(|post| post.title.value == "Après, et plus loin"));
    }
}
