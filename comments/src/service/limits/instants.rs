//! The generic cell rate algorithm (ITU-T I.371): of a bucket, nothing is kept but the instant at which it will be full again.

use std::collections::HashMap;
use std::hash::Hash;

use jiff::{SignedDuration, Timestamp};

use super::TooMany;

/// How long a request may have been on its way when another is counted that came after it.
const OVERTAKEN: SignedDuration = SignedDuration::from_mins(1);
/// Buckets from which on those that are full are looked for.
const SWEEP: usize = 1024;

/// One instant a bucket: when it will be full again.
#[derive(Debug)]
pub(super) struct Instants<K> {
    full_at: HashMap<K, Timestamp>,
    sweep_at: usize,
    window: SignedDuration,
    most: usize,
}

impl<K: Eq + Hash> Instants<K> {
    /// Buckets that are full again after `window`. Where there are more than `most`, all are forgotten.
    pub(super) fn over(window: SignedDuration, most: usize) -> Self {
        Self { full_at: HashMap::new(), sweep_at: SWEEP, window, most }
    }

    /// When the bucket is full again; an instant much further away than a whole window is one of a clock that was put back.
    /// A little further is what an empty bucket has for a request that came before another and is counted after it.
    fn full_at(&self, bucket: &K, now: Timestamp) -> Timestamp {
        self.full_at
            .get(bucket)
            .copied()
            .filter(|at| at.duration_since(now) <= self.window + OVERTAKEN)
            .map_or(now, |at| at.max(now))
    }

    /// The seconds until the bucket has room, where it has none.
    pub(super) fn wait(&self, bucket: &K, allowed: u32, now: Timestamp) -> Option<u64> {
        let until = self.full_at(bucket, now).duration_since(now) + self.step(allowed) - self.window;
        let milliseconds = u64::try_from(until.as_millis()).unwrap_or(0);
        (milliseconds > 0).then(|| milliseconds.div_ceil(1000))
    }

    fn charge(&mut self, bucket: K, allowed: u32, now: Timestamp) {
        let full_at = self.full_at(&bucket, now) + self.step(allowed);
        self.full_at.insert(bucket, full_at);
        if self.full_at.len() >= self.sweep_at {
            self.full_at.retain(|_, at| *at > now);
            if self.full_at.len() > self.most {
                self.full_at.clear();
            }
            self.sweep_at = (self.full_at.len() * 2).max(SWEEP);
        }
    }

    /// Charges one bucket, where it has room.
    pub(super) fn take(&mut self, bucket: K, allowed: u32, now: Timestamp) -> Result<(), TooMany> {
        if let Some(seconds) = self.wait(&bucket, allowed, now) {
            return Err(TooMany { seconds });
        }
        self.charge(bucket, allowed, now);
        Ok(())
    }

    /// Charges all of these buckets, where each has room.
    pub(super) fn take_all(&mut self, buckets: Vec<(K, u32)>, now: Timestamp) -> Result<(), TooMany> {
        let wait = buckets.iter().filter_map(|(bucket, allowed)| self.wait(bucket, *allowed, now)).max();
        if let Some(seconds) = wait {
            return Err(TooMany { seconds });
        }
        for (bucket, allowed) in buckets {
            self.charge(bucket, allowed, now);
        }
        Ok(())
    }

    /// The time that one act takes of a bucket.
    fn step(&self, allowed: u32) -> SignedDuration {
        self.window / i32::try_from(allowed.max(1)).unwrap_or(i32::MAX)
    }

    /// How many buckets are kept.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.full_at.len()
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;

    use super::super::WINDOW;
    use super::*;

    fn noon() -> Timestamp {
        "2026-11-23T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_request_that_was_overtaken_does_not_fill_an_empty_bucket() {
        let mut buckets = Instants::over(WINDOW, usize::MAX);
        let mut take = |milliseconds| buckets.take("a", 2, noon() + SignedDuration::from_millis(milliseconds)).is_ok();
        assert_eq!([take(5), take(5), take(5), take(3), take(6)], [true, true, false, false, false]);
    }

    #[test]
    fn buckets_that_are_full_again_are_forgotten() {
        let mut instants = Instants::over(WINDOW, usize::MAX);
        for number in 0..10_000_i64 {
            instants.charge(number, 1, noon() + number.seconds());
        }
        assert!(instants.len() <= 2048, "{} are kept", instants.len());
    }

    #[test]
    fn buckets_without_end_take_no_memory_without_end() {
        let mut instants = Instants::over(WINDOW, 3_000);
        for number in 0..50_000_u32 {
            instants.charge(number, 1, noon());
            assert!(instants.len() <= 6_000, "{}", instants.len());
        }
    }
}
