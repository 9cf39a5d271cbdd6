//! The numbers of a chart, all of them.

use super::{Drawing, push_escaped};

/// What stands where there is no number.
const NOTHING: &str = "–";

impl Drawing<'_> {
    pub(super) fn push_table(&self, out: &mut String) {
        out.push_str("<table>\n<thead>\n<tr>");
        // A header without a word says nothing to those who hear the table.
        push_cell("th scope=\"col\"", &self.sheet.corner, out);
        for series in &self.sheet.series {
            push_cell("th scope=\"col\" class=\"align-right\"", &series.name, out);
        }
        out.push_str("</tr>\n</thead>\n<tbody>\n");
        for (line, label) in self.sheet.labels.iter().enumerate() {
            out.push_str("<tr>");
            push_cell("th scope=\"row\"", label, out);
            for series in &self.sheet.series {
                let number = series.values.get(line).and_then(Option::as_ref);
                let number = number.map(|number| number.shown(self.language));
                push_cell("td class=\"align-right numbers\"", number.as_deref().unwrap_or(NOTHING), out);
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table>\n");
    }
}

/// A cell; a header that would be empty is a plain one.
fn push_cell(tag: &str, text: &str, out: &mut String) {
    let tag = if text.is_empty() { "td" } else { tag };
    out.push('<');
    out.push_str(tag);
    out.push('>');
    push_escaped(out, text);
    out.push_str("</");
    out.push_str(&tag[..2]);
    out.push('>');
}
