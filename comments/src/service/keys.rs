//! What signs, digests and seals: one secret, a key of its own for each purpose.

use crate::config::Secret;

/// The keys, derived from the configured secret.
#[derive(Clone)]
pub struct Keys {
    root: [u8; 32],
}

impl Keys {
    /// Derives the keys.
    #[must_use]
    pub fn new(secret: &Secret) -> Self {
        Self { root: blake3::derive_key("palier-comments 2026 root", secret.expose()) }
    }
}
