//! What Schema Objects of Swagger 2.0 say in another way.

use super::super::mount;
use super::super::shape::{DISCRIMINATOR, Kind};
use crate::pointer::Pointer;
use crate::value::{Object, Value};

/// Whether a value fits in Swagger 2.0 where another one is wanted in OpenAPI 3.
pub(in crate::document) fn is_spoken(kind: Kind, value: &Value) -> bool {
    match (kind, value) {
        (Kind::Types, Value::String(text)) => text == "file",
        (Kind::Object(shape), Value::String(_)) => std::ptr::eq(shape, &raw const DISCRIMINATOR),
        _ => false,
    }
}

/// Rewrites the schemas at these places.
pub(super) fn rewrite(document: &mut Value, places: &[Pointer]) {
    for at in places {
        if let Some(Value::Object(schema)) = mount::place_mut(document, at) {
            bring(schema);
        }
    }
}

/// Brings a schema into the shape of OpenAPI 3.0.
pub(super) fn bring(schema: &mut Object) {
    if schema.get("type").and_then(Value::as_str) == Some("file") {
        schema.insert("type".to_owned(), "string".into());
        schema.insert("format".to_owned(), "binary".into());
    }
    if let Some(Value::String(property)) = schema.get("discriminator") {
        let discriminator = Object::from_iter([("propertyName".to_owned(), Value::String(property.clone()))]);
        schema.insert("discriminator".to_owned(), Value::Object(discriminator));
    }
    if schema.get("x-nullable").and_then(Value::as_bool) == Some(true) {
        schema.insert_missing("nullable", || Value::Bool(true));
    }
    schema.shift_remove("collectionFormat");
}
