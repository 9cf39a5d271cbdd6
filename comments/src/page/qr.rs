//! Addresses as QR codes: for the telephone of whoever stands before a screen or a poster.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;

/// A QR code as a drawing of lines: `<svg viewBox="0 -.5 size size"><path stroke="#000" d="path"/></svg>`.
#[derive(Clone, Debug, Serialize)]
pub struct Qr {
    /// How wide and high it is, in modules, without the margin of four that it needs.
    pub size: i32,
    /// The dark modules, as lines one module thick along the middle of each row.
    pub path: String,
}

impl Qr {
    /// The code of `address`; `None` where it is too long for one (some 2 300 characters).
    #[must_use]
    pub fn of(address: &str) -> Option<Self> {
        // A seventh of it may be dirty or torn: a hall is not a desk.
        let code = QrCode::encode_text(address, QrCodeEcc::Medium).ok()?;
        Some(Self { size: code.size(), path: path(&code) })
    }
}

/// A line for each run of dark modules of a row, one module thick; from one to the next by its distance.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let (mut x, mut drawn) = (0, 0);
        while x < code.size() {
            let length = run(code, x, y);
            if length > 0 {
                // Writing to a string cannot fail.
                let _ = match drawn {
                    0 => write!(path, "M{x} {y}h{length}"),
                    _ => write!(path, "m{} 0h{length}", x - drawn),
                };
                drawn = x + length;
            }
            x += length.max(1);
        }
    }
    path
}

/// How many modules from `x` on are dark.
fn run(code: &QrCode, x: i32, y: i32) -> i32 {
    let mut end = x;
    while end < code.size() && code.get_module(end, y) {
        end += 1;
    }
    end - x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_draws_its_dark_modules_and_no_other() {
        let address = "https://trois-vallons.example/residences/les-glycines/2026-11-20-ascenseur-b/";
        let view = Qr::of(address).expect("a code");
        let made = QrCode::encode_text(address, QrCodeEcc::Medium).expect("a code");
        let dark = (0..made.size()).flat_map(|y| (0..made.size()).map(move |x| (x, y)));
        let dark = dark.filter(|(x, y)| made.get_module(*x, *y)).count();
        let drawn: usize = view
            .path
            .split('h')
            .skip(1)
            .map(|run| run.split(['M', 'm']).next().and_then(|length| length.parse::<usize>().ok()).expect("a length"))
            .sum();
        assert_eq!((view.size, drawn), (made.size(), dark));
        // The finder pattern of the upper left corner.
        assert!(view.path.starts_with("M0 0h7m"), "{}", view.path);
    }
}
