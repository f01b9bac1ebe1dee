//! Discriminators, once all schemas are known: which values stand for which variant, and those that nobody declared.

use super::super::context::Context;
use super::alike::same_values;
use crate::model::{Discriminator, Kind, Listed, Object, Property, Schema, SchemaId, Schemas, Union, Variant};
use crate::value::Value;

/// How many unions in unions are gone into for their values.
const MAX_NESTED: usize = 4;

/// Finds a discriminator for each union that has none, and the values for the variants of the others.
pub(super) fn discriminators(context: &mut Context<'_>) {
    let ids: Vec<_> = context.found.schemas.iter().map(|(id, _)| id).collect();
    let mut found = Vec::new();
    for id in ids {
        let schemas = &context.found.schemas;
        let schema = schemas.get(id);
        let Kind::Union(union) = &schema.kind else { continue };
        let union = without_doubles(schemas, union);
        let union = match &union.discriminator {
            Some(declared) => with_tags(schemas, &union, &declared.property, 0),
            None => inferred(schemas, &union).unwrap_or(union),
        };
        found.push((id, Schema { kind: Kind::Union(union), ..schema.clone() }));
    }
    for (id, schema) in found {
        context.found.schemas.set(id, schema);
    }
}

/// The same union without variants that allow what an earlier one allows, as far as types go.
fn without_doubles(schemas: &Schemas, union: &Union) -> Union {
    let mut variants: Vec<Variant> = Vec::new();
    for variant in &union.variants {
        if !variants.iter().any(|known| same_values(schemas, known.schema, variant.schema, 0)) {
            variants.push(variant.clone());
        }
    }
    Union { variants, ..union.clone() }
}

/// The same union with the values that stand for each variant: those that its property lists, where no mapping says otherwise; those of
/// the variants of a union in it; all of the type that the property has.
fn with_tags(schemas: &Schemas, union: &Union, property: &str, depth: usize) -> Union {
    let mut union = union.clone();
    let mapped: Vec<Value> = union.variants.iter().filter(|variant| variant.mapped).flat_map(tags).collect();
    for variant in &mut union.variants {
        if !variant.mapped {
            let own = constants(schemas, variant.schema, property).unwrap_or_default();
            let own: Vec<_> = own.into_iter().filter(|value| !mapped.contains(value)).collect();
            if !own.is_empty() {
                variant.tags = own;
            }
            variant.tags.retain(|tag| !mapped.contains(tag));
        }
        variant.tags = variant.tags.iter().map(|tag| as_property(schemas, variant.schema, property, tag)).collect();
    }
    let known: Vec<Value> = union.variants.iter().flat_map(tags).collect();
    for variant in &mut union.variants {
        let inner = inner_tags(schemas, variant.schema, property, depth);
        variant.tags.extend(inner.into_iter().filter(|tag| !known.contains(tag)));
    }
    union
}

fn tags(variant: &Variant) -> Vec<Value> {
    variant.tags.clone()
}

/// The values that stand for the variants of a union with the same discriminator.
fn inner_tags(schemas: &Schemas, id: SchemaId, property: &str, depth: usize) -> Vec<Value> {
    let Kind::Union(union) = &schemas.get(schemas.meaning(id)).kind else { return Vec::new() };
    let same = union.discriminator.as_ref().is_some_and(|found| found.property == property);
    if !same || depth > MAX_NESTED {
        return Vec::new();
    }
    with_tags(schemas, union, property, depth + 1).variants.iter().flat_map(tags).collect()
}

/// A value of a discriminator as its property has it: mappings only have texts.
fn as_property(schemas: &Schemas, id: SchemaId, name: &str, tag: &Value) -> Value {
    let property = object_of(schemas, id).and_then(|object| property(object, name));
    let kind = property.map(|property| &schemas.get(schemas.meaning(property.schema)).kind);
    let Value::String(text) = tag else { return tag.clone() };
    let value = match kind {
        Some(Kind::Integer { .. }) => text.parse::<i64>().ok().map(|number| Value::Number(number.into())),
        Some(Kind::Number { .. }) => text.parse::<f64>().ok().map(|number| Value::Number(number.into())),
        Some(Kind::Boolean) => text.to_ascii_lowercase().parse().ok().map(Value::Bool),
        Some(Kind::Enumeration(listed)) => {
            listed.values.iter().map(|listed| &listed.value).find(|value| says(text, value)).cloned()
        }
        _ => None,
    };
    value.unwrap_or_else(|| tag.clone())
}

/// Whether a text names a value. People write `True` for true as well.
fn says(text: &str, value: &Value) -> bool {
    match value {
        Value::Bool(truth) => text.eq_ignore_ascii_case(if *truth { "true" } else { "false" }),
        Value::Number(number) => text.parse().ok() == number.as_f64(),
        _ => false,
    }
}

fn inferred(schemas: &Schemas, union: &Union) -> Option<Union> {
    let objects: Vec<_> =
        union.variants.iter().filter(|variant| object_of(schemas, variant.schema).is_some()).collect();
    if objects.len() < 2 {
        return None;
    }
    let first = object_of(schemas, objects.first()?.schema)?;
    let property = first.properties.iter().map(|property| &property.name).find(|name| {
        let mut seen: Vec<Value> = Vec::new();
        objects.iter().all(|variant| {
            let Some(values) = constants(schemas, variant.schema, name) else { return false };
            let distinct = !values.iter().any(|value| seen.contains(value));
            seen.extend(values);
            distinct
        })
    })?;
    let mut union = union.clone();
    for variant in &mut union.variants {
        variant.tags = constants(schemas, variant.schema, property).unwrap_or_default();
    }
    Some(Union { discriminator: Some(Discriminator { property: property.clone(), declared: false }), ..union })
}

fn object_of(schemas: &Schemas, id: SchemaId) -> Option<&Object> {
    match &schemas.get(schemas.meaning(id)).kind {
        Kind::Object(object) => Some(object),
        _ => None,
    }
}

fn property<'s>(object: &'s Object, name: &str) -> Option<&'s Property> {
    object.properties.iter().find(|property| property.name == name)
}

/// The strings, integers or truth values that a property of a schema lists, where there are any.
fn constants(schemas: &Schemas, id: SchemaId, name: &str) -> Option<Vec<Value>> {
    let property = property(object_of(schemas, id)?, name)?;
    let schema = schemas.get(schemas.meaning(property.schema));
    let Kind::Enumeration(enumeration) = &schema.kind else { return None };
    let fit = matches!(enumeration.of, Listed::Strings | Listed::Integers | Listed::Booleans);
    (fit && !schema.nullable).then(|| enumeration.values.iter().map(|value| value.value.clone()).collect())
}
