//! Figures for the desk and for the yearly report.

use jiff::civil::date;
use jiff::tz::TimeZone;
use palier_comments::domain::{Action, Reason, SiteStanding, State};
use palier_comments::store::{
    Actor, Closings, Closure, Declined, Delay, Details, Figures, NewComment, NewImport, OfficialReply, ReportVerdict,
    Reported, Store, YearFigures,
};

use super::given::{Given, comment, html, key, minute, report, shown, thread};

fn paris() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap()
}

pub(super) async fn months_begin_in_the_zone_of_the_site(store: &dyn Store) {
    let given = Given::site(store).await;
    // In Paris, the first of these is of November and the second of December already.
    for (text, at) in [("un", "2026-11-30T22:59:59Z"), ("deux", "2026-11-30T23:00:00Z")] {
        given.post(NewComment { at: at.parse().unwrap(), ..shown("Amina", text) }).await;
    }
    let until = "2026-12-24T12:00:00Z".parse().unwrap();
    let found = store.statistics(given.site, until, &paris(), Vec::new()).await.unwrap();
    let received: Vec<_> = found.months.iter().map(|month| (month.month, month.figures.received)).collect();
    assert_eq!(received.len(), 12);
    assert_eq!(received[0], (date(2026, 1, 1), 0));
    assert_eq!(received[10..], [(date(2026, 11, 1), 1), (date(2026, 12, 1), 1)]);
    assert_eq!(found.total.received, 2);
}

/// Six comments, of every fate, a question among them.
async fn a_day(given: Given<'_>) {
    let waits = |text: &str| comment("Amina", text);
    let one = given.post(NewComment { question: true, ..waits("un") }).await;
    let two = given.post(waits("deux")).await;
    let three = given.post(waits("trois")).await;
    let four = given.post(waits("quatre")).await;
    given.post(NewComment { state: State::Spam, ..waits("cinq") }).await;
    given.post(waits("six")).await;
    given.decide_at(&[one], Action::Publish, minute(10)).await;
    given.decide_at(&[two], Action::Publish, minute(20)).await;
    let insult = |note: &str| (Reason::Insult, note.to_owned());
    let (reason, note) = insult("Non.");
    given.decide_at(&[three], Action::Refuse { reason, note }, minute(21)).await;
    given.decide_at(&[four], Action::MarkSpam, minute(22)).await;
    let reported = given.store.report(given.site, report(two)).await.unwrap().kept().unwrap();
    let upheld = ReportVerdict::Remove { reason: Reason::Insult, note: String::new() };
    given.store.decide_report(given.site, reported, upheld, given.claire, minute(90), minute(90)).await.unwrap();
    given.decide_at(&[two], Action::Restore { why: "Erreur".to_owned(), confirmed: true }, minute(95)).await;
    let reply = OfficialReply { at: minute(100), ..given.reply(Some(one), "En mars.") };
    given.store.reply(given.site, reply).await.unwrap().unwrap();
    given.store.settle(given.site, one, true, minute(200)).await.unwrap();
}

pub(super) async fn a_year_is_counted_for_the_report(store: &dyn Store) {
    let given = Given::site(store).await;
    a_day(given).await;
    let year = store.year(given.site, 2026, &paris()).await.unwrap();
    let minutes = |median: i64, ninth: i64| Some(Delay { median: median * 60, ninth_decile: ninth * 60 });
    assert_eq!(
        year,
        YearFigures {
            received: 6,
            published: 2,
            waiting: 1,
            publication_delay: minutes(15, 20),
            declined: vec![Declined { reason: Reason::Insult, refused: 1, removed: 1 }],
            spam_by_filter: 1,
            spam_taken_back: 0,
            spam_by_moderators: 1,
            decisions: 6,
            moderators: 1,
            restored: 1,
            deleted: 0,
            reports: vec![Reported { reason: Reason::Insult, upheld: 1, dismissed: 0, open: 0 }],
            report_delay: minutes(60, 60),
            questions: 1,
            answered: 1,
            settled: 1,
            answer_delay: minutes(100, 100),
            closings: Closings::default(),
        }
    );
    assert_eq!(store.year(given.site, 2025, &paris()).await.unwrap(), YearFigures::default());

    let groups = vec![vec![key("verger"), key("moulin")], vec![key("inconnu")], vec![key("verger")]];
    let found = store.statistics(given.site, minute(0), &paris(), groups).await.unwrap();
    let all = Figures {
        received: 6,
        published: 2,
        refused: 1,
        spam: 2,
        questions: 1,
        answered: 1,
        publication_delay: Some(15 * 60),
        answer_delay: Some(100 * 60),
    };
    assert_eq!((found.months[11].figures, found.total), (all, all));
    assert_eq!(found.groups, [all, Figures::default(), all]);
}

pub(super) async fn the_year_knows_where_the_filter_erred_and_what_was_closed(store: &dyn Store) {
    let given = Given::site(store).await;
    let spam = |text: &str| NewComment { state: State::Spam, ..comment("Casino", text) };
    let (erred, again) = (given.post(spam("un")).await, given.post(spam("deux")).await);
    given.post(spam("trois")).await;
    given.decide(erred, Action::Publish).await;
    // What was taken back at once was no decision.
    let undone = given.decide(again, Action::Publish).await;
    store.undo(given.site, undone.batch, given.claire, minute(6)).await.unwrap();
    let claire = Actor::Moderator(given.claire);
    let verger = key("verger");
    for (closure, by) in [
        (Closure::Thread(verger.clone(), true), claire),
        (Closure::Review(verger, true), Actor::System),
        (Closure::Section("chantiers".to_owned(), true), claire),
        (Closure::Site(SiteStanding::AllToReview), claire),
        (Closure::Site(SiteStanding::ReadOnly), claire),
    ] {
        store.close(given.site, closure, by, "Débordement", minute(7)).await.unwrap();
    }
    let year = store.year(given.site, 2026, &paris()).await.unwrap();
    assert_eq!((year.spam_by_filter, year.spam_taken_back, year.decisions, year.moderators), (3, 1, 1, 1));
    assert_eq!(year.closings, Closings { threads: 1, sections: 1, site: 1, reviews: 1, floods: 1 });
}

pub(super) async fn years_and_months_count_what_was_written_here(store: &dyn Store) {
    let given = Given::site(store).await;
    let there = NewImport {
        thread: thread("verger"),
        foreign_id: "isso:1".to_owned(),
        foreign_parent: None,
        name: "Amina".to_owned(),
        email: None,
        markdown: "ailleurs".to_owned(),
        html: html("ailleurs"),
        state: State::Published,
        official: false,
        written_at: minute(0),
        published_at: None,
        details: Details::default(),
        is_own: false,
    };
    store.import(given.site, vec![there.clone()], minute(1)).await.unwrap();
    given.post(comment("Amina", "ici")).await;
    let year = store.year(given.site, 2026, &paris()).await.unwrap();
    assert_eq!((year.received, year.published, year.waiting, year.publication_delay), (1, 0, 1, None));
    let months = store.statistics(given.site, minute(2), &paris(), vec![vec![thread("verger").key]]).await.unwrap();
    assert_eq!((months.total.received, months.total.published, months.groups[0].received), (1, 0, 1));
    // But for the site's own conversations, with the time that their publication took; no year reports them.
    let own = NewImport { foreign_id: "palier:1".to_owned(), published_at: Some(minute(20)), is_own: true, ..there };
    store.import(given.site, vec![own], minute(30)).await.unwrap();
    let months = store.statistics(given.site, minute(40), &paris(), vec![]).await.unwrap();
    assert_eq!((months.total.received, months.total.publication_delay), (2, Some(20 * 60)));
    assert_eq!(store.year(given.site, 2026, &paris()).await.unwrap(), year);
}
