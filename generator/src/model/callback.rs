//! What the API sends by itself.

use serde::Serialize;

use super::{Body, Response};
use crate::pointer::Pointer;

/// A request that the API makes of its users (an operation of a Callback Object, section 4.7.18, or of a webhook).
#[derive(Debug, Serialize)]
pub struct Callback {
    /// Where the document describes it.
    pub location: Pointer,
    /// Its name in the document.
    pub name: String,
    /// Where the request goes, as a runtime expression (section 4.7.20.4); none for a webhook, whose users have told the API before.
    pub expression: Option<String>,
    /// The HTTP method, in capitals.
    pub method: String,
    /// A line on what it says.
    pub summary: Option<String>,
    /// What it says, in `CommonMark`.
    pub description: Option<String>,
    /// What is sent.
    pub body: Option<Body>,
    /// What the API wants to hear.
    pub responses: Vec<Response>,
}
