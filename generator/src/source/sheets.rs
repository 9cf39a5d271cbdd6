//! The files whose numbers are drawn.

use std::fs::File;
use std::io::Read as _;
use std::sync::Arc;

use super::{Root, unreadable};
use crate::locale::Language;
use crate::sheet::{self, Reading, Sheet};

impl Root {
    /// The table of numbers that `file` holds; `language` tells how they are written.
    ///
    /// # Errors
    /// Diagnostics: the file cannot be read, or what is wrong in it ([`Sheet::read`]).
    pub fn sheet(&self, file: &Arc<str>, language: Language) -> Reading {
        let read = || -> std::io::Result<Vec<u8>> {
            let mut bytes = Vec::new();
            // One byte more tells that it is too large.
            File::open(self.on_disk(file))?.take(sheet::MAX_BYTES + 1).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = read().map_err(|error| vec![unreadable(file, &error)])?;
        Sheet::read(file, &bytes, language)
    }
}
