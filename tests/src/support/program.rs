//! The program, run as a user runs it.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).expect("what is printed is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("what is printed is UTF-8"),
        }
    }
}

impl Ran {
    /// The same run, which must have ended with `status`.
    #[track_caller]
    pub(crate) fn ended(self, status: i32) -> Self {
        assert_eq!(self.status, status, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }
}

/// The program: `PALIER_BIN`, or else the one that Cargo built beside this test.
pub(crate) fn path() -> PathBuf {
    let path = std::env::var_os("PALIER_BIN").map_or_else(
        || {
            let test = std::env::current_exe().expect("the test knows itself");
            // target/debug/deps/palier-… → target/debug/palier
            test.parent().and_then(|deps| deps.parent()).expect("tests lie in target").join("palier")
        },
        PathBuf::from,
    );
    assert!(path.is_file(), "{} is missing: `tests/run` or `cargo build -p palier` builds it", path.display());
    path
}

/// The program with these arguments, in an environment that says nothing of the person who runs the tests.
pub(crate) fn command<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(path());
    for name in ["PALIER_NOW", "PALIER_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    command.env("COLUMNS", "120").args(arguments).stdin(Stdio::null());
    command
}

/// Runs the program with these arguments.
pub(crate) fn palier<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Ran {
    command(arguments).output().expect("the program can be run").into()
}
