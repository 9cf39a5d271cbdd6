//! Tables.

use pulldown_cmark::Alignment;

use super::{Table, Writer};
use crate::markdown::escape;

impl<'a> Writer<'a, '_> {
    pub(super) fn open_table(&mut self, alignments: Vec<Alignment>) {
        self.open_block("");
        let start = self.done.html.len();
        self.table = Some(Table { start, alignments, in_head: true, column: 0, headers: String::new() });
        self.push("<table>\n");
    }

    pub(super) fn close_table_head(&mut self) {
        self.push("</tr>\n</thead>\n<tbody>\n");
        let Some(table) = &mut self.table else { return };
        table.in_head = false;
        table.column = 0;
        // Wide tables scroll in a region of their own, which needs a name: known only now.
        let mut region = String::from("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        if table.headers.is_empty() {
            region.push_str(self.labels.table);
        } else {
            region.push_str(self.labels.table_of);
            escape::attribute(&table.headers, &mut region);
        }
        region.push_str("\">\n");
        self.done.html.insert_str(table.start, &region);
    }

    pub(super) fn open_cell(&mut self) {
        self.typographer.reset();
        self.tally.gap();
        let Some(table) = &mut self.table else { return };
        if table.in_head && !table.headers.is_empty() {
            table.headers.push_str(", ");
        }
        let class = match table.alignments.get(table.column) {
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            _ => "",
        };
        self.done.html.push_str(if table.in_head { "<th scope=\"col\"" } else { "<td" });
        self.done.html.push_str(class);
        self.done.html.push('>');
    }

    pub(super) fn close_cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        table.column += 1;
        if table.in_head {
            let kept = table.headers.trim_end_matches([' ', ',']).len();
            table.headers.truncate(kept);
        }
        let tag = if table.in_head { "</th>\n" } else { "</td>\n" };
        self.close_block(tag);
        // Rows start at column 0 again; the parser completes short rows, so counting is enough.
        if let Some(table) = &mut self.table
            && table.column >= table.alignments.len()
        {
            table.column = 0;
        }
    }
}
