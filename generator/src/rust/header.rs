//! The typed headers of an operation's successful responses.

use serde::Serialize;

use super::Context;
use super::code::Code;
use super::docs;
use super::format;
use super::names::{Candidate, Scope, to_ident};
use super::schema::{self, Place};
use crate::model::{Header, Kind, Response};

/// A struct of headers.
#[derive(Clone, Debug, Serialize)]
pub struct Headers {
    /// The name of the type.
    pub name: Code,
    /// Its documentation comment.
    pub docs: String,
    /// Its fields.
    pub fields: Vec<Field>,
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
    /// A value that a test can send.
    pub sample: String,
    /// Whether that value is text in Rust.
    pub is_text: bool,
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
    let fields = headers.iter().zip(names).filter_map(|(header, name)| field(context, header, &name)).collect();
    Some(Headers {
        name: Code::new(&to_ident(&format!("{prefix}Headers"))),
        docs: format!(" The headers that come with the answer of `{method}`."),
        fields,
    })
}

fn field(context: &mut Context<'_>, header: &Header, name: &str) -> Option<Field> {
    let id = header.schema()?;
    let schema = context.api.schemas.get(context.api.schemas.meaning(id));
    let sample = match &schema.kind {
        Kind::Boolean => "true",
        Kind::Integer { .. } => "42",
        Kind::Number { .. } => "1.5",
        Kind::String(_) => "text",
        _ => {
            context.unsupported("a header that is no string, number or boolean", &schema.location);
            return None;
        }
    };
    let description = header.description.as_deref().or(schema.description.as_deref()).map(docs::harmless);
    let description = description.filter(|text| !text.is_empty());
    let otherwise = format!("The header {}.", docs::code_span(&header.name, false));
    // Types that are chosen for formats are for JSON.
    let ty = match (format::chosen(context, &schema.kind), &schema.kind) {
        (None, _) => schema::type_of(context, id, Place::ELSEWHERE),
        (Some(_), Kind::String(_)) => Place::ELSEWHERE.prelude("String"),
        (Some(_), _) => syn::parse_quote!(f64),
    };
    Some(Field {
        name: Code::new(&to_ident(name)),
        wire_name: header.name.clone(),
        docs: docs::comment(&[description.unwrap_or(otherwise)]),
        ty: Code::new(&ty),
        sample: sample.to_owned(),
        is_text: matches!(schema.kind, Kind::String(_)),
    })
}
