//! Bars that lie below their labels: for labels of any length, on any screen.

use std::fmt::Write as _;

use super::bars::{Bar, bounds};
use super::labels::shortened;
use super::scale::Scale;
use super::svg::Length::{Em, Percent};
use super::svg::{self, LETTER};
use super::{Drawing, push_text};
use crate::locale::format;
use crate::sheet::Number;

/// How high a line of letters is, in em.
const TEXT: f64 = 1.4;

/// How many lines of letters a label takes at most.
const MOST_TEXT: usize = 3;

/// How high a bar is with what parts it from the next, in em.
const BAR: f64 = 1.25;

/// What parts two bars, in em.
const GAP: f64 = 0.2;

/// What parts two lines of the sheet, in em.
const BETWEEN: f64 = 0.7;

/// How wide a drawing is on a telephone of 320 pixels, in em.
const NARROW: f64 = 20.0;

/// How much of the width the numbers beside the bars take at most on each side, in hundredths.
const WIDEST: f64 = 40.0;

/// Where bars lie across.
struct Across {
    scale: Scale,
    /// What is left free at the left of the bars and at their right, in hundredths.
    free: [f64; 2],
}

impl Across {
    fn x(&self, value: f64) -> f64 {
        let [left, right] = self.free;
        left + self.scale.share(value) * (100.0 - left - right)
    }
}

impl Drawing<'_> {
    pub(super) fn push_rows(&self, out: &mut String) {
        let bars = self.bars();
        let numbers = self.numbers_beside(&bars);
        let across = across(&bars, &numbers);
        let labels: Vec<Vec<String>> = self.sheet.labels.iter().map(|label| wrapped(label)).collect();
        let beside = self.bars_beside();
        // Where the bars of each line start.
        let mut height = 0.0;
        let starts: Vec<f64> = labels
            .iter()
            .map(|label| {
                let start = height + TEXT * label.len() as f64;
                height = start + BAR * beside as f64 + BETWEEN;
                start
            })
            .collect();
        self.open(height, out);
        for (label, start) in labels.iter().zip(&starts) {
            for (row, text) in label.iter().enumerate() {
                let y = start - 0.4 - TEXT * (label.len() - 1 - row) as f64;
                let _ = write!(out, "<text y=\"{}\">", Em(y));
                push_text(text, out);
            }
        }
        for (series, bars) in bars.iter().enumerate() {
            let place = BAR * series.min(beside - 1) as f64;
            self.open_bars(series, false, out);
            for (bar, start) in bars.iter().zip(&starts) {
                if let Some(bar) = bar {
                    push_row(&across, *bar, start + place, out);
                }
            }
            out.push_str("</g>");
        }
        for Beside { line, place, at, text } in &numbers {
            let (x, anchor) = (across.x(*at), if *at < 0.0 { " text-anchor=\"end\"" } else { "" });
            let moved = if *at < 0.0 { -0.4 } else { 0.4 };
            let y = starts[*line] + BAR * *place as f64 + 0.9;
            let _ = write!(out, "<text x=\"{}\" dx=\"{}\" y=\"{}\"{anchor}>", Percent(x), Em(moved), Em(y));
            push_text(text, out);
        }
        let zero = Percent(across.x(0.0));
        out.push_str("<g class=\"zero\" stroke=\"currentColor\">");
        for start in &starts {
            let (from, to) = (Em(*start), Em(start + BAR * beside as f64 - GAP));
            let _ = write!(out, "<line x1=\"{zero}\" x2=\"{zero}\" y1=\"{from}\" y2=\"{to}\"/>");
        }
        out.push_str("</g></svg>");
    }

    /// The numbers at the ends of the bars: of each bar, or of each whole stack.
    fn numbers_beside(&self, bars: &[Vec<Option<Bar>>]) -> Vec<Beside> {
        let series = &self.sheet.series;
        let shown = |number: &Number| number.shown(self.language);
        if self.bars_beside() == series.len() {
            let all = series.iter().enumerate().flat_map(|(place, series)| {
                let numbers = series.values.iter().enumerate();
                numbers.filter_map(move |(line, number)| Some((place, line, number.as_ref()?)))
            });
            return all
                .map(|(place, line, number)| Beside { line, place, at: number.value(), text: shown(number) })
                .collect();
        }
        let decimals = self.sheet.numbers().map(Number::decimals).max().unwrap_or(0).min(SUM_DECIMALS);
        let sums = (0..self.sheet.labels.len()).flat_map(|line| {
            let ends = bars.iter().filter_map(move |bars| bars[line].map(|bar| bar.to));
            let (low, high) = ends.fold((0.0, 0.0), |(low, high): (f64, f64), end| (low.min(end), high.max(end)));
            [low, high].into_iter().filter(|end| *end != 0.0).map(move |end| (line, end))
        });
        sums.map(|(line, at)| {
            let text = format::number(self.language, &format!("{at:.decimals$}"));
            Beside { line, place: 0, at, text }
        })
        .collect()
    }
}

/// A sum has no more decimals: what follows would be that of the machine's arithmetic.
const SUM_DECIMALS: usize = 6;

/// A number beside a bar.
struct Beside {
    line: usize,
    /// Which of the bars of its line.
    place: usize,
    /// Where the bar ends.
    at: f64,
    text: String,
}

fn across(bars: &[Vec<Option<Bar>>], numbers: &[Beside]) -> Across {
    let (low, high) = bounds(bars);
    let free = |is_left: bool| {
        let beside = numbers.iter().filter(|number| (number.at < 0.0) == is_left);
        let widest = beside.map(|number| svg::width(&number.text) + 0.5).fold(0.0, f64::max);
        (widest / NARROW * 100.0).min(WIDEST)
    };
    Across { scale: Scale::tight(low, high), free: [free(true), free(false)] }
}

fn push_row(across: &Across, bar: Bar, y: f64, out: &mut String) {
    let [one, other] = bar.ends().map(|end| across.x(end));
    let (left, width) = (one.min(other), (one - other).abs());
    svg::push_rectangle((left, y), (width, BAR - GAP), out);
}

/// A label on three lines at most, as many letters in each as a telephone shows.
fn wrapped(label: &str) -> Vec<String> {
    let most = (NARROW / LETTER) as usize;
    let (mut lines, mut rest) = (Vec::new(), label);
    while lines.len() + 1 < MOST_TEXT {
        let Some((end, _)) = rest.char_indices().nth(most) else { break };
        let cut = rest[..end].rfind(' ').unwrap_or(end);
        lines.push(rest[..cut].to_owned());
        rest = rest[cut..].trim_start();
    }
    lines.push(shortened(rest, most).into_owned());
    lines
}
