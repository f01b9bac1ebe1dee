//! A value that a schema allows, for examples where the document gives none.

use super::configured::is_secret;
use super::schema;
use super::{Context, clues, format};
use crate::model::{
    Additional, Array, Items, Kind, Listed, MediaType, Object as Described, Property, Schema, SchemaId, Union,
};
use crate::value::{Number, Object, Value};

/// How deep samples go before they leave out what may be left out.
const MAX_DEPTH: usize = 6;

/// How deep the least value of a schema may go.
const MAX_LEAST_DEPTH: usize = 64;

/// How many schemas are tried for the least value of one.
const MAX_LEAST: usize = 1000;

/// The first example of a media type that fits, or a value made up from the schema.
pub(super) fn of_media_type(context: &mut Context<'_>, media_type: &MediaType) -> Option<Value> {
    let schema = media_type.schema?;
    let example = media_type.examples.iter().map(|example| &example.value).find(|value| allows(context, schema, value));
    match example {
        Some(example) => Some(example.clone()),
        None => of_schema(context, schema, ""),
    }
}

/// One of the JSON texts of a stream: of an example, or made up.
pub(super) fn of_lines(context: &Context<'_>, media_type: &MediaType, schema: SchemaId) -> Option<Value> {
    let examples = media_type.examples.iter().flat_map(|example| match &example.value {
        Value::Array(items) if Some(schema) != media_type.schema => items.as_slice(),
        value => std::slice::from_ref(value),
    });
    let example = examples.into_iter().find(|value| allows(context, schema, value)).cloned();
    example.or_else(|| of_schema(context, schema, ""))
}

/// A text: of an example, or one that says nothing.
pub(super) fn of_text(media_type: &MediaType, xml: bool) -> String {
    let example = media_type.examples.iter().find_map(|example| example.value.as_str()).filter(|text| !text.is_empty());
    example.unwrap_or(if xml { "<value/>" } else { "text" }).to_owned()
}

/// A value made up for a parameter of that name; never null, which no parameter can say.
pub(super) fn of_parameter(context: &Context<'_>, schema: SchemaId, name: &str) -> Option<Value> {
    of_schema(context, schema, name).filter(|value| !value.is_null())
}

/// A value of a schema: one that shows what may be left out as well, or else the least that is allowed.
fn of_schema(context: &Context<'_>, id: SchemaId, name: &str) -> Option<Value> {
    let sample = |least| Sample { context, least, around: Vec::new(), left: MAX_LEAST }.of_schema(id, name);
    sample(false).or_else(|| sample(true))
}

/// A value that is being made up.
struct Sample<'a, 'c> {
    context: &'a Context<'c>,
    /// Whether everything is left out that may be left out.
    least: bool,
    /// The schemas around what is made now.
    around: Vec<SchemaId>,
    /// How many schemas more may be tried for the least value: each of a union may have unions again.
    left: usize,
}

impl Sample<'_, '_> {
    /// A value of a schema: its example, its default, or one made up. `name` is what it is called where it stands.
    fn of_schema(&mut self, id: SchemaId, name: &str) -> Option<Value> {
        let schema = self.context.api.schemas.get(id);
        let given = [schema.example.as_ref(), schema.default.as_ref()].into_iter().flatten();
        if let Some(value) = given.into_iter().find(|value| allows(self.context, id, value)) {
            return Some(value.clone());
        }
        if !self.goes_into(id) {
            return schema.nullable.then_some(Value::Null);
        }
        self.around.push(id);
        let value = self.of_kind(schema, name);
        self.around.pop();
        value
    }

    /// Whether a schema is tried. The least value never needs another value of its own schema.
    fn goes_into(&mut self, id: SchemaId) -> bool {
        if !self.least {
            return self.around.len() <= MAX_DEPTH;
        }
        self.left = self.left.saturating_sub(1);
        self.left > 0 && self.around.len() <= MAX_LEAST_DEPTH && !self.around.contains(&id)
    }

    fn of_kind(&mut self, schema: &Schema, name: &str) -> Option<Value> {
        Some(match &schema.kind {
            Kind::Alias(target) => return self.of_schema(*target, name),
            Kind::Null => Value::Null,
            Kind::Any | Kind::Boolean => Value::Bool(true),
            Kind::Integer { bounds, .. } => bounds.minimum.clone().unwrap_or(Value::Number(Number::Unsigned(1))),
            kind @ (Kind::Number { .. } | Kind::String(_)) => of_scalar(self.context, kind, name),
            Kind::Enumeration(enumeration) => enumeration.values.first()?.value.clone(),
            Kind::Union(union) => return self.of_union(union, name),
            Kind::Array(array) => return self.of_array(array, name),
            Kind::Object(object) => return self.of_object(schema, object),
        })
    }

    fn of_array(&mut self, array: &Array, name: &str) -> Option<Value> {
        Some(Value::Array(match &array.items {
            Items::Each(item) if !self.least => self.of_schema(*item, name).into_iter().collect(),
            Items::Any | Items::Each(_) => Vec::new(),
            Items::Positions(items) => items.iter().map(|item| self.of_schema(*item, name)).collect::<Option<_>>()?,
        }))
    }

    fn of_object(&mut self, schema: &Schema, object: &Described) -> Option<Value> {
        let mut fields = Object::default();
        for property in &object.properties {
            let described = self.context.api.schemas.get(property.schema);
            if !property.required && (self.least || described.deprecated || described.read_only) {
                continue;
            }
            let value = if is_secret(self.context, schema, &property.name, property.schema) {
                Some(of_secret(self.context, property))
            } else {
                self.of_schema(property.schema, &property.name)
            };
            match value {
                Some(value) => drop(fields.insert(property.name.clone(), value)),
                None if property.required => return None,
                None => {}
            }
        }
        if let (Additional::Typed(value), true, false) = (object.additional, object.properties.is_empty(), self.least) {
            fields.extend(self.of_schema(value, "value").map(|value| ("key".to_owned(), value)));
        }
        Some(Value::Object(fields))
    }

    /// A value of the first variant that has one, with the discriminator that it needs.
    fn of_union(&mut self, union: &Union, name: &str) -> Option<Value> {
        union.variants.iter().enumerate().find_map(|(index, variant)| {
            let mut value = self.of_schema(variant.schema, name)?;
            if let (Some(tag), Some(discriminator), Value::Object(fields)) =
                (variant.tags.first(), &union.discriminator, &mut value)
            {
                fields.insert(discriminator.property.clone(), tag.clone());
            }
            (variant_of(self.context, union, &value) == Some(index)).then_some(value)
        })
    }
}

/// A number or a text: of the format where that is a well-known one.
fn of_scalar(context: &Context<'_>, kind: &Kind, name: &str) -> Value {
    if let Some(chosen) = format::chosen(context, kind) {
        return chosen.sample();
    }
    let Kind::String(text) = kind else { return Value::Number(Number::Float(1.5)) };
    let known = text.format.as_deref().and_then(format::sample);
    let text = known.unwrap_or(if name.is_empty() { "text" } else { name });
    Value::String(text.to_owned())
}

/// A text that says that it is none of those that should be secret.
fn of_secret(context: &Context<'_>, property: &Property) -> Value {
    let schemas = &context.api.schemas;
    let described = [property.schema, schemas.meaning(property.schema)].map(|id| schemas.get(id));
    let given = described.into_iter().flat_map(|schema| [&schema.example, &schema.default]).flatten();
    let given = given.into_iter().find(|value| matches!(value, Value::String(_)));
    given.cloned().unwrap_or_else(|| Value::String(format!("YOUR_{}", property.name.to_uppercase())))
}

/// Which variant of a union a value would become; `None` where it would be an unknown one, or none.
pub(super) fn variant_of(context: &Context<'_>, union: &Union, value: &Value) -> Option<usize> {
    let allowed =
        |index: &usize| union.variants.get(*index).is_some_and(|variant| allows(context, variant.schema, value));
    let tag = union.discriminator.as_ref().and_then(|discriminator| value.get(&discriminator.property));
    if let Some(tag) = tag {
        return union.variants.iter().position(|variant| variant.tags.contains(tag)).filter(allowed);
    }
    let fits = |index: &usize| union.variants.get(*index).is_some_and(|variant| clues::hold(&variant.clues, value));
    let mut fitting: Vec<usize> = (0..union.variants.len()).filter(fits).filter(allowed).collect();
    fitting.sort_by_key(|index| {
        let known = union.variants.get(*index).map_or(0, |variant| clues::known(&variant.clues, value));
        (std::cmp::Reverse(known), *index)
    });
    fitting.first().copied()
}

/// Whether the generated type would read a value.
pub(super) fn allows(context: &Context<'_>, id: SchemaId, value: &Value) -> bool {
    if value.is_null() && schema::is_nullable(context, id) {
        return true;
    }
    let schema = context.api.schemas.get(context.api.schemas.meaning(id));
    if let Some(chosen) = format::chosen(context, &schema.kind) {
        return chosen.written(value).is_some();
    }
    match (&schema.kind, value) {
        (Kind::Any | Kind::Alias(_), _)
        | (Kind::Null, Value::Null)
        | (Kind::Boolean, Value::Bool(_))
        | (Kind::String(_), Value::String(_)) => true,
        (Kind::Integer { .. }, Value::Number(number)) => {
            number.is_integer() && in_range(context, id, &number.to_string())
        }
        (Kind::Number { .. }, Value::Number(number)) => number.as_f64().is_some(),
        (Kind::Enumeration(listed), value) => match (listed.of, value) {
            (Listed::Booleans, Value::Bool(_)) | (Listed::Strings, Value::String(_)) | (Listed::Mixed, _) => true,
            (Listed::Integers, Value::Number(number)) => number.as_i64().is_some(),
            (Listed::Numbers, Value::Number(number)) => number.as_f64().is_some(),
            _ => false,
        },
        (Kind::Union(union), value) => variant_of(context, union, value).is_some(),
        (Kind::Array(array), Value::Array(items)) => match &array.items {
            Items::Each(item) => items.iter().all(|value| allows(context, *item, value)),
            Items::Positions(schemas) if schema::is_tuple(array) => {
                items.len() == schemas.len()
                    && schemas.iter().zip(items).all(|(schema, value)| allows(context, *schema, value))
            }
            _ => true,
        },
        (Kind::Object(object), Value::Object(fields)) => object_allows(context, schema, object, fields),
        _ => false,
    }
}

fn object_allows(context: &Context<'_>, owner: &Schema, object: &Described, fields: &Object) -> bool {
    let named = |name: &str| object.properties.iter().any(|property| property.name == name);
    let additional = |(name, value): (&String, &Value)| match object.additional {
        Additional::Typed(schema) if !named(name) => allows(context, schema, value),
        _ => true,
    };
    fields.iter().all(additional)
        && object.properties.iter().all(|property| match fields.get(&property.name) {
            Some(Value::String(_)) if is_secret(context, owner, &property.name, property.schema) => true,
            Some(value) => allows(context, property.schema, value),
            None => !property.required,
        })
}

fn in_range(context: &Context<'_>, id: SchemaId, number: &str) -> bool {
    let ty = schema::type_of(context, id, schema::Place::ELSEWHERE);
    match super::code::readable(&ty).as_str() {
        "i8" => number.parse::<i8>().is_ok(),
        "i16" => number.parse::<i16>().is_ok(),
        "i32" => number.parse::<i32>().is_ok(),
        "u8" => number.parse::<u8>().is_ok(),
        "u16" => number.parse::<u16>().is_ok(),
        "u32" => number.parse::<u32>().is_ok(),
        "u64" => number.parse::<u64>().is_ok(),
        "i128" => number.parse::<i128>().is_ok(),
        _ => number.parse::<i64>().is_ok(),
    }
}
