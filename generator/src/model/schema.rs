//! Schemas: the values that the API sends and takes.

use serde::{Serialize, Serializer};

use super::{Enumeration, Union};
use crate::pointer::Pointer;
use crate::value::Value;

/// All schemas of an API, or those behind some others. They refer to one another by [`SchemaId`], so that a recursive one is no
/// special case.
#[derive(Debug, Default)]
pub struct Schemas {
    list: Vec<Schema>,
    /// How many others come before them.
    before: usize,
    /// How many of them an operation needs that is wanted; all, where nothing is said.
    needed: Option<usize>,
}

/// Which of the [`Schemas`] is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaId(usize);

impl Schemas {
    /// No schemas yet, but some others come before those that will be there.
    #[must_use]
    pub fn behind(before: usize) -> Self {
        Self { before, ..Self::default() }
    }

    /// Adds a schema.
    pub fn push(&mut self, schema: Schema) -> SchemaId {
        self.list.push(schema);
        SchemaId(self.len() - 1)
    }

    /// The schema that an id of these schemas names.
    ///
    /// # Panics
    ///
    /// When the id is one of other schemas, which is a mistake in the program and nothing that a document can cause.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "ids are made by `push`, and nothing is ever removed")]
    pub fn get(&self, SchemaId(index): SchemaId) -> &Schema {
        &self.list[index - self.before]
    }

    /// Replaces a schema, when what it says becomes known.
    ///
    /// # Panics
    ///
    /// As [`Self::get`].
    #[expect(clippy::indexing_slicing, reason = "ids are made by `push`, and nothing is ever removed")]
    pub fn set(&mut self, SchemaId(index): SchemaId, schema: Schema) {
        self.list[index - self.before] = schema;
    }

    /// How many there are, with those before them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.before + self.list.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The schema of which another one is only the name: itself, where it is none.
    #[must_use]
    pub fn meaning(&self, id: SchemaId) -> SchemaId {
        let mut id = id;
        // More steps than schemas would go in a circle.
        for _ in 0..self.len() {
            let Kind::Alias(target) = self.get(id).kind else { break };
            id = target;
        }
        id
    }

    /// Each schema with its id, in the order in which they were met.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        self.all().take(self.needed.unwrap_or(self.list.len()))
    }

    /// Each with its id, those that only unwanted operations need last.
    pub fn all(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        (self.before..).map(SchemaId).zip(&self.list)
    }

    /// Says that no operation that is wanted needs the schemas that are added from here on.
    pub fn end_of_needed(&mut self) {
        self.needed = Some(self.list.len());
    }
}

impl SchemaId {
    /// How many schemas come before this one.
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }

    /// The id that this one has become, where those behind so many others were given new ones.
    #[must_use]
    pub fn renamed(self, before: usize, new: &[Self]) -> Self {
        self.0.checked_sub(before).and_then(|index| new.get(index)).copied().unwrap_or(self)
    }
}

impl IntoIterator for Schemas {
    type Item = Schema;
    type IntoIter = std::vec::IntoIter<Schema>;

    /// The schemas, in the order in which they were met.
    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl Serialize for Schemas {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(|(_, schema)| schema))
    }
}

impl Serialize for SchemaId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("schema {}", self.0))
    }
}

/// A schema (Schema Object, section 4.7.24).
#[derive(Clone, Debug, Serialize)]
pub struct Schema {
    /// Where the document describes it.
    pub location: Pointer,
    /// Where it stands among the other schemas, which gives it a name. It differs from the location where several parts of the
    /// document describe it together.
    pub place: Pointer,
    /// Its name, where it is a component.
    pub name: Option<String>,
    /// A short name for people.
    pub title: Option<String>,
    /// What it is, in `CommonMark`.
    pub description: Option<String>,
    /// Which values it allows.
    pub kind: Kind,
    /// Whether it allows null as well.
    pub nullable: bool,
    /// Whether callers should turn away from it.
    pub deprecated: bool,
    /// Whether it comes in responses only.
    pub read_only: bool,
    /// Whether it goes in requests only.
    pub write_only: bool,
    /// The value that stands for a missing one.
    pub default: Option<Value>,
    /// An example of a value.
    pub example: Option<Value>,
    /// What the document says of its values and the kind does not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
}

/// Something that the document says of the values of a schema, and that its type does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// Where the document says it.
    pub location: Pointer,
    /// What is lost, in a sentence without a full stop.
    pub reason: String,
    /// Whether the values are any JSON because of it.
    #[serde(skip)]
    pub untyped: bool,
}

/// Which values a schema allows, apart from null.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// Any value at all.
    Any,
    /// Nothing but null.
    Null,
    /// The values of another schema, of which something more is said here.
    Alias(SchemaId),
    /// `true` and `false`.
    Boolean,
    /// Integers.
    Integer {
        /// What the document calls their size.
        format: Option<String>,
        /// Which of them.
        bounds: Bounds,
    },
    /// Numbers.
    Number {
        /// What the document calls their precision.
        format: Option<String>,
        /// Which of them.
        bounds: Bounds,
    },
    /// Strings.
    String(Text),
    /// Arrays.
    Array(Array),
    /// Objects.
    Object(Object),
    /// Values that are listed.
    Enumeration(Enumeration),
    /// The values of several schemas.
    Union(Union),
}

impl Kind {
    /// The schemas of what is in the values, and of what they may be.
    #[must_use]
    pub fn parts(&self) -> Vec<SchemaId> {
        match self {
            Self::Alias(target) => vec![*target],
            Self::Array(array) => match &array.items {
                Items::Any => Vec::new(),
                Items::Each(item) => vec![*item],
                Items::Positions(items) => items.clone(),
            },
            Self::Object(object) => object.parts(),
            Self::Union(union) => union.variants.iter().map(|variant| variant.schema).collect(),
            _ => Vec::new(),
        }
    }
}

impl Kind {
    /// The same as [`Self::parts`], to be changed.
    pub fn parts_mut(&mut self) -> Vec<&mut SchemaId> {
        match self {
            Self::Alias(target) => vec![target],
            Self::Array(array) => match &mut array.items {
                Items::Any => Vec::new(),
                Items::Each(item) => vec![item],
                Items::Positions(items) => items.iter_mut().collect(),
            },
            Self::Object(object) => object.parts_mut(),
            Self::Union(union) => union.variants.iter_mut().map(|variant| &mut variant.schema).collect(),
            _ => Vec::new(),
        }
    }
}

impl Object {
    fn parts_mut(&mut self) -> Vec<&mut SchemaId> {
        let properties = self.properties.iter_mut().map(|property| &mut property.schema);
        let others = if let Additional::Typed(value) = &mut self.additional { Some(value) } else { None };
        properties.chain(others).collect()
    }

    fn parts(&self) -> Vec<SchemaId> {
        let properties = self.properties.iter().map(|property| property.schema);
        let others = if let Additional::Typed(value) = self.additional { Some(value) } else { None };
        properties.chain(others).collect()
    }
}

/// Which numbers are allowed. Values are kept as the document writes them.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Bounds {
    /// The least.
    pub minimum: Option<Value>,
    /// The greatest.
    pub maximum: Option<Value>,
    /// Whether the least is not allowed itself.
    pub exclusive_minimum: bool,
    /// Whether the greatest is not allowed itself.
    pub exclusive_maximum: bool,
    /// What they are multiples of.
    pub multiple_of: Option<Value>,
}

/// Which strings are allowed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Text {
    /// What the document says they hold, such as `date-time`.
    pub format: Option<String>,
    /// The regular expression (ECMA-262) that they match.
    pub pattern: Option<String>,
    /// The fewest characters.
    pub min_length: Option<u64>,
    /// The most characters.
    pub max_length: Option<u64>,
}

/// Which arrays are allowed.
#[derive(Clone, Debug, Serialize)]
pub struct Array {
    /// Their elements.
    pub items: Items,
    /// The fewest elements.
    pub min_items: Option<u64>,
    /// The most elements.
    pub max_items: Option<u64>,
    /// Whether no two elements are equal.
    pub unique_items: bool,
}

/// The elements of arrays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Items {
    /// Any values.
    Any,
    /// Values of one schema.
    Each(SchemaId),
    /// One element for each of these schemas, and no others.
    Positions(Vec<SchemaId>),
}

/// Which objects are allowed.
#[derive(Clone, Debug, Serialize)]
pub struct Object {
    /// The properties with names, in the order of the document.
    pub properties: Vec<Property>,
    /// Properties with other names.
    pub additional: Additional,
    /// The fewest properties.
    pub min_properties: Option<u64>,
    /// The most properties.
    pub max_properties: Option<u64>,
}

impl Object {
    /// Whether it is a map: an object of which the document names no properties, and which may have some.
    #[must_use]
    pub fn is_map(&self) -> bool {
        self.properties.is_empty() && self.additional != Additional::Forbidden
    }
}

/// A property with a name.
#[derive(Clone, Debug, Serialize)]
pub struct Property {
    /// Its name on the wire.
    pub name: String,
    /// Its values.
    pub schema: SchemaId,
    /// Whether every object has it.
    pub required: bool,
}

/// Properties that have no names of their own (`additionalProperties`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Additional {
    /// The document says nothing: there may be some, of which nothing is known.
    Unspecified,
    /// There are none.
    Forbidden,
    /// There may be some, with any values.
    Any,
    /// There may be some, with these values.
    Typed(SchemaId),
}
