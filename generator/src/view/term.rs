//! Words of the domain with their labels, and moments as dates.

use jiff::Timestamp;

use super::model::{DateView, Shared, TermView};
use super::{Views, format};
use crate::front_matter::values::{Moment, PartialDate};

impl Views<'_> {
    /// The word `word` of the vocabulary `vocabulary` (`stage`, `procedure`…).
    pub(super) fn term(&self, vocabulary: &'static str, word: &'static str) -> Shared<TermView> {
        let make = || Shared::of(&TermView { word, label: self.label(vocabulary, word) });
        self.made.terms.get(&(vocabulary, word), make)
    }

    /// Its label alone.
    pub(super) fn label(&self, vocabulary: &str, word: &str) -> String {
        self.catalogue.text(&format!("{vocabulary}-{word}"))
    }

    /// A civil date or date and time. With a time of day, the machine's form is an instant with its offset.
    pub(super) fn moment(&self, moment: Moment) -> DateView {
        let iso = match moment.time {
            None => moment.date.to_string(),
            Some(_) => self.iso_instant(moment.instant(&self.site.config.site.zone)),
        };
        DateView { iso, text: format::moment(self.language(), moment) }
    }

    /// The day of a moment, for a reader; the machine's form stays whole.
    pub(super) fn day(&self, moment: Moment) -> DateView {
        DateView { text: format::date(self.language(), moment.date), ..self.moment(moment) }
    }

    pub(super) fn date(&self, date: jiff::civil::Date) -> DateView {
        self.moment(Moment::day(date))
    }

    pub(super) fn partial_date(&self, partial: PartialDate) -> DateView {
        DateView { iso: partial.iso(), text: format::partial_date(self.language(), partial) }
    }

    /// An instant, shown as date and time in the site's zone.
    pub(super) fn instant(&self, instant: Timestamp) -> DateView {
        let civil = instant.to_zoned_datetime(self.site.config.site.zone.clone());
        let moment = Moment { date: civil.date(), time: Some(civil.time()) };
        DateView { iso: self.iso_instant(instant), text: format::moment(self.language(), moment) }
    }

    /// When something opens: an instant for the machine, whatever was written; the hour for a reader only where one was.
    pub(super) fn opening(&self, moment: Moment) -> DateView {
        let iso = self.iso_instant(moment.instant(&self.site.config.site.zone));
        DateView { iso, text: format::moment(self.language(), moment) }
    }

    fn iso_instant(&self, instant: Timestamp) -> String {
        format::instant(instant, &self.site.config.site.zone)
    }
}
