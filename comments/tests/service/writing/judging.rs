//! Where a message goes: shown, to a moderator, aside.

use palier_comments::domain::State;
use palier_comments::store::{Actor, Event, Role};

use super::{NAME, kept, write};
use crate::support::App;

async fn state(app: &App, fields: &[(&str, &str)]) -> State {
    let answer = write(app, "verger", fields).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    let id = answer.json()["id"].as_i64().unwrap();
    kept(app).await.into_iter().find(|comment| comment.id.0 == id).unwrap().state
}

#[tokio::test]
async fn before_review_nothing_is_shown_and_after_it_what_rouses_no_suspicion_is() {
    let before = App::new(&[]).await;
    assert_eq!(state(&before, &[NAME, ("message", "Bonjour.")]).await, State::Pending);

    let after = App::new(&[("sites.vallons.policy", "after"), ("sites.vallons.blocked_words", "crédit rapide")]).await;
    assert_eq!(state(&after, &[NAME, ("message", "Bonjour.")]).await, State::Published);
    let links = "Voir https://a.example et https://b.example";
    assert_eq!(state(&after, &[NAME, ("message", links)]).await, State::Pending);
    assert_eq!(state(&after, &[NAME, ("message", "Un CREDIT rapide ?")]).await, State::Pending);
    let impostor = [("nom", "les trois vallons habitat"), ("message", "La livraison est annulée.")];
    assert_eq!(state(&after, &impostor).await, State::Pending);
}

#[tokio::test]
async fn a_robot_that_fills_the_hidden_field_learns_nothing() {
    let app = App::new(&[("sites.vallons.policy", "after")]).await;
    let answer = write(&app, "verger", &[NAME, ("message", "Bonjour."), ("site_web", "https://x.example")]).await;
    assert_eq!(answer.json()["message"], "Merci. Votre message attend la relecture.");
    assert_eq!(kept(&app).await[0].state, State::Spam);
}

#[tokio::test]
async fn a_form_sent_sooner_than_anybody_writes_waits_for_review() {
    let app = App::new(&[("sites.vallons.policy", "after")]).await;
    let token = app.get("/commentaires/formulaire/verger").await.json()["token"].as_str().unwrap().to_owned();
    let fields = [NAME, ("message", "Bonjour."), ("jeton", token.as_str())];
    assert_eq!(app.post_json("/commentaires/fil/verger", &fields).await.json()["state"], "pending");
    let signals = kept(&app).await.remove(0).signals;
    assert_eq!(signals.iter().map(|signal| signal.word.as_str()).collect::<Vec<_>>(), ["too_fast"]);
}

#[tokio::test]
async fn the_same_text_in_several_threads_waits_for_review() {
    let app = App::new(&[("sites.vallons.policy", "after")]).await;
    let fields = [NAME, ("message", "Découvrez notre offre exceptionnelle.")];
    assert_eq!(write(&app, "verger", &fields).await.json()["state"], "published");
    assert_eq!(write(&app, "pr%C3%A9/%C3%A9t%C3%A9", &fields).await.json()["state"], "pending");
}

#[tokio::test]
async fn under_pressure_a_message_without_work_waits_for_review() {
    let app = App::new(&[("sites.vallons.policy", "after"), ("limits.pressure", "2")]).await;
    for text in ["Un.", "Deux."] {
        assert_eq!(state(&app, &[NAME, ("message", text)]).await, State::Published);
    }
    let form = app.get("/commentaires/formulaire/verger").await.json();
    assert_eq!(form["bits"], 16);
    assert_eq!(state(&app, &[NAME, ("message", "Trois.")]).await, State::Pending);

    let token = form["token"].as_str().unwrap();
    let answer = (0_u32..).map(|n| n.to_string()).find(|n| palier_comments::service::work::is_done(token, n, 16));
    let answer = answer.unwrap();
    let fields = [NAME, ("message", "Quatre."), ("jeton", token), ("travail", answer.as_str())];
    assert_eq!(app.post_json("/commentaires/fil/verger", &fields).await.json()["state"], "published");
}

#[tokio::test]
async fn a_flood_of_strangers_keeps_neither_those_who_work_nor_those_who_are_known_from_writing() {
    let app =
        App::new(&[("sites.vallons.policy", "after"), ("limits.per_site", "3"), ("limits.pressure", "100")]).await;
    let hers = [NAME, ("email", "samia@exemple.fr"), ("prevenir", "oui"), ("message", "Première.")];
    let first = write(&app, "verger", &hers).await.json();
    super::links::confirm(&app).await;
    for text in ["Deux.", "Trois."] {
        assert_eq!(write(&app, "verger", &[NAME, ("message", text)]).await.status, 201);
    }
    // A form that was opened before asked for no work: with the answer comes one that does, and lets her through.
    let refused = write(&app, "verger", &[NAME, ("message", "Quatre.")]).await;
    assert_eq!((refused.status.as_u16(), refused.json()["bits"].as_u64()), (429, Some(16)));
    let form = refused.json()["form"].as_str().unwrap().to_owned();
    let work = (0_u32..).map(|n| n.to_string()).find(|n| palier_comments::service::work::is_done(&form, n, 16));
    let work = work.unwrap();
    app.wait(10);
    let worked = [NAME, ("message", "Quatre."), ("jeton", &*form), ("travail", &*work)];
    assert_eq!(app.post_json("/commentaires/fil/verger", &worked).await.json()["state"], "published");
    let again = [NAME, ("message", "Cinq."), ("jeton", &*form), ("travail", &*work)];
    assert_eq!(app.post_json("/commentaires/fil/verger", &again).await.status, 429);

    let token = first["token"].as_str().unwrap();
    let known = [NAME, ("email", "samia@exemple.fr"), ("message", "Six."), ("connu", "1"), ("connu_jeton", token)];
    assert_eq!(write(&app, "verger", &known).await.status, 201);
    let own = [("preuve", token), ("message", "Première, corrigée.")];
    assert_eq!(app.post("/commentaires/commentaire/1/modifier", &own).await.status, 303);
}

#[tokio::test]
async fn a_thread_that_floods_is_reviewed_from_then_on_and_moderators_are_told() {
    let app = App::new(&[("sites.vallons.policy", "after"), ("sites.vallons.flood", "3")]).await;
    for text in ["Un.", "Deux.", "Trois."] {
        assert_eq!(state(&app, &[NAME, ("message", text)]).await, State::Published);
    }
    assert_eq!(state(&app, &[NAME, ("message", "Quatre.")]).await, State::Pending);
    let events = app.store.events(100).await.unwrap();
    let floods = events.iter().filter(|event| matches!(event.event, Event::Flooded { .. })).count();
    assert_eq!(floods, 1);
}

#[tokio::test]
async fn where_all_is_reviewed_anyway_no_flood_is_told() {
    let app = App::new(&[("sites.vallons.flood", "3")]).await;
    for text in ["Un.", "Deux.", "Trois.", "Quatre."] {
        assert_eq!(state(&app, &[NAME, ("message", text)]).await, State::Pending);
    }
    let events = app.store.events(100).await.unwrap();
    assert!(!events.iter().any(|event| matches!(event.event, Event::Flooded { .. })));
}

#[tokio::test]
async fn trust_rests_on_an_answered_letter_and_not_on_an_address_that_is_typed() {
    let app = App::new(&[("sites.vallons.policy", "after 1 approved")]).await;
    let hers = [NAME, ("email", "samia@exemple.fr"), ("prevenir", "oui"), ("message", "Première.")];
    let first = write(&app, "verger", &hers).await.json();
    assert_eq!(first["state"], "pending");
    super::links::publish(&app, 1).await;
    super::links::confirm(&app).await;

    let typed = [NAME, ("email", "samia@exemple.fr"), ("message", "Par une autre.")];
    assert_eq!(write(&app, "verger", &typed).await.json()["state"], "pending");
    let token = first["token"].as_str().unwrap();
    let proven =
        [NAME, ("email", "Samia@exemple.fr"), ("message", "Deuxième."), ("connu", "1"), ("connu_jeton", token)];
    let second = write(&app, "verger", &proven).await.json();
    assert_eq!(second["state"], "published");
    // The newest that she keeps proves nothing: another of them does.
    let newest = second["token"].as_str().unwrap();
    let newest = [("connu", "3"), ("connu_jeton", newest)];
    let third = [NAME, ("email", "samia@exemple.fr"), ("message", "Troisième."), newest[0], newest[1]];
    assert_eq!(write(&app, "verger", &third).await.json()["state"], "pending");
    let kept =
        [NAME, ("email", "samia@exemple.fr"), ("message", "Quatrième."), newest[0], newest[1], proven[3], proven[4]];
    assert_eq!(write(&app, "verger", &kept).await.json()["state"], "published");
}

#[tokio::test]
async fn where_only_questions_are_asked_everything_is_one_and_nobody_answers_but_the_cooperative() {
    let app = App::new(&[("sites.vallons.policy", "after")]).await;
    assert_eq!(write(&app, "appel", &[NAME, ("message", "Quel lot ?")]).await.json()["state"], "published");
    assert!(kept(&app).await[0].question.is_some());
    let reply = write(&app, "appel", &[NAME, ("message", "Le 3."), ("parent", "1")]).await;
    assert_eq!(reply.json()["code"], "closed");
}

#[tokio::test]
async fn nobody_borrows_a_moderator_s_name_or_the_cooperative_s_unread() {
    let app = App::new(&[("sites.vallons.policy", "after")]).await;
    assert_eq!(state(&app, &[("nom", "Inès Morel"), ("message", "Avant.")]).await, State::Published);
    let hired = app.service.add_moderator(&app.site(), "ines@vallons.example", "Inès Morel", Role::Moderator).await;
    assert!(hired.is_ok());
    for (number, name) in [
        "Inès Morel",
        // Cyrillic е, о.
        "In\u{435}s M\u{43e}rel",
        "Modération",
        "Admin",
        "MОDЕRАTEUR",
        "L\u{435}s Trois Vallons",
        "Réponse de la coopérative",
    ]
    .iter()
    .enumerate()
    {
        let message = format!("La réunion {number} est annulée.");
        assert_eq!(state(&app, &[("nom", name), ("message", &message)]).await, State::Pending, "{name}");
    }
    assert_eq!(state(&app, &[("nom", "Inès"), ("message", "Après.")]).await, State::Published);
    let who = app.store.moderators(app.id()).await.unwrap()[0].id;
    app.store.remove_moderator(app.id(), who, Actor::System, app.now()).await.unwrap();
    app.service.conversations_changed(&app.site());
    assert_eq!(state(&app, &[("nom", "Inès Morel"), ("message", "Partie.")]).await, State::Published);
}
