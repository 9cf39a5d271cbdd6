//! The clock: the machine's, or one that begins at a given instant.

#![expect(clippy::disallowed_methods, reason = "this is the door to the time")]

use std::sync::Arc;
use std::time::Instant;

use jiff::{SignedDuration, Timestamp};

use crate::service::Clock;

/// The machine's.
pub(super) fn system() -> Clock {
    Arc::new(Timestamp::now)
}

/// One that goes on from `start`.
pub(super) fn from(start: Timestamp) -> Clock {
    let begun = Instant::now();
    Arc::new(move || {
        let passed = SignedDuration::try_from(begun.elapsed()).unwrap_or_default();
        start.checked_add(passed).unwrap_or(Timestamp::MAX)
    })
}
