//! The manifest as the generator writes it, and what may stand in it: it comes over a network.

use std::collections::HashSet;
use std::fmt;

use jiff::Timestamp;
use serde::Deserialize;

use crate::domain::{Mode, ThreadFacts, ThreadKey};

/// The most that a manifest may weigh, in bytes: some fifty thousand posts.
pub const LARGEST: u64 = 16 * 1024 * 1024;

/// The only version there is.
const VERSION: u64 = 1;
const MOST_THREADS: usize = 100_000;
const MOST_OLD_URLS: usize = 100;
const LONGEST_URL: usize = 2_048;
const LONGEST_TITLE: usize = 1_000;
const LONGEST_WORD: usize = 512;

/// Why a manifest is not taken; the last good one stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// More than [`LARGEST`].
    TooLarge,
    /// Not JSON, or not of this form; with line and column.
    Form(String),
    /// A version that this program does not know.
    Version(u64),
    /// More threads than a site can have.
    TooMany(usize),
    /// A thread that cannot be: its id, and what is wrong with it.
    Thread(String, &'static str),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "the manifest weighs more than {} MiB", LARGEST / (1024 * 1024)),
            Self::Form(cause) => write!(f, "the manifest is not one of palier's: {cause}"),
            Self::Version(version) => write!(f, "the manifest has version {version}, this program reads {VERSION}"),
            Self::TooMany(count) => write!(f, "the manifest has {count} threads, more than {MOST_THREADS}"),
            Self::Thread(id, fault) => write!(f, "in the manifest, the thread `{id}` {fault}"),
        }
    }
}

impl std::error::Error for Fault {}

/// The version alone: it is read first, so that another one is named rather than its unknown form.
#[derive(Deserialize)]
struct Versioned {
    version: u64,
}

#[derive(Deserialize)]
struct Document {
    threads: Vec<Written>,
}

#[derive(Deserialize)]
struct Written {
    id: ThreadKey,
    url: String,
    title: String,
    kind: String,
    mode: Mode,
    programme: Option<String>,
    residence: Option<String>,
    date: Option<Timestamp>,
    #[serde(default)]
    old_urls: Vec<String>,
}

/// Reads a manifest.
///
/// # Errors
/// The first [`Fault`].
pub fn parse(body: &[u8]) -> Result<Vec<ThreadFacts>, Fault> {
    if body.len() as u64 > LARGEST {
        return Err(Fault::TooLarge);
    }
    let form = |error: serde_json::Error| Fault::Form(error.to_string());
    let Versioned { version } = serde_json::from_slice(body).map_err(form)?;
    if version != VERSION {
        return Err(Fault::Version(version));
    }
    let Document { threads } = serde_json::from_slice(body).map_err(form)?;
    if threads.len() > MOST_THREADS {
        return Err(Fault::TooMany(threads.len()));
    }
    let mut seen = HashSet::with_capacity(threads.len());
    threads
        .into_iter()
        .map(|thread| {
            let fault = if seen.insert(thread.id.clone()) { fault(&thread) } else { Some("comes twice") };
            match fault {
                Some(fault) => Err(Fault::Thread(thread.id.to_string(), fault)),
                None => Ok(thread.meant()),
            }
        })
        .collect()
}

fn fault(thread: &Written) -> Option<&'static str> {
    let is_address = |url: &String| {
        url.starts_with('/') && url.len() <= LONGEST_URL && !url.chars().any(|c| c.is_control() || c.is_whitespace())
    };
    let is_word = |word: &String| (1..=LONGEST_WORD).contains(&word.len()) && !word.chars().any(char::is_control);
    if !is_address(&thread.url) {
        Some("has an address that is none below the site's")
    } else if thread.old_urls.len() > MOST_OLD_URLS {
        Some("has more old addresses than a page can have had")
    } else if !thread.old_urls.iter().all(is_address) {
        Some("has an old address that is none below the site's")
    } else if thread.title.chars().all(char::is_control) || thread.title.len() > LONGEST_TITLE {
        Some("has no title, or one too long")
    } else if !is_word(&thread.kind) {
        Some("has no kind, or one too long")
    } else if !thread.programme.iter().chain(&thread.residence).all(is_word) {
        Some("belongs to a programme or residence that cannot be")
    } else {
        None
    }
}

impl Written {
    fn meant(self) -> ThreadFacts {
        ThreadFacts {
            key: self.id,
            url: self.url,
            title: self.title.chars().filter(|c| !c.is_control()).collect(),
            kind: self.kind,
            mode: self.mode,
            programme: self.programme,
            residence: self.residence,
            published_at: self.date,
            old_urls: self.old_urls,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(changes: &str) -> Result<Vec<ThreadFacts>, Fault> {
        let thread = r#""id":"verger/hors-eau","url":"/chantiers/verger/","title":"Hors d’eau","kind":"avancement","mode":"ouverts""#;
        parse(format!(r#"{{"version":1,"site":"https://x.example","threads":[{{{thread}{changes}}}]}}"#).as_bytes())
    }

    #[test]
    fn what_the_generator_writes_is_read() {
        let more = r#","programme":"verger","date":"2026-11-06T00:00:00Z","old_urls":["/ancien/"],"later":1"#;
        let threads = one(more).unwrap();
        assert_eq!(threads[0].key.as_str(), "verger/hors-eau");
        assert_eq!(threads[0].programme.as_deref(), Some("verger"));
        assert_eq!(threads[0].published_at.unwrap().to_string(), "2026-11-06T00:00:00Z");
        assert_eq!(threads[0].old_urls, ["/ancien/"]);
        assert_eq!(one("").unwrap()[0].old_urls, [""; 0]);
    }

    #[test]
    fn what_cannot_be_is_refused_as_a_whole() {
        let check = |body: &str, message: &str| assert_eq!(parse(body.as_bytes()).unwrap_err().to_string(), message);
        check(r#"{"version":2,"threads":{}}"#, "the manifest has version 2, this program reads 1");
        check("<html>", "the manifest is not one of palier's: expected value at line 1 column 1");
        let thread = |url: &str, more: &str| {
            let thread = format!(r#"{{"id":"a","url":"{url}","title":"A","kind":"page","mode":"fermes"{more}}}"#);
            format!(r#"{{"version":1,"threads":[{thread},{thread}]}}"#)
        };
        let outside = "in the manifest, the thread `a` has an address that is none below the site's";
        check(&thread("https://elsewhere.example/", ""), outside);
        check(&thread("/a b", ""), outside);
        check(&thread("/a", ""), "in the manifest, the thread `a` comes twice");
        let old = "in the manifest, the thread `a` has an old address that is none below the site's";
        check(&thread("/a", r#","old_urls":["javascript:alert(1)"]"#), old);
        let mode = thread("/a", "").replace("fermes", "libres");
        assert!(parse(mode.as_bytes()).unwrap_err().to_string().contains("unknown variant `libres`"));
        assert_eq!(parse(&vec![b' '; 17 << 20]), Err(Fault::TooLarge));
    }
}
