//! Waiting for a condition, never for a time.

use std::time::{Duration, Instant};

/// Longer than anything here takes on a loaded machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// Looks until `condition` gives something; fails, saying `what`, when it never does.
#[track_caller]
pub(crate) fn until<T>(what: &str, mut condition: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(value) = condition() {
            return value;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain: {what}");
        // Leaves the processor to whom we wait for.
        std::thread::yield_now();
    }
}
