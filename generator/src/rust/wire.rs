//! What becomes of a value of the document when it goes through the types of the crate.

use super::{Context, format, sample};
use crate::model::{Additional, Items, Kind, SchemaId};
use crate::value::{Object, Value};

/// A request as it is sent: with what `new` presets and the example leaves out, and without what only the API sets.
pub(super) fn with_presets(context: &mut Context<'_>, id: SchemaId, value: Value) -> Value {
    let api = context.api;
    let id = api.schemas.meaning(id);
    match (&api.schemas.get(id).kind, value) {
        (Kind::Object(_), Value::Object(fields)) if context.types.get(id).is_some() => {
            Value::Object(sent_object(context, id, fields))
        }
        (Kind::Array(array), Value::Array(items)) => Value::Array(match array.items {
            Items::Each(item) => items.into_iter().map(|value| with_presets(context, item, value)).collect(),
            _ => items,
        }),
        (Kind::Union(union), value) => {
            let variant = sample::variant_of(context, union, &value).and_then(|index| union.variants.get(index));
            match variant {
                Some(variant) => with_presets(context, variant.schema, value),
                None => value,
            }
        }
        (_, value) => value,
    }
}

fn sent_object(context: &mut Context<'_>, id: SchemaId, given: Object) -> Object {
    let mut given = given;
    let mut sent = Object::default();
    for field in super::field::fields(context, id).iter() {
        let value = given.shift_remove(&field.wire_name);
        // A literal leaves out what is deprecated and may be left out, and null where it is not a value of its own.
        let left_out = field.read_only
            || (!field.is_argument() && (field.deprecated || value.as_ref().is_some_and(Value::is_null)));
        let value = value.filter(|_| !left_out).map(|value| with_presets(context, field.schema, value));
        let value = value.or_else(|| field.preset_value.clone().filter(|_| !field.read_only));
        sent.extend(value.map(|value| (field.wire_name.clone(), value)));
    }
    // What the document does not name, a constructor does not take.
    sent
}

/// The JSON that comes back for a value, where its types write it in another form.
pub(super) fn rewritten(context: &Context<'_>, id: SchemaId, value: &Value) -> Option<String> {
    let written = format::written(context, id, value);
    (written != *value).then(|| written.to_json().to_string())
}

/// Whether a value has nothing that its type would leave out: properties that the document forbids, and null where it means as
/// much as nothing.
pub(super) fn is_lossless(context: &Context<'_>, id: SchemaId, value: &Value) -> bool {
    match (&context.api.schemas.get(context.api.schemas.meaning(id)).kind, value) {
        (Kind::Object(object), Value::Object(fields)) => fields.iter().all(|(name, value)| {
            let property = object.properties.iter().find(|property| property.name == *name);
            match (property, object.additional) {
                (Some(property), _) => {
                    let has_null = super::schema::is_nullable(context, property.schema)
                        || super::schema::holds_null(context, property.schema);
                    (!value.is_null() || has_null) && is_lossless(context, property.schema, value)
                }
                (None, Additional::Typed(schema)) => is_lossless(context, schema, value),
                (None, additional) => additional != Additional::Forbidden,
            }
        }),
        (Kind::Array(array), Value::Array(items)) => match array.items {
            Items::Each(item) => items.iter().all(|value| is_lossless(context, item, value)),
            _ => true,
        },
        (Kind::Union(union), value) => sample::variant_of(context, union, value)
            .and_then(|index| union.variants.get(index))
            .is_none_or(|variant| is_lossless(context, variant.schema, value)),
        _ => true,
    }
}
