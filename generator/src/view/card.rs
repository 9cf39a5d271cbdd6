//! A post as lists show it.

use palier_comments::page::CardCount;

use super::Views;
use super::html::Addresses;
use super::model::{CardView, CountView, DateView, FileView, LinkView, Shared, TermView, TrancheView};
use crate::config::CommentMode;
use crate::content::{Attachment, Kind, NoticeState, Post, Programme};
use crate::media::Use;
use crate::site::tender::{self, TenderState};
use crate::site::{self, ListId, PostId};

pub(super) fn card(views: &Views<'_>, id: PostId) -> CardView {
    let post = views.site.post(id);
    let relations = views.site.relations(id);
    let mut card = CardView {
        title: post.title.value.clone(),
        url: views.site.href(&post.address.url),
        kind: views.term("kind", post.kind.name().map_or("page", |kind| kind.word())),
        date: post.date.as_ref().map(|date| views.day(date.value)),
        summary: summary(post),
        image: post
            .image
            .as_ref()
            .and_then(|image| views.image(post, &image.value, post.image_description(), Use::Card)),
        draft: post.draft,
        parent: relations.programme.or(relations.residence).map(|parent| views.link(parent)),
        tranches: Vec::new(),
        stage: None,
        progress: None,
        reference: None,
        state: None,
        deadline: None,
        rectified: None,
        trades: Vec::new(),
        nature: None,
        meeting: None,
        files: Vec::new(),
        postponed_to: None,
        valid_until: None,
        pinned: false,
        start: None,
        place: None,
        commune: None,
        homes: None,
        handover: None,
        comments: comments(views, post),
    };
    fill(views, id, post, &mut card);
    card
}

fn comments(views: &Views<'_>, post: &Post) -> Option<CountView> {
    let config = &views.site.config.comments;
    let is_open = config.enabled && views.site.comment_mode(post) != CommentMode::Closed;
    (is_open && !matches!(post.kind, Kind::Section)).then(|| {
        let CardCount { text, answered } = (views.html.count)(post);
        CountView { thread: post.id.clone(), text, answered }
    })
}

/// What is said of a post in a sentence or two; nothing of a document that was withdrawn.
pub(super) fn summary(post: &Post) -> Option<String> {
    if post.is_withdrawn() {
        return None;
    }
    post.summary.clone().or_else(|| (!post.body.excerpt.is_empty()).then(|| post.body.excerpt.clone()))
}

fn fill(views: &Views<'_>, id: PostId, post: &Post, card: &mut CardView) {
    match &post.kind {
        Kind::Programme(programme) => {
            card.commune = Some(programme.commune.value.clone());
            card.homes = programme.homes;
            card.nature = programme.kind.map(|kind| views.term("programme-kind", kind.word()));
            card.image = views.cover(id, Use::Card);
            card.progress = views.progress(id, None);
            card.tranches = if card.progress.is_none() { tranches(views, id, programme) } else { Vec::new() };
            card.stage = views.current_stage(id, None).map(|stage| views.term("stage", stage.word()));
            card.handover = views.handover(id).map(|date| views.partial_date(date));
        }
        Kind::ProgressUpdate(update) => {
            let tranche = update.tranche.iter().map(|tranche| views.tranche_name(id, &tranche.value));
            card.tranches = tranche.map(|name| TrancheView { name, progress: None }).collect();
            card.stage = update.stage.map(|stage| views.term("stage", stage.word()));
            card.progress = update.progress;
            if let Some(photo) = update.photos.first().filter(|_| card.image.is_none()) {
                card.image = views.image(post, &photo.file.value, &photo.description, Use::Card);
            }
        }
        Kind::Tender(tender) => {
            let state = tender::state(post, tender, views.site.now, &views.site.config.site.zone);
            card.reference = Some(tender.reference.value.clone());
            card.state = Some(views.term("tender-state", state.word()));
            card.deadline = Some(views.moment(tender.deadline.value));
            let opens = post.date.as_ref().filter(|_| state == TenderState::Upcoming);
            card.start = opens.map(|date| views.opening(date.value));
            card.rectified = tender.rectifications.last().map(|newest| views.day(newest.date));
            card.trades = views.trades(id);
            card.nature = Some(views.term("procedure", tender.procedure.word()));
        }
        Kind::BoardDocument(document) => {
            card.nature = Some(views.term("document-nature", document.nature.word()));
            card.meeting = Some(views.date(document.meeting));
            card.files =
                if document.withdrawn.is_some() { Vec::new() } else { views.files(post, &document.attachments) };
        }
        Kind::Residence(residence) => {
            card.commune = Some(residence.commune.value.clone());
            card.homes = residence.homes;
            card.nature = residence.management.map(|management| views.term("management", management.word()));
        }
        Kind::ResidenceNotice(notice) => {
            card.state = notice.state.map(|state| views.term("notice-state", state.word()));
            card.nature = notice.category.map(|category| views.term("notice-category", category.word()));
            let postponed_to = notice.postponed_to.filter(|_| notice.state != Some(NoticeState::Resolved));
            card.postponed_to = postponed_to.map(|date| views.day(date));
            card.valid_until = post.expire_at.map(|date| views.day(date));
            // What is over no longer stands before the others.
            card.pinned = notice.pinned && site::is_current(views.site, post);
        }
        Kind::Event(event) => {
            card.start = Some(views.moment(event.start.value));
            card.place.clone_from(&event.place);
        }
        Kind::Article | Kind::Page | Kind::Section => {}
    }
}

/// How far each tranche is that an update has told of.
fn tranches(views: &Views<'_>, id: PostId, programme: &Programme) -> Vec<TrancheView> {
    let told = programme.tranches.iter().filter_map(|tranche| {
        let progress = views.progress(id, Some(&tranche.id))?;
        Some(TrancheView { name: tranche.name.clone(), progress: Some(progress) })
    });
    told.collect()
}

impl Views<'_> {
    /// The trades of a tender, each with the page where one follows it.
    pub(super) fn trades(&self, id: PostId) -> Vec<Shared<LinkView>> {
        self.site.relations(id).trades.iter().map(|trade| self.trade(*trade)).collect()
    }

    pub(super) fn trade(&self, trade: usize) -> Shared<LinkView> {
        self.made.trades.get(&trade, || {
            let title = self.site.config.trades[trade].label.clone();
            Shared::of(&LinkView { title, url: self.site.href(&self.site.list(ListId::Trade(trade)).url) })
        })
    }

    pub(super) fn files(&self, post: &Post, attachments: &[Attachment]) -> Vec<FileView> {
        attachments
            .iter()
            .filter_map(|attachment| {
                let name = attachment.name.as_deref().or((attachments.len() == 1).then_some(post.title.value.as_str()));
                self.file(post, &attachment.file.value, name, Addresses::Rooted)
            })
            .collect()
    }

    /// The name of a tranche of the update's programme.
    pub(super) fn tranche_name(&self, update: PostId, tranche: &str) -> String {
        let programme = self.site.relations(update).programme.and_then(|id| self.site.post(id).programme());
        programme
            .and_then(|programme| programme.tranche(tranche))
            .map_or_else(|| tranche.to_owned(), |known| known.name.clone())
    }

    pub(super) fn optional_term(
        &self,
        vocabulary: &'static str,
        word: Option<&'static str>,
    ) -> Option<Shared<TermView>> {
        word.map(|word| self.term(vocabulary, word))
    }

    pub(super) fn optional_day(&self, moment: Option<crate::front_matter::values::Moment>) -> Option<DateView> {
        moment.map(|moment| self.day(moment))
    }
}
