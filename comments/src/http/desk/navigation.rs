//! The desk's navigation: a row for each page that it leads to, in the order in which they are shown.

use palier_words::Catalogue;
use serde_json::{Value, json};

use super::place::Place;
use crate::store::ToDo;

/// A page that the navigation leads to.
struct Row {
    /// Its address below the desk's.
    path: &'static str,
    /// The message that names it.
    label: &'static str,
    /// How much waits there.
    count: Option<fn(&ToDo) -> u32>,
}

/// Rows that are shown together.
struct Group {
    /// The message that names it; the first group, what waits, needs none.
    label: Option<&'static str>,
    /// In order.
    rows: &'static [Row],
}

/// Pages that administrators alone see.
const RESERVED: [&str; 2] = ["/moderateurs", "/mots-bloques"];

/// The page of what was shown before anybody read it: where nothing is, it stays out of the way.
const SHOWN_FIRST: &str = "/a-verifier";

const GROUPS: [Group; 3] = [
    Group {
        label: None,
        rows: &[
            Row { path: "", label: "desk-queue", count: Some(|to_do| to_do.waiting) },
            Row { path: SHOWN_FIRST, label: "desk-unchecked", count: Some(|to_do| to_do.unchecked) },
            Row { path: "/questions", label: "desk-questions", count: Some(|to_do| to_do.questions) },
            Row { path: "/signalements", label: "desk-reports", count: Some(|to_do| to_do.reports) },
        ],
    },
    Group {
        label: Some("desk-talk"),
        rows: &[
            Row { path: "/tous", label: "desk-all", count: None },
            Row { path: "/ouverture", label: "desk-opening", count: None },
        ],
    },
    Group {
        label: Some("desk-tools"),
        rows: &[
            Row { path: "/statistiques", label: "figures-title", count: None },
            Row { path: "/journal", label: "journal-title", count: None },
            Row { path: "/moderateurs", label: "moderators-title", count: None },
            Row { path: "/modeles", label: "templates-title", count: None },
            Row { path: "/mots-bloques", label: "blocked-title", count: None },
            Row { path: "/envois", label: "deliveries-title", count: Some(|to_do| to_do.failed) },
        ],
    },
];

impl Row {
    /// Whether `here` is this page, or one below it.
    fn leads_to(&self, here: &Place) -> bool {
        let below = here.path().strip_prefix(self.path);
        below.is_some_and(|below| below.is_empty() || (!self.path.is_empty() && below.starts_with('/')))
    }

    fn shown(&self, words: &Catalogue, to_do: &ToDo, here: &Place) -> Value {
        json!({
            "path": self.path,
            "label": words.text(self.label),
            "count": self.count.and_then(|count| counted(count(to_do))),
            "is_current": self.leads_to(here),
        })
    }
}

/// A count as it is read; `None` for nothing.
fn counted(count: u32) -> Option<String> {
    match count {
        0 => None,
        count if count >= ToDo::MOST => Some(format!("{}+", ToDo::MOST - 1)),
        count => Some(count.to_string()),
    }
}

/// The template's `desk.navigation`: the groups that have rows.
pub(super) fn shown(
    words: &Catalogue,
    to_do: &ToDo,
    here: &Place,
    is_administrator: bool,
    shows_first: bool,
) -> Vec<Value> {
    let seen = |row: &&Row| match row.path {
        SHOWN_FIRST => shows_first || to_do.unchecked > 0 || row.leads_to(here),
        path => is_administrator || !RESERVED.contains(&path),
    };
    let filled = GROUPS.iter().filter(|group| !group.rows.is_empty());
    filled
        .map(|group| {
            json!({
                "label": group.label.map(|label| words.text(label)),
                "rows": group.rows.iter().filter(seen).map(|row| row.shown(words, to_do, here)).collect::<Vec<_>>(),
            })
        })
        .collect()
}

/// The template's `desk.waits_elsewhere`: what waits on the other pages of the first group.
pub(super) fn waiting_elsewhere(words: &Catalogue, to_do: &ToDo, here: &Place) -> Vec<Value> {
    let rows = GROUPS[0].rows.iter().filter(|row| !row.leads_to(here)).map(|row| row.shown(words, to_do, here));
    rows.filter(|row| !row["count"].is_null()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn current(here: &str) -> Vec<&'static str> {
        let here = Place::read(here);
        GROUPS.iter().flat_map(|group| group.rows).filter(|row| row.leads_to(&here)).map(|row| row.path).collect()
    }

    #[test]
    fn one_page_at_most_is_the_current_one() {
        assert_eq!(current(""), [""]);
        assert_eq!(current("?apres=12"), [""]);
        assert_eq!(current("/tous?etat=removed"), ["/tous"]);
        assert_eq!(current("/tous/x"), ["/tous"]);
        assert_eq!(current("/toussaint"), [""; 0]);
        assert_eq!(current("/compte"), [""; 0]);
    }

    #[test]
    fn a_count_is_told_as_far_as_it_was_counted() {
        assert_eq!([0, 1, 999, 1000].map(counted).map(Option::unwrap_or_default), ["", "1", "999", "999+"]);
    }
}
