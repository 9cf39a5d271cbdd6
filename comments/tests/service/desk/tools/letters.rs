//! Letters to moderators: each link opens a page with one button, and lands on the comment.

use palier_comments::domain::{CommentId, ModeratorId};
use palier_comments::notify::Worker;
use palier_comments::store::DeliveryKind;
use serde_json::Value;

use super::{Desk, Page};

/// The links of the letter that a waiting comment makes, by what they do: publish, spam, desk.
async fn links(desk: &Desk) -> [String; 3] {
    Worker::new(desk.app.service.clone()).expand().await.unwrap();
    let letters = desk.app.store.pending(desk.app.id(), DeliveryKind::Mail, 9).await.unwrap();
    let letter: Value = serde_json::from_str(&letters.last().unwrap().payload).unwrap();
    let text = letter["text"].as_str().unwrap();
    let own = text.split_whitespace().filter_map(|word| word.strip_prefix("https://trois-vallons.example"));
    let own: Vec<String> =
        own.filter(|path| path.contains("/lien/") || path.contains("/moderation")).map(str::to_owned).collect();
    own.try_into().unwrap_or_else(|own| panic!("{own:?} in {text}"))
}

async fn state(desk: &Desk) -> &'static str {
    desk.app.store.entry(desk.app.id(), CommentId(1)).await.unwrap().unwrap().state.word()
}

#[tokio::test]
async fn one_publishes_by_one_button_and_lands_on_the_comment() {
    let desk = Desk::new(&[]).await;
    desk.written("verger", "Samia", "Bonjour.", &[]).await;
    let [publish, _, seen] = links(&desk).await;
    // Scanners of mail look at every link, and nothing happens.
    for _ in 0..2 {
        let page = Page::of(&desk.app.get(&publish).await);
        assert_eq!(page.texts("main button").len(), 1);
        assert_eq!(state(&desk).await, "pending");
    }
    let done = desk.app.post(&publish, &[]).await;
    let landed = "https://trois-vallons.example/chantiers/verger/#commentaire-1";
    assert_eq!((done.status.as_u16(), done.header("location")), (303, landed));
    assert_eq!(state(&desk).await, "published");
    assert_eq!(desk.app.post(&publish, &[]).await.status, 410);

    // The third link is that of the comment on the desk, after signing in.
    let asked = desk.app.get(&seen).await;
    assert_eq!(asked.header("location"), "/commentaires/moderation/connexion?vers=%2Ftous%3Fmessage%3D1");
    let page = desk.page(seen.strip_prefix("/commentaires/moderation").unwrap()).await;
    assert_eq!(page.texts("article h2"), ["Samia"]);
}

#[tokio::test]
async fn one_sorts_out_by_one_button_and_is_led_to_the_comment_on_the_desk() {
    let desk = Desk::new(&[]).await;
    desk.written("verger", "Casino", "Gagnez !", &[]).await;
    let [publish, spam, _] = links(&desk).await;
    let page = Page::of(&desk.app.get(&spam).await);
    assert_eq!(page.texts("main button").len(), 1);
    assert_eq!(state(&desk).await, "pending");
    let done = desk.app.post(&spam, &[]).await;
    assert_eq!(done.status, 200);
    let page = Page::of(&done);
    assert_eq!(page.texts("main button"), [""; 0]);
    assert_eq!(page.attribute("main p a", "href"), "/commentaires/moderation/tous?message=1");
    assert_eq!(state(&desk).await, "spam");
    assert_eq!(desk.app.post(&spam, &[]).await.status, 410);
    // Her other link still counts once: she may have erred.
    assert_eq!(desk.app.post(&publish, &[]).await.status, 303);
    assert_eq!(state(&desk).await, "published");
}

#[tokio::test]
async fn a_link_ends_after_a_week_and_with_her_account() {
    let desk = Desk::new(&[]).await;
    desk.written("verger", "Samia", "Bonjour.", &[]).await;
    let [publish, spam, _] = links(&desk).await;
    let by = palier_comments::store::Actor::System;
    desk.app.store.remove_moderator(desk.app.id(), ModeratorId(1), by, desk.app.now()).await.unwrap();
    assert_eq!(desk.app.post(&publish, &[]).await.status, 410);
    desk.app.wait(8 * 24 * 3600);
    assert_eq!(desk.app.get(&spam).await.status, 410);
    assert_eq!(desk.app.post(&spam, &[]).await.status, 410);
    assert_eq!(state(&desk).await, "pending");
}
