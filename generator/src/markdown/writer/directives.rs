//! What the `:::` lines become.

use super::Writer;
use crate::diagnostic::Spanned;
use crate::markdown::directive::{Action, Container};
use crate::markdown::escape::{self, ADDRESS, ELEMENT};
use crate::markdown::{Chart, Link, LinkKind, link};

impl<'a> Writer<'a, '_> {
    pub(super) fn directive(&mut self, action: &Action) {
        match action {
            Action::Open(Container::Note, title) => self.open_titled_note("note-info", title, self.labels.note),
            Action::Open(Container::Tip, title) => self.open_titled_note("note-tip", title, self.labels.tip),
            Action::Open(Container::Warning, title) => {
                self.open_titled_note("note-warning", title, self.labels.warning)
            }
            Action::Open(Container::Gallery, title) => self.open_gallery(title.as_deref()),
            Action::Close(Container::Gallery) => {
                self.galleries = self.galleries.saturating_sub(1);
                self.open_block("</div>\n");
            }
            Action::Close(Container::Note | Container::Tip | Container::Warning) => self.open_block("</aside>\n"),
            Action::Video { target, title } => self.video(target, title),
            Action::File { target, label } => self.download(target, label.as_deref()),
            Action::Chart { target, chart } => self.chart(target, chart),
            Action::Open(Container::Unknown, _) | Action::Close(Container::Unknown) | Action::Nothing => {}
        }
    }

    pub(super) fn open_titled_note(&mut self, class: &str, title: &Option<String>, default: &str) {
        match title {
            Some(title) => self.open_note(class, &self.typeset(title)),
            None => self.open_note(class, default),
        }
    }

    pub(super) fn open_gallery(&mut self, title: Option<&str>) {
        self.galleries += 1;
        self.open_block("<div class=\"gallery\"");
        if let Some(title) = title {
            self.push(" role=\"group\" aria-label=\"");
            let title = self.typeset(title);
            escape::attribute(&title, &mut self.done.html);
            self.push("\"");
        }
        self.push(">\n");
    }

    /// A link: a player would make every reader's browser call someone else's server.
    pub(super) fn video(&mut self, target: &Spanned<String>, title: &str) {
        let target = self.in_file(target);
        if !self.accept(&target) {
            return;
        }
        let source = match link::host(&target.value) {
            Some(host) => format!("{}{host}", self.labels.video_on),
            None => self.labels.video.to_owned(),
        };
        self.open_block("<p class=\"video-card\"><a href=\"");
        self.place(ADDRESS, Link { target, kind: LinkKind::Page });
        self.push("\"><span class=\"video-card-title\">");
        let title = self.typeset(title);
        escape::text(&title, &mut self.done.html);
        self.push("</span> <span class=\"video-card-source\">");
        escape::text(&source, &mut self.done.html);
        self.close_block("</span></a></p>\n");
    }

    pub(super) fn download(&mut self, target: &Spanned<String>, label: Option<&str>) {
        let target = self.in_file(target);
        if !self.accept(&target) {
            return;
        }
        let label = label.map(|label| self.typeset(label));
        self.open_block("");
        self.place(ELEMENT, Link { target, kind: LinkKind::Download { label } });
        self.close_block("\n");
    }

    /// Its numbers are not known here: they are in a file.
    pub(super) fn chart(&mut self, target: &Spanned<String>, chart: &Chart) {
        let target = self.in_file(target);
        if !self.accept(&target) {
            return;
        }
        let typeset = |text: &Option<String>| text.as_deref().map(|text| self.typeset(text));
        let chart = Chart {
            title: self.typeset(&chart.title),
            unit: typeset(&chart.unit),
            source: typeset(&chart.source),
            shape: chart.shape,
        };
        self.open_block("");
        self.place(ELEMENT, Link { target, kind: LinkKind::Chart(Box::new(chart)) });
        self.close_block("\n");
    }

    pub(super) fn in_file(&self, target: &Spanned<String>) -> Spanned<String> {
        Spanned::new(target.value.clone(), target.span.shifted(self.input.offset))
    }
}
