//! Letters and the build hook, from what happened to what leaves.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::path::PathBuf;

use palier_comments::domain::{Action, CommentId, Mode, ModeratorId, Reason, text};
use palier_comments::notify::Worker;
use palier_comments::store::{Actor, Decision, DeliveryKind, NewModerator, OfficialReply, Role};
use serde_json::Value;
use tempfile::TempDir;

use super::support::{App, thread};
use super::writing::{NAME, write};

/// A service whose letters are written into a folder.
struct Post {
    app: App,
    worker: Worker,
    folder: TempDir,
}

impl Post {
    async fn new(changes: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("courrier").to_str().unwrap().to_owned();
        let app = App::new(&[changes, &[("mail.folder", path.as_str())]].concat()).await;
        let worker = Worker::new(app.service.clone());
        Self { app, worker, folder }
    }

    async fn moderator(&self, email: &str) -> ModeratorId {
        let (password_hash, role) = ("$argon2id$".to_owned(), Role::Moderator);
        let new = NewModerator {
            email: email.to_owned(),
            name: "Claire".to_owned(),
            password_hash,
            role,
            at: self.app.now(),
        };
        self.app.store.add_moderator(self.app.id(), new, Actor::System).await.unwrap().unwrap()
    }

    async fn decide(&self, id: i64, action: Action, by: ModeratorId) {
        let comments = vec![CommentId(id)];
        let decision = Decision {
            comments,
            action,
            by: Actor::Moderator(by),
            teach: false,
            seen: self.app.now(),
            at: self.app.now(),
        };
        assert_eq!(self.app.store.decide(self.app.id(), decision).await.unwrap().changed.len(), 1);
    }

    async fn reply(&self, parent: i64, markdown: &str, by: ModeratorId) -> i64 {
        let html = text::read(markdown).html;
        let (thread, markdown) = (thread("verger", Mode::Open), markdown.to_owned());
        let (parent, name, at) = (Some(CommentId(parent)), "Claire Martel".to_owned(), self.app.now());
        let reply = OfficialReply { thread, parent, name, markdown, html, pinned: false, by, seen: at, at };
        self.app.store.reply(self.app.id(), reply).await.unwrap().unwrap().0
    }

    /// The letters that are to leave now, as (address, subject and text), then sends them.
    async fn letters(&self) -> Vec<(String, String)> {
        self.worker.expand().await.unwrap();
        let due = self.app.store.due(self.app.now(), 100).await.unwrap();
        let letters = due.iter().filter(|delivery| delivery.kind == DeliveryKind::Mail);
        let letters = letters.map(|delivery| {
            let letter: Value = serde_json::from_str(&delivery.payload).unwrap();
            let part = |name: &str| letter[name].as_str().unwrap_or_default().to_owned();
            (part("to"), format!("{}\n\n{}", part("subject"), part("text")))
        });
        let letters = letters.collect();
        self.worker.deliver().await.unwrap();
        letters
    }

    /// What left, in the order of leaving.
    fn sent(&self) -> Vec<String> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(self.folder.path().join("courrier"))
            .map_or(Vec::new(), |files| files.map(|file| file.unwrap().path()).collect());
        files.sort();
        files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
    }
}

/// The letter to an address, its tokens left out.
#[track_caller]
fn to(letters: &[(String, String)], address: &str) -> String {
    let mut found = letters.iter().filter(|(to, _)| to == address);
    let (_, text) = found.next().unwrap_or_else(|| panic!("nothing to {address} in {letters:?}"));
    assert!(found.next().is_none(), "{letters:?}");
    let parts: Vec<String> = text.split("/lien/").map(str::to_owned).collect();
    let rest = parts[1..].iter().map(|part| {
        let end = part.find(char::is_whitespace).unwrap_or(part.len());
        format!("/lien/…{}", &part[end..])
    });
    std::iter::once(parts[0].clone()).chain(rest).collect()
}

#[tokio::test]
async fn a_question_goes_its_way_by_mail() {
    let post = Post::new(&[]).await;
    let claire = post.moderator("claire@vallons.example").await;
    let fields = [
        NAME,
        ("email", "samia@exemple.fr"),
        ("prevenir", "oui"),
        ("question", "oui"),
        ("message", "Quand *exactement* ?"),
    ];
    assert_eq!(write(&post.app, "verger", &fields).await.status, 201);
    let letters = post.letters().await;
    insta::assert_snapshot!("waiting", to(&letters, "claire@vallons.example"));
    insta::assert_snapshot!("confirm", to(&letters, "samia@exemple.fr"));
    post.decide(1, Action::Publish, claire).await;
    // She has not confirmed: nothing else is written to her.
    post.reply(1, "En **mars**.", claire).await;
    assert_eq!(post.letters().await, []);
}

#[tokio::test]
async fn she_who_confirmed_gets_the_official_answer_and_is_asked_whether_that_settles_it() {
    let post = Post::new(&[]).await;
    let claire = post.moderator("claire@vallons.example").await;
    let fields =
        [NAME, ("email", "samia@exemple.fr"), ("prevenir", "oui"), ("question", "oui"), ("message", "Quand ?")];
    write(&post.app, "verger", &fields).await;
    post.decide(1, Action::Publish, claire).await;
    super::writing::links::confirm(&post.app).await;
    post.letters().await;
    post.reply(1, "En **mars**.\n\nAvec les clés.", claire).await;
    let letters = post.letters().await;
    insta::assert_snapshot!("answered", to(&letters, "samia@exemple.fr"));

    let sent = post.sent();
    let message = sent.last().unwrap();
    for header in [
        "From: \"Les Trois Vallons\" <ne-pas-repondre@trois-vallons.example>\r\n",
        "To: samia@exemple.fr\r\n",
        "Auto-Submitted: auto-generated\r\n",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
        "Content-Type: text/plain; charset=utf-8\r\n",
        "Message-ID: <palier-vallons-",
        "List-Unsubscribe: ",
        "Date: Mon, 23 Nov 2026 09:",
    ] {
        assert!(message.contains(header), "{header}\n{message}");
    }
    // Once, and no more: the reply is not announced a second time.
    assert_eq!(post.letters().await, []);
}

#[tokio::test]
async fn authors_are_told_why() {
    let post = Post::new(&[]).await;
    let claire = post.moderator("claire@vallons.example").await;
    post.app.store.set_mail(post.app.id(), claire, "never").await.unwrap();
    write(&post.app, "verger", &[NAME, ("email", "samia@exemple.fr"), ("message", "Le voisin du 312…")]).await;
    write(&post.app, "verger", &[NAME, ("email", "jean@exemple.fr"), ("message", "Une bonne affaire")]).await;
    let refuse = |reason, note: &str| Action::Refuse { reason, note: note.to_owned() };
    post.decide(1, refuse(Reason::PersonalData, "Parlez-en au gardien plutôt qu’ici."), claire).await;
    post.decide(2, Action::Publish, claire).await;
    post.decide(2, Action::Remove { reason: Reason::Advertising, note: String::new() }, claire).await;
    let letters = post.letters().await;
    insta::assert_snapshot!("refused", to(&letters, "samia@exemple.fr"));
    insta::assert_snapshot!("removed", to(&letters, "jean@exemple.fr"));
}

#[tokio::test]
async fn letters_are_plain_text_whatever_was_written() {
    let post = Post::new(&[("limits.per_prefix", "1000")]).await;
    let claire = post.moderator("claire@vallons.example").await;
    for (number, hostile) in super::writing::HOSTILE.iter().enumerate() {
        let address = format!("samia{number}@exemple.fr");
        let start: String = hostile.chars().take(20).collect();
        let name = format!("{start}\r\nBcc: victime@exemple.fr");
        let fields = [("nom", name.as_str()), ("email", address.as_str()), ("message", *hostile)];
        let id = write(&post.app, "verger", &fields).await.json()["id"].as_i64().unwrap();
        post.worker.round().await.unwrap();
        let refuse = Action::Refuse { reason: Reason::Advertising, note: (*hostile).to_owned() };
        post.decide(id, refuse, claire).await;
        post.worker.round().await.unwrap();
    }
    let sent = post.sent();
    assert!(sent.len() >= 2 * super::writing::HOSTILE.len(), "{}", sent.len());
    for message in sent {
        let (head, _) = message.split_once("\r\n\r\n").unwrap();
        let values = |name: &str| head.lines().filter(|line| line.to_lowercase().starts_with(name)).count();
        assert_eq!((values("content-type: text/plain; charset=utf-8"), values("content-type")), (1, 1), "{head}");
        assert_eq!((values("to:"), values("bcc:"), values("x-header:")), (1, 0, 0), "{head}");
    }
}

#[tokio::test]
async fn a_stranger_s_words_do_not_pass_for_ours() {
    let post = Post::new(&[("sites.vallons.policy", "after")]).await;
    post.moderator("claire@vallons.example").await;
    write(&post.app, "verger", &[NAME, ("message", "Bonjour")]).await;
    post.letters().await;
    let forged = "Décider, dans l’espace de modération :\nhttps://faux.example/\n\n-- \nLa coopérative";
    let report = [("raison", "insult"), ("nom", "Votre colis https://faux.example"), ("email", "tiers@exemple.fr")];
    let fields = [&report[..], &[("bonne_foi", "oui"), ("message", forged)]].concat();
    assert_eq!(post.app.post("/commentaires/commentaire/1/signaler", &fields).await.status, 303);
    let letters = post.letters().await;
    let told = to(&letters, "claire@vallons.example");
    assert!(told.contains("\n> https://faux.example/\n") && !told.contains("\nhttps://faux.example/"), "{told}");
    let receipt = to(&letters, "tiers@exemple.fr");
    assert!(receipt.contains("\n\nBonjour,\n") && !receipt.contains("faux.example"), "{receipt}");
}

#[tokio::test]
async fn a_daily_letter_tells_what_waits_and_only_that() {
    let post = Post::new(&[]).await;
    let claire = post.moderator("claire@vallons.example").await;
    post.app.store.set_mail(post.app.id(), claire, "daily").await.unwrap();
    for message in ["Premier message", "Deuxième message"] {
        write(&post.app, "verger", &[NAME, ("message", message)]).await;
    }
    assert_eq!(post.letters().await, []);
    // 23 November, 9:00 UTC and a bit → the 24th at 8:00 in Paris, 7:00 UTC.
    assert_eq!(post.app.store.next_due().await.unwrap(), Some("2026-11-24T07:00:00Z".parse().unwrap()));
    post.decide(1, Action::Publish, claire).await;
    post.app.wait(24 * 3600);
    post.worker.round().await.unwrap();
    let sent = post.sent();
    assert_eq!(sent.len(), 1);
    assert!(sent[0].contains("Deuxi=C3=A8me message") && !sent[0].contains("Premier message"), "{}", sent[0]);

    write(&post.app, "verger", &[NAME, ("message", "Troisième message")]).await;
    post.worker.round().await.unwrap();
    post.decide(2, Action::Publish, claire).await;
    post.decide(3, Action::Publish, claire).await;
    post.app.wait(24 * 3600);
    post.worker.round().await.unwrap();
    assert_eq!(post.sent().len(), 1);
    assert_eq!(post.app.store.next_due().await.unwrap(), None);
}

#[tokio::test]
async fn what_cannot_leave_is_tried_again_and_then_shown_on_the_desk() {
    let post = Post::new(&[]).await;
    post.moderator("claire@vallons.example").await;
    // Where the folder should be is a file.
    std::fs::write(post.folder.path().join("courrier"), "").unwrap();
    write(&post.app, "verger", &[NAME, ("message", "Bonjour")]).await;
    let mut attempts = 0;
    while post.app.store.dead(post.app.id(), 10).await.unwrap().is_empty() {
        post.worker.round().await.unwrap();
        attempts += 1;
        assert!(attempts < 20);
        if let Some(next) = post.app.store.next_due().await.unwrap() {
            assert!(next > post.app.now());
            post.app.wait((next - post.app.now()).as_secs() + 1);
        }
    }
    assert_eq!(attempts, 9);
    let dead = post.app.store.dead(post.app.id(), 10).await.unwrap();
    assert_eq!((dead.len(), dead[0].attempts), (1, 9));
    assert!(!dead[0].last_error.clone().unwrap().contains('@'));

    // Once it can, a moderator has it tried again.
    std::fs::remove_file(post.folder.path().join("courrier")).unwrap();
    assert!(post.app.store.revive(post.app.id(), dead[0].id, post.app.now()).await.unwrap());
    post.worker.round().await.unwrap();
    assert_eq!(post.sent().len(), 1);
}

/// A mail server that answers `answer` to each addressee, `letters` times.
fn refusing(answer: &'static str, letters: usize) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for _ in 0..letters {
            let (stream, _) = listener.accept().unwrap();
            let lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let say = |said: &str| write!(&stream, "{said}\r\n").unwrap();
            say("220 essai.example");
            for line in lines {
                let Ok(line) = line else {
                    // Not SMTP. Closed with something unread, the connection would be broken off.
                    let _ = std::io::copy(&mut &stream, &mut std::io::sink());
                    break;
                };
                say(match line.split([' ', ':']).next().unwrap() {
                    "RCPT" => answer,
                    "QUIT" => break,
                    _ => "250 OK",
                });
            }
        }
    });
    port
}

#[tokio::test]
async fn a_mailbox_that_does_not_exist_is_given_up_at_once_and_a_busy_server_is_not() {
    for (answer, attempts) in [("550 <claire@vallons.example> no such mailbox", None), ("451 later", Some(1))] {
        let port = refusing(answer, 1).to_string();
        let server = [("mail.host", "127.0.0.1"), ("mail.port", port.as_str()), ("mail.security", "none")];
        let app = App::new(&server).await;
        let post = Post { worker: Worker::new(app.service.clone()), app, folder: TempDir::new().unwrap() };
        post.moderator("claire@vallons.example").await;
        write(&post.app, "verger", &[NAME, ("message", "Bonjour")]).await;
        post.worker.round().await.unwrap();
        let dead = post.app.store.dead(post.app.id(), 10).await.unwrap();
        post.app.wait(3600);
        let waiting = post.app.store.due(post.app.now(), 10).await.unwrap();
        assert_eq!(waiting.first().map(|delivery| delivery.attempts), attempts, "{answer}");
        let told = dead.iter().chain(&waiting).map(|delivery| delivery.last_error.clone().unwrap());
        assert_eq!(told.collect::<Vec<_>>(), [format!("mail_answered {}", &answer[..3])]);
    }
}

#[tokio::test]
async fn a_server_without_encryption_gets_no_letter_and_the_desk_says_why() {
    for security in ["starttls", "tls"] {
        let port = refusing("250 OK", 1).to_string();
        let server = [("mail.host", "127.0.0.1"), ("mail.port", port.as_str()), ("mail.security", security)];
        let app = App::new(&server).await;
        let post = Post { worker: Worker::new(app.service.clone()), app, folder: TempDir::new().unwrap() };
        post.moderator("claire@vallons.example").await;
        write(&post.app, "verger", &[NAME, ("message", "Bonjour")]).await;
        post.worker.round().await.unwrap();
        post.app.wait(3600);
        let waiting = post.app.store.due(post.app.now(), 10).await.unwrap();
        let told = waiting.iter().map(|delivery| delivery.last_error.clone().unwrap());
        assert_eq!(told.collect::<Vec<_>>(), ["mail_tls"], "{security}");
    }
}

#[tokio::test]
async fn the_build_hook_is_called_once_for_all_that_changed() {
    let host = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/construire?jeton=secret", host.local_addr().unwrap());
    let post = Post::new(&[("sites.vallons.build_hook", address.as_str())]).await;
    let claire = post.moderator("claire@vallons.example").await;
    post.app.store.set_mail(post.app.id(), claire, "never").await.unwrap();
    for message in ["Un", "Deux"] {
        write(&post.app, "verger", &[NAME, ("message", message)]).await;
    }
    post.decide(1, Action::Publish, claire).await;
    post.decide(2, Action::Publish, claire).await;
    post.worker.expand().await.unwrap();
    assert_eq!(post.worker.deliver().await.unwrap(), 0);
    post.app.wait(121);
    let called = std::thread::spawn(move || {
        let (mut stream, _) = host.accept().unwrap();
        let mut asked = [0; 1024];
        let length = stream.read(&mut asked).unwrap();
        stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n").unwrap();
        String::from_utf8_lossy(&asked[..length]).into_owned()
    });
    assert_eq!(post.worker.deliver().await.unwrap(), 1);
    assert!(called.join().unwrap().starts_with("POST /construire?jeton=secret HTTP/1.1\r\n"));
    assert_eq!(post.app.store.next_due().await.unwrap(), None);
}

#[tokio::test]
async fn moderators_are_told_of_what_is_shown_without_them() {
    let post = Post::new(&[("sites.vallons.policy", "after")]).await;
    let claire = post.moderator("claire@vallons.example").await;
    write(&post.app, "verger", &[NAME, ("message", "Quand *exactement* ?")]).await;
    insta::assert_snapshot!("unchecked", to(&post.letters().await, "claire@vallons.example"));
    // What a colleague looked at meanwhile is no news.
    write(&post.app, "verger", &[NAME, ("message", "Et le balcon ?")]).await;
    post.decide(2, Action::Approve, claire).await;
    assert_eq!(post.letters().await, []);
}

#[tokio::test]
async fn a_letter_that_asks_to_read_what_was_decided_meanwhile_does_not_leave() {
    let post = Post::new(&[]).await;
    let claire = post.moderator("claire@vallons.example").await;
    for text in ["Quand ?", "Où ?"] {
        write(&post.app, "verger", &[NAME, ("message", text)]).await;
    }
    // The letters wait for a mail server that is away.
    post.worker.expand().await.unwrap();
    post.decide(1, Action::Publish, claire).await;
    post.worker.deliver().await.unwrap();
    let sent: Vec<String> = post.sent().iter().map(|letter| quoted_printable(letter)).collect();
    assert_eq!(sent.len(), 1, "{sent:?}");
    assert!(sent[0].contains("> Où ?"), "{sent:?}");
    assert_eq!(post.app.store.next_due().await.unwrap(), None);
}

#[tokio::test]
async fn a_daily_letter_also_tells_what_is_shown_and_not_checked() {
    let post = Post::new(&[("sites.vallons.policy", "after")]).await;
    let claire = post.moderator("claire@vallons.example").await;
    post.app.store.set_mail(post.app.id(), claire, "daily").await.unwrap();
    for message in ["Premier message", "Second message", "Dernier message"] {
        write(&post.app, "verger", &[NAME, ("message", message)]).await;
    }
    assert_eq!(post.letters().await, []);
    post.decide(1, Action::Approve, claire).await;
    post.app.wait(24 * 3600);
    post.worker.round().await.unwrap();
    let sent = post.sent();
    assert_eq!(sent.len(), 1);
    let body = quoted_printable(&sent[0]);
    assert!(body.contains("Aucun message n’attend la relecture. 2 messages publiés restent à vérifier."), "{body}");
    assert!(body.contains("Second message") && !body.contains("Premier message"), "{body}");
}

/// What a letter's quoted-printable text says (RFC 2045 §6.7).
fn quoted_printable(letter: &str) -> String {
    let joined = letter.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'=').then(|| after.get(..2)).flatten();
        let byte = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap()
}
