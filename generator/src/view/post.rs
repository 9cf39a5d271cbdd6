//! The pages of posts.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use palier_comments::page::escaped;
use tera::{Context, Value};

use super::html::Addresses;
use super::model::{
    AnnouncementView, CommentsView, CriterionView, DocumentView, EventView, FollowUpView, HeadingView, ImageView,
    LotView, MilestoneView, NoticeView, OutcomeView, PaginationView, PostView, PostponementView, ProgrammeView,
    RectificationView, ResidenceView, ShotView, TenderView, TrackView, UpdateView, VersionFileView, VersionView,
    ViewpointView, VisitView,
};
use super::page::About;
use super::{Page, Views, card, format, qr, schema};
use crate::config::{CommentMode, KindName};
use crate::content::{Award, Kind, Milestone, Photo, Post, Programme, ProgressUpdate, Stage, Tender};
use crate::front_matter::values::{Moment, PartialDate};
use crate::markdown::LinkKind;
use crate::media::Use;
use crate::site::{ListId, PostId, Version, links, tender};

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
    /// that a new post does not change the pages of all others. Whoever looks for her lift looks for nothing in town.
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
            let candidates = site.list(list).all().filter(|other| *other > id && site.post(*other).kind.name() != kind);
            for candidate in candidates.take(RELATED) {
                if related.len() < RELATED && !related.contains(&candidate) {
                    related.push(candidate);
                }
            }
        }
        related
    }

    fn comments(&self, post: &Post) -> Option<CommentsView> {
        let config = &self.site.config.comments;
        let mode = self.site.comment_mode(post);
        let discussed = mode != CommentMode::Closed || post.comments.is_some();
        if !self.named.comments || !config.enabled || !discussed || matches!(post.kind, Kind::Section) {
            return None;
        }
        Some(CommentsView {
            mode: mode.word(),
            thread: post.id.clone(),
            url: format!("{}/fil/{}", self.site.href(&config.service), escaped(&post.id)),
            count: self.site.conversations.thread(&post.id).map_or(0, |thread| thread.count),
            html: (self.html.conversation)(post),
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

    /// The programme's cover, as a card or its page shows it.
    pub(super) fn cover(&self, programme: PostId, shown: Use) -> Option<ImageView> {
        let post = self.site.post(programme);
        let programme = post.programme()?;
        let cover = programme.cover.as_ref()?;
        self.image(post, &cover.value, &programme.cover_description, shown)
    }

    /// The updates of a programme, or of one of its tranches, newest first.
    fn updates<'v>(
        &'v self,
        programme: PostId,
        tranche: Option<&'v str>,
    ) -> impl Iterator<Item = (PostId, &'v ProgressUpdate)> {
        self.site.list(ListId::Programme(programme)).items.iter().filter_map(move |id| {
            let update = self.site.post(*id).update()?;
            let is_own = || {
                let own = self.site.post(programme).programme()?.tranche(&update.tranche.as_ref()?.value)?;
                Some(Some(own.id.as_str()) == tranche)
            };
            (tranche.is_none() || is_own() == Some(true)).then_some((*id, update))
        })
    }

    /// The updates that say where a tranche stands; or the whole, of which an update about one tranche says nothing.
    fn reports<'v>(&'v self, programme: PostId, tranche: Option<&'v str>) -> impl Iterator<Item = &'v ProgressUpdate> {
        let updates = self.updates(programme, tranche).map(|(_, update)| update);
        updates.filter(move |update| tranche.is_some() || update.tranche.is_none())
    }

    /// How much of a programme or tranche is done: by its newest update that says so.
    pub(super) fn progress(&self, programme: PostId, tranche: Option<&str>) -> Option<u32> {
        self.reports(programme, tranche).find_map(|update| update.progress)
    }

    /// The stage that the newest update names, or the last milestone reached. A programme of several tranches, which stand
    /// at stages of their own, has one only where an update of the whole says so.
    pub(super) fn current_stage(&self, programme: PostId, tranche: Option<&str>) -> Option<Stage> {
        let named = self.reports(programme, tranche).find_map(|update| update.stage);
        named.or_else(|| {
            let programme = self.site.post(programme).programme()?;
            let is_divided = tranche.is_none() && !programme.tranches.is_empty();
            let own = programme.milestones.iter().filter(|milestone| !is_divided && of_tranche(milestone, tranche));
            own.filter(|milestone| milestone.reached.is_some()).map(|milestone| milestone.stage).max()
        })
    }

    /// The handover that was announced last.
    pub(super) fn handover(&self, programme: PostId) -> Option<PartialDate> {
        let announced = self.updates(programme, None).find_map(|(_, update)| {
            update.handover.or_else(|| update.postponement.as_ref().map(|postponement| postponement.after))
        });
        self.site.post(programme).programme()?.handover.or(announced)
    }

    fn programme(&self, id: PostId, programme: &Programme, number: Option<usize>) -> ProgrammeView {
        let site = self.site;
        let tenders = site.attached_of(id, KindName::Tender);
        let events = site.attached_of(id, KindName::Event);
        ProgrammeView {
            kind: self.optional_term("programme-kind", programme.kind.map(|kind| kind.word())),
            address: programme.address.clone(),
            architect: programme.architect.clone(),
            contact: programme.contact.clone(),
            handover: self.handover(id).map(|date| self.partial_date(date)),
            progress: self.progress(id, None),
            cover: self.cover(id, Use::Wide),
            tracks: self.tracks(id, programme),
            funds_ceilings: programme.kind.is_some_and(|kind| kind.has_funds_ceilings()),
            announcements: self.announcements(id, programme),
            viewpoints: if number.is_none() { self.viewpoints(id) } else { Vec::new() },
            updates: self.cards(site.list(ListId::Programme(id)).page(number).iter().copied()),
            tenders: self.cards(tenders),
            events: self.cards(events),
        }
    }

    /// The places that several photos of its updates were taken from.
    fn viewpoints(&self, programme: PostId) -> Vec<ViewpointView> {
        let mut shots: BTreeMap<&str, Vec<(PartialDate, ShotView)>> = BTreeMap::new();
        for (id, update) in self.updates(programme, None) {
            let post = self.site.post(id);
            for photo in &update.photos {
                let (Some(viewpoint), Some(published)) = (&photo.viewpoint, &post.date) else { continue };
                let day = published.value.date;
                let month = PartialDate { year: day.year(), month: day.month(), day: None };
                let taken = photo.taken.map_or(month, |taken| PartialDate { day: None, ..taken });
                let image = self.image(post, &photo.file.value, &photo.description, Use::Gallery);
                let Some(image) = image else { continue };
                let shot = ShotView { image, month: self.partial_date(taken), post: self.link(id) };
                shots.entry(viewpoint).or_default().push((taken, shot));
            }
        }
        let mut viewpoints: Vec<ViewpointView> = shots
            .into_iter()
            .filter(|(_, shots)| shots.len() > 1)
            .map(|(title, mut shots)| {
                shots.sort_by_key(|(taken, _)| *taken);
                ViewpointView { title: title.to_owned(), shots: shots.into_iter().map(|(_, shot)| shot).collect() }
            })
            .collect();
        viewpoints.sort_by_key(|viewpoint| Reverse(viewpoint.shots.len()));
        viewpoints
    }

    /// A track for each tranche that has milestones or updates of its own, or one for the whole.
    fn tracks(&self, id: PostId, programme: &Programme) -> Vec<TrackView> {
        let mut tracks: Vec<TrackView> = programme
            .tranches
            .iter()
            .map(|tranche| TrackView {
                tranche: Some(tranche.name.clone()),
                homes: tranche.homes,
                handover: self
                    .updates(id, Some(&tranche.id))
                    .find_map(|(_, update)| update.handover)
                    .or(tranche.handover)
                    .map(|date| self.partial_date(date)),
                ..self.track(id, programme, Some(&tranche.id))
            })
            .filter(|track| !track.milestones.is_empty() || track.progress.is_some())
            .collect();
        if tracks.is_empty() {
            tracks.push(self.track(id, programme, None));
            tracks.retain(|track| !track.milestones.is_empty() || track.progress.is_some());
        }
        tracks
    }

    fn track(&self, id: PostId, programme: &Programme, tranche: Option<&str>) -> TrackView {
        let ceilings = programme.kind.is_some_and(|kind| kind.has_funds_ceilings());
        let mut milestones: Vec<&Milestone> =
            programme.milestones.iter().filter(|milestone| of_tranche(milestone, tranche)).collect();
        milestones.sort_by_key(|milestone| milestone.stage);
        let current = self.current_stage(id, tranche);
        let next = milestones.iter().find(|milestone| milestone.reached.is_none() && Some(milestone.stage) > current);
        TrackView {
            tranche: None,
            homes: None,
            handover: None,
            progress: self.progress(id, tranche),
            current: current.map(|stage| self.term("stage", stage.word())),
            next: next.map(|milestone| self.term("stage", milestone.stage.word())),
            milestones: milestones
                .into_iter()
                .map(|milestone| MilestoneView {
                    stage: self.term("stage", milestone.stage.word()),
                    reached: milestone.reached.map(|date| self.partial_date(date)),
                    planned: milestone.planned.map(|date| self.partial_date(date)),
                    funds_ceiling: milestone.stage.funds_ceiling().filter(|_| ceilings),
                })
                .collect(),
        }
    }

    /// Every handover announced by an update, oldest first; only those that differ from the one before.
    fn announcements(&self, id: PostId, programme: &Programme) -> Vec<AnnouncementView> {
        let mut updates: Vec<(PostId, &ProgressUpdate)> = self.updates(id, None).collect();
        updates.reverse();
        let mut last: Vec<(Option<&str>, PartialDate)> = Vec::new();
        let mut announcements = Vec::new();
        for (update_id, update) in updates {
            let announced = update.postponement.as_ref().map(|postponement| postponement.after).or(update.handover);
            let Some(handover) = announced else { continue };
            let tranche = update.tranche.as_ref().map(|tranche| tranche.value.as_str());
            let known = last.iter().position(|(other, _)| *other == tranche);
            if known.is_some_and(|known| last[known].1 == handover) {
                continue;
            }
            let before = update.postponement.as_ref().map(|postponement| postponement.before);
            let before = before.or_else(|| known.map(|known| last[known].1));
            match known {
                Some(known) => last[known].1 = handover,
                None => last.push((tranche, handover)),
            }
            let post = self.site.post(update_id);
            let Some(date) = &post.date else { continue };
            announcements.push(AnnouncementView {
                tranche: tranche
                    .map(|tranche| programme.tranche(tranche).map_or(tranche, |known| &known.name).to_owned()),
                date: self.day(date.value),
                before: before.map(|before| self.partial_date(before)),
                handover: self.partial_date(handover),
                reason: update.postponement.as_ref().map(|postponement| postponement.reason.clone()),
                post: Some(self.link(update_id)),
            });
        }
        announcements
    }

    fn update(&self, id: PostId, update: &ProgressUpdate) -> UpdateView {
        let programme = self.site.relations(id).programme;
        let ceilings = programme
            .and_then(|programme| self.site.post(programme).programme()?.kind)
            .is_some_and(|kind| kind.has_funds_ceilings());
        UpdateView {
            programme: programme.map(|programme| self.link(programme)),
            stage_reached: self.optional_day(update.stage_reached),
            next_stage: self.optional_term("stage", update.stage.and_then(Stage::next).map(Stage::word)),
            handover: update.handover.map(|date| self.partial_date(date)),
            postponement: update.postponement.as_ref().map(|postponement| PostponementView {
                before: self.partial_date(postponement.before),
                after: self.partial_date(postponement.after),
                reason: postponement.reason.clone(),
            }),
            funds_ceiling: update
                .stage
                .filter(|_| ceilings && update.stage_reached.is_some())
                .and_then(Stage::funds_ceiling),
        }
    }

    fn tender(&self, id: PostId, tender: &Tender) -> TenderView {
        let site = self.site;
        let post = site.post(id);
        let relations = site.relations(id);
        let deadline = tender.deadline.value;
        let versions = site.history.versions.get(post.file.as_ref()).map_or(&[][..], Vec::as_slice);
        TenderView {
            subject: tender.subject.clone(),
            reference: tender.reference.value.clone(),
            state: self.term("tender-state", tender::state(post, tender, site.now, &site.config.site.zone).word()),
            procedure: self.term("procedure", tender.procedure.word()),
            nature: self.optional_term("tender-nature", tender.nature.map(|nature| nature.word())),
            deadline: self.moment(deadline),
            deadline_day: format::date(self.language(), deadline.date),
            deadline_time: deadline.time.map_or_else(String::new, |time| format::time(self.language(), time)),
            opens: post.date.as_ref().map(|date| self.opening(date.value)),
            lots: tender
                .lots
                .iter()
                .map(|lot| LotView {
                    number: lot.number.clone(),
                    title: lot.title.clone(),
                    trades: lot
                        .trades
                        .iter()
                        .filter_map(|slug| site.config.trades.iter().position(|trade| trade.slug == slug.value))
                        .map(|trade| self.trade(trade))
                        .collect(),
                    cpv: lot.cpv.clone(),
                    outcome: lot.outcome.as_ref().map(|outcome| self.outcome(outcome)),
                })
                .collect(),
            visit: tender.visit.as_ref().map(|visit| VisitView {
                mandatory: visit.mandatory,
                date: visit.date.map(|date| self.moment(date)),
                place: visit.place.clone(),
                text: visit.text.clone(),
            }),
            criteria: tender
                .criteria
                .iter()
                .map(|criterion| CriterionView { name: criterion.name.clone(), weight: criterion.weight })
                .collect(),
            file_url: tender.file_url.clone(),
            files: self.files(post, &tender.attachments),
            rectifications: tender
                .rectifications
                .iter()
                .rev()
                .map(|rectification| RectificationView {
                    number: rectification.number,
                    date: self.day(rectification.date),
                    summary: rectification.summary.clone(),
                    deadline_before: rectification.deadline_before.map(|before| self.moment(before)),
                    changed_papers: rectification.changed_papers.clone(),
                })
                .collect(),
            duration: tender.duration.clone(),
            place: tender.place.clone(),
            contact: tender.contact.clone(),
            outcome: tender.outcome.as_ref().map(|outcome| self.outcome(outcome)),
            trades: self.trades(id),
            programme: relations.programme.map(|programme| self.link(programme)),
            commune: relations.commune.map(|commune| super::model::LinkView {
                title: site.communes[commune].1.clone(),
                url: site.href(&site.list(ListId::Commune(commune)).url),
            }),
            versions: versions
                .iter()
                .enumerate()
                .rev()
                .map(|(index, version)| VersionView {
                    number: index + 1,
                    date: self.instant(version.date),
                    url: site.href(&format!("{}versions/{}.txt", post.address.url, index + 1)),
                    checksum: version.checksum.clone(),
                    changes: self.changes(version),
                    files: version
                        .files
                        .iter()
                        .map(|file| VersionFileView { name: file.name.clone(), checksum: file.checksum.clone() })
                        .collect(),
                })
                .collect(),
            history_known: site.history.known,
        }
    }

    /// What a version changed, in words; what has none of its own is said once.
    fn changes(&self, version: &Version) -> Vec<String> {
        let word = |field: &String| self.catalogue.with("version-change", &[("field", field.into())]);
        let mut words: Vec<String> = Vec::new();
        for word in version.changes.iter().map(word) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words
    }

    fn outcome(&self, award: &Award) -> OutcomeView {
        OutcomeView {
            state: self.term("tender-state", award.state.word()),
            date: self.optional_day(award.date),
            firm: award.firm.clone(),
            amount: award.amount.map(|cents| format::amount(self.language(), cents)),
            reason: award.reason.clone(),
        }
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
            qr: qr::code(&self.site.absolute(&post.address.url)),
            expired: post
                .expire_at
                .is_some_and(|expiry| expiry.end_instant(&self.site.config.site.zone) <= self.site.now),
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
            past: end.end_instant(&self.site.config.site.zone) <= self.site.now,
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

pub(super) fn of_tranche(milestone: &Milestone, tranche: Option<&str>) -> bool {
    match (milestone.tranche.as_ref(), tranche) {
        (None, _) | (Some(_), None) => true,
        (Some(own), Some(tranche)) => own.value == tranche,
    }
}
