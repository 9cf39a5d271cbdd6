//! What the tests share.

pub(crate) mod comments;
pub(crate) mod http;
pub(crate) mod mail;
pub(crate) mod page;
pub(crate) mod program;
pub(crate) mod readers;
pub(crate) mod site;
pub(crate) mod wait;

use std::path::{Path, PathBuf};

pub(crate) use program::{Ran, palier};
pub(crate) use site::{NOW, Site};

/// The repository: the demonstration site lies at its top.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}
