//! The upright axis of columns and curves, and the lines across.

use std::fmt::Write as _;

use super::labels::Room;
use super::scale::Scale;
use super::svg;
use super::svg::Length::{Em, Percent};
use super::{Drawing, push_text};
use crate::locale::format;
use crate::sheet::Number;

/// Where the drawing starts, in em from above: a number may stand on the highest column.
const TOP: f64 = 1.4;

/// How high it is, in em.
const HEIGHT: f64 = 14.0;

/// How high all is with the labels below, in em.
pub(super) const WHOLE: f64 = TOP + HEIGHT + 1.8;

/// What columns and curves are drawn in.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) scale: Scale,
    /// How wide a line's place is, in hundredths.
    pub(super) slot: f64,
}

impl Frame {
    pub(super) fn new(scale: Scale, lines: usize) -> Self {
        Self { scale, slot: 100.0 / lines as f64 }
    }

    /// How far down a number is, in em.
    pub(super) fn y(&self, value: f64) -> f64 {
        TOP + HEIGHT * (1.0 - self.scale.share(value))
    }

    /// The middle of a line's place, in hundredths.
    pub(super) fn x(&self, line: usize) -> f64 {
        (line as f64 + 0.5) * self.slot
    }

    /// The part of the drawing between its ends, whatever its size: where it starts and how high it is, in em.
    pub(super) fn middle(&self) -> (f64, f64) {
        (TOP, HEIGHT)
    }
}

impl Drawing<'_> {
    /// Writes the axis beside the drawing, then opens the drawing with its lines across and its labels.
    pub(super) fn open_frame(&self, frame: &Frame, out: &mut String) {
        let ticks: Vec<(f64, String)> = frame
            .scale
            .ticks
            .iter()
            .map(|tick| (frame.y(tick.value), format::number(self.language, &tick.digits)))
            .collect();
        let widest = ticks.iter().map(|(_, text)| svg::width(text)).fold(0.0, f64::max) + 0.6;
        let _ = write!(
            out,
            "<svg class=\"axis\" width=\"{}\" height=\"{}\" fill=\"currentColor\" text-anchor=\"end\" aria-hidden=\"true\">",
            Em(widest),
            Em(WHOLE)
        );
        for (y, text) in &ticks {
            let _ = write!(out, "<text x=\"{}\" y=\"{}\">", Em(widest - 0.6), Em(y + 0.35));
            push_text(text, out);
        }
        out.push_str("</svg>");
        self.open(WHOLE, out);
        out.push_str("<g class=\"grid\" stroke=\"currentColor\">");
        for (y, _) in &ticks {
            push_across(*y, out);
        }
        out.push_str("</g>");
        self.push_labels(WHOLE - 0.4, out);
    }

    /// The line at zero, over what is drawn.
    pub(super) fn push_zero(&self, frame: &Frame, out: &mut String) {
        if (0.0..=1.0).contains(&frame.scale.share(0.0)) {
            out.push_str("<g class=\"zero\" stroke=\"currentColor\">");
            push_across(frame.y(0.0), out);
            out.push_str("</g>");
        }
    }

    /// The numbers of the only series beside what shows them, where there is room for all: how far those above zero are moved,
    /// and those below it, in em.
    pub(super) fn push_values(&self, frame: &Frame, [above, below]: [f64; 2], out: &mut String) {
        let [series] = self.sheet.series.as_slice() else { return };
        let shown = |number: &Number| number.shown(self.language);
        let longest = series.values.iter().flatten().map(|number| svg::letters(&shown(number))).max().unwrap_or(0);
        let Some(room) = Room::of(series.values.len(), longest) else { return };
        let _ = write!(out, "<g text-anchor=\"middle\"{}>", room.class());
        for (line, number) in series.values.iter().enumerate() {
            let Some(number) = number else { continue };
            let y = frame.y(number.value()) + if number.value() < 0.0 { below } else { above };
            let _ = write!(out, "<text x=\"{}\" y=\"{}\">", Percent(frame.x(line)), Em(y));
            push_text(&shown(number), out);
        }
        out.push_str("</g>");
    }
}

fn push_across(y: f64, out: &mut String) {
    let _ = write!(out, "<line x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/>", Em(y));
}
