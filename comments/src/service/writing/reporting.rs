//! Reports by readers (DSA art. 16), and the wish to see or erase one's own data.

use jiff::SignedDuration;

use super::draft::{self, Fault};
use super::{Rejection, Writer};
use crate::domain::{CommentId, Reason, ReportId};
use crate::service::keys::{Purpose, TokenError};
use crate::service::limits::{Act, Typed};
use crate::service::links::address_digest;
use crate::service::{Service, Site};
use crate::store::{Event, Filed, NewReport};

/// Characters of an explanation.
const LONGEST_EXPLANATION: usize = 2000;
/// How long the page of a receipt can be looked at again.
const RECEIPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A report as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct ReportDraft {
    /// The word of a [`Reason`].
    pub reason: String,
    /// In her words.
    pub explanation: String,
    /// Her name.
    pub name: String,
    /// Her address.
    pub email: String,
    /// « Je déclare de bonne foi que ces informations sont exactes. »
    pub good_faith: bool,
}

impl ReportDraft {
    /// What is meant: DSA art. 16, 2 asks for a reason, name and address, good faith; name and address not where a
    /// child is abused.
    fn read(&self) -> Result<(Reason, String, String, Option<String>), Vec<Fault>> {
        let mut faults = Vec::new();
        let reason = Reason::from_word(&self.reason);
        let may_be_nameless = reason == Some(Reason::ChildAbuse);
        if reason.is_none() {
            faults.push(Fault::ReasonMissing);
        }
        let explanation = match draft::message(&self.explanation, LONGEST_EXPLANATION) {
            // The reason speaks for itself, but for « Autre raison ».
            Err(Fault::MessageMissing) if reason != Some(Reason::Other) => Ok(String::new()),
            Err(Fault::MessageMissing) => Err(Fault::ExplanationMissing),
            read => read,
        };
        let explanation = explanation.map_err(|fault| faults.push(fault)).unwrap_or_default();
        let name = match draft::name(&self.name) {
            Err(Fault::NameMissing) if may_be_nameless => Ok(String::new()),
            read => read,
        };
        let name = name.map_err(|fault| faults.push(fault)).unwrap_or_default();
        let email = match draft::email(&self.email) {
            Ok(email) if email.is_empty() && !may_be_nameless => Err(Fault::EmailMissing),
            read => read,
        };
        let email = email.map_err(|fault| faults.push(fault)).unwrap_or_default();
        if !self.good_faith {
            faults.push(Fault::GoodFaithMissing);
        }
        match reason {
            Some(reason) if faults.is_empty() => {
                Ok((reason, explanation, name, Some(email).filter(|email| !email.is_empty())))
            }
            _ => Err(faults),
        }
    }
}

impl Service {
    /// Keeps a report; its number is the receipt.
    ///
    /// # Errors
    /// [`Rejection`].
    pub async fn report(
        &self,
        site: &Site,
        comment: CommentId,
        draft: &ReportDraft,
        writer: Writer,
    ) -> Result<ReportId, Rejection> {
        let now = self.now();
        let (reason, explanation, name, email) = draft.read().map_err(Rejection::Faults)?;
        self.admit(site, Act::Report, writer, now)?;
        let connection = self.connection(writer, now);
        let report = NewReport { comment, reason, explanation, name, email, connection, at: now };
        match self.store.report(site.id, report).await? {
            Filed::Kept(number) => Ok(number),
            Filed::Often => Err(Rejection::ReportedOften),
            Filed::NotShown => Err(Rejection::UnknownComment),
        }
    }

    /// A receipt to be shown: signed, since numbers that can be guessed would tell what was reported.
    #[must_use]
    pub fn receipt(&self, site: &Site, comment: CommentId, report: ReportId) -> String {
        self.keys.sign(Purpose::Receipt, &(site.config.key.as_str(), comment, report), self.now() + RECEIPT)
    }

    /// The number on a receipt of a report of `comment`.
    ///
    /// # Errors
    /// It is none of ours, or an old one.
    pub fn reported(&self, site: &Site, comment: CommentId, receipt: &str) -> Result<ReportId, TokenError> {
        let (key, of, report): (String, CommentId, ReportId) = self.keys.read(Purpose::Receipt, receipt, self.now())?;
        let is_this = key == site.config.key.as_str() && of == comment;
        if is_this { Ok(report) } else { Err(TokenError::Invalid) }
    }

    /// Has the link to what is kept of an address sent to it. What this answers does not tell whether anything is kept,
    /// nor whether another letter leaves: where none does, the link of an earlier one still works.
    ///
    /// # Errors
    /// [`Rejection`].
    pub async fn want_own_data(&self, site: &Site, email: &str, writer: Writer) -> Result<(), Rejection> {
        let now = self.now();
        let email = match draft::email(email) {
            Ok(email) if email.is_empty() => return Err(Rejection::Faults(vec![Fault::EmailMissing])),
            Ok(email) => email,
            Err(fault) => return Err(Rejection::Faults(vec![fault])),
        };
        self.admit(site, Act::Wish, writer, now)?;
        if self.limiter.admit_letter(Typed::Data, site.id, address_digest(&self.keys, &email), now).is_ok() {
            self.store.note(site.id, Event::DataWanted { email }, now).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> ReportDraft {
        ReportDraft {
            reason: "insult".to_owned(),
            explanation: String::new(),
            name: "Paul".to_owned(),
            email: "paul@exemple.fr".to_owned(),
            good_faith: true,
        }
    }

    #[test]
    fn a_report_needs_a_reason_a_name_an_address_and_good_faith() {
        assert!(whole().read().is_ok());
        let nothing = ReportDraft::default().read().unwrap_err();
        assert_eq!(nothing, [Fault::ReasonMissing, Fault::NameMissing, Fault::EmailMissing, Fault::GoodFaithMissing]);
    }

    #[test]
    fn nobody_names_herself_to_report_the_abuse_of_a_child() {
        let reason = Reason::ChildAbuse.word().to_owned();
        let nameless = ReportDraft { reason, name: String::new(), email: String::new(), ..whole() };
        assert_eq!(nameless.read(), Ok((Reason::ChildAbuse, String::new(), String::new(), None)));
    }

    #[test]
    fn another_reason_is_said_in_words() {
        let other = ReportDraft { reason: "other".to_owned(), ..whole() };
        assert_eq!(other.read().unwrap_err(), [Fault::ExplanationMissing]);
    }
}
