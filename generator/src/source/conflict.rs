//! What Git leaves in a file that two persons changed at once: both versions, for somebody to choose from.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Span};

const CODE: &str = "conflit-de-fusion";

/// How the lines start before the first version and after the second.
const OPENING: &str = "<<<<<<<";
const CLOSING: &str = ">>>>>>>";

/// How long they are, without the name of a branch behind them.
const LENGTH: u32 = 7;

/// An error for each passage of `text` that Git wrote twice: from where the first version starts to where the second ends. A
/// line of signs that is left alone, with the name of a branch, is one too.
#[must_use]
pub fn conflicts(file: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut alone = Vec::new();
    loop {
        let (opening, closing) = (marker(text, OPENING, from), marker(text, CLOSING, from));
        match (opening, closing) {
            (Some(opening), Some(closing)) if opening.start < closing.start => {
                from = closing.end as usize;
                found.push(Diagnostic::error(CODE, file, opening).and(file, Some(closing)));
            }
            (opening, closing) => {
                alone.extend(opening.into_iter().chain(closing).filter(|line| line.end - line.start > LENGTH));
                break;
            }
        }
    }
    found.extend(alone.into_iter().map(|line| Diagnostic::error(CODE, file, line).with("reste", "oui")));
    found
}

/// The first line from the byte `from` that is that marker: alone, or with the name of a branch behind a space.
fn marker(text: &str, sign: &str, from: usize) -> Option<Span> {
    let mut signs = memchr::memmem::find_iter(&text.as_bytes()[from..], sign).map(|at| from + at);
    signs.find_map(|start| {
        if start > 0 && text.as_bytes()[start - 1] != b'\n' {
            return None;
        }
        let line = text[start..].lines().next()?;
        let rest = &line[sign.len()..];
        let is_marker = rest.trim_end().is_empty() || rest.starts_with(' ');
        is_marker.then(|| Span::new(start, start + line.trim_end().len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<(&str, &str)> {
        let written = |span: Option<Span>| span.map_or("", |span| &text[span.start as usize..span.end as usize]);
        let file = Arc::from("content/a.md");
        let found = conflicts(&file, text);
        found
            .iter()
            .map(|it| (written(it.place.span), written(it.other.as_ref().and_then(|other| other.span))))
            .collect()
    }

    #[test]
    fn each_passage_is_told_once() {
        let passage = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> paul\r\n";
        assert_eq!(places(passage), [("<<<<<<< HEAD", ">>>>>>> paul")]);
        assert_eq!(places(&passage.repeat(2)).len(), 2);
        assert_eq!(places("<<<<<<<\na\n|||||||\nb\n=======\n>>>>>>>"), [("<<<<<<<", ">>>>>>>")]);
    }

    #[test]
    fn a_line_that_is_left_is_told() {
        assert_eq!(places("---\n<<<<<<< HEAD\ntitre: A\n---\n"), [("<<<<<<< HEAD", "")]);
        assert_eq!(places("a\n>>>>>>> paul\n"), [(">>>>>>> paul", "")]);
        assert_eq!(places(">>>>>>> a\n<<<<<<< b").len(), 2);
    }

    #[test]
    fn signs_alone_are_text() {
        for text in ["", "<<<<<<<", "a <<<<<<< b\n>>>>>>>", "<<<<<<<<\n>>>>>>>>\n", "=======\n"] {
            assert!(places(text).is_empty(), "{text}");
        }
    }
}
