//! What is wrong with a line that was typed.

use palier_words::command_line::Complaint;

use super::console::Console;

/// Says what is wrong.
pub(super) fn complain(console: &Console, error: &clap::Error) {
    match Complaint::of(error) {
        Some(complaint) => console.complain(complaint.id, &complaint.arguments()),
        None => {
            let _ = error.print();
        }
    }
}
