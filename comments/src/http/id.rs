//! The id of the request that is being answered: its answer bears it, and so does each line of the log that is about it.
//!
//! A span of the log would do the same, and be a tenth of what a conversation costs that is only read from memory.

use std::fmt;

use axum::http::HeaderValue;

tokio::task_local! {
    static CURRENT: RequestId;
}

/// The id of a request; nought is that of none.
#[derive(Clone, Copy, Debug)]
pub struct RequestId(u64);

impl RequestId {
    /// The id of the request with that number.
    #[must_use]
    pub fn new(number: u64) -> Self {
        Self(number)
    }

    /// What `answer` gives; on the way there, this is the id of the request.
    pub async fn during<T>(self, answer: impl Future<Output = T>) -> T {
        CURRENT.scope(self, answer).await
    }

    /// That of the request which is being answered here; what is written is `none` where none is, as for supervision.
    #[must_use]
    pub fn current() -> Self {
        CURRENT.try_with(Self::clone).unwrap_or(Self(0))
    }

    /// As a header's value.
    #[must_use]
    pub fn to_header(self) -> HeaderValue {
        HeaderValue::from_bytes(&self.digits()).unwrap_or(HeaderValue::from_static("none"))
    }

    /// 16 hexadecimal digits.
    fn digits(self) -> [u8; 16] {
        // What `{:016x}` writes, in a tenth of its time: every answer bears an id.
        let mut rest = self.0;
        let mut digits = [b'0'; 16];
        for digit in digits.iter_mut().rev() {
            *digit = b"0123456789abcdef"[usize::from(rest as u8 & 0xf)];
            rest >>= 4;
        }
        digits
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 { f.write_str("none") } else { write!(f, "{:016x}", self.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_same_in_the_answer_and_in_the_log() {
        for number in [1, 0x0123_4567_89ab_cdef, u64::MAX] {
            let id = RequestId::new(number);
            assert_eq!(id.to_header(), id.to_string().as_str());
        }
    }

    #[test]
    fn what_no_request_asked_for_has_no_id_in_the_log() {
        assert_eq!(RequestId::current().to_string(), "none");
    }
}
