//! The files beside SQLite's own: the one place of the store that touches the disk by itself.

#![expect(clippy::disallowed_methods, reason = "this is the store's door to the disk")]

use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::store::Result;

/// Makes a file that its owner alone may read, where there is none: it will hold addresses. One that is there is opened as
/// well, since SQLite does not say why it cannot.
pub(super) fn make_private(path: &Path) -> Result<()> {
    private().create(true).append(true).open(path)?;
    Ok(())
}

/// How a private file is opened.
pub(super) fn private() -> OpenOptions {
    let mut options = File::options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// `comments.db` and `erasures` → `comments.db.erasures`.
pub(super) fn beside(path: &Path, what: &str) -> PathBuf {
    with_suffix(path, &format!(".{what}"))
}

/// The path with more at its end.
pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(OsStr::new(suffix));
    PathBuf::from(name)
}

/// Whether both are one file.
pub(super) fn same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// Removes a file, where it is there.
pub(super) fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Puts a file in another's place, at once and on disk.
pub(super) fn put(from: &Path, to: &Path) -> Result<()> {
    std::fs::rename(from, to)?;
    sync_folder(to)
}

/// Gives a file a second name, which may have been another's.
pub(super) fn link(file: &Path, name: &Path) -> Result<()> {
    remove(name)?;
    std::fs::hard_link(file, name)?;
    sync_folder(name)
}

/// What is in the file is on disk.
pub(super) fn sync(path: &Path) -> Result<()> {
    Ok(File::open(path)?.sync_all()?)
}

/// That the file is there is on disk.
pub(super) fn sync_folder(path: &Path) -> Result<()> {
    match path.parent() {
        Some(folder) if folder != Path::new("") => sync(folder),
        _ => sync(Path::new(".")),
    }
}
