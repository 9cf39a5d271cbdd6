//! `palier man`: one page for the program, with a section for each command.

use std::io;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use palier_words::command_line;

use super::Arguments;
use crate::locale::Catalogue;

/// What renders one section of a page into a writer.
type Section = fn(&Man, &mut dyn io::Write) -> io::Result<()>;

/// The page, in roff.
pub(super) fn page(catalogue: &Catalogue) -> String {
    let mut command = command_line::localised(Arguments::command(), catalogue);
    command.build();
    let heading = |id: &str| format!(".SH {}\n", catalogue.text(id));
    let section = |command: &Command, section: Section| body(&rendered(command, section)).to_owned();

    let mut page = rendered(&command, Man::render_title);
    for (id, part) in [
        ("cli-man-name", Man::render_name_section as Section),
        ("cli-man-synopsis", Man::render_synopsis_section),
        ("cli-man-options", Man::render_options_section),
    ] {
        page.push_str(&heading(id));
        page.push_str(&section(&command, part));
    }
    page.push_str(&heading("cli-man-commands"));
    for command in command.get_subcommands() {
        page.push_str(&format!(".SS {}\n", command.get_name()));
        page.push_str(&section(command, Man::render_synopsis_section));
        page.push_str(".PP\n");
        page.push_str(&section(command, Man::render_description_section));
        page.push_str(&section(command, Man::render_options_section));
    }
    for (id, terms) in
        [("cli-man-status", ["0", "1", "2"]), ("cli-man-environment", ["PALIER_NOW", "PALIER_LANG", "NO_COLOR"])]
    {
        page.push_str(&heading(id));
        for term in terms {
            let said = catalogue.text(&format!("cli-man-{}", term.to_lowercase().replace('_', "-")));
            page.push_str(&format!(".TP\n\\fB{term}\\fR\n{said}\n"));
        }
    }
    page
}

fn rendered(command: &Command, section: Section) -> String {
    let mut bytes = Vec::new();
    // Memory takes all that is written to it.
    let _ = section(&Man::new(command.clone()), &mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What stands below the heading of a rendered section.
fn body(section: &str) -> &str {
    let heading = section.find(".SH").unwrap_or(0);
    section[heading..].split_once('\n').map_or("", |(_, body)| body)
}
