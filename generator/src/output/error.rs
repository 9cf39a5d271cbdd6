//! Why a site could not be written.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Argument, Cause};

/// Why a site could not be written. The words are in the catalogue, under [`OutputError::code`].
#[derive(Debug)]
pub enum OutputError {
    /// The folder holds files, and no manifest: Palier did not make it.
    NotOurs {
        /// The output folder.
        dir: PathBuf,
    },
    /// The folder contains the site's sources, or lies in them.
    OnSources {
        /// The output folder.
        dir: PathBuf,
        /// The source that it would overwrite.
        source_path: PathBuf,
    },
    /// There is a file where the folder should be.
    NotAFolder {
        /// The output folder's path.
        dir: PathBuf,
    },
    /// Another build is writing to the folder.
    Busy {
        /// That build's staging area.
        staging: PathBuf,
    },
    /// The manifest is not one, or is one of a later Palier.
    Manifest {
        /// The manifest.
        file: PathBuf,
    },
    /// A file of the site has a path that leads out of the folder or into Palier's own files.
    BadPath {
        /// The path.
        path: String,
    },
    /// Two files of the site have the same path.
    Duplicate {
        /// The path.
        path: String,
    },
    /// A file that Palier did not make stands where it has to write.
    Foreign {
        /// That file.
        file: PathBuf,
    },
    /// A folder stands where a file has to go.
    FolderInTheWay {
        /// That folder.
        dir: PathBuf,
    },
    /// A file could not be staged, so that the build has a hole.
    Incomplete,
    /// The operating system refused.
    Io {
        /// The file or folder in question.
        path: PathBuf,
        /// Its reason.
        source: io::Error,
    },
}

impl OutputError {
    /// The catalogue's message id.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotOurs { .. } => "sortie-pas-vide",
            Self::OnSources { .. } => "sortie-sur-les-sources",
            Self::NotAFolder { .. } => "sortie-pas-un-dossier",
            Self::Busy { .. } => "sortie-occupee",
            Self::Manifest { .. } => "sortie-manifeste-illisible",
            Self::BadPath { .. } => "sortie-chemin-invalide",
            Self::Duplicate { .. } => "sortie-fichier-en-double",
            Self::Foreign { .. } => "sortie-fichier-etranger",
            Self::FolderInTheWay { .. } => "sortie-dossier-a-la-place",
            Self::Incomplete => "sortie-incomplete",
            Self::Io { source, .. } => match source.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "sortie-disque-plein",
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "sortie-interdite",
                _ => "sortie-impossible",
            },
        }
    }

    /// The same, said of the file's usual place: while it happened, the folder `dir` lay at `aside`.
    pub(super) fn of_folder(mut self, aside: &Path, dir: &Path) -> Self {
        if let Self::Foreign { file: path } | Self::FolderInTheWay { dir: path } | Self::Io { path, .. } = &mut self
            && let Ok(inside) = path.strip_prefix(aside)
        {
            *path = dir.join(inside);
        }
        self
    }

    /// What the message's sentences are filled in with: `chemin`, and `source` or `cause`.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, Argument)> {
        let text = |path: &Path| Argument::from(path.display().to_string());
        let shown = |path: &Path| ("chemin", text(path));
        match self {
            Self::NotOurs { dir } | Self::NotAFolder { dir } | Self::FolderInTheWay { dir } => vec![shown(dir)],
            Self::OnSources { dir, source_path } => vec![shown(dir), ("source", text(source_path))],
            Self::Busy { staging } => vec![shown(staging)],
            Self::Manifest { file } | Self::Foreign { file } => vec![shown(file)],
            Self::BadPath { path } | Self::Duplicate { path } => vec![("chemin", path.as_str().into())],
            Self::Incomplete => Vec::new(),
            Self::Io { path, source } => vec![shown(path), ("cause", Cause::from(source).into())],
        }
    }
}

/// For logs: the code and the facts. People are shown the catalogue's message.
impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())?;
        self.arguments().iter().try_for_each(|(name, value)| write!(f, " {name}={value}"))
    }
}

impl Error for OutputError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// Names the path with which an operation failed.
pub(super) trait At<T> {
    /// The result, with `path` in its error.
    fn at(self, path: &Path) -> Result<T, OutputError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, path: &Path) -> Result<T, OutputError> {
        self.map_err(|source| OutputError::Io { path: path.to_owned(), source })
    }
}
