//! Listed values: which there are, and what kind.

use crate::model::{Enumeration, EnumerationValue, Kind, Listed};
use crate::value::{Number, Object, Value};

/// Extensions that name the values, in the order in which they count.
const NAMES: [&str; 2] = ["x-enum-varnames", "x-enumNames"];

/// Extensions that describe them.
const DESCRIPTIONS: [&str; 2] = ["x-enum-descriptions", "x-enumDescriptions"];

/// The values that a schema lists, each once, null left aside; `None` where it lists none.
pub(super) fn values(schema: &Object) -> Option<Vec<EnumerationValue>> {
    let listed = schema.get("enum")?.as_array()?;
    let wanted = schema.get("type").and_then(Value::as_str);
    let (names, descriptions) = (extension(schema, &NAMES), extension(schema, &DESCRIPTIONS));
    let mut values: Vec<EnumerationValue> = Vec::new();
    for (index, value) in listed.iter().enumerate() {
        let value = of_type(value, wanted);
        if !value.is_null() && !values.iter().any(|known| same(&known.value, &value)) {
            values.push(EnumerationValue {
                name: annotation(names, index, &value),
                description: annotation(descriptions, index, &value),
                value,
            });
        }
    }
    Some(values)
}

fn extension<'v>(schema: &'v Object, keys: &[&str]) -> Option<&'v Value> {
    keys.iter().find_map(|key| schema.get(key))
}

/// What an extension says of a value: lists go by position, objects by the value.
fn annotation(extension: Option<&Value>, index: usize, value: &Value) -> Option<String> {
    let found = match extension? {
        Value::Array(items) => items.get(index)?,
        Value::Object(entries) => entries.get(&text(value)?)?,
        _ => return None,
    };
    found.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The value as the type has it: people write `no` or `1` in YAML, and mean text.
fn of_type(value: &Value, wanted: Option<&str>) -> Value {
    match (wanted, value) {
        (Some("string"), Value::Number(_) | Value::Bool(_)) => text(value).map_or_else(|| value.clone(), Value::String),
        (Some("integer" | "number"), Value::String(text)) => match text.parse::<i64>() {
            Ok(number) => Value::Number(Number::from(number)),
            Err(_) => value.clone(),
        },
        (Some("boolean"), Value::String(text)) if text == "true" || text == "false" => Value::Bool(text == "true"),
        _ => value.clone(),
    }
}

/// A scalar as text.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

/// What listed values are. `types` are those that the schema has.
pub(super) fn kind(values: Vec<EnumerationValue>, types: Option<&[&str]>) -> Kind {
    let fractions = types.is_some_and(|types| types.contains(&"number"));
    let all = |test: fn(&Value) -> bool| values.iter().all(|value| test(&value.value));
    let of = match () {
        () if values.is_empty() => return Kind::Null,
        () if all(|value| value.as_bool().is_some()) => Listed::Booleans,
        () if all(|value| value.as_str().is_some()) => Listed::Strings,
        () if !fractions && all(|value| value.as_number().and_then(Number::as_i64).is_some()) => Listed::Integers,
        () if all(|value| value.as_number().is_some_and(is_exact)) => Listed::Numbers,
        () => Listed::Mixed,
    };
    Kind::Enumeration(Enumeration { of, values })
}

/// Whether a floating-point number is this number, and no other integer as well.
fn is_exact(number: &Number) -> bool {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    number.as_f64().is_some_and(|float| !number.is_integer() || float.abs() < EXACT)
}

/// Whether two values are the same: `1` and `1.0` are.
fn same(one: &Value, two: &Value) -> bool {
    match (one, two) {
        (Value::Number(one), Value::Number(two)) if is_exact(one) && is_exact(two) => one.as_f64() == two.as_f64(),
        (one, two) => one == two,
    }
}

/// Strings that several schemas list, as those of one.
pub(super) fn united(lists: Vec<Vec<EnumerationValue>>) -> Vec<EnumerationValue> {
    let mut values: Vec<EnumerationValue> = Vec::new();
    for value in lists.into_iter().flatten() {
        if !values.iter().any(|known| known.value == value.value) {
            values.push(value);
        }
    }
    values
}
