//! The outbox.

use palier_comments::domain::{Action, CommentId, Reason};
use palier_comments::store::{
    Backlog, Delivery, DeliveryKind, Event, EventId, NewComment, NewDelivery, Store, SubscriptionId,
};

use super::given::{Given, address, comment, key, minute, morning, report, shown, subscribed};

fn letter(payload: &str) -> NewDelivery {
    NewDelivery {
        kind: DeliveryKind::Mail,
        key: None,
        payload: payload.to_owned(),
        not_before: minute(1),
        to: Some(address("amina")),
    }
}

fn hook() -> NewDelivery {
    NewDelivery { kind: DeliveryKind::Hook, key: Some("hook".to_owned()), to: None, ..letter("") }
}

/// Notes an event and makes it these deliveries.
async fn tell(given: Given<'_>, deliveries: Vec<NewDelivery>) -> EventId {
    let event = Event::Changed { thread: key("verger") };
    given.store.note(given.site, event, morning()).await.unwrap();
    let id = given.store.events(1).await.unwrap()[0].id;
    given.store.expand(vec![(id, deliveries)], morning()).await.unwrap();
    id
}

fn payloads(deliveries: &[Delivery]) -> Vec<&str> {
    deliveries.iter().map(|delivery| delivery.payload.as_str()).collect()
}

pub(super) async fn an_event_becomes_its_deliveries_once(store: &dyn Store) {
    let given = Given::site(store).await;
    let event = tell(given, vec![letter("un"), NewDelivery { not_before: minute(9), ..letter("deux") }]).await;
    store.expand(vec![(event, vec![letter("encore")])], morning()).await.unwrap();
    assert_eq!(store.events(10).await.unwrap(), []);
    assert_eq!(store.next_due().await.unwrap(), Some(minute(1)));
    assert_eq!(store.due(morning(), 10).await.unwrap(), []);
    let due = store.due(minute(1), 10).await.unwrap();
    assert_eq!((payloads(&due), due[0].attempts, due[0].made_at), (vec!["un"], 0, morning()));
    // Until it arrived it is due, whoever stops in between.
    assert_eq!(store.due(minute(1), 10).await.unwrap(), due);
    store.delivered(due[0].id).await.unwrap();
    assert_eq!(payloads(&store.due(minute(9), 10).await.unwrap()), ["deux"]);
}

pub(super) async fn a_delivery_of_a_key_waits_once_but_not_for_one_that_was_begun(store: &dyn Store) {
    let given = Given::site(store).await;
    tell(given, vec![hook()]).await;
    tell(given, vec![hook()]).await;
    let begun = store.due(minute(2), 10).await.unwrap();
    assert_eq!(begun.len(), 1);
    // What happens while the call is on its way needs another.
    tell(given, vec![hook()]).await;
    tell(given, vec![hook()]).await;
    store.delivered(begun[0].id).await.unwrap();
    assert_eq!(store.due(minute(2), 10).await.unwrap().len(), 1);
}

pub(super) async fn a_failed_delivery_is_tried_again_until_it_is_dead(store: &dyn Store) {
    let given = Given::site(store).await;
    tell(given, vec![letter("un")]).await;
    let id = store.due(minute(1), 10).await.unwrap()[0].id;
    store.failed(id, "451 plus tard", Some(minute(20))).await.unwrap();
    assert_eq!(store.due(minute(19), 10).await.unwrap(), []);
    assert_eq!(store.next_due().await.unwrap(), Some(minute(20)));
    let again = store.due(minute(20), 10).await.unwrap();
    assert_eq!((again[0].attempts, again[0].last_error.as_deref()), (1, Some("451 plus tard")));

    store.failed(id, "550 inconnu", None).await.unwrap();
    assert_eq!(store.next_due().await.unwrap(), None);
    let dead = store.dead(given.site, 10).await.unwrap();
    assert_eq!((dead[0].id, dead[0].attempts, dead[0].last_error.as_deref()), (id, 2, Some("550 inconnu")));
    assert!(store.revive(given.site, id, minute(30)).await.unwrap());
    assert!(!store.revive(given.site, id, minute(30)).await.unwrap());
    assert_eq!(store.due(minute(30), 10).await.unwrap()[0].attempts, 0);
    assert!(!store.drop_dead(given.site, id, given.claire, minute(31)).await.unwrap());
    store.failed(id, "550 inconnu", None).await.unwrap();
    assert!(store.drop_dead(given.site, id, given.claire, minute(31)).await.unwrap());
    assert_eq!(given.log().await, ["drop_delivery"]);
    assert_eq!(store.dead(given.site, 10).await.unwrap(), []);
}

pub(super) async fn the_backlog_is_counted_and_listed(store: &dyn Store) {
    let given = Given::site(store).await;
    assert_eq!(store.backlog(given.site).await.unwrap(), Backlog::default());
    tell(given, vec![letter("un"), letter("deux"), hook()]).await;
    store.note(given.site, Event::Changed { thread: key("verger") }, minute(1)).await.unwrap();
    let backlog = Backlog { events: 1, letters: 2, calls: 1, dead: 0 };
    assert_eq!(store.backlog(given.site).await.unwrap(), backlog);
    let letters = store.pending(given.site, DeliveryKind::Mail, 9).await.unwrap();
    assert_eq!(letters.len(), 2);
    store.failed(letters[0].id, "mail_timeout", Some(minute(50))).await.unwrap();
    store.failed(letters[1].id, "mail_answered 550", None).await.unwrap();
    let letters = store.pending(given.site, DeliveryKind::Mail, 9).await.unwrap();
    assert_eq!((letters.len(), letters[0].not_before, letters[0].attempts), (1, minute(50), 1));
    assert_eq!(store.pending(given.site, DeliveryKind::Hook, 9).await.unwrap().len(), 1);
    assert_eq!(store.backlog(given.site).await.unwrap(), Backlog { letters: 1, dead: 1, ..backlog });

    // Another site has nothing of it, and cannot touch it.
    let other = store.site(&palier_comments::domain::SiteKey::parse("autre").unwrap()).await.unwrap();
    assert_eq!(store.backlog(other).await.unwrap(), Backlog::default());
    assert_eq!(store.pending(other, DeliveryKind::Mail, 9).await.unwrap(), []);
    let dead = store.dead(given.site, 9).await.unwrap()[0].id;
    assert!(!store.revive(other, dead, minute(60)).await.unwrap());
    assert!(!store.drop_dead(other, dead, given.claire, minute(60)).await.unwrap());
}

/// Roles and addresses before the `@`.
async fn heard(given: Given<'_>, event: Event) -> Vec<String> {
    let found = given.store.addressees(given.site, &event).await.unwrap();
    found.iter().map(|one| format!("{} {}", one.role, one.email.split('@').next().unwrap())).collect()
}

pub(super) async fn who_has_to_hear_of_what(store: &dyn Store) {
    let given = Given::site(store).await;
    let question = given.post(NewComment { question: true, ..subscribed("Amina", "Quand ?") }).await;
    let neighbour = given.answer(question, "Bruno", "Moi aussi.").await;
    let subscription = SubscriptionId(1);
    assert_eq!(heard(given, Event::Waiting { comment: neighbour }).await, ["moderator claire"]);
    assert_eq!(heard(given, Event::ConfirmationWanted { subscription }).await, ["subscriber amina"]);
    // What is shown at once is told to moderators until one of them has looked at it.
    assert_eq!(heard(given, Event::Published { comment: neighbour }).await, ["moderator claire"]);
    assert_eq!(heard(given, Event::Edited { comment: neighbour }).await, ["moderator claire"]);
    given.decide(neighbour, Action::Approve).await;
    assert_eq!(heard(given, Event::Edited { comment: neighbour }).await, [""; 0]);
    // Nobody is written to before she confirmed, nor about her own words.
    assert_eq!(heard(given, Event::Published { comment: neighbour }).await, [""; 0]);
    store.confirm(given.site, subscription, minute(1)).await.unwrap();
    assert_eq!(heard(given, Event::Published { comment: neighbour }).await, ["subscriber amina"]);
    let own = NewComment { parent: Some(question), notify: None, ..subscribed("Amina", "Personne ?") };
    let own = given.post(own).await;
    assert_eq!(heard(given, Event::Published { comment: own }).await, ["moderator claire"]);
    assert_eq!(heard(given, Event::ConfirmationWanted { subscription }).await, [""; 0]);

    // The answer reaches her once: with the question whether it is settled.
    let reply = store.reply(given.site, given.reply(Some(question), "En mars.")).await.unwrap().unwrap();
    assert_eq!(heard(given, Event::Published { comment: reply }).await, [""; 0]);
    assert_eq!(heard(given, Event::Answered { question, reply }).await, ["author amina"]);
    let more = store.reply(given.site, given.reply(Some(question), "Le 12.")).await.unwrap().unwrap();
    assert_eq!(heard(given, Event::Published { comment: more }).await, ["subscriber amina"]);

    given.decide(own, Action::Remove { reason: Reason::Insult, note: String::new() }).await;
    assert_eq!(heard(given, Event::Declined { comment: own }).await, ["author amina"]);
    let report = store.report(given.site, report(neighbour)).await.unwrap().kept().unwrap();
    assert_eq!(heard(given, Event::Reported { report }).await, ["moderator claire", "reporter remi"]);
    assert_eq!(heard(given, Event::ReportDecided { report, why: String::new() }).await, ["reporter remi"]);
    assert_eq!(heard(given, Event::Flooded { thread: key("verger") }).await, ["moderator claire"]);
    assert_eq!(heard(given, Event::Changed { thread: key("verger") }).await, [""; 0]);

    // Removed: nobody hears of what is no longer shown.
    given.decide(more, Action::Remove { reason: Reason::Insult, note: String::new() }).await;
    assert_eq!(heard(given, Event::Published { comment: more }).await, [""; 0]);
}

pub(super) async fn whoever_confirms_after_the_answer_is_told_of_it_then(store: &dyn Store) {
    let given = Given::site(store).await;
    let question = given.post(NewComment { question: true, ..subscribed("Amina", "Quand ?") }).await;
    given.decide(question, Action::Publish).await;
    let reply = store.reply(given.site, given.reply(Some(question), "En mars.")).await.unwrap().unwrap();
    given.events().await;
    let subscription = SubscriptionId(1);
    assert_eq!(heard(given, Event::Answered { question, reply }).await, [""; 0], "nobody writes to her before");
    store.confirm(given.site, subscription, minute(90)).await.unwrap();
    assert_eq!(given.events().await, [Event::Answered { question, reply }]);
    store.confirm(given.site, subscription, minute(91)).await.unwrap();
    assert_eq!(given.events().await, [], "once");
}

pub(super) async fn nobody_of_whom_nothing_is_kept_is_written_to(store: &dyn Store) {
    let given = Given::site(store).await;
    let wanted = |name: &str| Event::DataWanted { email: address(name) };
    assert_eq!(heard(given, wanted("Amina")).await, [""; 0]);
    given.post(NewComment { email: Some(address("amina")), ..comment("Amina", "bonjour") }).await;
    assert_eq!(heard(given, wanted("Amina")).await, ["person amina"]);
    let id = given.post(shown("Bruno", "bonjour")).await;
    store.report(given.site, report(id)).await.unwrap().kept().unwrap();
    assert_eq!(heard(given, wanted("remi")).await, ["person remi"]);
    assert_eq!(id, CommentId(2));
}
