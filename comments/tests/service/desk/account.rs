//! One's own account: password, second factor, letters.

use totp_rs::{Builder, Secret};

use super::{Desk, EMAIL, PASSWORD, Page, ROOT};
use crate::support::App;

/// The code that a telephone shows now.
pub(super) fn code(app: &App, secret: &str) -> String {
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build().unwrap();
    totp.generate(u64::try_from(app.now().as_second()).unwrap()).to_string()
}

/// Sets a second factor up: its secret and the recovery codes.
pub(super) async fn with_second_factor(desk: &Desk) -> (String, Vec<String>) {
    let answer = desk.post("/compte/second-facteur", &[]).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let offer = Page::of(&answer);
    let secret = offer.texts(".pd-secret").concat().replace(' ', "");
    let recovery = offer.texts(".pd-codes code");
    assert_eq!((secret.len(), recovery.len()), (32, 8));
    let token = offer.attribute("input[name=offre]", "value");
    let wrong = desk.post("/compte/second-facteur/confirmer", &[("offre", &token), ("code", "000000")]).await;
    assert_eq!(wrong.status, 422);
    let wrong = Page::of(&wrong);
    assert_eq!(wrong.texts(".pd-secret"), offer.texts(".pd-secret"));
    // Both are further down than a telephone shows: she is led there.
    assert!(offer.texts("[autofocus]").concat().starts_with("Scannez ce code"));
    assert_eq!(offer.attribute("svg", "aria-label"), "Code à scanner, qui dit la même chose que la clé ci-dessous");
    assert!(wrong.texts("section [autofocus]").concat().starts_with("Ce code n’est pas le bon"));
    let fields = [("offre", token.as_str()), ("code", &code(&desk.app, &secret))];
    assert_eq!(desk.act("/compte/second-facteur/confirmer", &fields).await.said(), "Second facteur actif.");
    (secret, recovery)
}

async fn sign_in(app: &App, code: &str) -> (u16, String) {
    let fields = [("email", EMAIL), ("mot_de_passe", PASSWORD), ("code", code)];
    let answer = app.post(&format!("{ROOT}/connexion"), &fields).await;
    let asked = Page::of(&answer).texts("#code-aide").concat();
    (answer.status.as_u16(), asked)
}

#[tokio::test]
async fn a_second_factor_is_asked_for_from_then_on_and_each_code_counts_once() {
    let desk = Desk::new(&[]).await;
    let (secret, _) = with_second_factor(&desk).await;
    let app = &desk.app;
    let help = "Les six chiffres que montre votre téléphone, ou un code de secours.".to_owned();
    assert_eq!(sign_in(app, "").await, (422, help.clone()));
    // The code that confirmed it was used.
    assert_eq!(sign_in(app, &code(app, &secret)).await, (422, help.clone()));
    app.wait(30);
    let fresh = code(app, &secret);
    assert_eq!(sign_in(app, &format!("{} {}", &fresh[..3], &fresh[3..])).await.0, 303);
    assert_eq!(sign_in(app, &fresh).await, (422, help));
}

#[tokio::test]
async fn each_recovery_code_replaces_the_telephone_once() {
    let desk = Desk::new(&[]).await;
    let (_, recovery) = with_second_factor(&desk).await;
    assert_eq!(sign_in(&desk.app, &recovery[0]).await.0, 303);
    assert_eq!(sign_in(&desk.app, &recovery[0]).await.0, 422);
    assert_eq!(sign_in(&desk.app, &recovery[7].to_uppercase()).await.0, 303);
}

#[tokio::test]
async fn an_offer_of_before_does_not_take_the_place_of_the_second_factor() {
    let desk = Desk::new(&[]).await;
    let before = Page::of(&desk.post("/compte/second-facteur", &[]).await);
    let (offer, secret) = (before.attribute("input[name=offre]", "value"), before.texts(".pd-secret").concat());
    let (_, recovery) = with_second_factor(&desk).await;
    let fields = [("offre", offer.as_str()), ("code", &code(&desk.app, &secret.replace(' ', "")))];
    assert_eq!(desk.post("/compte/second-facteur/confirmer", &fields).await.status, 403);
    assert_eq!(sign_in(&desk.app, &recovery[0]).await.0, 303);
}

#[tokio::test]
async fn the_second_factor_is_taken_away_by_the_password_alone() {
    let desk = Desk::new(&[]).await;
    with_second_factor(&desk).await;
    let wrong = desk.post("/compte/second-facteur/retirer", &[("mot_de_passe", "faux mot de passe")]).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(Page::of(&wrong).texts("[role=alert]"), ["Ce mot de passe n’est pas le bon."]);
    let page = desk.act("/compte/second-facteur/retirer", &[("mot_de_passe", PASSWORD)]).await;
    assert_eq!(page.said(), "Second facteur retiré.");
    assert_eq!(sign_in(&desk.app, "").await.0, 303);
}

#[tokio::test]
async fn an_offer_is_hers_and_lasts_twenty_minutes() {
    let desk = Desk::new(&[]).await;
    let offer = Page::of(&desk.post("/compte/second-facteur", &[]).await);
    let secret = offer.texts(".pd-secret").concat().replace(' ', "");
    let token = offer.attribute("input[name=offre]", "value");
    desk.app.wait(20 * 60 + 1);
    let fields = [("offre", token.as_str()), ("code", &code(&desk.app, &secret))];
    assert_eq!(desk.post("/compte/second-facteur/confirmer", &fields).await.status, 410);
    assert_eq!(desk.post("/compte/second-facteur/confirmer", &[("offre", "x"), ("code", "1")]).await.status, 404);
}

#[tokio::test]
async fn a_new_password_is_long_enough_and_ends_every_other_session() {
    let desk = Desk::new(&[]).await;
    let other = super::sign_in(&desk.app).await;
    let change =
        async |old: &str, new: &str| desk.post("/compte/mot-de-passe", &[("ancien", old), ("nouveau", new)]).await;
    let wrong = change("faux mot de passe", "cinq mots vraiment sans rapport").await;
    assert_eq!(Page::of(&wrong).texts("[role=alert]"), ["Ce mot de passe n’est pas le bon."]);
    let weak = change(PASSWORD, "trop court").await;
    assert_eq!(weak.status, 422);
    assert_eq!(Page::of(&weak).texts("[role=alert]"), ["Choisissez un mot de passe de 12 à 256 caractères."]);

    let changed = change(PASSWORD, "cinq mots vraiment sans rapport").await;
    assert_eq!(changed.header("location"), format!("{ROOT}/compte?fait=password&n=0"));
    let cookie = changed.header("set-cookie").split(';').next().unwrap().to_owned();
    assert_eq!(desk.get("/compte").await.status, 303);
    let desk = Desk { cookie: other, ..desk };
    assert_eq!(desk.get("/compte").await.status, 303);
    let desk = Desk { cookie, ..desk };
    assert_eq!(
        desk.page("/compte?fait=password&n=0").await.said(),
        "Mot de passe changé. Vos autres appareils sont déconnectés."
    );
}

#[tokio::test]
async fn she_says_how_she_is_told() {
    let desk = Desk::new(&[]).await;
    assert_eq!(desk.page("/compte").await.attribute("[name=lettres][checked]", "value"), "at_once");
    assert_eq!(desk.act("/compte/lettres", &[("lettres", "daily")]).await.said(), "Choix enregistré.");
    assert_eq!(desk.page("/compte").await.attribute("[name=lettres][checked]", "value"), "daily");
    assert_eq!(desk.post("/compte/lettres", &[("lettres", "hourly")]).await.status, 400);
}
