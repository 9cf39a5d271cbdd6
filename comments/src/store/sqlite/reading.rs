//! What readers ask for.

use std::collections::HashSet;

use async_trait::async_trait;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use rustc_hash::FxHashMap;

use super::SqliteStore;
use super::facts;
use super::values::At;
use crate::domain::text::SafeHtml;
use crate::domain::{
    Author, Comment, CommentId, Counted, SiteId, SiteKey, SiteStanding, Standing, State, ThreadFacts, ThreadKey,
};
use crate::store::{Actor, Gesture, Reading, Result, SavedManifest, StoreError};

/// A comment's public columns, in [`comment`]'s order. What is not published gives neither name nor text; what nobody read
/// again for as long as it is kept has no place any more.
macro_rules! public_columns {
    () => {
        "c.id, t.key, c.parent, c.state, CASE c.state WHEN 'published' THEN c.name ELSE '' END, c.official, \
         CASE c.state WHEN 'published' THEN c.html ELSE '' END, c.reason, c.written_at, c.published_at, c.edited_at, \
         c.pinned, c.question, c.shown AND NOT (c.state = 'pending' AND c.emptied)"
    };
}

statements! {
    SITE = "SELECT id FROM site WHERE key = ?1";
    ADD_SITE = "INSERT INTO site (key) VALUES (?1) ON CONFLICT (key) DO NOTHING";
    /// With the hidden ones, through whom a reply may hang on what is shown.
    CONVERSATION = concat!("SELECT ", public_columns!(), " FROM thread t CROSS JOIN comment c ON c.thread = t.id \
        WHERE t.site = ?1 AND t.key = ?2 ORDER BY c.written_at, c.id");
    /// A thread has a line of its count from its first published comment on, which may be gone.
    ALL_CONVERSATIONS = concat!("SELECT ", public_columns!(), " FROM thread t CROSS JOIN comment c ON c.thread = t.id \
        WHERE t.site = ?1 AND EXISTS (SELECT 1 FROM thread_count n WHERE n.thread = t.id) \
        ORDER BY t.key, t.id, c.written_at, c.id");
    COUNT = "SELECT n.published, n.published > 0 \
        AND EXISTS (SELECT 1 FROM comment c WHERE c.thread = t.id AND c.state = 'published' \
            AND c.question IN ('answered', 'settled')) \
        AND NOT EXISTS (SELECT 1 FROM comment c WHERE c.thread = t.id AND c.state = 'published' \
            AND c.question IN ('waiting', 'reopened')) \
        FROM thread t JOIN thread_count n ON n.thread = t.id WHERE t.site = ?1 AND t.key = ?2";
    NEWEST = concat!("SELECT ", public_columns!(), " FROM comment c CROSS JOIN thread t ON t.id = c.thread \
        WHERE c.site = ?1 AND c.state = 'published' ORDER BY c.published_at DESC, c.id DESC LIMIT ?2");
    NEWEST_OF_THREAD = concat!("SELECT ", public_columns!(), " FROM thread t CROSS JOIN comment c ON c.thread = t.id \
        WHERE t.site = ?1 AND t.key = ?2 AND c.state = 'published' ORDER BY c.published_at DESC, c.id DESC LIMIT ?3");
    THREAD_OF = "SELECT t.key FROM comment c JOIN thread t ON t.id = c.thread \
        WHERE c.id = ?2 AND c.site = ?1 AND c.state = 'published'";
    PLACE_OF = "SELECT t.key FROM comment c JOIN thread t ON t.id = c.thread WHERE c.id = ?2 AND c.site = ?1 \
        AND (c.state = 'published' OR c.shown = 1 AND (c.state IN ('removed', 'deleted') OR c.state = 'pending' AND c.emptied = 0))";
    STANDING = "SELECT standing FROM site WHERE id = ?1";
    CLOSED_SECTIONS = "SELECT section FROM closed_section WHERE site = ?1 ORDER BY section";
    CLOSED_THREADS = "SELECT key FROM thread WHERE site = ?1 AND closed = 1 ORDER BY key";
    REVIEWED_THREADS = "SELECT key FROM thread WHERE site = ?1 AND reviewed = 1 ORDER BY key";
    /// Of those that are reviewed: where the service itself began it.
    FLOODED_THREADS = concat!("SELECT t.key FROM thread t CROSS JOIN moderation_log l \
        ON l.id = ", last_of_thread!("t.site, t.key, 'review_thread'"),
        " WHERE t.site = ?1 AND t.reviewed = 1 AND l.actor = 'system' ORDER BY t.key");
    MANIFEST = "SELECT body, etag, read_at FROM manifest WHERE site = ?1";
    KEEP_MANIFEST = "INSERT INTO manifest (site, body, etag, read_at) VALUES (?1, ?2, ?3, ?4) \
        ON CONFLICT (site) DO UPDATE SET body = excluded.body, etag = excluded.etag, read_at = excluded.read_at";
    THREADS = "SELECT id, key, url, title FROM thread WHERE site = ?1 ORDER BY key";
    THREAD = "SELECT id FROM thread WHERE site = ?1 AND key = ?2";
    DESCRIBE_THREAD = "UPDATE thread SET url = ?2, title = ?3 WHERE id = ?1";
    RENAME_THREAD = "UPDATE thread SET key = ?2, url = ?3, title = ?4 WHERE id = ?1";
    JOIN_CLOSURES = "UPDATE thread SET closed = max(closed, (SELECT closed FROM thread WHERE id = ?1)), \
        reviewed = max(reviewed, (SELECT reviewed FROM thread WHERE id = ?1)) WHERE id = ?2";
    MOVE_COMMENTS = "UPDATE comment SET thread = ?2 WHERE thread = ?1";
    DROP_THREAD = "DELETE FROM thread WHERE id = ?1";
    VERSION = "PRAGMA data_version";
}

#[async_trait]
impl Reading for SqliteStore {
    async fn site(&self, key: &SiteKey) -> Result<SiteId> {
        let wanted = key.clone();
        if let Some(id) = self.read(move |db| site(db, &wanted)).await? {
            return Ok(id);
        }
        let wanted = key.clone();
        self.write(move |db| {
            db.prepare_cached(ADD_SITE)?.execute([wanted.as_str()])?;
            site(db, &wanted)?.ok_or_else(|| StoreError::Failed("a site's row vanished".into()))
        })
        .await
    }

    async fn conversation(&self, site: SiteId, thread: &ThreadKey) -> Result<Vec<Comment>> {
        let thread = thread.clone();
        self.read(move |db| {
            let mut rows = Vec::new();
            for row in db.prepare_cached(CONVERSATION)?.query_map(params![site, thread], line)? {
                rows.push(row?);
            }
            Ok(shown(rows))
        })
        .await
    }

    async fn counts(&self, site: SiteId, threads: &[ThreadKey]) -> Result<Vec<Counted>> {
        let threads: Vec<_> = threads.iter().take(200).cloned().collect();
        self.read(move |db| {
            let mut count = db.prepare_cached(COUNT)?;
            let row = |row: &Row<'_>| Ok(Counted { comments: row.get(0)?, is_answered: row.get(1)? });
            let mut counted = |key| Ok(count.query_row(params![site, key], row).optional()?.unwrap_or_default());
            threads.iter().map(&mut counted).collect()
        })
        .await
    }

    async fn newest(&self, site: SiteId, threads: Option<&[ThreadKey]>, limit: u32) -> Result<Vec<Comment>> {
        let threads = threads.map(<[_]>::to_vec);
        self.read(move |db| {
            let Some(threads) = threads else {
                let mut newest = db.prepare_cached(NEWEST)?;
                return Ok(newest.query_map(params![site, limit], comment)?.collect::<rusqlite::Result<_>>()?);
            };
            let mut comments = Vec::new();
            let mut newest = db.prepare_cached(NEWEST_OF_THREAD)?;
            for key in &threads {
                for row in newest.query_map(params![site, key, limit], comment)? {
                    comments.push(row?);
                }
            }
            comments.sort_by_key(|comment| std::cmp::Reverse((comment.published_at, comment.id)));
            comments.truncate(limit as usize);
            Ok(comments)
        })
        .await
    }

    async fn all_conversations(&self, site: SiteId) -> Result<Vec<Comment>> {
        self.read(move |db| {
            let (mut all, mut thread) = (Vec::new(), Vec::<Line>::new());
            for row in db.prepare_cached(ALL_CONVERSATIONS)?.query_map([site], line)? {
                let next = row?;
                if thread.first().is_some_and(|first| first.comment.thread != next.comment.thread) {
                    all.append(&mut shown(std::mem::take(&mut thread)));
                }
                thread.push(next);
            }
            all.append(&mut shown(thread));
            Ok(all)
        })
        .await
    }

    async fn thread_of(&self, site: SiteId, comment: CommentId) -> Result<Option<ThreadKey>> {
        self.read(move |db| {
            Ok(db.prepare_cached(THREAD_OF)?.query_row(params![site, comment], |row| row.get(0)).optional()?)
        })
        .await
    }

    async fn place_of(&self, site: SiteId, comment: CommentId) -> Result<Option<ThreadKey>> {
        self.read(move |db| {
            Ok(db.prepare_cached(PLACE_OF)?.query_row(params![site, comment], |row| row.get(0)).optional()?)
        })
        .await
    }

    async fn standing(&self, site: SiteId) -> Result<Standing> {
        self.read(move |db| {
            Ok(Standing {
                site: db
                    .prepare_cached(STANDING)?
                    .query_row([site], |row| row.get::<_, SiteStanding>(0))
                    .optional()?
                    .unwrap_or_default(),
                closed_sections: column(db, CLOSED_SECTIONS, site)?,
                closed_threads: column(db, CLOSED_THREADS, site)?,
                reviewed_threads: column(db, REVIEWED_THREADS, site)?,
                flooded_threads: column(db, FLOODED_THREADS, site)?,
            })
        })
        .await
    }

    async fn manifest(&self, site: SiteId) -> Result<Option<SavedManifest>> {
        self.read(move |db| {
            let saved = |row: &Row<'_>| {
                Ok(SavedManifest { body: row.get(0)?, etag: row.get(1)?, read_at: row.get::<_, At>(2)?.0 })
            };
            Ok(db.prepare_cached(MANIFEST)?.query_row([site], saved).optional()?)
        })
        .await
    }

    async fn accept_manifest(
        &self,
        site: SiteId,
        manifest: &SavedManifest,
        threads: &[ThreadFacts],
    ) -> Result<Vec<(ThreadKey, ThreadKey)>> {
        let (manifest, threads) = (manifest.clone(), threads.to_vec());
        self.write(move |db| {
            db.prepare_cached(KEEP_MANIFEST)?.execute(params![
                site,
                manifest.body,
                manifest.etag,
                At(manifest.read_at)
            ])?;
            follow(db, site, &threads, manifest.read_at)
        })
        .await
    }

    async fn version(&self) -> Result<i64> {
        // Asked of the connection that writes: its own commits do not count.
        self.write(|db| Ok(db.query_row(VERSION, [], |row| row.get(0))?)).await
    }
}

fn site(db: &Connection, key: &SiteKey) -> Result<Option<SiteId>> {
    Ok(db.prepare_cached(SITE)?.query_row([key.as_str()], |row| row.get(0)).optional()?)
}

/// The first column of a site's rows.
fn column<T: rusqlite::types::FromSql>(db: &Connection, sql: &str, site: SiteId) -> Result<Vec<T>> {
    Ok(db.prepare_cached(sql)?.query_map([site], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// A row of [`public_columns`].
fn comment(row: &Row<'_>) -> rusqlite::Result<Comment> {
    let state: State = row.get(3)?;
    let published = state == State::Published;
    let author = match row.get(5)? {
        _ if !published => None,
        true => Some(Author::Official(row.get(4)?)),
        false => Some(Author::Reader(row.get(4)?)),
    };
    let written_at = row.get::<_, At>(8)?.0;
    Ok(Comment {
        id: row.get(0)?,
        thread: row.get(1)?,
        parent: row.get(2)?,
        state,
        author,
        html: row.get::<_, SafeHtml>(6)?,
        removed_for: if state == State::Removed { row.get(7)? } else { None },
        written_at,
        published_at: row.get::<_, Option<At>>(9)?.map_or(written_at, |at| at.0),
        edited_at: row.get::<_, Option<At>>(10)?.filter(|_| published).map(|at| at.0),
        pinned: published && row.get(11)?,
        question: if published { row.get(12)? } else { None },
    })
}

/// A comment of a whole conversation.
struct Line {
    comment: Comment,
    /// Whether readers ever saw it.
    was_shown: bool,
}

fn line(row: &Row<'_>) -> rusqlite::Result<Line> {
    Ok(Line { comment: comment(row)?, was_shown: row.get(13)? })
}

impl Line {
    /// Whether it is gone, or read again before it is shown again, and its place can be seen.
    fn is_place(&self) -> bool {
        match self.comment.state {
            State::Removed | State::Deleted => true,
            State::Pending => self.was_shown,
            State::Published | State::Refused | State::Spam => false,
        }
    }

    /// Whether readers see it, whatever answers it.
    fn stands(&self) -> bool {
        self.comment.state == State::Published || (self.was_shown && self.is_place())
    }
}

/// Of a whole thread, what readers see: published comments, the places of those that they saw before and that are removed,
/// deleted or read again since their author changed them, and of others that hold replies. What answers a hidden comment hangs on the nearest one above it that is seen.
fn shown(lines: Vec<Line>) -> Vec<Comment> {
    let above: FxHashMap<CommentId, &Line> = lines.iter().map(|line| (line.comment.id, line)).collect();
    let mut seen: HashSet<CommentId> = HashSet::with_capacity(lines.len());
    for line in lines.iter().filter(|line| line.stands()) {
        let mut next = Some(line.comment.id);
        while let Some(id) = next.filter(|id| !seen.contains(id)) {
            let Some(line) = above.get(&id) else { break };
            if line.stands() || line.is_place() {
                seen.insert(id);
            }
            next = line.comment.parent;
        }
    }
    let nearest = |mut parent: Option<CommentId>| {
        while let Some(id) = parent.filter(|id| !seen.contains(id)) {
            parent = above.get(&id).and_then(|line| line.comment.parent);
        }
        parent
    };
    let parents: Vec<_> = lines.iter().map(|line| nearest(line.comment.parent)).collect();
    lines
        .into_iter()
        .zip(parents)
        .filter(|(line, _)| seen.contains(&line.comment.id))
        .map(|(line, parent)| Comment { parent, ..line.comment })
        .collect()
}

/// A thread's row as it stands before a manifest.
struct Known {
    id: i64,
    key: ThreadKey,
    url: String,
    title: String,
}

/// Brings the known threads to what the manifest says, and moves what moved, with a line in the log.
fn follow(
    db: &Connection,
    site: SiteId,
    threads: &[ThreadFacts],
    at: Timestamp,
) -> Result<Vec<(ThreadKey, ThreadKey)>> {
    let listed: FxHashMap<&ThreadKey, &ThreadFacts> = threads.iter().map(|thread| (&thread.key, thread)).collect();
    let moved_from: FxHashMap<&str, &ThreadFacts> =
        threads.iter().flat_map(|thread| thread.old_urls.iter().map(move |url| (url.as_str(), thread))).collect();
    let known = |row: &Row<'_>| Ok(Known { id: row.get(0)?, key: row.get(1)?, url: row.get(2)?, title: row.get(3)? });
    let known: Vec<_> = db.prepare_cached(THREADS)?.query_map([site], known)?.collect::<rusqlite::Result<_>>()?;

    let mut moved = Vec::new();
    for thread in known {
        if let Some(now) = listed.get(&thread.key) {
            if now.url != thread.url || now.title != thread.title {
                db.prepare_cached(DESCRIBE_THREAD)?.execute(params![thread.id, now.url, now.title])?;
            }
        } else if let Some(target) = moved_from.get(thread.url.as_str()) {
            move_thread(db, site, &thread, target)?;
            let line = facts::Line::new(Actor::System, Gesture::MoveThread, at);
            facts::log(db, site, facts::Line { thread: Some(&target.key), why: thread.key.as_str(), ..line })?;
            moved.push((thread.key, target.key.clone()));
        }
    }
    Ok(moved)
}

/// The conversation of `from` becomes that of `to`, or joins it.
fn move_thread(db: &Connection, site: SiteId, from: &Known, to: &ThreadFacts) -> Result<()> {
    let there: Option<i64> =
        db.prepare_cached(THREAD)?.query_row(params![site, to.key], |row| row.get(0)).optional()?;
    match there {
        None => {
            db.prepare_cached(RENAME_THREAD)?.execute(params![from.id, to.key, to.url, to.title])?;
        }
        Some(there) => {
            db.prepare_cached(JOIN_CLOSURES)?.execute([from.id, there])?;
            db.prepare_cached(MOVE_COMMENTS)?.execute([from.id, there])?;
            db.prepare_cached(DROP_THREAD)?.execute([from.id])?;
        }
    }
    Ok(())
}
