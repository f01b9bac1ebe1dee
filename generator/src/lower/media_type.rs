//! The forms that bodies have.

use super::context::Context;
use super::{example, schema};
use crate::model::MediaType;
use crate::pointer::Pointer;

/// The media types that the `content` of a body or of a response lists.
pub(super) fn content(context: &mut Context<'_>, at: &Pointer) -> Vec<MediaType> {
    let at = at.join("content");
    context.keys(&at).map(|name| lower(context, name, at.join(name))).collect()
}

fn lower(context: &mut Context<'_>, name: &str, location: Pointer) -> MediaType {
    MediaType {
        name: name.to_owned(),
        schema: schema::at(context, &location.join("schema")),
        examples: example::examples(context, &location),
        encoding: Vec::new(),
        location,
    }
}
