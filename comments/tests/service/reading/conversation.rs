//! What a conversation looks like.

use palier_comments::domain::{Action, CommentId, Reason};
use scraper::{Html, Selector};

use super::{answer, app, claire, decide, say, write};
use crate::support::{App, URL};

fn texts(html: &Html, selector: &str) -> Vec<String> {
    html.select(&Selector::parse(selector).unwrap())
        .map(|found| found.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

async fn fragment(app: &App) -> Html {
    let answer = app.get("/commentaires/fragment/verger").await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    Html::parse_fragment(&answer.body)
}

#[tokio::test]
async fn replies_nest_two_levels_and_then_say_whom_they_answer() {
    let app = app().await;
    let mut last = say(&app, "Samia", "Un.", &[]).await;
    for (name, message) in [("Paul", "Deux."), ("Rémi", "Trois."), ("Ana", "Quatre."), ("Lou", "Cinq.")] {
        last = say(&app, name, message, &[("parent", &last.to_string())]).await;
    }
    let html = fragment(&app).await;
    assert_eq!(texts(&html, ".pc-comments > li > article .pc-text"), ["Un."]);
    assert_eq!(texts(&html, ".pc-comments > li > .pc-replies > li > article .pc-text"), ["Deux."]);
    let deepest = ".pc-replies .pc-replies > li > article";
    assert_eq!(texts(&html, &format!("{deepest} .pc-text")), ["Trois.", "Quatre.", "Cinq."]);
    assert_eq!(texts(&html, &format!("{deepest} .pc-parent")), ["En réponse à Rémi", "En réponse à Ana"]);
    assert_eq!(texts(&html, ".pc-count"), ["5 commentaires"]);
}

/// What the page says by itself once the service does not answer: it may have comments baked in, which are there.
#[tokio::test]
async fn what_is_away_with_the_service_is_not_said_of_what_is_read_above() {
    let app = app().await;
    let absent = async || {
        let html = fragment(&app).await;
        let section = html.select(&Selector::parse("#commentaires").unwrap()).next().unwrap();
        section.attr("data-pc-absent").unwrap().split(" ne").next().unwrap().to_owned()
    };
    assert_eq!(absent().await, "Les commentaires");
    say(&app, "Samia", "Bravo.", &[]).await;
    assert_eq!(absent().await, "Les commentaires les plus récents");
}

#[tokio::test]
async fn the_cooperative_s_answer_is_badged_and_a_pinned_one_brings_its_question_first() {
    let app = app().await;
    let by = claire(&app).await;
    say(&app, "Samia", "Bravo.", &[]).await;
    let question = say(&app, "Paul", "Quand ?", &[("question", "oui")]).await;
    let other = say(&app, "Rémi", "Où ?", &[("question", "oui")]).await;
    assert_eq!(texts(&fragment(&app).await, ".pc-question"), ["En attente de réponse", "En attente de réponse"]);
    answer(&app, by, question, "En *mai*.", true).await;
    let html = fragment(&app).await;
    assert_eq!(texts(&html, ".pc-comments > li > article .pc-text"), ["Quand ?", "Bravo.", "Où ?"]);
    assert_eq!(texts(&html, ".pc-official .pc-by .pc-badge"), ["Réponse de la coopérative", "Épinglé"]);
    assert_eq!(texts(&html, ".pc-question"), ["Réponse apportée", "En attente de réponse"]);
    assert_eq!(texts(&html, &format!("#commentaire-{other} time")), ["23 novembre 2026 à 10 h 00"]);
}

#[tokio::test]
async fn what_is_gone_leaves_its_place_to_its_replies_and_nothing_of_itself() {
    let app = app().await;
    let by = claire(&app).await;
    let first = say(&app, "Samia", "Une insulte.", &[]).await;
    let reply = say(&app, "Paul", "Restons polis.", &[("parent", &first.to_string())]).await;
    decide(&app, by, first, Action::Remove { reason: Reason::Insult, note: String::new() }).await;
    let html = fragment(&app).await;
    assert_eq!(texts(&html, ".pc-gone"), ["Commentaire retiré par la modération : Injure ou menace"]);
    assert_eq!(texts(&html, ".pc-replies .pc-text"), ["Restons polis."]);
    assert_eq!(texts(&html, ".pc-count"), ["1 commentaire"]);
    assert!(!html.html().contains("Samia") && !html.html().contains("Une insulte"));

    // Nor does the place go with the last reply: whoever follows a link to it learns what became of it.
    decide(&app, by, reply, Action::Remove { reason: Reason::OffTopic, note: String::new() }).await;
    let html = fragment(&app).await;
    assert_eq!(texts(&html, ".pc-replies .pc-gone"), ["Commentaire retiré par la modération : Hors sujet"]);
    assert_eq!(texts(&html, ".pc-count, .pc-none"), [""; 0]);
    let there = app.get(&format!("/commentaires/commentaire/{reply}")).await;
    assert_eq!(there.header("location"), format!("{URL}/chantiers/verger/#commentaire-{reply}"));
    assert_eq!(app.get(&format!("/commentaires/commentaire/{reply}/repondre")).await.status, 404);
    assert_eq!(app.get(&format!("/commentaires/commentaire/{reply}/signaler")).await.status, 404);
    // What is unwanted leaves none, and is not told from what never was.
    decide(&app, by, reply, Action::MarkSpam).await;
    let (unwanted, none) = (format!("/commentaires/commentaire/{reply}"), "/commentaires/commentaire/99");
    let said = async |path: &str| app.get(path).await.body.replace(path, "");
    assert_eq!(app.get(&unwanted).await.status, 404);
    assert_eq!(said(&unwanted).await, said(none).await);
}

#[tokio::test]
async fn what_its_author_changed_keeps_its_place_and_its_answer_while_it_is_read_again() {
    let app = app().await;
    let by = claire(&app).await;
    let sent = write(&app, "verger", &[("nom", "Samia"), ("message", "Quand ?"), ("question", "oui")]).await.json();
    let (question, proof) = (CommentId(sent["id"].as_i64().unwrap()), sent["token"].as_str().unwrap());
    answer(&app, by, question, "En mai.", false).await;
    let changed = [("preuve", proof), ("message", "Quand, voyez https://a.example et https://b.example ?")];
    assert_eq!(app.post(&format!("/commentaires/commentaire/{question}/modifier"), &changed).await.status, 303);

    let html = fragment(&app).await;
    assert_eq!(texts(&html, ".pc-comments > li > .pc-gone"), ["Commentaire modifié, en attente de relecture"]);
    assert_eq!(texts(&html, ".pc-replies .pc-text"), ["En mai."]);
    assert_eq!(texts(&html, ".pc-count"), ["1 commentaire"]);
    assert!(!html.html().contains("Samia") && !html.html().contains("a.example"));
    let place = format!("{URL}/chantiers/verger/#commentaire-{question}");
    assert_eq!(app.get(&format!("/commentaires/commentaire/{question}")).await.header("location"), place);

    decide(&app, by, question, Action::Publish).await;
    assert_eq!(texts(&fragment(&app).await, ".pc-comments > li > article .pc-author"), ["Samia"]);
}

#[tokio::test]
async fn a_conversation_stands_on_a_page_of_its_own() {
    let app = app().await;
    let comment = say(&app, "Samia", "Bravo <b>!</b>", &[]).await;
    let page = app.get("/commentaires/fil/verger").await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    let html = Html::parse_document(&page.body);
    assert_eq!(texts(&html, "title"), ["Espace de contributions des lecteurs – Chantier « verger »"]);
    assert_eq!(texts(&html, "h1"), ["Chantier « verger »"]);
    assert_eq!(texts(&html, "article .pc-text"), ["Bravo <b>!</b>"]);
    assert_eq!(texts(&html, "form button[type=submit]")[0], "Envoyer");

    let there = app.get(&format!("/commentaires/commentaire/{comment}")).await;
    assert_eq!(there.status, 303);
    assert_eq!(there.header("location"), format!("{URL}/chantiers/verger/#commentaire-{comment}"));
    for nowhere in ["/commentaires/fil/nulle-part", "/commentaires/fragment/nulle-part", "/commentaires/commentaire/99"]
    {
        assert_eq!(app.get(nowhere).await.status, 404, "{nowhere}");
    }
}

#[tokio::test]
async fn a_thread_where_only_the_cooperative_answers_names_nobody_who_asks() {
    let app = app().await;
    let token = app.form("appel").await;
    let fields = [("nom", "Entreprise Durand"), ("message", "La visite est-elle obligatoire ?"), ("jeton", &token)];
    assert_eq!(app.post_json("/commentaires/fil/appel", &fields).await.status, 201);
    let answer = app.get("/commentaires/fil/appel").await;
    assert!(!answer.body.contains("Durand"), "{}", answer.body);
    let html = Html::parse_document(&answer.body);
    assert_eq!(texts(&html, ".pc-author"), ["Une personne"]);
    assert_eq!(texts(&html, ".pc-actions"), ["Signaler"]);
    assert_eq!(texts(&html, ".pc-write h3"), ["Poser une question"]);
}

#[tokio::test]
async fn a_closed_thread_is_read_without_a_form() {
    let app = app().await;
    let answer = app.get("/commentaires/fragment/ancien").await;
    let html = Html::parse_fragment(&answer.body);
    assert_eq!(texts(&html, ".pc-closed"), ["Les commentaires sont fermés."]);
    assert_eq!(texts(&html, "form, .pc-none"), Vec::<String>::new());
    // Nobody has written: under its post there is nothing to see; on a page of its own one line says why.
    assert_eq!(texts(&html, ".pc-thread[hidden]").len(), 1);
    let alone = Html::parse_document(&app.get("/commentaires/fil/ancien").await.body);
    assert_eq!(texts(&alone, ".pc-thread:not([hidden]) .pc-closed"), ["Les commentaires sont fermés."]);
    assert_eq!(texts(&alone, ".pc-follow").len(), 0);
    assert_eq!(texts(&fragment(&app).await, ".pc-none"), ["Soyez la première personne à réagir."]);
}

#[tokio::test]
async fn a_comment_is_answered_without_script_on_a_page_of_its_own() {
    let app = app().await;
    let comment = say(&app, "Samia", "Bravo.", &[]).await;
    let html = fragment(&app).await;
    let link = html.select(&Selector::parse(".pc-actions a").unwrap()).next().unwrap().attr("href").unwrap().to_owned();
    let page = app.get(&link).await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert_eq!(page.header("cache-control"), "no-store");
    let html = Html::parse_document(&page.body);
    assert_eq!(texts(&html, ".pc-parent"), ["Votre réponse à Samia"]);
    let parent = Selector::parse("input[name=parent]").unwrap();
    assert_eq!(html.select(&parent).next().unwrap().attr("value").unwrap(), comment.to_string());
    assert_eq!(app.get("/commentaires/commentaire/99/repondre").await.status, 404);
}
