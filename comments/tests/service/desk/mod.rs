//! Moderators at their desk.

mod account;
mod besieged;
mod deciding;
mod foreign;
mod navigation;
mod opening;
mod questions;
mod queue;
mod reports;
mod safety;
mod sign_in;
mod sites;
mod tools;

use axum::body::Body;
use axum::http::{Method, header};
use palier_comments::domain::{CommentId, ModeratorId, State};
use palier_comments::store::{Actor, Gesture, LogFilter, NewModerator, Role};
use scraper::{Html, Selector};

use super::support::{Answer, App, URL, request};
use super::writing::write;

/// Where the desk is.
pub(super) const ROOT: &str = "/commentaires/moderation";
/// Claire's address.
pub(super) const EMAIL: &str = "claire@vallons.example";
/// Her password.
pub(super) const PASSWORD: &str = "quatre mots sans rapport";
/// Its hash, with little memory and one round: hashing as in service takes a second in a debug build.
const HASH: &str = "$argon2id$v=19$m=8,t=1,p=1$4wI5PTkpfuiz+BLlVJ7BSg$d583wBU1trr+vCDPAOhNRq+dHQ63dlTspA+jZ/arwX8";

/// A moderator who is signed in.
pub(super) struct Desk {
    pub(super) app: App,
    pub(super) claire: ModeratorId,
    pub(super) cookie: String,
}

/// Makes Claire a moderator.
pub(super) async fn hire(app: &App, role: Role) -> ModeratorId {
    let (email, name, password_hash) = (EMAIL.to_owned(), "Claire Martel".to_owned(), HASH.to_owned());
    let claire = NewModerator { email, name, password_hash, role, at: app.now() };
    app.store.add_moderator(app.id(), claire, Actor::System).await.unwrap().unwrap()
}

/// Signs Claire in; the session's cookie as a browser sends it.
pub(super) async fn sign_in(app: &App) -> String {
    let answer = app.post(&format!("{ROOT}/connexion"), &[("email", EMAIL), ("mot_de_passe", PASSWORD)]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

impl Desk {
    pub(super) async fn new(changes: &[(&str, &str)]) -> Self {
        Self::of(App::new(changes).await, Role::Moderator).await
    }

    pub(super) async fn of(app: App, role: Role) -> Self {
        let claire = hire(&app, role).await;
        let cookie = sign_in(&app).await;
        Self { app, claire, cookie }
    }

    /// The desk of somebody who also answers for the site.
    pub(super) async fn administrator(changes: &[(&str, &str)]) -> Self {
        Self::of(App::new(changes).await, Role::Administrator).await
    }

    /// A page of the desk, by its address below the desk's.
    pub(super) async fn get(&self, below: &str) -> Answer {
        let request = request(Method::GET, &format!("{ROOT}{below}"), "text/html").header(header::COOKIE, &self.cookie);
        self.app.send(request.body(Body::empty()).unwrap()).await
    }

    /// The same, parsed as a browser does; it is there.
    pub(super) async fn page(&self, below: &str) -> Page {
        let answer = self.get(below).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        Page::of(&answer)
    }

    /// Posts a form as a page of the desk does, with its token.
    pub(super) async fn post(&self, below: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.app.service.form_token(self.cookie.split_once('=').unwrap().1);
        self.post_from(&token, below, fields).await
    }

    /// Posts a form of a page that was made before.
    pub(super) async fn post_from(&self, token: &str, below: &str, fields: &[(&str, &str)]) -> Answer {
        let fields = fields.iter().copied().chain([("jeton", token)]);
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = request(Method::POST, &format!("{ROOT}{below}"), "text/html")
            .header(header::ORIGIN, URL)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.app.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Posts a form, and follows to the page that it leads to.
    pub(super) async fn act(&self, below: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.post(below, fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let led = answer.header("location").split('#').next().unwrap().strip_prefix(ROOT).unwrap().to_owned();
        self.page(&led).await
    }

    /// Where a comment stands.
    pub(super) async fn state(&self, comment: CommentId) -> State {
        self.app.store.entry(self.app.id(), comment).await.unwrap().unwrap().state
    }

    /// The newest lines of the log: what was done, and why.
    pub(super) async fn log(&self, lines: u32) -> Vec<(String, String)> {
        let log = self.app.store.log(self.app.id(), LogFilter::default(), None, lines).await.unwrap();
        let since = log.into_iter().filter(|line| line.what != Gesture::AddModerator);
        since.map(|line| (line.what.word().to_owned(), line.why)).collect()
    }

    /// A reader writes; the comment's number.
    pub(super) async fn written(&self, thread: &str, name: &str, message: &str, more: &[(&str, &str)]) -> CommentId {
        let fields: Vec<_> = [("nom", name), ("message", message)].into_iter().chain(more.iter().copied()).collect();
        let answer = write(&self.app, thread, &fields).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
        CommentId(answer.json()["id"].as_i64().unwrap())
    }
}

/// A page of the desk.
pub(super) struct Page {
    pub(super) html: Html,
}

impl Page {
    pub(super) fn of(answer: &Answer) -> Self {
        Self { html: Html::parse_document(&answer.body) }
    }

    /// The texts of what a selector finds, their spaces made one.
    pub(super) fn texts(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        let text = |element: scraper::ElementRef<'_>| element.text().collect::<String>();
        self.html.select(&selector).map(|found| text(found).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    /// The attribute of what a selector finds first.
    pub(super) fn attribute(&self, selector: &str, name: &str) -> String {
        let selector = Selector::parse(selector).unwrap();
        let found = self.html.select(&selector).next().and_then(|found| found.attr(name));
        found.unwrap_or_else(|| panic!("no {name} in {}", self.html.html())).to_owned()
    }

    /// What is said of what was just done.
    pub(super) fn said(&self) -> String {
        self.texts(".pd-flash p").concat()
    }
}
