//! `palier new`.

use super::Outcome;
use super::arguments::NewCommand;
use super::console::Console;

pub(super) fn run(_console: &Console, _command: NewCommand) -> Outcome {
    Outcome::Failed
}
