//! What the specification lets stand where: the one table that checks, that finds references, and that leaves data alone.

mod objects;
mod schemas;
mod security;
pub(super) mod swagger;

pub(super) use objects::{HEADER, PARAMETER, PATH_ITEM, RESPONSE};
pub(super) use schemas::{DISCRIMINATOR, SCHEMA};

use super::version::Version;

/// What a document of a version is as a whole.
pub(super) fn root(version: Version) -> &'static Shape {
    match version {
        Version::Swagger2 => &swagger::ROOT,
        Version::V3_0 => &objects::ROOT_3_0,
        Version::V3_1 | Version::V3_2 => &objects::ROOT_3_1,
    }
}

/// The types of values, by the words for them.
pub(super) const TYPES: [&str; 7] = ["string", "number", "integer", "boolean", "array", "object", "null"];

/// What may stand at a place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// Data: nobody looks into it.
    Any,
    /// A string.
    Text,
    /// One of these strings.
    Word(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// An integer from 0.
    Count,
    /// A number.
    Number,
    /// A string that names a schema: the name of a component, or a reference.
    Target,
    /// `true`, `false` or a number.
    FlagOrNumber,
    /// One of [`TYPES`], or a list of them.
    Types,
    /// An object of the specification.
    Object(&'static Shape),
    /// The same, or a reference to one.
    Referable(&'static Shape),
    /// A truth value, or what [`Kind::Referable`] allows.
    FlagOr(&'static Shape),
    /// The same, or a list of those.
    FlagOrOneOrMore(&'static Shape),
    /// A list.
    List(&'static Kind),
    /// An object with keys of the author's own.
    Map(&'static Kind),
    /// An example: data, or a reference to data in another file or to an Example Object, which many people write there.
    Example,
}

impl Kind {
    /// Whether the same may stand at both places.
    pub(super) fn is_same(self, other: Self) -> bool {
        let inner = |kind| match kind {
            Self::Object(shape) | Self::Referable(shape) | Self::FlagOr(shape) | Self::FlagOrOneOrMore(shape) => {
                std::ptr::from_ref(shape).addr()
            }
            Self::List(kind) | Self::Map(kind) => std::ptr::from_ref(kind).addr(),
            Self::Word(words) => words.as_ptr().addr(),
            _ => 0,
        };
        std::mem::discriminant(&self) == std::mem::discriminant(&other) && inner(self) == inner(other)
    }
}

const NOTHING: Shape = Shape {
    name: "",
    fields: &[],
    required: &[],
    wanted: &[],
    stand_ins: &[],
    one_of: &[],
    required_if: &[],
    aside: false,
    entries: None,
};

/// An object of the specification.
#[derive(Debug)]
pub(super) struct Shape {
    /// What the specification calls it.
    pub(super) name: &'static str,
    /// The fields that it knows; others that start with `x-` may always stand beside them.
    pub(super) fields: &'static [(&'static str, Kind)],
    /// The fields that must be there.
    pub(super) required: &'static [&'static str],
    /// The fields that can be done without, and that must be there all the same: always, or before a version.
    pub(super) wanted: &'static [(&'static str, Option<Version>)],
    /// The texts that stand in for fields that must be there.
    pub(super) stand_ins: &'static [(&'static str, &'static str)],
    /// The fields of which exactly one must be there.
    pub(super) one_of: &'static [&'static str],
    /// The fields that must be there where another has this value.
    pub(super) required_if: &'static [(&'static str, &'static str, &'static [&'static str])],
    /// Whether operations can be understood without it.
    pub(super) aside: bool,
    /// What stands behind other keys; `None` where the object has none.
    pub(super) entries: Option<Kind>,
}

impl Shape {
    /// What the field `key` may hold.
    pub(super) fn field(&self, key: &str) -> Option<Kind> {
        self.fields.iter().find(|(name, _)| *name == key).map(|(_, kind)| *kind).or(self.entries)
    }

    /// Whether `key` is a field that it knows by name.
    pub(super) fn names(&self, key: &str) -> bool {
        self.fields.iter().any(|(name, _)| *name == key)
    }

    /// Whether the specification lets a document leave out the field `key`.
    pub(super) fn is_optional(&self, key: &str) -> bool {
        !self.required.contains(&key) && self.fields.iter().any(|(name, _)| *name == key)
    }
}
