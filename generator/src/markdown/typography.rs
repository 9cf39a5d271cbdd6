//! The typography that a keyboard does not give: apostrophes, quotation marks, spaces that must not break.
//!
//! It is applied to text alone, never to code, addresses, identifiers or raw HTML. Every rule looks back at what has
//! been written and ahead at what is left, and leaves its own result alone: applying it twice changes nothing.

use super::look::{self, LOOK};

const NBSP: char = '\u{a0}';
const NARROW_NBSP: char = '\u{202f}';

/// What stays on the line of the number before it, and is parted from it.
const UNITS: [&str; 21] = [
    "€", "%", "‰", "h", "min", "m²", "m³", "m2", "m3", "m", "km", "cm", "mm", "kg", "ha", "kW", "kWh", "MWh", "k€",
    "M€", "°C",
];

/// What amounts that stand together are made of, beside digits and the unit of the first.
const AMOUNT: &str = ",.+-–—−±≈~<>×/";

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
/// French: `'` → `’`, `...` → `…`, `"mots"` and `“mots”` → `« mots »` (inside a quotation `“mots”`), no-break spaces before
/// `: ; ! ? »`, after `«`, between the groups of a number or of a telephone number, between a day and its month, between a
/// number and its unit, where one is put in if there is none: `50%` → `50 %`, `14h30` → `14 h 30`. English: curly quotation
/// marks and apostrophes, `…`.
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
    /// How many quotations are open, one in the other: two at most.
    quoting: u8,
    /// The last character of the runs before, if any.
    before: Option<char>,
}

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

/// What a unit may start with.
static STARTS_UNIT: [bool; 256] = {
    let mut starts = [false; 256];
    let mut at = 0;
    while at < UNITS.len() {
        starts[UNITS[at].as_bytes()[0] as usize] = true;
        at += 1;
    }
    starts
};

/// How far behind what a rule is about a space may stand that binds: « 1er mai ».
const BEHIND: usize = 3;

/// The places where a rule may apply, one after the other.
fn places(bytes: &[u8]) -> impl Iterator<Item = usize> {
    // Each look has the last bytes of the one before again, with what stands on either side of them.
    let looks = (0..bytes.len()).step_by(LOOK - 1 - BEHIND);
    let near = looks.flat_map(|from| {
        let found = look::which(bytes, from, takes_part);
        // A space may bind because of what stands on either side of it, or of the digit before « er ».
        let near = found | found >> 1 | found << 1 | found << BEHIND;
        let looked_at = if from == 0 { 0 } else { (1 << BEHIND) - 1 };
        look::places(near & u32::MAX >> 1 & !looked_at).map(move |place| from + place)
    });
    near.filter(|place| may_apply(bytes, *place))
}

/// Whether `byte` may be part of what a rule is about: a quotation mark, a dot, high punctuation, a digit.
fn takes_part(byte: u8) -> bool {
    // « and » start with 0xc2, “ and ” with 0xe2.
    let is_mark = (byte == b'\'') | (byte == b'"') | (byte == b'.') | (byte == 0xc2) | (byte == 0xe2);
    // The ten digits, `:` and `;` follow each other.
    let is_high = (byte == b'!') | (byte == b'?') | (byte == b'%') | (byte.wrapping_sub(b'0') < 12);
    is_mark | is_high
}

/// Whether a rule may apply to what starts at `at`.
fn may_apply(bytes: &[u8], at: usize) -> bool {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    let next = byte(at + 1);
    match byte(at) {
        b'\'' | b'"' => true,
        b'.' => next == b'.',
        b' ' => BINDING[usize::from(next)],
        b'0'..=b'9' => STARTS_UNIT[usize::from(next)],
        0xc2 => matches!(next, 0xab | 0xbb),
        0xe2 => next == 0x80 && matches!(byte(at + 2), 0x9c | 0x9d),
        _ => false,
    }
}

impl Typographer {
    pub(super) fn new(french: bool) -> Self {
        Self { french, quoting: 0, before: None }
    }

    /// A new block starts: no quotation goes on from one paragraph to the next.
    pub(super) fn reset(&mut self) {
        self.quoting = 0;
        self.before = None;
    }

    /// What the next run follows, unless a block starts.
    pub(super) fn before(&self) -> Option<char> {
        self.before
    }

    /// Something that is not text stands here, and reads as `character`: a line end, code, an image.
    pub(super) fn pass_over(&mut self, character: char) {
        self.before = Some(character);
    }

    /// Appends the run `text` to `out`.
    pub(super) fn write(&mut self, text: &str, out: &mut String) {
        let start = out.len();
        let bytes = text.as_bytes();
        let mut copied = 0;
        for at in places(bytes) {
            // What stands here went with the sign before it.
            if at < copied {
                continue;
            }
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
                    let closes = self.quoting == 1 && rest.starts_with(" ”");
                    out.push(if closes { NBSP } else { bound_space(written, &rest[1..]) });
                    1
                }
                b'"' => {
                    self.quotation_mark(start, rest, out);
                    1
                }
                b'0'..=b'9' if self.french => self.last_digit(start, rest, out),
                0xc2 | 0xe2 => self.typographic_mark(start, rest, out),
                _ => 0,
            };
            copied = at + width;
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

    /// Writes the digit that `rest` starts with, and what parts it from the unit behind it; returns how much it has read.
    fn last_digit(&self, start: usize, rest: &str, out: &mut String) -> usize {
        let (digit, behind) = rest.split_at(1);
        out.push_str(digit);
        let is_hour = starts_with_minutes(behind);
        if !(is_hour || starts_with_unit(behind)) || !ends_with_amount(&out[start..], self.before) {
            return 1;
        }
        out.push(NBSP);
        if !is_hour {
            return 1;
        }
        out.extend(['h', NBSP]);
        2
    }

    /// Writes the straight double quotation mark that `rest` starts with.
    fn quotation_mark(&mut self, start: usize, rest: &str, out: &mut String) {
        let previous = self.previous(&out[start..]);
        let opens = opens_after(previous) && opens_before(&rest[1..]);
        let closes = previous.is_some_and(|c| !c.is_whitespace());
        // In an open quotation, a dash at the end of a run is more likely to end it than to start another.
        let opens_inside = opens && !(closes && rest.len() == 1);
        match self.quoting {
            0 if opens => _ = self.open_outer(None, out),
            1 if self.french && opens_inside => self.open_inner(out),
            1 if closes => self.close_outer(previous, out),
            2.. if closes => self.close_inner(out),
            _ => out.push('"'),
        }
    }

    /// Opens a quotation, before `next`; returns how much of it the mark takes with it.
    fn open_outer(&mut self, next: Option<char>, out: &mut String) -> usize {
        self.quoting = 1;
        if !self.french {
            out.push('“');
            return 0;
        }
        out.push('«');
        if next.is_none_or(|c| c == ' ' || !c.is_whitespace()) {
            out.push(NBSP);
        }
        usize::from(next == Some(' '))
    }

    fn open_inner(&mut self, out: &mut String) {
        self.quoting = 2;
        out.push('“');
    }

    fn close_outer(&mut self, previous: Option<char>, out: &mut String) {
        self.quoting = 0;
        if !self.french {
            return out.push('”');
        }
        if previous.is_some_and(|c| !c.is_whitespace()) {
            out.push(NBSP);
        }
        out.push('»');
    }

    fn close_inner(&mut self, out: &mut String) {
        self.quoting = 1;
        out.push('”');
    }

    /// Writes the character that `rest` starts with, which may be a quotation mark; returns how much it has read.
    fn typographic_mark(&mut self, start: usize, rest: &str, out: &mut String) -> usize {
        let mut characters = rest.chars();
        let Some(mark) = characters.next() else { return 1 };
        let width = mark.len_utf8();
        if self.french {
            let previous = self.previous(&out[start..]);
            match (mark, self.quoting) {
                ('«', _) | ('“', 0) => return width + self.open_outer(characters.next(), out),
                ('“', _) => self.open_inner(out),
                ('»', _) | ('”', 1) => self.close_outer(previous, out),
                ('”', 2..) => self.close_inner(out),
                _ => out.push(mark),
            }
            return width;
        }
        match mark {
            '«' | '“' => self.quoting = 1,
            '»' | '”' => self.quoting = 0,
            _ => {}
        }
        out.push(mark);
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

/// Whether `rest` goes on with the minutes of an hour: `h30`.
fn starts_with_minutes(rest: &str) -> bool {
    let minutes =
        rest.strip_prefix('h').filter(|minutes| minutes.starts_with(|tens: char| ('0'..='5').contains(&tens)));
    minutes
        .is_some_and(|minutes| leading_digits(minutes.bytes()) == 2 && !minutes[2..].starts_with(char::is_alphanumeric))
}

/// Whether `written`, which ends with a digit and follows `before`, ends with an amount, or several: `50`, `3,5`, `9 h-12`;
/// not with a name that has a number in it, nor with an address.
fn ends_with_amount(written: &str, before: Option<char>) -> bool {
    let opens = |c: char| c.is_whitespace() || "([{«“‘’".contains(c);
    let word = written.rsplit(opens).next().unwrap_or_default();
    let follows_text = word.len() == written.len() && before.is_some_and(|c| !opens(c));
    let follows_number = written[..written.len() - word.len()].ends_with(NBSP);
    let word = if follows_number { word.trim_start_matches(|c: char| !c.is_ascii_digit()) } else { word };
    !follows_text && word.chars().all(|c| c.is_ascii_digit() || AMOUNT.contains(c))
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
            check(&format!("{padding} «o\" fin de la phrase"), &format!("{padding} «_o_» fin de la phrase"));
            check(&format!("{padding} “o” fin de la phrase"), &format!("{padding} «_o_» fin de la phrase"));
            check(&format!("{padding} 5% de 12€"), &format!("{padding} 5_% de 12_€"));
            check(&format!("{padding} le 1er mai, n° 3"), &format!("{padding} le 1er_mai, n°_3"));
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
    fn a_unit_is_parted_from_its_number() {
        check("50% de 12€, 20°C, 45m², 3,5kWh, 120km (2ha)", "50_% de 12_€, 20_°C, 45_m², 3,5_kWh, 120_km (2_ha)");
        check("50 % de 12 €, 20 °C, 45 m², 3,5 kWh/m²", "50_% de 12_€, 20_°C, 45_m², 3,5_kWh/m²");
        check("de 9h à 12h30, 9h-12h30, l’an +3%", "de 9_h à 12_h_30, 9_h-12_h_30, l’an +3_%");
        check("10-20%, 10%-20%, 3 900 000€, 24h/24", "10-20_%, 10_%-20_%, 3~900~000_€, 24_h/24");
        for kept in [
            "A50%",
            "https://a.fr/12h30",
            "a%20b",
            "20%C3",
            "lot-3h",
            "R+2m3a",
            "C25h",
            "12h75",
            "12hm",
            "?q=50%",
            "a@12h.fr",
            "5mn",
        ] {
            check(kept, kept);
        }
        assert_eq!(typography("50% at 12h30, “a”", false), "50% at 12h30, “a”");
    }

    #[test]
    fn the_marks_of_word_processors_are_french_ones() {
        check("dit “oui” et (“non”).", "dit «_oui_» et («_non_»).");
        check("« le “grand” soir », “ bis ”", "«_le “grand” soir_», «_bis_»");
        check("“le “grand” soir”", "«_le “grand” soir_»");
        check("\"le \"grand\" soir\" et « le \"petit\" »", "«_le “grand” soir_» et «_le “petit”_»");
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
