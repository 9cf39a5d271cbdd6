//! Moderators' sign-in and sessions: passwords by argon2id, an optional second factor (RFC 6238), recovery codes.

use std::net::IpAddr;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use totp_rs::{Builder, Secret, Totp};

use super::first_passwords::SignedIn;
use super::keys::{Purpose, TokenError, Unsealable, random_token};
use super::limits::{Barred, TooMany};
use super::{Service, Site};
use crate::domain::{Digest, ModeratorId};
use crate::page::Qr;
use crate::store::{Credentials, NewSession, Session, StoreError};

/// The shortest password, in characters (ANSSI and CNIL: 12 where attempts are limited).
pub const SHORTEST_PASSWORD: usize = 12;
/// The longest: hashing more would be work for nothing.
pub const LONGEST_PASSWORD: usize = 256;
/// Recovery codes of one second factor.
const RECOVERY_CODES: u8 = 8;
/// How long a used recovery code is remembered: as long as any second factor lasts.
const RECOVERY: SignedDuration = SignedDuration::from_hours(24 * 3650);
/// How long an offered second factor may be confirmed.
const OFFER: SignedDuration = SignedDuration::from_mins(20);
/// Seconds of a code (RFC 6238 §4.1).
const STEP: i64 = 30;

/// Why somebody is not signed in, or an account not changed.
#[derive(Debug)]
pub enum Denied {
    /// Unknown address, or wrong password, or wrong code: which of them is not told.
    Wrong,
    /// The password is right; a code of the second factor is asked for.
    CodeNeeded,
    /// Too many attempts.
    TooMany(TooMany),
    /// Too many attempts at this account, perhaps by strangers: `devices` says what she can do.
    Besieged(TooMany),
    /// The new password has fewer than [`SHORTEST_PASSWORD`] characters, or more than [`LONGEST_PASSWORD`].
    WeakPassword,
    /// The new password is one that was handed over: somebody else may know it.
    FirstPassword,
    /// The name is empty or too long.
    Name,
    /// The address is none.
    Address,
    /// The address is that of another moderator.
    Taken,
    /// She may not do this; nobody does it to herself.
    Forbidden,
    /// The time to confirm is over, or the form is not ours.
    Token(TokenError),
    /// The secret that seals second factors is another one now.
    Unsealable(Unsealable),
    /// The store, or hashing itself.
    Store(StoreError),
}

impl From<Barred> for Denied {
    fn from(barred: Barred) -> Self {
        match barred {
            Barred::Hers(many) => Self::TooMany(many),
            Barred::Account(many) => Self::Besieged(many),
        }
    }
}

impl From<StoreError> for Denied {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Unsealable> for Denied {
    fn from(error: Unsealable) -> Self {
        Self::Unsealable(error)
    }
}

/// What somebody types to sign in.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// Her address.
    pub email: &'a str,
    /// Her password.
    pub password: &'a str,
    /// A code of the second factor, or a recovery code; may be empty.
    pub code: &'a str,
    /// Where the attempt comes from.
    pub from: IpAddr,
    /// The token of a browser that may be known; may be empty.
    pub device: &'a str,
}

impl std::fmt::Debug for Attempt<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Attempt(…)")
    }
}

/// Who tries to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comer {
    /// A browser in which somebody signed in to this account before.
    Known,
    /// Any other.
    Stranger,
}

/// A second factor that is offered: shown once, kept only when a first code proves that it works.
#[derive(Clone, Debug, Serialize)]
pub struct Offer {
    /// The secret in groups of four letters, to type it.
    pub secret: String,
    /// The `otpauth:` address, to open it.
    pub link: String,
    /// The same for the camera of a telephone.
    pub code: Option<Qr>,
    /// What the form posts back.
    pub token: String,
    /// Codes for the day when the telephone is lost.
    pub recovery: Vec<String>,
}

/// What is signed into an offer's form.
#[derive(Serialize, Deserialize)]
struct Offered {
    moderator: ModeratorId,
    secret: String,
}

/// What a form of the desk says of itself.
#[derive(Serialize, Deserialize)]
struct DeskForm {
    session: [u8; 32],
    seen: Timestamp,
}

impl Service {
    /// Opens a session, or has a first password changed. An unknown address costs the same time as a known one.
    ///
    /// # Errors
    /// [`Denied`].
    pub async fn sign_in(&self, site: &Site, attempt: Attempt<'_>) -> Result<SignedIn, Denied> {
        let email = attempt.email.trim().to_lowercase();
        let admitted = self.admit_attempt(site, &email, attempt);
        let credentials = self.store.credentials(site.id, &email).await?;
        let is_proven = match admitted {
            Ok(_) => false,
            Err(Barred::Account(many)) if !self.proves_code(site, credentials.as_ref(), attempt.code).await? => {
                self.offer_device(site, &email).await?;
                return Err(Denied::Besieged(many));
            }
            Err(Barred::Account(_)) => true,
            Err(barred) => return Err(barred.into()),
        };
        let hash = credentials.as_ref().map(|known| known.password_hash.clone());
        let place = if admitted == Ok(Comer::Known) { &self.hashing_known } else { &self.hashing };
        if !self.password_is(attempt.password, hash, place).await? {
            return Err(Denied::Wrong);
        }
        let known = credentials.ok_or(Denied::Wrong)?;
        if !is_proven {
            self.check_second_factor(site, &known, attempt.code).await?;
        }
        self.enter(site, &known, attempt.password).await
    }

    /// Whether an attempt is let through, and who makes it.
    fn admit_attempt(&self, site: &Site, email: &str, attempt: Attempt<'_>) -> Result<Comer, Barred> {
        let (now, account) = (self.now(), self.account(email));
        if let Some(device) = self.known_device(site, account, attempt.device) {
            return self.limiter.admit_known(site.id, device, now).map(|()| Comer::Known).map_err(Barred::Hers);
        }
        let prefix = self.keys.prefix(attempt.from, now);
        self.limiter.admit_sign_in(site.id, prefix, account, now).map(|()| Comer::Stranger)
    }

    /// Whether the account has a second factor, and `code` is one of it: used up by this, so that each lets one password be
    /// tried.
    async fn proves_code(&self, site: &Site, known: Option<&Credentials>, code: &str) -> Result<bool, Denied> {
        let Some(known) = known.filter(|known| known.totp.is_some()) else { return Ok(false) };
        match self.check_second_factor(site, known, code).await {
            Ok(()) => Ok(true),
            Err(Denied::Wrong | Denied::CodeNeeded) => Ok(false),
            Err(other) => Err(other),
        }
    }

    pub(super) async fn open_session(&self, site: &Site, moderator: ModeratorId) -> Result<String, Denied> {
        let now = self.now();
        let token = random_token()?;
        let expires = now + self.config.limits.session_absolute;
        let session = NewSession { token: self.session_digest(&token), moderator, at: now, expires };
        self.store.open_session(site.id, session).await?;
        Ok(token)
    }

    fn session_digest(&self, token: &str) -> Digest {
        self.keys.digest(Purpose::Session, &[token.as_bytes()])
    }

    /// The session of a cookie's token, where it is neither idle for too long nor over.
    ///
    /// # Errors
    /// The store's.
    pub async fn session(&self, site: &Site, token: &str) -> Result<Option<Session>, StoreError> {
        let now = self.now();
        let idle_since = now - self.config.limits.session_idle;
        self.store.session(site.id, self.session_digest(token), now, idle_since).await
    }

    /// The token of the forms of a page that is made now, for a session: whoever cannot read the desk's pages does not
    /// know it. It says up to when the texts of its page were read.
    #[must_use]
    pub fn form_token(&self, session: &str) -> String {
        let form = DeskForm { session: self.form_digest(session), seen: self.surely_read() };
        self.keys.sign(Purpose::Csrf, &form, self.now() + self.config.limits.session_absolute)
    }

    /// Up to when the texts of a form's page were read; `None` where the form is not one of this session. Compared in
    /// constant time.
    #[must_use]
    pub fn read_form_token(&self, session: &str, token: &str) -> Option<Timestamp> {
        let form: DeskForm = self.keys.read(Purpose::Csrf, token, self.now()).ok()?;
        (blake3::Hash::from_bytes(form.session) == blake3::Hash::from_bytes(self.form_digest(session)))
            .then_some(form.seen)
    }

    fn form_digest(&self, session: &str) -> [u8; 32] {
        self.keys.digest(Purpose::Csrf, &[session.as_bytes()]).0
    }

    /// Up to when whoever reads now surely reads everything: a request that began before may still be writing.
    pub(crate) fn surely_read(&self) -> Timestamp {
        let now = self.now();
        now.checked_sub(self.config.limits.request).unwrap_or(now)
    }

    /// Ends a session.
    ///
    /// # Errors
    /// The store's.
    pub async fn sign_out(&self, site: &Site, token: &str) -> Result<(), StoreError> {
        self.store.end_session(site.id, self.session_digest(token)).await
    }

    /// Changes one's own password, which ends every session; returns the token of a new one.
    ///
    /// # Errors
    /// [`Denied`].
    pub async fn change_password(
        &self,
        site: &Site,
        session: &Session,
        old: &str,
        new: &str,
    ) -> Result<String, Denied> {
        let moderator = &session.moderator;
        self.check_own_password(site, session, old).await?;
        let hash = self.hash_own(new).await?;
        self.store.set_password(site.id, moderator.id, &hash).await?;
        self.open_session(site, moderator.id).await
    }

    /// Whether this is the password of the session's moderator, asked again before what matters; attempts are counted.
    pub(super) async fn check_own_password(
        &self,
        site: &Site,
        session: &Session,
        password: &str,
    ) -> Result<(), Denied> {
        let now = self.now();
        let account = self.keys.digest(Purpose::Session, &[b"own", &session.moderator.id.0.to_le_bytes()]);
        self.limiter.admit_known(site.id, account, now).map_err(Denied::TooMany)?;
        let known = self.store.credentials(site.id, &session.moderator.email).await?;
        let hash = known.map(|known| known.password_hash);
        if self.password_is(password, hash, &self.hashing_known).await? { Ok(()) } else { Err(Denied::Wrong) }
    }

    /// The argon2id hash of a password of sensible length, as a PHC string (m = 19 MiB, t = 2, p = 1).
    ///
    /// # Errors
    /// [`Denied::WeakPassword`].
    pub async fn hash(&self, password: &str) -> Result<String, Denied> {
        if !(SHORTEST_PASSWORD..=LONGEST_PASSWORD).contains(&password.chars().count()) {
            return Err(Denied::WeakPassword);
        }
        let password = password.to_owned();
        let hashed = self.apart(&self.hashing_known, move || {
            Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string())
        });
        hashed.await?.map_err(|error| Denied::Store(StoreError::Unavailable(error.to_string())))
    }

    /// Whether this is the password; without a hash, takes as long and says no.
    async fn password_is(&self, password: &str, hash: Option<String>, place: &Semaphore) -> Result<bool, Denied> {
        let password: String = password.chars().take(LONGEST_PASSWORD + 1).collect();
        self.apart(place, move || match hash.as_deref().map(PasswordHash::new) {
            Some(Ok(hash)) => Argon2::default().verify_password(password.as_bytes(), &hash).is_ok(),
            Some(Err(_)) | None => {
                let _same_work = Argon2::default().hash_password(password.as_bytes());
                false
            }
        })
        .await
    }

    /// Runs heavy work beside the requests, never more at once than has a place.
    async fn apart<T: Send + 'static>(
        &self,
        place: &Semaphore,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Denied> {
        let stopped = |cause: String| Denied::Store(StoreError::Unavailable(cause));
        let _permit = place.acquire().await.map_err(|error| stopped(error.to_string()))?;
        tokio::task::spawn_blocking(work).await.map_err(|error| stopped(error.to_string()))
    }

    async fn check_second_factor(&self, site: &Site, known: &Credentials, code: &str) -> Result<(), Denied> {
        let Some(sealed) = &known.totp else { return Ok(()) };
        let code: String = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_lowercase();
        if code.is_empty() {
            return Err(Denied::CodeNeeded);
        }
        let secret = String::from_utf8(self.keys.open(Purpose::Totp, sealed)?).map_err(|_| Unsealable)?;
        let moderator = known.moderator.id;
        if let Some(step) = self.step_of(&secret, &code)? {
            // A code counts once (RFC 6238 §5.2).
            let is_new = self.store.use_totp(site.id, moderator, step).await?;
            return if is_new { Ok(()) } else { Err(Denied::Wrong) };
        }
        let is_recovery = (0..RECOVERY_CODES).any(|number| self.recovery_code(&secret, number) == code);
        let used = self.keys.digest(Purpose::Recovery, &[b"used", secret.as_bytes(), code.as_bytes()]);
        if is_recovery && self.store.use_link(site.id, used, self.now() + RECOVERY).await? {
            return Ok(());
        }
        Err(Denied::Wrong)
    }

    /// The time step for which `code` is right: this one, the last or the next.
    fn step_of(&self, secret: &str, code: &str) -> Result<Option<i64>, Unsealable> {
        let totp = totp(secret)?;
        let now = self.now().as_second().div_euclid(STEP);
        let right = |step: &i64| {
            let time = u64::try_from(*step * STEP).unwrap_or_default();
            let expected = blake3::hash(totp.generate(time).to_string().as_bytes());
            expected == blake3::hash(code.as_bytes())
        };
        Ok([now - 1, now, now + 1].into_iter().find(right))
    }

    /// A recovery code: ten characters that follow from the secret, so that nothing else needs to be kept.
    fn recovery_code(&self, secret: &str, number: u8) -> String {
        let digest = self.keys.digest(Purpose::Recovery, &[secret.as_bytes(), &[number]]);
        blake3::Hash::from_bytes(digest.0).to_hex()[..10].to_owned()
    }

    /// Offers a second factor.
    ///
    /// # Errors
    /// No randomness.
    pub fn offer_totp(&self, site: &Site, session: &Session) -> Result<Offer, Denied> {
        let mut bytes = [0_u8; 20];
        getrandom::fill(&mut bytes).map_err(|_| Unsealable)?;
        self.shown_offer(site, session, &Secret::from(bytes.to_vec()).to_base32())
    }

    /// The same offer once more, after a code that did not fit.
    ///
    /// # Errors
    /// The time to confirm is over, or the form is not ours.
    pub fn same_offer(&self, site: &Site, session: &Session, token: &str) -> Result<Offer, Denied> {
        self.shown_offer(site, session, &self.read_offer(session, token)?)
    }

    fn shown_offer(&self, site: &Site, session: &Session, secret: &str) -> Result<Offer, Denied> {
        let moderator = &session.moderator;
        let offered = Offered { moderator: moderator.id, secret: secret.to_owned() };
        let letters: Vec<char> = secret.chars().collect();
        let label = crate::page::escaped(&format!("{}:{}", site.name(), moderator.email));
        let issuer = crate::page::escaped(&site.name());
        let link = format!("otpauth://totp/{label}?secret={secret}&issuer={issuer}");
        Ok(Offer {
            secret: letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" "),
            code: Qr::of(&link),
            link,
            token: self.keys.sign(Purpose::Totp, &offered, self.now() + OFFER),
            recovery: (0..RECOVERY_CODES)
                .map(|number| self.recovery_code(secret, number))
                .map(|code| format!("{}-{}", &code[..5], &code[5..]))
                .collect(),
        })
    }

    fn read_offer(&self, session: &Session, token: &str) -> Result<String, Denied> {
        let offered: Offered = self.keys.read(Purpose::Totp, token, self.now()).map_err(Denied::Token)?;
        let is_hers = offered.moderator == session.moderator.id;
        if is_hers { Ok(offered.secret) } else { Err(Denied::Token(TokenError::Invalid)) }
    }

    /// Sets the offered second factor up, where `code` proves that it works.
    ///
    /// # Errors
    /// [`Denied`].
    pub async fn confirm_totp(&self, site: &Site, session: &Session, token: &str, code: &str) -> Result<(), Denied> {
        // A standing one is taken away first, which takes the password.
        if session.moderator.has_totp {
            return Err(Denied::Forbidden);
        }
        let secret = self.read_offer(session, token)?;
        let code: String = code.chars().filter(char::is_ascii_digit).collect();
        let step = self.step_of(&secret, &code)?.ok_or(Denied::Wrong)?;
        let sealed = self.keys.seal(Purpose::Totp, secret.as_bytes())?;
        self.store.set_totp(site.id, session.moderator.id, Some(&sealed)).await?;
        self.store.use_totp(site.id, session.moderator.id, step).await?;
        Ok(())
    }

    /// Takes the second factor away, by the password.
    ///
    /// # Errors
    /// [`Denied`].
    pub async fn remove_totp(&self, site: &Site, session: &Session, password: &str) -> Result<(), Denied> {
        self.check_own_password(site, session, password).await?;
        Ok(self.store.set_totp(site.id, session.moderator.id, None).await?)
    }
}

fn totp(secret: &str) -> Result<Totp, Unsealable> {
    let secret = Secret::try_from_base32(secret).map_err(|_| Unsealable)?;
    Builder::new().with_secret(secret).build().map_err(|_| Unsealable)
}
