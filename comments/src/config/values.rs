//! Settings as written: the file over the defaults, the environment over both, each value with the place it came from.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use super::mistake::{Mistake, Place};

/// The defaults and the words of every key: the only place where a default is written.
pub(super) const DEFAULTS: &str = include_str!("../../config.default.toml");

/// What a site must say itself, besides the keys of `[defaults]`.
pub(super) const OF_A_SITE: [&str; 5] = ["url", "name", "official_name", "manifest", "privacy_contact"];

/// The prefix of environment variables; sections and keys follow, joined by `__`.
const PREFIX: &str = "PALIER_COMMENTS__";

/// A value as written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    Number(i64),
    Flag(bool),
    List(Vec<String>),
    Map(BTreeMap<String, String>),
}

impl Value {
    fn of(value: &DeValue<'_>) -> Option<Self> {
        Some(match value {
            DeValue::String(text) => Self::Text(text.to_string()),
            DeValue::Integer(number) => Self::Number(number.to_string().replace('_', "").parse().ok()?),
            DeValue::Boolean(flag) => Self::Flag(*flag),
            DeValue::Array(items) => {
                let texts = items.iter().map(|item| item.get_ref().as_str().map(str::to_owned));
                Self::List(texts.collect::<Option<_>>()?)
            }
            DeValue::Table(table) => {
                let texts = table
                    .iter()
                    .map(|(key, item)| Some((key.get_ref().to_string(), item.get_ref().as_str()?.to_owned())));
                Self::Map(texts.collect::<Option<_>>()?)
            }
            _ => return None,
        })
    }

    /// A variable of the environment, read as what `like` is.
    fn of_variable(text: &str, like: &Self) -> Option<Self> {
        Some(match like {
            Self::Text(_) => Self::Text(text.to_owned()),
            Self::Number(_) => Self::Number(text.trim().parse().ok()?),
            Self::Flag(_) => Self::Flag(text.trim().parse().ok()?),
            Self::List(_) => {
                Self::List(text.split(',').map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect())
            }
            Self::Map(_) => return None,
        })
    }

    fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// What is expected in its place, the end of a message's id.
    fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Number(_) => "number",
            Self::Flag(_) => "flag",
            Self::List(_) => "list",
            Self::Map(_) => "map",
        }
    }
}

/// A value and where it was written.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) value: Value,
    pub(super) place: Place,
}

/// One section: every key has a value.
pub(super) type Section = BTreeMap<String, Found>;

/// All sections, and the sites.
#[derive(Debug, Default)]
pub(super) struct Sections {
    pub(super) sections: BTreeMap<String, Section>,
    pub(super) sites: BTreeMap<String, (Section, Place)>,
}

/// Lays the file and the environment over the defaults.
pub(super) fn lay(text: &str, environment: &BTreeMap<String, String>, mistakes: &mut Vec<Mistake>) -> Sections {
    let defaults = defaults();
    let mut laid = Sections { sections: defaults.clone(), sites: BTreeMap::new() };
    let file = match DeTable::parse(text) {
        Ok(file) => file.into_inner(),
        Err(error) => {
            let place = error.span().map_or(Place::File, |span| Place::at(text, span));
            mistakes.push(Mistake::new("config-syntax", place).with("detail", error.message()));
            return laid;
        }
    };
    let mut written_sites = Vec::new();
    for (name, item) in &file {
        let place = Place::at(text, name.span());
        let Some(table) = item.get_ref().as_table() else {
            mistakes.push(Mistake::new("config-not-a-section", place).with("key", name.get_ref()));
            continue;
        };
        if name.get_ref() == "sites" {
            written_sites.extend(table.iter().map(|(key, item)| {
                (key.get_ref().to_string(), Place::at(text, key.span()), item.get_ref().as_table())
            }));
            continue;
        }
        match laid.sections.get_mut(name.get_ref().as_ref()) {
            Some(section) => read_into(section, table, text, mistakes),
            None => mistakes.push(unknown("config-unknown-section", name.get_ref(), place, defaults.keys())),
        }
    }
    for (name, section) in &mut laid.sections {
        overlay(section, &[name], environment, mistakes);
    }
    for (key, place, table) in written_sites {
        let mut section = laid.sections.get("defaults").cloned().unwrap_or_default();
        for own in OF_A_SITE {
            section.insert(own.to_owned(), Found { value: Value::Text(String::new()), place: place.clone() });
        }
        match table {
            Some(table) => read_into(&mut section, table, text, mistakes),
            None => mistakes.push(Mistake::new("config-not-a-section", place.clone()).with("key", &key)),
        }
        overlay(&mut section, &["sites", &key], environment, mistakes);
        laid.sites.insert(key, (section, place));
    }
    unknown_variables(environment, &laid, mistakes);
    laid
}

/// The sections of `config.default.toml`, which a test reads.
pub(super) fn defaults() -> BTreeMap<String, Section> {
    let table = DeTable::parse(DEFAULTS).map(toml::Spanned::into_inner).unwrap_or_default();
    table
        .iter()
        .filter_map(|(name, item)| {
            let section = item.get_ref().as_table()?.iter().filter_map(|(key, item)| {
                let value = Value::of(item.get_ref())?;
                Some((key.get_ref().to_string(), Found { value, place: Place::Default }))
            });
            Some((name.get_ref().to_string(), section.collect()))
        })
        .collect()
}

fn read_into(section: &mut Section, table: &DeTable<'_>, text: &str, mistakes: &mut Vec<Mistake>) {
    for (key, item) in table {
        let Some(known) = section.get(key.get_ref().as_ref()) else {
            mistakes.push(unknown("config-unknown-key", key.get_ref(), Place::at(text, key.span()), section.keys()));
            continue;
        };
        let place = Place::at(text, item.span());
        match Value::of(item.get_ref()).filter(|value| value.is_like(&known.value)) {
            Some(value) => {
                section.insert(key.get_ref().to_string(), Found { value, place });
            }
            None => mistakes.push(wrong_kind(key.get_ref(), &known.value, place)),
        }
    }
}

fn overlay(section: &mut Section, path: &[&str], environment: &BTreeMap<String, String>, mistakes: &mut Vec<Mistake>) {
    for (key, found) in section {
        let name = variable(path, key);
        let Some(text) = environment.get(&name) else { continue };
        let place = Place::Environment(name);
        match Value::of_variable(text, &found.value) {
            Some(value) => *found = Found { value, place },
            None => mistakes.push(wrong_kind(key, &found.value, place)),
        }
    }
}

/// The variable of a key.
fn variable(path: &[&str], key: &str) -> String {
    let words: Vec<String> =
        path.iter().copied().chain([key]).map(|word| word.replace('-', "_").to_ascii_uppercase()).collect();
    format!("{PREFIX}{}", words.join("__"))
}

/// A misspelt variable would be as silently ignored as a misspelt key.
fn unknown_variables(environment: &BTreeMap<String, String>, laid: &Sections, mistakes: &mut Vec<Mistake>) {
    let of_sections = laid.sections.iter().flat_map(|(name, section)| section.keys().map(|key| variable(&[name], key)));
    let of_sites =
        laid.sites.iter().flat_map(|(key, (section, _))| section.keys().map(|name| variable(&["sites", key], name)));
    let known: Vec<String> = of_sections.chain(of_sites).collect();
    for name in environment.keys().filter(|name| name.starts_with(PREFIX) && !known.contains(name)) {
        mistakes.push(unknown("config-unknown-variable", name, Place::Environment(name.clone()), known.iter()));
    }
}

fn wrong_kind(key: &str, expected: &Value, place: Place) -> Mistake {
    let id = match expected.kind() {
        "text" => "config-text-expected",
        "number" => "config-number-expected",
        "flag" => "config-flag-expected",
        "list" => "config-list-expected",
        _ => "config-map-expected",
    };
    Mistake::new(id, place).with("key", key)
}

fn unknown<'a>(id: &'static str, key: &str, place: Place, known: impl Iterator<Item = &'a String>) -> Mistake {
    let near = known
        .map(|known| (strsim::jaro_winkler(key, known), known))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(a, _), (b, _)| a.total_cmp(b));
    let mistake = Mistake::new(id, place).with("key", key);
    match near {
        Some((_, known)) => mistake.with("suggestion", known),
        None => mistake,
    }
}
