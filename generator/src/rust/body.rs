//! The body that a method takes, in each of the forms that the document allows for it.

mod form;
mod parts;

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;
use syn::{Expr, Type};

use super::Context;
use super::code::{Code, readable};
use super::markdown::Markdown;
use super::media_type::{Family, essence};
use super::schema::{self, Place};
use super::{literal, operation, sample};
use crate::diagnostics::Diagnostic;
use crate::model::{self, Array, Items, Kind, MediaType, SchemaId};
use crate::value::Value;

pub(super) use form::{Form, forms};

/// The body that a method takes.
#[derive(Clone, Debug, Serialize)]
pub struct Body {
    /// The type of the parameter.
    pub ty: Code,
    /// The type, for pages.
    #[serde(skip)]
    pub title: Markdown,
    /// Its description, for tables.
    #[serde(skip)]
    pub description: Markdown,
    /// Whether a call must have it.
    #[serde(skip)]
    pub required: bool,
    /// What puts it into the call: `.json("application/json", request)`.
    pub call: Code,
    /// Whether that is how a property is written in a style.
    #[serde(skip)]
    pub uses_style: bool,
    /// Whether it says how properties are written.
    #[serde(skip)]
    pub uses_parts: bool,
    /// The media types, for pages.
    #[serde(skip)]
    pub media_types: Markdown,
}

/// The body of an operation in one of its forms.
pub(super) fn body(context: &mut Context<'_>, described: &model::Body, form: &Form<'_>) -> Body {
    report_own_boundary(context, form);
    if form.can_be_written(context) {
        report_unwritten(context, described);
    }
    let (ty, shown) = taken(context, form);
    let ty = if described.required { ty } else { syn::parse_quote!(Option<#ty>) };
    let parts = parts::parts(form.multipart.unwrap_or(form.media_type));
    let call = call(context, form, &parts, described.required);
    let names: Vec<_> = form.names.iter().map(|name| Markdown::code(name)).collect();
    Body {
        ty: Code::ty(&ty),
        title: operation::title(context, &shown),
        description: Markdown::cell(described.description.as_deref().unwrap_or_default()),
        required: described.required,
        uses_style: call.mentions("Style"),
        uses_parts: call.mentions("Part"),
        call,
        media_types: Markdown::joined(&names, ", "),
    }
}

/// Other multipart types than forms have parts of which the document cannot say enough: the caller writes them.
fn report_own_boundary(context: &mut Context<'_>, form: &Form<'_>) {
    let name = &form.media_type.name;
    if form.family == Family::Binary && essence(name).starts_with("multipart/") {
        let message = format!("the parts of `{name}` are written by the caller, who gives the body as a file");
        let help = "callers say the boundary with `File::with_media_type`; a form is `multipart/form-data`";
        context.diagnostics.push_once(Diagnostic::warning(message).at(&form.media_type.location).help(help));
    }
}

/// How a method takes a body, and the type for readers.
fn taken(context: &Context<'_>, form: &Form<'_>) -> (Type, Type) {
    match form.family {
        Family::Text | Family::Xml | Family::EventStream => (syn::parse_quote!(&str), syn::parse_quote!(&str)),
        Family::Binary => (syn::parse_quote!(&File), syn::parse_quote!(File)),
        Family::JsonLines => {
            let item = item_type(context, form.media_type);
            (syn::parse_quote!(&[#item]), syn::parse_quote!(&[#item]))
        }
        Family::Json | Family::Multipart | Family::Form => match form.media_type.schema {
            Some(schema) => of_schema(context, schema),
            None => (syn::parse_quote!(&::serde_json::Value), syn::parse_quote!(::serde_json::Value)),
        },
    }
}

/// The type of one of the JSON texts of a stream: the document describes one of them, or the list of all.
pub(super) fn item_type(context: &Context<'_>, media_type: &MediaType) -> Type {
    match item_schema(context, media_type) {
        Some(schema) => schema::nullable_type(context, schema, Place::ELSEWHERE),
        None => syn::parse_quote!(::serde_json::Value),
    }
}

/// The schema of one of the JSON texts of a stream.
pub(super) fn item_schema(context: &Context<'_>, media_type: &MediaType) -> Option<SchemaId> {
    let schema = media_type.schema?;
    match &context.api.schemas.get(context.api.schemas.meaning(schema)).kind {
        Kind::Array(Array { items: Items::Each(item), .. }) => Some(*item),
        _ => Some(schema),
    }
}

fn of_schema(context: &Context<'_>, schema: SchemaId) -> (Type, Type) {
    let shown = schema::nullable_type(context, schema, Place::ELSEWHERE);
    let nullable = schema::is_nullable(context, schema);
    let meaning = context.api.schemas.meaning(schema);
    let kind = &context.api.schemas.get(meaning).kind;
    let ty = match (kind, schema::item_type(context, kind, Place::ELSEWHERE)) {
        (Kind::String(_), _) if !nullable && readable(&shown) == "String" => syn::parse_quote!(&str),
        (_, Some(item)) if !nullable => syn::parse_quote!(&[#item]),
        _ => syn::parse_quote!(&#shown),
    };
    (ty, shown)
}

/// What puts the body into the call.
fn call(context: &Context<'_>, form: &Form<'_>, parts: &[Expr], required: bool) -> Code {
    let name = &form.sent;
    let (ty, _) = taken(context, form);
    // What can be seen as a trait object is a reference to a type with a size.
    let is_slice = matches!(&ty, Type::Reference(reference) if matches!(*reference.elem, Type::Slice(_)));
    let is_sized = !is_slice && !is_str(&ty);
    let value = if is_sized { quote!(request) } else { quote!(&request) };
    let method = match form.family {
        Family::Json if form.multipart.is_some() => quote!(json_or_multipart(#name, &[#(#parts),*], #value)),
        Family::Json => quote!(json(#name, #value)),
        Family::Multipart => quote!(multipart(&[#(#parts),*], #value)),
        Family::Form => quote!(form(&[#(#parts),*], #value)),
        Family::JsonLines => quote!(json_lines(#name, #value)),
        Family::Text | Family::Xml | Family::EventStream => quote!(text(#name, request)),
        Family::Binary => quote!(file(#name, request)),
    };
    if required {
        Code::new(&quote!(.#method))
    } else {
        Code::new(&quote!(.optional(request, |call, request| call.#method)))
    }
}

/// Whether a text is taken as it is.
fn is_str(ty: &Type) -> bool {
    matches!(ty, Type::Reference(reference) if readable(&reference.elem) == "str")
}

/// Whether a schema allows all values.
fn says_nothing(context: &Context<'_>, schema: SchemaId) -> bool {
    matches!(context.api.schemas.get(context.api.schemas.meaning(schema)).kind, Kind::Any)
}

/// Says where a form has no properties that it could be made of.
pub(super) fn require_properties(context: &mut Context<'_>, form: &Form<'_>) {
    if !form.can_be_written(context) {
        let message = format!("a body of `{}` is made of properties, and the schema is no object", form.sent);
        context.diagnostics.push(Diagnostic::error(message).at(&form.media_type.location).help(DESCRIBE_AN_OBJECT));
    }
}

const DESCRIBE_AN_OBJECT: &str = "describe an object with a property for each part of the form";

/// Says which media types are left out because of that, where there are others.
fn report_unwritten(context: &mut Context<'_>, described: &model::Body) {
    for media_type in form::unwritten(context, described) {
        let name = &media_type.name;
        let message = format!("a body of `{name}` is made of properties, and the schema is no object; it is left out");
        context.diagnostics.push_once(Diagnostic::warning(message).at(&media_type.location).help(DESCRIBE_AN_OBJECT));
    }
}

/// What is sent in an example: the value, as JSON has it, and how a program writes it.
pub(super) fn given(context: &mut Context<'_>, form: &Form<'_>) -> Option<(Value, TokenStream)> {
    match form.family {
        Family::Json | Family::Multipart | Family::Form => of_structure(context, form.media_type),
        Family::JsonLines => {
            let schema = item_schema(context, form.media_type)?;
            let value = sample::of_lines(context, form.media_type, schema)?;
            let expression = literal::expression(context, schema, &value, false, Place::ELSEWHERE)?;
            Some((Value::Array(vec![value]), quote!([#expression])))
        }
        Family::Text | Family::Xml | Family::EventStream => {
            let text = sample::of_text(form.media_type, form.family == Family::Xml);
            Some((Value::String(text.clone()), quote!(#text)))
        }
        Family::Binary => {
            let text = sample::of_text(form.media_type, false);
            Some((Value::String(text.clone()), quote!(File::from(#text))))
        }
    }
}

fn of_structure(context: &mut Context<'_>, media_type: &MediaType) -> Option<(Value, TokenStream)> {
    let Some(schema) = media_type.schema.filter(|schema| !says_nothing(context, *schema)) else {
        let examples = media_type.examples.iter().map(|example| &example.value);
        let value = examples.into_iter().find(|value| matches!(value, Value::Object(_))).cloned();
        let value = value.unwrap_or_else(|| {
            Value::Object([("name".to_owned(), Value::String("value".to_owned()))].into_iter().collect())
        });
        let json = value.to_json().to_string();
        return Some((value, quote!(::serde_json::from_str::<::serde_json::Value>(#json).unwrap_or_default())));
    };
    let value = sample::of_media_type(context, media_type)?;
    let (ty, _) = of_schema(context, schema);
    let expression = match &value {
        Value::String(text) if is_str(&ty) => quote!(#text),
        value => literal::nullable_expression(context, schema, value, Place::ELSEWHERE)?,
    };
    Some((value, expression))
}
