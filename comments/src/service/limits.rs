//! How much may come in: buckets per network, thread and site, and a meter of pressure. In memory: what a restart
//! forgets is at most ten minutes old.
//!
//! Buckets follow the generic cell rate algorithm (ITU-T I.371): one instant a bucket. Memory is bounded because a
//! bucket is only kept for what was let through, and a site lets through a bounded number in a window.
//!
//! Whoever wants to see what is kept of her (GDPR art. 15, 17) has buckets apart, and none is of a whole site: strangers
//! would use it up and keep everybody else from her right. Letters stay few all the same: one leaves only for an address
//! that we know, and few for each of them.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::config;
use crate::domain::{Digest, SiteId, ThreadKey};

/// The time over which messages are counted.
pub const WINDOW: SignedDuration = SignedDuration::from_mins(10);
/// The time over which pressure is measured.
const PRESSURE_WINDOW: SignedDuration = SignedDuration::from_mins(1);
/// Leading zero bits of a proof of work: 2^16 hashes take a telephone about a second.
pub const WORK_BITS: u8 = 16;

/// Attempts to sign in within [`WINDOW`] from one network.
pub const SIGN_INS: u32 = 10;
/// Attempts to sign in to one account, from wherever: more than one network has, so that no single one keeps her out.
const SIGN_INS_OF_ACCOUNT: u32 = 5 * SIGN_INS;

/// Wishes to see what is kept of an address within [`WINDOW`] from one network.
pub const WISHES: u32 = 10;
/// Letters to one address that lead to it, within [`LETTERS_WINDOW`].
pub const LETTERS: u32 = 3;
/// Over which such letters are counted: as long as their links last, so that she who gets no other has one that works.
pub const LETTERS_WINDOW: SignedDuration = SignedDuration::from_hours(24);
/// Networks, and addresses, whose wishes are counted: whoever has more of them than this is not held by counting.
const MOST_WISHES: usize = 50_000;

/// What somebody does: each has buckets of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Sends or changes a message.
    Write,
    /// Looks at a message before sending it, or opens a form.
    Prepare,
    /// Reports a comment.
    Report,
}

impl Act {
    /// How often it may be done in [`WINDOW`] by one network, in one thread, on one site.
    fn allowance(self, limits: &config::Limits) -> [u32; 3] {
        let [prefix, thread, site] = [limits.per_prefix, limits.per_thread, limits.per_site];
        match self {
            Self::Write | Self::Report => [prefix, thread, site],
            // Costs a render, keeps nothing.
            Self::Prepare => [prefix.saturating_mul(6), thread.saturating_mul(6), site.saturating_mul(6)],
        }
    }
}

/// Too much in little time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// Seconds to wait; at least 1.
    pub seconds: u64,
}

impl TooMany {
    /// Whole minutes to wait, as readers are told; at least 1.
    #[must_use]
    pub fn minutes(self) -> u64 {
        self.seconds.div_ceil(60).max(1)
    }
}

/// What a bucket is of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Bucket {
    Prefix(Act, SiteId, Digest),
    Thread(Act, SiteId, ThreadKey),
    Site(Act, SiteId),
    /// Attempts to sign in: from a network, to an account.
    SignIn(SiteId, Digest),
}

/// All buckets and meters of the process.
#[derive(Debug, Default)]
pub struct Limiter(Mutex<State>);

#[derive(Debug)]
struct State {
    buckets: Instants<Bucket>,
    /// Wishes of networks, letters to addresses.
    wishes: Instants<(SiteId, Digest)>,
    letters: Instants<(SiteId, Digest)>,
    recent: HashMap<SiteId, VecDeque<Timestamp>>,
    texts: HashMap<(SiteId, Digest), (ThreadKey, Timestamp)>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            buckets: Instants::over(WINDOW, usize::MAX),
            wishes: Instants::over(WINDOW, MOST_WISHES),
            letters: Instants::over(LETTERS_WINDOW, MOST_WISHES),
            recent: HashMap::new(),
            texts: HashMap::new(),
        }
    }
}

impl Limiter {
    /// Lets an act through, or says how long to wait. Nothing is counted of what is not let through.
    ///
    /// # Errors
    /// A bucket of the network, the thread or the site is empty.
    pub fn admit(
        &self,
        limits: &config::Limits,
        act: Act,
        site: SiteId,
        prefix: Digest,
        thread: Option<&ThreadKey>,
        now: Timestamp,
    ) -> Result<(), TooMany> {
        let [per_prefix, per_thread, per_site] = act.allowance(limits);
        let thread = thread.map(|key| (Bucket::Thread(act, site, key.clone()), per_thread));
        let buckets: Vec<(Bucket, u32)> = [(Bucket::Prefix(act, site, prefix), per_prefix)]
            .into_iter()
            .chain(thread)
            .chain([(Bucket::Site(act, site), per_site)])
            .collect();
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = buckets.iter().filter_map(|(bucket, allowed)| state.buckets.wait(bucket, *allowed, now)).max();
        if let Some(seconds) = wait {
            return Err(TooMany { seconds });
        }
        for (bucket, allowed) in buckets {
            state.buckets.charge(bucket, allowed, now);
        }
        Ok(())
    }

    /// Lets an attempt to sign in through: [`SIGN_INS`] in [`WINDOW`] from one network, [`SIGN_INS_OF_ACCOUNT`] to one
    /// account.
    ///
    /// # Errors
    /// There were too many.
    pub fn admit_sign_in(&self, site: SiteId, prefix: Digest, account: Digest, now: Timestamp) -> Result<(), TooMany> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let buckets = [(Bucket::SignIn(site, prefix), SIGN_INS), (Bucket::SignIn(site, account), SIGN_INS_OF_ACCOUNT)];
        let wait = buckets.iter().filter_map(|(bucket, allowed)| state.buckets.wait(bucket, *allowed, now)).max();
        if let Some(seconds) = wait {
            return Err(TooMany { seconds });
        }
        for (bucket, allowed) in buckets {
            state.buckets.charge(bucket, allowed, now);
        }
        Ok(())
    }

    /// Lets a wish to see what is kept of an address through: [`WISHES`] in [`WINDOW`] from one network.
    ///
    /// # Errors
    /// There were too many.
    pub fn admit_wish(&self, site: SiteId, prefix: Digest, now: Timestamp) -> Result<(), TooMany> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.wishes.take((site, prefix), WISHES, now)
    }

    /// Counts a letter that leads to what is kept of `address`: [`LETTERS`] in [`LETTERS_WINDOW`].
    ///
    /// # Errors
    /// There were too many: the link of one of them still works.
    pub fn admit_letter(&self, site: SiteId, address: Digest, now: Timestamp) -> Result<(), TooMany> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.letters.take((site, address), LETTERS, now)
    }

    /// Notes that a message came, whatever becomes of it.
    pub fn came(&self, limits: &config::Limits, site: SiteId, now: Timestamp) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let recent = state.recent.entry(site).or_default();
        recent.push_back(now);
        while recent.len() > limits.pressure as usize {
            recent.pop_front();
        }
    }

    /// Whether so many messages come to `site` that browsers must work before sending.
    #[must_use]
    pub fn is_pressed(&self, limits: &config::Limits, site: SiteId, now: Timestamp) -> bool {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(recent) = state.recent.get(&site).filter(|_| limits.pressure > 0) else { return false };
        let oldest = recent.front().is_some_and(|at| now.duration_since(*at) < PRESSURE_WINDOW);
        oldest && recent.len() >= limits.pressure as usize
    }

    /// Whether the same text came in another thread of the site within `window`; remembers it.
    #[must_use]
    pub fn is_elsewhere(
        &self,
        site: SiteId,
        text: Digest,
        thread: &ThreadKey,
        window: SignedDuration,
        now: Timestamp,
    ) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.texts.len() >= MOST_TEXTS {
            state.texts.retain(|_, (_, at)| now.duration_since(*at) < window);
        }
        if state.texts.len() >= MOST_TEXTS {
            state.texts.clear();
        }
        let before = state.texts.insert((site, text), (thread.clone(), now));
        before.is_some_and(|(other, at)| &other != thread && now.duration_since(at) < window)
    }
}

/// Texts that are remembered, to find the same one in several threads.
const MOST_TEXTS: usize = 4096;

/// One instant a bucket: when it will be full again.
#[derive(Debug)]
struct Instants<K> {
    full_at: HashMap<K, Timestamp>,
    sweep_at: usize,
    window: SignedDuration,
    most: usize,
}

impl<K: Eq + Hash> Instants<K> {
    /// Buckets that are full again after `window`. Where there are more than `most`, all are forgotten.
    fn over(window: SignedDuration, most: usize) -> Self {
        Self { full_at: HashMap::new(), sweep_at: SWEEP, window, most }
    }

    /// When the bucket is full again; an instant further away than a whole window is one of a clock that was put back.
    fn full_at(&self, bucket: &K, now: Timestamp) -> Timestamp {
        self.full_at
            .get(bucket)
            .copied()
            .filter(|at| at.duration_since(now) <= self.window)
            .map_or(now, |at| at.max(now))
    }

    /// The seconds until the bucket has room, where it has none.
    fn wait(&self, bucket: &K, allowed: u32, now: Timestamp) -> Option<u64> {
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
    fn take(&mut self, bucket: K, allowed: u32, now: Timestamp) -> Result<(), TooMany> {
        if let Some(seconds) = self.wait(&bucket, allowed, now) {
            return Err(TooMany { seconds });
        }
        self.charge(bucket, allowed, now);
        Ok(())
    }

    /// The time that one act takes of a bucket.
    fn step(&self, allowed: u32) -> SignedDuration {
        self.window / i32::try_from(allowed.max(1)).unwrap_or(i32::MAX)
    }
}

/// Buckets from which on those that are full are looked for.
const SWEEP: usize = 1024;

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;

    use super::*;

    fn limits() -> config::Limits {
        use std::time::Duration;
        config::Limits {
            message: 4000,
            per_prefix: 3,
            per_thread: 4,
            per_site: 5,
            form_minimum: Duration::from_secs(3),
            form_maximum: Duration::from_secs(60),
            duplicate_window: SignedDuration::from_hours(24),
            pressure: 3,
            request: Duration::from_secs(10),
            connections: 8,
            session_idle: SignedDuration::from_hours(1),
            session_absolute: SignedDuration::from_hours(2),
            keep_addresses: false,
        }
    }

    fn noon() -> Timestamp {
        "2026-11-23T12:00:00Z".parse().unwrap()
    }

    fn network(byte: u8) -> Digest {
        Digest([byte; 32])
    }

    fn thread(name: &str) -> ThreadKey {
        ThreadKey::parse(name).unwrap()
    }

    fn write(limiter: &Limiter, network_byte: u8, key: &str, at: Timestamp) -> Result<(), u64> {
        limiter
            .admit(&limits(), Act::Write, SiteId(1), network(network_byte), Some(&thread(key)), at)
            .map_err(|many| many.seconds)
    }

    #[test]
    fn a_network_has_its_number_then_waits_for_its_next() {
        let limiter = Limiter::default();
        for _ in 0..3 {
            assert_eq!(write(&limiter, 1, "a", noon()), Ok(()));
        }
        assert_eq!(write(&limiter, 1, "a", noon()), Err(200));
        assert_eq!(write(&limiter, 1, "a", noon() + 199_999.milliseconds()), Err(1));
        assert_eq!(write(&limiter, 1, "a", noon() + 200.seconds()), Ok(()));
        assert_eq!(TooMany { seconds: 61 }.minutes(), 2);
    }

    #[test]
    fn a_thread_and_a_site_have_theirs() {
        let limiter = Limiter::default();
        for network in 1..=4 {
            assert_eq!(write(&limiter, network, "a", noon()), Ok(()));
        }
        assert_eq!(write(&limiter, 5, "a", noon()), Err(150));
        // What was refused counts nowhere.
        assert_eq!(write(&limiter, 5, "b", noon()), Ok(()));
        assert_eq!(write(&limiter, 6, "c", noon()), Err(120));
    }

    #[test]
    fn a_clock_put_back_locks_nobody_out() {
        let limiter = Limiter::default();
        for _ in 0..3 {
            assert_eq!(write(&limiter, 1, "a", noon()), Ok(()));
        }
        assert_eq!(write(&limiter, 1, "a", noon() - 1.hour()), Ok(()));
    }

    #[test]
    fn buckets_that_are_full_again_are_forgotten() {
        let mut instants = Instants::over(WINDOW, usize::MAX);
        for number in 0..10_000_i64 {
            instants.charge(number, 1, noon() + number.seconds());
        }
        assert!(instants.full_at.len() <= 2048, "{} are kept", instants.full_at.len());
    }

    #[test]
    fn no_number_of_networks_uses_up_the_wishes_of_a_site() {
        let limiter = Limiter::default();
        let wish = |byte| limiter.admit_wish(SiteId(1), network(byte), noon()).map_err(|many| many.seconds);
        for byte in 1..=255 {
            assert_eq!((0..WISHES).try_for_each(|_| wish(byte)), Ok(()));
            assert_eq!(wish(byte), Err(60));
        }
        assert_eq!(wish(0), Ok(()));
    }

    #[test]
    fn an_address_gets_few_letters_a_day() {
        let limiter = Limiter::default();
        let letter = |at| limiter.admit_letter(SiteId(1), network(1), at).map_err(|many| many.seconds);
        assert_eq!([letter(noon()), letter(noon()), letter(noon())], [Ok(()); 3]);
        assert_eq!(letter(noon() + 10.minutes()), Err(8 * 3600 - 600));
        assert_eq!(letter(noon() + 8.hours()), Ok(()));
    }

    #[test]
    fn buckets_without_end_take_no_memory_without_end() {
        let mut instants = Instants::over(WINDOW, 3_000);
        for number in 0..50_000_u32 {
            instants.charge(number, 1, noon());
            assert!(instants.full_at.len() <= 6_000, "{}", instants.full_at.len());
        }
    }

    #[test]
    fn pressure_is_many_messages_in_one_minute() {
        let limiter = Limiter::default();
        let pressed = |at| limiter.is_pressed(&limits(), SiteId(1), at);
        for _ in 0..2 {
            limiter.came(&limits(), SiteId(1), noon());
        }
        assert!(!pressed(noon()));
        limiter.came(&limits(), SiteId(1), noon());
        assert!(pressed(noon() + 59.seconds()));
        assert!(!pressed(noon() + 60.seconds()));
        assert!(!limiter.is_pressed(&config::Limits { pressure: 0, ..limits() }, SiteId(1), noon()));
    }

    #[test]
    fn a_text_is_elsewhere_when_it_came_in_another_thread() {
        let limiter = Limiter::default();
        let elsewhere = |name, at| limiter.is_elsewhere(SiteId(1), network(9), &thread(name), WINDOW, at);
        assert!(!elsewhere("a", noon()));
        assert!(!elsewhere("a", noon()));
        assert!(elsewhere("b", noon()));
        assert!(!elsewhere("c", noon() + 1.hour()));
    }
}
