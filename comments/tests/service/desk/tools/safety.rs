//! What moderators and readers write is text on every page of the tools, whatever it looks like.

use palier_comments::domain::Mode;
use palier_comments::manifest::Threads;
use palier_comments::store::{Actor, DeliveryKind, Event, NewDelivery, NewModerator, Role};

use super::Desk;
use super::access::PAGES;
use crate::support::{assert_harmless, thread};
use crate::writing::HOSTILE;

/// One line of an attack, short enough for the field.
fn cut(attack: &str, length: usize) -> String {
    attack.chars().filter(|c| !c.is_control()).take(length).collect()
}

#[tokio::test]
async fn no_page_of_the_tools_runs_what_was_written() {
    let corpus = include_str!("../../../../fixtures/xss.txt").lines().filter(|line| !line.trim().is_empty());
    let attacks: Vec<&str> = corpus.chain(HOSTILE).collect();
    let desk = Desk::administrator(&[("limits.per_prefix", "100000"), ("limits.per_site", "100000")]).await;
    let (store, site) = (&desk.app.store, desk.app.id());
    let mut blocked = String::new();
    for (number, attack) in attacks.iter().enumerate() {
        let name = cut(attack, 70);
        let mut verger = thread("verger", Mode::Open);
        verger.title = cut(attack, 200);
        verger.programme = Some("verger".to_owned());
        desk.app.site().set_threads(Threads::new(vec![verger]));
        let moderator = NewModerator {
            email: format!("m{number}@exemple.fr"),
            name: name.clone(),
            password_hash: String::new(),
            role: Role::Moderator,
            at: desk.app.now(),
        };
        let by = store.add_moderator(site, moderator, Actor::System).await.unwrap().unwrap();
        if number % 2 == 0 {
            store.remove_moderator(site, by, Actor::System, desk.app.now()).await.unwrap();
        }
        desk.post("/modeles", &[("id", "0"), ("titre", &name), ("texte", attack)]).await;
        blocked.push_str(&format!("a {name}\n"));
        let letter = serde_json::json!({
            "what": "letter", "to": format!("{}@exemple.fr", cut(attack, 20)), "subject": attack, "text": attack,
        });
        store.note(site, Event::DataWanted { email: String::new() }, desk.app.now()).await.unwrap();
        let event = store.events(1).await.unwrap()[0].id;
        let delivery = NewDelivery {
            kind: DeliveryKind::Mail,
            key: None,
            payload: letter.to_string(),
            not_before: desk.app.now(),
            to: None,
        };
        store.expand(vec![(event, vec![delivery.clone(), delivery])], desk.app.now()).await.unwrap();
        let dead = store.pending(site, DeliveryKind::Mail, 1).await.unwrap()[0].id;
        store.failed(dead, attack, None).await.unwrap();
    }
    desk.post("/mots-bloques", &[("mots", &blocked)]).await;
    for attack in ["\"><img src=x onerror=alert(1)>", "</textarea><script>alert(1)</script>"] {
        let id = desk.written("verger", attack, attack, &[]).await.to_string();
        let refusal = [("id", &*id), ("geste", "refuser"), ("raison", "insult"), ("note", attack)];
        desk.act("/decider", &refusal).await;
        let id = desk.written("verger", "Samia", &format!("{attack} et encore"), &[]).await.to_string();
        let answer = desk.post("/inserer", &[("id", &id), ("modele", "1"), ("message", attack)]).await;
        assert_eq!(answer.status, 200);
        assert_harmless(&answer.body);
    }
    let pages = PAGES.iter().map(|(page, _)| (*page).to_owned());
    let queries = attacks.iter().flat_map(|attack| {
        let coded: String = form_urlencoded::byte_serialize(attack.as_bytes()).collect();
        ["message", "qui", "geste"].map(|name| format!("/journal?{name}={coded}"))
    });
    for page in pages.chain(queries).chain(["".to_owned(), "/tous".to_owned()]) {
        let answer = desk.get(&page).await;
        assert_eq!(answer.status, 200, "{page}: {}", answer.body);
        if answer.header("content-type").starts_with("text/html") {
            assert_harmless(&answer.body);
        }
    }
    // What could not be kept comes back as text too.
    for attack in &attacks {
        let long = format!("{attack}{}", "x".repeat(90));
        for answer in [
            desk.post("/modeles", &[("id", "0"), ("titre", &long), ("texte", attack)]).await,
            desk.post("/mots-bloques", &[("mots", &long)]).await,
        ] {
            assert_eq!(answer.status, 422);
            assert_harmless(&answer.body);
        }
    }
}
