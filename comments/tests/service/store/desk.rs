//! What the desk shows.

use palier_comments::domain::{Action, CommentId, ModeratorId, Question, Reason, State};
use palier_comments::store::{
    AuthorHistory, Filter, Gesture, LogFilter, NewComment, Order, ReplyTemplate, Signal, Slice, Store, ToDo,
};

use super::given::{Given, comment, connection, key, minute, report, shown, subscribed, thread};

pub(super) async fn a_comment_comes_with_its_context(store: &dyn Store) {
    let given = Given::site(store).await;
    let first = given.post(subscribed("Amina", "**premier**")).await;
    let spam = given.post(NewComment { notify: None, ..subscribed("Amina", "casino") }).await;
    given.decide(spam, Action::MarkSpam).await;
    let signal = Signal { word: "links".to_owned(), detail: "3".to_owned(), weight: 0.5 };
    let answer = NewComment {
        parent: Some(first),
        state: State::Pending,
        score: 0.5,
        signals: vec![signal.clone()],
        at: minute(9),
        notify: None,
        ..subscribed("Amina", "réponse")
    };
    let entry = given.entry(given.post(answer).await).await;
    assert_eq!((entry.thread, entry.thread_url.as_str()), (key("verger"), "/chantiers/verger/"));
    assert_eq!((entry.thread_title.as_str(), entry.written_at), ("Chantier verger", minute(9)));
    assert_eq!((entry.score, entry.signals, entry.has_email), (0.5, vec![signal], true));
    let (parent, name, html) = entry.parent.unwrap();
    assert_eq!((parent, name.as_str()), (first, "Amina"));
    assert_eq!(html.as_str().trim(), "<p><strong>premier</strong></p>");
    assert_eq!(entry.history, AuthorHistory { published: 1, refused: 0, spam: 1 });
    assert_eq!(store.entry(given.site, CommentId(99)).await.unwrap(), None);
}

pub(super) async fn each_filter_finds_its_own(store: &dyn Store) {
    let given = Given::site(store).await;
    given.post(comment("Amina", "un")).await;
    given.post(NewComment { thread: thread("moulin"), ..shown("Amina", "deux") }).await;
    given.post(NewComment { question: true, ..shown("Bruno", "trois") }).await;
    given.post(NewComment { connection: connection("203.0.113.9"), ..comment("Amina", "quatre") }).await;
    given.post(NewComment { connection: connection("203.0.113.9"), ..subscribed("Amina", "cinq") }).await;
    given.post(NewComment { notify: None, state: State::Spam, ..subscribed("amina", "six") }).await;
    store.report(given.site, report(CommentId(2))).await.unwrap().kept().unwrap();

    let all = Filter::default();
    assert_eq!(given.find(all.clone()).await, [1, 2, 3, 4, 5, 6]);
    let pending = Filter { states: vec![State::Pending], ..all.clone() };
    assert_eq!(given.find(pending.clone()).await, [1, 4]);
    let two = Filter { states: vec![State::Spam, State::Pending], ..all.clone() };
    assert_eq!(given.find(two).await, [1, 4, 6]);
    assert_eq!(given.find(Filter { thread: Some(key("moulin")), ..all.clone() }).await, [2]);
    let threads = Some(vec![key("moulin"), key("verger"), key("moulin")]);
    assert_eq!(given.find(Filter { threads, states: vec![State::Published], ..all.clone() }).await, [2, 3, 5]);
    assert_eq!(given.find(Filter { threads: Some(Vec::new()), ..all.clone() }).await, [0; 0]);
    let both = Filter { threads: Some(vec![key("verger")]), thread: Some(key("moulin")), ..all.clone() };
    assert_eq!(given.find(both).await, [0; 0]);
    assert_eq!(given.find(Filter { reported: true, ..all.clone() }).await, [2]);
    assert_eq!(given.find(Filter { unanswered: true, ..all.clone() }).await, [3]);
    assert_eq!(given.find(Filter { words: Some("quatre".to_owned()), ..pending }).await, [4]);

    // Same address, whatever the capitals; without one, same name from the same network.
    let author = |id| Filter { same_author_as: Some(CommentId(id)), ..all.clone() };
    assert_eq!(given.find(author(5)).await, [5, 6]);
    assert_eq!(given.find(author(1)).await, [1, 2]);
    assert_eq!(given.find(author(4)).await, [4, 5]);
    assert_eq!(given.find(author(99)).await, [0; 0]);
    assert_eq!(store.tally(given.site).await.unwrap(), [2, 3, 0, 0, 1, 0]);
    assert_eq!(
        store.to_do(given.site).await.unwrap(),
        ToDo { waiting: 2, unchecked: 3, questions: 1, reports: 1, failed: 0 }
    );
}

pub(super) async fn words_are_found_without_accents(store: &dyn Store) {
    let given = Given::site(store).await;
    given.post(comment("Amélie", "L’ÉTANCHÉITÉ de la toiture, enfin")).await;
    given.post(comment("Bruno", "le toit fuit")).await;
    let find = |words: &str| given.find(Filter { words: Some(words.to_owned()), ..Filter::default() });
    assert_eq!(find("etancheite").await, [1]);
    assert_eq!(find("amelie toiture").await, [1]);
    assert_eq!(find("toi").await, [1, 2]);
    assert_eq!(find("toi fuit").await, [2]);
    // An article is no word.
    assert_eq!(find("d’étanch").await, [1]);
    assert_eq!(find("l’").await, [0; 0]);
    // No letter, no operator, no error.
    assert_eq!(find("\"* -- ()").await, [0; 0]);
    assert_eq!(find("toit AND NOT \"").await, [0; 0]);
}

pub(super) async fn pages_follow_one_another_both_ways(store: &dyn Store) {
    let given = Given::site(store).await;
    for number in 1..=5 {
        let state = if number % 2 == 0 { State::Spam } else { State::Pending };
        given.post(NewComment { state, ..comment("Amina", &format!("texte {number}")) }).await;
    }
    let page = async |after, order| {
        let slice = Slice { after, limit: 2, order };
        let page = store.entries(given.site, &Filter::default(), slice).await.unwrap();
        assert_eq!(page.total, 5);
        (page.lines.iter().map(|entry| entry.id.0).collect::<Vec<_>>(), page.more)
    };
    assert_eq!(page(None, Order::Oldest).await, (vec![1, 2], true));
    assert_eq!(page(Some(CommentId(2)), Order::Oldest).await, (vec![3, 4], true));
    assert_eq!(page(Some(CommentId(4)), Order::Oldest).await, (vec![5], false));
    assert_eq!(page(None, Order::Newest).await, (vec![5, 4], true));
    assert_eq!(page(Some(CommentId(2)), Order::Newest).await, (vec![1], false));
}

pub(super) async fn totals_stop_at_a_thousand(store: &dyn Store) {
    let given = Given::site(store).await;
    let posts = (0..1005).map(|number| given.post(comment("Amina", &format!("texte {number}"))));
    futures_util::future::join_all(posts).await;
    let slice = Slice { after: None, limit: 1, order: Order::Newest };
    let page = store.entries(given.site, &Filter::default(), slice).await.unwrap();
    assert_eq!((page.total, page.more, page.lines.len()), (1000, true, 1));
    assert_eq!(store.tally(given.site).await.unwrap(), [1000, 0, 0, 0, 0, 0]);
}

pub(super) async fn questions_wait_the_oldest_first(store: &dyn Store) {
    let given = Given::site(store).await;
    let question = |minutes, text: &str| NewComment { question: true, at: minute(minutes), ..shown("Amina", text) };
    given.post(question(20, "Et le **parking** ?")).await;
    let first = given.post(question(10, &format!("Quand ? {}", "a".repeat(300)))).await;
    let hidden = given.post(question(5, "cachée")).await;
    given.decide(hidden, Action::Hold).await;

    let waiting = store.waiting(given.site, 10).await.unwrap();
    assert_eq!(waiting.iter().map(|question| question.id.0).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(waiting[1].excerpt, "Et le parking ?");
    assert_eq!(waiting[0].excerpt.chars().count(), 200);
    assert!(waiting[0].excerpt.ends_with("a…"));
    assert_eq!((waiting[0].question, waiting[0].since), (Question::Waiting, minute(10)));

    store.reply(given.site, given.reply(Some(first), "En mars.")).await.unwrap().unwrap();
    assert_eq!(store.waiting(given.site, 10).await.unwrap().len(), 1);
}

pub(super) async fn the_log_is_read_backwards(store: &dyn Store) {
    let given = Given::site(store).await;
    let one = given.post(comment("Amina", "un")).await;
    let two = given.post(comment("Bruno", "deux")).await;
    given.decide(one, Action::Publish).await;
    given.decide(two, Action::MarkSpam).await;
    given.decide(one, Action::Remove { reason: Reason::Insult, note: String::new() }).await;
    let log = async |filter, before, limit| {
        let lines = store.log(given.site, filter, before, limit).await.unwrap();
        lines.into_iter().map(|line| (line.id, line.what)).collect::<Vec<_>>()
    };
    let all = LogFilter::default();
    assert_eq!(log(all, None, 2).await, [(4, Gesture::Remove), (3, Gesture::MarkSpam)]);
    assert_eq!(log(all, Some(3), 2).await, [(2, Gesture::Publish), (1, Gesture::AddModerator)]);
    let (by, published) = (Some(given.claire), Some(Gesture::Publish));
    let of_one = LogFilter { comment: Some(one), ..all };
    assert_eq!(log(of_one, None, 9).await, [(4, Gesture::Remove), (2, Gesture::Publish)]);
    assert_eq!(log(LogFilter { by, ..of_one }, Some(4), 9).await, [(2, Gesture::Publish)]);
    assert_eq!(log(LogFilter { what: published, by, ..of_one }, None, 9).await, [(2, Gesture::Publish)]);
    assert_eq!(log(LogFilter { by, ..all }, None, 9).await.len(), 3);
    assert_eq!(log(LogFilter { by, what: published, ..all }, None, 9).await, [(2, Gesture::Publish)]);
    assert_eq!(log(LogFilter { what: published, ..all }, None, 9).await, [(2, Gesture::Publish)]);
    assert_eq!(log(LogFilter { by: Some(ModeratorId(99)), ..all }, None, 9).await, []);

    let between = async |from, to, limit| {
        let lines = store.log_between(given.site, from, to, limit).await.unwrap();
        lines.into_iter().map(|line| line.id).collect::<Vec<_>>()
    };
    assert_eq!(between(minute(0), minute(5), 9).await, [1]);
    assert_eq!(between(minute(0), minute(6), 3).await, [1, 2, 3]);
    assert_eq!(between(minute(6), minute(60), 9).await, [0_i64; 0]);
}

pub(super) async fn templates_and_words_are_kept(store: &dyn Store) {
    let given = Given::site(store).await;
    let (site, by) = (given.site, given.claire);
    let template = |id, title: &str, text: &str| ReplyTemplate { id, title: title.to_owned(), text: text.to_owned() };
    let keep = async |one| store.keep_template(site, one, by, minute(1)).await.unwrap();
    assert!(keep(template(0, "Merci", "Merci.")).await);
    assert!(keep(template(0, "Accueil", "Bonjour.")).await);
    assert!(keep(template(1, "Merci", "Merci beaucoup.")).await);
    assert!(!keep(template(9, "Parti", "Parti.")).await);
    assert_eq!(
        store.templates(site).await.unwrap(),
        [template(2, "Accueil", "Bonjour."), template(1, "Merci", "Merci beaucoup.")]
    );
    assert!(store.delete_template(site, 2, by, minute(2)).await.unwrap());
    assert!(!store.delete_template(site, 2, by, minute(2)).await.unwrap());
    assert_eq!(store.templates(site).await.unwrap().len(), 1);

    let words = ["casino", "crédit"].map(str::to_owned);
    store.set_blocked_words(site, &["ancien".to_owned()], by, minute(3)).await.unwrap();
    store.set_blocked_words(site, &words, by, minute(4)).await.unwrap();
    // Nothing changes: nothing is told.
    store.set_blocked_words(site, &words, by, minute(5)).await.unwrap();
    assert_eq!(store.blocked_words(site).await.unwrap(), words);

    let lines = store.log(site, LogFilter { by: Some(by), ..LogFilter::default() }, None, 10).await.unwrap();
    let told: Vec<_> = lines.iter().rev().map(|line| (line.what, line.why.as_str())).collect();
    assert_eq!(
        told,
        [
            (Gesture::KeepTemplate, "Merci"),
            (Gesture::KeepTemplate, "Accueil"),
            (Gesture::KeepTemplate, "Merci"),
            (Gesture::DeleteTemplate, "Accueil"),
            (Gesture::BlockWords, "+ancien"),
            (Gesture::BlockWords, "+casino, +crédit, −ancien"),
        ]
    );
}
