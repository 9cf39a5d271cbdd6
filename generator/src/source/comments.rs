//! The published comments, as the comment service hands them out: read from its address or from a file, and kept for
//! the day when it is away.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use palier_comments::config::ManifestSource;
use palier_comments::manifest::ManifestError;
use palier_comments::manifest::source::{self, Known};
use palier_comments::snapshot::{Snapshot, VERSION};

use super::{CONFIG_FILE, Root};
use crate::diagnostic::{Diagnostic, Severity, Spanned};
use crate::site::Conversations;

/// Where snapshots are kept, below the site's folder. Hosts that keep this folder between builds have comments even
/// when the service is away.
const CACHE: &str = ".palier/cache/commentaires";

/// Reads the snapshot that the site's settings name. A service that is away, or answers nonsense, is a warning: what
/// was read last is shown, and a page never waits for its comments.
pub fn read(root: &Root, setting: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) -> Conversations {
    let kept = Kept::of(root, &setting.value);
    let read = kept.read();
    let known = read.as_ref().map(|(body, etag)| Known::of(body, etag.clone())).unwrap_or_default();
    let (body, fault) = match source::fetch(&source_of(root, &setting.value), &known) {
        Ok(Some(fetched)) => match snapshot(&fetched.body) {
            Ok(snapshot) => {
                // A cache that cannot be written costs the next build a download, and this one nothing.
                let _ = kept.write(&fetched.body, fetched.etag.as_deref());
                return Conversations::of(snapshot);
            }
            Err(cause) => (read, Some(("instantane-illisible", cause))),
        },
        Ok(None) => (read, None),
        Err(ManifestError::Unreadable(cause)) => (read, Some(("instantane-indisponible", cause))),
        Err(fault) => (read, Some(("instantane-illisible", fault.to_string()))),
    };
    let snapshot = body.and_then(|(body, _)| snapshot(&body).ok());
    if let Some((code, cause)) = fault {
        let file: Arc<str> = Arc::from(CONFIG_FILE);
        let diagnostic = Diagnostic::at(code, Severity::Warning, &file, Some(setting.span));
        let stands_in = if snapshot.is_some() { "oui" } else { "non" };
        diagnostics
            .push(diagnostic.with("source", setting.value.as_str()).with("garde", stands_in).with("cause", cause));
    }
    snapshot.map_or_else(Conversations::default, Conversations::of)
}

fn source_of(root: &Root, setting: &str) -> ManifestSource {
    if setting.starts_with("https://") || setting.starts_with("http://") {
        ManifestSource::Url(setting.to_owned())
    } else {
        ManifestSource::File(root.on_disk(setting))
    }
}

fn snapshot(body: &[u8]) -> Result<Snapshot, String> {
    let snapshot: Snapshot = serde_json::from_slice(body).map_err(|error| error.to_string())?;
    if snapshot.version == VERSION { Ok(snapshot) } else { Err(format!("version {}", snapshot.version)) }
}

/// The last good snapshot of one source.
struct Kept {
    body: PathBuf,
    etag: PathBuf,
}

impl Kept {
    fn of(root: &Root, setting: &str) -> Self {
        let hash = blake3::hash(setting.as_bytes()).to_hex();
        let name = |ending: &str| root.on_disk(&format!("{CACHE}/{}.{ending}", &hash[..16]));
        Self { body: name("json"), etag: name("etag") }
    }

    fn read(&self) -> Option<(Vec<u8>, Option<String>)> {
        let body = fs::read(&self.body).ok().filter(|body| snapshot(body).is_ok())?;
        Some((body, fs::read_to_string(&self.etag).ok()))
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

    const EMPTY: &str = r#"{"version":1,"site":"vallons","threads":[]}"#;
    const ONE: &str = r#"{"version":1,"site":"vallons","threads":[{"id":"verger","url":"/verger/","writing":"closed",
        "count":0,"comments":[]}]}"#;

    fn read_with(root: &Root, source: &str) -> (Conversations, Vec<String>) {
        let mut diagnostics = Vec::new();
        let conversations = read(root, &Spanned { value: source.to_owned(), ..Spanned::default() }, &mut diagnostics);
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

        for nonsense in ["", "<!doctype html>", r#"{"version":2,"site":"vallons","threads":[]}"#] {
            fs::write(&file, nonsense).unwrap();
            let (kept, codes) = read();
            assert!(kept.thread("verger").is_some());
            assert_eq!(codes, ["instantane-illisible"], "{nonsense}");
        }
        fs::remove_file(&file).unwrap();
        let (kept, codes) = read();
        assert!(kept.thread("verger").is_some());
        assert_eq!(codes, ["instantane-indisponible"]);

        fs::write(&file, EMPTY).unwrap();
        let (empty, codes) = read();
        assert!(empty.thread("verger").is_none() && codes.is_empty());
    }
}
