//! Columns, side by side or one upon the other.

use super::Drawing;
use super::axes::Frame;
use super::bars::{Bar, bounds};
use super::scale::Scale;
use super::svg;

/// How much of a line's place its columns take.
const FILLED: f64 = 0.72;

/// The widest column, in hundredths of the drawing.
const WIDEST: f64 = 14.0;

/// The narrowest column with a pattern of its own, in hundredths of the drawing: two pixels of a telephone.
const THIN: f64 = 0.8;

impl Drawing<'_> {
    pub(super) fn push_columns(&self, out: &mut String) {
        let bars = self.bars();
        let (low, high) = bounds(&bars);
        let frame = Frame::new(Scale::round(low, high), self.sheet.labels.len());
        self.open_frame(&frame, out);
        let beside = self.bars_beside();
        let are_thin = self.are_thin();
        // Where thin columns touch, a pattern goes on from one to the next. Lengths are rounded, hence the hundredth.
        let width = if are_thin { frame.slot + 0.01 } else { (frame.slot * FILLED / beside as f64).min(WIDEST) };
        for (series, bars) in bars.iter().enumerate() {
            let place = series.min(beside - 1) as f64 - beside as f64 / 2.0;
            self.open_bars(series, are_thin, out);
            for (line, bar) in bars.iter().enumerate() {
                if let Some(bar) = bar {
                    push_column(&frame, *bar, frame.x(line) + place * width, width, out);
                }
            }
            out.push_str("</g>");
        }
        self.push_zero(&frame, out);
        self.push_values(&frame, [-0.45, 1.1], out);
        out.push_str("</svg>");
    }

    /// Whether there are so many columns that none has room for a pattern.
    pub(super) fn are_thin(&self) -> bool {
        self.has_columns() && 100.0 / (self.sheet.labels.len() * self.bars_beside()) as f64 * FILLED < THIN
    }
}

fn push_column(frame: &Frame, bar: Bar, x: f64, width: f64, out: &mut String) {
    let [one, other] = bar.ends().map(|end| frame.y(end));
    let (top, height) = (one.min(other), (one - other).abs());
    svg::push_rectangle((x, top), (width, height), out);
}
