//! The heads that most files have, read in one pass: `key: value`, lists, groups between braces on one line.
//!
//! The YAML parser looks at every character several times, which took a twelfth of a build. [`read`] knows the part of
//! YAML that needs no second look. It gives up at the first thing outside it, and otherwise gives what quoting and the
//! parser give, places included: a test holds it against them.

use super::lenient;
use super::yaml::{Node, Value};
use crate::diagnostic::{Span, Spanned};

/// How deep lists and groups may lie in each other here; heads of content need three levels.
const MAX_DEPTH: usize = 4;

/// Reads `head`, which starts at byte `base` of its file. `None` leaves it to the parser.
pub(super) fn read(head: &str, base: usize) -> Option<Node> {
    if head.bytes().any(|byte| byte < b' ' && byte != b'\n') {
        return None;
    }
    let mut reader = Reader { head, base, at: 0, rest: None };
    let fields = reader.map(0, 0)?;
    reader.peek().is_none().then_some(fields)
}

/// A line without the blanks around it.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    /// Where it starts in the head.
    start: usize,
    /// How many blanks stand before it; behind a hyphen, everything on its line counts.
    indent: usize,
    /// Where the next line starts.
    next: usize,
}

impl<'a> Line<'a> {
    /// What follows the hyphen of a list's item, as a line.
    fn item(self) -> Option<Self> {
        let text = self.text.strip_prefix("- ")?.trim_start_matches(' ');
        let width = self.text.len() - text.len();
        Some(Self { text, start: self.start + width, indent: self.indent + width, ..self })
    }

    /// The key and the value of a field.
    fn field(self) -> Option<(&'a str, Self)> {
        let (key, after) = key(self.text)?;
        let value = after.trim_start_matches(' ');
        let width = self.text.len() - value.len();
        let touches = width == key.len() + 1 && !value.is_empty();
        (!touches).then_some((key, Self { text: value, start: self.start + width, ..self }))
    }
}

/// A field's name as nearly all write it, and what follows its colon.
pub(super) fn key(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().position(|byte| !(byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'))?;
    let (key, after) = text.split_at(end);
    let is_name = key.starts_with(|first: char| first.is_ascii_lowercase()) && key != "null";
    is_name.then_some((key, after.strip_prefix(':')?))
}

struct Reader<'a> {
    head: &'a str,
    base: usize,
    /// Where the next line starts.
    at: usize,
    /// What is left of a line whose hyphen was read.
    rest: Option<Line<'a>>,
}

impl<'a> Reader<'a> {
    /// The next line that is not blank.
    fn peek(&self) -> Option<Line<'a>> {
        if self.rest.is_some() {
            return self.rest;
        }
        let mut at = self.at;
        loop {
            let text = self.head.get(at..).filter(|text| !text.is_empty())?;
            let end = memchr::memchr(b'\n', text.as_bytes()).unwrap_or(text.len());
            let next = at + end + 1;
            let from_text = text[..end].trim_start_matches(' ');
            if !from_text.is_empty() {
                let indent = end - from_text.len();
                return Some(Line { text: from_text.trim_end_matches(' '), start: at + indent, indent, next });
            }
            at = next;
        }
    }

    fn pass(&mut self, line: Line<'a>) {
        self.rest = None;
        self.at = line.next;
    }

    /// The fields that stand in column `indent`.
    fn map(&mut self, indent: usize, depth: usize) -> Option<Node> {
        let mut fields: Vec<(Spanned<String>, Node)> = Vec::with_capacity(8);
        while let Some(line) = self.peek().filter(|line| line.indent >= indent) {
            if line.indent > indent {
                return None;
            }
            let (name, value) = line.field()?;
            self.pass(line);
            let node = match value.text {
                "" => self.list(indent, depth + 1)?,
                _ => self.value(value, Some(name), depth + 1)?,
            };
            fields.push((Spanned::new(name.to_owned(), self.span(line.start, name.len())), node));
        }
        let (first, last) = (fields.first()?.0.span.start, fields.last()?.1.span.end);
        Some(Node { value: Value::Map(fields), span: Span { start: first, end: last } })
    }

    /// The list below a key that stands in column `indent`, which has to be further to the left.
    fn list(&mut self, indent: usize, depth: usize) -> Option<Node> {
        let first = self.peek().filter(|line| line.indent > indent && depth < MAX_DEPTH)?;
        let mut items = Vec::with_capacity(4);
        while let Some(line) = self.peek().filter(|line| line.indent >= first.indent) {
            if line.indent > first.indent {
                return None;
            }
            let item = line.item()?;
            let is_map = item.field().is_some();
            if is_map {
                self.rest = Some(item);
                items.push(self.map(item.indent, depth + 1)?);
            } else {
                self.pass(line);
                items.push(self.value(item, None, depth + 1)?);
            }
        }
        let end = items.last()?.span.end;
        Some(Node { value: Value::List(items), span: Span { end, ..self.span(first.start, 0) } })
    }

    /// A value that fills the rest of its line.
    fn value(&self, line: Line<'a>, key: Option<&str>, depth: usize) -> Option<Node> {
        let Line { text, start, .. } = line;
        if key.is_some() && lenient::is_prose(text, key) {
            let is_whole = !lenient::opens_block(text) && text.trim() == text;
            return if is_whole { self.text(text, start, text.len()) } else { None };
        }
        match text.bytes().next()? {
            b'"' | b'[' | b'{' => {
                let mut flow = Flow { reader: self, text, start, at: 0 };
                let node = flow.value(depth)?;
                (flow.at == text.len()).then_some(node)
            }
            _ => self.text(plain(text)?, start, text.len()),
        }
    }

    /// A text that is written in `length` bytes from `start` on. Quotation marks around it are the parser's business.
    fn text(&self, text: &str, start: usize, length: usize) -> Option<Node> {
        let is_quoted = text.starts_with(['“', '„', '”', '‘', '"', '\'']);
        (!is_quoted).then(|| Node { value: Value::Text(text.to_owned()), span: self.span(start, length) })
    }

    fn span(&self, start: usize, length: usize) -> Span {
        Span::new(self.base + start, self.base + start + length)
    }
}

/// `text`, where it is a value that needs no quotes, has no comment and is not YAML's nothing.
fn plain(text: &str) -> Option<&str> {
    let is_word = text.starts_with(|first: char| first.is_alphanumeric() || first == '/') && text != "null";
    let is_marked = || lenient::may_mark(text) && (text.contains(": ") || text.ends_with(':') || text.contains(" #"));
    (is_word && text.trim_end() == text && !is_marked()).then_some(text)
}

/// A list, a group or a text between quotation marks, on one line.
struct Flow<'a, 'r> {
    reader: &'r Reader<'a>,
    text: &'a str,
    /// Where the text starts in the head.
    start: usize,
    /// How far it was read.
    at: usize,
}

impl<'a> Flow<'a, '_> {
    fn value(&mut self, depth: usize) -> Option<Node> {
        let start = self.at;
        match self.rest().bytes().next()? {
            b'"' => {
                let inner = &self.rest()[1..];
                let end =
                    memchr::memchr2(b'"', b'\\', inner.as_bytes()).filter(|end| inner.as_bytes()[*end] == b'"')?;
                self.at += end + 2;
                let span = self.span(start);
                Some(Node { value: Value::Text(inner[..end].to_owned()), span })
            }
            b'[' if depth < MAX_DEPTH => {
                let mut items = Vec::with_capacity(2);
                self.each(b']', |flow| {
                    items.push(flow.value(depth + 1)?);
                    Some(())
                })?;
                let end = items.last()?.span.end;
                Some(Node { value: Value::List(items), span: Span { end, ..self.span(start) } })
            }
            b'{' if depth < MAX_DEPTH => {
                let mut fields = Vec::with_capacity(4);
                self.each(b'}', |flow| {
                    fields.push(flow.field(depth + 1)?);
                    Some(())
                })?;
                let end = fields.last()?.1.span.end;
                Some(Node { value: Value::Map(fields), span: Span { end, ..self.span(start) } })
            }
            _ => {
                // Colons, quotation marks and number signs mean too many things here.
                let end = self.rest().find([',', ']', '}', '[', '{', ':', '#', '\'', '"'])?;
                let word = plain(self.rest()[..end].trim_end_matches(' '))?;
                self.at += word.len();
                self.reader.text(word, self.start + start, word.len())
            }
        }
    }

    fn field(&mut self, depth: usize) -> Option<(Spanned<String>, Node)> {
        let (name, after) = key(self.rest())?;
        let span = self.reader.span(self.start + self.at, name.len());
        let value = after.strip_prefix(' ')?.trim_start_matches(' ');
        self.at = self.text.len() - value.len();
        Some((Spanned::new(name.to_owned(), span), self.value(depth)?))
    }

    /// Reads what commas part, up to `close`.
    fn each(&mut self, close: u8, mut one: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        loop {
            self.at += 1;
            self.skip_blanks();
            one(self)?;
            self.skip_blanks();
            match self.rest().bytes().next()? {
                b',' => {}
                end if end == close => {
                    self.at += 1;
                    return Some(());
                }
                _ => return None,
            }
        }
    }

    fn skip_blanks(&mut self) {
        self.at = self.text.len() - self.rest().trim_start_matches(' ').len();
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// From `start` to where it was read.
    fn span(&self, start: usize) -> Span {
        self.reader.span(self.start + start, self.at - start)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::yaml;
    use super::*;

    /// What the parser makes of `head`; `None` where it finds fault with it.
    fn parsed(head: &str) -> Option<Node> {
        let mut diagnostics = Vec::new();
        let node = yaml::parse(&Arc::from("content/a.md"), head, 7, &mut diagnostics);
        diagnostics.is_empty().then_some(node)
    }

    #[test]
    fn usual_heads_are_read_as_the_parser_reads_them() {
        for head in [
            "titre: Simple\n",
            "titre: Bâtiment A : la charpente\ndate: 2026-11-06 09:00\nreference: AO-12\n",
            "titre: \"Entre « guillemets »\"\n\nresume: L'eau, c'est prêt !\nprogramme: le-verger\navancement: 40",
            "pieces:\n  - { fichier: \"/pdf/piece-01.pdf\", nom: \"Le plan\" }\n  - { fichier: plan.pdf, nom: Plan masse }\n",
            "lots:\n  - { numero: \"01\", intitule: Gros œuvre, corps_etat: [gros-oeuvre, vrd] }\nnature: travaux\n",
            "photos:\n  - fichier: a.jpg\n    description: La grue, vue du sud : demain\n  - fichier: b.jpg\nmetiers: [a, b]\n",
            "photos:\n    - fichier: \"a.jpg\"\n\n      pieces:\n        - x\n        - y: z\nalias:\n - /ancien/\n - /b/\n",
            "groupe: {a: b}\nmot: *important*\nsigne: #1\n",
            "titre: Lot #3 vendu # urgent\nresume: # 1 de la coop\n",
        ] {
            let simple = read(head, 7);
            assert!(simple.is_some(), "{head}");
            assert_eq!(simple, parsed(head), "{head}");
        }
    }

    #[test]
    fn what_needs_a_second_look_is_left_to_the_parser() {
        for head in [
            "",
            "# rien\n",
            "titre:\n",
            "titre: |\n  a\n",
            "titre: a\n  b\n",
            "type: a # b\n",
            "titre: 'a'\n",
            "titre: “a”\n",
            "Titre: a\n",
            "titre:a\n",
            "titre: \"a\\n\"\n",
            "titre: null\n",
            "titre: a:\u{a0}\n",
            "liste:\n- a\n",
            "liste: []\n",
            "liste: [a,\n b]\n",
            "liste: [l'eau, b]\n",
            "- a\n",
        ] {
            assert_eq!(read(head, 7), None, "{head}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn a_head_is_left_alone_or_read_as_the_parser_reads_it(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "a: ", "titre: ", "b:", "nom: ", "\n", "\n", "\n", " ", "  ", "    ", "- ", "-", "x", "É", "mot", "12:00", "#", " #",
                ": ", ":", ", ", ",", "[", "]", "{ ", " }", "\"", "\"y\"", "'", "“", "”", "|", ">", "&", "*", "!", "?", "~", "null", "# ", " # ",
                "\u{a0}", "\u{202f}", "/", "%", "@",
            ]), 0..14),
        ) {
            let head = pieces.concat();
            if let Some(node) = read(&head, 7) {
                prop_assert_eq!(Some(node), parsed(&head), "{}", head);
            }
        }
    }
}
