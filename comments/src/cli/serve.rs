//! `palier-comments serve`.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use futures_util::future::join_all;
use tokio::net::TcpListener;

use super::arguments::ServeCommand;
use super::console::Console;
use super::{Outcome, clock, done, log, open};
use crate::config::Config;
use crate::service::Service;
use crate::serving::{self, Listeners};

/// How long the first list of a site's threads is waited for.
const FIRST_THREADS: Duration = Duration::from_secs(5);

pub(super) async fn run(console: &Console, config: Config, command: ServeCommand) -> Outcome {
    log::start(command.log, &command.level);
    let clock = command.now.map_or_else(clock::system, clock::from);
    // Before the database is opened: two services on one address never get that far.
    let listeners = match listen(&config).await {
        Ok(listeners) => listeners,
        Err((address, error)) => {
            let (address, cause) = (address.to_string(), error.to_string());
            let arguments = [("address", (&address).into()), ("cause", (&cause).into())];
            console.complain_of("cli-port-taken", &arguments);
            return Outcome::Failed;
        }
    };
    let service = match open(config, clock).await {
        Ok(service) => service,
        Err(failure) => return done(console, Err(failure)),
    };
    first_threads(&service).await;
    let stop = match Signals::new() {
        Ok(signals) => signals,
        Err(error) => {
            console.complain(&error.to_string());
            return Outcome::Failed;
        }
    };
    if let Ok(address) = listeners.public.local_addr() {
        console.say("cli-serving", &[("url", (&format!("http://{address}/")).into())]);
    }
    serving::run(service, listeners, stop.received()).await;
    Outcome::Done
}

/// Reads the threads of sites of which none is known: the first requests find them. Later starts wait for nothing.
async fn first_threads(service: &Service) {
    let new = service.sites().iter().filter(|site| site.threads().is_empty());
    // What fails is noted, and tried again.
    let read = join_all(new.map(|site| service.refresh_manifest(site)));
    let _ = tokio::time::timeout(FIRST_THREADS, read).await;
}

async fn listen(config: &Config) -> Result<Listeners, (SocketAddr, io::Error)> {
    let bind = async |address: SocketAddr| TcpListener::bind(address).await.map_err(|error| (address, error));
    let public = bind(config.listen).await?;
    let admin = match config.admin_listen {
        Some(address) => Some(bind(address).await?),
        None => None,
    };
    Ok(Listeners { public, admin })
}

/// What asks a service to end: Ctrl-C, and the signal of a service manager.
struct Signals {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
}

impl Signals {
    fn new() -> io::Result<Self> {
        Ok(Self {
            #[cfg(unix)]
            terminate: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?,
        })
    }

    async fn received(mut self) {
        #[cfg(unix)]
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        #[cfg(not(unix))]
        drop(tokio::signal::ctrl_c().await);
    }
}
