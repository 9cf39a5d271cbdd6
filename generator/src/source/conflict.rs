//! What Git leaves in a file that two persons changed at once: both versions, for somebody to choose from.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Span};

/// How the lines start before the first version and after the second.
const OPENING: &str = "<<<<<<<";
const CLOSING: &str = ">>>>>>>";

/// An error for each passage of `text` that Git wrote twice: from where the first version starts to where the second ends.
#[must_use]
pub fn conflicts(file: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(opening) = marker(text, OPENING, from) {
        let Some(closing) = marker(text, CLOSING, opening.end as usize) else { break };
        from = closing.end as usize;
        found.push(Diagnostic::error("conflit-de-fusion", file, opening).and(file, Some(closing)));
    }
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
    fn signs_alone_are_text() {
        for text in
            ["", "<<<<<<< a", ">>>>>>> a\n<<<<<<< b", "a <<<<<<< b\n>>>>>>> c", "<<<<<<<<\n>>>>>>>>\n", "=======\n"]
        {
            assert!(places(text).is_empty(), "{text}");
        }
    }
}
