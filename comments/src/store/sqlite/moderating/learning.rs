//! What the spam filter learns from moderators: words that they block, and the lessons of their decisions.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::facts::{self, Line};
use crate::domain::{CommentId, ModeratorId, SiteId, tokens};
use crate::store::{Actor, Gesture, Result};

statements! {
    LESSON = "SELECT spam, tokens FROM lesson WHERE comment = ?1";
    TEXT = "SELECT name, markdown FROM comment WHERE id = ?1";
    KEEP_LESSON = "INSERT INTO lesson (comment, spam, tokens) VALUES (?1, ?2, ?3)";
    FORGET_LESSON = "DELETE FROM lesson WHERE comment = ?1";
    COUNT_COMMENT = "UPDATE site SET ham = max(0, ham + ?2), spam = max(0, spam + ?3) WHERE id = ?1";
    COUNT_TOKEN = "INSERT INTO token (site, token, ham, spam) VALUES (?1, ?2, max(0, ?3), max(0, ?4)) \
        ON CONFLICT (site, token) DO UPDATE SET ham = max(0, ham + ?3), spam = max(0, spam + ?4)";
    FORGET_TOKEN = "DELETE FROM token WHERE site = ?1 AND token = ?2 AND ham = 0 AND spam = 0";
    BLOCKED_WORDS = "SELECT word FROM blocked_word WHERE site = ?1 ORDER BY word";
    UNBLOCK_WORDS = "DELETE FROM blocked_word WHERE site = ?1";
    BLOCK_WORD = "INSERT INTO blocked_word (site, word) VALUES (?1, ?2) ON CONFLICT (site, word) DO NOTHING";
}

/// What a comment taught, if it taught anything: `true` that it is unwanted.
pub(super) fn lesson(db: &Connection, comment: CommentId) -> Result<Option<bool>> {
    Ok(db.prepare_cached(LESSON)?.query_row([comment], |row| row.get(0)).optional()?)
}

/// Makes a comment teach `spam`, wanted, or nothing; what it taught before is forgotten.
pub(super) fn teach(db: &Connection, site: SiteId, comment: CommentId, spam: Option<bool>) -> Result<()> {
    let row = |row: &Row<'_>| Ok((row.get::<_, bool>(0)?, row.get::<_, String>(1)?));
    if let Some((before, words)) = db.prepare_cached(LESSON)?.query_row([comment], row).optional()? {
        if spam == Some(before) {
            return Ok(());
        }
        count(db, site, &serde_json::from_str::<Vec<String>>(&words)?, before, -1)?;
        db.prepare_cached(FORGET_LESSON)?.execute([comment])?;
    }
    let Some(spam) = spam else { return Ok(()) };
    let row = |row: &Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
    let (name, markdown) = db.prepare_cached(TEXT)?.query_row([comment], row)?;
    let words = tokens::of_message(&name, &markdown);
    count(db, site, &words, spam, 1)?;
    db.prepare_cached(KEEP_LESSON)?.execute(params![comment, spam, serde_json::to_string(&words)?])?;
    Ok(())
}

/// Adds a comment's words to what is known, or takes them back.
fn count(db: &Connection, site: SiteId, words: &[String], spam: bool, by: i32) -> Result<()> {
    let (ham, spam) = if spam { (0, by) } else { (by, 0) };
    db.prepare_cached(COUNT_COMMENT)?.execute(params![site, ham, spam])?;
    for word in words {
        db.prepare_cached(COUNT_TOKEN)?.execute(params![site, word, ham, spam])?;
        if by < 0 {
            db.prepare_cached(FORGET_TOKEN)?.execute(params![site, word])?;
        }
    }
    Ok(())
}

pub(in crate::store::sqlite) fn blocked_words(db: &Connection, site: SiteId) -> Result<Vec<String>> {
    let mut words = db.prepare_cached(BLOCKED_WORDS)?;
    Ok(words.query_map([site], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn set_blocked_words(
    db: &Connection,
    site: SiteId,
    words: &[String],
    by: ModeratorId,
    at: Timestamp,
) -> Result<()> {
    let before = blocked_words(db, site)?;
    db.prepare_cached(UNBLOCK_WORDS)?.execute([site])?;
    for word in words.iter().take(1000) {
        db.prepare_cached(BLOCK_WORD)?.execute(params![site, word])?;
    }
    let why = difference(&before, &blocked_words(db, site)?);
    if !why.is_empty() {
        facts::log(db, site, Line { why: &why, ..Line::new(Actor::Moderator(by), Gesture::BlockWords, at) })?;
    }
    Ok(())
}

/// What the log says of a list that changed: `+casino, −crédit`, cut to 500 characters.
fn difference(before: &[String], now: &[String]) -> String {
    let added = now.iter().filter(|word| !before.contains(word)).map(|word| format!("+{word}"));
    let gone = before.iter().filter(|word| !now.contains(word)).map(|word| format!("−{word}"));
    let all = added.chain(gone).collect::<Vec<_>>().join(", ");
    match all.char_indices().nth(500) {
        None => all,
        Some((end, _)) => format!("{}…", &all[..end]),
    }
}
