//! SQLite's errors as the store's.

use rusqlite::ErrorCode;

use crate::store::StoreError;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let cause = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full(cause),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly(cause),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Corrupt(cause),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Unavailable(cause),
            Some(_) => Self::Failed(Box::new(error)),
            None => Self::of_rows(error),
        }
    }
}

impl StoreError {
    /// A row that the program cannot have written is damage; anything else is our own mistake.
    fn of_rows(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..) => Self::Corrupt(error.to_string()),
            error => Self::Failed(Box::new(error)),
        }
    }

    /// The same error for another who waited for the same commit.
    pub(super) fn again(&self) -> Self {
        match self {
            Self::Full(cause) => Self::Full(cause.clone()),
            Self::ReadOnly(cause) => Self::ReadOnly(cause.clone()),
            Self::Corrupt(cause) => Self::Corrupt(cause.clone()),
            Self::Unavailable(cause) => Self::Unavailable(cause.clone()),
            Self::Failed(cause) => Self::Failed(cause.to_string().into()),
        }
    }
}

impl From<rusqlite_migration::Error> for StoreError {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            error => Self::Failed(Box::new(error)),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    /// What is kept as JSON was written by us.
    fn from(error: serde_json::Error) -> Self {
        Self::Corrupt(error.to_string())
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem, StorageFull};
        match error.kind() {
            StorageFull => Self::Full(error.to_string()),
            PermissionDenied | ReadOnlyFilesystem => Self::ReadOnly(error.to_string()),
            _ => Self::Failed(Box::new(error)),
        }
    }
}
