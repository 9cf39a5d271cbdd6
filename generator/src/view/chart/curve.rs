//! Lines from number to number, with a hole where there is none.

use std::fmt::Write as _;

use super::Drawing;
use super::axes::Frame;
use super::scale::Scale;
use super::svg::Length::{Em, Percent, Units};
use crate::sheet::{Number, Series, Sheet};

/// With more numbers a sign at each would hide the line.
const MOST_SIGNS: usize = 40;

/// How fine a line is drawn: it is made as wide and as high as the drawing afterwards.
const UNITS: f64 = 1000.0;

/// How much of the largest number the smallest is at least, when an axis need not start at zero.
const FAR_FROM_ZERO: f64 = 0.6;

impl Drawing<'_> {
    pub(super) fn push_curve(&self, out: &mut String) {
        let (low, high) = bounds(self.sheet);
        let frame = Frame::new(Scale::round(low, high), self.sheet.labels.len());
        self.open_frame(&frame, out);
        self.push_zero(&frame, out);
        let (top, height) = frame.middle();
        let _ = write!(
            out,
            "<svg y=\"{}\" width=\"100%\" height=\"{}\" viewBox=\"0 0 {UNITS} {UNITS}\" preserveAspectRatio=\"none\">",
            Em(top),
            Em(height)
        );
        for (series, drawn) in self.sheet.series.iter().enumerate() {
            self.open_lines(series, out);
            for run in runs(drawn).filter(|run| run.len() > 1) {
                push_line(&frame, &run, out);
            }
            out.push_str("</g>");
        }
        out.push_str("</svg>");
        let signs_everywhere = self.sheet.labels.len() <= MOST_SIGNS;
        for (series, drawn) in self.sheet.series.iter().enumerate() {
            for run in runs(drawn).filter(|run| signs_everywhere || run.len() == 1) {
                for (line, number) in run {
                    let (x, y) = (Percent(frame.x(line)), Em(frame.y(number.value())));
                    let _ = write!(out, "<use href=\"#{}-s{}\" x=\"{x}\" y=\"{y}\"/>", self.id, series + 1);
                }
            }
        }
        self.push_values(&frame, [-0.8, -0.8], out);
        out.push_str("</svg>");
    }
}

/// The numbers of a series that follow each other without a hole, with their lines.
fn runs(series: &Series) -> impl Iterator<Item = Vec<(usize, &Number)>> {
    let numbers = series.values.iter().enumerate();
    let numbers: Vec<(usize, Option<&Number>)> = numbers.map(|(line, number)| (line, number.as_ref())).collect();
    let mut rest = numbers.into_iter().peekable();
    std::iter::from_fn(move || {
        while rest.next_if(|(_, number)| number.is_none()).is_some() {}
        let mut run = Vec::new();
        while let Some((line, Some(number))) = rest.next_if(|(_, number)| number.is_some()) {
            run.push((line, number));
        }
        (!run.is_empty()).then_some(run)
    })
}

fn push_line(frame: &Frame, run: &[(usize, &Number)], out: &mut String) {
    out.push_str("<polyline vector-effect=\"non-scaling-stroke\" points=\"");
    for (position, (line, number)) in run.iter().enumerate() {
        let (x, y) = (frame.x(*line) / 100.0 * UNITS, (1.0 - frame.scale.share(number.value())) * UNITS);
        let blank = if position == 0 { "" } else { " " };
        let _ = write!(out, "{blank}{},{}", Units(x), Units(y));
    }
    out.push_str("\"/>");
}

/// The ends of a curve's axis: its own, where the numbers differ little, or else zero is one of them.
fn bounds(sheet: &Sheet) -> (f64, f64) {
    let ends = sheet.numbers().map(Number::value);
    let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| (low.min(end), high.max(end)));
    let near_zero = |near: f64, far: f64| near.abs() < far.abs() * FAR_FROM_ZERO;
    if low > 0.0 && near_zero(low, high) {
        (0.0, high)
    } else if high < 0.0 && near_zero(high, low) {
        (low, 0.0)
    } else {
        (low, high)
    }
}
