//! Files of `content/` that were meant as pages, and whose names do not end as a page's does.

use super::{MAX_TEXT, Root, is_content};
use crate::path::name_of;

/// The last letters of a page's name.
const PAGE: &str = ".md";

/// Other ways to end a page's name: an editor's, a system's that hides or adds what is behind the dot, a habit.
const ALMOST: [&str; 5] = [".md.txt", ".markdown.txt", ".md.md", ".markdown", PAGE];

/// How much of a text is looked at: a head's title stands in its first lines.
const HEAD: usize = 2048;

/// What the file `name` of `root` should be called, if it was meant as a page.
pub(super) fn meant_name(root: &Root, name: &str) -> Option<String> {
    if !name.starts_with("content/") {
        return None;
    }
    let ends_with = |end: &str| {
        let start = name.len().checked_sub(end.len());
        start.is_some_and(|start| name.as_bytes()[start..].eq_ignore_ascii_case(end.as_bytes()))
    };
    let almost = ALMOST.into_iter().find(|almost| ends_with(almost));
    let is_page = is_content(name) && almost == Some(PAGE);
    let end = almost.or_else(|| Some(".txt").filter(|end| ends_with(end) && starts_as_page(root, name)));
    let stem = &name[..name.len() - end.filter(|_| !is_page)?.len()];
    (!stem.ends_with('/')).then(|| format!("{}{PAGE}", name_of(stem)))
}

/// Whether a text starts with a head that has a title. Other texts are files like any others.
fn starts_as_page(root: &Root, name: &str) -> bool {
    if root.stat(name).map_or(true, |stat| stat.size > MAX_TEXT) {
        return false;
    }
    let bytes = root.bytes(name).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    lines.next().is_some_and(|first| first.trim_end() == "---") && lines.any(|line| line.starts_with("titre"))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "an author writes the files that it reads")]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_its_name_or_its_head() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("content")).unwrap();
        std::fs::write(folder.path().join("content/page.txt"), "---\r\ntitre: Avis\r\n---\r\n").unwrap();
        std::fs::write(folder.path().join("content/plan.txt"), "---\nle plan\n---\n").unwrap();
        let root = Root::new(folder.path().to_owned());
        let meant = |name: &str| meant_name(&root, name);
        for (name, page) in [
            ("content/a.md.txt", "a.md"),
            ("content/a/Fête.MD", "Fête.md"),
            ("content/a.Md", "a.md"),
            ("content/a.markdown", "a.md"),
            ("content/a.md.md", "a.md"),
            ("content/page.txt", "page.md"),
        ] {
            assert_eq!(meant(name).as_deref(), Some(page), "{name}");
        }
        for name in ["content/a.md", "content/plan.txt", "content/absent.txt", "content/a.pdf", "static/a.MD"] {
            assert_eq!(meant(name), None, "{name}");
        }
    }
}
