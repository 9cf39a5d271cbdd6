//! What was erased, in a file beside the database: a backup made before still has it, and must not bring it back.
//!
//! One line an erasure, as JSON, synchronised before the erasure is committed. It names nobody: the address is a keyed
//! digest, comments are numbers with the moment of their writing (numbers may be given again after a restoration).

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::super::files;
use crate::domain::{CommentId, Digest, SiteId};
use crate::store::{Result, StoreError};

statements! {
    KEY = "SELECT key FROM site WHERE id = ?1";
    KEEP = "INSERT INTO erasure (id, at) VALUES (?1, ?2)";
    KNOWN = "SELECT 1 FROM erasure WHERE id = ?1";
}

/// A comment that was erased: its number, and when it was written, in microseconds.
pub(in super::super) type Place = (CommentId, i64);

/// An erasure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Erasure {
    /// Random: whether a database has it already.
    pub(super) id: String,
    /// When, in microseconds: what the person wrote later is not meant.
    pub(super) at: i64,
    /// The site's key.
    pub(super) site: String,
    /// The person's address, as its digest in hexadecimal; none where one comment was deleted.
    pub(super) address: Option<String>,
    pub(super) comments: Vec<Place>,
}

/// The file beside a database.
pub(super) fn file(database: &Path) -> PathBuf {
    files::beside(database, "erasures")
}

/// A digest as the file has it.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes an erasure down, in the database and beside it.
pub(in super::super) fn record(
    db: &Connection,
    site: SiteId,
    address: Option<Digest>,
    comments: Vec<Place>,
    at: Timestamp,
) -> Result<()> {
    let mut id = [0; 16];
    getrandom::fill(&mut id).map_err(|error| StoreError::Failed(error.to_string().into()))?;
    let erasure = Erasure {
        id: hexadecimal(&id),
        at: at.as_microsecond(),
        site: db.prepare_cached(KEY)?.query_row([site], |row| row.get(0))?,
        address: address.map(|digest| hexadecimal(&digest.0)),
        comments,
    };
    keep(db, &erasure)?;
    let database = db.path().ok_or_else(|| StoreError::Failed("the database has no file".into()))?;
    append(&file(Path::new(database)), &erasure)
}

/// Notes that this database has the erasure.
pub(super) fn keep(db: &Connection, erasure: &Erasure) -> Result<()> {
    db.prepare_cached(KEEP)?.execute(params![erasure.id.as_bytes(), erasure.at])?;
    Ok(())
}

/// Whether this database has it.
pub(super) fn known(db: &Connection, erasure: &Erasure) -> Result<bool> {
    Ok(db.prepare_cached(KNOWN)?.exists([erasure.id.as_bytes()])?)
}

/// Each line begins on a new line: one that a power cut tore spoils no other.
fn append(file: &Path, erasure: &Erasure) -> Result<()> {
    let is_new = !file.exists();
    let mut out = files::private().create(true).append(true).open(file)?;
    out.write_all(format!("\n{}\n", serde_json::to_string(erasure)?).as_bytes())?;
    out.sync_all()?;
    if is_new {
        files::sync_folder(file)?;
    }
    Ok(())
}

/// The erasures of a file, and how many of its lines cannot be read.
pub(super) fn read(file: &Path) -> Result<(Vec<Erasure>, u32)> {
    let mut text = String::new();
    if file.exists() {
        std::fs::File::open(file)?.read_to_string(&mut text)?;
    }
    let (mut erasures, mut unreadable) = (Vec::new(), 0);
    for line in text.lines().filter(|line| !line.is_empty()) {
        match serde_json::from_str(line) {
            Ok(erasure) => erasures.push(erasure),
            Err(_) => unreadable += 1,
        }
    }
    Ok((erasures, unreadable))
}
