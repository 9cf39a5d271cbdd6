//! Views → HTML. The only module that knows Tera.
//!
//! The default theme, Parvis, is in the program. A site's `themes/<name>/` lies over it: each file there (a template
//! under `templates/`, an asset under `assets/`, messages in `messages.ftl`) takes the place of Parvis's.

mod assets;
mod minify;
mod objects;
mod palette;
mod reach;

use std::collections::BTreeMap;
use std::sync::Arc;

use palier_comments::page::{Baker, page_assets};
use rust_embed::RustEmbed;
use tera::{Context, Tera};

pub use assets::{Asset, Assets};
pub use palette::Palette;

use crate::config::Identity;
use crate::diagnostic::{Diagnostic, Severity, Span, nearest};
use crate::locale::{self, Catalogue, Language};
use crate::view::model::{CardView, PlacedImage, Shared};
use crate::view::{Named, Page};

/// Where templates lie in a theme.
const TEMPLATES: &str = "templates/";

/// Where a site's own words lie in its theme.
const MESSAGES: &str = "messages.ftl";

#[derive(RustEmbed)]
#[folder = "../themes/parvis/templates"]
#[prefix = "templates/"]
struct ParvisTemplates;

#[derive(RustEmbed)]
#[folder = "../themes/parvis/assets"]
#[prefix = "assets/"]
struct ParvisAssets;

/// The files of an embedded folder, by their path in the theme's.
fn embedded<E: RustEmbed>() -> impl Iterator<Item = (String, Vec<u8>)> {
    E::iter().filter_map(|name| Some((name.to_string(), E::get(&name)?.data.into_owned())))
}

/// The style and the script of conversations: the comment service's own, which a theme may replace.
fn conversation_assets() -> impl Iterator<Item = (String, Vec<u8>)> {
    let assets = page_assets();
    let files = [("assets/commentaires.css", assets.style), ("assets/commentaires.js", assets.script)];
    files.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes()))
}

/// A theme, ready to render.
pub struct Theme {
    tera: Tera,
    /// Its published files.
    pub assets: Assets,
    /// The messages, with the theme's own over the program's.
    pub catalogue: Arc<Catalogue>,
    /// What its templates name.
    pub named: Named,
    /// Renders the conversations under the posts as the comment service does.
    pub baker: Baker,
    /// The colours of its pages.
    pub palette: Palette,
    /// Whether the site has templates of its own, of which nobody knows yet whether they ask for what there is.
    pub has_own_templates: bool,
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Theme").field("assets", &self.assets).finish_non_exhaustive()
    }
}

/// The files that a site lays over Parvis: their bytes by their path in the theme's folder.
pub type Overrides = BTreeMap<String, Vec<u8>>;

impl Theme {
    /// Loads Parvis with `overrides` over it. `folder` is where the overrides lie, for messages.
    pub fn load(
        language: Language,
        identity: &Identity,
        folder: &str,
        overrides: &Overrides,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let mut files: BTreeMap<String, Vec<u8>> =
            embedded::<ParvisTemplates>().chain(embedded::<ParvisAssets>()).chain(conversation_assets()).collect();
        let palette = Palette::new(identity);
        files.insert("assets/icon.svg".to_owned(), palette.icon().into_bytes());
        files.extend(overrides.iter().map(|(name, bytes)| (name.clone(), bytes.clone())));
        check_loops(folder, overrides, diagnostics);
        check_names(folder, overrides, diagnostics);
        check_messages(language, folder, overrides, diagnostics);
        if let Some(style) = files.get_mut("assets/site.css") {
            style.splice(..0, palette.style().into_bytes());
        }

        let messages = files.get(MESSAGES).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let catalogue = Arc::new(locale::catalogue(language, messages.as_deref()));
        let assets = Assets::new(&files);
        let mut invalid = |template: String, detail: String| {
            let file = Arc::from(format!("{folder}/templates/{template}"));
            let diagnostic = Diagnostic::at("gabarit-invalide", Severity::Error, &file, None);
            diagnostics.push(diagnostic.with("detail", detail));
        };
        let templates = || files.iter().filter(|(name, _)| name.starts_with(TEMPLATES)).map(|(_, bytes)| bytes);
        let named = Named::of(|field| templates().any(|text| memchr::memmem::find(text, field.as_bytes()).is_some()));
        let tera = engine(&files, &catalogue).map_err(|error| {
            invalid(error_template(&error).unwrap_or_else(|| "templates".to_owned()), error.to_string());
        });
        let baker = Baker::new(language).map_err(|error| invalid("conversation".to_owned(), error.to_string()));
        let has_own_templates = overrides.keys().any(|name| name.starts_with(TEMPLATES));
        Some(Self { tera: tera.ok()?, assets, catalogue, named, baker: baker.ok()?, palette, has_own_templates })
    }

    /// Renders a post's card, by the component `card`.
    ///
    /// # Errors
    /// What the template engine says: the theme has no such component, or it asks for what a card does not have.
    pub fn card(&self, card: &Shared<CardView>) -> Result<String, String> {
        let mut arguments = Context::new();
        arguments.insert_value("post", card.value().clone());
        self.tera.render_component("card", &arguments, None, true).map_err(|error| error.to_string())
    }

    /// Renders a picture of a text, by the component `image`.
    ///
    /// # Errors
    /// What the template engine says: the theme has no such component, or it asks for what a picture does not have.
    pub fn picture(&self, placed: &PlacedImage) -> Result<String, String> {
        let arguments = Context::from_serialize(placed).map_err(|error| error.to_string())?;
        self.tera.render_component("image", &arguments, None, true).map_err(|error| error.to_string())
    }

    /// Renders a page into bytes.
    ///
    /// # Errors
    /// What the template engine says, where a template uses something that its view does not have.
    pub fn render(&self, page: &Page) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::with_capacity(16 * 1024);
        match self.tera.render_to(page.template, &page.context, &mut bytes) {
            Ok(()) => Ok(bytes),
            Err(error) => Err(error.to_string()),
        }
    }
}

fn engine(files: &BTreeMap<String, Vec<u8>>, catalogue: &Arc<Catalogue>) -> Result<Tera, tera::Error> {
    let mut tera = Tera::default();
    objects::list_by_name(&mut tera);
    reach::link(&mut tera);
    palier_words::speak(&mut tera, catalogue);
    let templates: Vec<(String, String)> = files
        .iter()
        .filter_map(|(name, bytes)| {
            let name = name.strip_prefix(TEMPLATES)?;
            Some((name.to_owned(), String::from_utf8_lossy(bytes).into_owned()))
        })
        .collect();
    tera.add_raw_templates(templates.iter().map(|(name, text)| (name.as_str(), text.as_str())))?;
    Ok(tera)
}

/// Reports what is wrong with a site's own messages: what cannot be read, and what takes the place of nothing and stands in no
/// template of the site.
fn check_messages(language: Language, folder: &str, overrides: &Overrides, diagnostics: &mut Vec<Diagnostic>) {
    let Some(messages) = overrides.get(MESSAGES).map(|bytes| String::from_utf8_lossy(bytes)) else { return };
    let file = Arc::from(format!("{folder}/{MESSAGES}"));
    let unreadable = palier_words::unreadable(&messages);
    for place in &unreadable {
        // Up to the end of the line: what is wrong with one spoils those below it.
        let line = messages[place.start..].lines().next().unwrap_or_default();
        let span = Span::new(place.start, place.start + line.len());
        diagnostics.push(Diagnostic::error("message-illisible", &file, span));
    }
    let known = locale::catalogue(language, None);
    let own = |id: &str| {
        let name = id.replace('-', "_");
        let named = |text: &[u8]| [id, &name].iter().any(|id| memchr::memmem::find(text, id.as_bytes()).is_some());
        overrides.iter().any(|(file, text)| file.starts_with(TEMPLATES) && named(text))
    };
    for (start, id) in palier_words::ids(&messages) {
        let is_read = unreadable.iter().all(|place| !place.contains(&start));
        if is_read && !known.ids().any(|known| known == id) && !own(id) {
            let unknown = Diagnostic::warning("message-inconnu", &file, Span::new(start, start + id.len()));
            diagnostics.push(unknown.with("message", id).suggesting(nearest(id, known.ids())));
        }
    }
}

/// Reports the templates of a site that take the place of none, that none of its others names, and that offer no components.
fn check_names(folder: &str, overrides: &Overrides, diagnostics: &mut Vec<Diagnostic>) {
    let known: Vec<_> = ParvisTemplates::iter().collect();
    let own = || overrides.iter().filter(|(name, _)| name.starts_with(TEMPLATES));
    for (name, text) in own().filter(|(name, _)| known.iter().all(|known| known != name.as_str())) {
        let holds = |text: &[u8], word: &str| memchr::memmem::find(text, word.as_bytes()).is_some();
        let is_named = own().any(|(other, text)| other != name && holds(text, &name[TEMPLATES.len()..]));
        if !is_named && !holds(text, "component") {
            let file = Arc::from(format!("{folder}/{name}"));
            let unused = Diagnostic::warning("gabarit-sans-emploi", &file, Span::new(0, 0));
            let near = nearest(name, known.iter().map(AsRef::as_ref));
            diagnostics.push(unused.suggesting(near.map(|near| near[TEMPLATES.len()..].to_owned())));
        }
    }
}

/// Reports what would make a page depend on chance.
fn check_loops(folder: &str, overrides: &Overrides, diagnostics: &mut Vec<Diagnostic>) {
    for (name, bytes) in overrides.iter().filter(|(name, _)| name.starts_with(TEMPLATES)) {
        if let Some(names) = objects::unordered_loop(&String::from_utf8_lossy(bytes)) {
            let file = Arc::from(format!("{folder}/{name}"));
            diagnostics.push(Diagnostic::error("boucle-sans-ordre", &file, Span::new(names.start, names.end)));
        }
    }
}

fn error_template(error: &tera::Error) -> Option<String> {
    let text = error.to_string();
    let at = text.find("--> ")?;
    let name: String = text[at + 4..].chars().take_while(|c| !c.is_whitespace() && *c != ':' && *c != ']').collect();
    Some(name.trim_start_matches('[').to_owned())
}
