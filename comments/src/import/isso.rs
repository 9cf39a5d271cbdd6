//! Isso's database: SQLite, of which only the two tables of conversations are read.

use std::collections::HashMap;
use std::path::Path;

use jiff::Timestamp;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags, Row};

use super::foreign::{Flaw, Foreign, Gathered, Place, Unreadable, Words, unescaped};
use crate::domain::State;
use crate::store::Details;

/// Isso writes numbers, times and texts as it likes: they are read as what they are.
const COMMENTS: &str = "SELECT c.id, c.parent, c.created, c.mode, CAST(c.text AS TEXT), CAST(c.author AS TEXT), \
    CAST(c.email AS TEXT), CAST(t.uri AS TEXT), c.modified FROM comments c LEFT JOIN threads t ON t.id = c.tid ORDER BY c.id";
const CREATED: &str = "SELECT id, created FROM comments";
/// Bytes of a row.
const LONGEST_ROW: i32 = 16 << 20;

/// Reads a database. It is not written to, and may be in use.
pub(super) fn read(file: &Path) -> Result<Gathered, Unreadable> {
    let open = || -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let database = Connection::open_with_flags(file, flags)?;
        // Whoever wrote the file may have hidden code in its schema.
        database.pragma_update(None, "trusted_schema", false)?;
        database.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST_ROW)?;
        Ok(database)
    };
    let of_form = |error: rusqlite::Error| match error.sqlite_error_code() {
        Some(ErrorCode::CannotOpen) => Unreadable::Disk(std::io::Error::other(error.to_string())),
        Some(ErrorCode::NotADatabase) => Unreadable::NotOne,
        // Another program's database: it has other tables.
        _ if matches!(error, rusqlite::Error::SqlInputError { .. }) => Unreadable::NotOne,
        _ => Unreadable::Form(0, error.to_string()),
    };
    let database = open().map_err(of_form)?;
    let moments = moments(&database).map_err(of_form)?;
    let mut comments = database.prepare(COMMENTS).map_err(of_form)?;
    let mut rows = comments.query([]).map_err(of_form)?;
    let mut gathered = Gathered::default();
    while let Some(row) = rows.next().map_err(of_form)? {
        let id: i64 = row.get(0).map_err(of_form)?;
        gathered.add(Place::Row(id), comment(id, row, &moments))?;
    }
    Ok(gathered)
}

/// When each comment was written: what tells it from that of another database with its number.
fn moments(database: &Connection) -> rusqlite::Result<HashMap<i64, f64>> {
    database.prepare(CREATED)?.query_map([], |row| Ok((row.get(0)?, row.get(1).unwrap_or(f64::NAN))))?.collect()
}

fn comment(id: i64, row: &Row<'_>, moments: &HashMap<i64, f64>) -> Result<Foreign, Flaw> {
    let text = |column: usize| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
    let name = |id: i64| Some(format!("isso:{id}:{}", moment(*moments.get(&id)?)?.as_microsecond()));
    let parent: Option<i64> = row.get(1).map_err(|_| Flaw::Form)?;
    let mode: Option<i64> = row.get(3).map_err(|_| Flaw::Form)?;
    let edited: Option<f64> = row.get(8).unwrap_or_default();
    Ok(Foreign {
        place: Place::Row(id),
        id: name(id).ok_or(Flaw::Date)?,
        parent: parent.and_then(name),
        page: text(7).map_err(|_| Flaw::Page)?,
        name: unescaped(&text(5).map_err(|_| Flaw::Form)?),
        email: text(6).ok().map(|email| unescaped(&email)).filter(|email| !email.is_empty()),
        account: None,
        official: false,
        words: Words::Markdown(text(4).map_err(|_| Flaw::Form)?),
        state: match mode {
            Some(1) => State::Published,
            Some(4) => State::Deleted,
            _ => State::Pending,
        },
        written_at: moments.get(&id).copied().and_then(moment).ok_or(Flaw::Date)?,
        published_at: None,
        details: Details { edited_at: edited.and_then(moment), ..Details::default() },
    })
}

/// Seconds since 1970, as Python's `time.time()` has them.
fn moment(seconds: f64) -> Option<Timestamp> {
    let micros = (seconds * 1e6).round();
    // Beyond this a float is no whole number of microseconds any more.
    (micros.is_finite() && micros.abs() < 9e15).then(|| Timestamp::from_microsecond(micros as i64).ok()).flatten()
}
