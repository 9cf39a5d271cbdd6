//! The double of a published site, which visitors see while the site itself is being changed.
//!
//! To replace many files takes many renames, and whoever looked in between, or came after a build that was killed
//! there, would find the pages of two builds. So the folder and its double change places first: one step for the system
//! (`renameat2(2)`, `RENAME_EXCHANGE`). The changes are made where nobody looks, and the folder comes back in one step
//! too. It stays itself: a server or a container that has it open goes on seeing it (and may see the changes being made).
//! Where a build was killed in between, the next one [brings it back](bring_back).
//!
//! A double costs a second name of each file, not its bytes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::{At, OutputError};
use super::{access, staging};

/// In the staging area: where the folder lies while its double is in its place, and which folder that is.
const ASIDE: &str = "aside";
const NUMBER: &str = "number";

/// Has `change` work on the folder `dir` unseen: it is told where in the staging area `area` the folder lies meanwhile.
///
/// Where the system cannot do this, `change` works in everybody's sight.
///
/// # Errors
///
/// Those of `change`, about files in `dir`; and when the folder cannot come back: its double then stays in its place.
pub(super) fn unseen<T>(
    dir: &Path,
    area: &Path,
    change: impl FnOnce(&Path) -> Result<T, OutputError>,
) -> Result<T, OutputError> {
    let aside = area.join(ASIDE);
    if step_aside(dir, area).is_err() {
        // What a double that is not whole takes of the disk may be wanted.
        drop(fs::remove_dir_all(&aside));
        return change(dir);
    }
    let outcome = change(&aside).map_err(|error| error.of_folder(&aside, dir));
    exchange(dir, &aside).at(dir)?;
    outcome
}

/// Puts a double in the place of the folder `dir`.
fn step_aside(dir: &Path, area: &Path) -> io::Result<()> {
    if area.starts_with(dir) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let aside = area.join(ASIDE);
    fs::create_dir(&aside)?;
    fill(dir, &aside)?;
    fs::write(area.join(NUMBER), number(dir)?)?;
    exchange(dir, &aside)
}

/// Where a build was killed while the double stood for the folder `dir`: has the folder, with the double's files, in its
/// place again. Cleared away with that build's area, it would be empty for whoever has it open.
pub(super) fn bring_back(dir: &Path, area: &Path) -> Result<(), OutputError> {
    let aside = area.join(ASIDE);
    let stepped_aside = fs::read_to_string(area.join(NUMBER)).ok();
    if stepped_aside.is_none() || number(&aside).ok() != stepped_aside {
        return Ok(());
    }
    staging::empty(&aside, None)?;
    fill(dir, &aside).and_then(|()| exchange(dir, &aside)).at(dir)
}

/// Gives every file in `folder` a second name in the empty folder `double`. What a stranger put there is part of what
/// visitors see, and so is who may look.
fn fill(folder: &Path, double: &Path) -> io::Result<()> {
    let mut folders: Vec<(PathBuf, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, second, kind) = (entry.path(), double.join(entry.file_name()), entry.file_type()?);
        if kind.is_dir() {
            fs::create_dir(&second)?;
            folders.push((path, second));
        } else {
            fs::hard_link(path, second)?;
        }
    }
    folders.into_par_iter().try_for_each(|(folder, double)| fill(&folder, &double))?;
    // Last: it may be closed to us too.
    access::copy(folder, double)
}

/// What is at each of two paths goes to the other, at once.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// What a folder is known by, wherever it lies.
#[cfg(unix)]
fn number(folder: &Path) -> io::Result<String> {
    use std::os::unix::fs::MetadataExt as _;
    Ok(fs::metadata(folder)?.ino().to_string())
}

#[cfg(not(unix))]
fn number(_: &Path) -> io::Result<String> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

    use super::*;

    fn read(folder: &Path, name: &str) -> String {
        fs::read_to_string(folder.join(name)).expect("a text")
    }

    fn number(path: &Path) -> String {
        super::number(path).expect("exists")
    }

    /// A site in the folder that is returned second, and a staging area.
    fn site() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let root = tempfile::tempdir().expect("a folder");
        let (dir, area) = (root.path().join("public"), root.path().join("area"));
        fs::create_dir_all(dir.join("a/b")).expect("made");
        fs::create_dir(&area).expect("made");
        for name in ["index.html", "a/b/index.html"] {
            fs::write(dir.join(name), "old").expect("written");
        }
        (root, dir, area)
    }

    #[test]
    fn visitors_see_the_old_site_until_the_new_one_is_whole() {
        let (_root, dir, area) = site();
        fs::set_permissions(dir.join("a"), fs::Permissions::from_mode(0o2750)).expect("set");
        std::os::unix::fs::symlink("a", dir.join("strange")).expect("made");
        let folder = number(&dir);
        let unchanged = number(&dir.join("a/b/index.html"));
        unseen(&dir, &area, |hidden| {
            assert_eq!(number(hidden), folder);
            fs::rename(hidden.join("index.html"), hidden.join("gone.html")).at(hidden)?;
            fs::write(hidden.join("index.html"), "new").at(hidden)?;
            assert_eq!(read(&dir, "index.html"), "old");
            assert_eq!(read(&dir, "strange/b/index.html"), "old");
            assert!(!dir.join("gone.html").exists());
            assert_eq!(fs::metadata(dir.join("a")).expect("exists").mode() & 0o7777, 0o2750);
            Ok(())
        })
        .expect("changed");
        assert_eq!((read(&dir, "index.html").as_str(), read(&dir, "gone.html").as_str()), ("new", "old"));
        assert_eq!(
            (number(&dir), number(&dir.join("a/b/index.html"))),
            (folder, unchanged),
            "itself, as is what stayed"
        );
    }

    #[test]
    fn a_change_that_fails_is_told_of_the_file_in_its_place() {
        let (_root, dir, area) = site();
        let file = |folder: &Path| folder.join("a/b/index.html");
        let outcome: Result<(), _> = unseen(&dir, &area, |hidden| Err(OutputError::Foreign { file: file(hidden) }));
        let Err(OutputError::Foreign { file: told }) = outcome else { panic!("{outcome:?}") };
        assert_eq!(told, file(&dir));
        assert_eq!(read(&dir, "index.html"), "old");
    }

    #[test]
    fn where_no_double_can_be_made_the_folder_is_changed_where_it_is() {
        let (_root, dir, area) = site();
        let aside = area.join(ASIDE);
        fs::create_dir(&aside).expect("made");
        fs::write(aside.join("here"), "already").expect("written");
        let told = unseen(&dir, &area, |folder| Ok(folder.to_owned())).expect("changed");
        assert_eq!(told, dir);
        assert!(!aside.exists());
    }

    #[test]
    fn an_area_in_the_folder_is_no_place_for_it() {
        let (_root, dir, _) = site();
        let area = dir.join("area");
        fs::create_dir(&area).expect("made");
        let told = unseen(&dir, &area, |folder| Ok(folder.to_owned())).expect("changed");
        assert_eq!(told, dir);
        assert_eq!(fs::read_dir(&area).expect("read").count(), 0, "nothing was copied into itself");
    }

    #[test]
    fn a_folder_whose_build_was_killed_comes_back() {
        let (_root, dir, area) = site();
        let (folder, file) = (number(&dir), number(&dir.join("index.html")));
        step_aside(&dir, &area).expect("a double");
        let aside = area.join(ASIDE);
        fs::remove_file(aside.join("index.html")).expect("removed");
        fs::write(aside.join("new.html"), "new").expect("written");
        bring_back(&dir, &area).expect("back");
        assert_eq!((number(&dir), number(&dir.join("index.html"))), (folder.clone(), file));
        assert_eq!(read(&dir, "a/b/index.html"), "old");
        assert!(!dir.join("new.html").exists());
        // Where it never went away, or is back, nothing is to be done.
        bring_back(&dir, &area).expect("there");
        assert_eq!(number(&dir), folder);
    }
}
