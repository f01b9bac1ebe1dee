//! The forms that bodies have.

use serde::Serialize;

use super::{Example, Header, SchemaId, Style};
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
    /// How properties are written, where the document says more than the schema: for bodies of forms.
    pub encoding: Vec<Encoding>,
}

/// How a property of a form is written (Encoding Object, section 4.7.15).
#[derive(Debug, Serialize)]
pub struct Encoding {
    /// Where the document describes it.
    pub location: Pointer,
    /// The name of the property.
    pub property: String,
    /// The media type of its part, or a list of those it can have; none where the schema says it.
    pub content_type: Option<String>,
    /// The headers of its part, beside `Content-Type`. They are for multipart bodies alone.
    pub headers: Vec<Header>,
    /// How its value is written, where the document says so.
    pub style: Option<EncodingStyle>,
}

/// How the value of a property of a form is written: none of the media type's business then.
#[derive(Debug, Serialize)]
pub struct EncodingStyle {
    /// The style, one of those that queries have.
    pub style: Style,
    /// Whether elements and properties are written one by one.
    pub explode: bool,
    /// Whether characters with a meaning in URLs are sent as they are.
    pub allow_reserved: bool,
}
