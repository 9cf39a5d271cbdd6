//! The theme's published files, under names that change with their content.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use super::minify::minified;

/// A published file of a theme.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Every published file of a theme.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    by_path: BTreeMap<String, Asset>,
    paths: BTreeMap<String, String>,
    integrity: BTreeMap<String, String>,
}

impl Assets {
    pub(super) fn new(files: &BTreeMap<String, Vec<u8>>) -> Self {
        let mut assets = Self::default();
        for (path, bytes) in files {
            let Some(name) = path.strip_prefix("assets/") else { continue };
            let bytes = minified(name, bytes);
            let published = fingerprinted(name, &bytes);
            assets.paths.insert(name.to_owned(), published.clone());
            assets.integrity.insert(name.to_owned(), integrity(&bytes));
            assets.by_path.insert(published, Asset { bytes });
        }
        assets
    }

    /// The published path (`assets/site.1a2b3c4d5e6f.css`) of each file, by its name in the theme (`site.css`).
    #[must_use]
    pub fn paths(&self) -> &BTreeMap<String, String> {
        &self.paths
    }

    /// What each file must hold for a browser to use it, for `integrity` attributes; by its name in the theme.
    #[must_use]
    pub fn integrity(&self) -> &BTreeMap<String, String> {
        &self.integrity
    }

    /// The file published at `path`.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Asset> {
        self.by_path.get(path)
    }
}

/// `assets/`, the name, and 12 digits of the content's BLAKE3: browsers may keep it for ever.
fn fingerprinted(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    let fingerprint = &hash.as_str()[..12];
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{fingerprint}.{extension}"),
        None => format!("assets/{name}.{fingerprint}"),
    }
}

/// The metadata of Subresource Integrity (<https://www.w3.org/TR/SRI/>).
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}
