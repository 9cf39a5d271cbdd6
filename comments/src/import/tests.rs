//! What real exports hold, and what no file can do.

use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use rusqlite::Connection;
use std::io::Write as _;
use tempfile::TempDir;

use super::*;

pub(super) const WORDPRESS: &str = include_str!("../../fixtures/import/wordpress.xml");
pub(super) const DISQUS: &str = include_str!("../../fixtures/import/disqus.xml");
pub(super) const REMARK42: &str = include_str!("../../fixtures/import/remark42.jsonl");
pub(super) const ISSO: &str = include_str!("../../fixtures/import/isso-0.14.0.sql");

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

pub(super) fn parsed(source: Source, text: &[u8]) -> Result<Gathered, Unreadable> {
    parse(source, unpacked(text)?)
}

/// A database of Isso's out of its own dump.
pub(super) fn isso(folder: &Path, sql: &str) -> std::path::PathBuf {
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
fn a_name_in_isso_is_the_one_that_was_typed() {
    let folder = TempDir::new().unwrap();
    let sql = ISSO.replace("'Bruno'", "'Léa &amp; Bruno &lt;3'");
    let gathered = read(Source::Isso, &isso(folder.path(), &sql)).unwrap();
    assert_eq!(gathered.comments[1].name, "Léa & Bruno <3");
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
