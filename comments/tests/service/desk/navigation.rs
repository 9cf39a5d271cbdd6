//! From one page of the desk to the others.

use super::{Desk, EMAIL, PASSWORD, ROOT};
use crate::support::App;
use palier_comments::store::Role;

#[tokio::test]
async fn each_page_is_led_to_with_what_waits_there_and_the_current_one_is_told() {
    let desk = Desk::new(&[]).await;
    desk.written("verger", "Samia", "Bonjour.", &[]).await;
    for (address, current) in
        [("", "À relire 1"), ("?apres=0", "À relire 1"), ("/tous?mots=x", "Tous les commentaires")]
    {
        let page = desk.page(address).await;
        assert_eq!(page.texts("nav a[aria-current=page]"), [current], "{address}");
        assert_eq!(page.texts("nav ul:first-of-type a").first().unwrap(), "À relire 1");
    }
    assert_eq!(desk.page("/compte").await.texts("nav a[aria-current=page]"), ["Claire Martel (Mon compte)"]);
}

#[tokio::test]
async fn whoever_is_not_signed_in_comes_to_the_page_that_she_wanted_after_signing_in() {
    let app = App::new(&[]).await;
    super::hire(&app, Role::Moderator).await;
    let asked = app.get(&format!("{ROOT}/tous?etat=spam&fait=publier")).await;
    assert_eq!(asked.status, 303);
    assert_eq!(asked.header("location"), format!("{ROOT}/connexion?vers=%2Ftous%3Fetat%3Dspam"));
    let form = super::Page::of(&app.get(asked.header("location")).await);
    assert_eq!(form.attribute("input[name=vers]", "value"), "/tous?etat=spam");
    for (wanted, led) in
        [("/tous?etat=spam", "/tous?etat=spam"), ("https://ailleurs.example/", ""), ("//ailleurs", "//ailleurs")]
    {
        let fields = [("email", EMAIL), ("mot_de_passe", PASSWORD), ("vers", wanted)];
        let answer = app.post(&format!("{ROOT}/connexion"), &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert_eq!(answer.header("location"), format!("{ROOT}{led}"));
    }
}
