//! Stylesheets, scripts and the font: embedded, each under a name that tells its bytes, so that browsers may keep it
//! for ever.

use std::collections::BTreeMap;

use rust_embed::RustEmbed;

use super::Rendition;

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Embedded;

const SCRIPT: &str = "text/javascript; charset=utf-8";
pub(super) const STYLE: &str = "text/css; charset=utf-8";
const FONT: &str = "font/woff2";

/// The font of the generator's default theme, whose licence lies beside it.
static FONTS: [(&str, &[u8]); 2] = [
    ("bricolage", include_bytes!("../../../themes/parvis/assets/bricolage.woff2")),
    ("bricolage-ext", include_bytes!("../../../themes/parvis/assets/bricolage-ext.woff2")),
];

/// The published files.
#[derive(Debug)]
pub struct Assets {
    by_name: BTreeMap<String, Rendition>,
    /// The published name of each source name (`commentaires.css` → `commentaires-0123456789.css`).
    names: BTreeMap<String, String>,
}

/// A published file, and whether its bytes can never be others.
#[derive(Clone, Copy, Debug)]
pub struct Asset<'a> {
    /// The file.
    pub rendition: &'a Rendition,
    /// Whether it was asked for by the name that tells its bytes.
    pub is_lasting: bool,
}

impl Assets {
    pub(super) fn new() -> Self {
        let mut assets = Self { by_name: BTreeMap::new(), names: BTreeMap::new() };
        for (stem, bytes) in FONTS {
            assets.publish(stem, "woff2", FONT, bytes.to_vec());
        }
        for name in Embedded::iter() {
            let Some((stem, extension)) = name.rsplit_once('.') else { continue };
            let content_type = match extension {
                "css" => STYLE,
                "js" => SCRIPT,
                _ => continue,
            };
            let text = assets.naming_fonts(source(&name));
            assets.publish(stem, extension, content_type, text.into_bytes());
        }
        assets
    }

    fn publish(&mut self, stem: &str, extension: &str, content_type: &'static str, bytes: Vec<u8>) {
        let name = published(stem, extension, &bytes);
        self.names.insert(format!("{stem}.{extension}"), name.clone());
        self.by_name.insert(name, Rendition::new(content_type, bytes));
    }

    /// A style sheet whose fonts are called by their published names.
    fn naming_fonts(&self, style: String) -> String {
        FONTS.iter().fold(style, |style, (stem, _)| {
            let source = format!("{stem}.woff2");
            style.replace(&format!("url(\"{source}\")"), &format!("url(\"{}\")", self.name(&source)))
        })
    }

    /// The file of this name, published or source.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Asset<'_>> {
        let lasting = self.by_name.get(name).map(|rendition| Asset { rendition, is_lasting: true });
        lasting.or_else(|| {
            let rendition = self.by_name.get(self.names.get(name)?)?;
            Some(Asset { rendition, is_lasting: false })
        })
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

/// The name that tells a file's bytes.
pub(super) fn published(stem: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{stem}-{}.{extension}", &blake3::hash(bytes).to_hex()[..10])
}

/// What a site's page needs to show a conversation, for a generator to publish with the site's own files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageAssets {
    /// The script, a module (`<script type="module">`).
    pub script: String,
    /// The style of conversations and of their form.
    pub style: String,
}

/// The page's script and style, as the service serves them.
#[must_use]
pub fn page_assets() -> PageAssets {
    PageAssets { script: source("commentaires.js"), style: source("form.css") + &source("commentaires.css") }
}

/// An embedded file without its indentation and the lines that are comments: those are for whoever reads the source.
/// A line is never within a text of several lines: a test looks.
fn source(name: &str) -> String {
    let bytes = Embedded::get(name).map(|file| file.data).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let is_comment = |line: &str| line.starts_with("//") || (line.starts_with("/*") && line.ends_with("*/"));
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !is_comment(line));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Coding;

    #[test]
    fn the_page_s_script_and_style_weigh_less_than_6_kb() {
        let PageAssets { script, style } = page_assets();
        let weight = |text: String| Rendition::new(STYLE, text).in_coding(Coding::Gzip).bytes.len();
        let (script, style) = (weight(script), weight(style));
        assert!(script + style <= 6_000, "{script} + {style} bytes");
    }

    #[test]
    fn comments_and_indentation_stay_at_home() {
        for name in Embedded::iter() {
            let file = Embedded::get(&name).unwrap();
            let whole = std::str::from_utf8(&file.data).unwrap();
            let is_whole = |line: &str| line.matches('`').count().is_multiple_of(2) && !line.ends_with('\\');
            assert!(whole.lines().all(is_whole), "{name}: a text of several lines");
            let is_one_line = |line: &str| line.contains("/*") == line.contains("*/");
            assert!(whole.lines().all(is_one_line), "{name}: a comment of several lines");
        }
        let script = page_assets().script;
        assert!(script.starts_with("const root = document.querySelector('#commentaires');\n"), "{script}");
        assert!(!script.contains("\n//") && !script.contains("\n "));
    }

    #[test]
    fn the_script_has_no_words_and_runs_under_a_strict_policy() {
        let script = page_assets().script;
        assert!(script.is_ascii());
        for forbidden in ["eval(", "Function(", "document.cookie", "sessionStorage", ".style.", "import("] {
            assert!(!script.contains(forbidden), "{forbidden}");
        }
    }
}
