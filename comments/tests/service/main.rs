//! The comment service as a whole, and the store's contract.

#![allow(clippy::disallowed_methods, reason = "tests are the user: they make files and look at them")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the message")]

mod api;
mod assets;
mod commands;
mod desk;
mod fuzz;
mod history;
mod importing;
mod mail;
mod program;
mod reading;
mod store;
mod support;
mod writing;
