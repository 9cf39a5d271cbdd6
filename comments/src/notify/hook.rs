//! The call that has the site built again, so that approved comments are in its pages.

use std::time::Duration;

use ureq::Agent;

use super::Undelivered;
use super::cause::Cause;
use crate::service::Site;

/// How long a call may take.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) async fn call(site: &Site) -> Result<(), Undelivered> {
    let hook = site.config.build_hook.clone().ok_or_else(|| Undelivered::for_good(Cause::HookMissing))?;
    let called = tokio::task::spawn_blocking(move || {
        let config = Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(0).build();
        let address = String::from_utf8_lossy(hook.expose()).into_owned();
        Agent::new_with_config(config).post(&address).send_empty().map(drop)
    });
    let outcome = called.await.map_err(|_| Undelivered::for_now(Cause::Internal))?;
    // The address is a secret, and an error may repeat it.
    outcome.map_err(|error| match error {
        ureq::Error::StatusCode(status) => Undelivered::for_now(Cause::HookAnswered(status)),
        ureq::Error::Timeout(_) => Undelivered::for_now(Cause::HookTimeout),
        _ => Undelivered::for_now(Cause::HookUnreachable),
    })
}
