//! Forms that were opened: a signed token that says when, for which page, and whether work is asked for. Nothing is
//! kept until a message is sent.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Rejection, Writer};
use crate::domain::ThreadKey;
use crate::service::keys::{Purpose, TokenError, Unsealable, random_token};
use crate::service::limits::{Act, WORK_BITS};
use crate::service::{Service, Site, work};

/// What a form's token says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Opened {
    site: String,
    thread: String,
    /// Seconds since 1970.
    at: i64,
    /// Makes each token another one.
    nonce: String,
    /// Zero bits of the proof of work; 0: none is asked for.
    bits: u8,
}

/// A form that may be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormToken {
    /// To be sent with the message, and the challenge of the work.
    pub token: String,
    /// Zero bits with which SHA-256 of `token:n` must begin for some number `n`; 0: no work is asked for.
    pub bits: u8,
}

/// What is known of a form that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sent {
    /// Sooner than anybody writes.
    pub(super) too_fast: bool,
    /// Work was asked for, or is now, and was not done.
    pub(super) no_work: bool,
    /// Work was done.
    pub(super) work: bool,
}

impl Service {
    /// A form for `thread`, for somebody who asks for one: to answer a comment where `is_reply`.
    ///
    /// # Errors
    /// [`Rejection`]: nobody may write there, or too many forms were opened lately.
    pub fn ask_for_form(
        &self,
        site: &Site,
        thread: &ThreadKey,
        is_reply: bool,
        writer: Writer,
    ) -> Result<FormToken, Rejection> {
        let now = self.now();
        let thread = self.writable(site, thread, is_reply, now)?;
        self.admit(site, Act::Prepare, writer, now)?;
        Ok(self.open_form(site, &thread.key)?)
    }

    /// A form for `thread`, with an answer that its own limit let through.
    ///
    /// # Errors
    /// The system has no randomness to give.
    pub fn open_form(&self, site: &Site, thread: &ThreadKey) -> Result<FormToken, Unsealable> {
        let now = self.now();
        let pressed = self.limiter.is_pressed(&self.config.limits, site.id, thread, now);
        let opened = Opened {
            site: site.config.key.as_str().to_owned(),
            thread: thread.as_str().to_owned(),
            at: now.as_second(),
            nonce: random_token()?[..16].to_owned(),
            bits: if pressed { WORK_BITS } else { 0 },
        };
        let lasts = SignedDuration::try_from(self.config.limits.form_maximum).unwrap_or(SignedDuration::from_hours(12));
        Ok(FormToken { token: self.keys.sign(Purpose::Form, &opened, now + lasts), bits: opened.bits })
    }

    /// Reads the token of a form that was sent. A form that nobody could have been asked to work on is not blamed.
    pub(super) fn sent_form(
        &self,
        site: &Site,
        thread: &ThreadKey,
        token: &str,
        answer: &str,
        now: Timestamp,
    ) -> Result<Sent, TokenError> {
        let opened: Opened = self.keys.read(Purpose::Form, token, now)?;
        if opened.site != site.config.key.as_str() || opened.thread != thread.as_str() {
            return Err(TokenError::Invalid);
        }
        let open_for = now.as_second().saturating_sub(opened.at);
        let shortest = i64::try_from(self.config.limits.form_minimum.as_secs()).unwrap_or(i64::MAX);
        // Tokens of quiet times must not be a stock for a flood.
        let pressed = self.limiter.is_pressed(&self.config.limits, site.id, thread, now);
        let bits = if pressed { opened.bits.max(WORK_BITS) } else { opened.bits };
        let no_work = bits > 0 && !work::is_done(token, answer, bits);
        Ok(Sent { too_fast: open_for < shortest, no_work, work: bits > 0 && !no_work })
    }
}
