//! `palier serve`.

use super::Outcome;
use super::arguments::ServeCommand;
use super::console::Console;

pub(super) fn run(_console: &Console, _command: ServeCommand) -> Outcome {
    Outcome::Failed
}
