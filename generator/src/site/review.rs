//! What only a careful reader would find: personal data in public papers.

use std::sync::LazyLock;

use regex::Regex;

use super::Site;
use crate::config::KindName;
use crate::content::Post;
use crate::diagnostic::Diagnostic;

/// E-mail addresses, French telephone numbers, IBANs (ISO 13616).
static PERSONAL: LazyLock<Vec<(&str, Option<Regex>)>> = LazyLock::new(|| {
    vec![
        ("courriel", Regex::new(r"[\w.+-]+@[\w-]+\.[\w.-]*\w").ok()),
        ("telephone", Regex::new(r"(?:\+33[\s.]?|\b0)[1-9](?:[\s.\u{a0}\u{202f}-]?\d{2}){4}\b").ok()),
        (
            "iban",
            Regex::new(
                r"\b[A-Z]{2}\d{2}(?:[\s\u{a0}\u{202f}]?[A-Z0-9]{4}){3,7}(?:[\s\u{a0}\u{202f}]?[A-Z0-9]{1,4})?\b",
            )
            .ok(),
        ),
    ]
});

/// Adds what a reader should look at before the site is published. All of it is worth a warning at most.
pub fn find(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for id in site.ids_of(KindName::BoardDocument) {
        personal_data(site, site.post(id), diagnostics);
    }
}

fn personal_data(site: &Site, post: &Post, diagnostics: &mut Vec<Diagnostic>) {
    let text = format!("{}\n{}", post.summary.as_deref().unwrap_or_default(), post.body.plain_text());
    let own = [&site.config.cooperative.telephone, &site.config.cooperative.email];
    for (sort, pattern) in PERSONAL.iter() {
        let Some(pattern) = pattern else { continue };
        for found in pattern.find_iter(&text) {
            let digits = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            if own.iter().any(|own| digits(own) == digits(found.as_str())) {
                continue;
            }
            diagnostics.push(
                Diagnostic::warning("donnees-personnelles", &post.file, post.title.span)
                    .with("sorte", *sort)
                    .with("valeur", found.as_str()),
            );
        }
    }
}
