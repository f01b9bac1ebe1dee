//! Parameters.

use serde::Serialize;

use super::{Example, MediaType, SchemaId};
use crate::pointer::Pointer;

/// A parameter of an operation (Parameter Object, section 4.7.12).
#[derive(Debug, Serialize)]
pub struct Parameter {
    /// Where the document describes it.
    pub location: Pointer,
    /// Its name on the wire.
    pub name: String,
    /// Which part of the request it goes to.
    pub placed: ParameterLocation,
    /// What it is, in `CommonMark`.
    pub description: Option<String>,
    /// Whether a call must have it.
    pub required: bool,
    /// Whether callers should turn away from it.
    pub deprecated: bool,
    /// How its value is written.
    pub form: ParameterForm,
    /// Examples of its value.
    pub examples: Vec<Example>,
}

/// How the value of a parameter becomes text.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ParameterForm {
    /// By a style (`schema`).
    Styled {
        /// The style.
        style: Style,
        /// Whether elements and properties are written one by one.
        explode: bool,
        /// Whether characters with a meaning in URLs are sent as they are. It is for queries alone.
        allow_reserved: bool,
        /// Whether the name may be sent without a value. It is for queries alone.
        allow_empty_value: bool,
        /// Its values.
        schema: SchemaId,
    },
    /// As a text of a media type (`content`).
    Content(MediaType),
}

impl Parameter {
    /// The schema of its values; none where a media type is all that the document says.
    #[must_use]
    pub fn schema(&self) -> Option<SchemaId> {
        match &self.form {
            ParameterForm::Styled { schema, .. } => Some(*schema),
            ParameterForm::Content(media_type) => media_type.schema,
        }
    }
}

/// The part of a request that a parameter goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ParameterLocation {
    /// The path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

impl ParameterLocation {
    /// The word that the document has for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// How the value of a parameter is written (section 4.7.12.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Style {
    /// `;color=blue`
    Matrix,
    /// `.blue`
    Label,
    /// `color=blue`
    Form,
    /// `blue`
    Simple,
    /// `blue%20black`
    SpaceDelimited,
    /// `blue|black`
    PipeDelimited,
    /// `color[R]=100`
    DeepObject,
}
