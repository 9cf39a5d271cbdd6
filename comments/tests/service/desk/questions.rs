//! Questions without an answer.

use palier_comments::domain::CommentId;

use super::Desk;

async fn ask(desk: &Desk, text: &str) -> String {
    let id = desk.written("verger", "Samia", text, &[("question", "oui")]).await.0.to_string();
    desk.post("/decider", &[("id", &id), ("geste", "publier")]).await;
    id
}

#[tokio::test]
async fn questions_wait_the_oldest_first_and_are_answered_in_place() {
    let desk = Desk::new(&[("moderators.session_idle", "90 days"), ("moderators.session_absolute", "90 days")]).await;
    let page = desk.page("/questions").await;
    assert_eq!(page.texts(".pd-nothing"), ["Toutes les questions ont une réponse. Merci."]);
    let first = ask(&desk, "Quand sèche la dalle ?").await;
    desk.app.wait(10 * 24 * 3600);
    ask(&desk, "Et les volets ?").await;
    desk.written("verger", "Samia", "Pas encore publiée ?", &[("question", "oui")]).await;
    desk.app.wait(3 * 3600);

    let page = desk.page("/questions").await;
    assert_eq!(page.texts(".pd-entry > .pc-text"), ["Quand sèche la dalle ?", "Et les volets ?"]);
    assert_eq!(page.texts(".pd-age"), ["Attend depuis 10 jours", "Attend depuis 3 heures"]);
    assert_eq!(page.texts(".pd-total"), ["2 questions attendent une réponse."]);
    assert_eq!(page.texts("nav a[aria-current]"), ["Questions 2"]);
    // The form leads back here.
    assert_eq!(page.attribute("form[action$=repondre] input[name=retour]", "value"), "/questions");
    let fields = [("id", first.as_str()), ("message", "En mars."), ("retour", "/questions")];
    let page = desk.act("/repondre", &fields).await;
    assert_eq!(page.said(), "Réponse publiée.");
    assert_eq!(page.texts(".pd-entry > .pc-text"), ["Et les volets ?"]);
}

#[tokio::test]
async fn a_question_whose_answer_does_not_satisfy_comes_back_and_is_marked() {
    let desk = Desk::new(&[]).await;
    let id = ask(&desk, "Quand sèche la dalle ?").await;
    desk.act("/repondre", &[("id", &id), ("message", "Bientôt.")]).await;
    assert_eq!(desk.page("/questions").await.texts(".pd-entry"), [""; 0]);
    let question = CommentId(id.parse().unwrap());
    desk.app.store.settle(desk.app.id(), question, false, desk.app.now()).await.unwrap();
    let page = desk.page("/questions").await;
    assert!(page.texts(".pd-where")[0].ends_with("Réponse non satisfaisante"), "{:?}", page.texts(".pd-where"));
    assert_eq!(page.texts(".pd-age"), ["Vient d’arriver"]);
}
