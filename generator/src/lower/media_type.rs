//! The forms that bodies have.

use super::context::Context;
use super::{encoding, example, schema};
use crate::diagnostics::Diagnostic;
use crate::model::MediaType;
use crate::pointer::Pointer;

/// The media types that the `content` of a body or of a response lists.
pub(super) fn content(context: &mut Context<'_>, at: &Pointer) -> Vec<MediaType> {
    let at = at.join("content");
    context.keys(&at).filter_map(|name| lower(context, name, &at.join(name))).collect()
}

/// The media type of a parameter or header, which has exactly one. `None` where it has not, which is said then.
pub(super) fn only(context: &mut Context<'_>, at: &Pointer, thing: &str) -> Option<MediaType> {
    let names: Vec<_> = context.keys(&at.join("content")).collect();
    if let [name] = names.as_slice() {
        return lower(context, name, &at.join("content").join(name));
    }
    let message = format!("the `content` of a {thing} has exactly one media type, not {}", names.len());
    let help = if names.is_empty() { "name one, such as `application/json`" } else { "keep the one that is sent" };
    context.say(Diagnostic::error(message).at(&at.join("content")).help(help));
    None
}

fn lower(context: &mut Context<'_>, name: &str, at: &Pointer) -> Option<MediaType> {
    require_header_value(context, name, at);
    let location = context.target(at)?;
    let schema = match item(context, &location) {
        Some(item) if !context.has(&location.join("schema")) => schema::at(context, &item),
        _ => schema::at(context, &location.join("schema")),
    };
    Some(MediaType {
        name: name.to_owned(),
        schema,
        examples: example::examples(context, &location),
        encoding: encoding::encoding(context, &location),
        location,
    })
}

/// Where the schema of each item of a stream stands (`itemSchema`).
///
/// That of server-sent events describes the event, of which only the data makes a value.
fn item(context: &Context<'_>, location: &Pointer) -> Option<Pointer> {
    let at = location.join("itemSchema");
    if !context.has(&at) {
        return None;
    }
    let data = context.end(&at).join("properties").join("data");
    let decoded = context.end(&data).join("contentSchema");
    [decoded, data].into_iter().find(|place| context.has(place)).or(Some(at))
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
