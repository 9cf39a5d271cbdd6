//! Every file, looked at again and again. The system does not tell of all changes: not of those that another computer makes on
//! a network disk, nor in a folder that it has no room left to watch. What looking finds is small, so it may happen often.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustc_hash::FxHashMap;

use crate::media::Stat;
use crate::source::Root;

/// How long after one look the next one comes, at least.
const PAUSE: Duration = Duration::from_secs(1);

/// Looking takes no more of the time than one part in so many, however many files there are and however slow the disk is.
const SHARE: u32 = 50;

/// What the files of a site were like when they were last looked at.
#[derive(Debug)]
pub(super) struct Sweep {
    root: Root,
    seen: FxHashMap<Arc<str>, Stat>,
    next: Instant,
}

impl Sweep {
    /// Looks at the site in `root` for the first time.
    pub(super) fn new(root: Root) -> Self {
        let mut sweep = Self { root, seen: FxHashMap::default(), next: Instant::now() };
        sweep.look();
        sweep
    }

    /// How long it is until the next look.
    pub(super) fn pause(&self) -> Duration {
        self.next.saturating_duration_since(Instant::now())
    }

    /// The files that came, went or changed since the last look, but for those that were noted.
    pub(super) fn look(&mut self) -> BTreeSet<Arc<str>> {
        let start = Instant::now();
        let now = self.root.stats();
        let came = now.iter().filter(|(file, stat)| self.seen.get(*file) != Some(*stat)).map(|(file, _)| file);
        let went = self.seen.keys().filter(|file| !now.contains_key(*file));
        let changed = came.chain(went).cloned().collect();
        self.seen = now;
        self.next = Instant::now() + PAUSE.max(start.elapsed() * SHARE);
        changed
    }

    /// Takes note of a change of `files` that the system told of.
    pub(super) fn note(&mut self, files: &BTreeSet<Arc<str>>) {
        for file in files {
            match self.root.stat(file) {
                Ok(stat) if self.root.on_disk(file).is_file() => self.seen.insert(Arc::clone(file), stat),
                _ => self.seen.remove(file),
            };
        }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "an author writes the files that it looks at")]
mod tests {
    use std::fs;

    use super::*;

    fn names(files: &BTreeSet<Arc<str>>) -> Vec<&str> {
        files.iter().map(AsRef::as_ref).collect()
    }

    #[test]
    fn each_change_is_seen_once() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("palier.toml", "");
        write("content/a.md", "a");
        write("content/photos/b.jpg", "b");
        let mut sweep = Sweep::new(Root::new(folder.path().to_owned()));
        assert!(names(&sweep.look()).is_empty());

        write("content/a.md", "another");
        write("themes/parvis/assets/x.css", "");
        fs::rename(folder.path().join("content/photos"), folder.path().join("content/images")).unwrap();
        let all = ["content/a.md", "content/images/b.jpg", "content/photos/b.jpg", "themes/parvis/assets/x.css"];
        assert_eq!(names(&sweep.look()), all);
        assert!(names(&sweep.look()).is_empty());

        write("palier.toml", "[site]");
        fs::remove_file(folder.path().join("content/a.md")).unwrap();
        sweep.note(&BTreeSet::from(["content/a.md".into()]));
        assert_eq!(names(&sweep.look()), ["palier.toml"]);
        assert!(sweep.pause() > Duration::ZERO);
    }
}
