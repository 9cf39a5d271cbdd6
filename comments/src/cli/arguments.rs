//! What can be typed. The help's words are in the catalogue: see [`palier_words::command_line::localised`].

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::log::Form;
use crate::commands;

/// `palier-comments`.
#[derive(Debug, Parser)]
#[command(name = "palier-comments", version, disable_help_subcommand = true)]
pub(super) struct Arguments {
    /// The settings; `commentaires.toml` by default.
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "PALIER_COMMENTS_CONFIG",
        default_value = "commentaires.toml"
    )]
    pub(super) config: PathBuf,
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Serve(ServeCommand),
    Moderator {
        #[command(subcommand)]
        command: commands::Moderator,
    },
    Import(commands::Import),
    Export(commands::Export),
    Erase(commands::Erase),
    Report(commands::Report),
    Backup(commands::Backup),
    Restore(commands::Restore),
    Check,
}

/// `palier-comments serve`.
#[derive(Debug, Args)]
pub(super) struct ServeCommand {
    /// How the log is written.
    #[arg(long, value_enum, default_value = "text", value_name = "FORM")]
    pub(super) log: Form,
    /// What is logged: `warn`, `info`, `debug`, or a filter by part.
    #[arg(long, env = "PALIER_COMMENTS_LOG", default_value = "info", value_name = "LEVEL")]
    pub(super) level: String,
    /// The instant at which the clock begins; the machine's by default.
    #[arg(long, value_name = "INSTANT")]
    pub(super) now: Option<jiff::Timestamp>,
}
