//! A plan and its outcome in words, for the terminal.

use palier_words::{Argument, Catalogue};

use super::{Plan, Unmapped};
use crate::domain::State;
use crate::import::{Flaw, Place, Source, Unreadable};
use crate::store::Imported;

/// Pages, comments or accounts that are named; more are counted.
const MOST_NAMED: usize = 50;

/// What an import would do and what not, in lines without one at the end.
#[must_use]
pub fn words(words: &Catalogue, source: Source, plan: &Plan) -> String {
    let mut lines = vec![ready(words, source, plan)];
    let officials = plan.ready.iter().filter(|comment| comment.official).count();
    let counts = [
        ("import-official", officials),
        ("import-known", plan.known),
        ("import-pingbacks", plan.pingbacks as usize),
        ("import-gone", plan.gone),
        ("import-without-email", plan.without_email),
    ];
    lines.extend(counts.iter().filter(|(_, count)| *count > 0).map(|(id, count)| counted(words, id, *count)));
    accounts(words, plan, &mut lines);
    unmapped(words, &plan.unmapped, &mut lines);
    flawed(words, &plan.flawed, &mut lines);
    lines.join("\n")
}

/// What an import did, in one line.
#[must_use]
pub fn outcome(words: &Catalogue, imported: Imported) -> String {
    counted(words, "import-done", imported.added as usize)
}

/// Why nothing of a file is imported, in one line.
#[must_use]
pub fn unreadable(words: &Catalogue, source: Source, fault: &Unreadable) -> String {
    let source = ("source", Argument::Text(source.name()));
    match fault {
        Unreadable::Disk(error) => {
            words.with("import-unreadable-disk", &[("detail", Argument::Text(&error.to_string()))])
        }
        Unreadable::Form(0, detail) => {
            words.with("import-unreadable-form", &[source, ("detail", Argument::Text(detail))])
        }
        Unreadable::Form(line, detail) => {
            let line = ("line", Argument::Count(i64::try_from(*line).unwrap_or(i64::MAX)));
            words.with("import-unreadable-line", &[source, line, ("detail", Argument::Text(detail))])
        }
        Unreadable::TooMuch => words.text("import-unreadable-too-much"),
    }
}

fn count(count: usize) -> Argument<'static> {
    Argument::Count(i64::try_from(count).unwrap_or(i64::MAX))
}

fn counted(words: &Catalogue, id: &str, number: usize) -> String {
    words.with(id, &[("count", count(number))])
}

/// `Isso : 412 commentaires à importer dans 38 conversations. 400 à publier, 12 à relire.`
fn ready(words: &Catalogue, source: Source, plan: &Plan) -> String {
    let source = ("source", Argument::Text(source.name()));
    let ready = words.with("import-ready", &[source, ("count", count(plan.ready.len()))]);
    if plan.ready.is_empty() {
        return ready;
    }
    let states: Vec<_> = State::ALL
        .into_iter()
        .map(|state| (state, plan.ready.iter().filter(|comment| comment.state == state).count()))
        .filter(|(_, number)| *number > 0)
        .map(|(state, number)| counted(words, &format!("import-state-{}", state.word()), number))
        .collect();
    format!("{ready} {}\n  {}", counted(words, "import-threads", plan.threads()), states.join(", "))
}

fn accounts(words: &Catalogue, plan: &Plan, lines: &mut Vec<String>) {
    if plan.accounts.is_empty() {
        return;
    }
    let named: Vec<_> =
        plan.accounts.iter().take(MOST_NAMED).map(|(account, number)| format!("{account} ({number})")).collect();
    lines.push(words.with("import-accounts", &[("accounts", Argument::Text(&named.join(", ")))]));
    lines.extend(words.attribute("import-accounts", "aide", &[]).map(|help| format!("  {help}")));
}

fn unmapped(words: &Catalogue, pages: &[Unmapped], lines: &mut Vec<String>) {
    if pages.is_empty() {
        return;
    }
    let comments = pages.iter().map(|page| page.comments).sum();
    lines.push(words.with("import-unmapped", &[("pages", count(pages.len())), ("count", count(comments))]));
    for unmapped in pages.iter().take(MOST_NAMED) {
        let page = ("page", Argument::Text(&unmapped.page));
        let line = words.with("import-unmapped-page", &[page, ("count", count(unmapped.comments))]);
        lines.push(format!("  {line}"));
        if let Some((url, title)) = &unmapped.nearest {
            let nearest = [("url", Argument::Text(url)), ("title", Argument::Text(title)), page];
            lines.push(format!("    {}", words.with("import-unmapped-nearest", &nearest)));
        }
    }
    more(words, "import-unmapped-more", pages.len(), lines);
}

fn flawed(words: &Catalogue, comments: &[(Place, Flaw)], lines: &mut Vec<String>) {
    if comments.is_empty() {
        return;
    }
    lines.push(counted(words, "import-flawed", comments.len()));
    for (place, flaw) in comments.iter().take(MOST_NAMED) {
        let place = match place {
            Place::Line(line) => words
                .with("import-place-line", &[("number", Argument::Count(i64::try_from(*line).unwrap_or(i64::MAX)))]),
            Place::Row(row) => words.with("import-place-row", &[("number", Argument::Count(*row))]),
        };
        // A colon as each language sets it: French puts a blank before.
        let colon = match words.language() {
            palier_words::Language::French => "\u{a0}:",
            palier_words::Language::English => ":",
        };
        lines.push(format!("  {place}{colon} {}", words.text(&format!("import-flaw-{}", flaw.word()))));
    }
    more(words, "import-flawed-more", comments.len(), lines);
}

fn more(words: &Catalogue, id: &str, all: usize, lines: &mut Vec<String>) {
    if all > MOST_NAMED {
        lines.push(format!("  {}", counted(words, id, all - MOST_NAMED)));
    }
}
