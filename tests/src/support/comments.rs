//! The comment service, run as its operator runs it.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use super::program;

/// Room enough for a machine that writes without pause.
const SETTINGS: &str = r#"
[server]
listen = "127.0.0.1:0"
admin_listen = ""
[secret]
value = "0123456789012345678901234567890123456789"
[limits]
per_prefix = 100000
per_thread = 100000
per_site = 1000000
form_minimum = "1s"
pressure = 0
[sites.essai]
url = "http://127.0.0.1"
name = "Essai"
official_name = "Essai"
manifest = "threads.json"
privacy_contact = "donnees@essai.example"
policy = "after"
flood = 0
"#;

const THREADS: &str = r#"{"version": 1, "site": "http://127.0.0.1", "threads": [
{"id": "verger", "url": "/verger/", "title": "Verger", "kind": "avancement", "mode": "ouverts"},
{"id": "chantiers/pré été", "url": "/pre/", "title": "Pré", "kind": "avancement", "mode": "questions"}]}"#;

/// A service of the site `essai`, with two threads and no comment; it ends with the value.
pub(crate) struct CommentService {
    /// `http://127.0.0.1:…/`.
    pub(crate) url: String,
    process: Child,
    folder: TempDir,
}

impl CommentService {
    pub(crate) fn start() -> Self {
        Self::with("")
    }

    /// One with more settings.
    pub(crate) fn with(more: &str) -> Self {
        Self::serving(&format!("{SETTINGS}{more}"), THREADS)
    }

    /// That of the site at `url`, with its threads.
    pub(crate) fn of_site(url: &str, threads: &str) -> Self {
        let own = format!("url = \"{url}\"\nhosts = [\"127.0.0.1\"]");
        Self::serving(&SETTINGS.replace("url = \"http://127.0.0.1\"", &own), threads)
    }

    fn serving(text: &str, threads: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let settings = folder.path().join("commentaires.toml");
        std::fs::write(&settings, text).unwrap();
        std::fs::write(folder.path().join("threads.json"), threads).unwrap();
        let mut process = Command::new(path())
            .current_dir(folder.path())
            .arg("--config")
            .arg(&settings)
            .args(["serve", "--level", "warn"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program can be run");
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).unwrap_or_else(|| panic!("no address in {line:?}"));
        Self { url: format!("http://{}", address.trim()), process, folder }
    }
}

impl CommentService {
    /// Brings published comments in, as its operator does: thread, name and text of each, numbered on from `first`.
    pub(crate) fn import(&self, first: usize, comments: &[(&str, &str, &str)]) {
        let at = "2026-11-20T08:00:00Z";
        let mut export = serde_json::json!({"format": "palier-comments", "version": 1, "site": "ailleurs",
            "url": "https://ailleurs.example", "exported_at": at})
        .to_string();
        for (number, (thread, name, markdown)) in comments.iter().enumerate() {
            let line = serde_json::json!({"id": first + number, "parent": null, "thread": thread, "url": "/", "state": "published",
                "official": false, "name": name, "email": null, "markdown": markdown, "written_at": at, "published_at": at,
                "reason": null, "question": null, "pinned": false, "edited_at": null});
            export.push_str(&format!("\n{line}"));
        }
        std::fs::write(self.folder.path().join("export.jsonl"), export).unwrap();
        let mut command = Command::new(path());
        command.current_dir(self.folder.path()).args([
            "--config",
            "commentaires.toml",
            "import",
            "palier",
            "export.jsonl",
        ]);
        let ran = command.output().expect("the program can be run");
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    }

    /// Host and port.
    pub(crate) fn authority(&self) -> &str {
        self.url.trim_start_matches("http://").trim_end_matches('/')
    }
}

impl Drop for CommentService {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The program: `PALIER_COMMENTS_BIN`, or else the one beside `palier`.
pub(crate) fn path() -> PathBuf {
    let path = std::env::var_os("PALIER_COMMENTS_BIN")
        .map_or_else(|| program::path().with_file_name("palier-comments"), PathBuf::from);
    assert!(path.is_file(), "{} is missing: `cargo build -p palier-comments` builds it", path.display());
    path
}
