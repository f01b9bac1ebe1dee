//! Properties without names of their own: `additionalProperties`, and `patternProperties`, which say what such names are like.

use crate::pointer::Pointer;
use crate::value::{Object, Value};

static ANYTHING: Value = Value::Bool(true);

/// What a schema says of such properties, and where; `None` where it says nothing.
pub(super) fn of<'d>(schema: &'d Object, at: &Pointer) -> Option<(Pointer, &'d Value)> {
    let place = at.join("additionalProperties");
    let additional = schema.get("additionalProperties").filter(|value| !value.is_null());
    let patterns = schema.get("patternProperties").and_then(Value::as_object).filter(|patterns| !patterns.is_empty());
    let Some(patterns) = patterns else { return additional.map(|value| (place, value)) };
    let others_differ = match additional {
        Some(value) => value.as_bool() != Some(false),
        None => schema.contains_key("properties"),
    };
    match patterns.first() {
        Some((pattern, value)) if patterns.len() == 1 && !others_differ => {
            Some((at.join("patternProperties").join(pattern), value))
        }
        _ => Some((place, &ANYTHING)),
    }
}
