//! The pages that the law asks for, made from the configuration.

use super::Page;
use super::Views;
use super::model::LegalView;
use super::page::About;
use crate::config::Conformance;
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

impl Views<'_> {
    pub(super) fn legal_page(&self, page: LegalPage) -> Page {
        let mut context = self.context(About::new(self.catalogue.text(title_id(page)), page.url()));
        context.insert("legal", &LegalView { sections: Vec::new() });
        Page { template: "legal.html", context }
    }
}
