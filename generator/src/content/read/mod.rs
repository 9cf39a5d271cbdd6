//! Fields and body → a post. Every mistake of the file is reported; a post comes out when what is needed is there.
//!
//! Here is what all kinds have; each kind has a file of its own.

mod document;
mod event;
mod programme;
mod residence;
mod tender;

use std::cell::RefCell;
use std::sync::Arc;

use crate::config::{CommentMode, Config, KindName};
use crate::content::kinds::Attachment;
use crate::content::{Address, Kind, Post, slug};
use crate::diagnostic::{Diagnostic, Severity, Span, Spanned};
use crate::front_matter::values::{self, Moment};
use crate::front_matter::{self, Fields};
use crate::locale::Language;
use crate::markdown;
use crate::path::name_of;

/// What reading a file needs to know of the site.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The site's configuration.
    pub config: &'a Config,
}

/// What fields say, with stand-ins for what they must say and do not.
struct Sketch<T> {
    value: T,
    /// Whether there are no stand-ins.
    is_whole: bool,
}

impl<T> Sketch<T> {
    fn whole(value: T) -> Self {
        Self { value, is_whole: true }
    }

    fn map<U>(self, make: impl FnOnce(T) -> U) -> Sketch<U> {
        Sketch { value: make(self.value), is_whole: self.is_whole }
    }
}

/// Reads the content file at `file` (`content/…​.md`). Without a post, at least one error was reported.
pub fn read(reader: Reader<'_>, file: &Arc<str>, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Post> {
    read_or_sketch(reader, file, text, diagnostics).ok()
}

/// The same.
///
/// # Errors
///
/// Where the head lacks something, a post with stand-ins for that, by whose links and files the author is told in the same
/// run what else is wrong; none where not even that can be made.
pub fn read_or_sketch(
    reader: Reader<'_>,
    file: &Arc<str>,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Post, Option<Box<Post>>> {
    let address = Address::of_file(file);
    if !address.is_complete() {
        diagnostics.push(Diagnostic::at("nom-sans-adresse", Severity::Error, file, None));
        return Err(None);
    }
    let before = diagnostics.len();
    let document = front_matter::read(file, text, diagnostics);
    // Behind a text that its own comma cut, the head is whole: what else is wrong in it is told in the same run. What a head
    // that could not be read lacks, nobody knows.
    let is_read = !diagnostics[before..].iter().any(|problem| problem.is_error() && problem.code != front_matter::CUT);
    let french = reader.config.site.language == Language::French;
    let collected = RefCell::default();
    let fields = Fields::new(file, &document.head, "page", french, &collected).in_zone(&reader.config.site.zone);
    let kind_name = kind_of(&fields, reader.config, &address, file);
    let fields = fields.renamed(kind_name.map_or("section", KindName::word));
    let common = Common::read(&fields, french, kind_name, &address);
    let kind = match kind_name {
        None => Sketch::whole(Kind::Section),
        Some(name) => read_kind(name, &fields, reader.config, &address),
    };
    let is_whole = is_read && common.is_whole && kind.is_whole;
    let (common, kind) = (common.value, kind.value);
    if let (true, Kind::Tender(tender)) = (is_whole, &kind) {
        not_before(&fields, common.date.as_ref(), Some(&tender.deadline), "limite-avant-date");
    }
    fields.finish();
    if is_read {
        diagnostics.append(&mut collected.into_inner());
    }

    let prefix = footnote_prefix(&address);
    let body = markdown::render(file, document.body, document.body_start, french, &prefix, diagnostics);
    let post = Post {
        file: Arc::clone(file),
        id_place: common.id.as_ref().map_or(common.title.span, |id| id.span),
        id: common.id.map_or_else(|| first_path(&common.aliases, &address, reader.config), |id| id.value),
        address,
        title: common.title,
        date: common.date,
        summary: common.summary,
        author: common.author,
        aliases: common.aliases,
        draft: common.draft,
        publish_at: common.publish_at,
        expire_at: common.expire_at,
        comments: common.comments,
        image: common.image,
        image_description: common.image_description,
        order: common.order,
        kind,
        body,
    };
    if is_whole { Ok(post) } else { Err(Some(Box::new(post))) }
}

/// What the ids of a post's footnotes start with: a list of posts shows several bodies on one page.
fn footnote_prefix(address: &Address) -> String {
    address.segments().last().map_or_else(String::new, |name| format!("{}-", slug(name)))
}

/// Whether a file that could not be read as a post says that it is a draft: in its head, or, where that makes no sense, in
/// a line of it.
#[must_use]
pub fn says_draft(file: &Arc<str>, text: &str) -> bool {
    let head = front_matter::read(file, text, &mut Vec::new()).head;
    let ignored = RefCell::default();
    let said = Fields::new(file, &head, "page", false, &ignored).boolean("brouillon");
    said.unwrap_or_else(|| front_matter::raw_value(text, "brouillon").and_then(values::boolean).unwrap_or(false))
}

/// The kind that `type:` says, or else the folder; `None` for a section's own file.
fn kind_of(fields: &Fields<'_>, config: &Config, address: &Address, file: &str) -> Option<KindName> {
    if let Some(name) = fields.choice("type", &KindName::WORDS) {
        return Some(name);
    }
    if file.ends_with("/_index.md") {
        return None;
    }
    let path: Vec<&str> = address.folder.split('/').filter(|part| !part.is_empty()).collect();
    let own_page = address.is_index && path.len() == 2;
    let folder = path.first().and_then(|first| config.folders.get(*first).copied());
    Some(match folder {
        Some(KindName::ProgressUpdate) if own_page => KindName::Programme,
        Some(KindName::ResidenceNotice) if own_page => KindName::Residence,
        Some(kind) => kind,
        None => KindName::Page,
    })
}

struct Common {
    id: Option<Spanned<String>>,
    title: Spanned<String>,
    date: Option<Spanned<Moment>>,
    summary: Option<String>,
    author: Option<String>,
    aliases: Vec<Spanned<String>>,
    draft: bool,
    publish_at: Option<Moment>,
    expire_at: Option<Moment>,
    comments: Option<CommentMode>,
    image: Option<Spanned<String>>,
    image_description: Option<String>,
    order: Option<u32>,
}

impl Common {
    fn read(fields: &Fields<'_>, french: bool, kind: Option<KindName>, address: &Address) -> Sketch<Self> {
        let typeset = |text: String| markdown::typography(&text, french);
        let title = fields.required_text("titre");
        let date = fields.moment("date").or_else(|| date_in_name(fields, address));
        if date.is_none() && kind.is_some_and(needs_date) {
            fields.missing("date");
        }
        let expire_at = fields.moment("expire_le");
        not_before(fields, date.as_ref(), expire_at.as_ref(), "retrait-avant-date");
        let is_whole = title.is_some();
        let common = Self {
            id: identifier(fields),
            title: title.map_or_else(Spanned::default, |title| Spanned::new(typeset(title.value), title.span)),
            date,
            summary: fields.prose("resume"),
            author: fields.prose("auteur"),
            aliases: aliases(fields),
            draft: fields.boolean("brouillon").unwrap_or(false),
            publish_at: fields.moment("publier_le").map(|moment| moment.value),
            expire_at: expire_at.map(|moment| moment.value),
            comments: fields.choice("commentaires", &CommentMode::WORDS),
            image: fields.text("image"),
            image_description: fields.prose("image_description"),
            order: fields.integer("ordre", 0, 100_000),
        };
        Sketch { value: common, is_whole }
    }
}

/// Reports, as `code`, an end that is before the post's date.
fn not_before(fields: &Fields<'_>, date: Option<&Spanned<Moment>>, end: Option<&Spanned<Moment>>, code: &'static str) {
    if let (Some(date), Some(end)) = (date, end)
        && end.value.is_before(date.value)
    {
        fields.report(
            Diagnostic::error(code, fields.file(), end.span)
                .with("date", date.value)
                .and(fields.file(), Some(date.span)),
        );
    }
}

/// The kinds that tell of a day; the others may leave `date` out.
fn needs_date(kind: KindName) -> bool {
    !matches!(kind, KindName::Programme | KindName::Residence | KindName::Page)
}

/// The date that a name such as `2026-11-06-hors-eau` starts with.
fn date_in_name(fields: &Fields<'_>, address: &Address) -> Option<Spanned<Moment>> {
    let name = address.segments().last()?;
    let date = values::date(name.get(..10)?)?;
    Some(Spanned::new(Moment::day(date), Span { end: fields.place().start, ..fields.place() }))
}

fn identifier(fields: &Fields<'_>) -> Option<Spanned<String>> {
    let id = fields.text("identifiant")?;
    let fits = id.value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.'));
    if !fits || id.value.len() > 200 {
        fields.report(
            Diagnostic::error("identifiant-illisible", fields.file(), id.span)
                .with("valeur", id.value.as_str())
                .with("suggestion", slug(&id.value)),
        );
        return None;
    }
    Some(id)
}

/// The path under which a page was first published here, as far as it tells: that of its first old address in one of the
/// site's folders, in the form that addresses have here, or its own. What it was called elsewhere, or for short, is none.
fn first_path(aliases: &[Spanned<String>], address: &Address, config: &Config) -> String {
    let is_ours = |path: &&str| {
        let is_in_folder = path.split_once('/').is_some_and(|(folder, _)| config.folders.contains_key(folder));
        is_in_folder && path.split('/').all(|step| slug(step) == step)
    };
    let mut old = aliases.iter().map(|alias| alias.value.trim_matches('/'));
    old.find(is_ours).unwrap_or(address.url.trim_matches('/')).to_owned()
}

/// Old addresses: paths of this site, made absolute.
fn aliases(fields: &Fields<'_>) -> Vec<Spanned<String>> {
    let mut aliases = Vec::new();
    for alias in fields.texts("alias") {
        let path = alias.value.trim_matches('/');
        let fits = !path.is_empty()
            && !path.contains("..")
            && path
                .chars()
                .all(|c| !c.is_whitespace() && !matches!(c, ',' | '<' | '>' | '"' | '\\' | '?' | '#' | ':' | '*'));
        if fits {
            let file = name_of(path).contains('.');
            let absolute = if file { format!("/{path}") } else { format!("/{path}/") };
            aliases.push(Spanned::new(absolute, alias.span));
        } else {
            let several = (!fields.is_list("alias")).then(|| several(&alias.value)).flatten();
            fields.report(
                Diagnostic::error("alias-illisible", fields.file(), alias.span)
                    .with("valeur", alias.value)
                    .suggesting(several),
            );
        }
    }
    aliases
}

/// Several values that stand behind each other with commas between them, as the list that they are meant to be.
fn several(written: &str) -> Option<String> {
    let values: Vec<&str> = written.split(',').map(str::trim).filter(|value| !value.is_empty()).collect();
    (values.len() > 1).then(|| format!("[{}]", values.join(", ")))
}

fn read_kind(name: KindName, fields: &Fields<'_>, config: &Config, address: &Address) -> Sketch<Kind> {
    Sketch::whole(match name {
        KindName::Programme => return programme::programme(fields).map(Kind::Programme),
        KindName::Tender => return tender::tender(fields, config).map(|tender| Kind::Tender(Box::new(tender))),
        KindName::BoardDocument => return document::board_document(fields).map(Kind::BoardDocument),
        KindName::Residence => return residence::residence(fields).map(Kind::Residence),
        KindName::Event => return event::event(fields).map(Kind::Event),
        KindName::ProgressUpdate => Kind::ProgressUpdate(programme::progress_update(fields, address)),
        KindName::ResidenceNotice => Kind::ResidenceNotice(residence::residence_notice(fields, address)),
        KindName::Article => Kind::Article,
        KindName::Page => Kind::Page,
    })
}

/// Reports a photo without the field `field`, which should describe it, or where that is empty.
fn undescribed(fields: &Fields<'_>, file: &Spanned<String>, field: &'static str) {
    let (code, place) = match fields.place_of_empty(field) {
        Some(place) => ("description-vide", place),
        // What stands there was told to be no text.
        None if fields.has(field) || fields.has_slip_of(field) => return,
        None => ("photo-sans-description", file.span),
    };
    fields.report(
        Diagnostic::error(code, fields.file(), place).with("fichier", file.value.as_str()).with("champ", field),
    );
}

fn homes(fields: &Fields<'_>) -> Option<u32> {
    fields.integer("logements", 1, 100_000)
}

/// A reference to a programme or residence: what the author wrote, or the folder that holds the file.
fn parent(fields: &Fields<'_>, name: &'static str, address: &Address) -> Option<Spanned<String>> {
    fields.text(name).or_else(|| {
        let folder = address.folder.split('/').nth(1)?;
        Some(Spanned::new(slug(folder), fields.place()))
    })
}

fn attachment(fields: Fields<'_>) -> Option<Attachment> {
    let file = fields.required_text("fichier");
    let name = fields.prose("nom");
    fields.finish();
    Some(Attachment { file: file?, name })
}

/// The words of a vocabulary, and the initials that everybody uses.
fn with_synonyms<T: Copy>(words: &[(&'static str, T)], synonyms: &[(&'static str, T)]) -> Vec<(&'static str, T)> {
    words.iter().chain(synonyms).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn footnotes_are_named_after_their_post() {
        let prefix = |path| footnote_prefix(&Address::of(path));
        assert_eq!(prefix("chantiers/verger/2026-10-16-intempéries/index.md"), "2026-10-16-intemperies-");
        assert_eq!(prefix("_index.md"), "");
    }
}
