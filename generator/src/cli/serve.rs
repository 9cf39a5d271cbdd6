//! `palier serve`: the site in a browser while it is written.

use std::net::SocketAddr;
use std::sync::Arc;

use jiff::tz::TimeZone;
use tokio::net::TcpListener;

use super::Outcome;
use super::arguments::{Format, ServeCommand};
use super::clock;
use super::console::Console;
use crate::locale::{self, Catalogue};
use crate::project::Project;
use crate::serve::{self, Mount, Preview, Told, Watch};

pub(super) fn run(console: &Console, command: ServeCommand) -> Outcome {
    let Some(root) = console.site_root(&command.site.root) else { return Outcome::Failed };
    // Watching starts before reading: what changes in between is read again.
    let watch = Watch::start(&root);
    let project = Project::open(root, None);
    let zone = project.zone().unwrap_or(TimeZone::UTC);
    if console.now(command.site.now.as_deref(), &zone).is_none() {
        return Outcome::Failed;
    }
    let written = command.site.now.clone();
    let clock = Box::new(move || clock::now(written.as_deref(), &zone).unwrap_or_default());
    let preview = Arc::new(Preview::new(project, clock, locale::catalogue(console.catalogue().language(), None)));
    console.report(&preview.errors(), preview.root(), Format::Human);

    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            console.write_failed("tokio", &error);
            return Outcome::Failed;
        }
    };
    let outcome = runtime.block_on(async {
        let address = SocketAddr::new(command.host, command.port);
        let listener = match TcpListener::bind(address).await {
            Ok(listener) => listener,
            Err(error) => {
                let (address, cause) = (address.to_string(), console.cause(&error));
                console.complain("cli-port-taken", &[("address", (&address).into()), ("cause", (&cause).into())]);
                return Outcome::Failed;
            }
        };
        let address = listener.local_addr().unwrap_or(address);
        let url = serve::url(address);
        console.say("cli-serving", &[("url", (&url).into())]);
        if let Some(hint) = console.catalogue().attribute("cli-serving", "aide", &[]) {
            console.note(&hint);
        }
        spawn_watch(watch, &preview, console.catalogue());
        let conversations = Arc::new(Mount::default());
        // Of the machine even where the site is looked at on another day: forms are opened and sent in real time.
        let now = Arc::new(|| clock::now(None, &TimeZone::UTC).unwrap_or_default());
        let speaking = Console::speaking(console.catalogue().language());
        let tell = move |told| tell(&speaking, told);
        tokio::spawn(serve::keep(Arc::clone(&preview), Arc::clone(&conversations), address, now, tell));
        tokio::select! {
            served = serve::run(listener, Arc::clone(&preview), conversations) => {
                if served.is_ok() { Outcome::Done } else { Outcome::Failed }
            }
            _ = tokio::signal::ctrl_c() => Outcome::Done,
        }
    });
    // Requests that wait for a change are not waited for.
    runtime.shutdown_background();
    outcome
}

/// Says how the conversations stand.
fn tell(console: &Console, told: Told) {
    match told {
        Told::Ready { desk, email, password } => {
            console.say("cli-conversations", &[("url", (&desk).into())]);
            let sign_in = [("email", (&email).into()), ("password", (&password).into())];
            if let Some(hint) = console.catalogue().attribute("cli-conversations", "aide", &sign_in) {
                console.note(&hint);
            }
        }
        Told::Failed(cause) => console.complain("cli-conversations-failed", &[("cause", (&cause).into())]),
    }
}

/// Watches on a thread of its own, which ends with the process.
fn spawn_watch(watch: Watch, preview: &Arc<Preview>, catalogue: &Catalogue) {
    let preview = Arc::clone(preview);
    let console = Console::speaking(catalogue.language());
    std::thread::spawn(move || {
        // One save is often several events, and most changes leave the errors as they are: each list is said once.
        let mut said = preview.errors();
        watch.run(&preview, || {
            let errors = preview.errors();
            if errors == said {
                return;
            }
            console.report(&errors, preview.root(), Format::Human);
            if errors.is_empty() {
                console.note(&console.catalogue().text("cli-mended"));
            }
            said = errors;
        });
    });
}
