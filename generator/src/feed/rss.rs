//! RSS 2.0 (rssboard.org/rss-specification), with the advice of the RSS Best Practices Profile.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rss::extension::Extension;
use rss::extension::dublincore::DublinCoreExtension;
use rss::{Category, Channel, Enclosure, Guid};

use super::item::Item;
use super::{Feed, GENERATOR, text};

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// How many bytes an item takes beside its text, or a little more: a buffer that grows is copied each time.
const ROOM: usize = 2048;

/// The feed as RSS.
pub(super) fn write(feed: &Feed) -> Vec<u8> {
    let channel = Channel {
        title: feed.title.clone(),
        link: feed.page.clone(),
        description: feed.description.clone(),
        language: Some(feed.language.to_owned()),
        last_build_date: feed.updated.map(|date| date_of(date, &feed.zone)),
        generator: Some(GENERATOR.to_owned()),
        namespaces: BTreeMap::from([("atom".to_owned(), ATOM.to_owned())]),
        extensions: BTreeMap::from([(
            "atom".to_owned(),
            BTreeMap::from([("link".to_owned(), vec![own_link(&feed.address)])]),
        )]),
        items: feed.items.iter().map(|item| item_of(item, &feed.zone)).collect(),
        ..Channel::default()
    };
    let texts: usize = feed.items.iter().map(|item| item.html.len()).sum();
    // Writing to a vector cannot fail.
    channel.write_to(Vec::with_capacity(texts + ROOM * (1 + feed.items.len()))).unwrap_or_default()
}

/// A feed says where it is, so that a reader that got a copy finds it (Best Practices Profile, `atom:link`).
fn own_link(address: &str) -> Extension {
    let attributes = [("href", address), ("rel", "self"), ("type", "application/rss+xml")];
    Extension {
        name: "atom:link".to_owned(),
        attrs: attributes.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        ..Extension::default()
    }
}

fn item_of(item: &Item, zone: &TimeZone) -> rss::Item {
    rss::Item {
        title: Some(item.title.clone()),
        link: Some(item.url.clone()),
        // The description is HTML too.
        description: item.summary.as_deref().map(text::escaped),
        categories: item
            .categories
            .iter()
            .map(|label| Category { name: label.clone(), ..Category::default() })
            .collect(),
        // One only: many readers take the first or the last of several.
        enclosure: item.attachments.first().map(|file| Enclosure {
            url: file.url.clone(),
            length: file.size.to_string(),
            mime_type: file.media_type.to_owned(),
        }),
        guid: Some(Guid { value: item.guid.clone(), permalink: false }),
        pub_date: item.published.map(|date| date_of(date, zone)),
        content: Some(item.html.clone()),
        // RSS's own `author` is an e-mail address, which nobody should publish.
        dublin_core_ext: item
            .author
            .as_ref()
            .map(|author| DublinCoreExtension { creators: vec![author.clone()], ..DublinCoreExtension::default() }),
        ..rss::Item::default()
    }
}

/// RFC 822 with four digits for the year, as RSS asks: English names, whatever the feed's language.
fn date_of(date: Timestamp, zone: &TimeZone) -> String {
    date.to_zoned_datetime(zone.clone()).strftime("%a, %d %b %Y %H:%M:%S %z").to_string()
}
