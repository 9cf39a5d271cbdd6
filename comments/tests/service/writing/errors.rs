//! Each error of the vocabulary, by its exact words; the text is never lost.

use palier_comments::domain::SiteStanding;
use palier_comments::store::{Actor, Closure};

use super::{NAME, kept, write};
use crate::support::App;

/// The first sentence that is told.
async fn told(app: &App, thread: &str, fields: &[(&str, &str)]) -> (u16, String, String) {
    let answer = write(app, thread, fields).await;
    let json = answer.json();
    let error = &json["errors"][0];
    let text = |key: &str| error[key].as_str().unwrap().to_owned();
    (answer.status.as_u16(), text("field"), text("sentence"))
}

fn is(status: u16, field: &str, sentence: &str) -> (u16, String, String) {
    (status, field.to_owned(), sentence.to_owned())
}

#[tokio::test]
async fn fields() {
    let app = App::new(&[("limits.message", "12")]).await;
    let message = ("message", "Bonjour.");
    assert_eq!(told(&app, "verger", &[message]).await, is(422, "nom", "Écrivez un nom ou un pseudonyme."));
    assert_eq!(
        told(&app, "verger", &[NAME, ("message", " \n ")]).await,
        is(422, "message", "Écrivez votre message avant de l’envoyer.")
    );
    assert_eq!(
        told(&app, "verger", &[NAME, ("message", "Quinze lettres.")]).await,
        is(422, "message", "Message trop long\u{a0}: enlevez 3 caractères.")
    );
    assert_eq!(
        told(&app, "verger", &[NAME, ("message", "Treize signes")]).await,
        is(422, "message", "Message trop long\u{a0}: enlevez 1 caractère.")
    );
    assert_eq!(
        told(&app, "verger", &[NAME, message, ("email", "samia@exemple")]).await,
        is(422, "email", "Cette adresse e-mail n’est pas complète. Exemple\u{a0}: nom@exemple.fr")
    );
    assert_eq!(kept(&app).await, []);
}

#[tokio::test]
async fn duplicates() {
    let app = App::new(&[]).await;
    assert_eq!(write(&app, "verger", &[NAME, ("message", "Bonjour à tous.")]).await.status, 201);
    assert_eq!(
        told(&app, "verger", &[NAME, ("message", "**bonjour**  à tous !")]).await,
        is(409, "", "Vous avez déjà envoyé ce message.")
    );
    assert_eq!(kept(&app).await.len(), 1);
}

#[tokio::test]
async fn too_many() {
    let app = App::new(&[("limits.per_prefix", "2")]).await;
    for text in ["Un.", "Deux."] {
        assert_eq!(write(&app, "verger", &[NAME, ("message", text)]).await.status, 201);
    }
    let answer = write(&app, "verger", &[NAME, ("message", "Trois.")]).await;
    assert_eq!(answer.status, 429);
    assert_eq!(answer.header("retry-after"), "280");
    let sentence = "Trop de messages en peu de temps. Réessayez dans 5 minutes.";
    assert_eq!(answer.json()["errors"][0]["sentence"], sentence);
    let token = app.form("verger").await;
    let page =
        app.post("/commentaires/fil/verger", &[NAME, ("message", "Texte gardé."), ("jeton", token.as_str())]).await;
    assert_eq!(page.status, 429);
    assert!(page.body.contains("Texte gardé.</textarea>"));
    app.wait(300);
    assert_eq!(write(&app, "verger", &[NAME, ("message", "Trois.")]).await.status, 201);
}

#[tokio::test]
async fn closed_and_suspended() {
    let app = App::new(&[]).await;
    let fields = [NAME, ("message", "Bonjour.")];
    let closed = app.post_json("/commentaires/fil/ancien", &fields).await;
    assert_eq!(closed.status, 403);
    assert_eq!(closed.json()["errors"][0]["sentence"], "Les commentaires sont fermés.");

    app.store
        .close(app.id(), Closure::Site(SiteStanding::ReadOnly), Actor::System, "débordement", app.now())
        .await
        .unwrap();
    let other = App::on(&app).await;
    let suspended = other.post("/commentaires/fil/verger", &fields).await;
    assert_eq!(suspended.status, 403);
    let sentence = "Les commentaires sont suspendus pour le moment. Vous pouvez toujours les lire.";
    assert!(suspended.body.contains(sentence), "{}", suspended.body);
    assert!(suspended.body.contains("Bonjour.</textarea>"));
}

#[tokio::test]
async fn a_page_sums_its_errors_up_and_ties_them_to_their_fields() {
    let app = App::new(&[]).await;
    let page = app.post("/commentaires/fil/verger", &[("email", "a@"), ("message", "x"), ("jeton", "faux")]).await;
    assert_eq!(page.status, 422);
    let html = scraper::Html::parse_document(&page.body);
    let one = |selector: &str| {
        let selector = scraper::Selector::parse(selector).unwrap();
        html.select(&selector).next().unwrap_or_else(|| panic!("no {selector:?} in {}", page.body))
    };
    assert!(one("title").text().collect::<String>().starts_with("Erreur\u{a0}: Écrire un commentaire"));
    let summary = one("[role=alert][autofocus]").text().collect::<String>();
    assert!(summary.contains("Votre message n’est pas parti\u{a0}: 2 points sont à corriger."), "{summary}");
    assert_eq!(one("[role=alert] a").attr("href"), Some("#commentaire-nom"));
    let field = one("#commentaire-nom");
    assert_eq!(field.attr("aria-invalid"), Some("true"));
    let described = one(&format!("#{}", field.attr("aria-describedby").unwrap()));
    assert_eq!(described.text().collect::<String>(), "Écrivez un nom ou un pseudonyme.");
    assert_eq!(one("#commentaire-email").attr("value"), Some("a@"));
}

#[tokio::test]
async fn an_old_or_foreign_form_is_shown_again_and_stores_nothing() {
    let app = App::new(&[]).await;
    let old = app.form("verger").await;
    app.wait(13 * 3600);
    let fields = [NAME, ("message", "Bonjour.")];
    let answer = app.post_json("/commentaires/fil/verger", &[fields[0], fields[1], ("jeton", &old)]).await;
    assert_eq!((answer.status.as_u16(), answer.json()["code"].as_str()), (422, Some("form_not_opened")));
    // The script sends its form again with the token that it was given.
    let fresh = answer.json()["form"].as_str().unwrap().to_owned();
    app.wait(10);
    let foreign = app.post_json("/commentaires/fil/appel", &[fields[0], fields[1], ("jeton", &fresh)]).await;
    assert_eq!(foreign.json()["code"], "form_not_opened");
    assert_eq!(kept(&app).await, []);
    let answer = app.post_json("/commentaires/fil/verger", &[fields[0], fields[1], ("jeton", &fresh)]).await;
    assert_eq!(answer.status, 201);
}

#[tokio::test]
async fn a_text_is_not_lost_with_the_disk() {
    let app = App::new(&[]).await;
    let token = app.form("verger").await;
    let other = rusqlite::Connection::open(app.database()).unwrap();
    other
        .execute_batch("CREATE TRIGGER broken BEFORE INSERT ON comment BEGIN SELECT RAISE(ABORT, 'broken'); END")
        .unwrap();
    let fields = [NAME, ("message", "Un texte long à écrire."), ("jeton", token.as_str())];
    let page = app.post("/commentaires/fil/verger", &fields).await;
    assert_eq!(page.status, 500);
    assert!(page.body.contains("L’envoi a échoué. Votre texte est conservé\u{a0}: réessayez."), "{}", page.body);
    assert!(page.body.contains("Un texte long à écrire.</textarea>"));
    assert!(!page.body.contains("broken"));

    // The same form can be sent again once the disk is well.
    other.execute_batch("DROP TRIGGER broken").unwrap();
    assert_eq!(app.post("/commentaires/fil/verger", &fields).await.status, 303);
    assert_eq!(kept(&app).await.len(), 1);
}
