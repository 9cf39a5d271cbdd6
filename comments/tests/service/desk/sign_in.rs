//! Signing in and out.

use axum::body::Body;
use axum::http::{Method, header};
use palier_comments::store::{Actor, Role};

use super::{Desk, EMAIL, PASSWORD, Page, ROOT, hire, sign_in};
use crate::support::{Answer, App, request};

const SIGN_IN: &str = "/commentaires/moderation/connexion";

async fn attempt(app: &App, email: &str, password: &str, code: &str) -> Answer {
    app.post(SIGN_IN, &[("email", email), ("mot_de_passe", password), ("code", code)]).await
}

/// Chooses another password on the page that a first one led to.
async fn choose(app: &App, page: &Answer, new: &str) -> Answer {
    let page = Page::of(page);
    let [ticket, email, wanted] =
        ["billet", "email", "vers"].map(|name| page.attribute(&format!("[name={name}]"), "value"));
    let fields = [("billet", &*ticket), ("email", &*email), ("vers", &*wanted), ("nouveau", new)];
    app.post(&format!("{SIGN_IN}/mot-de-passe"), &fields).await
}

/// What the form says is wrong.
fn error(answer: &Answer) -> String {
    Page::of(answer).texts("[role=alert]").concat()
}

async fn is_signed_in(app: &App, cookie: &str) -> bool {
    let request = request(Method::GET, ROOT, "text/html").header(header::COOKIE, cookie);
    app.send(request.body(Body::empty()).unwrap()).await.status == 200
}

#[tokio::test]
async fn a_moderator_signs_in_and_gets_a_cookie_for_the_desk_alone() {
    let app = App::new(&[]).await;
    hire(&app, Role::Moderator).await;
    let form = Page::of(&app.get(SIGN_IN).await);
    assert_eq!(form.texts("label"), ["Adresse e-mail", "Mot de passe"]);
    let answer = attempt(&app, "Claire@Vallons.example ", PASSWORD, "").await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, ROOT));
    let (pair, attributes) = answer.header("set-cookie").split_once("; ").unwrap();
    assert_eq!(attributes, "Path=/commentaires/moderation; HttpOnly; SameSite=Strict; Secure");
    let (name, token) = pair.split_once('=').unwrap();
    assert_eq!((name, token.len()), ("palier-moderation", 43));
    assert!(is_signed_in(&app, pair).await);
    assert!(!is_signed_in(&app, "palier-moderation=AAAA").await);
    assert!(!is_signed_in(&app, &pair[..pair.len() - 1]).await);
}

#[tokio::test]
async fn which_part_is_wrong_is_not_told() {
    let app = App::new(&[]).await;
    hire(&app, Role::Moderator).await;
    let sentence = "Cette adresse, ce mot de passe ou ce code ne convient pas.";
    for (email, password) in [(EMAIL, "un autre mot de passe"), ("x@vallons.example", PASSWORD), (EMAIL, ""), ("", "")]
    {
        let answer = attempt(&app, email, password, "").await;
        assert_eq!((answer.status.as_u16(), error(&answer).as_str()), (422, sentence));
        assert_eq!(answer.header("set-cookie"), "");
        // What was typed stays, but never a password.
        let form = Page::of(&answer);
        assert_eq!(form.attribute("#email", "value"), email);
        assert_eq!(form.texts("#mot_de_passe[value]"), [""; 0]);
    }
}

#[tokio::test]
async fn a_password_is_kept_as_argon2id_with_nineteen_mebibytes() {
    let app = App::new(&[]).await;
    let password =
        app.service.add_moderator(&app.site(), "paul@vallons.example", "Paul", Role::Moderator).await.unwrap();
    let kept = app.store.credentials(app.id(), "paul@vallons.example").await.unwrap().unwrap().password_hash;
    assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
    let choice = attempt(&app, "paul@vallons.example", &password, "").await;
    assert_eq!(choose(&app, &choice, "quatre autres mots").await.status, 303);
    let kept = app.store.credentials(app.id(), "paul@vallons.example").await.unwrap().unwrap().password_hash;
    assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
}

#[tokio::test]
async fn a_first_password_opens_nothing_but_the_choice_of_another() {
    const PAUL: &str = "paul@vallons.example";
    let app = App::new(&[]).await;
    let first = app.service.add_moderator(&app.site(), PAUL, "Paul", Role::Moderator).await.unwrap();
    let choice = app.post(SIGN_IN, &[("email", PAUL), ("mot_de_passe", &first), ("vers", "/questions")]).await;
    assert_eq!((choice.status.as_u16(), choice.header("set-cookie")), (200, ""));
    let page = Page::of(&choice);
    assert_eq!(page.texts("h1"), ["Choisissez votre mot de passe"]);
    assert_eq!(page.texts("label"), ["Adresse e-mail", "Nouveau mot de passe"]);
    assert_eq!(page.attribute("#email", "value"), PAUL);
    assert_eq!(page.texts("script:not([src])"), [""; 0]);

    for (new, wrong) in [
        ("court", "Choisissez un mot de passe de 12 à 256 caractères."),
        (&*first, "Choisissez un autre mot de passe que celui que vous avez reçu."),
    ] {
        let refused = choose(&app, &choice, new).await;
        assert_eq!((refused.status.as_u16(), error(&refused).replace('\u{a0}', " ").as_str()), (422, wrong));
        assert_eq!(Page::of(&refused).attribute("#email", "value"), PAUL);
    }
    let entered = choose(&app, &choice, "quatre mots à moi").await;
    assert_eq!((entered.status.as_u16(), entered.header("location")), (303, &*format!("{ROOT}/questions")));
    let cookies: Vec<_> = entered.headers.get_all("set-cookie").iter().map(|one| one.to_str().unwrap()).collect();
    assert!(cookies[0].starts_with("palier-moderation=") && cookies[1].starts_with("palier-appareil="), "{cookies:?}");
    assert!(is_signed_in(&app, cookies[0].split(';').next().unwrap()).await);

    // The ticket served once, and the first password is none any more.
    let over = choose(&app, &choice, "quatre mots à elle").await;
    assert_eq!((over.status.as_u16(), over.header("set-cookie")), (422, ""));
    assert!(error(&over).starts_with("Le temps de choisir un mot de passe est passé"), "{}", over.body);
    assert_eq!(attempt(&app, PAUL, &first, "").await.status, 422);
    assert_eq!(attempt(&app, PAUL, "quatre mots à moi", "").await.status, 303);
    assert_eq!(app.get(&format!("{SIGN_IN}/mot-de-passe")).await.header("location"), SIGN_IN);
}

#[tokio::test]
async fn a_ticket_does_not_last_and_nobody_makes_one() {
    let app = App::new(&[]).await;
    let first = app.service.add_moderator(&app.site(), "paul@vallons.example", "Paul", Role::Moderator).await.unwrap();
    let choice = attempt(&app, "paul@vallons.example", &first, "").await;
    app.wait(20 * 60);
    assert_eq!(choose(&app, &choice, "quatre mots à moi").await.status, 422);
    let forged =
        app.post(&format!("{SIGN_IN}/mot-de-passe"), &[("billet", "x"), ("nouveau", "quatre mots à moi")]).await;
    assert_eq!(forged.status, 422);
}

#[tokio::test]
async fn the_password_of_a_preview_may_be_kept() {
    let app = App::new(&[]).await;
    for _ in 0..2 {
        let site = app.site();
        let given = app.service.give_password(&site, "moi@localhost.example", "Moi", Role::Moderator).await.unwrap();
        assert_eq!(attempt(&app, "moi@localhost.example", &given, "").await.status, 303);
    }
}

#[tokio::test]
async fn whoever_tries_too_often_waits_even_with_the_right_password() {
    let app = App::new(&[]).await;
    hire(&app, Role::Moderator).await;
    for _ in 0..10 {
        assert_eq!(attempt(&app, EMAIL, "faux mot de passe", "").await.status, 422);
    }
    let answer = attempt(&app, EMAIL, PASSWORD, "").await;
    assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (429, "60"));
    assert_eq!(error(&answer), "Trop d’essais. Réessayez dans une minute.");
    app.wait(60);
    assert_eq!(attempt(&app, EMAIL, PASSWORD, "").await.status, 303);
}

#[tokio::test]
async fn a_session_ends_when_it_is_idle_and_after_a_day_of_work() {
    let desk = Desk::new(&[]).await;
    desk.app.wait(2 * 3600 - 60);
    assert_eq!(desk.get("").await.status, 200);
    desk.app.wait(2 * 3600 + 61);
    assert_eq!(desk.get("").await.status, 303);

    let cookie = sign_in(&desk.app).await;
    for _ in 0..11 {
        desk.app.wait(3600);
        assert!(is_signed_in(&desk.app, &cookie).await);
    }
    desk.app.wait(3600);
    assert!(!is_signed_in(&desk.app, &cookie).await);
}

#[tokio::test]
async fn one_signs_out_here_or_everywhere() {
    let desk = Desk::new(&[]).await;
    let [second, third] = [sign_in(&desk.app).await, sign_in(&desk.app).await];
    let out = desk.post("/deconnexion", &[]).await;
    assert_eq!((out.status.as_u16(), out.header("location")), (303, SIGN_IN));
    assert!(
        out.header("set-cookie").starts_with("palier-moderation=; ") && out.header("set-cookie").contains("Max-Age=0")
    );
    assert_eq!(desk.get("").await.status, 303);
    assert!(is_signed_in(&desk.app, &second).await);

    let desk = Desk { cookie: second, ..desk };
    assert_eq!(desk.post("/deconnexion", &[("partout", "oui")]).await.status, 303);
    assert!(!is_signed_in(&desk.app, &third).await);
    assert_eq!(desk.get("").await.status, 303);
}

#[tokio::test]
async fn whoever_leaves_the_team_is_signed_out() {
    let desk = Desk::new(&[]).await;
    assert!(desk.app.store.remove_moderator(desk.app.id(), desk.claire, Actor::System, desk.app.now()).await.unwrap());
    assert_eq!(desk.get("").await.status, 303);
    assert_eq!(attempt(&desk.app, EMAIL, PASSWORD, "").await.status, 422);
}

#[tokio::test]
async fn pages_of_the_desk_are_kept_nowhere_and_signed_out_ones_say_nothing() {
    let desk = Desk::new(&[]).await;
    for below in ["", "/tous", "/questions", "/signalements", "/ouverture", "/compte"] {
        let answer = desk.get(below).await;
        assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-store"), "{below}");
        let answer = desk.app.get(&format!("{ROOT}{below}")).await;
        assert_eq!(answer.status, 303, "{below}");
        assert_eq!(answer.body, "");
        assert!(answer.header("location").starts_with(SIGN_IN), "{below}");
    }
}

#[tokio::test]
async fn what_was_written_when_the_session_ended_is_not_lost() {
    let desk = Desk::new(&[]).await;
    desk.written("verger", "Samia", "Quand ?", &[]).await;
    desk.app.wait(3 * 3600);
    let reply = [("id", "1"), ("message", "En <b>mars</b>.\nAvec les clés."), ("retour", "/questions")];
    let answer = desk.post("/repondre", &reply).await;
    assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (403, "no-store"));
    let page = Page::of(&answer);
    assert_eq!(
        error(&answer),
        "Votre session a pris fin : rien n’a été enregistré. Copiez votre texte avant de vous reconnecter."
    );
    assert_eq!(page.texts("label[for=message] + textarea"), ["En <b>mars</b>. Avec les clés."]);
    assert_eq!(page.attribute("input[name=vers]", "value"), "/questions");
    // A wrong password loses nothing either.
    let again = desk.app.post(SIGN_IN, &[("email", EMAIL), ("mot_de_passe", "non"), ("message", "En mars.")]).await;
    assert_eq!(Page::of(&again).texts("textarea"), ["En mars."]);
    // Where nothing was written, she is led to sign in.
    assert_eq!(desk.post("/decider", &[("id", "1"), ("geste", "publier")]).await.status, 303);
}
