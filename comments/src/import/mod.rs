//! Other services' conversations become ours, once.
//!
//! 1. A parser each ([`isso`], [`wordpress`], [`disqus`], [`remark42`], [`palier`]): a file → [`Gathered`], bounded,
//!    with the place of everything that it could not read. 2. [`html`]: their HTML → our Markdown. 3. [`places`]:
//!    their pages' addresses → our threads. `service::importing` makes a plan of it, tells it, and carries it out.

mod disqus;
mod foreign;
#[cfg(test)]
mod fuzz;
mod html;
mod isso;
mod palier;
mod places;
mod remark42;
#[cfg(test)]
mod tests;
mod wordpress;
mod xml;

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

pub use foreign::{Flaw, Foreign, Gathered, Place, Unreadable, Words};
pub(crate) use html::safe;
pub(crate) use places::Places;

/// Bytes of a file, unpacked.
const LARGEST: u64 = 2 << 30;

/// A service whose conversations can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Isso's SQLite database.
    Isso,
    /// WordPress's export (WXR, « Outils › Exporter »).
    Wordpress,
    /// Disqus's export (XML, gzip or not).
    Disqus,
    /// Remark42's backup (JSON lines, gzip or not).
    Remark42,
    /// Another instance of this service (`palier-comments export`).
    Palier,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 5] = [Self::Isso, Self::Wordpress, Self::Disqus, Self::Remark42, Self::Palier];

    /// The word on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Isso => "isso",
            Self::Wordpress => "wordpress",
            Self::Disqus => "disqus",
            Self::Remark42 => "remark42",
            Self::Palier => "palier",
        }
    }

    /// The source of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.word() == word)
    }

    /// The service's own name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Isso => "Isso",
            Self::Wordpress => "WordPress",
            Self::Disqus => "Disqus",
            Self::Remark42 => "Remark42",
            Self::Palier => "Palier",
        }
    }
}

/// Reads a file of another service. Blocks; nothing is written.
///
/// # Errors
/// [`Unreadable`], of the file as a whole. What is wrong with one comment is in [`Gathered::flawed`].
pub fn read(source: Source, file: &Path) -> Result<Gathered, Unreadable> {
    // A pipe or a device would have us wait, or read, without end.
    if !std::fs::metadata(file)?.is_file() {
        return Err(Unreadable::NotAFile);
    }
    if source == Source::Isso {
        return isso::read(file);
    }
    parse(source, unpacked(BufReader::new(File::open(file)?))?)
}

/// Reads a text of another service.
fn parse(source: Source, text: impl BufRead) -> Result<Gathered, Unreadable> {
    match source {
        Source::Isso => Err(Unreadable::NotOne),
        Source::Wordpress => wordpress::parse(text),
        Source::Disqus => disqus::parse(text),
        Source::Remark42 => remark42::parse(text),
        Source::Palier => palier::parse(text),
    }
}

/// The text, whether it is packed by gzip or not, as far as [`LARGEST`].
fn unpacked<'r>(mut file: impl BufRead + 'r) -> Result<Box<dyn BufRead + 'r>, Unreadable> {
    let is_packed = file.fill_buf()?.starts_with(&[0x1f, 0x8b]);
    Ok(if is_packed {
        Box::new(BufReader::new(Bounded::new(MultiGzDecoder::new(file))))
    } else {
        Box::new(BufReader::new(Bounded::new(file)))
    })
}

/// An error rather than a silent end where there is more than [`LARGEST`].
struct Bounded<R>(std::io::Take<R>);

impl<R: Read> Bounded<R> {
    fn new(file: R) -> Self {
        Self(file.take(LARGEST))
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.0.read(buffer)?;
        if read == 0 && self.0.limit() == 0 && !buffer.is_empty() {
            return Err(std::io::Error::other(format!("more than {} GiB", LARGEST >> 30)));
        }
        Ok(read)
    }
}
