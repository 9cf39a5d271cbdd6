//! A call for tender: its dates, lots, corrections, versions and outcome.

use crate::content::{Award, Tender};
use crate::site::{ListId, PostId, Version, tender};
use crate::view::model::{
    CriterionView, LinkView, LotView, OutcomeView, RectificationView, TenderView, VersionFileView, VersionView,
    VisitView,
};
use crate::view::{Views, format};

impl Views<'_> {
    pub(super) fn tender(&self, id: PostId, tender: &Tender) -> TenderView {
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
            commune: relations.commune.map(|commune| LinkView {
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
            date: self.optional_day(award.moment()),
            firm: award.firm.clone(),
            amount: award.amount.map(|cents| format::amount(self.language(), cents)),
            reason: award.reason.clone(),
        }
    }
}
