//! Who sees what, and by which form: signed in, on her own site, with her own form, by a button.

use axum::body::Body;
use axum::http::{Method, header};
use palier_comments::config::{self, Given};
use palier_comments::store::{LogFilter, NewModerator};

use super::super::{ROOT, hire};
use super::{Desk, Role};
use crate::support::{App, URL, request};

/// Every page of the tools, and whether administrators alone see it.
pub(super) const PAGES: [(&str, bool); 10] = [
    ("/statistiques", false),
    ("/statistiques.csv", false),
    ("/statistiques/rapport?annee=2026", false),
    ("/statistiques/rapport.md?annee=2026", false),
    ("/journal", false),
    ("/journal.csv?mois=2026-11", false),
    ("/moderateurs", true),
    ("/modeles", false),
    ("/mots-bloques", true),
    ("/envois", false),
];

/// Every form, and whether administrators alone have it.
const FORMS: [(&str, bool); 9] = [
    ("/moderateurs", true),
    ("/moderateurs/mot-de-passe", true),
    ("/moderateurs/retirer", true),
    ("/modeles", false),
    ("/modeles/supprimer", false),
    ("/mots-bloques", true),
    ("/envois/reprendre", false),
    ("/envois/abandonner", false),
    ("/inserer", false),
];

#[tokio::test]
async fn whoever_is_not_signed_in_is_led_to_sign_in() {
    let app = App::new(&[]).await;
    for (page, _) in PAGES {
        let answer = app.get(&format!("{ROOT}{page}")).await;
        assert_eq!(answer.status, 303, "{page}");
        assert!(answer.header("location").starts_with(&format!("{ROOT}/connexion")), "{page}");
    }
    for (form, _) in FORMS {
        let answer = app.post(&format!("{ROOT}{form}"), &[("id", "1"), ("mots", "casino")]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, &*format!("{ROOT}/connexion")), "{form}");
    }
    assert_eq!(app.store.blocked_words(app.id()).await.unwrap(), [""; 0]);
}

#[tokio::test]
async fn moderators_and_blocked_words_are_for_administrators() {
    let desk = Desk::new(&[]).await;
    for (page, reserved) in PAGES {
        assert_eq!(desk.get(page).await.status, if reserved { 403 } else { 200 }, "{page}");
    }
    let refused = desk.get("/mots-bloques").await;
    assert_eq!(refused.json()["code"], "administrators_only");
    for (form, _) in FORMS.iter().filter(|(_, reserved)| *reserved) {
        let fields = [("id", "1"), ("mots", "casino"), ("nom", "Zoé"), ("email", "zoe@exemple.fr")];
        assert_eq!(desk.post(form, &fields).await.status, 403, "{form}");
    }
    assert_eq!(desk.app.store.blocked_words(desk.app.id()).await.unwrap(), [""; 0]);
    assert_eq!(desk.app.store.moderators(desk.app.id()).await.unwrap().len(), 1);
    let links = desk.page("/statistiques").await.texts("nav ul:nth-of-type(2) a");
    assert_eq!(links, ["Statistiques", "Journal", "Modèles de réponse", "Envois"]);

    let desk = Desk::administrator(&[]).await;
    for (page, _) in PAGES {
        assert_eq!(desk.get(page).await.status, 200, "{page}");
    }
    let links = desk.page("/journal").await.texts("nav ul:nth-of-type(2) a");
    let all = ["Statistiques", "Journal", "Modérateurs", "Modèles de réponse", "Mots bloqués", "Envois"];
    assert_eq!(links, all);
}

#[tokio::test]
async fn a_form_without_its_token_or_from_elsewhere_changes_nothing() {
    let desk = Desk::administrator(&[]).await;
    let token = desk.app.service.form_token(desk.cookie.split_once('=').unwrap().1);
    let before = super::log(&desk).await;
    for (form, _) in FORMS {
        let own = format!("id=1&mots=casino&titre=a&texte=b&jeton={token}");
        for (origin, body) in [(URL, "id=1&mots=casino&titre=a&texte=b"), ("https://ailleurs.example", own.as_str())] {
            let request = request(Method::POST, &format!("{ROOT}{form}"), "text/html")
                .header(header::ORIGIN, origin)
                .header(header::COOKIE, &desk.cookie)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let answer = desk.app.send(request.body(Body::from(body.to_owned())).unwrap()).await;
            assert_eq!(answer.status, 403, "{form} from {origin}");
        }
    }
    assert_eq!(super::log(&desk).await, before);
}

#[tokio::test]
async fn looking_changes_nothing() {
    let desk = Desk::administrator(&[]).await;
    desk.written("verger", "Samia", "Bonjour.", &[]).await;
    let before = super::log(&desk).await;
    for (page, _) in PAGES {
        let page = page.split_once('?').map_or_else(|| format!("{page}?"), |(page, query)| format!("{page}?{query}&"));
        let tempting = format!("{page}id=1&mots=casino&titre=a&texte=b&mot_de_passe=x&geste=publier&message=1");
        assert_eq!(desk.get(&tempting).await.status, 200, "{page}");
    }
    for (form, _) in FORMS {
        let answer = desk.get(&format!("{form}?id=1&mots=casino")).await;
        assert!(matches!(answer.status.as_u16(), 200 | 405), "{form}: {}", answer.status);
    }
    assert_eq!(super::log(&desk).await, before);
    assert_eq!(desk.app.store.blocked_words(desk.app.id()).await.unwrap(), [""; 0]);
    assert_eq!(desk.app.store.templates(desk.app.id()).await.unwrap(), []);
}

const TWO_SITES: &str = r#"
[secret]
value = "0123456789012345678901234567890123456789"
[sites.vallons]
url = "https://trois-vallons.example"
name = "Les Trois Vallons"
official_name = "Les Trois Vallons Habitat"
manifest = "threads.json"
privacy_contact = "donnees@trois-vallons.example"
[sites.voisins]
url = "https://voisins.example"
name = "Les Voisins"
official_name = "Les Voisins"
manifest = "threads.json"
privacy_contact = "donnees@voisins.example"
"#;

#[tokio::test]
async fn the_moderator_of_another_site_sees_nothing() {
    let environment = std::collections::BTreeMap::new();
    let secret_file = |_: &std::path::Path| Err(std::io::Error::other("no file"));
    let folder = std::path::Path::new("/nowhere");
    let given = Given { text: TWO_SITES, folder, environment: &environment, secret_file: &secret_file };
    let app = App::with(config::read(&given).unwrap()).await;
    let claire = hire(&app, Role::Administrator).await;
    let cookie = super::super::sign_in(&app).await;
    let desk = Desk { cookie, app, claire };
    assert_eq!(desk.get("/journal").await.status, 200);

    // The neighbours' desk does not know her session.
    for (page, _) in PAGES {
        let asked = request(Method::GET, &format!("/s/voisins/moderation{page}"), "text/html");
        let asked = asked.header(header::COOKIE, &desk.cookie).body(Body::empty()).unwrap();
        let answer = desk.app.send(asked).await;
        assert_eq!(answer.status, 303, "{page}");
        assert!(answer.header("location").starts_with("/s/voisins/moderation/connexion"), "{page}");
    }

    // And on her own she sees nothing of theirs, and cannot touch it.
    let theirs = desk.app.service.sites()[1].id;
    let lea = NewModerator {
        email: "lea@voisins.example".to_owned(),
        name: "Léa des Voisins".to_owned(),
        password_hash: "$argon2id$…".to_owned(),
        role: Role::Moderator,
        at: desk.app.now(),
    };
    let by = palier_comments::store::Actor::System;
    let lea = desk.app.store.add_moderator(theirs, lea, by).await.unwrap().unwrap();
    let template =
        palier_comments::store::ReplyTemplate { id: 0, title: "Des voisins".to_owned(), text: "Secret".to_owned() };
    assert!(desk.app.store.keep_template(theirs, template, lea, desk.app.now()).await.unwrap());
    let words = ["motdesvoisins".to_owned()];
    desk.app.store.set_blocked_words(theirs, &words, lea, desk.app.now()).await.unwrap();
    for (page, _) in PAGES {
        let answer = desk.get(page).await;
        assert!(!answer.body.to_lowercase().contains("voisins"), "{page}: {}", answer.body);
    }
    let narrow = desk.page(&format!("/journal?qui={}", lea.0)).await;
    assert_eq!(narrow.texts(".pd-log li"), [""; 0]);
    let id = lea.0.to_string();
    let fields = [("id", id.as_str()), ("mot_de_passe", super::PASSWORD)];
    assert_eq!(desk.post("/moderateurs/retirer", &fields).await.status, 404);
    assert_eq!(desk.post("/moderateurs/mot-de-passe", &fields).await.status, 404);
    let said = desk.act("/modeles/supprimer", &[("id", "1")]).await.said();
    assert_eq!(said, "Ce modèle avait déjà été supprimé.");
    assert_eq!(desk.app.store.templates(theirs).await.unwrap().len(), 1);
    let log = desk.app.store.log(theirs, LogFilter::default(), None, 9).await.unwrap();
    assert_eq!(log.len(), 3);
}
