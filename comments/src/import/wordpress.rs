//! WordPress's export (WXR): an RSS feed whose items are posts, with their comments inside.

use std::collections::HashMap;
use std::io::BufRead;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::foreign::{Flaw, Foreign, Gathered, Place, Unreadable, Words};
use super::xml::{Step, Xml};
use crate::domain::State;
use crate::store::Details;

/// What an export says before its posts, and of the post and comment where the reading is.
#[derive(Default)]
struct Reading {
    site: String,
    /// Accounts by their number.
    logins: HashMap<String, String>,
    author: (String, String),
    page: Page,
    comment: Option<(u64, Fields)>,
    comments: Vec<(u64, Fields)>,
}

#[derive(Default)]
struct Page {
    link: String,
    guid: String,
}

/// A comment's elements by their names.
type Fields = HashMap<String, String>;

/// Reads an export.
pub(super) fn parse(text: impl BufRead) -> Result<Gathered, Unreadable> {
    let mut xml = Xml::new(text);
    let mut reading = Reading::default();
    let mut gathered = Gathered::default();
    let mut is_export = false;
    while let Some(step) = xml.next()? {
        let line = xml.line();
        let path = xml.path();
        match (path.as_slice(), step) {
            (["rss"], Step::Open(_)) => is_export = true,
            ([_], Step::Open(_)) if !is_export => return Err(Unreadable::NotOne),
            (["rss", "channel", "item"], Step::Open(_)) => {
                reading.page = Page::default();
                reading.comments.clear();
            }
            (["rss", "channel", "item", "wp:comment"], Step::Open(_)) => {
                reading.comment = Some((line, Fields::new()));
            }
            (path, Step::Close(text)) => reading.close(path, text, &mut gathered)?,
            _ => {}
        }
    }
    if is_export { Ok(gathered) } else { Err(Unreadable::NotOne) }
}

impl Reading {
    fn close(&mut self, path: &[&str], text: String, gathered: &mut Gathered) -> Result<(), Unreadable> {
        let ["rss", "channel", within @ ..] = path else { return Ok(()) };
        match within {
            ["link"] if self.site.is_empty() => self.site = text,
            ["wp:base_blog_url"] => self.site = text,
            ["wp:author", "wp:author_id"] => self.author.0 = text,
            ["wp:author", "wp:author_login"] => self.author.1 = text,
            ["wp:author"] => {
                let (number, login) = std::mem::take(&mut self.author);
                self.logins.insert(number, login);
            }
            ["item", "link"] => self.page.link = text,
            ["item", "guid"] => self.page.guid = text,
            ["item", "wp:comment", field] => {
                if let Some((_, fields)) = &mut self.comment {
                    fields.insert((*field).to_owned(), text);
                }
            }
            ["item", "wp:comment"] => self.comments.extend(self.comment.take()),
            ["item"] => {
                for (line, fields) in std::mem::take(&mut self.comments) {
                    self.gather(line, &fields, gathered)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn gather(&self, line: u64, fields: &Fields, gathered: &mut Gathered) -> Result<(), Unreadable> {
        if matches!(field(fields, "wp:comment_type"), "pingback" | "trackback") {
            gathered.pingbacks += 1;
            return Ok(());
        }
        let place = Place::Line(line);
        gathered.add(place, self.comment(place, fields))
    }

    fn comment(&self, place: Place, fields: &Fields) -> Result<Foreign, Flaw> {
        let number = |name| field(fields, name).parse::<u64>().ok().filter(|number| *number > 0);
        let id = |number: u64| format!("wordpress:{}:{number}", self.site.trim_end_matches('/'));
        let own = number("wp:comment_id").ok_or(Flaw::Number)?;
        let email = field(fields, "wp:comment_author_email");
        let user = field(fields, "wp:comment_user_id");
        Ok(Foreign {
            place,
            id: id(own),
            parent: number("wp:comment_parent").map(id),
            // A post that was never published at an address of its own has none but its guid.
            page: [&self.page.link, &self.page.guid]
                .into_iter()
                .find(|page| !page.is_empty())
                .cloned()
                .unwrap_or_default(),
            name: field(fields, "wp:comment_author").to_owned(),
            email: Some(email.to_owned()).filter(|email| !email.is_empty()),
            account: self.logins.get(user).cloned(),
            official: false,
            words: Words::LooseHtml(field(fields, "wp:comment_content").to_owned()),
            state: match field(fields, "wp:comment_approved") {
                "1" | "approve" => State::Published,
                "spam" => State::Spam,
                "trash" | "post-trashed" => State::Refused,
                _ => State::Pending,
            },
            written_at: date(field(fields, "wp:comment_date_gmt"))
                .or_else(|| date(field(fields, "wp:comment_date")))
                .ok_or(Flaw::Date)?,
            published_at: None,
            details: Details::default(),
        })
    }
}

fn field<'f>(fields: &'f Fields, name: &str) -> &'f str {
    fields.get(name).map_or("", |text| text.trim())
}

/// `2019-03-04 10:00:00`, of which WordPress says that it is UTC.
fn date(text: &str) -> Option<Timestamp> {
    let written: DateTime = text.parse().ok()?;
    // `0000-00-00 00:00:00` is its way to say that it does not know.
    if written.year() > 0 { TimeZone::UTC.to_timestamp(written).ok() } else { None }
}
