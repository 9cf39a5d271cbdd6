//! What every whole page has around its own part.

use std::collections::BTreeMap;

use palier_words::Language;
use serde::Serialize;

use super::Assets;
use crate::config::Site;

/// The variables of `page.html`, as `frame` in each template.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// `<html lang>`.
    pub lang: &'static str,
    /// The site's name.
    pub site: String,
    /// The site's address, with a slash at the end.
    pub home: String,
    /// The path below which the service answers, without a slash at the end.
    pub base: String,
    /// Addresses of stylesheets and scripts by their source names, `.` and `-` written `_`.
    pub assets: BTreeMap<String, String>,
    /// The comment charter.
    pub charter: String,
    /// The personal-data notice.
    pub privacy: String,
    /// Where one writes about one's data.
    pub contact: String,
}

impl Frame {
    /// The frame of a site's pages; `base` is where this request found the service.
    #[must_use]
    pub fn of(site: &Site, base: &str, assets: &Assets) -> Self {
        let address =
            |(name, published): (&str, &str)| (name.replace(['.', '-'], "_"), format!("{base}/assets/{published}"));
        Self {
            lang: site.language.tag(),
            site: site.name.clone(),
            home: format!("{}/", site.url),
            base: base.to_owned(),
            assets: assets.names().map(address).collect(),
            charter: format!("{}{}", site.url, site.charter_page),
            privacy: format!("{}{}", site.url, site.privacy_page),
            contact: site.privacy_contact.clone(),
        }
    }

    /// The frame's language.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::from_tag(self.lang).unwrap_or_default()
    }
}
