//! Ties each post to its programme, its residence, its trades and its town.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{PostId, Section, Site};
use crate::config::KindName;
use crate::content::{Kind, Post, slug};
use crate::diagnostic::{Diagnostic, Spanned, nearest};
use crate::markdown::typography;

/// What a post hangs together with.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    /// Its programme.
    pub programme: Option<PostId>,
    /// Its residence.
    pub residence: Option<PostId>,
    /// Its town, as a position in [`Site::communes`].
    pub commune: Option<usize>,
    /// Its section, as a position in [`Site::sections`].
    pub section: Option<usize>,
    /// Its trades, as positions in the configuration's trades, ascending.
    pub trades: Vec<usize>,
    /// The newer neighbour in its list.
    pub newer: Option<PostId>,
    /// The older neighbour in its list.
    pub older: Option<PostId>,
}

pub(super) fn tie(site: &mut Site, diagnostics: &mut Vec<Diagnostic>) {
    site.sections = sections(site);
    site.programmes = titled(site, KindName::Programme);
    site.residences = titled(site, KindName::Residence);
    site.communes = communes(site);
    let names = Names {
        programmes: by_name(site, &site.programmes),
        residences: by_name(site, &site.residences),
        trades: site.config.trades.iter().enumerate().map(|(at, trade)| (trade.slug.as_str(), at)).collect(),
        communes: parent_communes(site),
    };
    let related: Vec<(Relations, Vec<Diagnostic>)> = site
        .posts
        .par_iter()
        .enumerate()
        .map(|(index, post)| {
            let mut found = Vec::new();
            (names.relate(site, PostId::new(index), post, &mut found), found)
        })
        .collect();
    let (relations, found): (Vec<_>, Vec<_>) = related.into_iter().unzip();
    diagnostics.extend(found.into_iter().flatten());
    site.relations = Arc::new(relations);
    site.attached = Arc::new(attached(site));
}

/// A section for each first-level folder that has content; the tenders' always exists, since firms subscribe before
/// the first one.
fn sections(site: &Site) -> Vec<Section> {
    let mut sections: BTreeMap<String, Section> = BTreeMap::new();
    for (folder, kind) in &site.config.folders {
        let url = format!("/{}/", slug(folder));
        sections.insert(url.clone(), Section { url, kind: *kind, index: None });
    }
    for id in site.ids().filter(|id| site.kind(*id).is_none()) {
        let post = site.post(id);
        if let Some(url) = first_level(post).filter(|url| *url == post.address.url) {
            let made = || Section { url: url.to_owned(), kind: KindName::Page, index: None };
            sections.entry(url.to_owned()).or_insert_with(made).index = Some(id);
        }
    }
    let used: FxHashSet<&str> = site.posts.par_iter().filter_map(|post| first_level(post)).collect();
    let mut sections: Vec<Section> = sections
        .into_values()
        .filter(|section| used.contains(section.url.as_str()) || section.kind == KindName::Tender)
        .collect();
    sections.sort_by_key(|section| {
        (rank(section.kind), section.index.and_then(|id| site.post(id).order), section.url.clone())
    });
    sections
}

/// The address of the first-level folder that a post lies in.
fn first_level(post: &Post) -> Option<&str> {
    let first = post.address.segments().next()?;
    post.address.url.get(..first.len() + 2)
}

/// The order of the menu where the site does not say it.
fn rank(kind: KindName) -> u8 {
    match kind {
        KindName::ProgressUpdate | KindName::Programme => 0,
        KindName::Tender => 1,
        KindName::ResidenceNotice | KindName::Residence => 2,
        KindName::BoardDocument => 3,
        KindName::Event => 4,
        KindName::Article => 5,
        KindName::Page => 6,
    }
}

fn titled(site: &Site, kind: KindName) -> Vec<PostId> {
    let mut found: Vec<PostId> = site.ids_of(kind).collect();
    found.sort_by_cached_key(|id| {
        let post = site.post(*id);
        (post.order.unwrap_or(u32::MAX), slug(&post.title.value), post.address.url.clone())
    });
    found
}

/// Programmes or residences by the name of their folder, and by their title where it is no folder's name.
fn by_name(site: &Site, posts: &[PostId]) -> FxHashMap<String, PostId> {
    let titles = posts.iter().map(|id| (slug(&site.post(*id).title.value), *id));
    let folders = posts.iter().filter_map(|id| Some((site.post(*id).address.segments().last()?.to_owned(), *id)));
    titles.chain(folders).collect()
}

fn communes(site: &Site) -> Vec<(String, String)> {
    let mut communes = BTreeMap::new();
    let with_commune = [KindName::Programme, KindName::Residence, KindName::Tender];
    for id in with_commune.into_iter().flat_map(|kind| site.ids_of(kind)) {
        let name = match &site.post(id).kind {
            Kind::Programme(programme) => &programme.commune.value,
            Kind::Residence(residence) => &residence.commune.value,
            Kind::Tender(tender) => match &tender.commune {
                Some(commune) => commune,
                None => continue,
            },
            _ => continue,
        };
        let key = slug(name);
        if !key.is_empty() {
            communes.entry(key).or_insert_with(|| name.clone());
        }
    }
    communes.into_iter().collect()
}

struct Names<'a> {
    programmes: FxHashMap<String, PostId>,
    residences: FxHashMap<String, PostId>,
    trades: FxHashMap<&'a str, usize>,
    /// The town of each programme and residence.
    communes: FxHashMap<PostId, usize>,
}

impl Names<'_> {
    fn relate(&self, site: &Site, id: PostId, post: &Post, diagnostics: &mut Vec<Diagnostic>) -> Relations {
        let mut relations = Relations { section: section(site, post), ..Relations::default() };
        match &post.kind {
            Kind::ProgressUpdate(update) => {
                let unknown = find(&self.programmes, update.programme.as_ref(), &mut relations.programme);
                report(site, unknown, "programme-inconnu", post, &self.programmes, diagnostics);
                if update.programme.is_none() {
                    let missing = Diagnostic::error("champ-manquant", &post.file, post.title.span);
                    diagnostics.push(missing.with("champ", "programme").with("groupe", "avancement"));
                }
            }
            Kind::Tender(tender) => {
                let unknown = find(&self.programmes, tender.programme.as_ref(), &mut relations.programme);
                report(site, unknown, "programme-inconnu", post, &self.programmes, diagnostics);
                relations.trades = tender
                    .lots
                    .iter()
                    .flat_map(|lot| &lot.trades)
                    .filter_map(|trade| self.trades.get(trade.value.as_str()).copied())
                    .collect();
                relations.trades.sort_unstable();
                relations.trades.dedup();
            }
            Kind::ResidenceNotice(notice) => {
                let unknown = find(&self.residences, notice.residence.as_ref(), &mut relations.residence);
                report(site, unknown, "residence-inconnue", post, &self.residences, diagnostics);
                if notice.residence.is_none() {
                    let missing = Diagnostic::error("champ-manquant", &post.file, post.title.span);
                    diagnostics.push(missing.with("champ", "residence").with("groupe", "avis-residence"));
                }
            }
            Kind::Event(event) => {
                let unknown = find(&self.residences, event.residence.as_ref(), &mut relations.residence);
                report(site, unknown, "residence-inconnue", post, &self.residences, diagnostics);
                let unknown = find(&self.programmes, event.programme.as_ref(), &mut relations.programme);
                report(site, unknown, "programme-inconnu", post, &self.programmes, diagnostics);
            }
            _ => {}
        }
        relations.commune = self.commune(site, id, post, &relations);
        relations
    }
}

fn section(site: &Site, post: &Post) -> Option<usize> {
    site.sections.iter().position(|section| post.address.url.starts_with(&section.url))
}

/// What hangs on each programme and residence besides updates and notices.
fn attached(site: &Site) -> FxHashMap<PostId, Vec<PostId>> {
    let mut attached: FxHashMap<PostId, Vec<PostId>> = FxHashMap::default();
    for id in site.ids_of(KindName::Tender).chain(site.ids_of(KindName::Event)) {
        let relations = site.relations(id);
        for parent in relations.programme.into_iter().chain(relations.residence) {
            attached.entry(parent).or_default().push(id);
        }
    }
    attached
}

/// Puts what `name` names into `found`, or gives the name back.
fn find<'a>(
    names: &FxHashMap<String, PostId>,
    name: Option<&'a Spanned<String>>,
    found: &mut Option<PostId>,
) -> Option<&'a Spanned<String>> {
    let name = name?;
    // Nearly everybody writes the folder's name, which needs no folding. A title has its typography: « 24 h » for « 24h ».
    let folded = |name: &str| names.get(&slug(name));
    let found_name = names.get(&name.value).or_else(|| folded(&name.value));
    *found = found_name.or_else(|| folded(&typography(&name.value, true))).copied();
    found.is_none().then_some(name)
}

fn report(
    site: &Site,
    unknown: Option<&Spanned<String>>,
    code: &'static str,
    post: &Post,
    names: &FxHashMap<String, PostId>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(name) = unknown else { return };
    let folded = slug(&name.value);
    let unread = site.sections.iter().find_map(|section| site.unread(&format!("{}{folded}/", section.url)));
    if unread.is_some_and(|unread| !unread.is_withheld) {
        return;
    }
    let is_meant = |post: &Post| {
        post.gathers() && (post.address.segments().last() == Some(&*folded) || slug(&post.title.value) == folded)
    };
    let withheld = site.withheld.iter().map(|withheld| &withheld.post).find(|post| is_meant(post));
    if let Some(file) = withheld.map(|post| &post.file).or(unread.map(|unread| &unread.file)) {
        let problem = Diagnostic::error(code, &post.file, name.span).with("valeur", name.value.as_str());
        diagnostics.push(problem.with("raison", "retenu").with("fichier", file.as_ref()));
        return;
    }
    let mut known: Vec<&str> = names.keys().map(String::as_str).collect();
    known.sort_unstable();
    diagnostics.push(
        Diagnostic::error(code, &post.file, name.span)
            .with("valeur", name.value.as_str())
            .with("raison", "absent")
            .suggesting(nearest(&folded, known)),
    );
}

/// The position of each programme's and residence's town.
fn parent_communes(site: &Site) -> FxHashMap<PostId, usize> {
    let parents = site.programmes.iter().chain(&site.residences);
    parents
        .filter_map(|id| {
            let commune = match &site.post(*id).kind {
                Kind::Programme(programme) => &programme.commune.value,
                Kind::Residence(residence) => &residence.commune.value,
                _ => return None,
            };
            Some((*id, position(site, commune)?))
        })
        .collect()
}

fn position(site: &Site, commune: &str) -> Option<usize> {
    let key = slug(commune);
    site.communes.binary_search_by(|(slug, _)| slug.as_str().cmp(&key)).ok()
}

impl Names<'_> {
    /// The post's own town, its programme's or residence's, or the one that a tender's place names.
    fn commune(&self, site: &Site, id: PostId, post: &Post, relations: &Relations) -> Option<usize> {
        let own = match &post.kind {
            Kind::Programme(_) | Kind::Residence(_) => return self.communes.get(&id).copied(),
            Kind::Tender(tender) => tender.commune.as_deref().and_then(|commune| position(site, commune)),
            _ => None,
        };
        let parent = relations.programme.or(relations.residence);
        own.or_else(|| self.communes.get(&parent?).copied()).or_else(|| {
            let place = post.tender()?.place.as_deref()?;
            site.communes.iter().position(|(_, name)| place.contains(name.as_str()))
        })
    }
}
