//! Where the site is published.

use std::fmt;

/// An absolute `http` or `https` address, perhaps with a path under which the site lies; it ends without `/`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BaseUrl {
    text: String,
    /// Where the host starts.
    authority: usize,
    /// Where the path starts: the end of `text` where there is none.
    path: usize,
}

impl BaseUrl {
    /// Reads an address. Blanks around it and `/` at its end are dropped; the scheme and the host become lower case.
    ///
    /// `None` unless it has a scheme and a host in ASCII (an accented domain is written `xn--…`), or when it has a
    /// user name, a query, a fragment, an empty step or a step `..`.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let (scheme, rest) = written.trim().split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        if !matches!(scheme.as_str(), "http" | "https") {
            return None;
        }
        let rest = rest.trim_end_matches('/');
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if !is_authority(authority) || !path.split('/').skip(1).all(is_step) {
            return None;
        }
        let start = scheme.len() + "://".len();
        let text = format!("{scheme}://{}{path}", authority.to_ascii_lowercase());
        Some(Self { text, authority: start, path: start + authority.len() })
    }

    /// That of a site whose configuration has none.
    pub(super) fn unknown() -> Self {
        let text = "https://localhost".to_owned();
        Self { authority: "https://".len(), path: text.len(), text }
    }

    /// The whole address, without `/` at its end: a page's address is this followed by its path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The host, with its port where one was written.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.text[self.authority..self.path]
    }

    /// The host, without its port.
    #[must_use]
    pub fn host_name(&self) -> &str {
        self.host().split(':').next().unwrap_or_default()
    }

    /// The path under which the site lies: empty, or `/habitat`. Every link within the site starts with it.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.text[self.path..]
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

fn is_authority(text: &str) -> bool {
    let (host, port) = text.split_once(':').unwrap_or((text, "80"));
    port.parse::<u16>().is_ok()
        && host.split('.').all(|label| {
            !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && !label.starts_with('-')
        })
}

fn is_step(text: &str) -> bool {
    !matches!(text, "" | "." | "..")
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~' | '%'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_its_path_and_loses_its_last_slash() {
        let url = BaseUrl::parse(" HTTPS://Vallons.example:8080/Habitat/fr/ ").expect("valid");
        assert_eq!(url.as_str(), "https://vallons.example:8080/Habitat/fr");
        assert_eq!((url.host(), url.prefix()), ("vallons.example:8080", "/Habitat/fr"));
        assert_eq!(url.host_name(), "vallons.example");
        let bare = BaseUrl::parse("https://vallons.example/").expect("valid");
        assert_eq!((bare.host(), bare.prefix()), ("vallons.example", ""));
    }

    #[test]
    fn what_is_no_base_is_refused() {
        for written in [
            "vallons.example",
            "ftp://vallons.example",
            "https://",
            "https:///habitat",
            "https://a b.example",
            "https://moi@vallons.example",
            "https://vallons..example",
            "https://vallons.example:http",
            "https://vallons.example//habitat",
            "https://vallons.example/../habitat",
            "https://vallons.example/?page=1",
            "https://vallons.example/#haut",
            "https://trois vallées.example",
        ] {
            assert_eq!(BaseUrl::parse(written), None, "{written}");
        }
    }
}
