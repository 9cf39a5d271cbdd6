//! The yearly moderation report (regulation (EU) 2022/2065 on digital services, article 15), as a content page that the
//! generator publishes: front matter of a page, then Markdown.
//!
//! It says what the service knows. What it cannot know, whether an authority gave an order, is told to it or left out.

mod figures;

use jiff::civil::Date;
use palier_words::{Argument, Catalogue, Language, format};

use crate::domain::text::{self, SafeHtml};
use crate::store::YearFigures;
use figures::{delay, table};
pub(crate) use figures::{duration, percentage};

/// The page as HTML, without its front matter.
#[must_use]
pub fn html(page: &str) -> SafeHtml {
    let body = page.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(page, |(_, body)| body);
    text::read_own(body)
}

/// What a report is about besides its figures.
#[derive(Clone, Debug)]
pub struct Report<'r> {
    /// The site's name, as readers know it.
    pub site: &'r str,
    /// The year.
    pub year: i16,
    /// The day on which the report is made, in the site's zone.
    pub made_on: Date,
    /// Orders of authorities (DSA art. 9 and 10) that the cooperative received; `None`: not told, and left out.
    pub orders: Option<u32>,
    /// The language in which the site is moderated; the report may be written in another.
    pub language: Language,
    /// The figures.
    pub figures: &'r YearFigures,
}

impl Report<'_> {
    /// The page, in the language of `words`.
    #[must_use]
    pub fn markdown(&self, words: &Catalogue) -> String {
        let sections = [
            self.introduction(words),
            self.received(words),
            self.declined(words),
            self.automatic(words),
            self.reports(words),
            self.orders(words),
            self.questions(words),
            self.closings(words),
            section(words, "language", vec![words.text(&format!("yearly-language-{}", self.language.tag()))]),
        ];
        let mut page = self.front_matter(words);
        for section in sections.into_iter().filter(|section| !section.is_empty()) {
            page.push('\n');
            page.push_str(&section);
        }
        page
    }

    fn front_matter(&self, words: &Catalogue) -> String {
        let year = self.year.to_string();
        let title = words.with("yearly-title", &[("year", Argument::Text(&year))]);
        let summary = words.text("yearly-summary");
        format!("---\ntitre: {title}\ndate: {}\nresume: {summary}\ncommentaires: fermes\n---\n", self.made_on)
    }

    fn introduction(&self, words: &Catalogue) -> String {
        let (site, year) = (escaped(self.site), self.year.to_string());
        let about = [("site", Argument::Text(&site)), ("year", Argument::Text(&year))];
        let mut introduction = words.with("yearly-introduction", &about);
        if self.made_on.year() <= self.year {
            let day = format::date(words.language(), self.made_on);
            introduction.push(' ');
            introduction.push_str(&words.with("yearly-until", &[("day", Argument::Text(&day))]));
        }
        introduction.push('\n');
        introduction
    }

    fn received(&self, words: &Catalogue) -> String {
        let figures = self.figures;
        let lines = [
            ("yearly-received", figures.received),
            ("yearly-published", figures.published),
            ("yearly-waiting", figures.waiting),
            ("yearly-deleted", figures.deleted),
        ];
        let rows = lines.iter().map(|(id, count)| vec![words.text(id), count.to_string()]).collect();
        let mut parts = vec![table(&[words.text("yearly-messages"), words.text("yearly-number")], rows)];
        parts.extend(delay(words, "yearly-publication-delay", figures.publication_delay));
        section(words, "received", parts)
    }

    fn declined(&self, words: &Catalogue) -> String {
        let declined = &self.figures.declined;
        let mut parts = Vec::new();
        if declined.is_empty() {
            parts.push(words.text("yearly-none-declined"));
        } else {
            let heads = ["yearly-reason", "yearly-refused", "yearly-removed"].map(|id| words.text(id));
            let rows = declined
                .iter()
                .map(|line| vec![reason(words, line.reason), line.refused.to_string(), line.removed.to_string()]);
            let total = |count: fn(&crate::store::Declined) -> u32| declined.iter().map(count).sum::<u32>().to_string();
            let total = vec![words.text("yearly-total"), total(|line| line.refused), total(|line| line.removed)];
            parts.push(table(&heads, rows.chain([total]).collect()));
            parts.push(words.text("yearly-told"));
        }
        for (id, count) in
            [("yearly-spam-by-moderators", self.figures.spam_by_moderators), ("yearly-restored", self.figures.restored)]
        {
            parts.extend((count > 0).then(|| counted(words, id, count)));
        }
        section(words, "declined", parts)
    }

    fn automatic(&self, words: &Catalogue) -> String {
        let figures = self.figures;
        let all = figures.decisions + figures.spam_by_filter;
        let share = percentage(words.language(), figures.spam_by_filter, all);
        let mut parts = vec![words.text("yearly-filter")];
        parts.push(words.with(
            "yearly-by-filter",
            &[("count", Argument::Count(figures.spam_by_filter.into())), ("share", Argument::Text(&share))],
        ));
        if figures.spam_by_filter > 0 {
            let error = percentage(words.language(), figures.spam_taken_back, figures.spam_by_filter);
            parts.push(words.with(
                "yearly-filter-errors",
                &[("count", Argument::Count(figures.spam_taken_back.into())), ("share", Argument::Text(&error))],
            ));
        }
        parts.push(words.with(
            "yearly-by-people",
            &[
                ("count", Argument::Count(figures.decisions.into())),
                ("people", Argument::Count(figures.moderators.into())),
            ],
        ));
        section(words, "automatic", parts)
    }

    fn reports(&self, words: &Catalogue) -> String {
        let reports = &self.figures.reports;
        if reports.is_empty() {
            return section(words, "reports", vec![words.text("yearly-no-reports")]);
        }
        let heads = ["yearly-reason", "yearly-reported", "yearly-upheld", "yearly-dismissed", "yearly-open"];
        let row = |line: &crate::store::Reported| {
            let all = line.upheld + line.dismissed + line.open;
            let counts = [all, line.upheld, line.dismissed, line.open].map(|count| count.to_string());
            [reason(words, line.reason)].into_iter().chain(counts).collect()
        };
        let rows = reports.iter().map(row).collect();
        let mut parts = vec![table(&heads.map(|id| words.text(id)), rows), words.text("yearly-reports-by-people")];
        parts.extend(delay(words, "yearly-report-delay", self.figures.report_delay));
        section(words, "reports", parts)
    }

    fn orders(&self, words: &Catalogue) -> String {
        self.orders
            .map_or_else(String::new, |orders| section(words, "orders", vec![counted(words, "yearly-orders", orders)]))
    }

    fn questions(&self, words: &Catalogue) -> String {
        let figures = self.figures;
        if figures.questions == 0 {
            return section(words, "questions", vec![words.text("yearly-no-questions")]);
        }
        let counts = [("count", figures.questions), ("answered", figures.answered), ("settled", figures.settled)];
        let counts = counts.map(|(name, count)| (name, Argument::Count(count.into())));
        let mut parts = vec![words.with("yearly-questions", &counts)];
        parts.extend(delay(words, "yearly-answer-delay", figures.answer_delay));
        section(words, "questions", parts)
    }

    fn closings(&self, words: &Catalogue) -> String {
        let closings = self.figures.closings;
        let lines: Vec<_> = [
            ("yearly-closed-threads", closings.threads),
            ("yearly-closed-sections", closings.sections),
            ("yearly-closed-site", closings.site),
            ("yearly-reviewed-site", closings.reviews),
            ("yearly-floods", closings.floods),
        ]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| format!("- {}", counted(words, id, count)))
        .collect();
        let text = if lines.is_empty() { words.text("yearly-nothing-closed") } else { lines.join("\n") };
        section(words, "closings", vec![text])
    }
}

/// A title and what stands below it.
fn section(words: &Catalogue, name: &str, parts: Vec<String>) -> String {
    format!("## {}\n\n{}\n", words.text(&format!("yearly-section-{name}")), parts.join("\n\n"))
}

fn counted(words: &Catalogue, id: &str, count: u32) -> String {
    words.with(id, &[("count", Argument::Count(count.into()))])
}

fn reason(words: &Catalogue, reason: crate::domain::Reason) -> String {
    words.text(&format!("reason-{}", reason.word().replace('_', "-")))
}

/// Text in which Markdown sees nothing.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '`' | '&' | '|') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests;
