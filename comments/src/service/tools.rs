//! What makes moderating easier: reply templates, the site's own blocked words; and the figures of a year.

use std::collections::{BTreeMap, HashSet};

use super::{Service, Site};
use crate::domain::{ModeratorId, ThreadFacts, ThreadKey, spam};
use crate::store::{Figures, ReplyTemplate, Statistics, StoreError};

/// Characters of a template's title.
pub const LONGEST_TITLE: usize = 80;
/// Characters of a template's text.
pub const LONGEST_TEMPLATE: usize = 4_000;
/// Templates of a site.
pub const MOST_TEMPLATES: usize = 100;
/// Characters of a blocked word.
pub const LONGEST_WORD: usize = 80;
/// Blocked words of a site.
pub const MOST_WORDS: usize = 1_000;

/// Why a template is not kept.
#[derive(Debug)]
pub enum NoTemplate {
    /// The title is empty, or longer than [`LONGEST_TITLE`].
    Title,
    /// The text is empty, or longer than [`LONGEST_TEMPLATE`].
    Text,
    /// There are [`MOST_TEMPLATES`] already.
    TooMany,
    /// It was deleted in the meantime.
    Gone,
    /// The store.
    Store(StoreError),
}

impl From<StoreError> for NoTemplate {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Why a list of blocked words is not kept.
#[derive(Debug)]
pub enum NoWords {
    /// A line, counted from 1, is longer than [`LONGEST_WORD`].
    TooLong(usize),
    /// A line has no letter and no digit: nothing could be found by it.
    Sign(usize),
    /// There are more than [`MOST_WORDS`].
    TooMany(usize),
    /// The store.
    Store(StoreError),
}

/// The figures of twelve months, by what they are about.
#[derive(Clone, Debug)]
pub struct Overview {
    /// In all, and by month.
    pub statistics: Statistics,
    /// Of each programme and residence that had any, by title.
    pub programmes: Vec<(String, Figures)>,
    /// Of each section that had any, by name.
    pub sections: Vec<(String, Figures)>,
}

impl Service {
    /// Keeps a reply template; id 0 makes one.
    ///
    /// # Errors
    /// [`NoTemplate`].
    pub async fn keep_template(&self, site: &Site, template: ReplyTemplate, by: ModeratorId) -> Result<(), NoTemplate> {
        let (title, text) = (template.title.trim().to_owned(), template.text.trim().to_owned());
        if title.is_empty() || title.chars().count() > LONGEST_TITLE {
            return Err(NoTemplate::Title);
        }
        if text.is_empty() || text.chars().count() > LONGEST_TEMPLATE {
            return Err(NoTemplate::Text);
        }
        if template.id == 0 && self.store.templates(site.id).await?.len() >= MOST_TEMPLATES {
            return Err(NoTemplate::TooMany);
        }
        let template = ReplyTemplate { id: template.id, title, text };
        let kept = self.store.keep_template(site.id, template, by, self.now()).await?;
        if kept { Ok(()) } else { Err(NoTemplate::Gone) }
    }

    /// Replaces the site's blocked words by those of `list`, one a line; says how many there are now.
    ///
    /// # Errors
    /// [`NoWords`].
    pub async fn keep_blocked_words(&self, site: &Site, list: &str, by: ModeratorId) -> Result<usize, NoWords> {
        let words = blocked_words(list)?;
        self.store.set_blocked_words(site.id, &words, by, self.now()).await.map_err(NoWords::Store)?;
        site.lessons.forget();
        Ok(words.len())
    }

    /// The figures of the twelve months up to now.
    ///
    /// # Errors
    /// The store's.
    pub async fn overview(&self, site: &Site) -> Result<Overview, StoreError> {
        let threads = site.threads();
        let title = |id: &str| ThreadKey::parse(id).and_then(|key| threads.get(&key).map(|facts| facts.title.clone()));
        let programmes =
            grouped(threads.iter(), |facts| facts.programme.iter().chain(&facts.residence).cloned().collect());
        let sections = grouped(threads.iter(), |facts| vec![facts.section().to_owned()]);
        let groups = programmes.values().chain(sections.values()).cloned().collect();
        let statistics = self.store.statistics(site.id, self.now(), &site.config.zone, groups).await?;
        let (of_programmes, of_sections) = statistics.groups.split_at(programmes.len());
        let programmes = titled(programmes, of_programmes, |id| title(id).unwrap_or_else(|| id.to_owned()));
        let sections = titled(sections, of_sections, |folder| threads.section_title(folder).to_owned());
        Ok(Overview { statistics, programmes, sections })
    }
}

/// The conversations of each id that `ids` gives them.
fn grouped<'a>(
    threads: impl Iterator<Item = &'a ThreadFacts>,
    ids: impl Fn(&ThreadFacts) -> Vec<String>,
) -> BTreeMap<String, Vec<ThreadKey>> {
    let mut groups = BTreeMap::<String, Vec<ThreadKey>>::new();
    for facts in threads {
        for id in ids(facts) {
            groups.entry(id).or_default().push(facts.key.clone());
        }
    }
    groups
}

/// The figures of each id that has any, by title: two that are called the same stay two.
fn titled(
    ids: BTreeMap<String, Vec<ThreadKey>>,
    figures: &[Figures],
    title: impl Fn(&str) -> String,
) -> Vec<(String, Figures)> {
    let counted = ids.into_keys().zip(figures.iter().copied()).filter(|(_, figures)| figures.received > 0);
    let mut lines: Vec<_> = counted.map(|(id, figures)| (title(&id), figures)).collect();
    lines.sort_by(|(one, _), (other, _)| one.cmp(other));
    lines
}

/// The words of a list, one a line, each once whatever its accents and capitals.
fn blocked_words(list: &str) -> Result<Vec<String>, NoWords> {
    let mut known = HashSet::new();
    let mut words = Vec::new();
    for (number, line) in list.lines().enumerate() {
        let word = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if word.is_empty() {
            continue;
        }
        if word.chars().count() > LONGEST_WORD {
            return Err(NoWords::TooLong(number + 1));
        }
        let folded = spam::folded(&word);
        if folded.is_empty() {
            return Err(NoWords::Sign(number + 1));
        }
        if known.insert(folded) {
            words.push(word);
        }
    }
    if words.len() > MOST_WORDS { Err(NoWords::TooMany(words.len())) } else { Ok(words) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_words_is_read_line_by_line() {
        let words = blocked_words("  casino\n\nCrédit   facile\nCASINO\ncredit facile\r\n").unwrap();
        assert_eq!(words, ["casino", "Crédit facile"]);
        assert!(matches!(blocked_words("casino\n!!!"), Err(NoWords::Sign(2))));
        assert!(matches!(blocked_words(&"a".repeat(81)), Err(NoWords::TooLong(1))));
        let many: String = (0..1001).map(|number| format!("mot{number}\n")).collect();
        assert!(matches!(blocked_words(&many), Err(NoWords::TooMany(1001))));
    }
}
