//! The typography that a keyboard does not give: apostrophes, quotation marks, spaces that must not break.
//!
//! It is applied to text alone, never to code, addresses, identifiers or raw HTML. Every rule looks back at what has
//! been written and ahead at what is left, and leaves its own result alone: applying it twice changes nothing.

const NBSP: char = '\u{a0}';
const NARROW_NBSP: char = '\u{202f}';

/// What stays on the line of the number before it.
const UNITS: [&str; 18] =
    ["€", "%", "‰", "h", "min", "m²", "m³", "m2", "m", "km", "cm", "mm", "kg", "ha", "kWh", "k€", "M€", "°C"];

/// What stays on the line of the day before it.
const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// `text` with the typography of French, or of English.
///
/// French: `'` → `’`, `...` → `…`, `"mots"` → `« mots »`, no-break spaces before `: ; ! ? » € % h m²`, after `«`
/// between the groups of a number or of a telephone number, between a day and its month. English: curly quotation marks and apostrophes, `…`.
#[must_use]
pub fn typography(text: &str, french: bool) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    Typographer::new(french).write(text, &mut out);
    out
}

/// Applies the rules to the successive runs of text of one block.
#[derive(Debug)]
pub(super) struct Typographer {
    french: bool,
    /// Whether a quotation is open.
    quoting: bool,
    /// The last character of the runs before, if any.
    before: Option<char>,
}

/// Bytes at which a rule may apply, spaces left out.
static INTERESTING: [bool; 256] = {
    let mut interesting = [false; 256];
    interesting[b'\'' as usize] = true;
    interesting[b'"' as usize] = true;
    interesting[b'.' as usize] = true;
    // « and » start with 0xc2, “ and ” with 0xe2.
    interesting[0xc2] = true;
    interesting[0xe2] = true;
    interesting
};

/// Bytes before which a space may have to bind, which most spaces need not: a digit, high punctuation, what a unit, a month
/// or a sign starts with.
static BINDING: [bool; 256] = {
    let mut binding = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        binding[byte] = matches!(byte as u8, b'0'..=b'9' | b':' | b';' | b'!' | b'?' | b'%' | 0x80..)
            || matches!(byte as u8, b'h' | b'm' | b'c' | b'k' | b'M')
            || matches!(byte as u8, b'j' | b'f' | b'a' | b's' | b'o' | b'n' | b'd');
        byte += 1;
    }
    binding
};

/// How many bytes are looked at together; 32 with their neighbours.
const LOOK: usize = 30;

/// The first place from `at` on where a rule may apply.
fn next_place(bytes: &[u8], mut at: usize) -> Option<usize> {
    let may_apply = |at: &usize| {
        let (byte, next) = (bytes[*at], bytes.get(at + 1).copied().unwrap_or(b' '));
        // Without `||`: one branch that is hardly ever taken, where one for each space would be taken at random.
        INTERESTING[usize::from(byte)] | ((byte == b' ') & BINDING[usize::from(next)])
    };
    while at < bytes.len() {
        let end = (at + LOOK).min(bytes.len());
        if !is_plain(bytes, at)
            && let Some(place) = (at..end).find(may_apply)
        {
            return Some(place);
        }
        at = end;
    }
    None
}

/// Whether none of the next bytes, nor the one before and the one after them, takes part in any rule. The last look of a
/// text, which cannot reach on, reaches back.
fn is_plain(bytes: &[u8], at: usize) -> bool {
    let from = |at: usize| bytes.get(at..).and_then(<[u8]>::first_chunk::<{ LOOK + 2 }>);
    let is_last = at + LOOK + 2 > bytes.len();
    let at = if is_last { bytes.len().saturating_sub(LOOK + 2) } else { at };
    let (Some(here), Some(next)) = (from(at.saturating_sub(1)), from(at)) else { return false };
    // The compiler makes a few instructions of this look.
    let none = !(0..LOOK + 2).fold(false, |found, i| found | takes_part(here[i], next[i]));
    none && !(is_last && takes_part(next[LOOK + 1], b' '))
}

/// Whether `byte` may be part of what a rule is about: a quotation mark, two dots, high punctuation, a digit.
fn takes_part(byte: u8, next: u8) -> bool {
    // “ and ” end with 0x9c and 0x9d, two bytes on: as `next`, since the last of them may start at the end of the look.
    let is_mark = (byte == b'\'') | (byte == b'"') | (byte == 0xc2) | (next & 0xfe == 0x9c);
    let is_high = (byte == b'!') | (byte == b'?') | (byte == b'%') | (byte.wrapping_sub(b'0') < 12);
    is_mark | is_high | (byte == b'.') & (next == b'.')
}

impl Typographer {
    pub(super) fn new(french: bool) -> Self {
        Self { french, quoting: false, before: None }
    }

    /// A new block starts: no quotation goes on from one paragraph to the next.
    pub(super) fn reset(&mut self) {
        self.quoting = false;
        self.before = None;
    }

    /// Something that is not text stands here, and reads as `character`: a line end, code, an image.
    pub(super) fn pass_over(&mut self, character: char) {
        self.before = Some(character);
    }

    /// Appends the run `text` to `out`.
    pub(super) fn write(&mut self, text: &str, out: &mut String) {
        let start = out.len();
        let bytes = text.as_bytes();
        let (mut copied, mut from) = (0, 0);
        while let Some(at) = next_place(bytes, from) {
            let byte = bytes[at];
            out.push_str(&text[copied..at]);
            let written = &out[start..];
            let rest = &text[at..];
            let width = match byte {
                b'\'' => {
                    out.push(self.apostrophe(written, rest));
                    1
                }
                b'.' if rest.starts_with("...") => {
                    out.push('…');
                    3
                }
                b' ' if self.french => {
                    out.push(bound_space(written, &rest[1..]));
                    1
                }
                b'"' => {
                    self.quotation_mark(start, rest, out);
                    1
                }
                0xc2 | 0xe2 => self.typographic_mark(start, rest, out),
                _ => 0,
            };
            copied = at + width;
            from = at + width.max(1);
        }
        out.push_str(&text[copied..]);
        self.before = out[start..].chars().next_back().or(self.before);
    }

    fn previous(&self, written: &str) -> Option<char> {
        written.chars().next_back().or(self.before)
    }

    fn apostrophe(&self, written: &str, rest: &str) -> char {
        let next = rest[1..].chars().next();
        let opens = opens_after(self.previous(written)) && next.is_some_and(char::is_alphanumeric);
        if !self.french && opens { '‘' } else { '’' }
    }

    /// Writes the straight double quotation mark that `rest` starts with.
    fn quotation_mark(&mut self, start: usize, rest: &str, out: &mut String) {
        let previous = self.previous(&out[start..]);
        if self.quoting && previous.is_some_and(|c| !c.is_whitespace()) {
            self.quoting = false;
            out.push_str(if self.french { "\u{a0}»" } else { "”" });
        } else if !self.quoting && opens_after(previous) && opens_before(&rest[1..]) {
            self.quoting = true;
            out.push_str(if self.french { "«\u{a0}" } else { "“" });
        } else {
            out.push('"');
        }
    }

    /// Writes the character that `rest` starts with, which may be a quotation mark; returns how much it has read.
    fn typographic_mark(&mut self, start: usize, rest: &str, out: &mut String) -> usize {
        let mut characters = rest.chars();
        let Some(mark) = characters.next() else { return 1 };
        let next = characters.next();
        let mut width = mark.len_utf8();
        match mark {
            '«' | '“' => self.quoting = true,
            '»' | '”' => self.quoting = false,
            _ => {}
        }
        if self.french && mark == '»' && self.previous(&out[start..]).is_some_and(|c| !c.is_whitespace()) {
            out.push(NBSP);
        }
        out.push(mark);
        if self.french && mark == '«' {
            if next == Some(' ') {
                width += 1;
            }
            if next.is_none_or(|c| c == ' ' || !c.is_whitespace()) {
                out.push(NBSP);
            }
        }
        width
    }
}

/// Whether a quotation may open after `previous`.
fn opens_after(previous: Option<char>) -> bool {
    previous.is_none_or(|c| c.is_whitespace() || "([{«“‘’—–-/".contains(c))
}

/// Whether a quotation may open before `rest`; the end of a run may be followed by `**bold**`.
fn opens_before(rest: &str) -> bool {
    match rest.chars().next() {
        None => true,
        Some('.') => rest.starts_with("..."),
        Some(next) => !next.is_whitespace() && !"\",;:!?)]}»”".contains(next),
    }
}

/// The space to write after `written` and before `rest`, in French.
fn bound_space(written: &str, rest: &str) -> char {
    match rest.as_bytes().first() {
        Some(b':') => NBSP,
        Some(b';' | b'!' | b'?') => NARROW_NBSP,
        Some(next) if next.is_ascii_digit() => {
            if is_thousands_gap(written, rest) {
                NARROW_NBSP
            } else if written.ends_with("n°")
                || written.ends_with("N°")
                || is_after_hours(written, rest)
                || is_in_telephone_number(written, rest)
            {
                NBSP
            } else {
                ' '
            }
        }
        Some(_) if rest.starts_with('»') => NBSP,
        Some(_) if written.ends_with(|c: char| c.is_ascii_digit()) && starts_with_unit(rest) => NBSP,
        Some(_) if ends_with_day(written) && starts_with_month(rest) => NBSP,
        _ => ' ',
    }
}

/// `3` and `900 000`: one to three digits that start a number, then exactly three.
fn is_thousands_gap(written: &str, rest: &str) -> bool {
    let group = leading_digits(written.bytes().rev());
    let starts_number =
        written[..written.len() - group].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !",.".contains(c));
    (1..=3).contains(&group) && starts_number && leading_digits(rest.bytes()) == 3
}

/// `12 h` and `00`.
fn is_after_hours(written: &str, rest: &str) -> bool {
    leading_digits(rest.bytes()) == 2
        && written.strip_suffix('h').is_some_and(|hours| {
            hours.strip_suffix([' ', NBSP, NARROW_NBSP]).unwrap_or(hours).ends_with(|c: char| c.is_ascii_digit())
        })
}

/// `02 61 91 00 00`: five pairs of digits, the first of which is `01` to `09`. Past the first space, which looks at the
/// whole number, the pairs before are known by their no-break spaces.
fn is_in_telephone_number(written: &str, rest: &str) -> bool {
    let pair = |text: &str| leading_digits(text.bytes()) == 2;
    let mut before = written;
    let mut bound = 0;
    while let Some(start) = before.len().checked_sub(2).filter(|start| before.get(*start..).is_some_and(pair)) {
        let is_first = !before[..start].ends_with(|c: char| c.is_alphanumeric());
        match before[..start].strip_suffix(NBSP) {
            Some(earlier) => before = earlier,
            None => {
                let starts = is_first && before.as_bytes()[start] == b'0' && before.as_bytes()[start + 1] != b'0';
                let follows = bound > 0 || pairs_follow(rest);
                return starts && bound < 4 && pair(rest) && follows;
            }
        }
        bound += 1;
    }
    false
}

/// Whether four pairs of digits come.
fn pairs_follow(rest: &str) -> bool {
    let mut groups = rest.split([' ', NBSP]);
    let four =
        (0..3).all(|_| groups.next().is_some_and(|group| group.len() == 2 && leading_digits(group.bytes()) == 2));
    four && groups.next().is_some_and(|group| leading_digits(group.bytes()) == 2)
}

/// `11` or `1er`, which starts a word.
fn ends_with_day(written: &str) -> bool {
    let digits = written.strip_suffix("er").unwrap_or(written);
    let count = leading_digits(digits.bytes().rev());
    (1..=2).contains(&count)
        && !digits[..digits.len() - count].ends_with(|c: char| c.is_alphanumeric() || ",.".contains(c))
}

fn starts_with_month(rest: &str) -> bool {
    MONTHS.iter().any(|month| rest.strip_prefix(month).is_some_and(|after| !after.starts_with(char::is_alphanumeric)))
}

/// How many digits come first; four stands for more than three.
fn leading_digits(bytes: impl Iterator<Item = u8>) -> usize {
    bytes.take(4).take_while(u8::is_ascii_digit).count()
}

fn starts_with_unit(rest: &str) -> bool {
    UNITS.iter().any(|unit| {
        rest.strip_prefix(unit).is_some_and(|after| after.chars().next().is_none_or(|c| !c.is_alphanumeric()))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Shows `_` for U+00A0 and `~` for U+202F.
    fn check(input: &str, expected: &str) {
        let shown = typography(input, true).replace(NBSP, "_").replace(NARROW_NBSP, "~");
        assert_eq!(shown, expected);
    }

    #[test]
    fn apostrophes_and_ellipses() {
        check("l'eau d'aujourd'hui...", "l’eau d’aujourd’hui…");
        check("1. deux.. quatre....", "1. deux.. quatre….");
    }

    #[test]
    fn spaces_before_high_punctuation() {
        check("Quoi ? Si ! Bon ; voici : rien", "Quoi~? Si~! Bon~; voici_: rien");
        check("https://a.fr:80/?x Quoi? 12:30", "https://a.fr:80/?x Quoi? 12:30");
    }

    #[test]
    fn quotation_marks() {
        check("dit \"oui\" et (\"non\").", "dit «_oui_» et («_non_»).");
        check("« oui » «non»", "«_oui_» «_non_»");
        check("un tube de 5\" et \"\" rien", "un tube de 5\" et \"\" rien");
        check("\"...puis\" l'\"autre\"", "«_…puis_» l’«_autre_»");
    }

    #[test]
    fn a_mark_is_seen_wherever_it_stands() {
        for before in 0..100 {
            let padding = "o".repeat(before);
            check(&format!("{padding} “\" fin de la phrase"), &format!("{padding} “_» fin de la phrase"));
        }
    }

    #[test]
    fn numbers_and_units() {
        check("3 900 000 € HT, 20 % de 1 250 m²", "3~900~000_€ HT, 20_% de 1~250_m²");
        check("à 12 h 00 ou 9 h, lot n° 3", "à 12_h_00 ou 9_h, lot n°_3");
        check("en 2026 300 logements, A1 234", "en 2026 300 logements, A1 234");
        check("12 maisons, 3 hommes", "12 maisons, 3 hommes");
    }

    #[test]
    fn telephone_numbers_and_days() {
        check("au 02 61 91 00 00, ou 06 39 98 12 34.", "au 02_61_91_00_00, ou 06_39_98_12_34.");
        check(
            "les lots 01 02 03, de 02 61 91 00, 102 61 91 00 00",
            "les lots 01 02 03, de 02 61 91 00, 102 61 91 00 00",
        );
        check("mardi 24 novembre 2026, le 1er mai, 3 aoûtats", "mardi 24_novembre 2026, le 1er_mai, 3 aoûtats");
        check("du 4 au 11 décembre, en 2026 mars vient", "du 4 au 11_décembre, en 2026 mars vient");
    }

    #[test]
    fn english_has_no_french_spaces() {
        assert_eq!(
            typography("\"It's 'fine'\", he said : 3 900 000 !...", false),
            "“It’s ‘fine’”, he said : 3 900 000 !…"
        );
    }

    #[test]
    fn quotations_go_on_across_runs_of_one_block() {
        let mut typographer = Typographer::new(true);
        let mut out = String::new();
        typographer.write("le \"", &mut out);
        typographer.write("mot", &mut out);
        typographer.write("\" dit", &mut out);
        assert_eq!(out, "le «\u{a0}mot\u{a0}» dit");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]

        #[test]
        fn applying_it_twice_changes_nothing(
            text in "([ \n'\".:;!?«»“”‘’…()0-9ahmn°%€²/,-]|\u{a0}|\u{202f}|\\PC){0,24}",
            french: bool,
        ) {
            let once = typography(&text, french);
            prop_assert_eq!(typography(&once, french), once);
        }

        #[test]
        fn long_texts_are_short_ones_put_together(
            text in "([ '\".:!?«»“”0-9ahmn°%€é]|\u{a0}){0,40}",
            before in 1..70_usize,
            after in 1..70_usize,
        ) {
            let padded = |before: usize, after: usize| {
                let (before, after) = ("o".repeat(before), "o".repeat(after));
                let whole = typography(&format!("{before} {text} {after}"), true);
                whole.trim_start_matches('o').trim_end_matches('o').to_owned()
            };
            prop_assert_eq!(padded(before, after), padded(1, 1));
            let at_the_end = |before: usize| {
                typography(&format!("{} {text}", "o".repeat(before)), true).trim_start_matches('o').to_owned()
            };
            prop_assert_eq!(at_the_end(before), at_the_end(1));
        }

        #[test]
        fn words_are_kept(text in "([ '\".:!«»0-9a-zé]){0,24}") {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(letters(&typography(&text, true)), letters(&text));
        }
    }
}
