//! The yearly moderation report.

use super::{Service, Site};
use crate::page::catalogue;
use crate::report::Report;
use crate::store::StoreError;
use palier_words::Language;

impl Service {
    /// The report of a year, as a content page that can be published as it is (`content/moderation-2026.md`), in
    /// `language`. `orders` is how many orders of authorities the cooperative received, where it says so.
    ///
    /// # Errors
    /// The store's; a year that no calendar has.
    pub async fn moderation_report(
        &self,
        site: &Site,
        year: i16,
        orders: Option<u32>,
        language: Language,
    ) -> Result<String, StoreError> {
        let zone = &site.config.zone;
        let figures = self.store.year(site.id, year, zone).await?;
        let made_on = zone.to_datetime(self.now()).date();
        let report =
            Report { site: &site.name(), year, made_on, orders, language: site.config.language, figures: &figures };
        Ok(report.markdown(&catalogue(language)))
    }
}
