//! Reports by readers.

use palier_comments::domain::{CommentId, State};
use palier_comments::notify::Worker;
use palier_comments::store::{DeliveryKind, Role};

use super::{Desk, Page};
use crate::support::App;

/// A desk where two comments are shown, and letters are made.
async fn desk() -> Desk {
    let desk = Desk::new(&[("sites.vallons.policy", "after")]).await;
    desk.written("verger", "Bruno", "Une *injure*.", &[("email", "bruno@exemple.fr")]).await;
    desk.written("verger", "Samia", "Autre chose.", &[]).await;
    desk
}

async fn report(desk: &Desk, comment: i64, reason: &str, name: &str, email: &str) {
    let fields =
        [("raison", reason), ("nom", name), ("email", email), ("bonne_foi", "oui"), ("message", "Voyez <b>ceci</b>.")];
    let answer = desk.app.post(&format!("/commentaires/commentaire/{comment}/signaler"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

/// The letters that wait, as (address, text).
async fn letters(desk: &Desk) -> Vec<(String, String)> {
    Worker::new(desk.app.service.clone()).expand().await.unwrap();
    let due = desk.app.store.due(desk.app.now(), 100).await.unwrap();
    let mut letters = Vec::new();
    for delivery in due.into_iter().filter(|delivery| delivery.kind == DeliveryKind::Mail) {
        let letter: serde_json::Value = serde_json::from_str(&delivery.payload).unwrap();
        let part = |name: &str| letter[name].as_str().unwrap().to_owned();
        letters.push((part("to"), format!("{}\n\n{}", part("subject"), part("text"))));
        desk.app.store.delivered(delivery.id).await.unwrap();
    }
    letters
}

#[track_caller]
fn to<'a>(letters: &'a [(String, String)], address: &str) -> &'a str {
    &letters.iter().find(|(to, _)| to == address).unwrap_or_else(|| panic!("nothing to {address}: {letters:?}")).1
}

#[tokio::test]
async fn the_abuse_of_a_child_comes_first_and_each_report_leads_to_its_page() {
    let desk = desk().await;
    assert_eq!(
        desk.page("/signalements").await.texts(".pd-nothing"),
        ["Aucun signalement n’attend une décision. Merci."]
    );
    report(&desk, 1, "insult", "Rémi", "remi@exemple.fr").await;
    report(&desk, 2, "child_abuse", "", "").await;
    let page = desk.page("/signalements").await;
    assert_eq!(
        page.texts(".pd-card h2"),
        ["Signalement n° 2 : Abus sexuel sur un enfant", "Signalement n° 1 : Injure ou menace"]
    );
    assert_eq!(page.texts("nav a[aria-current]"), ["Signalements 2"]);
    assert_eq!(page.texts(".pd-card .pc-text"), ["Autre chose.", "Une injure."]);
    let nameless = desk.page("/signalements/2").await;
    assert!(nameless.texts(".pd-alert").concat().contains("internet-signalement.gouv.fr"));
    assert!(
        nameless
            .texts(".pd-facts dd")
            .contains(&"sans nom, comme la loi le permet pour un abus sexuel sur un enfant".to_owned())
    );
    assert_eq!(desk.get("/signalements/99").await.status, 404);
    assert_eq!(desk.get("/signalements/x").await.status, 404);
    // The moderators' letter leads to the page.
    let letters = letters(&desk).await;
    let all: Vec<&String> = letters.iter().filter(|(to, _)| to == super::EMAIL).map(|(_, text)| text).collect();
    assert!(all.iter().any(|text| text.contains("/commentaires/moderation/signalements/1\n")), "{all:?}");
}

#[tokio::test]
async fn an_upheld_report_removes_the_comment_and_everybody_is_told() {
    let desk = desk().await;
    report(&desk, 1, "insult", "Rémi", "remi@exemple.fr").await;
    report(&desk, 1, "personal_data", "Zoé", "zoe@exemple.fr").await;
    letters(&desk).await;
    let page = desk.page("/signalements/1").await;
    let facts = page.texts(".pd-facts dd");
    assert_eq!(facts[0], "1");
    assert_eq!(
        facts[2..],
        [
            "Injure ou menace",
            "Voyez <b>ceci</b>.",
            "Rémi",
            "déclarée à l’envoi",
            "votre décision lui sera envoyée par e-mail"
        ]
    );
    assert!(page.texts("section:first-of-type ul")[0].contains("Signalement n° 2 : Données personnelles"));
    assert_eq!(page.texts("#raison option[selected]"), ["Injure ou menace"]);

    let missing = desk.post("/signalements/1", &[("geste", "retirer"), ("raison", ""), ("note", "Bonjour")]).await;
    assert_eq!(missing.status, 422);
    assert_eq!(Page::of(&missing).texts("[role=alert]"), ["Choisissez une raison : elle est envoyée à l’auteur."]);
    assert_eq!(Page::of(&missing).texts("#note"), ["Bonjour"]);
    assert_eq!(desk.state(CommentId(1)).await, State::Published);

    let fields =
        [("geste", "retirer"), ("raison", "insult"), ("note", "Restons courtois."), ("retour", "/signalements")];
    let page = desk.act("/signalements/1", &fields).await;
    assert_eq!(page.said(), "Signalement traité : le message n’est plus en ligne.");
    assert_eq!(page.texts("main .pd-card"), [""; 0]);
    assert_eq!(desk.state(CommentId(1)).await, State::Removed);
    assert!(!desk.app.get("/commentaires/fil/verger").await.body.contains("injure"));
    let sent = letters(&desk).await;
    assert!(to(&sent, "remi@exemple.fr").starts_with("Signalement n°\u{a0}1\u{a0}: le message est retiré"), "{sent:?}");
    assert!(to(&sent, "zoe@exemple.fr").starts_with("Signalement n°\u{a0}2\u{a0}: le message est retiré"), "{sent:?}");
    assert!(to(&sent, "bruno@exemple.fr").contains("Raison\u{a0}: Injure ou menace"), "{sent:?}");
    assert!(to(&sent, "bruno@exemple.fr").contains("Restons courtois."), "{sent:?}");

    let again = desk.act("/signalements/2", &fields).await;
    assert_eq!(again.said(), "Ce signalement avait déjà été traité par quelqu’un d’autre.");
    let page = desk.page("/signalements/2").await;
    assert_eq!(page.texts("#suite .pd-alert"), ["Ce signalement est traité : le message n’est plus en ligne."]);
    assert_eq!(page.texts("main form"), [""; 0]);
}

#[tokio::test]
async fn a_dismissed_report_says_why_and_the_comment_stays() {
    let desk = desk().await;
    report(&desk, 1, "insult", "Rémi", "remi@exemple.fr").await;
    letters(&desk).await;
    let missing = desk.post("/signalements/1", &[("geste", "laisser"), ("pourquoi", " ")]).await;
    assert_eq!(missing.status, 422);
    assert_eq!(Page::of(&missing).texts("[role=alert]"), ["Écrivez pourquoi vous laissez ce message en ligne."]);
    let page = desk
        .act("/signalements/1", &[("geste", "laisser"), ("pourquoi", "Vif, mais permis."), ("retour", "/signalements")])
        .await;
    assert_eq!(page.said(), "Signalement traité : le message reste en ligne.");
    assert_eq!(desk.state(CommentId(1)).await, State::Published);
    assert_eq!(desk.log(1).await, [("report_dismissed".to_owned(), "1 — Vif, mais permis.".to_owned())]);
    let letters = letters(&desk).await;
    assert_eq!(letters.len(), 1);
    insta::assert_snapshot!("dismissed", to(&letters, "remi@exemple.fr"));
}

#[tokio::test]
async fn a_report_of_what_is_gone_is_closed_by_one_button() {
    let desk = desk().await;
    report(&desk, 2, "insult", "Rémi", "remi@exemple.fr").await;
    desk.post("/decider", &[("id", "2"), ("geste", "indesirable")]).await;
    let page = desk.page("/signalements/1").await;
    assert_eq!(page.texts("#suite button"), ["Clore le signalement"]);
    let reason = page.attribute("#suite input[name=raison]", "value");
    let page =
        desk.act("/signalements/1", &[("geste", "retirer"), ("raison", &reason), ("retour", "/signalements")]).await;
    assert_eq!(page.said(), "Signalement traité : le message n’est plus en ligne.");
    assert_eq!(desk.state(CommentId(2)).await, State::Spam);
}

#[tokio::test]
async fn one_answer_may_close_all_reports_of_a_comment() {
    let desk = desk().await;
    report(&desk, 1, "insult", "Rémi", "remi@exemple.fr").await;
    report(&desk, 1, "off_topic", "Zoé", "zoe@exemple.fr").await;
    report(&desk, 2, "insult", "Paul", "paul@exemple.fr").await;
    letters(&desk).await;
    let page = desk.page("/signalements/1").await;
    assert_eq!(page.texts("details[open] summary"), ["Un autre signalement vise ce message :"]);
    assert_eq!(page.texts("label[for=tous]"), ["Clore aussi l’autre signalement de ce message, avec ces mots"]);
    assert!(page.texts("section ul")[0].contains("Voyez <b>ceci</b>."), "what the other says is read before");
    assert_eq!(desk.page("/signalements/3").await.texts("label[for=tous]"), [""; 0]);
    let missing = desk.post("/signalements/1", &[("geste", "laisser"), ("pourquoi", ""), ("tous", "oui")]).await;
    assert_eq!(Page::of(&missing).texts("#tous[checked]").len(), 1);
    desk.act("/signalements/1", &[("geste", "laisser"), ("pourquoi", "Permis."), ("tous", "oui")]).await;
    let sent = letters(&desk).await;
    assert!(to(&sent, "remi@exemple.fr").contains("Permis.") && to(&sent, "zoe@exemple.fr").contains("Permis."));
    assert_eq!(sent.len(), 2, "{sent:?}");
    let left = desk.app.store.reports(desk.app.id(), None, 9).await.unwrap();
    assert_eq!(left.iter().map(|report| report.comment).collect::<Vec<_>>(), [CommentId(2)]);
}

#[tokio::test]
async fn a_flood_of_reports_fills_nobody_s_mailbox() {
    let app = App::new(&[("sites.vallons.policy", "after"), ("limits.per_prefix", "100")]).await;
    let desk = Desk::of(app, Role::Moderator).await;
    for name in ["Bruno", "Samia", "Zoé", "Léa"] {
        desk.written("verger", name, &format!("Bonjour de {name}."), &[]).await;
    }
    desk.app.wait(600);
    letters(&desk).await;
    let mut sent = Vec::new();
    for comment in 1..=4 {
        for _ in 0..10 {
            report(&desk, comment, "insult", "Rémi", "remi@exemple.fr").await;
        }
        desk.app.wait(600);
        sent.extend(letters(&desk).await);
    }
    let count = |address: &str| sent.iter().filter(|(to, _)| to == address).count();
    // The decision stands before so many reports, not after them.
    assert_eq!(
        desk.page("/signalements/1").await.texts("details:not([open]) summary"),
        ["9 autres signalements visent ce message :"]
    );
    // As many receipts as anybody makes reports; once much waits, one letter in an hour about all of it.
    assert_eq!((count("remi@exemple.fr"), count(super::EMAIL)), (20, 10));
}

#[tokio::test]
async fn the_abuse_of_a_child_does_not_wait_for_the_daily_letter() {
    let desk = desk().await;
    desk.app.store.set_mail(desk.app.id(), desk.claire, "daily").await.unwrap();
    letters(&desk).await;
    report(&desk, 1, "insult", "Rémi", "remi@exemple.fr").await;
    assert!(letters(&desk).await.iter().all(|(to, _)| to != super::EMAIL));
    report(&desk, 2, "child_abuse", "", "").await;
    assert!(to(&letters(&desk).await, super::EMAIL).contains("/signalements/2\n"));
}
