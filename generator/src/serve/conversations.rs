//! The comment service inside the preview: the conversations under the posts that are being written, in a database
//! of their own below `.palier/`. Nothing of it is needed to read the site.

#![expect(clippy::disallowed_methods, reason = "this is the door to the preview's own files")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use axum::Router;
use palier_comments::commands;
use palier_comments::config::{self, Config, Given};
use palier_comments::import::Source;
use palier_comments::service::keys::random_token;
use palier_comments::service::{Clock, Service, Site as Served};
use palier_comments::serving::{self, Background};
use palier_comments::store::{Role, SqliteStore};
use palier_words::Catalogue;

use super::state::{HEAD_START, Preview, Shown};
use crate::diagnostic::Cause;
use crate::output::Content;
use crate::render::Renderer;
use crate::site::Route;

/// The preview's own folder, below the site's.
const FOLDER: &str = ".palier";
const SECRET: &str = "secret";
const PASSWORD: &str = "moderation";
const DATABASE: &str = "commentaires.db";
const MANIFEST: &str = "threads.json";
/// Where letters are written instead of being sent.
const LETTERS: &str = "courrier";
/// Where the service answers, and a site that has its comments elsewhere has none in the preview.
const PATH: &str = "/commentaires";
/// The comments that a preview begins with: an export of the comment service, beside `palier.toml`.
const EXAMPLES: &str = "commentaires.jsonl";
/// Who moderates the preview.
const MODERATOR: &str = "moderation@localhost";

/// Where the service answers once it is there.
#[derive(Debug, Default)]
pub struct Mount(OnceLock<Router>);

impl Mount {
    pub(super) fn router(&self) -> Option<Router> {
        self.0.get().cloned()
    }
}

/// What is told of it.
#[derive(Clone, Debug)]
pub enum Told {
    /// It is in service.
    Ready {
        /// The desk's address.
        desk: String,
        /// With which one signs in.
        email: String,
        /// And the password.
        password: String,
    },
    /// It is not, and why: the site is shown all the same.
    Failed(String),
}

/// Starts the service as soon as there is a site without errors, and has it follow the site, until it is dropped.
pub async fn keep(
    preview: Arc<Preview>,
    mount: Arc<Mount>,
    address: SocketAddr,
    clock: Clock,
    tell: impl Fn(Told) + Send,
) {
    let mut versions = preview.versions();
    let mut running = None;
    loop {
        versions.borrow_and_update();
        let shown = preview.snapshot().shown.filter(is_commented_here);
        match (shown, &running) {
            (Some(shown), None) => match Running::start(&preview, &shown, address, Arc::clone(&clock)).await {
                Ok((started, password)) => {
                    let _ = mount.0.set(serving::router(&started.service));
                    let desk = format!("{}{PATH}/moderation", started.site.config.url);
                    tell(Told::Ready { desk, email: MODERATOR.to_owned(), password });
                    started.read_examples(&preview, &tell).await;
                    running = Some(started);
                }
                Err(cause) => {
                    tell(Told::Failed(cause));
                    return;
                }
            },
            (Some(shown), Some(running)) => running.follow(&preview, &shown).await,
            (None, _) => {}
        }
        if versions.changed().await.is_err() {
            return;
        }
        tokio::time::sleep(2 * HEAD_START).await;
    }
}

fn is_commented_here(shown: &Shown) -> bool {
    let comments = &shown.site.config.comments;
    comments.enabled && comments.service.trim_end_matches('/') == PATH
}

/// The service of a preview.
struct Running {
    service: Arc<Service>,
    site: Arc<Served>,
    manifest: PathBuf,
    // Ends with the service.
    _background: Background,
}

impl Running {
    /// Opens the database, makes it where there is none, and returns the moderator's password.
    async fn start(
        preview: &Preview,
        shown: &Shown,
        address: SocketAddr,
        clock: Clock,
    ) -> Result<(Self, String), String> {
        let folder = preview.root().on_disk(FOLDER);
        fs::create_dir_all(&folder).map_err(|error| said(preview.catalogue(), &folder, &error))?;
        let manifest = folder.join(MANIFEST);
        write_manifest(preview, shown, &manifest);
        let config = settings(preview.catalogue(), shown, address, &folder)?;
        let database = config.database.clone();
        let store = tokio::task::spawn_blocking(move || SqliteStore::open(&database)).await;
        let store = store.map_err(|error| error.to_string())?.map_err(|error| error.to_string())?;
        let service = Service::start(Arc::new(config), Arc::new(store), clock).await;
        let service = Arc::new(service.map_err(|error| error.to_string())?);
        let site = service.sites().first().map(Arc::clone).ok_or_else(String::new)?;
        let password = password(preview.catalogue(), &service, &site, &folder.join(PASSWORD)).await?;
        let background = Background::start(&service);
        Ok((Self { service, site, manifest, _background: background }, password))
    }

    /// Imports the comments that the preview begins with; those that are there already stay as they are.
    async fn read_examples(&self, preview: &Preview, tell: &(impl Fn(Told) + Send)) {
        let file = preview.root().on_disk(EXAMPLES);
        if !file.exists() {
            return;
        }
        let (source, official) = (Source::Palier, Vec::new());
        let import = commands::Import { source, file, site: None, dry_run: false, official, own: true };
        let words = palier_comments::page::catalogue(preview.catalogue().language());
        let imported = commands::import(&self.service, import, &words, &mut io::sink()).await;
        if let Err(failure) = imported {
            tell(Told::Failed(failure.sentence(&words)));
        }
    }

    /// Takes the site's threads over, as they are now.
    async fn follow(&self, preview: &Preview, shown: &Shown) {
        if write_manifest(preview, shown, &self.manifest) {
            // What fails is noted by the service; the last good threads stay.
            let _ = self.service.refresh_manifest(&self.site).await;
        }
    }
}

/// Writes the site's threads where the service reads them. Says whether they are others.
fn write_manifest(preview: &Preview, shown: &Shown, file: &Path) -> bool {
    let renderer = Renderer::new(&shown.site, &shown.theme, preview.root(), preview.variants());
    let Ok(Content::Bytes(threads)) = renderer.render("/palier/threads.json", &Route::Threads) else { return false };
    let is_other = fs::read(file).map_or(true, |known| known != threads);
    is_other && fs::write(file, threads).is_ok()
}

/// The settings of a service for this site on this machine.
fn settings(words: &Catalogue, shown: &Shown, address: SocketAddr, folder: &Path) -> Result<Config, String> {
    let site = &shown.site.config.site;
    let cooperative = &shown.site.config.cooperative;
    let contact = cooperative.data_protection_officer.as_ref().unwrap_or(&cooperative.email);
    let secret = kept(words, &folder.join(SECRET), || random_token().map_err(|error| error.to_string()))?;
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let text = format!(
        "[server]\nlisten = {listen}\nadmin_listen = \"\"\ntrusted_proxies = []\ninsecure_cookie = true\n\
         [mail]\nfolder = \"{LETTERS}\"\nfrom = \"Palier <palier@localhost>\"\n[database]\nfile = \"{DATABASE}\"\n[secret]\nvalue = {secret}\n\
         [sites.apercu]\nurl = {url}\nhosts = [\"localhost\", \"127.0.0.1\", \"::1\", {host}]\npath = \"{PATH}\"\n\
         name = {name}\nofficial_name = {official}\nlanguage = \"{language}\"\nzone = {zone}\n\
         manifest = \"{MANIFEST}\"\nprivacy_contact = {contact}\n",
        listen = quoted(&address.to_string()),
        secret = quoted(&secret),
        url = quoted(&format!("http://{address}{}", site.url.prefix())),
        host = quoted(&address.ip().to_string()),
        name = quoted(&site.title),
        official = quoted(&cooperative.name),
        language = site.language.tag(),
        zone = quoted(site.zone.iana_name().unwrap_or("UTC")),
        contact = quoted(contact),
    );
    let (environment, secret_file) = (BTreeMap::new(), |path: &Path| fs::read_to_string(path));
    let given = Given { text: &text, folder, environment: &environment, secret_file: &secret_file };
    config::read(&given).map_err(|mistakes| {
        let words = palier_comments::page::catalogue(words.language());
        mistakes.iter().map(|mistake| mistake.say(FOLDER, &words)).collect::<Vec<_>>().join("\n")
    })
}

/// The password with which the preview is moderated: the same from one day to the next.
async fn password(words: &Catalogue, service: &Service, site: &Served, file: &Path) -> Result<String, String> {
    if let Ok(password) = fs::read_to_string(file) {
        return Ok(password);
    }
    let name = &site.config.official_name;
    let password = service.give_password(site, MODERATOR, name, Role::Administrator).await;
    let password = password.map_err(|denied| format!("{denied:?}"))?;
    kept(words, file, || Ok(password))
}

/// What a file holds that its owner alone may read, or else what is made to be kept there.
fn kept(words: &Catalogue, file: &Path, make: impl FnOnce() -> Result<String, String>) -> Result<String, String> {
    match fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        known => return known.map_err(|error| said(words, file, &error)),
    }
    let made = make()?;
    let mut options = fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(file).and_then(|mut file| file.write_all(made.as_bytes()));
    written.map(|()| made).map_err(|error| said(words, file, &error))
}

/// Why the system refused a file of the service.
fn said(words: &Catalogue, file: &Path, error: &io::Error) -> String {
    format!("{} ({})", file.display(), Cause::from(error).say(words))
}
