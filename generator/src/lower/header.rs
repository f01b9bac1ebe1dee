//! The headers of responses, and of the parts of multipart bodies.

use super::context::Context;
use super::{media_type, parameter, schema};
use crate::diagnostics::Diagnostic;
use crate::document::tolerate::UNRESOLVED;
use crate::hash::HashMap;
use crate::model::{Header, HeaderForm};
use crate::pointer::Pointer;

/// The headers that a response or an encoding describes.
pub(super) fn headers(context: &mut Context<'_>, at: &Pointer) -> Vec<Header> {
    let at = at.join("headers");
    // The specification passes over a header of this name: the media type of the content says it.
    let names = context.keys(&at).filter(|name| !name.eq_ignore_ascii_case("content-type"));
    let mut places = HashMap::default();
    let mut headers = Vec::new();
    for name in names {
        let at = at.join(name);
        if !parameter::is_token(name) {
            let message = format!("`{name}` cannot be the name of a header, so this one never comes, and is left out");
            context.say(Diagnostic::warning(message).at(&at).help(parameter::WRITE_A_TOKEN));
        } else if let Some(first) = places.insert(name.to_ascii_lowercase(), at.clone()) {
            let message = format!("the header `{name}` is described twice; what stands at `{first}` counts");
            context
                .say(Diagnostic::warning(message).at(&at).help("keep one of them: the names of headers have no case"));
            places.insert(name.to_ascii_lowercase(), first);
        } else {
            headers.extend(lower(context, name, &at));
        }
    }
    headers
}

/// The headers of which nothing can be known, because references lead nowhere, with the reasons.
pub(super) fn lacks(context: &Context<'_>, at: &Pointer) -> impl Iterator<Item = (String, String)> {
    let at = at.join("headers");
    context.keys(&at).filter_map(move |name| {
        let reason = context.text(&context.end(&at.join(name)), UNRESOLVED)?;
        Some((name.clone(), reason))
    })
}

fn lower(context: &mut Context<'_>, name: &str, at: &Pointer) -> Option<Header> {
    let location = context.target(at)?;
    if context.has(&location.join(UNRESOLVED)) {
        return None;
    }
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
