//! Arguments that take any text, some of which a shell offers.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::config::KindName;
use crate::diagnostic::explain;

/// Takes any text: a word that is none gets a better answer from whoever reads it. Completion offers those that are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offered(fn() -> Vec<String>);

impl Offered {
    /// The kinds of content.
    pub(super) const KINDS: Self = Self(|| KindName::WORDS.iter().map(|(word, _)| (*word).to_owned()).collect());
    /// The codes of messages.
    pub(super) const CODES: Self = Self(explain::codes);
}

impl TypedValueParser for Offered {
    type Value = String;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(PossibleValue::new)))
    }
}
