//! Tables.

use pulldown_cmark::Alignment;

use super::{Table, Writer};
use crate::markdown::escape;

const COLUMN_HEADER: &str = "<th scope=\"col\"";

impl<'a> Writer<'a, '_> {
    pub(super) fn open_table(&mut self, alignments: Vec<Alignment>) {
        self.open_block("");
        let start = self.done.html.len();
        self.table = Some(Table {
            start,
            alignments,
            in_head: true,
            column: 0,
            headers: String::new(),
            cell: (start, start),
            names_rows: false,
        });
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
        let start = self.done.html.len();
        self.done.html.push_str(match (table.in_head, table.column) {
            (true, _) => COLUMN_HEADER,
            (false, 0) if table.names_rows => "<th scope=\"row\"",
            _ => "<td",
        });
        self.done.html.push_str(class);
        self.done.html.push('>');
        table.cell = (start, self.done.html.len());
    }

    pub(super) fn close_cell(&mut self) {
        // The text of the cell is written out.
        self.push("");
        let Some(table) = &mut self.table else { return };
        let (start, content) = table.cell;
        if table.in_head {
            let kept = table.headers.trim_end_matches([' ', ',']).len();
            table.headers.truncate(kept);
            // A header without a word says nothing to those who hear the table.
            if self.done.html.len() == content {
                self.done.html.replace_range(start..start + COLUMN_HEADER.len(), "<td");
                table.names_rows |= table.column == 0;
            }
        }
        let is_header = self.done.html[start..].starts_with("<th");
        table.column += 1;
        self.close_block(if is_header { "</th>\n" } else { "</td>\n" });
        // Rows start at column 0 again; the parser completes short rows, so counting is enough.
        if let Some(table) = &mut self.table
            && table.column >= table.alignments.len()
        {
            table.column = 0;
        }
    }
}
