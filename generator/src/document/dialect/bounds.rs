//! `exclusiveMinimum` and `exclusiveMaximum` are bounds of their own, and not flags.

use crate::value::{Number, Object, Value};

pub(super) fn rewrite(schema: &mut Object) {
    one(schema, "minimum", "exclusiveMinimum", |exclusive, inclusive| exclusive >= inclusive);
    one(schema, "maximum", "exclusiveMaximum", |exclusive, inclusive| exclusive <= inclusive);
}

/// Of two bounds, the narrower one stays.
fn one(schema: &mut Object, inclusive: &str, exclusive: &str, is_narrower: fn(f64, f64) -> bool) {
    let number = |key: &str| schema.get(key).and_then(Value::as_number);
    let Some(bound) = number(exclusive) else { return };
    let other = number(inclusive).and_then(Number::as_f64);
    let counts = other.is_none_or(|other| bound.as_f64().is_some_and(|bound| is_narrower(bound, other)));
    let bound = Value::Number(bound.clone());
    if counts {
        schema.insert(inclusive.to_owned(), bound);
        schema.insert(exclusive.to_owned(), Value::Bool(true));
    } else {
        schema.shift_remove(exclusive);
    }
}
