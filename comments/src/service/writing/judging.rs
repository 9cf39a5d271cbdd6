//! Where a new or changed text goes: shown, to a moderator, or aside; and why.

use std::sync::Arc;

use jiff::Timestamp;

use super::draft::Message;
use super::opening::Sent;
use crate::domain::spam::{self, Circumstances, HOLD, Lessons, SPAM, Signal};
use crate::domain::text::Text;
use crate::domain::{Policy, State, ThreadFacts, tokens};
use crate::service::keys::Purpose;
use crate::service::{Service, Site};
use crate::store::StoreError;

/// What the filter and the policy say.
#[derive(Clone, Debug)]
pub(super) struct Judgement {
    pub(super) state: State,
    pub(super) score: f64,
    pub(super) signals: Vec<Signal>,
}

/// What is judged.
pub(super) struct Case<'a> {
    pub(super) thread: &'a ThreadFacts,
    pub(super) message: &'a Message,
    pub(super) text: &'a Text,
    /// What the text says, [folded](spam::folded).
    pub(super) folded: &'a str,
    pub(super) sent: Sent,
    pub(super) honeypot: bool,
    /// Whether she proved that the address is hers by a comment of hers.
    pub(super) is_known: bool,
}

impl Service {
    pub(super) async fn judge(&self, site: &Site, case: &Case<'_>, now: Timestamp) -> Result<Judgement, StoreError> {
        let lessons = self.lessons(site, case).await?;
        let official = site.own_names();
        let facts = Circumstances {
            name: &case.message.name,
            official: &official,
            plain: &case.text.plain,
            folded: case.folded,
            links: &case.text.links,
            blocked_words: &site.config.blocked_words,
            honeypot: case.honeypot,
            too_fast: case.sent.too_fast,
            elsewhere: self.is_elsewhere(site, case, now),
            no_work: case.sent.no_work,
        };
        let signals = spam::signals(&facts, &lessons);
        let score = spam::score(&signals);
        let state = self.state(site, case, score).await?;
        Ok(Judgement { state, score, signals })
    }

    async fn lessons(&self, site: &Site, case: &Case<'_>) -> Result<Arc<Lessons>, StoreError> {
        let since = match site.lessons.known() {
            Ok(known) => return Ok(known),
            Err(since) => since,
        };
        let words = tokens::of_message(&case.message.name, &case.message.markdown);
        let lessons = Arc::new(self.store.lessons(site.id, words).await?);
        site.lessons.keep(since, &lessons);
        Ok(lessons)
    }

    async fn state(&self, site: &Site, case: &Case<'_>, score: f64) -> Result<State, StoreError> {
        if score >= SPAM {
            return Ok(State::Spam);
        }
        let linked = site.config.links_held > 0 && case.text.links.len() >= site.config.links_held as usize;
        if score >= HOLD || linked || case.sent.no_work || site.standing().holds(case.thread) {
            return Ok(State::Pending);
        }
        let trusted = match site.config.policy_of(&case.thread.kind) {
            Policy::Before => false,
            Policy::After => true,
            Policy::AfterApproved(number) => match &case.message.email {
                Some(email) if case.is_known => self.store.approved(site.id, email).await? >= *number,
                _ => false,
            },
        };
        Ok(if trusted { State::Published } else { State::Pending })
    }

    fn is_elsewhere(&self, site: &Site, case: &Case<'_>, now: Timestamp) -> bool {
        // « Merci ! » is no advertisement.
        if case.folded.len() < 20 {
            return false;
        }
        let text = self.keys.digest(Purpose::Text, &[b"elsewhere", case.folded.as_bytes()]);
        self.limiter.is_elsewhere(site.id, text, &case.thread.key, self.config.limits.duplicate_window, now)
    }
}
