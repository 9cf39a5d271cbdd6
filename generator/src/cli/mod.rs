//! Arguments and environment → a command. The only reader of both, and of the clock.

mod arguments;
mod build;
mod check;
mod clock;
mod console;
mod explain;
mod help;
mod init;
mod manual;
mod new;
mod next_change;
mod offered;
mod serve;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use palier_words::command_line;

pub use arguments::{Arguments, Command};
use console::Console;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Done,
    /// The content has errors.
    ContentErrors,
    /// Wrong usage, or the machine failed.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::ContentErrors => Self::from(1),
            Outcome::Failed => Self::from(2),
        }
    }
}

/// Runs the program with the process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    let console = Console::new();
    let matches = command_line::localised(Arguments::command(), console.catalogue()).try_get_matches();
    let arguments = match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        // Wrong usage.
        Err(error) if error.use_stderr() => {
            help::complain(&console, &error);
            return Outcome::Failed.into();
        }
        // Help and version, which are no errors.
        Err(asked) => {
            let _ = asked.print();
            return Outcome::Done.into();
        }
    };
    let outcome = match arguments.command {
        Command::Build(command) => build::run(&console, command),
        Command::Serve(command) => serve::run(&console, command),
        Command::Check(command) => check::run(&console, command),
        Command::New(command) => new::run(&console, command),
        Command::Init(command) => init::run(&console, command),
        Command::NextChange(command) => next_change::run(&console, command),
        Command::Explain(command) => explain::run(&console, command),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "palier", &mut script);
            console.print(&String::from_utf8_lossy(&script));
            Outcome::Done
        }
        Command::Man => {
            console.print(&manual::page(console.catalogue()));
            Outcome::Done
        }
    };
    outcome.into()
}
