//! What every whole page has around its own part.

use std::collections::BTreeMap;

use palier_words::Language;
use serde::Serialize;

use super::Assets;
use crate::service::Site;

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
    /// The site's icon.
    pub icon: String,
    /// The style sheet that names the site's colours; empty: those of `page.css`.
    pub colours: String,
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
        let address = |published: &str| format!("{base}/assets/{published}");
        let named = |(name, published): (&str, &str)| (name.replace(['.', '-'], "_"), address(published));
        let (config, look) = (&site.config, site.look());
        Self {
            lang: config.language.tag(),
            site: site.name(),
            home: format!("{}/", config.url),
            base: base.to_owned(),
            assets: assets.names().map(named).collect(),
            icon: address(look.icon_name()),
            colours: look.colours_name().map(address).unwrap_or_default(),
            charter: format!("{}{}", config.url, config.charter_page),
            privacy: format!("{}{}", config.url, config.privacy_page),
            contact: config.privacy_contact.clone(),
        }
    }

    /// The frame's language.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::from_tag(self.lang).unwrap_or_default()
    }
}
