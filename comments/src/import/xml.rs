//! XML as exports have it: opened and closed elements with their text. Bounded: no entity is expanded but XML's own
//! five and characters by number, nothing outside the file is read, depth and texts have a limit.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::foreign::{LONGEST_TEXT, Unreadable};

/// Bytes that are kept of a text: more than the longest, even where a character did not fit whole.
const MOST_KEPT: usize = LONGEST_TEXT + 4;
/// Elements within elements.
const DEEPEST: usize = 32;

/// What an export is read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// An element begins; its attributes.
    Open(Vec<(String, String)>),
    /// An element ends; its own text.
    Close(String),
}

/// An export that is being read.
pub(super) struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    /// The elements around the place, with what they say so far.
    path: Vec<(String, String)>,
    /// Whether the last step closed an element, which is still on the path.
    is_closed: bool,
    lines: Lines,
}

/// Counts lines by what was read.
#[derive(Default)]
struct Lines(u64);

impl<R: BufRead> Xml<R> {
    pub(super) fn new(text: R) -> Self {
        let mut reader = Reader::from_reader(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        // Exports hold a lone `&` now and then.
        config.allow_dangling_amp = true;
        Self { reader, buffer: Vec::new(), path: Vec::new(), is_closed: false, lines: Lines(1) }
    }

    /// The line of the place, from 1.
    pub(super) fn line(&self) -> u64 {
        self.lines.0
    }

    /// The names of the elements around the place, the innermost last.
    pub(super) fn path(&self) -> Vec<&str> {
        self.path.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// The next step; `None` at the end of the file.
    pub(super) fn next(&mut self) -> Result<Option<Step>, Unreadable> {
        if std::mem::take(&mut self.is_closed) {
            self.path.pop();
        }
        loop {
            self.buffer.clear();
            let line = self.lines.0;
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(quick_xml::Error::Io(error)) => return Err(std::io::Error::other(error.to_string()).into()),
                Err(error) => return Err(Unreadable::Form(line, error.to_string())),
            };
            // Tags, comments and texts alike; a reference has none.
            self.lines.0 += event.iter().filter(|byte| **byte == b'\n').count() as u64;
            match event {
                Event::Start(start) => {
                    if self.path.len() == DEEPEST {
                        return Err(Unreadable::Form(line, format!("more than {DEEPEST} elements within one another")));
                    }
                    let (name, attributes) = opened(&start);
                    self.path.push((name, String::new()));
                    return Ok(Some(Step::Open(attributes)));
                }
                Event::End(_) => {
                    let text = self.path.last_mut().map(|(_, text)| std::mem::take(text));
                    self.is_closed = true;
                    return Ok(Some(Step::Close(text.unwrap_or_default())));
                }
                Event::Text(text) => say(&mut self.path, &String::from_utf8_lossy(&text)),
                Event::CData(text) => say(&mut self.path, &String::from_utf8_lossy(&text)),
                Event::GeneralRef(reference) => say(&mut self.path, &referred(&reference)),
                Event::Eof if self.path.is_empty() => return Ok(None),
                Event::Eof => return Err(Unreadable::Cut(line)),
                _ => {}
            }
        }
    }
}

/// Adds to the innermost element's text, as far as shows that it is too long.
fn say(path: &mut [(String, String)], words: &str) {
    let Some((_, text)) = path.last_mut() else { return };
    let room = MOST_KEPT.saturating_sub(text.len());
    text.push_str(&words[..words.floor_char_boundary(room)]);
}

fn opened(start: &BytesStart<'_>) -> (String, Vec<(String, String)>) {
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false).flatten().take(16) {
        let name = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
        attributes.push((name, String::from_utf8_lossy(&attribute.value).into_owned()));
    }
    (String::from_utf8_lossy(start.name().as_ref()).into_owned(), attributes)
}

/// A character by name or number. What a document type may have defined stays as it is written.
fn referred(reference: &BytesRef<'_>) -> String {
    let name = String::from_utf8_lossy(reference);
    match reference.resolve_char_ref() {
        Ok(Some(character)) => character.to_string(),
        _ => resolve_predefined_entity(&name).map_or_else(|| format!("&{name};"), str::to_owned),
    }
}
