//! Examples.

use serde::Serialize;

use crate::pointer::Pointer;
use crate::value::Value;

/// An example of a value (Example Object, section 4.7.19).
#[derive(Debug, Serialize)]
pub struct Example {
    /// Where the document has its value.
    pub location: Pointer,
    /// Its name; none where the document has just the one.
    pub name: Option<String>,
    /// A line on what it shows.
    pub summary: Option<String>,
    /// The value.
    pub value: Value,
}
