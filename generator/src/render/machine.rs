//! What machines read: the sitemap, `robots.txt`, the web manifest, the comment service's threads, old versions.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;

use crate::config::{CommentMode, KindName};
use crate::content::Kind;
use crate::locale::format;
use crate::site::{ListId, PostId, Route, Section, Site};
use crate::theme::Theme;
use crate::view::section_title;

/// `sitemap.xml` (<https://www.sitemaps.org/protocol.html>): pages that search engines should know, numbered pages of
/// lists and drafts excepted.
pub(super) fn sitemap(site: &Site) -> Vec<u8> {
    let mut pages: Vec<(&str, Option<String>)> = site
        .routes
        .iter()
        .filter_map(|(url, route)| match route {
            Route::Post(id) => (!site.post(*id).draft).then(|| (url, last_change(site, *id))),
            Route::List(ListId::Programme(id) | ListId::Residence(id), None) => Some((url, last_change(site, *id))),
            Route::Home
            | Route::List(_, None)
            | Route::Subscribe
            | Route::Archives
            | Route::SiteMap
            | Route::Legal(_) => Some((url, None)),
            _ => None,
        })
        .collect();
    pages.sort_unstable();
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (url, changed) in pages {
        xml.push_str("<url><loc>");
        xml.push_str(&quick_xml::escape::escape(site.absolute(url)));
        xml.push_str("</loc>");
        if let Some(changed) = changed {
            xml.push_str("<lastmod>");
            xml.push_str(&changed);
            xml.push_str("</lastmod>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml.into_bytes()
}

fn last_change(site: &Site, id: PostId) -> Option<String> {
    let post = site.post(id);
    post.date.as_ref()?;
    // What is announced for later did not change then.
    let updated = Some(site.updated(post)).filter(|updated| *updated <= site.now)?;
    Some(format::instant(updated, &site.config.site.zone))
}

pub(super) fn robots(site: &Site) -> Vec<u8> {
    let sitemap = site.absolute("/sitemap.xml");
    let service = &site.config.comments.service;
    format!("User-agent: *\nDisallow: {}/moderation\n\nSitemap: {sitemap}\n", site.href(service)).into_bytes()
}

/// The web application manifest (<https://www.w3.org/TR/appmanifest/>).
pub(super) fn web_manifest(site: &Site, theme: &Theme) -> Vec<u8> {
    let icons: Vec<serde_json::Value> = theme
        .assets
        .paths()
        .get("icon.svg")
        .map(|path| json!({ "src": site.href(&format!("/{path}")), "type": "image/svg+xml", "sizes": "any" }))
        .into_iter()
        .collect();
    let manifest = json!({
        "name": site.config.site.title,
        "short_name": site.config.cooperative.name,
        "lang": site.config.site.language.tag(),
        "start_url": site.href("/"),
        "scope": site.href("/"),
        "display": "browser",
        "icons": icons,
    });
    json_bytes(&manifest)
}

/// The contract with the comment service: the site, as the service's pages show it, and every post that may be discussed.
#[derive(Serialize)]
struct Threads<'a> {
    version: u8,
    site: &'a str,
    language: &'static str,
    name: &'a str,
    /// The titles of sections, by the folder of their address.
    sections: BTreeMap<&'a str, String>,
    /// By day and by night: names and values.
    colours: BTreeMap<&'static str, BTreeMap<&'static str, String>>,
    /// Whether there are posts, and none may be discussed: that there is no thread is then meant, and no build that went
    /// wrong.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    closed: bool,
    threads: Vec<Thread<'a>>,
}

#[derive(Serialize)]
struct Thread<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    kind: &'static str,
    mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    programme: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    residence: Option<&'a str>,
    /// When it was published, for closing by age.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    old_urls: Vec<&'a str>,
}

/// `threads.json`: posts whose mode is not closed, and those that their author closed, whose conversation stays.
pub(super) fn threads(site: &Site, theme: &Theme) -> Vec<u8> {
    let posts = site.ids().filter(|id| !site.post(*id).draft && !matches!(site.post(*id).kind, Kind::Section));
    let mut posts = posts.peekable();
    let has_posts = posts.peek().is_some();
    let mut threads: Vec<Thread<'_>> = posts.filter_map(|id| thread(site, id)).collect();
    threads.sort_by_key(|thread| thread.id);
    let about = &site.config.site;
    let titled = |section| (Section::folder(section), section_title(site, &theme.catalogue, section));
    let document = Threads {
        version: 1,
        site: about.url.as_str(),
        language: about.language.tag(),
        name: &about.title,
        sections: site.sections.iter().map(titled).collect(),
        colours: theme.palette.named().into(),
        closed: has_posts && threads.is_empty(),
        threads,
    };
    json_bytes(&document)
}

fn thread(site: &Site, id: PostId) -> Option<Thread<'_>> {
    let post = site.post(id);
    let mode = site.comment_mode(post);
    if mode == CommentMode::Closed && post.comments.is_none() {
        return None;
    }
    let relations = site.relations(id);
    let parent = |parent: Option<PostId>| parent.map(|parent| site.post(parent).id.as_str());
    Some(Thread {
        id: &post.id,
        url: &post.address.url,
        title: &post.title.value,
        kind: post.kind.name().map_or("page", KindName::word),
        mode: mode.word(),
        programme: parent(relations.programme),
        residence: parent(relations.residence),
        date: post.date.is_some().then(|| site.published(post).to_string()),
        old_urls: post.aliases.iter().map(|alias| alias.value.as_str()).collect(),
    })
}

/// The text of a tender as it was published: its front matter and body, as they were.
pub(super) fn version(site: &Site, id: PostId, number: usize) -> Vec<u8> {
    let versions = site.history.versions.get(site.post(id).file.as_ref());
    let version = versions.and_then(|versions| versions.get(number.checked_sub(1)?));
    version.map_or_else(Vec::new, |version| version.text.clone().into_bytes())
}

fn json_bytes(document: &impl Serialize) -> Vec<u8> {
    // These documents hold strings and numbers alone: serialising them cannot fail.
    let mut bytes = serde_json::to_vec_pretty(document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
