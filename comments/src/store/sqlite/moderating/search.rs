//! Which comments a filter finds, in the order of their numbers.
//!
//! A filter is read along *lanes*: each is one walk along an index that gives numbers in order (the comments of a
//! state, of a thread, of an author, those that hold a word), and the filter's other conditions are looked at on the
//! way. The lanes are disjoint; a page is the first numbers of all of them.

use std::fmt::Write as _;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params, params_from_iter};

use crate::domain::{CommentId, Digest, SiteId, State, ThreadKey};
use crate::store::{Filter, Order, Result, Slice};

/// Counting stops here: the desk says « plus de 1 000 ».
pub(super) const COUNTED: i64 = 1000;

statements! {
    AUTHOR = "SELECT c.email, c.name, k.prefix FROM comment c LEFT JOIN connection k ON k.comment = c.id \
        WHERE c.id = ?2 AND c.site = ?1 AND c.official = 0";
}

/// What a filter finds.
pub(super) struct Found {
    /// The numbers of the slice, in its order.
    pub(super) ids: Vec<CommentId>,
    /// Whether more follow.
    pub(super) more: bool,
    /// How many there are in all, up to [`COUNTED`].
    pub(super) total: u32,
}

/// One walk along an index.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Lane {
    /// `FROM …`: where the walk goes.
    from: &'static str,
    /// The column with the comment's number.
    id: &'static str,
    /// Conditions, joined by `AND`.
    conditions: String,
    values: Vec<Value>,
}

/// Finds a slice of what a filter means.
pub(super) fn find(db: &Connection, site: SiteId, filter: &Filter, slice: Slice) -> Result<Found> {
    let lanes = lanes(db, site, filter)?;
    let wanted = slice.limit.clamp(1, 100) as usize;
    let mut ids = Vec::new();
    let mut total = 0;
    for lane in &lanes {
        ids.extend(lane.page(db, slice, wanted + 1)?);
        if total < COUNTED {
            total += lane.count(db)?;
        }
    }
    ids.sort_unstable();
    if slice.order == Order::Newest {
        ids.reverse();
    }
    let more = ids.len() > wanted;
    ids.truncate(wanted);
    Ok(Found { ids, more, total: u32::try_from(total.min(COUNTED)).unwrap_or(u32::MAX) })
}

impl Lane {
    fn new(from: &'static str, id: &'static str) -> Self {
        Self { from, id, conditions: "1".to_owned(), values: Vec::new() }
    }

    /// The same, where also `condition` holds; `?` stands for each of `values`.
    fn and<const N: usize>(mut self, condition: &str, values: [Value; N]) -> Self {
        self.conditions.push_str(" AND ");
        self.conditions.push_str(condition);
        self.values.extend(values);
        self
    }

    /// The statement that walks from the slice's beginning.
    pub(in super::super) fn page_sql(&self, slice: Slice) -> String {
        let Self { from, id, conditions, .. } = self;
        let (beyond, direction) = match slice.order {
            Order::Oldest => (">", "ASC"),
            Order::Newest => ("<", "DESC"),
        };
        let mut sql = format!("SELECT DISTINCT {id} FROM {from} WHERE {conditions}");
        if slice.after.is_some() {
            let _ = write!(sql, " AND {id} {beyond} ?");
        }
        let _ = write!(sql, " ORDER BY {id} {direction} LIMIT ?");
        sql
    }

    /// The statement that counts, up to [`COUNTED`].
    pub(in super::super) fn count_sql(&self) -> String {
        let Self { from, id, conditions, .. } = self;
        format!("SELECT count(*) FROM (SELECT DISTINCT {id} FROM {from} WHERE {conditions} LIMIT {COUNTED})")
    }

    fn page(&self, db: &Connection, slice: Slice, limit: usize) -> Result<Vec<CommentId>> {
        let mut values: Vec<&dyn ToSql> = self.values.iter().map(|value| value as &dyn ToSql).collect();
        if let Some(after) = &slice.after {
            values.push(after);
        }
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        values.push(&limit);
        let mut page = db.prepare_cached(&self.page_sql(slice))?;
        Ok(page.query_map(params_from_iter(values), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    fn count(&self, db: &Connection) -> Result<i64> {
        Ok(db.prepare_cached(&self.count_sql())?.query_row(params_from_iter(&self.values), |row| row.get(0))?)
    }
}

/// The lanes of a filter; none where it can find nothing.
pub(in super::super) fn lanes(db: &Connection, site: SiteId, filter: &Filter) -> Result<Vec<Lane>> {
    let author = match filter.same_author_as {
        None => None,
        Some(comment) => match author(db, site, comment)? {
            None => return Ok(Vec::new()),
            found => found,
        },
    };
    let words = filter.words.as_deref().map(query);
    if words.as_deref() == Some("") {
        return Ok(Vec::new());
    }
    let threads = threads(filter);
    let (mut lanes, by) = walks(site, filter, author.as_ref(), words.as_ref(), threads.as_deref());
    for lane in &mut lanes {
        *lane = narrowed(std::mem::take(lane), filter, author.as_ref(), words.as_ref(), threads.as_deref(), by);
    }
    Ok(lanes)
}

/// What the lanes walk along: that condition holds already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Author,
    Threads,
    Words,
    Reports,
    Questions,
    Unchecked,
    States,
}

/// The walks that find least, first.
fn walks(
    site: SiteId,
    filter: &Filter,
    author: Option<&Author>,
    words: Option<&String>,
    threads: Option<&[ThreadKey]>,
) -> (Vec<Lane>, By) {
    let of_site = Value::Integer(site.0);
    if let Some(author) = author {
        let lane = match author {
            Author::Email(email) => {
                Lane::new("comment c", "c.id").and("c.site = ? AND c.email = ?", [of_site, Value::Text(email.clone())])
            }
            Author::Network(prefix, name) => Lane::new("connection k CROSS JOIN comment c ON c.id = k.comment", "c.id")
                .and(
                    "k.site = ? AND k.prefix = ? AND c.name = ?",
                    [of_site, Value::Blob(prefix.0.to_vec()), Value::Text(name.clone())],
                ),
        };
        return (vec![lane], By::Author);
    }
    if let Some(threads) = threads {
        let lane = |key: &ThreadKey| {
            Lane::new("thread t CROSS JOIN comment c ON c.thread = t.id", "c.id")
                .and("t.site = ? AND t.key = ?", [of_site.clone(), Value::Text(key.as_str().to_owned())])
        };
        return (threads.iter().map(lane).collect(), By::Threads);
    }
    if filter.reported {
        let lane = Lane::new("report r CROSS JOIN comment c ON c.id = r.comment", "r.comment");
        return (vec![lane.and("r.site = ? AND r.decision IS NULL", [of_site])], By::Reports);
    }
    if filter.unanswered {
        let lane = Lane::new("comment c INDEXED BY comment_unanswered", "c.id");
        return (vec![lane.and(&format!("c.site = ? AND {UNANSWERED}"), [of_site])], By::Questions);
    }
    if filter.unchecked {
        let lane = Lane::new("comment c INDEXED BY comment_unchecked", "c.id");
        return (vec![lane.and(&format!("c.site = ? AND {UNCHECKED}"), [of_site])], By::Unchecked);
    }
    if let Some(words) = words {
        let lane = Lane::new("comment_text f CROSS JOIN comment c ON c.id = f.rowid", "f.rowid");
        let found = [Value::Text(words.clone()), of_site];
        return (vec![lane.and("comment_text MATCH ? AND c.site = ?", found)], By::Words);
    }
    let states = if filter.states.is_empty() { State::ALL.as_slice() } else { &filter.states };
    let lane = |state: &State| {
        Lane::new("comment c INDEXED BY comment_state", "c.id").and(
            &format!("c.site = ? AND c.state = ? AND {LISTED}"),
            [of_site.clone(), Value::Text(state.word().to_owned())],
        )
    };
    (State::ALL.iter().filter(|state| states.contains(state)).map(lane).collect(), By::States)
}

/// What retention emptied is no longer listed.
const LISTED: &str = "(c.emptied = 0 OR c.state IN ('removed', 'deleted'))";
const UNANSWERED: &str = "c.waiting_since IS NOT NULL AND c.state = 'published'";
const UNCHECKED: &str = "c.unchecked = 1 AND c.state = 'published'";

/// The lane with the conditions that its walk does not see to.
fn narrowed(
    mut lane: Lane,
    filter: &Filter,
    author: Option<&Author>,
    words: Option<&String>,
    threads: Option<&[ThreadKey]>,
    by: By,
) -> Lane {
    if by != By::States {
        lane = lane.and(LISTED, []);
    }
    if by != By::States && !filter.states.is_empty() {
        let states: Vec<_> = filter.states.iter().map(|state| format!("'{}'", state.word())).collect();
        lane = lane.and(&format!("c.state IN ({})", states.join(", ")), []);
    }
    if let (Some(_), Some(threads)) = (author, threads) {
        let marks = vec!["?"; threads.len()].join(", ");
        lane = lane.and(&format!("(SELECT t.key FROM thread t WHERE t.id = c.thread) IN ({marks})"), []);
        lane.values.extend(threads.iter().map(|key| Value::Text(key.as_str().to_owned())));
    }
    if by != By::Reports && filter.reported {
        lane = lane.and("EXISTS (SELECT 1 FROM report r WHERE r.comment = c.id AND r.decision IS NULL)", []);
    }
    if by != By::Questions && filter.unanswered {
        lane = lane.and(UNANSWERED, []);
    }
    if by != By::Unchecked && filter.unchecked {
        lane = lane.and(UNCHECKED, []);
    }
    if let Some(words) = words.filter(|_| by != By::Words) {
        let words = [Value::Text(words.clone())];
        lane = lane.and("c.id IN (SELECT rowid FROM comment_text WHERE comment_text MATCH ?)", words);
    }
    lane
}

/// The threads that a filter speaks of, each once.
fn threads(filter: &Filter) -> Option<Vec<ThreadKey>> {
    let mut threads = match (&filter.thread, &filter.threads) {
        (None, None) => return None,
        (Some(one), None) => vec![one.clone()],
        (None, Some(some)) => some.clone(),
        (Some(one), Some(some)) => some.iter().filter(|key| *key == one).cloned().collect(),
    };
    threads.sort_unstable();
    threads.dedup();
    Some(threads)
}

/// By what an author is known again.
#[derive(Clone, Debug)]
enum Author {
    Email(String),
    /// For a day: the digest's key changes.
    Network(Digest, String),
}

fn author(db: &Connection, site: SiteId, comment: CommentId) -> Result<Option<Author>> {
    let row = |row: &Row<'_>| {
        let (email, name, prefix): (Option<String>, String, Option<Digest>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(email.map(Author::Email).or_else(|| prefix.map(|prefix| Author::Network(prefix, name))))
    };
    Ok(db.prepare_cached(AUTHOR)?.query_row(params![site, comment], row).optional()?.flatten())
}

/// What somebody typed, as a query of FTS5: every word, each as a beginning, but for the single letter of an elision.
/// Nothing of it is an operator.
fn query(typed: &str) -> String {
    let words = typed.split(|char: char| !char.is_alphanumeric()).filter(|word| word.chars().nth(1).is_some()).take(16);
    words.map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn what_is_typed_is_never_an_operator() {
        assert_eq!(query("l’ascenseur NOT \"panne\" OR name:x*"), r#""ascenseur"* "NOT"* "panne"* "OR"* "name"*"#);
        assert_eq!(query(" -- \" "), "");
    }
}
