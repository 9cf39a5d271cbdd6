//! Retention, persons, imports.

use jiff::SignedDuration;
use palier_comments::domain::{Action, CommentId, Question, Reason, State};
use palier_comments::store::{
    Details, Entry, Filter, Imported, NewComment, NewImport, Purged, ReportVerdict, Retention, Store, Subscribed,
    SubscriptionId,
};

use super::given::{
    Given, address, comment, consent, day, digest, for_ever, html, key, minute, morning, report, shown, subscribed,
    thread,
};
use super::writing::edit;

fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

fn remove() -> Action {
    Action::Remove { reason: Reason::Insult, note: "Restons courtois.".to_owned() }
}

fn is_empty(entry: &Entry) -> bool {
    (entry.name.as_str(), entry.markdown.as_str(), entry.html.as_str(), entry.has_email) == ("", "", "", false)
}

pub(super) async fn each_thing_is_kept_as_long_as_it_may_be(store: &dyn Store) {
    let given = Given::site(store).await;
    let published = given.post(subscribed("Amina", "publié")).await;
    let removed = given.post(shown("Bruno", "retiré")).await;
    given.answer(removed, "Chloé", "réponse").await;
    let spam = given.post(NewComment { state: State::Spam, ..comment("Casino", "gratuit") }).await;
    let reported = store.report(given.site, report(published)).await.unwrap().kept().unwrap();
    let dismissed = ReportVerdict::Keep { why: "Rien à redire".to_owned(), all: false };
    store.decide_report(given.site, reported, dismissed, given.claire, day(1), day(1)).await.unwrap();
    given.decide_at(&[removed], remove(), day(1)).await;
    let pending = given.post(NewComment { at: day(2), ..comment("Rémi", "en attente") }).await;

    assert_eq!(store.purge(given.site, for_ever(), day(7)).await.unwrap(), Purged::default());
    let limits = Retention {
        spam: Some(days(5)),
        pending: Some(days(5)),
        removed: Some(days(7)),
        reports: Some(days(7)),
        ..for_ever()
    };
    let purged = store.purge(given.site, limits, day(7) + SignedDuration::from_mins(1)).await.unwrap();
    assert_eq!(purged, Purged { comments: 2, subscriptions: 1, ..Purged::default() });
    assert_eq!(given.find(Filter::default()).await, [1, 2, 3]);
    assert_eq!(store.tally(given.site).await.unwrap(), [0, 2, 0, 1, 0, 0]);
    assert!(is_empty(&given.entry(spam).await) && is_empty(&given.entry(pending).await));
    let gone = store.confirm(given.site, SubscriptionId(1), day(8)).await.unwrap();
    assert_eq!(gone, Subscribed::Gone);

    // From the decision, not from the writing. The place stays, and its reason.
    let purged = store.purge(given.site, limits, day(9)).await.unwrap();
    assert_eq!(purged, Purged { comments: 1, reports: 1, ..Purged::default() });
    assert!(is_empty(&given.entry(removed).await));
    assert_eq!(given.conversation().await[1], (2, None, "removed".to_owned()));
    let report = &store.reports(given.site, Some(published), 1).await.unwrap()[0];
    assert_eq!((report.name.as_str(), report.explanation.as_str(), report.has_email), ("", "", false));
    // What has no text any more cannot be shown again.
    let restore = Action::Restore { why: "Erreur".to_owned(), confirmed: true };
    assert_eq!(given.decide(removed, restore).await.refused.len(), 1);

    let purged = store.purge(given.site, limits, day(400)).await.unwrap();
    assert_eq!(purged, Purged { connections: 6, ..Purged::default() });
    // That they were is still counted.
    let year = store.year(given.site, 2026, &jiff::tz::TimeZone::UTC).await.unwrap();
    assert_eq!((year.received, year.spam_by_filter, year.spam_by_moderators), (5, 1, 0));
}

pub(super) async fn an_edit_that_nobody_read_leaves_no_place(store: &dyn Store) {
    let given = Given::site(store).await;
    let edited = given.post(shown("Amina", "publié")).await;
    given.answer(edited, "Chloé", "réponse").await;
    store.edit(given.site, edit(edited, State::Pending)).await.unwrap();
    assert_eq!(given.conversation().await[0], (1, None, "pending".to_owned()));
    let limits = Retention { pending: Some(days(5)), ..for_ever() };
    assert_eq!(store.purge(given.site, limits, day(9)).await.unwrap().comments, 1);
    // It waits for nobody any more, and what answered it stays.
    assert_eq!(given.conversation().await, [(2, None, "réponse".to_owned())]);
    assert_eq!(store.place_of(given.site, edited).await.unwrap(), None);
}

pub(super) async fn an_address_is_forgotten_after_the_last_comment(store: &dyn Store) {
    let given = Given::site(store).await;
    let by = |name: &str, text: &str, at| NewComment { notify: None, at, ..subscribed(name, text) };
    given.post(by("Amina", "un", day(0))).await;
    given.post(by("Amina", "deux", day(20))).await;
    given.post(by("Bruno", "trois", day(0))).await;
    given.post(subscribed("Chloé", "quatre")).await;
    store.confirm(given.site, SubscriptionId(1), day(1)).await.unwrap();
    let limits = Retention { emails: Some(days(30)), ..for_ever() };
    let purged = store.purge(given.site, limits, day(31)).await.unwrap();
    assert_eq!(purged, Purged { emails: 2, ..Purged::default() }, "hers who waits for an answer as well");
    let mut kept = Vec::new();
    for id in 1..=4 {
        kept.push(given.entry(CommentId(id)).await.has_email);
    }
    assert_eq!(kept, [true, true, false, false]);
    let hers = given.store.export_person(given.site, "chloé@exemple.fr").await.unwrap();
    assert!(hers.comments.is_empty());
}

pub(super) async fn an_address_that_nobody_confirmed_goes_with_the_wish(store: &dyn Store) {
    let given = Given::site(store).await;
    given.post(subscribed("Amina", "un")).await;
    given.post(subscribed("Bruno", "deux")).await;
    store.confirm(given.site, SubscriptionId(2), day(1)).await.unwrap();
    // His once, and so his now.
    given.post(NewComment { at: day(1), ..subscribed("Bruno", "trois") }).await;
    given.post(NewComment { notify: None, ..subscribed("Chloé", "quatre") }).await;
    let limits = Retention { unconfirmed: days(7), ..for_ever() };
    let purged = store.purge(given.site, limits, day(9)).await.unwrap();
    assert_eq!(purged, Purged { subscriptions: 2, ..Purged::default() });
    let mut kept = Vec::new();
    for id in 1..=4 {
        kept.push(given.entry(CommentId(id)).await.has_email);
    }
    assert_eq!(kept, [false, true, true, true]);
}

pub(super) async fn a_person_sees_what_is_kept_of_her(store: &dyn Store) {
    let given = Given::site(store).await;
    given.post(subscribed("Amina", "**un**")).await;
    given.post(shown("Bruno", "deux")).await;
    store.confirm(given.site, SubscriptionId(1), minute(1)).await.unwrap();
    store.report(given.site, report(CommentId(2))).await.unwrap().kept().unwrap();
    let hers = store.export_person(given.site, "AMINA@exemple.fr").await.unwrap();
    assert_eq!((hers.comments.len(), hers.reports.as_slice()), (1, [].as_slice()));
    let one = &hers.comments[0];
    assert_eq!(
        (one.site.as_str(), one.thread.as_str(), one.url.as_str()),
        ("trois-vallons", "verger", "/chantiers/verger/")
    );
    assert_eq!(
        (one.name.as_str(), one.email.as_deref(), one.markdown.as_str()),
        ("Amina", Some("amina@exemple.fr"), "**un**")
    );
    assert_eq!((one.connection.as_deref(), one.subscribed_at), (Some("192.0.2.1:4711"), Some(minute(1))));
    assert_eq!((one.consent.as_ref(), one.written_at), (Some(&consent().sentence), morning()));
    let his = store.export_person(given.site, &address("remi")).await.unwrap().reports;
    assert_eq!((his.len(), his[0].comment, his[0].reason), (1, CommentId(2), Reason::Insult));
    assert_eq!(his[0].explanation, "Ce n’est pas une façon de parler.");
    assert_eq!((his[0].connection.as_deref(), his[0].decision), (Some("198.51.100.7:4711"), None));
}

pub(super) async fn a_site_is_exported_in_parts(store: &dyn Store) {
    let given = Given::site(store).await;
    let first = given.post(shown("Amina", "un")).await;
    given.answer(first, "Bruno", "deux").await;
    given.store.reply(given.site, given.reply(Some(first), "trois")).await.unwrap().unwrap();
    let part = async |after, limit| {
        let part = store.export_site(given.site, CommentId(after), limit).await.unwrap();
        part.into_iter().map(|one| (one.id.0, one.parent, one.markdown, one.official)).collect::<Vec<_>>()
    };
    let (one, two, three) = ("un".to_owned(), "deux".to_owned(), "trois".to_owned());
    assert_eq!(part(0, 2).await, [(1, None, one, false), (2, Some(first), two, false)]);
    assert_eq!(part(2, 2).await, [(3, Some(first), three, true)]);
    assert_eq!(part(3, 2).await, []);
    let other = store.site(&palier_comments::domain::SiteKey::parse("autre").unwrap()).await.unwrap();
    assert_eq!(store.export_site(other, CommentId(0), 2).await.unwrap(), []);
}

pub(super) async fn an_erased_person_leaves_places(store: &dyn Store) {
    let given = Given::site(store).await;
    let first = given.post(subscribed("Amina", "un secret")).await;
    given.answer(first, "Bruno", "réponse").await;
    given.post(NewComment { state: State::Spam, notify: None, ..subscribed("Amina", "deux secrets") }).await;
    let hers = NewComment { at: day(9), notify: None, ..subscribed("Amina", "plus tard") };
    let report_of_hers = palier_comments::store::NewReport { email: Some(address("amina")), ..report(CommentId(2)) };
    store.report(given.site, report_of_hers).await.unwrap().kept().unwrap();
    store.confirm(given.site, SubscriptionId(1), minute(1)).await.unwrap();

    let erased = store.erase_person(given.site, "Amina@exemple.fr", digest("amina"), minute(50)).await.unwrap();
    assert_eq!(
        (erased.comments.as_slice(), erased.subscriptions, erased.reports),
        ([CommentId(1), CommentId(3)].as_slice(), 1, 1)
    );
    assert_eq!(given.conversation().await, [(1, None, "deleted".to_owned()), (2, Some(1), "réponse".to_owned())]);
    assert_eq!(given.find(Filter { words: Some("secret".to_owned()), ..Filter::default() }).await, [0; 0]);
    let kept = store.export_person(given.site, &address("amina")).await.unwrap();
    assert_eq!((kept.comments.len(), kept.reports.len()), (0, 0));
    assert_eq!(store.approved(given.site, &address("amina")).await.unwrap(), 0);

    // Who comes back is no stranger to be erased again.
    given.post(hers).await;
    assert_eq!(store.conversation(given.site, &key("verger")).await.unwrap().len(), 3);
}

fn import(foreign_id: &str, parent: Option<&str>, state: State) -> NewImport {
    NewImport {
        thread: thread("verger"),
        foreign_id: foreign_id.to_owned(),
        foreign_parent: parent.map(str::to_owned),
        name: "Amina".to_owned(),
        email: Some(address("amina")),
        markdown: format!("texte {foreign_id}"),
        html: html(&format!("texte {foreign_id}")),
        state,
        official: false,
        written_at: "2019-03-04T10:00:00Z".parse().unwrap(),
        published_at: None,
        details: Details::default(),
        is_own: false,
    }
}

pub(super) async fn an_import_changes_nothing_the_second_time(store: &dyn Store) {
    let given = Given::site(store).await;
    let comments = vec![
        import("a", None, State::Deleted),
        import("b", Some("a"), State::Published),
        import("c", Some("b"), State::Pending),
        import("d", Some("unknown"), State::Published),
    ];
    let imported = store.import(given.site, comments.clone(), morning()).await.unwrap();
    assert_eq!(imported, Imported { added: 4, known: 0 });
    let names = ["b", "x", "d"].map(str::to_owned).to_vec();
    assert_eq!(store.known_imports(given.site, names).await.unwrap(), ["b", "d"]);
    assert_eq!(
        given.conversation().await,
        [(1, None, "deleted".to_owned()), (2, Some(1), "texte b".to_owned()), (4, None, "texte d".to_owned())]
    );
    assert!(is_empty(&given.entry(CommentId(1)).await));
    assert_eq!(given.events().await, []);
    // Retention counts from the import: what waits can be read.
    let limits = Retention { pending: Some(days(30)), ..for_ever() };
    assert_eq!(store.purge(given.site, limits, day(1)).await.unwrap(), Purged::default());

    store.erase_person(given.site, &address("amina"), digest("amina"), day(1)).await.unwrap();
    let again = store.import(given.site, comments, day(2)).await.unwrap();
    assert_eq!(again, Imported { added: 0, known: 4 });
    let texts: Vec<_> = given.conversation().await.into_iter().map(|(.., text)| text).collect();
    assert_eq!(texts, ["deleted"; 3]);
}

pub(super) async fn an_imported_answer_is_known_as_such(store: &dyn Store) {
    let given = Given::site(store).await;
    let asked = Details { question: Some(Question::Answered), ..Details::default() };
    let at = |at: &str| format!("2026-11-{at}Z").parse().unwrap();
    let [question, answer] = [("a", None), ("c", Some("b"))].map(|(id, parent)| import(id, parent, State::Published));
    let comments = vec![
        NewImport { details: asked, written_at: at("20T10:00:00"), ..question },
        NewImport { written_at: at("20T11:00:00"), ..import("b", Some("a"), State::Published) },
        NewImport { official: true, written_at: at("20T12:00:00"), ..answer },
    ];
    store.import(given.site, comments, morning()).await.unwrap();
    assert_eq!(given.entry(CommentId(1)).await.question, Some(Question::Answered));
    // Without its answer, the question waits again.
    given.decide(CommentId(3), Action::Remove { reason: Reason::Other, note: String::new() }).await;
    assert_eq!(given.entry(CommentId(1)).await.question, Some(Question::Waiting));
}

pub(super) async fn an_import_that_fails_leaves_nothing(store: &dyn Store) {
    let given = Given::site(store).await;
    let unknown = palier_comments::domain::SiteId(99);
    let error = store.import(unknown, vec![import("a", None, State::Published)], morning()).await.unwrap_err();
    assert_eq!(error.to_string(), "the store failed: FOREIGN KEY constraint failed");
    assert_eq!(store.all_conversations(unknown).await.unwrap(), []);
    let added = store.import(given.site, vec![import("a", None, State::Published)], morning()).await.unwrap();
    assert_eq!(added, Imported { added: 1, known: 0 });
}
