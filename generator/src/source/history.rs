//! The past of tenders, asked from Git.
//!
//! Two processes, whatever the number of tenders: `git log` tells which commits touched which files, and
//! `git cat-file --batch` gives their bytes. Git's own program is asked, not a library: whoever has a history has it.
//!
//! What counts is what the published branch held, and when: its first parents are followed. A version that was written on
//! another branch was published when that was merged, whatever the date of its commit; what was replaced before, never was.

mod git;
mod renames;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

pub use self::git::Question;
use self::git::{Blobs, Commit};
pub use self::renames::{Rename, renames};
use crate::front_matter::values::{self, Moment};
use crate::front_matter::{self, Node, Value, canonical};
use crate::markdown;
use crate::site::history::VersionFile;
use crate::site::links::{decoded, places};
use crate::site::{History, Version, linked, name_key};

/// A tender whose past is asked for.
#[derive(Debug)]
pub struct Asked {
    /// Its file (`content/…​.md`).
    pub file: Arc<str>,
    /// The files that it publishes now, wherever they lie.
    pub papers: Arc<[Arc<str>]>,
}

/// Reads the versions of `tenders` from the history of the site in `root`, whose dates are of `zone`.
///
/// Without Git, without a repository, or in a shallow clone there is no history to publish: the result says so.
#[must_use]
pub fn read(root: &Path, question: Question, zone: &TimeZone, tenders: &[Asked]) -> History {
    if !question.answer() || tenders.is_empty() {
        return History::default();
    }
    let commits = git::commits(root, paths(tenders).iter().map(AsRef::as_ref)).unwrap_or_default();
    let changed = texts(tenders, &commits);
    let past = Blobs::open(root).map(|blobs| Past { root, blobs, known: HashMap::new(), called: HashMap::new() });
    let states = past.map(|past| past.states(&commits, &changed)).unwrap_or_default();
    let versions = states.into_iter().map(|(file, states)| (file.to_string(), versions(states, zone)));
    History { known: true, versions: versions.filter(|(_, versions)| !versions.is_empty()).collect() }
}

/// Where the texts and the papers of `tenders` lie: few folders, for Git passes over all others quickly.
fn paths(tenders: &[Asked]) -> BTreeSet<Arc<str>> {
    let folder = |file: &str| -> Arc<str> { file.splitn(3, '/').take(2).collect::<Vec<_>>().join("/").into() };
    let mut paths: BTreeSet<Arc<str>> = tenders.iter().map(|tender| folder(&tender.file)).collect();
    let papers = tenders.iter().flat_map(|tender| tender.papers.iter());
    let elsewhere: Vec<_> = papers.filter(|paper| !paths.contains(&folder(paper))).cloned().collect();
    paths.extend(elsewhere);
    paths.insert(Arc::from("static"));
    paths
}

/// Of each commit the tenders whose text it changed, with the file's name in it: each is followed back through its renames.
fn texts(tenders: &[Asked], commits: &[Commit]) -> Vec<Vec<(Arc<str>, String)>> {
    let mut current: HashMap<String, Arc<str>> =
        tenders.iter().map(|tender| (tender.file.to_string(), Arc::clone(&tender.file))).collect();
    let mut changed = Vec::with_capacity(commits.len());
    for commit in commits {
        let own = |(name, _): &(String, _)| current.get(name).map(|file| (Arc::clone(file), name.clone()));
        changed.push(commit.changes.iter().filter_map(own).collect());
        let before = |(name, before): &(String, Option<String>)| {
            let before = before.clone().filter(|_| current.contains_key(name))?;
            Some((name.clone(), before))
        };
        let renamed: Vec<(String, String)> = commit.changes.iter().filter_map(before).collect();
        for (name, before) in renamed {
            if let Some(file) = current.remove(&name) {
                current.insert(before, file);
            }
        }
    }
    changed
}

/// A tender as of a commit.
struct State {
    date: Timestamp,
    text: String,
    checksum: String,
    head: Node,
    body: String,
    files: Vec<VersionFile>,
}

/// The past, gone through from its beginning.
struct Past<'a> {
    root: &'a Path,
    blobs: Blobs,
    /// What each tender's file is called.
    known: HashMap<Arc<str>, String>,
    /// The tenders that call a paper by that name, or have ([`name_key`]).
    called: HashMap<String, BTreeSet<Arc<str>>>,
}

impl Past<'_> {
    /// Every state of each tender, oldest first: its text changed, or a file that is called as one of its papers.
    fn states(mut self, commits: &[Commit], changed: &[Vec<(Arc<str>, String)>]) -> BTreeMap<Arc<str>, Vec<State>> {
        let mut states: BTreeMap<Arc<str>, Vec<State>> = BTreeMap::new();
        for (commit, texts) in commits.iter().zip(changed).rev() {
            self.known.extend(texts.iter().cloned());
            let own = texts.iter().map(|(file, _)| Arc::clone(file));
            let papers = commit.changes.iter().filter_map(|(name, _)| self.called.get(&name_key(name))).flatten();
            let touched: BTreeSet<Arc<str>> = own.chain(papers.cloned()).collect();
            for file in touched {
                if let Some(state) = self.state(commit, &file) {
                    states.entry(file).or_default().push(state);
                }
            }
        }
        states
    }

    fn state(&mut self, commit: &Commit, file: &Arc<str>) -> Option<State> {
        let name = self.known.get(file)?.clone();
        let bytes = self.blobs.read(&commit.id, &name)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let document = front_matter::read(file, &text, &mut Vec::new());
        let folder = name.trim_start_matches("content/").rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut files = Vec::new();
        for written in papers(file, &document) {
            self.called.entry(name_key(&decoded(&written))).or_default().insert(Arc::clone(file));
            let bytes = self.paper(commit, folder, &written);
            files.extend(bytes.map(|bytes| VersionFile { checksum: sha256(&bytes), name: written }));
        }
        let body = document.body.trim().to_owned();
        Some(State { date: commit.date, checksum: sha256(&bytes), head: document.head, body, files, text })
    }

    /// The bytes of what a page in `folder` calls `written`, found as a site's files are.
    fn paper(&mut self, commit: &Commit, folder: &str, written: &str) -> Option<Vec<u8>> {
        let path = decoded(written);
        let there = places(folder, &path).find_map(|place| self.blobs.read(&commit.id, &place));
        there.or_else(|| {
            let mut named = git::listing(self.root, &commit.id);
            named.retain(|name| name_key(name) == name_key(&path));
            match named.as_slice() {
                [only] => self.blobs.read(&commit.id, only),
                _ => None,
            }
        })
    }
}

/// The versions that were published of `states`, oldest first. What was a draft, or was replaced before its `publier_le`,
/// was not; nor is a state another version that says the same as the one before.
fn versions(states: Vec<State>, zone: &TimeZone) -> Vec<Version> {
    let replaced: Vec<Option<Timestamp>> = states.iter().skip(1).map(|next| Some(next.date)).chain([None]).collect();
    let mut versions: Vec<Version> = Vec::new();
    let mut last: Option<(Node, String)> = None;
    for (state, replaced) in states.into_iter().zip(replaced) {
        let Some(date) = shown_from(&state, zone).filter(|date| replaced.is_none_or(|end| *date < end)) else {
            continue;
        };
        let mut changes = match &last {
            None => Vec::new(),
            Some((head, body)) => changes(head, &state.head, *body != state.body),
        };
        let has_other_files = versions.last().is_some_and(|last| last.files != state.files);
        if has_other_files && !changes.iter().any(|change| change == "pieces") {
            changes.push("pieces".to_owned());
        }
        if versions.is_empty() || !changes.is_empty() {
            versions.push(Version {
                date,
                checksum: state.checksum,
                deadline: instant(&state.head, "date_limite"),
                told: groups(&state.head, "rectificatifs").filter_map(|it| instant(it, "date_limite_avant")).collect(),
                changes,
                files: state.files,
                text: state.text,
            });
        }
        last = Some((state.head, state.body));
    }
    versions
}

/// From when a state was shown, as far as it says so itself; `None` for a draft.
fn shown_from(state: &State, zone: &TimeZone) -> Option<Timestamp> {
    let is_draft = field(&state.head, "brouillon").and_then(values::boolean) == Some(true);
    let planned = instant(&state.head, "publier_le").map(|moment| moment.instant(zone));
    (!is_draft).then(|| planned.map_or(state.date, |planned| planned.max(state.date)))
}

fn field<'a>(head: &'a Node, name: &str) -> Option<&'a str> {
    match &named(head, name)?.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    }
}

fn instant(head: &Node, name: &str) -> Option<Moment> {
    field(head, name).and_then(values::moment)
}

/// What the field `name` holds, however its author spelt it.
fn named<'a>(head: &'a Node, name: &str) -> Option<&'a Node> {
    let Value::Map(fields) = &head.value else { return None };
    fields.iter().find(|(key, _)| canonical(&key.value) == name).map(|(_, node)| node)
}

/// The groups of the list `name`.
fn groups<'a>(head: &'a Node, name: &str) -> impl Iterator<Item = &'a Node> {
    let list = match named(head, name).map(|node| &node.value) {
        Some(Value::List(groups)) => groups.as_slice(),
        _ => &[],
    };
    list.iter()
}

/// The files that a tender offers: those that `pieces` names, and those that its text leads to.
fn papers(file: &Arc<str>, document: &front_matter::Document<'_>) -> Vec<String> {
    let attached = groups(&document.head, "pieces").filter_map(|piece| field(piece, "fichier"));
    let body = markdown::render(file, document.body, 0, false, "", &mut Vec::new());
    let mut papers: Vec<String> = attached.chain(linked(&body.links)).map(str::to_owned).collect();
    let mut seen = HashSet::new();
    papers.retain(|paper| !paper.ends_with(".md") && seen.insert(paper.clone()));
    papers
}

fn changes(before: &Node, after: &Node, body_changed: bool) -> Vec<String> {
    let names = |head: &Node| match &head.value {
        Value::Map(fields) => fields.iter().map(|(key, _)| canonical(&key.value).into_owned()).collect(),
        _ => Vec::new(),
    };
    let mut changed = names(after);
    changed.extend(names(before));
    let mut seen = HashSet::new();
    changed.retain(|name| seen.insert(name.clone()));
    changed.retain(|name| named(before, name).map(plain) != named(after, name).map(plain));
    changed.extend(body_changed.then(|| "texte".to_owned()));
    changed
}

/// A node's content without its places.
fn plain(node: &Node) -> String {
    match &node.value {
        Value::Empty => String::new(),
        Value::Text(text) => format!("{text:?}"),
        Value::List(items) => format!("[{}]", items.iter().map(plain).collect::<Vec<_>>().join(",")),
        Value::Map(fields) => {
            let fields: Vec<String> =
                fields.iter().map(|(key, node)| format!("{:?}:{}", key.value, plain(node))).collect();
            format!("{{{}}}", fields.join(","))
        }
    }
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
