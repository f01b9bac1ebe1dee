//! Response headers.

use serde::Serialize;

use super::SchemaId;
use crate::pointer::Pointer;

/// A response header (Header Object, section 4.7.21).
#[derive(Debug, Serialize)]
pub struct Header {
    /// Where the document describes it: a component, where it refers to one.
    pub location: Pointer,
    /// Its name on the wire.
    pub name: String,
    /// What it is, in `CommonMark`.
    pub description: Option<String>,
    /// Whether every response has it.
    pub required: bool,
    /// Whether callers should turn away from it.
    pub deprecated: bool,
    /// Its values.
    pub schema: SchemaId,
}
