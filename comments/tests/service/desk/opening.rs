//! Closing and opening, as moderators do it and as readers see it.

use palier_comments::domain::{Mode, State};
use palier_comments::manifest::{About, Threads};
use palier_comments::notify::Worker;

use super::{Desk, EMAIL, Page};
use crate::support::{App, thread};
use crate::writing::write;

const CLOSED: &str = "Les commentaires sont fermés.";
const SUSPENDED: &str = "Les commentaires sont suspendus pour le moment. Vous pouvez toujours les lire.";

/// What readers are told where they would write; nothing where they may.
async fn told(app: &App, thread: &str) -> String {
    let page = Page::of(&app.get(&format!("/commentaires/fil/{thread}")).await);
    let fragment = Page::of(&app.get(&format!("/commentaires/fragment/{thread}")).await);
    assert_eq!(page.texts(".pc-closed"), fragment.texts(".pc-closed"));
    assert_eq!(page.texts("form.pc-form").is_empty(), !page.texts(".pc-closed").is_empty());
    page.texts(".pc-closed").concat()
}

/// What writing is answered: the form's, the script's, the API's.
async fn answers(app: &App, thread: &str) -> (u16, String, String) {
    let fields = [("nom", "Samia"), ("message", "Bonjour.")];
    let form = app.post(&format!("/commentaires/fil/{thread}"), &fields).await;
    let script = app.post_json(&format!("/commentaires/fil/{thread}"), &fields).await;
    let api = app.get(&format!("/commentaires/api/v1/threads/{thread}")).await;
    (
        form.status.as_u16(),
        script.json()["code"].as_str().unwrap_or_default().to_owned(),
        api.json()["writing"].as_str().unwrap().to_owned(),
    )
}

fn answer(status: u16, code: &str, writing: &str) -> (u16, String, String) {
    (status, code.to_owned(), writing.to_owned())
}

#[tokio::test]
async fn a_page_is_closed_and_opened_again_at_once_for_everybody() {
    let desk = Desk::new(&[]).await;
    assert_eq!(told(&desk.app, "verger").await, "");
    let view = desk.page("/tous?fil=verger").await;
    assert_eq!(view.texts("form[action$=ouverture] [name=raison] option")[0], "Débordement");
    let fields =
        [("geste", "fermer-page"), ("fil", "verger"), ("pourquoi", "Trop de bruit"), ("retour", "/tous?fil=verger")];
    let page = desk.act("/ouverture", &fields).await;
    assert_eq!(page.said(), "Les commentaires de cette page sont fermés.");
    assert_eq!(page.texts(".pd-alert"), ["Les commentaires de cette page sont fermés."]);
    assert_eq!(told(&desk.app, "verger").await, CLOSED);
    assert_eq!(answers(&desk.app, "verger").await, answer(403, "closed", "closed"));
    assert_eq!(told(&desk.app, "pr%C3%A9/%C3%A9t%C3%A9").await, "");

    let page = desk.page("/ouverture").await;
    assert_eq!(page.texts("section[aria-labelledby=pages] h3"), ["Chantier « verger »"]);
    assert_eq!(
        page.texts("section[aria-labelledby=pages] .pd-since"),
        ["Depuis le 23 novembre 2026 à 10 h 00, par Claire Martel. Trop de bruit"]
    );
    assert_eq!(desk.log(1).await, [("close_thread".to_owned(), "Trop de bruit".to_owned())]);
    let fields =
        [("geste", "rouvrir-page"), ("fil", "verger"), ("pourquoi", "Retour au calme"), ("retour", "/ouverture")];
    assert_eq!(desk.act("/ouverture", &fields).await.said(), "Les commentaires de cette page sont rouverts.");
    assert_eq!(told(&desk.app, "verger").await, "");
    assert_eq!(desk.page("/ouverture").await.texts("section[aria-labelledby=pages] h3"), [""; 0]);
}

#[tokio::test]
async fn a_page_is_found_by_words_of_its_title() {
    let desk = Desk::new(&[]).await;
    let page = desk.page("/ouverture?page=CHANTIER+verg").await;
    assert_eq!(page.texts("section[aria-labelledby=pages] h3"), ["Chantier « verger »"]);
    let gestures = ["Fermer les commentaires de cette page", "Tout relire avant publication"];
    let about = gestures.map(|gesture| format!("{gesture} (Chantier « verger »)"));
    assert_eq!(page.texts("section[aria-labelledby=pages] form[method=post] button"), about);
    // What the site says of a page stands there, and nothing that a moderator cannot change.
    let old = desk.page("/ouverture?page=ancien").await.texts("section[aria-labelledby=pages] li").concat();
    assert!(old.contains("Le site ferme cette page, dans son fichier"), "{old}");
    assert!(!old.contains("Fermer les commentaires de cette page"), "{old}");
    let asked = desk.page("/ouverture?page=appel").await.texts("section[aria-labelledby=pages] li").concat();
    assert!(asked.contains("Le site n’y prend que des questions"), "{asked}");
    assert!(asked.contains("Fermer les commentaires de cette page"), "{asked}");
    assert!(desk.page("/tous?fil=ancien").await.texts(".pd-alert").concat().contains("Le site ferme cette page"));
    desk.app.site().set_threads(Threads::new(vec![thread("ancien", Mode::Closed)]));
    let section = desk.page("/ouverture").await.texts("section[aria-labelledby=rubriques] li").concat();
    assert!(section.contains("Fermée par le site") && !section.contains("Fermer ou rouvrir"), "{section}");
    let page = desk.page("/ouverture?page=piscine").await;
    assert!(page.texts("section[aria-labelledby=pages]").concat().contains("Aucune page ne s’appelle « piscine »."));
}

#[tokio::test]
async fn a_section_is_closed_with_all_its_pages() {
    let desk = Desk::new(&[]).await;
    let fields =
        [("geste", "fermer-rubrique"), ("rubrique", "chantiers"), ("pourquoi", "Congés"), ("retour", "/ouverture")];
    let page = desk.act("/ouverture", &fields).await;
    assert_eq!(page.said(), "Les commentaires de cette rubrique sont fermés.");
    let section = page.texts("section[aria-labelledby=rubriques] li").concat();
    assert!(section.contains("Fermée : on peut lire, personne ne peut écrire."), "{section}");
    assert!(section.contains("par Claire Martel. Congés"), "{section}");
    for thread in ["verger", "appel", "pr%C3%A9/%C3%A9t%C3%A9"] {
        assert_eq!(told(&desk.app, thread).await, CLOSED);
        assert_eq!(answers(&desk.app, thread).await, answer(403, "closed", "closed"));
    }
    let fields = [("geste", "rouvrir-rubrique"), ("rubrique", "chantiers"), ("pourquoi", "Rentrée")];
    assert_eq!(desk.act("/ouverture", &fields).await.said(), "Les commentaires de cette rubrique sont rouverts.");
    assert_eq!(told(&desk.app, "verger").await, "");
}

#[tokio::test]
async fn the_whole_site_is_suspended_by_one_button_and_opened_by_another() {
    let desk = Desk::administrator(&[]).await;
    let page = desk.page("/ouverture").await;
    assert_eq!(
        page.texts("section[aria-labelledby=site] button"),
        ["Suspendre les commentaires de tout le site", "Tout relire avant publication"]
    );
    // What the Enter key does in a form is what its only button says.
    for form in page.html.select(&scraper::Selector::parse("form[action$=ouverture][method=post]").unwrap()) {
        assert_eq!(form.select(&scraper::Selector::parse("button").unwrap()).count(), 1, "{}", form.html());
    }
    let fields = [("geste", "suspendre-site"), ("pourquoi", "Débordement"), ("retour", "/ouverture")];
    assert_eq!(desk.act("/ouverture", &fields).await.said(), "Les commentaires de tout le site sont suspendus.");
    assert_eq!(told(&desk.app, "verger").await, SUSPENDED);
    assert_eq!(told(&desk.app, "ancien").await, CLOSED);
    assert_eq!(answers(&desk.app, "verger").await, answer(403, "suspended", "suspended"));
    // Every page of the desk says so.
    let alert = "Sur tout le site, les commentaires sont suspendus : on peut lire, personne ne peut écrire.";
    assert_eq!(desk.page("").await.texts(".pd-alert p"), [alert, "Voir et rouvrir"]);
    assert_eq!(desk.page("/ouverture").await.texts(".pd-alert"), [alert]);

    // It holds after a restart.
    assert_eq!(told(&App::on(&desk.app).await, "verger").await, SUSPENDED);
    let fields = [("geste", "rouvrir-site"), ("pourquoi", "Retour au calme")];
    assert_eq!(desk.act("/ouverture", &fields).await.said(), "Les commentaires de tout le site sont rouverts.");
    assert_eq!(told(&desk.app, "verger").await, "");
    assert_eq!(told(&desk.app, "ancien").await, CLOSED);
}

#[tokio::test]
async fn everything_on_the_site_may_be_reviewed_first() {
    let desk = Desk::administrator(&[("sites.vallons.policy", "after")]).await;
    let shown = desk.written("verger", "Samia", "Avant.", &[]).await;
    desk.act("/ouverture", &[("geste", "relire-site"), ("pourquoi", "Débordement")]).await;
    let held = desk.written("verger", "Samia", "Pendant.", &[]).await;
    desk.act("/ouverture", &[("geste", "rouvrir-site"), ("pourquoi", "Calme")]).await;
    let after = desk.written("verger", "Samia", "Après.", &[]).await;
    let states = [desk.state(shown).await, desk.state(held).await, desk.state(after).await];
    assert_eq!(states, [State::Published, State::Pending, State::Published]);
}

#[tokio::test]
async fn only_an_administrator_decides_for_the_whole_site() {
    let desk = Desk::new(&[]).await;
    assert_eq!(desk.page("/ouverture").await.texts("section[aria-labelledby=site] button"), [""; 0]);
    for gesture in ["suspendre-site", "relire-site", "rouvrir-site"] {
        let page = desk.act("/ouverture", &[("geste", gesture), ("pourquoi", "x")]).await;
        assert_eq!(page.said(), "Seule une personne qui administre le site peut décider pour tout le site.");
    }
    assert_eq!(told(&desk.app, "verger").await, "");
}

#[tokio::test]
async fn nothing_is_closed_without_a_reason_or_that_is_not_there() {
    let desk = Desk::administrator(&[]).await;
    let page = desk.act("/ouverture", &[("geste", "fermer-page"), ("fil", "verger"), ("pourquoi", " ")]).await;
    assert_eq!(page.said(), "Écrivez pourquoi : c’est gardé au journal.");
    assert_eq!(page.attribute(".pd-flash", "class"), "pc-errors pd-flash");
    for (gesture, field, value, status) in [
        ("fermer-page", "fil", "inconnu", 404),
        ("relire-page", "fil", "", 404),
        ("fermer-rubrique", "rubrique", "inconnue", 400),
        ("brûler", "fil", "verger", 400),
    ] {
        let answer = desk.post("/ouverture", &[("geste", gesture), (field, value), ("pourquoi", "x")]).await;
        assert_eq!(answer.status, status, "{gesture}");
    }
    assert_eq!(desk.log(10).await, []);
}

#[tokio::test]
async fn a_flood_is_told_on_the_desk_and_by_letter_and_is_lifted_there() {
    let desk = Desk::new(&[("sites.vallons.policy", "after"), ("sites.vallons.flood", "3")]).await;
    for text in ["Un.", "Deux.", "Trois."] {
        desk.written("verger", "Samia", text, &[]).await;
    }
    let alert = "Afflux de messages sous « Chantier « verger » » : chacun est relu avant publication.";
    let queue = desk.page("?apres=0").await;
    assert_eq!(queue.texts(".pd-alert p"), [alert, "Voir et rouvrir"]);
    assert_eq!(queue.attribute(".pd-alert a", "href"), "/commentaires/moderation/ouverture");
    assert_eq!(queue.texts(".pd-alert button"), ["Lever la relecture (Chantier « verger »)"]);
    // What answers a form keeps what she wrote: no button leads away from it.
    let refused = desk.post("/repondre", &[("fil", "verger"), ("message", " ")]).await;
    let refused = Page::of(&refused);
    assert_eq!(refused.texts(".pd-alert p"), [alert, "Voir et rouvrir"]);
    assert_eq!(refused.texts(".pd-alert button"), [""; 0]);
    Worker::new(desk.app.service.clone()).expand().await.unwrap();
    let due = desk.app.store.due(desk.app.now(), 100).await.unwrap();
    let letter = due.iter().find(|letter| letter.payload.contains("Afflux")).unwrap();
    assert!(letter.payload.contains(EMAIL) && letter.payload.contains("/commentaires/moderation/ouverture"));

    let page = desk.page("/ouverture").await;
    let since = "Depuis le 23 novembre 2026 à 10 h 00, par le service lui-même. Trop de messages en dix minutes.";
    assert_eq!(page.texts("section[aria-labelledby=afflux] .pd-since"), [since]);
    let held = desk.written("verger", "Samia", "Quatre.", &[]).await;
    assert_eq!(desk.state(held).await, State::Pending);
    // One button lifts it, wherever she is.
    let hidden = |name: &str| queue.attribute(&format!(".pd-alert input[name={name}]"), "value");
    let (thread, reason, back) = (hidden("fil"), hidden("raison"), hidden("retour"));
    let gesture = queue.attribute(".pd-alert button", "value");
    let fields = [("geste", gesture.as_str()), ("fil", &thread), ("raison", &reason), ("retour", &back)];
    let lifted = desk.post("/ouverture", &fields).await;
    assert_eq!(
        lifted.header("location"),
        "/commentaires/moderation?apres=0&fait=ne-plus-relire-page&n=0#main",
        "{}",
        lifted.body
    );
    assert_eq!(desk.log(1).await, [("trust_thread".to_owned(), "Retour au calme".to_owned())]);
    assert_eq!(desk.page("").await.texts(".pd-alert"), [""; 0]);

    // What came before counts no more: it takes a new flood.
    desk.app.wait(1);
    for text in ["Cinq.", "Six."] {
        let shown = desk.written("verger", "Samia", text, &[]).await;
        assert_eq!(desk.state(shown).await, State::Published);
        assert_eq!(desk.page("").await.texts(".pd-alert"), [""; 0]);
    }
    assert_eq!(write(&desk.app, "verger", &[("nom", "Samia"), ("message", "Sept.")]).await.status, 201);
    assert_eq!(desk.page("").await.texts(".pd-alert p")[0], alert);
}

#[tokio::test]
async fn only_a_flood_is_told_as_one() {
    let desk = Desk::new(&[]).await;
    desk.act("/ouverture", &[("geste", "relire-page"), ("fil", "verger"), ("raison", "hostile")]).await;
    assert_eq!(desk.page("").await.texts(".pd-alert"), [""; 0]);
    let reviewed = desk.page("/ouverture").await.texts("section[aria-labelledby=afflux] h3");
    assert_eq!(reviewed, ["Chantier « verger »"]);
}

#[tokio::test]
async fn a_reason_is_chosen_said_or_both() {
    let desk = Desk::new(&[]).await;
    for (reason, own, expected) in [
        ("absence", "", "Absence de l’équipe"),
        ("absence", "du 1er au 15 août", "Absence de l’équipe – du 1er au 15 août"),
        ("other", "Travaux", "Travaux"),
        ("inventée", "Travaux", "Travaux"),
    ] {
        let fields = [("geste", "fermer-page"), ("fil", "verger"), ("raison", reason), ("pourquoi", own)];
        desk.act("/ouverture", &fields).await;
        assert_eq!(desk.log(1).await, [("close_thread".to_owned(), expected.to_owned())]);
        desk.act("/ouverture", &[("geste", "rouvrir-page"), ("fil", "verger"), ("raison", "calm")]).await;
    }
    let page = desk.act("/ouverture", &[("geste", "fermer-page"), ("fil", "verger"), ("raison", "other")]).await;
    assert_eq!(page.said(), "Écrivez pourquoi : c’est gardé au journal.");
}

#[tokio::test]
async fn another_reason_that_is_not_said_stays_chosen() {
    let desk = Desk::new(&[]).await;
    for page in ["/tous?fil=verger", "/ouverture?page=verger"] {
        let fields =
            [("geste", "relire-page"), ("fil", "verger"), ("raison", "other"), ("ou", "page-0-1"), ("retour", page)];
        let answer = desk.post("/ouverture", &fields).await;
        let there = format!("/commentaires/moderation{page}&fait=why-missing&n=0&ou=page-0-1#pourquoi-page-0-1");
        assert_eq!(answer.header("location"), there);
        let page = desk.act("/ouverture", &fields).await;
        assert_eq!(page.texts(".pd-closure option[selected]"), ["Autre (à préciser)"]);
        assert_eq!(
            page.texts("label[for=pourquoi-page-0-1] + .pc-error"),
            ["Écrivez pourquoi : c’est gardé au journal."]
        );
        assert_eq!(page.texts("[aria-invalid]").len(), 1);
        // Once done, nothing of it is left.
        let fields = [("geste", "relire-page"), ("fil", "verger"), ("pourquoi", "Vœux"), ("ou", "page-0-1")];
        assert_eq!(desk.act("/ouverture", &fields).await.texts(".pc-error"), [""; 0]);
        desk.act("/ouverture", &[("geste", "ne-plus-relire-page"), ("fil", "verger"), ("raison", "calm")]).await;
    }
    // A name that is none of ours is not repeated.
    let fields = [("geste", "relire-page"), ("fil", "verger"), ("raison", "other"), ("ou", "\"><i>")];
    let answer = desk.post("/ouverture", &fields).await;
    assert_eq!(answer.header("location"), "/commentaires/moderation?fait=why-missing&n=0#main");
}

#[tokio::test]
async fn a_section_is_called_as_the_site_calls_it() {
    let desk = Desk::new(&[]).await;
    let site = desk.app.site();
    let about = About { sections: [("chantiers".to_owned(), "Nos chantiers".to_owned())].into(), ..About::default() };
    site.set_threads(Threads::new(vec![thread("verger", Mode::Open)]).of_site(about));
    desk.act("/ouverture", &[("geste", "fermer-rubrique"), ("rubrique", "chantiers"), ("raison", "absence")]).await;
    let page = desk.page("/ouverture").await;
    assert_eq!(page.texts("section[aria-labelledby=rubriques] h3"), ["Nos chantiers"]);
    let since = "Depuis le 23 novembre 2026 à 10 h 00, par Claire Martel. Absence de l’équipe";
    assert_eq!(page.texts("section[aria-labelledby=rubriques] .pd-since"), [since]);
    let all = desk.page("/tous").await;
    assert_eq!(all.texts("#rubrique option"), ["Toutes les rubriques", "Nos chantiers"]);
    assert_eq!(all.attribute("#rubrique option:last-child", "value"), "chantiers");
    let log = desk.page("/journal").await.texts(".pd-log li:first-child p");
    assert!(log.contains(&"Nos chantiers – Absence de l’équipe".to_owned()), "{log:?}");
}
