//! From what a file holds to what is imported of it: pure.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::{Options, Plan, Unmapped};
use crate::config;
use crate::domain::{State, ThreadFacts};
use crate::import::{self, Foreign, Gathered, Places};
use crate::manifest::Threads;
use crate::service::writing::{LONGEST_NAME, clean_email, clean_name};
use crate::store::NewImport;

/// Pages for which the nearest post is looked for: nobody reads more.
const MOST_SUGGESTED: usize = 100;

/// What a plan depends on besides the file.
pub(super) struct Setting<'s> {
    pub(super) site: &'s config::Site,
    pub(super) threads: &'s Threads,
    /// Comments that were imported before.
    pub(super) known: &'s HashSet<String>,
    /// An address under which nothing was written since then is not kept.
    pub(super) emails_since: Timestamp,
    /// The name of who gave none.
    pub(super) anonymous: String,
    pub(super) options: &'s Options,
}

impl Setting<'_> {
    pub(super) fn plan(&self, gathered: Gathered) -> Plan {
        let Gathered { comments, flawed, pingbacks } = gathered;
        let mut plan = Plan { flawed, pingbacks, accounts: accounts(&comments), ..Plan::default() };
        let (placed, unmapped) = self.placed(comments, &mut plan);
        plan.unmapped = unmapped;
        let newest = newest_of_each_email(&placed);
        for (comment, thread) in in_order(placed) {
            let email = self.email(&comment, &newest);
            plan.without_email += usize::from(email.is_none() && comment.email.is_some());
            plan.ready.push(self.import(comment, thread, email));
        }
        plan
    }

    /// Comments with their threads, without those that are here or that hold no place; pages without a thread.
    fn placed(&self, comments: Vec<Foreign>, plan: &mut Plan) -> (Vec<(Foreign, ThreadFacts)>, Vec<Unmapped>) {
        let places = Places::new(self.threads, &self.site.url);
        let answered: HashSet<String> = comments.iter().filter_map(|comment| comment.parent.clone()).collect();
        let mut placed = Vec::with_capacity(comments.len());
        let mut unmapped = HashMap::<String, usize>::new();
        for comment in comments {
            if self.known.contains(&comment.id) {
                plan.known += 1;
            } else if comment.state == State::Deleted && !answered.contains(&comment.id) {
                plan.gone += 1;
            } else if let Some(thread) = places.find(&comment.page) {
                placed.push((comment, thread.clone()));
            } else {
                *unmapped.entry(comment.page).or_default() += 1;
            }
        }
        (placed, suggested(unmapped, &places))
    }

    /// The address that is taken over: one that mail can reach, of somebody who wrote not long ago, and not a spammer's.
    fn email(&self, comment: &Foreign, newest: &HashMap<String, Timestamp>) -> Option<String> {
        let email = clean_email(comment.email.as_deref()?)?;
        let is_recent = newest.get(&email.to_lowercase()).is_some_and(|newest| *newest >= self.emails_since);
        (is_recent && !matches!(comment.state, State::Spam | State::Deleted)).then_some(email)
    }

    fn import(&self, comment: Foreign, thread: ThreadFacts, email: Option<String>) -> NewImport {
        let (markdown, html) = import::safe(&comment.words);
        let official =
            comment.official || comment.account.as_ref().is_some_and(|account| self.options.official.contains(account));
        NewImport {
            thread,
            foreign_id: comment.id,
            foreign_parent: comment.parent,
            name: clean_name(&cut(&comment.name)).unwrap_or_else(|| self.anonymous.clone()),
            email: email.filter(|_| !official),
            markdown,
            html,
            state: comment.state,
            official,
            written_at: comment.written_at,
        }
    }
}

/// Accounts that wrote, those that wrote most first.
fn accounts(comments: &[Foreign]) -> Vec<(String, usize)> {
    let mut counts = HashMap::<&str, usize>::new();
    for account in comments.iter().filter_map(|comment| comment.account.as_deref()) {
        *counts.entry(account).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().map(|(account, count)| (account.to_owned(), count)).collect();
    counts.sort_by(|(a, one), (b, other)| other.cmp(one).then_with(|| a.cmp(b)));
    counts
}

fn suggested(unmapped: HashMap<String, usize>, places: &Places<'_>) -> Vec<Unmapped> {
    let mut pages: Vec<_> = unmapped.into_iter().collect();
    pages.sort_by(|(a, one), (b, other)| other.cmp(one).then_with(|| a.cmp(b)));
    let suggest = |page: &str| places.nearest(page).map(|thread| (thread.url.clone(), thread.title.clone()));
    pages
        .into_iter()
        .enumerate()
        .map(|(number, (page, comments))| Unmapped {
            nearest: if number < MOST_SUGGESTED { suggest(&page) } else { None },
            page,
            comments,
        })
        .collect()
}

/// When something was written last under each address.
fn newest_of_each_email(comments: &[(Foreign, ThreadFacts)]) -> HashMap<String, Timestamp> {
    let mut newest = HashMap::<String, Timestamp>::new();
    for (comment, _) in comments {
        if let Some(email) = comment.email.as_deref().and_then(clean_email) {
            let last = newest.entry(email.to_lowercase()).or_insert(comment.written_at);
            *last = comment.written_at.max(*last);
        }
    }
    newest
}

/// By the time of their writing, but each after the one that it answers, in whatever order the file has them. Of those
/// that answer one another in a circle, one answers nobody.
fn in_order(mut comments: Vec<(Foreign, ThreadFacts)>) -> Vec<(Foreign, ThreadFacts)> {
    comments.sort_by_key(|(comment, _)| comment.written_at);
    let places: HashMap<String, usize> =
        comments.iter().enumerate().map(|(place, (comment, _))| (comment.id.clone(), place)).collect();
    let parent = |place: usize| {
        let (comment, _): &(Foreign, ThreadFacts) = &comments[place];
        comment.parent.as_ref().and_then(|parent| places.get(parent)).copied()
    };
    let mut order = Vec::with_capacity(comments.len());
    let mut is_seen = vec![false; comments.len()];
    for start in 0..comments.len() {
        let mut above = Vec::new();
        let mut next = Some(start);
        while let Some(place) = next.filter(|place| !is_seen[*place]) {
            is_seen[place] = true;
            above.push(place);
            next = parent(place);
        }
        order.extend(above.into_iter().rev());
    }
    let mut comments: Vec<Option<_>> = comments.into_iter().map(Some).collect();
    // The same number twice in one file is one comment: the store takes the first.
    order.into_iter().filter_map(|place| comments[place].take()).collect()
}

/// As much of a name as we show.
fn cut(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.char_indices().nth(LONGEST_NAME) {
        None => name,
        Some(_) => name.chars().take(LONGEST_NAME - 1).chain(['…']).collect(),
    }
}
