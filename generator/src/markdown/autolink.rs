//! Addresses written as they are, which become links: `https://exemple.fr/page`, `www.exemple.fr`, `contact@exemple.fr`.
//!
//! The rules are those of GitHub's “autolinks” extension, with a few signs more that may stand around an address: those of
//! French quotation, and a semicolon behind it. Schemes that no link may have (`ftp:`) are left as text.

use std::ops::Range;

use super::escape;

/// An address in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// What its link's target starts with and the text does not.
    pub(super) prefix: &'static str,
    /// Where it would end if no punctuation had been left out.
    pub(super) written_end: usize,
}

/// Signs that an address may follow, beside blanks.
const OPENING: &str = "*_~([{«“‘\"'’—–:,;";
/// Signs that an address does not end with.
const TRAILING: &str = "?!.,:;*_~'\"»”’…";
/// What the part of an e-mail address before its `@` is made of, beside letters and digits.
const MAILBOX: &str = ".-_+";

/// Adds `text` to the HTML `out`, with its addresses as links.
pub fn push_linked(text: &str, out: &mut String) {
    let mut from = 0;
    while let Some(Address { range, prefix, .. }) = next(text, from, None) {
        let address = &text[range.clone()];
        escape::text(&text[from..range.start], out);
        out.push_str("<a href=\"");
        escape::attribute(&[prefix, address].concat(), out);
        out.push_str("\">");
        escape::text(address, out);
        out.push_str("</a>");
        from = range.end;
    }
    escape::text(&text[from..], out);
}

/// Whether `text` holds what every address has: without it, nothing of it needs to be looked at.
pub(super) fn may_be_in(text: &str) -> bool {
    memchr::memchr(b'@', text.as_bytes()).is_some()
        || ["://", "ww.", "WW."].iter().any(|sign| memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some())
}

/// The first address of `text` from byte `from` on; `before` stands in front of the whole text.
pub(super) fn next(text: &str, from: usize, before: Option<char>) -> Option<Address> {
    let mut at = from;
    while let Some(found) = memchr::memchr3(b':', b'@', b'.', text.as_bytes().get(at..)?) {
        let sign = at + found;
        at = sign + 1;
        let address = match text.as_bytes()[sign] {
            b'@' => mailbox(text, from, sign),
            b':' => web_site(text, from, sign),
            _ => host_of_the_web(text, from, sign),
        };
        let may_stand_here = |address: &Address| {
            let previous = text[..address.range.start].chars().next_back().or(before);
            previous.is_none_or(|sign| sign.is_whitespace() || OPENING.contains(sign))
        };
        if let Some(address) = address.filter(may_stand_here) {
            return Some(address);
        }
    }
    None
}

/// `https://exemple.fr/page`, whose colon is at `colon`.
fn web_site(text: &str, from: usize, colon: usize) -> Option<Address> {
    let scheme = ["https", "http"].into_iter().find(|scheme| ends_with(&text[from..colon], scheme))?;
    let host = colon + "://".len();
    let is_one = text[colon..].starts_with("://") && is_host(&text[host..], 1);
    is_one.then(|| up_to_blank(text, colon - scheme.len(), host, ""))
}

/// `www.exemple.fr/page`, whose first dot is at `dot`.
fn host_of_the_web(text: &str, from: usize, dot: usize) -> Option<Address> {
    let start = dot.checked_sub("www".len()).filter(|_| ends_with(&text[from..dot], "www"))?;
    is_host(&text[start..], 2).then(|| up_to_blank(text, start, dot + 1, "http://"))
}

/// `contact@exemple.fr`, also with `mailto:` in front; its `@` is at `at`.
fn mailbox(text: &str, from: usize, at: usize) -> Option<Address> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || MAILBOX.contains(c);
    let before = &text[from..at];
    let start = from + before.trim_end_matches(is_part).len();
    let host = &text[at + 1..];
    let host = &host[..host.find(|c: char| !c.is_ascii_alphanumeric() && !".-_".contains(c)).unwrap_or(host.len())];
    let host = host.trim_end_matches('.');
    let (_, last) = host.rsplit_once('.')?;
    let is_one = start < at
        && last.contains(|c: char| c.is_ascii_alphabetic())
        && !host.ends_with(['-', '_'])
        && host.split('.').all(|part| !part.is_empty());
    let end = at + 1 + host.len();
    let said = before[..start - from].ends_with("mailto:");
    let (start, prefix) = if said { (start - "mailto:".len(), "") } else { (start, "mailto:") };
    is_one.then_some(Address { range: start..end, prefix, written_end: end })
}

fn ends_with(text: &str, word: &str) -> bool {
    let end = text.len().checked_sub(word.len()).and_then(|start| text.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// Whether `text` starts with the name of a computer, of `least` parts or more: no `_` in the last two.
fn is_host(text: &str, least: usize) -> bool {
    let end = text.find(|c: char| !c.is_alphanumeric() && !".-_".contains(c)).unwrap_or(text.len());
    let name = text[..end].trim_end_matches('.');
    let parts = || name.rsplit('.');
    parts().count() >= least
        && parts().all(|part| !part.is_empty())
        && !parts().take(2).any(|part| part.contains('_'))
        && name.contains(char::is_alphanumeric)
}

/// What starts at `start` and goes on to a blank or a `<`, without the punctuation behind it; `host` is never left out.
fn up_to_blank(text: &str, start: usize, host: usize, prefix: &'static str) -> Address {
    let rest = &text[host..];
    let written = &rest[..rest.find(|c: char| c.is_whitespace() || c == '<').unwrap_or(rest.len())];
    let kept = without_punctuation(written);
    Address { range: start..host + kept.len(), prefix, written_end: host + written.len() }
}

/// `written` without the signs behind it that belong to the sentence: a parenthesis does where it was not opened.
fn without_punctuation(written: &str) -> &str {
    let count = |sign| memchr::memchr_iter(sign, written.as_bytes()).count();
    let mut surplus = count(b')').saturating_sub(count(b'('));
    let mut kept = written;
    while let Some(last) = kept.chars().next_back() {
        let belongs = if last == ')' { surplus == 0 } else { !TRAILING.contains(last) };
        if belongs {
            break;
        }
        surplus = surplus.saturating_sub(usize::from(last == ')'));
        kept = &kept[..kept.len() - last.len_utf8()];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The addresses of `text`, with what is put in front of them.
    fn found(text: &str) -> Vec<String> {
        let mut addresses = Vec::new();
        let mut from = 0;
        while let Some(address) = next(text, from, None) {
            from = address.range.end;
            addresses.push(format!("{}{}", address.prefix, &text[address.range]));
        }
        addresses
    }

    #[test]
    fn addresses_end_where_their_sentence_goes_on() {
        for (text, expected) in [
            ("https://a.fr", "https://a.fr"),
            ("Voir https://a.fr/b?c=d#e.", "https://a.fr/b?c=d#e"),
            ("(https://a.fr/b)", "https://a.fr/b"),
            (
                "(voir https://fr.wikipedia.org/wiki/Isolation_(b%C3%A2timent)).",
                "https://fr.wikipedia.org/wiki/Isolation_(b%C3%A2timent)",
            ),
            ("«\u{a0}https://a.fr/l'eau\u{a0}»", "https://a.fr/l'eau"),
            ("«https://a.fr»", "https://a.fr"),
            ("dit \"https://a.fr/\", puis", "https://a.fr/"),
            ("HTTP://A.fr; puis", "HTTP://A.fr"),
            ("adresse:https://a.fr<br>", "https://a.fr"),
            ("https://a.fr/b!?", "https://a.fr/b"),
            ("https://logements-été.fr/b", "https://logements-été.fr/b"),
            ("http://localhost:8000/a", "http://localhost:8000/a"),
            ("www.exemple.fr, puis", "http://www.exemple.fr"),
            ("Www.exemple.fr/page.", "http://Www.exemple.fr/page"),
            ("contact@exemple.fr.", "mailto:contact@exemple.fr"),
            ("d'a.b-c_d+e@f-g.exemple.fr ou", "mailto:a.b-c_d+e@f-g.exemple.fr"),
            ("mailto:a@b.fr", "mailto:a@b.fr"),
            ("https://a.fr/@b/c@d.fr", "https://a.fr/@b/c@d.fr"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        assert_eq!(found("a@b.fr, www.c.fr et https://d.fr"), ["mailto:a@b.fr", "http://www.c.fr", "https://d.fr"]);
    }

    #[test]
    fn what_is_no_address_stays_text() {
        for text in [
            "https:// et http:",
            "ahttps://a.fr",
            "https://a_b.fr/",
            "https://a..fr",
            "ftp://a.fr",
            "javascript://a.fr",
            "www.",
            "www. exemple.fr",
            "awww.exemple.fr",
            "/www.a.fr",
            "www.a_b.fr",
            "a@b",
            "@b.fr",
            "a@b.fr-",
            "a@b.fr_",
            "paquet@1.2",
            "@a@b.fr",
            "a@b..fr",
            "été@b.fr",
            "a@",
            "exemple.fr",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn texts_without_an_address_are_known_at_a_glance() {
        assert!(["a@b.fr", "https://a", "Www.a.fr", "WWW.A.FR"].into_iter().all(may_be_in));
        assert!(!["12:30", "a / b", "2.0"].into_iter().any(may_be_in));
    }
}
