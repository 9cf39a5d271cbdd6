//! What the pages of a site show again and again, each made when the first page shows it.

use std::sync::{Arc, OnceLock};

use super::banner::{Placed, Whose};
use super::model::{CardView, FeedView, LinkView, ListedView, Shared, TermView};
use super::page::Trail;
use super::shared::Memo;
use crate::site::{ListId, PostId, Site};

/// It hangs on the site and its theme alone and is kept as long as these: a build makes all pages with one, a preview all pages
/// that are asked for until something changes.
pub struct Made {
    cards: Vec<OnceLock<Card>>,
    pub(super) links: Memo<PostId, Shared<LinkView>>,
    pub(super) trades: Memo<usize, Shared<LinkView>>,
    pub(super) terms: Memo<(&'static str, &'static str), Shared<TermView>>,
    pub(super) feeds: Memo<ListId, Shared<Vec<FeedView>>>,
    /// The pages above an address.
    pub(super) trails: Memo<String, Arc<Trail>>,
    pub(super) banners: Memo<Whose, Option<Arc<Placed>>>,
}

/// A post's card. A list prints its HTML and looks at nothing else of it: a card takes tens of look-ups to render, and a post
/// stands in tens of lists.
#[derive(Clone)]
pub(super) struct Card {
    pub(super) view: Shared<CardView>,
    pub(super) listed: Shared<ListedView>,
}

impl Made {
    /// Of `site` and the theme that will show it, nothing yet.
    #[must_use]
    pub fn nothing_of(site: &Site) -> Self {
        Self {
            cards: std::iter::repeat_with(OnceLock::new).take(site.posts.len()).collect(),
            links: Memo::default(),
            trades: Memo::default(),
            terms: Memo::default(),
            feeds: Memo::default(),
            trails: Memo::default(),
            banners: Memo::default(),
        }
    }

    /// The card of a post. `make` says whether the theme could render it: one that it could not is shown this once, and whoever
    /// shows the post next hears of the failure too.
    pub(super) fn card(&self, id: PostId, make: impl FnOnce() -> (Card, bool)) -> Card {
        let place = &self.cards[id.index()];
        if let Some(known) = place.get() {
            return known.clone();
        }
        let (card, is_sound) = make();
        if is_sound {
            let _ = place.set(card.clone());
        }
        card
    }
}

impl std::fmt::Debug for Made {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Made").finish_non_exhaustive()
    }
}
