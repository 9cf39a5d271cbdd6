//! The newest comments as a feed: one list of facts, written as Atom or RSS.

mod atom;
mod rss;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use palier_words::Catalogue;

use super::{Format, escaped};
use crate::config::Site;
use crate::domain::ThreadFacts;
use crate::domain::text::SafeHtml;
use crate::snapshot::Comment;

/// The program that wrote it, as feeds name it.
const GENERATOR: &str = "palier-comments";

/// A feed, as its formats need it.
#[derive(Clone, Debug)]
pub(crate) struct Feed {
    /// A `tag:` URI (RFC 4151) that stays when addresses change.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
    /// Where it is.
    pub(crate) address: String,
    /// The page that it is about.
    pub(crate) page: String,
    /// Its language's tag.
    pub(crate) language: &'static str,
    /// Who publishes it.
    pub(crate) author: String,
    /// The zone of its dates.
    pub(crate) zone: TimeZone,
    /// The newest first.
    pub(crate) items: Vec<Item>,
}

/// A comment in a feed.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    id: String,
    title: String,
    author: String,
    /// « Réponse de la coopérative », where it is one.
    label: Option<String>,
    url: String,
    published: Timestamp,
    updated: Timestamp,
    html: SafeHtml,
}

/// The name of something of a site that never changes: the site's host, the year of this format, what it is.
pub(crate) fn tag_uri(site: &Site, what: &str) -> String {
    let origin = site.origin();
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    let host = host.split(':').next().unwrap_or(host);
    format!("tag:{host},2026:commentaires{}", escaped(what).replace("%3A", ":"))
}

impl Item {
    /// A published comment under the post of `facts`.
    pub(crate) fn of(site: &Site, words: &Catalogue, facts: &ThreadFacts, comment: Comment) -> Self {
        let name = comment.name.unwrap_or_else(|| words.text("anonymous-asker"));
        Self {
            id: tag_uri(site, &format!(":{}", comment.id)),
            title: words.with("feed-item-title", &[("name", (&name).into()), ("title", (&facts.title).into())]),
            author: name,
            label: comment.official.then(|| words.text("official-reply")),
            url: format!("{}{}#commentaire-{}", site.url, facts.url, comment.id),
            published: comment.published_at,
            updated: comment.edited_at.unwrap_or(comment.published_at),
            html: comment.html,
        }
    }
}

impl Feed {
    /// The feed's bytes.
    pub(crate) fn write(&self, format: Format) -> Vec<u8> {
        legal(match format {
            Format::Atom => atom::write(self),
            Format::Rss => rss::write(self),
        })
    }

    fn updated(&self) -> Option<Timestamp> {
        self.items.iter().map(|item| item.updated).max()
    }
}

/// The document without the two characters that XML 1.0 forbids (§2.2, production `Char`) and that no form takes away: one of
/// them makes a whole feed unreadable.
fn legal(xml: Vec<u8>) -> Vec<u8> {
    let is_forbidden = |bytes: &[u8]| matches!(bytes, [0xef, 0xbf, 0xbe | 0xbf]);
    if xml.windows(3).any(is_forbidden) {
        return String::from_utf8_lossy(&xml).replace(['\u{fffe}', '\u{ffff}'], "").into_bytes();
    }
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_left_out_and_nothing_else() {
        let legal = |text: &str| String::from_utf8(legal(text.as_bytes().to_vec())).unwrap();
        assert_eq!(legal("<a>\u{fffe}é\u{ffff}\u{fffd}</a>"), "<a>é\u{fffd}</a>");
        assert_eq!(legal("<a>« é » \u{feff}</a>"), "<a>« é » \u{feff}</a>");
    }
}
