//! What goes on beside requests: manifests are followed, what was kept long enough is forgotten, damage is looked for,
//! letters leave.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::notify;
use crate::service::Service;

/// How long the work in hand may take to end.
const LAST_WORK: Duration = Duration::from_secs(20);

/// The tasks of a service; they end with it.
#[derive(Debug)]
pub struct Background {
    tasks: JoinSet<()>,
    stop: watch::Sender<bool>,
}

impl Background {
    /// Starts them.
    #[must_use]
    pub fn start(service: &Arc<Service>) -> Self {
        let (stop, stopped) = watch::channel(false);
        let mut tasks = JoinSet::new();
        tasks.spawn(until(stopped.clone(), Arc::clone(service).follow_sites()));
        tasks.spawn(until(stopped.clone(), Arc::clone(service).keep_forgetting()));
        tasks.spawn(until(stopped.clone(), Arc::clone(service).keep_looking()));
        tasks.spawn(notify::run(Arc::clone(service), stopped));
        Self { tasks, stop }
    }

    /// Ends them: work that must not be broken off is waited for, a while.
    pub async fn stop(mut self) {
        let _ = self.stop.send(true);
        let all = async { while self.tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(LAST_WORK, all).await.is_err() {
            tracing::warn!("some work did not end in time; it is taken up again at the next start");
        }
    }
}

/// Work that can be broken off at any time.
async fn until(mut stopped: watch::Receiver<bool>, work: impl Future<Output = ()>) {
    tokio::select! {
        () = work => {}
        _ = stopped.wait_for(|stopped| *stopped) => {}
    }
}
