//! `const` is an `enum` with one value, and of `examples` the first one is shown.

use crate::value::{Object, Value};

pub(super) fn rewrite(schema: &mut Object) {
    if let Some(only) = schema.shift_remove("const") {
        schema.insert("enum".to_owned(), Value::Array(vec![only]));
    }
    if let Some(Value::Array(examples)) = schema.get("examples") {
        let first = examples.first().cloned();
        schema.shift_remove("examples");
        if let Some(first) = first.filter(|_| !schema.contains_key("example")) {
            schema.insert("example".to_owned(), first);
        }
    }
}
