//! What only a careful reader would find: personal data in public papers, papers that some cannot read, pages that left
//! their address.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::{Site, links};
use crate::config::KindName;
use crate::content::{Address, Kind, Post};
use crate::diagnostic::render::Texts;
use crate::diagnostic::{Diagnostic, Span};
use crate::front_matter::values::Moment;
use crate::media::{Facts, Unopened};
use crate::source::history::Rename;

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

/// Adds the pages whose file was renamed while it was published, and whose old address leads nowhere. `renames` are the newest
/// first.
pub fn moved(site: &Site, renames: &[Rename], diagnostics: &mut Vec<Diagnostic>) {
    let mut lost: BTreeMap<&Arc<str>, Vec<(String, &Rename)>> = BTreeMap::new();
    for rename in renames {
        let Some(id) = site.by_file(&rename.file) else { continue };
        let old = Address::of_file(&rename.before).url;
        if site.routes.get(&old).is_none() && was_shown(site, site.post(id), rename) {
            lost.entry(&rename.file).or_default().push((old, rename));
        }
    }
    for (file, mut addresses) in lost {
        let Some(post) = site.by_file(file).map(|id| site.post(id)) else { continue };
        let zone = &site.config.site.zone;
        let [(newest, rename), ..] = addresses.as_slice() else { continue };
        let until = Moment { date: zone.to_datetime(rename.at).date(), time: None };
        let problem = Diagnostic::warning("page-renommee", file, post.title.span)
            .with("ancienne", newest.as_str())
            .with("date", until)
            .with("deja", if post.aliases.is_empty() { "non" } else { "oui" });
        // The first address in a folder of the site is the page's identity: the one that it has stays, or else the oldest is.
        addresses.reverse();
        let mut written: Vec<&str> = post.aliases.iter().map(|alias| alias.value.as_str()).collect();
        for (old, _) in &addresses {
            if !written.contains(&old.as_str()) {
                written.push(old);
            }
        }
        diagnostics.push(problem.with("ligne", format!("alias: [{}]", written.join(", "))));
    }
}

/// Whether readers could see the page before it was renamed.
fn was_shown(site: &Site, post: &Post, rename: &Rename) -> bool {
    let announced = matches!(post.kind, Kind::Tender(_) | Kind::Event(_));
    let from = rename.publish_at.or(rename.date.filter(|_| !announced));
    !rename.was_draft && from.is_none_or(|from| from.instant(&site.config.site.zone) <= rename.at)
}

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
