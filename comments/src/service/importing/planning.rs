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
        let (official, readers): (Vec<_>, Vec<_>) =
            accounts(&comments).into_iter().partition(|(account, _)| self.options.official.contains(account));
        let has_written = |account: &String| official.iter().any(|(known, _)| known == account);
        let silent = self.options.official.iter().filter(|account| !has_written(account)).cloned().collect();
        let mut plan = Plan { flawed, pingbacks, readers, silent, ..Plan::default() };
        let (placed, unmapped) = self.placed(comments, &mut plan);
        plan.unmapped = unmapped;
        let newest = newest_of_each_email(&placed);
        for (comment, thread) in in_order(placed) {
            let email = self.email(&comment, &newest);
            plan.without_email += usize::from(email.is_none() && keeps_email(&comment));
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
            } else if is_a_place(&comment) && !answered.contains(&comment.id) {
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
        (is_recent && keeps_email(comment)).then_some(email)
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
            published_at: comment.published_at,
            details: comment.details,
            is_own: self.options.own,
        }
    }
}

/// Whether nothing is left of a comment but its place, which only replies need.
fn is_a_place(comment: &Foreign) -> bool {
    comment.state == State::Deleted || comment.words.raw().trim().is_empty()
}

/// Whether there is an address, and somebody who may want to be written to.
fn keeps_email(comment: &Foreign) -> bool {
    comment.email.is_some() && !matches!(comment.state, State::Spam | State::Deleted)
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

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Mode, ThreadKey};
    use crate::import::{Place, Words};
    use crate::store::Details;

    fn facts() -> ThreadFacts {
        ThreadFacts {
            key: ThreadKey::parse("verger").unwrap(),
            url: "/chantiers/verger/".to_owned(),
            title: "Le verger".to_owned(),
            kind: "avancement".to_owned(),
            mode: Mode::Open,
            programme: None,
            residence: None,
            published_at: None,
            old_urls: Vec::new(),
        }
    }

    /// A comment of so many minutes.
    fn comment(id: usize, parent: Option<usize>, minute: i64) -> Foreign {
        Foreign {
            place: Place::Row(0),
            id: id.to_string(),
            parent: parent.map(|parent| parent.to_string()),
            page: "/chantiers/verger/".to_owned(),
            name: "Samia".to_owned(),
            email: None,
            account: None,
            official: false,
            words: Words::Markdown("Bonjour".to_owned()),
            state: State::Published,
            written_at: Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute),
            published_at: None,
            details: Details::default(),
        }
    }

    fn ordered(comments: Vec<Foreign>) -> Vec<String> {
        in_order(comments.into_iter().map(|comment| (comment, facts())).collect())
            .into_iter()
            .map(|(one, _)| one.id)
            .collect()
    }

    #[test]
    fn a_reply_comes_after_what_it_answers_even_where_clocks_disagree() {
        let comments = vec![comment(0, Some(1), 1), comment(1, Some(2), 2), comment(2, None, 3), comment(3, None, 0)];
        assert_eq!(ordered(comments), ["3", "2", "1", "0"]);
        // A circle is cut where it is met.
        assert_eq!(
            ordered(vec![comment(0, Some(1), 0), comment(1, Some(0), 1), comment(2, Some(2), 2)]),
            ["1", "0", "2"]
        );
    }

    proptest! {
        #[test]
        fn each_comment_is_there_once_and_after_what_it_answers(
            parents in prop::collection::vec((prop::option::of(0..40_usize), 0..60_i64), 0..40),
        ) {
            // No circles: what is answered has a smaller number.
            let comments: Vec<_> = parents
                .iter()
                .enumerate()
                .map(|(id, (parent, minute))| comment(id, parent.filter(|parent| *parent < id), *minute))
                .collect();
            let order = ordered(comments.clone());
            let place = |id: &str| order.iter().position(|other| other == id).unwrap();
            prop_assert_eq!(order.len(), comments.len());
            for one in &comments {
                if let Some(parent) = &one.parent {
                    prop_assert!(place(parent) < place(&one.id));
                }
            }
        }
    }

    #[test]
    fn long_names_are_cut() {
        assert_eq!(cut("  Samia\n B. "), "Samia B.");
        let cut = cut(&"é".repeat(200));
        assert_eq!((cut.chars().count(), clean_name(&cut)), (LONGEST_NAME, Some(cut.clone())));
    }

    #[test]
    fn pages_without_a_thread_come_with_the_nearest() {
        let threads = Threads::new(vec![facts()]);
        let places = Places::new(&threads, "https://exemple.fr");
        let pages = HashMap::from([
            ("/a-propos/".to_owned(), 2),
            ("/chantiers/le-verger/".to_owned(), 7),
            ("/contact/".to_owned(), 2),
        ]);
        let nearest = Some(("/chantiers/verger/".to_owned(), "Le verger".to_owned()));
        let page = |page: &str, comments, nearest| Unmapped { page: page.to_owned(), comments, nearest };
        assert_eq!(
            suggested(pages, &places),
            [page("/chantiers/le-verger/", 7, nearest), page("/a-propos/", 2, None), page("/contact/", 2, None)]
        );
    }
}
