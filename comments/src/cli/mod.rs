//! Arguments, environment and clock → a command: the only reader of all three.

mod arguments;
mod clock;
mod console;
mod log;
mod serve;
mod settings;

use std::process::ExitCode;
use std::sync::Arc;

use clap::{CommandFactory as _, FromArgMatches as _};
use palier_words::command_line::{self, Complaint};

use arguments::{Arguments, Command};
use console::Console;

use crate::commands::{self, Failure};
use crate::config::Config;
use crate::service::Service;
use crate::store::{SqliteStore, StoreError};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Done.
    Done,
    /// It could not be done.
    Failed,
    /// Wrong usage or settings.
    Misused,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Failed => Self::from(1),
            Outcome::Misused => Self::from(2),
        }
    }
}

/// Runs the program with the process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    let console = Console::new();
    let matches = command_line::localised(Arguments::command(), console.words()).try_get_matches();
    let arguments = match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        // Wrong usage.
        Err(error) if error.use_stderr() => {
            match Complaint::of(&error) {
                Some(complaint) => console.complain_of(complaint.id, &complaint.arguments()),
                None => drop(error.print()),
            }
            return Outcome::Misused.into();
        }
        // Help and version, which are no errors.
        Err(asked) => {
            drop(asked.print());
            return Outcome::Done.into();
        }
    };
    let Some(config) = settings::read(&console, &arguments.config) else { return Outcome::Misused.into() };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            console.complain(&error.to_string());
            return Outcome::Failed.into();
        }
    };
    let outcome = runtime.block_on(carry_out(&console, config, arguments.command));
    outcome.into()
}

async fn carry_out(console: &Console, config: Config, command: Command) -> Outcome {
    match command {
        Command::Serve(command) => serve::run(console, config, command).await,
        // The database is not opened: a damaged one is replaced.
        Command::Restore(command) => {
            done(console, commands::restore(&config, &command, console.words(), &mut console.out()))
        }
        command => {
            log::start(log::Form::Text, "warn");
            let service = match open(config, clock::system()).await {
                Ok(service) => service,
                Err(failure) => return done(console, Err(failure)),
            };
            done(console, work(&service, command, console).await)
        }
    }
}

/// The commands that work on a service without serving.
async fn work(service: &Arc<Service>, command: Command, console: &Console) -> Result<(), Failure> {
    let (words, mut out) = (console.words(), console.out());
    match command {
        Command::Moderator { command } => commands::moderator(service, command, words, &mut out).await,
        Command::Import(command) => commands::import(service, command, words, &mut out).await,
        Command::Export(command) => commands::export(service, command, words, &mut out).await,
        Command::Erase(command) => commands::erase(service, command, words, &mut out).await,
        Command::Report(command) => commands::report(service, command, words, &mut out).await,
        Command::Backup(command) => commands::backup(service, &command, words, &mut out).await,
        Command::Check => commands::check(service, words, &mut out).await,
        // Carried out above.
        Command::Serve(_) | Command::Restore(_) => Ok(()),
    }
}

fn done(console: &Console, outcome: Result<(), Failure>) -> Outcome {
    match outcome {
        Ok(()) => Outcome::Done,
        Err(failure) => {
            console.complain(&failure.sentence(console.words()));
            Outcome::Failed
        }
    }
}

/// Opens the database and takes up service.
async fn open(config: Config, clock: crate::service::Clock) -> Result<Arc<Service>, Failure> {
    let path = config.database.clone();
    let failed = |error| Failure::NotOpened(path.clone(), error);
    let opened = path.clone();
    let store = tokio::task::spawn_blocking(move || SqliteStore::open(&opened)).await;
    let store = store.map_err(|error| failed(StoreError::Failed(Box::new(error))))?.map_err(failed)?;
    Service::start(Arc::new(config), Arc::new(store), clock).await.map(Arc::new).map_err(failed)
}
