//! What the host reads: redirects and headers, in the format of Netlify and Cloudflare Pages
//! (<https://docs.netlify.com/manage/routing/redirects/overview/>, `…/headers/`).

use std::fmt::Write as _;

use crate::site::{PostId, Route, Site};

/// Every page's policy: nothing inline, nothing from elsewhere.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// `_redirects`: old addresses.
pub(super) fn redirects(site: &Site) -> Vec<u8> {
    let mut lines: Vec<String> = site
        .routes
        .iter()
        .filter_map(|(url, route)| match route {
            Route::Redirect(id) => Some(format!("{} {} 301\n", site.href(url), site.href(&site.post(*id).address.url))),
            _ => None,
        })
        .collect();
    lines.sort_unstable();
    lines.concat().into_bytes()
}

/// `_headers`: security for all, caching for ever where a name changes with its content, types of feeds.
pub(super) fn headers(site: &Site) -> Vec<u8> {
    let root = site.href("/");
    let mut text = String::new();
    let rules: [(&str, &[(&str, &str)]); 6] = [
        (
            "*",
            &[
                ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
                ("X-Content-Type-Options", "nosniff"),
                ("X-Frame-Options", "DENY"),
                ("Referrer-Policy", "strict-origin-when-cross-origin"),
                ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
                ("Strict-Transport-Security", "max-age=31536000"),
            ],
        ),
        ("assets/*", &[("Cache-Control", "public, max-age=31536000, immutable")]),
        ("*/flux.xml", &[("Content-Type", "application/rss+xml; charset=utf-8")]),
        ("*/flux.atom", &[("Content-Type", "application/atom+xml; charset=utf-8")]),
        ("*/flux.json", &[("Content-Type", "application/feed+json; charset=utf-8")]),
        ("*/agenda.ics", &[("Content-Type", "text/calendar; charset=utf-8")]),
    ];
    for (path, headers) in rules {
        // `/*/x` does not match `/x`: the home page's own feeds need a rule of theirs.
        let own = path.strip_prefix("*/");
        for path in own.into_iter().chain([path]) {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{root}{path}");
            for (name, value) in headers {
                let _ = writeln!(text, "  {name}: {value}");
            }
        }
    }
    text.into_bytes()
}

/// A page for hosts that do not read `_redirects`: it leads on by itself, and by a link.
pub(super) fn redirect_page(site: &Site, post: PostId) -> Vec<u8> {
    let post = site.post(post);
    let language = site.config.site.language.tag();
    let (path, absolute) = (site.href(&post.address.url), site.absolute(&post.address.url));
    let title = quick_xml::escape::escape(&post.title.value);
    format!(
        "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"robots\" content=\"noindex\"><link rel=\"canonical\" href=\"{absolute}\">\
         <meta http-equiv=\"refresh\" content=\"0; url={path}\"></head>\
         <body><p><a href=\"{path}\">{title}</a></p></body></html>\n"
    )
    .into_bytes()
}
