//! What the variants of unions are called.

use std::sync::Arc;

use super::Context;
use super::names::{Candidate, Scope};
use super::type_names::component;
use crate::model::{Array, Enumeration, Items, Kind, Object, Property, SchemaId, Text, Union, Variant};
use crate::value::Value;

/// The name of the variant that keeps what no other one is for.
pub(super) const UNKNOWN: &str = "Unknown";

/// The most properties that give a struct its name.
const MAX_PROPERTIES: usize = 3;

/// The longest title that gives a name, in characters.
const MAX_TITLE: usize = 40;

/// The names of the variants of the union of a schema, in order.
pub(super) fn names_of(context: &Context<'_>, id: SchemaId, union: &Union) -> Arc<[String]> {
    context.variants.get(id, || names(context, union))
}

/// The names of the variants of a union, in order. Each depends on its own schema alone.
pub(super) fn names(context: &Context<'_>, union: &Union) -> Vec<String> {
    let candidates: Vec<_> = union
        .variants
        .iter()
        .map(|variant| Candidate { wanted: wanted(context, variant), spelled: spelled(context, variant) })
        .collect();
    Scope::new([UNKNOWN]).resolve(&candidates)
}

/// What tells a variant from another one that wants the same name.
fn spelled(context: &Context<'_>, variant: &Variant) -> String {
    if let Some(name) = &variant.name {
        return name.clone();
    }
    let schema = context.api.schemas.get(variant.schema);
    let properties = match &schema.kind {
        Kind::Object(object) => object.properties.iter().map(|property| property.name.clone()).collect(),
        Kind::Enumeration(enumeration) => {
            enumeration.values.iter().map(|value| value.value.to_json().to_string()).collect()
        }
        _ => Vec::new(),
    };
    properties.join(" ")
}

fn wanted(context: &Context<'_>, variant: &Variant) -> String {
    if let Some(name) = variant.name.as_ref().filter(|name| is_name(name)) {
        return component(context, name);
    }
    match variant.tags.as_slice() {
        [Value::String(tag)] if is_name(tag) => context.namer.pascal(tag),
        _ => of_schema(context, variant.schema, 0),
    }
}

/// Whether a text can stand for a name: a few words, not a sentence.
fn is_name(text: &str) -> bool {
    text.chars().count() <= MAX_TITLE && text.chars().any(char::is_alphabetic) && !text.ends_with('.')
}

/// What a schema without a name is called, by what its values are.
fn of_schema(context: &Context<'_>, id: SchemaId, depth: usize) -> String {
    let schema = context.api.schemas.get(id);
    if let Some(name) = &schema.name {
        return component(context, name);
    }
    match &schema.kind {
        Kind::Any => "Any".to_owned(),
        Kind::Null => "Null".to_owned(),
        Kind::Alias(target) if depth < 8 => of_schema(context, *target, depth + 1),
        Kind::Alias(_) => "Other".to_owned(),
        Kind::Boolean => "Boolean".to_owned(),
        Kind::Integer { .. } => "Integer".to_owned(),
        Kind::Number { .. } => "Number".to_owned(),
        Kind::String(text) => of_text(context, text),
        Kind::Array(array) => of_array(context, array, depth),
        Kind::Object(object) => of_object(context, object),
        Kind::Enumeration(enumeration) => of_enumeration(context, enumeration),
        Kind::Union(_) => "OneOf".to_owned(),
    }
}

fn of_text(context: &Context<'_>, text: &Text) -> String {
    match text.format.as_deref() {
        Some("password") => "Secret".to_owned(),
        Some(format) if is_name(format) => context.namer.pascal(format),
        _ => "String".to_owned(),
    }
}

fn of_array(context: &Context<'_>, array: &Array, depth: usize) -> String {
    match &array.items {
        Items::Each(item) if depth < 8 => of_schema(context, *item, depth + 1) + "List",
        Items::Positions(_) => "Tuple".to_owned(),
        _ => "List".to_owned(),
    }
}

/// A struct is named after the properties that it requires, or else the first that it has.
fn of_object(context: &Context<'_>, object: &Object) -> String {
    let name = |property: &Property| context.namer.pascal(&property.name);
    let required: Vec<_> =
        object.properties.iter().filter(|property| property.required).take(MAX_PROPERTIES).map(name).collect();
    match object.properties.first() {
        Some(_) if !required.is_empty() => format!("With{}", required.join("And")),
        Some(first) => format!("With{}", name(first)),
        None if object.is_map() => "Map".to_owned(),
        None => "Empty".to_owned(),
    }
}

fn of_enumeration(context: &Context<'_>, enumeration: &Enumeration) -> String {
    match enumeration.values.as_slice() {
        [only] => match &only.value {
            Value::String(text) if is_name(text) => context.namer.pascal(text),
            _ => "Constant".to_owned(),
        },
        _ => "Choice".to_owned(),
    }
}
