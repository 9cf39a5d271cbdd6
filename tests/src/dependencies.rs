//! What the program is made of: licences that go with ours, and a reason for each dependency.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;
use spdx::{Expression, ParseMode};
use toml::Table;

use crate::support::repository;

fn text(name: &str) -> String {
    std::fs::read_to_string(repository().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn table(name: &str) -> Table {
    text(name).parse().unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The packages that are compiled on this machine, as Cargo knows them.
fn packages() -> Vec<Value> {
    let said = Command::new("rustc").arg("-vV").output().unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    let host = said.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let arguments = ["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host];
    let told = Command::new(env!("CARGO")).args(arguments).current_dir(repository()).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let mut metadata: Value = serde_json::from_slice(&told.stdout).unwrap();
    serde_json::from_value(metadata["packages"].take()).unwrap()
}

/// The dependencies that this repository asks for, without its own crates.
fn asked_for() -> BTreeSet<String> {
    let workspace = table("Cargo.toml");
    let all = workspace["workspace"]["dependencies"].as_table().unwrap();
    all.iter().filter(|(_, asked)| asked.get("path").is_none()).map(|(name, _)| name.clone()).collect()
}

#[test]
fn every_licence_goes_with_ours() {
    let rules = table("deny.toml");
    let allowed: Vec<&str> =
        rules["licenses"]["allow"].as_array().unwrap().iter().filter_map(|id| id.as_str()).collect();
    let mut looked_at = 0;
    for package in packages() {
        let (Some(name), Some(source)) = (package["name"].as_str(), package["source"].as_str()) else { continue };
        assert!(source.starts_with("registry+https://github.com/rust-lang/crates.io-index"), "{name} is from {source}");
        let licence = package["license"].as_str().unwrap_or_else(|| panic!("{name} has no licence"));
        let expression =
            Expression::parse_mode(licence, ParseMode::LAX).unwrap_or_else(|error| panic!("{name}: {error}"));
        let is_allowed = expression.evaluate(|asked| allowed.contains(&asked.to_string().as_str()));
        assert!(is_allowed, "{name} is under {licence}, which `deny.toml` does not allow");
        looked_at += 1;
    }
    assert!(looked_at > 200, "{looked_at}");
}

#[test]
fn each_dependency_has_its_reason_and_its_use() {
    let architecture = text("ARCHITECTURE.md");
    let (_, section) = architecture.split_once("\n## Dependencies\n").expect("a section of that name");
    let section = section.split_once("\nRefused, or not yet:").expect("what was refused comes after").0;
    let rows = section.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let of_tests = section.lines().find_map(|line| line.strip_prefix("Tests add ")).expect("what tests add");
    let named: BTreeSet<&str> = rows.chain([of_tests]).flat_map(|names| names.split([',', ' ', '.'])).collect();
    let asked_for = asked_for();
    let unexplained: Vec<&String> = asked_for.iter().filter(|name| !named.contains(name.as_str())).collect();
    assert!(unexplained.is_empty(), "ARCHITECTURE.md does not say why: {unexplained:?}");

    let members = ["generator", "generator/banners", "generator/pixels", "generator/words", "comments", "tests"];
    let used: BTreeSet<String> = members
        .iter()
        .map(|member| table(&format!("{member}/Cargo.toml")))
        .flat_map(|manifest| {
            let some = manifest.get("target").and_then(|targets| targets.as_table());
            let some = some.into_iter().flat_map(|targets| targets.values()).filter_map(|target| target.as_table());
            let all: Vec<&Table> = some.chain([&manifest]).collect();
            let of = |kind: &str| {
                all.iter()
                    .filter_map(|table| table.get(kind)?.as_table())
                    .flat_map(Table::keys)
                    .cloned()
                    .collect::<Vec<_>>()
            };
            [of("dependencies"), of("dev-dependencies")].concat()
        })
        .collect();
    let unused: Vec<&String> = asked_for.difference(&used).collect();
    assert!(unused.is_empty(), "nobody uses {unused:?}");
}
