//! Letters of the comment service, through a real mail server into the reader's hands.

use crate::support::comments::CommentService;
use crate::support::http::{self, Answer};
use crate::support::mail::MailServer;
use crate::support::wait::until;

fn service(mail: &MailServer) -> CommentService {
    let port = mail.port;
    CommentService::with(&format!(
        "[mail]\nhost = \"127.0.0.1\"\nport = {port}\nsecurity = \"none\"\nfrom = \"Essai <ne-pas-repondre@essai.example>\"\n"
    ))
}

fn post(service: &CommentService, path: &str, fields: &[(&str, &str)]) -> Answer {
    http::post(service.authority(), path, &[("Accept", "application/json")], fields)
}

/// Writes a comment as the page's script does.
fn write(service: &CommentService, fields: &[(&str, &str)]) {
    let form = http::get(service.authority(), "/commentaires/formulaire/verger", &[("Host", "127.0.0.1")]);
    let form: serde_json::Value = serde_json::from_slice(&form.body).unwrap();
    let fields = [fields, &[("jeton", form["token"].as_str().unwrap())]].concat();
    // A form that is sent too soon after it was opened is not that of a person.
    until("the comment is taken", || {
        let answer = post(service, "/commentaires/fil/verger", &fields);
        assert!(answer.status == 201 || answer.status == 422, "{}", answer.text());
        (answer.status == 201).then_some(())
    });
}

#[test]
fn a_subscription_is_confirmed_from_the_letter() {
    let mail = MailServer::start();
    let service = service(&mail);
    write(&service, &[("nom", "Samia"), ("email", "samia@exemple.fr"), ("prevenir", "oui"), ("message", "Quand ?")]);
    let letter = mail.letter("samia@exemple.fr", "Confirmez");
    assert_eq!(letter.parts(), ["text/plain"]);
    assert_eq!(letter.header("From"), "Essai <ne-pas-repondre@essai.example>");
    assert_eq!(letter.header("Subject"), "Confirmez que vous voulez être prévenu de la réponse");
    assert!(letter.text().starts_with("Bonjour Samia,\n\nVous avez demandé à être prévenu"), "{}", letter.text());

    let page = http::get(service.authority(), letter.link(0), &[("Accept", "text/html")]);
    assert!(page.status == 200 && page.text().contains("Oui, me prévenir"), "{}", page.text());
    let done = http::post(service.authority(), letter.link(0), &[("Accept", "text/html")], &[]);
    assert!(done.text().contains("C’est noté."), "{}", done.text());
}

#[test]
fn what_is_kept_of_an_address_is_shown_to_whoever_reads_its_mail_and_erased_from_there() {
    let mail = MailServer::start();
    let service = service(&mail);
    write(&service, &[("nom", "Samia"), ("email", "samia@exemple.fr"), ("message", "Le jardin est beau.")]);
    post(&service, "/commentaires/mes-donnees", &[("email", "samia@exemple.fr")]);
    let letter = mail.letter("samia@exemple.fr", "Vos données");
    let page = http::get(service.authority(), letter.link(0), &[("Accept", "text/html")]);
    assert!(page.status == 200 && page.text().contains("Le jardin est beau."), "{}", page.text());
}
