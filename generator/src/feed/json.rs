//! JSON Feed 1.1 (jsonfeed.org/version/1.1).

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::Feed;
use super::item::Item;

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    description: &'a str,
    language: &'a str,
    authors: [JsonAuthor<'a>; 1],
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct JsonAuthor<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    content_html: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<JsonAuthor<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<JsonAttachment<'a>>,
}

#[derive(Serialize)]
struct JsonAttachment<'a> {
    url: &'a str,
    mime_type: &'a str,
    title: &'a str,
    size_in_bytes: u64,
}

/// The feed as JSON.
pub(super) fn write(feed: &Feed) -> Vec<u8> {
    let json = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: &feed.page,
        feed_url: &feed.address,
        description: &feed.description,
        language: feed.language,
        authors: [JsonAuthor { name: &feed.author }],
        items: feed.items.iter().map(|item| item_of(item, &feed.zone)).collect(),
    };
    // Structs with text keys always serialise.
    let mut bytes = serde_json::to_vec_pretty(&json).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn item_of<'a>(item: &'a Item, zone: &TimeZone) -> JsonItem<'a> {
    JsonItem {
        id: &item.guid,
        url: &item.url,
        title: &item.title,
        content_html: &item.html,
        summary: item.summary.as_deref(),
        image: item.image.as_deref(),
        date_published: item.published.map(|date| date_of(date, zone)),
        // Only for what did change, and never a day to come.
        date_modified: item.published.filter(|date| *date < item.updated).map(|_| date_of(item.updated, zone)),
        authors: item.author.iter().map(|name| JsonAuthor { name }).collect(),
        tags: &item.categories,
        // Unlike RSS, JSON Feed says what several files mean.
        attachments: item
            .attachments
            .iter()
            .map(|file| JsonAttachment {
                url: &file.url,
                mime_type: file.media_type,
                title: &file.title,
                size_in_bytes: file.size,
            })
            .collect(),
    }
}

fn date_of(date: Timestamp, zone: &TimeZone) -> String {
    date.display_with_offset(zone.to_offset(date)).to_string()
}
