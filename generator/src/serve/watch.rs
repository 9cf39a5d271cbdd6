//! Which files changed. Editors save by writing, by renaming, twice, or through a temporary file: all of it is a set
//! of names, and what they hold now is what counts.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::Preview;

/// Events that follow each other within this time are one change.
const QUIET: Duration = Duration::from_millis(3);

/// An editor that saves into the same file empties it first: so long its text may take.
const WRITING: Duration = Duration::from_millis(100);

/// After a change of folders, what was put into them before they were watched is looked for once more.
const SECOND_LOOK: Duration = Duration::from_millis(150);

/// How often the time alone is looked at.
const TICK: Duration = Duration::from_secs(20);

/// How often files are looked at where the system cannot tell of changes (network disks).
const POLL: Duration = Duration::from_secs(1);

/// The watcher of a site's folder. Dropped, it stops.
pub struct Watch {
    watcher: Box<dyn Watcher + Send>,
    events: Receiver<notify::Result<Event>>,
    root: PathBuf,
    watched: BTreeSet<PathBuf>,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch").field("root", &self.root).finish_non_exhaustive()
    }
}

impl Watch {
    /// Starts to watch the site in `root`: its content, its static files, its themes and its configuration.
    ///
    /// # Errors
    /// What the system says where nothing can be watched at all.
    pub fn start(root: &Path) -> notify::Result<Self> {
        let (sender, events) = mpsc::channel();
        let recommended = RecommendedWatcher::new(sender.clone(), Config::default());
        let watcher: Box<dyn Watcher + Send> = match recommended {
            Ok(watcher) => Box::new(watcher),
            Err(_) => Box::new(PollWatcher::new(sender, Config::default().with_poll_interval(POLL))?),
        };
        let mut watch = Self { watcher, events, root: root.to_owned(), watched: BTreeSet::new() };
        watch.watcher.watch(root, RecursiveMode::NonRecursive)?;
        watch.watch_folders();
        Ok(watch)
    }

    /// Watches the folders that exist by now.
    fn watch_folders(&mut self) {
        for name in ["content", "static", "themes"] {
            let folder = self.root.join(name);
            if folder.is_dir() && !self.watched.contains(&folder) {
                if self.watcher.watch(&folder, RecursiveMode::Recursive).is_ok() {
                    self.watched.insert(folder);
                }
            } else if !folder.is_dir() {
                self.watched.remove(&folder);
            }
        }
    }

    /// Tells `preview` of every change, and `changed` after each that changed the site. Ends when the watcher is gone.
    pub fn run(mut self, preview: &Preview, mut changed: impl FnMut()) {
        loop {
            match self.events.recv_timeout(TICK) {
                Err(RecvTimeoutError::Timeout) => preview.tick(),
                Err(RecvTimeoutError::Disconnected) => return,
                Ok(event) => {
                    let (files, folders) = self.gather(event, preview);
                    if files.is_empty() {
                        continue;
                    }
                    self.watch_folders();
                    if preview.update(&files.iter().cloned().collect::<Vec<_>>()) {
                        changed();
                    }
                    if folders {
                        std::thread::sleep(SECOND_LOOK);
                        if preview.update(&files.into_iter().collect::<Vec<_>>()) {
                            changed();
                        }
                    }
                }
            }
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
            let is_ours = name.as_ref() == crate::source::CONFIG_FILE
                || ["content", "static", "themes"]
                    .iter()
                    .any(|top| name.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
            if is_ours {
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
