//! A value that a schema allows, for examples where the document gives none.

use super::Context;
use super::schema::is_secret;
use crate::model::{Additional, Kind, MediaType, Property, Schema, SchemaId};
use crate::value::{Number, Object, Value};

/// How deep samples go before they leave out what may be left out.
const MAX_DEPTH: usize = 6;

/// The first example of a media type that fits, or a value made up from the schema.
pub(super) fn of_media_type(context: &mut Context<'_>, media_type: &MediaType) -> Option<Value> {
    let schema = media_type.schema?;
    let example = media_type.examples.iter().map(|example| &example.value).find(|value| allows(context, schema, value));
    match example {
        Some(example) => Some(example.clone()),
        None => of_schema(context, schema, "", 0),
    }
}

/// A value of a schema: its example, its default, or one made up. `name` is what it is called where it stands.
fn of_schema(context: &Context<'_>, id: SchemaId, name: &str, depth: usize) -> Option<Value> {
    let schema = context.api.schemas.get(id);
    let given = [schema.example.as_ref(), schema.default.as_ref()].into_iter().flatten();
    if let Some(value) = given.into_iter().find(|value| allows(context, id, value)) {
        return Some(value.clone());
    }
    if depth > MAX_DEPTH {
        return schema.nullable.then_some(Value::Null);
    }
    Some(match &schema.kind {
        Kind::Any | Kind::Boolean => Value::Bool(true),
        Kind::Integer { bounds, .. } => bounds.minimum.clone().unwrap_or(Value::Number(Number::Unsigned(1))),
        Kind::Number { .. } => Value::Number(Number::Float(1.5)),
        Kind::String(_) => Value::String(if name.is_empty() { "text".to_owned() } else { name.to_owned() }),
        Kind::Array(array) => Value::Array(of_schema(context, array.items, name, depth + 1).into_iter().collect()),
        Kind::Object(object) => {
            let mut fields = Object::new();
            for property in &object.properties {
                match of_schema(context, property.schema, &sample_name(context, schema, property), depth + 1) {
                    Some(value) => drop(fields.insert(property.name.clone(), value)),
                    None if property.required => return None,
                    None => {}
                }
            }
            if let (Additional::Typed(value), true) = (object.additional, object.properties.is_empty()) {
                fields.extend(of_schema(context, value, "value", depth + 1).map(|value| ("key".to_owned(), value)));
            }
            Value::Object(fields)
        }
    })
}

/// What the text of a property is when it is made up: the name of the property, which for a secret says that it is none.
fn sample_name(context: &Context<'_>, owner: &Schema, property: &Property) -> String {
    let secret = is_secret(context, owner, &property.name, context.api.schemas.get(property.schema));
    if secret { format!("YOUR_{}", property.name.to_uppercase()) } else { property.name.clone() }
}

/// Whether the generated type would read a value.
pub(super) fn allows(context: &Context<'_>, id: SchemaId, value: &Value) -> bool {
    let schema = context.api.schemas.get(id);
    if value.is_null() {
        return schema.nullable || matches!(schema.kind, Kind::Any);
    }
    match (&schema.kind, value) {
        (Kind::Any, _) | (Kind::Boolean, Value::Bool(_)) | (Kind::String(_), Value::String(_)) => true,
        (Kind::Integer { format, .. }, Value::Number(number)) => {
            number.as_i64().is_some_and(|number| format.as_deref() != Some("int32") || i32::try_from(number).is_ok())
        }
        (Kind::Number { .. }, Value::Number(number)) => number.as_f64().is_some(),
        (Kind::Array(array), Value::Array(items)) => items.iter().all(|item| allows(context, array.items, item)),
        (Kind::Object(object), Value::Object(fields)) => {
            object.properties.iter().all(|property| match fields.get(&property.name) {
                Some(value) => allows(context, property.schema, value),
                None => !property.required,
            })
        }
        _ => false,
    }
}
