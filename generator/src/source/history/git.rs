//! What Git is asked, and its answers.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use jiff::Timestamp;

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
    pub(super) fn answer(self) -> bool {
        let answer = self.asked.and_then(|asked| asked.wait_with_output().ok());
        answer.is_some_and(|answer| answer.status.success() && answer.stdout.starts_with(b"false"))
    }
}

fn git(root: &Path) -> Command {
    let mut command = Command::new("git");
    // A file's name is one, and no pattern.
    command.arg("--literal-pathspecs").arg("-C").arg(root).stdin(Stdio::null()).stderr(Stdio::null());
    // A repository's own configuration must not change what is read.
    command.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
    command
}

/// A commit.
pub(super) struct Commit {
    pub(super) id: String,
    pub(super) date: Timestamp,
    /// Files added, changed or renamed to, with the name before.
    pub(super) changes: Vec<(String, Option<String>)>,
}

/// The commits by which the branch itself changed `paths`, newest first. What was done on another branch is published when
/// that is merged, so a merge is a commit with all that it brings, and those of the other branch are none.
pub(super) fn commits<'a>(root: &Path, paths: impl Iterator<Item = &'a str>) -> Option<Vec<Commit>> {
    log(root, &["-M", "--diff-filter=AMR"], paths)
}

/// How many commits are asked for added and renamed files: an author of whom a line is wanted hears of it a thousand times, and what
/// is asked does not grow with the past.
const ARRIVALS: &str = "--max-count=1000";

/// The newest commits by which the branch itself added or renamed files of the content, newest first. What is nearly the same is a
/// renamed file; two short notices that only look alike are not.
pub(super) fn arrivals(root: &Path) -> Option<Vec<Commit>> {
    log(root, &["-M80%", "--diff-filter=AR", ARRIVALS], ["content"].into_iter())
}

fn log<'a>(root: &Path, options: &[&str], paths: impl Iterator<Item = &'a str>) -> Option<Vec<Commit>> {
    let mut command = git(root);
    command.args(["-c", "core.quotepath=off", "log", "--relative", "--first-parent", "-m", "--name-status", "-z"]);
    command.args(options).args(["--format=%x01%H %ct", "--"]).args(paths);
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
        // `R098` names two files.
        if status.starts_with('R') {
            changes.push((parts.next()?.to_owned(), Some(first)));
        } else {
            changes.push((first, None));
        }
    }
    Some(Commit { id: id.to_owned(), date, changes })
}

/// The files of `content/` and `static/` as of `commit`.
pub(super) fn listing(root: &Path, commit: &str) -> Vec<String> {
    let mut command = git(root);
    command.args(["ls-tree", "-r", "-z", "--name-only", commit, "--", "content", "static"]);
    let listed = command.output().ok().filter(|output| output.status.success());
    let names = listed.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// A running `git cat-file --batch`.
pub(super) struct Blobs {
    child: Child,
    input: std::process::ChildStdin,
    output: BufReader<std::process::ChildStdout>,
    prefix: String,
}

impl Blobs {
    pub(super) fn open(root: &Path) -> Option<Self> {
        let prefix = git(root).args(["rev-parse", "--show-prefix"]).output().ok()?;
        let prefix = String::from_utf8(prefix.stdout).ok()?.trim_end_matches('\n').to_owned();
        let mut child =
            git(root).args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
        let input = child.stdin.take()?;
        let output = BufReader::new(child.stdout.take()?);
        Some(Self { child, input, output, prefix })
    }

    /// The bytes of `file` as of `commit`.
    pub(super) fn read(&mut self, commit: &str, file: &str) -> Option<Vec<u8>> {
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
