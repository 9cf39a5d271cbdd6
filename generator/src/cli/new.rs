//! `palier new`: a page to fill in, with every field of its kind at hand.
//!
//! 1. [`Wanted`]: the words of the command line, with the kind understood;
//! 2. [`plan`]: where the page goes and what it holds, from the configuration and the files that are there;
//! 3. [`mod@place`]: the page on disk, whole or not at all, never over another one.
//!
//! The pages to fill in are in `starter/pages/`, one for each kind. They are in French like the fields that they
//! explain. What only the author knows stays empty there, so that `palier check` asks for it; each starts as a draft.

#![allow(clippy::disallowed_methods, reason = "it makes source files, which are not of the site's output")]

mod form;
mod place;
mod surroundings;
#[cfg(test)]
mod tests;

use std::io;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::DateTime;

pub(super) use form::{days, fill};
pub(super) use place::{MadeFolders, write_whole};

use self::form::{choices, form, quoted};
use self::place::place;
use self::surroundings::Surroundings;
use super::Outcome;
use super::arguments::{Format, NewCommand};
use super::console::Console;
use crate::config::{self, Config, KindName};
use crate::content::{Address, slug, trade};
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Argument;
use crate::source::{CONFIG_FILE, Root};

/// The longest name that a title gives to a folder: longer ones are a burden in addresses and on some systems.
const NAME_LENGTH: usize = 60;

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
            console.write_failed(&shown, &error);
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
