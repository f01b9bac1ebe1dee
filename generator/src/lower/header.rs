//! Response headers.

use super::context::Context;
use super::schema;
use crate::model::Header;
use crate::pointer::Pointer;

/// The headers that a response describes.
pub(super) fn headers(context: &mut Context<'_>, response: &Pointer) -> Vec<Header> {
    let at = response.join("headers");
    // The specification passes over a header of this name: the media type of the content says it.
    let names = context.keys(&at).filter(|name| !name.eq_ignore_ascii_case("content-type"));
    names.filter_map(|name| lower(context, name, &at.join(name))).collect()
}

fn lower(context: &mut Context<'_>, name: &str, at: &Pointer) -> Option<Header> {
    let location = context.target(at)?;
    if context.value(&location, "content").is_some() {
        context.unsupported("a header with `content`", &location.join("content"));
        return None;
    }
    Some(Header {
        name: name.to_owned(),
        description: context.text(&location, "description"),
        required: context.flag(&location, "required"),
        deprecated: context.flag(&location, "deprecated"),
        form: crate::model::HeaderForm::Simple {
            explode: context.flag(&location, "explode"),
            schema: schema::at(context, &location.join("schema"))?,
        },
        location,
    })
}
