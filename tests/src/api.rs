//! The comment service's API, tried by Schemathesis: requests made of its description, right and wrong ones, and every
//! answer held against it.

use std::process::{Command, Stdio};

use crate::support::comments::CommentService;
use crate::support::{readers, repository};

#[test]
fn schemathesis_finds_no_answer_that_the_description_does_not_foresee() {
    let service = CommentService::start();
    let api = format!("{}s/essai/api/v1", service.url);
    let folder = repository().join("tests/readers/schemathesis");
    let scratch = tempfile::TempDir::new().unwrap();
    let output = Command::new(readers::environment().join("bin/schemathesis"))
        .arg("--config-file")
        .arg(folder.join("schemathesis.toml"))
        .args(["--no-color", "run", &format!("{api}/openapi.json"), "--max-examples", "40"])
        .current_dir(scratch.path())
        .env("PYTHONPATH", &folder)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("SCHEMATHESIS_HOOKS", "hooks")
        .env("PALIER_API", &api)
        .stdin(Stdio::null())
        .output()
        .expect("schemathesis can be run");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
}
