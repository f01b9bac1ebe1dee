//! Lines of the tables on pages.

use serde::Serialize;

use super::markdown::Markdown;

/// Something that a method takes, or a property.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Its name.
    pub name: Markdown,
    /// Its type.
    pub ty: Markdown,
    /// What it is.
    pub description: Markdown,
    /// Whether it must be given, and what else callers should know.
    pub notes: Markdown,
}
