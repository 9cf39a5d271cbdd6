//! Stylesheets and scripts: embedded, each under a name that tells its bytes, so that browsers may keep it for ever.

use std::collections::BTreeMap;

use bytes::Bytes;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Embedded;

/// A published file.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its bytes.
    pub bytes: Bytes,
    /// Its content type.
    pub content_type: &'static str,
}

/// The published files.
#[derive(Debug)]
pub struct Assets {
    by_name: BTreeMap<String, Asset>,
    /// The published name of each source name (`commentaires.css` → `commentaires-0123456789.css`).
    names: BTreeMap<String, String>,
}

impl Assets {
    pub(super) fn new() -> Self {
        let mut assets = Self { by_name: BTreeMap::new(), names: BTreeMap::new() };
        for name in Embedded::iter() {
            let Some(file) = Embedded::get(&name) else { continue };
            let Some((stem, extension)) = name.rsplit_once('.') else { continue };
            let content_type = match extension {
                "css" => "text/css; charset=utf-8",
                "js" => "text/javascript; charset=utf-8",
                _ => continue,
            };
            let bytes = Bytes::from(file.data.into_owned());
            let hash = blake3::hash(&bytes).to_hex();
            let published = format!("{stem}-{}.{extension}", &hash[..10]);
            assets.names.insert(name.into_owned(), published.clone());
            assets.by_name.insert(published, Asset { bytes, content_type });
        }
        assets
    }

    /// The file published under this name.
    #[must_use]
    pub fn get(&self, published: &str) -> Option<&Asset> {
        self.by_name.get(published)
    }

    /// The published name of `name`; `name` itself where there is no such file.
    #[must_use]
    pub fn name<'a>(&'a self, name: &'a str) -> &'a str {
        self.names.get(name).map_or(name, String::as_str)
    }

    /// Every source name with its published name.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.names.iter().map(|(name, published)| (name.as_str(), published.as_str()))
    }
}
