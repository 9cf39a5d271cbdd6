//! The pages that the law asks for, made from the configuration: lists of the catalogue's paragraphs.
//!
//! Sources: loi n° 2004-575 (art. 1-1) for the legal notice, RGAA 4.1 for the accessibility statement, règlement (UE)
//! 2016/679 (art. 13) for personal data.

use super::Views;
use super::html::push_escaped;
use super::model::{Fact, LegalSection, LegalView};
use super::page::About;
use super::{Page, format};
use crate::config::Conformance;
use crate::locale::{Argument, Language};
use crate::markdown::typography;
use crate::site::LegalPage;

/// The message that titles a page.
pub(super) fn title_id(page: LegalPage) -> &'static str {
    match page {
        LegalPage::LegalNotice => "legal-notice-title",
        LegalPage::Accessibility => "accessibility-title",
        LegalPage::PersonalData => "personal-data-title",
    }
}

/// The message that says an accessibility state.
pub(super) fn conformance_id(state: Conformance) -> &'static str {
    match state {
        Conformance::None => "conformance-non_conforme",
        Conformance::Partial => "conformance-partiellement_conforme",
        Conformance::Full => "conformance-totalement_conforme",
    }
}

/// A section's heading and paragraphs, by their messages.
type Section = (&'static str, &'static [&'static str]);

const PUBLISHER: Section = ("legal-publisher-title", &["legal-publisher", "legal-publisher-status"]);
const LEGAL_COMMENTS: Section =
    ("legal-comments-title", &["legal-comments", "legal-comments-report", "legal-comments-contact"]);
const LEGAL_NOTICE: [Section; 5] = [
    PUBLISHER,
    ("legal-director-title", &["legal-director"]),
    ("legal-host-title", &["legal-host"]),
    ("legal-content-title", &["legal-content-progress", "legal-content-tenders", "legal-content-errors"]),
    ("legal-property-title", &["legal-property", "legal-property-reuse"]),
];

const ACCESSIBILITY_BEFORE: [Section; 1] =
    [("accessibility-statement-title", &["accessibility-commitment", "accessibility-scope"])];
const ACCESSIBILITY_AFTER: [Section; 5] = [
    ("accessibility-measures-title", &["accessibility-measures-reading", "accessibility-measures-photos"]),
    ("accessibility-limits-title", &["accessibility-limits-files", "accessibility-limits-external"]),
    ("accessibility-technology-title", &["accessibility-technology"]),
    (
        "accessibility-contact-title",
        &[
            "accessibility-contact",
            "accessibility-contact-email",
            "accessibility-contact-telephone",
            "accessibility-contact-post",
        ],
    ),
    (
        "accessibility-appeal-title",
        &[
            "accessibility-appeal",
            "accessibility-appeal-form",
            "accessibility-appeal-delegate",
            "accessibility-appeal-post",
        ],
    ),
];

const PRIVACY_COMMENTS: Section = (
    "privacy-comments-title",
    &[
        "privacy-comments-data",
        "privacy-comments-purpose",
        "privacy-comments-basis",
        "privacy-comments-recipients",
        "privacy-comments-automatic",
    ],
);
const PRIVACY_AFTER: [Section; 4] = [
    ("privacy-letters-title", &["privacy-letters"]),
    ("privacy-photos-title", &["privacy-photos"]),
    ("privacy-rights-title", &["privacy-rights", "privacy-rights-how"]),
    ("privacy-appeal-title", &["privacy-appeal"]),
];

impl Views<'_> {
    pub(super) fn legal_page(&self, page: LegalPage) -> Page {
        let words = Words::new(self);
        let sections = match page {
            LegalPage::LegalNotice => words.legal_notice(),
            LegalPage::Accessibility => words.accessibility(),
            LegalPage::PersonalData => words.personal_data(),
        };
        let mut context = self.context(About::new(self.catalogue.text(title_id(page)), page.url()));
        context.insert("legal", &LegalView { sections });
        Page { template: "legal.html", context }
    }
}

/// The catalogue's paragraphs, filled in from the configuration.
struct Words<'v> {
    views: &'v Views<'v>,
    values: Vec<(&'static str, String)>,
}

impl<'v> Words<'v> {
    fn new(views: &'v Views<'_>) -> Self {
        let config = &views.site.config;
        let cooperative = &config.cooperative;
        let audit = config.accessibility.audit.as_ref();
        let values = [
            ("name", cooperative.name.clone()),
            ("form", cooperative.legal_form.clone()),
            ("seat", cooperative.seat.clone()),
            ("telephone", typography(&cooperative.telephone, views.language() == Language::French)),
            ("email", cooperative.email.clone()),
            ("register", cooperative.register.clone()),
            ("capital", cooperative.capital.clone()),
            ("director", cooperative.publication_director.clone()),
            ("host", cooperative.host.clone()),
            ("mediator", cooperative.mediator.clone().unwrap_or_default()),
            ("dpo", cooperative.data_protection_officer.clone().unwrap_or_default()),
            ("state", views.catalogue.text(conformance_id(config.accessibility.state))),
            ("date", audit.map_or_else(String::new, |audit| format::date(views.language(), audit.date))),
            ("auditor", audit.map_or_else(String::new, |audit| audit.auditor.clone())),
            ("rate", audit.and_then(|audit| audit.rate).map_or_else(String::new, |rate| rate.to_string())),
        ];
        Self { views, values: values.into() }
    }

    fn text(&self, id: &str) -> String {
        let arguments: Vec<(&str, Argument<'_>)> =
            self.values.iter().map(|(name, value)| (*name, Argument::from(value))).collect();
        self.views.catalogue.with(id, &arguments)
    }

    fn section(&self, (title, paragraphs): Section) -> LegalSection {
        LegalSection {
            title: self.text(title),
            paragraphs: paragraphs.iter().map(|id| self.paragraph(id)).collect(),
            facts: Vec::new(),
        }
    }

    fn paragraph(&self, id: &str) -> String {
        linked(&self.text(id))
    }

    fn sections(&self, sections: &[Section]) -> Vec<LegalSection> {
        sections.iter().map(|section| self.section(*section)).collect()
    }

    fn legal_notice(&self) -> Vec<LegalSection> {
        let config = &self.views.site.config;
        let mut sections = self.sections(&LEGAL_NOTICE);
        if let Some(publisher) = sections.first_mut() {
            let facts = ["name", "form", "capital", "register", "seat", "telephone", "email"];
            publisher.facts = facts
                .iter()
                .map(|name| Fact { term: self.text(&format!("legal-fact-{name}")), text: linked(&self.value(name)) })
                .collect();
        }
        if config.comments.enabled {
            sections.push(self.section(LEGAL_COMMENTS));
        }
        let mediation = match config.cooperative.mediator {
            Some(_) => "legal-mediation",
            None => "legal-mediation-unnamed",
        };
        sections.push(LegalSection {
            title: self.text("legal-mediation-title"),
            paragraphs: vec![self.paragraph("legal-mediation-first"), self.paragraph(mediation)],
            facts: Vec::new(),
        });
        sections.push(self.section(("legal-law-title", &["legal-law"])));
        sections
    }

    fn value(&self, name: &str) -> String {
        self.values.iter().find(|(known, _)| *known == name).map_or_else(String::new, |(_, value)| value.clone())
    }

    fn accessibility(&self) -> Vec<LegalSection> {
        let result = match &self.views.site.config.accessibility.audit {
            None => "accessibility-no-audit",
            Some(audit) if audit.rate.is_none() => "accessibility-audit-unrated",
            Some(_) => "accessibility-audit",
        };
        let mut sections = self.sections(&ACCESSIBILITY_BEFORE);
        sections.push(self.section(("accessibility-state-title", &["accessibility-state"])));
        sections.push(LegalSection {
            title: self.text("accessibility-results-title"),
            paragraphs: vec![self.paragraph(result)],
            facts: Vec::new(),
        });
        sections.extend(self.sections(&ACCESSIBILITY_AFTER));
        sections
    }

    fn personal_data(&self) -> Vec<LegalSection> {
        let config = &self.views.site.config;
        let mut controller = self.section(("privacy-controller-title", &["privacy-controller"]));
        if config.cooperative.data_protection_officer.is_some() {
            controller.paragraphs.push(self.paragraph("privacy-dpo"));
        }
        let mut sections = vec![
            self.section(("privacy-summary-title", &["privacy-summary", "privacy-summary-storage"])),
            controller,
            self.section(("privacy-connection-title", &["privacy-connection", "privacy-connection-basis"])),
        ];
        let mut durations: Vec<&str> = Vec::new();
        if config.comments.enabled {
            sections.push(self.section(PRIVACY_COMMENTS));
            durations.extend(["privacy-duration-comments", "privacy-duration-email", "privacy-duration-connection"]);
        }
        durations.push("privacy-duration-letters");
        sections.push(LegalSection {
            title: self.text("privacy-duration-title"),
            paragraphs: durations.iter().map(|id| self.paragraph(id)).collect(),
            facts: Vec::new(),
        });
        sections.extend(self.sections(&PRIVACY_AFTER));
        sections
    }
}

/// `text` as HTML, with its web and e-mail addresses as links.
fn linked(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        let is_around = |c: char| c.is_whitespace() || ".,;:)".contains(c);
        let (word, rest) = piece.split_at(piece.trim_end_matches(is_around).len());
        let scheme = match word.split_once('@') {
            _ if word.starts_with("https://") || word.starts_with("http://") => Some(""),
            Some((name, host)) if !name.is_empty() && host.contains('.') => Some("mailto:"),
            _ => None,
        };
        if let Some(scheme) = scheme {
            html.push_str("<a href=\"");
            html.push_str(scheme);
            push_escaped(&mut html, word);
            html.push_str("\">");
        }
        push_escaped(&mut html, word);
        if scheme.is_some() {
            html.push_str("</a>");
        }
        push_escaped(&mut html, rest);
    }
    html
}

#[cfg(test)]
mod tests {
    use super::linked;

    #[test]
    fn addresses_can_be_followed_and_the_rest_is_text() {
        assert_eq!(
            linked("Écrivez à a@b.example. Ou <ici> : https://c.example/d?e=1&f, @tous, x@y"),
            "Écrivez à <a href=\"mailto:a@b.example\">a@b.example</a>. Ou &lt;ici&gt; : \
             <a href=\"https://c.example/d?e=1&amp;f\">https://c.example/d?e=1&amp;f</a>, @tous, x@y"
        );
    }
}
