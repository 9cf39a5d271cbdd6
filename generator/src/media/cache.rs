//! Variants on the disk, in `.palier/cache`, by what they are made of: the source's bytes, the size, the encoding, the
//! recipe; and banners, by what theirs are. It may be kept between builds, moved to another machine, or removed at any time.
//!
//! ```text
//! .palier/cache/index.json                        what was found out about files; which photos builds used
//! .palier/cache/photos-3/3f/2a9c…/768.webp        a variant, behind the BLAKE3 of its bytes
//! .palier/cache/banners-1/3f/2a9c….png            a banner, likewise
//! ```
//!
//! A file is written aside and renamed, so it is there whole or not at all; what does not match its hash counts as absent.
//! A cache that cannot be written costs time and nothing else: every failure here is silent.

#![allow(clippy::disallowed_methods, reason = "this is the door to the cache")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::record::{self, Record};
use super::variant::RECIPE;
use super::{PageBanner, Picture, Variant};

/// A photo that this many builds have not used goes.
const KEPT_BUILDS: u64 = 5;

/// The length of a BLAKE3 in bytes.
const HASH: usize = 32;

/// The cache of a site.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
    /// Numbers the files that are being written.
    written: AtomicU64,
}

/// What stands in `index.json`.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Index {
    recipe: String,
    /// How many builds wrote it.
    build: u64,
    /// The last build that used each photo, by the fingerprint.
    used: BTreeMap<String, u64>,
    record: Record,
}

impl Cache {
    /// The cache in a site's folder; it need not exist.
    pub(super) fn new(root: &Path) -> Self {
        Self { folder: root.join(".palier").join("cache"), written: AtomicU64::new(0) }
    }

    /// What earlier runs found out about the site's files.
    pub(super) fn record(&self) -> Record {
        let index = self.folder.join("index.json");
        let written = fs::metadata(&index).map_or(0, |metadata| record::modified(&metadata));
        self.index().record.settled(written)
    }

    fn index(&self) -> Index {
        let text = fs::read(self.folder.join("index.json")).unwrap_or_default();
        let index: Index = serde_json::from_slice(&text).unwrap_or_default();
        if index.recipe == RECIPE { index } else { Index::default() }
    }

    /// Writes `record` down for later runs. A site without pictures needs no cache.
    pub(super) fn remember(&self, record: &Record) {
        if record.is_empty() && !self.folder.exists() {
            return;
        }
        let index = Index { record: record.clone(), ..self.index() };
        self.write_index(index);
    }

    /// Ends a build that used the photos with these fingerprints: what the last builds did not use goes.
    pub(super) fn finish<'f>(&self, record: &Record, used: impl Iterator<Item = &'f str>) {
        if record.is_empty() && !self.folder.exists() {
            return;
        }
        let mut index = self.index();
        index.build += 1;
        index.record = record.clone();
        index.used.extend(used.map(|fingerprint| (fingerprint.to_owned(), index.build)));
        let oldest = index.build.saturating_sub(KEPT_BUILDS);
        for fingerprint in self.fingerprints() {
            // One that no build knows was made by the preview, or by a build that failed: it has its time from now on.
            let last = *index.used.entry(fingerprint.clone()).or_insert(index.build);
            if last < oldest {
                let _ = fs::remove_dir_all(self.photo(&fingerprint));
            }
        }
        index.used.retain(|_, last| *last >= oldest);
        self.remove_other_recipes();
        self.write_index(index);
    }

    /// Ends a build that published `used`: other banners go, since drawing one again takes no time to speak of.
    pub(super) fn keep_banners(&self, used: &[Arc<PageBanner>]) {
        let used: BTreeSet<PathBuf> = used.par_iter().map(|banner| self.banner(banner)).collect();
        for folder in entries(&self.banners()) {
            for file in entries(&folder).into_iter().filter(|file| !used.contains(file)) {
                let _ = fs::remove_file(file);
            }
        }
    }

    fn write_index(&self, mut index: Index) {
        index.recipe = RECIPE.to_owned();
        if let Ok(text) = serde_json::to_vec(&index) {
            self.write(&self.folder.join("index.json"), &[&text]);
        }
    }

    /// The fingerprints of the photos that have variants here.
    fn fingerprints(&self) -> Vec<String> {
        let name = |path: &Path| Some(path.file_name()?.to_str()?.to_owned());
        let of = |folder: PathBuf| {
            let first = name(&folder).unwrap_or_default();
            entries(&folder).into_iter().filter_map(move |rest| Some(format!("{first}{}", name(&rest)?)))
        };
        entries(&self.photos()).into_iter().flat_map(of).collect()
    }

    fn remove_other_recipes(&self) {
        let current = [self.photos(), self.banners()];
        for path in entries(&self.folder).into_iter().filter(|path| !current.contains(path)) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if name.starts_with("photos-") || name.starts_with("banners-") {
                let _ = fs::remove_dir_all(path);
            }
        }
    }

    fn photos(&self) -> PathBuf {
        self.folder.join(format!("photos-{RECIPE}"))
    }

    /// The folder of the photo with that fingerprint.
    fn photo(&self, fingerprint: &str) -> PathBuf {
        let (first, rest) = fingerprint.split_at_checked(2).unwrap_or(("00", fingerprint));
        self.photos().join(first).join(rest)
    }

    fn file(&self, picture: &Picture, variant: Variant) -> PathBuf {
        let Variant { width, encoding, .. } = variant;
        self.photo(&picture.fingerprint).join(format!("{width}.{}", encoding.extension()))
    }

    fn banners(&self) -> PathBuf {
        self.folder.join(format!("banners-{}", palier_banners::RECIPE))
    }

    fn banner(&self, banner: &PageBanner) -> PathBuf {
        let (first, rest) = banner.fingerprint().split_at_checked(2).unwrap_or(("00", banner.fingerprint()));
        self.banners().join(first).join([rest, ".", banner.encoding().extension()].concat())
    }

    /// Whether the variant seems to be there.
    pub(super) fn has(&self, picture: &Picture, variant: Variant) -> bool {
        self.file(picture, variant).is_file()
    }

    /// The variant's bytes, if they are there and whole.
    pub(super) fn get(&self, picture: &Picture, variant: Variant) -> Option<Vec<u8>> {
        read(&self.file(picture, variant))
    }

    /// Keeps the variant's bytes. Says whether it could.
    pub(super) fn put(&self, picture: &Picture, variant: Variant, bytes: &[u8]) -> bool {
        self.keep(&self.file(picture, variant), bytes)
    }

    /// Whether the banner seems to be there.
    pub(super) fn has_banner(&self, banner: &PageBanner) -> bool {
        self.banner(banner).is_file()
    }

    /// The banner's bytes, if they are there and whole.
    pub(super) fn get_banner(&self, banner: &PageBanner) -> Option<Vec<u8>> {
        read(&self.banner(banner))
    }

    /// Keeps the banner's bytes. Says whether it could.
    pub(super) fn put_banner(&self, banner: &PageBanner, bytes: &[u8]) -> bool {
        self.keep(&self.banner(banner), bytes)
    }

    fn keep(&self, file: &Path, bytes: &[u8]) -> bool {
        self.write(file, &[blake3::hash(bytes).as_bytes(), bytes])
    }

    fn write(&self, file: &Path, pieces: &[&[u8]]) -> bool {
        let Some(folder) = file.parent() else { return false };
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let aside = folder.join(format!(".{}-{number}.tmp", std::process::id()));
        let done = fs::create_dir_all(folder)
            .and_then(|()| fs::write(&aside, pieces.concat()))
            .and_then(|()| fs::rename(&aside, file));
        if done.is_err() {
            let _ = fs::remove_file(&aside);
        }
        done.is_ok()
    }
}

/// What lies in a folder; nothing where there is none.
fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// What the file keeps, if it is there and whole.
fn read(file: &Path) -> Option<Vec<u8>> {
    let mut bytes = fs::read(file).ok()?;
    let (hash, payload) = bytes.split_first_chunk::<HASH>()?;
    if blake3::hash(payload) != *hash {
        return None;
    }
    bytes.drain(..HASH);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::{Encoding, Facts, Form, Stat};
    use super::*;

    fn picture(digit: &str) -> Picture {
        Picture { width: 960, height: 720, fingerprint: digit.repeat(32), form: Form::Photo(Encoding::Jpeg) }
    }

    const VARIANT: Variant = Variant { width: 480, height: 360, encoding: Encoding::WebP };

    #[test]
    fn what_is_damaged_counts_as_absent() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::new(folder.path());
        let picture = picture("a");
        assert_eq!(cache.get(&picture, VARIANT), None);
        assert!(cache.put(&picture, VARIANT, b"variant"));
        assert_eq!(cache.get(&picture, VARIANT).as_deref(), Some(&b"variant"[..]));
        let file = cache.file(&picture, VARIANT);
        let whole = fs::read(&file).expect("read");
        for damaged in [&whole[..whole.len() - 1], &whole[..10], &[]] {
            fs::write(&file, damaged).expect("written");
            assert_eq!(cache.get(&picture, VARIANT), None);
        }
    }

    #[test]
    fn photos_that_builds_no_longer_use_go() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::new(folder.path());
        let (kept, gone) = (picture("a"), picture("b"));
        cache.put(&kept, VARIANT, b"kept");
        cache.put(&gone, VARIANT, b"gone");
        let both = [kept.fingerprint.as_str(), &gone.fingerprint];
        cache.finish(&Record::default(), both.into_iter());
        for _ in 0..KEPT_BUILDS {
            assert!(cache.has(&gone, VARIANT));
            cache.finish(&Record::default(), both[..1].iter().copied());
        }
        assert!(cache.has(&gone, VARIANT), "it was used {KEPT_BUILDS} builds ago");
        cache.finish(&Record::default(), both[..1].iter().copied());
        assert!(cache.has(&kept, VARIANT) && !cache.has(&gone, VARIANT));
    }

    #[test]
    fn a_cache_that_is_no_folder_harms_nobody() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(".palier"), "a file").expect("written");
        let cache = Cache::new(folder.path());
        let mut record = Record::default();
        record.insert("a.jpg", Stat::default(), Facts::Other);
        cache.remember(&record);
        cache.finish(&record, std::iter::empty());
        assert!(!cache.put(&picture("a"), VARIANT, b"variant"));
        assert!(cache.record().get("a.jpg", &Stat::default()).is_none());
    }
}
