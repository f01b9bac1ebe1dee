//! Whether a schema allows a value: the plain reading of the specification, which knows nothing of how values are drawn.

use serde_json::{Value, json};

use super::flat::target;

/// Enumerations count as closed, formats and patterns are not looked at.
pub(crate) fn allows(document: &Value, schema: &Value, value: &Value) -> bool {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return target(document, reference).is_some_and(|schema| allows(document, schema, value));
    }
    let all = |keyword: &str| schema.get(keyword).and_then(Value::as_array);
    let among = |keyword: &str| all(keyword).is_none_or(|some| some.iter().any(|part| allows(document, part, value)));
    if value.is_null() && schema.get("type").is_some() {
        return schema.get("nullable") == Some(&json!(true));
    }
    all("allOf").is_none_or(|parts| parts.iter().all(|part| allows(document, part, value)))
        && among("oneOf")
        && among("anyOf")
        && schema.get("not").is_none_or(|not| !allows(document, not, value))
        && all("enum").is_none_or(|listed| listed.contains(value))
        && is_of_type(schema, value)
        && is_within(schema, value)
        && items(document, schema, value)
        && properties(document, schema, value)
}

fn is_of_type(schema: &Value, value: &Value) -> bool {
    match schema.get("type").and_then(Value::as_str) {
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("string") => value.is_string(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        _ => true,
    }
}

fn is_within(schema: &Value, value: &Value) -> bool {
    let size = match value {
        Value::Number(number) => return bounds(schema, number.as_f64().unwrap_or_default()),
        Value::String(text) => ("Length", text.chars().count()),
        Value::Array(items) => ("Items", items.len()),
        Value::Object(properties) => ("Properties", properties.len()),
        _ => return true,
    };
    let limit = |prefix: &str| schema.get(format!("{prefix}{}", size.0)).and_then(Value::as_u64);
    limit("min").is_none_or(|least| size.1 as u64 >= least) && limit("max").is_none_or(|most| size.1 as u64 <= most)
}

fn bounds(schema: &Value, number: f64) -> bool {
    let (low, high) = (schema.get("minimum").and_then(Value::as_f64), schema.get("maximum").and_then(Value::as_f64));
    let excludes = |keyword: &str| schema.get(keyword) == Some(&json!(true));
    let step = schema.get("multipleOf").and_then(Value::as_f64);
    low.is_none_or(|low| if excludes("exclusiveMinimum") { number > low } else { number >= low })
        && high.is_none_or(|high| if excludes("exclusiveMaximum") { number < high } else { number <= high })
        && step.is_none_or(|step| ((number / step).round() * step - number).abs() <= number.abs() * 1e-12)
}

fn items(document: &Value, schema: &Value, value: &Value) -> bool {
    let Some(values) = value.as_array() else { return true };
    let is_unique = schema.get("uniqueItems") != Some(&json!(true))
        || values.iter().enumerate().all(|(at, value)| !values.iter().skip(at + 1).any(|other| other == value));
    is_unique
        && match schema.get("items") {
            None => true,
            // A list describes the elements by their position.
            Some(Value::Array(positions)) => {
                positions.iter().zip(values).all(|(items, value)| allows(document, items, value))
            }
            Some(items) => values.iter().all(|value| allows(document, items, value)),
        }
}

fn properties(document: &Value, schema: &Value, value: &Value) -> bool {
    let Some(values) = value.as_object() else { return true };
    let required = schema.get("required").and_then(Value::as_array);
    let has_all =
        required.is_none_or(|names| names.iter().filter_map(Value::as_str).all(|name| values.contains_key(name)));
    has_all
        && values.iter().all(|(name, value)| {
            let named = schema.get("properties").and_then(|properties| properties.get(name));
            match named.or_else(|| schema.get("additionalProperties")) {
                Some(Value::Bool(allowed)) => *allowed,
                Some(schema) => allows(document, schema, value),
                None => true,
            }
        })
}
