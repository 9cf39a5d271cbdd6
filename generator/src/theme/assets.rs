//! The theme's published files, under names that change with their content.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

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
    /// Publishes the `assets/` of a theme's files. A style sheet names fonts and pictures by their names in the theme; it
    /// is published last, with the names that they got.
    pub(super) fn new(files: &BTreeMap<String, Vec<u8>>) -> Self {
        let mut assets = Self::default();
        let named = files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix("assets/")?, bytes)));
        let (styles, others): (Vec<_>, Vec<_>) = named.partition(|(name, _)| name.ends_with(".css"));
        for (name, bytes) in others {
            assets.publish(name, minified(name, bytes));
        }
        for (name, bytes) in styles {
            let linked = assets.with_published_names(&minified(name, bytes));
            assets.publish(name, linked);
        }
        assets
    }

    fn publish(&mut self, name: &str, bytes: Vec<u8>) {
        let path = fingerprinted(name, &bytes);
        self.paths.insert(name.to_owned(), path.clone());
        self.integrity.insert(name.to_owned(), integrity(&bytes));
        self.by_path.insert(path, Asset { bytes });
    }

    /// A style sheet whose `url("name")` lead to the published files beside it.
    fn with_published_names(&self, style: &[u8]) -> Vec<u8> {
        let mut text = String::from_utf8_lossy(style).into_owned();
        for (name, path) in &self.paths {
            let published = path.strip_prefix("assets/").unwrap_or(path);
            text = text.replace(&format!("url(\"{name}\")"), &format!("url(\"{published}\")"));
        }
        text.into_bytes()
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
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_leads_to_the_files_as_they_are_published() {
        let files = [("assets/site.css", "a{src: url(\"a.woff2\"), url(\"b.woff2\")}"), ("assets/a.woff2", "letters")]
            .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
        let assets = Assets::new(&BTreeMap::from(files));
        let font = assets.paths()["a.woff2"].strip_prefix("assets/").unwrap();
        let style = assets.get(&assets.paths()["site.css"]).unwrap();
        assert_eq!(
            String::from_utf8_lossy(&style.bytes).trim(),
            format!("a{{src:url(\"{font}\"),url(\"b.woff2\")}}"),
            "what the theme does not hold keeps its name"
        );
    }
}
