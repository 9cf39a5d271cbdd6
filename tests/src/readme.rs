//! The README promises commands: they exist.

use crate::support::{palier, repository};

/// The lines of the fenced blocks of a document that begin with a command.
fn commands(document: &str) -> Vec<String> {
    let mut in_block = false;
    let mut found = Vec::new();
    for line in document.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if in_block && !line.trim().is_empty() {
            found.push(line.trim().trim_start_matches("$ ").to_owned());
        }
    }
    found
}

#[test]
fn what_the_readme_says_to_type_exists() {
    let readme = std::fs::read_to_string(repository().join("README.md")).expect("there is a README");
    let commands = commands(&readme);
    for promised in ["cargo run --release -- serve", "tests/run"] {
        assert!(commands.iter().any(|command| command.starts_with(promised)), "the README does not say `{promised}`");
    }
    let mut tried = 0;
    for command in commands {
        let words: Vec<&str> = command.split('#').next().unwrap().split_whitespace().collect();
        let arguments = match words.as_slice() {
            ["palier", rest @ ..] | ["cargo", "run", "--release", "--", rest @ ..] => rest,
            [script, ..] if script.starts_with("tests/") || script.starts_with(".ci/") => {
                assert!(repository().join(script).is_file(), "{command}");
                continue;
            }
            _ => continue,
        };
        let Some(subcommand) = arguments.first().filter(|word| !word.starts_with('-')) else { continue };
        let help = palier([subcommand, &"--help"]).ended(0).stdout;
        for option in arguments.iter().filter(|word| word.starts_with("--")) {
            let option = option.split('=').next().unwrap();
            assert!(help.contains(option), "{command}: {subcommand} has no {option}");
        }
        tried += 1;
    }
    assert!(tried >= 1, "no command of palier in the README");
}
