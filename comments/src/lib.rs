//! The moderated conversation under each post of a Palier site.
//!
//! Calls go one way: [`http`] → [`service`] → [`domain`]; [`service`] → [`store`]; `notify` → [`store`].
//!
//! 1. [`config`]: the settings, as written in TOML, then as meant; every mistake at once.
//! 2. [`manifest`]: the site's threads, read from the generator's `threads.json`; no other thread exists.
//! 3. [`domain`]: threads, comments, moderation, spam; pure, without clock, disk or network.
//! 4. [`store`]: what is kept, each use case one transaction; SQLite behind a trait.
//! 5. [`service`]: the use cases; the only caller of the store on behalf of people.
//! 6. [`page`]: what people read: HTML, feeds and mail texts from one set of templates and one catalogue.
//! 7. [`snapshot`]: conversations as other programs read them.
//! 8. [`http`]: routes, extractors, middleware, the one error boundary.
//! 9. [`notify`]: the outbox: mail and build hooks, retried until they are delivered or given up in sight.
//! 10. [`import`]: other services' conversations.
//! 11. [`report`]: the yearly moderation report.
//! 12. [`commands`]: what is done without serving.
//! 13. [`serving`]: a service in use: connections, what stands around every route, what goes on beside, the end.
//! 14. [`cli`]: arguments and environment → a command.

pub mod cli;
pub mod commands;
pub mod config;
pub mod domain;
#[cfg(test)]
mod fuzz;
pub mod http;
pub mod import;
pub mod manifest;
pub mod notify;
pub mod page;
pub mod report;
pub mod service;
pub mod serving;
pub mod snapshot;
pub mod store;
