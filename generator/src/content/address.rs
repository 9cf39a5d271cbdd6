//! From a file's path to its page's address.

/// Where a post is published. All of it follows from the file's path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The page's path on the site: `/chantiers/terrasses-du-verger/2026-11-06-hors-eau/`.
    pub url: String,
    /// The folder that holds the file, relative to `content/`, as it is on disk (`""` for the top).
    pub folder: String,
    /// Whether the file is its folder's own page (`index.md`): pictures beside it are then its own.
    pub is_index: bool,
}

impl Address {
    /// The address of `path`, relative to `content/` and ending in `.md`.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let stem = path.strip_suffix(".md").unwrap_or(path);
        let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
        let is_index = matches!(name, "index" | "_index");
        let page = if is_index { folder } else { stem };
        let mut url = String::with_capacity(path.len() + 2);
        url.push('/');
        for part in page.split('/').filter(|part| !part.is_empty()) {
            url.push_str(&slug(part));
            url.push('/');
        }
        Self { url, folder: folder.to_owned(), is_index }
    }

    /// The address of a content file (`content/….md`).
    #[must_use]
    pub fn of_file(file: &str) -> Self {
        Self::of(file.strip_prefix("content/").unwrap_or(file))
    }

    /// Whether each folder and the file itself give a step of it: a name without a letter or a digit gives none.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.url.contains("//")
    }

    /// The segments of the address: `["chantiers", "terrasses-du-verger"]`.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.url.split('/').filter(|part| !part.is_empty())
    }
}

/// Text as a part of an address: lower case, without accents, words joined by hyphens; `n° 3` is `no-3`.
///
/// Empty only where nothing of the text can be written in ASCII.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    if text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        slug.push_str(text);
    } else {
        let text = text.replace("n°", "no").replace("N°", "no").replace(['\'', '’'], "-");
        for character in deunicode::deunicode(&text).chars() {
            if character.is_ascii_alphanumeric() {
                slug.push(character.to_ascii_lowercase());
            } else if !slug.ends_with('-') && !slug.is_empty() {
                slug.push('-');
            }
        }
    }
    slug.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_the_path() {
        for (path, url) in [
            ("chantiers/verger/2026-11-06-hors-eau/index.md", "/chantiers/verger/2026-11-06-hors-eau/"),
            ("chantiers/verger/2026-11-06-hors-eau.md", "/chantiers/verger/2026-11-06-hors-eau/"),
            ("À propos/Œuvre & L'été.md", "/a-propos/oeuvre-l-ete/"),
            ("_index.md", "/"),
            ("actualites/_index.md", "/actualites/"),
            ("Lot n° 3.md", "/lot-no-3/"),
        ] {
            assert_eq!(Address::of(path).url, url);
            assert!(Address::of(path).is_complete());
        }
    }

    #[test]
    fn a_name_without_letters_gives_no_address() {
        for path in ["actualites/«».md", "«».md", "…/index.md", "actualites/!!!/a.md"] {
            assert!(!Address::of(path).is_complete(), "{path}");
        }
    }
}
