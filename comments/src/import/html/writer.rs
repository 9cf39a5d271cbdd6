//! Markdown, written as HTML is read: marks wait until there is something to mark.

/// Containers deeper than this are not written: [`crate::domain::text`] shows no more.
const DEEPEST: usize = 6;

/// What stands between what was written and what comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing: the word goes on.
    #[default]
    None,
    /// A blank.
    Blank,
    /// The end of a line.
    Line,
    /// An empty line.
    Paragraph,
}

/// A quotation or an item of a list.
struct Container {
    /// What its first line begins with, until that is written.
    first: Option<String>,
    /// What its other lines begin with.
    rest: &'static str,
}

/// Emphasis, from where it is written.
struct Mark {
    sign: &'static str,
    is_written: bool,
}

struct Link {
    href: String,
    /// How many marks were there before it.
    marks: usize,
    /// Where its text begins, once there is some.
    from: Option<usize>,
}

/// What is written so far, and what HTML has opened around the place.
pub(super) struct Writer {
    out: String,
    /// Whether emphasis and links are written, or their text alone.
    with_marks: bool,
    gap: Gap,
    containers: Vec<Container>,
    /// Containers that are not written.
    too_deep: usize,
    /// The numbers of ordered lists; `None` for the others.
    lists: Vec<Option<u32>>,
    marks: Vec<Mark>,
    link: Option<Link>,
    /// The code around the place, which is written when it ends.
    code: Option<String>,
    is_block_of_code: bool,
}

impl Writer {
    pub(super) fn new(with_marks: bool) -> Self {
        Self {
            out: String::new(),
            with_marks,
            gap: Gap::None,
            containers: Vec::new(),
            too_deep: 0,
            lists: Vec::new(),
            marks: Vec::new(),
            link: None,
            code: None,
            is_block_of_code: false,
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.close_link();
        self.close_block_of_code();
        self.close_code();
        self.end_marks();
        self.out.trim_end().to_owned()
    }

    /// Keeps what comes next apart; at the beginning of a quotation or item, that has been done.
    pub(super) fn gap(&mut self, gap: Gap) {
        let is_beginning = self.containers.last().is_some_and(|container| container.first.is_some());
        if self.code.is_none() && !is_beginning {
            self.gap = self.gap.max(gap);
        }
    }

    /// The second of two is an empty line.
    pub(super) fn line_break(&mut self) {
        match &mut self.code {
            Some(code) => code.push('\n'),
            None => self.gap(if self.gap == Gap::Line { Gap::Paragraph } else { Gap::Line }),
        }
    }

    /// Text in which any white space is one blank.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        let is_blank = |c: char| c.is_ascii_whitespace();
        let mut words = text.split(is_blank).peekable();
        while let Some(word) = words.next() {
            if !word.is_empty() {
                let is_first = self.begin();
                self.words(word, is_first);
            }
            if words.peek().is_some() {
                self.gap(Gap::Blank);
            }
        }
    }

    /// Makes what stands between; answers whether a line begins.
    fn begin(&mut self) -> bool {
        let gap = std::mem::take(&mut self.gap);
        let is_line = self.out.is_empty() || gap >= Gap::Line;
        if is_line {
            if gap == Gap::Paragraph || self.containers.iter().any(|container| container.first.is_some()) {
                self.end_marks();
            }
            if !self.out.is_empty() {
                self.new_line(gap);
            }
            for container in &mut self.containers {
                match container.first.take() {
                    Some(first) => self.out.push_str(&first),
                    None => self.out.push_str(container.rest),
                }
            }
        } else if gap == Gap::Blank {
            self.out.push(' ');
        }
        let around = self.link.as_ref().map_or(self.marks.len(), |link| link.marks.min(self.marks.len()));
        let (around, inside) = self.marks.split_at_mut(around);
        write_marks(&mut self.out, around);
        if let Some(link) = &mut self.link {
            link.from.get_or_insert(self.out.len());
        }
        write_marks(&mut self.out, inside);
        is_line
    }

    fn new_line(&mut self, gap: Gap) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
        if gap == Gap::Paragraph {
            let begun = self.containers.iter().take_while(|container| container.first.is_none());
            let prefix: String = begun.map(|container| container.rest).collect();
            self.out.push_str(prefix.trim_end());
            self.out.push('\n');
        }
    }

    /// Emphasis does not go on over an empty line: it ends, and begins again.
    fn end_marks(&mut self) {
        for mark in self.marks.iter_mut().rev().filter(|mark| mark.is_written) {
            self.out.push_str(mark.sign);
            mark.is_written = false;
        }
    }

    fn words(&mut self, word: &str, is_first: bool) {
        let mut before = self.out.chars().next_back().unwrap_or(' ');
        let mut all = word.chars().peekable();
        let mut is_start = is_first;
        while let Some(c) = all.next() {
            let next = all.peek().copied().unwrap_or(' ');
            let is_in_word = before.is_alphanumeric() && next.is_alphanumeric();
            let escaped = match c {
                '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
                '_' => !is_in_word,
                '&' => next.is_alphanumeric() || next == '#',
                '#' | '>' | '-' | '+' | '=' => is_start,
                // `12.` begins a list.
                '.' | ')' => is_first && word.starts_with(|c: char| c.is_ascii_digit()) && before.is_ascii_digit(),
                _ => false,
            };
            if escaped {
                self.out.push('\\');
            }
            self.out.push(c);
            before = c;
            is_start = false;
        }
    }

    pub(super) fn mark(&mut self, sign: &'static str) {
        if self.with_marks && self.code.is_none() && !self.marks.iter().any(|mark| mark.sign == sign) {
            self.marks.push(Mark { sign, is_written: false });
        }
    }

    pub(super) fn unmark(&mut self, sign: &'static str) {
        let Some(at) = self.marks.iter().rposition(|mark| mark.sign == sign) else { return };
        // Those inside it end with it, and go on after it.
        for mark in self.marks[at..].iter_mut().rev().filter(|mark| mark.is_written) {
            self.out.push_str(mark.sign);
            mark.is_written = false;
        }
        self.marks.remove(at);
    }

    pub(super) fn open_link(&mut self, href: String) {
        if href.is_empty() || self.link.is_some() || !self.with_marks || self.code.is_some() {
            return;
        }
        self.link = Some(Link { href, marks: self.marks.len(), from: None });
    }

    pub(super) fn close_link(&mut self) {
        let Some(Link { href, from: Some(from), .. }) = self.link.take() else { return };
        // Over a line's end there is no link in what we write; its text stays.
        if self.out.get(from..).is_none_or(|text| text.contains('\n')) {
            return;
        }
        let text = self.out.split_off(from);
        let shown: String = text.chars().filter(|c| *c != '\\').collect();
        if shown == href && !href.contains(['<', '>', ' ']) {
            self.out.push_str(&format!("<{href}>"));
        } else {
            self.out.push_str(&format!("[{text}]({})", destination(&href)));
        }
    }

    pub(super) fn open_code(&mut self) {
        if self.code.is_none() {
            self.code = Some(String::new());
        }
    }

    pub(super) fn close_code(&mut self) {
        if self.is_block_of_code {
            return;
        }
        let Some(code) = self.code.take() else { return };
        let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
        if code.is_empty() {
            self.gap(Gap::Blank);
            return;
        }
        if self.out.ends_with('`') {
            // Two fences that touch would be one.
            self.gap(Gap::Blank);
        }
        self.begin();
        let fence = "`".repeat(longest_run(&code) + 1);
        let blank = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        self.out.push_str(&format!("{fence}{blank}{code}{blank}{fence}"));
    }

    pub(super) fn open_block_of_code(&mut self) {
        self.close_code();
        self.gap(Gap::Paragraph);
        if self.code.is_none() {
            self.code = Some(String::new());
            self.is_block_of_code = true;
        }
    }

    pub(super) fn close_block_of_code(&mut self) {
        if !std::mem::take(&mut self.is_block_of_code) {
            return;
        }
        let code = self.code.take().unwrap_or_default();
        let code = code.trim_matches('\n').trim_end();
        if !code.is_empty() {
            let fence = "`".repeat(longest_run(code).max(2) + 1);
            self.end_marks();
            let marks = std::mem::take(&mut self.marks);
            for line in std::iter::once(fence.as_str()).chain(code.split('\n')).chain([fence.as_str()]) {
                self.begin();
                self.out.push_str(line.trim_end());
                self.gap = Gap::Line;
            }
            self.marks = marks;
        }
        self.gap(Gap::Paragraph);
    }

    pub(super) fn open_list(&mut self, is_ordered: bool) {
        if self.lists.is_empty() {
            self.gap(Gap::Paragraph);
        } else {
            // Its first item begins with a sign of its own, whatever stood before it.
            self.gap = Gap::Line;
        }
        self.lists.push(is_ordered.then_some(0));
    }

    pub(super) fn close_list(&mut self) {
        self.lists.pop();
        // Even within an item: what comes next would else go on with the last line of the list.
        self.gap(Gap::Paragraph);
    }

    pub(super) fn open_item(&mut self) {
        self.gap(Gap::Line);
        let (first, rest) = match self.lists.last_mut() {
            Some(Some(number)) => {
                // Markdown counts by itself; with one digit, each line below begins as far in.
                *number = (*number + 1).min(9);
                (format!("{number}. "), "   ")
            }
            _ => ("- ".to_owned(), "  "),
        };
        self.open(first, rest);
    }

    pub(super) fn close_item(&mut self) {
        self.close();
        // The next item begins with a sign of its own, whatever stood at the end of this one.
        self.gap = Gap::Line;
    }

    pub(super) fn open_quotation(&mut self) {
        self.gap(Gap::Paragraph);
        self.open("> ".to_owned(), "> ");
    }

    pub(super) fn close_quotation(&mut self) {
        self.close();
        self.gap(Gap::Paragraph);
    }

    fn open(&mut self, first: String, rest: &'static str) {
        if self.containers.len() < DEEPEST && self.code.is_none() {
            self.containers.push(Container { first: Some(first), rest });
        } else {
            self.too_deep += 1;
        }
    }

    fn close(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
        } else {
            self.containers.pop();
        }
    }
}

fn write_marks(out: &mut String, marks: &mut [Mark]) {
    for mark in marks.iter_mut().filter(|mark| !mark.is_written) {
        out.push_str(mark.sign);
        mark.is_written = true;
    }
}

fn longest_run(code: &str) -> usize {
    code.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}

/// An address as the target of a link.
fn destination(href: &str) -> String {
    let mut out = String::with_capacity(href.len());
    for c in href.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '\\' => out.push_str("%5C"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
