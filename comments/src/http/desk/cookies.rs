//! The moderators' two cookies: that of a session, and that by which a browser is known at the next sign-in.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::page::DESK;
use crate::service::Service;
use crate::service::devices::KNOWN;

/// The session's name.
pub(super) const SESSION: &str = "palier-moderation";
/// The known browser's name.
pub(super) const DEVICE: &str = "palier-appareil";

/// The token of a cookie.
pub(super) fn read<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(other, _)| *other == name).map(|(_, token)| token)
}

/// The cookie of a session; without a token, its end. Only pages of the desk get it.
pub(super) fn session(service: &Service, base: &str, token: Option<&str>) -> HeaderValue {
    let end = if token.is_none() { "; Max-Age=0" } else { "" };
    cookie(service, SESSION, token.unwrap_or_default(), &format!("{base}{DESK}"), end)
}

/// The cookie of a known browser. Only the page of the sign-in gets it.
pub(super) fn device(service: &Service, base: &str, token: &str) -> HeaderValue {
    let age = format!("; Max-Age={}", KNOWN.as_secs());
    cookie(service, DEVICE, token, &format!("{base}{DESK}/connexion"), &age)
}

fn cookie(service: &Service, name: &str, token: &str, path: &str, age: &str) -> HeaderValue {
    let secure = if service.config.insecure_cookie { "" } else { "; Secure" };
    let cookie = format!("{name}={token}; Path={path}; HttpOnly; SameSite=Strict{secure}{age}");
    HeaderValue::try_from(cookie).unwrap_or(HeaderValue::from_static(""))
}
