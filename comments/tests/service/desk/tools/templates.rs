//! « Modèles de réponse », and how they come into a reply.

use super::{Desk, Page, log, refusal};

#[tokio::test]
async fn a_template_is_added_changed_and_deleted() {
    let desk = Desk::new(&[]).await;
    assert_eq!(desk.page("/modeles").await.texts(".pd-nothing"), ["Aucun modèle pour le moment."]);
    let page = desk.act("/modeles", &[("id", "0"), ("titre", " Merci "), ("texte", "Merci.\r\nÀ bientôt.")]).await;
    assert_eq!((page.said().as_str(), page.texts("main summary")[0].as_str()), ("Modèle enregistré.", "Merci"));
    assert_eq!(page.attribute("#titre-1", "value"), "Merci");
    let page = desk.act("/modeles", &[("id", "1"), ("titre", "Merci"), ("texte", "Merci beaucoup.")]).await;
    assert_eq!(page.texts("#texte-1"), ["Merci beaucoup."]);
    let page = desk.act("/modeles/supprimer", &[("id", "1")]).await;
    assert_eq!(page.said(), "Modèle supprimé.");
    assert_eq!(page.texts(".pd-nothing").len(), 1);
    assert_eq!(desk.act("/modeles/supprimer", &[("id", "1")]).await.said(), "Ce modèle avait déjà été supprimé.");
    let gone = desk.act("/modeles", &[("id", "1"), ("titre", "Merci"), ("texte", "Trop tard.")]).await;
    assert_eq!(gone.said(), "Ce modèle avait déjà été supprimé.");
    let line = |what, why: &str| (what, why.to_owned());
    assert_eq!(
        log(&desk).await[1..],
        [line("keep_template", "Merci"), line("keep_template", "Merci"), line("delete_template", "Merci")]
    );
}

#[tokio::test]
async fn a_template_that_cannot_be_kept_comes_back_as_it_was_typed() {
    let desk = Desk::new(&[]).await;
    desk.act("/modeles", &[("id", "0"), ("titre", "Merci"), ("texte", "Merci.")]).await;
    let (long, longer) = ("a".repeat(81), "b".repeat(4001));
    for (id, title, text, said) in [
        ("0", "", "Bonjour.", "Donnez au modèle un titre de 1 à 80 caractères."),
        ("0", long.as_str(), "Bonjour.", "Donnez au modèle un titre de 1 à 80 caractères."),
        ("1", "Merci", "  ", "Donnez au modèle un texte de 1 à 4000 caractères."),
        ("1", "Merci bien", longer.as_str(), "Donnez au modèle un texte de 1 à 4000 caractères."),
    ] {
        let answer = desk.post("/modeles", &[("id", id), ("titre", title), ("texte", text)]).await;
        assert_eq!(refusal(&answer), (422, said.to_owned()));
        let page = Page::of(&answer);
        assert_eq!(page.attribute(&format!("#titre-{id}"), "value"), title);
        assert_eq!(page.texts(&format!("#texte-{id}")).concat(), text.trim());
    }
    for number in 0..99 {
        let title = format!("Modèle {number}");
        desk.post("/modeles", &[("id", "0"), ("titre", &title), ("texte", "Oui.")]).await;
    }
    let answer = desk.post("/modeles", &[("id", "0"), ("titre", "Un de trop"), ("texte", "Oui.")]).await;
    assert_eq!(refusal(&answer), (422, "Il y a déjà 100 modèles : supprimez-en un d’abord.".to_owned()));
    assert_eq!(desk.post("/modeles", &[("id", "x"), ("titre", "a"), ("texte", "b")]).await.status, 400);
}

#[tokio::test]
async fn without_script_a_button_brings_the_text_into_the_reply_and_loses_nothing() {
    let desk = Desk::new(&[]).await;
    let first = desk.written("verger", "Samia", "Quand ?", &[("question", "oui")]).await;
    let asked = desk.written("verger", "Bruno", "Et le parking ?", &[]).await;
    assert_eq!(desk.page("").await.texts("select[name=modele]"), [""; 0]);
    desk.act("/modeles", &[("id", "0"), ("titre", "Date"), ("texte", "La date est connue.\n\nÀ bientôt.")]).await;

    // The form has the button, and the button posts the form.
    let queue = desk.page("").await;
    assert_eq!(queue.texts(&format!("#modele-{asked} option")), ["Aucun", "Date"]);
    // Two comments can be answered; the text is there once.
    assert_eq!(queue.texts("[data-template]"), ["La date est connue. À bientôt."]);
    assert_eq!(desk.page("/tous?etat=spam").await.texts("[data-template]"), [""; 0]);
    let insert = queue.attribute("button[data-insert]", "formaction");
    assert_eq!(insert, "/commentaires/moderation/inserer");

    let id = asked.to_string();
    let typed = [
        ("id", id.as_str()),
        ("retour", "/tous?etat=pending"),
        ("modele", "1"),
        ("message", "Bonjour,"),
        ("epingler", "oui"),
    ];
    let answer = desk.post("/inserer", &typed).await;
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains(">\nBonjour,\n\nLa date est connue.\n\nÀ bientôt.</textarea>"), "{}", answer.body);
    let page = Page::of(&answer);
    assert_eq!(page.texts("article h2"), ["Bruno"]);
    page.attribute(&format!("#epingler-{asked}"), "checked");
    page.attribute("details[data-key=o]", "open");
    page.attribute(&format!("#reponse-{asked}"), "autofocus");
    // From there the reply leads back to where she was.
    assert_eq!(page.attribute("form[action$=repondre] input[name=retour]", "value"), "/tous?etat=pending");
    assert_eq!(desk.app.store.tally(desk.app.id()).await.unwrap()[0], 2);
    let reply = [("id", id.as_str()), ("retour", "/tous?etat=published"), ("message", "La date est connue.")];
    let page = desk.act("/repondre", &reply).await;
    assert_eq!(page.texts("article h2"), ["Claire Martel Réponse de la coopérative", "Bruno"]);

    // No template chosen, or one that was deleted: the form comes back as it was.
    for chosen in ["", "99"] {
        let answer = desk.post("/inserer", &[("id", &id), ("modele", chosen), ("message", "Bonjour,")]).await;
        assert_eq!(Page::of(&answer).texts(&format!("#reponse-{asked}")), ["Bonjour,"]);
    }
    let answer = desk.post("/inserer", &[("id", &first.to_string()), ("modele", "1"), ("message", " ")]).await;
    assert_eq!(Page::of(&answer).texts(&format!("#reponse-{first}")), ["La date est connue. À bientôt."]);
}
