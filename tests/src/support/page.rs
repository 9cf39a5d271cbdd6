//! A published page, read as a browser reads it.

use scraper::{ElementRef, Html, Selector};

/// The elements that match.
pub(crate) fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&parse(selector)).collect()
}

/// The only element that matches.
#[track_caller]
pub(crate) fn one<'a>(page: &'a Html, selector: &str) -> ElementRef<'a> {
    let found = all(page, selector);
    assert_eq!(found.len(), 1, "{selector} matches {} elements", found.len());
    found[0]
}

/// The texts of the elements that match, each with its blanks made one space.
pub(crate) fn texts(page: &Html, selector: &str) -> Vec<String> {
    all(page, selector).into_iter().map(text).collect()
}

/// An element's text, with its blanks made one space.
pub(crate) fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The value of `name` in every element that matches and has it.
pub(crate) fn attributes<'a>(page: &'a Html, selector: &str, name: &str) -> Vec<&'a str> {
    all(page, selector).into_iter().filter_map(|element| element.value().attr(name)).collect()
}

fn parse(selector: &str) -> Selector {
    Selector::parse(selector).expect("the test's selector is one")
}
