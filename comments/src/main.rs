//! The `palier-comments` program: see [`palier_comments::cli`].

use std::process::ExitCode;

// A request makes and frees some eighty small pieces, half of them on another thread than the one that made them.
#[cfg(all(feature = "jemalloc", not(target_env = "msvc")))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    palier_comments::cli::run()
}
