//! The marks of a JPEG file (ITU-T T.81, annex B), as far as one must know them without decoding it.

use memchr::memchr;

const START_OF_SCAN: u8 = 0xda;
const END_OF_IMAGE: u8 = 0xd9;

/// Whether segments and scans follow each other up to the mark of the end. What cameras append after it is theirs.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some(mark) = next_mark(bytes, &mut at) {
        match mark {
            END_OF_IMAGE => return true,
            // Restart marks and the filled mark of no meaning have no length.
            0x01 | 0xd0..=0xd8 => {}
            _ => {
                let Some(&[high, low]) = bytes.get(at..).and_then(|rest| rest.first_chunk::<2>()) else { return false };
                at += usize::from(u16::from_be_bytes([high, low])).max(2);
                if mark == START_OF_SCAN {
                    pass_scan(bytes, &mut at);
                }
            }
        }
    }
    false
}

/// Goes behind the next mark, over whatever stands before it.
fn next_mark(bytes: &[u8], at: &mut usize) -> Option<u8> {
    loop {
        *at += memchr(0xff, bytes.get(*at..)?)? + 1;
        match *bytes.get(*at)? {
            0x00 | 0xff => {}
            mark => {
                *at += 1;
                return Some(mark);
            }
        }
    }
}

/// Goes to the mark that ends a scan's data.
fn pass_scan(bytes: &[u8], at: &mut usize) {
    while let Some(found) = bytes.get(*at..).and_then(|rest| memchr(0xff, rest)) {
        *at += found;
        match bytes.get(*at + 1) {
            Some(0x00 | 0xd0..=0xd7) => *at += 2,
            Some(0xff) => *at += 1,
            _ => return,
        }
    }
    *at = bytes.len();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_preview_is_not_that_of_the_picture() {
        // A comment that holds an end mark, a scan with a stuffed 0xff and a restart mark, then the end.
        let whole = [
            &[0xff, 0xd8, 0xff, 0xfe, 0, 4, 0xff, 0xd9][..],
            &[0xff, 0xda, 0, 2, 1, 0xff, 0, 2, 0xff, 0xd0, 3, 0xff, 0xd9],
            b"appended",
        ]
        .concat();
        assert!(is_whole(&whole));
        assert!(!is_whole(&whole[..whole.len() - 10]));
        for end in 0..whole.len() {
            let _ = is_whole(&whole[..end]);
        }
    }
}
