//! When a delivery that failed is tried again.

use jiff::{SignedDuration, Timestamp};

use crate::store::Delivery;

/// Minutes until the next attempt, by the attempts so far: a day and a half in all, so that a mail server may be away
/// for a night (RFC 5321 §4.5.4.1 asks for patience).
const WAITS: [i64; 8] = [1, 4, 15, 60, 180, 360, 600, 960];

/// When to try `delivery` again; `None`: it was tried often enough. Waits differ by up to a fifth, so that what failed
/// together is not tried together.
pub(super) fn after(delivery: &Delivery, now: Timestamp) -> Option<Timestamp> {
    let wait = WAITS.get(usize::try_from(delivery.attempts).ok()?)?;
    let spread = (delivery.id.0.wrapping_mul(7_919) + i64::from(delivery.attempts) * 104_729).rem_euclid(21);
    let seconds = wait * 60 * (100 + spread) / 100;
    now.checked_add(SignedDuration::from_secs(seconds)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::SiteId;
    use crate::store::{DeliveryId, DeliveryKind};

    #[test]
    fn waits_grow_and_end() {
        let now = Timestamp::constant(0, 0);
        let delivery = |id, attempts| Delivery {
            id: DeliveryId(id),
            site: SiteId(1),
            kind: DeliveryKind::Mail,
            payload: String::new(),
            attempts,
            last_error: None,
            made_at: now,
            not_before: now,
        };
        let minutes = |attempts| after(&delivery(1, attempts), now).map(|at| at.as_second() / 60);
        let waits: Vec<i64> = (0..8).filter_map(minutes).collect();
        assert!(waits.iter().zip(WAITS).all(|(wait, least)| (least..=least * 6 / 5).contains(wait)), "{waits:?}");
        assert_eq!(minutes(8), None);
        assert_ne!(after(&delivery(1, 3), now), after(&delivery(2, 3), now));
    }
}
