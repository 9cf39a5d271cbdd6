//! What every parser gives: comments as the other service has them, and what could not be read of its file.

use std::fmt;

use jiff::Timestamp;

use crate::domain::State;
use crate::store::Details;

/// Bytes of one text, as many as a request of ours may weigh. A longer one is no comment.
pub(super) const LONGEST_TEXT: usize = 64 * 1024;
/// Comments of one file.
const MOST_COMMENTS: usize = 2_000_000;

/// A comment of another service, with nothing that we do not keep: no network address, no web site, no votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// Where in its file it stands.
    pub place: Place,
    /// Its name in all the world: the service, what tells its instances apart, and the number there.
    pub id: String,
    /// The same of the comment that it answers.
    pub parent: Option<String>,
    /// The address of its page, as that service wrote it.
    pub page: String,
    /// Its author's name; may be empty.
    pub name: String,
    /// Her address; may be none that mail reaches.
    pub email: Option<String>,
    /// The account under which the other service had signed her in.
    pub account: Option<String>,
    /// Whether the other service vouches that she spoke for the cooperative.
    pub official: bool,
    /// Its text.
    pub words: Words,
    /// Where it stood.
    pub state: State,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it was shown for the first time, where the service says so.
    pub published_at: Option<Timestamp>,
    /// What else is known of it.
    pub details: Details,
}

/// A text as the other service kept it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// Markdown.
    Markdown(String),
    /// HTML, in which a line break is a blank.
    Html(String),
    /// HTML, in which a line break is one, and an empty line a new paragraph (WordPress).
    LooseHtml(String),
}

impl Words {
    /// As it was kept.
    #[must_use]
    pub fn raw(&self) -> &str {
        match self {
            Self::Markdown(text) | Self::Html(text) | Self::LooseHtml(text) => text,
        }
    }
}

/// Where in a file something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A line, from 1.
    Line(u64),
    /// A row by its number.
    Row(i64),
}

/// Why a comment of the file is not imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// It has no number.
    Number,
    /// When it was written cannot be read.
    Date,
    /// It says nothing.
    Empty,
    /// Its text is longer than any comment.
    TooLong,
    /// It does not say under which page it stands.
    Page,
    /// It is not of the form that the service writes.
    Form,
}

impl Flaw {
    /// The end of its message's id.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Empty => "empty",
            Self::TooLong => "too-long",
            Self::Page => "page",
            Self::Form => "form",
        }
    }
}

/// What was read of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// The comments, in the file's order.
    pub comments: Vec<Foreign>,
    /// Those that cannot be imported, where they stand and why.
    pub flawed: Vec<(Place, Flaw)>,
    /// Pingbacks and trackbacks: said by other sites' machines.
    pub pingbacks: u32,
}

impl Gathered {
    /// Adds a comment, or notes what is wrong with it.
    pub(super) fn add(&mut self, place: Place, comment: Result<Foreign, Flaw>) -> Result<(), Unreadable> {
        if self.comments.len() + self.flawed.len() >= MOST_COMMENTS {
            return Err(Unreadable::TooMuch);
        }
        match comment.and_then(Foreign::checked) {
            Ok(comment) => self.comments.push(comment),
            Err(flaw) => self.flawed.push((place, flaw)),
        }
        Ok(())
    }
}

impl Foreign {
    fn checked(self) -> Result<Self, Flaw> {
        let text = self.words.raw();
        if text.len() > LONGEST_TEXT {
            Err(Flaw::TooLong)
        } else if !matches!(self.state, State::Deleted | State::Removed) && text.trim().is_empty() {
            Err(Flaw::Empty)
        } else if self.page.trim().is_empty() {
            Err(Flaw::Page)
        } else {
            Ok(self)
        }
    }
}

/// A name without the escapes under which services keep it that write it into pages as it is: Remark42 those of Go's
/// `template.HTMLEscapeString`, Isso three of them.
pub(super) fn unescaped(name: &str) -> String {
    let escapes = [("&#34;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    escapes.iter().fold(name.to_owned(), |name, (escape, letter)| name.replace(escape, letter))
}

/// Why nothing of a file is imported.
#[derive(Debug)]
pub enum Unreadable {
    /// The disk does not give it.
    Disk(std::io::Error),
    /// It is a folder, a pipe or a device.
    NotAFile,
    /// It is none of the service that was named.
    NotOne,
    /// That service has written it in a version that is not known.
    Version(u64),
    /// It ends in the middle, at this line.
    Cut(u64),
    /// It is damaged: the line where that shows (0 in a database), and how, as the library says.
    Form(u64, String),
    /// It weighs more than a service's conversations can.
    TooMuch,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk(error) => write!(f, "the file cannot be read: {error}"),
            Self::NotAFile => f.write_str("not a regular file"),
            Self::NotOne => f.write_str("the file is none of that service"),
            Self::Version(version) => write!(f, "the file has version {version}, which is not known"),
            Self::Cut(line) => write!(f, "the file ends in the middle, at line {line}"),
            Self::Form(0, cause) => write!(f, "the file is damaged: {cause}"),
            Self::Form(line, cause) => write!(f, "the file is damaged: line {line}: {cause}"),
            Self::TooMuch => f.write_str("the file holds more than can be imported at once"),
        }
    }
}

impl std::error::Error for Unreadable {}

impl From<std::io::Error> for Unreadable {
    fn from(error: std::io::Error) -> Self {
        Self::Disk(error)
    }
}
