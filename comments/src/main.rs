//! The `palier-comments` program: see [`palier_comments::cli`].

use std::process::ExitCode;

// The system's own allocator: mimalloc, which makes the generator's builds faster, serves no more requests here and holds
// half as much memory again.
fn main() -> ExitCode {
    palier_comments::cli::run()
}
