//! Moderators and their sessions.

use palier_comments::store::{Actor, Closure, Gesture, LogFilter, NewModerator, NewSession, Role, Store};

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
    let lea = store.add_moderator(given.site, new("lea@exemple.fr"), Actor::System).await.unwrap().unwrap();
    assert_eq!(store.add_moderator(given.site, new("Lea@exemple.fr"), Actor::System).await.unwrap(), None);
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
    assert!(store.remove_moderator(given.site, lea.id, Actor::System, day(1)).await.unwrap());
    assert!(!store.remove_moderator(given.site, lea.id, Actor::System, day(2)).await.unwrap());
    assert!(store.credentials(given.site, "lea@exemple.fr").await.unwrap().is_none());
    assert!(store.add_moderator(given.site, new("lea@exemple.fr"), Actor::System).await.unwrap().is_some());
    let last = store.moderators(given.site).await.unwrap().pop().unwrap();
    assert_eq!((last.id, last.removed_at), (lea.id, Some(day(1))));
}

pub(super) async fn a_removed_moderator_keeps_her_name_in_the_log_alone(store: &dyn Store) {
    let given = Given::site(store).await;
    let closure = Closure::Thread(key("verger"), true);
    store.close(given.site, closure, Actor::Moderator(given.claire), "", morning()).await.unwrap();
    store.open_session(given.site, session(given)).await.unwrap();
    store.remove_moderator(given.site, given.claire, Actor::System, day(1)).await.unwrap();
    let line = &store.log(given.site, LogFilter::default(), None, 2).await.unwrap()[1];
    assert_eq!(line.by_name.as_deref(), Some("Claire Martel"));
    assert_eq!(open(given, minute(1), morning()).await, None);
    store.open_session(given.site, session(given)).await.unwrap();
    assert_eq!(open(given, minute(1), morning()).await, None);
    assert!(!store.set_password(given.site, given.claire, "autre").await.unwrap());
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
    assert!(store.set_password(given.site, given.claire, "$argon2id$neuf").await.unwrap());
    assert_eq!(open(given, minute(1), minute(-1)).await, None);
    let kept = store.credentials(given.site, "claire@exemple.fr").await.unwrap().unwrap();
    assert_eq!((kept.password_hash.as_str(), kept.totp.is_some()), ("$argon2id$neuf", true));
    let lost = "$argon2id$perdu";
    assert!(store.reset_password(given.site, given.claire, lost, Actor::System, minute(2)).await.unwrap());
    assert!(!store.moderators(given.site).await.unwrap()[0].has_totp);
}

pub(super) async fn administrators_manage_others_and_never_themselves(store: &dyn Store) {
    let given = Given::site(store).await;
    let (site, claire) = (given.site, Actor::Moderator(given.claire));
    let lea = store.add_moderator(site, new("lea@exemple.fr"), Actor::System).await.unwrap().unwrap();
    let by = Actor::Moderator(lea);

    // Claire is no administrator.
    assert_eq!(store.add_moderator(site, new("zoe@exemple.fr"), claire).await.unwrap(), None);
    assert!(!store.remove_moderator(site, lea, claire, day(1)).await.unwrap());
    assert!(!store.reset_password(site, lea, "$argon2id$", claire, day(1)).await.unwrap());
    // Nor is anybody of another site.
    let other = store.site(&palier_comments::domain::SiteKey::parse("autre").unwrap()).await.unwrap();
    assert!(!store.remove_moderator(other, given.claire, by, day(1)).await.unwrap());
    assert_eq!(store.add_moderator(other, new("zoe@exemple.fr"), by).await.unwrap(), None);

    assert!(!store.remove_moderator(site, lea, by, day(1)).await.unwrap());
    let zoe = store.add_moderator(site, new("zoe@exemple.fr"), by).await.unwrap().unwrap();
    assert!(store.reset_password(site, given.claire, "$argon2id$", by, day(1)).await.unwrap());
    assert!(store.remove_moderator(site, given.claire, by, day(1)).await.unwrap());
    // Two who remove one another: the second is no longer there to do it.
    assert!(store.remove_moderator(site, zoe, by, day(2)).await.unwrap());
    assert!(!store.remove_moderator(site, lea, Actor::Moderator(zoe), day(2)).await.unwrap());

    let lines = store.log(site, LogFilter { by: Some(lea), ..LogFilter::default() }, None, 10).await.unwrap();
    let told: Vec<_> = lines.iter().map(|line| (line.what, line.why.as_str())).collect();
    assert_eq!(
        told,
        [
            (Gesture::RemoveModerator, "Léa"),
            (Gesture::RemoveModerator, "Claire Martel"),
            (Gesture::ResetPassword, "Claire Martel"),
            (Gesture::AddModerator, "Léa"),
        ]
    );
}

pub(super) async fn it_is_known_when_a_moderator_was_seen_last(store: &dyn Store) {
    let given = Given::site(store).await;
    let seen = async || store.moderators(given.site).await.unwrap()[0].seen_at;
    assert_eq!(seen().await, None);
    store.open_session(given.site, session(given)).await.unwrap();
    assert_eq!(seen().await, Some(morning()));
    open(given, minute(10), minute(-30)).await;
    assert_eq!(seen().await, Some(minute(10)));
    // The end of the session does not change that.
    store.end_sessions(given.site, given.claire).await.unwrap();
    assert_eq!(seen().await, Some(minute(10)));
}
