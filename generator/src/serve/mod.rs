//! The site in a browser while it is written.
//!
//! [`watch`] notes which files changed; [`state`] reads those files, assembles the site in memory and counts its
//! versions; [`http`] renders the one route that the browser asks for; [`conversations`] has the comment service answer
//! for those under its posts. Only pieces that many pages show are kept ([`crate::view::Made`]), with the site and theme that
//! they are of: nothing can be stale. While the content has errors, pages show them ([`error_page`]), and the last site
//! without errors stays reachable. The errors of a draft are shown at its own address alone: whoever has just begun a page
//! goes on seeing the site.

mod conversations;
mod error_page;
mod http;
mod state;
mod sweep;
mod watch;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;

pub use conversations::{Mount, Told, keep};
pub use state::{Clock, Preview};
pub use watch::Watch;

/// Serves until the future is dropped.
///
/// # Errors
/// The operating system's, where the listener fails.
pub async fn run(listener: TcpListener, preview: Arc<Preview>, conversations: Arc<Mount>) -> io::Result<()> {
    let address = listener.local_addr()?;
    axum::serve(listener, http::router(preview, address, conversations)).await
}

/// The address to open in a browser.
#[must_use]
pub fn url(address: SocketAddr) -> String {
    format!("http://{address}/")
}
