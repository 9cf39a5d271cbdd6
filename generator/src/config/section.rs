//! Reading the settings of one section by name and by type, with a message for each that cannot be read.

use std::cell::RefCell;
use std::sync::Arc;

use jiff::civil::Date;
use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Span, Spanned, nearest};
use crate::front_matter::values;

/// The configuration file that is being read.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    /// Its name.
    pub(super) file: &'a Arc<str>,
    /// Its text.
    pub(super) text: &'a str,
    /// What is wrong with it so far.
    pub(super) diagnostics: &'a RefCell<Vec<Diagnostic>>,
}

impl<'a> Source<'a> {
    /// Adds a problem.
    pub(super) fn report(self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// An error at a place of the file.
    pub(super) fn error(self, code: &'static str, span: Span) -> Diagnostic {
        Diagnostic::error(code, self.file, span)
    }

    /// The text at a place of the file.
    fn written(self, span: Span) -> &'a str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

/// A setting's or section's name without accents, in lower case, with `_` between words.
pub(super) fn canonical(name: &str) -> String {
    deunicode::deunicode(name.trim()).to_ascii_lowercase().replace(['-', ' '], "_")
}

/// The place of a TOML key or value.
pub(super) fn span_of<T>(item: &TomlSpanned<T>) -> Span {
    let range = item.span();
    Span::new(range.start, range.end)
}

/// One setting.
pub(super) struct Entry<'a> {
    /// Its name as written, and where.
    pub(super) key: Spanned<String>,
    /// What it is set to.
    pub(super) value: &'a TomlSpanned<DeValue<'a>>,
}

/// The settings of a table, in the order in which they were written.
pub(super) fn entries<'a>(table: &'a DeTable<'a>) -> Vec<Entry<'a>> {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(key, value)| Entry { key: Spanned::new(key.get_ref().to_string(), span_of(key)), value })
        .collect();
    entries.sort_by_key(|entry| entry.key.span);
    entries
}

/// One section. Each reading method marks its setting as known; [`Section::finish`] then reports the others.
pub(super) struct Section<'a> {
    source: Source<'a>,
    name: &'static str,
    /// Where a missing setting is reported.
    place: Span,
    entries: Vec<(String, Entry<'a>)>,
    known: RefCell<Vec<&'static str>>,
}

impl<'a> Section<'a> {
    /// The section `name`, whose settings are those of `table` and which stands at `place`.
    pub(super) fn new(source: Source<'a>, name: &'static str, place: Span, table: &'a DeTable<'a>) -> Self {
        let mut section = Self { source, name, place, entries: Vec::new(), known: RefCell::default() };
        for entry in entries(table) {
            let name = canonical(&entry.key.value);
            match section.entries.iter().find(|(other, _)| *other == name) {
                // The same name with and without accents: to the parser, two.
                Some(_) => source.report(
                    source.error("reglage-en-double", entry.key.span).with("reglage", entry.key.value.as_str()),
                ),
                None => section.entries.push((name, entry)),
            }
        }
        section
    }

    /// A section that was not written: every setting has its default.
    pub(super) fn absent(source: Source<'a>, name: &'static str) -> Self {
        Self { source, name, place: Span::default(), entries: Vec::new(), known: RefCell::default() }
    }

    /// The file that the section was written in.
    pub(super) fn source(&self) -> Source<'a> {
        self.source
    }

    /// A setting's value as TOML has it.
    pub(super) fn value(&self, name: &'static str) -> Option<&'a TomlSpanned<DeValue<'a>>> {
        self.known.borrow_mut().push(name);
        let name = canonical(name);
        self.entries.iter().find(|(entry, _)| *entry == name).map(|(_, entry)| entry.value)
    }

    /// Whether a setting was written with a slip of the pen, which is told of: one that nobody has asked for so far.
    fn has_slip_of(&self, name: &str) -> bool {
        let known = self.known.borrow();
        let is_unknown = |entry: &str| !known.iter().any(|known| canonical(known) == entry);
        self.entries.iter().any(|(entry, _)| is_unknown(entry) && nearest(entry, [name]).is_some())
    }

    /// Whether a setting was not written, or as an empty text. Does not mark it as known.
    pub(super) fn lacks(&self, name: &str) -> bool {
        let entry = self.entries.iter().find(|(entry, _)| entry == name);
        entry.is_none_or(|(_, entry)| entry.value.get_ref().as_str().is_some_and(|text| text.trim().is_empty()))
    }

    /// Every setting, for a section whose names are the site's own.
    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.entries.iter().map(|(_, entry)| entry)
    }

    /// An error about the setting `name`: at `span`, or at the section as a whole.
    pub(super) fn error(&self, code: &'static str, name: &str, span: Option<Span>) -> Diagnostic {
        self.source.error(code, span.unwrap_or(self.place)).with("reglage", name).with("section", self.name)
    }

    fn invalid(&self, code: &'static str, name: &str, value: Span) -> Diagnostic {
        self.error(code, name, Some(value)).with("valeur", self.source.written(value))
    }

    /// A text without outer blanks; `None` where there is none or where it is empty.
    pub(super) fn text(&self, name: &'static str) -> Option<Spanned<String>> {
        self.text_of(name, self.value(name)?).filter(|text| !text.value.is_empty())
    }

    /// A text that must be there and say something.
    pub(super) fn required_text(&self, name: &'static str) -> Option<Spanned<String>> {
        let Some(value) = self.value(name) else {
            if !self.has_slip_of(name) {
                self.source.report(self.error("reglage-manquant", name, None));
            }
            return None;
        };
        let text = self.text_of(name, value)?;
        if text.value.is_empty() {
            self.source.report(self.error("reglage-vide", name, Some(text.span)));
            return None;
        }
        Some(text)
    }

    /// One text of a setting, reported where it is something else. May be empty.
    pub(super) fn text_of(&self, name: &str, value: &TomlSpanned<DeValue<'_>>) -> Option<Spanned<String>> {
        let span = span_of(value);
        if let DeValue::String(text) = value.get_ref() {
            return Some(Spanned::new(text.trim().to_owned(), span));
        }
        let quoted = (!value.get_ref().is_array() && !value.get_ref().is_table())
            .then(|| format!("\"{}\"", self.source.written(span)));
        self.source.report(self.invalid("reglage-texte-attendu", name, span).suggesting(quoted));
        None
    }

    /// `true` or `false`; `"oui"` and `"non"` are accepted.
    pub(super) fn boolean(&self, name: &'static str) -> Option<bool> {
        let value = self.value(name)?;
        let answer = match value.get_ref() {
            DeValue::Boolean(answer) => Some(*answer),
            DeValue::String(text) => values::boolean(text.trim()),
            _ => None,
        };
        if answer.is_none() {
            self.source.report(self.invalid("reglage-oui-ou-non-attendu", name, span_of(value)));
        }
        answer
    }

    /// A whole number from `least` to `most`.
    pub(super) fn integer(&self, name: &'static str, least: u8, most: u8) -> Option<u8> {
        let value = self.value(name)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|integer| u8::from_str_radix(integer.as_str(), integer.radix()).ok())
            .filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.source.report(
                self.invalid("reglage-nombre-attendu", name, span_of(value))
                    .with("min", least.to_string())
                    .with("max", most.to_string()),
            );
        }
        number
    }

    /// A civil date: TOML's own, or a text such as `06/11/2026`.
    pub(super) fn date(&self, name: &'static str) -> Option<Date> {
        let value = self.value(name)?;
        let date = match value.get_ref() {
            DeValue::Datetime(moment) if moment.time.is_none() => moment.to_string().parse().ok(),
            DeValue::String(text) => values::date(text.trim()),
            _ => None,
        };
        if date.is_none() {
            let span = span_of(value);
            let written = value.get_ref().as_str().unwrap_or_default().trim();
            self.source.report(match values::date_fault(written) {
                Some(fault) => fault.problem(self.source.file, span, written),
                None => self.invalid("reglage-date-attendue", name, span),
            });
        }
        date
    }

    /// The items of a list.
    pub(super) fn list(&self, name: &'static str) -> Option<&'a [TomlSpanned<DeValue<'a>>]> {
        let value = self.value(name)?;
        let DeValue::Array(items) = value.get_ref() else {
            self.source.report(self.invalid("reglage-liste-attendue", name, span_of(value)));
            return None;
        };
        if items.is_empty() {
            self.source.report(self.error("reglage-vide", name, Some(span_of(value))));
            return None;
        }
        Some(items)
    }

    /// One of the words of `choices`.
    pub(super) fn choice<T: Copy>(&self, name: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        self.choice_of(name, self.value(name)?, choices)
    }

    /// The meaning of a value that must be one of the words of `choices`; accents and capitals do not matter.
    pub(super) fn choice_of<T: Copy>(
        &self,
        name: &str,
        value: &TomlSpanned<DeValue<'_>>,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let text = self.text_of(name, value)?;
        let word = canonical(&text.value);
        if let Some((_, meaning)) = choices.iter().find(|(choice, _)| canonical(choice) == word) {
            return Some(*meaning);
        }
        // The words of the law are written with spaces; `_` stands for them in the list.
        let words: Vec<String> = choices.iter().map(|(choice, _)| choice.replace('_', " ")).collect();
        self.source.report(
            self.error("reglage-valeur-inconnue", name, Some(text.span))
                .with("valeur", text.value.as_str())
                .with("choix", words.join(", "))
                .suggesting(nearest(&text.value.to_lowercase(), words.iter().map(String::as_str))),
        );
        None
    }

    /// Reports every setting that nobody asked for.
    pub(super) fn finish(self) {
        let mut choices = self.known.take();
        choices.sort_unstable();
        choices.dedup();
        for (name, entry) in &self.entries {
            if !choices.iter().any(|choice| canonical(choice) == *name) {
                self.source.report(
                    self.error("reglage-inconnu", &entry.key.value, Some(entry.key.span))
                        .with("choix", choices.join(", "))
                        .suggesting(nearest(name, choices.iter().copied())),
                );
            }
        }
    }
}
