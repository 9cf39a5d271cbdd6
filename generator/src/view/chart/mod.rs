//! A chart → its figure: what it shows, a drawing, the same numbers as a table, where they come from.
//!
//! The drawing is SVG in the page. Its colours are those of the theme, by classes (`s1` to `s6`); series are told apart by
//! patterns, signs and dashes too (`marks`). Columns stand on an axis (`axes`, `columns`) where their labels have room
//! below; else bars lie below their labels (`rows`). `describe` says in a sentence what a drawing shows, and `table` holds
//! every number. Feeds get the table alone: their readers take drawings out.

mod axes;
mod bars;
mod columns;
mod curve;
mod describe;
mod labels;
mod marks;
mod rows;
mod scale;
mod svg;
mod table;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use super::Views;
use super::html::{Addresses, push_escaped};
use super::model::FileView;
use crate::content::Post;
use crate::locale::{Catalogue, Language};
use crate::markdown::{Chart, Shape, push_linked};
use crate::sheet::{Series, Sheet};
use crate::site::links;
use svg::Length::Em;

/// Up to how many lines a table is open from the start.
const OPEN: usize = 12;

/// What a figure is made of.
struct Drawing<'a> {
    chart: &'a Chart,
    sheet: &'a Sheet,
    words: &'a Catalogue,
    language: Language,
    /// What the ids in it begin with.
    id: String,
}

impl Views<'_> {
    /// The chart that `post` draws of the file it calls `written`. `number` tells it from the others of its page.
    pub(super) fn push_chart(
        &self,
        out: &mut String,
        post: &Post,
        (written, chart): (&str, &Chart),
        number: usize,
        addresses: Addresses,
    ) {
        let Some((path, _)) = links::find_file(self.site, post, written) else { return };
        // A site with a file that cannot be read is never rendered, but by `serve`, beside the message that says so.
        let Some(Ok(sheet)) = self.site.sheets.get(path).map(AsRef::as_ref) else { return };
        let Some(file) = self.file(post, written, None, addresses) else { return };
        let id = format!("_graphique-{number}");
        let drawing = Drawing { chart, sheet, words: self.catalogue, language: self.language(), id };
        match addresses {
            Addresses::Rooted => drawing.push_figure(&file, out),
            Addresses::Absolute => drawing.push_plain(&file, out),
        }
    }
}

impl Drawing<'_> {
    /// The whole figure.
    fn push_figure(&self, file: &FileView, out: &mut String) {
        out.push_str("<figure class=\"chart\">\n<figcaption>");
        push_escaped(out, &self.chart.title);
        if let Some(unit) = self.unit() {
            out.push_str(" <span class=\"chart-unit\">");
            push_escaped(out, &unit);
            out.push_str("</span>");
        }
        out.push_str("</figcaption>\n");
        self.push_legend(out);
        out.push_str("<div class=\"chart-plot\">");
        self.push_drawing(out);
        out.push_str("</div>\n<details class=\"chart-data\"");
        out.push_str(if self.sheet.labels.len() <= OPEN { " open>" } else { ">" });
        out.push_str("<summary>");
        push_escaped(out, &self.words.text("chart-table"));
        out.push_str("</summary>\n<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        push_escaped(out, &self.words.with("chart-table-of", &[("title", self.chart.title.as_str().into())]));
        out.push_str("\">\n");
        self.push_table(out);
        out.push_str("</div></details>\n<p class=\"chart-source\">");
        self.push_source(file, out);
        out.push_str("</p>\n</figure>");
    }

    /// What feeds get.
    fn push_plain(&self, file: &FileView, out: &mut String) {
        out.push_str("<p><strong>");
        push_escaped(out, &self.chart.title);
        out.push_str("</strong>");
        if let Some(unit) = self.unit() {
            out.push(' ');
            push_escaped(out, &unit);
        }
        out.push_str("</p>\n");
        self.push_table(out);
        out.push_str("<p>");
        self.push_source(file, out);
        out.push_str("</p>");
    }

    /// « en kWh/m²/an ».
    fn unit(&self) -> Option<String> {
        let unit = self.chart.unit.as_ref()?;
        Some(self.words.with("chart-unit", &[("unit", unit.as_str().into())]))
    }

    /// Where the numbers come from, and where they are.
    fn push_source(&self, file: &FileView, out: &mut String) {
        if let Some(source) = &self.chart.source {
            push_linked(&self.words.with("chart-source", &[("source", source.as_str().into())]), out);
            out.push(' ');
        }
        out.push_str("<a href=\"");
        push_escaped(out, &file.url);
        out.push_str("\" download>");
        let facts = [("format", file.format.as_str().into()), ("size", file.size.as_str().into())];
        push_escaped(out, &self.words.with("chart-download", &facts));
        out.push_str("</a>");
    }

    /// Which series is which. One alone is what the title says.
    fn push_legend(&self, out: &mut String) {
        let series: &[Series] = &self.sheet.series;
        if series.len() < 2 {
            return;
        }
        out.push_str("<ul class=\"chart-legend\">");
        for (position, series) in series.iter().enumerate() {
            out.push_str("<li>");
            self.push_key(position, out);
            out.push(' ');
            push_escaped(out, &series.name);
            out.push_str("</li>");
        }
        out.push_str("</ul>\n");
    }

    /// What is drawn: what the author asked for, but for columns of several series too thin to be told apart, whose numbers
    /// are lines.
    fn shape(&self) -> Shape {
        match self.chart.shape {
            Shape::Bars if self.sheet.series.len() > 1 && self.are_thin() => Shape::Curve,
            shape => shape,
        }
    }

    fn push_drawing(&self, out: &mut String) {
        match self.shape() {
            Shape::Curve => self.push_curve(out),
            Shape::Bars | Shape::Stacked if self.has_columns() => self.push_columns(out),
            Shape::Bars | Shape::Stacked => self.push_rows(out),
        }
    }

    /// Opens the drawing itself, `height` em high.
    fn open(&self, height: f64, out: &mut String) {
        let id = &self.id;
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<svg class=\"plot\" width=\"100%\" height=\"{}\" fill=\"currentColor\" role=\"img\" \
             aria-labelledby=\"{id}-t\" aria-describedby=\"{id}-d\"><title id=\"{id}-t\">",
            Em(height)
        );
        push_escaped(out, &self.chart.title);
        let _ = write!(out, "</title><desc id=\"{id}-d\">");
        push_escaped(out, &self.description());
        out.push_str("</desc>");
        self.push_marks(out);
    }
}

/// Text, and the end of the element that holds it.
fn push_text(text: &str, out: &mut String) {
    push_escaped(out, text);
    out.push_str("</text>");
}
