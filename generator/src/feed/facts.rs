//! What an item says: its key facts, then its text.
//!
//! Facts come first because a reader's list shows only the first lines, and stand in a `<dl>`: programs that read feeds
//! drop classes and styles, so only elements can carry the meaning. No state that a date can change is written (« en
//! cours »): a reader keeps the item long after the deadline.

use super::item::{Attachment, Subject};
use super::text::escaped;
use super::zone;
use crate::content::{
    Award, BoardDocument, Event, Kind, LotState, NoticeState, Post, ProgressUpdate, Rectification, ResidenceNotice,
    Tender, TenderLot,
};
use crate::front_matter::values::Moment;
use crate::locale::format;
use crate::locale::{Catalogue, Language};
use crate::markdown;
use crate::site::tender::TenderState;
use crate::site::{PostId, Site, links};

/// A post, with what is needed to speak of it.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    pub(super) site: &'a Site,
    pub(super) catalogue: &'a Catalogue,
    pub(super) post: &'a Post,
    pub(super) id: PostId,
}

/// A list of facts being written.
#[derive(Default)]
struct Rows {
    html: String,
}

impl Rows {
    /// Adds a fact. Both are HTML.
    fn add(&mut self, label: &str, value: &str) {
        self.html.push_str("<dt>");
        self.html.push_str(label);
        self.html.push_str("</dt><dd>");
        self.html.push_str(value);
        self.html.push_str("</dd>");
    }

    fn finish(self) -> String {
        if self.html.is_empty() { String::new() } else { element("dl", &self.html) }
    }
}

/// An element without attributes. Written without `format!`, like all that a feed repeats: it takes several times as long.
fn element(name: &str, html: &str) -> String {
    ["<", name, ">", html, "</", name, ">"].concat()
}

fn bullets(items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| element("li", &item)).collect();
    if items.is_empty() { String::new() } else { element("ul", &items) }
}

impl Facts<'_> {
    /// The whole item as HTML. `body` gives the post's own text.
    pub(super) fn html(&self, subject: Subject<'_>, files: &[Attachment], body: &dyn Fn() -> String) -> String {
        match (subject, &self.post.kind) {
            (Subject::Post, Kind::Tender(tender)) => {
                self.tender(tender, files) + &element("p", &self.typeset(&tender.subject)) + &body()
            }
            (Subject::Post, Kind::ProgressUpdate(update)) => self.update(update) + &body() + &self.photos(update),
            (Subject::Post | Subject::Withdrawal, Kind::BoardDocument(document)) => match document.withdrawn {
                // Neither the papers nor the text: a reader that fetches the feed again drops what it had.
                Some(date) => self.withdrawn(date),
                None => self.document(document, files) + &body(),
            },
            (Subject::Post, Kind::ResidenceNotice(notice)) => self.notice(notice) + &body() + &self.follow_ups(notice),
            (Subject::Postponement(_), Kind::ResidenceNotice(notice)) => self.notice(notice) + &self.follow_ups(notice),
            (Subject::Post, Kind::Event(event)) => self.event(event) + &body(),
            (Subject::Rectification(made), Kind::Tender(tender)) => self.rectification(tender, made, files),
            (Subject::Outcome(award), Kind::Tender(tender)) => self.decision(tender, None, award),
            (Subject::LotOutcome(lot, award), Kind::Tender(tender)) => self.decision(tender, Some(lot), award),
            _ => body(),
        }
    }

    /// A sentence or two of plain text.
    pub(super) fn summary(&self, subject: Subject<'_>) -> Option<String> {
        let own = || {
            let excerpt = Some(self.post.body.excerpt.as_str()).filter(|excerpt| !excerpt.is_empty());
            self.post.summary.as_deref().or(excerpt).map(str::to_owned)
        };
        match (subject, &self.post.kind) {
            (Subject::Rectification(made), _) => Some(self.plain(&made.summary)),
            (Subject::Post, Kind::Tender(tender)) => {
                let said = self.post.summary.clone().unwrap_or_else(|| self.plain(&tender.subject));
                Some([&self.deadline(tender.deadline.value), " — ", &said].concat())
            }
            (Subject::Post, Kind::BoardDocument(document)) if document.withdrawn.is_some() => None,
            (Subject::Post, _) => own(),
            (Subject::Outcome(award) | Subject::LotOutcome(_, award), _) => {
                award.reason.as_deref().map(|text| self.plain(text))
            }
            (Subject::Postponement(_) | Subject::Withdrawal, _) => None,
        }
    }

    /// The labels of an item.
    pub(super) fn categories(&self, subject: Subject<'_>) -> Vec<String> {
        let config = &self.site.config;
        let relations = self.site.relations(self.id);
        let mut labels = Vec::new();
        let mut word =
            |vocabulary: &str, word: &str| labels.push(self.catalogue.text(&[vocabulary, "-", word].concat()));
        match &self.post.kind {
            Kind::Tender(tender) => {
                let is_concerned = |slug: &str| match subject {
                    Subject::LotOutcome(lot, _) => lot.trades.iter().any(|trade| trade.value == slug),
                    _ => true,
                };
                let trades = relations.trades.iter().filter_map(|trade| config.trades.get(*trade));
                labels.extend(trades.filter(|trade| is_concerned(&trade.slug)).map(|trade| trade.label.clone()));
                labels.push(self.catalogue.text(&["procedure-", tender.procedure.word()].concat()));
            }
            Kind::ProgressUpdate(update) => {
                if let Some(stage) = update.stage {
                    word("stage", stage.word());
                }
                labels.extend(relations.programme.map(|programme| self.site.post(programme).title.value.clone()));
            }
            Kind::BoardDocument(document) => word("document-nature", document.nature.word()),
            Kind::ResidenceNotice(notice) => {
                if let Some(category) = notice.category {
                    word("notice-category", category.word());
                }
                labels.extend(relations.residence.map(|residence| self.site.post(residence).title.value.clone()));
            }
            _ => {}
        }
        labels.extend(self.commune().map(str::to_owned));
        labels
    }

    /// « 11 décembre 2026 à 12 h 00 (heure de Paris) »: a reader may be anywhere.
    pub(super) fn deadline(&self, moment: Moment) -> String {
        let date = format::date(self.language(), moment.date);
        let Some(time) = moment.time else { return date };
        let time = format::time(self.language(), time);
        let zone = zone::id(&self.site.config.site.zone);
        let arguments = [("date", (&date).into()), ("time", (&time).into()), ("zone", (&zone).into())];
        let message = if zone == zone::PARIS { "deadline-at" } else { "deadline-at-zone" };
        self.catalogue.with(message, &arguments)
    }

    /// The tender's own place, or else its town.
    pub(super) fn place(&self, tender: &Tender) -> Option<String> {
        tender.place.as_deref().map(|place| self.plain(place)).or_else(|| self.commune().map(str::to_owned))
    }

    fn language(&self) -> Language {
        self.site.config.site.language
    }

    /// Text of the front matter in the site's typography.
    pub(super) fn plain(&self, text: &str) -> String {
        markdown::typography(text, self.language() == Language::French)
    }

    /// The same, as HTML.
    fn typeset(&self, text: &str) -> String {
        escaped(&self.plain(text))
    }

    fn moment(&self, moment: Moment) -> String {
        escaped(&format::moment(self.language(), moment))
    }

    fn commune(&self) -> Option<&str> {
        let commune = self.site.relations(self.id).commune?;
        self.site.communes.get(commune).map(|(_, name)| name.as_str())
    }

    /// Adds a fact, labelled by a message, unless there is nothing to say.
    fn row(&self, rows: &mut Rows, label: &str, value: &str) {
        if !value.is_empty() {
            rows.add(&escaped(&self.catalogue.text(label)), value);
        }
    }

    fn tender(&self, tender: &Tender, files: &[Attachment]) -> String {
        let mut rows = Rows::default();
        if let Some(award) = &tender.outcome {
            self.outcome(&mut rows, award);
        }
        let deadline = escaped(&self.deadline(tender.deadline.value));
        self.row(&mut rows, "fact-deadline", &element("strong", &deadline));
        self.row(&mut rows, "fact-place", &escaped(&self.place(tender).unwrap_or_default()));
        self.row(&mut rows, "fact-lots", &bullets(tender.lots.iter().map(|lot| self.lot(lot))));
        self.row(&mut rows, "fact-reference", &self.reference(tender));
        self.row(&mut rows, "fact-procedure", &self.word("procedure", tender.procedure.word()));
        self.row(&mut rows, "fact-visit", &self.visit(tender));
        self.row(&mut rows, "fact-files", &self.files(files, tender.file_url.as_deref()));
        rows.finish()
    }

    /// « 01 — Gros œuvre ».
    fn lot_title(&self, lot: &TenderLot) -> String {
        [&escaped(&lot.number), " — ", &self.typeset(&lot.title)].concat()
    }

    /// The same, and what became of it.
    fn lot(&self, lot: &TenderLot) -> String {
        let named = self.lot_title(lot);
        match &lot.outcome {
            Some(award) => format!("{named} ({})", self.state(award.state)),
            None => named,
        }
    }

    /// The reference, leading to the page.
    fn reference(&self, tender: &Tender) -> String {
        self.link(&self.site.absolute(&self.post.address.url), &escaped(&tender.reference.value))
    }

    fn link(&self, url: &str, html: &str) -> String {
        ["<a href=\"", &escaped(url), "\">", html, "</a>"].concat()
    }

    fn word(&self, vocabulary: &str, word: &str) -> String {
        escaped(&self.catalogue.text(&[vocabulary, "-", word].concat()))
    }

    fn state(&self, state: LotState) -> String {
        self.word("tender-state", TenderState::from(state).word())
    }

    /// What became of a tender or of one of its lots, as an item of its own.
    fn decision(&self, tender: &Tender, lot: Option<&TenderLot>, award: &Award) -> String {
        let mut rows = Rows::default();
        if let Some(lot) = lot {
            self.row(&mut rows, "lot", &self.lot_title(lot));
        }
        self.outcome(&mut rows, award);
        self.row(&mut rows, "fact-reference", &self.reference(tender));
        let date = award.moment().map(|date| {
            let date = format::date(self.language(), date.date);
            element("p", &escaped(&self.catalogue.with("outcome-on", &[("date", (&date).into())])))
        });
        rows.finish() + &date.unwrap_or_default()
    }

    fn outcome(&self, rows: &mut Rows, award: &Award) {
        let typeset = |text: &Option<String>| self.typeset(text.as_deref().unwrap_or_default());
        self.row(rows, "outcome", &element("strong", &self.state(award.state)));
        self.row(rows, "winning-firm", &typeset(&award.firm));
        let amount = award.amount.map(|amount| escaped(&format::amount(self.language(), amount)));
        self.row(rows, "amount-excl-vat", &amount.unwrap_or_default());
        self.row(rows, "outcome-reason", &typeset(&award.reason));
    }

    fn visit(&self, tender: &Tender) -> String {
        let Some(visit) = &tender.visit else { return String::new() };
        let date = visit.date.map(|date| self.moment(date));
        let place = visit.place.as_deref().map(|place| self.typeset(place));
        let text = visit.text.as_deref().map(|text| self.typeset(text));
        [date, place, text].into_iter().flatten().collect::<Vec<_>>().join(" — ")
    }

    /// The files with their sizes, then the buyer profile.
    fn files(&self, files: &[Attachment], elsewhere: Option<&str>) -> String {
        let named = files.iter().map(|file| {
            let size = format::size(self.language(), file.size);
            [&self.link(&file.url, &self.typeset(&file.title)), " (", &size, ")"].concat()
        });
        let profile = || escaped(&self.catalogue.text("answer-on-buyer-profile"));
        bullets(named.chain(elsewhere.map(|url| self.link(url, &profile()))))
    }

    /// What a correction changed: its words, the deadline before and after, the papers.
    fn rectification(&self, tender: &Tender, made: &Rectification, files: &[Attachment]) -> String {
        let mut rows = Rows::default();
        // The deadline that this correction set is the one that the next one to move it found.
        let later = tender.rectifications.iter().filter(|other| other.number > made.number);
        let after = later.filter_map(|other| other.deadline_before).next().unwrap_or(tender.deadline.value);
        let after = element("strong", &escaped(&self.deadline(after)));
        let deadline = match made.deadline_before {
            Some(before) => format!("<del>{}</del> {after}", escaped(&self.deadline(before))),
            None => after,
        };
        self.row(&mut rows, "fact-deadline", &deadline);
        self.row(&mut rows, "fact-place", &escaped(&self.place(tender).unwrap_or_default()));
        self.row(&mut rows, "fact-lots", &bullets(tender.lots.iter().map(|lot| self.lot(lot))));
        self.row(&mut rows, "fact-reference", &self.reference(tender));
        let papers = if files.is_empty() {
            bullets(made.changed_papers.iter().map(|paper| self.typeset(paper)))
        } else {
            self.files(files, None)
        };
        self.row(&mut rows, "fact-files", &papers);
        element("p", &self.typeset(&made.summary)) + &rows.finish()
    }

    fn update(&self, update: &ProgressUpdate) -> String {
        let mut rows = Rows::default();
        if let Some(stage) = update.stage {
            let reached =
                update.stage_reached.as_ref().map(|at| format!(" — {}", self.moment(at.value))).unwrap_or_default();
            self.row(&mut rows, "fact-stage", &(self.word("stage", stage.word()) + &reached));
        }
        if let Some(progress) = update.progress {
            self.row(&mut rows, "fact-progress", &format!("{progress}\u{a0}%"));
        }
        let month = |date| escaped(&format::partial_date(self.language(), date));
        let handover = match (&update.postponement, update.handover) {
            (Some(moved), _) => {
                let reason = self.typeset(&moved.reason);
                format!("<del>{}</del> <strong>{}</strong> — {reason}", month(moved.before), month(moved.after))
            }
            (None, Some(handover)) => month(handover),
            (None, None) => String::new(),
        };
        self.row(&mut rows, "fact-handover", &handover);
        rows.finish()
    }

    /// The photos of the front matter that the text does not show itself.
    fn photos(&self, update: &ProgressUpdate) -> String {
        if update.photos.is_empty() {
            return String::new();
        }
        let find = |written: &str| links::find_file(self.site, self.post, written);
        let in_text = self.post.body.links.iter().filter_map(|link| find(&link.target.value));
        let shown: Vec<_> = in_text.map(|(path, _)| path).collect();
        let mut html = String::new();
        for photo in &update.photos {
            let found = find(&photo.file.value).filter(|(path, _)| !shown.contains(path));
            let Some((_, file)) = found else { continue };
            let url = escaped(&self.site.absolute(file.url_shown()));
            let alt = self.typeset(&photo.description);
            let size = file.picture().map(|picture| {
                let (width, height) = picture.shown_size();
                format!(" width=\"{width}\" height=\"{height}\"")
            });
            let said: Vec<String> = photo.caption.iter().chain(&photo.credit).map(|text| self.typeset(text)).collect();
            let said = if said.is_empty() { String::new() } else { element("figcaption", &said.join(" — ")) };
            html.push_str(&format!(
                "<figure><img src=\"{url}\" alt=\"{alt}\"{}>{said}</figure>",
                size.unwrap_or_default(),
            ));
        }
        html
    }

    fn document(&self, document: &BoardDocument, files: &[Attachment]) -> String {
        let mut rows = Rows::default();
        self.row(&mut rows, "fact-meeting", &escaped(&format::date(self.language(), document.meeting)));
        self.row(&mut rows, "fact-files", &self.files(files, None));
        rows.finish()
    }

    fn withdrawn(&self, date: Moment) -> String {
        let date = format::date(self.language(), date.date);
        element("p", &escaped(&self.catalogue.with("document-withdrawn", &[("date", (&date).into())])))
    }

    /// Where the notice stands, or until when it was postponed.
    fn notice(&self, notice: &ResidenceNotice) -> String {
        let said = match (notice.state, notice.postponed_to) {
            (Some(NoticeState::Postponed), Some(until)) => {
                let date = format::moment(self.language(), until);
                self.catalogue.with("notice-postponed-to", &[("date", (&date).into())])
            }
            (Some(state), _) => self.catalogue.text(&format!("notice-state-{}", state.word())),
            (None, _) => return String::new(),
        };
        element("p", &element("strong", &escaped(&said)))
    }

    /// What happened since, newest first.
    fn follow_ups(&self, notice: &ResidenceNotice) -> String {
        bullets(
            notice
                .follow_ups
                .iter()
                .rev()
                .map(|step| format!("<strong>{}</strong> — {}", self.moment(step.date), self.typeset(&step.text))),
        )
    }

    fn event(&self, event: &Event) -> String {
        let mut rows = Rows::default();
        let start = event.start.value;
        let end = event.end.map(|end| match end.time {
            Some(time) if end.date == start.date => escaped(&format::time(self.language(), time)),
            _ => self.moment(end),
        });
        let when = std::iter::once(self.moment(start)).chain(end).collect::<Vec<_>>().join(" – ");
        self.row(&mut rows, "fact-when", &when);
        self.row(&mut rows, "fact-where", &self.typeset(event.place.as_deref().unwrap_or_default()));
        rows.finish()
    }
}
