//! What real exports hold, and what no file can do.

use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use rusqlite::Connection;
use std::io::Write as _;
use tempfile::TempDir;

use super::*;

const WORDPRESS: &str = include_str!("../../fixtures/import/wordpress.xml");
const DISQUS: &str = include_str!("../../fixtures/import/disqus.xml");
const REMARK42: &str = include_str!("../../fixtures/import/remark42.jsonl");
const ISSO: &str = include_str!("../../fixtures/import/isso-0.14.0.sql");

/// What was read, a line a comment.
fn told(gathered: &Gathered) -> String {
    let mut lines: Vec<String> = gathered
        .comments
        .iter()
        .map(|comment| {
            let parent = comment.parent.as_deref().map(|parent| format!(" ↑ {parent}")).unwrap_or_default();
            let email = comment.email.as_deref().map(|email| format!(" <{email}>")).unwrap_or_default();
            let account = comment.account.as_deref().map(|account| format!(" ({account})")).unwrap_or_default();
            let (markdown, _) = safe(&comment.words);
            format!(
                "{:?} {}{parent}\n  {} {} {:?}{email}{account}\n  {}\n  {markdown:?}",
                comment.place,
                comment.id,
                comment.written_at,
                comment.state.word(),
                comment.name,
                comment.page,
            )
        })
        .collect();
    lines.extend(gathered.flawed.iter().map(|(place, flaw)| format!("{place:?} {flaw:?}")));
    lines.push(format!("{} pingbacks", gathered.pingbacks));
    lines.join("\n")
}

fn parsed(source: Source, text: &[u8]) -> Result<Gathered, Unreadable> {
    parse(source, unpacked(text)?)
}

/// A database of Isso's out of its own dump.
fn isso(folder: &Path, sql: &str) -> std::path::PathBuf {
    let file = folder.join("isso.db");
    Connection::open(&file).unwrap().execute_batch(sql).unwrap();
    file
}

#[test]
fn an_export_of_wordpress_is_read() {
    insta::assert_snapshot!(told(&parsed(Source::Wordpress, WORDPRESS.as_bytes()).unwrap()));
}

#[test]
fn an_export_of_disqus_is_read() {
    insta::assert_snapshot!(told(&parsed(Source::Disqus, DISQUS.as_bytes()).unwrap()));
}

#[test]
fn a_backup_of_remark42_is_read() {
    insta::assert_snapshot!(told(&parsed(Source::Remark42, REMARK42.as_bytes()).unwrap()));
}

#[test]
fn a_database_of_isso_is_read() {
    let folder = TempDir::new().unwrap();
    insta::assert_snapshot!(told(&read(Source::Isso, &isso(folder.path(), ISSO)).unwrap()));
}

#[test]
fn a_packed_file_is_the_same() {
    for (source, text) in [(Source::Remark42, REMARK42), (Source::Disqus, DISQUS)] {
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(text.as_bytes()).unwrap();
        let packed = packed.finish().unwrap();
        assert_eq!(parsed(source, &packed).unwrap(), parsed(source, text.as_bytes()).unwrap());
        // Half of it is an error, not half of the comments.
        assert!(matches!(parsed(source, &packed[..packed.len() / 2]), Err(Unreadable::Disk(_))));
    }
}

#[test]
fn a_file_of_another_service_is_named() {
    let check = |source, text: &str, message: &str| {
        assert_eq!(parsed(source, text.as_bytes()).unwrap_err().to_string(), message);
    };
    let none = "the file is none of that service";
    for (source, text) in [
        (Source::Wordpress, DISQUS),
        (Source::Disqus, WORDPRESS),
        (Source::Disqus, ""),
        (Source::Remark42, DISQUS),
        (Source::Remark42, ""),
        (Source::Palier, REMARK42),
    ] {
        check(source, text, none);
    }
    let newer = REMARK42.replacen(":1", ":7", 1);
    check(Source::Remark42, &newer, "the file has version 7, which is not known");
    let cut = &DISQUS[..DISQUS.len() - 20];
    check(Source::Disqus, cut, "the file ends in the middle, at line 72");
    let crossed = DISQUS.replacen("</title>", "</titre>", 1);
    check(
        Source::Disqus,
        &crossed,
        "the file is damaged: line 5: ill-formed document: expected `</title>`, but `</titre>` was found",
    );
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("x.db");
    std::fs::File::create(&file).unwrap().write_all(WORDPRESS.as_bytes()).unwrap();
    let error = read(Source::Isso, &file).unwrap_err().to_string();
    assert_eq!(error, none);
    let other = folder.path().join("other.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE comments (id)").unwrap();
    assert_eq!(read(Source::Isso, &other).unwrap_err().to_string(), none);
    assert!(matches!(read(Source::Isso, &folder.path().join("none.db")), Err(Unreadable::Disk(_))));
    assert!(matches!(read(Source::Disqus, &folder.path().join("none")), Err(Unreadable::Disk(_))));
}

#[test]
fn nothing_grows_without_bound() {
    let deep = format!("<disqus>{}", "<a>".repeat(100_000));
    let error = parsed(Source::Disqus, deep.as_bytes()).unwrap_err().to_string();
    assert_eq!(error, "the file is damaged: line 1: more than 32 elements within one another");

    let long = WORDPRESS.replace("quand la façade ?", &"é".repeat(200_000));
    let gathered = parsed(Source::Wordpress, long.as_bytes()).unwrap();
    assert!(gathered.flawed.contains(&(Place::Line(41), Flaw::TooLong)), "{:?}", gathered.flawed);

    let long = REMARK42.replace("En mars.", &"é".repeat(2_000_000));
    let gathered = parsed(Source::Remark42, long.as_bytes()).unwrap();
    assert_eq!(gathered.flawed[0], (Place::Line(3), Flaw::TooLong));
    // What comes after it is read.
    assert_eq!(gathered.comments.len(), 2);

    // An entity that a document defines by itself is not what it says.
    let laughs = WORDPRESS.replace("farce farce farce", "&farce;&farce;");
    assert_eq!(parsed(Source::Wordpress, laughs.as_bytes()).unwrap().comments.len(), 5);
}

/// A text of which some parts are doubled, dropped, or replaced by what is special somewhere.
fn spoiled(text: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<prop::sample::Index>(), 0..64_usize, 0..10_usize);
    prop::collection::vec(change, 1..8).prop_map(move |changes| {
        let mut bytes = text.as_bytes().to_vec();
        for (at, length, kind) in changes {
            if bytes.is_empty() {
                break;
            }
            let from = at.index(bytes.len());
            let to = (from + length).min(bytes.len());
            let part = match kind {
                0 => Vec::new(),
                1 => bytes[from..to].repeat(2),
                2 => b"<![CDATA[".to_vec(),
                3 => b"&#x0;".to_vec(),
                4 => vec![0xff, 0x00, 0xc3],
                5 => b"]]></".to_vec(),
                6 => b"<a b='".to_vec(),
                7 => b"\"}{\"".to_vec(),
                8 => b"999999999999999999999".to_vec(),
                _ => "\u{202e}é".as_bytes().to_vec(),
            };
            bytes.splice(from..to, part);
        }
        bytes
    })
}

/// Reads whatever comes; what comes out of it can be shown.
fn survives(source: Source, bytes: &[u8]) {
    if let Ok(gathered) = parsed(source, bytes) {
        for comment in gathered.comments {
            let (markdown, html) = safe(&comment.words);
            assert!(!markdown.contains('\0'));
            assert_eq!(crate::domain::text::SafeHtml::sanitise(html.as_str()), html);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_file_stops_the_program(
        wordpress in spoiled(WORDPRESS),
        disqus in spoiled(DISQUS),
        remark42 in spoiled(REMARK42),
    ) {
        survives(Source::Wordpress, &wordpress);
        survives(Source::Disqus, &disqus);
        survives(Source::Remark42, &remark42);
        survives(Source::Palier, &remark42);
    }

    #[test]
    fn no_database_stops_the_program(id in any::<i64>(), created in any::<f64>(), text in ".*", mode in any::<i8>()) {
        let folder = TempDir::new().unwrap();
        let file = isso(folder.path(), ISSO);
        let database = Connection::open(&file).unwrap();
        database.execute("UPDATE comments SET parent = ?1, created = ?2, text = ?3, mode = ?4 WHERE id = 2",
            rusqlite::params![id, if created.is_nan() { 0.0 } else { created }, text, mode]).unwrap();
        database.execute("UPDATE comments SET author = x'ff00', email = 1.5, parent = 'x' WHERE id = 4", []).unwrap();
        drop(database);
        let _ = read(Source::Isso, &file);
    }
}
