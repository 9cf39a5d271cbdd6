//! The page that shows an author what is wrong.

use super::Preview;
use super::state::Snapshot;
use crate::diagnostic::render;

/// How many columns a message takes on the page.
const WIDTH: usize = 110;

/// The page for content with errors.
pub(super) fn of_content(preview: &Preview, snapshot: &Snapshot) -> Vec<u8> {
    let texts = |file: &str| preview.root().shown_text(file);
    let blocks: String = snapshot
        .errors
        .iter()
        .map(|error| {
            let text = render::human(std::slice::from_ref(error), &texts, preview.catalogue(), false, WIDTH);
            format!("<pre tabindex=\"0\">{}</pre>\n", quick_xml::escape::escape(text.trim_end()))
        })
        .collect();
    page(preview, snapshot.version, &blocks, snapshot.shown.is_some())
}

/// The page for a route that could not be rendered.
pub(super) fn of_failure(preview: &Preview, snapshot: &Snapshot, detail: &str) -> Vec<u8> {
    let block = format!("<pre tabindex=\"0\">{}</pre>\n", quick_xml::escape::escape(detail));
    page(preview, snapshot.version, &block, snapshot.shown.is_some() && !snapshot.errors.is_empty())
}

fn page(preview: &Preview, version: u64, blocks: &str, has_last_good: bool) -> Vec<u8> {
    let catalogue = preview.catalogue();
    let language = catalogue.language().tag();
    let (title, text) = (catalogue.text("serve-error-title"), catalogue.text("serve-error-text"));
    let link = if has_last_good {
        format!("<p><a href=\"/__palier/derniere\">{}</a></p>", catalogue.text("serve-error-continue"))
    } else {
        String::new()
    };
    format!(
        "<!doctype html>\n<html lang=\"{language}\" data-erreurs><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <link rel=\"stylesheet\" href=\"/__palier/error.css\">\
         <script type=\"module\" src=\"/__palier/live.js?version={version}\"></script></head>\
         <body><main><h1>{title}</h1><p>{text}</p>{link}\n{blocks}</main></body></html>\n"
    )
    .into_bytes()
}
