//! A programme and the news of its works: where they are, what was announced, what is seen from where.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::config::KindName;
use crate::content::{Milestone, Programme, ProgressUpdate, Stage};
use crate::front_matter::values::PartialDate;
use crate::media::Use;
use crate::site::{ListId, PostId};
use crate::view::Views;
use crate::view::model::{
    AnnouncementView, ImageView, MilestoneView, PostponementView, ProgrammeView, ShotView, TrackView, UpdateView,
    ViewpointView,
};

impl Views<'_> {
    /// The programme's cover, as a card or its page shows it.
    pub(in crate::view) fn cover(&self, programme: PostId, shown: Use) -> Option<ImageView> {
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
    pub(in crate::view) fn progress(&self, programme: PostId, tranche: Option<&str>) -> Option<u32> {
        self.reports(programme, tranche).find_map(|update| update.progress)
    }

    /// The stage that the newest update names, or the last milestone reached. A programme of several tranches, which stand
    /// at stages of their own, has one only where an update of the whole says so.
    pub(in crate::view) fn current_stage(&self, programme: PostId, tranche: Option<&str>) -> Option<Stage> {
        let named = self.reports(programme, tranche).find_map(|update| update.stage);
        named.or_else(|| {
            let programme = self.site.post(programme).programme()?;
            let is_divided = tranche.is_none() && !programme.tranches.is_empty();
            let own = programme.milestones.iter().filter(|milestone| !is_divided && of_tranche(milestone, tranche));
            own.filter(|milestone| milestone.reached.is_some()).map(|milestone| milestone.stage).max()
        })
    }

    /// The handover that was announced last.
    pub(in crate::view) fn handover(&self, programme: PostId) -> Option<PartialDate> {
        let announced = self.updates(programme, None).find_map(|(_, update)| {
            update.handover.or_else(|| update.postponement.as_ref().map(|postponement| postponement.after))
        });
        self.site.post(programme).programme()?.handover.or(announced)
    }

    pub(super) fn programme(&self, id: PostId, programme: &Programme, number: Option<usize>) -> ProgrammeView {
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
                    reached: milestone.reached.as_ref().map(|date| self.partial_date(date.value)),
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

    pub(super) fn update(&self, id: PostId, update: &ProgressUpdate) -> UpdateView {
        let programme = self.site.relations(id).programme;
        let ceilings = programme
            .and_then(|programme| self.site.post(programme).programme()?.kind)
            .is_some_and(|kind| kind.has_funds_ceilings());
        UpdateView {
            programme: programme.map(|programme| self.link(programme)),
            stage_reached: self.optional_day(update.stage_reached.as_ref().map(|reached| reached.value)),
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
}

pub(in crate::view) fn of_tranche(milestone: &Milestone, tranche: Option<&str>) -> bool {
    match (milestone.tranche.as_ref(), tranche) {
        (None, _) | (Some(_), None) => true,
        (Some(own), Some(tranche)) => own.value == tranche,
    }
}
