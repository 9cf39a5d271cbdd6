//! The command line of our programs in the reader's language: its help, and what is wrong with what was typed.

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Command};

use crate::{Argument, Catalogue, Language};

/// The language of the environment (`PALIER_LANG`, `LC_ALL`, `LC_MESSAGES`, `LANG`: the first that says something), or
/// else French.
#[must_use]
pub fn language(variable: impl Fn(&str) -> Option<String>) -> Language {
    ["PALIER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| variable(name))
        .find(|value| !value.is_empty() && value != "C" && !value.starts_with("C.") && value != "POSIX")
        .and_then(|value| Language::from_tag(&value))
        .unwrap_or_default()
}

/// Puts the catalogue's words in the place of the derived help: `cli-about`, `cli-<command>`,
/// `cli-<command>-<argument>`, or `cli-option-<argument>` where several commands share it; `cli-value-<name>` for what
/// stands for a value. A command of a command is `cli-<command>-<command>`.
#[must_use]
pub fn localised(command: Command, catalogue: &Catalogue) -> Command {
    let command = deeply(command, "cli", catalogue);
    framed(command, "cli-about", catalogue)
        .disable_version_flag(true)
        .arg(flag("version", 'V', ArgAction::Version).help(catalogue.text("cli-option-version")))
}

/// The arguments and commands of the command whose messages begin with `prefix`.
fn deeply(command: Command, prefix: &str, catalogue: &Catalogue) -> Command {
    let arguments: Vec<String> = command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    let command = arguments
        .iter()
        .fold(command, |command, id| command.mut_arg(id, |argument| worded(argument, prefix, catalogue)));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.iter().fold(command, |command, name| {
        let id = format!("{prefix}-{name}");
        command.mut_subcommand(name, |sub| framed(deeply(sub, &id, catalogue), &id, catalogue))
    })
}

/// One argument of the command whose messages begin with `prefix`.
fn worded(argument: Arg, prefix: &str, catalogue: &Catalogue) -> Arg {
    let known = |id: &str| Some(catalogue.text(id)).filter(|text| text != id);
    let key = argument.get_id().as_str().replace('_', "-");
    let help = known(&format!("{prefix}-{key}")).or_else(|| known(&format!("cli-option-{key}")));
    let value = argument.get_value_names().and_then(<[_]>::first).map(|name| name.to_ascii_lowercase());
    // The sentences say what is possible, and what holds by default.
    let takes_value = argument.get_action().takes_values();
    let argument = argument.hide_default_value(takes_value).hide_possible_values(takes_value).hide_env(takes_value);
    let argument = match value.and_then(|value| known(&format!("cli-value-{value}"))) {
        Some(value) => argument.value_name(value),
        None => argument,
    };
    match help {
        Some(help) => argument.help(help),
        None => argument,
    }
}

/// What `id` says of the command, and the frame of its help.
fn framed(command: Command, id: &str, catalogue: &Catalogue) -> Command {
    command
        .about(catalogue.text(id))
        .help_template(format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}", catalogue.text("cli-usage")))
        .subcommand_help_heading(catalogue.text("cli-commands"))
        .subcommand_value_name(catalogue.text("cli-value-command"))
        .disable_help_flag(true)
        .arg(flag("help", 'h', ArgAction::Help).help(catalogue.text("cli-option-help")))
}

fn flag(name: &'static str, letter: char, action: ArgAction) -> Arg {
    Arg::new(name).short(letter).long(name).action(action)
}

/// What is wrong with a line that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Its message: `cli-wrong-command`, `cli-wrong-argument`, `cli-missing-argument` or `cli-wrong-value`.
    pub id: &'static str,
    value: String,
    argument: String,
    suggestion: String,
    /// What the argument may be, where that is a list; or else `none`.
    choices: String,
}

impl Complaint {
    /// The complaint that an error is; `None` where it is seldom met, and clap's own words do.
    #[must_use]
    pub fn of(error: &clap::Error) -> Option<Self> {
        let told = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
        let suggested = |kind: ContextKind| told(kind).split(", ").next().unwrap_or_default().to_owned();
        let argument = told(ContextKind::InvalidArg);
        let (id, value, suggestion) = match error.kind() {
            ErrorKind::InvalidSubcommand => {
                ("cli-wrong-command", told(ContextKind::InvalidSubcommand), suggested(ContextKind::SuggestedSubcommand))
            }
            ErrorKind::UnknownArgument => {
                ("cli-wrong-argument", argument.clone(), suggested(ContextKind::SuggestedArg))
            }
            ErrorKind::MissingRequiredArgument => ("cli-missing-argument", argument.clone(), String::new()),
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
                ("cli-wrong-value", told(ContextKind::InvalidValue), suggested(ContextKind::SuggestedValue))
            }
            _ => return None,
        };
        let choices = Some(told(ContextKind::ValidValue)).filter(|choices| !choices.is_empty());
        Some(Self { id, value, argument, suggestion, choices: choices.unwrap_or_else(|| "none".to_owned()) })
    }

    /// The message's arguments: `value`, `argument`, and `suggestion`, which may be empty, and `choices`.
    #[must_use]
    pub fn arguments(&self) -> [(&'static str, Argument<'_>); 4] {
        [
            ("value", (&self.value).into()),
            ("argument", (&self.argument).into()),
            ("suggestion", (&self.suggestion).into()),
            ("choices", (&self.choices).into()),
        ]
    }
}
