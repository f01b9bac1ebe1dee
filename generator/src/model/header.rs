//! Response headers.

use serde::Serialize;

use super::{MediaType, SchemaId};
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
    /// How its value is written.
    pub form: HeaderForm,
}

/// How the value of a header becomes text.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum HeaderForm {
    /// In the style `simple`, the only one that headers have.
    Simple {
        /// Whether properties are written as `name=value`.
        explode: bool,
        /// Its values.
        schema: SchemaId,
    },
    /// As a text of a media type.
    Content(MediaType),
}

impl Header {
    /// The schema of its values; none where a media type is all that the document says.
    #[must_use]
    pub fn schema(&self) -> Option<SchemaId> {
        match &self.form {
            HeaderForm::Simple { schema, .. } => Some(*schema),
            HeaderForm::Content(media_type) => media_type.schema,
        }
    }
}
