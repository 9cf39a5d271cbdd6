//! Quotes what authors forget to quote.
//!
//! YAML gives a meaning to ` : `, ` #`, `[`, `*`, `@`… that an author of French prose does not know of. Each line
//! `key: value` whose value is prose gets single quotes around it before the YAML parser sees it, and a key that
//! touches its value gets its space. Nothing is ever removed, so a place in the quoted text maps back to the
//! author's by counting the characters put in before it.

/// The head as the YAML parser gets it.
#[derive(Debug)]
pub(super) struct Quoted {
    /// The text with what was put in.
    pub(super) text: String,
    /// The bytes of `text` that were put in, ascending.
    inserted: Vec<usize>,
}

impl Quoted {
    /// Where the byte at `offset` of the quoted text stands in the author's.
    pub(super) fn original(&self, offset: usize) -> usize {
        offset - self.inserted.partition_point(|inserted| *inserted < offset)
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn insert(&mut self, character: char) {
        self.inserted.push(self.text.len());
        self.text.push(character);
    }

    /// Writes a list or a group between brackets; returns how many of them are left open. In one that closes on its line, a
    /// number sign is text: as the start of a comment, it would take the closing bracket with it.
    fn push_flow(&mut self, value: &str) -> i32 {
        let Some(pieces) = flow_pieces(value) else {
            self.push(value);
            return depth(value).max(0);
        };
        let mut written = 0;
        for piece in pieces {
            written += piece.len();
            if !holds_comment(piece) {
                self.push(piece);
                continue;
            }
            let text = piece.trim();
            let start = piece.len() - piece.trim_start().len();
            self.push(&piece[..start]);
            self.push_quoted(text);
            self.push(&piece[start + text.len()..]);
        }
        self.push(&value[written..]);
        0
    }

    /// Writes `value` between single quotes, with the quotes in it doubled.
    fn push_quoted(&mut self, value: &str) {
        self.insert('\'');
        for character in value.chars() {
            if character == '\'' {
                self.insert('\'');
            }
            self.text.push(character);
        }
        self.insert('\'');
    }
}

/// The characters that YAML 1.2 (§5.3) reserves at the start of a plain value.
const INDICATORS: [char; 10] = ['*', '&', '!', '%', '@', '`', '?', ',', '>', '|'];

/// What a writer of French puts around a colon: spaces, tabs, and the no-break spaces that word processors make of them.
pub(super) const BLANKS: [char; 4] = [' ', '\t', '\u{a0}', '\u{202f}'];

/// Quotes the prose in `head`.
pub(super) fn quote(head: &str) -> Quoted {
    let mut quoted = Quoted { text: String::with_capacity(head.len() + 64), inserted: Vec::new() };
    let mut block: Option<usize> = None;
    let mut flow = 0_i32;
    let mut rest = head;
    while !rest.is_empty() {
        let (line, after) = rest.split_at(memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1));
        let content = line.trim_end_matches(['\n', '\r']);
        let indent = content.len() - content.trim_start_matches(' ').len();
        rest = after;
        if let Some(parent) = block {
            if content.trim().is_empty() || indent > parent {
                quoted.push(line);
                continue;
            }
            block = None;
        }
        if flow > 0 {
            flow += depth(content);
            quoted.push(line);
            continue;
        }
        match parts(content) {
            Some(parts) => {
                quoted.push(&plain_blanks(&content[..parts.value_start]));
                if parts.touching {
                    quoted.insert(' ');
                }
                let value = content[parts.value_start..].trim_end();
                if opens_block(value) {
                    block = Some(indent);
                    quoted.push(value);
                } else if let Some(more) = continued(value, after, &parts) {
                    let end = line.len() + more;
                    let whole = &head[head.len() - after.len() - line.len()..][..end];
                    quoted.push_quoted(whole[parts.value_start..].trim_end());
                    quoted.push(&whole[whole.trim_end().len()..]);
                    rest = &after[more..];
                    continue;
                } else if is_prose(value, parts.key) {
                    quoted.push_quoted(value);
                } else if value.starts_with(['[', '{']) {
                    flow = quoted.push_flow(value);
                } else {
                    quoted.push(value);
                }
                quoted.push(&line[parts.value_start + value.len()..]);
            }
            None => match flow_item(content) {
                Some(item) => {
                    quoted.push(&content[..content.len() - item.len()]);
                    quoted.push_flow(item);
                    quoted.push(&line[content.len()..]);
                }
                None => quoted.push(line),
            },
        }
    }
    quoted
}

/// `text` with spaces for the blanks that YAML does not take for such around a colon: tabs, and the no-break spaces that word
/// processors put there. Each gets as many as it has bytes, so that nothing moves.
fn plain_blanks(text: &str) -> String {
    text.replace('\t', " ").replace('\u{a0}', "  ").replace('\u{202f}', "   ")
}

/// How many bytes of `after` go on with `value`, where YAML would misread the whole: lines further in than the key, up to one
/// that is a field, an item of a list or a comment.
fn continued(value: &str, after: &str, parts: &Parts<'_>) -> Option<usize> {
    if value.is_empty() || value.starts_with(['"', '\'', '[', '{']) {
        return None;
    }
    let goes_on = |line: &&str| {
        let text = line.trim_start_matches(' ');
        let is_field = field_name(text).is_some_and(|name| text[name.len()..].starts_with(':'));
        line.len() - text.len() > parts.column
            && !text.trim().is_empty()
            && !text.starts_with('#')
            && !text.starts_with("- ")
            && !is_field
    };
    let lines = || after.split_inclusive('\n').take_while(goes_on);
    let is_misread = is_prose(value, parts.key) || lines().any(|line| has_prose_mark(line.trim(), parts.key));
    let length = lines().map(str::len).sum();
    (length > 0 && is_misread).then_some(length)
}

struct Parts<'a> {
    key: Option<&'a str>,
    /// What goes on with the value stands further in than this.
    column: usize,
    value_start: usize,
    /// The value touches the colon: `titre:Bonjour`.
    touching: bool,
}

/// The key and the value of a line `key: value`, `- key: value` or `- value`.
fn parts(line: &str) -> Option<Parts<'_>> {
    let mut start = line.len() - line.trim_start_matches(' ').len();
    let mut item = false;
    while let Some(rest) = line[start..].strip_prefix("- ") {
        item = true;
        start = line.len() - rest.trim_start_matches(' ').len();
    }
    let rest = &line[start..];
    if rest.is_empty() || rest.starts_with(['#', '[', '{', '"', '\'']) {
        return None;
    }
    let after = &rest[field_name(rest).map_or(0, str::len)..];
    let key_end = rest.len() - after.len();
    let at_colon = after.trim_start_matches(BLANKS);
    if let Some(value) = at_colon.strip_prefix(':').filter(|_| key_end > 0) {
        let touching = !value.is_empty() && !value.starts_with(BLANKS);
        // `https://…` and `12:00` in a list are values, not keys.
        if !touching || (!item && !value.starts_with('/') && !rest.starts_with(|c: char| c.is_ascii_digit())) {
            let value_start = line.len() - value.trim_start_matches(BLANKS).len();
            return Some(Parts { key: Some(&rest[..key_end]), column: start, value_start, touching });
        }
    }
    let column = line.len() - line.trim_start_matches(' ').len();
    item.then_some(Parts { key: None, column, value_start: start, touching: false })
}

/// What a line starts with, where that could be a field's name.
fn field_name(line: &str) -> Option<&str> {
    let end = line.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(line.len());
    (end > 0).then(|| &line[..end])
}

/// `|`, `>-`, `|2`…: the value follows on the next lines.
pub(super) fn opens_block(value: &str) -> bool {
    value
        .strip_prefix(['|', '>'])
        .is_some_and(|rest| rest.len() <= 2 && rest.chars().all(|c| matches!(c, '+' | '-' | '0'..='9')))
}

/// Fields whose value is always a sentence, whatever it starts with.
pub(super) fn is_sentence_key(key: Option<&str>) -> bool {
    key.is_some_and(|key| {
        matches!(
            super::fields::canonical(key).as_ref(),
            "titre"
                | "resume"
                | "objet"
                | "auteur"
                | "nom"
                | "intitule"
                | "texte"
                | "description"
                | "legende"
                | "point_de_vue"
                | "image_description"
                | "couverture_description"
                | "motif"
                | "lieu"
                | "contact"
                | "adresse"
                | "credit"
                | "attributaire"
                | "organisateur"
                | "accessibilite"
                | "commune"
                | "duree"
                | "architecte"
        )
    })
}

/// Whether ` # ` within a value is text: in sentences, in names that are chosen freely, in the items of lists. Behind the
/// words, dates and numbers of other fields it starts a comment, as YAML has it.
fn keeps_number_sign(key: Option<&str>) -> bool {
    let is_free = |key: &str| matches!(super::fields::canonical(key).as_ref(), "reference" | "numero");
    is_sentence_key(key) || key.is_none_or(is_free)
}

/// Whether `value` is prose that YAML would misread.
pub(super) fn is_prose(value: &str, key: Option<&str>) -> bool {
    let Some(first) = value.chars().next() else { return false };
    match first {
        '"' | '\'' => is_sentence_key(key) && !closes_at_end(value, first),
        '[' | '{' => is_sentence_key(key) && (depth(value) != 0 || !value.ends_with([']', '}'])),
        '#' => {
            let mut rest = value[1..].chars();
            rest.next().is_some_and(|next| !next.is_whitespace() || keeps_number_sign(key))
        }
        _ if INDICATORS.contains(&first) => true,
        '-' => value == "-" || value.starts_with("- "),
        _ => has_prose_mark(value, key),
    }
}

/// Whether a quote opened by the first character closes at the last, comments aside.
fn closes_at_end(value: &str, quote: char) -> bool {
    // Most values hold it twice, and no backslash.
    let next = memchr::memchr2(quote as u8, b'\\', &value.as_bytes()[1..]);
    if next == value.len().checked_sub(2) && value.ends_with(quote) {
        return true;
    }
    let mut escaped = false;
    let mut characters = value.char_indices().skip(1).peekable();
    while let Some((offset, character)) = characters.next() {
        match character {
            '\\' if quote == '"' && !escaped => escaped = true,
            _ if character == quote && !escaped => {
                if quote == '\'' && characters.peek().is_some_and(|(_, next)| *next == '\'') {
                    characters.next();
                    continue;
                }
                let rest = value[offset + 1..].trim_start();
                return rest.is_empty() || rest.starts_with('#');
            }
            _ => escaped = false,
        }
    }
    // It closes on a later line, or never: the YAML parser says which.
    true
}

/// Whether a value holds a colon or a number sign, without which YAML reads most values as they are.
pub(super) fn may_mark(value: &str) -> bool {
    memchr::memchr2(b':', b'#', value.as_bytes()).is_some()
}

/// `: `, a colon at the end, or a number sign: all of them text to a writer of French.
fn has_prose_mark(value: &str, key: Option<&str>) -> bool {
    if !may_mark(value) {
        return false;
    }
    let comment = comment_start(value).filter(|_| !keeps_number_sign(key));
    let text = comment.map_or(value, |start| value[..start].trim_end());
    text.contains(": ") || text.ends_with(':') || text.contains(":\t") || text.contains(" #")
}

/// Where a comment ` # …` starts. `Lot # 2` has none: a sign before a number is text to its author.
fn comment_start(value: &str) -> Option<usize> {
    let is_comment = |at: &usize| {
        let after = &value[at + 2..];
        after.starts_with(' ') && !after.trim_start_matches(' ').starts_with(|first: char| first.is_ascii_digit())
    };
    value.match_indices(" #").map(|(at, _)| at).find(is_comment)
}

/// The list or the group between brackets that an item of a list is.
fn flow_item(line: &str) -> Option<&str> {
    let item = line.trim_start_matches(' ').strip_prefix("- ")?.trim_start_matches([' ', '-']);
    item.starts_with(['[', '{']).then_some(item)
}

/// The pieces of a list or a group between brackets, if it closes before `value` ends or a comment starts: brackets, commas
/// and colons, and what stands between them; the comment is left out.
fn flow_pieces(value: &str) -> Option<Vec<&str>> {
    let mut pieces = Vec::new();
    let (mut start, mut depth, mut quote) = (0, 0_usize, None);
    for (at, character) in value.char_indices() {
        let is_first = value[start..at].trim().is_empty();
        let parts_key = character == ':' && value[at + 1..].starts_with([' ', '\t']);
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if is_first => quote = Some(character),
            (None, '[' | '{' | ']' | '}' | ',' | ':') if character != ':' || parts_key => {
                pieces.extend([&value[start..at], &value[at..=at]]);
                start = at + 1;
                match character {
                    '[' | '{' => depth += 1,
                    ']' | '}' => depth -= 1,
                    _ => {}
                }
            }
            (None, _) => {}
        }
        if depth == 0 {
            break;
        }
    }
    let is_whole = depth == 0 && (value[start..].is_empty() || value[start..].starts_with(" #"));
    is_whole.then_some(pieces)
}

/// Whether YAML takes a part of `piece`, which stands behind a bracket, a comma or a colon, for a comment.
fn holds_comment(piece: &str) -> bool {
    piece.contains(" #") && !piece.trim_start().starts_with(['"', '\''])
}

/// Brackets opened less brackets closed, outside quotes.
fn depth(text: &str) -> i32 {
    let mut quote = None;
    let mut depth = 0;
    for character in text.chars() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '"' | '\'') => quote = Some(character),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            _ => {}
        }
    }
    depth
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, expected: &str) {
        let quoted = quote(head);
        assert_eq!(quoted.text, expected);
        for (offset, character) in quoted.text.char_indices() {
            if !quoted.inserted.contains(&offset) && !character.is_whitespace() {
                assert!(head[quoted.original(offset)..].starts_with(character), "byte {offset} of {expected:?}");
            }
        }
    }

    #[test]
    fn a_colon_in_a_title_is_text() {
        check("titre: Bâtiment A : la charpente\n", "titre: 'Bâtiment A : la charpente'\n");
        check("titre: L'eau : c'est prêt", "titre: 'L''eau : c''est prêt'");
    }

    #[test]
    fn what_yaml_reads_well_stays() {
        for head in [
            "titre: \"A : b\"\n",
            "lots:\n  - { numero: \"01\", intitule: A }\n",
            "resume: |\n  A : b\n",
            "a: b # c\n",
            "a: # c\n",
            "heure: 12:00\n",
            "heure: 12:00 # midi\n",
        ] {
            check(head, head);
        }
    }

    #[test]
    fn reserved_first_characters_are_text() {
        check("titre: *Important*\n", "titre: '*Important*'\n");
        check("contact: @mairie\r\n", "contact: '@mairie'\r\n");
        check("titre: [Report] Visite\n", "titre: '[Report] Visite'\n");
        check("titre: Réunion #2\n", "titre: 'Réunion #2'\n");
        check("titre: Lot # 2, bâtiment A\n", "titre: 'Lot # 2, bâtiment A'\n");
        check("titre: Lot n° 3 # pour mémoire\n", "titre: 'Lot n° 3 # pour mémoire'\n");
        check("titre: # 1 de la coop\n", "titre: '# 1 de la coop'\n");
        check("titre: Travaux : phase 1 # info\n", "titre: 'Travaux : phase 1 # info'\n");
        check("tranche: Lot #3 # info\n", "tranche: 'Lot #3 # info'\n");
        check("pieces_modifiees:\n  - Plan # final\n", "pieces_modifiees:\n  - 'Plan # final'\n");
        check("titre: \"Bonjour\" dit-elle\n", "titre: '\"Bonjour\" dit-elle'\n");
        check("titre: - 20 % de charges\n", "titre: '- 20 % de charges'\n");
        check("titre: {Annulé\n", "titre: '{Annulé'\n");
    }

    #[test]
    fn a_number_sign_between_brackets_that_close_is_text() {
        check("pieces: [Plan # final, L'eau # 2]\n", "pieces: ['Plan # final', 'L''eau # 2']\n");
        check(
            "lots:\n  - { numero: 01, intitule: Lot # 2 } # fin\n",
            "lots:\n  - { numero: 01, intitule: 'Lot # 2' } # fin\n",
        );
        check("a: [ #2 ]\r\nb: c\n", "a: [ '#2' ]\r\nb: c\n");
        for head in [
            "a: [b, c] # [d\ne: f : g\n",
            "a: [\"b # c\", 'd # e']\n",
            "a: [b, # c\n  d]\n",
            "a: [b#c]\n",
            "- [a: b]\n",
        ] {
            let expected = head.replace("f : g", "'f : g'");
            check(head, &expected);
        }
    }

    #[test]
    fn a_tab_behind_a_colon_is_a_blank() {
        check("titre:\tBonjour\ndate: \t2026\n", "titre: Bonjour\ndate:  2026\n");
    }

    #[test]
    fn no_break_spaces_around_a_colon_are_blanks() {
        check("titre\u{a0}: A : b\n", "titre  : 'A : b'\n");
        check("- nom\u{202f}:\u{a0}A\n", "- nom   :  A\n");
    }

    #[test]
    fn prose_goes_on_in_lines_that_are_further_in() {
        check("resume: A : b\n  c\nd: e\n", "resume: 'A : b\n  c'\nd: e\n");
        check("resume: A\n  b : c\n\nd: e\n", "resume: 'A\n  b : c'\n\nd: e\n");
        check("- A\r\n  b : c\r\n- d\r\n", "- 'A\r\n  b : c'\r\n- d\r\n");
        check("resume: A\n  b # c\n  d\n", "resume: 'A\n  b # c\n  d'\n");
        check("resume: A : b\n  # c\n", "resume: 'A : b'\n  # c\n");
        for head in ["resume: A\n  b\n", "resume: A\n b: c\n", "- a: b\n  c: d\n", "resume: A\n- b : c\n"] {
            assert!(!quote(head).text.contains("'A\n"), "{head}");
        }
    }

    #[test]
    fn a_key_that_touches_its_value_gets_its_space() {
        check("titre:Bonjour\n", "titre: Bonjour\n");
        check("dce_url:https://a.example/\n", "dce_url: https://a.example/\n");
        check("- https://a.example/\n", "- https://a.example/\n");
    }
}
