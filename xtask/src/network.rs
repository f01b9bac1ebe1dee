//! Documents from the network, which only those get who ask for them.

use std::time::Duration;

use copperplate::document::{Fetch, Fetched};
use ureq::Agent;
use ureq::http::header::LOCATION;

/// How long a document may take, all in all.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The network, as this machine sees it.
#[derive(Debug)]
pub(crate) struct Network;

impl Fetch for Network {
    fn fetch(&self, url: &str, limit: u64) -> Result<Fetched, String> {
        let mut response = agent().get(url).call().map_err(|error| error.to_string())?;
        let status = response.status();
        if status.is_redirection() {
            let location = response.headers().get(LOCATION).and_then(|value| value.to_str().ok());
            return location.map(|to| Fetched::Redirect(to.to_owned())).ok_or_else(|| format!("it answers {status}"));
        }
        if !status.is_success() {
            return Err(format!("it answers {status}"));
        }
        let body = response.body_mut().with_config().limit(limit.saturating_add(1)).read_to_vec();
        body.map(Fetched::Bytes).map_err(|error| error.to_string())
    }
}

/// Redirects are not followed here: whether they may be, those decide who know what is allowed.
fn agent() -> Agent {
    let config = Agent::config_builder().timeout_global(Some(TIMEOUT)).max_redirects(0).max_redirects_will_error(false);
    config.http_status_as_error(false).build().into()
}
