//! What is sent.

use serde::Serialize;

use super::MediaType;
use crate::pointer::Pointer;

/// A request body (Request Body Object, section 4.7.13).
#[derive(Debug, Serialize)]
pub struct Body {
    /// Where the document describes it.
    pub location: Pointer,
    /// What it is, in `CommonMark`.
    pub description: Option<String>,
    /// Whether a call must have it.
    pub required: bool,
    /// The media types it can have, in the order of the document.
    pub content: Vec<MediaType>,
}
