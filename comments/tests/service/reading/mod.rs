//! Readers read: conversations, feeds, counts, what is kept in memory and what is not.

mod caching;
mod conversation;
mod data;
mod feeds;
mod manifest;
mod safety;

use palier_comments::domain::{Action, CommentId, ModeratorId};
use palier_comments::store::{Actor, Decision, NewModerator, OfficialReply, Role};

use super::support::{App, thread};
use super::writing::{HOSTILE, write};

/// Every attack: those of the corpus, and those of our own forms.
pub(super) fn attacks() -> impl Iterator<Item = &'static str> {
    include_str!("../../../fixtures/xss.txt").lines().filter(|line| !line.trim().is_empty()).chain(HOSTILE)
}

/// A site where everything is shown at once.
async fn app() -> App {
    App::new(&[("sites.vallons.policy", "after")]).await
}

/// Writes a comment that is shown at once.
async fn say(app: &App, name: &str, message: &str, more: &[(&str, &str)]) -> CommentId {
    let fields: Vec<_> = [("nom", name), ("message", message)].into_iter().chain(more.iter().copied()).collect();
    let answer = write(app, "verger", &fields).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    CommentId(answer.json()["id"].as_i64().unwrap())
}

/// The moderator.
pub(super) async fn claire(app: &App) -> ModeratorId {
    let claire = NewModerator {
        email: "claire@exemple.fr".to_owned(),
        name: "Claire Martel".to_owned(),
        password_hash: "$argon2id$…".to_owned(),
        role: Role::Moderator,
        at: app.now(),
    };
    app.store.add_moderator(app.id(), claire, Actor::System).await.unwrap().unwrap()
}

/// An answer of the cooperative.
pub(super) async fn answer(app: &App, by: ModeratorId, parent: CommentId, markdown: &str, pinned: bool) {
    let facts = thread("verger", palier_comments::domain::Mode::Open);
    let reply = OfficialReply {
        thread: facts.clone(),
        parent: Some(parent),
        name: "Claire, service clients".to_owned(),
        markdown: markdown.to_owned(),
        html: palier_comments::domain::text::read(markdown).html,
        pinned,
        by,
        seen: app.now(),
        at: app.now(),
    };
    app.store.reply(app.id(), reply).await.unwrap().unwrap();
    app.service.conversation_changed(&app.site(), &facts.key);
}

/// A decision of a moderator.
pub(super) async fn decide(app: &App, by: ModeratorId, comment: CommentId, action: Action) {
    let decision = Decision {
        comments: vec![comment],
        action,
        by: Actor::Moderator(by),
        teach: false,
        seen: app.now(),
        at: app.now(),
    };
    let decided = app.store.decide(app.id(), decision).await.unwrap();
    for changed in &decided.changed {
        app.service.conversation_changed(&app.site(), &changed.thread);
    }
    assert_eq!(decided.refused, []);
}
