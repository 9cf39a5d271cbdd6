//! The conversation under each post, as far as it is known when the site is built.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use palier_comments::domain::{Mode, ThreadKey};
use palier_comments::page::{AnyThread, CardCount, Extent, Host};
use palier_comments::snapshot::Writing;

use crate::config::CommentMode;
use crate::content::Post;
use crate::site::{LegalPage, Site};
use crate::theme::Theme;
use crate::view::COMMENT_CHARTER;

/// Bakes the conversations of one site.
pub(super) struct Conversations<'s> {
    site: &'s Site,
    theme: &'s Theme,
    host: Host,
    /// What stands under posts without comments. Most posts have none.
    empty: RwLock<HashMap<(Mode, Writing, Extent), Arc<AnyThread>>>,
}

impl<'s> Conversations<'s> {
    pub(super) fn new(site: &'s Site, theme: &'s Theme) -> Self {
        let config = &site.config;
        let cooperative = &config.cooperative;
        let host = Host {
            name: cooperative.name.clone(),
            zone: config.site.zone.clone(),
            base: site.href(&config.comments.service),
            privacy: site.href(LegalPage::PersonalData.url()),
            charter: site.routes.get(COMMENT_CHARTER).map(|_| site.href(COMMENT_CHARTER)).unwrap_or_default(),
            mails: site.conversations.mails,
            contact: cooperative.data_protection_officer.clone().unwrap_or_else(|| cooperative.email.clone()),
        };
        Self { site, theme, host, empty: RwLock::default() }
    }

    /// The section under `post`; empty where its identifier is none that the service takes, and where its author lets
    /// nobody write and nobody has written.
    ///
    /// # Errors
    /// What the service's template says: a fault of this program.
    pub(super) fn html(&self, post: &Post) -> Result<String, String> {
        let mode = mode(self.site.comment_mode(post));
        let extent = if post.gathers() { Extent::WithoutForm } else { Extent::Whole };
        let known = self.site.conversations.thread(&post.id);
        if let Some(thread) = known.filter(|thread| !thread.comments.is_empty()) {
            return self.theme.baker.section(&self.host, mode, thread, extent).map_err(|error| error.to_string());
        }
        if mode == Mode::Closed && self.site.conversations.known {
            return Ok(String::new());
        }
        let closed = if mode == Mode::Closed { Writing::Closed } else { Writing::Open };
        let writing = known.map_or(closed, |thread| thread.writing);
        let Some(key) = ThreadKey::parse(&post.id) else { return Ok(String::new()) };
        Ok(self.empty((mode, writing, extent))?.of(&key))
    }

    /// What lists say of the conversation under `post`.
    pub(super) fn count(&self, post: &Post) -> CardCount {
        self.site
            .conversations
            .thread(&post.id)
            .map_or_else(CardCount::default, |thread| self.theme.baker.count(thread))
    }

    fn empty(&self, sort: (Mode, Writing, Extent)) -> Result<Arc<AnyThread>, String> {
        if let Some(known) = self.empty.read().unwrap_or_else(PoisonError::into_inner).get(&sort) {
            return Ok(Arc::clone(known));
        }
        let (mode, writing, extent) = sort;
        let made = self.theme.baker.without_comments(&self.host, mode, writing, extent);
        let made = Arc::new(made.map_err(|error| error.to_string())?);
        self.empty.write().unwrap_or_else(PoisonError::into_inner).insert(sort, Arc::clone(&made));
        Ok(made)
    }
}

fn mode(mode: CommentMode) -> Mode {
    match mode {
        CommentMode::Open => Mode::Open,
        CommentMode::Questions => Mode::Questions,
        CommentMode::Closed => Mode::Closed,
    }
}
