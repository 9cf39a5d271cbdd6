//! An event → deliveries: whom it concerns, and when they are told.

use jiff::civil::time;
use jiff::{Timestamp, ToSpan as _};

use super::Payload;
use super::letters::{Occasion, Writer};
use crate::domain::{Reason, ReportId};
use crate::service::limits::Typed;
use crate::service::links::address_digest;
use crate::service::{Service, Site};
use crate::store::{Addressee, DeliveryKind, Event, NewDelivery, StoreError, StoredEvent};

/// From so many comments on that wait, were not looked at or reported, moderators get one letter about all of them in an hour,
/// not one about each.
const MANY: u32 = 20;

/// What is to be delivered.
pub(super) async fn deliveries(
    service: &Service,
    site: &Site,
    stored: &StoredEvent,
) -> Result<Vec<NewDelivery>, StoreError> {
    let mut deliveries = Vec::new();
    if changes_pages(&stored.event) && site.config.build_hook.is_some() {
        deliveries.push(hook(site, service.now()));
    }
    if service.config.mail.is_none() {
        return Ok(deliveries);
    }
    let addressees = service.store.addressees(site.id, &stored.event).await?;
    if addressees.is_empty() {
        return Ok(deliveries);
    }
    // What the event is about may be gone by now: then there is nothing to tell.
    let Some(occasion) = occasion(service, site, &stored.event).await? else { return Ok(deliveries) };
    let writer = Writer::new(service, site);
    let moderators = service.store.moderators(site.id).await?;
    let to_do = service.store.to_do(site.id).await?;
    for addressee in addressees {
        let moderator = moderators.iter().find(|one| addressee.role == "moderator" && one.email == addressee.email);
        if addressee.role == "reporter" && !is_receipt_due(service, site, &occasion, &addressee) {
            continue;
        }
        // A flood is told at once, whatever she chose; the abuse of a child whatever she chose, but for a flood of reports.
        let is_flood = matches!(occasion, Occasion::Flooded(_));
        let is_urgent = matches!(&occasion, Occasion::Reported(_, report) if report.reason == Reason::ChildAbuse);
        match addressee.mail.as_deref().filter(|_| moderator.is_some()) {
            Some("never") => {}
            Some("daily") if !is_flood && !is_urgent => {
                deliveries.push(digest(&addressee, next_morning(site, service.now())))
            }
            Some(_) if !is_flood && to_do.waiting + to_do.unchecked + to_do.reports > MANY => {
                deliveries.push(digest(&addressee, service.now() + 1.hours()))
            }
            _ => {
                let letter = writer.letter(&occasion, &addressee, moderator.map(|one| one.id));
                deliveries
                    .extend(letter.map(|letter| mail(Payload::Letter(letter), None, addressee.email, service.now())));
            }
        }
    }
    Ok(deliveries)
}

/// Whether a letter to whoever reported something is to leave: anybody may have typed another's address, over and over. A
/// decision is always told, since a moderator makes it.
fn is_receipt_due(service: &Service, site: &Site, occasion: &Occasion, to: &Addressee) -> bool {
    let digest = address_digest(&service.keys, &to.email);
    !matches!(occasion, Occasion::Reported(..))
        || service.limiter.admit_letter(Typed::Receipt, site.id, digest, service.now()).is_ok()
}

/// Whether the pages that the site has baked are out of date.
fn changes_pages(event: &Event) -> bool {
    matches!(event, Event::Published { .. } | Event::Changed { .. })
}

/// One call for everything that changes until then.
fn hook(site: &Site, now: Timestamp) -> NewDelivery {
    let not_before = now.checked_add(site.config.build_hook_delay).unwrap_or(now);
    NewDelivery { kind: DeliveryKind::Hook, key: Some("hook".to_owned()), payload: String::new(), not_before, to: None }
}

fn digest(addressee: &Addressee, not_before: Timestamp) -> NewDelivery {
    let payload = Payload::Digest { to: addressee.email.clone() };
    mail(payload, Some(format!("digest {}", addressee.email)), addressee.email.clone(), not_before)
}

fn mail(payload: Payload, key: Option<String>, to: String, not_before: Timestamp) -> NewDelivery {
    let payload = serde_json::to_string(&payload).unwrap_or_default();
    NewDelivery { kind: DeliveryKind::Mail, key, payload, not_before, to: Some(to) }
}

/// The next eight o'clock where the site is.
fn next_morning(site: &Site, now: Timestamp) -> Timestamp {
    let local = now.to_zoned_datetime(site.config.zone.clone());
    let today = local.date().to_datetime(time(8, 0, 0, 0)).to_zoned_datetime(site.config.zone.clone());
    let tomorrow = today.as_ref().ok().and_then(|morning| morning.checked_add(1.day()).ok());
    match today {
        Ok(morning) if morning.timestamp() > now => morning.timestamp(),
        _ => tomorrow.map_or(now, |morning| morning.timestamp()),
    }
}

/// What letters about an event need to know.
async fn occasion(service: &Service, site: &Site, event: &Event) -> Result<Option<Occasion>, StoreError> {
    let entry = async |id| service.store.entry(site.id, id).await;
    let reported = async |id: ReportId| -> Result<_, StoreError> {
        let Some(report) = service.store.one_report(site.id, id).await? else { return Ok(None) };
        Ok(entry(report.comment).await?.map(|comment| (comment, report)))
    };
    Ok(match event {
        Event::Waiting { comment } => entry(*comment).await?.map(Occasion::Waiting),
        Event::Published { comment } => entry(*comment).await?.map(Occasion::Published),
        Event::Edited { comment } => entry(*comment).await?.map(Occasion::Edited),
        Event::Changed { .. } => None,
        Event::Declined { comment } => entry(*comment).await?.map(Occasion::Declined),
        Event::ConfirmationWanted { .. } => Some(Occasion::Confirmation),
        Event::Answered { question, reply } => {
            entry(*question).await?.zip(entry(*reply).await?).map(|(asked, reply)| Occasion::Answered(asked, reply))
        }
        Event::Reported { report } => {
            reported(*report).await?.map(|(comment, report)| Occasion::Reported(comment, report))
        }
        Event::ReportDecided { report, why } => {
            reported(*report).await?.map(|(comment, report)| Occasion::ReportDecided(comment, report, why.clone()))
        }
        Event::Flooded { thread } => site.thread(thread).map(Occasion::Flooded),
        Event::DeviceWanted { .. } => Some(Occasion::Besieged),
        Event::DataWanted { email } => Some(Occasion::Data(email.clone())),
    })
}
