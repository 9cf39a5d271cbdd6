//! Which labels have room below a drawing, on a telephone and on a page.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::svg::Length::{Em, Percent};
use super::svg::{self, LETTER};
use super::{Drawing, push_text};

/// How wide a drawing without its axis is, in em: on a telephone of 320 pixels, on one of 390, in a text on a page.
const WIDTHS: [f64; 3] = [18.0, 24.0, 44.0];

/// How many letters of a label are shown where labels stand side by side.
const LONGEST: usize = 10;

/// How far a label may leave the drawing, in em: the axis and the page's edge have as much room.
const BEYOND: f64 = 1.0;

/// From which of the [`WIDTHS`] on something is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// Everywhere.
    Always,
    /// But on the smallest telephones.
    Medium,
    /// Where a drawing is as wide as a text.
    Wide,
}

impl Room {
    const ALL: [Self; 3] = [Self::Always, Self::Medium, Self::Wide];

    /// Where `count` texts side by side have room, the longest of which has `longest` letters; `None` where they have none.
    pub(super) fn of(count: usize, longest: usize) -> Option<Self> {
        let needed = needed(count, longest);
        Self::ALL.into_iter().zip(WIDTHS).find(|(_, width)| needed <= *width).map(|(room, _)| room)
    }

    /// The class of what is shown there.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Always => "",
            Self::Medium => " class=\"medium\"",
            Self::Wide => " class=\"wide\"",
        }
    }
}

/// How wide `count` texts of `longest` letters are with a blank behind each, in em.
fn needed(count: usize, longest: usize) -> f64 {
    (count * (longest + 1)) as f64 * LETTER
}

/// Which of `count` labels are shown from each of the [`WIDTHS`] on: every first, second, third… Those of a telephone are
/// among those of a page.
fn steps(count: usize, longest: usize) -> [usize; 3] {
    // Where some are left out, the first one may be moved away from the edge by half of its width.
    let moved = count as f64 * (longest as f64 * LETTER / 2.0 - BEYOND).max(0.0);
    let least = |width: f64| match needed(count, longest) {
        needed if needed <= width => 1,
        needed => ((needed + moved) / width).ceil() as usize,
    };
    let [narrow, medium, wide] = WIDTHS.map(least);
    let medium = medium.div_ceil(wide) * wide;
    [narrow.div_ceil(medium) * medium, medium, wide]
}

impl Drawing<'_> {
    /// Whether the labels can stand side by side below columns: they are short enough for a telephone, or, as years and
    /// months do, they follow each other, so that some may be left out; or there are too many for anything else.
    pub(super) fn has_columns(&self) -> bool {
        const MOST_ROWS: usize = 40;
        let labels = &self.sheet.labels;
        let longest = self.longest_label();
        let follow_each_other =
            || longest <= LONGEST && labels.iter().all(|label| label.contains(|c: char| c.is_ascii_digit()));
        Room::of(labels.len(), longest) == Some(Room::Always) || follow_each_other() || labels.len() > MOST_ROWS
    }

    /// The labels below columns or a curve, at the height `y`. Of those that have no room every second, third… is shown, the
    /// first one always, and none that would leave the page.
    pub(super) fn push_labels(&self, y: f64, out: &mut String) {
        let labels = &self.sheet.labels;
        let longest = self.longest_label().min(LONGEST);
        let steps = steps(labels.len(), longest);
        let slot = 100.0 / labels.len() as f64;
        out.push_str("<g text-anchor=\"middle\">");
        for (line, label) in labels.iter().enumerate() {
            let room = Room::ALL.into_iter().zip(steps).find(|(_, step)| line % step == 0);
            let Some((room, _)) = room else { continue };
            let label = shortened(label, LONGEST);
            let (middle, half) = ((line as f64 + 0.5) * slot, svg::width(&label) / 2.0 - BEYOND);
            let (x, moved) = match line {
                // The first one stays at the edge of the drawing.
                0 if middle < half / WIDTHS[0] * 100.0 => {
                    (0.0, format!(" dx=\"{}\" text-anchor=\"start\"", Em(-BEYOND)))
                }
                line if line > 0 && middle + half / WIDTHS[room as usize] * 100.0 > 100.0 => continue,
                _ => (middle, String::new()),
            };
            let _ = write!(out, "<text{} x=\"{}\" y=\"{}\"{moved}>", room.class(), Percent(x), Em(y));
            push_text(&label, out);
        }
        out.push_str("</g>");
    }

    fn longest_label(&self) -> usize {
        self.sheet.labels.iter().map(|label| svg::letters(label)).max().unwrap_or(0)
    }
}

/// The first `most` letters of a label, with `…` where there are more.
pub(super) fn shortened(label: &str, most: usize) -> Cow<'_, str> {
    match label.char_indices().nth(most) {
        None => Cow::Borrowed(label),
        Some(_) => {
            let kept: String = label.chars().take(most - 1).collect();
            Cow::Owned(kept.trim_end().to_owned() + "…")
        }
    }
}
