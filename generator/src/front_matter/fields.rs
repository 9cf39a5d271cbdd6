//! Reading a group of fields one by one, with a message for each that cannot be read.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::values::{self, Moment, PartialDate};
use super::yaml::{Node, Value};
use crate::diagnostic::{Diagnostic, Severity, Span, Spanned, nearest};
use crate::markdown::typography;

/// The fields of one group. Each reading method marks its field as known; [`Fields::finish`] then reports the others.
pub struct Fields<'a> {
    file: &'a Arc<str>,
    /// What the fields belong to, as a message names it (a kind's French name, or `lots`…).
    owner: &'static str,
    /// Where a missing field is reported.
    place: Span,
    /// Each with its canonical name, and the name as it was written.
    entries: Vec<(Cow<'a, str>, &'a Spanned<String>, &'a Node)>,
    known: RefCell<Vec<&'static str>>,
    /// Whether it is no group at all, which was said already: then nothing is missing from it.
    is_broken: bool,
    /// Whether prose gets French typography.
    french: bool,
    /// The zone of its times, where it is known.
    zone: Option<&'a TimeZone>,
    diagnostics: &'a RefCell<Vec<Diagnostic>>,
}

/// A field's name without accents, in lower case, with `_` between words: `Résumé` is `resume`.
pub(crate) fn canonical(name: &str) -> Cow<'_, str> {
    // Most authors write it so.
    if name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_') {
        return Cow::Borrowed(name);
    }
    Cow::Owned(deunicode::deunicode(name.trim()).to_ascii_lowercase().replace(['-', ' '], "_"))
}

impl<'a> Fields<'a> {
    /// The fields of `node`, which belong to `owner`. A node that holds no fields is reported.
    pub fn new(
        file: &'a Arc<str>,
        node: &'a Node,
        owner: &'static str,
        french: bool,
        diagnostics: &'a RefCell<Vec<Diagnostic>>,
    ) -> Self {
        let mut fields = Self {
            file,
            owner,
            place: node.span,
            entries: Vec::new(),
            known: RefCell::new(Vec::with_capacity(32)),
            is_broken: !matches!(node.value, Value::Map(_)),
            french,
            zone: None,
            diagnostics,
        };
        match &node.value {
            Value::Map(entries) => fields.fill(entries),
            _ => fields.report(Diagnostic::error("groupe-attendu", file, node.span).with("groupe", owner)),
        }
        fields
    }

    fn fill(&mut self, entries: &'a [(Spanned<String>, Node)]) {
        self.entries.reserve_exact(entries.len());
        for (key, node) in entries {
            let name = canonical(&key.value);
            match self.entries.iter().find(|(other, ..)| *other == name) {
                Some((_, first, _)) => self.report(
                    Diagnostic::error("champ-en-double", self.file, key.span)
                        .with("champ", name.into_owned())
                        .and(self.file, Some(first.span)),
                ),
                None => self.entries.push((name, key, node)),
            }
        }
    }

    /// The same fields under the name that messages call their owner by.
    #[must_use]
    pub fn renamed(self, owner: &'static str) -> Self {
        Self { owner, ..self }
    }

    /// The same fields, whose times are of `zone`: one that its clocks never show is reported.
    #[must_use]
    pub fn in_zone(self, zone: &'a TimeZone) -> Self {
        Self { zone: Some(zone), ..self }
    }

    /// The fields of a group of this one.
    fn below(&self, node: &'a Node, owner: &'static str) -> Self {
        Self { zone: self.zone, ..Self::new(self.file, node, owner, self.french, self.diagnostics) }
    }

    /// The file that the fields were written in.
    #[must_use]
    pub fn file(&self) -> &'a Arc<str> {
        self.file
    }

    /// Where the group stands: its first field.
    #[must_use]
    pub fn place(&self) -> Span {
        self.entries.first().map_or(self.place, |(_, key, _)| key.span)
    }

    /// Adds a problem that the caller found.
    pub fn report(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// Whether the field was written at all. Does not mark it as known.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(entry, ..)| entry == name)
    }

    /// Where the name of a field stands that was written without a value. Does not mark it as known.
    #[must_use]
    pub fn place_of_empty(&self, name: &str) -> Option<Span> {
        let (_, key, node) = self.entries.iter().find(|(entry, ..)| entry == name)?;
        node.is_blank().then_some(key.span)
    }

    /// Whether a field is a list. Does not mark it as known.
    #[must_use]
    pub fn is_list(&self, name: &str) -> bool {
        self.entries.iter().any(|(entry, _, node)| entry == name && matches!(node.value, Value::List(_)))
    }

    /// Every field that holds a text, by its name as it was written.
    pub fn as_written(&self) -> impl Iterator<Item = (&'a str, Option<&'a str>)> {
        self.entries.iter().map(|(_, key, node)| match &node.value {
            Value::Text(text) => (key.value.as_str(), Some(text.as_str())),
            _ => (key.value.as_str(), None),
        })
    }

    fn node(&self, name: &'static str) -> Option<&'a Node> {
        self.known.borrow_mut().push(name);
        let (.., node) = self.entries.iter().find(|(entry, ..)| entry == name)?;
        (!node.is_blank()).then_some(node)
    }

    /// Reports that `name` is missing, unless something was already said of it.
    pub fn missing(&self, name: &'static str) {
        if self.is_broken {
            return;
        }
        let empty = self.entries.iter().find(|(entry, ..)| entry == name);
        let (code, span) = match empty {
            Some((_, key, node)) if node.is_blank() => ("champ-vide", key.span),
            Some(_) => return,
            None if self.has_slip_of(name) => return,
            None => ("champ-manquant", self.place()),
        };
        self.report(Diagnostic::error(code, self.file, span).with("champ", name).with("groupe", self.owner));
    }

    /// Whether a field was written with a slip of the pen, which is told of.
    #[must_use]
    pub fn has_slip_of(&self, name: &str) -> bool {
        self.unknown().any(|entry| nearest(entry, [name]).is_some())
    }

    /// The fields that nobody has asked for so far.
    fn unknown(&self) -> impl Iterator<Item = &str> {
        let known = self.known.borrow();
        self.entries.iter().map(|(entry, ..)| entry.as_ref()).filter(move |entry| !known.contains(entry))
    }

    fn invalid(&self, code: &'static str, name: &'static str, node: &Node) {
        let written = match &node.value {
            Value::Text(text) => text.as_str(),
            _ => "",
        };
        self.report(Diagnostic::error(code, self.file, node.span).with("champ", name).with("valeur", written));
    }

    /// A line or a paragraph of text, without outer blanks.
    pub fn text(&self, name: &'static str) -> Option<Spanned<String>> {
        let node = self.node(name)?;
        self.text_of(name, node)
    }

    fn text_of(&self, name: &'static str, node: &Node) -> Option<Spanned<String>> {
        match &node.value {
            Value::Text(text) => Some(Spanned::new(text.trim().to_owned(), node.span)),
            _ => {
                self.invalid("texte-attendu", name, node);
                None
            }
        }
    }

    /// A text that must be there.
    pub fn required_text(&self, name: &'static str) -> Option<Spanned<String>> {
        let text = self.text(name);
        if text.is_none() {
            self.missing(name);
        }
        text
    }

    /// Prose for readers, in the site's typography.
    pub fn prose(&self, name: &'static str) -> Option<String> {
        self.text(name).map(|text| typography(&text.value, self.french))
    }

    /// Prose that must be there.
    pub fn required_prose(&self, name: &'static str) -> Option<String> {
        self.required_text(name).map(|text| typography(&text.value, self.french))
    }

    /// A list of texts; a single text counts as a list of one.
    pub fn texts(&self, name: &'static str) -> Vec<Spanned<String>> {
        match self.node(name) {
            None => Vec::new(),
            Some(node) => match &node.value {
                Value::List(items) => items.iter().filter_map(|item| self.text_of(name, item)).collect(),
                _ => self.text_of(name, node).into_iter().collect(),
            },
        }
    }

    /// The groups of a list of groups; a single group counts as a list of one.
    pub fn groups(&self, name: &'static str) -> Vec<Fields<'a>> {
        let Some(node) = self.node(name) else { return Vec::new() };
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            Value::Map(_) => std::slice::from_ref(node),
            _ => {
                self.invalid("liste-attendue", name, node);
                return Vec::new();
            }
        };
        items.iter().map(|item| self.below(item, name)).collect()
    }

    /// One group of fields.
    pub fn group(&self, name: &'static str) -> Option<Fields<'a>> {
        let node = self.node(name)?;
        Some(self.below(node, name))
    }

    /// What `parse` makes of a text. Where it makes nothing of it, `complain` says so.
    fn parsed<T>(
        &self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
        complain: impl FnOnce(&Node, &str),
    ) -> Option<Spanned<T>> {
        let node = self.node(name)?;
        let Value::Text(text) = &node.value else {
            self.invalid("texte-attendu", name, node);
            return None;
        };
        let parsed = parse(text.trim());
        if parsed.is_none() {
            complain(node, text.trim());
        }
        parsed.map(|value| Spanned::new(value, node.span))
    }

    /// [`Self::parsed`] of a date. A day that the calendar does not have is told as such, anything else with `code`.
    fn parsed_date<T>(
        &self,
        name: &'static str,
        code: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<Spanned<T>> {
        self.parsed(name, parse, |node, written| match values::date_fault(written) {
            None => self.invalid(code, name, node),
            Some(fault) => self.report(fault.problem(self.file, node.span, written)),
        })
    }

    /// `oui` or `non` (`true`, `false`).
    pub fn boolean(&self, name: &'static str) -> Option<bool> {
        self.parsed(name, values::boolean, |node, _| self.invalid("oui-ou-non-attendu", name, node))
            .map(|value| value.value)
    }

    /// A civil date.
    pub fn date(&self, name: &'static str) -> Option<Spanned<jiff::civil::Date>> {
        self.parsed_date(name, "date-illisible", values::date)
    }

    /// A civil date, with a time of day where one was written.
    pub fn moment(&self, name: &'static str) -> Option<Spanned<Moment>> {
        let moment = self.parsed_date(name, "date-illisible", values::moment)?;
        if let Some(instead) = self.zone.and_then(|zone| moment.value.shown_instead(zone)) {
            self.report(
                Diagnostic::error("heure-inexistante", self.file, moment.span)
                    .with("valeur", moment.value)
                    .with("remplacee", instead),
            );
        }
        Some(moment)
    }

    /// A civil date with its time of day, which must be there: a deadline.
    pub fn instant(&self, name: &'static str) -> Option<Spanned<Moment>> {
        let moment = self.moment(name)?;
        if moment.value.time.is_none() {
            self.report(Diagnostic::error("heure-manquante", self.file, moment.span).with("champ", name));
            return None;
        }
        Some(moment)
    }

    /// A month or a day of it.
    pub fn partial_date(&self, name: &'static str) -> Option<Spanned<PartialDate>> {
        self.parsed_date(name, "mois-illisible", values::partial_date)
    }

    /// A whole number from `least` to `most`.
    pub fn integer(&self, name: &'static str, least: u32, most: u32) -> Option<u32> {
        let node = self.node(name)?;
        let Value::Text(written) = &node.value else {
            self.invalid("texte-attendu", name, node);
            return None;
        };
        let number = values::integer(written.trim());
        if let Some(number) = number.filter(|number| (least..=most).contains(number)) {
            return Some(number);
        }
        self.report(
            Diagnostic::error("nombre-attendu", self.file, node.span)
                .with("champ", name)
                .with("valeur", written.as_str())
                .with("min", least.to_string())
                .with("max", most.to_string()),
        );
        None
    }

    /// An amount of money, in cents.
    pub fn amount(&self, name: &'static str) -> Option<i64> {
        self.parsed(name, values::amount, |node, _| self.invalid("montant-illisible", name, node))
            .map(|value| value.value)
    }

    /// One of the words of `choices`.
    pub fn choice<T: Copy>(&self, name: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        self.choice_spanned(name, choices).map(|choice| choice.value)
    }

    /// One of the words of `choices`, with its place.
    pub fn choice_spanned<T: Copy>(&self, name: &'static str, choices: &[(&'static str, T)]) -> Option<Spanned<T>> {
        let text = self.text(name)?;
        let word = canonical(&text.value);
        if let Some((_, value)) = choices.iter().find(|(choice, _)| canonical(choice) == word) {
            return Some(Spanned::new(*value, text.span));
        }
        let words: Vec<&str> = choices.iter().map(|(choice, _)| *choice).collect();
        // « coupure d'eau » for « coupure » is not near, but meant.
        let part =
            || words.iter().copied().find(|choice| word.split(|c: char| !c.is_alphanumeric()).any(|w| w == *choice));
        self.report(
            Diagnostic::error("valeur-inconnue", self.file, text.span)
                .with("champ", name)
                .with("valeur", text.value.as_str())
                .with("choix", words.join(", "))
                .suggesting(nearest(&word, words.iter().copied()).or_else(part)),
        );
        None
    }

    /// A choice that must be made.
    pub fn required_choice<T: Copy>(&self, name: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        let choice = self.choice(name, choices);
        if choice.is_none() {
            self.missing(name);
        }
        choice
    }

    /// Reports every field that nobody asked for.
    pub fn finish(self) {
        let known = self.known.borrow();
        for (name, key, _) in &self.entries {
            if known.contains(&name.as_ref()) {
                continue;
            }
            let mut choices: Vec<&str> = known.clone();
            choices.sort_unstable();
            choices.dedup();
            self.report(
                Diagnostic::at("champ-inconnu", Severity::Error, self.file, Some(key.span))
                    .with("champ", key.value.trim())
                    .with("groupe", self.owner)
                    .with("choix", choices.join(", "))
                    .suggesting(nearest(name, choices.iter().copied())),
            );
        }
    }
}
