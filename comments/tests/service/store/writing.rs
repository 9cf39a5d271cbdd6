//! What readers write.

use jiff::SignedDuration;
use palier_comments::domain::{Action, CommentId, Reason, ReportId, SiteId, State};
use palier_comments::store::{
    Edit, Edited, Event, Filed, Filter, MOST_REPORTS, NewComment, NewReport, ReportVerdict, Retention, Store,
    Submitted, Subscribed, SubscriptionId,
};

use super::given::{
    Given, address, comment, consent, day, digest, for_ever, html, key, minute, morning, report, shown, subscribed,
    thread,
};

pub(super) async fn a_form_that_is_posted_twice_makes_one_comment(store: &dyn Store) {
    let given = Given::site(store).await;
    let first = given.post(comment("Amina", "bonjour")).await;
    for later in [minute(1), day(1)] {
        let again = NewComment { at: later, ..comment("Amina", "bonjour") };
        assert_eq!(store.submit(given.site, again).await.unwrap(), Submitted::Again(first, State::Pending));
    }
    assert_eq!(given.events().await, [Event::Waiting { comment: first }]);
}

pub(super) async fn the_same_text_is_a_duplicate_for_a_while(store: &dyn Store) {
    let given = Given::site(store).await;
    given.post(comment("Amina", "bonjour")).await;
    let same = |minutes, form| NewComment { form: digest(form), at: minute(minutes), ..comment("Amina", "bonjour") };
    assert_eq!(store.submit(given.site, same(9, "b")).await.unwrap(), Submitted::Duplicate);
    assert!(matches!(store.submit(given.site, same(10, "c")).await.unwrap(), Submitted::Stored(_)));
    // Counted from the last that was kept; a clock that goes back does not open the door.
    assert_eq!(store.submit(given.site, same(12, "d")).await.unwrap(), Submitted::Duplicate);
    assert_eq!(store.submit(given.site, same(-600, "e")).await.unwrap(), Submitted::Duplicate);
}

pub(super) async fn a_text_that_is_gone_is_recognised_for_a_month(store: &dyn Store) {
    let given = Given::site(store).await;
    let first = given.post(comment("Casino", "gratuit")).await;
    let limits = Retention { pending: Some(SignedDuration::from_hours(24)), ..for_ever() };
    let again = |at| NewComment { at, ..comment("Casino", "gratuit") };
    for later in [day(2), day(30)] {
        store.purge(given.site, limits, later).await.unwrap();
        assert_eq!(given.entry(first).await.markdown, "");
        assert_eq!(store.submit(given.site, again(later)).await.unwrap(), Submitted::Again(first, State::Pending));
    }
    store.purge(given.site, limits, day(33)).await.unwrap();
    assert!(matches!(store.submit(given.site, again(day(33))).await.unwrap(), Submitted::Stored(_)));
}

pub(super) async fn only_what_is_shown_can_be_answered(store: &dyn Store) {
    let given = Given::site(store).await;
    let waiting = given.post(comment("Amina", "en attente")).await;
    let elsewhere = given.post(NewComment { thread: thread("moulin"), ..shown("Bruno", "ailleurs") }).await;
    for (parent, text) in [(waiting, "un"), (elsewhere, "deux"), (CommentId(99), "trois")] {
        let answer = NewComment { parent: Some(parent), ..comment("Chloé", text) };
        assert_eq!(store.submit(given.site, answer).await.unwrap(), Submitted::ParentGone);
    }
}

pub(super) async fn each_state_tells_who_has_to_know(store: &dyn Store) {
    let given = Given::site(store).await;
    let waiting = given.post(comment("Amina", "un")).await;
    let published = given.post(subscribed("Bruno", "deux")).await;
    let spam = NewComment { state: State::Spam, ..subscribed("Chloé", "trois") };
    given.post(spam).await;
    assert_eq!(
        given.events().await,
        [
            Event::Waiting { comment: waiting },
            Event::ConfirmationWanted { subscription: SubscriptionId(1) },
            Event::Published { comment: published },
        ]
    );
    assert_eq!(given.log().await, ["mark_spam"]);
}

pub(super) async fn her_own_comment_is_known_by_its_token(store: &dyn Store) {
    let given = Given::site(store).await;
    let id = given.post(NewComment { email: Some(address("amina")), ..comment("Amina", "**bonjour**") }).await;
    let own = store.own(given.site, id, digest("token Amina **bonjour**")).await.unwrap().unwrap();
    assert_eq!((own.id, own.thread, own.state), (id, key("verger"), State::Pending));
    assert_eq!((own.name.as_str(), own.markdown.as_str(), own.written_at), ("Amina", "**bonjour**", morning()));
    assert_eq!(store.own(given.site, id, digest("autre")).await.unwrap(), None);
    assert_eq!(store.own(SiteId(99), id, digest("token Amina **bonjour**")).await.unwrap(), None);
}

pub(super) fn edit(comment: CommentId, state: State) -> Edit {
    let markdown = "texte corrigé";
    let (score, signals) = (0.25, Vec::new());
    Edit { comment, markdown: markdown.to_owned(), html: html(markdown), state, score, signals, at: minute(3) }
}

pub(super) async fn an_edit_of_a_shown_comment_waits_again(store: &dyn Store) {
    let given = Given::site(store).await;
    let id = given.post(shown("Amina", "texte")).await;
    given.events().await;
    assert_eq!(store.edit(given.site, edit(id, State::Published)).await.unwrap(), Edited::Done(key("verger")));
    assert_eq!(given.conversation().await, [(1, None, "texte corrigé".to_owned())]);
    assert_eq!(given.entry(id).await.edited_at, Some(minute(3)));
    assert_eq!(given.events().await, [Event::Edited { comment: id }, Event::Changed { thread: key("verger") }]);

    store.edit(given.site, edit(id, State::Pending)).await.unwrap();
    assert_eq!(given.conversation().await, [(1, None, "pending".to_owned())]);
    assert_eq!(given.log().await, ["hold"]);
    assert_eq!(given.events().await, [Event::Waiting { comment: id }, Event::Changed { thread: key("verger") }]);
}

pub(super) async fn an_edit_of_a_hidden_comment_shows_nothing(store: &dyn Store) {
    let given = Given::site(store).await;
    let id = given.post(comment("Amina", "texte")).await;
    store.edit(given.site, edit(id, State::Published)).await.unwrap();
    let entry = given.entry(id).await;
    assert_eq!((entry.state, entry.markdown.as_str(), entry.edited_at), (State::Pending, "texte corrigé", None));
    let unknown = edit(CommentId(99), State::Pending);
    assert_eq!(store.edit(given.site, unknown).await.unwrap(), Edited::NotFound);
}

pub(super) async fn what_was_taken_out_of_sight_stays_as_it_was(store: &dyn Store) {
    let given = Given::site(store).await;
    let (refused, removed) = (given.post(comment("Amina", "un")).await, given.post(shown("Bruno", "deux")).await);
    let (reason, note) = (Reason::Insult, String::new());
    given.decide(refused, Action::Refuse { reason, note: note.clone() }).await;
    given.decide(removed, Action::Remove { reason, note }).await;
    for (id, text) in [(refused, "un"), (removed, "deux")] {
        assert_eq!(store.edit(given.site, edit(id, State::Pending)).await.unwrap(), Edited::NotFound);
        assert_eq!(given.entry(id).await.markdown, text);
    }
}

pub(super) async fn deleting_leaves_the_place_and_nothing_else(store: &dyn Store) {
    let given = Given::site(store).await;
    let id = given.post(subscribed("Amina", "texte de trop")).await;
    given.answer(id, "Bruno", "réponse").await;
    given.events().await;
    assert_eq!(store.delete(given.site, id, minute(9)).await.unwrap(), Edited::Done(key("verger")));
    assert_eq!(given.conversation().await, [(1, None, "deleted".to_owned()), (2, Some(1), "réponse".to_owned())]);
    assert_eq!(given.events().await, [Event::Changed { thread: key("verger") }]);

    let entry = given.entry(id).await;
    assert_eq!((entry.name.as_str(), entry.markdown.as_str(), entry.has_email), ("", "", false));
    assert_eq!(given.find(Filter { words: Some("trop".to_owned()), ..Default::default() }).await, [0; 0]);
    assert_eq!(store.confirm(given.site, SubscriptionId(1), minute(9)).await.unwrap(), Subscribed::Gone);
    assert_eq!(store.delete(given.site, id, minute(10)).await.unwrap(), Edited::NotFound);
    assert_eq!(store.edit(given.site, edit(id, State::Published)).await.unwrap(), Edited::NotFound);
    assert_eq!(store.own(given.site, id, digest("token Amina texte de trop")).await.unwrap(), None);
}

pub(super) async fn a_report_needs_a_shown_comment_and_gets_a_number(store: &dyn Store) {
    let given = Given::site(store).await;
    let waiting = given.post(comment("Amina", "en attente")).await;
    assert_eq!(store.report(given.site, report(waiting)).await.unwrap(), Filed::NotShown);
    let id = given.post(shown("Bruno", "injure")).await;
    given.events().await;
    assert_eq!(store.report(given.site, report(id)).await.unwrap(), Filed::Kept(ReportId(1)));
    let anonymous =
        NewReport { reason: Reason::ChildAbuse, name: String::new(), email: None, at: minute(31), ..report(id) };
    assert_eq!(store.report(given.site, anonymous).await.unwrap(), Filed::Kept(ReportId(2)));
    assert_eq!(
        given.events().await,
        [Event::Reported { report: ReportId(1) }, Event::Reported { report: ReportId(2) }]
    );
    let reports = store.reports(given.site, None, 10).await.unwrap();
    // Abuse of a child is looked at first.
    assert_eq!((reports[0].reason, reports[0].name.as_str(), reports[0].has_email), (Reason::ChildAbuse, "", false));
    assert_eq!((reports[1].reason, reports[1].name.as_str(), reports[1].has_email), (Reason::Insult, "Rémi", true));
    assert_eq!(given.entry(id).await.reports, 2);
}

pub(super) async fn reports_of_one_comment_for_one_reason_have_a_bound_until_they_are_decided(store: &dyn Store) {
    let given = Given::site(store).await;
    let id = given.post(shown("Bruno", "injure")).await;
    let other = given.post(shown("Samia", "texte")).await;
    for _ in 0..MOST_REPORTS {
        store.report(given.site, report(id)).await.unwrap().kept().unwrap();
    }
    assert_eq!(store.report(given.site, report(id)).await.unwrap(), Filed::Often);
    // What strangers fill is neither another comment's nor another reason's.
    store.report(given.site, report(other)).await.unwrap().kept().unwrap();
    let graver = store.report(given.site, NewReport { reason: Reason::ChildAbuse, ..report(id) }).await.unwrap();
    let keep = ReportVerdict::Keep { why: "Permis".to_owned(), all: true };
    let graver = graver.kept().unwrap();
    store.decide_report(given.site, graver, keep, given.claire, minute(40), minute(40)).await.unwrap().unwrap();
    store.report(given.site, report(id)).await.unwrap().kept().unwrap();
}

pub(super) async fn a_subscription_is_confirmed_once_and_ended_for_good(store: &dyn Store) {
    let given = Given::site(store).await;
    given.post(subscribed("Amina", "question")).await;
    let id = SubscriptionId(1);
    assert_eq!(store.confirm(given.site, id, minute(1)).await.unwrap(), Subscribed::Confirmed(key("verger")));
    assert_eq!(store.confirm(given.site, id, minute(2)).await.unwrap(), Subscribed::Confirmed(key("verger")));
    let kept = store.export_person(given.site, &address("amina")).await.unwrap();
    assert_eq!(kept.comments[0].subscribed_at, Some(minute(1)));
    assert_eq!(kept.comments[0].consent, Some(consent().sentence));

    store.unsubscribe(given.site, id, minute(3)).await.unwrap();
    store.unsubscribe(given.site, id, minute(4)).await.unwrap();
    assert_eq!(store.confirm(given.site, id, minute(5)).await.unwrap(), Subscribed::Gone);
}

pub(super) async fn nobody_is_asked_to_confirm_again_and_again(store: &dyn Store) {
    let given = Given::site(store).await;
    let asked = async || {
        let events = given.events().await;
        events.iter().filter(|event| matches!(event, Event::ConfirmationWanted { .. })).count()
    };
    for text in ["un", "deux", "trois", "quatre", "cinq"] {
        given.post(subscribed("Amina", text)).await;
    }
    given.post(subscribed("Bruno", "six")).await;
    assert_eq!(asked().await, 3 + 1);
    // Another day, or once she has confirmed, she is asked as before.
    given.post(NewComment { at: day(2), ..subscribed("Amina", "sept") }).await;
    assert_eq!(asked().await, 1);
    store.confirm(given.site, SubscriptionId(4), minute(1)).await.unwrap();
    for text in ["huit", "neuf", "dix", "onze"] {
        given.post(subscribed("Bruno", text)).await;
    }
    assert_eq!(asked().await, 4);
}

pub(super) async fn trust_needs_a_confirmed_address(store: &dyn Store) {
    let given = Given::site(store).await;
    given.post(subscribed("Amina", "un")).await;
    given.post(NewComment { notify: None, ..subscribed("Amina", "deux") }).await;
    given.post(NewComment { state: State::Pending, notify: None, ..subscribed("Amina", "trois") }).await;
    assert_eq!(store.approved(given.site, "amina@exemple.fr").await.unwrap(), 0);
    store.confirm(given.site, SubscriptionId(1), minute(1)).await.unwrap();
    assert_eq!(store.approved(given.site, "Amina@Exemple.fr").await.unwrap(), 2);
    assert_eq!(store.approved(given.site, "bruno@exemple.fr").await.unwrap(), 0);
}

pub(super) async fn a_link_is_used_once(store: &dyn Store) {
    let given = Given::site(store).await;
    assert!(store.use_link(given.site, digest("lien"), day(1)).await.unwrap());
    assert!(!store.use_link(given.site, digest("lien"), day(1)).await.unwrap());
    assert!(store.use_link(given.site, digest("autre lien"), day(1)).await.unwrap());
}
