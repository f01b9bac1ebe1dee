//! The shapes that the body of a response can have: one for media types that are read in the same way as the same type.

use syn::{Ident, Type};

use crate::model::{Kind, MediaType, Response};
use crate::rust::media_type::{Family, family};
use crate::rust::names::to_ident;
use crate::rust::schema::{self, Place};
use crate::rust::size::Held;
use crate::rust::{Context, body};

/// A shape that a body can have.
#[derive(Clone, Debug)]
pub(in crate::rust) struct Shape<'a> {
    /// How it is read.
    pub(in crate::rust) reader: Reader,
    /// Its type; none where there is no body.
    pub(in crate::rust) ty: Option<Type>,
    /// What the document says of it; none where there is no body.
    pub(in crate::rust) media_type: Option<&'a MediaType>,
    /// The media types that it comes as.
    pub(in crate::rust) names: Vec<String>,
}

/// How a body is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::rust) enum Reader {
    /// It is passed over.
    NoContent,
    /// As JSON.
    Json,
    /// As text.
    Text,
    /// As bytes, all at once.
    Bytes,
    /// As bytes, when the caller asks for them.
    Stream,
    /// As server-sent events with JSON.
    Events,
    /// As server-sent events with text.
    TextEvents,
    /// As JSON texts, one a line.
    JsonLines,
}

impl Shape<'_> {
    /// What a caller gets.
    pub(super) fn held(&self) -> Held {
        let schema = self.media_type.and_then(|media_type| media_type.schema);
        match (self.reader, schema) {
            (Reader::Json, Some(schema)) => Held::Value(schema),
            (Reader::Events | Reader::TextEvents | Reader::JsonLines, _) => Held::Stream,
            _ => Held::Text,
        }
    }
}

impl Reader {
    /// The function that reads it.
    pub(in crate::rust) fn function(self) -> Ident {
        to_ident(self.word())
    }

    /// Its name.
    pub(in crate::rust) const fn word(self) -> &'static str {
        match self {
            Self::NoContent => "no_content",
            Self::Json => "json",
            Self::Text => "text",
            Self::Bytes => "bytes",
            Self::Stream => "stream",
            Self::Events => "events",
            Self::TextEvents => "text_events",
            Self::JsonLines => "json_lines",
        }
    }

    /// Whether the body is not there yet when the call returns.
    pub(in crate::rust) const fn is_stream(self) -> bool {
        matches!(self, Self::Stream | Self::Events | Self::TextEvents | Self::JsonLines)
    }
}

/// The shapes of a response, in the order of the document.
pub(super) fn shapes<'a>(context: &Context<'_>, response: &'a Response, success: bool) -> Vec<Shape<'a>> {
    let mut shapes: Vec<Shape<'a>> = Vec::new();
    let has_json = response.content.iter().any(|media_type| family(context, media_type) == Family::Json);
    for media_type in &response.content {
        let family = family(context, media_type);
        // The same once more as XML is nothing that a caller of a typed client wants.
        if family == Family::Xml && has_json && !is_text(context, media_type) {
            continue;
        }
        let (reader, ty) = read(context, media_type, family, success);
        let name = media_type.name.trim().to_owned();
        match shapes.iter_mut().find(|shape| shape.reader == reader && shape.ty.as_ref() == Some(&ty)) {
            Some(shape) => shape.names.push(name),
            None => shapes.push(Shape { reader, ty: Some(ty), media_type: Some(media_type), names: vec![name] }),
        }
    }
    if shapes.is_empty() {
        shapes.push(Shape { reader: Reader::NoContent, ty: None, media_type: None, names: Vec::new() });
    }
    shapes
}

/// How a body of a media type is read, and as what. Errors are always read at once.
fn read(context: &Context<'_>, media_type: &MediaType, family: Family, success: bool) -> (Reader, Type) {
    let value = || match media_type.schema {
        Some(schema) => schema::nullable_type(context, schema, Place::ELSEWHERE),
        None => syn::parse_quote!(::serde_json::Value),
    };
    match (family, success) {
        (Family::Json, _) => (Reader::Json, value()),
        (Family::EventStream, true) if is_text(context, media_type) => {
            (Reader::TextEvents, syn::parse_quote!(EventStream<String>))
        }
        (Family::EventStream, true) => {
            let item = body::item_type(context, media_type);
            (Reader::Events, syn::parse_quote!(EventStream<#item>))
        }
        (Family::JsonLines, true) => {
            let item = body::item_type(context, media_type);
            (Reader::JsonLines, syn::parse_quote!(JsonLines<#item>))
        }
        (Family::Binary | Family::Multipart, true) => (Reader::Stream, syn::parse_quote!(Body)),
        (Family::Binary | Family::Multipart, false) => (Reader::Bytes, syn::parse_quote!(::bytes::Bytes)),
        (Family::Text | Family::Xml | Family::Form | Family::EventStream | Family::JsonLines, _) => {
            (Reader::Text, syn::parse_quote!(String))
        }
    }
}

/// Whether values are text, of which nothing more is known.
fn is_text(context: &Context<'_>, media_type: &MediaType) -> bool {
    media_type.schema.is_none_or(|schema| {
        matches!(context.api.schemas.get(context.api.schemas.meaning(schema)).kind, Kind::String(_) | Kind::Any)
    })
}
