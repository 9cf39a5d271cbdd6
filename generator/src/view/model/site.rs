//! What every template gets of the site.

use serde::Serialize;

use super::{ImageView, LinkView};

/// The colour of the page's ground.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Grounds {
    /// By day: `#ffffff`.
    pub light: String,
    /// By night.
    pub dark: String,
}

/// `site`: what every template gets of the site.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// Its name.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// Its absolute address, without a final `/`.
    pub url: String,
    /// The path before every address of the site; mostly empty.
    pub prefix: String,
    /// The language's tag, for `<html lang>`.
    pub language: &'static str,
    /// The language with a region, as OpenGraph writes it: `fr_FR`.
    pub locale: String,
    /// The zone's name: `Europe/Paris`.
    pub zone: String,
    /// The logo.
    pub logo: Option<ImageView>,
    /// Whether the logo says the site's name itself.
    pub logo_says_name: bool,
    /// The colour of the page's ground by day and by night: `light`, `dark`.
    pub grounds: Grounds,
    /// The main menu.
    pub menu: Vec<LinkView>,
    /// The legal pages, for the foot of the page.
    pub legal: Vec<LinkView>,
    /// The cooperative's name.
    pub cooperative: String,
    /// Its telephone number.
    pub telephone: String,
    /// Its e-mail address.
    pub email: String,
    /// Its seat.
    pub seat: String,
    /// Where one searches it, on a site that can be searched.
    pub search: Option<String>,
    /// What the accessibility statement says, in two words.
    pub accessibility: String,
    /// The address of each published asset of the theme, by its name: `assets["site.css"]`.
    pub assets: std::collections::BTreeMap<String, String>,
    /// Where the comment service counts the comments of a list's posts, for `<body data-pc-counts>`; `null` where the
    /// site has no conversations.
    pub counts: Option<String>,
    /// What each asset must hold, for `integrity` attributes, by its name.
    pub integrity: std::collections::BTreeMap<String, String>,
    /// The number of the site's version in a preview by `serve`, for the live reload's script; `null` in what is built.
    pub preview: Option<u64>,
}
