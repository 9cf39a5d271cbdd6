//! Palier as its users meet it: the program is run on whole sites, and its output is read by browsers' rules, by real
//! feed readers and by a calendar.
//!
//! [`support`] holds what the tests share: a site in a folder of its own, the program, the readers. Each other module
//! is about one promise. Run them with `tests/run`, which builds the program and installs the readers.

#![allow(clippy::disallowed_methods, reason = "tests are the user: they write content and read the site")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the message")]

mod support;

mod api;
mod banners;
mod bare;
mod bench;
mod build;
mod charts;
mod commands;
mod comments;
mod dates;
mod demo;
mod dependencies;
mod errors;
mod feeds;
mod history;
mod identity;
mod mail;
mod photos;
mod publication;
mod readme;
mod search;
mod serve;
mod slips;
mod theme;
