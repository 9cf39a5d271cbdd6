//! Why the operating system refused something: in the reader's words where it happens often, else in the system's own.

use std::fmt;
use std::io::{self, ErrorKind};

use crate::locale::Catalogue;

/// Why something could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cause {
    /// Which of the catalogue's sentences says it, of the message `system-cause`.
    word: &'static str,
    /// What the system says.
    own: String,
}

impl Cause {
    /// The file is no longer the one that was looked into.
    #[must_use]
    pub fn changed() -> Self {
        Self { word: "change", own: "changed".to_owned() }
    }

    /// There is something of that name, which is no file: a pipe, a socket, a device.
    #[must_use]
    pub fn no_file() -> Self {
        Self { word: "pas-un-fichier", own: "not a file".to_owned() }
    }

    /// It in the words of `catalogue`.
    #[must_use]
    pub fn say(&self, catalogue: &Catalogue) -> String {
        catalogue.with("system-cause", &[("kind", self.word.into()), ("own", self.own.as_str().into())])
    }
}

impl From<&io::Error> for Cause {
    fn from(error: &io::Error) -> Self {
        Self { word: word(error), own: error.to_string() }
    }
}

impl From<&walkdir::Error> for Cause {
    fn from(error: &walkdir::Error) -> Self {
        error.io_error().map_or_else(|| Self { word: "autre", own: error.to_string() }, Self::from)
    }
}

/// For tests and logs, whatever the language.
impl fmt::Display for Cause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.own)
    }
}

fn word(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::NotFound => "introuvable",
        ErrorKind::PermissionDenied => "interdit",
        ErrorKind::StorageFull => "plein",
        ErrorKind::QuotaExceeded => "quota",
        ErrorKind::ReadOnlyFilesystem => "lecture-seule",
        ErrorKind::IsADirectory => "dossier",
        ErrorKind::NotADirectory => "pas-un-dossier",
        ErrorKind::InvalidFilename => "nom-long",
        ErrorKind::AlreadyExists => "existe",
        ErrorKind::FileTooLarge => "trop-gros",
        ErrorKind::ResourceBusy => "occupe",
        ErrorKind::BrokenPipe => "ferme",
        ErrorKind::AddrInUse => "adresse-prise",
        ErrorKind::AddrNotAvailable => "adresse-absente",
        _ => unnamed(error.raw_os_error()),
    }
}

/// What the standard library has no name for, by the number that Unix gives it: the disk fails (`EIO`), or too many files are
/// open (`ENFILE`, `EMFILE`).
fn unnamed(number: Option<i32>) -> &'static str {
    match number.filter(|_| cfg!(unix)) {
        Some(5) => "panne",
        Some(23 | 24) => "trop-ouverts",
        _ => "autre",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{self, Language};

    #[cfg(target_os = "linux")]
    #[test]
    fn what_happens_often_is_said_in_words_and_the_rest_as_the_system_says_it() {
        let catalogue = locale::catalogue(Language::French, None);
        let said = |number| Cause::from(&io::Error::from_raw_os_error(number)).say(&catalogue);
        for (number, words) in [
            (2, "introuvable"),
            (5, "le disque ne répond pas comme il devrait"),
            (13, "accès refusé"),
            (17, "existe déjà"),
            (20, "un fichier se trouve à la place d’un dossier"),
            (21, "c’est un dossier, et non un fichier"),
            (24, "trop de fichiers ouverts à la fois"),
            (28, "il n’y a plus de place sur le disque"),
            (30, "ce disque ne peut qu’être lu"),
            (32, "l’autre programme a cessé d’écouter"),
            (36, "nom trop long ou impossible"),
            (98, "cette adresse est déjà prise par un autre programme"),
            (122, "la place accordée sur le disque est épuisée"),
        ] {
            assert_eq!(said(number), words);
        }
        assert_eq!(said(105), "No buffer space available (os error 105)");
        assert_eq!(Cause::changed().say(&catalogue), "le fichier a changé pendant la construction du site");
        assert_eq!(Cause::no_file().say(&catalogue), "c’est un tube ou un appareil, et non un fichier");
    }
}
