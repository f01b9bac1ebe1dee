//! Operations.

use serde::Serialize;

use super::{Body, Callback, Parameter, Requirement, Response};
use crate::pointer::Pointer;

/// An operation (Operation Object, section 4.7.10), with everything that its path and the document say for it.
#[derive(Debug, Serialize)]
pub struct Operation {
    /// Where the document describes it.
    pub location: Pointer,
    /// Why the client does without it; nothing where it has it.
    pub skipped: Vec<String>,
    /// What the client does not do of what the document says of it, apart from its schemas.
    pub lacks: Vec<String>,
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path behind the server's URL.
    pub path: Path,
    /// Its name in the document, unique among the operations.
    pub operation_id: Option<String>,
    /// The groups it belongs to.
    pub tags: Vec<String>,
    /// A line on what it does.
    pub summary: Option<String>,
    /// What it does, in `CommonMark`.
    pub description: Option<String>,
    /// More about it elsewhere.
    pub external_documentation: Option<ExternalDocumentation>,
    /// Whether callers should turn away from it.
    pub deprecated: bool,
    /// Its parameters, those of the path included.
    pub parameters: Vec<Parameter>,
    /// What it is sent.
    pub body: Option<Body>,
    /// What it answers.
    pub responses: Vec<Response>,
    /// What the API sends to the caller in its course.
    pub callbacks: Vec<Callback>,
    /// The alternatives of credentials, of which a call shows one; none where it shows no credentials.
    pub security: Vec<Requirement>,
    /// The servers that offer it, as indices into the servers of the API; the first is the default.
    pub servers: Vec<usize>,
}

impl Operation {
    /// The operation as messages name it: method and path, with the fragment that tells it apart.
    #[must_use]
    pub fn title(&self) -> String {
        format!("`{}`", self.key())
    }

    /// The method and the path, as the document writes it.
    #[must_use]
    pub fn key(&self) -> String {
        let query = self.path.query.as_ref().map(|query| format!("?{query}")).unwrap_or_default();
        let fragment = self.path.fragment.as_ref().map(|fragment| format!("#{fragment}")).unwrap_or_default();
        format!("{} {}{query}{fragment}", self.method, self.path.template)
    }
}

/// An operation of which even the path cannot be expressed.
#[derive(Debug, Serialize)]
pub struct Skipped {
    /// The method and the path, as the document writes it.
    pub operation: String,
    /// Its name in the document.
    pub operation_id: Option<String>,
    /// Where the document describes it.
    pub location: Pointer,
    /// Why the client does without it.
    pub reasons: Vec<String>,
}

/// A key of the Paths Object (section 4.7.8), split at what is no path.
#[derive(Clone, Debug, Serialize)]
pub struct Path {
    /// The path, which starts with `/`.
    pub template: String,
    /// A query that people write into the key, without its `?`: it is sent with every call.
    pub query: Option<String>,
    /// A fragment that people write into the key, without its `#`: it tells operations apart, and is never sent.
    pub fragment: Option<String>,
}

/// More elsewhere (External Documentation Object, section 4.7.11).
#[derive(Debug, Serialize)]
pub struct ExternalDocumentation {
    /// The URL.
    pub url: String,
    /// What is there, in `CommonMark`.
    pub description: Option<String>,
}
