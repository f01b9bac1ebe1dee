//! What stands at URLs that the user allows.

use std::sync::Arc;

use url::Url;

use super::address::{self, Refusal};
use super::options::{Fetch, Fetched, LoadOptions, UrlPrefix};

/// How many URLs a document may refer to: each takes time.
const MAX_FETCHES: usize = 1000;

/// How often a server may say that a document stands elsewhere.
const MAX_REDIRECTS: usize = 5;

/// Fetches what is allowed.
#[derive(Debug)]
pub(super) struct Fetcher {
    allowed: Vec<UrlPrefix>,
    fetch: Option<Arc<dyn Fetch>>,
    fetches: usize,
}

impl Fetcher {
    pub(super) fn new(options: &LoadOptions) -> Self {
        Self { allowed: options.urls.clone(), fetch: options.fetch.clone(), fetches: 0 }
    }

    /// What stands at a URL, and the URL where it was found in the end.
    pub(super) fn get(&mut self, url: Url, limit: u64) -> Result<(Vec<u8>, Url), Refusal> {
        let mut at = url;
        for _ in 0..=MAX_REDIRECTS {
            match self.ask(&at, limit)? {
                Fetched::Bytes(bytes) => return Ok((bytes, at)),
                Fetched::Redirect(to) => {
                    let to = at.join(&to).ok().and_then(|to| address::url(to.as_str()));
                    at = to.ok_or_else(|| unreadable(&at, "it redirects to something else than a document"))?;
                }
            }
        }
        Err(unreadable(&at, "it redirects too often"))
    }

    fn ask(&mut self, url: &Url, limit: u64) -> Result<Fetched, Refusal> {
        let allowed = self.allowed.iter().any(|prefix| prefix.allows(url));
        let (true, Some(fetch)) = (allowed, &self.fetch) else { return Err(address::not_allowed(url.as_str())) };
        self.fetches += 1;
        if self.fetches > MAX_FETCHES {
            return Err(unreadable(url, &format!("the document refers to more than {MAX_FETCHES} URLs")));
        }
        fetch.fetch(url.as_str(), limit).map_err(|why| unreadable(url, &why))
    }
}

fn unreadable(url: &Url, why: &str) -> Refusal {
    let help = "name a document that can be fetched, or put it into the folder of the document";
    Refusal { message: format!("`{url}` cannot be read: {why}"), help }
}
