//! Types for formats: which ones the configuration can choose, how they travel, and which ones it has chosen.

mod check;
mod dates;
mod durations;
mod samples;
mod table;
mod texts;

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;
use syn::Type;

use super::code::Code;
use super::literal::number_literal;
use super::{Context, configured, sample};
use crate::model::{Additional, Items, Kind, Object, Schema, SchemaId};
use crate::value::{self, Number, Value};

pub(super) use check::check;
pub(super) use samples::sample;

/// How JSON has the values of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// As a string.
    Text,
    /// As a number.
    Number,
}

/// A type that a library has for some formats.
#[derive(Debug)]
pub(super) struct Format {
    /// The formats of the document that it can be chosen for.
    formats: &'static [&'static str],
    /// What the configuration calls it.
    library: &'static str,
    /// How JSON has its values.
    form: Form,
    /// The path of the type.
    ty: &'static str,
    /// What messages call a value.
    expected: &'static str,
    /// The value of `text`, if it is one.
    parse: &'static str,
    /// The text of `self`.
    print: &'static str,
    /// The crate that it comes from; none where every client depends on that. The manifest knows its version.
    dependency: Option<&'static str>,
    /// The text of a value.
    sample: &'static str,
    /// The text that comes back for a text; none where it is no value, or where that is not sure.
    written: fn(&str) -> Option<String>,
    /// How a program writes the value of a text that is one.
    literal: fn(&str) -> TokenStream,
}

/// A chosen type, for the crate's own code.
#[derive(Debug, Serialize)]
pub struct Chosen {
    /// The type.
    pub ty: Code,
    /// What messages call a value.
    pub expected: &'static str,
    /// The value of `text`, if it is one.
    pub parse: Code,
    /// The text of `self`.
    pub print: Code,
    /// Whether JSON has its values as numbers.
    pub is_number: bool,
}

impl Format {
    /// The type.
    pub(super) fn ty(&self) -> Type {
        // Tests see to it that each is one.
        syn::parse_str(self.ty).unwrap_or_else(|_| syn::parse_quote!(()))
    }

    /// The text of a value, for examples.
    pub(super) fn sample(&self) -> Value {
        match self.form {
            Form::Text => Value::String(self.sample.to_owned()),
            Form::Number => Value::Number(Number::Float(self.sample.parse().unwrap_or_default())),
        }
    }

    /// What comes back for a value; none where it is none of the type, or where that is not sure.
    pub(super) fn written(&self, value: &Value) -> Option<Value> {
        match (self.form, value) {
            (Form::Text, Value::String(text)) => (self.written)(text).map(Value::String),
            // Numbers are compared by value.
            (Form::Number, Value::Number(number)) => (self.written)(&plain(number)?).map(|_| value.clone()),
            _ => None,
        }
    }

    /// An expression for a value, in a program that uses the crate.
    pub(super) fn literal(&self, value: &Value) -> Option<TokenStream> {
        self.written(value)?;
        match value {
            Value::String(text) => Some((self.literal)(text)),
            Value::Number(number) => Some((self.literal)(&plain(number)?)),
            _ => None,
        }
    }

    /// An expression for a value, in the crate itself.
    pub(super) fn preset(&self, value: &Value) -> Option<TokenStream> {
        self.written(value)?;
        let json = value.to_json().to_string();
        Some(quote!(json::preset(#json)))
    }
}

/// The expression that a text of the table is; tests see to it that each is one.
fn expression(text: &str) -> Code {
    let expression: syn::Expr = syn::parse_str(text).unwrap_or_else(|_| syn::parse_quote!(()));
    Code::new(&expression)
}

/// A number without an exponent.
fn plain(number: &Number) -> Option<String> {
    match number {
        Number::Unsigned(number) => Some(number.to_string()),
        Number::Negative(number) => Some(number.to_string()),
        Number::Float(number) => Some(number.to_string()),
        Number::Text(text) => number_literal(text).map(|_| text.to_string()),
    }
}

/// The type that the configuration has chosen for the values of a schema; none where they have the usual one.
pub(super) fn chosen(context: &Context<'_>, kind: &Kind) -> Option<&'static Format> {
    let (format, form) = key(kind)?;
    let entry = context.config.types.get(format)?;
    table::find(format, &entry.text).filter(|found| found.form == form)
}

/// What the configuration calls the format of a schema.
fn key(kind: &Kind) -> Option<(&str, Form)> {
    match kind {
        Kind::String(text) => Some((text.format.as_deref()?, Form::Text)),
        Kind::Number { format, .. } => Some((format.as_deref().unwrap_or("number"), Form::Number)),
        _ => None,
    }
}

/// The chosen types that the document has values for, each once.
pub(super) fn used(context: &Context<'_>) -> (Vec<Chosen>, Vec<&'static str>) {
    let mut formats: Vec<&Format> = Vec::new();
    for format in context.api.schemas.iter().filter_map(|(_, schema)| chosen(context, &schema.kind)) {
        if !formats.iter().any(|known| known.ty == format.ty) {
            formats.push(format);
        }
    }
    formats.sort_by_key(|format| format.ty);
    let mut dependencies: Vec<_> = formats.iter().filter_map(|format| format.dependency).collect();
    dependencies.sort_unstable();
    dependencies.dedup();
    let chosen = formats.into_iter().map(|format| Chosen {
        ty: Code::new(&format.ty()),
        expected: format.expected,
        parse: expression(format.parse),
        print: expression(format.print),
        is_number: format.form == Form::Number,
    });
    (chosen.collect(), dependencies)
}

/// A value as it comes back: with every text of a chosen type as that type writes it.
pub(super) fn written(context: &Context<'_>, id: SchemaId, value: &Value) -> Value {
    let schema = context.api.schemas.get(context.api.schemas.meaning(id));
    match (&schema.kind, value) {
        (Kind::Object(object), Value::Object(fields)) => Value::Object(written_fields(context, schema, object, fields)),
        (Kind::Array(array), Value::Array(items)) => Value::Array(match &array.items {
            Items::Any => items.clone(),
            Items::Each(item) => items.iter().map(|value| written(context, *item, value)).collect(),
            Items::Positions(_) if !super::schema::is_tuple(array) => items.clone(),
            Items::Positions(schemas) => {
                schemas.iter().zip(items).map(|(item, value)| written(context, *item, value)).collect()
            }
        }),
        (Kind::Union(union), value) => {
            let variant = sample::variant_of(context, union, value).and_then(|index| union.variants.get(index));
            variant.map_or_else(|| value.clone(), |variant| written(context, variant.schema, value))
        }
        (kind, value) => {
            chosen(context, kind).and_then(|format| format.written(value)).unwrap_or_else(|| value.clone())
        }
    }
}

fn written_fields(context: &Context<'_>, owner: &Schema, object: &Object, fields: &value::Object) -> value::Object {
    let each = fields.iter().map(|(name, value)| {
        let property = object.properties.iter().find(|property| property.name == *name);
        let value = match (property, object.additional) {
            (Some(property), _) if configured::is_secret(context, owner, name, property.schema) => value.clone(),
            (Some(property), _) => written(context, property.schema, value),
            (None, Additional::Typed(schema)) => written(context, schema, value),
            (None, _) => value.clone(),
        };
        (name.clone(), value)
    });
    each.collect()
}

#[cfg(test)]
mod tests;
