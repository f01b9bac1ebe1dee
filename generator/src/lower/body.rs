//! What is sent.

use super::context::Context;
use super::media_type;
use crate::model::Body;
use crate::pointer::Pointer;

/// The body of an operation.
pub(super) fn lower(context: &mut Context<'_>, operation: &Pointer) -> Option<Body> {
    let at = operation.join("requestBody");
    let location = if context.has(&at) { context.target(&at)? } else { return None };
    Some(Body {
        description: context.text(&location, "description"),
        required: context.flag(&location, "required"),
        content: media_type::content(context, &location),
        location,
    })
}
