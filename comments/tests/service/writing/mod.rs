//! Readers write: with script and without, rightly and wrongly.

mod errors;
mod judging;
pub(super) mod links;
mod own;
mod reports;
mod safety;

use super::support::{Answer, App};
use palier_comments::domain::State;
use palier_comments::store::{Entry, Filter, Order, Slice};

/// What every case writes where it does not matter.
pub(super) const NAME: (&str, &str) = ("nom", "Samia B.");

/// Texts that break out of an attribute, an element, a line.
pub(super) const HOSTILE: [&str; 7] = [
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "` onmouseover=`alert(1)",
    "<a href=\"javascript:alert(1)\">x</a>",
    "[x](javascript:alert(1)) ![y](https://pixel.example/1.png)",
    "a\u{0}\u{7}\u{202e}b\r\nX-Header: 1",
];

/// Sends a message with a form's token, as the page's script does.
pub(super) async fn write(app: &App, thread: &str, fields: &[(&str, &str)]) -> Answer {
    let token = app.form(thread).await;
    let all: Vec<(&str, &str)> = fields.iter().copied().chain([("jeton", token.as_str())]).collect();
    app.post_json(&format!("/commentaires/fil/{thread}"), &all).await
}

/// Every comment that is kept, as moderators see it.
async fn kept(app: &App) -> Vec<Entry> {
    let filter = Filter { states: State::ALL.to_vec(), ..Filter::default() };
    let slice = Slice { after: None, limit: 100, order: Order::Oldest };
    app.store.entries(app.id(), &filter, slice).await.unwrap().lines
}

#[tokio::test]
async fn without_script_a_message_is_read_again_then_sent_then_back_to_the_page() {
    let app = App::new(&[]).await;
    let fields = [NAME, ("message", "Quand *sèche* la dalle ?")];
    let review = app.post("/commentaires/fil/verger", &fields).await;
    assert_eq!(review.status, 200);
    assert!(review.body.contains("<em>sèche</em>"), "{}", review.body);
    assert!(review.body.contains("Quand *sèche* la dalle ?</textarea>"));
    assert_eq!(kept(&app).await, []);

    let page = scraper::Html::parse_document(&review.body);
    let selector = scraper::Selector::parse("input[name=jeton]").unwrap();
    let token = page.select(&selector).next().unwrap().attr("value").unwrap().to_owned();
    app.wait(10);
    let sent = app.post("/commentaires/fil/verger", &[fields[0], fields[1], ("jeton", &token)]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    assert_eq!(sent.header("location"), "https://trois-vallons.example/chantiers/verger/#commentaire-recu");
    let comments = kept(&app).await;
    assert_eq!(comments.len(), 1);
    assert_eq!((comments[0].state, comments[0].name.as_str()), (State::Pending, "Samia B."));

    // Reloading, or an answer that was lost: the same message once.
    let again = app.post("/commentaires/fil/verger", &[fields[0], fields[1], ("jeton", &token)]).await;
    assert_eq!(again.status, 303);
    assert_eq!(kept(&app).await.len(), 1);
}

#[tokio::test]
async fn with_script_a_message_is_answered_in_json() {
    let app = App::new(&[]).await;
    let answer = write(&app, "pr%C3%A9/%C3%A9t%C3%A9", &[NAME, ("message", "Bonjour.")]).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    let json = answer.json();
    assert_eq!(json["state"], "pending");
    assert_eq!(json["message"], "Merci. Votre message attend la relecture.");
    assert_eq!(json["token"].as_str().unwrap().len(), 43);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(kept(&app).await[0].thread.as_str(), "pré/été");
}

#[tokio::test]
async fn the_site_may_be_named_in_the_path() {
    let app = App::new(&[]).await;
    let token = app.form("verger").await;
    let fields = [NAME, ("message", "Bonjour."), ("jeton", token.as_str())];
    let answer = app.post_json("/s/vallons/fil/verger", &fields).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
}

#[tokio::test]
async fn a_preview_shows_what_readers_will_see_and_keeps_nothing() {
    let app = App::new(&[]).await;
    let fields = [NAME, ("message", "**Bonjour** <script>alert(1)</script>")];
    let answer = app.post_json("/commentaires/apercu/verger", &fields).await;
    assert_eq!(answer.json()["html"], "<p><strong>Bonjour</strong> &lt;script&gt;alert(1)&lt;/script&gt;</p>");
    assert_eq!(kept(&app).await, []);
}

#[tokio::test]
async fn whoever_keeps_her_comment_without_script_gets_its_link() {
    let app = App::new(&[]).await;
    let token = app.form("verger").await;
    let fields = [NAME, ("message", "Bonjour."), ("garder", "oui"), ("jeton", token.as_str())];
    let sent = app.post("/commentaires/fil/verger", &fields).await;
    assert_eq!(sent.status, 303);
    let page = app.get(sent.header("location")).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Merci. Votre message attend la relecture."));
    assert!(page.body.contains("https://trois-vallons.example/commentaires/commentaire/1/modifier?preuve="));
}

#[tokio::test]
async fn a_reply_names_whom_it_answers_and_only_what_is_shown_is_answered() {
    let app = App::new(&[("sites.vallons.policy", "after")]).await;
    assert_eq!(write(&app, "verger", &[NAME, ("message", "Première.")]).await.json()["state"], "published");
    let review = app.post("/commentaires/fil/verger", &[("nom", "Paul"), ("message", "Oui."), ("parent", "1")]).await;
    assert!(review.body.contains("Votre réponse à Samia B."), "{}", review.body);
    assert_eq!(write(&app, "verger", &[("nom", "Paul"), ("message", "Oui."), ("parent", "1")]).await.status, 201);
    let gone = write(&app, "verger", &[("nom", "Paul"), ("message", "Non."), ("parent", "99")]).await;
    assert_eq!(gone.json()["code"], "parent_gone");
}
