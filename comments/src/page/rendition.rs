//! What was rendered, ready to be sent: its bytes as they are and compressed, each with a strong entity tag.

use std::io::Write as _;
use std::sync::OnceLock;

use axum::http::HeaderValue;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Below this, in bytes, compressing costs more than it saves: it fits into one packet anyway.
const WORTH_COMPRESSING: usize = 1024;
/// Good enough to be near the best, quick enough to be done while somebody waits.
const BROTLI_QUALITY: u32 = 5;
const BROTLI_WINDOW: u32 = 20;
const GZIP_LEVEL: u32 = 6;

/// How bytes are coded for the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// As they are.
    Plain,
    /// gzip (RFC 1952).
    Gzip,
    /// Brotli (RFC 7932).
    Brotli,
}

impl Coding {
    /// Its name in `Content-Encoding`.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }
}

/// Bytes in one coding.
#[derive(Clone, Debug)]
pub struct Coded {
    /// The bytes.
    pub bytes: Bytes,
    /// Their entity tag: other bytes, another tag (RFC 9110 §8.8.3.3).
    pub etag: HeaderValue,
    /// How they are coded.
    pub coding: Coding,
}

/// A document that was rendered. A coding is made when somebody first asks for it, and kept.
#[derive(Debug)]
pub struct Rendition {
    /// Its content type.
    pub content_type: HeaderValue,
    plain: Coded,
    gzip: OnceLock<Coded>,
    brotli: OnceLock<Coded>,
}

impl Rendition {
    /// A document.
    #[must_use]
    pub fn new(content_type: &'static str, body: impl Into<Bytes>) -> Self {
        let bytes = body.into();
        let etag = tag(&blake3::hash(&bytes).to_hex()[..22], "");
        Self {
            content_type: HeaderValue::from_static(content_type),
            plain: Coded { bytes, etag, coding: Coding::Plain },
            gzip: OnceLock::new(),
            brotli: OnceLock::new(),
        }
    }

    /// The document in this coding, or as it is where that would not be smaller.
    #[must_use]
    pub fn in_coding(&self, coding: Coding) -> &Coded {
        if self.plain.bytes.len() < WORTH_COMPRESSING {
            return &self.plain;
        }
        match coding {
            Coding::Plain => &self.plain,
            Coding::Gzip => self.gzip.get_or_init(|| self.coded(coding, gzip(&self.plain.bytes), "-gz")),
            Coding::Brotli => self.brotli.get_or_init(|| self.coded(coding, brotli(&self.plain.bytes), "-br")),
        }
    }

    fn coded(&self, coding: Coding, bytes: Vec<u8>, mark: &str) -> Coded {
        if bytes.is_empty() || bytes.len() >= self.plain.bytes.len() {
            return self.plain.clone();
        }
        let hash = self.plain.etag.to_str().unwrap_or_default().trim_matches('"');
        Coded { etag: tag(hash, mark), bytes: bytes.into(), coding }
    }

    /// The room that it takes in memory, its codings included, in bytes: nearly, and never less for long documents.
    pub(super) fn weight(&self) -> u64 {
        (self.plain.bytes.len() * 3 / 2 + 1024) as u64
    }
}

/// The tag of a hexadecimal digest.
fn tag(hash: &str, mark: &str) -> HeaderValue {
    // Digits, letters and `-` are always a value.
    HeaderValue::try_from(format!("\"{hash}{mark}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

/// Writing to a vector cannot fail; if it did, nothing would be sent compressed.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(GZIP_LEVEL));
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut coded = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut coded, 4096, BROTLI_QUALITY, BROTLI_WINDOW);
    let written = encoder.write_all(bytes);
    // Closes the stream.
    drop(encoder);
    if written.is_ok() { coded } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn each_coding_says_the_same_under_a_tag_of_its_own() {
        let text = "Espace de contributions des lecteurs. ".repeat(100);
        let document = Rendition::new("text/html; charset=utf-8", text.clone());
        let (gzip, brotli) = (document.in_coding(Coding::Gzip), document.in_coding(Coding::Brotli));
        let mut read = String::new();
        flate2::read::GzDecoder::new(gzip.bytes.as_ref()).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
        read.clear();
        brotli::Decompressor::new(brotli.bytes.as_ref(), 4096).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
        let tags = [document.in_coding(Coding::Plain), gzip, brotli].map(|coded| coded.etag.to_str().unwrap());
        assert_ne!(tags[0], tags[1]);
        assert_ne!(tags[1], tags[2]);
        assert!(tags.iter().all(|tag| tag.starts_with('"') && tag.ends_with('"')));
    }

    #[test]
    fn what_is_short_is_sent_as_it_is() {
        let document = Rendition::new("text/plain", "Bonjour.");
        assert_eq!(document.in_coding(Coding::Brotli).coding, Coding::Plain);
    }
}
