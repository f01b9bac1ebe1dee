//! The forms that bodies have.

use serde::Serialize;

use super::{Example, SchemaId};
use crate::pointer::Pointer;

/// A form that a body can have (Media Type Object, section 4.7.14).
#[derive(Debug, Serialize)]
pub struct MediaType {
    /// Where the document describes it.
    pub location: Pointer,
    /// Its name, such as `application/json`, or a range, such as `text/*`.
    pub name: String,
    /// Its values; none where the document does not say.
    pub schema: Option<SchemaId>,
    /// Examples of it.
    pub examples: Vec<Example>,
}
