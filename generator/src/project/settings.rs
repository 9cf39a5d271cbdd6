//! What reading a content file depends on besides the file: the configuration and the theme.

use std::sync::Arc;

use crate::config::{self, Config};
use crate::content::trade;
use crate::diagnostic::{Diagnostic, Severity};
use crate::media;
use crate::source::{CONFIG_FILE, Root, conflicts};
use crate::theme::Theme;

/// What reading a content file depends on besides the file.
#[derive(Debug)]
pub(super) struct Settings {
    pub(super) config: Arc<Config>,
    pub(super) theme: Arc<Theme>,
    /// The site's address as it is written there, whatever takes its place in this build.
    pub(super) address: String,
}

impl Settings {
    /// Reads them. `base_url` takes the place of the configured address.
    pub(super) fn read(root: &Root, base_url: Option<&str>, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let file: Arc<str> = Arc::from(CONFIG_FILE);
        if !root.on_disk(CONFIG_FILE).is_file() {
            diagnostics.push(Diagnostic::at("configuration-absente", Severity::Error, &file, None));
            return None;
        }
        let text = root.text(&file).map_err(|problem| diagnostics.push(*problem)).ok()?;
        let conflicts = conflicts(&file, &text);
        if !conflicts.is_empty() {
            diagnostics.extend(conflicts);
            return None;
        }
        let mut config = config::understand(&file, &text, &trade::TRADES, diagnostics)?;
        let address = config.site.url.to_string();
        if let Some(url) = base_url
            && let Some(url) = config::BaseUrl::parse(url)
        {
            config.site.url = url;
        }
        check_logo(root, &file, &config, diagnostics);
        let name = &config.site.theme;
        let overrides = root.theme(&name.value, diagnostics);
        if overrides.is_empty() && name.value != config::DEFAULT_THEME {
            diagnostics
                .push(Diagnostic::error("theme-introuvable", &file, name.span).with("theme", name.value.as_str()));
        }
        let folder = format!("themes/{}", name.value);
        let theme = Theme::load(config.site.language, &config.identity, &folder, &overrides, diagnostics)?;
        Some(Self { config: Arc::new(config), theme: Arc::new(theme), address })
    }
}

/// A drawing is a small program of its own: one that would do something is refused.
fn check_logo(root: &Root, file: &Arc<str>, config: &Config, diagnostics: &mut Vec<Diagnostic>) {
    let Some(logo) = config.identity.logo.as_ref().filter(|logo| media::is_drawing(&logo.file.value)) else {
        return;
    };
    // One that is not there is reported with the other files of the site.
    let Ok(bytes) = root.bytes(&logo.file.value) else { return };
    if let Err(found) = media::check_drawing(&bytes) {
        diagnostics.push(Diagnostic::error("logo-refuse", file, logo.file.span).with("detail", found));
    }
}
