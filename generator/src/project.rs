//! A site's folder in memory: read once, then kept up to date file by file.
//!
//! `build` and `check` read everything and assemble one [`Site`]; `serve` keeps the [`Project`], tells it which files
//! changed, and assembles again. Both go through the same two functions, so that an edited site is the site that a
//! clean build makes.

mod loaded;
mod settings;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rayon::prelude::*;

pub use loaded::Change;

use self::loaded::{Loaded, load, sheets};
use self::settings::Settings;
use crate::content::Kind;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::media::{Record, Variants};
use crate::sheet::Sheets;
use crate::site::{self, Conversations, Files, History, Parts, Preview, Site, Unread, Used};
use crate::source::history::{Asked, Question};
use crate::source::{self, CONFIG_FILE, Root};
use crate::theme::Theme;

/// How many files a thread reads at a time: with more, the last of them would read alone for a while.
const PORTION: usize = 64;

/// A site's folder, read.
#[derive(Debug)]
pub struct Project {
    root: Root,
    base_url: Option<String>,
    settings: Option<Settings>,
    posts: BTreeMap<Arc<str>, Loaded>,
    files: Arc<Files>,
    /// What was found out about the files.
    record: Record,
    variants: Arc<Variants>,
    history: Arc<History>,
    conversations: Arc<Conversations>,
    /// Problems of the folder, the configuration and the theme.
    diagnostics: Vec<Diagnostic>,
}

/// A site and its theme, with everything that was found wrong.
#[derive(Debug)]
pub struct Loading {
    /// The site; absent where the configuration or the theme cannot be used.
    pub site: Option<(Arc<Site>, Arc<Theme>)>,
    /// Every problem, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// Those among them that were found when the posts were put together: what a text says changes none of them.
    pub of_assembly: Vec<Diagnostic>,
}

impl Loading {
    /// Adds what does not hold together in the site.
    pub fn check(&mut self) {
        if let Some((site, _)) = &self.site {
            site::check(site, &mut self.diagnostics);
            diagnostic::sort(&mut self.diagnostics);
        }
    }

    /// Whether the site must not be rendered.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.site.is_none() || self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

impl Project {
    /// Reads the site in `root`. `base_url` takes the place of the configured address.
    #[must_use]
    pub fn open(root: Root, base_url: Option<String>) -> Self {
        let variants = Arc::new(Variants::new(root.clone()));
        let mut project = Self {
            root,
            base_url,
            settings: None,
            posts: BTreeMap::new(),
            files: Arc::default(),
            record: variants.record(),
            variants,
            history: Arc::default(),
            conversations: Arc::default(),
            diagnostics: Vec::new(),
        };
        project.reload();
        project
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// The variants of its photos.
    #[must_use]
    pub fn variants(&self) -> &Arc<Variants> {
        &self.variants
    }

    /// What was found out about its files, for later runs.
    #[must_use]
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The site's zone, as far as it is known.
    #[must_use]
    pub fn zone(&self) -> Option<TimeZone> {
        self.settings.as_ref().map(|settings| settings.config.site.zone.clone())
    }

    /// Whether the content file `file` says that it is a draft.
    #[must_use]
    pub fn is_draft(&self, file: &str) -> bool {
        self.posts.get(file).is_some_and(|loaded| loaded.is_draft)
    }

    /// The drafts that are no posts yet: what they need is missing, or cannot be read.
    pub fn incomplete_drafts(&self) -> impl Iterator<Item = &Arc<str>> {
        self.posts.iter().filter(|(_, loaded)| loaded.is_draft && loaded.post.is_none()).map(|(file, _)| file)
    }

    /// Reads everything anew.
    pub fn reload(&mut self) {
        self.diagnostics.clear();
        self.posts.clear();
        let question = Question::ask(self.root.path());
        let mut of_files = Vec::new();
        let mut diagnostics = std::mem::take(&mut self.diagnostics);
        let (settings, tree) = rayon::join(
            || Settings::read(&self.root, self.base_url.as_deref(), &mut diagnostics),
            || self.root.scan(&self.record, &mut of_files),
        );
        diagnostics.append(&mut of_files);
        (self.settings, self.diagnostics) = (settings, diagnostics);
        self.record = tree.record;
        if self.settings.is_some() && tree.posts.is_empty() {
            let content: Arc<str> = Arc::from("content");
            self.diagnostics.push(Diagnostic::at("contenu-absent", Severity::Error, &content, None));
        }
        self.files = Arc::new(tree.files);
        if let Some(settings) = &self.settings {
            let (root, files) = (&self.root, self.files.as_ref());
            let config = settings.config.as_ref();
            let posts = tree.posts.into_par_iter().with_max_len(PORTION);
            let read: Vec<(Arc<str>, Loaded)> =
                posts.map(|file| (Arc::clone(&file), load(root, config, files, &file))).collect();
            // Sorted, they make the tree at once.
            self.posts = read.into_iter().collect();
        }
        self.read_history(question);
        self.read_conversations();
    }

    /// Takes note that `files` may have changed, appeared or gone. Says what that changed.
    pub fn update(&mut self, files: &[Arc<str>]) -> Change {
        let logo = self.settings.as_ref().and_then(|settings| settings.config.identity.logo.clone());
        let is_setting = |file: &Arc<str>| {
            file.as_ref() == CONFIG_FILE
                || file.starts_with("themes/")
                || logo.as_ref().is_some_and(|logo| logo.file.value == **file)
        };
        if files.iter().any(is_setting) {
            self.reload();
            return Change::Site;
        }
        let mut change = Change::Nothing;
        let mut others = false;
        for file in files {
            if source::is_content(file) {
                change = change.and(self.update_post(file));
            } else {
                self.record.forget(file);
                // A picture, or a folder that came or went with all that it holds.
                others = true;
            }
        }
        if others {
            let tree = self.root.scan(&self.record, &mut Vec::new());
            self.record = tree.record;
            self.files = Arc::new(tree.files);
            self.posts.retain(|file, _| tree.posts.binary_search(file).is_ok());
            let language = self.settings.as_ref().map(|settings| settings.config.site.language).unwrap_or_default();
            for loaded in self.posts.values_mut() {
                if let Some(post) = &loaded.post {
                    loaded.used = Used::by(post, &self.files);
                }
                if let Some(post) = loaded.post.as_ref().or(loaded.sketch.as_ref()) {
                    loaded.sheets = sheets(&self.root, language, &self.files, post);
                }
            }
            for file in tree.posts {
                if !self.posts.contains_key(&file) {
                    self.update_post(&file);
                }
            }
            change = Change::Site;
        }
        change
    }

    fn update_post(&mut self, file: &Arc<str>) -> Change {
        let Some(settings) = &self.settings else { return Change::Nothing };
        if !self.root.on_disk(file).is_file() {
            return self.posts.remove(file).map_or(Change::Nothing, |_| Change::Site);
        }
        let loaded = load(&self.root, &settings.config, &self.files, file);
        let change = self.posts.get(file).map_or(Change::Site, |known| loaded.change_from(known));
        self.posts.insert(Arc::clone(file), loaded);
        change
    }

    /// The site at `now`, with every problem.
    #[must_use]
    pub fn assemble(&self, now: Timestamp, preview: Preview) -> Loading {
        let mut loading = self.draft(now, preview);
        loading.check();
        loading
    }

    /// The site at `now`, without what [`Loading::check`] finds: that looks at every link of every post, and a preview
    /// need not wait for it.
    #[must_use]
    pub fn draft(&self, now: Timestamp, preview: Preview) -> Loading {
        let mut diagnostics = self.problems(preview);
        let mut of_assembly = Vec::new();
        let site = self.settings.as_ref().map(|settings| {
            let mut parts = Parts {
                posts: Vec::with_capacity(self.posts.len()),
                used: Vec::with_capacity(self.posts.len()),
                unread: Vec::new(),
                files: Arc::clone(&self.files),
                sheets: Sheets::default(),
                history: Arc::clone(&self.history),
                conversations: Arc::clone(&self.conversations),
                assets: settings.theme.assets.paths().values().cloned().collect(),
            };
            for (file, loaded) in &self.posts {
                if let Some(post) = &loaded.post {
                    parts.posts.push(Arc::clone(post));
                    parts.used.push(loaded.used.clone());
                } else {
                    let is_withheld = loaded.is_draft && !preview.drafts;
                    parts.unread.push(Unread { file: Arc::clone(file), is_withheld, sketch: loaded.sketch.clone() });
                }
                parts.sheets.extend(loaded.sheets.iter().cloned());
            }
            let site = site::assemble(Arc::clone(&settings.config), now, preview, parts, &mut of_assembly);
            (Arc::new(site), Arc::clone(&settings.theme))
        });
        diagnostics.extend(of_assembly.iter().cloned());
        diagnostic::sort(&mut diagnostics);
        Loading { site, diagnostics, of_assembly }
    }

    /// What was found wrong when the files were read.
    #[must_use]
    pub fn problems(&self, preview: Preview) -> Vec<Diagnostic> {
        let of_posts = self.posts.values().flat_map(|loaded| loaded.problems(preview));
        self.diagnostics.iter().cloned().chain(of_posts).collect()
    }

    fn read_history(&mut self, question: Question) {
        let Some(settings) = &self.settings else { return };
        let tenders: Vec<Asked> = self
            .posts
            .values()
            .filter_map(|loaded| {
                let post = loaded.post.as_ref().filter(|post| matches!(post.kind, Kind::Tender(_)))?;
                Some(Asked { file: Arc::clone(&post.file), papers: Arc::clone(&loaded.used.files) })
            })
            .collect();
        let zone = &settings.config.site.zone;
        self.history = Arc::new(source::history::read(self.root.path(), question, zone, &tenders));
    }

    fn read_conversations(&mut self) {
        let setting = self.settings.as_ref().and_then(|settings| settings.config.comments.baked().cloned());
        let address = self.settings.as_ref().map(|settings| settings.address.clone()).unwrap_or_default();
        let addresses: Vec<&str> = std::iter::once(address.as_str()).chain(self.base_url.as_deref()).collect();
        let read = |setting| source::comments::read(&self.root, &setting, &addresses, &mut self.diagnostics);
        let read = setting.map(read);
        self.conversations = Arc::new(read.unwrap_or_default());
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "an author writes the files that it reads")]
mod tests {
    use std::fs;

    use super::*;

    const POST: &str = "content/actualites/avis.md";
    const HEAD: &str = "---\ntitre: Avis\ndate: 2026-11-16\n---\n";

    /// A site with one post, and the folder that it lies in.
    fn site() -> (tempfile::TempDir, Project) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("content/actualites")).unwrap();
        fs::write(folder.path().join(CONFIG_FILE), include_str!("../starter/site/palier.toml")).unwrap();
        fs::write(folder.path().join(POST), format!("{HEAD}Un texte.\n")).unwrap();
        let passing = "---\ntitre: Passager\ndate: 2026-11-10\nexpire_le: 2026-11-20 12:00\n---\nUn texte.\n";
        fs::write(folder.path().join("content/actualites/passager.md"), passing).unwrap();
        let project = Project::open(Root::new(folder.path().to_owned()), None);
        (folder, project)
    }

    fn edited(folder: &tempfile::TempDir, project: &mut Project, text: &str) -> Change {
        fs::write(folder.path().join(POST), text).unwrap();
        project.update(&[Arc::from(POST)])
    }

    #[test]
    fn an_edit_of_a_text_is_told_from_others() {
        let (folder, mut project) = site();
        let mut edit = |text: &str| edited(&folder, &mut project, text);
        assert!(matches!(edit(&format!("{HEAD}Un texte.\n")), Change::Nothing));
        assert!(matches!(edit(&format!("{HEAD}Un autre.\n")), Change::Text { .. }));
        assert!(matches!(edit(&format!("{HEAD}![Une photo](absente.jpg)\n")), Change::Text { .. }));
        assert!(matches!(edit(&HEAD.replace("Avis", "Autre avis")), Change::Site));
        assert!(matches!(edit("---\ntitre: Sans date\n---\n"), Change::Site));
        assert!(matches!(edit("---\nbrouillon: oui\n---\n"), Change::Site));
        assert!(matches!(edit("---\nbrouillon: oui\nresume: Encore\n---\n"), Change::Draft));
        assert!(matches!(edit(&HEAD.replacen("---\n", "---\nbrouillon: oui\n", 1)), Change::Site));
        assert!(matches!(
            edit(&format!("{}[a]()\n", HEAD.replacen("---\n", "---\nbrouillon: oui\n", 1))),
            Change::Text { .. }
        ));
        assert!(matches!(edit(&format!("{HEAD}Un texte.\n")), Change::Site));
    }

    #[test]
    fn a_draft_is_known_however_broken_its_head() {
        let (folder, mut project) = site();
        for draft in [
            &b"---\ntitre: Avis\nbrouillon: oui\n\nUn texte.\n"[..],
            b"---\n{{{\nBrouillon : Oui\n---\nUn texte.\n",
            b"titre: Avis\nbrouillon = true\n\nUn texte.\n",
            b"---\ntitre: \xc9t\xe9\nbrouillon: oui\n---\n",
        ] {
            fs::write(folder.path().join(POST), draft).unwrap();
            project.update(&[Arc::from(POST)]);
            assert!(project.is_draft(POST), "{}", String::from_utf8_lossy(draft));
        }
        for page in [
            "---\ntitre: Avis\n\nbrouillon: oui, disait-il.\n",
            "---\n{{{\nbrouillon: non\n---\n",
            "---\n{{{\n---\nbrouillon: oui\n",
        ] {
            fs::write(folder.path().join(POST), page).unwrap();
            project.update(&[Arc::from(POST)]);
            assert!(!project.is_draft(POST), "{page}");
        }
    }

    #[test]
    fn a_site_is_reworded_until_time_changes_it() {
        let (folder, mut project) = site();
        let at = |time: &str| format!("2026-11-20T{time}:00+01:00").parse::<Timestamp>().unwrap();
        let loading = project.draft(at("11:00"), Preview::default());
        assert!(!loading.has_errors(), "{:?}", loading.diagnostics);
        let (site, _) = loading.site.unwrap();
        let Change::Text { from, to } = edited(&folder, &mut project, &format!("{HEAD}Un autre.\n")) else {
            panic!("the text alone changed")
        };
        let reworded = |time: &str| site.reworded(at(time), &from, Arc::clone(&to));
        let later = reworded("11:59").unwrap();
        assert!(later.posts.iter().any(|post| post.body.plain_text().contains("Un autre.")));
        assert!(reworded("12:00").is_none(), "the other post has gone");
        assert!(site.reworded(at("11:59"), &to, Arc::clone(&from)).is_none(), "it is not shown");
    }
}
