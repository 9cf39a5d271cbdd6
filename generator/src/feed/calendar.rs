//! Deadlines, compulsory visits and meetings as iCalendar (RFC 5545).
//!
//! A deadline is a `VEVENT`: most programs never show a `VTODO`. It lasts thirty minutes and ends when the deadline does,
//! with the time in its title, since a week's view cuts off the rest.

use std::cmp::Reverse;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::facts::Facts;
use super::lines::Lines;
use super::{item, text, title, zone};
use crate::content::{Event, Kind, Tender};
use crate::front_matter::values::Moment;
use crate::locale::Catalogue;
use crate::site::{ListId, PostId, Site};
use crate::locale::format;

/// How long before the deadline its event starts.
const BEFORE: SignedDuration = SignedDuration::from_mins(30);

/// How often a program that follows the calendar may ask for it again.
const REFRESH: &str = "PT6H";

/// A day or an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Day(Date),
    Instant(Timestamp),
}

impl When {
    fn of(moment: Moment, zone: &TimeZone) -> Self {
        match moment.time {
            Some(_) => Self::Instant(moment.instant(zone)),
            None => Self::Day(moment.date),
        }
    }

    fn instant(self, zone: &TimeZone) -> Timestamp {
        match self {
            Self::Day(date) => Moment::day(date).instant(zone),
            Self::Instant(instant) => instant,
        }
    }

    fn year(self, zone: &TimeZone) -> i16 {
        match self {
            Self::Day(date) => date.year(),
            Self::Instant(instant) => zone.to_datetime(instant).year(),
        }
    }
}

/// A `VEVENT`.
struct Entry {
    /// Names it for ever: the post's name, and which of its events it is.
    uid: String,
    start: When,
    /// Exclusive (§3.8.2.2): for a day, the day after the last.
    end: Option<When>,
    /// When what it says last changed. In a calendar that is published, not sent, `DTSTAMP` means that (§3.8.7.2).
    stamp: Timestamp,
    /// How often it was corrected (§3.8.7.4): a program takes the highest for the newest.
    sequence: usize,
    cancelled: bool,
    /// Whether it leaves the time free: a deadline does.
    transparent: bool,
    summary: String,
    description: String,
    location: Option<String>,
    url: String,
    categories: Vec<String>,
}

/// The calendar of a list: everything to come, and as much of what is over as a feed would hold.
#[must_use]
pub fn calendar(site: &Site, catalogue: &Catalogue, list: ListId) -> Vec<u8> {
    let zone = &site.config.site.zone;
    let entries = site.list(list).all().flat_map(|id| entries(site, catalogue, id));
    let last = |entry: &Entry| entry.end.unwrap_or(entry.start).instant(zone);
    let (mut kept, mut over): (Vec<Entry>, Vec<Entry>) = entries.partition(|entry| last(entry) > site.now);
    over.sort_by_cached_key(|entry| (Reverse(last(entry)), entry.uid.clone()));
    over.truncate(site.config.feeds.limit);
    kept.extend(over);
    // Everything of the site is just the site's calendar.
    let title = if list == ListId::Home { site.config.site.title.clone() } else { title(site, catalogue, list) };
    write(site, catalogue, &title, kept)
}

/// The calendar of one post: a tender's deadline and compulsory visit, or an event.
#[must_use]
pub fn post_calendar(site: &Site, catalogue: &Catalogue, post: PostId) -> Vec<u8> {
    write(site, catalogue, &site.post(post).title.value, entries(site, catalogue, post))
}

fn entries(site: &Site, catalogue: &Catalogue, id: PostId) -> Vec<Entry> {
    let post = site.post(id);
    let facts = Facts { site, catalogue, post, id };
    match &post.kind {
        Kind::Tender(tender) => std::iter::once(deadline(&facts, tender)).chain(visit(&facts, tender)).collect(),
        Kind::Event(event) => vec![meeting(&facts, event)],
        _ => Vec::new(),
    }
}

/// What all events of a post share.
fn entry(facts: &Facts<'_>, suffix: &str, start: When) -> Entry {
    let Facts { site, post, .. } = *facts;
    Entry {
        uid: site.tag_uri(post, suffix),
        start,
        end: None,
        stamp: item::updated(site, post),
        sequence: 0,
        cancelled: false,
        transparent: false,
        summary: post.title.value.clone(),
        description: String::new(),
        location: None,
        url: text::absolute(site, &post.address.url),
        categories: facts.categories(item::Subject::Post),
    }
}

/// What all events of a tender share.
fn of_tender(facts: &Facts<'_>, tender: &Tender, suffix: &str, start: When) -> Entry {
    let lots = tender.lots.iter().map(|lot| format!("{} — {}", lot.number, facts.plain(&lot.title)));
    let said = [Some(facts.plain(&tender.subject)), Some(facts.deadline(tender.deadline.value)), facts.place(tender)];
    let entry = entry(facts, suffix, start);
    let lines: Vec<String> = said.into_iter().flatten().chain(lots).chain([entry.url.clone()]).collect();
    Entry {
        description: lines.join("\n"),
        sequence: tender.rectifications.len(),
        cancelled: item::is_discontinued(facts.site, facts.post, tender),
        ..entry
    }
}

fn deadline(facts: &Facts<'_>, tender: &Tender) -> Entry {
    let site = facts.site;
    let moment = tender.deadline.value;
    let end = moment.instant(&site.config.site.zone);
    let start = end.saturating_sub(BEFORE).unwrap_or(end);
    let time = moment.time.map(|time| format::time(site.config.site.language, time)).unwrap_or_default();
    let summary = facts.catalogue.with(
        "calendar-deadline",
        &[
            ("time", (&time).into()),
            ("reference", (&tender.reference.value).into()),
            ("title", (&facts.post.title.value).into()),
        ],
    );
    Entry {
        end: Some(When::Instant(end)),
        transparent: true,
        summary,
        ..of_tender(facts, tender, ":echeance", When::Instant(start))
    }
}

/// The visit that a firm must make to be allowed an offer. How long it lasts is not known, and nothing is made up: an
/// event without an end ends when it starts (§3.6.1).
fn visit(facts: &Facts<'_>, tender: &Tender) -> Option<Entry> {
    let visit = tender.visit.as_ref().filter(|visit| visit.mandatory)?;
    let start = When::of(visit.date?, &facts.site.config.site.zone);
    let summary = facts.catalogue.with(
        "calendar-visit",
        &[("reference", (&tender.reference.value).into()), ("title", (&facts.post.title.value).into())],
    );
    let entry = of_tender(facts, tender, ":visite", start);
    let description = match &visit.text {
        Some(text) => format!("{}\n{}", facts.plain(text), entry.description),
        None => entry.description,
    };
    let location = visit.place.as_deref().map(|place| facts.plain(place)).or_else(|| facts.place(tender));
    Some(Entry { summary, description, location, ..entry })
}

fn meeting(facts: &Facts<'_>, event: &Event) -> Entry {
    let zone = &facts.site.config.site.zone;
    let (start, end) = match (event.start.value, event.end) {
        // Both must be of one type (§3.6.1): days where no time is known, instants otherwise.
        (start, Some(end)) if start.time.is_none() && end.time.is_none() => {
            (When::Day(start.date), Some(When::Day(end.date.tomorrow().unwrap_or(end.date))))
        }
        (start, Some(end)) => (When::Instant(start.instant(zone)), Some(When::Instant(end.end_instant(zone)))),
        (start, None) => (When::of(start, zone), None),
    };
    let entry = entry(facts, ":evenement", start);
    let excerpt = Some(&facts.post.body.excerpt).filter(|excerpt| !excerpt.is_empty());
    let about = facts.post.summary.as_ref().or(excerpt).cloned();
    let organiser = event.organiser.as_deref().map(|organiser| facts.plain(organiser));
    let accessibility = event.accessibility.as_deref().map(|text| facts.plain(text));
    let lines = [about, organiser, accessibility, Some(entry.url.clone())];
    Entry {
        end,
        description: lines.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        location: event.place.as_deref().map(|place| facts.plain(place)),
        ..entry
    }
}

/// A whole calendar. The zone is always in it: RFC 5545 §3.6 wants at least one component, which a calendar that
/// nothing fills yet would not have.
fn write(site: &Site, catalogue: &Catalogue, title: &str, mut entries: Vec<Entry>) -> Vec<u8> {
    let zone = &site.config.site.zone;
    entries.sort_by_cached_key(|entry| (entry.start.instant(zone), entry.uid.clone()));
    let name = text::line(&catalogue.with("calendar-of", &[("title", title.into())]));
    let mut lines = Lines::default();
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.text("PRODID", &format!("-//Palier//{}//FR", site.config.site.url.host()));
    lines.raw("CALSCALE", "GREGORIAN");
    // RFC 7986 §5.1 and §5.7, each with the older names that programs know.
    lines.text("NAME", &name);
    lines.text("X-WR-CALNAME", &name);
    lines.text("X-WR-TIMEZONE", &zone::id(zone));
    lines.raw("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    lines.raw("X-PUBLISHED-TTL", REFRESH);
    let years =
        || entries.iter().flat_map(|entry| [Some(entry.start), entry.end]).flatten().map(|when| when.year(zone));
    let this_year = site.today.year();
    zone::write(&mut lines, zone, years().min().unwrap_or(this_year)..=years().max().unwrap_or(this_year));
    for entry in &entries {
        event(&mut lines, zone, entry);
    }
    lines.raw("END", "VCALENDAR");
    lines.into_bytes()
}

fn event(lines: &mut Lines, zone: &TimeZone, entry: &Entry) {
    lines.raw("BEGIN", "VEVENT");
    lines.text("UID", &entry.uid);
    lines.raw("DTSTAMP", &entry.stamp.strftime("%Y%m%dT%H%M%SZ").to_string());
    lines.raw("SEQUENCE", &entry.sequence.to_string());
    when(lines, zone, "DTSTART", entry.start);
    if let Some(end) = entry.end {
        when(lines, zone, "DTEND", end);
    }
    lines.text("SUMMARY", &text::line(&entry.summary));
    lines.text("DESCRIPTION", &entry.description);
    if let Some(location) = &entry.location {
        lines.text("LOCATION", &text::line(location));
    }
    lines.raw("URL", &entry.url);
    lines.texts("CATEGORIES", &entry.categories);
    lines.raw("STATUS", if entry.cancelled { "CANCELLED" } else { "CONFIRMED" });
    lines.raw("TRANSP", if entry.transparent { "TRANSPARENT" } else { "OPAQUE" });
    lines.raw("END", "VEVENT");
}

fn when(lines: &mut Lines, zone: &TimeZone, name: &str, when: When) {
    match when {
        When::Day(date) => lines.raw(&format!("{name};VALUE=DATE"), &date.strftime("%Y%m%d").to_string()),
        When::Instant(instant) => {
            let civil = zone.to_datetime(instant);
            lines.raw(&format!("{name};TZID={}", zone::id(zone)), &civil.strftime("%Y%m%dT%H%M%S").to_string());
        }
    }
}
