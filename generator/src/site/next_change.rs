//! The next instant at which the same content makes another site.

use jiff::Timestamp;

use super::{Site, publication};
use crate::content::{Kind, Post};

pub(super) fn after(site: &Site) -> Option<Timestamp> {
    let shown = site.posts.iter().flat_map(|post| instants(site, post));
    let withheld = site
        .withheld
        .iter()
        .filter(|withheld| !withheld.post.draft && withheld.post.is_public())
        .flat_map(|withheld| instants(site, &withheld.post));
    shown.chain(withheld).filter(|instant| *instant > site.now).min()
}

fn instants(site: &Site, post: &Post) -> Vec<Timestamp> {
    let zone = &site.config.site.zone;
    let mut instants: Vec<Timestamp> =
        [publication::publication_instant(&site.config, post), publication::expiry_instant(&site.config, post)]
            .into_iter()
            .flatten()
            .collect();
    match &post.kind {
        Kind::Tender(tender) => {
            instants.push(site.published(post));
            instants.push(tender.deadline.value.instant(zone));
        }
        Kind::ResidenceNotice(notice) => {
            instants.extend(post.expire_at.map(|moment| moment.end_instant(zone)));
            instants.extend(notice.postponed_to.map(|moment| moment.instant(zone)));
        }
        Kind::Event(event) => instants.push(event.end.unwrap_or(event.start.value).end_instant(zone)),
        _ => {}
    }
    instants
}
