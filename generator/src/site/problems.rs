//! What does not hold together: links, files, identifiers, references, deadlines.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::links::{self, Hidden, Target};
use super::publication::{expiry_moment, publication_moment};
use super::{PostId, Site, Version, WithheldReason, dates};
use crate::config::{self, KindName};
use crate::content::{Kind, Post, Programme, Tender};
use crate::diagnostic::{Cause, Diagnostic, Severity, Spanned, nearest};
use crate::front_matter::values::Moment;
use crate::markdown::{Link, LinkKind};
use crate::media::{self, Facts, Refusal};
use crate::source::CONFIG_FILE;

/// A programme without news for longer than this is worth a warning, in days.
const SILENCE: i32 = 45;

/// Adds what does not hold together in `site`. With an error among it, the site must not be rendered.
pub fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let found: Vec<Diagnostic> = site.posts.par_iter().flat_map_iter(|post| check_post(site, post)).collect();
    diagnostics.extend(found);
    for sketch in site.unread.values().filter_map(|unread| unread.sketch.as_ref()) {
        what_it_names(site, sketch, diagnostics);
    }
    identity(site, diagnostics);
    menu(site, diagnostics);
    identifiers(site, diagnostics);
    references(site, diagnostics);
    restricted_files(site, diagnostics);
    programmes(site, diagnostics);
}

/// What does not hold together in one post.
pub fn check_post(site: &Site, post: &Post) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    what_it_names(site, post, &mut found);
    match &post.kind {
        Kind::Tender(tender) => deadline(site, post, tender, &mut found),
        Kind::ProgressUpdate(update) => {
            let programme = site.by_file(&post.file).and_then(|id| site.relations(id).programme);
            let programme = programme.and_then(|id| site.post(id).programme());
            found.extend(programme.and_then(|programme| tranche(post, programme, update.tranche.as_ref()?)));
        }
        Kind::Programme(programme) => {
            let written = programme.milestones.iter().filter_map(|milestone| milestone.tranche.as_ref());
            found.extend(written.filter_map(|written| tranche(post, programme, written)));
        }
        _ => {}
    }
    dates::check(site, post, &mut found);
    found
}

/// The links of a post's text and the files that it names.
fn what_it_names(site: &Site, post: &Post, found: &mut Vec<Diagnostic>) {
    body_links(site, post, found);
    for file in post.files() {
        match links::resolve_file(site, post, &file.value) {
            Ok(path) => found.extend(mistaken(site, post, file, &path)),
            Err(broken) => found.push(
                Diagnostic::error(broken.code, &post.file, file.span)
                    .with("cible", file.value.as_str())
                    .suggesting(broken.suggestion),
            ),
        }
    }
    for picture in post.pictures() {
        if let Ok(path) = links::resolve_file(site, post, &picture.value) {
            found.extend(refused(site, post, picture, &path));
        }
    }
}

fn body_links(site: &Site, post: &Post, found: &mut Vec<Diagnostic>) {
    for link in &post.body.links {
        match links::resolve(site, post, &link.target.value, &link.kind) {
            Err(broken) if matches!(link.kind, LinkKind::Image { .. }) && broken.is_elsewhere() => {
                found.push(picture_elsewhere(post, &link.target));
            }
            Err(broken) => found.push(
                Diagnostic::at(broken.code, severity(site, link), &post.file, Some(link.target.span))
                    .with("cible", link.target.value.as_str())
                    .suggesting(broken.suggestion.map(|near| as_in_text(near, link))),
            ),
            Ok(Target::External(_)) if matches!(link.kind, LinkKind::Image { .. }) => {
                found.push(picture_elsewhere(post, &link.target));
            }
            Ok(target) if matches!(link.kind, LinkKind::Chart(_)) => chart(site, post, &link.target, &target, found),
            Ok(Target::Withheld(_)) => {
                let hidden = links::hidden(site, post, &link.target.value);
                found.extend(hidden.map(|hidden| leads_to_hidden(&post.file, &link.target, &hidden)));
            }
            Ok(Target::File(path)) => {
                found.extend(mistaken(site, post, &link.target, &path));
                if matches!(link.kind, LinkKind::Image { .. }) {
                    found.extend(not_a_picture(site, post, &link.target, &path));
                }
            }
            Ok(_) => {}
        }
    }
}

/// How bad it is that `link` leads nowhere. At a whole address of the site's, there may be something that the host adds.
fn severity(site: &Site, link: &Link) -> Severity {
    let may_be_there = link.kind == LinkKind::Page && links::is_own_address(site, &link.target.value);
    if may_be_there { Severity::Warning } else { Severity::Error }
}

/// A link that leads to a page which readers do not see now, and until when.
fn leads_to_hidden(file: &Arc<str>, written: &Spanned<String>, hidden: &Hidden<'_>) -> Diagnostic {
    let problem =
        Diagnostic::warning("lien-vers-page-retenue", file, written.span).with("cible", written.value.as_str());
    let (post, reason) = match hidden {
        Hidden::Draft(draft) => return problem.with("raison", "incomplet").with("fichier", draft.as_ref()),
        Hidden::Post(withheld) => (&withheld.post, withheld.reason),
    };
    let problem = problem.with("fichier", post.file.as_ref());
    let dated = |problem: Diagnostic, moment: Option<Moment>| match moment {
        Some(moment) => problem.with("date", moment),
        None => problem,
    };
    match reason {
        WithheldReason::Draft => problem.with("raison", "brouillon"),
        WithheldReason::Until(_) => dated(problem.with("raison", "date"), publication_moment(post)),
        WithheldReason::Expired(_) => dated(problem.with("raison", "expiree"), expiry_moment(post)),
        WithheldReason::Restricted => problem.with("raison", "acces"),
    }
}

/// What keeps a chart from being drawn: its file is no sheet, or one that cannot be read.
fn chart(site: &Site, post: &Post, written: &Spanned<String>, target: &Target, found: &mut Vec<Diagnostic>) {
    let sheet = match target {
        Target::File(path) => site.sheets.get(path),
        _ => None,
    };
    match sheet.map(AsRef::as_ref) {
        Some(Ok(_)) => {}
        Some(Err(problems)) => found.extend(problems.iter().cloned()),
        None => found.push(
            Diagnostic::error("graphique-format", &post.file, written.span).with("fichier", written.value.as_str()),
        ),
    }
}

/// What may have been meant, as it can be written in the place of `link`: in a line that starts with `:::`, a name without
/// quotation marks ends at a space.
fn as_in_text(name: String, link: &Link) -> String {
    let is_line = matches!(link.kind, LinkKind::Download { .. } | LinkKind::Chart(_));
    let is_quoted = link.target.value.contains(' ');
    if is_line && !is_quoted { name.replace(' ', "%20") } else { name }
}

/// A picture of another site: readers' browsers would call that site.
fn picture_elsewhere(post: &Post, written: &Spanned<String>) -> Diagnostic {
    Diagnostic::error("image-d-ailleurs", &post.file, written.span).with("cible", written.value.as_str())
}

/// A file that is not what its name says: whoever opens it sees nothing, or more than a drawing.
fn mistaken(site: &Site, post: &Post, written: &Spanned<String>, path: &str) -> Option<Diagnostic> {
    match &site.files.get(path)?.facts {
        Facts::Mistaken(nature) => Some(nature.problem(&post.file, written.span, &written.value)),
        Facts::Unread(cause) => Some(unread(path, cause)),
        Facts::Refused(refusal @ Refusal::Active(_)) => Some(refusal.problem(&post.file, Some(written.span))),
        _ => None,
    }
}

/// A file that could not be read: one message, whoever shows it, and however often it is looked for.
fn unread(path: &str, cause: &Cause) -> Diagnostic {
    Diagnostic::at("fichier-illisible", Severity::Error, &Arc::from(path), None).with("raison", cause.clone())
}

/// A file that a text shows as a picture and that cannot be. What is none at all was meant as a link.
fn not_a_picture(site: &Site, post: &Post, written: &Spanned<String>, path: &str) -> Option<Diagnostic> {
    let is_document = match &site.files.get(path)?.facts {
        Facts::Paper(_) | Facts::Unopened(_) => true,
        Facts::Other => !media::is_drawing(path),
        Facts::Picture(_) | Facts::Drawing(..) | Facts::Refused(_) | Facts::Mistaken(_) | Facts::Unread(_) => false,
    };
    if is_document {
        let problem = Diagnostic::error("pas-une-image", &post.file, written.span);
        return Some(problem.with("fichier", written.value.as_str()));
    }
    refused(site, post, written, path)
}

/// A file that is shown as a picture and cannot be.
fn refused(site: &Site, post: &Post, written: &Spanned<String>, path: &str) -> Option<Diagnostic> {
    let (_, extension) = path.rsplit_once('.').unwrap_or_default();
    let refusal = match &site.files.get(path)?.facts {
        // What is told wherever it is named.
        Facts::Mistaken(_) | Facts::Unread(_) | Facts::Refused(Refusal::Active(_)) => return None,
        Facts::Picture(_) | Facts::Drawing(..) => return None,
        // A drawing that browsers draw themselves.
        Facts::Other if extension.eq_ignore_ascii_case("svg") => return None,
        Facts::Other | Facts::Paper(_) | Facts::Unopened(_) => &Refusal::Format(extension.to_uppercase()),
        Facts::Refused(refusal) => refusal,
    };
    Some(refusal.problem(&post.file, Some(written.span)).with("fichier", written.value.as_str()))
}

/// What `post` calls a tranche, where its programme has none of that name.
fn tranche(post: &Post, programme: &Programme, written: &Spanned<String>) -> Option<Diagnostic> {
    if programme.tranche(&written.value).is_some() {
        return None;
    }
    let ids = programme.tranches.iter().map(|tranche| tranche.id.as_str());
    Some(
        Diagnostic::error("tranche-inconnue", &post.file, written.span)
            .with("valeur", written.value.as_str())
            .suggesting(nearest(&written.value, ids)),
    )
}

/// A deadline that moved must be told by a correction (equal treatment of candidates). The history knows what was
/// published; a correction says what the deadline was before it.
fn deadline(site: &Site, post: &Post, tender: &Tender, found: &mut Vec<Diagnostic>) {
    let Some(versions) = site.history.versions.get(post.file.as_ref()) else { return };
    let told: Vec<_> = tender.rectifications.iter().filter_map(|rectification| rectification.deadline_before).collect();
    let current = tender.deadline.value;
    for before in read_deadlines(versions) {
        if before.civil() != current.civil() && !is_told(&told, before) {
            found.push(
                Diagnostic::error("date-limite-changee", &post.file, tender.deadline.span)
                    .with("avant", before)
                    .with("maintenant", current)
                    .with("a-ecrire", before.civil().strftime("%Y-%m-%d %H:%M").to_string()),
            );
        }
    }
}

/// The deadlines that somebody may have read. A version that moved one without a word was refused: nobody has, and who
/// restores the date owes nobody a correction.
fn read_deadlines(versions: &[Version]) -> Vec<Moment> {
    let mut read: Vec<Moment> = Vec::new();
    for version in versions {
        let Some(deadline) = version.deadline else { continue };
        let has_moved = |last: &Moment| last.civil() != deadline.civil();
        if read.last().is_none_or(|last| has_moved(last) && is_told(&version.told, *last)) {
            read.push(deadline);
        }
    }
    read
}

fn is_told(told: &[Moment], before: Moment) -> bool {
    told.iter().any(|told| told.civil() == before.civil())
}

/// The pictures that the configuration names.
fn identity(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let file: Arc<str> = Arc::from(CONFIG_FILE);
    for picture in site.config.identity.pictures() {
        let written = picture.file.value.as_str();
        match site.files.get(written).map(|found| &found.facts) {
            None => diagnostics.push(
                Diagnostic::error("fichier-introuvable", &file, picture.file.span)
                    .with("cible", written)
                    .with("endroit", "reglages")
                    .suggesting(nearest(written, site.files.iter().map(|(path, _)| path.as_ref())).map(str::to_owned)),
            ),
            // The logo was looked at more closely when the configuration was read.
            Some(Facts::Refused(Refusal::Active(_))) if is_logo(site, picture) => {}
            Some(Facts::Refused(refusal)) => diagnostics.push(refusal.problem(&file, Some(picture.file.span))),
            Some(Facts::Mistaken(nature)) => diagnostics.push(nature.problem(&file, picture.file.span, written)),
            Some(Facts::Unread(cause)) => diagnostics.push(unread(written, cause)),
            Some(Facts::Picture(_) | Facts::Drawing(..)) => {}
            // A drawing need not say how large it is.
            Some(Facts::Other) if media::is_drawing(written) => {}
            Some(Facts::Paper(_) | Facts::Unopened(_) | Facts::Other) => {
                diagnostics.push(Refusal::Unreadable.problem(&file, Some(picture.file.span)));
            }
        }
    }
}

fn is_logo(site: &Site, picture: &config::Picture) -> bool {
    site.config.identity.logo.as_ref().is_some_and(|logo| logo.file.span == picture.file.span)
}

/// The pages that the configuration puts into the menu.
fn menu(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let file: Arc<str> = Arc::from(CONFIG_FILE);
    for Spanned { value: written, span } in site.config.menu.iter().flatten().map(|entry| &entry.address) {
        match links::resolve_address(site, written) {
            Err(broken) => diagnostics.push(
                Diagnostic::error(broken.code, &file, *span)
                    .with("cible", written.as_str())
                    .suggesting(broken.suggestion),
            ),
            Ok(Target::Withheld(_)) => {
                let hidden = links::hidden_address(site, written);
                let written = Spanned::new(written.clone(), *span);
                diagnostics.extend(hidden.map(|hidden| leads_to_hidden(&file, &written, &hidden)));
            }
            Ok(_) => {}
        }
    }
}

fn identifiers(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let mut known: FxHashMap<&str, PostId> = FxHashMap::default();
    for id in site.ids() {
        let post = site.post(id);
        if let Some(other) = known.insert(&post.id, id) {
            let other = site.post(other);
            // Two pages with one address, be it an old one, are reported as such.
            if !addresses(post).any(|one| addresses(other).any(|other| other == one)) {
                diagnostics.push(
                    Diagnostic::error("identifiant-en-double", &post.file, post.id_place)
                        .with("valeur", post.id.as_str())
                        .and(&other.file, Some(other.id_place)),
                );
            }
        }
    }
}

/// A post's address and its old ones.
fn addresses(post: &Post) -> impl Iterator<Item = &str> {
    std::iter::once(post.address.url.as_str()).chain(post.aliases.iter().map(|alias| alias.value.as_str()))
}

fn references(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let mut known: FxHashMap<&str, &Post> = FxHashMap::default();
    for id in site.ids_of(KindName::Tender) {
        let post = site.post(id);
        let Some(tender) = post.tender() else { continue };
        if let Some(other) = known.insert(&tender.reference.value, post) {
            diagnostics.push(
                Diagnostic::error("reference-en-double", &post.file, tender.reference.span)
                    .with("valeur", tender.reference.value.as_str())
                    .and(&other.file, other.tender().map(|other| other.reference.span)),
            );
        }
    }
}

/// A file of a paper that is not public must be in no output: a public page that uses it is an error.
fn restricted_files(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let restricted = site.withheld.iter().filter(|withheld| !withheld.post.is_public());
    let mut owned: FxHashMap<Arc<str>, &Post> = FxHashMap::default();
    for withheld in restricted {
        for file in withheld.post.files().chain(withheld.post.charts().map(|(file, _)| file)) {
            if let Ok(path) = links::resolve_file(site, &withheld.post, &file.value) {
                if path.starts_with("static/") {
                    diagnostics.push(
                        Diagnostic::error("fichier-non-public-dans-static", &withheld.post.file, file.span)
                            .with("fichier", path.as_ref()),
                    );
                }
                owned.insert(path, &withheld.post);
            }
        }
    }
    if owned.is_empty() {
        return;
    }
    for post in &site.posts {
        let from_head = post.files().map(|file| (file, links::resolve_file(site, post, &file.value).ok()));
        let from_body = post.body.links.iter().map(|link| {
            let file = match links::resolve(site, post, &link.target.value, &link.kind) {
                Ok(Target::File(file)) => Some(file),
                _ => None,
            };
            (&link.target, file)
        });
        for (written, file) in from_head.chain(from_body) {
            if let Some(owner) = file.and_then(|file| owned.get(&file)) {
                diagnostics.push(
                    Diagnostic::error("fichier-non-public", &post.file, written.span)
                        .with("fichier", written.value.as_str())
                        .and(&owner.file, Some(owner.title.span)),
                );
            }
        }
    }
}

fn programmes(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for id in &site.programmes {
        let post = site.post(*id);
        let list = site.list(super::ListId::Programme(*id));
        let delivered = list.items.iter().any(|update| {
            site.post(*update).update().is_some_and(|update| update.stage >= Some(crate::content::Stage::Handover))
        });
        match list.items.first().and_then(|newest| site.post(*newest).date.as_ref()) {
            None => diagnostics.push(Diagnostic::at(
                "programme-sans-nouvelle",
                Severity::Warning,
                &post.file,
                Some(post.title.span),
            )),
            Some(newest) => {
                let days = site.today.since(newest.value.date).map_or(0, |span| span.get_days());
                if days > SILENCE && !delivered {
                    diagnostics.push(
                        Diagnostic::warning("programme-silencieux", &post.file, post.title.span)
                            .with("jours", days.to_string()),
                    );
                }
            }
        }
    }
}
