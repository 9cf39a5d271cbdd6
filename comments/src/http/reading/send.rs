//! A document → an answer: in the coding that the client reads, 304 where it has it already.

use std::convert::Infallible;

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use crate::page::{Coding, Rendition};

/// Browsers ask each time, which costs a 304. A cache on the way (CDN) answers by itself for half a minute, and while it
/// asks; for an hour where the service is down, so that conversations stay readable.
const CACHED: HeaderValue =
    HeaderValue::from_static("public, max-age=0, s-maxage=30, stale-while-revalidate=30, stale-if-error=3600");
/// What an answer depends on beside its address: its coding, and the site, which may be that of the host that a proxy names.
pub(in crate::http) const VARY: HeaderValue = HeaderValue::from_static("accept-encoding, x-forwarded-host");

/// How a client wants a document, and what it has of it.
#[derive(Clone, Debug)]
pub(in crate::http) struct Wanted {
    coding: Coding,
    /// Each `If-None-Match`.
    known: Vec<HeaderValue>,
}

impl<S: Send + Sync> FromRequestParts<S> for Wanted {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let known = parts.headers.get_all(header::IF_NONE_MATCH).iter().cloned().collect();
        Ok(Self { coding: coding(&parts.headers), known })
    }
}

/// The answer.
pub(in crate::http) fn send(rendition: &Rendition, wanted: &Wanted) -> Response {
    let coded = rendition.in_coding(wanted.coding);
    let is_known = wanted.known.iter().any(|tags| names(tags, &coded.etag));
    let mut response = Response::new(if is_known { Body::empty() } else { Body::from(coded.bytes.clone()) });
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    headers.insert(header::ETAG, coded.etag.clone());
    headers.insert(header::CACHE_CONTROL, CACHED);
    headers.insert(header::VARY, VARY);
    if !is_known {
        headers.insert(header::CONTENT_TYPE, rendition.content_type.clone());
        if let Some(coding) = coded.coding.name() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
    }
    response
}

/// Whether an `If-None-Match` names a tag: weakly compared (RFC 9110 §13.1.2), since a proxy may have weakened it.
fn names(tags: &HeaderValue, etag: &HeaderValue) -> bool {
    let (Ok(tags), Ok(etag)) = (tags.to_str(), etag.to_str()) else { return false };
    tags.split(',').map(str::trim_ascii).any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

/// The best coding that the client reads: Brotli, then gzip (RFC 9110 §12.5.3).
fn coding(asked: &HeaderMap) -> Coding {
    let (mut gzip, mut brotli) = (None, None);
    for line in asked.get_all(header::ACCEPT_ENCODING) {
        for part in line.to_str().unwrap_or_default().split(',') {
            let (name, weight) = part.split_once(';').unwrap_or((part, ""));
            let is_wanted = !is_zero(weight);
            match name.trim_ascii() {
                name if name.eq_ignore_ascii_case("br") => brotli = Some(is_wanted),
                name if name.eq_ignore_ascii_case("gzip") || name.eq_ignore_ascii_case("x-gzip") => {
                    gzip = Some(is_wanted);
                }
                "*" => {
                    gzip = gzip.or(Some(is_wanted));
                    brotli = brotli.or(Some(is_wanted));
                }
                _ => {}
            }
        }
    }
    match (brotli, gzip) {
        (Some(true), _) => Coding::Brotli,
        (_, Some(true)) => Coding::Gzip,
        _ => Coding::Plain,
    }
}

/// Whether a weight is `q=0`, `q=0.0`…
fn is_zero(weight: &str) -> bool {
    let weight = weight.trim_ascii();
    let value = weight.strip_prefix("q=").or_else(|| weight.strip_prefix("Q="));
    value.is_some_and(|value| value.trim_ascii().parse::<f32>().is_ok_and(|value| value <= 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(accepted: &str) -> Coding {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_str(accepted).unwrap());
        coding(&headers)
    }

    #[test]
    fn the_client_s_codings_are_heeded() {
        assert_eq!(chosen("gzip, deflate, br, zstd"), Coding::Brotli);
        assert_eq!(chosen("gzip;q=1.0, br;q=0"), Coding::Gzip);
        assert_eq!(chosen("GZIP"), Coding::Gzip);
        assert_eq!(chosen("*"), Coding::Brotli);
        assert_eq!(chosen("br;q=0.000, *"), Coding::Gzip);
        assert_eq!(chosen("identity"), Coding::Plain);
        assert_eq!(chosen(""), Coding::Plain);
    }

    #[test]
    fn a_known_tag_is_found_in_a_list_and_under_a_weak_name() {
        let names = |tags: &str| names(&HeaderValue::from_str(tags).unwrap(), &HeaderValue::from_static("\"a-br\""));
        assert!(names("\"b\", \"a-br\"") && names("W/\"a-br\"") && names("*"));
        assert!(!names("\"a\"") && !names("a-br"));
    }
}
