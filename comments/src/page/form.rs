//! The form of a message, as its template shows it: in the conversation, and on a page of its own.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::Config;
use crate::domain::{CommentId, Mode, Policy, ThreadFacts};
use crate::service::Site;
use crate::service::writing::{Draft, FormToken, LONGEST_NAME, Remark};

/// The variables of `form/fields.html`, as `form`; `frame` stands beside.
#[derive(Clone, Debug, Serialize)]
pub struct FormView {
    /// Begins the ids of its fields.
    pub id: &'static str,
    /// Where it is posted.
    pub action: String,
    /// Where it is previewed.
    pub preview_url: String,
    /// Where a script gets its token.
    pub token_url: String,
    /// What stands in its fields.
    pub draft: Draft,
    /// What is to be corrected.
    pub remarks: Vec<Remark>,
    /// The same by field.
    pub errors: Errors,
    /// The comment that is answered.
    pub parent: Option<Parent>,
    /// The form's token; empty where it was baked.
    pub token: String,
    /// Zero bits of the work that is asked for.
    pub bits: u8,
    /// The most characters of a message.
    pub longest: usize,
    /// The most characters of a name.
    pub longest_name: usize,
    /// Whether one chooses whether it is a question.
    pub asks: bool,
    /// Whether mail leaves, so that one can be told of an answer.
    pub mails: bool,
    /// Whether a moderator reads everything first.
    pub reviewed: bool,
}

/// The first sentence of each field to correct; every field is there, since templates know no missing name.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct Errors(BTreeMap<&'static str, String>);

impl Errors {
    /// The sentences of `remarks` by field.
    #[must_use]
    pub fn of(remarks: &[Remark]) -> Self {
        let mut errors: BTreeMap<&'static str, String> =
            ["nom", "email", "message", "raison", "bonne_foi"].map(|field| (field, String::new())).into();
        for remark in remarks.iter().rev().filter(|remark| !remark.field.is_empty()) {
            errors.insert(remark.field, remark.sentence.clone());
        }
        Self(errors)
    }
}

/// The comment that is answered.
#[derive(Clone, Debug, Serialize)]
pub struct Parent {
    /// Its number.
    pub id: CommentId,
    /// Its author's name.
    pub name: String,
}

/// What a service's settings let a form say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    /// The most characters of a message.
    pub(super) longest: usize,
    /// Whether mail leaves.
    pub(super) mails: bool,
    /// Whether a moderator reads everything first.
    pub(super) reviewed: bool,
}

impl FormView {
    /// An empty form under `thread` of `site`, for a service found below `base`.
    #[must_use]
    pub fn blank(site: &Site, config: &Config, base: &str, thread: &ThreadFacts) -> Self {
        let reviewed = site.standing().holds(thread) || *site.config.policy_of(&thread.kind) == Policy::Before;
        Self::under(thread, base, Terms { longest: config.limits.message, mails: config.mail.is_some(), reviewed })
    }

    /// An empty form under `thread`, for a service found below `base` on these terms.
    pub(super) fn under(thread: &ThreadFacts, base: &str, terms: Terms) -> Self {
        let path = escaped(thread.key.as_str());
        Self {
            id: "commentaire",
            action: format!("{base}/fil/{path}"),
            preview_url: format!("{base}/apercu/{path}"),
            token_url: format!("{base}/formulaire/{path}"),
            draft: Draft::default(),
            remarks: Vec::new(),
            errors: Errors::of(&[]),
            parent: None,
            token: String::new(),
            bits: 0,
            longest: terms.longest,
            longest_name: LONGEST_NAME,
            asks: thread.mode == Mode::Open,
            mails: terms.mails,
            reviewed: terms.reviewed,
        }
    }

    /// The same with what was written, to be sent with `token`.
    #[must_use]
    pub fn filled(mut self, draft: &Draft, token: FormToken, remarks: Vec<Remark>, parent: Option<Parent>) -> Self {
        self.draft = draft.clone();
        self.token = token.token;
        self.bits = token.bits;
        self.errors = Errors::of(&remarks);
        self.remarks = remarks;
        self.parent = parent;
        self
    }
}

/// A thread's key as a path: its slashes part segments, everything else that is not plain is percent-encoded.
#[must_use]
pub fn escaped(key: &str) -> String {
    let mut path = String::with_capacity(key.len());
    for byte in key.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => path.push(char::from(byte)),
            _ => path.push_str(&format!("%{byte:02X}")),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_paths() {
        assert_eq!(escaped("chantiers/le verger/été?"), "chantiers/le%20verger/%C3%A9t%C3%A9%3F");
    }
}
