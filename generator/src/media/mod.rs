//! Photos and files, ready to be published.
//!
//! | step | what |
//! | --- | --- |
//! | [`facts`] | what a file is, told by its bytes without decoding it; kept in a [`Record`] while the file is the same |
//! | [`variant`] | which sizes of a photo are published, and under which names |
//! | [`develop`] | a photo's bytes → the bytes of its variants; pure |
//! | [`cache`] | variants on the disk, by what they are made of |
//! | [`Variants`] | the bytes of a variant: from the cache, or made |
//! | [`banner`] | what a page's banner is made of; its bytes come the same way |
//!
//! A picture that is published as it is (an animation, or a file somebody links to) goes through
//! [`without_metadata`], which decodes nothing. Place, camera, serial number and comments reach no output on either way.

pub mod banner;
mod cache;
mod develop;
mod drawing;
pub mod facts;
mod gif;
mod jpeg;
mod paper;
mod record;
mod strip;
pub mod variant;
mod variants;

pub use banner::PageBanner;
pub use drawing::{check as check_drawing, is_drawing};
pub use facts::{Facts, Form, Nature, Picture, Refusal};
pub use palier_pixels::Encoding;
pub use paper::{Paper, Unopened};
pub use record::{Record, Stat};
pub use strip::{is_photo, without_metadata};
pub use variant::{Use, Variant};
pub use variants::{Failure, Figures, Job, Variants};
