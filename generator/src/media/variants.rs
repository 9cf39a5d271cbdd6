//! The bytes of variants: from the cache, or made, with as much memory at once as was agreed on.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use rayon::prelude::*;

use palier_pixels::Pixels;

use super::banner::{PageBanner, Source};
use super::cache::Cache;
use super::{Picture, Record, Refusal, Variant, develop, facts};
use crate::diagnostic::Cause;
use crate::source::Root;

/// What all photos that are decoded at one time may take together, in bytes. A single one may take more (the limit of each
/// is that of [`super::facts`]): it is then decoded alone.
const MEMORY: u64 = 512 * 1024 * 1024;

/// The variants of a site's photos.
#[derive(Debug)]
pub struct Variants {
    root: Root,
    cache: Cache,
    gate: Gate,
    decoded: AtomicUsize,
    made: AtomicUsize,
    drawn: AtomicUsize,
    /// The logo that banners show, by its picture's fingerprint: it is the same on all of them.
    logo: Mutex<Option<(String, Arc<Pixels>)>>,
}

/// A photo and the variants of it that are wanted.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its file, by its path in the site.
    pub path: Arc<str>,
    /// What is known of it.
    pub picture: Picture,
    /// What is wanted.
    pub variants: Vec<Variant>,
}

/// What was done since the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many photos were decoded; one may be decoded more than once.
    pub decoded: usize,
    /// How many variants were encoded.
    pub made: usize,
    /// How many banners were drawn.
    pub drawn: usize,
}

/// Why a variant could not be made.
#[derive(Debug)]
pub enum Failure {
    /// The file could not be read.
    File(Cause),
    /// What it holds cannot be shown.
    Refused(Refusal),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::File(Cause::from(&error))
    }
}

impl From<Cause> for Failure {
    fn from(cause: Cause) -> Self {
        Self::File(cause)
    }
}

impl Variants {
    /// Those of the site in `root`.
    #[must_use]
    pub fn new(root: Root) -> Self {
        let cache = Cache::new(root.path());
        let none = || AtomicUsize::new(0);
        Self {
            root,
            cache,
            gate: Gate::new(MEMORY),
            decoded: none(),
            made: none(),
            drawn: none(),
            logo: Mutex::default(),
        }
    }

    /// What earlier runs found out about the site's files.
    #[must_use]
    pub fn record(&self) -> Record {
        self.cache.record()
    }

    /// Writes down what was found out.
    pub fn remember(&self, record: &Record) {
        self.cache.remember(record);
    }

    /// Ends a build that published `jobs` and `banners`.
    pub fn finish(&self, record: &Record, jobs: &[Job], banners: &[Arc<PageBanner>]) {
        self.cache.finish(record, jobs.iter().map(|job| job.picture.fingerprint.as_str()));
        self.cache.keep_banners(banners);
    }

    /// What was done since the start.
    #[must_use]
    pub fn figures(&self) -> Figures {
        let of = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
        Figures { decoded: of(&self.decoded), made: of(&self.made), drawn: of(&self.drawn) }
    }

    /// Of `jobs`, what the cache does not have.
    #[must_use]
    pub fn missing(&self, jobs: &[Job]) -> Vec<Job> {
        let missing = |job: &Job| {
            let absent = |variant: &Variant| !self.cache.has(&job.picture, *variant);
            let variants: Vec<Variant> = job.variants.iter().copied().filter(absent).collect();
            (!variants.is_empty()).then(|| Job { variants, ..job.clone() })
        };
        jobs.par_iter().filter_map(missing).collect()
    }

    /// Makes the variants of `jobs` and keeps them, on all cores: each photo is decoded once. `tick` hears of each photo.
    /// What fails is not reported here but where [`Variants::bytes`] asks for it.
    pub fn prepare(&self, jobs: &[Job], tick: impl Fn() + Sync) {
        jobs.par_iter().with_max_len(1).for_each(|job| {
            if let Ok(made) = self.make(&job.path, &job.picture, &job.variants) {
                for (variant, bytes) in job.variants.iter().zip(&made) {
                    self.cache.put(&job.picture, *variant, bytes);
                }
            }
            tick();
        });
    }

    /// The bytes of a variant of the photo at `path`.
    ///
    /// # Errors
    /// The photo cannot be read or decoded.
    pub fn bytes(&self, path: &str, picture: &Picture, variant: Variant) -> Result<Vec<u8>, Failure> {
        if let Some(bytes) = self.cache.get(picture, variant) {
            return Ok(bytes);
        }
        let made = self.make(path, picture, &[variant])?.pop().unwrap_or_default();
        self.cache.put(picture, variant, &made);
        Ok(made)
    }

    /// Of `banners`, what the cache does not have.
    #[must_use]
    pub fn missing_banners<'b>(&self, banners: &'b [Arc<PageBanner>]) -> Vec<&'b PageBanner> {
        banners.par_iter().map(AsRef::as_ref).filter(|banner| !self.cache.has_banner(banner)).collect()
    }

    /// Draws `banners` and keeps them, on all cores; as [`Variants::prepare`] does.
    pub fn draw(&self, banners: &[&PageBanner], tick: impl Fn() + Sync) {
        banners.par_iter().with_max_len(16).for_each(|banner| {
            if let Ok(bytes) = self.make_banner(banner) {
                self.cache.put_banner(banner, &bytes);
            }
            tick();
        });
    }

    /// The bytes of a banner.
    ///
    /// # Errors
    /// Its photo or the site's logo cannot be read or decoded: which, and why.
    pub fn banner(&self, banner: &PageBanner) -> Result<Vec<u8>, (Arc<str>, Failure)> {
        if let Some(bytes) = self.cache.get_banner(banner) {
            return Ok(bytes);
        }
        let bytes = self.make_banner(banner)?;
        self.cache.put_banner(banner, &bytes);
        Ok(bytes)
    }

    fn make_banner(&self, banner: &PageBanner) -> Result<Vec<u8>, (Arc<str>, Failure)> {
        let of = |source: &Source| Arc::clone(&source.path);
        let photo = banner.photo.as_ref().map(|photo| self.photo(photo).map_err(|failure| (of(photo), failure)));
        let logo = banner.logo.as_ref().map(|logo| self.logo(logo).map_err(|failure| (of(logo), failure)));
        let (photo, logo) = (photo.transpose()?, logo.transpose()?);
        self.drawn.fetch_add(1, Ordering::Relaxed);
        let unwritten = || (Arc::from(banner.banner.title.as_str()), Failure::Refused(Refusal::Unreadable));
        palier_banners::draw(&banner.banner, photo, logo.as_deref()).ok_or_else(unwritten)
    }

    /// The logo's pixels, in the size that banners show.
    fn logo(&self, source: &Source) -> Result<Arc<Pixels>, Failure> {
        let mut known = self.logo.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, logo)) = known.as_ref().filter(|(fingerprint, _)| *fingerprint == source.picture.fingerprint) {
            return Ok(Arc::clone(logo));
        }
        let size = self.root.stat(&source.path)?.size;
        let _pass = self.gate.enter(develop::appetite(&source.picture, size));
        let bytes = self.unchanged(&source.path, &source.picture)?;
        let format = facts::decodable(&bytes).map_err(Failure::Refused)?;
        let own = (source.picture.width, source.picture.height);
        let decoded = Pixels::decode(format, &bytes, own).map_err(|found| Failure::Refused(found.into()))?;
        let logo = decoded.scaled(palier_banners::logo_size(own)).ok_or(Failure::Refused(Refusal::Unreadable))?;
        let logo = Arc::new(logo);
        *known = Some((source.picture.fingerprint.clone(), Arc::clone(&logo)));
        Ok(logo)
    }

    /// A photo's pixels, from its variant that everybody can read: that one is published in any case, and small.
    fn photo(&self, source: &Source) -> Result<Pixels, Failure> {
        let Source { path, picture } = source;
        let variant = picture.fallback().ok_or(Failure::Refused(Refusal::Unreadable))?;
        let bytes = self.bytes(path, picture, variant)?;
        let size = (variant.width, variant.height);
        let _pass = self.gate.enter(u64::from(size.0) * u64::from(size.1) * 8);
        let format = facts::decodable(&bytes).map_err(Failure::Refused)?;
        Pixels::decode(format, &bytes, size).map_err(|found| Failure::Refused(found.into()))
    }

    fn make(&self, path: &str, picture: &Picture, variants: &[Variant]) -> Result<Vec<Vec<u8>>, Failure> {
        let size = self.root.stat(path)?.size;
        let _pass = self.gate.enter(develop::appetite(picture, size));
        let bytes = self.unchanged(path, picture)?;
        self.decoded.fetch_add(1, Ordering::Relaxed);
        let made = develop::develop(&bytes, picture, variants).map_err(Failure::Refused)?;
        self.made.fetch_add(made.len(), Ordering::Relaxed);
        Ok(made)
    }

    /// The bytes of a picture's file, if they are those that its addresses were made of.
    fn unchanged(&self, path: &str, picture: &Picture) -> Result<Vec<u8>, Failure> {
        let bytes = self.root.bytes(path)?;
        if facts::fingerprint(&bytes) == picture.fingerprint { Ok(bytes) } else { Err(Failure::File(Cause::changed())) }
    }
}

/// Lets in as much work as its memory allows.
#[derive(Debug)]
struct Gate {
    whole: u64,
    free: Mutex<u64>,
    left: Condvar,
}

/// The right to use memory, given back when it is dropped.
#[derive(Debug)]
struct Pass<'g> {
    gate: &'g Gate,
    bytes: u64,
}

impl Gate {
    fn new(whole: u64) -> Self {
        Self { whole, free: Mutex::new(whole), left: Condvar::new() }
    }

    /// Waits until `bytes` are free; work that wants more than there is waits until it is alone.
    fn enter(&self, bytes: u64) -> Pass<'_> {
        let bytes = bytes.min(self.whole);
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self.left.wait_while(free, |free| *free < bytes).unwrap_or_else(PoisonError::into_inner);
        *free -= bytes;
        Pass { gate: self, bytes }
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        *self.gate.free.lock().unwrap_or_else(PoisonError::into_inner) += self.bytes;
        self.gate.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gate_never_lets_in_more_than_it_has() {
        let gate = Gate::new(10);
        let inside = AtomicUsize::new(0);
        let most = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for bytes in [1, 4, 7, 10, 50, 3, 3, 9] {
                let (gate, inside, most) = (&gate, &inside, &most);
                scope.spawn(move || {
                    let pass = gate.enter(bytes);
                    let taken = usize::try_from(pass.bytes).expect("small");
                    let now = inside.fetch_add(taken, Ordering::SeqCst) + taken;
                    most.fetch_max(now, Ordering::SeqCst);
                    inside.fetch_sub(taken, Ordering::SeqCst);
                });
            }
        });
        assert!((1..=10).contains(&most.load(Ordering::SeqCst)));
        assert_eq!(*gate.free.lock().expect("free"), 10);
    }
}
