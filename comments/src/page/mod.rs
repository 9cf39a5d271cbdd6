//! What people read: HTML and the texts of letters, from one set of templates and one catalogue.
//!
//! Templates are in `comments/templates`, words in `comments/locales`, both in the program. The only module that
//! knows Tera. A template escapes by default; what it prints with `safe` is [`SafeHtml`](crate::domain::text::SafeHtml).

mod assets;
mod baker;
mod card;
mod conversation;
pub(crate) mod feed;
mod form;
mod frame;
mod look;
mod qr;
mod rendition;
mod shelf;
mod words;

use std::fmt;
use std::sync::Arc;

use palier_words::{Catalogue, Language};
use rust_embed::RustEmbed;
use tera::{Context, Tera};

pub use assets::{Asset, Assets, PageAssets, page_assets};
pub use baker::{AnyThread, Baker, Extent, Host};
pub use card::CardCount;
pub use conversation::{Answered, Conversation, Item, Setting};
pub use form::{Errors, FormView, Parent, escaped};
pub use frame::Frame;
pub use look::{Look, icon};
pub use qr::Qr;
pub use rendition::{Coded, Coding, Rendition};
pub(crate) use shelf::{Format, Kept, Key, Scope, Shelf, What};
pub use words::{catalogue, when};

/// Where the moderators' desk is, below the path at which a site has the service.
pub const DESK: &str = "/moderation";

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Templates;

/// The templates, ready to render in each language that is spoken.
pub struct Pages {
    first: Engine,
    second: Option<Engine>,
    /// Stylesheets and scripts.
    pub assets: Assets,
}

struct Engine {
    tera: Tera,
    catalogue: Arc<Catalogue>,
}

impl fmt::Debug for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("assets", &self.assets).finish_non_exhaustive()
    }
}

/// A template and its variables do not fit together: a fault of this program.
#[derive(Debug)]
pub struct RenderError(String);

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for RenderError {}

impl Pages {
    /// Reads the embedded templates for `languages`: each takes some milliseconds and megabytes. Where there is none, the
    /// pages are in French.
    ///
    /// # Errors
    /// A template has a fault, which a test finds.
    pub fn new(languages: &[Language]) -> Result<Self, RenderError> {
        let engine = |language| {
            let catalogue = Arc::new(catalogue(language));
            let tera = engine(&catalogue).map_err(|error| RenderError(error.to_string()))?;
            Ok(Engine { tera, catalogue })
        };
        let first = languages.first().copied().unwrap_or(Language::French);
        let second = languages.iter().copied().find(|language| *language != first);
        Ok(Self { first: engine(first)?, second: second.map(engine).transpose()?, assets: Assets::new() })
    }

    /// The messages of `language`, which is one of those that the pages were made for.
    #[must_use]
    pub fn words(&self, language: Language) -> &Catalogue {
        &self.engine(language).catalogue
    }

    /// Renders a template.
    ///
    /// # Errors
    /// The template uses what `context` does not have.
    pub fn render(&self, language: Language, template: &str, context: &Context) -> Result<String, RenderError> {
        self.engine(language).tera.render(template, context).map_err(|error| RenderError(error.to_string()))
    }

    fn engine(&self, language: Language) -> &Engine {
        self.second.as_ref().filter(|second| second.catalogue.language() == language).unwrap_or(&self.first)
    }
}

fn engine(catalogue: &Arc<Catalogue>) -> Result<Tera, tera::Error> {
    let mut tera = Tera::default();
    palier_words::speak(&mut tera, catalogue);
    let templates: Vec<(String, String)> = Templates::iter()
        .filter_map(|name| {
            let text = Templates::get(&name)?.data;
            Some((name.into_owned(), String::from_utf8_lossy(&text).into_owned()))
        })
        .collect();
    tera.add_raw_templates(templates.iter().map(|(name, text)| (name.as_str(), text.as_str())))?;
    Ok(tera)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_read() {
        let pages = Pages::new(&[Language::French, Language::English, Language::French]).unwrap();
        assert!(pages.words(Language::English).ids().count() > 20);
        assert_eq!(pages.words(Language::French).language(), Language::French);
    }
}
