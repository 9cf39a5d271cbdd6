//! Whether a published file already holds the bytes that it should.
//!
//! Lengths are compared first; a file is read only when they agree, in pieces, and no further than the first
//! difference.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::error::{At, OutputError};

/// What was found where a file is to be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    /// A file with these bytes.
    Same,
    /// A file with other bytes.
    Different,
    /// No file.
    Absent,
}

/// The piece in which files are read, in bytes: most pages fit in one.
const PIECE: usize = 16 * 1024;

/// Compares the file `published` with `bytes`.
pub(super) fn with_bytes(published: &Path, bytes: &[u8]) -> io::Result<Comparison> {
    let Some((mut file, length)) = open(published)? else { return Ok(Comparison::Absent) };
    if length != bytes.len() as u64 {
        return Ok(Comparison::Different);
    }
    let mut piece = [0; PIECE];
    for expected in bytes.chunks(PIECE) {
        let found = &mut piece[..expected.len()];
        if !fill(&mut file, found)? || found != expected {
            return Ok(Comparison::Different);
        }
    }
    Ok(Comparison::Same)
}

/// Compares the file `published` with the file `original`, which must exist.
pub(super) fn with_file(published: &Path, original: &Path) -> Result<Comparison, OutputError> {
    let mut source = File::open(original).at(original)?;
    let mut rest = source.metadata().at(original)?.len();
    let Some((mut file, length)) = open(published).at(published)? else { return Ok(Comparison::Absent) };
    if length != rest {
        return Ok(Comparison::Different);
    }
    let (mut found, mut expected) = ([0; PIECE], [0; PIECE]);
    while rest > 0 {
        let size = usize::try_from(rest).unwrap_or(PIECE).min(PIECE);
        let (found, expected) = (&mut found[..size], &mut expected[..size]);
        let both = fill(&mut file, found).at(published)? && fill(&mut source, expected).at(original)?;
        if !both || found != expected {
            return Ok(Comparison::Different);
        }
        rest -= size as u64;
    }
    Ok(Comparison::Same)
}

/// The file and its length; `None` where there is no file, be it for a folder: publishing then says what is wrong.
fn open(path: &Path) -> io::Result<Option<(File, u64)>> {
    let file = match File::open(path) {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        outcome => outcome?,
    };
    let metadata = file.metadata()?;
    Ok(metadata.is_file().then_some((file, metadata.len())))
}

/// Fills `piece`; false where the file has become shorter in the meantime.
fn fill(file: &mut File, piece: &mut [u8]) -> io::Result<bool> {
    match file.read_exact(piece) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        outcome => outcome.map(|()| true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn long_files_are_compared_to_their_last_byte() {
        let folder = tempfile::tempdir().expect("a folder");
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        let mut bytes = vec![7; 3 * PIECE + 5];
        fs::write(&one, &bytes).expect("written");
        fs::write(&other, &bytes).expect("written");
        assert_eq!(with_bytes(&one, &bytes).expect("read"), Comparison::Same);
        assert_eq!(with_file(&one, &other).expect("read"), Comparison::Same);
        bytes[3 * PIECE + 4] = 8;
        fs::write(&other, &bytes).expect("written");
        assert_eq!(with_bytes(&one, &bytes).expect("read"), Comparison::Different);
        assert_eq!(with_file(&one, &other).expect("read"), Comparison::Different);
        assert_eq!(with_bytes(&folder.path().join("none"), &bytes).expect("read"), Comparison::Absent);
        assert_eq!(with_bytes(&one.join("below"), &bytes).expect("read"), Comparison::Absent);
        assert_eq!(with_bytes(folder.path(), &bytes).expect("read"), Comparison::Absent);
    }
}
