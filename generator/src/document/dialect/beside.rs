//! What is said beside a reference: OpenAPI 3.0 passes over it, later versions let it hold as well.

use super::super::version::Version;
use super::types;
use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// What says something to people, and nothing of the values.
const NOTES: [&str; 8] =
    ["title", "description", "example", "examples", "deprecated", "externalDocs", "xml", "discriminator"];

/// What changes the values, or what is made of them.
const STATEMENTS: [&str; 5] = ["nullable", "default", "readOnly", "writeOnly", "const"];

/// What repeats what the reference says, where it is written by people who know that it does not count.
const REPEATED: [&str; 2] = ["type", "format"];

/// What organizes schemas, and says nothing of this one.
const STRUCTURE: [&str; 9] = [
    "$id",
    "$schema",
    "$anchor",
    "$dynamicAnchor",
    "$recursiveAnchor",
    "$vocabulary",
    "$comment",
    "$defs",
    "definitions",
];

/// Whether something stands beside the reference of a schema that counts.
///
/// A choice is known by the name of what it refers to, so that notes do not make it another schema.
pub(in crate::document) fn says_more(schema: &Object, version: Version, is_choice: bool) -> bool {
    schema.iter().any(|(key, value)| {
        let key = key.as_str();
        if super::REFERENCES.contains(&key) || STRUCTURE.contains(&key) || key.starts_with("x-") {
            return false;
        }
        if NOTES.contains(&key) {
            return !is_choice;
        }
        STATEMENTS.contains(&key) || version >= Version::V3_1 || !REPEATED.contains(&key) || is_nullable(value)
    })
}

/// Makes the reference a part of `allOf`. Where it stands then.
pub(super) fn rewrite(schema: &mut Object, version: Version, at: &Pointer) -> Option<Pointer> {
    let reference = schema.shift_remove("$ref")?;
    if version < Version::V3_1 {
        forget(schema);
    }
    let part = Value::Object(Object::from_iter([("$ref".to_owned(), reference)]));
    schema.insert_missing("allOf", || Value::Array(Vec::new()));
    let Some(Value::Array(parts)) = schema.get_mut("allOf") else { return None };
    parts.push(part);
    Some(at.join("allOf").join(parts.len() - 1))
}

/// Takes out what does not count and may be wrong: a type, but for null, which nobody writes without meaning it.
fn forget(schema: &mut Object) {
    if schema.get("type").is_some_and(is_nullable) {
        schema.insert("nullable".to_owned(), Value::Bool(true));
    }
    for keyword in REPEATED {
        schema.shift_remove(keyword);
    }
}

fn is_nullable(types: &Value) -> bool {
    types.as_array().is_some_and(|types| types.iter().any(types::is_null))
}
