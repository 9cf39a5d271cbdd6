//! A message as it was sent, then as it is meant: every fault at once.

use serde::Serialize;

use crate::domain::{CommentId, is_public_email};

/// Characters of a name.
pub const LONGEST_NAME: usize = 80;

/// A message as it was sent. A form shows it again, so that no text is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// Name or pseudonym.
    pub name: String,
    /// E-mail address, or nothing.
    pub email: String,
    /// « Me prévenir de la réponse ».
    pub notify: bool,
    /// What she wrote.
    pub message: String,
    /// « C’est une question pour la coopérative ».
    pub question: bool,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// « Modifier ou supprimer depuis cet appareil ».
    pub keep: bool,
    /// The field that nobody sees.
    pub website: String,
    /// The form's token.
    pub form: String,
    /// The answer to a proof of work.
    pub work: String,
    /// Earlier comments of hers on this device, each with its token.
    #[serde(skip)]
    pub known: Vec<(CommentId, String)>,
}

/// A message that can be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Message {
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) markdown: String,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// « Écrivez un nom ou un pseudonyme. »
    NameMissing,
    /// Longer than [`LONGEST_NAME`] by so many characters.
    NameTooLong(usize),
    /// « Écrivez votre message avant de l’envoyer. »
    MessageMissing,
    /// « Message trop long : enlevez {n} caractères. »
    MessageTooLong(usize),
    /// « Cette adresse e-mail n’est pas complète. »
    Email,
    /// « Me prévenir » without an address.
    EmailNeeded,
    /// No address where one is asked for.
    EmailMissing,
    /// A report for « Autre raison » that does not say which.
    ExplanationMissing,
    /// No reason of a report was chosen.
    ReasonMissing,
    /// A report's good faith was not declared.
    GoodFaithMissing,
}

impl Fault {
    /// The field's name in forms.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NameMissing | Self::NameTooLong(_) => "nom",
            Self::MessageMissing | Self::MessageTooLong(_) | Self::ExplanationMissing => "message",
            Self::Email | Self::EmailNeeded | Self::EmailMissing => "email",
            Self::ReasonMissing => "raison",
            Self::GoodFaithMissing => "bonne_foi",
        }
    }

    /// Its stable code; its sentence is `error-` and this with `-`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NameMissing => "name_missing",
            Self::NameTooLong(_) => "name_too_long",
            Self::MessageMissing => "message_missing",
            Self::MessageTooLong(_) => "message_too_long",
            Self::Email => "email",
            Self::EmailNeeded => "email_needed",
            Self::EmailMissing => "email_missing",
            Self::ExplanationMissing => "explanation_missing",
            Self::ReasonMissing => "reason_missing",
            Self::GoodFaithMissing => "good_faith_missing",
        }
    }

    /// By how many characters something is too long.
    #[must_use]
    pub fn count(self) -> Option<usize> {
        match self {
            Self::NameTooLong(count) | Self::MessageTooLong(count) => Some(count),
            _ => None,
        }
    }
}

impl Draft {
    /// The message that is meant, or its faults in the order of the form's fields; `longest` is the most characters of
    /// a text.
    pub(super) fn read(&self, longest: usize) -> Result<Message, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut note = |read: Result<String, Fault>| read.map_err(|fault| faults.push(fault)).unwrap_or_default();
        let name = note(name(&self.name));
        let markdown = note(message(&self.message, longest));
        let email = note(email(&self.email));
        if self.notify && self.email.trim().is_empty() {
            faults.push(Fault::EmailNeeded);
        }
        if faults.is_empty() {
            Ok(Message { name, email: Some(email).filter(|email| !email.is_empty()), markdown })
        } else {
            Err(faults)
        }
    }
}

/// A name on one line, of 1 to [`LONGEST_NAME`] characters.
pub(super) fn name(text: &str) -> Result<String, Fault> {
    // Forms have no other control characters; imports and commands may.
    let is_shown = |c: &char| !is_deceptive(*c) && !is_invisible(*c) && (!c.is_control() || c.is_whitespace());
    let visible: String = text.chars().filter(is_shown).collect();
    let name = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Fault::NameMissing);
    }
    match name.chars().count().checked_sub(LONGEST_NAME) {
        None | Some(0) => Ok(name),
        Some(over) => Err(Fault::NameTooLong(over)),
    }
}

/// A text of 1 to `longest` characters that shows something.
pub(super) fn message(text: &str, longest: usize) -> Result<String, Fault> {
    let text: String = text.trim().chars().filter(|c| !is_deceptive(*c)).collect();
    if text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        return Err(Fault::MessageMissing);
    }
    match text.chars().count().checked_sub(longest) {
        None | Some(0) => Ok(text),
        Some(over) => Err(Fault::MessageTooLong(over)),
    }
}

/// An address that mail can reach from outside, or nothing.
pub(super) fn email(text: &str) -> Result<String, Fault> {
    let text = text.trim();
    if text.is_empty() || is_public_email(text) { Ok(text.to_owned()) } else { Err(Fault::Email) }
}

/// A name of elsewhere, as ours are; `None` where it shows nothing or is too long.
pub(in crate::service) fn clean_name(text: &str) -> Option<String> {
    name(text).ok()
}

/// An address of elsewhere; `None` where mail cannot reach it.
pub(in crate::service) fn clean_email(text: &str) -> Option<String> {
    email(text).ok().filter(|email| !email.is_empty())
}

/// Marks that make text read in another order than it is written (Unicode TR 36, § 2.5), and line separators.
fn is_deceptive(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// Characters that show nothing by themselves.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn draft(name: &str, email: &str, message: &str) -> Draft {
        Draft { name: name.to_owned(), email: email.to_owned(), message: message.to_owned(), ..Draft::default() }
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let faults = draft(" ", "samia@", "\u{200b}\n").read(10).unwrap_err();
        assert_eq!(faults, [Fault::NameMissing, Fault::MessageMissing, Fault::Email]);
        let faults = draft(&"é".repeat(82), "", "douze signes").read(10).unwrap_err();
        assert_eq!(faults, [Fault::NameTooLong(2), Fault::MessageTooLong(2)]);
        let faults = Draft { notify: true, ..draft("A", "", "b") }.read(10).unwrap_err();
        assert_eq!(faults, [Fault::EmailNeeded]);
    }

    #[test]
    fn what_is_meant_is_clean() {
        let message = draft("  Samia\n \u{1b}B.\u{7} \u{202e}", " samia@exemple.fr ", " Bonjour.\n").read(10).unwrap();
        let email = Some("samia@exemple.fr".to_owned());
        assert_eq!(message, Message { name: "Samia B.".to_owned(), email, markdown: "Bonjour.".to_owned() });
    }

    #[test]
    fn an_address_is_one_that_mail_reaches_or_none() {
        assert_eq!(email(" nom@exemple.fr\n"), Ok("nom@exemple.fr".to_owned()));
        assert_eq!((email(" "), email("nom@exemple")), (Ok(String::new()), Err(Fault::Email)));
    }

    proptest! {
        #[test]
        fn whatever_is_sent_is_read_within_its_bounds(n in "\\PC*", e in ".*", m in "(.|\n)*") {
            if let Ok(message) = draft(&n, &e, &m).read(20) {
                prop_assert!((1..=LONGEST_NAME).contains(&message.name.chars().count()));
                prop_assert!((1..=20).contains(&message.markdown.chars().count()));
                prop_assert!(!message.name.contains('\n'));
            }
        }
    }
}
