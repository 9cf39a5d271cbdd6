//! The settings' file and the environment → the settings, or every mistake.

#![expect(clippy::disallowed_methods, reason = "this is the door to the settings' files")]

use std::collections::BTreeMap;
use std::path::Path;

use super::console::Console;
use crate::config::{self, Config, Given};

/// Reads the settings; `None` where they have mistakes, which are said.
pub(super) fn read(console: &Console, file: &Path) -> Option<Config> {
    let shown = file.display().to_string();
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => {
            let cause = error.to_string();
            let arguments = [("file", (&shown).into()), ("cause", (&cause).into())];
            console.complain_of("cli-no-settings", &arguments);
            return None;
        }
    };
    // What is not Unicode is none of our variables.
    let environment: BTreeMap<String, String> = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect();
    let folder = file.parent().unwrap_or(Path::new(""));
    let secret_file = |path: &Path| std::fs::read_to_string(path);
    match config::read(&Given { text: &text, folder, environment: &environment, secret_file: &secret_file }) {
        Ok(config) => Some(config),
        Err(mistakes) => {
            for mistake in &mistakes {
                console.complain(&mistake.say(&shown, console.words()));
            }
            None
        }
    }
}
