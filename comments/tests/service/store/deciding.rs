//! Decisions, and taking them back.

use jiff::Timestamp;
use palier_comments::domain::{Action, CommentId, Illegal, Question, Reason, ReportId, State};
use palier_comments::store::{
    Actor, Changed, Closure, Decision, DeliveryKind, Edit, Event, Filter, Gesture, LogFilter, NewComment, NewDelivery,
    NewReport, OfficialReply, ReportDecision, ReportVerdict, Settled, Store, Subject, TokenCount,
};

use super::given::{Given, comment, html, key, minute, morning, report, shown, subscribed};
use super::writing::edit;

fn refuse(note: &str) -> Action {
    Action::Refuse { reason: Reason::OffTopic, note: note.to_owned() }
}

fn remove() -> Action {
    Action::Remove { reason: Reason::Insult, note: "Restons courtois.".to_owned() }
}

fn restore(why: &str, confirmed: bool) -> Action {
    Action::Restore { why: why.to_owned(), confirmed }
}

pub(super) async fn each_comment_is_decided_by_itself(store: &dyn Store) {
    let given = Given::site(store).await;
    let waiting = given.post(comment("Amina", "un")).await;
    let published = given.post(shown("Bruno", "deux")).await;
    given.events().await;
    let unknown = CommentId(99);
    let decided = given.decide_at(&[unknown, published, waiting, waiting], refuse("Pas ici."), minute(5)).await;
    let changed = Changed { id: waiting, thread: key("verger"), from: State::Pending, to: State::Refused };
    assert_eq!(decided.changed, [changed]);
    assert_eq!(decided.refused, [(published, Illegal::Transition), (unknown, Illegal::Transition)]);
    assert_eq!(given.events().await, [Event::Declined { comment: waiting }]);

    let entry = given.entry(waiting).await;
    assert_eq!(entry.reason, Some((Reason::OffTopic, "Pas ici.".to_owned())));
    let line =
        &store.log(given.site, LogFilter { comment: Some(waiting), ..LogFilter::default() }, None, 10).await.unwrap()
            [0];
    assert_eq!((line.what, line.why.as_str(), line.reason), (Gesture::Refuse, "Pas ici.", Some(Reason::OffTopic)));
    assert_eq!((line.by, line.by_name.as_deref()), (Actor::Moderator(given.claire), Some("Claire Martel")));
    assert_eq!((line.at, line.batch, &line.thread), (minute(5), Some(decided.batch), &Some(key("verger"))));

    // She changes her mind: what was refused is shown for the first time.
    given.decide(waiting, Action::Publish).await;
    assert_eq!(given.entry(waiting).await.reason, None);
    assert_eq!(given.events().await, [Event::Published { comment: waiting }]);
}

pub(super) async fn a_removed_comment_comes_back_with_a_reason_and_a_second_word(store: &dyn Store) {
    let given = Given::site(store).await;
    let id = given.post(shown("Amina", "un")).await;
    given.events().await;
    given.decide(id, remove()).await;
    assert_eq!(given.events().await, [Event::Declined { comment: id }, Event::Changed { thread: key("verger") }]);
    assert_eq!(given.decide(id, Action::Publish).await.refused, [(id, Illegal::Transition)]);
    assert_eq!(given.decide(id, restore(" ", true)).await.refused, [(id, Illegal::ReasonMissing)]);
    assert_eq!(given.decide(id, restore("Erreur", false)).await.refused, [(id, Illegal::NotConfirmed)]);
    assert_eq!(given.conversation().await, [(1, None, "removed".to_owned())]);
    given.decide(id, restore("Erreur", true)).await;
    assert_eq!(given.conversation().await, [(1, None, "un".to_owned())]);
    // It was announced once.
    assert_eq!(given.events().await, [Event::Changed { thread: key("verger") }]);
    assert_eq!(store.log(given.site, LogFilter::default(), None, 1).await.unwrap()[0].why, "Erreur");
    assert_eq!(given.log().await, ["remove", "restore"]);
}

pub(super) async fn what_was_shown_at_once_waits_for_a_look(store: &dyn Store) {
    let given = Given::site(store).await;
    let waiting = given.post(comment("Amina", "un")).await;
    let [shown_first, answered, removed] = [
        given.post(shown("Bruno", "deux")).await,
        given.post(shown("Chloé", "trois")).await,
        given.post(shown("Driss", "quatre")).await,
    ];
    let unchecked = async || given.find(Filter { unchecked: true, ..Filter::default() }).await;
    assert_eq!(unchecked().await, [2, 3, 4]);
    assert_eq!(store.to_do(given.site).await.unwrap().unchecked, 3);
    assert!(given.entry(shown_first).await.is_unchecked && !given.entry(waiting).await.is_unchecked);
    given.events().await;

    // What waits is not shown, and what stands is news to nobody.
    let decided = given.decide_at(&[waiting, shown_first], Action::Approve, minute(5)).await;
    assert_eq!(decided.refused, [(waiting, Illegal::Transition)]);
    assert_eq!(given.events().await, []);
    assert_eq!(given.log().await, ["approve"]);
    assert_eq!(unchecked().await, [3, 4]);
    assert_eq!(given.decide(shown_first, Action::Approve).await.refused, [(shown_first, Illegal::Transition)]);

    // Whoever answers or takes back has looked.
    store.reply(given.site, given.reply(Some(answered), "En mars.")).await.unwrap().unwrap();
    let batch = given.decide(removed, remove()).await.batch;
    assert_eq!(unchecked().await, [0; 0]);
    store.undo(given.site, batch, given.claire, minute(6)).await.unwrap();
    assert_eq!(unchecked().await, [4]);
    // So has whoever sets a report aside.
    let report = store.report(given.site, report(removed)).await.unwrap().kept().unwrap();
    let keep = ReportVerdict::Keep { why: "Rien d’injurieux.".to_owned(), all: false };
    store.decide_report(given.site, report, keep, given.claire, minute(7), minute(7)).await.unwrap().unwrap();
    assert_eq!(unchecked().await, [0; 0]);

    // The look can be taken back, and an edit asks for another.
    store.undo(given.site, decided.batch, given.claire, minute(8)).await.unwrap();
    assert_eq!(unchecked().await, [2]);
    given.decide(shown_first, Action::Approve).await;
    given.events().await;
    store.edit(given.site, edit(shown_first, State::Published)).await.unwrap();
    assert_eq!(unchecked().await, [2]);
    assert_eq!(
        given.events().await,
        [Event::Edited { comment: shown_first }, Event::Changed { thread: key("verger") }]
    );
}

pub(super) async fn an_undone_batch_leaves_nothing_behind(store: &dyn Store) {
    let given = Given::site(store).await;
    let one = given.post(comment("Amina", "un")).await;
    let two = given.post(comment("Bruno", "deux")).await;
    given.events().await;
    let batch = given.decide_at(&[one, two], refuse("Non."), minute(5)).await.batch;

    // One letter is written, the other still an event: neither leaves.
    let event = &store.events(1).await.unwrap()[0];
    let letter =
        NewDelivery { kind: DeliveryKind::Mail, key: None, payload: "{}".to_owned(), not_before: minute(6), to: None };
    let hook = NewDelivery { kind: DeliveryKind::Hook, key: Some(String::new()), ..letter.clone() };
    store.expand(vec![(event.id, vec![letter, hook])], minute(5)).await.unwrap();
    let undone = store.undo(given.site, batch, given.claire, minute(6)).await.unwrap();
    assert_eq!(
        undone.changed.iter().map(|changed| (changed.id, changed.to)).collect::<Vec<_>>(),
        [(one, State::Pending), (two, State::Pending)]
    );
    let due = store.due(minute(60), 10).await.unwrap();
    assert_eq!(due.iter().map(|due| due.kind).collect::<Vec<_>>(), [DeliveryKind::Hook]);
    let changed = Event::Changed { thread: key("verger") };
    assert_eq!(given.events().await, [changed.clone(), changed]);
    assert_eq!(given.entry(one).await.reason, None);
    assert_eq!(given.log().await, ["refuse", "refuse", "undo", "undo"]);

    // Once.
    let again = store.undo(given.site, batch, given.claire, minute(7)).await.unwrap();
    assert_eq!((again.changed, again.refused), (Vec::new(), Vec::new()));
}

pub(super) async fn what_was_decided_again_is_not_undone(store: &dyn Store) {
    let given = Given::site(store).await;
    let one = given.post(comment("Amina", "un")).await;
    let two = given.post(comment("Bruno", "deux")).await;
    // All at one instant: a fixed clock, or a fast hand.
    let batch = given.decide_at(&[one, two], Action::Publish, minute(5)).await.batch;
    given.decide_at(&[one], Action::MarkSpam, minute(5)).await;
    given.decide_at(&[one], restore("Erreur", true), minute(5)).await;
    store.delete(given.site, two, minute(6)).await.unwrap();
    let undone = store.undo(given.site, batch, given.claire, minute(6)).await.unwrap();
    assert_eq!(undone.changed, []);
    assert_eq!(given.entry(one).await.state, State::Published);
    assert_eq!(given.entry(two).await.state, State::Deleted);
}

pub(super) async fn what_was_taken_from_readers_an_hour_ago_is_restored_and_not_undone(store: &dyn Store) {
    let given = Given::site(store).await;
    let [one, two, waiting] = [
        given.post(shown("Amina", "un")).await,
        given.post(shown("Bruno", "deux")).await,
        given.post(comment("Chloé", "trois")).await,
    ];
    let slip = given.decide_at(&[one], remove(), minute(5)).await.batch;
    let undone = store.undo(given.site, slip, given.claire, minute(65)).await.unwrap();
    assert_eq!(undone.changed.len(), 1);
    let old = given.decide_at(&[two, waiting], Action::MarkSpam, minute(5)).await.batch;
    let undone = store.undo(given.site, old, given.claire, minute(66)).await.unwrap();
    // What readers never saw has nothing to be said about.
    assert_eq!(undone.changed.iter().map(|changed| changed.id).collect::<Vec<_>>(), [waiting]);
    assert_eq!(undone.refused, [(two, Illegal::Transition)]);
    given.decide(two, restore("Un propos vif, sans injure.", true)).await;
    assert_eq!(given.entry(two).await.state, State::Published);
}

pub(super) async fn what_waits_again_is_removed_and_not_refused(store: &dyn Store) {
    let given = Given::site(store).await;
    let new = given.post(comment("Amina", "un")).await;
    let changed = given.post(shown("Bruno", "deux")).await;
    store.edit(given.site, edit(changed, State::Pending)).await.unwrap();
    given.events().await;
    let decided = given.decide_at(&[new, changed], refuse("Pas ici."), minute(5)).await;
    assert_eq!(decided.refused, []);
    let states = [given.entry(new).await.state, given.entry(changed).await.state];
    assert_eq!(states, [State::Refused, State::Removed]);
    assert_eq!(given.log().await, ["hold", "refuse", "remove"]);
    assert_eq!(given.entry(changed).await.reason, Some((Reason::OffTopic, "Pas ici.".to_owned())));
    store.undo(given.site, decided.batch, given.claire, minute(6)).await.unwrap();
    assert_eq!(given.entry(changed).await.state, State::Pending);
}

pub(super) async fn what_nobody_read_is_not_shown(store: &dyn Store) {
    let given = Given::site(store).await;
    let id = given.post(comment("Amina", "un")).await;
    // She changes her text at minute 3.
    store.edit(given.site, edit(id, State::Pending)).await.unwrap();
    let decide = async |action: Action, seen: Timestamp| {
        let (comments, by) = (vec![id], Actor::Moderator(given.claire));
        let decision = Decision { comments, action, by, teach: true, seen, at: minute(5) };
        store.decide(given.site, decision).await.unwrap()
    };
    assert_eq!(decide(Action::Publish, minute(2)).await.refused, [(id, Illegal::Changed)]);
    let early = OfficialReply { seen: minute(2), ..given.reply(Some(id), "En mars.") };
    assert_eq!(store.reply(given.site, early).await.unwrap(), None);
    assert_eq!(given.entry(id).await.state, State::Pending);
    assert_eq!(decide(Action::Publish, minute(3)).await.refused, []);

    // Shown and changed again: neither a look from before nor undoing brings it back unread.
    store.edit(given.site, Edit { at: minute(10), ..edit(id, State::Published) }).await.unwrap();
    assert_eq!(decide(Action::Approve, minute(9)).await.refused, [(id, Illegal::Changed)]);
    let sorted_out = given.decide_at(&[id], Action::MarkSpam, minute(20)).await.batch;
    store.edit(given.site, Edit { at: minute(21), ..edit(id, State::Spam) }).await.unwrap();
    let undone = store.undo(given.site, sorted_out, given.claire, minute(22)).await.unwrap();
    assert_eq!((undone.changed, undone.refused), (vec![], vec![(id, Illegal::Transition)]));
}

pub(super) async fn the_filter_learns_and_forgets(store: &dyn Store) {
    let given = Given::site(store).await;
    let words: Vec<String> = ["livraison", "gratuite", "inconnu"].map(str::to_owned).into();
    let lessons = async || store.lessons(given.site, words.clone()).await.unwrap();
    let count = |ham, spam| TokenCount { ham, spam };
    let mut wanted = Vec::new();
    for number in 0..11 {
        wanted.push(given.post(comment("Amina", &format!("Quand la livraison {number} ?"))).await);
        let spam = given.post(comment("Casino", &format!("livraison gratuite {number}"))).await;
        given.decide(spam, Action::MarkSpam).await;
    }
    given.decide_at(&wanted[..9], Action::Publish, minute(5)).await;
    // Nine wanted comments do not teach enough: no word is looked for.
    assert_eq!((lessons().await.all, lessons().await.each), (count(9, 11), vec![]));
    given.decide(wanted[9], Action::Publish).await;
    let batch = given.decide(wanted[10], Action::MarkSpam).await.batch;
    let taught = lessons().await;
    assert_eq!((taught.all, taught.each), (count(10, 12), vec![count(10, 12), count(0, 11), count(0, 0)]));

    // Undone, it taught nothing.
    store.undo(given.site, batch, given.claire, minute(6)).await.unwrap();
    let taught = lessons().await;
    assert_eq!((taught.all, taught.each), (count(10, 11), vec![count(10, 11), count(0, 11), count(0, 0)]));

    // Decided the other way, the first lesson is taken back.
    given.decide(wanted[10], Action::Publish).await;
    given.decide(wanted[0], Action::MarkSpam).await;
    let taught = lessons().await;
    assert_eq!((taught.all, taught.each[0]), (count(10, 12), count(10, 12)));
}

pub(super) async fn a_reply_publishes_what_it_answers_and_answers_the_question(store: &dyn Store) {
    let given = Given::site(store).await;
    let question = given.post(NewComment { question: true, ..comment("Amina", "Quand ?") }).await;
    given.events().await;
    let reply = store.reply(given.site, given.reply(Some(question), "En mars.")).await.unwrap().unwrap();
    assert_eq!(given.conversation().await, [(1, None, "Quand ?".to_owned()), (2, Some(1), "En mars.".to_owned())]);
    assert_eq!(
        given.events().await,
        [
            Event::Published { comment: question },
            Event::Published { comment: reply },
            Event::Answered { question, reply },
        ]
    );
    let entry = given.entry(question).await;
    assert_eq!((entry.state, entry.question), (State::Published, Some(Question::Answered)));
    assert!(given.entry(reply).await.official);
    assert_eq!(given.log().await, ["publish", "reply"]);

    let refused = given.post(comment("Bruno", "hors sujet")).await;
    given.decide(refused, refuse("")).await;
    assert_eq!(store.reply(given.site, given.reply(Some(refused), "non")).await.unwrap(), None);
    assert_eq!(store.reply(given.site, given.reply(Some(CommentId(99)), "non")).await.unwrap(), None);
}

pub(super) async fn a_removed_answer_opens_the_question_again(store: &dyn Store) {
    let given = Given::site(store).await;
    let question = given.post(NewComment { question: true, ..shown("Amina", "Quand ?") }).await;
    // Below what a neighbour said, it answers the question all the same.
    let neighbour = given.answer(question, "Bruno", "Je me le demande aussi.").await;
    let reply = store.reply(given.site, given.reply(Some(neighbour), "En mars.")).await.unwrap().unwrap();
    assert_eq!(given.entry(question).await.question, Some(Question::Answered));
    assert!(given.events().await.contains(&Event::Answered { question, reply }));
    let batch = given.decide(reply, remove()).await.batch;
    assert_eq!(given.entry(question).await.question, Some(Question::Waiting));
    store.undo(given.site, batch, given.claire, minute(20)).await.unwrap();
    assert_eq!(given.entry(question).await.question, Some(Question::Answered));
    given.decide(reply, remove()).await;
    given.decide(reply, restore("Elle était juste.", true)).await;
    assert_eq!(given.entry(question).await.question, Some(Question::Answered));
    // Whoever asked is not told of the same answer again.
    assert!(given.events().await.iter().all(|event| !matches!(event, Event::Answered { .. })));
}

pub(super) async fn she_says_whether_it_is_settled(store: &dyn Store) {
    let given = Given::site(store).await;
    let question = given.post(NewComment { question: true, ..subscribed("Amina", "Quand ?") }).await;
    let settle = |settled| store.settle(given.site, question, settled, minute(90));
    assert_eq!(settle(true).await.unwrap(), Settled::NotFound);
    store.reply(given.site, given.reply(Some(question), "Bientôt.")).await.unwrap().unwrap();
    given.events().await;

    assert_eq!(settle(false).await.unwrap(), Settled::Noted(key("verger")));
    assert_eq!(settle(false).await.unwrap(), Settled::Noted(key("verger")));
    let waiting = store.waiting(given.site, 10).await.unwrap();
    assert_eq!((waiting[0].id, waiting[0].question, waiting[0].since), (question, Question::Reopened, minute(90)));
    // What is told twice changed once.
    assert_eq!(given.events().await, [Event::Changed { thread: key("verger") }]);

    store.reply(given.site, given.reply(Some(question), "Le 12 mars.")).await.unwrap().unwrap();
    assert_eq!(settle(true).await.unwrap(), Settled::Noted(key("verger")));
    assert_eq!(given.entry(question).await.question, Some(Question::Settled));
    assert_eq!(store.waiting(given.site, 10).await.unwrap(), []);
}

pub(super) async fn a_reply_is_edited_and_pinned(store: &dyn Store) {
    let given = Given::site(store).await;
    let readers = given.post(shown("Amina", "bonjour")).await;
    let reply = store.reply(given.site, given.reply(None, "Le chantier reprend.")).await.unwrap().unwrap();
    given.events().await;
    let text = "Le chantier reprend lundi.";
    let rendered = html(text);
    let edit = |id| store.edit_reply(given.site, id, text, &rendered, given.claire, minute(70));
    assert_eq!(edit(readers).await.unwrap(), None);
    assert_eq!(edit(reply).await.unwrap(), Some(key("verger")));
    let pin = |pinned| store.pin(given.site, reply, pinned, given.claire, minute(71));
    assert_eq!(pin(true).await.unwrap(), Some(key("verger")));
    assert_eq!(pin(true).await.unwrap(), Some(key("verger")));
    let shown = &store.conversation(given.site, &key("verger")).await.unwrap()[1];
    assert!(shown.pinned);
    assert_eq!(shown.edited_at, Some(minute(70)));
    let changed = Event::Changed { thread: key("verger") };
    assert_eq!(given.events().await, [changed.clone(), changed]);
    assert_eq!(given.log().await, ["reply", "edit_reply", "pin"]);

    // What is taken back no longer stands first.
    given.decide(reply, remove()).await;
    given.decide(reply, restore("Erreur", true)).await;
    assert!(!given.entry(reply).await.pinned);
    assert_eq!(store.pin(given.site, CommentId(99), true, given.claire, minute(72)).await.unwrap(), None);
}

pub(super) async fn closing_is_written_in_the_log_once(store: &dyn Store) {
    use palier_comments::domain::SiteStanding::{AllToReview, Open, ReadOnly};
    let given = Given::site(store).await;
    let by = Actor::Moderator(given.claire);
    let close = |closure, by, why| store.close(given.site, closure, by, why, morning());
    close(Closure::Thread(key("verger"), true), by, "Trop de monde").await.unwrap();
    close(Closure::Thread(key("verger"), true), by, "encore").await.unwrap();
    close(Closure::Section("chantiers".to_owned(), true), by, "Vacances").await.unwrap();
    close(Closure::Review(key("moulin"), true), Actor::System, "").await.unwrap();
    close(Closure::Review(key("moulin"), true), Actor::System, "").await.unwrap();
    close(Closure::Review(key("pré"), true), by, "").await.unwrap();
    close(Closure::Site(ReadOnly), by, "").await.unwrap();
    let standing = store.standing(given.site).await.unwrap();
    assert_eq!(standing.site, ReadOnly);
    assert_eq!(standing.closed_threads, [key("verger")]);
    assert_eq!(standing.reviewed_threads, [key("moulin"), key("pré")]);
    assert_eq!(standing.flooded_threads, [key("moulin")]);
    assert_eq!(standing.closed_sections, ["chantiers"]);
    assert_eq!(given.events().await, [Event::Flooded { thread: key("moulin") }]);

    close(Closure::Site(AllToReview), by, "").await.unwrap();
    close(Closure::Site(Open), by, "").await.unwrap();
    close(Closure::Thread(key("verger"), false), by, "").await.unwrap();
    close(Closure::Section("chantiers".to_owned(), false), by, "").await.unwrap();
    close(Closure::Review(key("moulin"), false), by, "").await.unwrap();
    close(Closure::Review(key("pré"), false), by, "").await.unwrap();
    assert_eq!(store.standing(given.site).await.unwrap(), palier_comments::domain::Standing::default());
    assert_eq!(
        given.log().await,
        [
            "close_thread",
            "close_section",
            "review_thread",
            "review_thread",
            "close_site",
            "review_site",
            "open_site",
            "open_thread",
            "open_section",
            "trust_thread",
            "trust_thread"
        ]
    );
    let closed = LogFilter { what: Some(Gesture::CloseThread), ..LogFilter::default() };
    let first = store.log(given.site, closed, None, 100).await.unwrap().pop().unwrap();
    assert_eq!((first.why.as_str(), first.thread), ("Trop de monde", Some(key("verger"))));
    let one = given.post(shown("Bruno", "texte")).await;
    given.decide(one, remove()).await;
    let asked = vec![
        (Gesture::CloseThread, Subject::Thread(key("verger"))),
        (Gesture::CloseThread, Subject::Thread(key("moulin"))),
        (Gesture::CloseSection, Subject::Section("chantiers".to_owned())),
        (Gesture::CloseSection, Subject::Section("chan".to_owned())),
        (Gesture::OpenSection, Subject::Section("chantiers".to_owned())),
        (Gesture::CloseSite, Subject::Site),
    ];
    let last = store.last_done(given.site, asked).await.unwrap();
    let why: Vec<_> = last.iter().map(|line| line.as_ref().map(|line| line.why.as_str())).collect();
    assert_eq!(why, [Some("Trop de monde"), None, Some("chantiers — Vacances"), None, Some("chantiers"), Some("")]);
    assert_eq!(last[2].as_ref().unwrap().section(), Some(("chantiers", "Vacances")));
}

pub(super) async fn a_report_is_decided_once_with_its_comment(store: &dyn Store) {
    let given = Given::site(store).await;
    let id = given.post(shown("Bruno", "injure")).await;
    let [first, second, third] = [(); 3].map(|()| store.report(given.site, report(id)));
    let (first, second) = (first.await.unwrap().kept().unwrap(), second.await.unwrap().kept().unwrap());
    let third = third.await.unwrap().kept().unwrap();
    given.events().await;
    let decide =
        |report, verdict| store.decide_report(given.site, report, verdict, given.claire, minute(40), minute(40));
    let keep = |why: &str| ReportVerdict::Keep { why: why.to_owned(), all: false };
    assert_eq!(decide(first, keep("Vif, mais permis")).await.unwrap(), Some(Vec::new()));
    assert_eq!(decide(first, keep("encore")).await.unwrap(), None);
    assert_eq!(decide(ReportId(99), keep("rien")).await.unwrap(), None);
    let told = |report, why: &str| Event::ReportDecided { report, why: why.to_owned() };
    assert_eq!(given.events().await, [told(first, "Vif, mais permis")]);
    assert_eq!(given.entry(id).await.state, State::Published);

    // The others fall with the comment.
    let remove = || ReportVerdict::Remove { reason: Reason::Insult, note: "Restons courtois".to_owned() };
    let changed = decide(second, remove()).await.unwrap().unwrap();
    assert_eq!(changed.iter().map(|one| (one.id, one.to)).collect::<Vec<_>>(), [(id, State::Removed)]);
    assert_eq!(decide(third, remove()).await.unwrap(), None);
    assert_eq!(
        given.events().await,
        [told(second, ""), told(third, ""), Event::Declined { comment: id }, Event::Changed { thread: key("verger") }]
    );
    assert_eq!(given.log().await, ["report_dismissed", "report_upheld", "report_upheld", "remove"]);
    assert_eq!(store.reports(given.site, None, 10).await.unwrap(), []);
    let decisions = store.reports(given.site, Some(id), 10).await.unwrap();
    let decisions: Vec<_> = decisions.iter().filter_map(|report| report.decision).collect();
    assert_eq!(decisions, [ReportDecision::Dismissed, ReportDecision::Upheld, ReportDecision::Upheld]);
    assert_eq!(given.entry(id).await.reason, Some((Reason::Insult, "Restons courtois".to_owned())));
    assert_eq!(given.entry(id).await.reports, 0);
}

pub(super) async fn a_report_of_what_is_gone_is_only_closed(store: &dyn Store) {
    let given = Given::site(store).await;
    let id = given.post(shown("Bruno", "injure")).await;
    let report = store.report(given.site, report(id)).await.unwrap().kept().unwrap();
    given.decide(id, remove()).await;
    let remove = ReportVerdict::Remove { reason: Reason::Insult, note: String::new() };
    let changed = store.decide_report(given.site, report, remove, given.claire, minute(40), minute(40)).await.unwrap();
    assert_eq!(changed, Some(Vec::new()));
    assert_eq!(store.to_do(given.site).await.unwrap().reports, 0);
}

pub(super) async fn the_abuse_of_a_child_is_read_first(store: &dyn Store) {
    let given = Given::site(store).await;
    let id = given.post(shown("Bruno", "texte")).await;
    for reason in [Reason::OffTopic, Reason::Insult, Reason::ChildAbuse, Reason::Other] {
        store.report(given.site, NewReport { reason, ..report(id) }).await.unwrap().kept().unwrap();
    }
    let reports = store.reports(given.site, None, 10).await.unwrap();
    assert_eq!(reports.iter().map(|report| report.id.0).collect::<Vec<_>>(), [3, 1, 2, 4]);
}
