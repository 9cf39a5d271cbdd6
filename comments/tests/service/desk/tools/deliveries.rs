//! « Envois »: what waits, what failed, tried again or given up.

use palier_comments::store::{DeliveryKind, Event, NewDelivery};

use super::{Desk, log};

/// A letter to an address, or a call.
fn delivery(kind: DeliveryKind, to: &str, subject: &str) -> NewDelivery {
    let letter = serde_json::json!({
        "what": "letter", "to": to, "subject": subject, "text": "Un lien secret", "unsubscribe": null,
    });
    NewDelivery {
        kind,
        key: (kind == DeliveryKind::Hook).then(|| "hook".to_owned()),
        payload: if kind == DeliveryKind::Mail { letter.to_string() } else { String::new() },
        not_before: "2026-11-23T09:05:00Z".parse().unwrap(),
        to: (kind == DeliveryKind::Mail).then(|| to.to_owned()),
    }
}

/// A desk with two letters and a call that wait.
async fn waiting() -> Desk {
    let desk = Desk::new(&[("sites.vallons.build_hook", "https://hote.example/construire")]).await;
    let (store, site) = (&desk.app.store, desk.app.id());
    store.note(site, Event::DataWanted { email: "x@exemple.fr".to_owned() }, desk.app.now()).await.unwrap();
    let event = store.events(1).await.unwrap()[0].id;
    let deliveries = vec![
        delivery(DeliveryKind::Mail, "samia@exemple.fr", "Réponse de la coopérative"),
        delivery(DeliveryKind::Mail, "bruno@exemple.fr", "Votre message"),
        delivery(DeliveryKind::Hook, "", ""),
    ];
    store.expand(vec![(event, deliveries)], desk.app.now()).await.unwrap();
    desk
}

/// Lets what is due fail: with `error`, for good where `until` is `None`.
async fn fail(desk: &Desk, kind: DeliveryKind, error: &str, until: Option<&str>) {
    let all = desk.app.store.pending(desk.app.id(), kind, 9).await.unwrap();
    let until = until.map(|until| until.parse().unwrap());
    desk.app.store.failed(all[0].id, error, until).await.unwrap();
}

#[tokio::test]
async fn what_waits_is_shown_without_what_it_says_or_to_whom() {
    let desk = waiting().await;
    fail(&desk, DeliveryKind::Hook, "hook_answered 502", Some("2026-11-23T09:30:00Z")).await;
    let page = desk.page("/envois").await;
    assert_eq!(
        page.texts("main > ul li"),
        ["Rien à annoncer", "2 e-mails en attente", "Une reconstruction en attente", "Aucun envoi en échec"]
    );
    assert_eq!(
        page.texts("#attente ~ ul > li"),
        [
            "Réponse de la coopérative – s…@exemple.fr Préparé le 23 novembre 2026 à 10 h 00 prochain essai le 23 \
             novembre 2026 à 10 h 05",
            "Votre message – b…@exemple.fr Préparé le 23 novembre 2026 à 10 h 00 prochain essai le 23 novembre 2026 \
             à 10 h 05",
            "Reconstruire le site Préparé le 23 novembre 2026 à 10 h 00 prochain essai le 23 novembre 2026 à 10 h 30 \
             un essai L’hébergeur du site a répondu 502 à la demande de reconstruction.",
        ]
    );
    let body = desk.get("/envois").await.body;
    for hidden in ["samia@", "bruno@", "Un lien secret", "hote.example"] {
        assert!(!body.contains(hidden), "{hidden}");
    }
}

#[tokio::test]
async fn what_failed_is_counted_everywhere_tried_again_and_given_up() {
    let desk = waiting().await;
    fail(&desk, DeliveryKind::Mail, "mail_answered 550", None).await;
    fail(&desk, DeliveryKind::Hook, "hook_missing", None).await;
    fail(&desk, DeliveryKind::Mail, "what an older version said: <b@exemple.fr>", None).await;
    let page = desk.page("/envois").await;
    assert_eq!(page.texts("nav a[aria-current=page]"), ["Envois 3"]);
    assert_eq!(
        page.texts("#echecs ~ ul > li > p:nth-of-type(3)"),
        [
            "Aucune adresse de reconstruction n’est réglée.",
            "Le service a rencontré une erreur ; son journal technique en dit plus.",
            "Le serveur de courrier a refusé l’e-mail (réponse 550).",
        ]
    );
    let id = page.attribute("#echecs ~ ul > li:last-child input[name=id]", "value");
    let again = desk.act("/envois/reprendre", &[("id", &id)]).await;
    assert_eq!(again.said(), "L’envoi est essayé de nouveau.");
    assert_eq!(again.texts("#echecs ~ ul > li").len(), 2);
    assert_eq!(desk.app.store.due(desk.app.now(), 9).await.unwrap().len(), 1);
    assert_eq!(desk.act("/envois/reprendre", &[("id", &id)]).await.said(), "Cet envoi n’est plus en échec.");

    let id = again.attribute("#echecs ~ ul > li input[name=id]", "value");
    let dropped = desk.act("/envois/abandonner", &[("id", &id)]).await;
    assert_eq!(dropped.said(), "Envoi abandonné.");
    assert_eq!(dropped.texts("#echecs ~ ul > li").len(), 1);
    assert_eq!(desk.act("/envois/abandonner", &[("id", &id)]).await.said(), "Cet envoi n’est plus en échec.");
    assert_eq!(log(&desk).await.last().unwrap().0, "drop_delivery");
}

#[tokio::test]
async fn it_is_told_where_nothing_can_leave() {
    let desk = Desk::new(&[]).await;
    let page = desk.page("/envois").await;
    assert!(page.texts("main").concat().contains("Le site n’est pas reconstruit après une publication"));
    assert!(page.texts("main").concat().contains("Rien n’attend."));
}
