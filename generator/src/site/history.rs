//! The published versions of each tender, as the content's history knows them.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::front_matter::values::Moment;

/// The versions of every tender whose history is known, oldest first, by the tender's file.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Whether there is a history at all: the content lies in a Git repository with its past.
    pub known: bool,
    /// The versions, by file.
    pub versions: HashMap<String, Vec<Version>>,
}

/// One published version of a tender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// From when it was published: it was committed to the published branch or merged into it, or its `publier_le` came.
    pub date: Timestamp,
    /// SHA-256 of the tender's text, in hexadecimal.
    pub checksum: String,
    /// The deadline that it said.
    pub deadline: Option<Moment>,
    /// The earlier deadlines that its corrections told.
    pub told: Vec<Moment>,
    /// The names of the fields that it changed; `texte` for the body. Empty for the first version.
    pub changes: Vec<String>,
    /// The files beside it.
    pub files: Vec<VersionFile>,
    /// The text as it was published.
    pub text: String,
}

/// A file of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionFile {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub checksum: String,
}
