//! Discriminators that nobody declared: a property that every variant has, with other values in each.

use super::super::context::Context;
use crate::model::{Discriminator, Kind, Schema, SchemaId, Schemas, Union};
use crate::value::Value;

/// Finds a discriminator for each union that has none, and the values for variants that have none.
pub(super) fn discriminators(context: &mut Context<'_>) {
    let ids: Vec<_> = context.schemas.iter().map(|(id, _)| id).collect();
    for id in ids {
        let schema = context.schemas.get(id);
        let Kind::Union(union) = &schema.kind else { continue };
        let union = match &union.discriminator {
            Some(declared) => with_tags(&context.schemas, union, &declared.property),
            None => match inferred(&context.schemas, union) {
                Some(union) => union,
                None => continue,
            },
        };
        let schema = Schema { kind: Kind::Union(union), ..schema.clone() };
        context.schemas.set(id, schema);
    }
}

/// The same union, where variants without a tag have the values that their property lists.
fn with_tags(schemas: &Schemas, union: &Union, property: &str) -> Union {
    let mut union = union.clone();
    let known: Vec<Value> = union.variants.iter().flat_map(|variant| variant.tags.clone()).collect();
    for variant in union.variants.iter_mut().filter(|variant| variant.tags.is_empty()) {
        let own = constants(schemas, variant.schema, property).unwrap_or_default();
        variant.tags = own.into_iter().filter(|value| !known.contains(value)).collect();
    }
    union
}

fn inferred(schemas: &Schemas, union: &Union) -> Option<Union> {
    let objects: Vec<_> = union
        .variants
        .iter()
        .filter(|variant| matches!(schemas.get(schemas.meaning(variant.schema)).kind, Kind::Object(_)))
        .collect();
    if objects.len() < 2 {
        return None;
    }
    let Kind::Object(first) = &schemas.get(schemas.meaning(objects.first()?.schema)).kind else { return None };
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

/// The strings, integers or truth values that a property of a schema lists, where there are any.
fn constants(schemas: &Schemas, id: SchemaId, name: &str) -> Option<Vec<Value>> {
    let Kind::Object(object) = &schemas.get(schemas.meaning(id)).kind else { return None };
    let property = object.properties.iter().find(|property| property.name == name)?;
    let schema = schemas.get(schemas.meaning(property.schema));
    let Kind::Enumeration(enumeration) = &schema.kind else { return None };
    let values: Vec<_> = enumeration.values.iter().map(|value| value.value.clone()).collect();
    let fit = values.iter().all(|value| match value {
        Value::String(_) | Value::Bool(_) => true,
        Value::Number(number) => number.as_i64().is_some(),
        _ => false,
    });
    (fit && !schema.nullable).then_some(values)
}
