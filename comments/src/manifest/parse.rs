//! The manifest as the generator writes it, and what may stand in it: it comes over a network.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use rustc_hash::{FxBuildHasher, FxHashSet};
use serde::Deserialize;

use super::About;
use crate::domain::{Colours, Mode, NoColours, ThreadFacts, ThreadKey};

/// The most that a manifest may weigh, in bytes: some fifty thousand posts.
pub const LARGEST: u64 = 16 * 1024 * 1024;

/// The only version there is.
const VERSION: u64 = 1;
const MOST_THREADS: usize = 100_000;
const MOST_OLD_URLS: usize = 100;
const MOST_SECTIONS: usize = 1_000;
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
    /// The site has no name that could be shown.
    Name,
    /// A section that cannot be: its folder.
    Section(String),
    /// Colours that cannot be worn.
    Colours(NoColours),
    /// It is that of another site: the address that it says, and that of ours.
    OtherSite(String, String),
    /// It has no thread, where there were so many, and does not say that this is meant.
    Empty(usize),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "the manifest weighs more than {} MiB", LARGEST / (1024 * 1024)),
            Self::Form(cause) => write!(f, "the manifest is not one of palier's: {cause}"),
            Self::Version(version) => write!(f, "the manifest has version {version}, this program reads {VERSION}"),
            Self::TooMany(count) => write!(f, "the manifest has {count} threads, more than {MOST_THREADS}"),
            Self::Thread(id, fault) => write!(f, "in the manifest, the thread `{id}` {fault}"),
            Self::Name => write!(f, "in the manifest, the site's name is empty or too long"),
            Self::Section(folder) => write!(f, "in the manifest, the section `{folder}` has no title, or one too long"),
            Self::OtherSite(said, own) => write!(f, "the manifest is that of {said:?}, and not that of {own}"),
            Self::Empty(before) => write!(
                f,
                "the manifest has no thread any more, where there were {before}, and does not say that this is meant (`closed`)"
            ),
            Self::Colours(fault) => write!(f, "in the manifest, the colour {fault}"),
        }
    }
}

impl std::error::Error for Fault {}

/// The version alone: where a manifest cannot be read, another one is named rather than its unknown form.
#[derive(Deserialize)]
struct Versioned {
    version: u64,
}

#[derive(Deserialize)]
struct Document {
    version: u64,
    /// The site's address.
    site: Option<String>,
    /// The site's name. Older generators do not say it, nor what follows.
    name: Option<String>,
    /// Titles of sections by their folder.
    #[serde(default)]
    sections: BTreeMap<String, String>,
    colours: Option<WrittenColours>,
    /// Whether nothing of the site is discussed, on purpose.
    #[serde(default)]
    closed: bool,
    threads: Vec<Written>,
}

/// Colours by their name, by day and by night.
#[derive(Deserialize)]
struct WrittenColours {
    light: BTreeMap<String, String>,
    dark: BTreeMap<String, String>,
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

/// Reads a manifest: what it says of the site, and its threads.
///
/// # Errors
/// The first [`Fault`].
pub fn parse(body: &[u8]) -> Result<(About, Vec<ThreadFacts>), Fault> {
    if body.len() as u64 > LARGEST {
        return Err(Fault::TooLarge);
    }
    let Document { version, site, name, sections, colours, closed, threads } =
        serde_json::from_slice(body).map_err(|error| match serde_json::from_slice(body) {
            Ok(Versioned { version }) if version != VERSION => Fault::Version(version),
            _ => Fault::Form(error.to_string()),
        })?;
    if version != VERSION {
        return Err(Fault::Version(version));
    }
    let about = about(site, name, sections, colours, closed)?;
    Ok((about, read_threads(threads)?))
}

/// What stands beside the threads.
fn about(
    address: Option<String>,
    name: Option<String>,
    sections: BTreeMap<String, String>,
    colours: Option<WrittenColours>,
    closed: bool,
) -> Result<About, Fault> {
    if name.iter().any(|name| !is_title(name)) {
        return Err(Fault::Name);
    }
    let is_folder = |folder: &String| (1..=LONGEST_WORD).contains(&folder.len());
    let wrong = sections.iter().find(|(folder, title)| !is_folder(folder) || !is_title(title));
    if let Some((folder, _)) = wrong.or_else(|| sections.iter().nth(MOST_SECTIONS)) {
        return Err(Fault::Section(folder.chars().take(80).collect()));
    }
    let colours = colours.map(|written| Colours::read(&written.light, &written.dark)).transpose();
    Ok(About {
        address,
        name: name.map(printable),
        sections: sections.into_iter().map(|(folder, title)| (folder, printable(title))).collect(),
        colours: colours.map_err(Fault::Colours)?,
        closed,
    })
}

/// Whether something can be shown of a title, and it is none without end.
fn is_title(title: &str) -> bool {
    title.len() <= LONGEST_TITLE && title.chars().any(|c| !c.is_control() && !c.is_whitespace())
}

fn printable(title: String) -> String {
    if title.contains(char::is_control) { title.chars().filter(|c| !c.is_control()).collect() } else { title }
}

fn read_threads(threads: Vec<Written>) -> Result<Vec<ThreadFacts>, Fault> {
    if threads.len() > MOST_THREADS {
        return Err(Fault::TooMany(threads.len()));
    }
    let mut seen = FxHashSet::with_capacity_and_hasher(threads.len(), FxBuildHasher);
    for thread in &threads {
        let fault = if seen.insert(&thread.id) { fault(thread) } else { Some("comes twice") };
        if let Some(fault) = fault {
            return Err(Fault::Thread(thread.id.to_string(), fault));
        }
    }
    Ok(threads.into_iter().map(Written::meant).collect())
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
    } else if !is_title(&thread.title) {
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
            title: printable(self.title),
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
        let body = format!(r#"{{"version":1,"site":"https://x.example","threads":[{{{thread}{changes}}}]}}"#);
        parse(body.as_bytes()).map(|(_, threads)| threads)
    }

    fn about(said: &str) -> Result<About, Fault> {
        parse(format!(r#"{{"version":1,{said}"threads":[]}}"#).as_bytes()).map(|(about, _)| about)
    }

    #[test]
    fn what_an_older_generator_does_not_say_is_not_needed() {
        assert_eq!(about(""), Ok(About::default()));
    }

    #[test]
    fn a_site_says_its_name_and_the_titles_of_its_sections() {
        let about = about(r#""name":"Les Trois\u0007 Vallons","sections":{"chantiers":"Nos chantiers"},"#).unwrap();
        assert_eq!(about.name.as_deref(), Some("Les Trois Vallons"));
        assert_eq!(about.sections["chantiers"], "Nos chantiers");
    }

    #[test]
    fn a_name_a_section_or_colours_that_cannot_be_are_refused() {
        assert_eq!(about(r#""name":" ","#), Err(Fault::Name));
        assert_eq!(about(&format!(r#""name":"{}","#, "a".repeat(1_001))), Err(Fault::Name));
        assert_eq!(about(r#""sections":{"chantiers":"\u0007"},"#), Err(Fault::Section("chantiers".to_owned())));
        assert_eq!(about(r#""sections":{"":"Rien"},"#), Err(Fault::Section(String::new())));
        let many: Vec<String> = (0..=1_000).map(|number| format!(r#""{number:04}":"A""#)).collect();
        assert_eq!(about(&format!(r#""sections":{{{}}},"#, many.join(","))), Err(Fault::Section("1000".to_owned())));
        let said = about(r#""colours":{"light":{"ground":"red"},"dark":{}},"#).unwrap_err().to_string();
        assert_eq!(said, "in the manifest, the colour `ground` is not a colour such as `#17503c`");
        assert!(
            about(r#""colours":"red","#).unwrap_err().to_string().starts_with("the manifest is not one of palier's")
        );
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
