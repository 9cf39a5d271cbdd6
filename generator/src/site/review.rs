//! What only a careful reader would find: personal data in public papers, papers that some cannot read.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::{Site, links};
use crate::config::KindName;
use crate::content::Post;
use crate::diagnostic::render::Texts;
use crate::diagnostic::{Diagnostic, Span};
use crate::media::{Facts, Unopened};

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
///
/// `texts` gives the files as their authors wrote them, where each finding is shown.
pub fn find(site: &Site, texts: &impl Texts, diagnostics: &mut Vec<Diagnostic>) {
    for id in site.ids_of(KindName::BoardDocument) {
        let post = site.post(id);
        let written = texts.text(&post.file).unwrap_or_default();
        personal_data(site, post, &written, diagnostics);
    }
    for post in &site.posts {
        papers(site, post, diagnostics);
    }
}

/// PDFs that nobody can open, and those without text: a screen reader finds nothing in them, nor does a search.
fn papers(site: &Site, post: &Post, diagnostics: &mut Vec<Diagnostic>) {
    let in_text = post.body.links.iter().map(|link| &link.target);
    for written in post.attachments().chain(in_text) {
        let problem =
            |code| Diagnostic::warning(code, &post.file, written.span).with("fichier", written.value.as_str());
        let facts = links::find_file(site, post, &written.value).map(|(_, file)| &file.facts);
        diagnostics.extend(match facts {
            Some(Facts::Paper(paper)) if !paper.has_text => Some(problem("pdf-sans-texte")),
            Some(Facts::Unopened(Unopened::Locked)) => Some(problem("pdf-ferme").with("raison", "mot-de-passe")),
            Some(Facts::Unopened(Unopened::Damaged)) => Some(problem("pdf-ferme").with("raison", "abime")),
            _ => None,
        });
    }
}

/// Looks through what the author wrote, the head included, then through what is shown: markup may split a number.
fn personal_data(site: &Site, post: &Post, written: &str, diagnostics: &mut Vec<Diagnostic>) {
    let shown = post.body.plain_text();
    let cooperative = &site.config.cooperative;
    // The cooperative's own are meant to be public.
    let own = [&cooperative.telephone, &cooperative.email].map(|own| essence(own));
    for (sort, pattern) in PERSONAL.iter() {
        let Some(pattern) = pattern else { continue };
        let mut known = BTreeSet::new();
        let in_file = pattern.find_iter(written).map(|found| (found, Some(Span::new(found.start(), found.end()))));
        let in_page = pattern.find_iter(&shown).map(|found| (found, None));
        for (found, span) in in_file.chain(in_page) {
            let essence = essence(found.as_str());
            if own.contains(&essence) || (span.is_none() && known.contains(&essence)) {
                continue;
            }
            known.insert(essence);
            let (spot, span) = span.map_or(("titre", post.title.span), |span| ("texte", span));
            let problem = Diagnostic::warning("donnees-personnelles", &post.file, span);
            diagnostics.push(problem.with("sorte", *sort).with("valeur", found.as_str()).with("endroit", spot));
        }
    }
}

/// Letters and digits alone: numbers are written with spaces, dots or hyphens.
fn essence(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}
