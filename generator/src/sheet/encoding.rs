//! Bytes of a spreadsheet → its text.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

/// The text of `bytes`: in the encoding that its BOM tells, else in UTF-8, else in Windows-1252, in which spreadsheets save
/// CSV files under Windows. Every byte means something there, so there is always a text; it holds no BOM.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode_with_bom_removal(bytes).0;
    }
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_spreadsheets_save_is_understood() {
        assert_eq!(decoded("Été ; 1".as_bytes()), "Été ; 1");
        assert_eq!(decoded("\u{feff}Été ; 1".as_bytes()), "Été ; 1");
        assert_eq!(decoded(b"\xc9t\xe9 \x80 \x9c\xa0"), "Été € œ\u{a0}");
        let wide: Vec<u8> = "\u{feff}Été".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&wide), "Été");
        assert_eq!(decoded(b""), "");
    }
}
