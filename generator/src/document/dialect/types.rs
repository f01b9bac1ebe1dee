//! `type`: null is a type, and there may be several.

use super::super::shape::TYPES;
use crate::value::{Object, Value};

/// What is said of values of one type only, and moves to them where there are several.
const SCALARS: [(&str, &[&str]); 8] = [
    ("pattern", &["string"]),
    ("minLength", &["string"]),
    ("maxLength", &["string"]),
    ("minimum", &["integer", "number"]),
    ("maximum", &["integer", "number"]),
    ("exclusiveMinimum", &["integer", "number"]),
    ("exclusiveMaximum", &["integer", "number"]),
    ("multipleOf", &["integer", "number"]),
];

/// Formats of numbers; all others are of strings.
const OF_INTEGERS: [&str; 10] =
    ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "integer", "long"];
const OF_NUMBERS: [&str; 4] = ["float", "double", "decimal", "number"];

pub(super) fn is_spoken(types: &Value) -> bool {
    types.as_array().is_some() || is_null(types)
}

pub(super) fn is_null(name: &Value) -> bool {
    name.as_str() == Some("null")
}

pub(super) fn rewrite(schema: &mut Object) {
    let Some(written) = schema.get("type").filter(|types| is_spoken(types)) else { return };
    let of = |name: &str| written.as_str() == Some(name) || contains(written, name);
    let types: Vec<&'static str> = TYPES.into_iter().filter(|name| *name != "null" && of(name)).collect();
    let is_nullable = of("null");
    match (types.as_slice(), is_nullable) {
        ([], false) => drop(schema.shift_remove("type")),
        ([], true) => {
            schema.shift_remove("type");
            schema.insert("enum".to_owned(), Value::Array(vec![Value::Null]));
        }
        (all, _) if is_anything(all, schema) => {
            schema.shift_remove("type");
            return;
        }
        ([only], _) => drop(schema.insert("type".to_owned(), text(only))),
        (several, _) => choose(schema, several),
    }
    if is_nullable {
        schema.insert("nullable".to_owned(), Value::Bool(true));
    }
}

fn contains(types: &Value, name: &str) -> bool {
    types.as_array().is_some_and(|types| types.iter().any(|item| item.as_str() == Some(name)))
}

fn text(name: &str) -> Value {
    Value::String(name.to_owned())
}

/// Makes several types schemas to choose from, unless something else says what there is to choose.
fn choose(schema: &mut Object, types: &[&'static str]) {
    if ["oneOf", "anyOf"].iter().any(|keyword| schema.contains_key(keyword)) {
        schema.insert("type".to_owned(), Value::Array(types.iter().map(|name| text(name)).collect()));
        return;
    }
    schema.shift_remove("type");
    if schema.contains_key("enum") || schema.contains_key("const") {
        return;
    }
    let format = schema.shift_remove("format");
    let choices = types.iter().map(|name| choice(schema, name, types, format.as_ref())).collect();
    for (keyword, _) in SCALARS {
        schema.shift_remove(keyword);
    }
    schema.insert("anyOf".to_owned(), Value::Array(choices));
}

/// Whether all types there are were listed, and nothing is said of one of them: every integer is a number.
fn is_anything(types: &[&str], schema: &Object) -> bool {
    let said = ["items", "prefixItems", "properties", "additionalProperties", "patternProperties", "format"];
    let is_said = |key: &&str| schema.contains_key(key);
    ["string", "number", "boolean", "array", "object"].iter().all(|name| types.contains(name))
        && !said.iter().any(is_said)
        && !SCALARS.iter().any(|(key, _)| is_said(key))
}

fn choice(schema: &Object, name: &'static str, types: &[&str], format: Option<&Value>) -> Value {
    let mut choice = Object::from_iter([("type".to_owned(), text(name))]);
    if let Some(format) = format.filter(|format| format.as_str().is_some_and(|format| of_format(format, types) == name))
    {
        choice.insert("format".to_owned(), format.clone());
    }
    for (keyword, _) in SCALARS.iter().filter(|(_, of)| of.contains(&name)) {
        if let Some(value) = schema.get(keyword) {
            choice.insert((*keyword).to_owned(), value.clone());
        }
    }
    Value::Object(choice)
}

/// Which of the types a format is for.
fn of_format(format: &str, types: &[&str]) -> &'static str {
    match format {
        _ if OF_INTEGERS.contains(&format) && types.contains(&"integer") => "integer",
        _ if OF_INTEGERS.contains(&format) || OF_NUMBERS.contains(&format) => "number",
        _ => "string",
    }
}
