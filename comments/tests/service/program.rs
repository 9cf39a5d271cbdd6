//! The program as its operator meets it: what is typed, what is printed, how it starts and ends.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;

const SETTINGS: &str = r#"
[server]
listen = "127.0.0.1:0"
admin_listen = ""
connections = 3
request_timeout = "1s"
[database]
file = "commentaires.db"
[secret]
value = "0123456789012345678901234567890123456789"
[sites.vallons]
url = "http://127.0.0.1"
name = "Les Trois Vallons"
official_name = "Les Trois Vallons Habitat"
manifest = "threads.json"
privacy_contact = "donnees@trois-vallons.example"
"#;

const MANIFEST: &str = r#"{"version":1,"site":"http://127.0.0.1","language":"fr","threads":[{"id":"verger",
"url":"/verger/","title":"Le verger","kind":"avancement","mode":"ouverts","date":"2026-11-06T00:00:00Z","old_urls":[]}]}"#;

/// A folder with settings and a list of threads.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(&folder, "commentaires.toml", SETTINGS);
    write(&folder, "threads.json", MANIFEST);
    folder
}

fn write(folder: &TempDir, name: &str, text: &str) {
    std::fs::write(folder.path().join(name), text).unwrap();
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_palier-comments"));
    command.current_dir(folder).args(arguments).env_clear().env("PALIER_LANG", "fr").stdin(Stdio::null());
    command
}

fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    program(folder.path(), arguments).output().unwrap()
}

/// Without the spaces that do not break, which nobody can tell apart in a test.
fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap().replace(['\u{a0}', '\u{202f}'], " ")
}

/// What it prints when all is well.
#[track_caller]
fn said(folder: &TempDir, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout)
}

/// What it complains of, and with which status.
#[track_caller]
fn complained(folder: &TempDir, arguments: &[&str], status: i32) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(status));
    text(&output.stderr)
}

/// A service in use.
struct Serving {
    process: Child,
    address: String,
}

impl Serving {
    fn start(folder: &TempDir) -> Self {
        let mut process = program(folder.path(), &["serve", "--level", "info"])
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(folder.path().join("log")).unwrap())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).unwrap().trim().trim_end_matches('/').to_owned();
        Self { process, address }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    /// The whole answer to what is sent; the connection is closed after it.
    fn answer(&self, request: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn get(&self, path: &str) -> String {
        self.answer(&format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
        ))
    }

    fn terminate(&self) {
        let ended = Command::new("kill").arg("-TERM").arg(self.process.id().to_string()).status().unwrap();
        assert!(ended.success());
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// `palier-comments … | head`
#[test]
fn a_reader_who_goes_away_ends_no_command() {
    let folder = folder();
    for arguments in [&["check"][..], &["export"], &["moderator", "list"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = program(folder.path(), arguments).stdout(writer).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
        assert_eq!(text(&output.stderr), "", "{arguments:?}");
    }
    // A disk that is full is another matter.
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = program(folder.path(), &["export"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("No space left on device"), "{}", text(&output.stderr));
}

#[test]
fn settings_with_mistakes_are_told_at_once_and_nothing_is_started() {
    let folder = folder();
    let missing = complained(&folder, &["--config", "autre.toml", "check"], 2);
    assert_eq!(
        missing,
        "erreur : les réglages autre.toml ne peuvent pas être lus : No such file or directory (os error 2)\n  \
         = copiez config.default.toml, changez ce qu’il faut, et donnez-le avec --config\n"
    );
    write(&folder, "commentaires.toml", &SETTINGS.replace("listen = \"127.0.0.1:0\"", "listen = \"ici\"\nport = 3"));
    let mistakes = complained(&folder, &["serve"], 2);
    assert_eq!(mistakes.matches("erreur :").count(), 2, "{mistakes}");
    assert!(mistakes.contains("commentaires.toml:3:10") && mistakes.contains("commentaires.toml:4:1"), "{mistakes}");
    assert!(!folder.path().join("commentaires.db").exists());
}

#[test]
fn a_wrong_line_is_told_with_its_cure() {
    let folder = folder();
    let told = complained(&folder, &["moderator", "ad"], 2);
    assert_eq!(told, "erreur : il n’existe pas de commande « ad »\n  = vouliez-vous dire « add » ?\n");
    let told = complained(&folder, &["moderator", "add", "alice@vallons.example"], 2);
    assert_eq!(
        told,
        "erreur : il manque : --name <NOM>\n  = ajoutez « --help » à la commande pour voir ce qu’elle attend\n"
    );
}

#[test]
fn a_moderator_is_made_listed_given_another_password_and_removed() {
    let folder = folder();
    assert!(said(&folder, &["moderator", "list"]).starts_with("Personne ne modère encore"));
    let made =
        said(&folder, &["moderator", "add", "Alice@Vallons.example", "--name", "Alice Martin", "--administrator"]);
    assert!(made.starts_with("Alice@Vallons.example peut modérer. Mot de passe provisoire"), "{made}");
    let taken = complained(&folder, &["moderator", "add", "alice@vallons.example", "--name", "Une autre"], 1);
    assert!(taken.contains("l’adresse est déjà celle de quelqu’un qui modère"), "{taken}");
    assert_eq!(said(&folder, &["moderator", "list"]), "alice@vallons.example  Alice Martin  administre\n");
    let password = |line: &str| line.trim().rsplit(' ').next().unwrap().to_owned();
    let reset = said(&folder, &["moderator", "reset", "alice@vallons.example"]);
    assert_ne!(password(&made), password(&reset));
    assert_eq!(
        said(&folder, &["moderator", "remove", "alice@vallons.example"]),
        "alice@vallons.example ne modère plus.\n"
    );
    assert_eq!(
        said(&folder, &["moderator", "list"]),
        "alice@vallons.example  Alice Martin  administre, ne modère plus\n"
    );
    let unknown = complained(&folder, &["moderator", "reset", "alice@vallons.example"], 1);
    assert_eq!(unknown, "erreur : personne ne modère sous cette adresse\n");
}

#[test]
fn a_backup_is_made_checked_and_put_back() {
    let folder = folder();
    said(&folder, &["moderator", "add", "alice@vallons.example", "--name", "Alice"]);
    assert!(said(&folder, &["backup", "b.db"]).starts_with("Sauvegarde écrite : b.db."));
    assert_eq!(complained(&folder, &["backup", "b.db"], 1), "erreur : b.db existe déjà : donnez un autre nom\n");
    let nowhere = complained(&folder, &["backup", "nulle-part/b.db"], 1);
    assert_eq!(nowhere, "erreur : nulle-part/b.db: No such file or directory (os error 2)\n");
    said(&folder, &["moderator", "remove", "alice@vallons.example"]);
    for no_file in ["nulle-part.db", "/dev/zero"] {
        let refused = format!("erreur : {no_file} n’existe pas, ou n’est pas un fichier\n");
        assert_eq!(complained(&folder, &["restore", no_file], 1), refused);
    }
    write(&folder, "autre.db", &"Ceci n’est pas une base. ".repeat(400));
    let refused = complained(&folder, &["restore", "autre.db"], 1);
    let why = "erreur : autre.db est endommagé, ou n’est pas une sauvegarde ; la base n’a pas changé : file is not a database\n";
    assert_eq!(refused, why);
    // Nor is another program's database one of ours.
    let other = rusqlite::Connection::open(folder.path().join("isso.db")).unwrap();
    other.execute_batch("CREATE TABLE comments (id INTEGER PRIMARY KEY, text TEXT)").unwrap();
    let refused = complained(&folder, &["restore", "isso.db"], 1);
    assert_eq!(
        refused,
        why.replace("autre.db", "isso.db").replace("file is not a database", "no database of palier-comments")
    );
    let restored = said(&folder, &["restore", "b.db"]);
    assert!(restored.starts_with("La sauvegarde est en place. Rien n’avait été effacé depuis."), "{restored}");
    assert!(restored.contains("L’ancienne base est ici : "), "{restored}");
    assert_eq!(said(&folder, &["moderator", "list"]), "alice@vallons.example  Alice  modère\n");
    assert!(said(&folder, &["check"]).ends_with("La base est intacte.\n"));
}

#[test]
fn a_damaged_database_is_told_and_left_as_it_is() {
    let folder = folder();
    write(&folder, "commentaires.db", &"Ceci n’est pas une base. ".repeat(400));
    for command in ["serve", "check"] {
        let told = complained(&folder, &[command], 1);
        let why = "la base est endommagée, remettez une sauvegarde en place : file is not a database\n";
        assert!(
            told.starts_with("erreur : la base ") && told.ends_with(&format!("commentaires.db ne s’ouvre pas : {why}")),
            "{told}"
        );
    }
    assert!(std::fs::read_to_string(folder.path().join("commentaires.db")).unwrap().starts_with("Ceci"));
}

#[test]
fn a_service_starts_answers_and_ends_when_it_is_asked_to() {
    let folder = folder();
    let mut serving = Serving::start(&folder);
    let page = serving.get("/commentaires/fil/verger");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
    for header in [
        "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; \
         connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http://127.0.0.1\r\n",
        "x-content-type-options: nosniff\r\n",
        "x-frame-options: DENY\r\n",
        "referrer-policy: same-origin\r\n",
        "cross-origin-opener-policy: same-origin\r\n",
        "x-request-id: ",
    ] {
        assert!(page.contains(header), "{header}\n{page}");
    }
    let missing = serving.get("/commentaires/lien/secret-de-quelquun?x=alice@vallons.example");
    assert!(missing.contains("<h1>Lien incomplet</h1>"), "{missing}");
    // The way back is to where one was.
    assert!(missing.contains("Revenir au site</a>"), "{missing}");
    let missing = serving.get("/commentaires/moderation/nulle-part");
    assert!(missing.contains("href=\"/commentaires/moderation\">Revenir à la modération</a>"), "{missing}");
    let missing = serving.get("/ailleurs");
    assert!(missing.starts_with("HTTP/1.1 404") && missing.contains("nosniff"), "{missing}");

    serving.terminate();
    assert!(serving.process.wait().unwrap().success());
    let log = std::fs::read_to_string(folder.path().join("log")).unwrap();
    assert!(log.contains("the service has ended"), "{log}");
    assert!(!log.contains("secret-de-quelquun") && !log.contains("alice@"), "{log}");
}

#[test]
fn what_the_log_says_of_a_failure_bears_the_id_of_its_answer() {
    let folder = folder();
    let serving = Serving::start(&folder);
    let database = rusqlite::Connection::open(folder.path().join("commentaires.db")).unwrap();
    database.execute_batch("ALTER TABLE comment RENAME TO lost").unwrap();
    let page = serving.get("/commentaires/fil/verger");
    assert!(page.starts_with("HTTP/1.1 500 ") && !page.contains("no such table"), "{page}");
    let id = page.split_once("x-request-id: ").unwrap().1.split_once("\r\n").unwrap().0;
    assert!(id.len() == 16 && page.matches(id).count() == 2, "the page says what to quote: {page}");
    let log = std::fs::read_to_string(folder.path().join("log")).unwrap();
    let about: Vec<&str> = log.lines().filter(|line| line.contains(&format!("id={id}"))).collect();
    assert_eq!(about.len(), 2, "{log}");
    assert!(about[0].contains("the store could not do it") && about[0].contains("no such table"), "{log}");
    assert!(
        about[1].contains("a request failed") && about[1].contains("route=\"/commentaires/fil/{*thread}\""),
        "{log}"
    );
}

#[test]
fn a_request_that_was_begun_is_answered_before_the_end() {
    let folder = folder();
    let mut serving = Serving::start(&folder);
    let mut stream = serving.connect();
    let head = "POST /commentaires/apercu/verger HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\
                Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    // The service waits for the rest of the request.
    let mut begun = [0; 25];
    stream.read_exact(&mut begun).unwrap();
    assert_eq!(&begun, b"HTTP/1.1 100 Continue\r\n\r\n");
    serving.terminate();
    // The listener is gone at once; the open request is not.
    while TcpStream::connect(&serving.address).is_ok() {
        std::thread::yield_now();
    }
    stream.write_all(b"message=abc").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 "), "{answer}");
    assert!(serving.process.wait().unwrap().success());
}

#[test]
fn a_request_names_one_host() {
    let folder = folder();
    let serving = Serving::start(&folder);
    let status = |target: &str, version: &str, hosts: &str| {
        let answer = serving.answer(&format!("GET {target} HTTP/{version}\r\n{hosts}Connection: close\r\n\r\n"));
        answer.split(' ').nth(1).unwrap_or_default().to_owned()
    };
    let (own, other) = ("Host: 127.0.0.1\r\n", "Host: autre.example\r\n");
    assert_eq!(status("/commentaires/fil/verger", "1.1", own), "200");
    assert_eq!(status("/commentaires/fil/verger", "1.1", other), "404");
    for hosts in [format!("{own}{other}"), format!("{own}{own}"), String::new()] {
        assert_eq!(status("/commentaires/fil/verger", "1.1", &hosts), "400", "{hosts:?}");
    }
    // A target with an address counts before `Host`.
    assert_eq!(status("http://127.0.0.1/commentaires/fil/verger", "1.1", other), "200");
    assert_eq!(status("http://autre.example/commentaires/fil/verger", "1.1", own), "404");
}

#[test]
fn slow_clients_keep_nobody_waiting() {
    let folder = folder();
    let serving = Serving::start(&folder);
    // All three connections are taken by heads that never end.
    let slow: Vec<TcpStream> = (0..3)
        .map(|_| {
            let mut stream = serving.connect();
            stream.write_all(b"GET /commentaires/nombres HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ").unwrap();
            stream
        })
        .collect();
    assert!(serving.get("/commentaires/nombres").starts_with("HTTP/1.1 200"));
    for mut stream in slow {
        let mut rest = String::new();
        // Closed, with or without a word.
        let _ = stream.read_to_string(&mut rest);
        assert!(rest.is_empty() || rest.starts_with("HTTP/1.1 408"), "{rest}");
    }
    // A body that never comes.
    let late = serving.answer(
        "POST /commentaires/apercu/verger HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n",
    );
    assert!(late.starts_with("HTTP/1.1 408") && late.contains("\"code\":\"too_slow\""), "{late}");
}

#[test]
fn what_is_too_large_is_refused() {
    let folder = folder();
    let serving = Serving::start(&folder);
    let body = "a".repeat(64 * 1024 + 1);
    let large = serving.answer(&format!(
        "POST /commentaires/apercu/verger HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: {}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}",
        body.len()
    ));
    assert!(large.starts_with("HTTP/1.1 413") && large.contains("\"code\":\"too_large\""), "{large}");
    // Who asks first sends nothing of it; the connection ends, since what comes next could be taken for its body.
    let asked = serving.answer(
        "POST /commentaires/apercu/verger HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 100-continue\r\nContent-Length: 65537\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n",
    );
    assert!(asked.starts_with("HTTP/1.1 413"), "{asked}");
    let head = serving.answer(&format!("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: {}\r\n\r\n", "a".repeat(20_000)));
    assert!(head.starts_with("HTTP/1.1 431"), "{head}");
}
