//! Whether a value of the document has the clues of a variant, as the generated crate would find.

use crate::model::{Clue, JsonType};
use crate::value::Value;

/// Whether a value has everything that the clues ask for.
pub(super) fn hold(clues: &[Clue], value: &Value) -> bool {
    clues.iter().all(|clue| match clue {
        Clue::Types(types) => types.iter().any(|name| is_of(value, *name)),
        Clue::Has(name) => value.as_object().is_some_and(|object| object.contains_key(name)),
        Clue::OneOf(values) => values.contains(value),
        Clue::Property(name, clues) => value.get(name).is_none_or(|value| hold(clues, value)),
        Clue::Items(clues) => value.as_array().is_none_or(|items| items.iter().all(|item| hold(clues, item))),
        Clue::Only(names) => value.as_object().is_none_or(|object| object.keys().all(|key| names.contains(key))),
        Clue::Knows(_) => true,
    })
}

/// How many of the properties that a variant is known by a value has.
pub(super) fn known(clues: &[Clue], value: &Value) -> usize {
    let names = clues.iter().filter_map(|clue| match clue {
        Clue::Knows(names) => Some(names),
        _ => None,
    });
    names.flatten().filter(|name| value.get(name).is_some()).count()
}

fn is_of(value: &Value, name: JsonType) -> bool {
    match (name, value) {
        (JsonType::Integer, Value::Number(number)) => number.is_integer(),
        (JsonType::Null, Value::Null)
        | (JsonType::Boolean, Value::Bool(_))
        | (JsonType::Number, Value::Number(_))
        | (JsonType::String, Value::String(_))
        | (JsonType::Array, Value::Array(_))
        | (JsonType::Object, Value::Object(_)) => true,
        _ => false,
    }
}
