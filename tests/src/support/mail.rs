//! A real mail server (aiosmtpd), and the letters that it took.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::wait::until;
use super::{readers, repository};

/// A mail server; it ends with the value.
pub(crate) struct MailServer {
    pub(crate) port: u16,
    process: Child,
    folder: TempDir,
}

impl MailServer {
    pub(crate) fn start() -> Self {
        let folder = TempDir::new().unwrap();
        let mut process = Command::new(readers::environment().join("bin/python"))
            .arg("-B")
            .arg(repository().join("tests/readers/smtp_keeps.py"))
            .arg(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python can be run");
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { port: line.trim().parse().unwrap(), process, folder }
    }

    /// The first letter to `address` whose subject holds `subject`, once it is there.
    #[track_caller]
    pub(crate) fn letter(&self, address: &str, subject: &str) -> Letter {
        until(&format!("a letter to {address}: {subject}"), || {
            let files = std::fs::read_dir(self.folder.path()).unwrap();
            let mut names: Vec<_> = files.map(|file| file.unwrap().path()).collect();
            names.retain(|name| name.extension().is_some_and(|ending| ending == "json"));
            names.sort();
            let letters = names.iter().map(|name| serde_json::from_slice(&std::fs::read(name).unwrap()).unwrap());
            letters.map(Letter).find(|letter| letter.is_to(address) && letter.header("Subject").contains(subject))
        })
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A letter as it arrived.
#[derive(Debug)]
pub(crate) struct Letter(Value);

impl Letter {
    fn is_to(&self, address: &str) -> bool {
        self.0["to"] == serde_json::json!([address])
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.0["headers"][name].as_str().unwrap_or_default()
    }

    pub(crate) fn text(&self) -> &str {
        self.0["text"].as_str().unwrap()
    }

    /// The media types of its parts.
    pub(crate) fn parts(&self) -> Vec<&str> {
        self.0["parts"].as_array().unwrap().iter().filter_map(Value::as_str).collect()
    }

    /// The path of its link number `number`, from 0.
    #[track_caller]
    pub(crate) fn link(&self, number: usize) -> &str {
        let mut links = self.text().split_whitespace().filter(|word| word.contains("/lien/"));
        let link = links.nth(number).unwrap_or_else(|| panic!("no link {number} in {}", self.text()));
        &link[link.find("/commentaires").unwrap()..]
    }
}
