//! The headers that every answer bears.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::config::Config;

const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// More headers than an answer bears.
const ROOM: usize = 24;

/// The headers, made once: an answer begins with a copy of them, which is much less than to look for the place of each.
#[derive(Debug)]
pub(super) struct Headers(HeaderMap);

impl Headers {
    pub(super) fn of(config: &Config) -> Self {
        let policy = HeaderValue::try_from(content_security_policy(config));
        let fixed = [
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::X_FRAME_OPTIONS, "DENY"),
            // `no-referrer` would make browsers send `Origin: null` with our own forms.
            (header::REFERRER_POLICY, "same-origin"),
            (PERMISSIONS_POLICY, "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
            (OPENER_POLICY, "same-origin"),
            (RESOURCE_POLICY, "same-origin"),
        ];
        let fixed = fixed.into_iter().map(|(name, value)| (name, HeaderValue::from_static(value)));
        // With the room that a copy needs for an answer's own.
        let mut headers = HeaderMap::with_capacity(ROOM);
        headers.extend(fixed.chain(policy.ok().map(|policy| (header::CONTENT_SECURITY_POLICY, policy))));
        Self(headers)
    }

    /// Adds them where the answer does not say otherwise.
    pub(super) fn add_to(&self, present: &mut HeaderMap) {
        let own = std::mem::replace(present, self.0.clone());
        present.extend(own);
    }
}

/// Nothing but our own files, nothing inline, no frame around us. A form of ours may lead back to a page of its site,
/// which may be on another host.
fn content_security_policy(config: &Config) -> String {
    let mut policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; \
         base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
            .to_owned();
    for site in &config.sites {
        policy.push(' ');
        policy.push_str(site.origin());
    }
    policy
}
