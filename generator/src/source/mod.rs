//! Disk → the site's own files: the only reader of content, theme and configuration.

#![allow(clippy::disallowed_methods, reason = "this is the door through which files are read")]

pub mod comments;
mod conflict;
pub mod history;
mod lookalikes;
mod sheets;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use walkdir::{DirEntry, WalkDir};

pub use self::conflict::conflicts;

use crate::diagnostic::{Cause, Diagnostic, Severity, Span};
use crate::media::{Facts, Record, Stat, facts};
use crate::sheet;
use crate::site::{File, Files};
use crate::theme::Overrides;

/// The configuration's file.
pub const CONFIG_FILE: &str = "palier.toml";

/// The largest content file that is read, in bytes.
const MAX_TEXT: u64 = 4 * 1024 * 1024;

/// Room for nearly every content file, in bytes: so the system is not asked for a file's length.
const USUAL_TEXT: usize = 16 * 1024;

/// How a text in UTF-16 starts, which Windows' editors call « Unicode ».
const UTF_16: [[u8; 2]; 2] = [[0xff, 0xfe], [0xfe, 0xff]];

/// A site's folder.
#[derive(Clone, Debug)]
pub struct Root {
    path: PathBuf,
}

/// What lies in a site's folder.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// The content files (`content/…​.md`), sorted.
    pub posts: Vec<Arc<str>>,
    /// The other files of `content/` and `static/`.
    pub files: Files,
    /// What was found out about them.
    pub record: Record,
}

/// What a walk through folders finds.
#[derive(Debug, Default)]
struct Found {
    files: Vec<Arc<str>>,
    problems: Vec<Diagnostic>,
}

impl Found {
    fn add(&mut self, mut other: Self) {
        self.files.append(&mut other.files);
        self.problems.append(&mut other.problems);
    }
}

impl Root {
    /// The site in `path`.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The place on disk of a file of the site.
    #[must_use]
    pub fn on_disk(&self, file: &str) -> PathBuf {
        self.path.join(file)
    }

    /// The name within the site of a place on disk, with `/`; `None` where it lies outside.
    #[must_use]
    pub fn name_of(&self, path: &Path) -> Option<Arc<str>> {
        let relative = path.strip_prefix(&self.path).ok()?.to_str()?;
        Some(if MAIN_SEPARATOR == '/' { Arc::from(relative) } else { Arc::from(relative.replace(MAIN_SEPARATOR, "/")) })
    }

    /// The text of a file, for reading it or for showing its lines in a message.
    ///
    /// # Errors
    /// A diagnostic: the file cannot be read, is larger than 4 MiB, or is not UTF-8.
    pub fn text(&self, file: &Arc<str>) -> Result<String, Box<Diagnostic>> {
        let path = self.on_disk(file);
        let read = || -> io::Result<Vec<u8>> {
            let mut bytes = Vec::with_capacity(USUAL_TEXT);
            fs::File::open(&path)?.take(MAX_TEXT + 1).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = read().map_err(|error| Box::new(unreadable(file, &error)))?;
        if bytes.len() as u64 > MAX_TEXT {
            return Err(Box::new(Diagnostic::at("fichier-trop-gros", Severity::Error, file, None)));
        }
        // The standard library takes longer to look at accented letters than to copy them all.
        simdutf8::compat::from_utf8(&bytes).map(str::to_owned).map_err(|error| {
            let valid = error.valid_up_to();
            Box::new(Diagnostic::error("pas-utf8", file, Span::new(valid, valid)))
        })
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// The operating system's; or it is no file: a pipe would be waited for until somebody writes to it, and a device may never
    /// end.
    pub fn bytes(&self, file: &str) -> io::Result<Vec<u8>> {
        let path = self.on_disk(file);
        if !fs::metadata(&path)?.is_file() {
            return Err(io::ErrorKind::Unsupported.into());
        }
        fs::read(path)
    }

    /// The text of a file for a message: what is not UTF-8 is replaced, but for a sheet, which is read as it was before, and
    /// what says that it is UTF-16, so that its author recognises it.
    #[must_use]
    pub fn shown_text(&self, file: &str) -> Option<String> {
        let bytes = self.bytes(file).ok()?;
        let is_known = sheet::is_sheet(file) || bytes.starts_with(&UTF_16[0]) || bytes.starts_with(&UTF_16[1]);
        let text = if is_known { sheet::decoded(&bytes) } else { String::from_utf8_lossy(&bytes) };
        Some(text.into_owned())
    }

    /// What the system says of a file.
    ///
    /// # Errors
    /// The operating system's; or it is no file.
    pub fn stat(&self, file: &str) -> Result<Stat, Cause> {
        let metadata = fs::metadata(self.on_disk(file)).map_err(|error| Cause::from(&error))?;
        if metadata.is_file() { Ok(Stat::of(&metadata)) } else { Err(Cause::no_file()) }
    }

    /// What the system says of every file that the site is made of.
    #[must_use]
    pub fn stats(&self) -> FxHashMap<Arc<str>, Stat> {
        let mut found = Found::default();
        ["content", "static", "themes"].into_iter().for_each(|folder| found.add(self.walk(folder)));
        found.files.push(Arc::from(CONFIG_FILE));
        let looked_at = |file: Arc<str>| self.stat(&file).ok().map(|stat| (file, stat));
        found.files.into_par_iter().filter_map(looked_at).collect::<Vec<_>>().into_iter().collect()
    }

    /// Everything in `content/` and `static/`. Pictures that are `known` are not read again.
    pub fn scan(&self, known: &Record, diagnostics: &mut Vec<Diagnostic>) -> Tree {
        let (posts, others) = self.names(diagnostics);
        diagnostics.extend(posts.iter().chain(&others).filter_map(|name| self.lookalike(name)));
        let mut tree = Tree { posts, ..Tree::default() };
        let looked_at: Vec<_> = others.par_iter().map(|name| self.look_at(name, known)).collect();
        for (name, looked_at) in others.into_iter().zip(looked_at) {
            match looked_at {
                Ok((stat, file)) => {
                    if file.facts != Facts::Other {
                        tree.record.insert(&name, stat, file.facts.clone());
                    }
                    tree.files.insert(name, file);
                }
                Err(cause) => {
                    diagnostics.push(unreadable(&name, cause.clone()));
                    // It is there all the same: what leads to it is not broken.
                    tree.files.insert(Arc::clone(&name), File::new(&name, 0, Facts::Unread(cause)));
                }
            }
        }
        tree
    }

    /// A file that was meant as a page, and would be missing without a word.
    fn lookalike(&self, name: &Arc<str>) -> Option<Diagnostic> {
        let meant = lookalikes::meant_name(self, name)?;
        Some(Diagnostic::at("page-mal-nommee", Severity::Warning, name, None).with("nom", meant))
    }

    /// The names of the content files, sorted.
    #[must_use]
    pub fn posts(&self) -> Vec<Arc<str>> {
        self.names(&mut Vec::new()).0
    }

    /// The names of the content files and those of the other files of `content/` and `static/`, both sorted.
    fn names(&self, diagnostics: &mut Vec<Diagnostic>) -> (Vec<Arc<str>>, Vec<Arc<str>>) {
        let mut found = self.walk("content");
        found.add(self.walk("static"));
        diagnostics.append(&mut found.problems);
        let (mut posts, mut others): (Vec<_>, Vec<_>) = found.files.into_iter().partition(|name| is_content(name));
        posts.par_sort_unstable();
        others.par_sort_unstable();
        (posts, others)
    }

    /// The site's own files for its theme.
    pub fn theme(&self, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Overrides {
        let folder = format!("themes/{name}");
        let mut found = self.walk(&folder);
        diagnostics.append(&mut found.problems);
        let mut overrides = BTreeMap::new();
        for name in found.files {
            match self.bytes(&name) {
                Ok(bytes) => {
                    overrides.insert(name[folder.len() + 1..].to_owned(), bytes);
                }
                Err(error) => diagnostics.push(unreadable(&name, &error)),
            }
        }
        overrides
    }

    /// What lies below a folder, in no order: each folder of its second level is walked through on whatever core is free.
    fn walk(&self, folder: &str) -> Found {
        let top = self.path.join(folder);
        if !top.exists() {
            return Found::default();
        }
        let (mut found, mut branches) = (Found::default(), Vec::new());
        self.walk_to(folder, WalkDir::new(&top).max_depth(2), &mut found, |entry| {
            if entry.depth() == 2 {
                branches.push(entry.into_path());
            }
        });
        let of_branch = |branch: PathBuf| {
            let mut found = Found::default();
            self.walk_to(folder, WalkDir::new(branch), &mut found, |_| {});
            found
        };
        let below: Vec<Found> = branches.into_par_iter().map(of_branch).collect();
        below.into_iter().for_each(|below| found.add(below));
        found
    }

    /// Walks, below the folder `top`, and gives each folder to `met`.
    fn walk_to(&self, top: &str, walk: WalkDir, found: &mut Found, mut met: impl FnMut(DirEntry)) {
        for entry in walk.into_iter().filter_entry(is_wanted) {
            match entry {
                Err(error) => {
                    let path = error.path().and_then(|path| self.name_of(path)).unwrap_or_else(|| Arc::from(top));
                    found.problems.push(unreadable(&path, &error));
                }
                Ok(entry) if entry.file_type().is_dir() => met(entry),
                Ok(entry) => self.note(&entry, found),
            }
        }
    }

    fn note(&self, entry: &DirEntry, found: &mut Found) {
        let Some(name) = self.name_of(entry.path()) else {
            let shown: Arc<str> = Arc::from(entry.path().to_string_lossy());
            found.problems.push(Diagnostic::at("nom-illisible", Severity::Error, &shown, None));
            return;
        };
        if entry.path_is_symlink() {
            found.problems.push(Diagnostic::at("lien-symbolique", Severity::Warning, &name, None));
            return;
        }
        // What is no page is looked at before it is read, and what is one is not: for that there are too many.
        if is_content(&name) && !entry.file_type().is_file() {
            found.problems.push(unreadable(&name, Cause::no_file()));
            return;
        }
        found.files.push(name);
    }

    fn look_at(&self, file: &str, known: &Record) -> Result<(Stat, File), Cause> {
        let stat = self.stat(file)?;
        let facts = match known.get(file, &stat) {
            Some(facts) => facts.clone(),
            None => facts::find(file, stat.size, || self.bytes(file)).map_err(|error| Cause::from(&error))?,
        };
        Ok((stat, File::new(file, stat.size, facts)))
    }
}

fn unreadable(file: &Arc<str>, cause: impl Into<Cause>) -> Diagnostic {
    Diagnostic::at("fichier-illisible", Severity::Error, file, None).with("raison", cause.into())
}

/// Whether a file is a page of content.
#[must_use]
pub fn is_content(name: &str) -> bool {
    name.starts_with("content/") && name.ends_with(".md")
}

/// A folder of files that programs look for (RFC 8615): the proof that a domain is one's own, how to report a weakness.
const WELL_KNOWN: &str = ".well-known";

/// Whether a file of the site is its author's, and not what editors and systems put beside those.
#[must_use]
pub fn is_kept(file: &str) -> bool {
    file.split('/').all(is_authors)
}

fn is_wanted(entry: &DirEntry) -> bool {
    entry.depth() == 0 || is_authors(&entry.file_name().to_string_lossy())
}

fn is_authors(name: &str) -> bool {
    let is_hidden = name.starts_with('.') && name != WELL_KNOWN;
    let temporary = name.ends_with('~') || name.ends_with(".swp") || name.ends_with(".tmp") || name.starts_with("~$");
    !(is_hidden || temporary || name == "Thumbs.db" || name == "desktop.ini")
}
