//! « Journal »: what was done, by whom, when and why.

use super::Desk;

/// A desk with two comments about which three things were decided.
async fn decided() -> Desk {
    let desk = Desk::new(&[]).await;
    let first = desk.written("verger", "Samia", "Bonjour.", &[]).await.to_string();
    let second = desk.written("verger", "Bruno", "Voleurs !", &[]).await.to_string();
    desk.act("/decider", &[("id", &first), ("geste", "publier")]).await;
    desk.app.wait(60);
    let refusal = [("id", &*second), ("geste", "refuser"), ("raison", "insult"), ("note", "=Restons courtois.")];
    desk.act("/decider", &refusal).await;
    desk.app.wait(60);
    desk.act("/decider", &[("id", &first), ("geste", "epingler")]).await;
    desk
}

#[tokio::test]
async fn each_line_says_who_did_what_when_and_why() {
    let desk = decided().await;
    let page = desk.page("/journal").await;
    assert_eq!(
        page.texts(".pd-log li"),
        [
            "23 novembre 2026 à 10 h 02 Claire Martel Message placé en premier – message n° 1 – Chantier « verger »",
            "23 novembre 2026 à 10 h 01 Claire Martel Message refusé – message n° 2 – Chantier « verger » Injure ou \
             menace – =Restons courtois.",
            "23 novembre 2026 à 10 h 00 Claire Martel Message publié – message n° 1 – Chantier « verger »",
            "23 novembre 2026 à 10 h 00 Le service Modérateur ajouté Claire Martel",
        ]
    );
    assert_eq!(page.attribute(".pd-log time", "datetime"), "2026-11-23T09:02:20Z");
}

#[tokio::test]
async fn lines_are_found_by_message_moderator_and_gesture() {
    let desk = decided().await;
    let count = async |query: &str| desk.page(&format!("/journal?{query}")).await.texts(".pd-log li").len();
    assert_eq!(count("message=1").await, 2);
    assert_eq!(count("message=2").await, 1);
    assert_eq!(count("qui=1").await, 3);
    assert_eq!(count("geste=pin").await, 1);
    assert_eq!(count("message=1&qui=1&geste=publish").await, 1);
    assert_eq!(count("message=2&geste=publish").await, 0);
    // What an empty form sends, or what nobody understands, finds everything.
    assert_eq!(count("message=&qui=&geste=").await, 4);
    assert_eq!(count("message=abc&geste=autre").await, 4);
    let page = desk.page("/journal?qui=1&geste=pin").await;
    assert_eq!(page.texts("option[selected]"), ["Claire Martel", "Message placé en premier"]);
    assert_eq!(page.texts("details[open] summary")[0], "Chercher et filtrer");
}

#[tokio::test]
async fn each_comment_of_the_queue_leads_to_its_own_history() {
    let desk = decided().await;
    let page = desk.page("/tous?message=2").await;
    assert_eq!(page.texts("article h2"), ["Bruno"]);
    assert_eq!(page.texts("h1"), ["Message n° 2"]);
    assert_eq!(page.attribute(".pd-known a:last-child", "href"), "/commentaires/moderation/tous?message=2");
    let lines = page.texts("section[aria-labelledby=passe] .pd-log strong");
    assert_eq!(lines, ["Message refusé"]);
    let history = page.attribute("section[aria-labelledby=passe] > p a", "href");
    assert_eq!(history, "/commentaires/moderation/journal?message=2");
    assert_eq!(desk.page("/journal?message=2").await.texts("h1"), ["Journal – message n° 2"]);
}

#[tokio::test]
async fn pages_follow_one_another_and_keep_what_was_asked_for() {
    let desk = Desk::new(&[]).await;
    let id = desk.written("verger", "Samia", "Bonjour.", &[]).await.to_string();
    desk.act("/decider", &[("id", &id), ("geste", "publier")]).await;
    for turn in 0..60 {
        let gesture = if turn % 2 == 0 { "epingler" } else { "desepingler" };
        desk.post("/decider", &[("id", &id), ("geste", gesture)]).await;
    }
    let page = desk.page("/journal?message=1").await;
    assert_eq!(page.texts(".pd-log li").len(), 50);
    let older = page.attribute("main > p.pd-links a", "href");
    assert!(older.starts_with("/commentaires/moderation/journal?message=1&avant="), "{older}");
    let page = desk.page(older.strip_prefix("/commentaires/moderation").unwrap()).await;
    assert_eq!(page.texts(".pd-log li").len(), 11);
    assert!(page.texts(".pd-log li")[10].contains("Message publié"));
    assert_eq!(page.texts("main > p.pd-links a"), ["Lignes les plus récentes"]);
}

#[tokio::test]
async fn a_month_is_exported_and_no_word_is_a_formula() {
    let desk = decided().await;
    let answer = desk.get("/journal.csv?mois=2026-11").await;
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"journal-2026-11.csv\"");
    let lines: Vec<&str> = answer.body.split("\r\n").collect();
    assert_eq!(lines[0], "\u{feff}Date;Qui;Geste;Numéro du message;Page;Raison;Précision");
    assert_eq!(lines[1], "2026-11-23 10:00:00;Le service;Modérateur ajouté;;;;Claire Martel");
    assert_eq!(
        lines[3],
        "2026-11-23 10:01:20;Claire Martel;Message refusé;2;Chantier « verger »;Injure ou menace;\
         \"'=Restons courtois.\""
    );
    assert_eq!(lines.len(), 6);
    assert_eq!(desk.get("/journal.csv?mois=2026-10").await.body.split("\r\n").count(), 2);
    for wrong in ["", "?mois=", "?mois=2026", "?mois=2026-13", "?mois=99999-01", "?mois=novembre"] {
        assert_eq!(desk.get(&format!("/journal.csv{wrong}")).await.status, 400, "{wrong}");
    }
}

#[tokio::test]
async fn a_flood_is_told_in_words() {
    let desk = Desk::new(&[("sites.vallons.policy", "after"), ("sites.vallons.flood", "2")]).await;
    for text in ["Un.", "Deux."] {
        desk.written("verger", "Samia", text, &[]).await;
    }
    let said = "Trop de messages en dix minutes.";
    let page = desk.page("/journal?geste=review_thread").await;
    assert_eq!(page.texts(".pd-log li p").last().unwrap(), said);
    let sheet = desk.get("/journal.csv?mois=2026-11").await.body;
    assert!(sheet.contains(&format!(";{said}\r\n")) && !sheet.contains("flood"), "{sheet}");
}
