//! Why a letter or a call was not made: a stable word and a number for the log and the store, a sentence for the desk.
//! Never an address: servers repeat them in what they answer.

use std::fmt;

use palier_words::{Argument, Catalogue};

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// The mail server answered with this code.
    MailAnswered(u16),
    /// It did not answer in time.
    MailTimeout,
    /// There is no safe connection to it.
    MailTls,
    /// It cannot be reached.
    MailUnreachable,
    /// None is set.
    MailMissing,
    /// The letter cannot be made: the address is none.
    Letter,
    /// The folder of letters cannot be written.
    Folder,
    /// The build hook answered with this status.
    HookAnswered(u16),
    /// It did not answer in time.
    HookTimeout,
    /// It cannot be reached.
    HookUnreachable,
    /// None is set.
    HookMissing,
    /// The site is no longer in service.
    Site,
    /// The service itself: its store, a payload that it cannot read.
    Internal,
}

impl Cause {
    /// The stable word, with `-` for `_` the end of its message's id; and its number.
    fn parts(self) -> (&'static str, Option<u16>) {
        match self {
            Self::MailAnswered(code) => ("mail_answered", Some(code)),
            Self::MailTimeout => ("mail_timeout", None),
            Self::MailTls => ("mail_tls", None),
            Self::MailUnreachable => ("mail_unreachable", None),
            Self::MailMissing => ("mail_missing", None),
            Self::Letter => ("letter", None),
            Self::Folder => ("folder", None),
            Self::HookAnswered(status) => ("hook_answered", Some(status)),
            Self::HookTimeout => ("hook_timeout", None),
            Self::HookUnreachable => ("hook_unreachable", None),
            Self::HookMissing => ("hook_missing", None),
            Self::Site => ("site", None),
            Self::Internal => ("internal", None),
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts() {
            (word, Some(number)) => write!(f, "{word} {number}"),
            (word, None) => f.write_str(word),
        }
    }
}

/// The sentence for what a delivery's last error says; what no version of ours wrote is an internal one.
pub(crate) fn told(words: &Catalogue, error: &str) -> String {
    let (word, number) = error.split_once(' ').unwrap_or((error, ""));
    let id = format!("delivery-failed-{}", word.replace('_', "-"));
    let is_known = words.ids().any(|known| known == id) && number.bytes().all(|byte| byte.is_ascii_digit());
    let id = if is_known { id.as_str() } else { "delivery-failed-internal" };
    words.with(id, &[("number", Argument::Text(number))])
}

#[cfg(test)]
mod tests {
    use palier_words::Language;

    use super::*;
    use crate::page::catalogue;

    #[test]
    fn every_cause_has_its_sentence_in_both_languages() {
        use Cause::{
            Folder, HookAnswered, HookMissing, HookTimeout, HookUnreachable, Internal, Letter, MailAnswered,
            MailMissing, MailTimeout, MailTls, MailUnreachable, Site,
        };
        let mail = [MailAnswered(550), MailTimeout, MailTls, MailUnreachable, MailMissing, Letter, Folder];
        let others = [HookAnswered(500), HookTimeout, HookUnreachable, HookMissing, Site];
        for language in [Language::French, Language::English] {
            let words = catalogue(language);
            let internal = told(&words, &Internal.to_string());
            for cause in mail.iter().chain(&others) {
                let sentence = told(&words, &cause.to_string());
                assert_ne!(sentence, internal, "{cause}");
                assert!(cause.parts().1.is_none_or(|number| sentence.contains(&number.to_string())), "{sentence}");
            }
            assert_eq!(told(&words, "connection to claire@exemple.fr lost"), internal);
            assert_eq!(told(&words, "mail_answered claire@exemple.fr"), internal);
        }
    }
}
