//! Browsers in which somebody signed in before: known by a cookie of their own, so that strangers who try her password do
//! not keep her out (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
//!
//! An account can be tried so often and no more, from wherever: a thousand networks would guess its password otherwise. That
//! is what strangers can use up, and there are three ways past it, none of which lets anybody guess more:
//!
//! 1. a known browser has a bucket of its own, and counts nowhere else;
//! 2. a right code of the second factor, each of which counts once, lets one attempt through;
//! 3. a letter to the account's address has a link that makes a browser known.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::keys::{Purpose, Unsealable, random};
use super::limits::Typed;
use super::links::address_digest;
use super::{Service, Site};
use crate::domain::Digest;
use crate::store::{Event, StoreError};

/// How long a browser is known after a sign-in.
pub const KNOWN: SignedDuration = SignedDuration::from_hours(24 * 90);

/// What is signed into its cookie.
#[derive(Serialize, Deserialize)]
struct Device {
    site: String,
    account: [u8; 32],
    /// Tells it from every other one.
    number: [u8; 16],
}

impl Service {
    /// The token by which a browser is known at the next sign-in to the account of `email`.
    ///
    /// # Errors
    /// No randomness.
    pub fn device_token(&self, site: &Site, email: &str) -> Result<String, Unsealable> {
        let (account, number) = (self.account(email).0, random()?);
        let device = Device { site: site.config.key.to_string(), account, number };
        Ok(self.keys.sign(Purpose::Device, &device, self.now() + KNOWN))
    }

    /// The name of the bucket of a browser that is known to `account`.
    pub(super) fn known_device(&self, site: &Site, account: Digest, token: &str) -> Option<Digest> {
        let device: Device = self.keys.read(Purpose::Device, token, self.now()).ok()?;
        let is_known = device.site == site.config.key.as_str() && device.account == account.0;
        is_known.then(|| self.keys.digest(Purpose::Device, &[&device.number]))
    }

    /// An account as buckets name it.
    pub(super) fn account(&self, email: &str) -> Digest {
        self.keys.digest(Purpose::Session, &[b"account", email.trim().to_lowercase().as_bytes()])
    }

    /// Has the link that makes a browser known sent to the account of `email`, where there is one: what this costs does not
    /// tell whether there is.
    pub(super) async fn offer_device(&self, site: &Site, email: &str) -> Result<(), StoreError> {
        let now = self.now();
        let to = address_digest(&self.keys, email);
        if self.config.mail.is_some() && self.limiter.admit_letter(Typed::Device, site.id, to, now).is_ok() {
            self.store.note(site.id, Event::DeviceWanted { email: email.to_owned() }, now).await?;
        }
        Ok(())
    }
}
