//! The list of the files that Palier owns in an output folder.
//!
//! A text file: its first line names the format and its version; then one path a line, sorted, with `/`.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::error::{At, OutputError};
use super::paths;

/// The manifest's name in the output folder.
pub(super) const NAME: &str = ".palier-manifest";

const FIRST_LINE: &str = "palier-manifest 1";

/// Writes the manifest of these paths, which are sorted, to the new file `file`, and has it on the disk.
pub(super) fn write<S: AsRef<str>>(file: &Path, paths: &[S]) -> Result<(), OutputError> {
    let mut opened = File::create(file).at(file)?;
    opened.write_all(format(paths).as_bytes()).at(file)?;
    opened.sync_data().at(file)
}

/// The manifest of these paths, which are sorted.
pub(super) fn format<S: AsRef<str>>(paths: &[S]) -> String {
    let length: usize = paths.iter().map(|path| path.as_ref().len() + 1).sum();
    let mut text = String::with_capacity(FIRST_LINE.len() + 1 + length);
    for line in std::iter::once(FIRST_LINE).chain(paths.iter().map(AsRef::as_ref)) {
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// The sorted paths of a manifest; `None` where there is no manifest.
///
/// A path that leads out of the folder makes it unreadable: files are removed on a manifest's word.
pub(super) fn read(file: &Path) -> Result<Option<Vec<String>>, OutputError> {
    let bytes = match fs::read(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        outcome => outcome.at(file)?,
    };
    let paths = String::from_utf8(bytes).ok().and_then(|text| parse(&text));
    paths.map(Some).ok_or_else(|| OutputError::Manifest { file: file.to_owned() })
}

fn parse(text: &str) -> Option<Vec<String>> {
    let paths = text.strip_prefix(FIRST_LINE)?.strip_prefix('\n')?;
    let mut paths: Vec<_> = paths.lines().map(str::to_owned).collect();
    if paths.iter().any(|path| paths::check(path).is_err()) {
        return None;
    }
    paths.sort_unstable();
    paths.dedup();
    Some(paths)
}

/// Those of `these` that are not in `others`; both are sorted, and so is the result.
pub(super) fn only_in<'a>(these: &'a [String], others: &[String]) -> Vec<&'a String> {
    let mut others = others.iter().peekable();
    these
        .iter()
        .filter(|path| {
            while others.next_if(|other| other < path).is_some() {}
            others.peek() != Some(path)
        })
        .collect()
}

/// Those of both lists, sorted.
pub(super) fn union<'a>(these: &'a [String], others: &'a [String]) -> Vec<&'a str> {
    let mut union: Vec<&str> = these.iter().chain(others).map(String::as_str).collect();
    union.sort_unstable();
    union.dedup();
    union
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(paths: &str) -> Vec<String> {
        paths.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let paths = list("a/index.html b.css");
        assert_eq!(format(&paths), "palier-manifest 1\na/index.html\nb.css\n");
        assert_eq!(parse(&format(&paths)), Some(paths));
    }

    #[test]
    fn what_is_no_manifest_owns_nothing() {
        for text in ["", "a\n", "palier-manifest 10\na\n", "palier-manifest 1\n../a\n", "palier-manifest 1\n/etc\n"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn sorted_lists_are_compared() {
        let (these, others) = (list("a c d f"), list("b c e f g"));
        assert_eq!(only_in(&these, &others), ["a", "d"]);
        assert_eq!(only_in(&others, &these), ["b", "e", "g"]);
        assert_eq!(union(&these, &others), ["a", "b", "c", "d", "e", "f", "g"]);
    }
}
