//! Damage is looked for a few times a day, so that supervision hears of it before somebody needs what is damaged.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio::time::sleep;

use super::Service;
use crate::store::StoreError;

/// How often we look. It costs some 20 ms for a thousand comments, on a thread of its own.
const EVERY: Duration = Duration::from_secs(6 * 60 * 60);
/// How long after the start we look first, since a start has enough to read.
const FIRST: Duration = Duration::from_secs(60);

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Soundness {
    /// When we looked last; `None`: not since the start.
    pub looked_at: Option<Timestamp>,
    /// What is damaged; empty is sound.
    pub damage: Vec<String>,
}

impl Service {
    /// What was found when damage was looked for last.
    #[must_use]
    pub fn soundness(&self) -> Soundness {
        self.soundness.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Looks for damage, until it is dropped.
    pub async fn keep_looking(self: Arc<Self>) {
        sleep(FIRST).await;
        loop {
            self.look().await;
            sleep(EVERY).await;
        }
    }

    /// Looks for damage once, and notes it.
    pub async fn look(&self) {
        let damage = match self.store.look().await {
            Ok(damage) => damage,
            // Nothing was learnt about the file.
            Err(error @ (StoreError::Unavailable(_) | StoreError::Full(_) | StoreError::ReadOnly(_))) => {
                return tracing::warn!(%error, "damage could not be looked for");
            }
            Err(error) => vec![error.to_string()],
        };
        if !damage.is_empty() {
            tracing::error!(
                ?damage,
                "the database is damaged: `palier-comments check` says more, `restore` puts a backup back"
            );
        }
        let found = Soundness { looked_at: Some(self.now()), damage };
        *self.soundness.write().unwrap_or_else(PoisonError::into_inner) = found;
    }
}
