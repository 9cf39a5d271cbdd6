//! The site's manifest: read from a file or the site's host, kept while it is good, followed when posts move.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use axum::body::Body;
use axum::http::{Method, header};
use palier_comments::domain::ThreadKey;
use tempfile::TempDir;

use crate::support::{App, request};

fn manifest(threads: &[(&str, &str, &str)]) -> String {
    let threads: Vec<_> = threads
        .iter()
        .map(|(id, url, old)| {
            serde_json::json!({
                "id": id, "url": url, "title": "Chantier", "kind": "avancement", "mode": "ouverts", "old_urls": [old],
            })
        })
        .collect();
    serde_json::json!({ "version": 1, "site": "https://trois-vallons.example", "threads": threads }).to_string()
}

/// A site whose manifest is the file of this folder.
async fn app(folder: &TempDir) -> App {
    let file = folder.path().join("threads.json");
    App::new(&[
        ("sites.vallons.manifest", file.to_str().unwrap()),
        ("sites.vallons.manifest_hook", "un secret de crochet assez long"),
        ("sites.vallons.policy", "after"),
    ])
    .await
}

fn write(folder: &TempDir, text: &str) {
    std::fs::write(folder.path().join("threads.json"), text).unwrap();
}

async fn hook(app: &App, secret: &str) -> (u16, String) {
    let request = request(Method::POST, "/commentaires/crochet/manifeste", "*/*")
        .header(header::AUTHORIZATION, format!("Bearer {secret}"));
    let answer = app.send(request.body(Body::empty()).unwrap()).await;
    (answer.status.as_u16(), answer.body)
}

#[tokio::test]
async fn a_post_that_moves_takes_its_conversation_along() {
    let folder = TempDir::new().unwrap();
    write(&folder, &manifest(&[("verger", "/chantiers/verger/", "/v/")]));
    let app = app(&folder).await;
    assert!(app.service.refresh_manifest(&app.site()).await.unwrap());
    assert!(!app.service.refresh_manifest(&app.site()).await.unwrap());
    super::say(&app, "Samia", "Bravo.", &[]).await;

    write(&folder, &manifest(&[("verger-hors-eau", "/chantiers/verger-hors-eau/", "/chantiers/verger/")]));
    assert_eq!(hook(&app, "un secret de crochet assez long").await, (204, String::new()));
    assert!(app.get("/commentaires/fragment/verger-hors-eau").await.body.contains("Bravo."));
    assert_eq!(app.get("/commentaires/fragment/verger").await.status, 404);
}

#[tokio::test]
async fn a_former_name_leads_to_the_present_one() {
    let folder = TempDir::new().unwrap();
    write(&folder, &manifest(&[("chantiers/été", "/chantiers/ete/", "/chantiers/verger/")]));
    let app = app(&folder).await;
    app.service.refresh_manifest(&app.site()).await.unwrap();
    for below in ["fil", "flux/atom/fil", "flux/rss/fil"] {
        let answer = app.get(&format!("/commentaires/{below}/chantiers/verger")).await;
        assert_eq!(answer.status, 301, "{}", answer.body);
        assert_eq!(answer.header("location"), format!("/commentaires/{below}/chantiers/%C3%A9t%C3%A9"));
        assert_eq!(app.get(answer.header("location")).await.status, 200);
        assert_eq!(app.get(&format!("/commentaires/{below}/chantiers/inconnu")).await.status, 404);
    }
}

#[tokio::test]
async fn the_last_good_manifest_stays_whatever_becomes_of_the_site() {
    let folder = TempDir::new().unwrap();
    write(&folder, &manifest(&[("pré/été", "/chantiers/pre/", "/p/")]));
    let app = app(&folder).await;
    app.service.refresh_manifest(&app.site()).await.unwrap();
    let good = app.site().manifest_health();
    assert_eq!((good.read_at, good.error), (Some(app.now()), None));

    app.wait(60);
    write(&folder, "<h1>502 Bad Gateway</h1>");
    let (status, body) = hook(&app, "un secret de crochet assez long").await;
    assert_eq!(status, 502);
    assert!(body.contains("manifest_not_read") && !body.contains("threads.json"), "{body}");
    let health = app.site().manifest_health();
    assert_eq!(health.read_at, good.read_at);
    let error = "the manifest is not one of palier's: expected value at line 1 column 1";
    assert_eq!(health.error.as_deref(), Some(error));
    std::fs::remove_file(folder.path().join("threads.json")).unwrap();
    assert!(app.service.refresh_manifest(&app.site()).await.is_err());
    assert_eq!(app.get("/commentaires/fil/pr%C3%A9/%C3%A9t%C3%A9").await.status, 200);

    // Also for a service that starts while the site is down.
    let saved = app.store.manifest(app.id()).await.unwrap().unwrap();
    assert_eq!(saved.read_at, good.read_at.unwrap());
}

#[tokio::test]
async fn a_manifest_without_threads_or_of_another_site_is_not_taken() {
    let folder = TempDir::new().unwrap();
    let good = manifest(&[("verger", "/chantiers/verger/", "/v/")]);
    let app = app(&folder).await;
    let refused = async |text: &str| {
        write(&folder, text);
        let error = app.service.refresh_manifest(&app.site()).await.unwrap_err().to_string();
        assert_eq!(app.site().manifest_health().error.as_ref(), Some(&error));
        assert_eq!(app.get("/commentaires/fil/verger").await.status, 200);
        error
    };
    write(&folder, &good);
    assert!(app.service.refresh_manifest(&app.site()).await.unwrap());
    let empty =
        "the manifest has no thread any more, where there were 1, and does not say that this is meant (`closed`)";
    assert_eq!(refused(&manifest(&[])).await, empty);
    let other = good.replace("https://trois-vallons.example", "https://autre.example");
    let said = "the manifest is that of \"https://autre.example\", and not that of https://trois-vallons.example";
    assert_eq!(refused(&other).await, said);

    write(&folder, &good.replace("https://trois-vallons.example", "https://trois-vallons.example/"));
    assert!(app.service.refresh_manifest(&app.site()).await.unwrap());
    assert_eq!(app.site().manifest_health().error, None);
}

#[tokio::test]
async fn a_site_may_close_all_its_conversations_and_have_them_back() {
    let folder = TempDir::new().unwrap();
    let good = manifest(&[("verger", "/chantiers/verger/", "/v/")]);
    let app = app(&folder).await;
    write(&folder, &good);
    app.service.refresh_manifest(&app.site()).await.unwrap();
    super::say(&app, "Samia", "Bravo.", &[]).await;

    write(&folder, &manifest(&[]).replace("\"threads\"", "\"closed\":true,\"threads\""));
    assert!(app.service.refresh_manifest(&app.site()).await.unwrap());
    assert_eq!(app.site().manifest_health().error, None);
    assert_eq!(app.get("/commentaires/fil/verger").await.status, 404);

    write(&folder, &good);
    assert!(app.service.refresh_manifest(&app.site()).await.unwrap());
    assert!(app.get("/commentaires/fil/verger").await.body.contains("Bravo."));
}

#[cfg(unix)]
#[tokio::test]
async fn what_is_no_file_is_not_waited_for() {
    let folder = TempDir::new().unwrap();
    let pipe = folder.path().join("threads.json");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for path in [pipe.to_str().unwrap(), "/dev/zero", folder.path().to_str().unwrap()] {
        let app = App::new(&[("sites.vallons.manifest", path)]).await;
        let read = tokio::time::timeout(std::time::Duration::from_secs(5), async {
            app.service.refresh_manifest(&app.site()).await.unwrap_err().to_string()
        });
        let said = read.await.expect("it ends");
        assert_eq!(said, format!("the manifest cannot be read: {path}: not a regular file"));
    }
}

#[tokio::test]
async fn the_hook_asks_for_its_secret_and_is_not_there_without_one() {
    let folder = TempDir::new().unwrap();
    let app = app(&folder).await;
    for wrong in ["", "un secret", "un secret de crochet assez long "] {
        assert_eq!(hook(&app, wrong).await.0, 401, "{wrong}");
    }
    assert_eq!(hook(&App::new(&[]).await, "").await.0, 404);
}

/// A host that gives each client the next of these answers, and what it was asked.
fn host(answers: Vec<String>) -> (String, std::thread::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/threads.json", listener.local_addr().unwrap());
    let asked = std::thread::spawn(move || {
        let answer = |answer: String| {
            let (mut stream, _) = listener.accept().unwrap();
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                stream.read_exact(&mut byte).unwrap();
                head.push(byte[0]);
            }
            stream.write_all(answer.as_bytes()).unwrap();
            String::from_utf8(head).unwrap().to_lowercase()
        };
        answers.into_iter().map(answer).collect()
    });
    (address, asked)
}

fn http(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

#[tokio::test]
async fn a_host_is_asked_for_what_is_new() {
    let (address, asked) = host(vec![
        http("301 Moved Permanently", "location: /palier/threads.json\r\n", ""),
        http("200 OK", "etag: \"un\"\r\n", &manifest(&[("a", "/a/", "/b/")])),
        http("304 Not Modified", "", ""),
        http("302 Found", "location: http://169.254.169.254/latest/\r\n", ""),
        http("503 Service Unavailable", "", ""),
    ]);
    let app = App::new(&[("sites.vallons.manifest", &address)]).await;
    let site = app.site();
    assert!(app.service.refresh_manifest(&site).await.unwrap());
    assert!(site.thread(&ThreadKey::parse("a").unwrap()).is_some());
    assert!(!app.service.refresh_manifest(&site).await.unwrap());
    let elsewhere = app.service.refresh_manifest(&site).await.unwrap_err().to_string();
    assert!(elsewhere.ends_with("sends to another host or nowhere: http://169.254.169.254/latest/"), "{elsewhere}");
    let down = app.service.refresh_manifest(&site).await.unwrap_err().to_string();
    assert!(down.ends_with("answers 503 Service Unavailable"), "{down}");

    let asked = asked.join().unwrap();
    assert!(asked[1].starts_with("get /palier/threads.json ") && !asked[1].contains("if-none-match"), "{asked:?}");
    assert!(asked[2].contains("if-none-match: \"un\""), "{asked:?}");
}
