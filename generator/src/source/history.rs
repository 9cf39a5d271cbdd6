//! The past of tenders, asked from Git.
//!
//! Two processes, whatever the number of tenders: `git log` tells which commits touched which files, and
//! `git cat-file --batch` gives their bytes. Git's own program is asked, not a library: whoever has a history has it.

use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::front_matter::values;
use crate::front_matter::{self, Node, Value, canonical};
use crate::site::history::VersionFile;
use crate::site::{History, Version};

/// The question whether a site has its whole history, put to Git while other things are done.
#[derive(Debug)]
pub struct Question {
    asked: Option<Child>,
}

impl Question {
    /// Asks about the site in `root`.
    #[must_use]
    pub fn ask(root: &Path) -> Self {
        let mut command = git(root);
        command.args(["rev-parse", "--is-shallow-repository", "HEAD"]).stdout(Stdio::piped());
        Self { asked: command.spawn().ok() }
    }

    /// Waits for the answer, which is no without Git, without a repository or a commit, and in a shallow clone.
    fn answer(self) -> bool {
        let answer = self.asked.and_then(|asked| asked.wait_with_output().ok());
        answer.is_some_and(|answer| answer.status.success() && answer.stdout.starts_with(b"false"))
    }
}

/// Reads the versions of the tenders in `files` (`content/…​.md`) from the history of the site in `root`.
///
/// Without Git, without a repository, or in a shallow clone there is no history to publish: the result says so.
#[must_use]
pub fn read(root: &Path, question: Question, files: &[Arc<str>]) -> History {
    if !question.answer() || files.is_empty() {
        return History::default();
    }
    let commits = commits(root, files).unwrap_or_default();
    let wanted = touched(files, &commits);
    let versions = Blobs::open(root).map(|mut blobs| versions(&mut blobs, &commits, &wanted)).unwrap_or_default();
    History { known: true, versions }
}

fn git(root: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).stdin(Stdio::null()).stderr(Stdio::null());
    // A repository's own configuration must not change what is read.
    command.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
    command
}

struct Commit {
    id: String,
    date: Timestamp,
    /// Files added, changed or renamed to, with the name before.
    changes: Vec<(String, Option<String>)>,
}

/// The commits that touched the tenders' folders, newest first.
fn commits(root: &Path, files: &[Arc<str>]) -> Option<Vec<Commit>> {
    let folders: HashSet<String> =
        files.iter().map(|file| file.splitn(3, '/').take(2).collect::<Vec<_>>().join("/")).collect();
    let mut command = git(root);
    command.args(["-c", "core.quotepath=off", "log", "--relative", "-M", "--name-status", "-z"]);
    command.args(["--format=%x01%H %ct", "--diff-filter=AMR", "--"]).args(folders);
    let output = command.output().ok().filter(|output| output.status.success())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Some(text.split('\u{1}').skip(1).filter_map(commit).collect())
}

fn commit(record: &str) -> Option<Commit> {
    let mut parts = record.split(['\0', '\n']).filter(|part| !part.is_empty());
    let (id, seconds) = parts.next()?.split_once(' ')?;
    let date = Timestamp::from_second(seconds.parse().ok()?).ok()?;
    let mut changes = Vec::new();
    while let Some(status) = parts.next() {
        let first = parts.next()?.to_owned();
        if status.starts_with('R') {
            changes.push((parts.next()?.to_owned(), Some(first)));
        } else {
            changes.push((first, None));
        }
    }
    Some(Commit { id: id.to_owned(), date, changes })
}

/// A version to read: the tender's file now, the commit, and the file's name in it.
struct Wanted {
    file: Arc<str>,
    commit: usize,
    name: String,
}

/// Follows each tender back through its renames. A change of a file in a tender's own folder is a version too.
fn touched(files: &[Arc<str>], commits: &[Commit]) -> Vec<Wanted> {
    let mut current: HashMap<String, Arc<str>> =
        files.iter().map(|file| (file.to_string(), Arc::clone(file))).collect();
    let mut wanted = Vec::new();
    for (position, commit) in commits.iter().enumerate() {
        let mut seen: HashSet<Arc<str>> = HashSet::new();
        let mut renames = Vec::new();
        for (name, before) in &commit.changes {
            let own = current.get(name).map(|file| (name.clone(), Arc::clone(file)));
            let of_folder = || {
                let index = format!("{}/index.md", name.rsplit_once('/')?.0);
                current.get(&index).map(|file| (index.clone(), Arc::clone(file)))
            };
            let Some((name_then, file)) = own.or_else(of_folder) else { continue };
            if name_then == *name
                && let Some(before) = before
            {
                renames.push((name.clone(), before.clone()));
            }
            if seen.insert(Arc::clone(&file)) {
                wanted.push(Wanted { file, commit: position, name: name_then });
            }
        }
        for (name, before) in renames {
            if let Some(file) = current.remove(&name) {
                current.insert(before, file);
            }
        }
    }
    wanted
}

/// Reads the versions, oldest first; those that were drafts were not published.
fn versions(blobs: &mut Blobs, commits: &[Commit], wanted: &[Wanted]) -> HashMap<String, Vec<Version>> {
    let mut versions: HashMap<String, Vec<Version>> = HashMap::new();
    let mut heads: HashMap<Arc<str>, (Node, String)> = HashMap::new();
    for Wanted { file, commit, name } in wanted.iter().rev() {
        let commit = &commits[*commit];
        let Some(bytes) = blobs.read(&commit.id, name) else { continue };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let document = front_matter::read(file, &text, &mut Vec::new());
        if field(&document.head, "brouillon").and_then(values::boolean) == Some(true) {
            continue;
        }
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let files: Vec<VersionFile> = attached(&document.head)
            .into_iter()
            .filter_map(|name| {
                let bytes = blobs.read(&commit.id, &format!("{folder}/{}", name.trim_start_matches("./")))?;
                Some(VersionFile { checksum: sha256(&bytes), name })
            })
            .collect();
        let body = document.body.trim().to_owned();
        let list = versions.entry(file.to_string()).or_default();
        let mut changes = match heads.get(file) {
            None => Vec::new(),
            Some((before, body_before)) => changes(before, &document.head, *body_before != body),
        };
        if let Some(last) = list.last()
            && last.files != files
            && !changes.iter().any(|change| change == "pieces")
        {
            changes.push("pieces".to_owned());
        }
        let is_first = list.is_empty();
        let deadline = field(&document.head, "date_limite").and_then(values::moment);
        if is_first || !changes.is_empty() {
            list.push(Version {
                date: commit.date,
                checksum: sha256(&bytes),
                deadline,
                changes,
                files,
                text: text.clone(),
            });
        }
        heads.insert(Arc::clone(file), (document.head, body));
    }
    versions
}

fn field<'a>(head: &'a Node, name: &str) -> Option<&'a str> {
    match &named(head, name)?.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    }
}

/// What the field `name` holds, however its author spelt it.
fn named<'a>(head: &'a Node, name: &str) -> Option<&'a Node> {
    let Value::Map(fields) = &head.value else { return None };
    fields.iter().find(|(key, _)| canonical(&key.value) == name).map(|(_, node)| node)
}

/// The files that `pieces` names.
fn attached(head: &Node) -> Vec<String> {
    let Some(Value::List(pieces)) = named(head, "pieces").map(|node| &node.value) else { return Vec::new() };
    pieces.iter().filter_map(|piece| field(piece, "fichier").map(str::to_owned)).collect()
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

/// A running `git cat-file --batch`.
struct Blobs {
    child: Child,
    input: std::process::ChildStdin,
    output: BufReader<std::process::ChildStdout>,
    prefix: String,
}

impl Blobs {
    fn open(root: &Path) -> Option<Self> {
        let prefix = git(root).args(["rev-parse", "--show-prefix"]).output().ok()?;
        let prefix = String::from_utf8(prefix.stdout).ok()?.trim_end_matches('\n').to_owned();
        let mut child =
            git(root).args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
        let input = child.stdin.take()?;
        let output = BufReader::new(child.stdout.take()?);
        Some(Self { child, input, output, prefix })
    }

    /// The bytes of `file` as of `commit`.
    fn read(&mut self, commit: &str, file: &str) -> Option<Vec<u8>> {
        if file.contains('\n') {
            return None;
        }
        writeln!(self.input, "{commit}:{}{file}", self.prefix).ok()?;
        self.input.flush().ok()?;
        let mut header = String::new();
        self.output.read_line(&mut header).ok()?;
        let mut words = header.split_whitespace().rev();
        let size: usize = words.next()?.parse().ok()?;
        if words.next()? != "blob" {
            return None;
        }
        let mut bytes = vec![0; size + 1];
        self.output.read_exact(&mut bytes).ok()?;
        bytes.pop();
        Some(bytes)
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        // It reads nothing more; what it says about that does not matter.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
