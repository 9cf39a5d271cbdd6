//! « Mots bloqués », from the list to a message that waits.

use super::{Desk, log, refusal};

/// Where messages are shown at once.
const AFTER: (&str, &str) = ("sites.vallons.policy", "after");

/// The state of a message that a reader sends.
async fn state(desk: &Desk, message: &str) -> String {
    let sent = crate::writing::write(&desk.app, "verger", &[("nom", "Samia"), ("message", message)]).await;
    sent.json()["state"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_word_of_the_list_holds_a_message_until_it_is_taken_off() {
    let desk = Desk::administrator(&[AFTER]).await;
    assert_eq!(state(&desk, "Un crédit facile ?").await, "published");
    let page = desk.act("/mots-bloques", &[("mots", "Casino\r\n\r\ncrédit  facile\r\nCASINO")]).await;
    assert_eq!(page.said(), "Liste enregistrée : 2 mots.");
    assert_eq!(page.texts("#mots"), ["Casino crédit facile"]);
    assert_eq!(state(&desk, "Un CREDIT facile, vraiment ?").await, "pending");
    assert_eq!(state(&desk, "Un crédit pas si facile.").await, "published");
    // The moderator is told which word it was.
    let queue = desk.page("").await;
    assert_eq!(queue.texts(".pd-doubts li"), ["Mot surveillé : crédit facile"]);

    let page = desk.act("/mots-bloques", &[("mots", "")]).await;
    assert_eq!(page.said(), "Liste enregistrée : aucun mot.");
    assert_eq!(state(&desk, "Encore un crédit facile.").await, "published");
    let told: Vec<_> = log(&desk).await.into_iter().filter(|(what, _)| *what == "block_words").collect();
    let line = |why: &str| ("block_words", why.to_owned());
    assert_eq!(told, [line("+Casino, +crédit facile"), line("−Casino, −crédit facile")]);
}

#[tokio::test]
async fn words_of_the_settings_are_shown_and_hold_as_well() {
    let desk = Desk::administrator(&[AFTER, ("sites.vallons.blocked_words", "loterie")]).await;
    assert_eq!(desk.page("/mots-bloques").await.texts("#reglage ~ ul li"), ["loterie"]);
    assert_eq!(state(&desk, "La loterie du quartier.").await, "pending");
    desk.act("/mots-bloques", &[("mots", "casino")]).await;
    assert_eq!(state(&desk, "La loterie des enfants.").await, "pending");
}

#[tokio::test]
async fn a_list_that_cannot_be_kept_comes_back_as_it_was_typed() {
    let desk = Desk::administrator(&[]).await;
    desk.act("/mots-bloques", &[("mots", "casino")]).await;
    let long = format!("casino\n{}", "a".repeat(81));
    let many = (0..1001).map(|number| format!("m{number}")).collect::<Vec<_>>().join("\n");
    for (list, said) in [
        (long.as_str(), "La ligne 2 est trop longue : 80 caractères au plus. Rien n’a été enregistré."),
        ("casino\n !!! ", "La ligne 2 n’a ni lettre ni chiffre. Rien n’a été enregistré."),
        (many.as_str(), "Il y a 1001 mots : 1000 au plus. Rien n’a été enregistré."),
    ] {
        let answer = desk.post("/mots-bloques", &[("mots", list)]).await;
        assert_eq!(refusal(&answer), (422, said.to_owned()));
        let page = super::Page::of(&answer);
        assert_eq!(page.texts("#mots").concat(), list.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    assert_eq!(desk.app.store.blocked_words(desk.app.id()).await.unwrap(), ["casino"]);
}
