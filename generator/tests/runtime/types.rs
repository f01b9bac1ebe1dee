//! Types as they are generated.

use std::collections::BTreeMap;

use crate::runtime::json::{self, Decode, DecodeError, Encode, Extent, Unknown, Value};
use crate::runtime::nullable::Nullable;

/// Keeps what it does not know.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pet {
    pub(crate) id: Option<i64>,
    pub(crate) name: String,
    pub(crate) tag: Option<String>,
    pub(crate) nick: Nullable<String>,
    pub(crate) unknown: Unknown,
}

impl Decode for Pet {
    fn decode(value: Value<'_>) -> Result<Self, DecodeError> {
        let mut object = value.into_object()?;
        Ok(Self {
            id: object.optional("id")?,
            name: object.required("name")?,
            tag: object.optional("tag")?,
            nick: object.nullable("nick")?,
            unknown: object.unknown(),
        })
    }
}

impl Encode for Pet {
    fn encode(&self, extent: Extent) -> Value<'_> {
        let mut object = json::Object::new(extent, 4);
        object.read_only(|object| object.set_optional("id", self.id.as_ref()));
        object.set("name", &self.name);
        object.set_optional("tag", self.tag.as_ref());
        object.set_nullable("nick", &self.nick);
        object.extend_unknown(&self.unknown);
        object.into()
    }
}

json::serde_through_json!(Pet);

/// Describes what it does not name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scores {
    pub(crate) name: String,
    pub(crate) additional_properties: BTreeMap<String, f64>,
}

impl Decode for Scores {
    fn decode(value: Value<'_>) -> Result<Self, DecodeError> {
        let mut object = value.into_object()?;
        Ok(Self { name: object.required("name")?, additional_properties: object.additional()? })
    }
}

impl Encode for Scores {
    fn encode(&self, extent: Extent) -> Value<'_> {
        let mut object = json::Object::new(extent, 1);
        object.set("name", &self.name);
        object.extend(&self.additional_properties);
        object.into()
    }
}

/// Any JSON value, as the tree has it.
pub(crate) struct Any(pub(crate) Value<'static>);

impl Decode for Any {
    fn decode(value: Value<'_>) -> Result<Self, DecodeError> {
        Ok(Self(value.into_owned()))
    }
}

impl Encode for Any {
    fn encode(&self, extent: Extent) -> Value<'_> {
        self.0.encode(extent)
    }
}

/// What a text becomes.
pub(crate) fn read<T: Decode>(text: &str) -> Result<T, String> {
    json::from_slice(text.as_bytes()).map_err(|error| error.to_string())
}

/// What a value is written as.
pub(crate) fn written(value: &impl Encode) -> String {
    String::from_utf8(json::to_vec(value, Extent::Whole).unwrap()).unwrap()
}

/// A text, read and written.
pub(crate) fn again<T: Decode + Encode>(text: &str) -> String {
    written(&read::<T>(text).unwrap_or_else(|error| panic!("{text}: {error}")))
}

/// Why a text is refused.
pub(crate) fn refusal<T: Decode>(text: &str) -> String {
    read::<T>(text).err().unwrap_or_else(|| panic!("{text} is accepted"))
}

/// Whether two texts mean the same.
pub(crate) fn same(one: &str, two: &str) -> bool {
    read::<Any>(one).unwrap().0 == read::<Any>(two).unwrap().0
}
