//! The typed headers of an operation's successful responses.

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;
use syn::Type;

use super::code::Code;
use super::media_type::{Family, family};
use super::names::{Candidate, Scope};
use super::schema::{self, Place};
use super::{Context, docs, exchange, format, literal, sample};
use crate::model::{Array, Header, HeaderForm, Items, Kind, Listed, Response, SchemaId};

/// A struct of headers.
#[derive(Clone, Debug, Serialize)]
pub struct Headers {
    /// The name of the type.
    pub name: Code,
    /// Its documentation comment.
    pub docs: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Whether a test can send a value of one of them.
    pub has_samples: bool,
}

/// A header.
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    /// Its name in Rust.
    pub name: Code,
    /// Its name on the wire.
    pub wire_name: String,
    /// Its documentation comment.
    pub docs: Code,
    /// The type of its value.
    pub ty: Code,
    /// How its text becomes a value.
    pub form: Code,
    /// What a test sends, and what it gets.
    pub sample: Option<Sample>,
    /// Whether `?` is none of its values.
    pub spoilt: bool,
}

/// A value of a header.
#[derive(Clone, Debug, Serialize)]
pub struct Sample {
    /// Its text.
    pub sent: String,
    /// The value in Rust.
    pub value: Code,
}

/// The headers that the successful responses of an operation declare; none where they declare none.
pub(super) fn headers(
    context: &mut Context<'_>,
    responses: &[&Response],
    prefix: &str,
    method: &str,
) -> Option<Headers> {
    let mut headers: Vec<&Header> = Vec::new();
    for header in responses.iter().flat_map(|response| &response.headers) {
        if !headers.iter().any(|known| known.name.eq_ignore_ascii_case(&header.name)) {
            headers.push(header);
        }
    }
    if headers.is_empty() {
        return None;
    }
    let wanted =
        |header: &&Header| Candidate { wanted: context.namer.snake(&header.name), spelled: header.name.clone() };
    let candidates: Vec<_> = headers.iter().map(wanted).collect();
    let names = Scope::default().resolve(&candidates);
    let fields: Vec<_> = headers.iter().zip(names).map(|(header, name)| field(context, header, &name)).collect();
    Some(Headers {
        name: Code::name(&format!("{prefix}Headers")),
        docs: format!(" The headers that come with the answer of `{method}`."),
        has_samples: fields.iter().any(|field| field.sample.is_some()),
        fields,
    })
}

fn field(context: &mut Context<'_>, header: &Header, name: &str) -> Field {
    let (form, ty) = form(context, header);
    let description = described(context, header).as_deref().map(docs::harmless).filter(|text| !text.is_empty());
    let otherwise = format!("The header {}.", docs::code_span(&header.name, false));
    let deprecated = header.deprecated.then(|| "The API asks callers to turn away from it.".to_owned());
    Field {
        name: Code::name(name),
        wire_name: header.name.clone(),
        docs: docs::comment(&[description.unwrap_or(otherwise), deprecated.unwrap_or_default()]),
        sample: sample(context, header, form),
        spoilt: matches!(form, Form::Literal | Form::Literals),
        form: Code::new(&form.written()),
        ty: Code::new(&ty),
    }
}

fn described(context: &Context<'_>, header: &Header) -> Option<String> {
    let of_schema = || context.api.schemas.get(header.schema()?).description.clone();
    header.description.clone().or_else(of_schema)
}

/// How the text of a header becomes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Text,
    Literal,
    Texts,
    Literals,
    Object { exploded: bool },
    Json,
}

impl Form {
    fn written(self) -> TokenStream {
        match self {
            Self::Text => quote!(Form::Text),
            Self::Literal => quote!(Form::Literal),
            Self::Texts => quote!(Form::Texts),
            Self::Literals => quote!(Form::Literals),
            Self::Object { exploded } => quote!(Form::Object { exploded: #exploded }),
            Self::Json => quote!(Form::Json),
        }
    }
}

/// How a header is read, and as what.
fn form(context: &Context<'_>, header: &Header) -> (Form, Type) {
    let value = |schema: Option<SchemaId>| match schema {
        Some(schema) => schema::type_of(context, schema, Place::ELSEWHERE),
        None => syn::parse_quote!(::serde_json::Value),
    };
    match &header.form {
        HeaderForm::Content(media_type) => match family(context, media_type) {
            Family::Json | Family::JsonLines => (Form::Json, value(media_type.schema)),
            _ => (Form::Text, Place::ELSEWHERE.prelude("String")),
        },
        HeaderForm::Simple { explode, schema } => (of_schema(context, *schema, *explode), value(Some(*schema))),
    }
}

fn of_schema(context: &Context<'_>, schema: SchemaId, exploded: bool) -> Form {
    let kind = |schema: SchemaId| &context.api.schemas.get(context.api.schemas.meaning(schema)).kind;
    match kind(schema) {
        kind if is_literal(kind) => Form::Literal,
        Kind::Array(Array { items: Items::Each(item), .. }) if is_literal(kind(*item)) => Form::Literals,
        Kind::Array(_) => Form::Texts,
        Kind::Object(_) => Form::Object { exploded },
        _ => Form::Text,
    }
}

/// Whether values are written as JSON writes them.
fn is_literal(kind: &Kind) -> bool {
    match kind {
        Kind::Boolean | Kind::Integer { .. } | Kind::Number { .. } => true,
        Kind::Enumeration(enumeration) => enumeration.of != Listed::Strings,
        _ => false,
    }
}

/// What a test sends, and what it gets; none where no such value can be written down.
fn sample(context: &mut Context<'_>, header: &Header, form: Form) -> Option<Sample> {
    let schema = header.schema()?;
    let value = sample::of_parameter(context, schema, "text")?;
    let value = format::written(context, schema, &value);
    let expression = literal::expression(context, schema, &value, false, Place::ELSEWHERE)?;
    let sent = match form {
        Form::Json => value.to_json().to_string(),
        Form::Object { exploded } => exchange::simple(&value, exploded),
        _ => exchange::simple(&value, false),
    };
    // What no header can hold cannot be sent.
    let fits = !sent.is_empty() && sent.bytes().all(|byte| (0x20..0x7f).contains(&byte)) && sent.trim() == sent;
    fits.then(|| Sample { sent, value: Code::new(&expression) })
}
