//! The site's configuration: `palier.toml` as written, then as meant.
//!
//! [`read`] reports every mistake of the file at once, each with its place. A [`Config`] exists only when there is
//! none: every default is filled in, and what is optional in it is really optional.
//!
//! 1. `syntax`: text → a tree that keeps the place of each value, recovered as far as possible;
//! 2. `section`: one table's settings, read by name and by type;
//! 3. `sections`: what each setting means, its bounds and its default;
//! 4. `example`: what nobody replaced yet.

mod base_url;
mod colour;
mod example;
mod kind;
mod section;
mod sections;
mod syntax;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

pub use base_url::BaseUrl;
pub use colour::{Seen, legible_on};
pub use kind::KindName;
pub use palier_comments::domain::{Colour, TEXT_CONTRAST};

use crate::diagnostic::{Diagnostic, Spanned};
use crate::locale::Language;

/// Everything that a cooperative decides about its site outside its pages.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site itself.
    pub site: Site,
    /// What it looks like.
    pub identity: Identity,
    /// Who publishes it, as the law wants it said.
    pub cooperative: Cooperative,
    /// The main menu, in its order; `None` where the site leaves it to the program, which makes it from the sections.
    pub menu: Option<Vec<MenuEntry>>,
    /// The kind of the posts that lie in a folder of the content and do not say theirs, by the folder's name.
    pub folders: BTreeMap<String, KindName>,
    /// Every trade a tender may name: the built-in ones in their order, then the site's own in theirs.
    pub trades: Vec<Trade>,
    /// The conversation under the posts.
    pub comments: Comments,
    /// The feeds.
    pub feeds: Feeds,
    /// What the accessibility statement says.
    pub accessibility: Accessibility,
    /// Whether the site can be searched: `[recherche]`.
    pub search: bool,
}

/// The site itself: `[site]`.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its name. Never empty.
    pub title: String,
    /// Where it is published.
    pub url: BaseUrl,
    /// The host that everything in its feeds is named after, for ever: that of its first address, wherever it is published now.
    pub authority: String,
    /// The language of its pages.
    pub language: Language,
    /// The zone of every date and time of its content.
    pub zone: TimeZone,
    /// The folder of its theme under `themes/`; [`DEFAULT_THEME`] is in the program.
    pub theme: Spanned<String>,
    /// One sentence about the site, for search engines and feeds.
    pub description: Option<String>,
}

/// What makes the theme the cooperative's own: `[theme]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The colour of links and buttons, which can be read on white.
    pub colour: Colour,
    /// The colour of what stands out: fields that hold text, never text itself.
    pub second: Colour,
    /// The logo.
    pub logo: Option<Picture>,
    /// Whether the logo says the site's name itself.
    pub logo_says_name: bool,
    /// The photo that opens the home page.
    pub cover: Option<Picture>,
    /// Whether each page has a banner, the picture that others show of it.
    pub banners: bool,
}

impl Default for Identity {
    fn default() -> Self {
        Self {
            colour: Colour::new(0x17, 0x50, 0x3c),
            second: Colour::new(0xf5, 0xc7, 0x44),
            logo: None,
            logo_says_name: false,
            cover: None,
            banners: true,
        }
    }
}

impl Identity {
    /// The pictures that it names.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.logo.iter().chain(&self.cover)
    }
}

/// A picture that the configuration names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its file, relative to the site's root, with `/`; it never leaves that root.
    pub file: Spanned<String>,
    /// What it shows; empty where it is decorative.
    pub description: String,
}

/// The theme that the program brings along.
pub const DEFAULT_THEME: &str = "parvis";

/// Who publishes the site: `[cooperative]`. What is not optional is never empty in a sound configuration: the law asks for
/// each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cooperative {
    /// Its name.
    pub name: String,
    /// Its legal form.
    pub legal_form: String,
    /// The address of its seat.
    pub seat: String,
    /// Its telephone number, as people read it.
    pub telephone: String,
    /// Its e-mail address.
    pub email: String,
    /// Its entry in the register of companies (RCS).
    pub register: String,
    /// Its capital, as people read it.
    pub capital: String,
    /// The director of publication.
    pub publication_director: String,
    /// Who hosts the site: name, address, telephone.
    pub host: String,
    /// The mediator of consumer disputes.
    pub mediator: Option<String>,
    /// How to reach the data protection officer.
    pub data_protection_officer: Option<String>,
}

/// One entry of the main menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuEntry {
    /// What is read.
    pub title: String,
    /// Where it leads: a path of the site, from its `/`, or an absolute `http` or `https` address.
    pub address: Spanned<String>,
}

/// A trade (corps d'état) that a tender may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trade {
    /// Its name in addresses and front matter: ASCII lower case, digits, single hyphens.
    pub slug: String,
    /// What is read.
    pub label: String,
}

/// Whether people may write under a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CommentMode {
    /// Comments and answers (`ouverts`).
    Open,
    /// Questions to the cooperative, which alone answers (`questions`).
    Questions,
    /// What was written stays, nothing is added (`fermes`).
    Closed,
}

impl CommentMode {
    /// Each mode by the word that authors write.
    pub const WORDS: [(&'static str, Self); 3] =
        [("ouverts", Self::Open), ("questions", Self::Questions), ("fermes", Self::Closed)];

    /// The mode's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "ouverts",
            Self::Questions => "questions",
            Self::Closed => "fermes",
        }
    }
}

/// The conversation under the posts: `[commentaires]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comments {
    /// Whether the site has conversations at all.
    pub enabled: bool,
    /// Where the service answers on the site's own host: starts with `/`, does not end with one.
    pub service: String,
    /// Where the published comments are read from, to be baked into the pages: a file, from the site's folder, or an
    /// address. `None`: the pages have none baked.
    pub snapshot: Option<Spanned<String>>,
    modes: BTreeMap<KindName, CommentMode>,
}

impl Comments {
    /// Where the comments to bake are read from, on a site that has comments.
    #[must_use]
    pub fn baked(&self) -> Option<&Spanned<String>> {
        self.snapshot.as_ref().filter(|_| self.enabled)
    }

    /// The mode of a post of this kind that says nothing itself.
    #[must_use]
    pub fn mode(&self, kind: KindName) -> CommentMode {
        self.modes.get(&kind).copied().unwrap_or_else(|| kind.default_comment_mode())
    }
}

/// A format of feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeedFormat {
    /// RSS 2.0.
    Rss,
    /// Atom.
    Atom,
    /// JSON Feed.
    Json,
}

impl FeedFormat {
    /// Each format by the word that the configuration uses.
    pub const WORDS: [(&'static str, Self); 3] = [("rss", Self::Rss), ("atom", Self::Atom), ("json", Self::Json)];
}

/// The feeds: `[flux]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feeds {
    /// The formats of each feed: at least one, in the enumeration's order, none twice.
    pub formats: Vec<FeedFormat>,
    /// The most items of a feed, 1 to 200. A tender that is still open is never cut off by it.
    pub limit: usize,
}

/// What an audit found, in the words of the French reference (RGAA).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Conformance {
    /// Not conforming, or never audited.
    None,
    /// At least half of the criteria are met.
    Partial,
    /// Every criterion is met.
    Full,
}

impl Conformance {
    /// Each state by the words of the law, with `_` between them.
    const WORDS: [(&'static str, Self); 3] =
        [("non_conforme", Self::None), ("partiellement_conforme", Self::Partial), ("totalement_conforme", Self::Full)];
}

/// What the accessibility statement says: `[accessibilite]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accessibility {
    /// The state. Without an audit it is [`Conformance::None`].
    pub state: Conformance,
    /// The audit that found it.
    pub audit: Option<Audit>,
}

/// An accessibility audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// Its day.
    pub date: Date,
    /// Who made it.
    pub auditor: String,
    /// How many of the criteria are met, in per cent, 0 to 100.
    pub rate: Option<u8>,
}

/// Reads `text`, the content of the configuration `file`; `built_in` are the trades (slug, label) known to all sites.
///
/// Every mistake is added to `diagnostics`. `None` when there is at least one error.
pub fn read(
    file: &Arc<str>,
    text: &str,
    built_in: &[(&str, &str)],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Config> {
    let mut found = Vec::new();
    let config = understand(file, text, built_in, &mut found);
    let is_sound = !found.iter().any(Diagnostic::is_error);
    diagnostics.append(&mut found);
    config.filter(|_| is_sound)
}

/// The same, but with mistakes too, so that those of the content are told in the same run: what is wrong or missing has its
/// default, or is empty, and nothing is to be published from it.
///
/// `None` when what posts are read by is in doubt (folders, trades, the syntax): each of them would seem to be wrong.
pub fn understand(
    file: &Arc<str>,
    text: &str,
    built_in: &[(&str, &str)],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Config> {
    let plain = syntax::readable(text);
    let document = syntax::parse(file, text, &plain);
    let found = RefCell::new(Vec::new());
    let source = section::Source { file, text, diagnostics: &found };
    let config = sections::read(source, &document.root, built_in);
    let mut found = found.into_inner();
    found.retain(|diagnostic| !document.explains(diagnostic));
    let is_whole = document.is_whole();
    found.extend(document.faults);
    diagnostics.append(&mut found);
    config.filter(|_| is_whole)
}

#[cfg(test)]
mod tests;
