//! The headers of responses, and of the parts of multipart bodies.

use super::context::Context;
use super::{media_type, schema};
use crate::model::{Header, HeaderForm};
use crate::pointer::Pointer;

/// The headers that a response or an encoding describes.
pub(super) fn headers(context: &mut Context<'_>, at: &Pointer) -> Vec<Header> {
    let at = at.join("headers");
    // The specification passes over a header of this name: the media type of the content says it.
    let names = context.keys(&at).filter(|name| !name.eq_ignore_ascii_case("content-type"));
    names.filter_map(|name| lower(context, name, &at.join(name))).collect()
}

fn lower(context: &mut Context<'_>, name: &str, at: &Pointer) -> Option<Header> {
    let location = context.target(at)?;
    let form = if context.has(&location.join("content")) {
        HeaderForm::Content(media_type::only(context, &location, "header")?)
    } else {
        HeaderForm::Simple {
            explode: context.flag(&location, "explode"),
            schema: schema::at(context, &location.join("schema"))
                .unwrap_or_else(|| schema::text(context, &location, "schema")),
        }
    };
    Some(Header {
        name: name.to_owned(),
        description: context.text(&location, "description"),
        required: context.flag(&location, "required"),
        deprecated: context.flag(&location, "deprecated"),
        form,
        location,
    })
}
