//! How series are told apart, with and without colours: patterns of bars, signs and dashes of lines.

use std::fmt::Write as _;

use super::Drawing;
use super::svg::Length::Em;
use crate::markdown::Shape;
use crate::sheet::MAX_SERIES;

/// What fills the bars of each series but the first, which are solid, and the last, which are empty: a turn, and what is
/// drawn in a square of eight pixels.
const PATTERNS: [(&str, &str); MAX_SERIES - 1] = [
    (" patternTransform=\"rotate(45)\"", "<path d=\"M0 4h8\" stroke=\"currentColor\" stroke-width=\"3\"/>"),
    ("", "<circle cx=\"4\" cy=\"4\" r=\"2\" fill=\"currentColor\"/>"),
    ("", "<path d=\"M0 4h8\" stroke=\"currentColor\" stroke-width=\"2\"/>"),
    (" patternTransform=\"rotate(45)\"", "<path d=\"M0 4h8M4 0v8\" stroke=\"currentColor\" stroke-width=\"1.5\"/>"),
    ("", ""),
];

/// The sign at each number of a line, around its point: a disc, a square, a triangle, a lozenge, a cross, a triangle that
/// stands on its tip.
const SIGNS: [&str; MAX_SERIES] = [
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "M-4-4h8v8h-8z",
    "M0-5 5 4H-5z",
    "M0-5.5 5.5 0 0 5.5-5.5 0z",
    "M-1.5-5h3v3.5H5v3H1.5V5h-3V1.5H-5v-3h3.5z",
    "M0 5 5-4H-5z",
];

/// The dashes of each line.
const DASHES: [&str; MAX_SERIES] = ["none", "8 4", "2 4", "12 4 2 4", "16 5", "5 3"];

impl Drawing<'_> {
    /// Defines what the bars or lines of the drawing refer to.
    pub(super) fn push_marks(&self, out: &mut String) {
        let id = &self.id;
        out.push_str("<defs>");
        for series in 0..self.sheet.series.len() {
            let number = series + 1;
            // Writing to a string cannot fail.
            let _ = match (self.shape(), series.checked_sub(1).and_then(|behind| PATTERNS.get(behind))) {
                (Shape::Curve, _) => {
                    let sign = SIGNS.get(series).copied().unwrap_or_default();
                    write!(out, "<path id=\"{id}-s{number}\" class=\"s{number}\" fill=\"currentColor\" d=\"{sign}\"/>")
                }
                (_, Some((turn, drawn))) => write!(
                    out,
                    "<pattern id=\"{id}-s{number}\" class=\"s{number}\" width=\"8\" height=\"8\" \
                     patternUnits=\"userSpaceOnUse\"{turn}><path class=\"blank\" fill=\"none\" d=\"M0 0h8v8H0z\"/>{drawn}</pattern>"
                ),
                _ => Ok(()),
            };
        }
        out.push_str("</defs>");
    }

    /// Opens the group of a series' bars. Thin ones have no room for an edge.
    pub(super) fn open_bars(&self, series: usize, are_thin: bool, out: &mut String) {
        let edge = if are_thin { "shape-rendering=\"crispEdges\"" } else { "stroke=\"currentColor\"" };
        let _ = match series + 1 {
            1 => write!(out, "<g class=\"s1\" fill=\"currentColor\" {edge}>"),
            number => write!(out, "<g class=\"s{number}\" fill=\"url(#{}-s{number})\" {edge}>", self.id),
        };
    }

    /// Opens the group of a series' lines.
    pub(super) fn open_lines(&self, series: usize, out: &mut String) {
        let (number, dashes) = (series + 1, DASHES.get(series).copied().unwrap_or("none"));
        let _ = write!(
            out,
            "<g class=\"s{number}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.5\" stroke-dasharray=\"{dashes}\">"
        );
    }

    /// What a series looks like, beside its name.
    pub(super) fn push_key(&self, series: usize, out: &mut String) {
        if self.shape() == Shape::Curve {
            let _ = write!(out, "<svg width=\"{}\" height=\"{}\" aria-hidden=\"true\">", Em(2.6), Em(1.0));
            self.open_lines(series, out);
            let _ = write!(out, "<line x2=\"{}\" y1=\"{1}\" y2=\"{1}\"/></g>", Em(2.6), Em(0.5));
            let _ = write!(out, "<use href=\"#{}-s{}\" x=\"{}\" y=\"{}\"/>", self.id, series + 1, Em(1.3), Em(0.5));
        } else {
            let _ = write!(out, "<svg width=\"{}\" height=\"{}\" aria-hidden=\"true\">", Em(1.8), Em(1.0));
            self.open_bars(series, false, out);
            let _ =
                write!(out, "<rect x=\"{0}\" y=\"{0}\" width=\"{1}\" height=\"{2}\"/></g>", Em(0.1), Em(1.6), Em(0.8));
        }
        out.push_str("</svg>");
    }
}
