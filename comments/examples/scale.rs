//! Measures the store by itself: a million comments in a hundred thousand threads, then durable posts by 64 writers.
//!
//! `cargo run --release -p palier-comments --example scale -- FOLDER [COMMENTS]`
//!
//! The folder keeps the seeded database, so that a second run measures what a fresh process finds. To measure a cold
//! disk too, drop the system's cache in between.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a measurement that fails says so")]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use jiff::{SignedDuration, Timestamp};
use palier_comments::domain::text::{self, SafeHtml};
use palier_comments::domain::{CommentId, Digest, Mode, SiteId, SiteKey, State, ThreadFacts, ThreadKey};
use palier_comments::store::{
    Connection, Details, Filter, IMPORTED_TOGETHER, Keeping, Moderating, NewComment, NewImport, Order, Reading, Slice,
    SqliteStore, Submitted, Writing,
};

/// Comments in each thread.
const PER_THREAD: usize = 10;
/// Who posts at once.
const WRITERS: usize = 64;
/// How often each question is asked.
const ASKED: usize = 2000;

const TEXT: &str = "Bonjour, merci pour ces photos. Quand la façade **sud** sera-t-elle terminée ? On nous avait dit mars, \
    puis avril ; nous aimerions prévoir notre déménagement.\n\nEt le local à vélos, est-il toujours prévu ?";

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("a folder for the database");
    let comments = arguments.next().map_or(1_000_000, |number| number.parse().expect("a number"));
    let path = Path::new(&folder).join("scale.db");

    let began = Instant::now();
    let store = Arc::new(SqliteStore::open(&path).unwrap());
    println!("open                {:>10.2?}", began.elapsed());
    let site = store.site(&SiteKey::parse("echelle").unwrap()).await.unwrap();
    if store.newest(site, None, 1).await.unwrap().is_empty() {
        seed(&store, site, comments).await;
    }
    let size = std::fs::metadata(&path).unwrap().len();
    println!("size                {:>10} MiB", size >> 20);
    read(&store, site, comments / PER_THREAD).await;
    moderate(&store, site).await;
    post(&store, site, "posts on all that").await;

    let empty = Path::new(&folder).join("empty.db");
    let store = Arc::new(SqliteStore::open(&empty).unwrap());
    let site = store.site(&SiteKey::parse("vide").unwrap()).await.unwrap();
    post(&store, site, "posts").await;
}

fn start() -> Timestamp {
    "2026-01-01T00:00:00Z".parse().unwrap()
}

fn thread(number: usize) -> ThreadFacts {
    ThreadFacts {
        key: ThreadKey::parse(&format!("avancement/{number:06}")).unwrap(),
        url: format!("/chantiers/{number:06}/"),
        title: format!("La charpente du bâtiment {number} est posée"),
        kind: "avancement".to_owned(),
        mode: Mode::Open,
        programme: None,
        residence: None,
        published_at: None,
        old_urls: Vec::new(),
    }
}

/// Threads are written in turn, as readers do: a thread's comments are far apart in the file.
async fn seed(store: &SqliteStore, site: SiteId, comments: usize) {
    let began = Instant::now();
    let html = text::read(TEXT).html;
    let threads = comments / PER_THREAD;
    for first in (0..comments).step_by(IMPORTED_TOGETHER) {
        let batch =
            (first..comments.min(first + IMPORTED_TOGETHER)).map(|number| import(number, threads, &html)).collect();
        store.import(site, batch, start()).await.unwrap();
    }
    println!("seed                {:>10.2?} for {comments} comments", began.elapsed());
}

fn import(number: usize, threads: usize, html: &SafeHtml) -> NewImport {
    NewImport {
        thread: thread(number % threads),
        foreign_id: number.to_string(),
        foreign_parent: (number >= threads && number.is_multiple_of(3)).then(|| (number - threads).to_string()),
        name: format!("Amina {}", number % 977),
        email: number.is_multiple_of(4).then(|| format!("amina{}@exemple.fr", number % 50_000)),
        markdown: format!("{TEXT} {number}"),
        html: html.clone(),
        // Every thread has a little of each.
        state: match (number + number / threads) % 20 {
            0 => State::Pending,
            1 => State::Spam,
            2 => State::Refused,
            _ => State::Published,
        },
        official: false,
        written_at: start() + SignedDuration::from_secs(i64::try_from(number).unwrap() * 30),
        published_at: None,
        details: Details::default(),
        is_own: false,
    }
}

/// Says how long a question took: the middle, one in a hundred, the worst.
fn say(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |part: f64| times[(((times.len() - 1) as f64) * part) as usize];
    println!("{what:<30} p50 {:>9.2?}  p99 {:>9.2?}  max {:>9.2?}", at(0.5), at(0.99), at(1.0));
}

async fn read(store: &SqliteStore, site: SiteId, threads: usize) {
    let mut times = Vec::new();
    for number in 0..ASKED.min(threads) {
        // Far apart, each once.
        let key = thread(number.wrapping_mul(7_919) % threads).key;
        let began = Instant::now();
        assert!(!store.conversation(site, &key).await.unwrap().is_empty());
        times.push(began.elapsed());
    }
    say("a thread, each once", times);
    let mut times = Vec::new();
    for number in 0..ASKED {
        let keys: Vec<_> = (0..50).map(|other| thread((number * 50 + other * 977) % threads).key).collect();
        let began = Instant::now();
        store.counts(site, &keys).await.unwrap();
        times.push(began.elapsed());
    }
    say("counts of 50 threads", times);
    let mut times = Vec::new();
    for _ in 0..ASKED {
        let began = Instant::now();
        store.newest(site, None, 50).await.unwrap();
        times.push(began.elapsed());
    }
    say("the newest 50", times);
}

async fn moderate(store: &SqliteStore, site: SiteId) {
    let pending = Filter { states: vec![State::Pending], ..Filter::default() };
    let spam = Filter { states: vec![State::Spam, State::Refused], ..Filter::default() };
    let words = |words: &str| Filter { words: Some(words.to_owned()), ..Filter::default() };
    let author = Filter { same_author_as: Some(CommentId(1)), ..Filter::default() };
    let oldest = Slice { after: None, limit: 50, order: Order::Oldest };
    let newest = Slice { order: Order::Newest, ..oldest };
    let further = Slice { after: Some(CommentId(100_000)), ..oldest };
    for (what, filter, slice, asked) in [
        ("the queue", &pending, oldest, ASKED),
        ("the queue, further on", &pending, further, ASKED),
        ("unwanted and refused, newest", &spam, newest, ASKED),
        ("everything, newest", &Filter::default(), newest, ASKED),
        ("an author's", &author, newest, ASKED),
        ("a rare word", &words("977977"), newest, ASKED),
        ("a word of every comment", &words("façade"), newest, 20),
    ] {
        let mut times = Vec::new();
        for _ in 0..asked {
            let began = Instant::now();
            store.entries(site, filter, slice).await.unwrap();
            times.push(began.elapsed());
        }
        say(what, times);
    }
    let mut times = Vec::new();
    for _ in 0..ASKED {
        let began = Instant::now();
        store.tally(site).await.unwrap();
        times.push(began.elapsed());
    }
    say("the tally", times);
    let began = Instant::now();
    let until = start() + SignedDuration::from_hours(24 * 350);
    store.statistics(site, until, &jiff::tz::TimeZone::UTC, Vec::new()).await.unwrap();
    println!("twelve months' figures         {:>9.2?}", began.elapsed());
}

/// What a reader's post costs, all of it, when 64 wait for theirs to be on disk.
async fn post(store: &Arc<SqliteStore>, site: SiteId, what: &str) {
    let (began, each) = (Instant::now(), 500);
    let run = began.elapsed().as_nanos() as u64 ^ u64::from(std::process::id()) << 32;
    let writers = (0..WRITERS).map(|writer| {
        let store = Arc::clone(store);
        tokio::spawn(async move {
            let mut times = Vec::with_capacity(each);
            for number in 0..each {
                let began = Instant::now();
                let stored = store.submit(site, new(run, writer, number)).await.unwrap();
                times.push(began.elapsed());
                assert!(matches!(stored, Submitted::Stored(_)));
            }
            times
        })
    });
    let times: Vec<_> = join_all(writers).await.into_iter().flat_map(Result::unwrap).collect();
    let rate = (WRITERS * each) as f64 / began.elapsed().as_secs_f64();
    println!("{what}: {rate:.0} a second, each on disk when it is acknowledged");
    say(what, times);
}

fn new(run: u64, writer: usize, number: usize) -> NewComment {
    let digest = |what: u8| {
        let mut bytes = [what; 32];
        bytes[..8].copy_from_slice(
            &(writer as u64 * 1_000_003 + number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes(),
        );
        bytes[8..16].copy_from_slice(&run.to_le_bytes());
        Digest(bytes)
    };
    NewComment {
        thread: thread((writer * 500 + number) % 10_000),
        parent: None,
        name: "Bruno".to_owned(),
        email: None,
        markdown: TEXT.to_owned(),
        html: text::read(TEXT).html,
        question: false,
        state: State::Pending,
        score: 0.0,
        signals: Vec::new(),
        own_token: digest(1),
        form: digest(2),
        text: digest(3),
        duplicate_window: SignedDuration::from_mins(10),
        connection: Connection { prefix: Digest([writer as u8; 32]), clear: Some("192.0.2.1:4711".to_owned()) },
        notify: None,
        at: start(),
    }
}
