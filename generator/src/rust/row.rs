//! Lines of the tables on pages.

use serde::Serialize;

use super::markdown::Markdown;

/// Something that a method takes, a property, or a value or a variant of an enum.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Its name.
    pub name: Markdown,
    /// Its type; the value, where it is one.
    pub ty: Markdown,
    /// What it is.
    pub description: Markdown,
    /// Whether it must be given, and what else callers should know.
    pub notes: Markdown,
}
