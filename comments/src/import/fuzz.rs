//! Whatever a file of another service holds, reading it ends, and what comes out of it can be shown.

#![allow(clippy::disallowed_methods, reason = "damaged databases are files")]

use proptest::prelude::*;
use rusqlite::Connection;
use tempfile::TempDir;

use super::tests::{DISQUS, ISSO, REMARK42, WORDPRESS, isso, parsed};
use super::*;
use crate::fuzz::is_safe;

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

/// Reads whatever comes; what comes out of it can be shown to people.
fn survives(source: Source, bytes: &[u8]) {
    if let Ok(gathered) = parsed(source, bytes) {
        for comment in gathered.comments {
            let (markdown, html) = safe(&comment.words);
            assert!(!markdown.contains('\0'));
            assert!(is_safe(html.as_str()), "{html:?}");
        }
    }
}

proptest! {
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

    #[test]
    fn no_page_of_a_database_stops_the_program(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        cut in any::<Option<prop::sample::Index>>(),
    ) {
        let folder = TempDir::new().unwrap();
        let mut bytes = std::fs::read(isso(folder.path(), ISSO)).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let file = folder.path().join("damaged.db");
        std::fs::write(&file, bytes).unwrap();
        if let Ok(gathered) = read(Source::Isso, &file) {
            for comment in gathered.comments {
                prop_assert!(is_safe(safe(&comment.words).1.as_str()));
            }
        }
    }
}
