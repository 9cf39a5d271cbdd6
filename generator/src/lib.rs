//! Palier: a folder of Markdown, photos and PDFs → the public site of a housing cooperative.
//!
//! Data flows one way through these stations, in this order. Each knows those before it, none those after:
//!
//! 1. [`cli`]: arguments and environment → a command;
//! 2. [`config`]: `palier.toml` → [`config::Config`];
//! 3. [`source`]: disk → text and bytes, the only reader; [`sheet`]: a CSV file → a table of numbers;
//! 4. [`front_matter`] and [`markdown`]: text → fields and HTML, each with its place;
//! 5. [`content`]: fields and body → a [`content::Post`], by the domain's rules;
//! 6. [`site`]: all posts → the immutable [`site::Site`] with every route;
//! 7. [`view`], [`theme`], [`feed`], [`search`], [`media`], brought together by [`render`]: site + route → bytes;
//! 8. [`output`]: bytes → disk, the only writer; or [`serve`]: bytes → a browser.
//!
//! Every station reports to [`diagnostic`]; every sentence comes from [`locale`]. [`project`] keeps what was read. `path` cuts
//! names out of paths for all of them.

pub mod cli;
pub mod config;
pub mod content;
pub mod diagnostic;
pub mod feed;
pub mod front_matter;
#[cfg(test)]
mod fuzz;
pub mod locale;
pub mod markdown;
pub mod media;
pub mod output;
mod path;
pub mod project;
pub mod render;
pub mod search;
pub mod serve;
pub mod sheet;
pub mod site;
pub mod source;
pub mod theme;
pub mod view;
