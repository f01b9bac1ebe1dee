//! Values of several schemas (`oneOf` and `anyOf`, section 4.7.24), and what tells them apart.

use serde::Serialize;

use super::SchemaId;
use crate::value::Value;

/// The values of several schemas.
#[derive(Clone, Debug, Serialize)]
pub struct Union {
    /// The schemas, in the order of the document.
    pub variants: Vec<Variant>,
    /// The property whose value tells them apart (Discriminator Object, section 4.7.25), where there is one.
    pub discriminator: Option<Discriminator>,
}

/// A property whose value tells the variants of a union apart.
#[derive(Clone, Debug, Serialize)]
pub struct Discriminator {
    /// Its name.
    pub property: String,
    /// Whether the document says so, or else the values of the property do.
    pub declared: bool,
}

/// One of the schemas of a union.
#[derive(Clone, Debug, Serialize)]
pub struct Variant {
    /// What it is called: the name of the component, or else the title.
    pub name: Option<String>,
    /// The schema.
    pub schema: SchemaId,
    /// The values of the discriminator that stand for it.
    pub tags: Vec<Value>,
    /// Whether a mapping says so.
    pub mapped: bool,
    /// What every value of it has, as far as it takes to tell it from the other variants.
    pub clues: Vec<Clue>,
}

/// Something that values of a variant have.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Clue {
    /// The value is of one of these types.
    Types(Vec<JsonType>),
    /// The value is an object that has this property.
    Has(String),
    /// The value is one of these.
    OneOf(Vec<Value>),
    /// The property, where the object has it, has something itself.
    Property(String, Vec<Clue>),
    /// Each element of the array has something.
    Items(Vec<Clue>),
    /// The object has no other properties than these.
    Only(Vec<String>),
    /// The object often has these properties: the variant that knows the most of them fits best.
    Knows(Vec<String>),
}

/// A type of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum JsonType {
    /// `null`
    Null,
    /// `true` and `false`
    Boolean,
    /// Numbers without a fraction.
    Integer,
    /// Numbers.
    Number,
    /// Strings.
    String,
    /// Arrays.
    Array,
    /// Objects.
    Object,
}
