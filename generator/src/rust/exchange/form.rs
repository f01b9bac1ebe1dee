//! Bodies of forms, part by part.

use serde::Serialize;

use super::super::body::Form;
use super::super::media_type::essence;
use super::super::{Context, sample, usage};
use super::text::plain;
use crate::model::{Additional, Encoding, EncodingStyle, Items, Kind, MediaType, SchemaId, Style};
use crate::value::Value;

/// A part of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// The name of the file, where it is one.
    pub file_name: Option<String>,
    /// Its media type, where it says one.
    pub media_type: Option<String>,
    /// Its text.
    pub text: String,
}

/// The pairs of `application/x-www-form-urlencoded`.
pub(super) fn urlencoded(form: &Form<'_>, value: &Value) -> Vec<Part> {
    let Value::Object(fields) = value else { return Vec::new() };
    let encodings = &form.media_type.encoding;
    let each = fields.iter().filter(|(_, value)| !value.is_null()).flat_map(|(name, value)| {
        let encoding = encoding(encodings, name);
        match encoding.and_then(|encoding| encoding.style.as_ref()) {
            Some(style) => styled(name, value, style),
            None if encoding.is_some_and(is_json) => vec![(name.clone(), value.to_json().to_string())],
            None => repeated(name, value),
        }
    });
    each.map(|(name, text)| Part { name, file_name: None, media_type: None, text }).collect()
}

/// Whether all of a property is one JSON text.
fn is_json(encoding: &Encoding) -> bool {
    let name = encoding.content_type.as_deref().map(essence).unwrap_or_default();
    encoding.style.is_none() && (name == "application/json" || name.ends_with("+json"))
}

/// Lists are repeated, everything else is one pair.
fn repeated(name: &str, value: &Value) -> Vec<(String, String)> {
    match value {
        Value::Array(items) => items.iter().map(|item| (name.to_owned(), plain(item))).collect(),
        value => vec![(name.to_owned(), plain(value))],
    }
}

fn styled(name: &str, value: &Value, style: &EncodingStyle) -> Vec<(String, String)> {
    let joined = |separator: &str| match value {
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(separator),
        Value::Object(fields) => {
            fields.iter().flat_map(|(name, value)| [name.clone(), plain(value)]).collect::<Vec<_>>().join(separator)
        }
        value => plain(value),
    };
    match (style.style, value) {
        (Style::DeepObject, value) => deep(name, value),
        (_, Value::Object(fields)) if style.explode => {
            fields.iter().map(|(name, value)| (name.clone(), plain(value))).collect()
        }
        (_, value) if style.explode => repeated(name, value),
        (Style::SpaceDelimited, _) => vec![(name.to_owned(), joined(" "))],
        (Style::PipeDelimited, _) => vec![(name.to_owned(), joined("|"))],
        _ => vec![(name.to_owned(), joined(","))],
    }
}

fn deep(name: &str, value: &Value) -> Vec<(String, String)> {
    leaves(name, value).into_iter().map(|(name, value)| (name, plain(value))).collect()
}

/// What a value holds that is no list and no object, each with the way to it.
fn leaves<'a>(name: &str, value: &'a Value) -> Vec<(String, &'a Value)> {
    match value {
        Value::Object(fields) => {
            fields.iter().flat_map(|(key, value)| leaves(&format!("{name}[{key}]"), value)).collect()
        }
        Value::Array(items) => {
            (0..).zip(items).flat_map(|(index, value): (usize, _)| leaves(&format!("{name}[{index}]"), value)).collect()
        }
        value => vec![(name.to_owned(), value)],
    }
}

/// The parts of `multipart/form-data`.
pub(super) fn multipart(context: &Context<'_>, form: &Form<'_>, value: &Value) -> Vec<Part> {
    let media_type = form.multipart.unwrap_or(form.media_type);
    let Value::Object(fields) = value else { return Vec::new() };
    let fields = fields.iter().filter(|(_, value)| !value.is_null());
    fields.flat_map(|(name, value)| property(context, media_type, name, value)).collect()
}

fn property(context: &Context<'_>, media_type: &MediaType, name: &str, value: &Value) -> Vec<Part> {
    let schema = property_schema(context, media_type, name);
    let encoding = encoding(&media_type.encoding, name);
    let given = encoding.and_then(|encoding| encoding.content_type.as_deref());
    let given =
        given.filter(|name| !name.contains([',', '*']) && encoding.is_some_and(|encoding| encoding.style.is_none()));
    let is_json = encoding.is_some_and(is_json);
    let style = encoding.and_then(|encoding| encoding.style.as_ref());
    let element = schema.map(|schema| element(context, schema));
    let is_file = |value: &Value| value.as_str().is_some() && element.is_some_and(|id| usage::is_file(context, id));
    let part = |name: String, value: &Value| {
        let file = is_file(value);
        let otherwise = match value {
            _ if file => Some("application/octet-stream"),
            Value::Object(_) | Value::Array(_) => Some("application/json"),
            _ => None,
        };
        Part {
            name,
            file_name: file.then(|| "file".to_owned()),
            media_type: given.or(otherwise).map(str::to_owned),
            text: if is_json && !file { value.to_json().to_string() } else { plain(value) },
        }
    };
    match (style, value) {
        (Some(style), value) if style.style == Style::DeepObject => {
            leaves(name, value).into_iter().map(|(name, value)| part(name, value)).collect()
        }
        (Some(style), value) => {
            let pairs = styled(name, value, style).into_iter();
            pairs.map(|(name, text)| part(name, &Value::String(text))).collect()
        }
        (None, Value::Array(items)) if !is_json => items.iter().map(|item| part(name.to_owned(), item)).collect(),
        (None, value) => vec![part(name.to_owned(), value)],
    }
}

/// Whether a value of a form has a file.
pub(super) fn holds_file(context: &Context<'_>, form: &Form<'_>, value: &Value) -> bool {
    form.media_type.schema.is_some_and(|schema| has_file(context, schema, value))
}

fn has_file(context: &Context<'_>, schema: SchemaId, value: &Value) -> bool {
    let schemas = &context.api.schemas;
    match (&schemas.get(schemas.meaning(schema)).kind, value) {
        (Kind::String(_), Value::String(_)) => usage::is_file(context, schema),
        (Kind::Array(array), Value::Array(items)) => match array.items {
            Items::Each(item) => items.iter().any(|value| has_file(context, item, value)),
            _ => false,
        },
        (Kind::Object(object), Value::Object(fields)) => object
            .properties
            .iter()
            .any(|property| fields.get(&property.name).is_some_and(|value| has_file(context, property.schema, value))),
        (Kind::Union(union), value) => sample::variant_of(context, union, value)
            .and_then(|index| union.variants.get(index))
            .is_some_and(|variant| has_file(context, variant.schema, value)),
        _ => false,
    }
}

fn encoding<'a>(encodings: &'a [Encoding], name: &str) -> Option<&'a Encoding> {
    encodings.iter().find(|encoding| encoding.property == name)
}

fn property_schema(context: &Context<'_>, media_type: &MediaType, name: &str) -> Option<SchemaId> {
    let schemas = &context.api.schemas;
    let Kind::Object(object) = &schemas.get(schemas.meaning(media_type.schema?)).kind else { return None };
    let own = object.properties.iter().find(|property| property.name == name).map(|property| property.schema);
    own.or(match object.additional {
        Additional::Typed(schema) => Some(schema),
        _ => None,
    })
}

/// The schema of the elements of a list, or else the schema itself.
fn element(context: &Context<'_>, schema: SchemaId) -> SchemaId {
    match &context.api.schemas.get(context.api.schemas.meaning(schema)).kind {
        Kind::Array(array) => match array.items {
            Items::Each(item) => item,
            _ => schema,
        },
        _ => schema,
    }
}
