//! Moderators and their sessions.

use palier_comments::store::{Actor, Closure, NewModerator, NewSession, Role, Store};

use super::given::{Given, day, digest, key, minute, morning};

fn new(email: &str) -> NewModerator {
    NewModerator {
        email: email.to_owned(),
        name: "Léa".to_owned(),
        password_hash: "$argon2id$léa".to_owned(),
        role: Role::Administrator,
        at: morning(),
    }
}

pub(super) async fn an_address_has_one_moderator(store: &dyn Store) {
    let given = Given::site(store).await;
    let lea = store.add_moderator(given.site, new("lea@exemple.fr")).await.unwrap().unwrap();
    assert_eq!(store.add_moderator(given.site, new("Lea@exemple.fr")).await.unwrap(), None);
    let found = store.credentials(given.site, "LEA@exemple.fr").await.unwrap().unwrap();
    assert_eq!((found.moderator.id, found.moderator.role), (lea, Role::Administrator));
    assert_eq!((found.password_hash.as_str(), found.totp, found.totp_step), ("$argon2id$léa", None, 0));
    assert_eq!((found.moderator.mail.as_str(), found.moderator.has_totp), ("at_once", false));

    store.set_mail(given.site, lea, "daily").await.unwrap();
    store.set_profile(given.site, lea, "Léa Roux", Role::Moderator).await.unwrap();
    let all = store.moderators(given.site).await.unwrap();
    let lea = all.iter().find(|moderator| moderator.id == lea).unwrap();
    assert_eq!((lea.name.as_str(), lea.role, lea.mail.as_str()), ("Léa Roux", Role::Moderator, "daily"));

    // A removed one leaves her address to another.
    assert!(store.remove_moderator(given.site, lea.id, day(1)).await.unwrap());
    assert!(!store.remove_moderator(given.site, lea.id, day(2)).await.unwrap());
    assert!(store.credentials(given.site, "lea@exemple.fr").await.unwrap().is_none());
    assert!(store.add_moderator(given.site, new("lea@exemple.fr")).await.unwrap().is_some());
    let last = store.moderators(given.site).await.unwrap().pop().unwrap();
    assert_eq!((last.id, last.removed_at), (lea.id, Some(day(1))));
}

pub(super) async fn a_removed_moderator_keeps_her_name_in_the_log_alone(store: &dyn Store) {
    let given = Given::site(store).await;
    let closure = Closure::Thread(key("verger"), true);
    store.close(given.site, closure, Actor::Moderator(given.claire), "", morning()).await.unwrap();
    store.open_session(given.site, session(given)).await.unwrap();
    store.remove_moderator(given.site, given.claire, day(1)).await.unwrap();
    let line = &store.log(given.site, None, None, 1).await.unwrap()[0];
    assert_eq!(line.by_name.as_deref(), Some("Claire Martel"));
    assert_eq!(open(given, minute(1), morning()).await, None);
    store.open_session(given.site, session(given)).await.unwrap();
    assert_eq!(open(given, minute(1), morning()).await, None);
    assert!(!store.set_password(given.site, given.claire, "autre", true).await.unwrap());
}

pub(super) async fn a_code_counts_once(store: &dyn Store) {
    let given = Given::site(store).await;
    store.set_totp(given.site, given.claire, Some(b"sealed")).await.unwrap();
    let kept = store.credentials(given.site, "claire@exemple.fr").await.unwrap().unwrap();
    assert_eq!((kept.totp.as_deref(), kept.moderator.has_totp), (Some(b"sealed".as_slice()), true));
    for (step, counts) in [(100, true), (100, false), (99, false), (101, true)] {
        assert_eq!(store.use_totp(given.site, given.claire, step).await.unwrap(), counts, "{step}");
    }
    store.set_totp(given.site, given.claire, None).await.unwrap();
    assert!(!store.moderators(given.site).await.unwrap()[0].has_totp);
}

fn session(given: Given<'_>) -> NewSession {
    NewSession { token: digest("session"), moderator: given.claire, at: morning(), expires: day(1) }
}

/// When the session was last seen, where it is open.
async fn open(given: Given<'_>, now: jiff::Timestamp, idle_since: jiff::Timestamp) -> Option<jiff::Timestamp> {
    let found = given.store.session(given.site, digest("session"), now, idle_since).await.unwrap();
    found.map(|session| session.seen_at)
}

pub(super) async fn a_session_ends(store: &dyn Store) {
    let given = Given::site(store).await;
    store.open_session(given.site, session(given)).await.unwrap();
    let early = minute(-30);
    assert_eq!(open(given, minute(10), early).await, Some(morning()));
    // To the minute: a second question within it writes nothing.
    assert_eq!(open(given, minute(10), early).await, Some(minute(10)));
    assert_eq!(open(given, minute(11), minute(10)).await, None);
    assert_eq!(open(given, day(1), early).await, None);
    assert!(open(given, minute(12), early).await.is_some());
    store.end_session(given.site, digest("session")).await.unwrap();
    assert_eq!(open(given, minute(12), early).await, None);

    store.open_session(given.site, session(given)).await.unwrap();
    store.end_sessions(given.site, given.claire).await.unwrap();
    assert_eq!(open(given, minute(12), early).await, None);
}

pub(super) async fn a_new_password_ends_every_session(store: &dyn Store) {
    let given = Given::site(store).await;
    store.set_totp(given.site, given.claire, Some(b"sealed")).await.unwrap();
    store.open_session(given.site, session(given)).await.unwrap();
    assert!(store.set_password(given.site, given.claire, "$argon2id$neuf", true).await.unwrap());
    assert_eq!(open(given, minute(1), minute(-1)).await, None);
    let kept = store.credentials(given.site, "claire@exemple.fr").await.unwrap().unwrap();
    assert_eq!((kept.password_hash.as_str(), kept.totp.is_some()), ("$argon2id$neuf", true));
    store.set_password(given.site, given.claire, "$argon2id$perdu", false).await.unwrap();
    assert!(!store.moderators(given.site).await.unwrap()[0].has_totp);
}
