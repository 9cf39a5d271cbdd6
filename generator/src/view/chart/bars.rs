//! Bars as lengths, whichever way they are drawn.

use super::Drawing;
use crate::markdown::Shape;
use crate::sheet::Sheet;

/// A bar: from one number to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bar {
    pub(super) from: f64,
    pub(super) to: f64,
}

impl Bar {
    pub(super) fn ends(self) -> [f64; 2] {
        [self.from, self.to]
    }
}

impl Drawing<'_> {
    /// The bars of each series, by line; `None` where there is no number.
    pub(super) fn bars(&self) -> Vec<Vec<Option<Bar>>> {
        if self.chart.shape == Shape::Stacked { stacked(self.sheet) } else { side_by_side(self.sheet) }
    }

    /// How many bars stand side by side on a line.
    pub(super) fn bars_beside(&self) -> usize {
        if self.chart.shape == Shape::Stacked { 1 } else { self.sheet.series.len() }
    }
}

/// Where the lowest and the highest bar end; zero, from which all start, is between.
pub(super) fn bounds(bars: &[Vec<Option<Bar>>]) -> (f64, f64) {
    let ends = bars.iter().flatten().flatten().flat_map(|bar| bar.ends());
    ends.fold((0.0, 0.0), |(low, high): (f64, f64), end| (low.min(end), high.max(end)))
}

fn side_by_side(sheet: &Sheet) -> Vec<Vec<Option<Bar>>> {
    let bar = |value| Bar { from: 0.0, to: value };
    let values = sheet.series.iter().map(|series| series.values.iter());
    values.map(|values| values.map(|number| number.as_ref().map(|number| bar(number.value()))).collect()).collect()
}

/// What is above zero stands on what is above zero, what is below hangs from what is below.
fn stacked(sheet: &Sheet) -> Vec<Vec<Option<Bar>>> {
    let mut ends = vec![(0.0, 0.0); sheet.labels.len()];
    let mut stack = |(line, value): (usize, f64)| {
        let (low, high): &mut (f64, f64) = &mut ends[line];
        let end = if value < 0.0 { low } else { high };
        let from = std::mem::replace(end, *end + value);
        Bar { from, to: *end }
    };
    let values = sheet.series.iter().map(|series| series.values.iter().enumerate());
    values
        .map(|values| {
            values.map(|(line, number)| number.as_ref().map(|number| stack((line, number.value())))).collect()
        })
        .collect()
}
