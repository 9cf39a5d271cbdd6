//! The benchmarks still run: all that they do without a peer, with small counts. What they measure is nobody's business
//! here. So does the work that the release is optimised by.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{comments, program, repository};

/// Runs a benchmark of `program`, named last, which has to print each of `rows`.
#[track_caller]
fn assert_says(benchmark: &str, arguments: &[&str], program: &Path, rows: &[&str]) {
    let output = Command::new(repository().join("tests/bench").join(benchmark))
        .args(arguments)
        .arg(program)
        .stdin(Stdio::null())
        .output()
        .expect("Python can be run");
    let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}\n{complained}");
    for row in rows {
        assert!(said.contains(row), "{row} is missing:\n{said}");
    }
}

#[test]
fn the_benchmark_of_the_comment_service_runs() {
    let arguments = ["--quick", "--bare", env!("CARGO_BIN_EXE_bare"), "--service"];
    let rows = ["known already (304)", "posts a second", "the desk’s queue", "Not reached: "];
    assert_says("comments/run", &arguments, &comments::path(), &rows);
}

#[test]
fn the_benchmark_of_photos_runs() {
    let arguments = ["--count", "2", "--runs", "1", "--programs"];
    let rows = ["2 photos of 12 Mpx", "| libraries alone |", "| Palier |", "| Palier, second build |"];
    assert_says("photos/run", &arguments, program::path().parent().unwrap(), &rows);
}

#[test]
fn the_benchmark_of_the_generator_runs() {
    let arguments = ["--posts", "240", "--runs", "1", "--palier-only", "--large", "--large-posts", "480", "--palier"];
    let rows = ["peak memory, MiB", "A second build: 0 of ", "new post, ms", "wall a post"];
    assert_says("run", &arguments, &program::path(), &rows);
}

#[test]
fn the_work_that_a_release_is_optimised_by_runs() {
    let release = Command::new(repository().join(".ci/release")).arg("--rehearse").arg(program::path()).output();
    let release = release.expect("Python can be run");
    assert!(release.status.success(), "{}", String::from_utf8_lossy(&release.stderr));
}
