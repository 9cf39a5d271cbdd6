//! Feeds and calendars: the site's lists as RSS 2.0, Atom, JSON Feed and iCalendar.
//!
//! A list's posts become [`item`]s once, newest first, with their text ([`facts`], then the post's own); [`rss`], [`atom`]
//! and [`json`] only write them down. [`mod@calendar`] makes events of deadlines, visits and meetings, [`lines`] writes them
//! as RFC 5545 asks, and [`zone`] tells a calendar the hours of the site's zone.
//!
//! Three promises run through all of them:
//!
//! - a name is for ever: it comes from the post's identifier, never from its title or address;
//! - what a reader must not miss is an item of its own (a correction, an award, a postponement): many programs never
//!   show a changed item again;
//! - the same site gives the same bytes: no date is the build's.

mod atom;
mod calendar;
mod facts;
mod item;
mod json;
mod lines;
mod rss;
#[cfg(test)]
mod tests;
mod text;
mod zone;

use jiff::Timestamp;
use jiff::tz::TimeZone;

pub use calendar::Calendars;

use crate::config::FeedFormat;
use crate::content::Post;
use crate::locale::Catalogue;
use crate::site::routes::feed_file_name;
use crate::site::{ListId, PostId, Site};
use crate::view::section_title;
use item::Item;

/// The program that made a feed. Without its version: a new one must not change the bytes of an unchanged site.
const GENERATOR: &str = "Palier";

/// A feed, in no format yet. Its texts hold only characters that XML allows.
struct Feed {
    /// Names the feed for ever.
    id: String,
    title: String,
    description: String,
    /// The page whose posts it brings.
    page: String,
    /// Its own address.
    address: String,
    /// A BCP 47 tag with a region.
    language: &'static str,
    /// Who publishes it.
    author: String,
    /// The zone that its dates are written in.
    zone: TimeZone,
    /// The newest change of any item, never the build's instant; `None` for a feed without items.
    updated: Option<Timestamp>,
    items: Vec<Item>,
}

/// The feed of `list` in `format`. `body` gives a post's text as HTML with absolute addresses.
#[must_use]
pub fn render(
    site: &Site,
    catalogue: &Catalogue,
    list: ListId,
    format: FeedFormat,
    body: &dyn Fn(PostId) -> String,
) -> Vec<u8> {
    let items = item::items(site, catalogue, list, body);
    let members = site.list(list);
    let config = &site.config;
    let title = title(site, catalogue, list);
    let feed = Feed {
        id: id(site, list),
        description: text::line(config.site.description.as_deref().unwrap_or(&title)),
        title: text::line(&title),
        page: site.absolute(&members.url),
        address: site.absolute(&format!("{}{}", members.url, feed_file_name(format))),
        language: config.site.language.regional_tag(),
        author: text::line(&config.cooperative.name),
        zone: config.site.zone.clone(),
        updated: item::newest(&items),
        items,
    };
    match format {
        FeedFormat::Rss => rss::write(&feed),
        FeedFormat::Atom => atom::write(&feed),
        FeedFormat::Json => json::write(&feed),
    }
}

/// The media type that a feed is served with.
#[must_use]
pub fn media_type(format: FeedFormat) -> &'static str {
    match format {
        FeedFormat::Rss => "application/rss+xml; charset=utf-8",
        FeedFormat::Atom => "application/atom+xml; charset=utf-8",
        FeedFormat::Json => "application/feed+json; charset=utf-8",
    }
}

/// The title of a list's feed: what it brings, and from which site.
#[must_use]
pub fn title(site: &Site, catalogue: &Catalogue, list: ListId) -> String {
    let name = site.config.site.title.as_str();
    match list_title(site, catalogue, list) {
        None => catalogue.with("feed-title-all", &[("site", name.into())]),
        Some(title) => catalogue.with("feed-title-of", &[("title", (&title).into()), ("site", name.into())]),
    }
}

/// What a list brings; `None` where it brings everything, or has no feed.
fn list_title(site: &Site, catalogue: &Catalogue, list: ListId) -> Option<String> {
    let of_post = |id: PostId| site.post(id).title.value.clone();
    Some(match list {
        ListId::Section(position) => section_title(site, catalogue, site.sections.get(position)?),
        ListId::Programme(post) | ListId::Residence(post) => of_post(post),
        ListId::Trade(trade) => {
            let label = &site.config.trades.get(trade)?.label;
            catalogue.with("tenders-of-trade", &[("trade", label.into())])
        }
        ListId::Commune(commune) => {
            let (_, name) = site.communes.get(commune)?;
            catalogue.with("tenders-of-commune", &[("commune", name.into())])
        }
        ListId::Home
        | ListId::ResidenceArchive(_)
        | ListId::TenderYear(_)
        | ListId::DocumentYear(_)
        | ListId::DocumentNature(_)
        | ListId::Year(_) => return None,
    })
}

/// A `tag:` URI for the feed itself (RFC 4287 §4.2.6). It hangs on what the list is, not on its address: a programme's
/// feed keeps its name when the programme's folder moves. No identifier of a post holds a `:`, so none can be alike.
fn id(site: &Site, list: ListId) -> String {
    let of_post = |post: &Post| site.tag_uri(post, ":flux");
    let of_site = |what: String| format!("tag:{},2026:flux{what}", site.config.site.authority);
    match list {
        ListId::Programme(id) | ListId::Residence(id) => of_post(site.post(id)),
        ListId::Section(position) => match site.sections.get(position).map(|section| (section.index, &section.url)) {
            Some((Some(index), _)) => of_post(site.post(index)),
            Some((None, url)) => of_site(format!(":section:{}", url.trim_matches('/'))),
            None => of_site(String::new()),
        },
        ListId::Trade(trade) => match site.config.trades.get(trade) {
            Some(trade) => of_site(format!(":metier:{}", trade.slug)),
            None => of_site(String::new()),
        },
        ListId::Commune(commune) => match site.communes.get(commune) {
            Some((slug, _)) => of_site(format!(":commune:{slug}")),
            None => of_site(String::new()),
        },
        _ => of_site(String::new()),
    }
}
