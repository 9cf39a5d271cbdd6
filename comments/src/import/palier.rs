//! This service's own export: a line about it, then one a comment ([`crate::service::exporting`]).

use std::io::BufRead;

use super::foreign::{Flaw, Foreign, Gathered, LONGEST_TEXT, Place, Unreadable, Words};
use super::remark42::line;
use crate::domain::State;
use crate::service::exporting::{FORMAT, Head, Line, VERSION};

/// Bytes of a line: a text in JSON, and what is said about it.
const LONGEST_LINE: usize = 8 * LONGEST_TEXT;

/// Reads an export.
pub(super) fn parse(mut text: impl BufRead) -> Result<Gathered, Unreadable> {
    let head = line(&mut text, LONGEST_LINE)?.unwrap_or_default();
    let head: Head = serde_json::from_slice(&head).map_err(|_| Unreadable::NotOne)?;
    if head.format != FORMAT {
        return Err(Unreadable::NotOne);
    }
    if head.version != VERSION {
        return Err(Unreadable::Version(head.version.into()));
    }
    let mut gathered = Gathered::default();
    let mut number = 1;
    while let Some(line) = line(&mut text, LONGEST_LINE)? {
        number += 1;
        let place = Place::Line(number);
        let read = if line.len() > LONGEST_LINE {
            Err(Flaw::TooLong)
        } else {
            serde_json::from_slice::<Line>(&line).map_err(|_| Flaw::Form)
        };
        gathered.add(place, read.map(|read| comment(place, &head, read)))?;
    }
    Ok(gathered)
}

fn comment(place: Place, head: &Head, line: Line) -> Foreign {
    let id = |number: i64| format!("palier:{}:{number}", head.url);
    Foreign {
        place,
        id: id(line.id),
        parent: line.parent.map(id),
        page: line.thread,
        name: line.name,
        email: line.email,
        account: None,
        official: line.official,
        // What retention emptied has nothing left to show.
        state: match line.state {
            State::Pending | State::Refused | State::Spam if line.markdown.is_empty() => State::Deleted,
            state => state,
        },
        words: Words::Markdown(line.markdown),
        written_at: line.written_at,
        published_at: line.published_at,
        details: line.details,
    }
}
