//! Reading, and threads.

use palier_comments::domain::{Action, Author, Comment, CommentId, Counted, Reason, SiteKey, State, ThreadFacts};
use palier_comments::store::{
    Actor, Closure, FLOOD, Gesture, NewComment, OfficialReply, SavedManifest, Store, Subject,
};

use super::given::{Given, comment, key, minute, morning, shown, thread};

fn remove() -> Action {
    Action::Remove { reason: Reason::Insult, note: String::new() }
}

pub(super) async fn comments_come_in_the_order_of_their_writing(store: &dyn Store) {
    let given = Given::site(store).await;
    given.post(NewComment { at: minute(2), ..shown("Bruno", "second") }).await;
    given.post(NewComment { at: minute(1), ..shown("Amina", "premier") }).await;
    given.post(comment("Chloé", "en attente")).await;
    assert_eq!(given.conversation().await, [(2, None, "premier".to_owned()), (1, None, "second".to_owned())]);

    let comments = store.conversation(given.site, &key("verger")).await.unwrap();
    assert_eq!(comments[0].author, Some(Author::Reader("Amina".to_owned())));
    assert_eq!((comments[0].written_at, comments[0].published_at), (minute(1), minute(1)));
    assert_eq!(store.conversation(given.site, &key("ailleurs")).await.unwrap(), []);
}

pub(super) async fn a_clock_that_goes_back_puts_no_reply_before_what_it_answers(store: &dyn Store) {
    let given = Given::site(store).await;
    let first = given.post(NewComment { at: minute(60), ..shown("Amina", "question") }).await;
    let early = NewComment { parent: Some(first), at: morning(), ..shown("Bruno", "réponse") };
    given.post(early).await;
    store
        .reply(given.site, OfficialReply { at: morning(), ..given.reply(Some(first), "officielle") })
        .await
        .unwrap()
        .unwrap();
    let texts: Vec<_> = given.conversation().await.into_iter().map(|(.., text)| text).collect();
    assert_eq!(texts, ["question", "réponse", "officielle"]);
}

pub(super) async fn what_readers_saw_keeps_its_place(store: &dyn Store) {
    let given = Given::site(store).await;
    let first = given.post(shown("Amina", "injure")).await;
    let reply = given.answer(first, "Bruno", "réponse").await;
    given.decide(first, remove()).await;
    assert_eq!(given.conversation().await, [(1, None, "removed".to_owned()), (2, Some(1), "réponse".to_owned())]);

    let tombstone = &store.conversation(given.site, &key("verger")).await.unwrap()[0];
    assert_eq!((tombstone.state, tombstone.removed_for), (State::Removed, Some(Reason::Insult)));
    assert_eq!((tombstone.html.as_str(), &tombstone.author), ("", &None));

    // Without a reply too: whoever follows a link to it, or reported it, learns what became of it.
    given.decide(reply, remove()).await;
    store.delete(given.site, first, minute(9)).await.unwrap();
    let places = [(1, None, "deleted".to_owned()), (2, Some(1), "removed".to_owned())];
    assert_eq!(given.conversation().await, places);
    assert_eq!(given.counts(&[key("verger")]).await, [0]);
    let all = store.all_conversations(given.site).await.unwrap();
    assert_eq!(all, store.conversation(given.site, &key("verger")).await.unwrap());

    // What they never saw has none, nor what is unwanted.
    let pending = given.post(comment("Chloé", "en attente")).await;
    store.delete(given.site, pending, minute(9)).await.unwrap();
    given.decide(reply, Action::MarkSpam).await;
    assert_eq!(given.conversation().await, places[..1]);
    let place = async |id| store.place_of(given.site, id).await.unwrap();
    assert_eq!((place(first).await, place(reply).await, place(pending).await), (Some(key("verger")), None, None));
}

pub(super) async fn a_reply_below_a_hidden_comment_hangs_on_what_is_seen_above(store: &dyn Store) {
    let given = Given::site(store).await;
    let first = given.post(shown("Amina", "premier")).await;
    let hidden = given.answer(first, "Bruno", "indésirable").await;
    given.answer(hidden, "Chloé", "réponse").await;
    given.decide(hidden, Action::MarkSpam).await;
    assert_eq!(given.conversation().await, [(1, None, "premier".to_owned()), (3, Some(1), "réponse".to_owned())]);

    given.decide(first, Action::MarkSpam).await;
    assert_eq!(given.conversation().await, [(3, None, "réponse".to_owned())]);
}

pub(super) async fn counts_and_newest_speak_of_published_comments_alone(store: &dyn Store) {
    let given = Given::site(store).await;
    for (minutes, place, text) in
        [(1, "verger", "un"), (2, "moulin", "deux"), (3, "verger", "trois"), (4, "gare", "quatre")]
    {
        given.post(NewComment { at: minute(minutes), thread: thread(place), ..shown("Amina", text) }).await;
    }
    given.post(comment("Bruno", "en attente")).await;
    let threads = [key("gare"), key("nulle-part"), key("verger")];
    assert_eq!(given.counts(&threads).await, [1, 0, 2]);

    let ids = |comments: Vec<Comment>| comments.into_iter().map(|one| one.id.0).collect::<Vec<_>>();
    assert_eq!(ids(store.newest(given.site, None, 3).await.unwrap()), [4, 3, 2]);
    let some = [key("verger"), key("moulin")];
    assert_eq!(ids(store.newest(given.site, Some(&some), 2).await.unwrap()), [3, 2]);
    assert_eq!(ids(store.all_conversations(given.site).await.unwrap()), [4, 2, 1, 3]);
    assert_eq!(store.thread_of(given.site, CommentId(2)).await.unwrap(), Some(key("moulin")));
    assert_eq!(store.thread_of(given.site, CommentId(5)).await.unwrap(), None);

    given.decide(CommentId(3), remove()).await;
    assert_eq!(given.counts(&threads).await, [1, 0, 1]);
}

fn manifest() -> SavedManifest {
    SavedManifest { body: b"[]".to_vec(), etag: Some("\"1\"".to_owned()), read_at: morning() }
}

pub(super) async fn a_conversation_follows_its_post(store: &dyn Store) {
    let given = Given::site(store).await;
    given.post(shown("Amina", "premier")).await;
    let same = [ThreadFacts { title: "Nouveau titre".to_owned(), ..thread("verger") }];
    assert_eq!(store.accept_manifest(given.site, &manifest(), &same).await.unwrap(), []);
    assert_eq!(given.entry(CommentId(1)).await.thread_title, "Nouveau titre");
    assert_eq!(store.manifest(given.site).await.unwrap(), Some(manifest()));

    // Gone without a trace: the conversation waits where it is.
    assert_eq!(store.accept_manifest(given.site, &manifest(), &[]).await.unwrap(), []);

    let moved = [ThreadFacts { old_urls: vec!["/chantiers/verger/".to_owned()], ..thread("les-pommiers") }];
    let moves = store.accept_manifest(given.site, &manifest(), &moved).await.unwrap();
    assert_eq!(moves, [(key("verger"), key("les-pommiers"))]);
    assert_eq!(store.conversation(given.site, &key("les-pommiers")).await.unwrap().len(), 1);
    assert_eq!(given.counts(&[key("verger"), key("les-pommiers")]).await, [0, 1]);
    assert_eq!(store.accept_manifest(given.site, &manifest(), &moved).await.unwrap(), []);
}

pub(super) async fn conversations_that_meet_are_joined(store: &dyn Store) {
    let given = Given::site(store).await;
    given.post(shown("Amina", "ancien")).await;
    given.post(NewComment { thread: thread("les-pommiers"), ..shown("Bruno", "nouveau") }).await;
    let closed = Closure::Thread(key("verger"), true);
    store.close(given.site, closed, Actor::Moderator(given.claire), "", morning()).await.unwrap();

    let moved = [ThreadFacts { old_urls: vec!["/chantiers/verger/".to_owned()], ..thread("les-pommiers") }];
    store.accept_manifest(given.site, &manifest(), &moved).await.unwrap();
    assert_eq!(given.counts(&[key("les-pommiers")]).await, [2]);
    assert_eq!(store.conversation(given.site, &key("les-pommiers")).await.unwrap().len(), 2);
    assert_eq!(store.standing(given.site).await.unwrap().closed_threads, [key("les-pommiers")]);
}

pub(super) async fn what_was_decided_moves_with_its_conversation(store: &dyn Store) {
    let given = Given::site(store).await;
    given.post(shown("Amina", "premier")).await;
    let review = |key, on, by, why, at| store.close(given.site, Closure::Review(key, on), by, why, at);
    review(key("verger"), true, Actor::System, FLOOD, minute(1)).await.unwrap();
    let step = |name, old| [ThreadFacts { old_urls: vec![format!("/chantiers/{old}/")], ..thread(name) }];
    for (name, old) in [("les-pommiers", "verger"), ("verger", "les-pommiers"), ("les-poiriers", "verger")] {
        let moves = store.accept_manifest(given.site, &manifest(), &step(name, old)).await.unwrap();
        assert_eq!(moves, [(key(old), key(name))]);
    }
    // Its flood is known, and why it is reviewed.
    let asked = |what, name| vec![(what, Subject::Thread(key(name)))];
    let last = async |what, name| store.last_done(given.site, asked(what, name)).await.unwrap().pop().unwrap();
    assert_eq!(store.standing(given.site).await.unwrap().flooded_threads, [key("les-poiriers")]);
    assert!(last(Gesture::ReviewThread, "les-poiriers").await.unwrap().is_flood());
    let moved = last(Gesture::MoveThread, "les-poiriers").await.unwrap();
    assert_eq!((moved.by, moved.why.as_str()), (Actor::System, "verger"));
    // Whoever takes a former name later has nothing of it.
    let claire = Actor::Moderator(given.claire);
    store.accept_manifest(given.site, &manifest(), &[thread("verger"), thread("les-poiriers")]).await.unwrap();
    review(key("verger"), true, claire, "Trop de bruit", minute(50)).await.unwrap();
    assert!(last(Gesture::ReviewThread, "les-poiriers").await.unwrap().is_flood());
    // Lifted and decided anew under its new name.
    review(key("les-poiriers"), false, claire, "Retour au calme", minute(60)).await.unwrap();
    review(key("les-poiriers"), true, claire, "Encore", minute(61)).await.unwrap();
    assert_eq!(store.standing(given.site).await.unwrap().flooded_threads, []);
}

pub(super) async fn sites_know_nothing_of_one_another(store: &dyn Store) {
    let given = Given::site(store).await;
    let id = given.post(shown("Amina", "ici")).await;
    let other = store.site(&SiteKey::parse("autre").unwrap()).await.unwrap();
    assert_eq!(store.conversation(other, &key("verger")).await.unwrap(), []);
    assert_eq!(store.thread_of(other, id).await.unwrap(), None);
    assert_eq!(store.entry(other, id).await.unwrap(), None);
    assert_eq!(store.counts(other, &[key("verger")]).await.unwrap(), [Counted::default()]);
    assert_eq!(store.credentials(other, "claire@exemple.fr").await.unwrap().map(|found| found.moderator), None);
    let keys: Vec<_> = store.sites().await.unwrap().into_iter().map(|key| key.to_string()).collect();
    assert_eq!(keys, ["autre", "trois-vallons"]);
}
