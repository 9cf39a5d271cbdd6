//! Disqus's export: all threads, then all posts, which are comments.

use std::collections::HashMap;
use std::io::BufRead;

use super::foreign::{Flaw, Foreign, Gathered, Place, Unreadable, Words};
use super::xml::{Step, Xml};
use crate::domain::State;
use crate::store::Details;

/// The element or comment where the reading is.
#[derive(Default)]
struct Element {
    line: u64,
    id: String,
    thread: String,
    parent: String,
    fields: HashMap<String, String>,
}

/// Reads an export.
pub(super) fn parse(text: impl BufRead) -> Result<Gathered, Unreadable> {
    let mut xml = Xml::new(text);
    let mut pages = HashMap::<String, String>::new();
    let mut gathered = Gathered::default();
    let mut element = Element::default();
    let mut is_export = false;
    while let Some(step) = xml.next()? {
        let line = xml.line();
        let path = xml.path();
        match (path.as_slice(), step) {
            (["disqus"], Step::Open(_)) => is_export = true,
            ([_], Step::Open(_)) if !is_export => return Err(Unreadable::NotOne),
            (["disqus", "thread" | "post"], Step::Open(attributes)) => {
                element = Element { line, id: number(attributes), ..Element::default() };
            }
            (["disqus", "post", "thread"], Step::Open(attributes)) => element.thread = number(attributes),
            (["disqus", "post", "parent"], Step::Open(attributes)) => element.parent = number(attributes),
            (["disqus", "thread"], Step::Close(_)) => {
                let link = element.fields.remove("link").unwrap_or_default();
                pages.insert(std::mem::take(&mut element.id), link.trim().to_owned());
            }
            (["disqus", "post"], Step::Close(_)) => {
                let place = Place::Line(element.line);
                gathered.add(place, element.comment(place, &pages))?;
            }
            (["disqus", "thread" | "post", field], Step::Close(text)) => {
                element.fields.insert((*field).to_owned(), text);
            }
            (["disqus", "post", "author", field], Step::Close(text)) => {
                element.fields.insert(format!("author/{field}"), text);
            }
            _ => {}
        }
    }
    if is_export { Ok(gathered) } else { Err(Unreadable::NotOne) }
}

/// `dsq:id`: unique among all of Disqus.
fn number(attributes: Vec<(String, String)>) -> String {
    attributes.into_iter().find(|(name, _)| name == "dsq:id").map(|(_, value)| value).unwrap_or_default()
}

impl Element {
    fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |text| text.trim())
    }

    fn is(&self, name: &str) -> bool {
        self.field(name) == "true"
    }

    fn comment(&self, place: Place, pages: &HashMap<String, String>) -> Result<Foreign, Flaw> {
        let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let id = |number: &str| filled(number).map(|number| format!("disqus:{number}"));
        Ok(Foreign {
            place,
            id: id(&self.id).ok_or(Flaw::Number)?,
            parent: id(&self.parent),
            page: pages.get(&self.thread).cloned().unwrap_or_default(),
            name: self.field("author/name").to_owned(),
            email: filled(self.field("author/email")),
            account: filled(self.field("author/username")).filter(|_| !self.is("author/isAnonymous")),
            official: false,
            words: Words::Html(self.field("message").to_owned()),
            state: if self.is("isDeleted") {
                State::Deleted
            } else if self.is("isSpam") {
                State::Spam
            } else if self.field("isApproved") == "false" {
                State::Pending
            } else {
                State::Published
            },
            written_at: self.field("createdAt").parse().map_err(|_| Flaw::Date)?,
            published_at: None,
            details: Details::default(),
        })
    }
}
