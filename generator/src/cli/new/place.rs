//! A new file on the disk: whole or not at all, never over another one.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Writes a new file, with the folders that it needs: whole, or not at all, and never over one that is there.
pub(super) fn place(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let Some(folder) = path.parent() else { return Err(io::ErrorKind::InvalidInput.into()) };
    if path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let made = MadeFolders::make(folder)?;
    let temporary = folder.join(format!(".palier-{}.tmp", std::process::id()));
    let written = write_whole(&temporary, bytes).and_then(|()| name_finally(&temporary, path));
    // After a link, the temporary name is one too many; after a rename or a failure to create, it is not there.
    let _ = fs::remove_file(&temporary);
    written?;
    made.keep();
    Ok(())
}

/// Writes a file that is not there, down to the disk.
pub(in crate::cli) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Gives a file its final name. A link fails where that name is taken, a rename would replace what has it; but not
/// every file system has links.
fn name_finally(temporary: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(temporary, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && path.symlink_metadata().is_err() => {
            fs::rename(temporary, path)
        }
        result => result,
    }
}

/// Folders that were made for what goes into them. They go again, where they are empty, unless they are kept.
#[derive(Debug)]
pub(in crate::cli) struct MadeFolders {
    /// The outermost first.
    made: Vec<PathBuf>,
}

impl MadeFolders {
    /// Makes `folder` and those above it which are not there.
    pub(in crate::cli) fn make(folder: &Path) -> io::Result<Self> {
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let missing: Vec<&Path> = folder.ancestors().take_while(is_missing).collect();
        let mut folders = Self { made: Vec::new() };
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => folders.made.push(folder.to_owned()),
                // Somebody else was faster.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(folders)
    }

    /// They stay.
    pub(in crate::cli) fn keep(mut self) {
        self.made.clear();
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        for folder in self.made.iter().rev() {
            // One that somebody has put something into meanwhile stays.
            let _ = fs::remove_dir(folder);
        }
    }
}
