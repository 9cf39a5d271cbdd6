//! A small site, written in one string.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::TempDir;

use super::{Ran, palier};

/// « Today » of the tests: nine o'clock in the morning in Paris.
pub(crate) const NOW: &str = "2026-11-23T09:00:00";

const CONFIGURATION: &str = r#"[site]
titre = "Coopérative d’essai"
adresse = "https://essai.example"

[cooperative]
nom = "Coopérative d’essai"
forme = "Société coopérative d’HLM"
siege = "1 place de l’Essai, Valbrune"
telephone = "02 61 91 00 00"
courriel = "accueil@essai.example"
rcs = "RCS Valbrune 000 000 000"
capital = "10 000 €"
directeur_publication = "Camille Martin"
hebergeur = "Hébergeur d’essai, 2 rue du Serveur, Valbrune, 02 61 91 00 01"
"#;

/// A site in a folder of its own, and its output beside it.
pub(crate) struct Site {
    folder: TempDir,
}

impl Site {
    /// The site of an archive: `-- content/a.md --` on a line of its own begins a file. Without one, `palier.toml` is
    /// a complete one for <https://essai.example>.
    pub(crate) fn new(archive: &str) -> Self {
        let site = Self { folder: TempDir::new().expect("a temporary folder") };
        site.write("palier.toml", CONFIGURATION);
        site.add(archive);
        site
    }

    /// Adds an archive's files.
    pub(crate) fn add(&self, archive: &str) {
        for (name, text) in files_of(archive) {
            self.write(name, &text);
        }
    }

    /// Where the site lies.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// A place in the site.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    /// Where it is built.
    pub(crate) fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    pub(crate) fn write(&self, name: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Replaces `from`, which must be there, with `to`.
    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} does not contain {from:?}");
        self.write(name, text.replace(from, to));
    }

    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).unwrap();
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        let to = self.path(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::rename(self.path(from), to).unwrap();
    }

    /// Runs `palier COMMAND --root … --now NOW EXTRA…`.
    pub(crate) fn run_at(&self, now: &str, command: &str, extra: &[&str]) -> Ran {
        let root = self.root();
        let mut arguments = vec![command, "--root", root.to_str().unwrap(), "--now", now];
        arguments.extend(extra);
        palier(arguments)
    }

    /// Builds into [`Site::out`], as of `now`.
    pub(crate) fn build_at(&self, now: &str, extra: &[&str]) -> Ran {
        let out = self.out();
        let mut arguments = vec!["--out", out.to_str().unwrap()];
        arguments.extend(extra);
        self.run_at(now, "build", &arguments)
    }

    /// Builds into [`Site::out`] as of [`NOW`]; there must be no error.
    #[track_caller]
    pub(crate) fn build(&self) -> Ran {
        self.build_at(NOW, &[]).ended(0)
    }

    /// Builds into another, fresh folder as of [`NOW`]. The whole output.
    #[track_caller]
    pub(crate) fn clean_build(&self, extra: &[&str]) -> Files {
        let out = TempDir::new().unwrap();
        let mut arguments = vec!["--out", out.path().to_str().unwrap()];
        arguments.extend(extra);
        self.run_at(NOW, "build", &arguments).ended(0);
        files(out.path())
    }

    /// A published file.
    #[track_caller]
    pub(crate) fn published(&self, name: &str) -> String {
        let path = self.out().join(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Whether a file is published.
    pub(crate) fn is_published(&self, name: &str) -> bool {
        self.out().join(name).exists()
    }

    /// The names of the published files that contain `needle`.
    pub(crate) fn published_with(&self, needle: &str) -> Vec<String> {
        let holds = |bytes: &[u8]| bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
        files(&self.out()).into_iter().filter(|(_, bytes)| holds(bytes)).map(|(name, _)| name).collect()
    }
}

/// Every file below a folder by its name there, with its bytes.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

pub(crate) fn files(folder: &Path) -> Files {
    names(folder).into_iter().map(|name| (name.clone(), fs::read(folder.join(name)).unwrap())).collect()
}

/// Every file below a folder by its name there, with when it was last written.
pub(crate) fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    let time = |name: &str| fs::metadata(folder.join(name)).unwrap().modified().unwrap();
    names(folder).into_iter().map(|name| (name.clone(), time(&name))).collect()
}

/// The names of all files below a folder, with `/`, sorted.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                names.push(path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    names.sort();
    names
}

/// Which files differ between two outputs, by name: short enough for a message.
#[track_caller]
pub(crate) fn assert_same(left: &Files, right: &Files) {
    let names: Vec<&String> =
        left.keys().chain(right.keys()).filter(|name| left.get(*name) != right.get(*name)).collect();
    assert!(names.is_empty(), "{} files differ: {:?}", names.len(), &names[..names.len().min(10)]);
}

fn files_of(archive: &str) -> Vec<(&str, String)> {
    let mut files: Vec<(&str, String)> = Vec::new();
    for line in archive.lines() {
        if let Some(name) = line.strip_prefix("-- ").and_then(|line| line.strip_suffix(" --")) {
            files.push((name, String::new()));
        } else if let Some((_, text)) = files.last_mut() {
            text.push_str(line);
            text.push('\n');
        } else {
            assert!(line.is_empty(), "text before the first file: {line}");
        }
    }
    files
}
