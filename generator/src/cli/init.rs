//! `palier init`.

use super::Outcome;
use super::arguments::InitCommand;
use super::console::Console;

pub(super) fn run(_console: &Console, _command: InitCommand) -> Outcome {
    Outcome::Failed
}
