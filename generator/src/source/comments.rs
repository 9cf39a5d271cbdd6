//! The published comments, as the comment service hands them out: read from its address or from a file, and kept for
//! the day when it is away.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use palier_comments::config::ManifestSource;
use palier_comments::manifest::ManifestError;
use palier_comments::manifest::source::{self, Known};
use palier_comments::snapshot::{Snapshot, Unfit};

use super::{CONFIG_FILE, Root};
use crate::diagnostic::{Diagnostic, Severity, Spanned};
use crate::site::Conversations;

/// Where snapshots are kept, below the site's folder. Hosts that keep this folder between builds have comments even
/// when the service is away.
const CACHE: &str = ".palier/cache/commentaires";

/// Reads the snapshot that the settings of a site name. Its address is the first of `addresses`; a build for a trial
/// address has that one too, and takes the comments of either: those of the site itself, or those of a service that was
/// set up for the trial. A service that is away, or answers nonsense, is a
/// warning: what was read last is shown, and a page never waits for its comments.
pub fn read(
    root: &Root,
    setting: &Spanned<String>,
    addresses: &[&str],
    diagnostics: &mut Vec<Diagnostic>,
) -> Conversations {
    let kept = Kept::of(root, &setting.value, addresses);
    let read = kept.read();
    let known = read.as_ref().map(|(body, etag, _)| Known::of(body, etag.clone())).unwrap_or_default();
    let fault = match source::fetch(&source_of(root, &setting.value), &known) {
        Ok(Some(fetched)) => match Snapshot::read(&fetched.body, addresses) {
            Ok(snapshot) => {
                // A cache that cannot be written costs the next build a download, and this one nothing.
                let _ = kept.write(&fetched.body, fetched.etag.as_deref());
                return Conversations::of(snapshot);
            }
            Err(unfit @ Unfit::OtherSite(_)) => Some(("instantane-autre-site", unfit.to_string())),
            Err(unfit) => Some(("instantane-illisible", unfit.to_string())),
        },
        Ok(None) => None,
        Err(ManifestError::Unreadable(cause)) => Some(("instantane-indisponible", cause)),
        Err(fault) => Some(("instantane-illisible", fault.to_string())),
    };
    if let Some((code, cause)) = fault {
        let file: Arc<str> = Arc::from(CONFIG_FILE);
        let diagnostic = Diagnostic::at(code, Severity::Warning, &file, Some(setting.span));
        let stands_in = if read.is_some() { "oui" } else { "non" };
        let site = addresses.first().copied().unwrap_or_default();
        let diagnostic = diagnostic.with("source", setting.value.as_str()).with("site", site);
        diagnostics.push(diagnostic.with("garde", stands_in).with("cause", cause));
    }
    read.map_or_else(Conversations::default, |(_, _, snapshot)| Conversations::of(snapshot))
}

fn source_of(root: &Root, setting: &str) -> ManifestSource {
    if setting.starts_with("https://") || setting.starts_with("http://") {
        ManifestSource::Url(setting.to_owned())
    } else {
        ManifestSource::File(root.on_disk(setting))
    }
}

/// The last good snapshot of one source.
struct Kept<'a> {
    body: PathBuf,
    etag: PathBuf,
    addresses: &'a [&'a str],
}

impl<'a> Kept<'a> {
    fn of(root: &Root, setting: &str, addresses: &'a [&'a str]) -> Self {
        let hash = blake3::hash(setting.as_bytes()).to_hex();
        let name = |ending: &str| root.on_disk(&format!("{CACHE}/{}.{ending}", &hash[..16]));
        Self { body: name("json"), etag: name("etag"), addresses }
    }

    fn read(&self) -> Option<(Vec<u8>, Option<String>, Snapshot)> {
        let body = fs::read(&self.body).ok()?;
        let snapshot = Snapshot::read(&body, self.addresses).ok()?;
        Some((body, fs::read_to_string(&self.etag).ok(), snapshot))
    }

    /// Keeps the body, then its tag: a tag never stands beside an older body.
    fn write(&self, body: &[u8], etag: Option<&str>) -> io::Result<()> {
        if let Some(folder) = self.body.parent() {
            fs::create_dir_all(folder)?;
        }
        if let Err(error) = fs::remove_file(&self.etag)
            && error.kind() != io::ErrorKind::NotFound
        {
            return Err(error);
        }
        replace(&self.body, body)?;
        etag.map_or(Ok(()), |etag| replace(&self.etag, etag.as_bytes()))
    }
}

/// Writes aside, then renames: whoever reads at the same time finds the old file or the new one.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let aside = path.with_extension(format!("{}.tmp", std::process::id()));
    fs::write(&aside, bytes)?;
    fs::rename(&aside, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://essai.example";
    const TRIAL: &str = "https://essai-42.hebergeur.example";
    const EMPTY: &str = r#"{"version":1,"site":"essai","url":"https://essai.example","threads":[]}"#;
    const ONE: &str = r#"{"version":1,"site":"essai","url":"https://essai.example","threads":[{"id":"verger",
        "url":"/verger/","writing":"closed","count":0,"comments":[]}]}"#;

    fn read_with(root: &Root, source: &str) -> (Conversations, Vec<String>) {
        let mut diagnostics = Vec::new();
        let setting = Spanned { value: source.to_owned(), ..Spanned::default() };
        let conversations = read(root, &setting, &[URL, TRIAL], &mut diagnostics);
        (conversations, diagnostics.iter().map(|diagnostic| diagnostic.code.to_string()).collect())
    }

    #[test]
    fn the_last_good_snapshot_stands_in() {
        let folder = tempfile::tempdir().unwrap();
        let (root, file) = (Root::new(folder.path().to_owned()), folder.path().join("commentaires.json"));
        let read = || read_with(&root, "commentaires.json");

        let (none, codes) = read();
        assert!(none.thread("verger").is_none());
        assert_eq!(codes, ["instantane-indisponible"]);

        fs::write(&file, ONE).unwrap();
        let (one, codes) = read();
        assert!(one.thread("verger").is_some() && codes.is_empty());

        for nonsense in [String::new(), "<!doctype html>".to_owned(), EMPTY.replace("\"version\":1", "\"version\":2")] {
            fs::write(&file, &nonsense).unwrap();
            let (kept, codes) = read();
            assert!(kept.thread("verger").is_some());
            assert_eq!(codes, ["instantane-illisible"], "{nonsense}");
        }
        fs::remove_file(&file).unwrap();
        let (kept, codes) = read();
        assert!(kept.thread("verger").is_some());
        assert_eq!(codes, ["instantane-indisponible"]);

        // That of a service which was set up for the trial address is the site's too; another's is not.
        for (url, expected) in [(TRIAL, None), ("https://ailleurs.example", Some("instantane-autre-site"))] {
            fs::write(&file, ONE.replace(URL, url)).unwrap();
            let (one, codes) = read();
            assert!(one.thread("verger").is_some());
            assert_eq!(codes.first().map(String::as_str), expected, "{url}");
        }

        fs::write(&file, EMPTY).unwrap();
        let (empty, codes) = read();
        assert!(empty.thread("verger").is_none() && codes.is_empty());
    }
}
