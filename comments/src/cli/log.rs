//! The log, on standard error: for journald, or a collector. No personal data is ever logged.

use std::io::IsTerminal as _;

use clap::ValueEnum;
use tracing_subscriber::EnvFilter;

/// How a line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Starts the log with what `filter` lets through: `info`, or by part, `info,palier_comments::http=debug`. A filter that
/// cannot be read lets through what is worth a word.
pub(super) fn start(form: Form, filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_target(false).with_writer(std::io::stderr);
    // A process has one log: where it has one already, that one stays.
    drop(match form {
        Form::Json => log.json().flatten_event(true).try_init(),
        Form::Text => log.with_ansi(std::io::stderr().is_terminal()).try_init(),
    });
}
