//! What was opened and never closed: a remark between `<!--` and `-->`, a block of code between fences.

const OPENING: &str = "<!--";
const CLOSING: &str = "-->";

/// Where in `html` each comment starts that the end of the text, or another comment, comes before the end of.
///
/// Word processors make a dash of the two hyphens, and what follows would vanish from the page.
pub(super) fn comments(html: &str) -> Vec<usize> {
    let mut unclosed = Vec::new();
    let mut openings = memchr::memmem::find_iter(html.as_bytes(), OPENING).peekable();
    while let Some(start) = openings.next() {
        let inside = start + OPENING.len();
        // Each byte is looked at once, whatever a hostile page repeats.
        let end = openings.peek().copied().unwrap_or(html.len());
        let comment = html.get(inside..end).unwrap_or_default();
        // `<!-->` is a whole comment in HTML.
        let is_empty = comment.starts_with('>') || comment.starts_with("->");
        if !is_empty && !comment.contains(CLOSING) {
            unclosed.push(start);
        }
    }
    unclosed
}

/// Whether `block`, which starts with a fence, ends with one.
pub(super) fn is_fence_closed(block: &str) -> bool {
    let sign = block.chars().next().unwrap_or('`');
    let length = block.len() - block.trim_start_matches(sign).len();
    let Some((_, last)) = block.trim_end().rsplit_once('\n') else { return false };
    let last = last.trim_start_matches([' ', '\t', '>']);
    last.len() >= length && last.chars().all(|character| character == sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_ends_before_the_next_one_starts() {
        assert!(comments("<!-- a --> b <!-- c\nd -->").is_empty());
        assert!(comments("<!--> <!---> a").is_empty());
        assert_eq!(comments("a <!-- b –> c <!-- d -->"), [2]);
        assert_eq!(comments("<!-- a"), [0]);
        assert_eq!(comments("<!-- a <!-- b"), [0, 7]);
    }

    #[test]
    fn a_fence_closes_what_a_shorter_one_does_not() {
        assert!(is_fence_closed("```\na\n```\n"));
        assert!(is_fence_closed("~~~ texte\n~~~~"));
        assert!(is_fence_closed("```\n> a\n> ```"));
        for open in ["```", "```\na\n", "````\na\n```\n", "```\na\n~~~", "```\na ```"] {
            assert!(!is_fence_closed(open), "{open}");
        }
    }
}
