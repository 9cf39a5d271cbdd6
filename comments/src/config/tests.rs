use std::collections::BTreeMap;
use std::path::Path;

use palier_words::Language;

use super::*;
use crate::page;

const SITE: &str = r#"
[secret]
value = "0123456789012345678901234567890123456789"
[sites.vallons]
url = "https://trois-vallons.example/"
name = "Les Trois Vallons"
official_name = "Les Trois Vallons Habitat"
manifest = "threads.json"
privacy_contact = "donnees@trois-vallons.example"
"#;

fn read_with(text: &str, variables: &[(&str, &str)]) -> Result<Config, String> {
    let environment: BTreeMap<String, String> =
        variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let secret_file = |path: &Path| match path.ends_with("secret.txt") {
        true => Ok("from a file, and long enough for anybody\n".to_owned()),
        false => Err(std::io::Error::other("no such file")),
    };
    let given = Given { text, folder: Path::new("/etc/palier"), environment: &environment, secret_file: &secret_file };
    read(&given).map_err(|mistakes| {
        let words = page::catalogue(Language::French);
        let said: Vec<String> = mistakes.iter().map(|mistake| mistake.say("c.toml", &words)).collect();
        said.join("\n").replace(['\u{a0}', '\u{202f}'], " ")
    })
}

#[test]
fn the_smallest_file_is_enough() {
    let config = read_with(SITE, &[]).unwrap();
    let site = &config.sites[0];
    assert_eq!(site.url, "https://trois-vallons.example");
    assert_eq!(site.origin(), "https://trois-vallons.example");
    assert_eq!(site.manifest, ManifestSource::File("/etc/palier/threads.json".into()));
    assert_eq!(site.policy, Policy::Before);
    assert_eq!(site.close_after, None);
    assert_eq!(site.edit_window, SignedDuration::from_mins(30));
    assert_eq!(config.database, Path::new("/etc/palier/commentaires.db"));
    assert_eq!(config.retention.connections, SignedDuration::from_hours(365 * 24));
    assert_eq!(config.limits.message, 4000);
    assert!(config.mail.is_none());
    assert_eq!(config.admin_listen, Some("127.0.0.1:4101".parse().unwrap()));
}

#[test]
fn the_environment_counts_before_the_file_and_secrets_may_lie_in_files() {
    let text = SITE.replace("[secret]", "[secret]\nfile = \"secret.txt\"");
    let config = read_with(
        &text,
        &[
            ("PALIER_COMMENTS__LIMITS__MESSAGE", "300"),
            ("PALIER_COMMENTS__SITES__VALLONS__POLICY", "after 3 approved"),
            ("PALIER_COMMENTS__SITES__VALLONS__HOSTS", "a.example, B.example"),
            ("HOME", "/root"),
        ],
    )
    .unwrap();
    assert_eq!(config.limits.message, 300);
    assert_eq!(config.sites[0].policy, Policy::AfterApproved(3));
    assert_eq!(config.sites[0].hosts, ["a.example", "b.example"]);
    assert_eq!(config.secret.expose(), b"from a file, and long enough for anybody");

    let given = ("PALIER_COMMENTS__SECRET__VALUE", "from the environment, and as long as it must");
    let secret = |variables: &[(&str, &str)]| read_with(&text, variables).unwrap().secret;
    assert_eq!(secret(&[given]).expose(), given.1.as_bytes());
    let both = secret(&[given, ("PALIER_COMMENTS__SECRET__FILE", "run/secret.txt")]);
    assert_eq!(both.expose(), b"from a file, and long enough for anybody");
}

#[test]
fn every_mistake_is_told_at_once_with_its_place_and_cure() {
    let text = r#"
[limits]
mesage = 3
per_site = "many"
message = 0
[retntion]
[secret]
value = "short"
[defaults]
zone = "Europe/Pari"
close_after = "soon"
[sites.Vallons]
[sites.vallons]
url = "trois-vallons.example"
name = "x"
official_name = "x"
manifest = "http://trois-vallons.example/palier/threads.json"
"#;
    let said = read_with(text, &[("PALIER_COMMENTS__LIMITS__MESSAGES", "3")]).unwrap_err();
    insta::assert_snapshot!(said);
    assert!(!said.contains("short\""));
}

#[test]
fn an_authority_is_a_certificate_that_can_be_read() {
    for (file, why) in [("secret.txt", "no PEM certificate"), ("autorite.pem", "no such file")] {
        let mail =
            format!("[mail]\nhost = \"mail.example\"\nfrom = \"a@vallons.example\"\nauthority_file = \"{file}\"\n");
        let refused = read_with(&SITE.replace("[secret]", &format!("{mail}[secret]")), &[]).unwrap_err();
        let said = format!("/etc/palier/{file} ne se lit pas comme le certificat d’une autorité : {why}");
        assert!(refused.contains(&said), "{refused}");
    }
}

#[test]
fn a_site_is_at_its_own_addresses_alone() {
    let at = |url: &str, origin: &str| {
        let text = SITE.replace("https://trois-vallons.example", url);
        let hosts = [("PALIER_COMMENTS__SITES__VALLONS__HOSTS", "www.vallons.example, ::1")];
        read_with(&text, &hosts).unwrap().sites[0].is_at(origin)
    };
    let plain = "https://vallons.example";
    for own in ["https://vallons.example", "https://www.vallons.example", "https://[::1]"] {
        assert!(at(plain, own), "{own}");
    }
    for foreign in [
        "http://vallons.example",
        "https://vallons.example:8443",
        "https://www.vallons.example:8443",
        "http://www.vallons.example",
        "https://vallons.example.evil.example",
        "null",
        "",
    ] {
        assert!(!at(plain, foreign), "{foreign}");
    }
    // Browsers leave the port out that the scheme has anyway.
    assert!(
        at("https://Vallons.example:443/site", plain)
            && !at("https://vallons.example:443", "https://vallons.example:443")
    );
    assert!(at("http://vallons.example:8080/site", "http://www.vallons.example:8080"));
}

#[test]
fn a_site_has_the_host_of_its_address_whatever_its_case_and_port() {
    for (url, host) in [
        ("https://Vallons.Example", "vallons.example"),
        ("https://vallons.example:8443/ville", "vallons.example"),
        ("http://[::1]:8080", "::1"),
    ] {
        let site = read_with(&SITE.replace("https://trois-vallons.example", url), &[]).unwrap().sites.remove(0);
        assert!(site.has_host(host) && !site.has_host("halles.example"), "{url}: {}", site.host);
    }
}

#[test]
fn an_address_is_the_site_s_with_its_path_and_one_of_its_hosts() {
    let text = SITE.replace("https://trois-vallons.example", "https://vallons.example/site");
    let hosts = [("PALIER_COMMENTS__SITES__VALLONS__HOSTS", "www.vallons.example")];
    let site = read_with(&text, &hosts).unwrap().sites.remove(0);
    assert!(site.is_of("https://vallons.example/site/") && site.is_of("https://WWW.vallons.example/site"));
    for other in
        ["https://vallons.example", "https://vallons.example/autre", "http://vallons.example/site", "", "/site"]
    {
        assert!(!site.is_of(other), "{other}");
    }
    assert!(!site.is_preview() && ["localhost:4000", "127.0.0.1", "[::1]:4000"].into_iter().all(is_nameless));
}

#[test]
fn a_file_that_is_no_toml_is_told_at_its_place() {
    let said = read_with("[limits\nmessage = 3", &[]).unwrap_err();
    assert!(said.starts_with("c.toml:1:8: ce fichier ne se lit pas comme du TOML : "), "{said}");
}

#[test]
fn no_secret_is_ever_shown() {
    let text = format!("{SITE}manifest_hook = \"hook-password\"\nbuild_hook = \"https://h.example/hook-token\"\n");
    let shown = format!("{:?}", read_with(&text, &[]).unwrap());
    for secret in ["0123456789", "hook-password", "hook-token"] {
        assert!(!shown.contains(secret), "{secret}");
    }
}

#[test]
fn every_key_of_the_default_file_has_its_comment() {
    let lines: Vec<&str> = values::DEFAULTS.lines().collect();
    let keys = lines.iter().enumerate().filter(|(_, line)| {
        line.split_once(" = ").is_some_and(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
    });
    let mut count = 0;
    for (at, line) in keys {
        count += 1;
        // A comment may hold for the three keys that follow it.
        let above = lines[at.saturating_sub(3)..at].iter().any(|line| line.starts_with("# "));
        assert!(above, "{line}");
    }
    let known: usize = values::defaults().values().map(BTreeMap::len).sum();
    assert_eq!(count, known);
}
