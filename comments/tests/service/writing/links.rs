//! The links of letters: looking changes nothing, the button does, once.

use std::sync::Arc;

use axum::body::Body;
use axum::http::Method;
use palier_comments::domain::{Action, CommentId, ModeratorId, State};
use palier_comments::notify::Worker;
use palier_comments::service::links::{Link, Verdict};
use palier_comments::store::{Actor, Decision, DeliveryKind, Event, NewModerator, Role, SubscriptionId};

use super::{NAME, kept, write};
use crate::support::{Answer, App, URL, request};

/// A moderator shows a comment.
pub(super) async fn publish(app: &App, id: i64) {
    let by = Actor::System;
    let decision = Decision {
        comments: vec![CommentId(id)],
        action: Action::Publish,
        by,
        teach: false,
        seen: app.now(),
        at: app.now(),
    };
    assert_eq!(app.store.decide(app.id(), decision).await.unwrap().changed.len(), 1);
}

/// Follows the link of the letter that asks to confirm.
pub(crate) async fn confirm(app: &App) -> SubscriptionId {
    let events = app.store.events(100).await.unwrap();
    let asked = events.iter().find_map(|event| match event.event {
        Event::ConfirmationWanted { subscription } => Some(subscription),
        _ => None,
    });
    let subscription = asked.unwrap();
    let answer = app.post(&path(app, &Link::Confirm { subscription }), &[]).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    subscription
}

fn path(app: &App, link: &Link) -> String {
    app.service.link_address(&app.site(), link, app.now()).replace("https://trois-vallons.example", "")
}

async fn subscribed(app: &App) -> SubscriptionId {
    let fields = [NAME, ("email", "samia@exemple.fr"), ("prevenir", "oui"), ("message", "Quand ?")];
    assert_eq!(write(app, "verger", &fields).await.status, 201);
    SubscriptionId(1)
}

#[tokio::test]
async fn a_subscription_is_confirmed_by_a_button_and_not_by_looking() {
    let app = App::new(&[]).await;
    let subscription = subscribed(&app).await;
    let path = path(&app, &Link::Confirm { subscription });
    let page = app.get(&path).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Confirmez que vous voulez recevoir un e-mail"), "{}", page.body);
    assert!(page.body.contains("<button type=\"submit\">Oui, me prévenir</button>"));
    let unconfirmed = app.store.approved(app.id(), "samia@exemple.fr").await.unwrap();
    publish(&app, 1).await;
    assert_eq!((unconfirmed, app.store.approved(app.id(), "samia@exemple.fr").await.unwrap()), (0, 0));

    let done = app.post(&path, &[]).await;
    assert!(done.body.contains("C’est noté. Vous recevrez un e-mail"), "{}", done.body);
    assert_eq!(app.store.approved(app.id(), "samia@exemple.fr").await.unwrap(), 1);
    assert_eq!(app.post(&path, &[]).await.status, 200);
}

#[tokio::test]
async fn a_mail_program_ends_a_subscription_at_one_click() {
    let app = App::new(&[]).await;
    let subscription = subscribed(&app).await;
    let path = path(&app, &Link::Unsubscribe { subscription });
    assert!(app.get(&path).await.body.contains("Ne plus me prévenir"));
    let part = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
    let forms = [
        ("multipart/form-data; boundary=x", part),
        ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
    ];
    for (media_type, body) in forms {
        let one_click = request(Method::POST, &path, "*/*")
            .header("content-type", media_type)
            .header("origin", "https://webmail.example")
            .body(Body::from(body));
        assert_eq!(app.send(one_click.unwrap()).await.status, 200, "{media_type}");
    }
    let confirm = super::links::path(&app, &Link::Confirm { subscription });
    assert_eq!(app.post(&confirm, &[]).await.status, 410);
}

#[tokio::test]
async fn links_expire_and_cannot_be_made_up() {
    let app = App::new(&[]).await;
    let subscription = subscribed(&app).await;
    let path = path(&app, &Link::Confirm { subscription });
    assert_eq!(app.get(&format!("{path}x")).await.status, 404);
    assert_eq!(app.post("/commentaires/lien/abc", &[]).await.status, 404);
    app.wait(8 * 24 * 3600);
    assert_eq!(app.get(&path).await.status, 410);
    assert_eq!(app.post(&path, &[]).await.status, 410);
}

#[tokio::test]
async fn a_moderator_s_link_decides_once_while_she_is_one() {
    let app = App::new(&[]).await;
    let moderator = NewModerator {
        email: "claire@trois-vallons.example".to_owned(),
        name: "Claire".to_owned(),
        password_hash: "$argon2id$…".to_owned(),
        role: Role::Moderator,
        at: app.now(),
    };
    let moderator = app.store.add_moderator(app.id(), moderator, Actor::System).await.unwrap().unwrap();
    assert_eq!(write(&app, "verger", &[NAME, ("message", "Bonjour.")]).await.status, 201);
    let seen = app.now();
    let link = |moderator| Link::Moderate { comment: CommentId(1), moderator, verdict: Verdict::Publish, seen };
    let stranger = path(&app, &link(ModeratorId(99)));
    assert_eq!(app.post(&stranger, &[]).await.status, 410);

    let hers = path(&app, &link(moderator));
    let page = app.get(&hers).await.body;
    assert!(page.contains("Le message n°\u{a0}1 sera publié.") && page.contains("<p>Bonjour.</p>"), "{page}");
    assert_eq!(kept(&app).await[0].state, State::Pending);
    let done = app.post(&hers, &[]).await;
    assert_eq!(done.status, 303);
    assert_eq!(done.header("location"), "https://trois-vallons.example/chantiers/verger/#commentaire-1");
    assert_eq!(kept(&app).await[0].state, State::Published);
    // The letter is still in her mailbox: its page offers nothing that would not be done.
    let page = app.get(&hers).await.body;
    assert!(page.contains("Ce message a déjà été traité") && !page.contains("<button"), "{page}");
    assert!(page.contains("/commentaires/moderation/tous?message=1"), "{page}");
    assert_eq!(app.post(&hers, &[]).await.status, 410);
}

#[tokio::test]
async fn a_moderator_s_link_does_not_publish_what_was_written_after_her_letter() {
    let app = App::new(&[]).await;
    let moderator = crate::desk::hire(&app, Role::Moderator).await;
    let written = write(&app, "verger", &[NAME, ("message", "Bonjour.")]).await.json();
    let verdict = |verdict| Link::Moderate { comment: CommentId(1), moderator, verdict, seen: app.now() };
    let (publish, spam) = (path(&app, &verdict(Verdict::Publish)), path(&app, &verdict(Verdict::Spam)));
    app.wait(60);
    let changed = [("preuve", written["token"].as_str().unwrap()), ("message", "Voleurs, rendez l’argent.")];
    assert_eq!(app.post("/commentaires/commentaire/1/modifier", &changed).await.status, 303);
    let page = app.get(&publish).await.body;
    let said = "Son auteur a modifié ce message depuis cet e-mail\u{a0}: relisez-le dans la modération.";
    assert!(page.contains(said) && !page.contains("<button"), "{page}");
    assert_eq!(app.post(&publish, &[]).await.status, 410);
    assert_eq!(kept(&app).await[0].state, State::Pending);
    // Nothing is shown by sorting it out.
    assert_eq!(app.post(&spam, &[]).await.status, 200);
    assert_eq!(kept(&app).await[0].state, State::Spam);
}

#[tokio::test]
async fn what_is_shown_already_can_be_approved_from_a_letter() {
    let app = App::new(&[("sites.vallons.policy", "after")]).await;
    let moderator = crate::desk::hire(&app, Role::Moderator).await;
    assert_eq!(write(&app, "verger", &[NAME, ("message", "Bonjour.")]).await.status, 201);
    let link =
        path(&app, &Link::Moderate { comment: CommentId(1), moderator, verdict: Verdict::Approve, seen: app.now() });
    assert!(app.get(&link).await.body.contains("Le message n°\u{a0}1 est publié."));
    let to_check = async || app.store.to_do(app.id()).await.unwrap().unchecked;
    assert_eq!(to_check().await, 1);
    let done = app.post(&link, &[]).await;
    assert_eq!(done.header("location"), "https://trois-vallons.example/chantiers/verger/#commentaire-1");
    assert_eq!(to_check().await, 0);
    assert!(app.get(&link).await.body.contains("Ce message a déjà été traité"));
}

#[tokio::test]
async fn one_s_own_data_are_shown_exported_and_erased_by_a_link_to_the_address() {
    let app = App::new(&[]).await;
    subscribed(&app).await;
    let asked = app.post("/commentaires/mes-donnees", &[("email", "samia@exemple.fr")]).await;
    assert_eq!((asked.status.as_u16(), asked.header("location")), (303, "/commentaires/mes-donnees?envoye=oui"));
    let unknown = app.post("/commentaires/mes-donnees", &[("email", "autre@exemple.fr")]).await;
    assert_eq!(unknown.header("location"), asked.header("location"), "who is known is nobody's business");

    let path = path(&app, &Link::OwnData { email: "samia@exemple.fr".to_owned() });
    let page = app.get(&path).await;
    assert!(page.body.contains("1 message est gardé sous l’adresse samia@exemple.fr."), "{}", page.body);
    assert_eq!(app.get(&format!("{path}/export")).await.json()["comments"][0]["markdown"], "Quand ?");
    assert_eq!(app.post(&path, &[]).await.status, 303);
    assert_eq!(kept(&app).await[0].name, "Samia B.");

    let erased = app.post(&path, &[("confirmer", "oui")]).await;
    assert!(erased.body.contains("Vos données sont effacées."), "{}", erased.body);
    let comment = kept(&app).await.remove(0);
    assert_eq!((comment.state, comment.name.as_str(), comment.markdown.as_str()), (State::Deleted, "", ""));
}

/// Asks for the data of an address from a network.
async fn wish(app: &App, network: &str, email: &str) -> Answer {
    let request = request(Method::POST, "/commentaires/mes-donnees", "text/html")
        .header("origin", URL)
        .header("x-forwarded-for", network)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(format!("email={email}")));
    app.send(request.unwrap()).await
}

async fn letters(app: &App) -> usize {
    Worker::new(Arc::clone(&app.service)).expand().await.unwrap();
    app.store.pending(app.id(), DeliveryKind::Mail, 1000).await.unwrap().len()
}

#[tokio::test]
async fn strangers_cannot_keep_a_person_from_her_data() {
    let app = App::new(&[]).await;
    subscribed(&app).await;
    let before = letters(&app).await;
    for network in 1..=200 {
        for _ in 0..3 {
            let answer = wish(&app, &format!("198.51.{network}.1"), &format!("x{network}@exemple.fr")).await;
            assert_eq!(answer.status, 303, "{}", answer.body);
        }
    }
    assert_eq!(letters(&app).await, before, "nothing is sent to whom we do not know");
    assert_eq!(wish(&app, "203.0.113.1", "samia@exemple.fr").await.status, 303);
    assert_eq!(letters(&app).await, before + 1);
}

#[tokio::test]
async fn letters_to_an_address_are_few_and_nobody_learns_when_there_were_enough() {
    let app = App::new(&[]).await;
    subscribed(&app).await;
    let before = letters(&app).await;
    for network in 1..=9 {
        let answer = wish(&app, &format!("198.51.{network}.1"), "Samia%40exemple.fr").await;
        assert_eq!(answer.header("location"), "/commentaires/mes-donnees?envoye=oui");
    }
    assert_eq!(letters(&app).await, before + 3);
    // The links of those three work for a day.
    app.wait(8 * 3600);
    wish(&app, "203.0.113.1", "samia%40exemple.fr").await;
    assert_eq!(letters(&app).await, before + 4);
}

#[tokio::test]
async fn one_network_asks_for_few_addresses() {
    let app = App::new(&[]).await;
    for number in 0..10 {
        assert_eq!(wish(&app, "198.51.100.1", &format!("a{number}@exemple.fr")).await.status, 303);
    }
    let answer = wish(&app, "198.51.100.2", "a@exemple.fr").await;
    assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (429, "60"));
    assert!(answer.body.contains("Réessayez dans 1 minute."), "{}", answer.body);
}
