//! Remark42's backup: a line about the site, then one a comment, all JSON.

use std::collections::HashMap;
use std::io::{BufRead, Read};

use jiff::Timestamp;
use serde::Deserialize;

use super::foreign::{Flaw, Foreign, Gathered, LONGEST_TEXT, Place, Unreadable, Words, unescaped};
use crate::domain::State;
use crate::store::Details;

/// Bytes of a line: a text in two forms, and who voted for it.
const LONGEST_LINE: usize = 16 * LONGEST_TEXT;
/// Bytes of the first line, which knows every user.
const LONGEST_HEAD: usize = 64 << 20;

#[derive(Deserialize)]
struct Head {
    version: u64,
    #[serde(default)]
    users: Option<Vec<User>>,
}

/// What the site knows of a user beside her comments.
#[derive(Deserialize)]
struct User {
    #[serde(alias = "ID")]
    id: String,
    #[serde(default, alias = "Email")]
    email: String,
}

#[derive(Deserialize)]
struct Comment {
    id: String,
    #[serde(default)]
    pid: String,
    #[serde(default)]
    text: String,
    user: Author,
    locator: Locator,
    time: String,
    #[serde(default)]
    delete: bool,
    #[serde(default)]
    pin: bool,
    edit: Option<Edit>,
}

#[derive(Deserialize)]
struct Edit {
    time: String,
}

#[derive(Deserialize)]
struct Author {
    #[serde(default)]
    id: String,
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
struct Locator {
    #[serde(default)]
    site: String,
    url: String,
}

/// Reads a backup.
pub(super) fn parse(mut text: impl BufRead) -> Result<Gathered, Unreadable> {
    let head = line(&mut text, LONGEST_HEAD)?.unwrap_or_default();
    let head: Head = serde_json::from_slice(&head).map_err(|_| Unreadable::NotOne)?;
    if head.version > 1 {
        return Err(Unreadable::Version(head.version));
    }
    let users = head.users.unwrap_or_default();
    let emails: HashMap<String, String> = users.into_iter().map(|user| (user.id, user.email)).collect();
    let mut gathered = Gathered::default();
    let mut number = 1;
    while let Some(line) = line(&mut text, LONGEST_LINE)? {
        number += 1;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let place = Place::Line(number);
        let read = if line.len() > LONGEST_LINE { Err(Flaw::TooLong) } else { read(&line) };
        gathered.add(place, read.and_then(|read| comment(place, read, &emails)))?;
    }
    Ok(gathered)
}

/// The next line, and one byte more than `most` where it is longer; `None` at the end.
pub(super) fn line(text: &mut impl BufRead, most: usize) -> Result<Option<Vec<u8>>, Unreadable> {
    let mut line = Vec::new();
    text.by_ref().take(most as u64 + 1).read_until(b'\n', &mut line)?;
    if line.len() > most && !line.ends_with(b"\n") {
        // The rest of it, which nobody wants, in pieces.
        let mut rest = Vec::new();
        while !rest.ends_with(b"\n") {
            rest.clear();
            if text.by_ref().take(1 << 16).read_until(b'\n', &mut rest)? == 0 {
                break;
            }
        }
    }
    Ok(Some(line).filter(|line| !line.is_empty()))
}

fn read(line: &[u8]) -> Result<Comment, Flaw> {
    serde_json::from_slice(line).map_err(|_| Flaw::Form)
}

fn comment(place: Place, comment: Comment, emails: &HashMap<String, String>) -> Result<Foreign, Flaw> {
    let id = |number: &str| format!("remark42:{}:{number}", comment.locator.site);
    if comment.id.is_empty() {
        return Err(Flaw::Number);
    }
    Ok(Foreign {
        place,
        id: id(&comment.id),
        parent: Some(&comment.pid).filter(|pid| !pid.is_empty()).map(|pid| id(pid)),
        email: emails.get(&comment.user.id).filter(|email| !email.is_empty()).cloned(),
        page: comment.locator.url,
        name: unescaped(&comment.user.name),
        // Whoever deleted what she wrote has the name and the account « deleted ».
        account: Some(comment.user.id).filter(|id| !id.is_empty() && !comment.delete),
        official: false,
        words: Words::Html(comment.text),
        state: if comment.delete { State::Deleted } else { State::Published },
        written_at: comment.time.parse::<Timestamp>().map_err(|_| Flaw::Date)?,
        published_at: None,
        details: Details {
            pinned: comment.pin,
            edited_at: comment.edit.and_then(|edit| edit.time.parse().ok()),
            ..Details::default()
        },
    })
}
