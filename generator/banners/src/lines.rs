//! A text → lines: as large as fits, of about the same length, cut where nothing else helps.

use std::ops::Range;

use crate::face::Face;

/// A text set in lines of one size.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    /// The size of its letters, in pixels.
    pub(crate) size: f32,
    /// Its lines, from the top.
    pub(crate) lines: Vec<String>,
}

/// From one baseline to the next, in ems.
pub(crate) const LEADING: f32 = 1.06;

impl Block {
    /// Its height in pixels.
    pub(crate) fn height(&self) -> f32 {
        self.lines.len() as f32 * self.size * LEADING
    }
}

/// What a text must fit into.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame<'a> {
    /// In pixels.
    pub(crate) width: f32,
    /// In pixels.
    pub(crate) height: f32,
    /// The sizes of letters to choose from, descending; never empty.
    pub(crate) sizes: &'a [f32],
}

/// Where a line may end, the best places first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Break {
    /// Between words, but not behind a short one: « à », « de », « la » stay with what they announce.
    Phrase,
    /// Between words.
    Word,
    /// Behind a hyphen or a stroke too.
    Hyphen,
    /// Anywhere.
    Letter,
}

impl Break {
    fn next(self) -> Self {
        match self {
            Self::Phrase => Self::Word,
            Self::Word => Self::Hyphen,
            Self::Hyphen | Self::Letter => Self::Letter,
        }
    }

    /// The pieces of the text between such places.
    fn pieces(self, text: &str) -> Vec<Range<usize>> {
        let mut pieces = Vec::new();
        let (mut start, mut word) = (0, 0);
        for (at, letter) in text.char_indices() {
            let end = at + letter.len_utf8();
            let is_space = letter == ' ' && !text[end..].starts_with(STAYS_BEHIND) && !text[..at].ends_with('«');
            let may = match self {
                Self::Phrase => is_space && text[word..at].chars().filter(|letter| *letter != '’').count() > SHORT_WORD,
                Self::Word => is_space,
                Self::Hyphen => is_space || matches!(letter, '-' | '–' | '—' | '/'),
                Self::Letter => true,
            };
            if letter == ' ' {
                word = end;
            }
            if may {
                pieces.push(start..end);
                start = end;
            }
        }
        if start < text.len() {
            pieces.push(start..text.len());
        }
        pieces
    }
}

/// Letters of the words that do not end a line: « de », « les », « sur ».
const SHORT_WORD: usize = 3;

/// French puts a space before these, at which no line ends.
const STAYS_BEHIND: [char; 7] = [':', ';', '!', '?', '»', '%', '€'];

/// A text whose letters have their places on one long line.
struct Measured<'t> {
    text: &'t str,
    /// Where the letter that starts, or ends, at a byte does so on the line, in ems.
    starts: Vec<f32>,
    ends: Vec<f32>,
}

impl<'t> Measured<'t> {
    fn of(face: &Face, text: &'t str) -> Self {
        let (mut starts, mut ends) = (vec![0.0; text.len() + 1], vec![0.0; text.len() + 1]);
        face.place(text, |placed| {
            starts[placed.bytes.start] = placed.start;
            ends[placed.bytes.end] = placed.end;
        });
        Self { text, starts, ends }
    }

    /// How wide a part is without the space at its end, in ems.
    fn width(&self, part: &Range<usize>) -> f32 {
        let shown = self.text[part.clone()].trim_end_matches(' ').len();
        if shown == 0 { 0.0 } else { self.ends[part.start + shown] - self.starts[part.start] }
    }

    /// The widest piece.
    fn widest(&self, at: Break) -> f32 {
        at.pieces(self.text).iter().map(|piece| self.width(piece)).fold(0.0, f32::max)
    }

    /// The text in lines that are at most `width` ems wide.
    fn wrapped(&self, width: f32) -> Vec<&'t str> {
        let mut lines = Lines { measured: self, width, line: 0..0, done: Vec::new() };
        lines.fill(0..self.text.len(), Break::Phrase);
        lines.turn();
        lines.done
    }

    /// In that number of lines, all about as long as each other: the narrowest that they can be.
    fn balanced(&self, width: f32, count: usize) -> Vec<&'t str> {
        const STEPS: usize = 7;
        let (mut narrow, mut wide) = (self.widest(Break::Phrase).min(width), width);
        for _ in 0..STEPS {
            let middle = (narrow + wide) / 2.0;
            if self.wrapped(middle).len() > count {
                narrow = middle;
            } else {
                wide = middle;
            }
        }
        self.wrapped(wide)
    }
}

/// Sets the text.
pub(crate) fn set(face: &Face, text: &str, frame: Frame<'_>) -> Block {
    let measured = Measured::of(face, text);
    let smallest = frame.sizes.last().copied().unwrap_or(16.0);
    for &size in frame.sizes {
        let width = frame.width / size;
        let count = measured.wrapped(width).len();
        let is_whole = size <= smallest || measured.widest(Break::Word) <= width;
        if is_whole && count as f32 * size * LEADING <= frame.height {
            let lines = measured.balanced(width, count);
            return Block { size, lines: lines.into_iter().map(str::to_owned).collect() };
        }
    }
    let most = ((frame.height / (smallest * LEADING)) as usize).max(1);
    Block { size: smallest, lines: cut(face, &measured, frame.width / smallest, most) }
}

/// Lines that are being filled.
struct Lines<'t, 'm> {
    measured: &'m Measured<'t>,
    width: f32,
    /// The one that is being filled.
    line: Range<usize>,
    done: Vec<&'t str>,
}

impl Lines<'_, '_> {
    /// Adds `part`, which follows what there is.
    fn fill(&mut self, part: Range<usize>, at: Break) {
        for piece in at.pieces(&self.measured.text[part.clone()]) {
            let piece = part.start + piece.start..part.start + piece.end;
            if self.measured.width(&(self.line.start..piece.end)) <= self.width {
                self.line.end = piece.end;
            } else if at == Break::Letter || self.measured.width(&piece) <= self.width {
                self.turn();
                self.line.end = piece.end;
            } else {
                self.fill(piece, at.next());
            }
        }
    }

    /// Begins a line.
    fn turn(&mut self) {
        let line = self.measured.text[self.line.clone()].trim();
        if !line.is_empty() {
            self.done.push(line);
        }
        self.line.start = self.line.end;
    }
}

/// The first `most` lines; the last one says that there was more.
fn cut(face: &Face, measured: &Measured<'_>, width: f32, most: usize) -> Vec<String> {
    let all = measured.wrapped(width);
    let mut lines: Vec<String> = all.iter().take(most).map(|line| (*line).to_owned()).collect();
    if all.len() > most
        && let Some(last) = lines.last_mut()
    {
        *last = shortened(face, last, width);
    }
    lines
}

/// The text with « … » behind as many words as leave room for it.
fn shortened(face: &Face, text: &str, width: f32) -> String {
    let loose = |letter: char| !letter.is_alphanumeric() && !matches!(letter, ')' | '»' | '%' | '€');
    let ends_of = |at: Break| at.pieces(text).into_iter().rev().map(|piece| piece.end);
    let candidates = ends_of(Break::Phrase).chain(ends_of(Break::Letter));
    let with_sign = candidates.map(|end| format!("{}…", text[..end].trim_end_matches(loose)));
    let mut fitting = with_sign.filter(|line| face.width(line) <= width);
    fitting.next().unwrap_or_else(|| "…".to_owned())
}

/// The text on one line of letters of `size` pixels: cut where it is longer than `width` pixels.
pub(crate) fn line(face: &Face, text: &str, size: f32, width: f32) -> String {
    if face.width(text) * size <= width { text.to_owned() } else { shortened(face, text, width / size) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::face::{TEXT, TITLE};

    const FRAME: Frame<'_> = Frame { width: 1000.0, height: 300.0, sizes: &[80.0, 60.0, 50.0] };

    fn lines(text: &str, frame: Frame<'_>) -> (f32, Vec<String>) {
        let block = set(&TITLE, text, frame);
        (block.size, block.lines)
    }

    #[test]
    fn lines_are_about_as_long_as_each_other() {
        let (size, lines) = lines("La charpente du bâtiment B est posée", FRAME);
        assert_eq!(size, 80.0);
        assert_eq!(lines, ["La charpente", "du bâtiment B est posée"]);
    }

    #[test]
    fn a_short_word_stays_with_what_it_announces() {
        let frame = Frame { width: 560.0, height: 300.0, sizes: &[80.0] };
        assert_eq!(lines("Coupure d’eau à la résidence", frame).1, ["Coupure d’eau", "à la résidence"]);
        // Not at any price: a line that holds nothing but short words is broken between them.
        let short =
            lines("à la de le un en au du et ou si ne se ce", Frame { width: 200.0, height: 900.0, sizes: &[80.0] });
        assert!(short.1.len() > 2 && short.1.iter().all(|line| TITLE.width(line) * 80.0 <= 200.0), "{short:?}");
    }

    #[test]
    fn no_line_ends_at_a_space_that_does_not_break() {
        let frame = Frame { width: 500.0, height: 300.0, sizes: &[80.0] };
        let (_, lines) = lines("Travaux de nuit : mardi à 18\u{a0}h\u{a0}30", frame);
        assert!(lines.iter().any(|line| line.contains("18\u{a0}h\u{a0}30")), "{lines:?}");
        // Nor where French has a space before its signs, also where the author typed an ordinary one.
        let narrow = Frame { width: 480.0, height: 900.0, sizes: &[80.0] };
        assert_eq!(self::lines("Chantiers : lundi", narrow).1[0].chars().last(), Some(':'));
    }

    #[test]
    fn long_titles_get_smaller_then_are_cut() {
        let (size, whole) = lines(&"Réfection complète de la toiture-terrasse du bâtiment C ".repeat(2), FRAME);
        assert!(size < 80.0 && !whole.last().expect("a line").ends_with('…'), "{whole:?}");
        let (size, lines) = lines(&"Réfection complète de la toiture-terrasse du bâtiment C. ".repeat(9), FRAME);
        assert_eq!((size, lines.len()), (50.0, 5));
        assert!(lines[4].ends_with("a toiture-terrasse…") || lines[4].ends_with('…'), "{lines:?}");
        assert!(!lines[4].ends_with(".…") && !lines[4].ends_with(" …"), "{lines:?}");
    }

    #[test]
    fn a_word_that_no_line_holds_is_broken() {
        let word = "a".repeat(300);
        let (size, lines) = lines(&word, FRAME);
        assert_eq!(size, 50.0);
        assert!(lines.iter().all(|line| TITLE.width(line) * 50.0 <= 1000.0), "{lines:?}");
        let (size, lines) = self::lines("Anticonstitutionnellement", Frame { width: 640.0, ..FRAME });
        assert_eq!((size, lines.len()), (50.0, 1), "smaller rather than broken");
    }

    #[test]
    fn one_line_is_cut_between_words() {
        assert_eq!(line(&TEXT, "Les Trois Vallons", 30.0, 900.0), "Les Trois Vallons");
        assert_eq!(line(&TEXT, "Les Trois Vallons, coopérative d’habitation", 30.0, 270.0), "Les Trois Vallons…");
    }
}
