//! Names in paths, which have `/` on every system here: those of the site's files, and those of addresses.

/// The last step of a path: `toit.jpg` of `/photos/toit.jpg`.
pub(crate) fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The last step of a path without its ending: `toit` of `/photos/toit.jpg`.
pub(crate) fn stem_of(path: &str) -> &str {
    let name = name_of(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
