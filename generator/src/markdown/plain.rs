//! A body as plain text: its words counted, its first sentences kept, its tags taken off.

/// How many characters an excerpt has at most, beside its `…`.
const EXCERPT_LENGTH: usize = 220;

/// Counts words and gathers the excerpt while the text passes by.
#[derive(Debug, Default)]
pub(super) struct Tally {
    words: u32,
    in_word: bool,
    excerpt: String,
    excerpt_length: usize,
}

impl Tally {
    /// A run of text; `in_excerpt` unless it is a title, a table, a note.
    pub(super) fn text(&mut self, text: &str, in_excerpt: bool) {
        self.count(text);
        if in_excerpt && !self.is_excerpt_full() {
            self.gather(text);
        }
    }

    /// Adds to the excerpt as much of `text` as fits: at once where it fits whole and no character of it is changed.
    fn gather(&mut self, text: &str) {
        let length = self.excerpt_length + text.chars().count();
        let is_doubled = text.starts_with(' ') && (self.excerpt.is_empty() || self.excerpt.ends_with(' '));
        if length <= EXCERPT_LENGTH && !is_doubled && is_kept_whole(text.as_bytes()) {
            self.excerpt.push_str(text);
            self.excerpt_length = length;
            return;
        }
        for character in text.chars() {
            self.push(character);
            if self.is_excerpt_full() {
                break;
            }
        }
    }

    /// Counts the words that start in `text`: what blanks part where a line may break, so that « mot : » and « 12 h 30 »,
    /// which do not break, are one each.
    fn count(&mut self, text: &str) {
        let bytes = text.as_bytes();
        if let ([first, rest @ ..], Some(last)) = (bytes, bytes.last()) {
            self.words += word_starts(bytes, rest);
            self.words += u32::from(!self.in_word & !is_blank(*first));
            self.in_word = !is_blank(*last);
        }
    }

    /// The end of a line or of a block: words do not go on.
    pub(super) fn gap(&mut self) {
        self.in_word = false;
        self.push(' ');
    }

    pub(super) fn finish(mut self) -> (u32, String) {
        if self.is_excerpt_full() {
            // What is one character too long is cut before its last word.
            let cut = self.excerpt.rfind(' ').unwrap_or(self.excerpt.len());
            self.excerpt.truncate(cut);
            let kept = self.excerpt.trim_end_matches(|c: char| c.is_whitespace() || ",;:.…«(—–-".contains(c)).len();
            self.excerpt.truncate(kept);
            self.excerpt.push('…');
        }
        self.excerpt.truncate(self.excerpt.trim_end().len());
        (self.words, self.excerpt)
    }

    fn is_excerpt_full(&self) -> bool {
        self.excerpt_length > EXCERPT_LENGTH
    }

    fn push(&mut self, character: char) {
        let character = if matches!(character, '\n' | '\t' | '\r') { ' ' } else { character };
        let repeated = character == ' ' && (self.excerpt.is_empty() || self.excerpt.ends_with(' '));
        if !repeated && !character.is_control() && !self.is_excerpt_full() {
            self.excerpt.push(character);
            self.excerpt_length += 1;
        }
    }
}

/// Whether the excerpt takes a text as it is: no control character (of which U+0080 to U+009F start with 0xc2 in UTF-8), no
/// two blanks. Without branches, so that many bytes are looked at together.
fn is_kept_whole(bytes: &[u8]) -> bool {
    let is_control = |byte: u8| (byte < b' ') | (byte == 0x7f);
    let is_odd = |byte: u8, next: u8| (byte == b' ') & (next == b' ') | (byte == 0xc2) & (next < 0xa0);
    let controls = bytes.iter().fold(false, |found, byte| found | is_control(*byte));
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    !controls & !pairs.fold(false, |found, (byte, next)| found | is_odd(*byte, *next))
}

fn is_blank(byte: u8) -> bool {
    byte <= b' '
}

/// How many words start in `bytes` behind a blank; `next` are the same without the first. Every text passes here: counted in
/// bytes, which 255 pairs cannot overflow, the compiler looks at many pairs at once.
fn word_starts(bytes: &[u8], next: &[u8]) -> u32 {
    let pairs = bytes.chunks(255).zip(next.chunks(255));
    let counts = pairs.map(|(before, bytes)| {
        let starts = before.iter().zip(bytes).map(|(before, byte)| u8::from(is_blank(*before) & !is_blank(*byte)));
        u32::from(starts.fold(0, u8::wrapping_add))
    });
    counts.sum()
}

/// Appends the text of `html`, which this station wrote: tags off, its few entities decoded.
pub(super) fn strip_tags(html: &str, out: &mut String) {
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        push_text(&rest[..at], out);
        rest = &rest[at..];
        if let Some(tag) = rest.strip_prefix('<') {
            let end = tag.find('>').unwrap_or(tag.len());
            if breaks_text(&tag[..end]) && !out.is_empty() && !out.ends_with([' ', '\n']) {
                out.push(' ');
            }
            rest = tag.get(end + 1..).unwrap_or_default();
        } else {
            let (character, width) = decode(rest);
            out.push(character);
            rest = &rest[width..];
        }
    }
    push_text(rest, out);
}

/// Calls `each` with what stands between the tags and entities of `html`, which this station wrote.
pub(super) fn each_run(html: &str, each: &mut impl FnMut(&str)) {
    let mut rest = html;
    while let Some(at) = memchr::memchr2(b'<', b'&', rest.as_bytes()) {
        if at > 0 {
            each(&rest[..at]);
        }
        let width = match rest.as_bytes()[at] {
            b'<' => memchr::memchr(b'>', &rest.as_bytes()[at..]).map_or(rest.len() - at, |end| end + 1),
            _ => decode(&rest[at..]).1,
        };
        rest = &rest[at + width..];
    }
    if !rest.is_empty() {
        each(rest);
    }
}

/// Appends `text`; one blank between two words is enough.
fn push_text(text: &str, out: &mut String) {
    let text = if out.is_empty() || out.ends_with([' ', '\n']) { text.trim_start_matches([' ', '\n']) } else { text };
    out.push_str(text);
}

/// Inline elements do not part words; all others do.
fn breaks_text(tag: &str) -> bool {
    let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    !["a", "abbr", "b", "code", "del", "em", "i", "ins", "mark", "s", "small", "span", "strong", "sub", "sup", "u"]
        .contains(&name)
}

/// The character that the entity at the start of `text` stands for, and the entity's width.
pub(super) fn decode(text: &str) -> (char, usize) {
    [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&nbsp;", '\u{a0}')]
        .into_iter()
        .find(|(entity, _)| text.starts_with(entity))
        .map_or(('&', 1), |(entity, character)| (character, entity.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_cut_at_a_word() {
        let mut tally = Tally::default();
        tally.text("Titre", false);
        tally.gap();
        for _ in 0..100 {
            tally.text("mot, ", true);
        }
        let (words, excerpt) = tally.finish();
        assert_eq!(words, 101);
        assert!(excerpt.ends_with("mot, mot…"), "{excerpt}");
        assert!(excerpt.chars().count() <= EXCERPT_LENGTH + 1);
    }

    #[test]
    fn a_short_text_is_its_own_excerpt() {
        let mut tally = Tally::default();
        tally.text("Deux\u{a0}! ", true);
        tally.gap();
        tally.text("«\u{a0}mots\u{a0}»", true);
        tally.gap();
        assert_eq!(tally.finish(), (2, "Deux\u{a0}! «\u{a0}mots\u{a0}»".to_owned()));
    }

    #[test]
    fn words_are_what_breaking_blanks_part() {
        let words = |runs: &[&str]| {
            let mut tally = Tally::default();
            runs.iter().for_each(|run| tally.text(run, false));
            tally.finish().0
        };
        assert_eq!(words(&["le chantier\u{a0}: à 12\u{a0}h\u{a0}30,  l’été"]), 5);
        assert_eq!(words(&[" un ", "mot", "s ", "", " é"]), 3);
        for before in 0..70 {
            let padding = "o".repeat(before);
            assert_eq!(words(&[&format!("{padding} le chantier "), "avance", &padding]), 3 + u32::from(before > 0));
        }
    }

    #[test]
    fn tags_are_taken_off() {
        let mut out = String::new();
        strip_tags("<p>a <em>b</em>c&amp;&lt;</p><p>d &eacute;</p>", &mut out);
        assert_eq!(out, "a bc&< d &eacute; ");
        let mut runs = Vec::new();
        each_run("<p>a <em>b</em>c&amp;&lt;</p><p>d\n", &mut |run| runs.push(run.to_owned()));
        assert_eq!(runs, ["a ", "b", "c", "d\n"]);
    }
}
