//! The forms that bodies have.

use super::context::Context;
use super::{encoding, example, schema};
use crate::diagnostics::Diagnostic;
use crate::model::MediaType;
use crate::pointer::Pointer;

/// The media types that the `content` of a body or of a response lists.
pub(super) fn content(context: &mut Context<'_>, at: &Pointer) -> Vec<MediaType> {
    let at = at.join("content");
    context.keys(&at).map(|name| lower(context, name, at.join(name))).collect()
}

/// The media type of a parameter or header, which has exactly one. `None` where it has not, which is said then.
pub(super) fn only(context: &mut Context<'_>, at: &Pointer, thing: &str) -> Option<MediaType> {
    let names: Vec<_> = context.keys(&at.join("content")).collect();
    if let [name] = names.as_slice() {
        return Some(lower(context, name, at.join("content").join(name)));
    }
    let message = format!("the `content` of a {thing} has exactly one media type, not {}", names.len());
    let help = if names.is_empty() { "name one, such as `application/json`" } else { "keep the one that is sent" };
    context.say(Diagnostic::error(message).at(&at.join("content")).help(help));
    None
}

fn lower(context: &mut Context<'_>, name: &str, location: Pointer) -> MediaType {
    require_header_value(context, name, &location);
    MediaType {
        name: name.to_owned(),
        schema: schema::at(context, &location.join("schema")),
        examples: example::examples(context, &location),
        encoding: encoding::encoding(context, &location),
        location,
    }
}

/// Says where a media type cannot stand in a header. Whatever else it is, it is for the server to know.
pub(super) fn require_header_value(context: &mut Context<'_>, name: &str, at: &Pointer) {
    if name.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return;
    }
    let message = format!("the media type `{name}` holds a character that no header may hold");
    let help = "write a type and a subtype in ASCII, as in `application/json`";
    context.say(Diagnostic::error(message).at(at).help(help));
}
