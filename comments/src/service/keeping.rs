//! What was kept long enough is forgotten.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;

use super::Service;

/// How often we look: what is kept is counted in days.
const EVERY: Duration = Duration::from_secs(60 * 60);
/// How long after the start we look first. A machine whose clock is wrong when it starts gets the time from the network soon,
/// and what was forgotten by a wrong clock is gone.
const SETTLED: Duration = Duration::from_secs(10 * 60);

impl Service {
    /// Forgets what was kept long enough, hour by hour, until it is dropped.
    pub async fn keep_forgetting(self: Arc<Self>) {
        sleep(SETTLED).await;
        loop {
            self.forget().await;
            sleep(EVERY).await;
        }
    }

    /// Forgets what was kept long enough on every site. What fails on one is tried again at the next turn.
    async fn forget(&self) {
        for site in self.sites() {
            match self.store.purge(site.id, self.config.retention, self.now()).await {
                Ok(purged) if purged == crate::store::Purged::default() => {}
                Ok(purged) => {
                    // A text may have gone that was shown.
                    self.conversations_changed(site);
                    tracing::info!(site = %site.config.key, ?purged, "what was kept long enough is forgotten");
                }
                Err(error) => tracing::error!(site = %site.config.key, %error, "nothing could be forgotten"),
            }
        }
    }
}
