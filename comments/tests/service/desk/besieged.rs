//! Strangers who try a moderator's password: they guess no more of it than before, and do not keep her out.

use axum::body::Body;
use axum::http::{Method, header};
use palier_comments::notify::Worker;
use palier_comments::store::{Actor, DeliveryKind, Role};

use super::account::{code, with_second_factor};
use super::{Desk, EMAIL, PASSWORD, Page, ROOT, hire};
use crate::support::{Answer, App, URL, request};

const SIGN_IN: &str = "/commentaires/moderation/connexion";
/// Where Claire is: a network of which no stranger is.
const HERS: &str = "203.0.113.7";

/// Posts the form of the sign-in, as a browser with `cookie` in a network.
async fn attempt(app: &App, network: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
    let fields = fields.iter().copied().chain([("email", EMAIL)]);
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = request(Method::POST, SIGN_IN, "text/html")
        .header(header::ORIGIN, URL)
        .header("x-forwarded-for", network)
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    app.send(request.body(Body::from(body)).unwrap()).await
}

/// Attempts from many networks, until there were too many for the account.
async fn besiege(app: &App) {
    for network in 1..=50 {
        attempt(app, &format!("198.51.{network}.1"), "", &[("mot_de_passe", "non")]).await;
    }
}

async fn signs_in(app: &App, network: &str, cookie: &str) -> Answer {
    attempt(app, network, cookie, &[("mot_de_passe", PASSWORD)]).await
}

/// The cookie by which a browser is known, as it sends it back.
fn device(answer: &Answer) -> String {
    let lines = answer.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap());
    let line = lines.into_iter().find(|line| line.starts_with("palier-appareil=")).unwrap();
    let (pair, attributes) = line.split_once("; ").unwrap();
    let expected = "Path=/commentaires/moderation/connexion; HttpOnly; SameSite=Strict; Secure; Max-Age=7776000";
    assert_eq!(attributes, expected);
    pair.to_owned()
}

#[tokio::test]
async fn whoever_signed_in_here_before_is_not_kept_out() {
    let app = App::new(&[]).await;
    hire(&app, Role::Moderator).await;
    let cookie = device(&signs_in(&app, HERS, "").await);
    besiege(&app).await;
    // Her password alone would let a thousand networks guess it.
    let unknown = signs_in(&app, HERS, "").await;
    assert_eq!((unknown.status.as_u16(), unknown.header("retry-after")), (429, "12"));
    assert_eq!(signs_in(&app, HERS, &cookie).await.status, 303);
    // Not even where strangers are in her own network.
    for _ in 0..10 {
        attempt(&app, HERS, "", &[("mot_de_passe", "non")]).await;
    }
    assert_eq!(signs_in(&app, HERS, &cookie).await.status, 303);
    // It is a matter of the account, of the site, and of some time.
    let at = cookie.len() - 10;
    let other = if &cookie[at..=at] == "A" { "B" } else { "A" };
    let forged = format!("{}{other}{}", &cookie[..at], &cookie[at + 1..]);
    assert_eq!(signs_in(&app, "203.0.114.1", &forged).await.status, 429);
    app.wait(90 * 24 * 3600 + 1);
    besiege(&app).await;
    assert_eq!(signs_in(&app, HERS, &cookie).await.status, 429);
}

#[tokio::test]
async fn a_known_browser_guesses_no_more_than_a_network_does() {
    let app = App::new(&[]).await;
    hire(&app, Role::Moderator).await;
    let cookie = device(&signs_in(&app, HERS, "").await);
    for network in 1..=10 {
        let answer = attempt(&app, &format!("198.51.{network}.1"), &cookie, &[("mot_de_passe", "non")]).await;
        assert_eq!(answer.status, 422);
    }
    assert_eq!(signs_in(&app, HERS, &cookie).await.status, 429);
}

#[tokio::test]
async fn the_second_factor_lets_one_in_on_any_browser() {
    let desk = Desk::new(&[]).await;
    let (secret, _) = with_second_factor(&desk).await;
    let app = &desk.app;
    app.wait(30);
    besiege(app).await;
    let refused = signs_in(app, HERS, "").await;
    assert_eq!(refused.status, 429);
    let page = Page::of(&refused);
    assert_eq!(page.texts("label[for=code]"), ["Code du second facteur"]);
    assert!(page.texts("[role=alert]")[0].contains("donnez aussi son code"), "{:?}", page.texts("[role=alert]"));
    // Each code lets one password be tried.
    let fresh = code(app, &secret);
    let with = |password, code| [("mot_de_passe", password), ("code", code)];
    assert_eq!(attempt(app, HERS, "", &with(PASSWORD, "000000")).await.status, 429);
    assert_eq!(attempt(app, HERS, "", &with("non", &fresh)).await.status, 422);
    assert_eq!(attempt(app, HERS, "", &with(PASSWORD, &fresh)).await.status, 429);
    app.wait(30);
    besiege_again(app).await;
    assert_eq!(attempt(app, HERS, "", &with(PASSWORD, &code(app, &secret))).await.status, 303);
}

/// What thirty seconds gave back is used up again.
async fn besiege_again(app: &App) {
    for network in 101..=103 {
        attempt(app, &format!("198.51.{network}.1"), "", &[("mot_de_passe", "non")]).await;
    }
}

/// The links of the letters to Claire about this.
async fn links(app: &App) -> Vec<String> {
    Worker::new(app.service.clone()).expand().await.unwrap();
    let letters = app.store.pending(app.id(), DeliveryKind::Mail, 100).await.unwrap();
    let texts = letters.iter().map(|letter| {
        let letter: serde_json::Value = serde_json::from_str(&letter.payload).unwrap();
        assert_eq!(letter["to"], EMAIL);
        letter["text"].as_str().unwrap().to_owned()
    });
    let link = |text: String| {
        let address = text.split_whitespace().find(|word| word.contains("/lien/")).unwrap();
        address.strip_prefix(URL).unwrap().to_owned()
    };
    texts.map(link).collect()
}

#[tokio::test]
async fn a_letter_makes_another_browser_known() {
    let app = App::new(&[]).await;
    hire(&app, Role::Moderator).await;
    besiege(&app).await;
    for _ in 0..5 {
        let refused = Page::of(&signs_in(&app, HERS, "").await).texts("[role=alert]").concat();
        assert!(refused.contains("le lien de l’e-mail envoyé à cette adresse"), "{refused}");
    }
    let links = links(&app).await;
    assert_eq!(links.len(), 3, "strangers do not fill her mailbox");
    // Looking at the page does nothing, and its button counts once.
    let page = Page::of(&app.get(&links[0]).await);
    assert_eq!(page.texts("main button"), ["Reconnaître cet appareil"]);
    let known = app.post(&links[0], &[]).await;
    assert_eq!((known.status.as_u16(), known.header("location")), (303, SIGN_IN));
    let cookie = device(&known);
    assert_eq!(app.post(&links[0], &[]).await.status, 410);
    assert_eq!(attempt(&app, HERS, &cookie, &[("mot_de_passe", "non")]).await.status, 422);
    assert_eq!(signs_in(&app, HERS, &cookie).await.status, 303);
}

#[tokio::test]
async fn nobody_learns_whether_an_account_exists() {
    let app = App::new(&[]).await;
    let claire = hire(&app, Role::Moderator).await;
    besiege(&app).await;
    // An account that is none any more is tried like any other.
    assert!(app.store.remove_moderator(app.id(), claire, Actor::System, app.now()).await.unwrap());
    let refused = Page::of(&signs_in(&app, HERS, "").await).texts("[role=alert]").concat();
    assert!(refused.contains("le lien de l’e-mail envoyé à cette adresse"), "{refused}");
    assert_eq!(links(&app).await, [""; 0]);
    assert!(app.get(&format!("{ROOT}/connexion")).await.header("set-cookie").is_empty());
}
