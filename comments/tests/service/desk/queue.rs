//! What waits, and what is looked for.

use palier_comments::domain::Mode;
use palier_comments::manifest::Threads;

use super::{Desk, Page};
use crate::support::thread;

/// The texts of the comments that a page shows, in order.
fn shown(page: &Page) -> Vec<String> {
    page.texts(".pd-entry > .pc-text")
}

#[tokio::test]
async fn the_queue_shows_the_oldest_first_with_what_is_needed_to_decide() {
    let desk = Desk::new(&[("sites.vallons.links_held", "1")]).await;
    assert_eq!(desk.page("").await.texts(".pd-nothing"), ["Rien à relire. Merci."]);
    desk.written("verger", "Samia", "Voir https://a.example et https://b.example", &[("email", "samia@exemple.fr")])
        .await;
    desk.written("appel", "Paul", "Quel *lot* ?", &[]).await;
    let page = desk.page("").await;
    assert_eq!(shown(&page), ["Voir https://a.example et https://b.example", "Quel lot ?"]);
    assert_eq!(page.texts(".pd-total"), ["2 messages"]);
    assert_eq!(page.texts(".pd-where a"), ["Chantier « verger »", "Chantier « appel »"]);
    assert_eq!(page.attribute(".pd-where a", "href"), "https://trois-vallons.example/chantiers/verger/");
    assert!(
        page.texts(".pd-where")[1].ends_with("À relire Question en attente de réponse"),
        "{:?}",
        page.texts(".pd-where")
    );
    let known = page.texts(".pd-known a");
    assert_eq!(
        [&*known[0], &*known[3]],
        ["Premier message de cette personne", "Sans adresse, aucun autre message connu"]
    );
    assert!(page.texts(".pd-doubts li")[0].starts_with("Liens"), "{:?}", page.texts(".pd-doubts"));
    // The bar for several comes after them, for the keyboard as for the eye.
    assert_eq!(page.texts(".pd-list + #lot legend"), ["Avec les messages cochés"]);
    // Each gesture has its key.
    let first = page.texts("#commentaire-1 [data-key]");
    assert_eq!(
        first.iter().map(|text| text.split(' ').next().unwrap()).collect::<Vec<_>>(),
        ["Publier", "Refuser", "Répondre", "Indésirable"]
    );
}

#[tokio::test]
async fn decisions_teach_what_is_doubted_and_what_speaks_for_a_message_is_no_doubt() {
    let desk = Desk::new(&[("limits.per_prefix", "100")]).await;
    for (number, gesture) in (1..=20).zip(["publier", "indesirable"].into_iter().cycle()) {
        let text = if gesture == "publier" { "La dalle sèche" } else { "Argent facile au casino" };
        desk.written("verger", "Samia", &format!("{text}, jour {number}."), &[]).await;
        desk.post("/decider", &[("id", &number.to_string()), ("geste", gesture)]).await;
    }
    desk.written("verger", "Ana", "Le casino donne de l’argent.", &[]).await;
    desk.written("verger", "Paul", "La dalle est sèche.", &[]).await;
    let page = desk.page("").await;
    let doubts = page.texts(".pd-doubts li");
    assert_eq!(doubts.len(), 1, "{doubts:?}");
    assert!(doubts[0].starts_with("Ressemble à ce qui a été classé indésirable ("), "{doubts:?}");
}

#[tokio::test]
async fn an_answer_is_shown_with_what_it_answers_and_an_author_with_her_past() {
    let desk = Desk::new(&[]).await;
    let first = desk.written("verger", "Samia", "Première.", &[("email", "samia@exemple.fr")]).await;
    desk.post("/decider", &[("id", "1"), ("geste", "publier")]).await;
    let parent = first.0.to_string();
    desk.written("verger", "Samia", "Deuxième.", &[("email", "samia@exemple.fr"), ("parent", &parent)]).await;
    let page = desk.page("").await;
    assert_eq!(page.texts(".pd-parent summary"), ["En réponse à Samia"]);
    assert_eq!(page.texts(".pd-parent .pc-text"), ["Première."]);
    assert_eq!(page.texts(".pd-known a")[0], "Cette personne : un message publié, aucun refusé, aucun indésirable");
    // Her address is nowhere on the desk.
    assert!(!desk.get("").await.body.contains("samia@"));
    assert_eq!(
        shown(&desk.page(&page.attribute(".pd-known a", "href").replace(super::ROOT, "")).await),
        ["Deuxième.", "Première."]
    );
}

#[tokio::test]
async fn everything_is_found_by_state_words_page_section_programme_and_report() {
    let desk = Desk::new(&[]).await;
    let mut verger = thread("verger", Mode::Open);
    verger.programme = Some("verger".to_owned());
    let mut lift = thread("ascenseur", Mode::Open);
    lift.url = "/residence/ascenseur/".to_owned();
    desk.app.site().set_threads(Threads::new(vec![verger, lift]));
    desk.written("verger", "Samia", "Les volets sont posés", &[]).await;
    desk.written("ascenseur", "Élodie", "L’ascenseur est en panne", &[]).await;
    desk.written("ascenseur", "Paul", "Publicité", &[]).await;
    desk.post("/decider", &[("id", "2"), ("geste", "publier")]).await;
    desk.post("/decider", &[("id", "3"), ("geste", "indesirable")]).await;
    let report = [("raison", "insult"), ("nom", "Rémi"), ("email", "remi@exemple.fr"), ("bonne_foi", "oui")];
    assert_eq!(desk.app.post("/commentaires/commentaire/2/signaler", &report).await.status, 303);

    for (query, expected) in [
        ("", &["Publicité", "L’ascenseur est en panne", "Les volets sont posés"][..]),
        ("?etat=pending", &["Les volets sont posés"]),
        ("?etat=spam", &["Publicité"]),
        ("?etat=nimporte", &["Publicité", "L’ascenseur est en panne", "Les volets sont posés"]),
        ("?mots=PANNE", &["L’ascenseur est en panne"]),
        ("?mots=elodie", &["L’ascenseur est en panne"]),
        ("?mots=piscine", &[]),
        ("?fil=ascenseur", &["Publicité", "L’ascenseur est en panne"]),
        ("?rubrique=residence&etat=published", &["L’ascenseur est en panne"]),
        ("?programme=verger", &["Les volets sont posés"]),
        ("?signales=oui", &["L’ascenseur est en panne"]),
    ] {
        let page = desk.page(&format!("/tous{query}")).await;
        assert_eq!(shown(&page), expected, "{query}");
        if expected.is_empty() {
            assert_eq!(page.texts(".pd-nothing"), ["Aucun message ne correspond."]);
        }
        // What was found comes first; another search is one gesture away.
        let is_open = !page.texts("details.pd-filter[open] > summary").is_empty();
        assert_eq!(is_open, matches!(query, "" | "?etat=nimporte") || expected.is_empty(), "{query}");
    }
    let page = desk.page("/tous?fil=ascenseur&etat=spam&mots=publicite").await;
    assert_eq!(page.texts("h1"), ["Tous les commentaires – Chantier « ascenseur »"]);
    assert_eq!(page.attribute("#mots", "value"), "publicite");
    assert_eq!(page.texts("#etat option[selected]"), ["Indésirable"]);
    assert_eq!(page.texts("#rubrique option"), ["Toutes les rubriques", "chantiers", "residence"]);
    assert_eq!(page.texts("#programme option"), ["Tous", "Chantier « verger »"]);
    assert_eq!(desk.get("/tous?auteur=x").await.status, 400);
}

#[tokio::test]
async fn a_long_list_has_pages_and_one_comes_back_to_where_one_was() {
    let most = "1000";
    let limits = [("limits.per_prefix", most), ("limits.per_thread", most), ("limits.per_site", most)];
    let desk = Desk::new(&limits).await;
    for number in 1..=27 {
        desk.written("verger", "Samia", &format!("Message numéro {number}"), &[]).await;
    }
    let first = desk.page("").await;
    assert_eq!((shown(&first).len(), first.texts(".pd-total").concat()), (25, "27 messages".to_owned()));
    let next = first.attribute("#suite > p:last-child a", "href").replace(super::ROOT, "");
    assert_eq!(shown(&desk.page(&next).await), ["Message numéro 26", "Message numéro 27"]);
    let back = desk.page(&next).await.attribute("#commentaire-26 input[name=retour]", "value");
    let answer = desk.post("/decider", &[("id", "26"), ("geste", "publier"), ("retour", &back)]).await;
    assert_eq!(
        answer.header("location"),
        format!("{}?etat=pending&apres=25&fait=publier&n=1&lot=1#suite", super::ROOT)
    );
    assert_eq!(shown(&desk.page("/tous?etat=pending&mots=numero").await).len(), 25);
}

#[tokio::test]
async fn what_is_shown_at_once_is_looked_at_afterwards() {
    let quiet = Desk::new(&[]).await;
    assert!(!quiet.page("").await.texts("nav a").contains(&"À vérifier".to_owned()), "nothing is shown unread");

    let desk = Desk::new(&[("sites.vallons.policy", "after")]).await;
    let page = desk.page("/a-verifier").await;
    assert_eq!(page.texts(".pd-nothing"), ["Rien à relire. Merci."]);
    desk.written("verger", "Samia", "Un", &[]).await;
    desk.written("verger", "Bruno", "Deux", &[]).await;
    let page = desk.page("/a-verifier").await;
    assert_eq!(page.texts("h1"), ["Publiés, à vérifier"]);
    assert_eq!(page.texts("nav a[aria-current=page]"), ["À vérifier 2"]);
    assert_eq!(shown(&page), ["Un", "Deux"]);
    let everywhere = desk.page("/tous").await.texts(".pd-where");
    assert!(everywhere[0].ends_with("Publié Pas encore vérifié"), "{everywhere:?}");
    let keys = page.texts("#commentaire-1 [data-key]");
    let words: Vec<_> = keys.iter().map(|text| text.split(' ').next().unwrap()).collect();
    assert_eq!(words, ["Vérifié", "Retirer", "Répondre", "Indésirable"]);
    assert_eq!(page.texts("#lot button[name=geste]"), ["Vérifié", "Indésirable", "Retirer"]);

    let page = desk.act("/decider", &[("id", "1"), ("geste", "verifier"), ("retour", "/a-verifier")]).await;
    assert_eq!(page.said(), "Message vérifié : il reste publié.");
    assert_eq!(shown(&page), ["Deux"]);
    assert_eq!(shown(&desk.page("/tous?a_verifier=oui").await), ["Deux"]);
    let batch = page.attribute(".pd-flash input[name=lot]", "value");
    let page = desk.act("/annuler", &[("lot", &batch), ("retour", "/a-verifier")]).await;
    assert_eq!(shown(&page), ["Un", "Deux"]);
}
