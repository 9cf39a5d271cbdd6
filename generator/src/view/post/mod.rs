//! The pages of posts: what all have, and what the smaller kinds add.

mod programme;
mod tender;

use palier_comments::page::{Qr, escaped};
use tera::{Context, Value};

use crate::config::{CommentMode, KindName};
use crate::content::{Kind, NoticeState, Photo, Post};
use crate::front_matter::values::Moment;
use crate::markdown::LinkKind;
use crate::media::Use;
use crate::site::tender::{TenderState, state};
use crate::site::{ListId, PostId, links};
use crate::view::html::Addresses;
use crate::view::model::{
    CommentsView, DocumentView, EventView, FollowUpView, HeadingView, ImageView, NoticeView, PaginationView, PostView,
    QrView, ResidenceView,
};
use crate::view::page::About;
use crate::view::{Page, Views, card, schema};

pub(super) use programme::of_tranche;

/// How fast people read, in words a minute.
const WORDS_A_MINUTE: u32 = 220;

/// How many posts of other sections a post names.
const RELATED: usize = 3;

impl Views<'_> {
    /// The page of a post that is not the head of a list.
    pub(super) fn post_page(&self, id: PostId) -> Page {
        let post = self.site.post(id);
        let mut context = self.post_context(id, None);
        let template = match &post.kind {
            Kind::ProgressUpdate(update) => {
                context.insert("update", &self.update(id, update));
                "update.html"
            }
            Kind::Tender(tender) => {
                context.insert("tender", &self.tender(id, tender));
                "tender.html"
            }
            Kind::BoardDocument(document) => {
                context.insert("document", &self.document(post, document));
                "document.html"
            }
            Kind::ResidenceNotice(notice) => {
                context.insert("notice", &self.notice(id, notice));
                "notice.html"
            }
            Kind::Event(event) => {
                context.insert("event", &self.event(event));
                "event.html"
            }
            Kind::Article => "article.html",
            Kind::Page | Kind::Section | Kind::Programme(_) | Kind::Residence(_) => "page.html",
        };
        Page { template, context }
    }

    /// A programme's page: of its updates, the first (`None`) or the one with that number.
    pub(super) fn programme_page(&self, id: PostId, number: Option<usize>) -> Page {
        let mut context = self.post_context(id, number);
        if let Some(programme) = self.site.post(id).programme() {
            context.insert("programme", &self.programme(id, programme, number));
        }
        context.insert("pagination", &self.pagination(ListId::Programme(id), number));
        Page { template: "programme.html", context }
    }

    /// A residence's page.
    pub(super) fn residence_page(&self, id: PostId) -> Page {
        let mut context = self.post_context(id, None);
        if let Kind::Residence(residence) = &self.site.post(id).kind {
            let archive = self.site.list(ListId::ResidenceArchive(id));
            let events = self.site.attached_of(id, KindName::Event);
            context.insert(
                "residence",
                &ResidenceView {
                    address: residence.address.clone(),
                    management: self.optional_term("management", residence.management.map(|kind| kind.word())),
                    contact: residence.contact.clone(),
                    notices: self.cards(self.site.list(ListId::Residence(id)).all()),
                    events: self.cards(events),
                    archive: (!archive.items.is_empty()).then(|| self.site.href(&archive.url)),
                },
            );
        }
        Page { template: "residence.html", context }
    }

    /// `page` and `post`.
    fn post_context(&self, id: PostId, number: Option<usize>) -> Context {
        let site = self.site;
        let post = site.post(id);
        let list = match post.kind {
            Kind::Programme(_) => Some(ListId::Programme(id)),
            Kind::Residence(_) => Some(ListId::Residence(id)),
            Kind::ProgressUpdate(_) => site.relations(id).programme.map(ListId::Programme),
            Kind::ResidenceNotice(_) => site.relations(id).residence.map(ListId::Residence),
            _ => site.relations(id).section.map(ListId::Section),
        };
        let view = self.post_view(id);
        let photo = || self.pictured(id).map(|lead| self.photo_address(&lead));
        let has_calendar = matches!(post.kind, Kind::Tender(_) | Kind::Event(_));
        let about = About {
            description: card::summary(post).unwrap_or_default(),
            list,
            calendar: has_calendar.then(|| format!("{}agenda.ics", post.address.url)),
            schema: if self.named.json_ld { schema::post(self, post, photo()) } else { Vec::new() },
            og_type: "article",
            banner: self.shown_of_post(id),
            noindex: post.draft || number.is_some(),
            charts: post.has_charts(),
            ..About::new(
                post.title.value.clone(),
                number.map_or_else(|| post.address.url.clone(), |number| format!("{}page/{number}/", post.address.url)),
            )
        };
        let mut context = self.context(about);
        context.insert_value("post", Value::from_serializable(&view));
        context
    }

    fn post_view(&self, id: PostId) -> PostView {
        let site = self.site;
        let post = site.post(id);
        let relations = site.relations(id);
        // Of a document that was withdrawn nothing else is shown.
        let is_withdrawn = post.is_withdrawn();
        let is_shown = |level: u8| !is_withdrawn && matches!(level, 2 | 3);
        let headings = post.body.headings.iter().filter(|heading| is_shown(heading.level));
        let updated = site.updated(post);
        let image = self.picture(post);
        let cover = post.programme().and_then(|programme| programme.cover.as_ref());
        let has_photos = post.update().is_some_and(|update| !update.photos.is_empty());
        let leads = image.is_none() && cover.is_none() && !has_photos;
        PostView {
            card: self.card(id),
            summary: post.summary.clone().filter(|_| !is_withdrawn),
            html: if is_withdrawn { String::new() } else { self.html(post, Addresses::Rooted, leads) },
            contents: headings
                .map(|heading| HeadingView { level: heading.level, id: heading.id.clone(), text: heading.text.clone() })
                .collect(),
            minutes: post.body.words.div_ceil(WORDS_A_MINUTE).max(1),
            author: post.author.clone(),
            updated: (updated > site.published(post)).then(|| {
                let civil = updated.to_zoned_datetime(site.config.site.zone.clone());
                self.day(Moment { date: civil.date(), time: Some(civil.time()) })
            }),
            newer: relations.newer.map(|newer| self.link(newer)),
            older: relations.older.map(|older| self.link(older)),
            related: if self.named.related { self.cards(self.related(id)) } else { Vec::new() },
            comments: self.comments(post),
            image,
            photos: match &post.kind {
                Kind::ProgressUpdate(update) => self.photos(post, &update.photos),
                _ => Vec::new(),
            },
        }
    }

    /// Posts of other kinds that belong with it: of its programme, its residence or its town, and older than it, so
    /// that a new post does not change the pages of all others. Whoever looks for her lift looks for nothing in town,
    /// and nobody for what is over.
    fn related(&self, id: PostId) -> Vec<PostId> {
        let site = self.site;
        let relations = site.relations(id);
        let kind = site.post(id).kind.name();
        let mut lists = Vec::new();
        lists.extend(relations.programme.map(ListId::Programme));
        lists.extend(relations.residence.map(ListId::Residence));
        let is_at_home = matches!(kind, Some(KindName::Residence | KindName::ResidenceNotice));
        lists.extend(relations.commune.filter(|_| !is_at_home).map(ListId::Commune));
        lists.extend(relations.trades.iter().map(|trade| ListId::Trade(*trade)));
        let mut related = Vec::new();
        for list in lists {
            let candidates = site
                .list(list)
                .all()
                .filter(|other| *other > id && site.post(*other).kind.name() != kind && !self.is_over(*other));
            for candidate in candidates.take(RELATED) {
                if related.len() < RELATED && !related.contains(&candidate) {
                    related.push(candidate);
                }
            }
        }
        related
    }

    /// Whether nothing is to be done about a post any more: a tender that takes no offers, an event that is past, a
    /// notice that is settled or no longer holds, a document that was withdrawn.
    fn is_over(&self, id: PostId) -> bool {
        let site = self.site;
        let (post, zone) = (site.post(id), &site.config.site.zone);
        match &post.kind {
            Kind::Tender(tender) => {
                !matches!(state(post, tender, site.now, zone), TenderState::Open | TenderState::Upcoming)
            }
            Kind::Event(event) => self.has_ended(event.end.unwrap_or(event.start.value)),
            Kind::ResidenceNotice(notice) => {
                notice.state == Some(NoticeState::Resolved)
                    || post.expire_at.is_some_and(|expiry| self.has_ended(expiry))
            }
            _ => post.is_withdrawn(),
        }
    }

    fn has_ended(&self, end: Moment) -> bool {
        end.end_instant(&self.site.config.site.zone) <= self.site.now
    }

    fn comments(&self, post: &Post) -> Option<CommentsView> {
        let config = &self.site.config.comments;
        let mode = self.site.comment_mode(post);
        let discussed = mode != CommentMode::Closed || post.comments.is_some();
        if !self.named.comments || !config.enabled || !discussed || matches!(post.kind, Kind::Section) {
            return None;
        }
        let thread = self.site.conversations.thread(&post.id);
        // The places of comments that are gone are shown too.
        let is_baked = thread.is_some_and(|thread| !thread.comments.is_empty());
        Some(CommentsView {
            mode: mode.word(),
            thread: post.id.clone(),
            url: format!("{}/fil/{}", self.site.href(&config.service), escaped(&post.id)),
            count: thread.map_or(0, |thread| thread.count),
            html: (self.html.conversation)(post),
            needs_style: is_baked || (mode != CommentMode::Closed && !post.gathers()),
        })
    }

    /// The picture that stands for the post, unless its text shows it.
    fn picture(&self, post: &Post) -> Option<ImageView> {
        let image = post.image.as_ref().filter(|image| !post.is_withdrawn() && !self.shows(post, &image.value))?;
        self.image(post, &image.value, post.image_description(), Use::Wide)
    }

    /// Whether the post's text shows the picture that its author calls `written`.
    fn shows(&self, post: &Post, written: &str) -> bool {
        let find = |written: &str| links::find_file(self.site, post, written).map(|(path, _)| path);
        let mut images = post.body.links.iter().filter(|link| matches!(link.kind, LinkKind::Image { .. })).peekable();
        images.peek().is_some()
            && find(written).is_some_and(|path| images.any(|link| find(&link.target.value).as_ref() == Some(&path)))
    }

    /// The photos of the front matter that the text does not show itself.
    fn photos(&self, post: &Post, photos: &[Photo]) -> Vec<ImageView> {
        photos
            .iter()
            .filter(|photo| !self.shows(post, &photo.file.value))
            .enumerate()
            .filter_map(|(position, photo)| {
                // The first one opens the page.
                let shown = if position == 0 { Use::Wide } else { Use::Gallery };
                let image = self.image(post, &photo.file.value, &photo.description, shown)?;
                let image = ImageView { caption: photo.caption.clone(), credit: photo.credit.clone(), ..image };
                Some(self.enlargeable(post, &photo.file.value, image))
            })
            .collect()
    }

    fn document(&self, post: &Post, document: &crate::content::BoardDocument) -> DocumentView {
        DocumentView {
            nature: self.term("document-nature", document.nature.word()),
            body: self.optional_term("governance", document.body.map(|body| body.word())),
            meeting: self.date(document.meeting),
            files: if document.withdrawn.is_some() { Vec::new() } else { self.files(post, &document.attachments) },
            accessible: document.accessible,
            accessible_file: document
                .accessible_file
                .as_ref()
                .filter(|_| document.withdrawn.is_none())
                .and_then(|file| self.file(post, &file.value, None, Addresses::Rooted)),
            keep_until: self.optional_day(document.keep_until),
            withdrawn: self.optional_day(document.withdrawn),
        }
    }

    fn notice(&self, id: PostId, notice: &crate::content::ResidenceNotice) -> NoticeView {
        let post = self.site.post(id);
        NoticeView {
            residence: self.site.relations(id).residence.map(|residence| self.link(residence)),
            follow_ups: notice
                .follow_ups
                .iter()
                .rev()
                .map(|follow_up| FollowUpView { date: self.moment(follow_up.date), text: follow_up.text.clone() })
                .collect(),
            contact: notice.contact.clone(),
            qr: Qr::of(&self.site.absolute(&post.address.url)).map(|Qr { size, path }| QrView { size, path }),
            expired: post.expire_at.is_some_and(|expiry| self.has_ended(expiry)),
        }
    }

    fn event(&self, event: &crate::content::Event) -> EventView {
        let end = event.end.unwrap_or(event.start.value);
        EventView {
            start: self.moment(event.start.value),
            end: event.end.map(|end| self.moment(end)),
            place: event.place.clone(),
            organiser: event.organiser.clone(),
            accessibility: event.accessibility.clone(),
            past: self.has_ended(end),
        }
    }

    /// The neighbours of a list's page.
    pub(super) fn pagination(&self, id: ListId, number: Option<usize>) -> PaginationView {
        let list = self.site.list(id);
        let pages = list.numbered_pages();
        let url = |number: Option<usize>| self.site.href(&list.page_url(number));
        let (newer, older) = match number {
            None => (None, (pages > 0).then(|| url(Some(pages)))),
            Some(number) => {
                let newer = if number == pages { url(None) } else { url(Some(number + 1)) };
                (Some(newer), (number > 1).then(|| url(Some(number - 1))))
            }
        };
        PaginationView { newer, older, number }
    }
}
