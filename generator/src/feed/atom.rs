//! Atom (RFC 4287).

use atom_syndication::{Category, Content, Entry, FixedDateTime, Generator, Link, Person, Text};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::item::Item;
use super::{Feed, GENERATOR};

/// The feed as Atom.
pub(super) fn write(feed: &Feed) -> Vec<u8> {
    let atom = atom_syndication::Feed {
        title: Text::plain(feed.title.as_str()),
        subtitle: Some(Text::plain(feed.description.as_str())),
        id: feed.id.clone(),
        // §4.1.1 wants a date of every feed; one without items has none to tell, and says so by the oldest.
        updated: date_of(feed.updated.unwrap_or(Timestamp::UNIX_EPOCH), &feed.zone),
        // §4.1.1: an entry without an author takes the feed's.
        authors: vec![person(&feed.author)],
        generator: Some(Generator { value: GENERATOR.to_owned(), ..Generator::default() }),
        links: vec![
            link("self", &feed.address, Some("application/atom+xml")),
            link("alternate", &feed.page, Some("text/html")),
        ],
        lang: Some(feed.language.to_owned()),
        entries: feed.items.iter().map(|item| entry(item, &feed.zone)).collect(),
        ..atom_syndication::Feed::default()
    };
    // Writing to a vector cannot fail.
    atom.write_to(Vec::new()).unwrap_or_default()
}

fn entry(item: &Item, zone: &TimeZone) -> Entry {
    let enclosure = item.attachments.first().map(|file| Link {
        title: Some(file.title.clone()),
        length: Some(file.size.to_string()),
        ..link("enclosure", &file.url, Some(file.media_type))
    });
    Entry {
        title: Text::plain(item.title.as_str()),
        id: item.guid.clone(),
        // §4.2.15: moves for a change that the publisher finds significant, never for a typing mistake.
        updated: date_of(item.updated, zone),
        published: item.published.map(|date| date_of(date, zone)),
        authors: item.author.iter().map(|author| person(author)).collect(),
        categories: item
            .categories
            .iter()
            .map(|label| Category { term: label.clone(), ..Category::default() })
            .collect(),
        links: std::iter::once(link("alternate", &item.url, Some("text/html"))).chain(enclosure).collect(),
        summary: item.summary.as_deref().map(Text::plain),
        content: Some(Content {
            value: Some(item.html.clone()),
            content_type: Some("html".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

fn person(name: &str) -> Person {
    Person { name: name.to_owned(), ..Person::default() }
}

fn link(rel: &str, href: &str, media_type: Option<&str>) -> Link {
    Link { rel: rel.to_owned(), href: href.to_owned(), mime_type: media_type.map(str::to_owned), ..Link::default() }
}

/// RFC 3339 (§3.3), in the site's zone. The crate keeps dates in a type of its own, made from text.
fn date_of(date: Timestamp, zone: &TimeZone) -> FixedDateTime {
    date.display_with_offset(zone.to_offset(date)).to_string().parse().unwrap_or_default()
}
