use palier_words::Language;

use super::*;
use crate::domain::Reason;
use crate::page::catalogue;
use crate::store::{Closings, Declined, Delay, Reported};

fn delay(minutes: i64, ninth: i64) -> Option<Delay> {
    Some(Delay { median: minutes * 60, ninth_decile: ninth * 60 })
}

fn busy() -> YearFigures {
    YearFigures {
        received: 812,
        published: 640,
        waiting: 3,
        publication_delay: delay(95, 26 * 60),
        declined: vec![
            Declined { reason: Reason::Insult, refused: 21, removed: 2 },
            Declined { reason: Reason::PersonalData, refused: 8, removed: 0 },
        ],
        spam_by_filter: 120,
        spam_taken_back: 1,
        spam_by_moderators: 17,
        decisions: 690,
        moderators: 3,
        restored: 1,
        deleted: 4,
        reports: vec![Reported { reason: Reason::Accusation, upheld: 2, dismissed: 5, open: 1 }],
        report_delay: delay(300, 3 * 24 * 60),
        questions: 210,
        answered: 198,
        settled: 150,
        answer_delay: delay(36 * 60, 6 * 24 * 60),
        closings: Closings { threads: 2, sections: 0, site: 1, reviews: 0, floods: 3 },
    }
}

fn report(figures: &YearFigures, language: Language, orders: Option<u32>, made_on: &str) -> String {
    let made_on = made_on.parse().unwrap();
    Report { site: "Les Trois_Vallons", year: 2026, made_on, orders, language: Language::French, figures }
        .markdown(&catalogue(language))
}

#[test]
fn a_busy_year_in_french() {
    insta::assert_snapshot!(report(&busy(), Language::French, Some(0), "2027-01-08"));
}

#[test]
fn a_busy_year_in_english() {
    insta::assert_snapshot!(report(&busy(), Language::English, Some(2), "2027-01-08"));
}

#[test]
fn a_year_without_anything_that_is_not_over() {
    insta::assert_snapshot!(report(&YearFigures::default(), Language::French, None, "2026-11-24"));
}

#[test]
fn shares_are_rounded() {
    let french = |part, whole| percentage(Language::French, part, whole);
    assert_eq!(
        [french(1, 3), french(1, 2), french(0, 0), french(2, 2)].join(" ; "),
        "33,3\u{a0}% ; 50\u{a0}% ; 0\u{a0}% ; 100\u{a0}%"
    );
    assert_eq!(percentage(Language::English, 1, 120), "0.8%");
}
