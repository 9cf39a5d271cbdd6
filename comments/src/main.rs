//! The `palier-comments` program: see [`palier_comments::cli`].

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    palier_comments::cli::run()
}
