//! A list's posts → the items of its feed, newest first.
//!
//! A post gives one item, and one more for each thing that happened to it since and that a reader must not miss.
//!
//! # Dates
//!
//! An item is dated when the site began to show it: `publier_le`, or else the post's date. A tender or an event may be
//! announced before its date, which then lies ahead; its item takes the day of its first version, where the content's
//! history tells it. Where nothing tells it, the item has no date until that day comes: RSS and JSON Feed allow that,
//! and a reader then shows the item at the moment it met it, while many never show one that is dated tomorrow. Atom
//! wants a date in any case (RFC 4287 §4.2.15), and nothing changes in the future: it gets that of the site's newest post,
//! since no date of the build's may be in a feed, and a very old one would keep the item from being seen.

use std::cmp::Reverse;

use jiff::Timestamp;

use super::facts::Facts;
use super::text;
use crate::content::{
    Award, Kind, LotState, NoticeState, Post, Rectification, ResidenceNotice, Tender, TenderLot, slug,
};
use crate::front_matter::values::Moment;
use crate::locale::Catalogue;
use crate::markdown::LinkKind;
use crate::site::tender::{self, TenderState};
use crate::site::{ListId, PostId, Site, links};

/// What a feed tells, in no format yet. Every text holds only characters that XML allows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// Names the item for ever.
    pub(super) guid: String,
    pub(super) title: String,
    /// The page.
    pub(super) url: String,
    /// When it appeared; `None` while the only date it has lies ahead.
    pub(super) published: Option<Timestamp>,
    /// When its substance last changed.
    pub(super) updated: Timestamp,
    pub(super) author: Option<String>,
    /// Labels: trades, procedure, town, stage…
    pub(super) categories: Vec<String>,
    /// One or two sentences of plain text.
    pub(super) summary: Option<String>,
    /// The whole text, key facts first. HTML with absolute addresses.
    pub(super) html: String,
    /// The picture that stands for it.
    pub(super) image: Option<String>,
    /// Its files, the most important first.
    pub(super) attachments: Vec<Attachment>,
}

/// A file to download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attachment {
    /// What a reader calls it.
    pub(super) title: String,
    pub(super) url: String,
    pub(super) media_type: &'static str,
    /// Its exact size in bytes.
    pub(super) size: u64,
}

/// What an item is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject<'a> {
    /// The post itself.
    Post,
    /// A correction of a tender.
    Rectification(&'a Rectification),
    /// What became of a tender.
    Outcome(&'a Award),
    /// What became of a lot.
    LotOutcome(&'a TenderLot, &'a Award),
    /// A notice that was postponed until then.
    Postponement(Moment),
    /// A document that was withdrawn.
    Withdrawal,
}

impl Subject<'_> {
    /// What the item's name adds to the post's. Never changes: readers know the item by it.
    fn suffix(&self) -> String {
        match self {
            Self::Post => String::new(),
            Self::Rectification(rectification) => format!(":rectificatif-{}", rectification.number),
            Self::Outcome(award) => format!(":{}", outcome_suffix(award.state)),
            Self::LotOutcome(lot, award) => format!(":lot-{}-{}", slug(&lot.number), outcome_suffix(award.state)),
            Self::Postponement(until) => format!(":report-{}", until.date),
            Self::Withdrawal => ":retrait".to_owned(),
        }
    }

    fn title(&self, catalogue: &Catalogue, title: &str) -> String {
        let titled = |id: &str, title: &str| catalogue.with(id, &[("title", title.into())]);
        match self {
            Self::Post => title.to_owned(),
            Self::Rectification(rectification) => {
                let number = rectification.number.into();
                catalogue.with("rectification-title", &[("number", number), ("title", title.into())])
            }
            Self::Outcome(award) => titled(outcome_title_id(award.state), title),
            Self::LotOutcome(lot, award) => {
                // The lot first: a list of items cuts the end off.
                let title = format!("{} {} {} — {title}", catalogue.text("lot"), lot.number, lot.title);
                titled(outcome_title_id(award.state), &title)
            }
            Self::Postponement(_) => titled("postponed-title", title),
            Self::Withdrawal => titled("withdrawn-title", title),
        }
    }
}

fn outcome_suffix(state: LotState) -> &'static str {
    match state {
        LotState::Awarded => "attribution",
        LotState::Unsuccessful => "infructueux",
        LotState::Discontinued => "sans-suite",
    }
}

fn outcome_title_id(state: LotState) -> &'static str {
    match state {
        LotState::Awarded => "award-title",
        LotState::Unsuccessful => "unsuccessful-title",
        LotState::Discontinued => "discontinued-title",
    }
}

/// An item of which only the date is known yet: bodies are asked for when it is known which items are shown.
struct Entry<'a> {
    post: PostId,
    subject: Subject<'a>,
    date: Timestamp,
}

/// The items of `list`'s feed, newest first: as many as the configuration says, and those of open tenders whatever
/// their number, since a firm that subscribes late must still see them.
pub(super) fn items(site: &Site, catalogue: &Catalogue, list: ListId, body: &dyn Fn(PostId) -> String) -> Vec<Item> {
    let members = site.list(list);
    let mut entries: Vec<Entry<'_>> = members.all().flat_map(|id| entries_of(site, list, id)).collect();
    // The sort keeps the order of what happened on one day to one post, which `entries_of` gives newest first.
    entries.sort_by_key(|entry| (Reverse(entry.date), entry.post));
    let is_kept = |id: PostId| site.post(id).tender().is_some() && members.head.contains(&id);
    let limit = site.config.feeds.limit;
    entries
        .iter()
        .enumerate()
        .filter(|(rank, entry)| *rank < limit || is_kept(entry.post))
        .map(|(_, entry)| item(site, catalogue, entry, body))
        .collect()
}

/// The newest change of any of `items`.
pub(super) fn newest(items: &[Item]) -> Option<Timestamp> {
    items.iter().map(|item| item.updated).max()
}

/// `date`, or where it lies ahead, that of the site's newest post.
fn no_later_than_now(site: &Site, date: Timestamp) -> Timestamp {
    if date <= site.now {
        return date;
    }
    let newest = site.posts.iter().map(|post| site.published(post)).find(|published| *published <= site.now);
    newest.unwrap_or(Timestamp::UNIX_EPOCH)
}

/// When the site began to show the post: see the module's text.
fn appeared(site: &Site, post: &Post) -> Timestamp {
    if let Some(moment) = post.publish_at {
        return moment.instant(&site.config.site.zone);
    }
    let written = site.published(post);
    let first_version = site.history.versions.get(post.file.as_ref()).and_then(|versions| versions.first());
    first_version.map_or(written, |version| version.date.min(written))
}

/// When the post's substance last changed; never ahead of the site's instant, unless the post itself is.
pub(super) fn updated(site: &Site, post: &Post) -> Timestamp {
    let appeared = appeared(site, post);
    Some(site.updated(post)).filter(|updated| *updated <= site.now).map_or(appeared, |updated| updated.max(appeared))
}

/// The post's items, the last thing that happened first.
fn entries_of(site: &Site, list: ListId, id: PostId) -> Vec<Entry<'_>> {
    let post = site.post(id);
    let appeared = appeared(site, post);
    let zone = &site.config.site.zone;
    // Nothing happens to a post before it appears: a bare date is midnight, the post may be of ten o'clock.
    let entry = |subject, date: Timestamp| Entry { post: id, subject, date: date.max(appeared) };
    let mut entries = vec![Entry { post: id, subject: Subject::Post, date: appeared }];
    match &post.kind {
        Kind::Tender(tender) => {
            let rectified = tender.rectifications.iter();
            entries.extend(rectified.map(|made| entry(Subject::Rectification(made), made.date.instant(zone))));
            let lots = tender.lots.iter().filter(|lot| concerns(site, list, lot));
            entries.extend(lots.filter_map(|lot| {
                let award = lot.outcome.as_ref()?;
                Some(entry(Subject::LotOutcome(lot, award), decided(site, post, tender, award)))
            }));
            let outcome = tender.outcome.iter();
            entries.extend(outcome.map(|award| entry(Subject::Outcome(award), decided(site, post, tender, award))));
        }
        Kind::ResidenceNotice(notice) => entries.extend(postponed(notice).map(|until| {
            let known =
                notice.follow_ups.iter().map(|step| step.date).filter(|date| date.civil() < until.civil()).max();
            entry(Subject::Postponement(until), known.map_or(appeared, |date| date.instant(zone)))
        })),
        Kind::BoardDocument(document) => {
            entries.extend(document.withdrawn.map(|date| entry(Subject::Withdrawal, date.instant(zone))));
        }
        _ => {}
    }
    entries.reverse();
    entries
}

/// Whether a list tells what became of a lot: that of a trade only speaks of its own lots.
fn concerns(site: &Site, list: ListId, lot: &TenderLot) -> bool {
    let ListId::Trade(trade) = list else { return true };
    let Some(trade) = site.config.trades.get(trade) else { return false };
    lot.trades.iter().any(|slug| slug.value == trade.slug)
}

/// When an outcome was decided. Without a date (the check warns), it was no earlier than what is known.
fn decided(site: &Site, post: &Post, tender: &Tender, award: &Award) -> Timestamp {
    let zone = &site.config.site.zone;
    award.moment().map_or_else(
        || {
            let deadline = tender.deadline.value.instant(zone);
            let known = updated(site, post);
            if deadline <= site.now { deadline.max(known) } else { known }
        },
        |date| date.instant(zone),
    )
}

fn postponed(notice: &ResidenceNotice) -> Option<Moment> {
    notice.postponed_to.filter(|_| notice.state == Some(NoticeState::Postponed))
}

fn item(site: &Site, catalogue: &Catalogue, entry: &Entry<'_>, body: &dyn Fn(PostId) -> String) -> Item {
    let post = site.post(entry.post);
    let facts = Facts { site, catalogue, post, id: entry.post };
    let attachments = attachments(site, post, entry.subject);
    let url = site.absolute(&post.address.url);
    Item {
        guid: site.tag_uri(post, &entry.subject.suffix()),
        title: text::line(&entry.subject.title(catalogue, &post.title.value)),
        published: (entry.date <= site.now).then_some(entry.date),
        updated: no_later_than_now(
            site,
            match entry.subject {
                Subject::Post => updated(site, post),
                _ => entry.date,
            },
        ),
        author: post.author.as_deref().map(text::line),
        categories: facts.categories(entry.subject).iter().map(|label| text::line(label)).collect(),
        summary: facts.summary(entry.subject).map(|summary| text::line(&summary)),
        html: text::legal(facts.html(entry.subject, &attachments, &|| text::with_whole_notes(body(entry.post), &url))),
        image: image(site, post),
        url,
        attachments,
    }
}

/// The files of an item. Those of a correction are the papers that it changed; a withdrawn document has none.
fn attachments(site: &Site, post: &Post, subject: Subject<'_>) -> Vec<Attachment> {
    let written: Vec<(&str, Option<&str>)> = match (subject, &post.kind) {
        (Subject::Rectification(made), Kind::Tender(tender)) => {
            let papers = tender.attachments.iter().map(|paper| (paper.file.value.as_str(), paper.name.as_deref()));
            let is_changed = |(file, name): &(&str, Option<&str>)| {
                made.changed_papers.iter().any(|changed| changed == file || Some(changed.as_str()) == *name)
            };
            papers.filter(is_changed).collect()
        }
        (Subject::Post, Kind::BoardDocument(document)) if document.withdrawn.is_some() => Vec::new(),
        (Subject::Post, kind) => {
            let named = match kind {
                Kind::Tender(tender) => tender.attachments.as_slice(),
                Kind::BoardDocument(document) => document.attachments.as_slice(),
                _ => &[],
            };
            let named = named.iter().map(|paper| (paper.file.value.as_str(), paper.name.as_deref()));
            let downloads = post.body.links.iter().filter_map(|link| match &link.kind {
                LinkKind::Download { label } => Some((link.target.value.as_str(), label.as_deref())),
                _ => None,
            });
            named.chain(downloads).collect()
        }
        _ => Vec::new(),
    };
    let mut attachments: Vec<Attachment> = Vec::with_capacity(written.len());
    for (file, name) in written {
        let Some(attachment) = attachment(site, post, file, name) else { continue };
        if attachments.iter().all(|other| other.url != attachment.url) {
            attachments.push(attachment);
        }
    }
    attachments
}

/// The file that `post` calls `written`. Only files that are published as they are: a photo loses its metadata on the
/// way, so its published size is not known here; it is in the text.
fn attachment(site: &Site, post: &Post, written: &str, name: Option<&str>) -> Option<Attachment> {
    let (path, file) = links::find_file(site, post, written)?;
    if file.picture().is_some() {
        return None;
    }
    Some(Attachment {
        title: text::line(&name.map_or_else(|| file.title(path), str::to_owned)),
        url: site.absolute(&file.url),
        media_type: text::media_type(path),
        size: file.size,
    })
}

fn image(site: &Site, post: &Post) -> Option<String> {
    if post.document().is_some_and(|document| document.withdrawn.is_some()) {
        return None;
    }
    let first_photo = post.update().and_then(|update| update.photos.first()).map(|photo| &photo.file);
    let written = post.image.as_ref().or(first_photo)?;
    let (_, file) = links::find_file(site, post, &written.value)?;
    Some(site.absolute(file.url_shown()))
}

/// Whether the whole tender was given up, lot by lot or at once.
pub(super) fn is_discontinued(site: &Site, post: &Post, tender: &Tender) -> bool {
    tender::state(post, tender, site.now, &site.config.site.zone) == TenderState::Discontinued
}
