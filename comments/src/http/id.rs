//! The id of the request that is being answered: its answer bears it, and so does each line of the log that is about it.
//!
//! A span of the log would do the same, and be a tenth of what a conversation costs that is only read from memory.

use std::fmt;

use axum::http::HeaderValue;

tokio::task_local! {
    static CURRENT: RequestId;
}

/// The id of a request: 16 hexadecimal digits.
#[derive(Clone, Debug)]
pub struct RequestId(HeaderValue);

impl RequestId {
    /// The id of the request with that number.
    #[must_use]
    pub fn new(number: u64) -> Self {
        Self(HeaderValue::try_from(format!("{number:016x}")).unwrap_or(HeaderValue::from_static("none")))
    }

    /// What `answer` gives; on the way there, this is the id of the request.
    pub async fn during<T>(&self, answer: impl Future<Output = T>) -> T {
        CURRENT.scope(self.clone(), answer).await
    }

    /// That of the request which is being answered here; `none` where none is.
    #[must_use]
    pub fn current() -> Self {
        CURRENT.try_with(Self::clone).unwrap_or(Self(HeaderValue::from_static("none")))
    }

    /// As a header's value.
    #[must_use]
    pub fn to_header(&self) -> HeaderValue {
        self.0.clone()
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.to_str().unwrap_or_default())
    }
}
