//! An author changes and deletes what she wrote.

use palier_comments::domain::{CommentId, State};
use palier_comments::service::links::Link;

use super::links::publish;
use super::{NAME, kept, write};
use crate::support::App;

async fn written(app: &App) -> String {
    let answer = write(app, "verger", &[NAME, ("message", "Bonjour.")]).await;
    answer.json()["token"].as_str().unwrap().to_owned()
}

const EDIT: &str = "/commentaires/commentaire/1/modifier";
const DELETE: &str = "/commentaires/commentaire/1/supprimer";

#[tokio::test]
async fn by_her_token_within_the_window() {
    let app = App::new(&[("sites.vallons.policy", "after")]).await;
    let token = written(&app).await;
    let page = app.get(&format!("{EDIT}?preuve={token}")).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Bonjour.</textarea>"));
    let edited = app.post(EDIT, &[("preuve", &token), ("message", "Bonsoir.")]).await;
    assert_eq!(edited.header("location"), "https://trois-vallons.example/chantiers/verger/#commentaire-1");
    assert_eq!(kept(&app).await[0].markdown, "Bonsoir.");

    app.wait(31 * 60);
    // She is told what is left to her, and what she wrote is there to be copied.
    let late = app.post(EDIT, &[("preuve", &token), ("message", "Trop tard.")]).await;
    assert_eq!(late.status, 403);
    assert!(
        late.body.contains("Le temps prévu pour modifier ou supprimer ce message")
            && late.body.contains("/mes-donnees")
    );
    assert!(late.body.contains("Trop tard.</textarea>"), "{}", late.body);
    let page = app.get(&format!("{EDIT}?preuve={token}")).await;
    assert!(page.status == 403 && !page.body.contains("textarea") && !page.body.contains("Bonsoir."), "{}", page.body);
    assert_eq!(app.post(DELETE, &[("preuve", &token)]).await.status, 403);
    assert_eq!(app.post_json(DELETE, &[("preuve", &token)]).await.json()["code"], "too_late");
    assert_eq!(kept(&app).await[0].markdown, "Bonsoir.");
}

#[tokio::test]
async fn by_a_link_afterwards() {
    let app = App::new(&[]).await;
    written(&app).await;
    app.wait(3600);
    let token = app.service.link_token(&app.site(), &Link::Own { comment: CommentId(1) }, app.now());
    let moved = app.get(&format!("/commentaires/lien/{token}")).await;
    assert_eq!(moved.status, 303);
    assert_eq!(app.get(moved.header("location")).await.status, 200);
    // Nothing of it may be left on the page: it is said here, and whatever the device kept of it goes.
    let deleted = app.post(DELETE, &[("preuve", &token)]).await;
    assert_eq!(deleted.status, 200);
    assert!(deleted.body.contains("data-pc-gone=\"1\">Votre message est supprimé.</p>"), "{}", deleted.body);
    let comment = kept(&app).await.remove(0);
    assert_eq!((comment.state, comment.markdown.as_str()), (State::Deleted, ""));
}

#[tokio::test]
async fn nobody_else_does() {
    let app = App::new(&[]).await;
    let token = written(&app).await;
    let other = write(&app, "verger", &[("nom", "Paul"), ("message", "Bonsoir.")]).await;
    let others = other.json()["token"].as_str().unwrap().to_owned();
    let link = app.service.link_token(&app.site(), &Link::Own { comment: CommentId(2) }, app.now());
    for proof in ["", "x", others.as_str(), link.as_str()] {
        assert_eq!(app.get(&format!("{EDIT}?preuve={proof}")).await.status, 404);
        assert_eq!(app.post(EDIT, &[("preuve", proof), ("message", "Pris.")]).await.status, 404);
        assert_eq!(app.post(DELETE, &[("preuve", proof)]).await.status, 404);
    }
    assert_eq!(app.post_json(DELETE, &[("preuve", &token)]).await.json()["state"], "deleted");
}

#[tokio::test]
async fn what_was_shown_is_read_again_where_the_site_reads_first() {
    let app = App::new(&[]).await;
    let token = written(&app).await;
    super::links::publish(&app, 1).await;
    let edited = app.post_json(EDIT, &[("preuve", &token), ("message", "Autre chose.")]).await;
    assert_eq!(edited.json()["state"], "pending");
    assert_eq!(kept(&app).await[0].state, State::Pending);
}

#[tokio::test]
async fn an_empty_or_long_change_is_told_and_kept_on_the_page() {
    let app = App::new(&[("limits.message", "20")]).await;
    let token = written(&app).await;
    let page = app.post(EDIT, &[("preuve", &token), ("message", "Beaucoup trop long, ceci.")]).await;
    assert_eq!(page.status, 422);
    assert!(page.body.contains("Message trop long\u{a0}: enlevez 5 caractères."), "{}", page.body);
    assert!(page.body.contains("Beaucoup trop long, ceci.</textarea>"));
    assert_eq!(kept(&app).await[0].markdown, "Bonjour.");
}

#[tokio::test]
async fn what_she_deleted_is_not_said_to_be_there_and_may_be_said_again() {
    let app = App::new(&[("sites.vallons.policy", "after")]).await;
    let token = app.form("verger").await;
    let fields = [NAME, ("message", "Bonjour."), ("jeton", token.as_str())];
    let sent = app.post_json("/commentaires/fil/verger", &fields).await.json();
    let again = app.post_json("/commentaires/fil/verger", &fields).await;
    assert_eq!((again.status.as_u16(), &again.json()["id"]), (201, &sent["id"]));
    let proof = [("preuve", sent["token"].as_str().unwrap())];
    assert_eq!(app.post_json(DELETE, &proof).await.json()["state"], "deleted");

    let again = app.post("/commentaires/fil/verger", &fields).await;
    assert_eq!(again.status, 409);
    assert!(again.body.contains("Vous avez supprimé ce message."), "{}", again.body);
    assert_eq!(app.post_json("/commentaires/fil/verger", &fields).await.json()["code"], "deleted");
    // The form that was shown again is another one.
    assert_eq!(write(&app, "verger", &[NAME, ("message", "Bonjour.")]).await.status, 201);
}

#[tokio::test]
async fn a_form_sent_again_tells_where_its_message_stands_now() {
    let app = App::new(&[]).await;
    let token = app.form("verger").await;
    let fields = [NAME, ("message", "Bonjour."), ("jeton", token.as_str())];
    let send = async || app.post_json("/commentaires/fil/verger", &fields).await.json();
    assert_eq!(send().await["state"], "pending");
    publish(&app, 1).await;
    assert_eq!(send().await["state"], "published");
}
