//! The conversation under a post, as its template shows it: on the post's page and on a page of its own.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use palier_words::{Argument, Catalogue, Language};
use serde::Serialize;

use super::{FormView, escaped, when};
use crate::domain::text::SafeHtml;
use crate::domain::{Mode, Question, ThreadFacts};
use crate::snapshot::{Comment, Shown, Thread, Writing};

/// The variables of `conversation/thread.html`, as `conversation`; `frame` stands beside.
#[derive(Clone, Debug, Serialize)]
pub struct Conversation {
    /// The thread's id.
    pub id: String,
    /// The post's title.
    pub title: String,
    /// The address of the post's page.
    pub url: String,
    /// How many comments are shown.
    pub count: usize,
    /// The first-level comments.
    pub comments: Vec<Item>,
    /// Whether one may write.
    pub writing: Writing,
    /// Whether its author lets nobody write and nobody has written.
    pub is_mute: bool,
    /// Whether only the cooperative answers.
    pub questions: bool,
    /// The form, where one may write.
    pub form: Option<FormView>,
    /// Where the conversation alone is found.
    pub fragment_url: String,
    /// Where it is found as a whole page.
    pub page_url: String,
    /// Whether it was written into the page when the site was built, and so may be older than what the service has.
    pub is_baked: bool,
    /// Whether its form is left to the service's own page, to which a link leads.
    pub is_form_away: bool,
    /// Its Atom feed.
    pub feed_url: String,
}

/// A comment, or the place of one that is gone or is read again.
#[derive(Clone, Debug, Serialize)]
pub struct Item {
    /// Its number.
    pub id: i64,
    /// Who speaks.
    pub name: String,
    /// Whether it is the cooperative.
    pub official: bool,
    /// What stands in its place; empty where it is shown.
    pub gone: String,
    /// Whether its author may come to change it: on her device, a link to it stands here.
    pub is_changing: bool,
    /// Its text.
    pub html: SafeHtml,
    /// When it was written, for programs.
    pub at: Timestamp,
    /// When it was written, for people.
    pub when: String,
    /// « Modifié le … », or nothing.
    pub edited: String,
    /// Whether it stands first.
    pub pinned: bool,
    /// `waiting`, `answered`, `settled`, or nothing.
    pub question: &'static str,
    /// The comment it answers, where its place does not tell.
    pub answers: Option<Answered>,
    /// Where one answers it, where one may.
    pub reply_url: String,
    /// Where one reports it.
    pub report_url: String,
    /// Where its author changes it.
    pub edit_url: String,
    /// The answers, two levels deep at most.
    pub replies: Vec<Item>,
}

/// The comment that a deeper reply answers.
#[derive(Clone, Debug, Serialize)]
pub struct Answered {
    /// Its number.
    pub id: i64,
    /// Its author's name.
    pub name: String,
}

/// In which words, at which place.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The site's words.
    pub words: &'a Catalogue,
    /// The site's zone.
    pub zone: &'a TimeZone,
    /// The path below which the service answers.
    pub base: &'a str,
}

/// Levels of replies below the first: what is deeper stands on the last one and says whom it answers.
const DEEPEST: usize = 2;

impl Conversation {
    /// The conversation of a thread whose page is at `url`; `form` is shown where one may write.
    #[must_use]
    pub fn of(facts: &ThreadFacts, thread: &Thread, url: String, form: FormView, setting: Setting<'_>) -> Self {
        let (base, path) = (setting.base, escaped(facts.key.as_str()));
        // What its author says counts at once, whatever was known when the comments were last asked for.
        let writing = if facts.mode == Mode::Closed { Writing::Closed } else { thread.writing };
        let is_open = writing == Writing::Open;
        let may_reply = is_open && facts.mode == Mode::Open;
        Self {
            id: thread.id.clone(),
            title: facts.title.clone(),
            url,
            count: thread.count,
            comments: nested(&thread.comments, setting, may_reply),
            writing,
            is_mute: facts.mode == Mode::Closed && thread.comments.is_empty(),
            questions: facts.mode == Mode::Questions,
            form: is_open.then_some(form),
            fragment_url: format!("{base}/fragment/{path}"),
            page_url: format!("{base}/fil/{path}"),
            is_baked: false,
            is_form_away: false,
            feed_url: format!("{base}/flux/atom/fil/{path}"),
        }
    }
}

/// The comments as a tree of three levels: pinned ones first, then by their time.
fn nested(comments: &[Comment], setting: Setting<'_>, may_reply: bool) -> Vec<Item> {
    let by_id: HashMap<i64, &Comment> = comments.iter().map(|comment| (comment.id, comment)).collect();
    let above = |comment: &Comment| comment.parent.filter(|parent| by_id.contains_key(parent));
    let mut below: HashMap<Option<i64>, Vec<&Comment>> = HashMap::new();
    for comment in comments {
        below.entry(above(comment)).or_default().push(comment);
    }
    let pinned = with_pinned(comments, &above, &by_id);
    for replies in below.values_mut() {
        replies.sort_by_key(|comment| Reverse(pinned.contains_key(&comment.id)));
    }

    // A chain of replies may be as long as its readers are patient: no recursion.
    let mut open: Vec<(&Comment, usize)> = Vec::new();
    let mut roots: Vec<Item> = Vec::new();
    let push = |open: &mut Vec<_>, parent: Option<i64>, depth: usize| {
        open.extend(below.get(&parent).into_iter().flatten().rev().map(|comment| (*comment, depth)));
    };
    push(&mut open, None, 0);
    while let Some((comment, depth)) = open.pop() {
        let mut level = &mut roots;
        for _ in 0..depth.min(DEEPEST) {
            // What is above came just before.
            let Some(last) = level.len().checked_sub(1) else { break };
            level = &mut level[last].replies;
        }
        let answered = comment.parent.filter(|_| depth > DEEPEST).and_then(|parent| by_id.get(&parent).copied());
        level.push(item(comment, answered, setting, may_reply));
        push(&mut open, Some(comment.id), depth + 1);
    }
    roots
}

/// The comments that are pinned, and those above them: a pinned answer brings its question to the top.
fn with_pinned(
    comments: &[Comment],
    above: &dyn Fn(&Comment) -> Option<i64>,
    by_id: &HashMap<i64, &Comment>,
) -> HashMap<i64, ()> {
    let mut pinned = HashMap::new();
    for comment in comments.iter().filter(|comment| comment.pinned) {
        let mut next = Some(comment);
        while let Some(comment) = next.filter(|comment| pinned.insert(comment.id, ()).is_none()) {
            next = above(comment).and_then(|id| by_id.get(&id).copied());
        }
    }
    pinned
}

fn item(comment: &Comment, answered: Option<&Comment>, setting: Setting<'_>, may_reply: bool) -> Item {
    let Setting { words, zone, base } = setting;
    let moment = |at| when(words.language(), zone, at);
    let is_shown = comment.state == Shown::Published;
    let id = comment.id;
    Item {
        id,
        name: name(comment, words),
        official: comment.official,
        gone: gone(comment, words),
        is_changing: comment.state == Shown::Pending,
        html: match words.language() {
            Language::French => comment.html.with_french_spaces(),
            Language::English => comment.html.clone(),
        },
        // HTML takes no more than thousandths of a second.
        at: Timestamp::from_second(comment.written_at.as_second()).unwrap_or(comment.written_at),
        when: moment(comment.written_at),
        edited: comment
            .edited_at
            .map(|at| words.with("edited-on", &[("date", (&moment(at)).into())]))
            .unwrap_or_default(),
        pinned: comment.pinned,
        question: match comment.question {
            None => "",
            Some(Question::Waiting | Question::Reopened) => "waiting",
            Some(Question::Answered) => "answered",
            Some(Question::Settled) => "settled",
        },
        answers: answered
            .filter(|answered| answered.state == Shown::Published)
            .map(|answered| Answered { id: answered.id, name: name(answered, words) }),
        reply_url: if may_reply && is_shown { format!("{base}/commentaire/{id}/repondre") } else { String::new() },
        report_url: format!("{base}/commentaire/{id}/signaler"),
        edit_url: format!("{base}/commentaire/{id}/modifier"),
        replies: Vec::new(),
    }
}

fn name(comment: &Comment, words: &Catalogue) -> String {
    comment.name.clone().unwrap_or_else(|| words.text("anonymous-asker"))
}

/// What stands where a comment was.
fn gone(comment: &Comment, words: &Catalogue) -> String {
    match comment.state {
        Shown::Published => String::new(),
        Shown::Deleted => words.text("deleted-comment"),
        Shown::Pending => words.text("changed-comment"),
        Shown::Removed => {
            let reason = comment.removed_for.map_or("other", crate::domain::Reason::word).replace('_', "-");
            let reason = words.text(&format!("reason-{reason}"));
            words.with("removed-comment", &[("reason", Argument::from(&reason))])
        }
    }
}
