//! How the properties of forms are written.

use super::context::Context;
use super::{header, media_type, style};
use crate::diagnostics::Diagnostic;
use crate::model::{
    Additional, Body, Callback, Encoding, EncodingStyle, Kind, MediaType, Operation, SchemaId, Schemas, Style,
};
use crate::pointer::Pointer;

/// The styles that properties have.
const STYLES: [Style; 4] = [Style::Form, Style::SpaceDelimited, Style::PipeDelimited, Style::DeepObject];

/// What a media type says of the properties of its schema.
pub(super) fn encoding(context: &mut Context<'_>, of: &Pointer) -> Vec<Encoding> {
    let at = of.join("encoding");
    context.keys(&at).map(|property| lower(context, property, at.join(property))).collect()
}

fn lower(context: &mut Context<'_>, property: &str, location: Pointer) -> Encoding {
    let content_type = context.text(&location, "contentType");
    if let Some(name) = &content_type {
        media_type::require_header_value(context, name, &location.join("contentType"));
    }
    Encoding {
        property: property.to_owned(),
        content_type,
        headers: header::headers(context, &location),
        style: styled(context, &location),
        location,
    }
}

/// The style, where one of the fields that ask for it is there.
fn styled(context: &mut Context<'_>, at: &Pointer) -> Option<EncodingStyle> {
    if !["style", "explode", "allowReserved"].into_iter().any(|field| context.has(&at.join(field))) {
        return None;
    }
    let style = style::style(context, &STYLES, "a property of a form", at)?;
    Some(EncodingStyle {
        style,
        explode: context.flag_or(at, "explode", style == Style::Form),
        allow_reserved: context.flag(at, "allowReserved"),
    })
}

/// Says where an encoding is for a property that there is not. Before, not all schemas are known.
pub(super) fn check(context: &mut Context<'_>, operations: &[Operation], webhooks: &[Callback]) {
    let callbacks = operations.iter().flat_map(|operation| &operation.callbacks).chain(webhooks);
    let bodies = operations.iter().map(|operation| &operation.body).chain(callbacks.map(|callback| &callback.body));
    for media_type in bodies.flatten().flat_map(|Body { content, .. }| content) {
        check_media_type(context, media_type);
    }
}

fn check_media_type(context: &mut Context<'_>, media_type: &MediaType) {
    let Some(schema) = media_type.schema else { return };
    for encoding in &media_type.encoding {
        if lacks(&context.found.schemas, schema, &encoding.property) {
            let message = format!("the schema has no property `{}`, so this is passed over", encoding.property);
            let help = "add the property to the schema, or take this out";
            context.say(Diagnostic::warning(message).at(&encoding.location).help(help));
        }
    }
}

/// Whether no value of a schema has a property, as far as the document says.
fn lacks(schemas: &Schemas, schema: SchemaId, name: &str) -> bool {
    let Kind::Object(object) = &schemas.get(schemas.meaning(schema)).kind else { return false };
    let open = matches!(object.additional, Additional::Any | Additional::Typed(_));
    !open && !object.properties.iter().any(|property| property.name == name)
}
