//! Enums of listed values. They are open: a value that is not listed is kept.

use std::sync::Arc;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde::Serialize;

use super::Context;
use super::code::Code;
use super::docs;
use super::literal::{float_literal, number_literal};
use super::markdown::Markdown;
use super::names::{Candidate, Scope, spelled_out};
use super::row::Row;
use super::variant_names::UNKNOWN;
use crate::model::{self, EnumerationValue, Listed, SchemaId};
use crate::value::Value;

/// What is particular to an enum of listed values.
#[derive(Debug, Serialize)]
pub struct Enumeration {
    /// What the values are: `text`, `integer`, `number` or `mixed`.
    pub of: &'static str,
    /// The variants, in the order of the document.
    pub variants: Vec<Variant>,
    /// The variant for values that are not listed.
    pub unknown: Code,
    /// Whether one of the variants is the default.
    pub has_default: bool,
    /// Whether there are more values than clippy likes to see in one function.
    pub many_variants: bool,
}

/// A listed value.
#[derive(Debug, Serialize)]
pub struct Variant {
    /// Its name in Rust.
    pub name: Code,
    /// Its documentation comment.
    pub docs: Code,
    /// The value as an expression, which is a pattern as well where the values are no mixture.
    pub value: Code,
    /// Whether it is the default.
    pub default: bool,
}

/// The most lines of a function that are surely not too many for clippy.
const MANY_LINES: usize = 80;

/// The longest arm of a `match` that stands on one line.
const SHORT_ARM: usize = 50;

/// How many lines a `match` over all variants takes at the most.
fn lines(variants: &[Variant]) -> usize {
    let of_variant = |variant: &Variant| {
        let length = variant.name.as_str().len() + variant.value.as_str().len();
        if length < SHORT_ARM { 1 } else { 4 }
    };
    variants.iter().map(of_variant).sum()
}

/// What is particular to the enum of listed values, and what its page says of them. `default` is the one that stands for a missing
/// one.
pub(super) fn enumeration(
    context: &Context<'_>,
    id: SchemaId,
    listed: &model::Enumeration,
    default: Option<&Value>,
) -> (Enumeration, Vec<Row>) {
    let names = names_of(context, id, listed);
    let variants = listed.values.iter().zip(names.iter()).map(|(value, name)| variant(listed.of, value, name, default));
    let (variants, rows): (Vec<_>, _) = variants.unzip();
    let enumeration = Enumeration {
        of: match listed.of {
            Listed::Strings => "text",
            Listed::Integers => "integer",
            Listed::Numbers => "number",
            Listed::Mixed | Listed::Booleans => "mixed",
        },
        unknown: Code::name(UNKNOWN),
        has_default: variants.iter().any(|variant| variant.default),
        many_variants: lines(&variants) > MANY_LINES,
        variants,
    };
    (enumeration, rows)
}

/// The names of the variants of a schema, in order.
pub(super) fn names_of(context: &Context<'_>, id: SchemaId, listed: &model::Enumeration) -> Arc<[String]> {
    context.variants.get(id, || names(context, listed))
}

/// The names of the variants, in order.
fn names(context: &Context<'_>, listed: &model::Enumeration) -> Vec<String> {
    let candidate = |value: &EnumerationValue| {
        let wanted = match &value.name {
            Some(name) => context.namer.pascal(name),
            None => wanted(context, &value.value),
        };
        let spelled = value.value.as_str().map_or_else(|| value.value.to_json().to_string(), str::to_owned);
        Candidate { wanted, spelled }
    };
    Scope::new([UNKNOWN]).resolve(&listed.values.iter().map(candidate).collect::<Vec<_>>())
}

fn wanted(context: &Context<'_>, value: &Value) -> String {
    match value {
        Value::String(text) => context.namer.pascal(&spelled_out(text)),
        Value::Number(number) => context.namer.pascal(&spelled_out(&number.to_string().replace('.', "_"))),
        Value::Bool(truth) => if *truth { "True" } else { "False" }.to_owned(),
        Value::Null => "Null".to_owned(),
        Value::Array(_) => "List".to_owned(),
        Value::Object(_) => "Object".to_owned(),
    }
}

fn variant(of: Listed, value: &EnumerationValue, name: &str, default: Option<&Value>) -> (Variant, Row) {
    let json = docs::visible(&value.value.to_json().to_string());
    let text = docs::harmless(value.description.as_deref().unwrap_or_default());
    let description = Markdown::first_paragraph(&text);
    let shown = docs::code_span(&json, false);
    let documentation = if text.is_empty() { format!("The value {shown}.") } else { text };
    let row = Row { name: Markdown::code(name), ty: Markdown::code(&json), description, notes: Markdown::default() };
    let variant = Variant {
        name: Code::name(name),
        docs: docs::comment(&[documentation]),
        value: match (of, &value.value) {
            (Listed::Strings, Value::String(text)) => Code::text(text),
            (of, value) => Code::new(&expression(of, value)),
        },
        default: default == Some(&value.value),
    };
    (variant, row)
}

/// The value as an expression of the type that the values have together.
fn expression(of: Listed, value: &Value) -> TokenStream {
    match (of, value) {
        (Listed::Strings, Value::String(text)) => quote!(#text),
        (Listed::Integers, Value::Number(number)) => number_literal(&number.to_string()).unwrap_or_default(),
        (Listed::Numbers, Value::Number(number)) => float_literal(number.as_f64().unwrap_or_default()),
        (_, Value::String(text)) => quote!(::serde_json::Value::from(#text)),
        (_, Value::Bool(truth)) => quote!(::serde_json::Value::from(#truth)),
        (_, Value::Null) => quote!(::serde_json::Value::Null),
        (_, Value::Number(number)) if number.as_i64().is_some() => {
            let literal = number_literal(&format!("{number}")).unwrap_or_default();
            quote!(::serde_json::Value::from(#literal))
        }
        (_, value) => {
            let json = Literal::string(&value.to_json().to_string());
            quote!(::serde_json::from_str(#json).unwrap_or_default())
        }
    }
}
