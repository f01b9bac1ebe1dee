//! Parameters that a method takes one by one.

use serde::Serialize;
use syn::Type;

use super::{Named, meaning};
use crate::model::{ParameterForm, SchemaId};
use crate::rust::code::{Code, readable};
use crate::rust::markdown::Markdown;
use crate::rust::row::Row;
use crate::rust::schema::{self, Place};
use crate::rust::{Context, docs, operation};

/// An argument of a method.
#[derive(Debug, Serialize)]
pub struct Argument {
    /// Its name.
    pub name: Code,
    /// Its type.
    pub ty: Code,
    /// What pages say of it.
    #[serde(skip)]
    pub row: Row,
    /// What the documentation comment of the method says of it.
    #[serde(skip)]
    pub docs: String,
}

/// The argument for a parameter.
pub(super) fn argument(context: &Context<'_>, named: &Named<'_>) -> Argument {
    let shown = value_type(context, named);
    let ty = taken_type(context, named, &shown);
    let description = Markdown::cell(&described(context, named));
    let name = named.ident.to_string();
    Argument {
        name: Code::new(&named.ident),
        ty: Code::new(&ty),
        docs: documentation(&name, &description, named),
        row: Row {
            name: Markdown::code(&name),
            ty: operation::title(context, &shown),
            description,
            notes: Markdown::joined(
                &[
                    Markdown::text(named.parameter.placed.word()),
                    Markdown::code(&named.parameter.name),
                    Markdown::text(if named.parameter.deprecated { "required, deprecated" } else { "required" }),
                ],
                " ",
            ),
        },
    }
}

fn documentation(name: &str, description: &Markdown, named: &Named<'_>) -> String {
    let span = docs::code_span(name, false);
    let otherwise =
        format!("the {} parameter {}", named.parameter.placed.word(), docs::code_span(&named.parameter.name, false));
    if description.is_empty() {
        format!("- {span}: {otherwise}.")
    } else {
        format!("- {span}: {}", description.as_str())
    }
}

/// What the document says of a parameter, or else of its schema.
pub(super) fn described(context: &Context<'_>, named: &Named<'_>) -> String {
    let own = named.parameter.description.clone().filter(|text| !text.trim().is_empty());
    own.or_else(|| {
        let schema = context.api.schemas.get(named.parameter.schema()?);
        schema.description.clone()
    })
    .unwrap_or_default()
}

/// The type of a parameter's values.
pub(super) fn value_type(context: &Context<'_>, named: &Named<'_>) -> Type {
    let ty: Type = if named.secret {
        syn::parse_quote!(Secret)
    } else {
        match named.parameter.schema() {
            Some(schema) => schema::type_of(context, schema, Place::ELSEWHERE),
            None if matches!(named.parameter.form, ParameterForm::Content(_)) => syn::parse_quote!(::serde_json::Value),
            None => Place::ELSEWHERE.prelude("String"),
        }
    };
    if named.may_be_empty(context) { syn::parse_quote!(OrEmpty<#ty>) } else { ty }
}

/// How the method takes it.
fn taken_type(context: &Context<'_>, named: &Named<'_>, value: &Type) -> Type {
    if !is_reference(context, named) && is_scalar(value) {
        return value.clone();
    }
    if readable(value) == "String" {
        return syn::parse_quote!(&str);
    }
    match named.parameter.schema().and_then(|schema| items(context, schema)) {
        Some(item) if !named.may_be_empty(context) => syn::parse_quote!(&[#item]),
        _ => syn::parse_quote!(&#value),
    }
}

/// The type of the elements of a list; a tuple is none.
pub(super) fn items(context: &Context<'_>, schema: SchemaId) -> Option<Type> {
    schema::item_type(context, &meaning(context, schema).kind, Place::ELSEWHERE)
}

fn is_scalar(ty: &Type) -> bool {
    matches!(
        readable(ty).as_str(),
        "bool" | "f64" | "i8" | "i16" | "i32" | "i64" | "i128" | "u8" | "u16" | "u32" | "u64"
    )
}

/// Whether the argument is a reference to a value of a type that is no text and no list.
pub(super) fn is_reference(context: &Context<'_>, named: &Named<'_>) -> bool {
    let ty = value_type(context, named);
    let is_list = named.parameter.schema().is_some_and(|schema| items(context, schema).is_some());
    !is_scalar(&ty) && readable(&ty) != "String" && (!is_list || named.may_be_empty(context))
}
