//! What can be called next.

use serde::Serialize;

use crate::pointer::Pointer;

/// A link from a response to another operation (Link Object, section 4.7.20).
#[derive(Debug, Serialize)]
pub struct Link {
    /// Where the document describes it.
    pub location: Pointer,
    /// Its name in the document.
    pub name: String,
    /// The operation that it leads to, by its place in the document; none where it leads out of the document.
    pub target: Option<Pointer>,
    /// The operation as the document names it: an operationId or a reference.
    pub operation: String,
    /// What its parameters get: a name, and an expression or a value as text.
    pub parameters: Vec<(String, String)>,
    /// What its body gets: an expression or a value as text.
    pub request_body: Option<String>,
    /// What it is, in `CommonMark`.
    pub description: Option<String>,
}
