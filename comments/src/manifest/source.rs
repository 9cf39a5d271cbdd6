//! Where a manifest comes from: the door to the file, and to the site's own host.
//!
//! An address is followed on the same origin alone and for a few steps: whoever can answer in the site's place must
//! not be able to send this service about the inner network.

use std::fs::File;
use std::io::{self, Read as _};
use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

use ureq::http::{StatusCode, Uri, header};
use ureq::{Agent, config::Config};

use super::parse::LARGEST;
use super::{Fault, ManifestError};
use crate::config::ManifestSource;

/// How long one reading may take.
const PATIENCE: Duration = Duration::from_secs(20);
const MOST_REDIRECTS: usize = 3;

/// What was read last: what is the same is not read again.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The digest of its bytes.
    pub digest: Option<blake3::Hash>,
    /// Its entity tag.
    pub etag: Option<String>,
}

impl Known {
    /// What is known of a manifest that was read.
    #[must_use]
    pub fn of(body: &[u8], etag: Option<String>) -> Self {
        Self { digest: Some(blake3::hash(body)), etag }
    }
}

/// A manifest that is not the known one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// Its bytes.
    pub body: Vec<u8>,
    /// Its entity tag, where it came over HTTP.
    pub etag: Option<String>,
}

/// Reads the manifest; `None` where it is the known one. Blocks, [`PATIENCE`] at most.
///
/// # Errors
/// It cannot be read, or weighs too much.
pub fn fetch(source: &ManifestSource, known: &Known) -> Result<Option<Fetched>, ManifestError> {
    let fetched = match source {
        ManifestSource::File(path) => Some(Fetched { body: read(path)?, etag: None }),
        ManifestSource::Url(address) => get(address, known.etag.as_deref())?,
    };
    Ok(fetched.filter(|fetched| known.digest != Some(blake3::hash(&fetched.body))))
}

fn read(path: &Path) -> Result<Vec<u8>, ManifestError> {
    let unreadable = |error: std::io::Error| ManifestError::Unreadable(format!("{}: {error}", path.display()));
    let mut body = Vec::new();
    regular(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut body)).map_err(unreadable)?;
    if body.len() as u64 > LARGEST { Err(Fault::TooLarge.into()) } else { Ok(body) }
}

/// Opens a file that is one: a pipe or a device would have us wait, or read, without end.
fn regular(path: &Path) -> io::Result<File> {
    if std::fs::metadata(path)?.is_file() { File::open(path) } else { Err(io::Error::other("not a regular file")) }
}

fn get(address: &str, etag: Option<&str>) -> Result<Option<Fetched>, ManifestError> {
    let unreadable = |cause: String| ManifestError::Unreadable(format!("{address}: {cause}"));
    let mut at: Uri = address.parse().map_err(|_| unreadable("not an address".to_owned()))?;
    let agent = agent(&at);
    for _ in 0..=MOST_REDIRECTS {
        let mut request = agent.get(&at).header(header::ACCEPT, "application/json");
        if let Some(etag) = etag {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        let mut response = request.call().map_err(|error| unreadable(error.to_string()))?;
        let text = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        match response.status() {
            StatusCode::NOT_MODIFIED if etag.is_some() => return Ok(None),
            StatusCode::OK => {
                let etag = text(header::ETAG).filter(|etag| etag.len() <= 256);
                let body =
                    response.body_mut().with_config().limit(LARGEST).read_to_vec().map_err(|error| match error {
                        ureq::Error::BodyExceedsLimit(_) => ManifestError::Fault(Fault::TooLarge),
                        error => unreadable(error.to_string()),
                    })?;
                return Ok(Some(Fetched { body, etag }));
            }
            status if status.is_redirection() => {
                let location = text(header::LOCATION).unwrap_or_default();
                at = step(&at, &location)
                    .ok_or_else(|| unreadable(format!("sends to another host or nowhere: {location}")))?;
            }
            status => return Err(unreadable(format!("answers {status}"))),
        }
    }
    Err(unreadable("sends from one address to the next without end".to_owned()))
}

fn agent(address: &Uri) -> Agent {
    let host = address.host().unwrap_or_default().trim_matches(['[', ']']);
    let is_here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    let config = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .https_only(!is_here)
        .user_agent(concat!("palier-comments/", env!("CARGO_PKG_VERSION")));
    // What is on this machine is not behind the proxy that leads out of it.
    let config: Config = if is_here { config.proxy(None).build() } else { config.build() };
    config.new_agent()
}

/// The address that `location` leads to, where it is of the same origin.
fn step(from: &Uri, location: &str) -> Option<Uri> {
    let origin = (from.scheme_str()?, from.authority()?.as_str());
    let to: Uri = if location.starts_with('/') && !location.starts_with("//") {
        format!("{}://{}{location}", origin.0, origin.1).parse().ok()?
    } else {
        location.parse().ok()?
    };
    ((to.scheme_str()?, to.authority()?.as_str()) == origin).then_some(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_origin_is_followed() {
        let from: Uri = "https://x.example/palier/threads.json".parse().unwrap();
        let to = |location: &str| step(&from, location).map(|to| to.to_string());
        assert_eq!(to("/a.json").as_deref(), Some("https://x.example/a.json"));
        assert_eq!(to("https://x.example/b.json").as_deref(), Some("https://x.example/b.json"));
        for elsewhere in ["http://x.example/", "https://y.example/", "//y.example/", "https://x.example:8443/", "", "a"]
        {
            assert_eq!(to(elsewhere), None, "{elsewhere}");
        }
    }
}
