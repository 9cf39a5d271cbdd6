//! Deadlines, compulsory visits and meetings as iCalendar (RFC 5545).
//!
//! A deadline is a `VEVENT`: most programs never show a `VTODO`. It lasts thirty minutes and ends when the deadline does,
//! with the time in its title, since a week's view cuts off the rest.

use std::cmp::Reverse;
use std::sync::OnceLock;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::facts::Facts;
use super::lines::Lines;
use super::{item, text, title, zone};
use crate::content::{Event, Kind, SiteVisit, Tender};
use crate::front_matter::values::Moment;
use crate::locale::format;
use crate::locale::{Argument, Catalogue};
use crate::site::{ListId, PostId, Site};

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

/// Something that a calendar shows, of which only the times are known yet: texts are made for what is shown.
#[derive(Clone, Copy)]
struct Slot<'a> {
    post: PostId,
    what: What<'a>,
    start: When,
    /// Exclusive (§3.8.2.2): for a day, the day after the last.
    end: Option<When>,
}

/// What takes place.
#[derive(Clone, Copy)]
enum What<'a> {
    Deadline(&'a Tender),
    /// The visit that a firm must make to be allowed an offer.
    Visit(&'a Tender, &'a SiteVisit),
    Meeting(&'a Event),
}

impl Slot<'_> {
    /// Names it for ever: the post's name, and which of its events it is.
    fn uid(&self, site: &Site) -> String {
        let suffix = match self.what {
            What::Deadline(_) => ":echeance",
            What::Visit(..) => ":visite",
            What::Meeting(_) => ":evenement",
        };
        site.tag_uri(site.post(self.post), suffix)
    }

    fn last(&self, zone: &TimeZone) -> Timestamp {
        self.end.unwrap_or(self.start).instant(zone)
    }

    /// Which of the post's events it is, counted from 0.
    fn number(&self) -> usize {
        usize::from(matches!(self.what, What::Visit(..)))
    }
}

/// The texts of a `VEVENT`.
struct Texts {
    summary: String,
    description: Vec<String>,
    location: Option<String>,
}

/// The calendars of a site. An event is written once, however many calendars hold it: a tender's deadline stands in its
/// own, in those of its trades and in the site's.
#[derive(Debug)]
pub struct Calendars<'s> {
    site: &'s Site,
    catalogue: &'s Catalogue,
    /// The events of each post ([`Slot::number`]), once they were asked for.
    events: Vec<OnceLock<Vec<String>>>,
}

impl<'s> Calendars<'s> {
    /// Calendars in the words of `catalogue`, none of which is written yet.
    #[must_use]
    pub fn new(site: &'s Site, catalogue: &'s Catalogue) -> Self {
        Self { site, catalogue, events: site.posts.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The calendar of a list: everything to come, and as much of what is over as a feed would hold.
    #[must_use]
    pub fn of_list(&self, list: ListId) -> Vec<u8> {
        let (site, zone) = (self.site, &self.site.config.site.zone);
        let slots = site.list(list).all().flat_map(|id| slots(site, id));
        let (mut kept, mut over): (Vec<Slot<'_>>, Vec<Slot<'_>>) = slots.partition(|slot| slot.last(zone) > site.now);
        over.sort_by_cached_key(|slot| (Reverse(slot.last(zone)), slot.uid(site)));
        over.truncate(site.config.feeds.limit);
        kept.extend(over);
        // Everything of the site is just the site's calendar.
        let title =
            if list == ListId::Home { site.config.site.title.clone() } else { title(site, self.catalogue, list) };
        self.write(&title, kept)
    }

    /// The calendar of one post: a tender's deadline and compulsory visit, or an event.
    #[must_use]
    pub fn of_post(&self, post: PostId) -> Vec<u8> {
        self.write(&self.site.post(post).title.value, slots(self.site, post).collect())
    }

    /// A whole calendar. The zone is always in it: RFC 5545 §3.6 wants at least one component, which a calendar that
    /// nothing fills yet would not have.
    fn write(&self, title: &str, mut slots: Vec<Slot<'_>>) -> Vec<u8> {
        let (site, zone) = (self.site, &self.site.config.site.zone);
        slots.sort_by_cached_key(|slot| (slot.start.instant(zone), slot.uid(site)));
        let name = text::line(&self.catalogue.with("calendar-of", &[("title", title.into())]));
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
        let years = || slots.iter().flat_map(|slot| [Some(slot.start), slot.end]).flatten().map(|when| when.year(zone));
        let this_year = site.today.year();
        zone::write(&mut lines, zone, years().min().unwrap_or(this_year)..=years().max().unwrap_or(this_year));
        for slot in &slots {
            lines.whole(self.event(slot));
        }
        lines.raw("END", "VCALENDAR");
        lines.into_bytes()
    }

    /// The lines of an event.
    fn event(&self, slot: &Slot<'_>) -> &str {
        let write = |slot| event(self.site, self.catalogue, &slot);
        let events = self.events[slot.post.index()].get_or_init(|| slots(self.site, slot.post).map(write).collect());
        &events[slot.number()]
    }
}

fn slots(site: &Site, post: PostId) -> impl Iterator<Item = Slot<'_>> {
    let zone = &site.config.site.zone;
    let (first, second) = match &site.post(post).kind {
        Kind::Tender(tender) => (Some(deadline(post, tender, zone)), visit(post, tender, zone)),
        Kind::Event(event) => (Some(meeting(post, event, zone)), None),
        _ => (None, None),
    };
    first.into_iter().chain(second)
}

fn deadline<'a>(post: PostId, tender: &'a Tender, zone: &TimeZone) -> Slot<'a> {
    let end = tender.deadline.value.instant(zone);
    let start = end.saturating_sub(BEFORE).unwrap_or(end);
    let (start, end) = (When::Instant(start), Some(When::Instant(end)));
    Slot { post, what: What::Deadline(tender), start, end }
}

/// How long a visit lasts is not known, and nothing is made up: an event without an end ends when it starts (§3.6.1).
fn visit<'a>(post: PostId, tender: &'a Tender, zone: &TimeZone) -> Option<Slot<'a>> {
    let visit = tender.visit.as_ref().filter(|visit| visit.mandatory)?;
    Some(Slot { post, what: What::Visit(tender, visit), start: When::of(visit.date?, zone), end: None })
}

fn meeting<'a>(post: PostId, event: &'a Event, zone: &TimeZone) -> Slot<'a> {
    let (start, end) = match (event.start.value, event.end) {
        // Both must be of one type (§3.6.1): days where no time is known, instants otherwise.
        (start, Some(end)) if start.time.is_none() && end.time.is_none() => {
            (When::Day(start.date), Some(When::Day(end.date.tomorrow().unwrap_or(end.date))))
        }
        (start, Some(end)) => (When::Instant(start.instant(zone)), Some(When::Instant(end.end_instant(zone)))),
        (start, None) => (When::of(start, zone), None),
    };
    Slot { post, what: What::Meeting(event), start, end }
}

fn texts(facts: &Facts<'_>, what: What<'_>) -> Texts {
    match what {
        What::Deadline(tender) => {
            Texts { summary: deadline_summary(facts, tender), description: tender_lines(facts, tender), location: None }
        }
        What::Visit(tender, visit) => {
            let own = visit.text.as_deref().map(|text| facts.plain(text));
            let place = visit.place.as_deref().map(|place| facts.plain(place));
            Texts {
                summary: facts.catalogue.with("calendar-visit", &named(facts, tender)),
                description: own.into_iter().chain(tender_lines(facts, tender)).collect(),
                location: place.or_else(|| facts.place(tender)),
            }
        }
        What::Meeting(event) => Texts {
            summary: facts.post.title.value.clone(),
            description: meeting_lines(facts, event),
            location: event.place.as_deref().map(|place| facts.plain(place)),
        },
    }
}

fn named<'a>(facts: &Facts<'a>, tender: &'a Tender) -> [(&'static str, Argument<'a>); 2] {
    [("reference", (&tender.reference.value).into()), ("title", (&facts.post.title.value).into())]
}

fn deadline_summary(facts: &Facts<'_>, tender: &Tender) -> String {
    let language = facts.site.config.site.language;
    let time = tender.deadline.value.time.map(|time| format::time(language, time)).unwrap_or_default();
    let [reference, title] = named(facts, tender);
    facts.catalogue.with("calendar-deadline", &[("time", (&time).into()), reference, title])
}

fn tender_lines(facts: &Facts<'_>, tender: &Tender) -> Vec<String> {
    let lots = tender.lots.iter().map(|lot| [&lot.number, " — ", &facts.plain(&lot.title)].concat());
    let deadline = [&facts.catalogue.text("deadline-label"), " ", &facts.deadline(tender.deadline.value)].concat();
    let said = [Some(facts.plain(&tender.subject)), Some(deadline), facts.place(tender)];
    said.into_iter().flatten().chain(lots).collect()
}

fn meeting_lines(facts: &Facts<'_>, event: &Event) -> Vec<String> {
    let excerpt = Some(&facts.post.body.excerpt).filter(|excerpt| !excerpt.is_empty());
    let about = facts.post.summary.as_ref().or(excerpt).cloned();
    let organiser = event.organiser.as_deref().map(|organiser| facts.plain(organiser));
    let accessibility = event.accessibility.as_deref().map(|text| facts.plain(text));
    [about, organiser, accessibility].into_iter().flatten().collect()
}

fn event(site: &Site, catalogue: &Catalogue, slot: &Slot<'_>) -> String {
    let mut lines = Lines::default();
    let (zone, post) = (&site.config.site.zone, site.post(slot.post));
    let facts = Facts { site, catalogue, post, id: slot.post };
    let Texts { summary, mut description, location } = texts(&facts, slot.what);
    let url = site.absolute(&post.address.url);
    description.push(url.clone());
    lines.raw("BEGIN", "VEVENT");
    lines.text("UID", &slot.uid(site));
    // When what it says last changed. In a calendar that is published, not sent, `DTSTAMP` means that (§3.8.7.2).
    lines.raw("DTSTAMP", &item::updated(site, post).strftime("%Y%m%dT%H%M%SZ").to_string());
    // How often it was corrected (§3.8.7.4): a program takes the highest for the newest.
    let tender = post.tender();
    lines.raw("SEQUENCE", &tender.map_or(0, |tender| tender.rectifications.len()).to_string());
    when(&mut lines, zone, "DTSTART", slot.start);
    if let Some(end) = slot.end {
        when(&mut lines, zone, "DTEND", end);
    }
    lines.text("SUMMARY", &text::line(&summary));
    lines.text("DESCRIPTION", &description.join("\n"));
    if let Some(location) = &location {
        lines.text("LOCATION", &text::line(location));
    }
    lines.raw("URL", &url);
    lines.texts("CATEGORIES", &facts.categories(item::Subject::Post));
    let is_cancelled = tender.is_some_and(|tender| item::is_discontinued(site, post, tender));
    lines.raw("STATUS", if is_cancelled { "CANCELLED" } else { "CONFIRMED" });
    // A deadline leaves the time free.
    let is_free = matches!(slot.what, What::Deadline(_));
    lines.raw("TRANSP", if is_free { "TRANSPARENT" } else { "OPAQUE" });
    lines.raw("END", "VEVENT");
    lines.into_text()
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
