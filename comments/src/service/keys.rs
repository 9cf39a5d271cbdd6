//! What signs, digests and seals: one secret, a key of its own for each purpose.
//!
//! Keys are derived by BLAKE3's `derive_key`, tokens and digests are BLAKE3 in keyed mode, sealed values are
//! ChaCha20-Poly1305 (RFC 8439). Comparisons take constant time.

use std::fmt;
use std::net::IpAddr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::config::Secret;
use crate::domain::Digest;

/// What a key is for: a token or digest of one purpose is worthless for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A form that was opened.
    Form,
    /// The token by which an author edits her comment.
    OwnComment,
    /// A proof of work that was asked for.
    Work,
    /// The links in letters; what each does is part of what is signed.
    Link,
    /// A link that may be followed once.
    UsedLink,
    /// A moderator's session.
    Session,
    /// The token of a form of the desk, bound to its session.
    Csrf,
    /// The secret of a moderator's second factor.
    Totp,
    /// Her recovery codes.
    Recovery,
    /// The prefix of a network address.
    Prefix,
    /// The text of a comment, to find duplicates.
    Text,
    /// An e-mail address.
    Email,
    /// The bearer of a hook.
    Hook,
    /// The receipt of a report.
    Receipt,
    /// A browser in which a moderator signed in.
    Device,
    /// A first password, and the ticket that it gives.
    FirstPassword,
}

impl Purpose {
    /// All of them, in the order of their declaration.
    const ALL: [Self; 16] = [
        Self::Form,
        Self::OwnComment,
        Self::Work,
        Self::Link,
        Self::UsedLink,
        Self::Session,
        Self::Csrf,
        Self::Totp,
        Self::Recovery,
        Self::Prefix,
        Self::Text,
        Self::Email,
        Self::Hook,
        Self::Receipt,
        Self::Device,
        Self::FirstPassword,
    ];

    /// The context of its key: never changed, since everything signed with it would be void.
    fn context(self) -> &'static str {
        match self {
            Self::Form => "palier-comments form v1",
            Self::OwnComment => "palier-comments own-comment v1",
            Self::Work => "palier-comments work v1",
            Self::Link => "palier-comments link v1",
            Self::UsedLink => "palier-comments used-link v1",
            Self::Session => "palier-comments session v1",
            Self::Csrf => "palier-comments csrf v1",
            Self::Totp => "palier-comments totp v1",
            Self::Recovery => "palier-comments recovery v1",
            Self::Prefix => "palier-comments prefix v1",
            Self::Text => "palier-comments text v1",
            Self::Email => "palier-comments email v1",
            Self::Hook => "palier-comments hook v1",
            Self::Receipt => "palier-comments receipt v1",
            Self::Device => "palier-comments device v1",
            Self::FirstPassword => "palier-comments first-password v1",
        }
    }
}

/// Why a token is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenError {
    /// It was not signed by this service for this purpose.
    Invalid,
    /// It was, and its time is over.
    Expired,
}

/// Tokens longer than this are not ours.
const LONGEST_TOKEN: usize = 2048;
const MAC: usize = blake3::OUT_LEN;
const EXPIRY: usize = size_of::<i64>();

/// The keys, derived from the configured secret.
#[derive(Clone)]
pub struct Keys {
    /// One for each purpose, in their order.
    all: [[u8; 32]; Purpose::ALL.len()],
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    /// Derives the keys.
    #[must_use]
    pub fn new(secret: &Secret) -> Self {
        let root = blake3::derive_key("palier-comments root v1", secret.expose());
        Self { all: Purpose::ALL.map(|purpose| blake3::derive_key(purpose.context(), &root)) }
    }

    fn key(&self, purpose: Purpose) -> &[u8; 32] {
        &self.all[purpose as usize]
    }

    /// A keyed digest of `parts`, each preceded by its length, so that no two lists of parts run into one another.
    #[must_use]
    pub fn digest(&self, purpose: Purpose, parts: &[&[u8]]) -> Digest {
        let mut hasher = blake3::Hasher::new_keyed(self.key(purpose));
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
        }
        Digest(*hasher.finalize().as_bytes())
    }

    /// The digest of an address's network: /24 of IPv4, /64 of IPv6. Its key changes at midnight, universal time, so
    /// that two days cannot be joined.
    #[must_use]
    pub fn prefix(&self, address: IpAddr, at: Timestamp) -> Digest {
        let day = at.as_second().div_euclid(24 * 60 * 60).to_le_bytes();
        match address.to_canonical() {
            IpAddr::V4(address) => self.digest(Purpose::Prefix, &[&day, b"4", &address.octets()[..3]]),
            IpAddr::V6(address) => self.digest(Purpose::Prefix, &[&day, b"6", &address.octets()[..8]]),
        }
    }

    /// A token that carries `payload` in the open, signed, until `expires` (to the second).
    #[must_use]
    pub fn sign<T: Serialize>(&self, purpose: Purpose, payload: &T, expires: Timestamp) -> String {
        let mut bytes = expires.as_second().to_be_bytes().to_vec();
        // Our payloads are plain structs: they always become JSON. An empty one would not be read back.
        bytes.extend(serde_json::to_vec(payload).unwrap_or_default());
        let mac = blake3::keyed_hash(self.key(purpose), &bytes);
        bytes.extend(mac.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// What a token carries.
    ///
    /// # Errors
    /// It was not signed for this purpose, or its time is over.
    pub fn read<T: DeserializeOwned>(&self, purpose: Purpose, token: &str, now: Timestamp) -> Result<T, TokenError> {
        if token.len() > LONGEST_TOKEN {
            return Err(TokenError::Invalid);
        }
        let bytes = URL_SAFE_NO_PAD.decode(token).map_err(|_| TokenError::Invalid)?;
        let (signed, mac) = bytes.split_last_chunk::<MAC>().ok_or(TokenError::Invalid)?;
        // `blake3::Hash` compares in constant time.
        if blake3::keyed_hash(self.key(purpose), signed) != blake3::Hash::from_bytes(*mac) {
            return Err(TokenError::Invalid);
        }
        let (expires, payload) = signed.split_first_chunk::<EXPIRY>().ok_or(TokenError::Invalid)?;
        if now.as_second() >= i64::from_be_bytes(*expires) {
            return Err(TokenError::Expired);
        }
        serde_json::from_slice(payload).map_err(|_| TokenError::Invalid)
    }

    /// Whether `given` is `secret`, in a time that tells nothing of either.
    #[must_use]
    pub fn same(&self, given: &[u8], secret: &[u8]) -> bool {
        let key = self.key(Purpose::Hook);
        blake3::keyed_hash(key, given) == blake3::keyed_hash(key, secret)
    }

    /// A password to be handed over, fit to be read out over the telephone: sixteen letters and digits by fours, of which
    /// twelve are random (60 bits) and four the mark by which it is known for a first one.
    ///
    /// # Errors
    /// The system has no randomness to give.
    pub fn first_password(&self) -> Result<String, Unsealable> {
        let random = letters(&random::<12>()?);
        Ok(by_fours(&format!("{random}{}", self.mark(&random))))
    }

    /// Whether this is a first password of ours. Of a million others with its form, one is taken for it.
    #[must_use]
    pub fn is_first_password(&self, password: &str) -> bool {
        let spoken = password.replace('-', "");
        spoken.split_at_checked(12).is_some_and(|(random, mark)| self.mark(random) == mark)
    }

    fn mark(&self, random: &str) -> String {
        letters(&self.digest(Purpose::FirstPassword, &[b"mark", random.as_bytes()]).0[..4])
    }

    /// Encrypts what is kept in the store and must be read back.
    ///
    /// # Errors
    /// The system has no randomness to give.
    pub fn seal(&self, purpose: Purpose, bytes: &[u8]) -> Result<Vec<u8>, Unsealable> {
        let nonce: [u8; NONCE_LEN] = random()?;
        let mut sealed = bytes.to_vec();
        self.aead(purpose)?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut sealed)
            .map_err(|_| Unsealable)?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Decrypts it.
    ///
    /// # Errors
    /// It was not sealed with this secret for this purpose.
    pub fn open(&self, purpose: Purpose, sealed: &[u8]) -> Result<Vec<u8>, Unsealable> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LEN>().ok_or(Unsealable)?;
        let mut bytes = sealed.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let opened = self.aead(purpose)?.open_in_place(nonce, Aad::empty(), &mut bytes).map_err(|_| Unsealable)?;
        Ok(opened.to_vec())
    }

    fn aead(&self, purpose: Purpose) -> Result<LessSafeKey, Unsealable> {
        UnboundKey::new(&CHACHA20_POLY1305, self.key(purpose)).map(LessSafeKey::new).map_err(|_| Unsealable)
    }
}

/// A value could not be sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsealable;

impl fmt::Display for Unsealable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what is sealed in the database does not open with the configured secret")
    }
}

impl std::error::Error for Unsealable {}

pub(super) fn random<const N: usize>() -> Result<[u8; N], Unsealable> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Unsealable)?;
    Ok(bytes)
}

/// A token of 256 random bits, URL-safe.
///
/// # Errors
/// The system has no randomness to give.
pub fn random_token() -> Result<String, Unsealable> {
    Ok(URL_SAFE_NO_PAD.encode(random::<32>()?))
}

/// A password of the same form as a first one that may be kept: 80 random bits.
///
/// # Errors
/// The system has no randomness to give.
pub fn password() -> Result<String, Unsealable> {
    Ok(by_fours(&letters(&random::<16>()?)))
}

/// Letters and digits, five bits of each byte. No digit is among them that is taken for a letter.
fn letters(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(b"abcdefghijklmnopqrstuvwxyz234567"[usize::from(byte % 32)])).collect()
}

fn by_fours(letters: &str) -> String {
    let letters: Vec<char> = letters.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use proptest::prelude::*;

    use super::*;

    fn keys() -> Keys {
        Keys::new(&Secret::new(vec![7; 32]))
    }

    fn noon() -> Timestamp {
        "2026-11-23T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_token_gives_back_what_it_carries_until_it_expires() {
        let token = keys().sign(Purpose::Form, &(12, "a"), noon());
        let read = |purpose, now| keys().read::<(i64, String)>(purpose, &token, now);
        assert_eq!(read(Purpose::Form, noon() - 1.second()), Ok((12, "a".to_owned())));
        assert_eq!(read(Purpose::Form, noon()), Err(TokenError::Expired));
        assert_eq!(read(Purpose::Link, noon() - 1.second()), Err(TokenError::Invalid));
        let others = Keys::new(&Secret::new(vec![8; 32]));
        assert_eq!(others.read::<(i64, String)>(Purpose::Form, &token, noon() - 1.second()), Err(TokenError::Invalid));
    }

    #[test]
    fn each_purpose_has_its_own_key() {
        let keys = keys();
        for (number, purpose) in Purpose::ALL.into_iter().enumerate() {
            assert_eq!(purpose as usize, number, "{purpose:?}");
            assert_eq!(Purpose::ALL.iter().filter(|other| keys.key(**other) == keys.key(purpose)).count(), 1);
        }
    }

    #[test]
    fn a_network_has_one_digest_a_day() {
        let prefix = |address: &str, at| keys().prefix(address.parse().unwrap(), at);
        assert_eq!(prefix("192.0.2.1", noon()), prefix("192.0.2.200", noon()));
        assert_eq!(prefix("192.0.2.1", noon()), prefix("::ffff:192.0.2.1", noon()));
        assert_ne!(prefix("192.0.2.1", noon()), prefix("192.0.3.1", noon()));
        assert_ne!(prefix("192.0.2.1", noon()), prefix("192.0.2.1", noon() + 24.hours()));
        assert_eq!(prefix("2001:db8::1", noon()), prefix("2001:db8::ffff:1", noon()));
        assert_ne!(prefix("2001:db8::1", noon()), prefix("2001:db8:0:1::1", noon()));
    }

    #[test]
    fn parts_do_not_run_into_one_another() {
        let digest = |parts: &[&[u8]]| keys().digest(Purpose::Text, parts);
        assert_ne!(digest(&[b"ab", b"c"]), digest(&[b"a", b"bc"]));
    }

    #[test]
    fn what_is_sealed_opens_for_its_purpose_alone() {
        let sealed = keys().seal(Purpose::Totp, b"secret").unwrap();
        assert_eq!(keys().open(Purpose::Totp, &sealed), Ok(b"secret".to_vec()));
        assert_eq!(keys().open(Purpose::Recovery, &sealed), Err(Unsealable));
        assert_ne!(keys().seal(Purpose::Totp, b"secret").unwrap(), sealed);
    }

    #[test]
    fn a_first_password_can_be_read_out() {
        let [one, other] = [(); 2].map(|()| keys().first_password().unwrap());
        assert_ne!(one, other);
        let groups: Vec<&str> = one.split('-').collect();
        assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [4, 4, 4, 4]);
        assert!(groups.concat().bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7')), "{one}");
    }

    #[test]
    fn a_first_password_is_known_for_one_and_no_other_is() {
        let first = keys().first_password().unwrap();
        assert!(keys().is_first_password(&first));
        assert!(!Keys::new(&Secret::new(vec![8; 32])).is_first_password(&first));
        let other = first.replace(&first[..1], if first.starts_with('a') { "b" } else { "a" });
        for password in [&*other, &first[..18], "", "quatre mots sans rapport", "éééééééééééé", &password().unwrap()]
        {
            assert!(!keys().is_first_password(password), "{password}");
        }
    }

    proptest! {
        #[test]
        fn no_other_text_is_a_token(text in ".{0,200}", at in 0usize..400, bit in 0u8..6) {
            prop_assert_eq!(keys().read::<i64>(Purpose::Form, &text, noon()), Err(TokenError::Invalid));
            let mut token = keys().sign(Purpose::Form, &1, noon() + 1.hour()).into_bytes();
            let at = at % token.len();
            let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            let old = alphabet.iter().position(|c| *c == token[at]).unwrap();
            token[at] = alphabet[old ^ (1 << bit)];
            let token = String::from_utf8(token).unwrap();
            prop_assert_eq!(keys().read::<i64>(Purpose::Form, &token, noon()), Err(TokenError::Invalid));
        }
    }
}
