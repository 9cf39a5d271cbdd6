//! Settings as written → as meant. Every mistake is found in one run.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, SpanRelativeTo};
use lettre::transport::smtp::client::Certificate;
use palier_words::Language;

use super::mistake::{Mistake, Place};
use super::values::{self, Found, Section, Value};
use super::{
    Config, Limits, Mail, MailSecurity, MailServer, MailWay, ManifestSource, Secret, Site, host_of, split_origin,
};
use crate::domain::{Policy, SiteKey, is_email};
use crate::store::Retention;

/// What the settings are read from.
pub struct Given<'a> {
    /// The configuration file's text.
    pub text: &'a str,
    /// The folder to which relative paths belong.
    pub folder: &'a Path,
    /// The environment.
    pub environment: &'a BTreeMap<String, String>,
    /// Reads a file that holds a secret.
    pub secret_file: &'a dyn Fn(&Path) -> io::Result<String>,
}

/// Characters.
const LEAST_SECRET: usize = 32;
/// A century, in seconds.
const LONGEST: i64 = 100 * 366 * 24 * 60 * 60;

/// Reads the settings.
///
/// # Errors
/// Every mistake, in the order of the file.
pub fn read(given: &Given<'_>) -> Result<Config, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let laid = values::lay(given.text, given.environment, &mut mistakes);
    let mut reader = Reader { given, mistakes };
    let config = reader.config(&laid);
    let mut mistakes = reader.mistakes;
    if mistakes.is_empty() {
        return Ok(config);
    }
    mistakes.sort_by(|a, b| a.place.cmp(&b.place));
    Err(mistakes)
}

struct Reader<'g> {
    given: &'g Given<'g>,
    mistakes: Vec<Mistake>,
}

/// One key of a section, for messages.
#[derive(Clone, Copy)]
struct Key<'s> {
    name: &'static str,
    found: Option<&'s Found>,
}

fn key<'s>(section: &'s Section, name: &'static str) -> Key<'s> {
    Key { name, found: section.get(name) }
}

impl<'s> Key<'s> {
    fn text(self) -> &'s str {
        match self.found.map(|found| &found.value) {
            Some(Value::Text(text)) => text.trim(),
            _ => "",
        }
    }

    fn flag(self) -> bool {
        matches!(self.found.map(|found| &found.value), Some(Value::Flag(true)))
    }

    fn list(self) -> &'s [String] {
        match self.found.map(|found| &found.value) {
            Some(Value::List(items)) => items,
            _ => &[],
        }
    }

    fn place(self) -> Place {
        self.found.map_or(Place::File, |found| found.place.clone())
    }
}

impl Reader<'_> {
    fn mistake(&mut self, id: &'static str, key: Key<'_>) {
        self.mistakes.push(Mistake::new(id, key.place()).with("key", key.name));
    }

    fn config(&mut self, laid: &values::Sections) -> Config {
        let empty = Section::new();
        let section = |name: &str| laid.sections.get(name).unwrap_or(&empty);
        let (server, limits) = (section("server"), section("limits"));
        if laid.sites.is_empty() && self.mistakes.is_empty() {
            self.mistakes.push(Mistake::new("config-no-site", Place::File));
        }
        let sites = laid.sites.iter().filter_map(|(name, (section, place))| self.site(name, section, place));
        let sites = sites.collect();
        let admin = key(server, "admin_listen");
        Config {
            listen: self.address(key(server, "listen")),
            admin_listen: (!admin.text().is_empty()).then(|| self.address(admin)),
            trusted_proxies: self.networks(key(server, "trusted_proxies")),
            database: self.given.folder.join(self.filled(key(section("database"), "file"))),
            secret: self.secret(section("secret")),
            insecure_cookie: key(server, "insecure_cookie").flag(),
            mail: self.mail(section("mail")),
            sites,
            retention: self.retention(section("retention")),
            limits: self.limits(server, limits, section("moderators"), section("retention")),
        }
    }

    fn limits(&mut self, server: &Section, limits: &Section, moderators: &Section, retention: &Section) -> Limits {
        Limits {
            message: self.count(key(limits, "message"), 1, 20_000) as usize,
            per_prefix: self.count(key(limits, "per_prefix"), 1, 100_000),
            per_thread: self.count(key(limits, "per_thread"), 1, 100_000),
            per_site: self.count(key(limits, "per_site"), 1, 1_000_000),
            form_minimum: self.duration(key(limits, "form_minimum")),
            form_maximum: self.duration(key(limits, "form_maximum")),
            duplicate_window: self.span(key(limits, "duplicate_window")),
            pressure: self.count(key(limits, "pressure"), 0, 1_000_000),
            request: self.duration(key(server, "request_timeout")),
            connections: self.count(key(server, "connections"), 1, 1_000_000) as usize,
            session_idle: self.span(key(moderators, "session_idle")),
            session_absolute: self.span(key(moderators, "session_absolute")),
            keep_addresses: key(retention, "keep_addresses").flag(),
        }
    }

    fn retention(&mut self, section: &Section) -> Retention {
        Retention {
            connections: self.span(key(section, "connections")),
            refused: self.span_or_never(key(section, "refused")),
            removed: self.span_or_never(key(section, "removed")),
            spam: self.span_or_never(key(section, "spam")),
            pending: self.span_or_never(key(section, "pending")),
            unconfirmed: self.span(key(section, "unconfirmed")),
            emails: self.span_or_never(key(section, "emails")),
            reports: self.span_or_never(key(section, "reports")),
        }
    }

    fn secret(&mut self, section: &Section) -> Secret {
        let secret = self.secret_of(key(section, "value"), key(section, "file"));
        if secret.len() < LEAST_SECRET {
            self.mistake("config-secret-short", key(section, "value"));
        }
        Secret::new(secret.into_bytes())
    }

    /// A secret given as such, or by the file that holds it, unless the environment gives one in that file's place.
    fn secret_of(&mut self, value: Key<'_>, file: Key<'_>) -> String {
        let is_of_environment = |key: Key<'_>| matches!(key.place(), Place::Environment(_)) && !key.text().is_empty();
        if file.text().is_empty() || (is_of_environment(value) && !is_of_environment(file)) {
            return value.text().to_owned();
        }
        let path = self.given.folder.join(file.text());
        (self.given.secret_file)(&path).map(|text| text.trim().to_owned()).unwrap_or_else(|error| {
            let mistake = Mistake::new("config-secret-unreadable", file.place());
            self.mistakes.push(mistake.with("file", path.display()).with("detail", error));
            String::new()
        })
    }

    fn mail(&mut self, section: &Section) -> Option<Mail> {
        let (host, folder) = (key(section, "host").text(), key(section, "folder").text());
        if host.is_empty() && folder.is_empty() {
            return None;
        }
        let from = key(section, "from");
        let sender = from.text().parse::<lettre::message::Mailbox>();
        if !sender.is_ok_and(|sender| is_email(sender.email.as_ref())) {
            self.mistake("config-sender", from);
        }
        let way = match folder {
            "" => MailWay::Server(self.mail_server(section)),
            folder => MailWay::Folder(self.given.folder.join(folder)),
        };
        Some(Mail { from: from.text().to_owned(), way })
    }

    /// The certificate in a file, where one is named.
    fn authority(&mut self, file: Key<'_>) -> Option<Certificate> {
        let path = self.given.folder.join(Some(file.text()).filter(|name| !name.is_empty())?);
        let read = (self.given.secret_file)(&path).map_err(|error| error.to_string());
        let certificate = read.and_then(|pem| match Certificate::from_pem(pem.as_bytes()) {
            Ok(certificate) if pem.contains("-----BEGIN CERTIFICATE-----") => Ok(certificate),
            _ => Err("no PEM certificate".to_owned()),
        });
        let refuse = |detail: String| {
            let mistake = Mistake::new("config-authority", file.place());
            self.mistakes.push(mistake.with("file", path.display()).with("detail", detail));
        };
        certificate.map_err(refuse).ok()
    }

    fn mail_server(&mut self, section: &Section) -> MailServer {
        let security = key(section, "security");
        let user = key(section, "user").text();
        let password = self.secret_of(key(section, "password"), key(section, "password_file"));
        MailServer {
            host: key(section, "host").text().to_owned(),
            port: u16::try_from(self.count(key(section, "port"), 1, u32::from(u16::MAX))).unwrap_or_default(),
            security: match security.text() {
                "tls" => MailSecurity::Tls,
                "starttls" => MailSecurity::StartTls,
                "none" => MailSecurity::None,
                _ => {
                    self.mistake("config-mail-security", security);
                    MailSecurity::StartTls
                }
            },
            authority: self.authority(key(section, "authority_file")),
            credentials: (!user.is_empty()).then(|| (user.to_owned(), Secret::new(password.into_bytes()))),
            timeout: self.duration(key(section, "timeout")),
        }
    }

    fn site(&mut self, name: &str, section: &Section, place: &Place) -> Option<Site> {
        let Some(site_key) = SiteKey::parse(name) else {
            self.mistakes.push(Mistake::new("config-site-key", place.clone()).with("key", name));
            return None;
        };
        let url = key(section, "url");
        let address = url.text().trim_end_matches('/').to_owned();
        if !is_web_address(&address) {
            self.mistake("config-url", url);
        }
        let path = key(section, "path");
        if !path.text().starts_with('/') || path.text().ends_with('/') {
            self.mistake("config-path", path);
        }
        let policies = self.policies(key(section, "policies"));
        let (_, authority) = split_origin(&address).0.split_once("://").unwrap_or_default();
        Some(Site {
            key: site_key,
            host: host_of(authority).to_ascii_lowercase(),
            url: address,
            path: path.text().to_owned(),
            hosts: key(section, "hosts").list().iter().map(|host| host.to_ascii_lowercase()).collect(),
            name: self.filled(key(section, "name")).to_owned(),
            official_name: self.filled(key(section, "official_name")).to_owned(),
            language: self.language(key(section, "language")),
            zone: self.zone(key(section, "zone")),
            manifest: self.manifest(key(section, "manifest")),
            manifest_every: self.duration(key(section, "manifest_every")),
            manifest_hook: optional_secret(key(section, "manifest_hook")),
            build_hook: self.build_hook(key(section, "build_hook")),
            build_hook_delay: self.duration(key(section, "build_hook_delay")),
            policy: self.policy(key(section, "policy")),
            policies,
            close_after: self.span_or_never(key(section, "close_after")),
            edit_window: self.span(key(section, "edit_window")),
            blocked_words: key(section, "blocked_words").list().to_vec(),
            links_held: self.count(key(section, "links_held"), 1, 1000),
            flood: self.count(key(section, "flood"), 0, 100_000),
            privacy_contact: self.filled(key(section, "privacy_contact")).to_owned(),
            privacy_page: self.page(key(section, "privacy_page")),
            charter_page: self.page(key(section, "charter_page")),
        })
    }

    fn filled<'s>(&mut self, key: Key<'s>) -> &'s str {
        if key.text().is_empty() {
            self.mistake("config-missing", key);
        }
        key.text()
    }

    fn page(&mut self, key: Key<'_>) -> String {
        if !key.text().starts_with('/') {
            self.mistake("config-page", key);
        }
        key.text().to_owned()
    }

    fn language(&mut self, key: Key<'_>) -> Language {
        Language::from_tag(key.text()).unwrap_or_else(|| {
            self.mistake("config-language", key);
            Language::French
        })
    }

    fn zone(&mut self, key: Key<'_>) -> TimeZone {
        TimeZone::get(key.text()).unwrap_or_else(|_| {
            self.mistake("config-zone", key);
            TimeZone::UTC
        })
    }

    fn manifest(&mut self, key: Key<'_>) -> ManifestSource {
        let text = self.filled(key);
        match text.split_once("://") {
            None => ManifestSource::File(self.given.folder.join(text)),
            Some(("https", _)) => ManifestSource::Url(text.to_owned()),
            Some(("http", rest)) if is_loopback(rest) => ManifestSource::Url(text.to_owned()),
            Some(_) => {
                self.mistake("config-manifest", key);
                ManifestSource::Url(text.to_owned())
            }
        }
    }

    fn build_hook(&mut self, key: Key<'_>) -> Option<Secret> {
        let text = key.text();
        if text.is_empty() {
            return None;
        }
        let is_local = text.strip_prefix("http://").is_some_and(is_loopback);
        if !text.starts_with("https://") && !is_local {
            self.mistake("config-build-hook", key);
        }
        optional_secret(key)
    }

    fn policies(&mut self, key: Key<'_>) -> BTreeMap<String, Policy> {
        let Some(Value::Map(written)) = key.found.map(|found| &found.value) else { return BTreeMap::new() };
        let read = |(kind, text): (&String, &String)| Some((kind.clone(), policy(text)?));
        let policies: BTreeMap<String, Policy> = written.iter().filter_map(read).collect();
        if policies.len() < written.len() {
            self.mistake("config-policy", key);
        }
        policies
    }

    fn policy(&mut self, key: Key<'_>) -> Policy {
        policy(key.text()).unwrap_or_else(|| {
            self.mistake("config-policy", key);
            Policy::Before
        })
    }

    fn address(&mut self, key: Key<'_>) -> std::net::SocketAddr {
        key.text().parse().unwrap_or_else(|_| {
            self.mistake("config-address", key);
            std::net::SocketAddr::from(([127, 0, 0, 1], 0))
        })
    }

    fn networks(&mut self, key: Key<'_>) -> Vec<ipnet::IpNet> {
        let read = |text: &String| {
            text.parse().ok().or_else(|| Some(ipnet::IpNet::from(text.parse::<std::net::IpAddr>().ok()?)))
        };
        let networks: Vec<ipnet::IpNet> = key.list().iter().filter_map(read).collect();
        if networks.len() < key.list().len() {
            self.mistake("config-network", key);
        }
        networks
    }

    fn count(&mut self, key: Key<'_>, least: u32, most: u32) -> u32 {
        let number = match key.found.map(|found| &found.value) {
            Some(Value::Number(number)) => u32::try_from(*number).ok(),
            _ => None,
        };
        number.filter(|number| (least..=most).contains(number)).unwrap_or_else(|| {
            let mistake = Mistake::new("config-range", key.place()).with("key", key.name);
            self.mistakes.push(mistake.with("least", least).with("most", most));
            least
        })
    }

    fn span(&mut self, key: Key<'_>) -> SignedDuration {
        span(key.text()).unwrap_or_else(|| {
            self.mistake("config-duration", key);
            SignedDuration::ZERO
        })
    }

    fn duration(&mut self, key: Key<'_>) -> Duration {
        self.span(key).unsigned_abs()
    }

    fn span_or_never(&mut self, key: Key<'_>) -> Option<SignedDuration> {
        (key.text() != "never").then(|| self.span(key))
    }
}

fn optional_secret(key: Key<'_>) -> Option<Secret> {
    Some(key.text()).filter(|text| !text.is_empty()).map(|text| Secret::new(text.as_bytes().to_vec()))
}

/// A positive span of at most a century, days counted as 24 hours.
fn span(text: &str) -> Option<SignedDuration> {
    let span: Span = text.parse().ok()?;
    let duration = span.to_duration(SpanRelativeTo::days_are_24_hours()).ok()?;
    (1..=LONGEST).contains(&duration.as_secs()).then_some(duration)
}

fn policy(text: &str) -> Option<Policy> {
    match text.trim() {
        "before" => Some(Policy::Before),
        "after" => Some(Policy::After),
        text => {
            let number = text.strip_prefix("after ")?.strip_suffix(" approved")?.parse().ok()?;
            (number > 0).then_some(Policy::AfterApproved(number))
        }
    }
}

fn is_web_address(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| {
        text.strip_prefix(scheme).is_some_and(|rest| {
            !rest.is_empty() && !rest.contains(['?', '#', '@', ' ', '"', '\'', '<', '>']) && !rest.starts_with('/')
        })
    })
}

/// Whether the authority of an address is this machine.
fn is_loopback(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.strip_prefix('[').map_or_else(
        || authority.split(':').next().unwrap_or_default(),
        |rest| rest.split(']').next().unwrap_or_default(),
    );
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}
