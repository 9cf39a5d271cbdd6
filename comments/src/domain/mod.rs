//! The rules of the conversation, pure: values in, values out.

mod colour;
mod colours;
mod comment;
mod email;
mod ids;
mod moderation;
pub mod names;
pub mod spam;
pub mod text;
mod thread;
pub mod tokens;

pub use colour::{Colour, EDGE_CONTRAST, TEXT_CONTRAST};
pub use colours::{Colours, NoColours, style_sheet};
pub use comment::{Author, Comment, Counted, Person, Question};
pub use email::{is_email, is_public_email};
pub use ids::{BatchId, CommentId, Digest, ModeratorId, ReportId, SiteId, SiteKey, ThreadKey};
pub use moderation::{Action, Illegal, Policy, Reason, State};
pub use thread::{Kind, Mode, Refusal, SiteStanding, Standing, ThreadFacts};
