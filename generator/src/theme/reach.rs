//! Whom to ask, in words that a telephone can act on: the numbers and mail addresses of a text as links.

use std::sync::LazyLock;

use quick_xml::escape::escape;
use regex::Regex;
use tera::{Kwargs, State, Tera, Value};

/// A mail address; or a telephone number, French or with the prefix of its country: nine digits behind the first 0 or the prefix, in
/// pairs or not.
static REACHED: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant, which a test compiles")]
    Regex::new(
        r"(?P<mail>[\w.+-]+@[\w-]+\.[\w.-]*\w)|(?:\+\d{1,3}[\s.\u{a0}\u{202f}-]?|\b0)[1-9](?:[\s.\u{a0}\u{202f}-]?\d{2}){4}\b",
    )
    .unwrap()
});

/// Adds the filter `reach`: a text as HTML, with its numbers and addresses as links.
pub(super) fn link(tera: &mut Tera) {
    tera.register_filter("reach", |text: &str, _: Kwargs, _: &State<'_>| Value::safe_string(&linked(text)));
}

fn linked(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 48);
    let mut done = 0;
    for found in REACHED.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        html += &escape(&text[done..whole.start()]);
        let target = match found.name("mail") {
            Some(mail) => format!("mailto:{}", mail.as_str()),
            None => format!("tel:{}", dialled(whole.as_str())),
        };
        html += &format!("<a href=\"{}\">{}</a>", escape(&target), escape(whole.as_str()));
        done = whole.end();
    }
    html + &escape(&text[done..])
}

/// A number as it is dialled.
fn dialled(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_mail_addresses_are_links_and_all_else_is_text() {
        for (text, html) in [
            (
                "Ève <gardienne> : 02\u{a0}61 91.00-20 (24 h/24)",
                "Ève &lt;gardienne&gt; : <a href=\"tel:0261910020\">02\u{a0}61 91.00-20</a> (24 h/24)",
            ),
            ("+262 692 12 34 56", "<a href=\"tel:+262692123456\">+262 692 12 34 56</a>"),
            (
                "0261910020 ou j.d@vallons.fr.",
                "<a href=\"tel:0261910020\">0261910020</a> ou <a href=\"mailto:j.d@vallons.fr\">j.d@vallons.fr</a>.",
            ),
            ("Lot 02, le 12/11/2026, 9 rue du Port", "Lot 02, le 12/11/2026, 9 rue du Port"),
            ("RCS 902 619 100 20", "RCS 902 619 100 20"),
        ] {
            assert_eq!(linked(text), html);
        }
    }
}
