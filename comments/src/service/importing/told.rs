//! A plan and its outcome in words, for the terminal.

use palier_words::{Argument, Catalogue};

use super::{Plan, Unmapped};
use crate::domain::State;
use crate::import::{Flaw, Place, Source, Unreadable};
use crate::store::Imported;

/// Pages, comments or accounts that are named; more are counted.
const MOST_NAMED: usize = 50;

/// Characters of what a file says that are shown at once.
const LONGEST_SHOWN: usize = 200;

/// What a file says, as a terminal may be shown it: on one line, and without anything that a terminal obeys.
fn shown(text: &str) -> String {
    let is_obeyed = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut shown: String =
        text.chars().take(LONGEST_SHOWN).map(|c| if is_obeyed(c) { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(LONGEST_SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

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
    readers(words, plan, &mut lines);
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
    let line = |line: u64| ("line", Argument::Count(i64::try_from(line).unwrap_or(i64::MAX)));
    match fault {
        Unreadable::Disk(error) => {
            words.with("import-unreadable-disk", &[("detail", Argument::Text(&error.to_string()))])
        }
        Unreadable::NotAFile => words.text("import-unreadable-not-a-file"),
        Unreadable::NotOne => words.with("import-unreadable-not-one", &[("source", Argument::Text(source.name()))]),
        Unreadable::Version(version) => words.with(
            "import-unreadable-version",
            &[("source", Argument::Text(source.name())), ("version", Argument::Text(&version.to_string()))],
        ),
        Unreadable::Cut(at) => words.with("import-unreadable-cut", &[line(*at)]),
        Unreadable::Form(0, detail) => {
            words.with("import-unreadable-form", &[("detail", Argument::Text(&shown(detail)))])
        }
        Unreadable::Form(at, detail) => {
            words.with("import-unreadable-line", &[line(*at), ("detail", Argument::Text(&shown(detail)))])
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

fn readers(words: &Catalogue, plan: &Plan, lines: &mut Vec<String>) {
    if plan.readers.is_empty() {
        return;
    }
    let named: Vec<_> = plan
        .readers
        .iter()
        .take(MOST_NAMED)
        .map(|(account, number)| format!("{} ({number})", shown(account)))
        .collect();
    lines.push(words.with("import-readers", &[("accounts", Argument::Text(&named.join(", ")))]));
    lines.extend(words.attribute("import-readers", "aide", &[]).map(|help| format!("  {help}")));
}

fn unmapped(words: &Catalogue, pages: &[Unmapped], lines: &mut Vec<String>) {
    if pages.is_empty() {
        return;
    }
    let comments = pages.iter().map(|page| page.comments).sum();
    lines.push(words.with("import-unmapped", &[("pages", count(pages.len())), ("count", count(comments))]));
    for unmapped in pages.iter().take(MOST_NAMED) {
        let page = shown(&unmapped.page);
        let page = ("page", Argument::Text(&page));
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

#[cfg(test)]
mod tests {
    use palier_words::Language;

    use super::*;
    use crate::page::catalogue;

    #[test]
    fn what_is_too_much_is_counted() {
        let pages = (0..60).map(|number| Unmapped {
            page: format!("/{number}/"),
            comments: 2,
            nearest: (number == 0).then(|| ("/zero/".to_owned(), "Zéro".to_owned())),
        });
        let flawed = (1..=51).map(|line| (Place::Line(line), Flaw::Date));
        let plan = Plan { unmapped: pages.collect(), flawed: flawed.collect(), known: 1, ..Plan::default() };
        let told = words(&catalogue(Language::French), Source::Isso, &plan);
        let lines: Vec<_> = told.lines().collect();
        assert_eq!(
            lines[..5],
            [
                "Isso\u{a0}: rien à importer.",
                "Déjà là\u{a0}: un commentaire.",
                "60 pages ne sont pas du site (120 commentaires)\u{a0}:",
                "  /0/\u{a0}: 2 commentaires",
                "    peut-être /zero/ («\u{a0}Zéro\u{a0}»)\u{a0}: ajoutez «\u{a0}/0/\u{a0}» à ses alias",
            ]
        );
        assert_eq!(lines[54], "  … et 10 autres pages");
        assert_eq!(lines[106..], ["  … et un autre commentaire"]);
    }

    #[test]
    fn a_file_does_not_speak_to_the_terminal() {
        let plan = Plan {
            readers: vec![("cl\u{1b}[2Jaire\n\u{202e}".to_owned(), 1)],
            unmapped: vec![Unmapped { page: "/\u{1b}]0;x\u{7}".repeat(100), comments: 1, nearest: None }],
            ..Plan::default()
        };
        let told = words(&catalogue(Language::English), Source::Isso, &plan);
        assert!(!told.contains(|c: char| c.is_control() && c != '\n'), "{told:?}");
        assert!(told.contains("cl\u{fffd}[2Jaire\u{fffd}\u{fffd} (1)"), "{told:?}");
        assert!(told.contains("…: one comment"), "{told:?}");
    }

    #[test]
    fn a_file_that_is_none_is_told() {
        let french = |fault| unreadable(&catalogue(Language::French), Source::Disqus, &fault);
        assert_eq!(french(Unreadable::NotOne), "Disqus n’écrit pas de fichiers comme celui-ci");
        assert_eq!(french(Unreadable::Cut(3)), "le fichier s’arrête au milieu, à la ligne 3");
        assert_eq!(
            french(Unreadable::Form(3, "ill-formed document".to_owned())),
            "le fichier est abîmé, à la ligne 3\u{a0}: ill-formed document"
        );
        assert_eq!(french(Unreadable::TooMuch), "le fichier contient plus que ce qui peut être importé d’un coup");
    }
}
