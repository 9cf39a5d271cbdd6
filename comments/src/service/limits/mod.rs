//! How much may come in: buckets per network, thread and site, and a meter of pressure. In memory: what a restart
//! forgets is at most ten minutes old.
//!
//! Memory is bounded because a bucket ([`instants`]) is only kept for what was let through, and a site lets through a bounded
//! number in a window.
//!
//! Strangers who fill the buckets that all share (a thread's, a site's) do not keep everybody from writing: whoever did the
//! work that is asked for then has others to share with those who did it too, and an author who is known her own ([`Right`]).
//!
//! Only messages have a bucket of a whole site. Whoever opens a form, reports a comment (DSA art. 16) or wants to see what
//! is kept of her (GDPR art. 15, 17) is counted by her network alone: strangers would use up a common bucket, and keep
//! everybody else from her right. What is kept stays bounded all the same: of one comment, so many undecided reports for one
//! reason (`store::MOST_REPORTS`); and letters leave only for an address that we know, few for each of them.

mod instants;

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use instants::Instants;
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
/// Attempts to sign in to one account from unknown browsers, wherever they are: more than one network has, so that no single
/// one uses them up.
const SIGN_INS_OF_ACCOUNT: u32 = 5 * SIGN_INS;

/// Wishes to see what is kept of an address within [`WINDOW`] from one network.
pub const WISHES: u32 = 10;
/// Over which letters to one address are counted: as long as the links to what is kept of it last, so that she who gets no
/// other has one that works.
pub const LETTERS_WINDOW: SignedDuration = SignedDuration::from_hours(24);
/// Buckets of networks, and of addresses: whoever has more of them than this is not held by counting.
const MOST_APART: usize = 50_000;
/// Texts that are remembered, to find the same one in several threads.
const MOST_TEXTS: usize = 4096;

/// What somebody does besides sending messages, counted by her network alone: each has a bucket of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Looks at a message before sending it, or opens a form.
    Prepare,
    /// Reports a comment.
    Report,
    /// Wants to see what is kept of an address.
    Wish,
    /// Tries to sign in from a browser that is not known.
    SignIn,
}

impl Act {
    /// How often one network may do it in [`WINDOW`].
    fn allowance(self, limits: &config::Limits) -> u32 {
        match self {
            // Costs a render, keeps nothing.
            Self::Prepare => limits.per_prefix.saturating_mul(6),
            Self::Report => limits.per_prefix,
            Self::Wish => WISHES,
            Self::SignIn => SIGN_INS,
        }
    }
}

/// A letter that leaves because somebody typed an address, perhaps another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Typed {
    /// The link to what is kept of it.
    Data,
    /// The receipt of a report (DSA art. 16, 4).
    Receipt,
    /// The link that makes a moderator's browser known.
    Device,
}

impl Typed {
    /// How many one address gets in [`LETTERS_WINDOW`].
    fn allowance(self) -> u32 {
        match self {
            Self::Data | Self::Device => 3,
            Self::Receipt => 20,
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

/// Which bucket holds an attempt to sign in back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barred {
    /// That of the network, or of the known browser: her own.
    Hers(TooMany),
    /// That of the account, which strangers use up too.
    Account(TooMany),
}

/// What lets a message through where so many come that the thread's bucket, or the site's, is empty. The network's counts
/// in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// Nothing.
    None,
    /// A proof of work, which serves once in [`WINDOW`].
    Work(Digest),
    /// An author who is known, or the change of a message that is counted already.
    Known(Digest),
}

/// Whose bucket of a thread or site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Who {
    Everybody,
    Workers,
}

/// What a bucket is of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Bucket {
    Prefix(SiteId, Digest),
    Thread(SiteId, ThreadKey, Who),
    Site(SiteId, Who),
    Work(SiteId, Digest),
    Known(SiteId, Digest),
    /// Attempts to sign in: to an account, from a known browser. Of accounts there are no more than passwords are hashed.
    SignIn(SiteId, Digest),
}

/// All buckets and meters of the process.
#[derive(Debug, Default)]
pub struct Limiter(Mutex<State>);

#[derive(Debug)]
struct State {
    buckets: Instants<Bucket>,
    /// What networks do besides sending messages.
    apart: Instants<(Act, SiteId, Digest)>,
    /// Letters to addresses.
    letters: Instants<(Typed, SiteId, Digest)>,
    recent: HashMap<SiteId, VecDeque<Timestamp>>,
    texts: HashMap<(SiteId, Digest), (ThreadKey, Timestamp)>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            buckets: Instants::over(WINDOW, usize::MAX),
            apart: Instants::over(WINDOW, MOST_APART),
            letters: Instants::over(LETTERS_WINDOW, MOST_APART),
            recent: HashMap::new(),
            texts: HashMap::new(),
        }
    }
}

impl Limiter {
    /// Lets a message through, new or changed, or says how long to wait. Nothing is counted of what is not let through.
    ///
    /// # Errors
    /// A bucket of the network is empty, or one of the thread or the site and she has no [`Right`] to more.
    pub fn admit_message(
        &self,
        limits: &config::Limits,
        site: SiteId,
        prefix: Digest,
        thread: &ThreadKey,
        right: Right,
        now: Timestamp,
    ) -> Result<(), TooMany> {
        let own = || (Bucket::Prefix(site, prefix), limits.per_prefix);
        let shared = |who| vec![own(), of_thread(limits, site, thread, who), of_site(limits, site, who)];
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Err(many) = state.buckets.take_all(shared(Who::Everybody), now) else { return Ok(()) };
        let more = match right {
            Right::None => return Err(many),
            Right::Work(proof) => {
                let mut more = shared(Who::Workers);
                more.push((Bucket::Work(site, proof), 1));
                more
            }
            Right::Known(who) => vec![own(), (Bucket::Known(site, who), limits.per_prefix)],
        };
        state.buckets.take_all(more, now)
    }

    /// Lets an attempt to sign in through: [`SIGN_INS`] in [`WINDOW`] from one network, [`SIGN_INS_OF_ACCOUNT`] to one
    /// account. The network is counted in any case.
    ///
    /// # Errors
    /// There were too many.
    pub fn admit_sign_in(&self, site: SiteId, prefix: Digest, account: Digest, now: Timestamp) -> Result<(), Barred> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.apart.take((Act::SignIn, site, prefix), SIGN_INS, now).map_err(Barred::Hers)?;
        state.buckets.take(Bucket::SignIn(site, account), SIGN_INS_OF_ACCOUNT, now).map_err(Barred::Account)
    }

    /// Lets an attempt by whoever is known through, whatever strangers do: [`SIGN_INS`] in [`WINDOW`].
    ///
    /// # Errors
    /// There were too many.
    pub fn admit_known(&self, site: SiteId, who: Digest, now: Timestamp) -> Result<(), TooMany> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.buckets.take(Bucket::SignIn(site, who), SIGN_INS, now)
    }

    /// Lets another act through, whatever other networks do.
    ///
    /// # Errors
    /// There were too many of this network.
    pub fn admit(
        &self,
        limits: &config::Limits,
        act: Act,
        site: SiteId,
        prefix: Digest,
        now: Timestamp,
    ) -> Result<(), TooMany> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.apart.take((act, site, prefix), act.allowance(limits), now)
    }

    /// Counts a letter to an address that was typed.
    ///
    /// # Errors
    /// There were too many.
    pub fn admit_letter(&self, letter: Typed, site: SiteId, to: Digest, now: Timestamp) -> Result<(), TooMany> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.letters.take((letter, site, to), letter.allowance(), now)
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

    /// Whether so many messages come to `site`, or to `thread`, that browsers must work before sending.
    #[must_use]
    pub fn is_pressed(&self, limits: &config::Limits, site: SiteId, thread: &ThreadKey, now: Timestamp) -> bool {
        if limits.pressure == 0 {
            return false;
        }
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let many = state.recent.get(&site).is_some_and(|recent| {
            let oldest = recent.front().is_some_and(|at| now.duration_since(*at) < PRESSURE_WINDOW);
            oldest && recent.len() >= limits.pressure as usize
        });
        let everybody = [of_thread(limits, site, thread, Who::Everybody), of_site(limits, site, Who::Everybody)];
        many || everybody.iter().any(|(bucket, allowed)| state.buckets.wait(bucket, *allowed, now).is_some())
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

fn of_thread(limits: &config::Limits, site: SiteId, thread: &ThreadKey, who: Who) -> (Bucket, u32) {
    (Bucket::Thread(site, thread.clone(), who), limits.per_thread)
}

fn of_site(limits: &config::Limits, site: SiteId, who: Who) -> (Bucket, u32) {
    (Bucket::Site(site, who), limits.per_site)
}

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
            .admit_message(&limits(), SiteId(1), network(network_byte), &thread(key), Right::None, at)
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
    fn strangers_keep_neither_those_who_work_nor_those_who_are_known_from_writing() {
        let limiter = Limiter::default();
        let with = |network_byte, key, right| {
            let prefix = network(network_byte);
            limiter.admit_message(&limits(), SiteId(1), prefix, &thread(key), right, noon()).is_ok()
        };
        for network in 1..=5 {
            assert!(with(network, ["a", "b"][usize::from(network) % 2], Right::None));
        }
        assert!(limiter.is_pressed(&limits(), SiteId(1), &thread("c"), noon()));
        assert!(!with(6, "c", Right::None));
        // Work serves once, and those who worked share as much again.
        assert!(with(6, "c", Right::Work(network(6))));
        assert!(!with(6, "c", Right::Work(network(6))));
        for network_byte in 7..=10 {
            assert!(with(network_byte, ["a", "b"][usize::from(network_byte) % 2], Right::Work(network(network_byte))));
        }
        assert!(!with(11, "c", Right::Work(network(11))));
        // Whoever is known has what one network has, whatever they did.
        for network_byte in 11..=13 {
            assert!(with(network_byte, "c", Right::Known(network(99))));
        }
        assert!(!with(14, "c", Right::Known(network(99))));
        // The network's own counts in any case.
        for _ in 0..2 {
            assert!(with(6, "c", Right::Known(network(6))));
        }
        assert!(!with(6, "c", Right::Known(network(7))));
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
    fn no_number_of_networks_uses_up_what_others_may_do() {
        let limiter = Limiter::default();
        for (act, allowed, wait) in [(Act::Wish, WISHES, 60), (Act::Report, 3, 200), (Act::Prepare, 18, 34)] {
            let one =
                |byte| limiter.admit(&limits(), act, SiteId(1), network(byte), noon()).map_err(|many| many.seconds);
            for byte in 1..=255 {
                assert_eq!((0..allowed).try_for_each(|_| one(byte)), Ok(()), "{act:?}");
                assert_eq!(one(byte), Err(wait), "{act:?}");
            }
            assert_eq!(one(0), Ok(()), "{act:?}");
        }
    }

    #[test]
    fn no_number_of_networks_tries_an_account_more_often_or_takes_memory_without_end() {
        let limiter = Limiter::default();
        let of = |number: u32| {
            let mut bytes = [0; 32];
            bytes[..4].copy_from_slice(&number.to_le_bytes());
            Digest(bytes)
        };
        let let_through = (0..200_000)
            .filter(|number| limiter.admit_sign_in(SiteId(1), of(*number), network(1), noon()).is_ok())
            .count();
        assert_eq!(let_through, 50);
        let kept = limiter.0.lock().unwrap().apart.len();
        assert!(kept <= 2 * MOST_APART, "{kept}");
        // Whoever is known is counted by herself.
        assert_eq!(limiter.admit_known(SiteId(1), network(2), noon()), Ok(()));
    }

    #[test]
    fn an_address_gets_few_letters_a_day() {
        let limiter = Limiter::default();
        let letter = |at| limiter.admit_letter(Typed::Data, SiteId(1), network(1), at).map_err(|many| many.seconds);
        assert_eq!([letter(noon()), letter(noon()), letter(noon())], [Ok(()); 3]);
        assert_eq!(letter(noon() + 10.minutes()), Err(8 * 3600 - 600));
        assert_eq!(letter(noon() + 8.hours()), Ok(()));
    }

    #[test]
    fn pressure_is_many_messages_in_one_minute() {
        let limiter = Limiter::default();
        let pressed = |at| limiter.is_pressed(&limits(), SiteId(1), &thread("a"), at);
        for _ in 0..2 {
            limiter.came(&limits(), SiteId(1), noon());
        }
        assert!(!pressed(noon()));
        limiter.came(&limits(), SiteId(1), noon());
        assert!(pressed(noon() + 59.seconds()));
        assert!(!pressed(noon() + 60.seconds()));
        assert!(!limiter.is_pressed(&config::Limits { pressure: 0, ..limits() }, SiteId(1), &thread("a"), noon()));
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
