//! The programs with which subscribers read feeds and calendars. `tests/run` installs them.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::repository;

/// The Python that has feedparser, icalendar, khal and Schemathesis: `PALIER_READERS`, or where `tests/run` puts it.
pub(crate) fn environment() -> PathBuf {
    let folder = std::env::var_os("PALIER_READERS").map_or_else(
        || {
            let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
            let cache = cache.unwrap_or_else(|| PathBuf::from(std::env::var_os("HOME").unwrap()).join(".cache"));
            cache.join("palier/readers")
        },
        PathBuf::from,
    );
    assert!(folder.join("bin/python").exists(), "{} is missing: `tests/run` installs it", folder.display());
    folder
}

/// What a script of `tests/readers` prints: one JSON document.
#[track_caller]
fn script<S: AsRef<OsStr>>(name: &str, arguments: impl IntoIterator<Item = S>) -> Value {
    let mut command = Command::new(environment().join("bin/python"));
    command.arg("-B").arg(repository().join("tests/readers").join(name)).args(arguments).stdin(Stdio::null());
    let output = command.output().expect("Python can be run");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {stderr}");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{name}: {error}: {stderr}"))
}

/// Feeds as feedparser reads them, one value each.
#[track_caller]
pub(crate) fn feedparser(files: &[PathBuf]) -> Vec<Value> {
    let Value::Array(feeds) = script("feedparser_reads.py", files) else { panic!("a list is printed") };
    assert_eq!(feeds.len(), files.len());
    feeds
}

/// The events of calendars as icalendar reads them, one list each.
#[track_caller]
pub(crate) fn icalendar(files: &[PathBuf]) -> Vec<Value> {
    let Value::Array(calendars) = script("icalendar_reads.py", files) else { panic!("a list is printed") };
    assert_eq!(calendars.len(), files.len());
    calendars
}

/// What khal shows of a calendar's file, one line an event.
#[track_caller]
pub(crate) fn khal(file: &Path) -> Vec<String> {
    let folder = tempfile::TempDir::new().unwrap();
    let config = folder.path().join("config");
    let calendars = folder.path().display();
    std::fs::write(
        &config,
        format!(
            "[calendars]\n[[essai]]\npath = {calendars}\n[locale]\nlocal_timezone = Europe/Paris\n\
             default_timezone = Europe/Paris\ntimeformat = %H:%M\ndateformat = %d/%m/%Y\nlongdateformat = %d/%m/%Y\n\
             datetimeformat = %d/%m/%Y %H:%M\nlongdatetimeformat = %d/%m/%Y %H:%M\n\
             [sqlite]\npath = {calendars}/khal.db\n"
        ),
    )
    .unwrap();
    let output = Command::new(environment().join("bin/khal"))
        .arg("-c")
        .arg(config)
        .args(["--no-color", "printics", "--format", "{start}-{end-time} {title} [{status}]"])
        .arg(file)
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::null())
        .output()
        .expect("khal can be run");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "khal: {stderr}");
    // The first line says how many events there are.
    String::from_utf8(output.stdout).unwrap().lines().skip(1).map(|line| line.trim().to_owned()).collect()
}

/// The text in all streams of PDF files, as far as they can be inflated.
#[track_caller]
pub(crate) fn pdf_streams(files: &[PathBuf]) -> Vec<String> {
    let Value::Array(texts) = script("pdf_streams.py", files) else { panic!("a list is printed") };
    texts.iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// An item as newsboat keeps it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Kept {
    pub(crate) guid: String,
    pub(crate) title: String,
}

/// A person's newsboat, subscribed to the feeds of one published site.
pub(crate) struct Newsboat {
    folder: tempfile::TempDir,
    _server: Server,
}

impl Newsboat {
    /// Subscribes to `feeds` (addresses like `/flux.xml`) of the site published in `out`.
    pub(crate) fn subscribe(out: &Path, feeds: &[&str]) -> Self {
        let server = Server::start(out);
        let folder = tempfile::TempDir::new().unwrap();
        let urls: String = feeds.iter().map(|feed| format!("{}{feed}\n", server.url)).collect();
        std::fs::write(folder.path().join("urls"), urls).unwrap();
        std::fs::write(folder.path().join("config"), "reload-threads 1\nuse-proxy no\n").unwrap();
        Self { folder, _server: server }
    }

    /// Looks for news. Everything that it has kept so far, sorted.
    #[track_caller]
    pub(crate) fn reload(&self) -> Vec<Kept> {
        let file = |name: &str| self.folder.path().join(name);
        let errors = file("errors");
        let output = Command::new("newsboat")
            .env("HOME", self.folder.path())
            .env("LC_ALL", "C.UTF-8")
            .args(["-x", "reload"])
            .arg("-u")
            .arg(file("urls"))
            .arg("-c")
            .arg(file("cache.db"))
            .arg("-C")
            .arg(file("config"))
            .arg("-d")
            .arg(&errors)
            .args(["-l", "1"])
            .stdin(Stdio::null())
            .output()
            .expect("newsboat is installed: `tests/run` does it");
        assert!(output.status.success(), "newsboat: {}", String::from_utf8_lossy(&output.stderr));
        let said = std::fs::read_to_string(&errors).unwrap_or_default();
        assert!(!said.contains("USERERROR") && !said.contains("CRITICAL"), "newsboat: {said}");
        let Value::Array(items) = script("newsboat_keeps.py", [file("cache.db")]) else { panic!("a list is printed") };
        let word = |item: &Value, name: &str| item[name].as_str().unwrap().to_owned();
        items.iter().map(|item| Kept { guid: word(item, "guid"), title: word(item, "title") }).collect()
    }
}

/// What the theme's own script finds in the index of a built site, run by Node.
#[track_caller]
pub(crate) fn search(out: &Path, asked: &Value) -> Value {
    let mut process = Command::new("node")
        .arg(repository().join("tests/readers/search_finds.mjs"))
        .arg(repository().join("themes/parvis/assets/search.js"))
        .arg(out.join("recherche/index"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node is installed: `tests/run` does it");
    serde_json::to_writer(process.stdin.take().unwrap(), asked).unwrap();
    let output = process.wait_with_output().unwrap();
    assert!(output.status.success(), "search_finds.mjs failed");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A plain web server of a folder, on a free port of the loopback interface.
struct Server {
    process: std::process::Child,
    url: String,
}

impl Server {
    fn start(folder: &Path) -> Self {
        use std::io::BufRead;
        let mut process = Command::new(environment().join("bin/python"))
            .args(["-B", "-u"])
            .arg(repository().join("tests/readers/serve_folder.py"))
            .arg(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Python can be run");
        let mut url = String::new();
        std::io::BufReader::new(process.stdout.take().unwrap()).read_line(&mut url).unwrap();
        Self { process, url: url.trim().to_owned() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
