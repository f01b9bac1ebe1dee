//! What the user says about how a document is read.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use url::Url;

use crate::config::Selector;
use crate::diagnostics::Tolerance;

/// What the user says.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// What becomes of operations that cannot be understood: an error, or a warning.
    pub tolerance: Tolerance,
    /// Overlays, in the order in which they are applied.
    pub overlays: Vec<PathBuf>,
    /// The operations that are wanted; all where there is none. What is wrong with the others is not said.
    pub only: Vec<Selector>,
    /// Folders and files outside of the document's folder that references may lead to.
    pub paths: Vec<PathBuf>,
    /// What the URLs start with that references may lead to.
    pub urls: Vec<UrlPrefix>,
    /// What fetches them; without it, none is.
    pub fetch: Option<Arc<dyn Fetch>>,
}

/// What gets documents from the network.
pub trait Fetch: fmt::Debug + Send + Sync {
    /// Gets what stands at a URL, of which it reads no more than `limit` bytes, in bounded time. It follows no redirect.
    ///
    /// # Errors
    ///
    /// Why it cannot be got.
    fn fetch(&self, url: &str, limit: u64) -> Result<Fetched, String>;
}

/// What a server answers.
#[derive(Clone, Debug)]
pub enum Fetched {
    /// What stands there.
    Bytes(Vec<u8>),
    /// The URL to ask instead, which may be relative.
    Redirect(String),
}

/// The start of URLs: a server, and the beginning of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlPrefix(Url);

impl UrlPrefix {
    /// Reads `https://example.com/specs/`.
    ///
    /// # Errors
    ///
    /// What is no `http` or `https` URL, or says more than a server and a path.
    pub fn parse(text: &str) -> Result<Self, String> {
        let url = Url::parse(text).map_err(|error| format!("it is no URL: {error}"))?;
        let plain = url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
        match url.scheme() {
            "http" | "https" if plain => Ok(Self(url)),
            "http" | "https" => Err("write a server and a path: `https://example.com/specs/`".to_owned()),
            _ => Err("write a URL that starts with `https://` or `http://`".to_owned()),
        }
    }

    /// Whether a URL starts so. A path goes on behind a `/` only.
    pub(super) fn allows(&self, url: &Url) -> bool {
        let rest = url.path().strip_prefix(self.0.path());
        let goes_on = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || self.0.path().ends_with('/'));
        self.0.origin() == url.origin() && url.username().is_empty() && url.password().is_none() && goes_on
    }
}

impl fmt::Display for UrlPrefix {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use url::Url;

    use super::UrlPrefix;

    #[test]
    fn allows_what_starts_so() {
        let allows = |prefix: &str, url: &str| UrlPrefix::parse(prefix).unwrap().allows(&Url::parse(url).unwrap());
        for (prefix, url) in [
            ("https://a.com", "https://a.com/x.yaml"),
            ("https://a.com/b", "https://a.com/b/x.yaml?y"),
            ("https://a.com/b/", "https://A.com:443/b/x.yaml"),
            ("https://a.com/b/x.yaml", "https://a.com/b/x.yaml"),
        ] {
            assert!(allows(prefix, url), "{prefix} {url}");
        }
        for (prefix, url) in [
            ("https://a.com", "https://a.com.evil.org/x.yaml"),
            ("https://a.com", "https://a.com@evil.org/x.yaml"),
            ("https://a.com", "https://user@a.com/x.yaml"),
            ("https://a.com", "http://a.com/x.yaml"),
            ("https://a.com", "https://a.com:8443/x.yaml"),
            ("https://a.com/b", "https://a.com/bc/x.yaml"),
            ("https://a.com/b/", "https://a.com/b/../x.yaml"),
            ("https://a.com/b/", "https://a.com/b/%2e%2e/x.yaml"),
        ] {
            assert!(!allows(prefix, url), "{prefix} {url}");
        }
        for prefix in ["a.com", "file:///etc", "https://a.com/?x", "https://u@a.com/"] {
            assert!(UrlPrefix::parse(prefix).is_err(), "{prefix}");
        }
    }
}
