//! `unevaluatedProperties` means what `additionalProperties` does, where a schema names all of its properties itself.

use crate::value::{Object, Value};

pub(super) fn rewrite(schema: &mut Object) {
    let combines = ["allOf", "anyOf", "oneOf", "if", "dependentSchemas", "patternProperties"];
    let is_simple = !combines.iter().any(|keyword| schema.contains_key(keyword));
    if !is_simple || schema.contains_key("additionalProperties") {
        return;
    }
    if let Some(truth @ Value::Bool(_)) = schema.get("unevaluatedProperties").cloned() {
        schema.insert("additionalProperties".to_owned(), truth);
    }
}
