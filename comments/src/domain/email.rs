//! What an e-mail address is: the one place that says it, for settings, moderators, readers and imports.

use lettre::Address;

/// Bytes of an address (RFC 5321 §4.5.3.1.3, without its angle brackets).
const LONGEST: usize = 254;

/// Whether a text is an address, as mail servers read one.
#[must_use]
pub fn is_email(text: &str) -> bool {
    text.len() <= LONGEST && text.parse::<Address>().is_ok()
}

/// Whether it is one that mail reaches from elsewhere: its domain is not a name of this machine or its network alone.
#[must_use]
pub fn is_public_email(text: &str) -> bool {
    let domain = text.rsplit_once('@').map_or("", |(_, domain)| domain);
    let has_top = domain.rsplit_once('.').is_some_and(|(rest, top)| !rest.is_empty() && top.len() >= 2);
    has_top && is_email(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_whole() {
        for whole in ["nom@exemple.fr", "prénom.nom+site@sous.exemple.coop"] {
            assert!(is_public_email(whole), "{whole}");
        }
        for not in [
            "",
            "nom",
            "nom@",
            "@exemple.fr",
            "a b@exemple.fr",
            "a@exemple.fr\nBcc: b@exemple.fr",
            "a@.fr",
            " a@exemple.fr",
            "Nom <a@exemple.fr>",
            "nom@exemple.fr.",
            "nom@exemple..fr",
        ] {
            assert!(!is_public_email(not), "{not}");
        }
        let long = |bytes: usize| format!("a@{}.fr", "b".repeat(bytes - 5));
        assert!(!is_email(&format!("{}@{}.fr", "a".repeat(60), "b.".repeat(120))) && !is_email(&long(255)));
        assert!(is_email("palier@localhost") && !is_public_email("palier@localhost"));
    }
}
