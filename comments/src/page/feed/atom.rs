//! Atom (RFC 4287).

use atom_syndication::{Category, Content, Entry, FixedDateTime, Generator, Link, Person, Text};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Feed, GENERATOR, Item};

/// The feed as Atom.
pub(super) fn write(feed: &Feed) -> Vec<u8> {
    let atom = atom_syndication::Feed {
        title: Text::plain(feed.title.as_str()),
        id: feed.id.clone(),
        // §4.1.1 wants a date of every feed; one without items has none to tell, and says so by the oldest.
        updated: date_of(feed.updated().unwrap_or(Timestamp::UNIX_EPOCH), &feed.zone),
        authors: vec![person(&feed.author)],
        generator: Some(Generator { value: GENERATOR.to_owned(), ..Generator::default() }),
        links: vec![link("self", &feed.address, "application/atom+xml"), link("alternate", &feed.page, "text/html")],
        lang: Some(feed.language.to_owned()),
        entries: feed.items.iter().map(|item| entry(item, &feed.zone)).collect(),
        ..atom_syndication::Feed::default()
    };
    // Writing to a vector cannot fail.
    atom.write_to(Vec::new()).unwrap_or_default()
}

fn entry(item: &Item, zone: &TimeZone) -> Entry {
    Entry {
        title: Text::plain(item.title.as_str()),
        id: item.id.clone(),
        updated: date_of(item.updated, zone),
        published: Some(date_of(item.published, zone)),
        authors: vec![person(&item.author)],
        categories: item.label.iter().map(|label| Category { term: label.clone(), ..Category::default() }).collect(),
        links: vec![link("alternate", &item.url, "text/html")],
        content: Some(Content {
            value: Some(item.html.as_str().to_owned()),
            content_type: Some("html".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

fn person(name: &str) -> Person {
    Person { name: name.to_owned(), ..Person::default() }
}

fn link(rel: &str, href: &str, media_type: &str) -> Link {
    Link { rel: rel.to_owned(), href: href.to_owned(), mime_type: Some(media_type.to_owned()), ..Link::default() }
}

/// RFC 3339 (§3.3), in the site's zone. The crate keeps dates in a type of its own, made from text.
fn date_of(date: Timestamp, zone: &TimeZone) -> FixedDateTime {
    date.display_with_offset(zone.to_offset(date)).to_string().parse().unwrap_or_default()
}
