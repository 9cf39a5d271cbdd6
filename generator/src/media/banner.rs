//! A page's banner: what it is made of, and so where it is published.

use std::sync::Arc;

use palier_banners::Banner;

use super::variant::{RECIPE, short_name};
use super::{Encoding, Picture};
use crate::path::name_of;

/// Where banners are published: below the folder that hosts keep for ever (`_headers`).
pub const FOLDER: &str = "/assets/partage/";

/// Digits of the hash in a name.
const DIGITS: usize = 12;

/// A banner with the pictures that it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageBanner {
    /// What it says.
    pub(super) banner: Banner,
    /// The photo behind it.
    pub(super) photo: Option<Source>,
    /// The site's logo.
    pub(super) logo: Option<Source>,
    /// The hash of all that.
    fingerprint: String,
}

/// A picture of the content: its path, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its file, by its path in the site.
    pub path: Arc<str>,
    /// What is known of it.
    pub picture: Picture,
}

impl PageBanner {
    /// The banner that says `banner`, with a photo behind it and the site's logo.
    #[must_use]
    pub fn new(banner: Banner, photo: Option<Source>, logo: Option<Source>) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(palier_banners::RECIPE.as_bytes());
        hasher.update(&banner.ingredients());
        for (sort, source) in [("photo", &photo), ("logo", &logo)] {
            if let Some(source) = source {
                // The photo comes in a size that is published: how that is made matters too.
                hasher.update([sort, RECIPE, &source.picture.fingerprint].join(" ").as_bytes());
            }
        }
        let fingerprint = hasher.finalize().to_hex()[..32].to_owned();
        Self { banner, photo, logo, fingerprint }
    }

    /// How it is encoded.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        if self.photo.is_some() { Encoding::Jpeg } else { Encoding::Png }
    }

    /// The hash of what it is made of: banners with the same one have the same bytes.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Where it is published, for the page at `url`: `/assets/partage/hors-deau.3f2a9c4d1b2e.png`.
    #[must_use]
    pub fn address(&self, url: &str) -> String {
        [FOLDER, name(url), ".", &self.fingerprint[..DIGITS], ".", self.encoding().extension()].concat()
    }
}

/// Whether the banner at `address` may be that of the page at `url`.
#[must_use]
pub fn is_named_after(address: &str, url: &str) -> bool {
    address.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix(name(url))).is_some_and(|rest| rest.starts_with('.'))
}

/// What the banner of the page at `url` is called after.
fn name(url: &str) -> &str {
    let name = name_of(url.trim_end_matches('/'));
    short_name(if name.is_empty() { "accueil" } else { name })
}

#[cfg(test)]
mod tests {
    use palier_banners::Colours;

    use super::super::Form;
    use super::*;

    fn banner_of(title: &str) -> PageBanner {
        let colours = Colours {
            ground: [0; 3],
            title: [255; 3],
            muted: [200; 3],
            kicker: [200; 3],
            step: [20; 3],
            done: [40; 3],
            second: [250, 200, 0],
            on_second: [0; 3],
            paper: [255; 3],
            ink: [0; 3],
            accent: [0, 90, 0],
        };
        let banner = Banner {
            site: "Les Trois Vallons".to_owned(),
            kicker: Vec::new(),
            title: title.to_owned(),
            fact: None,
            note: None,
            stair: None,
            colours,
        };
        PageBanner::new(banner, None, None)
    }

    #[test]
    fn an_address_changes_with_what_the_banner_is_made_of_and_with_nothing_else() {
        let one = banner_of("Hors d’eau");
        let address = one.address("/chantiers/verger/hors-deau/");
        assert!(address.starts_with("/assets/partage/hors-deau.") && address.ends_with(".png"), "{address}");
        assert_eq!(address, banner_of("Hors d’eau").address("/chantiers/verger/hors-deau/"));
        assert!(one.address("/").starts_with("/assets/partage/accueil."));
        let with = |change: fn(&mut Banner)| {
            let mut banner = one.banner.clone();
            change(&mut banner);
            PageBanner::new(banner, None, None)
        };
        let picture = Picture { width: 9, height: 9, fingerprint: "0".repeat(32), form: Form::Photo(Encoding::Jpeg) };
        let photo = Source { path: Arc::from("a.jpg"), picture };
        let changed = [
            banner_of("Hors d’air"),
            with(|banner| banner.note = Some(String::new())),
            with(|banner| banner.colours.second = [250, 200, 1]),
            PageBanner::new(one.banner.clone(), Some(photo), None),
        ];
        let mut hashes: Vec<&str> = changed.iter().chain([&one]).map(PageBanner::fingerprint).collect();
        hashes.sort();
        hashes.dedup();
        assert_eq!(hashes.len(), 5);
    }
}
