//! `palier new`: a page to fill in, with every field of its kind at hand.
//!
//! 1. [`Wanted`]: the words of the command line, with the kind understood;
//! 2. [`plan`]: where the page goes and what it holds, from the configuration and the files that are there;
//! 3. [`place`]: the page on disk, whole or not at all, never over another one.
//!
//! The pages to fill in are in `starter/pages/`, one for each kind. They are in French like the fields that they
//! explain. What only the author knows stays empty there, so that `palier check` asks for it; each starts as a draft.

#![allow(clippy::disallowed_methods, reason = "it makes source files, which are not of the site's output")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan as _};

use super::Outcome;
use super::arguments::{Format, NewCommand};
use super::console::Console;
use crate::config::{self, Config, KindName};
use crate::content::{
    self, Address, DocumentNature, Governance, Management, NoticeCategory, NoticeState, Procedure, Programme,
    ProgrammeKind, Reader, Stage, TenderNature, slug, trade,
};
use crate::diagnostic::{Diagnostic, Severity, nearest};
use crate::locale::Argument;
use crate::source::{CONFIG_FILE, Root};

/// The longest name that a title gives to a folder: longer ones are a burden in addresses and on some systems.
const NAME_LENGTH: usize = 60;

/// Where the lines of a list of words are broken.
const LINE_LENGTH: usize = 100;

/// Starts a page and says where it is.
pub(super) fn run(console: &Console, command: NewCommand) -> Outcome {
    let wanted = match Wanted::read(&command.kind, &command.words) {
        Ok(wanted) => wanted,
        Err(refusal) => return refusal.tell(console),
    };
    let Some(root) = console.site_root(&command.site.root) else { return Outcome::Failed };
    let config = match configuration(&root) {
        Ok(config) => config,
        Err(diagnostics) => {
            console.report(&diagnostics, &root, Format::Human);
            return Outcome::ContentErrors;
        }
    };
    let zone = config.site.zone.clone();
    let Some(now) = console.now(command.site.now.as_deref(), &zone) else { return Outcome::Failed };
    let page = match plan(&root, &config, now.to_zoned_datetime(zone).datetime(), &wanted) {
        Ok(page) => page,
        Err(refusal) => return refusal.tell(console),
    };
    let shown = shown(&command.site.root, &page.file);
    match place(&root.on_disk(&page.file), page.text.as_bytes()) {
        Ok(()) => {
            console.say("cli-new-done", &[("file", (&shown).into())]);
            console.say("cli-new-next", &[]);
            Outcome::Done
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Refusal::Exists(shown).tell(console),
        Err(error) => {
            console.complain("cli-write-failed", &[("path", (&shown).into()), ("cause", (&error.to_string()).into())]);
            Outcome::Failed
        }
    }
}

/// A file of the site as somebody in the current folder finds it.
fn shown(root: &Path, file: &str) -> String {
    if root == Path::new(".") { file.to_owned() } else { root.join(file).display().to_string() }
}

fn configuration(root: &Root) -> Result<Config, Vec<Diagnostic>> {
    let file: Arc<str> = Arc::from(CONFIG_FILE);
    if !root.on_disk(CONFIG_FILE).is_file() {
        return Err(vec![Diagnostic::at("configuration-absente", Severity::Error, &file, None)]);
    }
    let text = root.text(&file).map_err(|problem| vec![*problem])?;
    let mut diagnostics = Vec::new();
    config::read(&file, &text, &trade::TRADES, &mut diagnostics).ok_or(diagnostics)
}

/// What the author asked for.
#[derive(Debug)]
struct Wanted<'a> {
    kind: KindName,
    parent: Option<&'a str>,
    /// On one line, without what no file can hold.
    title: String,
}

impl<'a> Wanted<'a> {
    fn read(kind: &str, words: &'a [String]) -> Result<Self, Refusal> {
        let kind = KindName::from_word(kind).ok_or_else(|| Refusal::UnknownKind(kind.to_owned()))?;
        let (parent, title) = match (words, has_parent(kind)) {
            ([parent, title], true) => (Some(parent.as_str()), title),
            ([title], false) => (None, title),
            ([_], true) => return Err(Refusal::NeedsParent(kind)),
            _ => return Err(Refusal::SeveralWords(kind)),
        };
        let printable =
            title.replace(|c: char| c.is_control() || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}'), " ");
        let title = printable.split_whitespace().collect::<Vec<_>>().join(" ");
        if short_slug(&title).is_empty() {
            return Err(Refusal::TitleUnusable);
        }
        Ok(Self { kind, parent, title })
    }
}

/// The kinds whose pages lie in the folder of a programme or of a residence.
fn has_parent(kind: KindName) -> bool {
    matches!(kind, KindName::ProgressUpdate | KindName::ResidenceNotice)
}

/// Why no page was started.
#[derive(Debug, PartialEq, Eq)]
enum Refusal {
    UnknownKind(String),
    NeedsParent(KindName),
    SeveralWords(KindName),
    TitleUnusable,
    NoFolder(KindName),
    UnknownParent { parent: String, folder: String, suggestion: String },
    Exists(String),
}

impl Refusal {
    fn tell(&self, console: &Console) -> Outcome {
        let kind = |kind: &KindName| Argument::from(kind.word());
        match self {
            Self::UnknownKind(written) => console.complain("cli-unknown-kind", &[("kind", written.into())]),
            Self::NeedsParent(wanted) => console.complain("cli-new-needs-parent", &[("kind", kind(wanted))]),
            Self::SeveralWords(wanted) => console.complain("cli-new-several-words", &[("kind", kind(wanted))]),
            Self::TitleUnusable => console.complain("cli-new-title-unusable", &[]),
            Self::NoFolder(wanted) => console.complain("cli-new-no-folder", &[("kind", kind(wanted))]),
            Self::UnknownParent { parent, folder, suggestion } => console.complain(
                "cli-new-unknown-parent",
                &[("parent", parent.into()), ("folder", folder.into()), ("suggestion", suggestion.into())],
            ),
            Self::Exists(file) => console.complain("cli-new-exists", &[("file", file.into())]),
        }
        Outcome::Failed
    }
}

/// A page that is not on disk yet.
#[derive(Debug)]
struct NewPage {
    /// Relative to the site's root.
    file: String,
    text: String,
}

/// Where the page goes and what it holds.
fn plan(root: &Root, config: &Config, now: DateTime, wanted: &Wanted<'_>) -> Result<NewPage, Refusal> {
    let posts = root.posts();
    let surroundings = Surroundings { root, config, posts: &posts };
    // The first value of a name counts: what is known of this page comes before the examples for any.
    let mut values = vec![("titre", quoted(&wanted.title)), ("heure", now.strftime("%H:%M").to_string())];
    let name = short_slug(&wanted.title);
    let dated = format!("{}-{name}", now.date());
    let file = match wanted.kind {
        KindName::Page if name == "index" => return Err(Refusal::TitleUnusable),
        KindName::Page => format!("content/{name}.md"),
        KindName::Programme => {
            format!("content/{}/{name}/index.md", surroundings.folder(KindName::ProgressUpdate, wanted.kind)?)
        }
        KindName::Residence => {
            format!("content/{}/{name}/index.md", surroundings.folder(KindName::ResidenceNotice, wanted.kind)?)
        }
        KindName::ProgressUpdate | KindName::ResidenceNotice => {
            let parent = surroundings.parent(wanted.kind, wanted.parent.unwrap_or_default())?;
            if wanted.kind == KindName::ProgressUpdate {
                values.extend(surroundings.of_programme(&format!("{parent}/index.md")));
            }
            format!("{parent}/{dated}/index.md")
        }
        KindName::Tender => {
            let folder = surroundings.folder(wanted.kind, wanted.kind)?;
            let reference = surroundings.next_reference(folder, now.date().year());
            let number = reference.trim_start_matches("AO-").to_owned();
            values.push(("reference", reference));
            format!("content/{folder}/{number}-{name}/index.md")
        }
        KindName::BoardDocument | KindName::Event | KindName::Article => {
            format!("content/{}/{dated}/index.md", surroundings.folder(wanted.kind, wanted.kind)?)
        }
    };
    let url = address(&file);
    if let Some(existing) = posts.iter().find(|post| address(post) == url) {
        return Err(Refusal::Exists(existing.to_string()));
    }
    values.extend(choices(wanted.kind, config));
    values.extend(surroundings.examples());
    values.extend(days(now.date()));
    Ok(NewPage { file, text: fill(form(wanted.kind), &values) })
}

fn address(file: &str) -> String {
    Address::of_file(file).url
}

/// The page to fill in.
fn form(kind: KindName) -> &'static str {
    match kind {
        KindName::Programme => include_str!("../../starter/pages/programme.md"),
        KindName::ProgressUpdate => include_str!("../../starter/pages/avancement.md"),
        KindName::Tender => include_str!("../../starter/pages/appel-offres.md"),
        KindName::BoardDocument => include_str!("../../starter/pages/document.md"),
        KindName::Residence => include_str!("../../starter/pages/residence.md"),
        KindName::ResidenceNotice => include_str!("../../starter/pages/avis-residence.md"),
        KindName::Event => include_str!("../../starter/pages/evenement.md"),
        KindName::Article => include_str!("../../starter/pages/actualite.md"),
        KindName::Page => include_str!("../../starter/pages/page.md"),
    }
}

/// What the site holds already.
struct Surroundings<'a> {
    root: &'a Root,
    config: &'a Config,
    posts: &'a [Arc<str>],
}

impl<'a> Surroundings<'a> {
    /// The folder whose posts are of `kind`; where there are several, the one with the most of them.
    fn folder(&self, kind: KindName, wanted: KindName) -> Result<&'a str, Refusal> {
        let mut found: Option<(usize, &str)> = None;
        for (folder, _) in self.config.folders.iter().filter(|(_, holds)| **holds == kind) {
            let start = format!("content/{folder}/");
            let count = self.posts.iter().filter(|post| post.starts_with(&start)).count();
            if found.is_none_or(|(most, _)| count > most) {
                found = Some((count, folder));
            }
        }
        found.map(|(_, folder)| folder).ok_or(Refusal::NoFolder(wanted))
    }

    /// The names of the programmes or residences that have posts of `kind`, each with its folder.
    fn parents(&self, kind: KindName) -> Vec<(&'a str, &'a str)> {
        self.posts
            .iter()
            .filter_map(|post| {
                let path = post.strip_prefix("content/")?.strip_suffix("/index.md")?;
                let (folder, name) = path.split_once('/')?;
                let is_one = !name.contains('/') && self.config.folders.get(folder) == Some(&kind);
                is_one.then_some((name, post.strip_suffix("/index.md")?))
            })
            .collect()
    }

    /// The folder of the programme or residence that the author named.
    fn parent(&self, kind: KindName, written: &str) -> Result<&'a str, Refusal> {
        let parents = self.parents(kind);
        // « content/chantiers/verger/ », as a terminal completes it, names the folder too.
        let name = written.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or_default();
        let wanted = slug(name);
        if let Some((_, folder)) = parents.iter().find(|(name, _)| slug(name) == wanted) {
            return Ok(folder);
        }
        let folder = self.folder(kind, kind)?;
        let names = || parents.iter().map(|(name, _)| *name);
        // « verger » for « terrasses-du-verger » is not near, but meant.
        let part = || names().find(|name| !wanted.is_empty() && slug(name).split('-').any(|word| word == wanted));
        Err(Refusal::UnknownParent {
            parent: written.to_owned(),
            folder: format!("content/{folder}"),
            suggestion: nearest(&wanted, names()).or_else(part).unwrap_or_default().to_owned(),
        })
    }

    /// What an update can take over from its programme: the names of its parts, and the handover announced last.
    fn of_programme(&self, file: &str) -> Vec<(&'static str, String)> {
        let Some(programme) = self.programme(file) else { return Vec::new() };
        let mut values = Vec::new();
        let first = programme.tranches.first();
        if let Some(first) = first {
            let ids: Vec<&str> = programme.tranches.iter().map(|tranche| tranche.id.as_str()).collect();
            values.push(("tranche", first.id.clone()));
            values.push(("tranches", format!("Au choix : {}.", listed(&ids))));
        }
        let handover = first.and_then(|tranche| tranche.handover).or(programme.handover);
        values.extend(handover.map(|handover| ("livraison", handover.iso())));
        values
    }

    fn programme(&self, file: &str) -> Option<Programme> {
        let file = Arc::from(file);
        let text = self.root.text(&file).ok()?;
        let post = content::read(Reader { config: self.config }, &file, &text, &mut Vec::new())?;
        post.programme().cloned()
    }

    /// The reference that follows the highest one of `year`. It is looked for in the text, because a tender that was
    /// just started cannot be read as one yet.
    fn next_reference(&self, folder: &str, year: i16) -> String {
        let (folder, start) = (format!("content/{folder}/"), format!("AO-{year}-"));
        let texts =
            self.posts.iter().filter(|post| post.starts_with(&folder)).filter_map(|post| self.root.text(post).ok());
        let taken: BTreeSet<u32> = texts.flat_map(|text| numbers_after(&start, &text)).collect();
        let next = taken.last().map_or(1, |highest| highest.saturating_add(1));
        format!("{start}{next:02}")
    }

    /// What fills the examples that nothing else fills.
    fn examples(&self) -> Vec<(&'static str, String)> {
        let first = |kind, otherwise: &str| {
            self.parents(kind).first().map_or_else(|| otherwise.to_owned(), |(name, _)| slug(name))
        };
        vec![
            ("programme", first(KindName::ProgressUpdate, "terrasses-du-verger")),
            ("residence", first(KindName::ResidenceNotice, "les-glycines")),
            ("tranche", "batiment-a".to_owned()),
            ("tranches", "Elle se déclare dans la page du programme.".to_owned()),
        ]
    }
}

/// The numbers that follow `start` in `text`.
fn numbers_after(start: &str, text: &str) -> Vec<u32> {
    text.match_indices(start)
        .filter_map(|(at, _)| {
            let rest = &text[at + start.len()..];
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            rest[..end].parse().ok()
        })
        .collect()
}

/// The words that the fields of `kind` accept.
fn choices(kind: KindName, config: &Config) -> Vec<(&'static str, String)> {
    match kind {
        KindName::Programme => vec![("genres", words(ProgrammeKind::WORDS)), ("etapes", words(&Stage::WORDS))],
        KindName::ProgressUpdate => vec![("etapes", words(&Stage::WORDS))],
        KindName::Tender => vec![
            ("procedures", words(Procedure::WORDS)),
            ("natures", words(TenderNature::WORDS)),
            ("metiers", listed(&config.trades.iter().map(|trade| trade.slug.as_str()).collect::<Vec<_>>())),
        ],
        KindName::BoardDocument => {
            vec![("natures", words(DocumentNature::WORDS)), ("instances", words(Governance::WORDS))]
        }
        KindName::Residence => vec![("gestions", words(Management::WORDS))],
        KindName::ResidenceNotice => {
            vec![("categories", words(NoticeCategory::WORDS)), ("etats", words(NoticeState::WORDS))]
        }
        KindName::Event | KindName::Article | KindName::Page => Vec::new(),
    }
}

fn words<T>(choices: &[(&'static str, T)]) -> String {
    listed(&choices.iter().map(|(word, _)| *word).collect::<Vec<_>>())
}

/// Words joined by commas, in a comment of as many lines as they need.
fn listed(words: &[&str]) -> String {
    let mut text = String::new();
    // The first line starts with the sentence that the list ends.
    let mut column = LINE_LENGTH / 2;
    for (position, word) in words.iter().enumerate() {
        if position > 0 {
            text.push(',');
            if column + word.len() > LINE_LENGTH {
                text.push_str("\n#");
                column = 1;
            }
            text.push(' ');
        }
        text.push_str(word);
        column += word.len() + 2;
    }
    text
}

/// The days that a page to fill in can name, counted from `today`.
pub(super) fn days(today: Date) -> Vec<(&'static str, String)> {
    let after = |span: Span| today.checked_add(span).unwrap_or(today);
    let month = |date: Date| date.strftime("%Y-%m").to_string();
    vec![
        ("date", today.to_string()),
        ("annee", today.strftime("%Y").to_string()),
        ("mois", month(today)),
        ("il_y_a_un_an", after(-1.year()).to_string()),
        ("mois_il_y_a_un_an", month(after(-1.year()))),
        ("dans_une_semaine", after(1.week()).to_string()),
        ("dans_un_mois", after(1.month()).to_string()),
        ("dans_dix_ans", after(10.years()).to_string()),
        ("livraison", month(after(1.year()))),
    ]
}

/// `form` with each `{{name}}` replaced by its value, the first one of that name; a name without a value stays.
/// Values are not looked into.
pub(super) fn fill(form: &str, values: &[(&str, String)]) -> String {
    let mut text = String::with_capacity(form.len() + 256);
    let mut rest = form;
    while let Some((before, after)) = rest.split_once("{{") {
        text.push_str(before);
        let value = after.split_once("}}").and_then(|(name, end)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, end))
        });
        match value {
            Some((value, end)) => {
                text.push_str(value);
                rest = end;
            }
            None => {
                text.push_str("{{");
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

/// `text` as YAML reads it back whatever it holds.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The name that a title gives to a folder: whole words, as many as fit.
fn short_slug(title: &str) -> String {
    let name = slug(title);
    if name.len() <= NAME_LENGTH {
        return name;
    }
    // A slug is ASCII: every byte is a boundary.
    let end = name[..=NAME_LENGTH].rfind('-').unwrap_or(NAME_LENGTH);
    name[..end].to_owned()
}

/// Writes a new file, with the folders that it needs: whole, or not at all, and never over one that is there.
fn place(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let Some(folder) = path.parent() else { return Err(io::ErrorKind::InvalidInput.into()) };
    if path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let made = MadeFolders::make(folder)?;
    let temporary = folder.join(format!(".palier-{}.tmp", std::process::id()));
    let written = write_whole(&temporary, bytes).and_then(|()| name_finally(&temporary, path));
    // After a link, the temporary name is one too many; after a rename or a failure to create, it is not there.
    let _ = fs::remove_file(&temporary);
    written?;
    made.keep();
    Ok(())
}

/// Writes a file that is not there, down to the disk.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Gives a file its final name. A link fails where that name is taken, a rename would replace what has it; but not
/// every file system has links.
fn name_finally(temporary: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(temporary, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && path.symlink_metadata().is_err() => {
            fs::rename(temporary, path)
        }
        result => result,
    }
}

/// Folders that were made for what goes into them. They go again, where they are empty, unless they are kept.
#[derive(Debug)]
pub(super) struct MadeFolders {
    /// The outermost first.
    made: Vec<PathBuf>,
}

impl MadeFolders {
    /// Makes `folder` and those above it which are not there.
    pub(super) fn make(folder: &Path) -> io::Result<Self> {
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let missing: Vec<&Path> = folder.ancestors().take_while(is_missing).collect();
        let mut folders = Self { made: Vec::new() };
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => folders.made.push(folder.to_owned()),
                // Somebody else was faster.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(folders)
    }

    /// They stay.
    pub(super) fn keep(mut self) {
        self.made.clear();
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        for folder in self.made.iter().rev() {
            // One that somebody has put something into meanwhile stays.
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests;
