//! Which paths the output may use, how they nest, and in which order they are published.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf, absolute};
use std::sync::{PoisonError, RwLock};

use rustc_hash::FxHashSet;

use super::error::OutputError;
use super::manifest;
use crate::path::name_of;

/// The staging area's name inside an output folder.
pub(super) const STAGING: &str = ".palier-staging";

/// Refuses a path that does not name a file inside the output folder, or that names one of Palier's own.
pub(super) fn check(path: &str) -> Result<(), OutputError> {
    let first = path.split('/').next().unwrap_or_default();
    let sound = path.split('/').all(|step| !matches!(step, "" | "." | ".."))
        && !path.contains(|c: char| c == '\\' || c.is_control())
        // What else the operating system gives a meaning to, such as `C:`.
        && Path::new(path).components().all(|step| matches!(step, Component::Normal(_)))
        && first != STAGING
        && first != manifest::NAME;
    if sound { Ok(()) } else { Err(OutputError::BadPath { path: path.to_owned() }) }
}

/// The absolute path without `..`, and without symbolic links as far as it exists.
pub(super) fn resolve(path: &Path) -> io::Result<PathBuf> {
    let path = absolute(path)?;
    for ancestor in path.ancestors() {
        let mut resolved = match fs::canonicalize(ancestor) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            outcome => outcome?,
        };
        for step in path.strip_prefix(ancestor).unwrap_or(Path::new("")).components() {
            match step {
                Component::ParentDir => drop(resolved.pop()),
                step => resolved.push(step),
            }
        }
        return Ok(resolved);
    }
    Ok(path)
}

/// The staging area of a first build: beside the folder, so that one rename publishes it.
pub(super) fn beside(dir: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(dir.file_name().unwrap_or_default());
    name.push(STAGING);
    dir.with_file_name(name)
}

/// When a changed file is published: what pages need (0), pages (1), what announces pages (2).
pub(super) fn rank(path: &str) -> u8 {
    let name = name_of(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "html" => 1,
        "xml" | "rss" | "atom" | "json" | "ics" | "txt" => 2,
        // `_headers`, `_redirects`
        _ if name.starts_with('_') => 2,
        _ => 0,
    }
}

/// The folders above a path, the nearest first.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(folder(path), |path| folder(path))
}

fn folder(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

/// Those of `orphans` that must go before the new files can come: a file where a folder is needed now, or a file in
/// a folder whose name is a file's now. `paths`, which is sorted, are all of the site; `additions` its new ones.
pub(super) fn obstacles<'a>(orphans: &[&'a String], paths: &[String], additions: &[&String]) -> HashSet<&'a str> {
    let needed: HashSet<&str> = additions.iter().flat_map(|path| folders(path)).collect();
    let is_file = |folder: &str| paths.binary_search_by(|path| path.as_str().cmp(folder)).is_ok();
    orphans
        .iter()
        .map(|orphan| orphan.as_str())
        .filter(|orphan| needed.contains(orphan) || folders(orphan).any(is_file))
        .collect()
}

/// The folders that are known to exist: each is made once, whatever the number of files in it and of threads.
#[derive(Debug, Default)]
pub(super) struct Directories {
    known: RwLock<FxHashSet<String>>,
}

impl Directories {
    /// Makes the folders above `path` that are not known yet, outermost first. `make` accepts one that exists.
    pub(super) fn ensure(
        &self,
        path: &str,
        mut make: impl FnMut(&str) -> Result<(), OutputError>,
    ) -> Result<(), OutputError> {
        let is_unknown = |folder: &&str| !self.known.read().unwrap_or_else(PoisonError::into_inner).contains(*folder);
        let unknown: Vec<&str> = folders(path).take_while(is_unknown).collect();
        for folder in unknown.into_iter().rev() {
            make(folder)?;
            // Only now: another thread takes a known folder as one that exists.
            self.known.write().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_inside_the_folder_are_accepted() {
        for path in ["index.html", "a/b/c.pdf", "_headers", ".well-known/security.txt", "a/.palier-manifest"] {
            assert!(check(path).is_ok(), "{path}");
        }
        for path in [
            "",
            "/etc/passwd",
            "../a",
            "a/../../b",
            "a/./b",
            "a//b",
            "a/",
            r"a\b",
            "a\nb",
            "a\u{0}",
            ".palier-manifest",
            ".palier-staging/a",
        ] {
            assert!(check(path).is_err(), "{path}");
        }
    }

    #[test]
    fn a_path_is_resolved_as_far_as_it_exists() {
        let root = tempfile::tempdir().expect("a folder");
        let real = fs::canonicalize(root.path()).expect("exists");
        assert_eq!(resolve(&root.path().join("a/../b/c")).expect("resolves"), real.join("b/c"));
        assert_eq!(beside(&real.join("public")), real.join(".public.palier-staging"));
    }

    #[test]
    fn pages_come_after_what_they_need_and_before_what_announces_them() {
        let mut paths = ["sitemap.xml", "a/index.html", "_headers", "assets/style.1234.css", "a/photo.avif"];
        paths.sort_by_key(|path| (rank(path), *path));
        assert_eq!(paths, ["a/photo.avif", "assets/style.1234.css", "a/index.html", "_headers", "sitemap.xml"]);
    }

    #[test]
    fn a_file_where_a_folder_must_come_goes_first() {
        let own = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>();
        let orphans = own(&["a", "b/c/d", "e/f"]);
        let paths = own(&["a/index.html", "b", "e/g"]);
        let obstacles = obstacles(&orphans.iter().collect::<Vec<_>>(), &paths, &paths.iter().collect::<Vec<_>>());
        assert_eq!(obstacles, HashSet::from(["a", "b/c/d"]));
    }
}
