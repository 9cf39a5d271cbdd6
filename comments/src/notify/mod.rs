//! What is told to others, after the fact and until it has arrived: letters, and calls of the site's build hook.
//!
//! 1. [`expand`]: an event of the outbox → deliveries, in one transaction. 2. [`letters`]: what each letter says.
//! 3. [`letter`]: a letter → a message as mail servers want it. 4. [`transport`] and [`hook`]: a delivery → whoever
//!    takes it, or why not. 5. [`retry`]: when it is tried again.
//!
//! A letter that was sent and could not be noted is sent twice, with the same `Message-ID`; none is lost.

mod cause;
mod digest;
mod expand;
mod hook;
mod letter;
mod letters;
mod retry;
mod transport;

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use crate::domain::State;
use crate::service::{Service, Site};
use crate::store::{Delivery, DeliveryKind, StoreError};
use cause::Cause;
pub(crate) use cause::told;
use letter::Letter;
use transport::Transport;

/// How often we look for new events.
const EVERY: Duration = Duration::from_secs(1);
/// How long after something was told: a flood of posts is told in few rounds, which those who write hardly feel.
const SOON: Duration = Duration::from_millis(50);
/// Events that become deliveries in one round.
const EVENTS: u32 = 500;
/// Deliveries that are made at once: one that is slow keeps these few waiting, and no other.
const AT_ONCE: u32 = 16;

/// What a delivery by mail carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
enum Payload {
    /// A letter as it will leave.
    Letter(Letter),
    /// What waits on the desk, written when it leaves.
    Digest {
        /// The moderator's address.
        to: String,
    },
}

/// Why a delivery was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Undelivered {
    /// What went wrong.
    cause: Cause,
    /// Whether trying again is of no use.
    for_good: bool,
}

impl Undelivered {
    fn for_now(cause: Cause) -> Self {
        Self { cause, for_good: false }
    }

    fn for_good(cause: Cause) -> Self {
        Self { cause, for_good: true }
    }
}

/// What a delivery is, for the desk: of a letter, to whom and about what; nothing of what it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    /// The address.
    pub(crate) to: Option<String>,
    /// The letter's subject; `None`: a digest, or a call.
    pub(crate) subject: Option<String>,
}

impl Summary {
    /// Reads what a delivery carries; one that cannot be read has no summary.
    pub(crate) fn of(delivery: &Delivery) -> Self {
        match serde_json::from_str(&delivery.payload) {
            Ok(Payload::Letter(letter)) => Self { to: Some(letter.to), subject: Some(letter.subject) },
            Ok(Payload::Digest { to }) => Self { to: Some(to), subject: None },
            Err(_) => Self::default(),
        }
    }
}

/// Tells what there is to tell until `stopped` says true; a delivery that was begun is ended.
pub async fn run(service: Arc<Service>, mut stopped: watch::Receiver<bool>) {
    let worker = Worker::new(service);
    loop {
        let worked = worker.round().await.unwrap_or_else(|error| {
            tracing::error!(%error, "the outbox cannot be read");
            false
        });
        let pause = if worked { SOON } else { EVERY };
        tokio::select! {
            biased;
            _ = stopped.wait_for(|stopped| *stopped) => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// The one who tells.
#[derive(Debug)]
pub struct Worker {
    service: Arc<Service>,
    transport: Option<Transport>,
}

impl Worker {
    /// For a service, with its way of sending mail.
    #[must_use]
    pub fn new(service: Arc<Service>) -> Self {
        let transport = service.config.mail.as_ref().and_then(|mail| match Transport::of(mail) {
            Ok(transport) => Some(transport),
            Err(error) => {
                tracing::error!(%error, "mail cannot leave");
                None
            }
        });
        Self { service, transport }
    }

    /// Turns events into deliveries, and makes those that are due. Says whether there was something to do.
    ///
    /// # Errors
    /// The store's: what was not noted is done again.
    pub async fn round(&self) -> Result<bool, StoreError> {
        let (expanded, made) = (self.expand().await?, self.deliver().await?);
        Ok(expanded > 0 || made > 0)
    }

    /// Turns events into deliveries. Answers how many events there were.
    ///
    /// # Errors
    /// The store's.
    pub async fn expand(&self) -> Result<usize, StoreError> {
        let events = self.service.store.events(EVENTS).await?;
        let mut expanded = Vec::with_capacity(events.len());
        for event in &events {
            let site = self.service.sites().iter().find(|site| site.id == event.site);
            // A site that is no longer in service has nobody to tell.
            let deliveries = match site {
                Some(site) => expand::deliveries(&self.service, site, event).await?,
                None => Vec::new(),
            };
            expanded.push((event.id, deliveries));
        }
        if !expanded.is_empty() {
            self.service.store.expand(expanded, self.service.now()).await?;
        }
        Ok(events.len())
    }

    /// Makes the deliveries that are due. Answers how many there were.
    ///
    /// # Errors
    /// The store's: what was made and could not be noted is made again.
    pub async fn deliver(&self) -> Result<usize, StoreError> {
        let due = self.service.store.due(self.service.now(), AT_ONCE).await?;
        let made = join_all(due.iter().map(|delivery| self.make(delivery))).await;
        for outcome in made {
            outcome?;
        }
        Ok(due.len())
    }

    /// Makes a delivery, and notes what became of it.
    async fn make(&self, delivery: &Delivery) -> Result<(), StoreError> {
        let Err(why) = self.attempt(delivery).await else {
            return self.service.store.delivered(delivery.id).await;
        };
        let retry_at = retry::after(delivery, self.service.now()).filter(|_| !why.for_good);
        let (kind, attempts, cause) = (delivery.kind, delivery.attempts + 1, why.cause);
        match retry_at {
            Some(at) => tracing::warn!(?kind, attempts, %cause, next = %at, "a delivery failed"),
            None => tracing::error!(?kind, attempts, %cause, "a delivery was given up; it is on the desk"),
        }
        self.service.store.failed(delivery.id, &cause.to_string(), retry_at).await
    }

    async fn attempt(&self, delivery: &Delivery) -> Result<(), Undelivered> {
        let site = self.service.sites().iter().find(|site| site.id == delivery.site);
        let site = site.ok_or_else(|| Undelivered::for_good(Cause::Site))?;
        match delivery.kind {
            DeliveryKind::Hook => hook::call(site).await,
            DeliveryKind::Mail => self.mail(site, delivery).await,
        }
    }

    async fn mail(&self, site: &Site, delivery: &Delivery) -> Result<(), Undelivered> {
        let payload = serde_json::from_str(&delivery.payload).map_err(|_| Undelivered::for_good(Cause::Internal))?;
        let letter = match payload {
            Payload::Letter(letter) if self.is_late(site, &letter).await => return Ok(()),
            Payload::Letter(letter) => letter,
            Payload::Digest { to } => match digest::letter(&self.service, site, to).await {
                Ok(Some(letter)) => letter,
                // Everything was decided in the meantime.
                Ok(None) => return Ok(()),
                Err(error) => {
                    tracing::error!(%error, "a digest cannot be written");
                    return Err(Undelivered::for_now(Cause::Internal));
                }
            },
        };
        let transport = self.transport.as_ref().ok_or_else(|| Undelivered::for_now(Cause::MailMissing))?;
        let now = self.service.now();
        let message = letter.message(transport.from(), delivery.id, site, now);
        let message = message.map_err(|_| Undelivered::for_good(Cause::Letter))?;
        transport.send(message, delivery.id).await
    }

    /// Whether a moderator has read what the letter asks her to read, while a server was away or in no hurry. Where the store
    /// does not answer, it leaves: she learns on the desk.
    async fn is_late(&self, site: &Site, letter: &Letter) -> bool {
        let Some(comment) = letter.review else { return false };
        let entry = self.service.store.entry(site.id, comment).await;
        entry.is_ok_and(|entry| !entry.is_some_and(|entry| entry.state == State::Pending || entry.is_unchecked))
    }
}
