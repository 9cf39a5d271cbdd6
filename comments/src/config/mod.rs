//! The settings, as meant: validated once, so that nothing after this module meets an impossible one.

mod mistake;
mod read;
#[cfg(test)]
mod tests;
mod values;

use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use lettre::transport::smtp::client::Certificate;
use palier_words::Language;

use crate::domain::{Kind, Policy, SiteKey};
use crate::store::Retention;

pub use mistake::{Mistake, Place};
pub use read::{Given, read};

/// Everything that can be set.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where readers and moderators are served.
    pub listen: SocketAddr,
    /// Where health and metrics are served; `None`: nowhere.
    pub admin_listen: Option<SocketAddr>,
    /// Networks whose `X-Forwarded-For` and `X-Forwarded-Host` are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// The database's file.
    pub database: PathBuf,
    /// The key of all tokens, digests and sealed secrets; at least 32 bytes.
    pub secret: Secret,
    /// Whether `Secure` is left out of the cookie: only for a preview on this machine.
    pub insecure_cookie: bool,
    /// How mail leaves; `None`: it does not, and nothing that needs mail is offered.
    pub mail: Option<Mail>,
    /// The sites; at least one.
    pub sites: Vec<Site>,
    /// How long what is kept.
    pub retention: Retention,
    /// How much may come in.
    pub limits: Limits,
}

/// A text that is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// Takes the bytes of a secret.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes, for the one place that uses them.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// How mail leaves.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The sender: `Les Trois Vallons <ne-pas-repondre@…>`.
    pub from: String,
    /// Where it goes.
    pub way: MailWay,
}

/// Where mail goes.
#[derive(Clone, Debug)]
pub enum MailWay {
    /// To a mail server.
    Server(MailServer),
    /// Into a folder, one `.eml` file a letter, for a preview: nobody is written to.
    Folder(PathBuf),
}

/// A mail server.
#[derive(Clone, Debug)]
pub struct MailServer {
    /// The server's name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: MailSecurity,
    /// Who vouches for it, besides the authorities that everybody knows.
    pub authority: Option<Certificate>,
    /// Name and password, where the server asks.
    pub credentials: Option<(String, Secret)>,
    /// How long one attempt may take.
    pub timeout: Duration,
}

/// How a connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailSecurity {
    /// TLS from the first byte (port 465).
    Tls,
    /// STARTTLS, required (port 587).
    StartTls,
    /// None: a server on this machine.
    None,
}

/// One site.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its name, in addresses and in every key.
    pub key: SiteKey,
    /// Its public address, without a slash at the end: `https://trois-vallons.example`.
    pub url: String,
    /// The path below it where this service answers: `/commentaires`.
    pub path: String,
    /// The host name of `url`, in lower case.
    pub host: String,
    /// Host names by which requests for it come, besides that of `url`, in lower case.
    pub hosts: Vec<String>,
    /// Its name, as readers know it.
    pub name: String,
    /// The name under which it answers: « Les Trois Vallons Habitat ».
    pub official_name: String,
    /// Its language.
    pub language: Language,
    /// Its zone.
    pub zone: TimeZone,
    /// Where its threads are listed.
    pub manifest: ManifestSource,
    /// How often the manifest is read again.
    pub manifest_every: Duration,
    /// The secret of the hook that has it read now; `None`: no hook.
    pub manifest_hook: Option<Secret>,
    /// The host's build hook, called after an approval; `None`: none.
    pub build_hook: Option<Secret>,
    /// How long approvals are gathered before the hook is called.
    pub build_hook_delay: Duration,
    /// When comments are read, where `policies` does not say otherwise.
    pub policy: Policy,
    /// By kind of post.
    pub policies: BTreeMap<Kind, Policy>,
    /// How long after a post's publication its thread closes; `None`: never.
    pub close_after: Option<SignedDuration>,
    /// How long an author may edit and delete by her token.
    pub edit_window: SignedDuration,
    /// Words that hold a comment for review.
    pub blocked_words: Vec<String>,
    /// Links in one comment that hold it for review.
    pub links_held: u32,
    /// Comments of one thread within ten minutes that switch it to review; 0: never.
    pub flood: u32,
    /// Where persons write about their data: shown under the form.
    pub privacy_contact: String,
    /// The page of the personal-data notice, below the site's address.
    pub privacy_page: String,
    /// The page of the comment charter, below the site's address.
    pub charter_page: String,
}

impl Site {
    /// When comments under a post of this kind are read.
    #[must_use]
    pub fn policy_of(&self, kind: &str) -> &Policy {
        self.policies.get(kind).unwrap_or(&self.policy)
    }

    /// Whether comments of any kind of post may be shown before a moderator reads them.
    #[must_use]
    pub fn shows_first(&self) -> bool {
        self.policy.shows_first() || self.policies.values().any(|policy| policy.shows_first())
    }

    /// Whether requests for it come by this host name, which is in lower case.
    #[must_use]
    pub fn has_host(&self, name: &str) -> bool {
        self.host == name || self.hosts.iter().any(|host| host == name)
    }

    /// The scheme and host of its address: `https://trois-vallons.example`.
    #[must_use]
    pub fn origin(&self) -> &str {
        split_origin(&self.url).0
    }

    /// Whether an address is that of the site: the same path on one of its origins, with or without a slash at its end.
    #[must_use]
    pub fn is_of(&self, address: &str) -> bool {
        let ((origin, path), (_, own)) = (split_origin(address), split_origin(&self.url));
        self.is_at(&origin.to_ascii_lowercase()) && path.trim_end_matches('/') == own.trim_end_matches('/')
    }

    /// Whether its address has no name, or that of this machine: there it is looked at before it is published elsewhere.
    #[must_use]
    pub fn is_preview(&self) -> bool {
        self.origin().split_once("://").is_some_and(|(_, authority)| is_nameless(authority))
    }

    /// Whether an origin, as browsers state it, is one of the site's: its address, or one of its other hosts with the same
    /// scheme and port.
    #[must_use]
    pub fn is_at(&self, origin: &str) -> bool {
        let (scheme, authority) = self.origin().split_once("://").unwrap_or_default();
        let own = without_default_port(scheme, authority);
        if origin == format!("{scheme}://{own}") {
            return true;
        }
        let port = own.rsplit_once(':').map(|(_, port)| port).filter(|port| port.parse::<u16>().is_ok());
        let port = port.map(|port| format!(":{port}")).unwrap_or_default();
        self.hosts.iter().any(|host| {
            let host = if host.contains(':') { format!("[{host}]") } else { host.clone() };
            origin == format!("{scheme}://{host}{port}")
        })
    }
}

/// An address as its origin (RFC 6454) and what stands behind that.
#[must_use]
pub fn split_origin(address: &str) -> (&str, &str) {
    let host = address.find("://").map_or(0, |at| at + 3);
    let end = address[host..].find(['/', '?', '#']).map_or(address.len(), |at| host + at);
    address.split_at(end)
}

/// The host of an authority: without port, and an IPv6 address without its brackets.
#[must_use]
pub fn host_of(authority: &str) -> &str {
    let (host, end) = match authority.strip_prefix('[') {
        Some(address) => (address, ']'),
        None => (authority, ':'),
    };
    host.split_once(end).map_or(host, |(host, _)| host)
}

/// Whether an authority is an address in numbers, or `localhost`: nobody can have others take it for a name of hers.
#[must_use]
pub fn is_nameless(authority: &str) -> bool {
    let is_number = || authority.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
    authority.split(':').next() == Some("localhost") || authority.parse::<SocketAddr>().is_ok() || is_number()
}

/// An authority as browsers write it in an origin: in lower case, without the port that its scheme has anyway.
fn without_default_port(scheme: &str, authority: &str) -> String {
    let default = if scheme == "https" { ":443" } else { ":80" };
    authority.strip_suffix(default).unwrap_or(authority).to_ascii_lowercase()
}

/// Where a manifest is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManifestSource {
    /// A file.
    File(PathBuf),
    /// An https address, or http on this machine.
    Url(String),
}

/// How much may come in.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Characters of a message: 1 to 20 000.
    pub message: usize,
    /// Messages of one network prefix in ten minutes.
    pub per_prefix: u32,
    /// Messages in one thread in ten minutes.
    pub per_thread: u32,
    /// Messages on one site in ten minutes.
    pub per_site: u32,
    /// The shortest time between opening a form and posting it.
    pub form_minimum: Duration,
    /// The longest.
    pub form_maximum: Duration,
    /// How long the same text is a duplicate.
    pub duplicate_window: SignedDuration,
    /// Messages on one site in a minute from which browsers prove work; 0: never.
    pub pressure: u32,
    /// How long a request may take to arrive, and its answer to be made.
    pub request: Duration,
    /// Connections open at once.
    pub connections: usize,
    /// A moderator's session ends after being idle for this long.
    pub session_idle: SignedDuration,
    /// And after this long whatever happens.
    pub session_absolute: SignedDuration,
    /// Whether network addresses are also kept in clear, until [`Retention::connections`] (LCEN art. 6 V).
    pub keep_addresses: bool,
}
