//! What a drawing shows, in sentences: for those who do not see it.

use super::Drawing;
use crate::markdown::Shape;
use crate::sheet::{Number, Series};

impl Drawing<'_> {
    /// How it is drawn, from where to where, and what is lowest and highest of each series.
    pub(super) fn description(&self) -> String {
        let shape = match self.shape() {
            Shape::Bars => "barres",
            Shape::Stacked => "empilees",
            Shape::Curve => "courbe",
        };
        let labels = &self.sheet.labels;
        let first = labels.first().map_or("", String::as_str);
        let last = labels.last().map_or("", String::as_str);
        let arguments = [("shape", shape.into()), ("first", first.into()), ("last", last.into())];
        let whole = if labels.len() > 1 { "chart-described" } else { "chart-described-one" };
        let mut sentences = vec![self.words.with(whole, &arguments)];
        sentences.extend(self.sheet.series.iter().filter_map(|series| self.describe(series)));
        if let Some(unit) = self.unit() {
            sentences.push(self.words.with("chart-described-unit", &[("unit", unit.as_str().into())]));
        }
        sentences.push(self.words.text("chart-described-table"));
        sentences.join(" ")
    }

    fn describe(&self, series: &Series) -> Option<String> {
        let numbers = || series.values.iter().enumerate().filter_map(|(line, number)| Some((line, number.as_ref()?)));
        let by_value = |one: &(usize, &Number), other: &(usize, &Number)| one.1.value().total_cmp(&other.1.value());
        let (low, high) = (numbers().min_by(by_value)?, numbers().max_by(by_value)?);
        let shown = |number: &Number| number.shown(self.language);
        let (lowest, highest) = (shown(low.1), shown(high.1));
        // A line without a name is told by its place.
        let label = |line: usize| match self.sheet.labels.get(line) {
            Some(label) if !label.is_empty() => label.clone(),
            _ => (line + 1).to_string(),
        };
        let (low_label, high_label) = (label(low.0), label(high.0));
        let arguments = [
            ("name", series.name.as_str().into()),
            ("low", lowest.as_str().into()),
            ("low-label", low_label.as_str().into()),
            ("high", highest.as_str().into()),
            ("high-label", high_label.as_str().into()),
        ];
        let id = if low.1.value() < high.1.value() { "chart-described-series" } else { "chart-described-even" };
        Some(self.words.with(id, &arguments))
    }
}
