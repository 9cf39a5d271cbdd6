//! All posts → the immutable [`Site`]: what is published, where, and how everything hangs together.
//!
//! Four steps, each a file: [`publication`] decides what is shown at the site's instant, [`graph`] ties posts to
//! programmes, residences, trades and towns, [`lists`] makes every list with its pages and feeds, and [`routes`] gives
//! each output its address. [`links`] resolves what an author wrote to an address; [`problems`] reports what does not
//! hold together. Nothing here knows templates or the disk.

mod conversations;
mod dates;
mod files;
mod graph;
pub mod history;
pub mod links;
mod lists;
mod next_change;
pub mod pictures;
mod problems;
mod publication;
pub mod review;
pub mod routes;
pub mod tender;

use std::sync::{Arc, OnceLock};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use rustc_hash::FxHashMap;

use crate::config::{CommentMode, Config, KindName};
use crate::content::{Address, Award, Kind, Post};
use crate::diagnostic::Diagnostic;
use crate::sheet::Sheets;
pub use conversations::Conversations;
pub use files::{File, Files, Used, charted_files};
pub(crate) use files::{linked, name_key};
pub use graph::Relations;
pub use history::{History, Version};
pub(crate) use lists::is_current;
pub use lists::{List, ListId, PAGE_LENGTH};
pub use problems::{check, check_post};
use publication::Shown;
pub use publication::{Withheld, WithheldReason};
pub use routes::{FeedFormat, LegalPage, Route, Routes};

/// The number of a post in its [`Site`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostId(u32);

impl PostId {
    /// The post's position among the site's posts.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    pub(crate) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// What [`assemble`] is given.
#[derive(Debug)]
pub struct Parts {
    /// Every post that could be read, published or not.
    pub posts: Vec<Arc<Post>>,
    /// The content files that could not be read: what they are asked for is not missing.
    pub unread: Vec<Unread>,
    /// What each of them publishes of the files, in the same order.
    pub used: Vec<Used>,
    /// Every other file of `content/` and `static/`.
    pub files: Arc<Files>,
    /// What was read of those whose numbers are drawn ([`charted_files`]).
    pub sheets: Sheets,
    /// The versions of tenders in the content's history.
    pub history: Arc<History>,
    /// The published comments.
    pub conversations: Arc<Conversations>,
    /// The names of the theme's published assets.
    pub assets: Vec<String>,
}

/// A content file that could not be read as a post.
#[derive(Clone, Debug)]
pub struct Unread {
    /// The file.
    pub file: Arc<str>,
    /// Whether it is a draft, and drafts are not shown.
    pub is_withheld: bool,
    /// What it would be, with stand-ins for what its head lacks; not of drafts.
    pub sketch: Option<Arc<Post>>,
}

/// What is asked for besides the published site.
#[derive(Clone, Copy, Debug, Default)]
pub struct Preview {
    /// Show drafts.
    pub drafts: bool,
    /// Show what is to be published later.
    pub future: bool,
}

/// A whole site at one instant. Everything that can be asked of it is decided; nothing changes any more.
///
/// A clone shares all that grows with the site, but the list of its posts.
#[derive(Clone, Debug)]
pub struct Site {
    /// The configuration.
    pub config: Arc<Config>,
    /// The instant at which the site is looked at.
    pub now: Timestamp,
    /// That instant's day in the site's zone.
    pub today: Date,
    /// The published posts: newest first, then by address.
    pub posts: Vec<Arc<Post>>,
    /// How each post hangs together with others; by position in `posts`.
    pub relations: Arc<Vec<Relations>>,
    /// The tenders and events of each programme and residence, newest first.
    pub attached: Arc<FxHashMap<PostId, Vec<PostId>>>,
    /// Programmes in the order of their titles.
    pub programmes: Vec<PostId>,
    /// Residences in the order of their titles.
    pub residences: Vec<PostId>,
    /// Towns that programmes, residences or tenders name: slug and name, by slug.
    pub communes: Vec<(String, String)>,
    /// Every list.
    pub lists: Arc<FxHashMap<ListId, List>>,
    /// Sections, in the order of the menu.
    pub sections: Vec<Section>,
    /// Every output's address.
    pub routes: Arc<Routes>,
    /// The content's other files.
    pub files: Arc<Files>,
    /// What was read of those whose numbers are drawn.
    pub sheets: Sheets,
    /// What is not shown now, and why.
    pub withheld: Arc<[Withheld]>,
    /// The versions of tenders.
    pub history: Arc<History>,
    /// The published comments.
    pub conversations: Arc<Conversations>,
    /// Made when the first link by a file's name is met: few sites have any.
    by_file: Arc<OnceLock<FxHashMap<Arc<str>, PostId>>>,
    /// The first instant after the site's at which its content makes another site; found out when it is asked for.
    next_change: Arc<OnceLock<Option<Timestamp>>>,
    /// Each post's kind and day, side by side: most questions go over all posts and want few of them.
    kinds: Arc<[Option<KindName>]>,
    dates: Arc<[Option<Date>]>,
    /// The content files that could not be read, by address.
    unread: Arc<FxHashMap<String, Unread>>,
    hidden: Arc<FxHashMap<Arc<str>, Arc<Post>>>,
}

/// A first-level folder of the content.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its address: `/chantiers/`.
    pub url: String,
    /// The kind of its posts.
    pub kind: KindName,
    /// Its own file (`_index.md`).
    pub index: Option<PostId>,
}

impl Section {
    /// Its folder: `chantiers`.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.url.trim_matches('/')
    }
}

/// Builds the site from its parts. With an error among `diagnostics`, or among those of [`check`], it must not be
/// rendered.
pub fn assemble(
    config: Arc<Config>,
    now: Timestamp,
    preview: Preview,
    parts: Parts,
    diagnostics: &mut Vec<Diagnostic>,
) -> Site {
    let publication = publication::decide(&config, now, preview, parts.posts, parts.used);
    let (mut posts, mut kinds, mut dates) = (Vec::new(), Vec::new(), Vec::new());
    for Shown { date, kind, post } in publication.shown {
        posts.push(post);
        kinds.push(kind);
        dates.push(date.map(DateTime::date));
    }
    let mut site = Site {
        today: now.to_zoned_datetime(config.site.zone.clone()).date(),
        now,
        posts,
        relations: Arc::default(),
        attached: Arc::default(),
        programmes: Vec::new(),
        residences: Vec::new(),
        communes: Vec::new(),
        lists: Arc::default(),
        sections: Vec::new(),
        routes: Arc::default(),
        files: parts.files,
        sheets: parts.sheets,
        withheld: publication.withheld.into(),
        history: parts.history,
        conversations: parts.conversations,
        by_file: Arc::default(),
        next_change: Arc::default(),
        kinds: kinds.into(),
        dates: dates.into(),
        unread: Arc::new(parts.unread.into_iter().map(|one| (Address::of_file(&one.file).url, one)).collect()),
        hidden: Arc::new(publication.hidden),
        config,
    };
    graph::tie(&mut site, diagnostics);
    lists::make(&mut site);
    routes::give(&mut site, &parts.assets, &publication.used, &publication.photos, diagnostics);
    site
}

impl Site {
    /// The same site at `now`, with `to` in the place of `from`, which has the same head and uses the same files: no list,
    /// no address and no relation hangs on a text. `None` where that does not tell the site: `from` is not shown, or
    /// something has opened, closed, appeared or gone meanwhile.
    #[must_use]
    pub fn reworded(&self, now: Timestamp, from: &Arc<Post>, to: Arc<Post>) -> Option<Self> {
        let at = self.posts.iter().position(|post| Arc::ptr_eq(post, from)).filter(|_| self.holds_at(now))?;
        let mut site = Self { now, ..self.clone() };
        site.posts[at] = to;
        Some(site)
    }

    /// Whether at `now` the site is still the same: no other day has begun, nothing has opened, closed, appeared or gone.
    #[must_use]
    pub fn holds_at(&self, now: Timestamp) -> bool {
        let is_same_day = now.to_zoned_datetime(self.config.site.zone.clone()).date() == self.today;
        is_same_day && self.next_change().is_none_or(|instant| instant > now)
    }

    /// The post with that number.
    #[must_use]
    pub fn post(&self, id: PostId) -> &Post {
        &self.posts[id.index()]
    }

    /// What the post hangs together with.
    #[must_use]
    pub fn relations(&self, id: PostId) -> &Relations {
        &self.relations[id.index()]
    }

    /// The first instant after the site's at which something opens, closes, appears, expires or resurfaces.
    #[must_use]
    pub fn next_change(&self) -> Option<Timestamp> {
        *self.next_change.get_or_init(|| next_change::after(self))
    }

    /// The published post of that file.
    #[must_use]
    pub fn by_file(&self, file: &str) -> Option<PostId> {
        let by_file = self.by_file.get_or_init(|| self.ids().map(|id| (Arc::clone(&self.post(id).file), id)).collect());
        by_file.get(file).copied()
    }

    /// The published post of the file that an author calls `file`, wherever the disk puts the accents.
    #[must_use]
    pub fn by_written_file(&self, file: &str) -> Option<PostId> {
        let is_it = |id: &PostId| files::composed(&self.post(*id).file) == files::composed(file);
        self.by_file(file).or_else(|| self.ids().filter(|_| !file.is_ascii()).find(is_it))
    }
    /// The file of the page at `url` which could not be read: that was reported, and nothing else of it.
    #[must_use]
    pub fn unread(&self, url: &str) -> Option<&Unread> {
        self.unread.get(url)
    }

    /// The post of that file which exists but is not shown now.
    #[must_use]
    pub fn hidden(&self, file: &str) -> Option<&Post> {
        let apart = || self.hidden.values().find(|post| files::composed(&post.file) == files::composed(file));
        self.hidden.get(file).or_else(|| apart().filter(|_| !file.is_ascii())).map(AsRef::as_ref)
    }

    /// The kind of a post; a section has none.
    #[must_use]
    pub fn kind(&self, id: PostId) -> Option<KindName> {
        self.kinds[id.index()]
    }

    /// The day that a post is dated.
    #[must_use]
    pub fn date(&self, id: PostId) -> Option<Date> {
        self.dates[id.index()]
    }

    /// The posts of a kind, newest first.
    pub fn ids_of(&self, kind: KindName) -> impl Iterator<Item = PostId> + '_ {
        self.kinds
            .iter()
            .enumerate()
            .filter(move |(_, other)| **other == Some(kind))
            .map(|(index, _)| PostId::new(index))
    }

    /// The posts of `kind` that hang on a programme or a residence without being its updates or notices.
    pub fn attached_of(&self, parent: PostId, kind: KindName) -> impl Iterator<Item = PostId> + '_ {
        let attached = self.attached.get(&parent).map_or(&[][..], Vec::as_slice);
        attached.iter().copied().filter(move |id| self.kind(*id) == Some(kind))
    }

    /// Every post's number, newest first.
    pub fn ids(&self) -> impl Iterator<Item = PostId> + use<> {
        (0..self.posts.len()).map(PostId::new)
    }

    /// The list with that identity. Every identity that the site gives out has its list.
    #[must_use]
    pub fn list(&self, id: ListId) -> &List {
        &self.lists[&id]
    }

    /// The section whose address `url` starts with.
    #[must_use]
    pub fn section_of(&self, url: &str) -> Option<&Section> {
        self.sections.iter().find(|section| url.starts_with(&section.url))
    }

    /// The comments' mode of a post: its own, or else its kind's.
    #[must_use]
    pub fn comment_mode(&self, post: &Post) -> CommentMode {
        let comments = &self.config.comments;
        match (comments.enabled, post.comments, post.kind.name()) {
            (false, ..) | (_, None, None) => CommentMode::Closed,
            (true, Some(mode), _) => mode,
            (true, None, Some(kind)) => comments.mode(kind),
        }
    }

    /// A `tag:` URI (RFC 4151) that names a post for ever: the site's first host, the identifier, and what `suffix` adds.
    ///
    /// The date part is fixed: it says when the naming scheme was chosen, not when the post was written.
    #[must_use]
    pub fn tag_uri(&self, post: &Post, suffix: &str) -> String {
        ["tag:", &self.config.site.authority, ",2026:", &post.id, suffix].concat()
    }

    /// `path` as an absolute URL of the site.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        [self.config.site.url.as_str(), path].concat()
    }

    /// `path` as a page of the site links to it: behind the path that the site's address has, if any.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        [self.config.site.url.prefix(), path].concat()
    }

    /// The instant that a post was published: its date, at midnight where it has no time of day.
    #[must_use]
    pub fn published(&self, post: &Post) -> Timestamp {
        post.date.as_ref().map_or(Timestamp::UNIX_EPOCH, |date| date.value.instant(&self.config.site.zone))
    }

    /// The instant of the post's last change of substance: its newest correction, award or follow-up.
    #[must_use]
    pub fn updated(&self, post: &Post) -> Timestamp {
        let zone = &self.config.site.zone;
        let published = self.published(post);
        let newest = match &post.kind {
            Kind::Tender(tender) => tender
                .rectifications
                .iter()
                .map(|rectification| rectification.date)
                .chain(tender.outcome.iter().filter_map(Award::moment))
                .chain(tender.lots.iter().filter_map(|lot| lot.outcome.as_ref()?.moment()))
                .map(|date| date.instant(zone))
                .max(),
            Kind::ResidenceNotice(notice) => {
                notice.follow_ups.iter().map(|follow_up| follow_up.date.instant(zone)).max()
            }
            Kind::BoardDocument(document) => document.withdrawn.map(|date| date.instant(zone)),
            _ => None,
        };
        newest.map_or(published, |newest| newest.max(published))
    }
}
