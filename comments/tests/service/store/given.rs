//! What the cases begin with.

use jiff::{SignedDuration, Timestamp};
use palier_comments::domain::text::{self, SafeHtml};
use palier_comments::domain::{
    Action, CommentId, Digest, Mode, ModeratorId, Reason, SiteId, SiteKey, State, ThreadFacts, ThreadKey,
};
use palier_comments::store::{
    Actor, Connection, Consent, Decided, Decision, Entry, Event, Filter, Gesture, LogFilter, NewComment, NewModerator,
    NewReport, OfficialReply, Retention, Role, Slice, Store, Submitted,
};

/// A Monday morning.
pub(crate) fn morning() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

/// So many minutes after [`morning`].
pub(crate) fn minute(minute: i64) -> Timestamp {
    morning() + SignedDuration::from_mins(minute)
}

/// Nothing ends but what has no « for ever ».
pub(crate) fn for_ever() -> Retention {
    Retention {
        connections: SignedDuration::from_hours(24 * 365),
        refused: None,
        removed: None,
        spam: None,
        pending: None,
        unconfirmed: SignedDuration::from_hours(24 * 7),
        emails: None,
        reports: None,
    }
}

pub(crate) fn day(day: i64) -> Timestamp {
    morning() + SignedDuration::from_hours(24 * day)
}

pub(crate) fn key(text: &str) -> ThreadKey {
    ThreadKey::parse(text).unwrap()
}

pub(crate) fn html(markdown: &str) -> SafeHtml {
    text::read(markdown).html
}

/// A digest of its own for each text.
pub(crate) fn digest(text: &str) -> Digest {
    let mut bytes = [0_u8; 32];
    for (place, byte) in text.bytes().enumerate() {
        bytes[place % 32] = bytes[place % 32].wrapping_mul(31).wrapping_add(byte);
    }
    Digest(bytes)
}

pub(crate) fn thread(name: &str) -> ThreadFacts {
    ThreadFacts {
        key: key(name),
        url: format!("/chantiers/{name}/"),
        title: format!("Chantier {name}"),
        kind: "avancement".to_owned(),
        mode: Mode::Open,
        programme: None,
        residence: None,
        published_at: None,
        old_urls: Vec::new(),
    }
}

/// A comment that waits, by somebody without an address; every text is its own.
pub(crate) fn comment(name: &str, markdown: &str) -> NewComment {
    NewComment {
        thread: thread("verger"),
        parent: None,
        name: name.to_owned(),
        email: None,
        markdown: markdown.to_owned(),
        html: html(markdown),
        question: false,
        state: State::Pending,
        score: 0.0,
        signals: Vec::new(),
        own_token: digest(&format!("token {name} {markdown}")),
        form: digest(&format!("form {name} {markdown}")),
        text: digest(&format!("text {name} {markdown}")),
        duplicate_window: SignedDuration::from_mins(10),
        connection: connection("192.0.2.1"),
        notify: None,
        at: morning(),
    }
}

/// The same, shown at once.
pub(crate) fn shown(name: &str, markdown: &str) -> NewComment {
    NewComment { state: State::Published, ..comment(name, markdown) }
}

/// A comment under an address, whose author wants to be told.
pub(crate) fn subscribed(name: &str, markdown: &str) -> NewComment {
    NewComment { email: Some(address(name)), notify: Some(consent()), ..shown(name, markdown) }
}

pub(crate) fn address(name: &str) -> String {
    format!("{}@exemple.fr", name.to_lowercase())
}

pub(crate) fn consent() -> Consent {
    Consent { sentence: "Me prévenir de la réponse".to_owned(), notice: "2026-09".to_owned() }
}

pub(crate) fn connection(address: &str) -> Connection {
    Connection { prefix: digest(address), clear: Some(format!("{address}:4711")) }
}

pub(crate) fn report(comment: CommentId) -> NewReport {
    NewReport {
        comment,
        reason: Reason::Insult,
        explanation: "Ce n’est pas une façon de parler.".to_owned(),
        name: "Rémi".to_owned(),
        email: Some(address("remi")),
        connection: connection("198.51.100.7"),
        at: minute(30),
    }
}

/// A store with one site and its moderator.
#[derive(Clone, Copy)]
pub(crate) struct Given<'a> {
    pub(crate) store: &'a dyn Store,
    pub(crate) site: SiteId,
    pub(crate) claire: ModeratorId,
}

impl<'a> Given<'a> {
    pub(crate) async fn site(store: &'a dyn Store) -> Self {
        let site = store.site(&SiteKey::parse("trois-vallons").unwrap()).await.unwrap();
        let claire = NewModerator {
            email: address("claire"),
            name: "Claire Martel".to_owned(),
            password_hash: "$argon2id$…".to_owned(),
            role: Role::Moderator,
            at: morning(),
        };
        let claire = store.add_moderator(site, claire, Actor::System).await.unwrap().unwrap();
        Self { store, site, claire }
    }

    /// Posts a comment that must be kept.
    pub(crate) async fn post(&self, comment: NewComment) -> CommentId {
        match self.store.submit(self.site, comment).await.unwrap() {
            Submitted::Stored(id) => id,
            other => panic!("{other:?}"),
        }
    }

    /// Posts an answer that is shown at once.
    pub(crate) async fn answer(&self, parent: CommentId, name: &str, markdown: &str) -> CommentId {
        self.post(NewComment { parent: Some(parent), ..shown(name, markdown) }).await
    }

    pub(crate) async fn decide(&self, comment: CommentId, action: Action) -> Decided {
        self.decide_at(&[comment], action, minute(5)).await
    }

    pub(crate) async fn decide_at(&self, comments: &[CommentId], action: Action, at: Timestamp) -> Decided {
        let by = Actor::Moderator(self.claire);
        let decision = Decision { comments: comments.to_vec(), action, by, teach: true, seen: at, at };
        self.store.decide(self.site, decision).await.unwrap()
    }

    pub(crate) fn reply(&self, parent: Option<CommentId>, markdown: &str) -> OfficialReply {
        OfficialReply {
            thread: thread("verger"),
            parent,
            name: "Claire, service clients".to_owned(),
            markdown: markdown.to_owned(),
            html: html(markdown),
            pinned: false,
            by: self.claire,
            seen: minute(60),
            at: minute(60),
        }
    }

    /// How many comments each of `threads` shows.
    pub(crate) async fn counts(&self, threads: &[ThreadKey]) -> Vec<u32> {
        let counted = self.store.counts(self.site, threads).await.unwrap();
        counted.into_iter().map(|counted| counted.comments).collect()
    }

    /// The conversation under the usual thread: number, parent, text without marks or state.
    pub(crate) async fn conversation(&self) -> Vec<(i64, Option<i64>, String)> {
        let comments = self.store.conversation(self.site, &key("verger")).await.unwrap();
        comments
            .into_iter()
            .map(|comment| {
                let text = comment.html.as_str().replace("<p>", "").replace("</p>", "").trim().to_owned();
                let text = if comment.author.is_none() { comment.state.word().to_owned() } else { text };
                (comment.id.0, comment.parent.map(|parent| parent.0), text)
            })
            .collect()
    }

    pub(crate) async fn entry(&self, comment: CommentId) -> Entry {
        self.store.entry(self.site, comment).await.unwrap().unwrap()
    }

    /// The numbers that a filter finds, the oldest first.
    pub(crate) async fn find(&self, filter: Filter) -> Vec<i64> {
        let slice = Slice { after: None, limit: 100, order: palier_comments::store::Order::Oldest };
        let page = self.store.entries(self.site, &filter, slice).await.unwrap();
        assert_eq!(page.total as usize, page.lines.len());
        page.lines.into_iter().map(|entry| entry.id.0).collect()
    }

    /// The events that wait, which wait no more after this.
    pub(crate) async fn events(&self) -> Vec<Event> {
        let events = self.store.events(1000).await.unwrap();
        let told = events.iter().map(|event| (event.id, Vec::new())).collect();
        self.store.expand(told, morning()).await.unwrap();
        events.into_iter().map(|event| event.event).collect()
    }

    /// The log's words, the oldest first, after Claire's beginning.
    pub(crate) async fn log(&self) -> Vec<String> {
        let lines = self.store.log(self.site, LogFilter::default(), None, 100).await.unwrap();
        assert_eq!(lines.last().map(|line| line.what), Some(Gesture::AddModerator));
        lines.into_iter().rev().skip(1).map(|line| line.what.word().to_owned()).collect()
    }
}
