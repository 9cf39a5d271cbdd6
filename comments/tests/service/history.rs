//! What befell other comment services, as it was published, and the tests that show why it does not happen here. A test
//! that goes, or gets another name, is missed.

/// What happened, and the tests.
const HISTORY: [(&str, &[&str]); 10] = [
    (
        "CVE-2026-27469 (Isso): a quote in a field of the form became markup, also by an edit",
        &[
            "nothing_hostile_leaves_any_field",
            "no_page_runs_what_was_written",
            "no_feed_carries_more_than_text_and_our_subset",
            "no_document_holds_html_that_is_not_ours",
            "known_attacks_come_out_harmless",
            "any_message_is_shown_harmless",
            "a_hostile_snapshot_does_no_harm",
        ],
    ),
    (
        "CVE-2026-48788 (Remark42): an image proxy served scripts",
        &["no_address_fetches_or_keeps_what_readers_name", "a_service_starts_answers_and_ends_when_it_is_asked_to"],
    ),
    (
        "GHSA-74pc-3r2m-ppx3 (Remark42): links and pictures of a comment left by mail",
        &["letters_are_plain_text_whatever_was_written"],
    ),
    ("remark42#1677: a title was fetched from an address that a visitor named", &["no_reader_makes_us_ask_anybody"]),
    (
        "remark42#16: another page's form wrote, as text/plain",
        &["another_site_s_page_cannot_write_in_a_reader_s_name", "another_site_s_page_cannot_write"],
    ),
    (
        "Remark42 b1502801: a forged forwarding header was believed",
        &["forwarding_headers_are_believed_only_from_our_proxies"],
    ),
    ("Remark42 f8ba3877: where no site was named, a check was left out", &["a_site_that_is_not_ours_is_refused"]),
    ("Remark42 c9ba8520: a request said where to go next", &["nobody_is_led_to_an_address_that_a_request_names"]),
    (
        "Remark42 8224626e, Artalk 117908e5: a small body unpacked to a huge one; an expression ran for ever",
        &[
            "a_body_has_a_largest_size",
            "what_is_too_large_is_refused",
            "no_body_is_unpacked",
            "any_form_is_answered",
            "any_json_is_answered",
            "any_address_is_answered",
            "a_manifest_of_any_bytes_ends",
            "no_file_stops_the_program",
            "depth_is_bounded",
        ],
    ),
    (
        "CVE-2025-53532 (Giscus): anybody could open a thread for any page",
        &["a_thread_that_the_site_does_not_have_is_not_there_and_nothing_is_stored"],
    ),
];

#[test]
fn each_has_its_tests() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources =
        [root.join("src"), root.join("tests"), root.join("../tests/src")].map(|folder| source(&folder)).concat();
    for (happened, tests) in HISTORY {
        for test in tests {
            assert!(sources.contains(&format!("fn {test}(")), "{happened}: there is no {test}");
        }
    }
}

/// All Rust below a folder.
fn source(folder: &std::path::Path) -> String {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts = entries.map(|path| match path.extension() {
        _ if path.is_dir() => source(&path),
        Some(ending) if ending == "rs" => std::fs::read_to_string(&path).unwrap(),
        _ => String::new(),
    });
    texts.collect()
}
