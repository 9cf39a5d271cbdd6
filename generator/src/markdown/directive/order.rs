//! Lines in which everything is said, but not as it must be written: a name with spaces and no quotation marks, a title
//! before what it names.

use super::{first_argument, unwrapped};
use crate::markdown::file_extension;

/// How a line should be written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cure {
    /// What is wrong with it: `guillemets` or `ordre`.
    pub(super) sort: &'static str,
    /// The line, right.
    pub(super) line: String,
}

/// How the line of `directive` should be written whose `arguments` are taken for something else than they are.
pub(super) fn cure(directive: &str, arguments: &str) -> Option<Cure> {
    let arguments = arguments.trim();
    let cure = |sort, arguments: String| Cure { sort, line: format!("::: {directive} {arguments}") };
    if directive == "video" {
        return reversed_address(arguments).map(|arguments| cure("ordre", arguments));
    }
    reversed_name(arguments)
        .map(|arguments| cure("ordre", arguments))
        .or_else(|| unquoted_name(arguments).map(|arguments| cure("guillemets", arguments)))
}

/// `"Le titre" https://…`
fn reversed_address(arguments: &str) -> Option<String> {
    let at = arguments.find("https://").or_else(|| arguments.find("http://"))?;
    let title = unwrapped(arguments[..at].trim());
    let address = arguments[at..].split_whitespace().next()?.trim_end_matches(['"', '”', '»']);
    (!title.is_empty()).then(|| format!("{address} \"{title}\""))
}

/// `"Le titre" fichier.pdf`
fn reversed_name(arguments: &str) -> Option<String> {
    let title = first_argument(arguments, 0..arguments.len());
    let is_quoted = title.start > 0;
    let rest = title.end + arguments[title.end..].find(char::is_whitespace)?;
    let name = first_argument(arguments, rest..arguments.len());
    let (title, written) = (&arguments[title], &arguments[name.clone()]);
    if !is_quoted || is_file(title) || !is_file(written) {
        return None;
    }
    let after = arguments[name.end..].trim_start_matches(['"', '”', '»', ']']);
    Some(format!("{} \"{title}\"{after}", quoted(written)))
}

/// `Plan masse.pdf "Le titre"`
fn unquoted_name(arguments: &str) -> Option<String> {
    let end = arguments.find(['"', '“', '«', '[']).unwrap_or(arguments.len());
    let mut words = arguments[..end].split_whitespace();
    let first = words.next().filter(|first| !is_file(first) && !first.contains("://"))?;
    let last = words.find(|word| is_file(word))?;
    // Both are parts of the same text.
    let length = last.as_ptr() as usize + last.len() - first.as_ptr() as usize;
    let (name, after) = arguments.split_at_checked(length)?;
    let after = after.trim();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Some(if after.is_empty() { format!("\"{name}\" \"{stem}\"") } else { format!("\"{name}\" {after}") })
}

fn quoted(name: &str) -> String {
    if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name.to_owned() }
}

/// Whether `word` ends as the name of a file does, and not as a number.
fn is_file(word: &str) -> bool {
    file_extension(word).is_some_and(|extension| extension.starts_with(|first: char| first.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_given_back_as_it_should_be() {
        for (directive, arguments, sort, line) in [
            ("video", "\"La visite\" https://a.fr/1", "ordre", "::: video https://a.fr/1 \"La visite\""),
            ("video", "« La visite » https://a.fr/1", "ordre", "::: video https://a.fr/1 \"La visite\""),
            ("video", "La visite https://a.fr/1", "ordre", "::: video https://a.fr/1 \"La visite\""),
            ("fichier", "\"Le plan\" plan.pdf", "ordre", "::: fichier plan.pdf \"Le plan\""),
            ("fichier", "\"Le plan\" \"Plan masse.pdf\"", "ordre", "::: fichier \"Plan masse.pdf\" \"Le plan\""),
            ("graphique", "\"Le gaz\" gaz.csv unité: kWh", "ordre", "::: graphique gaz.csv \"Le gaz\" unité: kWh"),
            ("fichier", "Plan masse.pdf", "guillemets", "::: fichier \"Plan masse.pdf\" \"Plan masse\""),
            ("fichier", "Plan masse.pdf \"Le plan\"", "guillemets", "::: fichier \"Plan masse.pdf\" \"Le plan\""),
            ("fichier", "Plan masse.pdf Le plan", "guillemets", "::: fichier \"Plan masse.pdf\" Le plan"),
        ] {
            assert_eq!(cure(directive, arguments), Some(Cure { sort, line: line.to_owned() }), "{arguments}");
        }
    }

    #[test]
    fn a_line_that_is_right_stays() {
        for (directive, arguments) in [
            ("video", "https://a.fr/1 \"La visite\""),
            ("video", "https://a.fr/1"),
            ("fichier", "plan.pdf \"Le plan\""),
            ("fichier", "plan.pdf Le plan v2.pdf"),
            ("fichier", "\"Plan masse.pdf\" \"Le plan.\""),
            ("fichier", "LISEZMOI \"Version 2.10\""),
            ("fichier", ""),
            ("graphique", "gaz.csv \"Le gaz\" source: vallons.fr"),
        ] {
            assert_eq!(cure(directive, arguments), None, "{arguments}");
        }
    }
}
