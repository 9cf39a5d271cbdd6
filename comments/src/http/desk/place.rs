//! Where on the desk somebody is, and is led back to: an address below the desk's own, with its query.

use std::fmt;

use super::flash;

/// A page of the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    path: String,
    query: String,
}

impl Place {
    /// Reads an address such as `/tous?etat=spam`, without what is said once. What is none of the desk's is the queue:
    /// it may come back from a form.
    pub(super) fn read(address: &str) -> Self {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let is_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"/-".contains(&byte);
        let is_path = path.is_empty() || (path.starts_with('/') && path.bytes().all(is_name));
        let is_query = query.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#');
        if !is_path || !is_query {
            return Self::default();
        }
        let kept: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !flash::is_said(pair)).collect();
        Self { path: path.trim_end_matches('/').to_owned(), query: kept.join("&") }
    }

    /// Its address without its query; empty: the queue.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// The same place, where something is said once.
    pub(super) fn saying(mut self, said: &str) -> Self {
        if !self.query.is_empty() && !said.is_empty() {
            self.query.push('&');
        }
        self.query.push_str(said);
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if self.query.is_empty() { Ok(()) } else { write!(f, "?{}", self.query) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: &str) {
        assert_eq!(Place::read(address).to_string(), expected);
    }

    #[test]
    fn a_place_is_one_of_the_desk_or_the_queue() {
        check("", "");
        check("/", "");
        check("/tous?etat=spam&mots=d%27eau", "/tous?etat=spam&mots=d%27eau");
        check("/tous?fait=publier&n=2&lot=7&etat=spam&", "/tous?etat=spam");
        check("?apres=12", "?apres=12");
        check("https://ailleurs.example/", "");
        check("/../fil/verger", "");
        check("/tous\r\nSet-Cookie: x", "");
        check("/tous?x=\n", "");
    }

    #[test]
    fn what_is_said_joins_the_query() {
        assert_eq!(Place::read("/tous").saying("fait=mail&n=0").to_string(), "/tous?fait=mail&n=0");
        assert_eq!(Place::read("/tous?a=1").saying("fait=mail").to_string(), "/tous?a=1&fait=mail");
        assert_eq!(Place::read("/tous?a=1").saying("").to_string(), "/tous?a=1");
    }
}
