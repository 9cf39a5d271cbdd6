//! `palier init`: the site of a new cooperative, ready to build, with one example of each kind.
//!
//! The files are in `starter/site/`. Everything is first written into a hidden folder on the same disk, then put in
//! its place by renaming: a failure leaves nothing behind.
//!
//! Two things differ from what the author gets. Names that start with a dot have none here, lest they apply to this
//! repository: see [`DOTTED`]. And days are counted from the one on which the site is started, in names
//! ([`DAY_IN_NAMES`]) and in texts, so that the examples are neither old nor withheld.

#![allow(clippy::disallowed_methods, reason = "it makes source files, which are not of the site's output")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rust_embed::RustEmbed;

use super::Outcome;
use super::arguments::InitCommand;
use super::console::Console;
use super::new::{MadeFolders, days, fill, write_whole};

/// A new site's files.
#[derive(RustEmbed)]
#[folder = "starter/site"]
struct Starter;

/// The first steps of paths that get a dot.
const DOTTED: [&str; 2] = ["gitignore", "github"];

/// What stands for the day in the starter's names.
const DAY_IN_NAMES: &str = "AAAA-MM-JJ";

/// What stands for the year in the starter's names.
const YEAR_IN_NAMES: &str = "AAAA";

/// The zone of a new site, as its `palier.toml` says.
const ZONE: &str = "Europe/Paris";

/// Starts a site and says what comes next.
pub(super) fn run(console: &Console, command: InitCommand) -> Outcome {
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    let Some(now) = console.now(command.now.as_deref(), &zone) else { return Outcome::Failed };
    let dir = command.dir.display().to_string();
    match start(&command.dir, now.to_zoned_datetime(zone).date()) {
        Ok(()) => {
            console.say("cli-init-done", &[("dir", (&dir).into())]);
            console.say("cli-init-next", &[("dir", (&dir).into())]);
            Outcome::Done
        }
        Err(Failure::NotEmpty) => {
            console.complain("cli-init-not-empty", &[("dir", (&dir).into())]);
            Outcome::Failed
        }
        Err(Failure::Write(path, error)) => {
            console.write_failed(&path.display().to_string(), &error);
            Outcome::Failed
        }
    }
}

/// Why no site was started.
#[derive(Debug)]
enum Failure {
    NotEmpty,
    Write(PathBuf, io::Error),
}

/// Names the place of an error.
trait At<T> {
    fn at(self, path: &Path) -> Result<T, Failure>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, path: &Path) -> Result<T, Failure> {
        self.map_err(|error| Failure::Write(path.to_owned(), error))
    }
}

/// Makes the site in `dir`, which is empty or not there.
fn start(dir: &Path, today: Date) -> Result<(), Failure> {
    let exists = dir.symlink_metadata().is_ok();
    if exists && !is_free(dir).at(dir)? {
        return Err(Failure::NotEmpty);
    }
    // A folder that is there is filled, not replaced: somebody may stand in it, and its owner and rights stay.
    let (made, staging) = if exists {
        (MadeFolders::make(dir).at(dir)?, Staging::create(dir.join(staging_name())))
    } else {
        let dir = std::path::absolute(dir).at(dir)?;
        let parent = dir.parent().unwrap_or(&dir).to_owned();
        (MadeFolders::make(&parent).at(&parent)?, Staging::create(parent.join(staging_name())))
    };
    let staging = staging?;
    for (name, bytes) in files(today) {
        staging.write(&name, &bytes)?;
    }
    if exists {
        staging.spill(dir)?;
    } else {
        fs::rename(&staging.path, dir).at(dir)?;
    }
    drop(staging);
    made.keep();
    Ok(())
}

fn staging_name() -> String {
    format!(".palier-init-{}", std::process::id())
}

/// Whether a folder holds nothing, or only the repository that was made for the site.
fn is_free(dir: &Path) -> io::Result<bool> {
    if !dir.is_dir() {
        return Ok(false);
    }
    for entry in fs::read_dir(dir)? {
        if entry?.file_name() != ".git" {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The new site's files, by their path.
fn files(today: Date) -> Vec<(String, Vec<u8>)> {
    let mut values = days(today);
    values.push(("version", env!("CARGO_PKG_VERSION").to_owned()));
    let filled = |bytes: Vec<u8>| match String::from_utf8(bytes) {
        Ok(text) => fill(&text, &values).into_bytes(),
        // A picture.
        Err(error) => error.into_bytes(),
    };
    Starter::iter()
        .filter_map(|name| Some((final_name(&name, today), filled(Starter::get(&name)?.data.into_owned()))))
        .collect()
}

fn final_name(name: &str, today: Date) -> String {
    let dot = if DOTTED.contains(&name.split('/').next().unwrap_or_default()) { "." } else { "" };
    let dated = name.replace(DAY_IN_NAMES, &today.to_string());
    format!("{dot}{}", dated.replace(YEAR_IN_NAMES, &today.strftime("%Y").to_string()))
}

/// The folder in which a site lies until all of it is written. It goes with its value.
#[derive(Debug)]
struct Staging {
    path: PathBuf,
}

impl Staging {
    fn create(path: PathBuf) -> Result<Self, Failure> {
        fs::create_dir(&path).at(&path)?;
        Ok(Self { path })
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.path.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).at(folder)?;
        }
        write_whole(&path, bytes).at(&path)
    }

    /// Moves everything into `dir`, or nothing.
    fn spill(&self, dir: &Path) -> Result<(), Failure> {
        let mut moved: Vec<PathBuf> = Vec::new();
        for entry in fs::read_dir(&self.path).at(&self.path)? {
            let result = entry.at(&self.path).and_then(|entry| {
                let place = dir.join(entry.file_name());
                fs::rename(entry.path(), &place).at(&place)?;
                moved.push(place);
                Ok(())
            });
            if let Err(failure) = result {
                for place in moved {
                    if let Some(name) = place.file_name() {
                        // What cannot be moved back stays where the author sees it.
                        let _ = fs::rename(&place, self.path.join(name));
                    }
                }
                return Err(failure);
            }
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After the site was renamed, it is not there any more.
        let _ = fs::remove_dir_all(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::config::KindName;
    use crate::project::Project;
    use crate::site::{Preview, Site, review};
    use crate::source::Root;

    const TODAY: Date = jiff::civil::date(2026, 11, 23);

    /// The names in a folder, sorted.
    fn names(dir: &Path) -> Vec<String> {
        let entries = fs::read_dir(dir).expect("a folder");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// What is there for the author to replace.
    const SAID: [&str; 2] = ["valeurs-d-exemple palier.toml"; 2];

    const TOP: [&str; 6] = [".github", ".gitignore", "README.md", "content", "netlify.toml", "palier.toml"];

    /// What `palier check` says of the site in `dir` at 9 o'clock of the day on which it was started.
    fn check(dir: &Path) -> (Vec<String>, std::sync::Arc<Site>) {
        let project = Project::open(Root::new(dir.to_owned()), None);
        let now: Timestamp = "2026-11-23T08:00:00Z".parse().expect("an instant");
        let mut loading = project.assemble(now, Preview::default());
        let (site, _) = loading.site.take().expect("a site");
        review::find(&site, &|file: &str| project.root().shown_text(file), &mut loading.diagnostics);
        let said = loading.diagnostics.iter().map(|found| format!("{} {}", found.code, found.place.file)).collect();
        (said, site)
    }

    #[test]
    fn a_new_site_has_every_kind_and_no_mistake() {
        let home = tempfile::tempdir().expect("a folder");
        let dir = home.path().join("sites/exemple");
        start(&dir, TODAY).expect("started");
        assert_eq!(names(&dir), TOP);
        assert_eq!(names(&home.path().join("sites")), ["exemple"]);
        let (said, site) = check(&dir);
        assert_eq!(said, SAID);
        assert!(site.withheld.is_empty(), "{:?}", site.withheld);
        for (word, kind) in KindName::WORDS {
            assert!(site.posts.iter().any(|post| post.kind.name() == Some(kind)), "no {word}");
        }
    }

    #[test]
    fn every_mark_is_filled_in() {
        for day in [TODAY, jiff::civil::date(2028, 2, 29)] {
            for (name, bytes) in files(day) {
                let text = String::from_utf8_lossy(&bytes);
                // `${{ … }}` is the workflow's own.
                assert!(!text.replace("${{ ", "").contains("{{"), "{name}");
                assert!(!name.contains("AAAA"), "{name}");
            }
        }
    }

    #[test]
    fn an_empty_folder_is_filled_and_a_repository_kept() {
        let home = tempfile::tempdir().expect("a folder");
        fs::create_dir(home.path().join(".git")).expect("made");
        start(home.path(), TODAY).expect("started");
        assert_eq!(names(home.path()), [&[".git"][..], &TOP].concat());
        assert_eq!(check(home.path()).0, SAID);
    }

    #[test]
    fn a_folder_with_anything_in_it_is_left_alone() {
        let home = tempfile::tempdir().expect("a folder");
        fs::write(home.path().join("notes.txt"), "à garder").expect("written");
        for dir in [home.path().to_owned(), home.path().join("notes.txt")] {
            assert!(matches!(start(&dir, TODAY), Err(Failure::NotEmpty)));
        }
        assert_eq!(names(home.path()), ["notes.txt"]);
    }

    #[test]
    fn a_failure_leaves_nothing() {
        let home = tempfile::tempdir().expect("a folder");
        let dir = home.path().join("exemple");
        fs::create_dir(&dir).expect("made");
        let staging = Staging::create(dir.join(staging_name())).expect("made");
        staging.write("content/_index.md", b"a").expect("written");
        staging.write("palier.toml", b"b").expect("written");
        // A name that is taken meanwhile, by a folder that no rename replaces.
        fs::create_dir_all(dir.join("palier.toml/pleine")).expect("made");
        assert!(matches!(staging.spill(&dir), Err(Failure::Write(..))));
        drop(staging);
        assert_eq!(names(&dir), ["palier.toml"]);
        // Parents that are no folders.
        fs::write(home.path().join("fichier"), "").expect("written");
        assert!(start(&home.path().join("fichier/exemple"), TODAY).is_err());
        assert_eq!(names(home.path()), ["exemple", "fichier"]);
    }
}
