//! Which values a schema allows.

use super::Context;
use super::at as schema_at;
use crate::model::{Additional, Array, Bounds, Kind, Object, Property, Text};
use crate::pointer::Pointer;
use crate::value::Value;

/// Keywords that put schemas together or list values.
const COMBINING: [&str; 5] = ["allOf", "oneOf", "anyOf", "not", "enum"];

pub(super) fn lower(context: &mut Context<'_>, at: &Pointer) -> Kind {
    for keyword in COMBINING {
        if context.value(at, keyword).is_some() {
            context.unsupported(&format!("`{keyword}` in a schema"), &at.join(keyword));
            return Kind::Any;
        }
    }
    match context.text(at, "type").as_deref() {
        Some("boolean") => Kind::Boolean,
        Some("integer") => Kind::Integer { format: context.text(at, "format"), bounds: bounds(context, at) },
        Some("number") => Kind::Number { format: context.text(at, "format"), bounds: bounds(context, at) },
        Some("string") => Kind::String(text(context, at)),
        Some("array") => array(context, at),
        Some("object") => object(context, at),
        // People leave `type` out where another keyword says it.
        _ if context.value(at, "properties").is_some() || context.value(at, "additionalProperties").is_some() => {
            object(context, at)
        }
        _ if context.value(at, "items").is_some() => array(context, at),
        _ => Kind::Any,
    }
}

fn bounds(context: &Context<'_>, at: &Pointer) -> Bounds {
    Bounds {
        minimum: context.value(at, "minimum"),
        maximum: context.value(at, "maximum"),
        exclusive_minimum: context.flag(at, "exclusiveMinimum"),
        exclusive_maximum: context.flag(at, "exclusiveMaximum"),
        multiple_of: context.value(at, "multipleOf"),
    }
}

fn text(context: &Context<'_>, at: &Pointer) -> Text {
    Text {
        format: context.text(at, "format"),
        pattern: context.text(at, "pattern"),
        min_length: count(context, at, "minLength"),
        max_length: count(context, at, "maxLength"),
    }
}

fn array(context: &mut Context<'_>, at: &Pointer) -> Kind {
    let Some(items) = schema_at(context, &at.join("items")) else {
        context.unsupported("an array without `items`", at);
        return Kind::Any;
    };
    Kind::Array(Array {
        items,
        min_items: count(context, at, "minItems"),
        max_items: count(context, at, "maxItems"),
        unique_items: context.flag(at, "uniqueItems"),
    })
}

fn object(context: &mut Context<'_>, at: &Pointer) -> Kind {
    let required = context.value(at, "required");
    let is_required = |name: &str| {
        required.as_ref().and_then(Value::as_array).is_some_and(|names| names.iter().any(|n| n.as_str() == Some(name)))
    };
    let properties = at.join("properties");
    let names: Vec<_> = context.keys(&properties).collect();
    let property = |name: &String| {
        let schema = schema_at(context, &properties.join(name))?;
        Some(Property { name: name.clone(), schema, required: is_required(name) })
    };
    let properties = names.into_iter().filter_map(property).collect();
    Kind::Object(Object { properties, additional: additional(context, &at.join("additionalProperties")) })
}

fn additional(context: &mut Context<'_>, at: &Pointer) -> Additional {
    match context.document.value(at) {
        None => Additional::Unspecified,
        Some(Value::Bool(false)) => Additional::Forbidden,
        Some(Value::Bool(true)) => Additional::Any,
        Some(_) => schema_at(context, at).map_or(Additional::Any, Additional::Typed),
    }
}

fn count(context: &Context<'_>, at: &Pointer, field: &str) -> Option<u64> {
    context.value(at, field)?.as_number()?.as_u64()
}
