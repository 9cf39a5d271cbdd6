//! What only a database file can do: be killed, copied, restored, shared, damaged.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use palier_comments::domain::{CommentId, Digest, SiteKey, State};
use palier_comments::store::{
    Keeping, NewComment, OwnComment, Reading, Restored, SqliteStore, Store, StoreError, Submitted, SubscriptionId,
    Writing,
};

use super::given::{Given, address, comment, digest, key, minute, shown, subscribed};

/// Set in the process that is going to be killed: the database's path.
const VICTIM: &str = "PALIER_TEST_STORE_TO_WRITE_TO";

/// Kills a process that writes, again and again: what it acknowledged is there, and the database is sound.
#[test]
fn what_was_acknowledged_survives_a_kill() {
    if let Ok(path) = std::env::var(VICTIM) {
        return write_until_killed(Path::new(&path));
    }
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("comments.db");
    let mut acknowledged = BTreeMap::new();
    for round in 1..=6 {
        let before = acknowledged.len();
        kill_after(&path, 150 * round, &mut acknowledged);
        assert!(acknowledged.len() > before);
        look_for(&path, &acknowledged);
    }
}

/// The next start has no log to recover.
#[tokio::test]
async fn a_store_that_ends_leaves_one_file() {
    let directory = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&directory.path().join("comments.db")).unwrap();
    let (site, amina) = {
        let given = Given::site(&store).await;
        (given.site, given.post(shown("Amina", "bonjour")).await)
    };
    drop(store);
    let files: Vec<_> = std::fs::read_dir(directory.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(files, ["comments.db"]);
    let store = SqliteStore::open(&directory.path().join("comments.db")).unwrap();
    assert_eq!(store.conversation(site, &key("verger")).await.unwrap()[0].id, amina);
}

/// Lets a child write until it acknowledged `count` comments, kills it, and hears what it had said until then.
fn kill_after(path: &Path, count: usize, acknowledged: &mut BTreeMap<i64, String>) {
    let this_test = std::thread::current().name().unwrap().to_owned();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &this_test, "--nocapture", "--test-threads=1"])
        .env(VICTIM, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut heard = 0;
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        let Some((id, text)) = line.strip_prefix("stored ").and_then(|stored| stored.split_once(' ')) else { continue };
        assert_eq!(acknowledged.insert(id.parse().unwrap(), text.to_owned()), None, "a number was given twice");
        heard += 1;
        if heard == count {
            child.kill().unwrap();
        }
    }
    assert!(!child.wait().unwrap().success());
}

/// Sixteen readers who post as fast as they can.
fn write_until_killed(path: &Path) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
    let store = Arc::new(SqliteStore::open(path).unwrap());
    runtime.block_on(async {
        let site = store.site(&SiteKey::parse("trois-vallons").unwrap()).await.unwrap();
        let writers = (0..16).map(|writer| {
            let store = Arc::clone(&store);
            tokio::spawn(async move {
                for number in 0.. {
                    let text = format!("{}-{writer}-{number}", std::process::id());
                    let stored = store.submit(site, comment("Amina", &text)).await.unwrap();
                    let Submitted::Stored(id) = stored else { panic!("{stored:?}") };
                    println!("stored {id} {text}");
                }
            })
        });
        futures_util::future::join_all(writers).await;
    });
}

#[tokio::main(flavor = "current_thread")]
async fn look_for(path: &Path, acknowledged: &BTreeMap<i64, String>) {
    let store = SqliteStore::open(path).unwrap();
    let site = store.site(&SiteKey::parse("trois-vallons").unwrap()).await.unwrap();
    for (id, text) in acknowledged {
        let token = digest(&format!("token Amina {text}"));
        let own: OwnComment = store.own(site, CommentId(*id), token).await.unwrap().unwrap();
        assert_eq!(&own.markdown, text);
    }
    assert_eq!(store.integrity().await.unwrap().faults, [""; 0]);
}

fn open(path: &Path) -> SqliteStore {
    SqliteStore::open(path).unwrap()
}

#[tokio::test]
async fn the_log_cannot_be_rewritten() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("comments.db");
    let store = open(&path);
    let given = Given::site(&store).await;
    let id = given.post(comment("Amina", "un")).await;
    given.decide(id, palier_comments::domain::Action::Publish).await;
    let db = rusqlite::Connection::open(&path).unwrap();
    for sql in [
        "UPDATE moderation_log SET why = 'autre'",
        "DELETE FROM moderation_log",
        "REPLACE INTO moderation_log (id, site, at, actor, what, why) VALUES (1, 1, 0, 'system', 'publish', '')",
    ] {
        let error = db.execute(sql, []).unwrap_err();
        assert_eq!(error.to_string(), "the moderation log is only ever added to", "{sql}");
    }
}

#[tokio::test]
async fn another_process_is_noticed() {
    let directory = tempfile::tempdir().unwrap();
    let (one, other) = (open(&directory.path().join("c.db")), open(&directory.path().join("c.db")));
    let given = Given::site(&one).await;
    let version = one.version().await.unwrap();
    given.post(shown("Amina", "un")).await;
    assert_eq!(one.version().await.unwrap(), version);
    let same = Given { store: &other, ..given };
    same.post(shown("Bruno", "deux")).await;
    assert_ne!(one.version().await.unwrap(), version);
    assert_eq!(given.conversation().await.len(), 2);
}

#[tokio::test]
async fn a_reader_never_sees_half_of_a_commit() {
    let directory = tempfile::tempdir().unwrap();
    let store = Arc::new(open(&directory.path().join("c.db")));
    let given = Given::site(store.as_ref()).await;
    let (site, writing) = (given.site, Arc::clone(&store));
    let writer = tokio::spawn(async move {
        for number in 0..200 {
            writing.submit(site, shown("Amina", &format!("texte {number}"))).await.unwrap();
        }
    });
    while !writer.is_finished() {
        let page = store.conversation(site, &key("verger")).await.unwrap().len();
        let count = store.counts(site, &[key("verger")]).await.unwrap()[0].comments as usize;
        assert!(count >= page);
        tokio::task::yield_now().await;
    }
    writer.await.unwrap();
    assert_eq!(store.counts(site, &[key("verger")]).await.unwrap()[0].comments, 200);
}

#[tokio::test]
async fn a_copy_is_whole_while_others_write() {
    let directory = tempfile::tempdir().unwrap();
    let (path, copy) = (directory.path().join("comments.db"), directory.path().join("copy.db"));
    let store = open(&path);
    let given = Given::site(&store).await;
    for number in 0..50 {
        given.post(shown("Amina", &format!("texte {number}"))).await;
    }
    let later = async {
        for number in 50..100 {
            given.post(shown("Amina", &format!("texte {number}"))).await;
        }
    };
    let (backup, ()) = tokio::join!(store.backup(&copy), later);
    backup.unwrap();
    let found = open(&copy);
    assert_eq!(found.integrity().await.unwrap().faults, [""; 0]);
    assert!(found.conversation(given.site, &key("verger")).await.unwrap().len() >= 50);
    // It holds addresses: nobody else may read it.
    #[cfg(unix)]
    for file in [&path, &copy] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600, "{}", file.display());
    }
    // What cannot be put in its place is not left beside it.
    let folder = directory.path().join("folder");
    std::fs::create_dir(&folder).unwrap();
    assert!(store.backup(&folder).await.is_err() && !directory.path().join("folder.partial").exists());
    let error = store.backup(&path).await.unwrap_err();
    assert_eq!(error.to_string(), "the store failed: the copy would replace the database itself");
}

/// As the service's keys do it.
fn digest_of(_: &SiteKey, email: &str) -> Digest {
    digest(&email.to_lowercase())
}

#[tokio::test]
async fn a_restored_backup_forgets_what_was_erased_since() {
    let directory = tempfile::tempdir().unwrap();
    let (path, copy) = (directory.path().join("comments.db"), directory.path().join("copy.db"));
    let store = open(&path);
    let given = Given::site(&store).await;
    given.post(subscribed("Bruno", "effacé avant")).await;
    store.erase_person(given.site, &address("bruno"), digest(&address("bruno")), minute(1)).await.unwrap();
    given.post(NewComment { at: minute(2), ..subscribed("Bruno", "revenu") }).await;
    given.post(subscribed("Amina", "effacée après")).await;
    given.post(shown("Chloé", "supprimé après")).await;
    given.post(shown("Rémi", "reste")).await;
    store.confirm(given.site, SubscriptionId(3), minute(3)).await.unwrap();
    store.backup(&copy).await.unwrap();
    given.post(shown("Rémi", "perdu")).await;
    store.erase_person(given.site, &address("amina"), digest(&address("amina")), minute(9)).await.unwrap();
    store.delete(given.site, CommentId(4), minute(9)).await.unwrap();

    // Not under the feet of a service.
    let error = SqliteStore::restore(&copy, &path, &digest_of).unwrap_err();
    assert_eq!(error.to_string(), "the store is not available: the database is in use: stop the service first");
    // Nor is a copy left, in which is what was erased.
    assert!(!directory.path().join("comments.db.restoring").exists());
    let (site, claire) = (given.site, given.claire);
    drop(store);
    let replaced = Some(directory.path().join("comments.db.replaced"));
    let restored = SqliteStore::restore(&copy, &path, &digest_of).unwrap();
    assert_eq!(restored, Restored { erased: 2, unreadable: 0, replaced });
    // Nor that her address was confirmed, nor a letter to her.
    let bytes = std::fs::read(&path).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains(&address("amina")));

    let store = open(&path);
    let given = Given { store: &store, site, claire };
    let texts: Vec<_> = given.conversation().await.into_iter().map(|(.., text)| text).collect();
    assert_eq!(texts, ["deleted", "deleted", "deleted", "reste", "revenu"]);
    assert_eq!(store.export_person(given.site, &address("amina")).await.unwrap().comments, []);
    assert_eq!(
        store.confirm(given.site, SubscriptionId(3), minute(9)).await.unwrap(),
        palier_comments::store::Subscribed::Gone
    );
    assert_eq!(store.integrity().await.unwrap().faults, [""; 0]);
    // The lost comment's number names nothing else.
    assert_eq!(given.post(shown("Rémi", "nouveau")).await, CommentId(7));
}

#[tokio::test]
async fn a_torn_line_of_the_erasures_spoils_no_other() {
    let directory = tempfile::tempdir().unwrap();
    let (path, copy) = (directory.path().join("comments.db"), directory.path().join("copy.db"));
    let store = open(&path);
    let given = Given::site(&store).await;
    for name in ["Amina", "Bruno"] {
        given.post(shown(name, "bonjour")).await;
    }
    store.backup(&copy).await.unwrap();
    store.delete(given.site, CommentId(1), minute(1)).await.unwrap();
    let erasures = directory.path().join("comments.db.erasures");
    let torn = std::fs::read_to_string(&erasures).unwrap() + "\n{\"id\":\"0123";
    std::fs::write(&erasures, torn).unwrap();
    store.delete(given.site, CommentId(2), minute(2)).await.unwrap();
    drop(store);
    let restored = SqliteStore::restore(&copy, &path, &digest_of).unwrap();
    assert_eq!((restored.erased, restored.unreadable), (2, 1));
}

#[tokio::test]
async fn a_damaged_file_is_said_to_be_damaged() {
    let directory = tempfile::tempdir().unwrap();
    let (path, copy) = (directory.path().join("comments.db"), directory.path().join("copy.db"));
    let noise = directory.path().join("noise.db");
    std::fs::write(&noise, "ceci n’est pas une base ".repeat(1000)).unwrap();
    let error = SqliteStore::open(&noise).unwrap_err();
    assert_eq!(error.to_string(), "the database is damaged: file is not a database");

    let store = open(&path);
    let given = Given::site(&store).await;
    let site = given.site;
    for number in 0..300 {
        given.post(shown("Amina", &format!("texte {number}"))).await;
    }
    store.backup(&copy).await.unwrap();
    drop(store);
    let mut bytes = std::fs::read(&path).unwrap();
    let whole = bytes.len();
    // The schema comes first: the file opens.
    bytes[whole * 2 / 3..].fill(0xa5);
    std::fs::write(&path, bytes).unwrap();

    let store = open(&path);
    assert!(matches!(store.all_conversations(site).await, Err(StoreError::Corrupt(_))));
    let faults = match store.integrity().await {
        Ok(health) => health.faults.len(),
        Err(StoreError::Corrupt(_)) => 1,
        Err(other) => panic!("{other}"),
    };
    assert!(faults > 0);
    // A damaged copy is not put in anything's place; a sound one heals.
    assert!(matches!(SqliteStore::restore(&path, &copy, &digest_of), Err(StoreError::Corrupt(_))));
    drop(store);
    SqliteStore::restore(&copy, &path, &digest_of).unwrap();
    assert_eq!(open(&path).conversation(site, &key("verger")).await.unwrap().len(), 300);
}

#[tokio::test]
async fn the_same_store_serves_many_at_once() {
    let directory = tempfile::tempdir().unwrap();
    let store: Arc<dyn Store> = Arc::new(open(&directory.path().join("c.db")));
    let given = Given::site(store.as_ref()).await;
    let posts = (0..500).map(|number| {
        let state = if number % 2 == 0 { State::Published } else { State::Pending };
        given.post(NewComment { state, ..comment("Amina", &format!("texte {number}")) })
    });
    let mut ids = futures_util::future::join_all(posts).await;
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 500);
    assert_eq!(given.counts(&[key("verger")]).await, [250]);
}
