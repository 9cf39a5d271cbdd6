//! Looks at many bytes of a text together: most texts hold nothing that a rule is about, and are let pass at a glance.

/// How many bytes are looked at together, one bit of a `u32` each.
pub(super) const LOOK: usize = 32;

/// Where the bytes are, from `at` on, that `is` true of; [`which`] says what that may be.
pub(super) fn all(bytes: &[u8], at: usize, is: impl Fn(u8) -> bool) -> impl Iterator<Item = usize> {
    let looks = (at..bytes.len()).step_by(LOOK);
    looks.flat_map(move |from| places(which(bytes, from, &is)).map(move |place| from + place))
}

/// Which of the bytes from `at` on `is` true of: bit `i` for byte `at + i`; behind the last are blanks. `is` takes no branch
/// (`|`, not `||`), so that the compiler compares them together.
#[inline(always)]
pub(super) fn which(bytes: &[u8], at: usize, is: impl Fn(u8) -> bool) -> u32 {
    let mut found = [0; LOOK];
    for (found, byte) in found.iter_mut().zip(look(bytes, at)) {
        *found = u8::from(is(byte));
    }
    bits(&found)
}

fn look(bytes: &[u8], at: usize) -> [u8; LOOK] {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest.first_chunk() {
        Some(whole) => *whole,
        None => {
            let mut padded = [b' '; LOOK];
            padded[..rest.len()].copy_from_slice(rest);
            padded
        }
    }
}

/// Thirty-two bytes that are 0 or 1 as bits. Never inlined: the compiler would undo the comparisons, byte by byte.
#[inline(never)]
fn bits(found: &[u8; LOOK]) -> u32 {
    let (eights, _) = found.as_chunks::<8>();
    eights.iter().rev().fold(0, |bits, eight| {
        // The product moves byte `i`, which stands at bit `8 i`, to bit `56 + i`.
        bits << 8 | (u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u32
    })
}

/// The places of the bits that are set, the lowest first.
pub(super) fn places(mut bits: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros();
        bits &= bits.wrapping_sub(1);
        (place < u32::BITS).then_some(place as usize)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_has_its_bit() {
        for place in 0..40 {
            let mut text = [b'o'; 40];
            text[place] = b'x';
            let found = which(&text, 8, |byte| byte == b'x');
            assert_eq!(places(found).collect::<Vec<_>>(), place.checked_sub(8).into_iter().collect::<Vec<_>>());
        }
        assert_eq!(which(b"xox", 0, |byte| byte == b'x'), 0b101);
        assert_eq!(which(b"xox", 2, |byte| byte == b' '), !1);
        assert_eq!(which(b"xox", 4, |byte| byte == b' '), u32::MAX);
        assert_eq!(places(u32::MAX).count(), 32);
        let text = [b'x'; 70];
        assert_eq!(all(&text, 3, |byte| byte == b'x').collect::<Vec<_>>(), (3..70).collect::<Vec<_>>());
    }
}
