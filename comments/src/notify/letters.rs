//! What each letter says, in the site's language.

use std::sync::Arc;

use palier_words::{Argument, Catalogue};

use super::letter::Letter;
use crate::domain::{CommentId, ModeratorId, ThreadFacts, text};
use crate::page::DESK;
use crate::service::links::{Link, Verdict};
use crate::service::{Service, Site};
use crate::store::{Addressee, Entry, OwnedReport, ReportDecision};

/// What a letter is about.
#[expect(clippy::large_enum_variant, reason = "one lives at a time")]
#[derive(Clone, Debug)]
pub(super) enum Occasion {
    /// A comment waits for review.
    Waiting(Entry),
    /// A comment is shown, which may be an answer.
    Published(Entry),
    /// A comment that is shown was edited.
    Edited(Entry),
    /// A comment was refused or removed.
    Declined(Entry),
    /// Somebody wants to be told of answers.
    Confirmation,
    /// A question, and its official answer.
    Answered(Entry, Entry),
    /// A comment, and a report of it.
    Reported(Entry, OwnedReport),
    /// The same, decided; and why the comment stays, where it does.
    ReportDecided(Entry, OwnedReport, String),
    /// A conversation that flooded.
    Flooded(Arc<ThreadFacts>),
    /// Too many tried to sign in to an account.
    Besieged,
    /// Somebody wants to see what is kept of an address.
    Data(String),
}

/// Writes letters for one site.
pub(super) struct Writer<'s> {
    service: &'s Service,
    site: &'s Site,
    words: &'s Catalogue,
}

type Said<'a> = Vec<(&'a str, Argument<'a>)>;

impl<'s> Writer<'s> {
    pub(super) fn new(service: &'s Service, site: &'s Site) -> Self {
        Self { service, site, words: service.pages.words(site.config.language) }
    }

    /// The letter to an addressee; `None` where this is nothing for her.
    pub(super) fn letter(&self, occasion: &Occasion, to: &Addressee, moderator: Option<ModeratorId>) -> Option<Letter> {
        match (occasion, moderator) {
            (Occasion::Waiting(comment), Some(moderator)) => {
                Some(self.to_review("mail-waiting", comment, Verdict::Publish, to, moderator))
            }
            (Occasion::Reported(comment, report), Some(_)) => Some(self.reported(comment, report, to)),
            (Occasion::Flooded(thread), Some(_)) => Some(self.flooded(thread, to)),
            (Occasion::Published(comment), Some(moderator)) => {
                Some(self.to_review("mail-unchecked", comment, Verdict::Approve, to, moderator))
            }
            (Occasion::Edited(comment), Some(moderator)) => {
                Some(self.to_review("mail-edited", comment, Verdict::Approve, to, moderator))
            }
            (Occasion::Besieged, Some(moderator)) => Some(self.besieged(moderator, to)),
            (Occasion::Waiting(_) | Occasion::Edited(_) | Occasion::Flooded(_) | Occasion::Besieged, None) => None,
            (Occasion::Published(comment), None) => Some(self.answer(comment, to)),
            (Occasion::Answered(question, reply), _) => Some(self.answered(question, reply, to)),
            (Occasion::Declined(comment), _) => self.declined(comment, to),
            (Occasion::Confirmation, _) => self.confirmation(to),
            (Occasion::Reported(comment, report), None) => Some(self.receipt("mail-receipt", comment, report, "", to)),
            (Occasion::ReportDecided(comment, report, why), _) => self.report_decided(comment, report, why, to),
            (Occasion::Data(email), _) => Some(self.data(email, to)),
        }
    }

    /// A comment that a moderator has to read: a link that lets it stand, one that sorts it out, and the desk.
    fn to_review(&self, id: &str, comment: &Entry, good: Verdict, to: &Addressee, moderator: ModeratorId) -> Letter {
        // The comment was read before this moment.
        let seen = self.service.surely_read();
        let decide = |verdict| self.link(&Link::Moderate { comment: comment.id, moderator, verdict, seen });
        let (accept, spam) = (decide(good), decide(Verdict::Spam));
        let desk = self.desk(&format!("/tous?message={}", comment.id));
        let said = vec![("accept", (&accept).into()), ("spam", (&spam).into()), ("desk", (&desk).into())];
        Letter { review: Some(comment.id), ..self.about(comment, id, said, to, None) }
    }

    fn reported(&self, comment: &Entry, report: &OwnedReport, to: &Addressee) -> Letter {
        let desk = self.desk(&format!("/signalements/{}", report.id));
        let (reason, explanation) = (self.reason(report.reason.word()), quoted(&report.explanation));
        let said = vec![
            ("desk", (&desk).into()),
            ("reason", (&reason).into()),
            ("explanation", (&explanation).into()),
            ("number", Argument::Count(report.id.0)),
        ];
        self.about(comment, "mail-reported", said, to, None)
    }

    fn flooded(&self, thread: &ThreadFacts, to: &Addressee) -> Letter {
        let desk = self.desk("/ouverture");
        self.write("mail-flooded", vec![("title", (&thread.title).into()), ("desk", (&desk).into())], to, None)
    }

    fn besieged(&self, moderator: ModeratorId, to: &Addressee) -> Letter {
        let link = self.link(&Link::Device { moderator });
        self.write("mail-besieged", vec![("link", (&link).into())], to, None)
    }

    fn answer(&self, comment: &Entry, to: &Addressee) -> Letter {
        let unsubscribe = self.unsubscribe(to);
        let stop = unsubscribe.clone().unwrap_or_default();
        let id = if comment.official { "mail-official-answer" } else { "mail-answer" };
        self.about(comment, id, vec![("stop", (&stop).into())], to, unsubscribe)
    }

    fn answered(&self, question: &Entry, reply: &Entry, to: &Addressee) -> Letter {
        let settle = |settled| self.link(&Link::Settle { comment: question.id, settled });
        let (yes, no, own) = (settle(true), settle(false), self.link(&Link::Own { comment: question.id }));
        let unsubscribe = self.unsubscribe(to);
        let stop = unsubscribe.clone().unwrap_or_default();
        let asked = quoted(&question.markdown);
        let said = vec![
            ("yes", (&yes).into()),
            ("no", (&no).into()),
            ("own", (&own).into()),
            ("stop", (&stop).into()),
            ("asked", (&asked).into()),
        ];
        self.about(reply, "mail-answered", said, to, unsubscribe)
    }

    fn declined(&self, comment: &Entry, to: &Addressee) -> Option<Letter> {
        let (reason, note) = comment.reason.as_ref()?;
        let reason = self.reason(reason.word());
        let note = if note.is_empty() { String::new() } else { format!("\n{note}\n") };
        let id = if comment.was_shown { "mail-removed" } else { "mail-refused" };
        let charter = format!("{}{}", self.site.config.url, self.site.config.charter_page);
        let said = vec![("reason", (&reason).into()), ("note", (&note).into()), ("charter", (&charter).into())];
        Some(self.about(comment, id, said, to, None))
    }

    fn confirmation(&self, to: &Addressee) -> Option<Letter> {
        let confirm = self.link(&Link::Confirm { subscription: to.subscription? });
        Some(self.write("mail-confirm", vec![("confirm", (&confirm).into())], to, None))
    }

    fn report_decided(&self, comment: &Entry, report: &OwnedReport, why: &str, to: &Addressee) -> Option<Letter> {
        let id = match report.decision? {
            ReportDecision::Upheld => "mail-report-upheld",
            ReportDecision::Dismissed => "mail-report-dismissed",
        };
        Some(self.receipt(id, comment, report, why, to))
    }

    fn receipt(&self, id: &str, comment: &Entry, report: &OwnedReport, why: &str, to: &Addressee) -> Letter {
        let reason = self.reason(report.reason.word());
        let why = if why.is_empty() { String::new() } else { format!("\n{why}\n") };
        let said = vec![("reason", (&reason).into()), ("why", (&why).into()), ("number", Argument::Count(report.id.0))];
        self.about(comment, id, said, to, None)
    }

    fn data(&self, email: &str, to: &Addressee) -> Letter {
        let link = self.link(&Link::OwnData { email: email.to_owned() });
        self.write("mail-data", vec![("link", (&link).into())], to, None)
    }

    /// A letter about a comment.
    fn about(&self, comment: &Entry, id: &str, said: Said<'_>, to: &Addressee, unsubscribe: Option<String>) -> Letter {
        let (page, text) = (self.page(comment), quoted(&comment.markdown));
        let mut all = vec![
            ("title", (&comment.thread_title).into()),
            ("page", (&page).into()),
            ("author", (&comment.name).into()),
            ("text", (&text).into()),
        ];
        all.extend(said);
        self.write(id, all, to, unsubscribe)
    }

    /// `id` is the letter's text, its `.subject` the subject.
    pub(super) fn write(&self, id: &str, said: Said<'_>, to: &Addressee, unsubscribe: Option<String>) -> Letter {
        let (config, name) = (&self.site.config, self.site.name());
        let greeting = match to.name.as_str() {
            name if name.is_empty() || is_address(name) => self.words.text("mail-hello"),
            name => self.words.with("mail-hello-name", &[("name", name.into())]),
        };
        let data = format!("{}{}/mes-donnees", config.url, config.path);
        let mut all: Said<'_> = vec![
            ("site", (&name).into()),
            ("cooperative", (&config.official_name).into()),
            ("contact", (&config.privacy_contact).into()),
            ("data", (&data).into()),
        ];
        all.extend(said);
        let signature = self.words.with("mail-signature", &all);
        let subject = self.words.attribute(id, "subject", &all).unwrap_or_default();
        let text = format!("{greeting}\n\n{}\n\n-- \n{signature}\n", self.words.with(id, &all));
        Letter { to: to.email.clone(), subject, text, unsubscribe, review: None }
    }

    pub(super) fn desk(&self, below: &str) -> String {
        format!("{}{}{DESK}{below}", self.site.config.url, self.site.config.path)
    }

    fn page(&self, comment: &Entry) -> String {
        format!("{}{}#commentaire-{}", self.site.config.url, comment.thread_url, comment.id)
    }

    fn link(&self, link: &Link) -> String {
        self.service.link_address(self.site, link, self.service.now())
    }

    fn unsubscribe(&self, to: &Addressee) -> Option<String> {
        to.subscription.map(|subscription| self.link(&Link::Unsubscribe { subscription }))
    }

    fn reason(&self, word: &str) -> String {
        self.words.text(&format!("reason-{}", word.replace('_', "-")))
    }
}

/// A message as mail quotes it.
pub(super) fn quoted(markdown: &str) -> String {
    let typed = text::read(markdown).html.typed();
    typed.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// Whether a name leads somewhere. Anybody may give another's address, and a letter of ours must not carry his words.
fn is_address(name: &str) -> bool {
    linkify::LinkFinder::new().url_must_have_scheme(false).links(name).next().is_some()
}

/// How a letter names a comment in a list.
pub(super) fn listed(id: CommentId, title: &str, name: &str, markdown: &str) -> String {
    let plain = text::read(markdown).plain;
    let words: Vec<&str> = plain.split_whitespace().take(25).collect();
    format!("- {title} – {name} (n° {id})\n  {}", words.join(" "))
}
