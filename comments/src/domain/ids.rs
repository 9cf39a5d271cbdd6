//! Names of things: small types that cannot be mistaken for one another.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A site's name in the configuration and in addresses: 1 to 64 of `a–z`, `0–9` and `-`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct SiteKey(String);

impl SiteKey {
    /// Reads a key, or `None` where it is not one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let valid = (1..=64).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        valid.then(|| Self(text.to_owned()))
    }

    /// The key's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A thread's stable id: that of its post in the site's manifest (`identifiant`), 1 to 512 bytes, no control character.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct ThreadKey(String);

impl TryFrom<String> for ThreadKey {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if is_thread_key(&text) { Ok(Self(text)) } else { Err("not a thread's id") }
    }
}

impl ThreadKey {
    /// Reads a key, or `None` where it is empty, too long or holds a control character.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        is_thread_key(text).then(|| Self(text.to_owned()))
    }

    /// The key's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_thread_key(text: &str) -> bool {
    (1..=512).contains(&text.len()) && !text.chars().any(char::is_control)
}

macro_rules! text_key {
    ($($name:ident),*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}
text_key!(SiteKey, ThreadKey);

macro_rules! numbered {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}
numbered!(
    /// A site's row: part of the key of everything that is kept.
    SiteId,
    /// A comment, and its number in addresses (`#commentaire-12`).
    CommentId,
    /// A moderator of one site.
    ModeratorId,
    /// A report by a reader; its number on the receipt.
    ReportId,
    /// Decisions that were taken together and are undone together.
    BatchId,
);

/// A keyed digest (BLAKE3) of something that is not kept itself: a token, an address of the network, a text.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest(pub [u8; 32]);

impl fmt::Debug for Digest {
    /// The first bytes are enough to tell two apart, and too few to be misused.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({:02x}{:02x}…)", self.0[0], self.0[1])
    }
}
