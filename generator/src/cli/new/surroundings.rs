//! What the site holds already: where a page of its sort goes, and what the page can take over.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Refusal;
use super::form::listed;
use crate::config::{Config, KindName};
use crate::content::{self, Programme, Reader, slug};
use crate::diagnostic::nearest;
use crate::source::Root;

/// What the site holds already.
pub(super) struct Surroundings<'a> {
    pub(super) root: &'a Root,
    pub(super) config: &'a Config,
    pub(super) posts: &'a [Arc<str>],
}

impl<'a> Surroundings<'a> {
    /// The folder whose posts are of `kind`; where there are several, the one with the most of them.
    pub(super) fn folder(&self, kind: KindName, wanted: KindName) -> Result<&'a str, Refusal> {
        let mut found: Option<(usize, &str)> = None;
        for (folder, _) in self.config.folders.iter().filter(|(_, holds)| **holds == kind) {
            let start = format!("content/{folder}/");
            let count = self.posts.iter().filter(|post| post.starts_with(&start)).count();
            if found.is_none_or(|(most, _)| count > most) {
                found = Some((count, folder));
            }
        }
        found.map(|(_, folder)| folder).ok_or(Refusal::NoFolder(wanted))
    }

    /// The names of the programmes or residences that have posts of `kind`, each with its folder.
    fn parents(&self, kind: KindName) -> Vec<(&'a str, &'a str)> {
        self.posts
            .iter()
            .filter_map(|post| {
                let path = post.strip_prefix("content/")?.strip_suffix("/index.md")?;
                let (folder, name) = path.split_once('/')?;
                let is_one = !name.contains('/') && self.config.folders.get(folder) == Some(&kind);
                is_one.then_some((name, post.strip_suffix("/index.md")?))
            })
            .collect()
    }

    /// The folder of the programme or residence that the author named.
    pub(super) fn parent(&self, kind: KindName, written: &str) -> Result<&'a str, Refusal> {
        let parents = self.parents(kind);
        // « content/chantiers/verger/ », as a terminal completes it, names the folder too.
        let name = written.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or_default();
        let wanted = slug(name);
        if let Some((_, folder)) = parents.iter().find(|(name, _)| slug(name) == wanted) {
            return Ok(folder);
        }
        let folder = self.folder(kind, kind)?;
        let names = || parents.iter().map(|(name, _)| *name);
        // « verger » for « terrasses-du-verger » is not near, but meant.
        let part = || names().find(|name| !wanted.is_empty() && slug(name).split('-').any(|word| word == wanted));
        Err(Refusal::UnknownParent {
            parent: written.to_owned(),
            folder: format!("content/{folder}"),
            suggestion: nearest(&wanted, names()).or_else(part).unwrap_or_default().to_owned(),
        })
    }

    /// What an update can take over from its programme: the names of its parts, and the handover announced last.
    pub(super) fn of_programme(&self, file: &str) -> Vec<(&'static str, String)> {
        let Some(programme) = self.programme(file) else { return Vec::new() };
        let mut values = Vec::new();
        let first = programme.tranches.first();
        if let Some(first) = first {
            let ids: Vec<&str> = programme.tranches.iter().map(|tranche| tranche.id.as_str()).collect();
            values.push(("tranche", first.id.clone()));
            values.push(("tranches", format!("Au choix : {}.", listed(&ids))));
        }
        let handover = first.and_then(|tranche| tranche.handover).or(programme.handover);
        values.extend(handover.map(|handover| ("livraison", handover.iso())));
        values
    }

    fn programme(&self, file: &str) -> Option<Programme> {
        let file = Arc::from(file);
        let text = self.root.text(&file).ok()?;
        let post = content::read(Reader { config: self.config }, &file, &text, &mut Vec::new())?;
        post.programme().cloned()
    }

    /// The reference that follows the highest one of `year`. It is looked for in the text, because a tender that was
    /// just started cannot be read as one yet.
    pub(super) fn next_reference(&self, folder: &str, year: i16) -> String {
        let (folder, start) = (format!("content/{folder}/"), format!("AO-{year}-"));
        let texts =
            self.posts.iter().filter(|post| post.starts_with(&folder)).filter_map(|post| self.root.text(post).ok());
        let taken: BTreeSet<u32> = texts.flat_map(|text| numbers_after(&start, &text)).collect();
        let next = taken.last().map_or(1, |highest| highest.saturating_add(1));
        format!("{start}{next:02}")
    }

    /// What fills the examples that nothing else fills.
    pub(super) fn examples(&self) -> Vec<(&'static str, String)> {
        let first = |kind, otherwise: &str| {
            self.parents(kind).first().map_or_else(|| otherwise.to_owned(), |(name, _)| slug(name))
        };
        vec![
            ("programme", first(KindName::ProgressUpdate, "terrasses-du-verger")),
            ("residence", first(KindName::ResidenceNotice, "les-glycines")),
            ("tranche", "batiment-a".to_owned()),
            ("tranches", "Elle se déclare dans la page du programme.".to_owned()),
        ]
    }
}

/// The numbers that follow `start` in `text`.
fn numbers_after(start: &str, text: &str) -> Vec<u32> {
    text.match_indices(start)
        .filter_map(|(at, _)| {
            let rest = &text[at + start.len()..];
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            rest[..end].parse().ok()
        })
        .collect()
}
