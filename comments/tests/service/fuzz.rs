//! Whatever a request holds, it is answered: never by a fault of ours, and never by anything that a browser would run.
//!
//! One service for all cases of a test; see `palier_comments::fuzz` for how to run them for longer.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderValue, Method, Request, StatusCode};
use palier_comments::store::Role;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

use crate::desk::{hire, sign_in};
use crate::support::{App, URL, assert_harmless};
use crate::writing::write;

const FORMS: [&str; 8] = [
    "fil/verger",
    "fil/appel",
    "apercu/verger",
    "commentaire/1/modifier",
    "commentaire/1/supprimer",
    "commentaire/1/signaler",
    "mes-donnees",
    "lien/abc",
];

/// The desk's, below its own path.
const DESK: [&str; 10] = [
    "decider",
    "annuler",
    "repondre",
    "auteur",
    "retablir/1",
    "signalements/1",
    "ouverture",
    "compte/mot-de-passe",
    "compte/lettres",
    "compte/second-facteur/confirmer",
];

/// Pieces of the desk's forms.
const DESK_PIECES: [&str; 48] = [
    "jeton=FORM&",
    "jeton=",
    "id=",
    "id=1&",
    "id=2&id=3&",
    "id=-1&id=99999999999999999999&",
    "geste=",
    "geste=publier&",
    "geste=refuser&raison=insult&",
    "geste=retirer&raison=other&note=",
    "geste=indesirable&",
    "geste=epingler&",
    "geste=laisser&pourquoi=x&",
    "geste=fermer-page&fil=verger&pourquoi=x&",
    "geste=rouvrir-page&fil=verger&pourquoi=x&",
    "geste=relire-page&fil=",
    "geste=suspendre-site&pourquoi=x&",
    "geste=rouvrir-site&pourquoi=x&",
    "geste=fermer-rubrique&rubrique=",
    "raison=",
    "note=",
    "pourquoi=",
    "confirme=oui&",
    "fil=",
    "fil=verger&",
    "rubrique=chantiers&",
    "message=",
    "message=Bonjour.&",
    "epingler=oui&",
    "lot=",
    "lot=1&",
    "retour=",
    "retour=/tous?fil=verger&",
    "retour=//ailleurs.example&",
    "lettres=daily&",
    "ancien=",
    "offre=",
    "code=",
    "email=claire%40vallons.example&",
    "vers=",
    "&",
    "=",
    "%",
    "%0D%0A",
    "%FF",
    "<script>",
    "\"><img src=x onerror=alert(1)>",
    "é",
];

const API: [(&str, &str); 5] = [
    ("POST", "threads/verger"),
    ("POST", "previews/verger"),
    ("PATCH", "comments/1"),
    ("DELETE", "comments/1"),
    ("POST", "comments/1/reports"),
];

/// Pieces of forms: names, separators, half encodings, hostile values.
const FORM_PIECES: [&str; 47] = [
    "nom=",
    "email=",
    "message=",
    "prevenir=",
    "question=",
    "parent=",
    "garder=",
    "site_web=",
    "jeton=",
    "jeton=FORM&",
    "preuve=OWN&",
    "nom=Samia&message=Encore&",
    "travail=",
    "connu=",
    "connu_jeton=",
    "preuve=",
    "raison=",
    "bonne_foi=",
    "detacher=",
    "recu=",
    "oui",
    "1",
    "-1",
    "99999999999999999999",
    "&",
    "&&",
    "=",
    "+",
    "%",
    "%0",
    "%00",
    "%FF",
    "%C3%A9",
    "%0D%0A",
    "%E2%80%AE",
    "Samia",
    "samia%40exemple.fr",
    "Bonjour.",
    "insult",
    "child_abuse",
    "<script>",
    "\"><img src=x onerror=alert(1)>",
    "</textarea>",
    "{{",
    "[x](javascript:alert(1))",
    "é",
    ";",
];

/// Pieces of the API's bodies.
const JSON_PIECES: [&str; 42] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "null",
    "true",
    "false",
    "1",
    "-1",
    "1.0",
    "1e400",
    "9223372036854775808",
    "\"name\":",
    "\"message\":",
    "\"email\":",
    "\"notify\":",
    "\"parent\":",
    "\"form\":",
    "\"FORM\"",
    "{\"message\":\"Encore\"",
    "\"work\":",
    "\"known\":",
    "\"id\":",
    "\"token\":",
    "\"reason\":",
    "\"good_faith\":",
    "\"Samia\"",
    "\"Bonjour.\"",
    "\"samia@exemple.fr\"",
    "\"insult\"",
    "{\"name\":\"A\",\"message\":\"",
    "\"}",
    "<script>",
    " ",
    "\n",
    "\u{0}",
];

/// Pieces of paths, as they may stand in a request's line.
const PATH_PIECES: [&str; 45] = [
    "/",
    "//",
    "fil",
    "fragment",
    "moderation",
    "tous",
    "questions",
    "signalements",
    "ouverture",
    "flux",
    "atom",
    "rss",
    "site",
    "programme",
    "nombres",
    "instantane.json",
    "commentaire",
    "modifier",
    "signaler",
    "repondre",
    "lien",
    "export",
    "mes-donnees",
    "assets",
    "formulaire",
    "api",
    "v1",
    "threads",
    "comments",
    "counts",
    "verger",
    "1",
    "0",
    "-1",
    "99999999999999999999",
    "..",
    ".",
    "%2e%2e",
    "%2F",
    "%00",
    "%FF",
    "%3Cscript%3E",
    "?fil=verger",
    "?preuve=%22%3E",
    "&recu=1",
];

fn of(pieces: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    vec(select(pieces), 0..most).prop_map(|pieces| pieces.concat())
}

/// Bytes that begin like something and end like anything.
fn bytes(pieces: &'static [&'static str]) -> impl Strategy<Value = (String, Vec<u8>)> {
    (of(pieces, 24), prop_oneof![Just(Vec::new()), vec(any::<u8>(), 0..16)])
}

/// A service where all is let in and one comment is shown, on a runtime of its own.
struct Given {
    runtime: Runtime,
    app: App,
    /// The token of the comment.
    own: String,
    /// A form's token.
    form: String,
}

fn given() -> Given {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let most = "100000";
    let limits = [
        ("limits.per_prefix", most),
        ("limits.per_thread", most),
        ("limits.per_site", most),
        ("sites.vallons.policy", "after"),
        ("sites.vallons.flood", "0"),
    ];
    let app = runtime.block_on(App::new(&limits));
    let sent = runtime.block_on(write(&app, "verger", &[("nom", "Samia"), ("message", "Bonjour.")])).json();
    let form = runtime.block_on(app.form("verger"));
    Given { own: sent["token"].as_str().unwrap().to_owned(), form, runtime, app }
}

impl Given {
    /// The bytes of a body, with tokens that are valid.
    fn body(&self, (start, rest): (String, Vec<u8>)) -> Body {
        let start = start.replace("OWN", &self.own).replace("FORM", &self.form);
        Body::from([start.into_bytes(), rest].concat())
    }
}

/// What holds for every answer.
async fn is_answered(app: &App, request: Request<Body>) {
    let what = format!("{} {}", request.method(), request.uri());
    let has_body = request.method() != Method::HEAD;
    let response = app.router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    assert!(!parts.status.is_server_error(), "{what}: {}", parts.status);
    let body = to_bytes(body, 1 << 24).await.unwrap();
    let media_type = parts.headers.get("content-type").map_or("", |value| value.to_str().unwrap());
    match media_type.split(';').next().unwrap() {
        "text/html" => assert_harmless(std::str::from_utf8(&body).unwrap()),
        "application/json" | "application/problem+json" if has_body && parts.status != StatusCode::NOT_MODIFIED => {
            serde_json::from_slice::<serde_json::Value>(&body).unwrap();
        }
        _ => {}
    }
}

fn request(method: &str, path: &str, accept: &str) -> axum::http::request::Builder {
    Request::builder()
        .method(Method::from_bytes(method.as_bytes()).unwrap())
        .uri(format!("/commentaires/{path}"))
        .header("host", "trois-vallons.example")
        .header("origin", URL)
        .header("accept", accept)
}

proptest! {
    #[test]
    fn any_form_is_answered(cases in vec((select(&FORMS[..]), bytes(&FORM_PIECES), any::<bool>()), 12)) {
        let given = given();
        for (path, body, script) in cases {
            let request = request("POST", path, if script { "application/json" } else { "text/html" })
                .header("content-type", "application/x-www-form-urlencoded");
            given.runtime.block_on(is_answered(&given.app, request.body(given.body(body)).unwrap()));
        }
    }

    #[test]
    fn any_form_of_the_desk_is_answered(cases in vec((select(&DESK[..]), bytes(&DESK_PIECES)), 12)) {
        let given = given();
        let cookie = given.runtime.block_on(async {
            hire(&given.app, Role::Administrator).await;
            sign_in(&given.app).await
        });
        let token = given.app.service.form_token(cookie.split_once('=').unwrap().1);
        for (path, (start, rest)) in cases {
            let body = [start.replace("FORM", &token).into_bytes(), rest].concat();
            let request = request("POST", &format!("moderation/{path}"), "text/html")
                .header("content-type", "application/x-www-form-urlencoded")
                .header("cookie", &cookie);
            given.runtime.block_on(is_answered(&given.app, request.body(Body::from(body)).unwrap()));
        }
        for path in ["", "/tous", "/questions", "/signalements", "/signalements/1", "/ouverture", "/compte"] {
            let request = request("GET", &format!("moderation{path}"), "text/html").header("cookie", &cookie);
            given.runtime.block_on(is_answered(&given.app, request.body(Body::empty()).unwrap()));
        }
    }

    #[test]
    fn any_json_is_answered(cases in vec((select(&API[..]), bytes(&JSON_PIECES)), 12)) {
        let given = given();
        for ((method, path), body) in cases {
            let request = request(method, &format!("api/v1/{path}"), "*/*")
                .header("authorization", format!("Bearer {}", given.own))
                .header("content-type", "application/json");
            given.runtime.block_on(is_answered(&given.app, request.body(given.body(body)).unwrap()));
        }
    }

    #[test]
    fn any_address_is_answered(
        cases in vec((select(&["GET", "HEAD", "POST", "PUT", "OPTIONS"][..]), of(&PATH_PIECES, 12)), 12),
        header in vec(any::<u8>(), 0..40),
    ) {
        let given = given();
        for (method, path) in cases {
            let mut builder = request(method, &path, "text/html");
            if let Ok(value) = HeaderValue::from_bytes(&header) {
                for name in ["accept-encoding", "if-none-match", "x-forwarded-for", "x-forwarded-host", "authorization", "referer"] {
                    builder = builder.header(name, value.clone());
                }
            }
            // Some strings are no address at all: no server gets them.
            if let Ok(request) = builder.body(Body::empty()) {
                given.runtime.block_on(is_answered(&given.app, request));
            }
        }
    }
}
