//! The letter that tells a moderator, once, all that waits on the desk.

use palier_words::Argument;

use super::letter::Letter;
use super::letters::{Writer, listed};
use crate::domain::State;
use crate::service::{Service, Site};
use crate::store::{Addressee, Filter, Order, Slice, StoreError};

/// Comments that are named; the others are counted.
const NAMED: u32 = 20;

/// The digest; `None` where nothing waits any more.
pub(super) async fn letter(service: &Service, site: &Site, to: String) -> Result<Option<Letter>, StoreError> {
    let slice = Slice { after: None, limit: NAMED, order: Order::Oldest };
    let pending = Filter { states: vec![State::Pending], ..Filter::default() };
    let unchecked = Filter { unchecked: true, ..Filter::default() };
    let waiting = service.store.entries(site.id, &pending, slice).await?;
    let unchecked = service.store.entries(site.id, &unchecked, slice).await?;
    let reports = service.store.reports(site.id, None, 100).await?.len();
    let questions = service.store.waiting(site.id, 100).await?.len();
    if waiting.total == 0 && unchecked.total == 0 && reports == 0 && questions == 0 {
        return Ok(None);
    }
    let named = waiting.lines.iter().chain(&unchecked.lines).take(NAMED as usize);
    let list: Vec<String> =
        named.map(|entry| listed(entry.id, &entry.thread_title, &entry.name, &entry.markdown)).collect();
    let list = list.join("\n");
    let writer = Writer::new(service, site);
    let desk = writer.desk("");
    let count = |count: usize| Argument::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let said = vec![
        ("waiting", Argument::Count(waiting.total.into())),
        ("unchecked", Argument::Count(unchecked.total.into())),
        ("reports", count(reports)),
        ("questions", count(questions)),
        ("list", (&list).into()),
        ("desk", (&desk).into()),
    ];
    let moderators = service.store.moderators(site.id).await?;
    let name = moderators.into_iter().find(|one| one.email == to && one.removed_at.is_none()).map(|one| one.name);
    // Whoever left the desk in the meantime is told nothing.
    let Some(name) = name else { return Ok(None) };
    let addressee = Addressee { email: to, name, role: "moderator", subscription: None, mail: None };
    Ok(Some(writer.write("mail-digest", said, &addressee, None)))
}
