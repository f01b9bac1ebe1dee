//! Schemas of which one type holds the values alike.

use crate::model::{Additional, Array, Items, Kind, Listed, SchemaId, Schemas};

/// How many arrays and maps in one another are compared.
const MAX_DEPTH: usize = 8;

/// Whether two schemas allow the same values, as far as types go: bounds and patterns are passed over.
pub(super) fn same_values(schemas: &Schemas, one: SchemaId, two: SchemaId, depth: usize) -> bool {
    let (one, two) = (schemas.meaning(one), schemas.meaning(two));
    if one == two {
        return true;
    }
    let (first, second) = (schemas.get(one), schemas.get(two));
    if depth > MAX_DEPTH || first.nullable != second.nullable {
        return false;
    }
    match (&first.kind, &second.kind) {
        (Kind::Any, Kind::Any) => true,
        (kind, other) if is_boolean(kind) && is_boolean(other) => true,
        (Kind::Integer { format, .. }, Kind::Integer { format: other, .. })
        | (Kind::Number { format, .. }, Kind::Number { format: other, .. }) => format == other,
        (Kind::String(text), Kind::String(other)) => text.format == other.format,
        (Kind::Array(array), Kind::Array(other)) => same_items(schemas, array, other, depth),
        (Kind::Object(object), Kind::Object(other)) if object.is_map() && other.is_map() => {
            match (object.additional, other.additional) {
                (Additional::Typed(one), Additional::Typed(two)) => same_values(schemas, one, two, depth + 1),
                (one, two) => !matches!(one, Additional::Typed(_)) && !matches!(two, Additional::Typed(_)),
            }
        }
        _ => false,
    }
}

fn is_boolean(kind: &Kind) -> bool {
    match kind {
        Kind::Boolean => true,
        Kind::Enumeration(listed) => listed.of == Listed::Booleans,
        _ => false,
    }
}

fn same_items(schemas: &Schemas, array: &Array, other: &Array, depth: usize) -> bool {
    match (&array.items, &other.items) {
        (Items::Any, Items::Any) => true,
        (Items::Each(one), Items::Each(two)) => same_values(schemas, *one, *two, depth + 1),
        _ => false,
    }
}
