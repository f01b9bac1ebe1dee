//! The types of schemas: which of them have a type of their own, and how a type is written.

use syn::Type;

use super::names::PRELUDE;
use super::type_names::{Name, TypeName};
use super::{Context, format, paths, usage};
use crate::model::{Additional, Array, Bounds, Enumeration, Items, Kind, Listed, Object, Schema, SchemaId, Text};
use crate::value::{Number, Value};

/// Whether a schema has a type of its own: a struct or an enum.
pub(super) fn is_named(schema: &Schema) -> bool {
    match &schema.kind {
        Kind::Object(object) => !object.is_map(),
        Kind::Enumeration(enumeration) => enumeration.of != Listed::Booleans && !is_constant(schema, enumeration),
        Kind::Union(_) => true,
        _ => false,
    }
}

/// Whether a property can have one value only, for which an enum would be a type too many.
fn is_constant(schema: &Schema, enumeration: &Enumeration) -> bool {
    let of_property =
        schema.place.parent().and_then(|parent| parent.keys().last()).is_some_and(|key| key == "properties");
    enumeration.values.len() == 1 && enumeration.of != Listed::Mixed && schema.name.is_none() && of_property
}

/// Where a type is written: names that mean something else there are written with their path.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    /// The type that the file defines.
    pub(super) own: Option<&'a Name>,
}

impl Place<'_> {
    /// A file that defines no type of a schema.
    pub(super) const ELSEWHERE: Self = Self { own: None };

    /// A name of the prelude, or its path where the file has given the name another meaning.
    pub(super) fn prelude(self, name: &str) -> Type {
        if !self.own.is_some_and(|own| *own == *name) || !PRELUDE.contains(&name) {
            return paths::path([name]);
        }
        match name {
            "String" => paths::from_root(["std", "string", name]),
            "Vec" => paths::from_root(["std", "vec", name]),
            "Box" => paths::from_root(["std", "boxed", name]),
            "Option" => paths::from_root(["std", "option", name]),
            "Some" | "None" => paths::from_root(["std", "option", "Option", name]),
            "Ok" | "Err" => paths::from_root(["std", "result", "Result", name]),
            "From" | "Into" => paths::from_root(["std", "convert", name]),
            _ => paths::from_root(["std", &name.to_lowercase(), name]),
        }
    }

    /// A type of the runtime, with its path where the file has given the name another meaning.
    pub(super) fn runtime(self, name: &str) -> Type {
        if self.own.is_some_and(|own| *own == *name) { paths::path(["crate", name]) } else { paths::path([name]) }
    }

    /// A type of a schema.
    pub(super) fn model(self, named: &TypeName) -> Type {
        let name = named.name.as_str();
        match self.own {
            Some(own) if *own == *name => paths::path([name]),
            Some(_) => paths::path(["super", name]),
            None => paths::path(["models", name]),
        }
    }
}

/// The type of a schema's values, null left aside.
pub(super) fn type_of(context: &Context<'_>, id: SchemaId, place: Place<'_>) -> Type {
    let id = context.api.schemas.meaning(id);
    let schema = context.api.schemas.get(id);
    if let Some(named) = context.types.get(id) {
        return place.model(named);
    }
    if let Some(chosen) = format::chosen(context, &schema.kind) {
        return chosen.ty();
    }
    match &schema.kind {
        // An alias that goes in a circle says nothing.
        Kind::Any | Kind::Alias(_) => paths::from_root(["serde_json", "Value"]),
        Kind::Null => syn::parse_quote!(()),
        Kind::Enumeration(enumeration) => match enumeration.of {
            Listed::Strings => place.prelude("String"),
            Listed::Integers => paths::path(["i64"]),
            Listed::Numbers => paths::path(["f64"]),
            _ => paths::path(["bool"]),
        },
        Kind::Boolean | Kind::Union(_) => paths::path(["bool"]),
        Kind::Integer { format, bounds } => integer(format.as_deref(), bounds),
        Kind::Number { .. } => paths::path(["f64"]),
        Kind::String(_) if usage::is_file(context, id) => place.runtime("File"),
        Kind::String(text) => text_type(text, place),
        Kind::Array(array) => array_type(context, array, place),
        Kind::Object(object) => map_type(context, object, place),
    }
}

fn text_type(text: &Text, place: Place<'_>) -> Type {
    if text.format.as_deref() == Some("password") { place.runtime("Secret") } else { place.prelude("String") }
}

fn array_type(context: &Context<'_>, array: &Array, place: Place<'_>) -> Type {
    let vec = place.prelude("Vec");
    match &array.items {
        Items::Positions(items) if is_tuple(array) => {
            let items = items.iter().map(|item| nullable_type(context, *item, place));
            syn::parse_quote!((#(#items,)*))
        }
        items => {
            let item = element_type(context, items, place);
            paths::generic(vec, [item])
        }
    }
}

fn element_type(context: &Context<'_>, items: &Items, place: Place<'_>) -> Type {
    match items {
        Items::Each(item) => nullable_type(context, *item, place),
        Items::Any | Items::Positions(_) => paths::from_root(["serde_json", "Value"]),
    }
}

/// The type of the elements of a list; none where values are no lists, but tuples or something else.
pub(super) fn item_type(context: &Context<'_>, kind: &Kind, place: Place<'_>) -> Option<Type> {
    match kind {
        Kind::Array(array) if !is_tuple(array) => Some(element_type(context, &array.items, place)),
        _ => None,
    }
}

/// The most elements of an array that becomes a tuple.
pub(super) const MAX_TUPLE: usize = 6;

/// Whether an array has exactly the elements of which each is described.
pub(super) fn is_tuple(array: &Array) -> bool {
    let Items::Positions(items) = &array.items else { return false };
    let count = Some(items.len() as u64);
    array.min_items == count && array.max_items == count && (1..=MAX_TUPLE).contains(&items.len())
}

fn map_type(context: &Context<'_>, object: &Object, place: Place<'_>) -> Type {
    let value = additional_type(context, object, place);
    paths::generic(paths::from_root(["std", "collections", "BTreeMap"]), [place.prelude("String"), value])
}

/// The type of properties without names.
pub(super) fn additional_type(context: &Context<'_>, object: &Object, place: Place<'_>) -> Type {
    match object.additional {
        Additional::Typed(value) => nullable_type(context, value, place),
        _ => paths::from_root(["serde_json", "Value"]),
    }
}

/// The type of a schema's values, where null is one of them or not.
pub(super) fn nullable_type(context: &Context<'_>, id: SchemaId, place: Place<'_>) -> Type {
    let value = type_of(context, id, place);
    if is_nullable(context, id) { optional(&value, place) } else { value }
}

/// Whether a type must say that a value may be null: any value may be so anyway.
pub(super) fn is_nullable(context: &Context<'_>, id: SchemaId) -> bool {
    let schema = context.api.schemas.get(id);
    let meaning = context.api.schemas.get(context.api.schemas.meaning(id));
    (schema.nullable || meaning.nullable && matches!(schema.kind, Kind::Alias(_)))
        && !matches!(meaning.kind, Kind::Any | Kind::Null)
}

/// Whether the type of a schema's values holds null itself, as one of any values.
pub(super) fn holds_null(context: &Context<'_>, id: SchemaId) -> bool {
    let schemas = &context.api.schemas;
    match &schemas.get(schemas.meaning(id)).kind {
        Kind::Any | Kind::Alias(_) | Kind::Null => true,
        Kind::Union(union) => union
            .variants
            .iter()
            .any(|variant| matches!(schemas.get(schemas.meaning(variant.schema)).kind, Kind::Any | Kind::Null)),
        _ => false,
    }
}

/// The type with `Option` around it.
pub(super) fn optional(inner: &Type, place: Place<'_>) -> Type {
    paths::generic(place.prelude("Option"), [inner.clone()])
}

/// The integers of a format, or else of 64 bits, or of more where the bounds speak of more.
fn integer(format: Option<&str>, bounds: &Bounds) -> Type {
    paths::path([match format {
        Some("int8") => "i8",
        Some("int16") => "i16",
        Some("int32") if within_int32(bounds) => "i32",
        Some("uint8") => "u8",
        Some("uint16") => "u16",
        Some("uint32") => "u32",
        Some("uint64") => "u64",
        _ => wide_integer(bounds),
    }])
}

/// Whether the bounds do not speak of more than the format has.
fn within_int32(bounds: &Bounds) -> bool {
    let fits = |bound: &Option<Value>| {
        let bound = bound.as_ref().and_then(Value::as_number).and_then(whole);
        bound.is_none_or(|bound| (i128::from(i32::MIN)..=i128::from(i32::MAX) + 1).contains(&bound))
    };
    fits(&bounds.minimum) && fits(&bounds.maximum)
}

fn wide_integer(bounds: &Bounds) -> &'static str {
    let number = |value: &Option<Value>| value.as_ref().and_then(Value::as_number).and_then(whole);
    let (least, most) = (number(&bounds.minimum), number(&bounds.maximum));
    let beyond = |bound: Option<i128>| bound.is_some_and(|bound| i64::try_from(bound).is_err());
    match (beyond(least) || beyond(most), least) {
        (false, _) => "i64",
        (true, Some(0..)) if most.is_some_and(|most| u64::try_from(most).is_ok()) => "u64",
        (true, _) => "i128",
    }
}

/// The integer that a bound is, as near as it gets.
#[expect(clippy::cast_possible_truncation, reason = "what is out of range becomes the nearest bound")]
fn whole(number: &Number) -> Option<i128> {
    number.to_string().parse().ok().or_else(|| number.as_f64().map(|number| number as i128))
}
