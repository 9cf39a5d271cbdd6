//! One content file, read, and what an edit of it changes.

use std::hash::Hasher as _;
use std::sync::Arc;

use rustc_hash::FxHasher;

use crate::config::Config;
use crate::content::{self, Post, Reader};
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Language;
use crate::sheet::Reading;
use crate::site::{self, Files, Preview, Used};
use crate::source::{Root, conflicts};

/// A content file, read.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    /// Tells whether its bytes changed.
    hash: u64,
    /// Whether it says that it is a draft.
    pub(super) is_draft: bool,
    pub(super) post: Option<Arc<Post>>,
    /// Where its head lacks something: what it would be, for its links and files to be looked at. Of a draft, that can wait.
    pub(super) sketch: Option<Arc<Post>>,
    /// What it publishes of the files.
    pub(super) used: Used,
    /// Those of whose numbers it shows a chart, as they were read.
    pub(super) sheets: Vec<(Arc<str>, Arc<Reading>)>,
    diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// What makes it of `known`, the same file as it was.
    pub(super) fn change_from(&self, known: &Self) -> Change {
        if self.hash == known.hash && self.is_draft == known.is_draft {
            return Change::Nothing;
        }
        let (charted, before) = (self.sheets.iter(), known.sheets.iter());
        let uses_the_same = self.used == known.used && charted.map(|(file, _)| file).eq(before.map(|(file, _)| file));
        let is_sound = self.is_draft || !self.diagnostics.iter().any(Diagnostic::is_error);
        match (&known.post, &self.post) {
            (Some(from), Some(to)) if to.has_head_of(from) && uses_the_same && is_sound => {
                Change::Text { from: Arc::clone(from), to: Arc::clone(to) }
            }
            (None, None) if self.is_draft && known.is_draft => Change::Draft,
            _ => Change::Site,
        }
    }

    /// What is wrong with it. A draft that nobody sees keeps nobody from publishing.
    pub(super) fn problems(&self, preview: Preview) -> impl Iterator<Item = Diagnostic> + '_ {
        let is_harmless = self.is_draft && !preview.drafts;
        self.diagnostics.iter().cloned().map(move |problem| match problem.severity {
            Severity::Error if is_harmless => Diagnostic { severity: Severity::Warning, ..problem },
            _ => problem,
        })
    }
}

/// What an update changed.
#[derive(Debug)]
pub enum Change {
    /// Nothing.
    Nothing,
    /// The text of one post, which has the same head, uses the same files, and is a draft or has no errors.
    Text {
        /// The post as it was.
        from: Arc<Post>,
        /// As it is.
        to: Arc<Post>,
    },
    /// A draft that was no post and still is none: nothing but what is wrong with it.
    Draft,
    /// Anything else.
    Site,
}

impl Change {
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, change) | (change, Self::Nothing) => change,
            _ => Self::Site,
        }
    }
}

pub(super) fn load(root: &Root, config: &Config, files: &Files, file: &Arc<str>) -> Loaded {
    let mut diagnostics = Vec::new();
    match root.text(file) {
        Err(problem) => {
            let shown = Some(()).filter(|()| problem.code == "pas-utf8").and_then(|()| root.shown_text(file));
            let is_draft = shown.is_some_and(|text| content::says_draft(file, &text));
            diagnostics.push(*problem);
            Loaded { is_draft, diagnostics, ..Loaded::default() }
        }
        Ok(text) => {
            let conflicts = conflicts(file, &text);
            if !conflicts.is_empty() {
                let (hash, is_draft) = (hash(&text), content::says_draft(file, &text));
                return Loaded { hash, is_draft, diagnostics: conflicts, ..Loaded::default() };
            }
            let (post, sketch) = match content::read_or_sketch(Reader { config }, file, &text, &mut diagnostics) {
                Ok(post) => (Some(Arc::new(post)), None),
                Err(sketch) => (None, sketch.map(|sketch| Arc::new(*sketch))),
            };
            if post.is_none() && !diagnostics.iter().any(Diagnostic::is_error) {
                // A page must never go missing in silence, not even by a fault of this program.
                diagnostics.push(Diagnostic::at("entete-illisible", Severity::Error, file, None).with("detail", ""));
            }
            let is_draft = post.as_ref().map_or_else(|| content::says_draft(file, &text), |post| post.draft);
            let used = post.as_ref().map(|post| Used::by(post, files)).unwrap_or_default();
            let language = config.site.language;
            let sketch = sketch.filter(|_| !is_draft);
            let charting = post.as_ref().or(sketch.as_ref());
            let sheets = charting.map_or_else(Vec::new, |post| sheets(root, language, files, post));
            Loaded { hash: hash(&text), is_draft, post, sketch, used, sheets, diagnostics }
        }
    }
}

/// The files of whose numbers `post` shows a chart, read.
pub(super) fn sheets(root: &Root, language: Language, files: &Files, post: &Post) -> Vec<(Arc<str>, Arc<Reading>)> {
    let read = |file: &Arc<str>| (Arc::clone(file), Arc::new(root.sheet(file, language)));
    site::charted_files(files, post).map(read).collect()
}

/// What changes with a text. Nobody hostile chooses it, and it is not kept.
fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}
