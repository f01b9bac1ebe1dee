//! Values that are listed (`enum`, section 4.7.24).

use serde::Serialize;

use crate::value::Value;

/// The values that a schema lists. Null is left out: the schema says whether it is allowed.
#[derive(Clone, Debug, Serialize)]
pub struct Enumeration {
    /// What kind of values they are.
    pub of: Listed,
    /// The values, each once, in the order of the document.
    pub values: Vec<EnumerationValue>,
}

/// What kind of values are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Listed {
    /// Truth values.
    Booleans,
    /// Strings.
    Strings,
    /// Integers that a signed integer of 64 bits holds.
    Integers,
    /// Numbers.
    Numbers,
    /// Values of several kinds, or of one that has no name.
    Mixed,
}

/// One of the values.
#[derive(Clone, Debug, Serialize)]
pub struct EnumerationValue {
    /// The value.
    pub value: Value,
    /// What the document calls it (`x-enum-varnames`).
    pub name: Option<String>,
    /// What it means (`x-enum-descriptions`), in `CommonMark`.
    pub description: Option<String>,
}
