//! The command line in the reader's language: its help, and what is wrong with what was typed.

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Command};

use super::console::Console;
use crate::locale::Catalogue;

/// Puts the catalogue's words in the place of the derived help: `cli-about`, `cli-<command>`,
/// `cli-<command>-<argument>`, or `cli-option-<argument>` where several commands share it; `cli-value-<name>` for what
/// stands for a value.
#[must_use]
pub(super) fn localised(command: Command, catalogue: &Catalogue) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = names.iter().fold(command, |command, name| {
        command.mut_subcommand(name, |sub| {
            let arguments: Vec<String> = sub.get_arguments().map(|argument| argument.get_id().to_string()).collect();
            let sub =
                arguments.iter().fold(sub, |sub, id| sub.mut_arg(id, |argument| worded(argument, name, catalogue)));
            framed(sub, &format!("cli-{name}"), catalogue)
        })
    });
    framed(command, "cli-about", catalogue)
        .subcommand_help_heading(catalogue.text("cli-commands"))
        .subcommand_value_name(catalogue.text("cli-value-command"))
        .disable_version_flag(true)
        .arg(flag("version", 'V', ArgAction::Version).help(catalogue.text("cli-option-version")))
}

/// One argument of the command `command`.
fn worded(argument: Arg, command: &str, catalogue: &Catalogue) -> Arg {
    let known = |id: &str| Some(catalogue.text(id)).filter(|text| text != id);
    let key = argument.get_id().as_str().replace('_', "-");
    let help = known(&format!("cli-{command}-{key}")).or_else(|| known(&format!("cli-option-{key}")));
    let value = argument.get_value_names().and_then(<[_]>::first).map(|name| name.to_ascii_lowercase());
    // The sentences say what is possible, and what holds by default.
    let takes_value = argument.get_action().takes_values();
    let argument = argument.hide_default_value(takes_value).hide_possible_values(takes_value);
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
        .disable_help_flag(true)
        .arg(flag("help", 'h', ArgAction::Help).help(catalogue.text("cli-option-help")))
}

fn flag(name: &'static str, letter: char, action: ArgAction) -> Arg {
    Arg::new(name).short(letter).long(name).action(action)
}

/// Says what is wrong with the line that was typed.
pub(super) fn complain(console: &Console, error: &clap::Error) {
    let told = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let suggestion = |kind: ContextKind| told(kind).split(", ").next().unwrap_or_default().to_owned();
    let (id, value, suggestion) = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            ("cli-wrong-command", told(ContextKind::InvalidSubcommand), suggestion(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::UnknownArgument => {
            ("cli-wrong-argument", told(ContextKind::InvalidArg), suggestion(ContextKind::SuggestedArg))
        }
        ErrorKind::MissingRequiredArgument => ("cli-missing-argument", told(ContextKind::InvalidArg), String::new()),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            ("cli-wrong-value", told(ContextKind::InvalidValue), suggestion(ContextKind::SuggestedValue))
        }
        // Seldom met, and clap's own words.
        _ => {
            let _ = error.print();
            return;
        }
    };
    let argument = told(ContextKind::InvalidArg);
    let arguments = [("value", (&value).into()), ("argument", (&argument).into())];
    console.complain(id, &[&arguments[..], &[("suggestion", (&suggestion).into())]].concat());
}
