//! A letter, and the message that it makes: plain text, nothing that tells whether it was read.

use std::time::{Duration, UNIX_EPOCH};

use jiff::Timestamp;
use lettre::Message;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder};
use serde::{Deserialize, Serialize};

use crate::domain::CommentId;
use crate::service::Site;
use crate::store::DeliveryId;

/// A letter as it will leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Letter {
    /// The address.
    pub(super) to: String,
    /// One line.
    pub(super) subject: String,
    /// What it says.
    pub(super) text: String,
    /// The address by which a mail program ends the subscription at one click (RFC 8058).
    pub(super) unsubscribe: Option<String>,
    /// The comment that a moderator is to read: once one did, the letter is late, and does not leave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) review: Option<CommentId>,
}

impl Letter {
    /// The message. Its id follows from the delivery's: sent twice, it is one message.
    ///
    /// # Errors
    /// The address is none.
    pub(super) fn message(
        &self,
        from: Mailbox,
        id: DeliveryId,
        site: &Site,
        now: Timestamp,
    ) -> Result<Message, Box<dyn std::error::Error + Send + Sync>> {
        let host = from.email.domain().to_owned();
        let message = Message::builder()
            .from(from)
            .to(Mailbox::new(None, self.to.parse()?))
            .subject(one_line(&self.subject))
            .date(UNIX_EPOCH + Duration::from_secs(u64::try_from(now.as_second()).unwrap_or_default()))
            .message_id(Some(format!("<palier-{}-{}@{host}>", site.config.key, id.0)))
            .header(ContentType::TEXT_PLAIN);
        // No machine is to answer (RFC 3834 §5).
        let message = raw(message, "Auto-Submitted", "auto-generated");
        let message = match &self.unsubscribe {
            Some(address) => {
                let message = raw(message, "List-Unsubscribe", &format!("<{address}>"));
                raw(message, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
            }
            None => message,
        };
        Ok(message.body(self.text.clone())?)
    }
}

fn raw(message: MessageBuilder, name: &'static str, value: &str) -> MessageBuilder {
    message.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned()))
}

/// A title may hold anything; a header is one line.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_one_line() {
        assert_eq!(one_line("Hors d’eau\r\nBcc: a@b.example\u{7}"), "Hors d’eau Bcc: a@b.example");
    }
}
