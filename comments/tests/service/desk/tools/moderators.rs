//! « Modérateurs »: who may moderate.

use palier_comments::store::Role;

use super::super::{EMAIL, ROOT};
use super::{Desk, PASSWORD, Page, log, refusal};
use crate::support::Answer;

const ZOE: [(&str, &str); 2] = [("nom", "Zoé Petit"), ("email", "Zoe@vallons.example")];

async fn appoint(desk: &Desk, fields: &[(&str, &str)], password: &str) -> Answer {
    let fields: Vec<_> = fields.iter().copied().chain([("mot_de_passe", password)]).collect();
    desk.post("/moderateurs", &fields).await
}

/// The password that a page hands over.
fn handed(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.body);
    Page::of(answer).texts(".pc-done code").concat()
}

/// Whether somebody can sign in with a first password, and choose another; the session's cookie then.
async fn signs_in(desk: &Desk, email: &str, password: &str) -> Option<String> {
    let choice = desk.app.post(&format!("{ROOT}/connexion"), &[("email", email), ("mot_de_passe", password)]).await;
    if choice.status != 200 {
        return None;
    }
    let ticket = Page::of(&choice).attribute("[name=billet]", "value");
    let chosen = [("billet", &*ticket), ("nouveau", "quatre mots choisis")];
    let answer = desk.app.post(&format!("{ROOT}/connexion/mot-de-passe"), &chosen).await;
    (answer.status == 303).then(|| answer.header("set-cookie").split(';').next().unwrap().to_owned())
}

#[tokio::test]
async fn somebody_is_added_with_a_password_that_is_shown_once() {
    let desk = Desk::administrator(&[]).await;
    let answer = appoint(&desk, &ZOE, PASSWORD).await;
    let password = handed(&answer);
    assert_eq!(password.split('-').count(), 4, "{password}");
    assert!(!desk.get("/moderateurs").await.body.contains(&password));
    let page = desk.page("/moderateurs").await;
    assert_eq!(page.texts("article h2"), ["Claire Martel vous", "Zoé Petit"]);
    assert_eq!(
        page.texts("#personne-2 dd"),
        ["zoe@vallons.example", "relit et répond", "non", "jamais", "tout de suite"]
    );
    assert_eq!(page.texts("#personne-1 dd")[3], "23 novembre 2026 à 10 h 00");

    let cookie = signs_in(&desk, "zoe@vallons.example", &password).await.unwrap();
    assert_eq!(desk.page("/moderateurs").await.texts("#personne-2 dd")[3], "23 novembre 2026 à 10 h 00");
    let zoe = Desk { cookie, app: desk.app, claire: desk.claire };
    assert_eq!(zoe.get("/moderateurs").await.status, 403);
    assert_eq!(zoe.get("").await.status, 200);
    let told = log(&zoe).await;
    assert_eq!(told.last().unwrap(), &("add_moderator", "Zoé Petit".to_owned()));
    assert!(!format!("{told:?}").contains('@'));
}

#[tokio::test]
async fn whoever_cannot_be_added_is_told_why_and_nothing_typed_is_lost() {
    let desk = Desk::administrator(&[]).await;
    let taken = "Cette adresse est déjà celle d’une personne qui modère.";
    let incomplete = "Cette adresse e-mail n’est pas complète. Exemple : nom@exemple.fr";
    let name_wrong = "Écrivez un nom de 1 à 80 caractères.";
    for (name, email, field, wrong) in [
        ("Zoé", EMAIL, "email", taken),
        ("Zoé", "zoe", "email", incomplete),
        ("", "zoe@exemple.fr", "nom", name_wrong),
        (&*"z".repeat(81), "z@exemple.fr", "nom", name_wrong),
    ] {
        let answer = appoint(&desk, &[("nom", name), ("email", email), ("gestion", "oui")], PASSWORD).await;
        assert_eq!(refusal(&answer), (422, wrong.to_owned()), "{name} {email}");
        let page = Page::of(&answer);
        assert_eq!(page.attribute("[aria-invalid=true]", "name"), field);
        assert_eq!((page.attribute("#nom", "value"), page.attribute("#email", "value")), (name.into(), email.into()));
        page.attribute("#gestion", "checked");
        desk.app.wait(600);
    }
    let answer = appoint(&desk, &ZOE, "un autre mot de passe").await;
    assert_eq!(refusal(&answer), (422, "Votre mot de passe n’est pas le bon. Rien n’a été changé.".to_owned()));
    assert_eq!(desk.app.store.moderators(desk.app.id()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_new_password_ends_the_sessions_of_the_old_one() {
    let desk = Desk::administrator(&[]).await;
    let first = handed(&appoint(&desk, &ZOE, PASSWORD).await);
    let cookie = signs_in(&desk, "zoe@vallons.example", &first).await.unwrap();
    let renewed = desk.post("/moderateurs/mot-de-passe", &[("id", "2"), ("mot_de_passe", PASSWORD)]).await;
    let second = handed(&renewed);
    assert_ne!(first, second);
    assert_eq!(signs_in(&desk, "zoe@vallons.example", &first).await, None);
    assert!(signs_in(&desk, "zoe@vallons.example", &second).await.is_some());
    let zoe = Desk { cookie, app: desk.app, claire: desk.claire };
    assert_eq!(zoe.get("").await.status, 303);
    assert_eq!(log(&zoe).await.last().unwrap(), &("reset_password", "Zoé Petit".to_owned()));
}

#[tokio::test]
async fn whoever_is_removed_is_signed_out_and_stays_in_the_log() {
    let desk = Desk::administrator(&[]).await;
    let password = handed(&appoint(&desk, &ZOE, PASSWORD).await);
    let cookie = signs_in(&desk, "zoe@vallons.example", &password).await.unwrap();
    let wrong = desk.post("/moderateurs/retirer", &[("id", "2"), ("mot_de_passe", "autre mot de passe")]).await;
    assert_eq!(refusal(&wrong).0, 422);
    Page::of(&wrong).attribute("#personne-2 details", "open");
    let page = desk.act("/moderateurs/retirer", &[("id", "2"), ("mot_de_passe", PASSWORD)]).await;
    assert_eq!(page.said(), "Personne retirée et déconnectée.");
    assert_eq!(page.texts("#anciens ~ ul li"), ["Zoé Petit, jusqu’au 23 novembre 2026 à 10 h 00"]);
    assert_eq!(signs_in(&desk, "zoe@vallons.example", &password).await, None);
    assert_eq!(desk.post("/moderateurs/retirer", &[("id", "2"), ("mot_de_passe", PASSWORD)]).await.status, 404);
    let journal = desk.page("/journal").await;
    assert!(journal.texts(".pd-log li")[0].ends_with("Claire Martel Modérateur retiré Zoé Petit"));
    let zoe = Desk { cookie, app: desk.app, claire: desk.claire };
    assert_eq!(zoe.get("").await.status, 303);
}

#[tokio::test]
async fn nobody_removes_or_renews_herself_so_that_somebody_always_manages() {
    let desk = Desk::administrator(&[]).await;
    let page = desk.page("/moderateurs").await;
    assert_eq!(page.texts("#personne-1 form"), [""; 0]);
    for form in ["/moderateurs/retirer", "/moderateurs/mot-de-passe"] {
        let answer = desk.post(form, &[("id", "1"), ("mot_de_passe", PASSWORD)]).await;
        assert_eq!(answer.status, 403, "{form}");
    }
    let there = desk.app.store.moderators(desk.app.id()).await.unwrap();
    assert_eq!((there[0].removed_at, there[0].role), (None, Role::Administrator));
    assert_eq!(desk.get("/moderateurs").await.status, 200);
}

#[tokio::test]
async fn guessing_the_password_on_a_forgotten_screen_is_slowed_down() {
    let desk = Desk::administrator(&[]).await;
    let mut last = String::new();
    for _ in 0..12 {
        last = refusal(&appoint(&desk, &ZOE, "mauvais mot de passe").await).1;
    }
    assert_eq!(last, "Trop d’essais. Attendez quelques minutes.");
    assert_eq!(refusal(&appoint(&desk, &ZOE, PASSWORD).await).0, 422);
    desk.app.wait(3600);
    assert_eq!(appoint(&desk, &ZOE, PASSWORD).await.status, 200);
}
