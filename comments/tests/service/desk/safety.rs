//! What readers and moderators write reaches every page of the desk, and is nowhere more than text.

use palier_comments::domain::Mode;
use palier_comments::manifest::Threads;
use palier_comments::store::ReplyTemplate;

use super::Desk;
use crate::reading::attacks;
use crate::support::{assert_harmless, thread};

/// A desk where attacks are names, texts, titles, explanations, notes, reasons and templates.
async fn attacked() -> Desk {
    let most = "100000";
    let desk = Desk::administrator(&[
        ("sites.vallons.policy", "after"),
        ("sites.vallons.links_held", "100"),
        ("sites.vallons.flood", "0"),
        ("limits.per_prefix", most),
        ("limits.per_thread", most),
        ("limits.per_site", most),
    ])
    .await;
    for (number, attack) in attacks().enumerate() {
        let printable: String = attack.chars().filter(|c| !c.is_control()).collect();
        let mut verger = thread("verger", Mode::Open);
        verger.title = format!("{number} {printable}");
        verger.programme = Some("verger".to_owned());
        desk.app.site().set_threads(Threads::new(vec![verger]));
        let name: String = attack.chars().take(70).collect();
        let message = format!("{attack}\n\n> {attack}\n\n[{attack}]({attack}) {number}");
        let id = desk.written("verger", &name, &message, &[("question", "oui")]).await.0.to_string();
        let template = ReplyTemplate { id: 0, title: printable.chars().take(70).collect(), text: attack.to_owned() };
        let store = &desk.app.store;
        store.keep_template(desk.app.id(), template, desk.claire, desk.app.now()).await.unwrap();
        let report = [
            ("raison", "other"),
            ("nom", name.as_str()),
            ("email", "a@b.example"),
            ("bonne_foi", "oui"),
            ("message", attack),
        ];
        assert_eq!(desk.app.post(&format!("/commentaires/commentaire/{id}/signaler"), &report).await.status, 303);
        // A third are removed, a third answered.
        match number % 3 {
            0 => {
                desk.post("/decider", &[("id", &id), ("geste", "retirer"), ("raison", "other"), ("note", attack)]).await
            }
            1 => desk.post("/repondre", &[("id", &id), ("message", &message)]).await,
            _ => continue,
        };
    }
    for attack in attacks() {
        for gesture in ["relire-page", "fermer-page", "rouvrir-page"] {
            desk.post("/ouverture", &[("geste", gesture), ("fil", "verger"), ("pourquoi", attack)]).await;
        }
    }
    for (gesture, field, value) in
        [("fermer-page", "fil", "verger"), ("fermer-rubrique", "rubrique", "chantiers"), ("relire-site", "fil", "")]
    {
        let why = "\"><img src=x onerror=alert(1)>";
        desk.post("/ouverture", &[("geste", gesture), (field, value), ("pourquoi", why)]).await;
    }
    desk
}

#[tokio::test]
async fn no_page_of_the_desk_runs_what_was_written() {
    let desk = attacked().await;
    let shown = "<img src=x onerror=alert(1)>";
    for (below, shows) in [
        ("", false),
        ("/tous", true),
        ("/tous?fil=verger", true),
        ("/tous?mots=onerror", true),
        ("/tous?auteur=1", false),
        ("/questions", true),
        ("/signalements", true),
        ("/signalements/1", false),
        ("/signalements/2", false),
        ("/retablir/1", false),
        ("/ouverture", true),
        ("/compte", false),
    ] {
        let answer = desk.get(below).await;
        assert_eq!(answer.status, 200, "{below}: {}", answer.body);
        assert_harmless(&answer.body);
        let page = super::Page::of(&answer);
        assert!(!shows || page.texts("main").concat().contains(shown), "{below}");
    }
}

#[tokio::test]
async fn no_form_of_the_desk_tells_back_html() {
    let desk = Desk::administrator(&[("sites.vallons.policy", "after")]).await;
    desk.written("verger", "Samia", "Bonjour.", &[]).await;
    let report = [("raison", "insult"), ("nom", "Rémi"), ("email", "a@b.example"), ("bonne_foi", "oui")];
    desk.app.post("/commentaires/commentaire/1/signaler", &report).await;
    desk.post("/decider", &[("id", "1"), ("geste", "retirer"), ("raison", "insult")]).await;
    for attack in attacks() {
        let escaped: String = form_urlencoded::byte_serialize(attack.as_bytes()).collect();
        for below in [
            "/tous?mots=",
            "/tous?fil=",
            "/tous?rubrique=",
            "/tous?etat=",
            "/ouverture?page=",
            "?fait=",
            "?apres=",
            "/connexion?vers=",
        ] {
            let answer = desk.get(&format!("{below}{escaped}")).await;
            assert!([200, 400].contains(&answer.status.as_u16()), "{below}{escaped}: {}", answer.status);
            if answer.status == 200 {
                assert_harmless(&answer.body);
            }
        }
        for (form, field) in [
            ("/repondre", "message"),
            ("/retablir/1", "pourquoi"),
            ("/signalements/1", "note"),
            ("/compte/mot-de-passe", "nouveau"),
            ("/decider", "retour"),
            ("/ouverture", "retour"),
            ("/connexion", "email"),
            ("/connexion", "vers"),
        ] {
            let rest = [("id", "1"), ("geste", "retirer"), ("epingler", "oui"), ("raison", "")];
            let answer = desk.post(form, &[&rest[..], &[(field, attack)]].concat()).await;
            assert!(!answer.status.is_server_error(), "{form} {field}");
            if answer.header("content-type").starts_with("text/html") {
                assert_harmless(&answer.body);
            }
            let led = answer.header("location");
            assert!(led.is_empty() || led.starts_with("/commentaires/moderation"), "{form} {field}: {led}");
        }
    }
}
