//! « Envois »: letters and calls of the build hook that wait, and those that failed for good.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use palier_words::{Argument, Catalogue};
use serde_json::{Value, json};

use super::super::at;
use super::super::flash::Flash;
use super::super::signed::{Act, Signed};
use super::back;
use crate::http::error::Problem;
use crate::http::request::Asked;
use crate::notify::{Summary, told};
use crate::page::when;
use crate::service::{Service, Site};
use crate::store::{Delivery, DeliveryId, DeliveryKind};

const PATH: &str = "/envois";
/// Letters and calls of each list; the others are counted.
const LISTED: u32 = 50;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route(&at("/envois"), get(show))
        .route(&at("/envois/reprendre"), post(revive))
        .route(&at("/envois/abandonner"), post(give_up))
}

/// `GET envois`.
async fn show(
    State(service): State<Arc<Service>>,
    signed: Signed,
    Asked(flash): Asked<Flash>,
) -> Result<Response, Problem> {
    let site = &signed.of.site;
    let words = signed.words(&service);
    let store = &service.store;
    let backlog = store.backlog(site.id).await?;
    let dead = store.dead(site.id, LISTED).await?;
    let mut pending = store.pending(site.id, DeliveryKind::Hook, LISTED).await?;
    pending.extend(store.pending(site.id, DeliveryKind::Mail, LISTED).await?);
    pending.sort_by_key(|delivery| delivery.not_before);
    let counted = [
        ("deliveries-count-events", backlog.events),
        ("deliveries-count-letters", backlog.letters),
        ("deliveries-count-calls", backlog.calls),
        ("deliveries-count-dead", backlog.dead),
    ];
    let deliveries = json!({
        "counted": counted.map(|(id, count)| words.with(id, &[("count", Argument::from(count))])),
        "has_mail": service.config.mail.is_some(),
        "has_hook": site.config.build_hook.is_some(),
        "dead": dead.iter().map(|one| shown(site, words, one)).collect::<Vec<_>>(),
        "pending": pending.iter().map(|one| shown(site, words, one)).collect::<Vec<_>>(),
        "more_dead": u64::from(backlog.dead) > dead.len() as u64,
        "more_pending": u64::from(backlog.letters) + u64::from(backlog.calls) > pending.len() as u64,
    });
    signed.page(&service, StatusCode::OK, "desk/tools/deliveries.html", &flash, &[("deliveries", deliveries)]).await
}

/// The template's `one`: to whom and about what, nothing of what a letter says.
fn shown(site: &Site, words: &Catalogue, delivery: &Delivery) -> Value {
    let Summary { to, subject } = Summary::of(delivery);
    let moment = |at| when(words.language(), &site.config.zone, at);
    let title = match (delivery.kind, subject) {
        (DeliveryKind::Hook, _) => words.text("deliveries-call"),
        (DeliveryKind::Mail, Some(subject)) => subject,
        (DeliveryKind::Mail, None) => words.text("deliveries-digest"),
    };
    json!({
        "id": delivery.id,
        "title": title,
        "to": to.as_deref().map(masked),
        "made": moment(delivery.made_at),
        "attempts": delivery.attempts,
        "next": moment(delivery.not_before),
        "error": delivery.last_error.as_deref().map(|error| told(words, error)),
    })
}

/// An address of which enough is left to know whose it may be: `s…@exemple.fr`.
fn masked(address: &str) -> String {
    match address.rsplit_once('@') {
        Some((name, host)) => format!("{}…@{host}", name.chars().take(1).collect::<String>()),
        None => "…".to_owned(),
    }
}

fn id(act: &Act) -> Result<DeliveryId, Problem> {
    act.fields.trimmed("id").parse().map(DeliveryId).map_err(|_| Problem::BAD_REQUEST)
}

/// `POST envois/reprendre`.
async fn revive(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let revived = service.store.revive(act.signed.of.site.id, id(&act)?, service.now()).await?;
    Ok(back(&act.signed, PATH, if revived { "delivery-again" } else { "delivery-gone" }, 1))
}

/// `POST envois/abandonner`.
async fn give_up(State(service): State<Arc<Service>>, act: Act) -> Result<Response, Problem> {
    let by = act.signed.session.moderator.id;
    let dropped = service.store.drop_dead(act.signed.of.site.id, id(&act)?, by, service.now()).await?;
    Ok(back(&act.signed, PATH, if dropped { "delivery-dropped" } else { "delivery-gone" }, 1))
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn an_address_is_not_told_whole() {
        assert_eq!(masked("samia@exemple.fr"), "s…@exemple.fr");
        assert_eq!(masked("é@exemple.fr"), "é…@exemple.fr");
        assert_eq!(masked("samia"), "…");
    }
}
