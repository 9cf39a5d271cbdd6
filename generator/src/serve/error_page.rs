//! The page that shows an author what is wrong.

use super::Preview;
use super::state::Snapshot;
use crate::diagnostic::{Diagnostic, render};

/// How many columns a message takes on the page.
const WIDTH: usize = 110;

/// The page for content with errors.
pub(super) fn of_content(preview: &Preview, snapshot: &Snapshot) -> Vec<u8> {
    let blocks = blocks(preview, snapshot.errors.iter());
    page(preview, snapshot.version, Whose::Site, &blocks, snapshot.shown.is_some())
}

/// The page that stands for a draft with `errors`.
pub(super) fn of_draft<'e>(
    preview: &Preview,
    snapshot: &Snapshot,
    errors: impl Iterator<Item = &'e Diagnostic>,
) -> Vec<u8> {
    page(preview, snapshot.version, Whose::Draft, &blocks(preview, errors), false)
}

fn blocks<'e>(preview: &Preview, errors: impl Iterator<Item = &'e Diagnostic>) -> String {
    let texts = |file: &str| preview.root().shown_text(file);
    let block = |error| {
        let text = render::human(std::slice::from_ref(error), &texts, preview.catalogue(), false, WIDTH);
        format!("<pre tabindex=\"0\">{}</pre>\n", quick_xml::escape::escape(text.trim_end()))
    };
    errors.map(block).collect()
}

/// The page for a route that could not be rendered.
pub(super) fn of_failure(preview: &Preview, snapshot: &Snapshot, detail: &str) -> Vec<u8> {
    let block = format!("<pre tabindex=\"0\">{}</pre>\n", quick_xml::escape::escape(detail));
    let has_last_good = snapshot.shown.is_some() && !snapshot.errors.is_empty();
    page(preview, snapshot.version, Whose::Site, &block, has_last_good)
}

/// Whose errors a page shows.
enum Whose {
    Site,
    Draft,
}

fn page(preview: &Preview, version: u64, whose: Whose, blocks: &str, has_last_good: bool) -> Vec<u8> {
    let catalogue = preview.catalogue();
    let language = catalogue.language().tag();
    let (title, text) = match whose {
        Whose::Site => ("serve-error-title", "serve-error-text"),
        Whose::Draft => ("serve-error-draft-title", "serve-error-draft-text"),
    };
    let (title, text) = (catalogue.text(title), catalogue.text(text));
    let link = if has_last_good {
        let (meanwhile, link) = (catalogue.text("serve-error-meanwhile"), catalogue.text("serve-error-continue"));
        format!("<p>{meanwhile}</p><p><a href=\"/__palier/derniere\">{link}</a></p>")
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
