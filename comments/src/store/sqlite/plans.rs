//! No query without an index: every statement's plan, and those of every filter of the desk, are read here.

use rusqlite::Connection;

use super::moderating::search;
use super::{accounts, facts, figures, keeping, moderating, outbox, reading, schema, writing};
use crate::domain::{CommentId, SiteId, State, ThreadKey};
use crate::store::{Filter, Order, Slice};

/// Walks over a whole table that are meant, and why.
const MEANT: &[(&str, &str)] = &[
    ("EVENTS", "in the order of their numbers, as many as are asked for"),
    ("SITES", "a handful"),
    ("NEWEST_TEXT", "in the order of numbers, one"),
    ("MISCOUNTED", "looks at the whole database, by command"),
    ("NUMBERS", "SQLite's own table, a line a table, at a restoration"),
    ("CONTINUE_NUMBERS", "the same"),
    ("BEGIN_NUMBERS", "the same"),
];

/// Statements that read all that a site has of a table, and why.
const WHOLE_SITE: &[(&str, &str)] = &[
    ("ALL", "its moderators, a handful"),
    ("MODERATORS", "the same"),
    ("NAMES", "the same"),
    ("BLOCKED_WORDS", "a thousand at most, each looked for"),
    ("UNBLOCK_WORDS", "replaced as a whole"),
    ("TEMPLATES", "a handful"),
    ("CLOSED_SECTIONS", "a handful"),
    ("COUNT_EVENTS", "those that wait, up to a thousand"),
    ("ALL_CONVERSATIONS", "for the snapshot that pages are made with"),
    ("THREADS", "compared with a new manifest"),
    ("WRITTEN_HERE", "what was imported is told apart, in figures"),
    ("DECIDED_HERE", "what was imported is told apart, in figures"),
    ("ADDRESSES", "at a restoration"),
];

fn database() -> (tempfile::TempDir, Connection) {
    let directory = tempfile::tempdir().unwrap();
    let db = schema::open_writer(&directory.path().join("comments.db")).unwrap();
    (directory, db)
}

/// The steps of a plan that read a table from end to end.
fn scans(db: &Connection, sql: &str) -> Vec<String> {
    let is_scan = |step: &String| {
        let is_scan = step.starts_with("SCAN") && !step.contains("INDEX") && step != "SCAN CONSTANT ROW";
        // What a subquery found (`k` in one place) is not a table.
        is_scan && step != "SCAN k" && !step.contains("subquery")
    };
    steps(db, sql).into_iter().filter(is_scan).collect()
}

/// The steps of a plan that read all that one site has of a table. An index with a condition holds few lines.
fn readings_of_a_site(db: &Connection, sql: &str) -> Vec<String> {
    let mut query = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE '% WHERE %'").unwrap();
    let few: Vec<String> = query.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap();
    let is_few = |step: &str| few.iter().any(|index| step.ends_with(&format!(" INDEX {index} (site=?)")));
    steps(db, sql).into_iter().filter(|step| step.ends_with("(site=?)") && !is_few(step)).collect()
}

/// The steps of a plan.
fn steps(db: &Connection, sql: &str) -> Vec<String> {
    let mut plan = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap_or_else(|error| panic!("{sql}: {error}"));
    plan.raw_query().mapped(|row| row.get(3)).collect::<rusqlite::Result<_>>().unwrap()
}

/// Every statement by its name.
fn statements() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    let files = [
        accounts::STATEMENTS,
        facts::STATEMENTS,
        figures::STATEMENTS,
        keeping::STATEMENTS,
        keeping::backup::STATEMENTS,
        keeping::erasures::STATEMENTS,
        keeping::importing::STATEMENTS,
        keeping::looking::STATEMENTS,
        keeping::persons::STATEMENTS,
        keeping::purging::STATEMENTS,
        keeping::restoring::STATEMENTS,
        moderating::closing::STATEMENTS,
        moderating::deciding::STATEMENTS,
        moderating::desk::STATEMENTS,
        moderating::learning::STATEMENTS,
        moderating::log::STATEMENTS,
        moderating::replying::STATEMENTS,
        search::STATEMENTS,
        outbox::STATEMENTS,
        reading::STATEMENTS,
        writing::STATEMENTS,
    ];
    files.into_iter().flatten().filter(|(_, sql)| !sql.starts_with("PRAGMA"))
}

/// The statements in which `find` finds steps, but for those that are `meant`.
fn not_meant(meant: &[(&str, &str)], find: impl Fn(&str) -> Vec<String>) -> Vec<(&'static str, Vec<String>)> {
    statements()
        .filter(|(name, _)| !meant.iter().any(|(other, _)| other == name))
        .map(|(name, sql)| (*name, find(sql)))
        .filter(|(_, steps)| !steps.is_empty())
        .collect()
}

#[test]
fn every_statement_uses_an_index() {
    let (_directory, db) = database();
    assert!(statements().count() > 150, "{}", statements().count());
    let scanning = not_meant(MEANT, |sql| scans(&db, sql));
    assert!(scanning.is_empty(), "{scanning:#?}");
}

#[test]
fn no_statement_reads_all_that_a_site_has() {
    let (_directory, db) = database();
    let reading = not_meant(WHOLE_SITE, |sql| readings_of_a_site(&db, sql));
    assert!(reading.is_empty(), "{reading:#?}");
}

/// What adding a comment would do for each: keep a journal of the statement, fill tables, look for what refers to it.
#[test]
fn adding_a_comment_does_nothing_besides() {
    let (_directory, db) = database();
    let adding: Vec<_> = statements().filter(|(_, sql)| sql.starts_with("INSERT INTO comment (")).collect();
    assert_eq!(adding.len(), 3, "{adding:?}");
    for (_, sql) in adding {
        let mut program = db.prepare(&format!("EXPLAIN {sql}")).unwrap();
        let steps: Vec<String> = program.raw_query().mapped(|row| row.get(1)).collect::<rusqlite::Result<_>>().unwrap();
        let besides = ["OpenEphemeral", "OpenAutoindex", "Program", "FkCounter"];
        assert!(!steps.iter().any(|step| besides.contains(&step.as_str())), "{sql}: {steps:?}");
    }
}

/// Each condition alone, and each with every other.
fn filters() -> Vec<Filter> {
    let conditions: [fn(&mut Filter); 7] = [
        |filter| filter.states = vec![State::Pending, State::Spam],
        |filter| filter.thread = ThreadKey::parse("a"),
        |filter| filter.threads = Some(["a", "b"].into_iter().filter_map(ThreadKey::parse).collect()),
        |filter| filter.words = Some("l’ascenseur".to_owned()),
        |filter| filter.same_author_as = Some(CommentId(1)),
        |filter| filter.reported = true,
        |filter| filter.unanswered = true,
    ];
    let mut filters = vec![Filter::default()];
    for one in conditions {
        for other in conditions {
            let mut filter = Filter::default();
            one(&mut filter);
            other(&mut filter);
            filters.push(filter);
        }
    }
    filters
}

#[test]
fn every_filter_of_the_desk_uses_an_index() {
    let (_directory, db) = database();
    db.execute_batch(
        "INSERT INTO site (key) VALUES ('verger');
         INSERT INTO thread (site, key) VALUES (1, 'a');
         INSERT INTO comment (site, thread, state, state_since, written_at, name, email, html, markdown)
             VALUES (1, 1, 'pending', 0, 0, 'Amina', 'amina@exemple.fr', '', '');",
    )
    .unwrap();
    for filter in filters() {
        let lanes = search::lanes(&db, SiteId(1), &filter).unwrap();
        assert!(!lanes.is_empty(), "{filter:?}");
        for lane in lanes {
            for after in [None, Some(CommentId(1))] {
                for order in [Order::Oldest, Order::Newest] {
                    let sql = lane.page_sql(Slice { after, limit: 50, order });
                    assert_eq!(scans(&db, &sql), [""; 0], "{sql}");
                    if filter != Filter::default() {
                        assert_eq!(readings_of_a_site(&db, &sql), [""; 0], "{sql}");
                    }
                }
            }
            let sql = lane.count_sql();
            assert_eq!(scans(&db, &sql), [""; 0], "{sql}");
        }
    }
}
