//! The benchmarks still run: all that they do without a peer, with small counts. What they measure is nobody's business
//! here.

use std::process::{Command, Stdio};

use crate::support::{comments, program, repository};

#[test]
fn the_benchmark_of_the_comment_service_runs() {
    let output = Command::new(repository().join("tests/bench/comments/run"))
        .args(["--quick", "--bare", env!("CARGO_BIN_EXE_bare"), "--service"])
        .arg(comments::path())
        .stdin(Stdio::null())
        .output()
        .expect("Python can be run");
    let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}\n{complained}");
    for row in ["known already (304)", "posts a second", "the desk’s queue", "Not reached: "] {
        assert!(said.contains(row), "{row} is missing:\n{said}");
    }
}

#[test]
fn the_benchmark_of_photos_runs() {
    let programs = program::path().parent().unwrap().to_owned();
    let output = Command::new(repository().join("tests/bench/photos/run"))
        .args(["--count", "2", "--runs", "1", "--programs"])
        .arg(programs)
        .stdin(Stdio::null())
        .output()
        .expect("Python can be run");
    let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}\n{complained}");
    for row in ["2 photos of 12 Mpx", "| libraries alone |", "| Palier |", "| Palier, second build |"] {
        assert!(said.contains(row), "{row} is missing:\n{said}");
    }
}

#[test]
fn the_benchmark_of_the_generator_runs() {
    let output = Command::new(repository().join("tests/bench/run"))
        .args(["--posts", "240", "--runs", "1", "--palier-only", "--large", "--large-posts", "480", "--palier"])
        .arg(program::path())
        .stdin(Stdio::null())
        .output()
        .expect("Python can be run");
    let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}\n{complained}");
    for row in ["peak memory, MiB", "A second build: 0 of ", "new post, ms", "wall a post"] {
        assert!(said.contains(row), "{row} is missing:\n{said}");
    }
}
