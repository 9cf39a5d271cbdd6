//! A GIF without what it tells about its author: its blocks walked, nothing decoded (GIF89a, §12 to §26).

/// Application extensions that say how to show the picture: how often it repeats, its colours.
const NEEDED: [&[u8]; 3] = [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

const EXTENSION: u8 = 0x21;
const COMMENT: u8 = 0xfe;
const APPLICATION: u8 = 0xff;
const IMAGE: u8 = 0x2c;
const TRAILER: u8 = 0x3b;

/// Whether `bytes` start as a GIF does.
pub(super) fn is_gif(bytes: &[u8]) -> bool {
    bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a")
}

/// The picture without comments, without application data such as XMP, and without what follows its end; `None`
/// where it breaks off.
pub(super) fn clean(gif: &[u8]) -> Option<Vec<u8>> {
    let mut blocks = Blocks { gif, at: 0 };
    let mut out = Vec::with_capacity(gif.len());
    out.extend_from_slice(blocks.take(6)?);
    let screen = blocks.take(7)?;
    out.extend_from_slice(screen);
    out.extend_from_slice(blocks.colours(screen[4])?);
    loop {
        let start = blocks.at;
        let kept = match blocks.byte()? {
            TRAILER => {
                out.push(TRAILER);
                return Some(out);
            }
            EXTENSION => blocks.extension()?,
            IMAGE => blocks.image()?,
            _ => return None,
        };
        if kept {
            out.extend_from_slice(&gif[start..blocks.at]);
        }
    }
}

struct Blocks<'a> {
    gif: &'a [u8],
    at: usize,
}

impl<'a> Blocks<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let taken = self.gif.get(self.at..self.at + length)?;
        self.at += length;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|byte| byte[0])
    }

    /// The table of colours that `flags` announce: its first bit says that there is one, its last three how long.
    fn colours(&mut self, flags: u8) -> Option<&'a [u8]> {
        let length = if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 0x07) + 1) };
        self.take(length)
    }

    /// Goes past the data, and tells the first piece of it.
    fn data(&mut self) -> Option<&'a [u8]> {
        let length = self.byte()?;
        let first = self.take(usize::from(length))?;
        let mut length = length;
        while length > 0 {
            length = self.byte()?;
            self.take(usize::from(length))?;
        }
        Some(first)
    }

    /// Goes past an extension, and tells whether it is needed.
    fn extension(&mut self) -> Option<bool> {
        let label = self.byte()?;
        let first = self.data()?;
        Some(match label {
            COMMENT => false,
            APPLICATION => NEEDED.contains(&first),
            _ => true,
        })
    }

    /// Goes past one image of the animation.
    fn image(&mut self) -> Option<bool> {
        let descriptor = self.take(9)?;
        self.colours(descriptor[8])?;
        // How long the codes of the compressed data are at first.
        self.byte()?;
        self.data()?;
        Some(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Header, screen with two colours, then `blocks`, and the end.
    fn gif(blocks: &[&[u8]]) -> Vec<u8> {
        let start: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff";
        [&[start], blocks, &[b";"]].concat().concat()
    }

    const LOOP: &[u8] = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00";
    const DELAY: &[u8] = b"\x21\xf9\x04\x00\x0a\x00\x00\x00";
    const PIXEL: &[u8] = b"\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00";
    const WORDS: &[u8] = b"\x21\xfe\x05Marie\x00";
    /// XMP lies in its extension as it is; a tail of descending bytes leads readers of blocks to the end.
    const XMP: &[u8] = b"\x21\xff\x0bXMP DataXMP\x03abc\x02de\x00";

    #[test]
    fn what_shows_the_picture_stays_and_what_tells_of_its_author_goes() {
        let plain = gif(&[LOOP, DELAY, PIXEL, DELAY, PIXEL]);
        assert_eq!(clean(&plain), Some(plain.clone()));
        let telling = gif(&[WORDS, LOOP, XMP, DELAY, PIXEL, WORDS, DELAY, PIXEL]);
        assert_eq!(clean(&telling), Some(plain.clone()));
        assert_eq!(clean(&[plain.as_slice(), b"hidden after the end"].concat()), Some(plain));
    }

    #[test]
    fn what_breaks_off_is_no_picture() {
        let whole = gif(&[WORDS, LOOP, DELAY, PIXEL]);
        for length in 0..whole.len() {
            assert_eq!(clean(&whole[..length]), None, "{length} bytes");
        }
        assert_eq!(clean(&gif(&[b"\x99"])), None);
    }
}
