//! What a reader writes → what readers see. The only place where HTML is made from text of outside.

use std::fmt;

/// HTML that went through the sanitiser. There is no other way to make one, but for the store, which gives back
/// what it was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// HTML that was sanitised when it was stored.
    pub(crate) fn from_store(html: String) -> Self {
        Self(html)
    }

    /// The HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
