//! SQLite's errors as the store's.

use rusqlite::{ErrorCode, ffi};

use crate::store::StoreError;

/// What SQLite says where a disk can be written no more while it is in use.
const NOT_WRITTEN: [i32; 4] =
    [ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_IOERR_DIR_FSYNC, ffi::SQLITE_IOERR_TRUNCATE];

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let cause = error.to_string();
        if error.sqlite_error().is_some_and(|error| NOT_WRITTEN.contains(&error.extended_code)) {
            return Self::ReadOnly(cause);
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_that_is_written_no_more_is_told_from_one_that_is_read_no_more() {
        let said = |code| StoreError::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
        assert!(matches!(said(ffi::SQLITE_IOERR_WRITE), StoreError::ReadOnly(_)));
        assert!(matches!(said(ffi::SQLITE_IOERR_READ), StoreError::Failed(_)));
        assert!(matches!(said(ffi::SQLITE_READONLY), StoreError::ReadOnly(_)));
    }
}
