//! Proof of work, asked of browsers only under pressure (hashcash): no third party, no picture to read.

use sha2::{Digest as _, Sha256};

/// Whether `answer` proves work on `challenge`: SHA-256 of `challenge:answer` begins with `bits` zero bits.
#[must_use]
pub fn is_done(challenge: &str, answer: &str, bits: u8) -> bool {
    if answer.is_empty() || answer.len() > 20 || !answer.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let hash = Sha256::new().chain_update(challenge).chain_update(b":").chain_update(answer).finalize();
    leading_zeros(&hash) >= u32::from(bits)
}

fn leading_zeros(bytes: &[u8]) -> u32 {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let rest = bytes.get(zeros).map_or(0, |byte| byte.leading_zeros());
    u32::try_from(zeros).unwrap_or(0) * 8 + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_found_by_counting_and_checked_at_once() {
        let answer = (0..).map(|n: u32| n.to_string()).find(|answer| is_done("jeton", answer, 12)).unwrap();
        assert!(!is_done("autre", &answer, 12));
        assert!(!is_done("jeton", "", 0));
        assert!(!is_done("jeton", "12a", 0));
        assert_eq!(leading_zeros(&[0, 0b0001_0000, 255]), 11);
    }
}
