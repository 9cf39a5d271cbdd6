//! The moderation log: what was done, by whom, when and why. It is only ever added to.

use jiff::Timestamp;

use super::Actor;
use crate::domain::{BatchId, CommentId, ModeratorId, Reason, ThreadKey};

/// The log's words, one list for what is written, read and shown.
macro_rules! gestures {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// What somebody did.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Gesture { $($(#[$doc])* $name,)* }

        impl Gesture {
            /// Every gesture, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word that is stored; with `-` for `_`, also the end of its message's id.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }

            /// The gesture of a word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }
        }
    };
}

gestures! {
    /// A comment was shown.
    Publish = "publish",
    /// A comment that was shown at once was looked at, and stands.
    Approve = "approve",
    /// A comment that was never shown was declined.
    Refuse = "refuse",
    /// A comment that was shown was taken back.
    Remove = "remove",
    /// A comment was sorted out.
    MarkSpam = "mark_spam",
    /// A removed comment is shown again.
    Restore = "restore",
    /// A comment went back into the queue.
    Hold = "hold",
    /// A comment was deleted by its author, or for her.
    Delete = "delete",
    /// A decision was taken back.
    Undo = "undo",
    /// An official reply was published.
    Reply = "reply",
    /// An official reply was changed.
    EditReply = "edit_reply",
    /// A comment was placed first.
    Pin = "pin",
    /// A comment was put back in its place.
    Unpin = "unpin",
    /// A report was followed.
    ReportUpheld = "report_upheld",
    /// A report was set aside.
    ReportDismissed = "report_dismissed",
    /// A conversation was closed.
    CloseThread = "close_thread",
    /// A conversation was opened.
    OpenThread = "open_thread",
    /// A conversation is reviewed before it is shown.
    ReviewThread = "review_thread",
    /// A conversation is no longer reviewed before it is shown.
    TrustThread = "trust_thread",
    /// A conversation followed its post to another name; why is its former one.
    MoveThread = "move_thread",
    /// A section was closed.
    CloseSection = "close_section",
    /// A section was opened.
    OpenSection = "open_section",
    /// Nothing may be written on the site.
    CloseSite = "close_site",
    /// Everything on the site is reviewed before it is shown.
    ReviewSite = "review_site",
    /// The site is as its manifest says.
    OpenSite = "open_site",
    /// A moderator was made.
    AddModerator = "add_moderator",
    /// A moderator got a new first password.
    ResetPassword = "reset_password",
    /// A moderator was removed.
    RemoveModerator = "remove_moderator",
    /// A reply template was written or changed.
    KeepTemplate = "keep_template",
    /// A reply template was deleted.
    DeleteTemplate = "delete_template",
    /// The site's blocked words were changed.
    BlockWords = "block_words",
    /// A letter or call that could not be made was given up.
    DropDelivery = "drop_delivery",
}

/// What a line says where the service itself reviews a conversation, because too many messages came.
pub const FLOOD: &str = "flood";

/// What parts a section from the moderator's words, in a line that closes or opens one.
pub(super) const AFTER_SECTION: &str = " — ";

/// What is closed, opened or reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The whole site.
    Site,
    /// A section.
    Section(String),
    /// A conversation.
    Thread(ThreadKey),
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Its number.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Actor,
    /// The moderator's name, where it was one.
    pub by_name: Option<String>,
    /// What.
    pub what: Gesture,
    /// About which comment.
    pub comment: Option<CommentId>,
    /// About which thread.
    pub thread: Option<ThreadKey>,
    /// For which of the reasons, where it was against a comment.
    pub reason: Option<Reason>,
    /// Why, in the moderator's words, or what it was done to; may be empty.
    pub why: String,
    /// Together with which others.
    pub batch: Option<BatchId>,
}

impl LogLine {
    /// Whether the service did it because a conversation flooded.
    #[must_use]
    pub fn is_flood(&self) -> bool {
        self.by == Actor::System && self.why == FLOOD
    }

    /// The section that was closed or opened, and why; `None` where the line is about something else.
    #[must_use]
    pub fn section(&self) -> Option<(&str, &str)> {
        matches!(self.what, Gesture::CloseSection | Gesture::OpenSection)
            .then(|| self.why.split_once(AFTER_SECTION).unwrap_or((&self.why, "")))
    }
}

/// Which lines are asked for; all conditions hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// About this comment.
    pub comment: Option<CommentId>,
    /// By this moderator.
    pub by: Option<ModeratorId>,
    /// Of this gesture.
    pub what: Option<Gesture>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_gesture_has_a_word_of_its_own() {
        for gesture in Gesture::ALL {
            assert_eq!(Gesture::from_word(gesture.word()), Some(*gesture));
        }
        assert_eq!(Gesture::from_word("autre"), None);
    }
}
