//! The database's files beside SQLite's own: the one place of the store that touches the disk by itself.

use std::fs::{File, OpenOptions};
use std::path::Path;

use crate::store::Result;

/// Makes a file that its owner alone may read, where there is none: it will hold addresses.
pub(super) fn make_private(path: &Path) -> Result<()> {
    if !path.exists() {
        private().create(true).append(true).open(path)?;
    }
    Ok(())
}

/// How a private file is opened.
pub(super) fn private() -> OpenOptions {
    let mut options = File::options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
