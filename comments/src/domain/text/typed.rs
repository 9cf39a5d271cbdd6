//! Safe HTML → text as one types it: blocks apart by an empty line, lists and quotations with their marks.

use super::{SafeHtml, unescaped};

/// A block, or the whole.
#[derive(Default)]
struct Block {
    kind: Kind,
    /// What it says so far.
    text: String,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    /// A paragraph, code, the whole.
    #[default]
    Plain,
    Quotation,
    /// With the number of its next item, where it has numbers.
    List(Option<u64>),
    Item,
}

/// The text of `html`.
pub(super) fn typed(html: &SafeHtml) -> String {
    let mut open = vec![Block::default()];
    for part in html.as_str().split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        match tag.split(' ').next().unwrap_or_default() {
            "p" | "pre" => begin(&mut open, Kind::Plain),
            "blockquote" => begin(&mut open, Kind::Quotation),
            "ul" => begin(&mut open, Kind::List(None)),
            "ol" => begin(&mut open, Kind::List(Some(first(tag)))),
            "li" => begin(&mut open, Kind::Item),
            "/p" | "/pre" | "/blockquote" | "/ul" | "/ol" | "/li" => end(&mut open),
            "br" => say(&mut open, "\n"),
            _ => {}
        }
        // The line breaks beside tags are not those of the text.
        say(&mut open, if tag.is_empty() { text } else { text.trim_start_matches('\n') });
    }
    while open.len() > 1 {
        end(&mut open);
    }
    open.pop().map(|whole| unescaped(whole.text)).unwrap_or_default()
}

/// The number at which a list begins: `ol start="3"`.
fn first(tag: &str) -> u64 {
    tag.split('"').nth(1).and_then(|number| number.parse().ok()).unwrap_or(1)
}

fn begin(open: &mut Vec<Block>, kind: Kind) {
    open.push(Block { kind, text: String::new() });
}

fn say(open: &mut [Block], text: &str) {
    if let Some(block) = open.last_mut() {
        block.text.push_str(text);
    }
}

/// Ends the innermost block: it becomes text of the one around it.
fn end(open: &mut Vec<Block>) {
    // The whole ends last.
    let Some(Block { kind, text }) = (open.len() > 1).then(|| open.pop()).flatten() else { return };
    let Some(around) = open.last_mut() else { return };
    let text = text.trim_end();
    let text = match (kind, &mut around.kind) {
        (Kind::Quotation, _) => marked(text, "> ", "> "),
        (Kind::Item, Kind::List(Some(number))) => {
            let mark = format!("{number}. ");
            *number += 1;
            marked(text, &mark, &" ".repeat(mark.len()))
        }
        (Kind::Item, _) => marked(text, "- ", "  "),
        _ => text.to_owned(),
    };
    if !around.text.is_empty() {
        around.text.truncate(around.text.trim_end().len());
        // A list within an item follows it at once, as its items one another.
        let is_close = kind == Kind::Item || matches!((kind, around.kind), (Kind::List(_), Kind::Item));
        around.text.push_str(if is_close { "\n" } else { "\n\n" });
    }
    around.text.push_str(&text);
}

/// Lines behind a mark: the first, and all others that say something.
fn marked(text: &str, first: &str, others: &str) -> String {
    let mark = |number| if number == 0 { first } else { others };
    let lines = text.lines().enumerate().map(|(number, line)| format!("{}{line}", mark(number)).trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::read;

    fn typed(markdown: &str) -> String {
        read(markdown).html.typed()
    }

    #[test]
    fn blocks_are_apart_and_keep_their_marks() {
        assert_eq!(
            typed("Bonjour,\nla visite a **lieu**.\n\nMerci & à bientôt <3"),
            "Bonjour,\nla visite a lieu.\n\nMerci & à bientôt <3"
        );
        assert_eq!(
            typed("Voici :\n\n- un\n- deux\n  - encore\n- trois\n\nVoilà."),
            "Voici :\n\n- un\n- deux\n  - encore\n- trois\n\nVoilà."
        );
        assert_eq!(typed("9. neuf\n10. dix\n\n    et plus"), "9. neuf\n10. dix\n\n    et plus");
        assert_eq!(
            typed("> cité\n> encore\n>\n> > deux fois\n\nUne réponse"),
            "> cité\n> encore\n>\n> > deux fois\n\nUne réponse"
        );
        assert_eq!(typed("```\nun\n\n  deux\n```"), "un\n\n  deux");
        assert_eq!(typed(""), "");
    }
}
