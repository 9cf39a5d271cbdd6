//! What a request says of itself, believed only as far as it can be: its site, its client's address, its origin,
//! its fields.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Path, Query, RawPathParams, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method, Version, header};
use ipnet::IpNet;
use serde::de::DeserializeOwned;

use super::error::Problem;
use crate::config::{host_of, is_nameless, split_origin};
use crate::domain::SiteKey;
use crate::service::{Service, Site};

const FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");

/// The named parts of a path; one that cannot be read is a page that does not exist.
#[derive(Clone, Copy, Debug)]
pub struct Named<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Named<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Path(named) = Path::from_request_parts(parts, state).await.map_err(|_| Problem::NOT_FOUND)?;
        Ok(Self(named))
    }
}

/// The fields after `?`.
#[derive(Clone, Copy, Debug)]
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Query(asked) = Query::from_request_parts(parts, state).await.map_err(|_| Problem::BAD_REQUEST)?;
        Ok(Self(asked))
    }
}

/// The site that a request is for, and the path below which it found the service.
#[derive(Clone, Debug)]
pub struct SiteOf {
    /// The site.
    pub site: Arc<Site>,
    /// `/commentaires` or `/s/{site}`, without a slash at the end.
    pub base: String,
}

impl FromRequestParts<Arc<Service>> for SiteOf {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, service: &Arc<Service>) -> Result<Self, Problem> {
        let params = RawPathParams::from_request_parts(parts, service).await.map_err(|_| Problem::BAD_REQUEST)?;
        if let Some((_, named)) = params.iter().find(|(name, _)| *name == "site") {
            let site = SiteKey::parse(named).and_then(|key| service.site(&key)).ok_or(Problem::UNKNOWN_SITE)?;
            return Ok(Self { base: format!("/s/{}", site.config.key), site });
        }
        let host = host(parts, &service.config.trusted_proxies).ok_or(Problem::UNKNOWN_SITE)?;
        let site = service.site_of_host(&host).ok_or(Problem::UNKNOWN_SITE)?;
        Ok(Self { base: site.config.path.clone(), site })
    }
}

/// The host that the client asked for, in lower case, without port.
fn host(parts: &Parts, proxies: &[IpNet]) -> Option<String> {
    Some(host_of(authority(parts, proxies)?).trim_end_matches('.').to_ascii_lowercase())
}

/// Host and port that the client asked for: as our proxy says, or else as the request's target does, which counts before
/// `Host` (RFC 9112 §3.2.2).
fn authority<'a>(parts: &'a Parts, proxies: &[IpNet]) -> Option<&'a str> {
    let target = parts.uri.authority().map(|authority| authority.as_str());
    let of_target = target.map(|target| target.rsplit('@').next().unwrap_or(target));
    forwarded_host(parts, proxies).or(of_target).or_else(|| parts.headers.get(header::HOST)?.to_str().ok())
}

/// What our proxy says; the last of several is what the nearest one added.
fn forwarded_host<'a>(parts: &'a Parts, proxies: &[IpNet]) -> Option<&'a str> {
    peer(parts).filter(|peer| is_trusted(*peer, proxies))?;
    let line = parts.headers.get_all(FORWARDED_HOST).iter().next_back()?.to_str().ok()?;
    line.rsplit(',').next().map(str::trim)
}

/// Whether a request names its host as HTTP asks for: in one line, which only HTTP/1.0 may leave out (RFC 9112 §3.2).
/// With two, whoever stands before us may have looked at the other one.
pub(crate) fn names_its_host(request: &Request) -> bool {
    let mut lines = request.headers().get_all(header::HOST).iter();
    match (lines.next(), lines.next()) {
        (Some(_), None) => true,
        (None, _) => request.version() < Version::HTTP_11,
        _ => false,
    }
}

fn peer(parts: &Parts) -> Option<IpAddr> {
    parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip().to_canonical())
}

fn is_trusted(address: IpAddr, proxies: &[IpNet]) -> bool {
    proxies.iter().any(|network| network.contains(&address))
}

/// The network address of a request's client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client(pub IpAddr);

impl FromRequestParts<Arc<Service>> for Client {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, service: &Arc<Service>) -> Result<Self, Problem> {
        // Requests that do not come over a connection are those of tests and of the preview.
        let peer = peer(parts).unwrap_or(IpAddr::from([127, 0, 0, 1]));
        Ok(Self(client(peer, &parts.headers, &service.config.trusted_proxies)))
    }
}

/// The last address of `X-Forwarded-For` that is not one of our proxies: everything before it may be forged.
fn client(peer: IpAddr, headers: &HeaderMap, proxies: &[IpNet]) -> IpAddr {
    if !is_trusted(peer, proxies) {
        return peer;
    }
    let lines: Vec<&str> = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    let mut nearest = peer;
    for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        let Ok(hop) = hop.trim().parse::<IpAddr>() else { return nearest };
        nearest = hop.to_canonical();
        if !is_trusted(nearest, proxies) {
            return nearest;
        }
    }
    nearest
}

/// Proof that a write comes from the site's own page, and not from a page of somebody else (OWASP, CSRF prevention,
/// « verifying origin »): browsers state it in headers that no page can forge.
#[derive(Clone, Copy, Debug)]
pub struct SameOrigin;

impl FromRequestParts<Arc<Service>> for SameOrigin {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, service: &Arc<Service>) -> Result<Self, Problem> {
        if matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS) {
            return Ok(Self);
        }
        let SiteOf { site, .. } = SiteOf::from_request_parts(parts, service).await?;
        let own = |address: &str| is_own(address, &site, parts, service);
        let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let same = match (text(header::ORIGIN), text(HeaderName::from_static("sec-fetch-site"))) {
            (Some("null"), _) => false,
            (Some(origin), _) => own(origin),
            (None, Some(from)) => matches!(from, "same-origin" | "none"),
            // Neither: no browser of this decade, and so nobody whose session or trust could be abused, unless the
            // page that sent it says otherwise.
            (None, None) => text(header::REFERER).is_none_or(own),
        };
        if same { Ok(Self) } else { Err(Problem::FOREIGN) }
    }
}

/// Whether an origin, or an address with one, is ours: with scheme, host and port one that the site is configured with, or the
/// site at whose host the request came, or the service itself where it is asked without a proxy.
fn is_own(address: &str, site: &Site, parts: &Parts, service: &Service) -> bool {
    let (origin, _) = split_origin(address);
    let proxies = &service.config.trusted_proxies;
    let host = || host(parts, proxies).and_then(|host| service.site_of_host(&host));
    site.config.is_at(origin)
        || is_of_service(origin, parts, proxies)
        || host().is_some_and(|site| site.config.is_at(origin))
}

/// Whether an origin is the address by which the service itself was asked: http, since it speaks nothing else, and an
/// address or `localhost`, since anybody may give a name of hers to this machine (DNS rebinding).
fn is_of_service(origin: &str, parts: &Parts, proxies: &[IpNet]) -> bool {
    let asked = authority(parts, proxies).filter(|_| forwarded_host(parts, proxies).is_none());
    asked.is_some_and(|asked| is_nameless(asked) && origin.strip_prefix("http://") == Some(asked))
}

/// The most that a request's body may weigh, in bytes.
pub const LARGEST_BODY: usize = 64 * 1024;

/// Characters of what a moderator writes about a decision.
pub const LONGEST_NOTE: usize = 2_000;

/// The fields of a posted form: decoded, each once, control characters but line breaks and tabs taken out.
#[derive(Clone, Debug, Default)]
pub struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    /// The field's text; empty where it is not there.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// The field's text without spaces around it.
    #[must_use]
    pub fn trimmed(&self, name: &str) -> &str {
        self.text(name).trim()
    }

    /// The field's text where it is there and not empty.
    #[must_use]
    pub fn given(&self, name: &str) -> Option<&str> {
        Some(self.trimmed(name)).filter(|text| !text.is_empty())
    }

    /// The first [`LONGEST_NOTE`] characters of the field's text, without spaces around it.
    #[must_use]
    pub fn note(&self, name: &str) -> String {
        self.trimmed(name).chars().take(LONGEST_NOTE).collect()
    }

    /// Whether a box was ticked, or a button with this name pressed.
    #[must_use]
    pub fn is_set(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Every value of a field that may come several times: ticked boxes of a list.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.get(name).into_iter().flatten().map(String::as_str)
    }

    /// Reads an URL-encoded body.
    #[must_use]
    pub fn read(body: &[u8]) -> Self {
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in form_urlencoded::parse(body) {
            fields.entry(name.into_owned()).or_default().push(without_controls(&value));
        }
        Self(fields)
    }
}

/// The text without control characters but line breaks and tabs, nor the two that are no characters at all. Line breaks
/// of forms are CR LF (HTML, « constructing the entry list »); here they are LF.
pub(super) fn without_controls(text: &str) -> String {
    // All of them begin with such a byte; most fields have none.
    if !text.bytes().any(|byte| matches!(byte, 0..0x20 | 0x7f | 0xc2 | 0xef)) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_kept = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\n' | '\t');
    text.chars().filter(is_kept).collect()
}

impl FromRequest<Arc<Service>> for Fields {
    type Rejection = Problem;

    async fn from_request(request: Request, service: &Arc<Service>) -> Result<Self, Problem> {
        let media_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_form = media_type
            .and_then(|text| text.split(';').next())
            .is_some_and(|text| text.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"));
        if !is_form {
            return Err(Problem::WRONG_TYPE);
        }
        let body = body(request, service).await?;
        Ok(Self::read(&body))
    }
}

/// The whole body, within [`LARGEST_BODY`].
pub(super) async fn body(request: Request, service: &Arc<Service>) -> Result<Bytes, Problem> {
    Bytes::from_request(request, service).await.map_err(|rejection| match rejection.status().as_u16() {
        413 => Problem::TOO_LARGE,
        408 => Problem::TOO_SLOW,
        _ => Problem::BAD_REQUEST,
    })
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn forwarded(peer: &str, lines: &[&str]) -> String {
        let proxies = ["127.0.0.0/8".parse().unwrap(), "10.0.0.0/8".parse().unwrap()];
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", HeaderValue::from_str(line).unwrap());
        }
        client(peer.parse().unwrap(), &headers, &proxies).to_string()
    }

    #[test]
    fn forwarding_headers_are_believed_only_from_our_proxies() {
        assert_eq!(forwarded("203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(forwarded("127.0.0.1", &["198.51.100.1"]), "198.51.100.1");
        // The client's own header comes first: what our proxy added counts.
        assert_eq!(forwarded("127.0.0.1", &["1.1.1.1, 198.51.100.1"]), "198.51.100.1");
        assert_eq!(forwarded("127.0.0.1", &["1.1.1.1", "198.51.100.1, 10.0.0.3"]), "198.51.100.1");
        assert_eq!(forwarded("127.0.0.1", &["198.51.100.1, unknown"]), "127.0.0.1");
        assert_eq!(forwarded("127.0.0.1", &[]), "127.0.0.1");
    }

    #[test]
    fn a_target_counts_before_its_host_and_our_proxy_before_both() {
        let proxies = ["127.0.0.0/8".parse().unwrap()];
        let asked = |peer: &str, target: &str, forwarded: &[&str]| {
            let mut request = Request::builder().uri(target).header("host", "Site.Example:8443");
            for line in forwarded {
                request = request.header("x-forwarded-host", *line);
            }
            let (mut parts, ()) = request.body(()).unwrap().into_parts();
            parts.extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
            host(&parts, &proxies).unwrap()
        };
        assert_eq!(asked("127.0.0.1", "/a", &[]), "site.example");
        assert_eq!(asked("203.0.113.9", "/a", &["other.example"]), "site.example");
        assert_eq!(asked("203.0.113.9", "http://u@target.example:1/a", &[]), "target.example");
        assert_eq!(asked("127.0.0.1", "http://target.example/a", &["proxied.example."]), "proxied.example");
        // The client's own header comes first: what our proxy added counts.
        assert_eq!(asked("127.0.0.1", "/a", &["x.example", "y.example, proxied.example"]), "proxied.example");
        assert_eq!(asked("127.0.0.1", "http://[::1]:4100/a", &[]), "::1");
    }

    #[test]
    fn fields_lose_what_no_keyboard_writes() {
        let fields = Fields::read(b"nom=A%00b&message=a%0D%0Ab%0Dc%09d&x=1&x=2");
        assert_eq!(fields.text("nom"), "Ab");
        assert_eq!(fields.text("message"), "a\nb\nc\td");
        assert_eq!(fields.all("x").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(fields.given("nothing"), None);
    }
}
