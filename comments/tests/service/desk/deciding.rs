//! Decisions: each gesture, each that cannot be, many at once, and taking them back.

use palier_comments::domain::{CommentId, Reason, State, text};
use palier_comments::store::{Edit, ReplyTemplate};

use super::{Desk, Page};

/// Decides about comments by their numbers.
async fn decide(desk: &Desk, gesture: &str, ids: &[i64], more: &[(&str, &str)]) -> Page {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let ids = ids.iter().map(|id| ("id", id.as_str()));
    let fields: Vec<_> = ids.chain([("geste", gesture)]).chain(more.iter().copied()).collect();
    desk.act("/decider", &fields).await
}

/// Undoes what the page offers to undo.
async fn undo(desk: &Desk, page: &Page) -> Page {
    let batch = page.attribute(".pd-flash input[name=lot]", "value");
    desk.act("/annuler", &[("lot", &batch)]).await
}

/// Three comments that wait, the second of them by Paul.
async fn three() -> Desk {
    let desk = Desk::new(&[]).await;
    for (name, text) in [("Samia", "Un."), ("Paul", "Deux."), ("Samia", "Trois.")] {
        desk.written("verger", name, text, &[]).await;
    }
    desk
}

/// Its author changes what she wrote, and it waits again.
async fn change(desk: &Desk, id: i64, markdown: &str) {
    let html = text::read(markdown).html;
    let (comment, markdown, at) = (CommentId(id), markdown.to_owned(), desk.app.now());
    let edit = Edit { comment, markdown, html, state: State::Pending, score: 0.0, signals: Vec::new(), at };
    desk.app.store.edit(desk.app.id(), edit).await.unwrap();
}

async fn states(desk: &Desk) -> Vec<State> {
    let mut states = Vec::new();
    for id in 1..=3 {
        states.push(desk.state(CommentId(id)).await);
    }
    states
}

#[tokio::test]
async fn each_decision_says_what_it_did_and_is_undone_by_one_button() {
    use State::{Pending, Published, Refused, Spam};
    let desk = three().await;
    let off_topic = [("raison", "off_topic"), ("note", "Écrivez-nous plutôt.")];
    for (gesture, more, state, said) in [
        ("publier", &[][..], Published, "Message publié."),
        ("indesirable", &[], Spam, "Message classé comme indésirable."),
        ("refuser", &off_topic, Refused, "Message refusé. Son auteur est prévenu s’il a laissé une adresse."),
    ] {
        let page = decide(&desk, gesture, &[1], more).await;
        assert_eq!((page.said().as_str(), desk.state(CommentId(1)).await), (said, state));
        assert_eq!(page.texts(".pd-flash button"), ["Annuler a"]);
        assert_eq!(undo(&desk, &page).await.said(), "Décision annulée pour un message.");
        assert_eq!(desk.state(CommentId(1)).await, Pending);
        // Once.
        let again = undo(&desk, &page).await.said();
        assert!(again.contains("c’est déjà fait"), "{again}");
    }
    let log: Vec<String> = desk.log(10).await.into_iter().rev().map(|line| line.0).collect();
    assert_eq!(log, ["publish", "undo", "mark_spam", "undo", "refuse", "undo"]);
}

#[tokio::test]
async fn readers_see_a_decision_at_once() {
    let desk = three().await;
    let page = || desk.app.get("/commentaires/fil/verger");
    assert!(!page().await.body.contains("Un."));
    let published = decide(&desk, "publier", &[1], &[]).await;
    assert!(page().await.body.contains("Un."));
    undo(&desk, &published).await;
    assert!(!page().await.body.contains("Un."));
    decide(&desk, "publier", &[1], &[]).await;
    decide(&desk, "retirer", &[1], &[("raison", "insult")]).await;
    // Nobody answered it: no place is kept.
    assert!(!page().await.body.contains("Un."));
}

#[tokio::test]
async fn a_refusal_or_removal_needs_a_reason() {
    let desk = three().await;
    let missing = "Choisissez une raison : elle est envoyée à l’auteur.";
    assert_eq!(decide(&desk, "refuser", &[1], &[("raison", "")]).await.said(), missing);
    assert_eq!(decide(&desk, "refuser", &[1], &[("raison", "nimporte")]).await.said(), missing);
    decide(&desk, "publier", &[1], &[]).await;
    assert_eq!(decide(&desk, "retirer", &[1], &[]).await.said(), missing);
    let removed = decide(&desk, "retirer", &[1], &[("raison", "insult"), ("note", "Restons courtois.")]).await;
    assert_eq!(removed.said(), "Message retiré. S’il a des réponses, sa place et la raison restent visibles.");
    let entry = desk.app.store.entry(desk.app.id(), CommentId(1)).await.unwrap().unwrap();
    assert_eq!(entry.reason, Some((Reason::Insult, "Restons courtois.".to_owned())));
}

#[tokio::test]
async fn what_the_table_of_states_does_not_allow_is_told_plainly() {
    let desk = three().await;
    let already = "Ce message a déjà été traité, ou n’est plus là.";
    let reason = [("raison", "insult")];
    for (before, gesture) in
        [("publier", "publier"), ("publier", "refuser"), ("refuser", "retirer"), ("indesirable", "indesirable")]
    {
        let first = decide(&desk, before, &[1], &reason).await;
        assert_eq!(decide(&desk, gesture, &[1], &reason).await.said(), already, "{before}, then {gesture}");
        undo(&desk, &first).await;
    }
    assert_eq!(decide(&desk, "publier", &[99], &[]).await.said(), already);
    assert_eq!(decide(&desk, "epingler", &[1], &[]).await.said(), already);
    assert_eq!(decide(&desk, "publier", &[], &[]).await.said(), "Cochez d’abord les messages.");
    assert_eq!(desk.post("/decider", &[("id", "1"), ("geste", "brûler")]).await.status, 400);
    assert_eq!(desk.post("/annuler", &[("lot", "x")]).await.status, 400);
    assert_eq!(states(&desk).await, [State::Pending; 3]);
}

#[tokio::test]
async fn many_are_decided_and_undone_together() {
    let desk = three().await;
    let page = decide(&desk, "publier", &[1, 2, 3], &[]).await;
    assert_eq!((page.said().as_str(), states(&desk).await), ("3 messages publiés.", vec![State::Published; 3]));
    assert_eq!(undo(&desk, &page).await.said(), "Décision annulée pour 3 messages.");
    assert_eq!(states(&desk).await, [State::Pending; 3]);

    // One of them was decided in the meantime.
    decide(&desk, "indesirable", &[2], &[]).await;
    let page = decide(&desk, "refuser", &[1, 2, 3], &[("raison", "advertising")]).await;
    assert_eq!(page.said(), "3 messages refusés. Leurs auteurs sont prévenus s’ils ont laissé une adresse.");
    decide(&desk, "publier", &[3], &[]).await;
    assert_eq!(undo(&desk, &page).await.said(), "Décision annulée pour 2 messages.");
    assert_eq!(states(&desk).await, [State::Pending, State::Spam, State::Published]);
    let page = decide(&desk, "publier", &[1, 3], &[]).await;
    assert_eq!(page.said(), "Un message traité ; les autres l’avaient déjà été.");
}

#[tokio::test]
async fn all_that_one_author_wrote_is_sorted_out_and_taken_back() {
    let desk = three().await;
    decide(&desk, "publier", &[1], &[]).await;
    let page = desk.act("/auteur", &[("id", "3")]).await;
    assert_eq!(page.said(), "2 messages classés comme indésirables.");
    assert_eq!(states(&desk).await, [State::Spam, State::Pending, State::Spam]);
    assert!(!desk.app.get("/commentaires/fil/verger").await.body.contains("Un."));
    assert_eq!(undo(&desk, &page).await.said(), "Décision annulée pour 2 messages.");
    assert_eq!(states(&desk).await, [State::Published, State::Pending, State::Pending]);
    assert!(desk.app.get("/commentaires/fil/verger").await.body.contains("Un."));
    assert_eq!(desk.post("/auteur", &[("id", "x")]).await.status, 400);
    assert_eq!(desk.act("/auteur", &[("id", "99")]).await.said(), "Rien à classer.");
}

#[tokio::test]
async fn a_removed_comment_comes_back_with_a_reason_and_a_second_confirmation() {
    let desk = three().await;
    decide(&desk, "publier", &[1], &[]).await;
    decide(&desk, "retirer", &[1], &[("raison", "insult"), ("note", "Non.")]).await;
    let page = desk.page("/tous?etat=removed").await;
    assert_eq!(page.attribute(".pd-acts a", "href"), "/commentaires/moderation/retablir/1");
    let form = desk.page("/retablir/1").await;
    assert!(
        form.texts(".pc-preview").concat().contains("Raison : Injure ou menace. Non."),
        "{:?}",
        form.texts(".pc-preview")
    );

    let missing = desk.post("/retablir/1", &[("confirme", "oui")]).await;
    assert_eq!(missing.status, 422);
    assert_eq!(Page::of(&missing).texts("[role=alert]"), ["Écrivez pourquoi vous rétablissez ce message."]);
    let missing = desk.post("/retablir/1", &[("pourquoi", "Erreur <de> lecture")]).await;
    assert_eq!(missing.status, 422);
    assert_eq!(Page::of(&missing).texts("[role=alert]"), ["Cochez la case pour confirmer."]);
    assert_eq!(Page::of(&missing).texts("textarea"), ["Erreur <de> lecture"]);
    assert_eq!(desk.state(CommentId(1)).await, State::Removed);

    let page = desk.act("/retablir/1", &[("pourquoi", "Erreur de lecture"), ("confirme", "oui")]).await;
    assert_eq!(page.said(), "Message rétabli.");
    assert_eq!(desk.state(CommentId(1)).await, State::Published);
    assert_eq!(desk.log(1).await, [("restore".to_owned(), "Erreur de lecture".to_owned())]);
    // Publishing is no way around it.
    decide(&desk, "indesirable", &[1], &[]).await;
    assert_eq!(decide(&desk, "publier", &[1], &[]).await.said(), "Ce message a déjà été traité, ou n’est plus là.");
    let page = desk.page("/tous?message=1").await;
    assert_eq!(page.texts("[value=publier]"), [""; 0]);
    assert_eq!(page.texts(".pd-acts a"), ["Rétablir"]);
    assert_eq!(desk.get("/retablir/99").await.status, 404);
}

#[tokio::test]
async fn what_its_author_changed_after_it_was_shown_is_removed_from_the_queue() {
    let desk = three().await;
    decide(&desk, "publier", &[1], &[]).await;
    desk.app.wait(60);
    change(&desk, 1, "Voleurs, rendez l’argent.").await;
    let queue = desk.page("").await;
    let marks = queue.texts("#commentaire-1 .pd-asks");
    assert_eq!(marks, ["A déjà été publié"]);
    // What the page offers is what can be.
    assert_eq!(queue.attribute("#commentaire-1 details[data-key=r] [name=geste]", "value"), "retirer");
    assert_eq!(queue.attribute("#commentaire-2 details[data-key=r] [name=geste]", "value"), "refuser");
    let page = decide(&desk, "refuser", &[1, 2], &[("raison", "insult")]).await;
    assert_eq!(page.said(), "2 messages refusés. Leurs auteurs sont prévenus s’ils ont laissé une adresse.");
    assert_eq!(states(&desk).await, [State::Removed, State::Refused, State::Pending]);
}

#[tokio::test]
async fn a_reply_publishes_what_it_answers_and_may_stand_first() {
    let desk = three().await;
    let template = ReplyTemplate { id: 0, title: "Merci".to_owned(), text: "Merci de votre question.".to_owned() };
    desk.app.store.keep_template(desk.app.id(), template, desk.claire, desk.app.now()).await.unwrap();
    let page = desk.page("").await;
    assert_eq!(page.texts("#modele-1 option"), ["Aucun", "Merci"]);
    assert_eq!(page.texts("[data-template]"), ["Merci de votre question."]);

    let page = desk.act("/repondre", &[("id", "1"), ("message", "En **mars**."), ("epingler", "oui")]).await;
    assert_eq!(page.said(), "Réponse publiée.");
    assert_eq!(desk.state(CommentId(1)).await, State::Published);
    let readers = Page::of(&desk.app.get("/commentaires/fil/verger").await);
    assert_eq!(readers.texts(".pc-official .pc-text"), ["En mars."]);
    assert_eq!(readers.texts(".pc-official .pc-author"), ["Claire Martel"]);
    assert_eq!(readers.texts(".pc-official .pc-badge"), ["Réponse de la coopérative", "Épinglé"]);

    // On the desk, it is known as such, and is put back.
    let page = desk.page("/tous?fil=verger&etat=published").await;
    assert_eq!(page.texts(".pd-mark"), ["Réponse de la coopérative"]);
    assert_eq!(decide(&desk, "desepingler", &[4], &[]).await.said(), "Message remis à sa place.");
    assert_eq!(decide(&desk, "epingler", &[4], &[]).await.said(), "Message placé en premier.");
}

#[tokio::test]
async fn the_cooperative_writes_under_a_page_of_itself() {
    let desk = Desk::new(&[]).await;
    let page = desk
        .act("/repondre", &[("fil", "verger"), ("message", "Le chantier reprend."), ("retour", "/tous?fil=verger")])
        .await;
    assert_eq!(page.said(), "Réponse publiée.");
    assert_eq!(page.texts(".pd-entry > .pc-text"), ["Le chantier reprend."]);
    assert_eq!(desk.post("/repondre", &[("fil", "inconnu"), ("message", "x")]).await.status, 404);
    assert_eq!(desk.post("/repondre", &[("id", "99"), ("message", "x")]).await.status, 404);
}

#[tokio::test]
async fn no_word_of_a_reply_is_lost() {
    let desk = three().await;
    let empty = desk.post("/repondre", &[("id", "1"), ("message", " "), ("retour", "/questions")]).await;
    assert_eq!(empty.status, 422);
    assert_eq!(Page::of(&empty).texts("[role=alert]"), ["Écrivez la réponse avant de la publier."]);
    assert_eq!(Page::of(&empty).attribute("input[name=retour]", "value"), "/questions");

    let long = "a".repeat(20_001);
    let answer = Page::of(&desk.post("/repondre", &[("id", "1"), ("message", &long)]).await);
    assert_eq!(answer.texts("[role=alert]"), ["Réponse trop longue : enlevez 1 caractère."]);
    assert_eq!(answer.texts("textarea"), [long]);

    // What it answers was refused in the meantime: it can still be published as a word of its own.
    decide(&desk, "refuser", &[1], &[("raison", "off_topic")]).await;
    let gone = Page::of(&desk.post("/repondre", &[("id", "1"), ("message", "Une longue réponse.")]).await);
    assert!(gone.texts("[role=alert]").concat().starts_with("Ce message n’est plus publié"));
    assert_eq!(gone.texts("textarea"), ["Une longue réponse."]);
    assert_eq!(gone.attribute("input[name=fil]", "value"), "verger");
    let published = desk.act("/repondre", &[("fil", "verger"), ("message", "Une longue réponse.")]).await;
    assert_eq!(published.said(), "Réponse publiée.");
}

#[tokio::test]
async fn the_keyboard_is_led_to_the_comment_that_follows() {
    let desk = three().await;
    let queue = desk.page("").await;
    let next = |id: i64| format!("#commentaire-{id} form[action$=decider] input[name=suivant]");
    assert_eq!(queue.attribute(&next(1), "value"), "2");
    assert_eq!(queue.attribute(&next(2), "value"), "3");
    assert_eq!(queue.texts(&next(3)), [""; 0]);
    for (address, fields, anchor) in [
        ("/decider", &[("id", "1"), ("geste", "publier"), ("suivant", "2")][..], "#commentaire-2"),
        ("/repondre", &[("id", "2"), ("message", "Oui."), ("suivant", "3")], "#commentaire-3"),
        ("/decider", &[("id", "3"), ("geste", "indesirable")], "#suite"),
        ("/decider", &[("id", "3"), ("geste", "publier"), ("suivant", "\"><script>")], "#suite"),
    ] {
        let led = desk.post(address, fields).await;
        assert_eq!(led.status, 303, "{}", led.body);
        assert!(led.header("location").ends_with(anchor), "{}", led.header("location"));
    }
    let page = desk.act("/decider", &[("id", "1"), ("geste", "retirer"), ("raison", "insult")]).await;
    let batch = page.attribute(".pd-flash input[name=lot]", "value");
    let undone = desk.post("/annuler", &[("lot", &batch)]).await;
    assert!(undone.header("location").ends_with("#commentaire-1"), "{}", undone.header("location"));
}

#[tokio::test]
async fn what_its_author_changed_after_the_page_was_made_is_read_again() {
    let desk = three().await;
    let before = desk.page("").await.attribute("#commentaire-1 input[name=jeton]", "value");
    desk.app.wait(60);
    change(&desk, 1, "Voleurs, rendez l’argent.").await;
    let decided = desk.post_from(&before, "/decider", &[("id", "1"), ("id", "2"), ("geste", "publier")]).await;
    assert!(decided.header("location").contains("fait=partly&n=1"), "{}", decided.header("location"));
    let decided = desk.post_from(&before, "/decider", &[("id", "1"), ("geste", "publier")]).await;
    assert!(decided.header("location").contains("fait=changed&n=1"), "{}", decided.header("location"));
    let page = desk.page("?fait=changed&n=1").await;
    assert_eq!(page.said(), "L’auteur vient de modifier ce message : relisez-le.");
    assert_eq!(states(&desk).await, [State::Pending, State::Published, State::Pending]);

    desk.app.wait(60);
    decide(&desk, "publier", &[1], &[]).await;
    assert_eq!(desk.state(CommentId(1)).await, State::Published);
}
