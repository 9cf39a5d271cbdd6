//! How mail leaves: to a server, or into a folder.

use std::error::Error as _;
use std::fmt;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters, TlsParametersBuilder};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

use super::Undelivered;
use super::cause::Cause;
use crate::config::{Mail, MailSecurity, MailServer, MailWay};
use crate::store::DeliveryId;

type Server = AsyncSmtpTransport<Tokio1Executor>;

/// The way out.
pub(super) struct Transport {
    from: Mailbox,
    way: Way,
}

enum Way {
    Server(Box<Server>),
    Folder(PathBuf),
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Transport")
    }
}

impl Transport {
    /// # Errors
    /// TLS cannot be set up.
    pub(super) fn of(mail: &Mail) -> Result<Self, String> {
        let from = mail.from.parse().map_err(|error| format!("{error}"))?;
        let way = match &mail.way {
            MailWay::Server(server) => Way::Server(Box::new(server_of(server).map_err(|error| error.to_string())?)),
            MailWay::Folder(folder) => Way::Folder(folder.clone()),
        };
        Ok(Self { from, way })
    }

    /// The sender.
    pub(super) fn from(&self) -> Mailbox {
        self.from.clone()
    }

    pub(super) async fn send(&self, message: Message, id: DeliveryId) -> Result<(), Undelivered> {
        match &self.way {
            Way::Server(server) => server.send(message).await.map(drop).map_err(|error| undelivered(&error)),
            Way::Folder(folder) => {
                let file = folder.join(format!("{:06}.eml", id.0));
                let written = tokio::task::spawn_blocking(move || write(&file, &message.formatted())).await;
                let written = written.map_err(|_| Undelivered::for_now(Cause::Internal))?;
                written.map_err(|error| {
                    tracing::warn!(%error, "the folder of letters cannot be written");
                    Undelivered::for_now(Cause::Folder)
                })
            }
        }
    }
}

fn server_of(server: &MailServer) -> Result<Server, lettre::transport::smtp::Error> {
    let parameters = || {
        let known = TlsParameters::builder(server.host.clone());
        server.authority.iter().cloned().fold(known, TlsParametersBuilder::add_root_certificate).build()
    };
    let tls = match server.security {
        MailSecurity::Tls => Tls::Wrapper(parameters()?),
        MailSecurity::StartTls => Tls::Required(parameters()?),
        MailSecurity::None => Tls::None,
    };
    let builder = Server::builder_dangerous(&server.host).tls(tls).port(server.port).timeout(Some(server.timeout));
    let credentials = server.credentials.as_ref().map(|(user, password)| {
        Credentials::new(user.clone(), String::from_utf8_lossy(password.expose()).into_owned())
    });
    Ok(credentials.into_iter().fold(builder, |builder, credentials| builder.credentials(credentials)).build())
}

/// Servers repeat addresses in what they answer: of that, only the code is told.
fn undelivered(error: &lettre::transport::smtp::Error) -> Undelivered {
    let Some(code) = error.status() else {
        if !error.is_response() {
            // What is wrong with a name, a certificate or a setting is told by nothing else.
            tracing::warn!(%error, "the mail server cannot be used");
        }
        return Undelivered::for_now(if error.is_timeout() {
            Cause::MailTimeout
        } else if is_unsafe(error) {
            Cause::MailTls
        } else {
            Cause::MailUnreachable
        });
    };
    let cause = Cause::MailAnswered(code.into());
    // 550 to 553: no such mailbox, and the like (RFC 5321 §4.2.3). Others may be about our own account, and pass.
    match u16::from(code) {
        550..=553 => Undelivered::for_good(cause),
        _ => Undelivered::for_now(cause),
    }
}

/// Whether a server can be reached, but not safely: its certificate is none that is trusted, or it offers no encryption.
fn is_unsafe(error: &lettre::transport::smtp::Error) -> bool {
    let is_refused = |cause: &io::Error| cause.kind() == io::ErrorKind::InvalidData;
    let mut causes = std::iter::successors(error.source(), |cause| (*cause).source());
    // What is not offered, lettre says itself, and in no other way.
    let is_absent = || error.is_client() && error.to_string().contains("STARTTLS");
    error.is_tls() || causes.any(|cause| cause.downcast_ref().is_some_and(is_refused)) || is_absent()
}

#[expect(clippy::disallowed_methods, reason = "this is the door to the folder of letters")]
fn write(file: &Path, message: &[u8]) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    // Letters hold addresses: they are for the eyes of whoever runs the service.
    let aside = file.with_extension("tmp");
    let mut options = std::fs::File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&aside)?.write_all(message)?;
    std::fs::rename(&aside, file)
}
