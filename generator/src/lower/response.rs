//! What is answered.

use super::context::Context;
use super::{header, link, media_type};
use crate::diagnostics::{Diagnostic, Tolerance};
use crate::document::tolerate::UNRESOLVED;
use crate::model::{Response, StatusPattern};
use crate::pointer::Pointer;

/// The responses of an operation, in the order of the document.
///
/// Those to HEAD have no body: what the document says of it is what GET would answer (RFC 9110, section 9.3.2).
pub(super) fn responses(context: &mut Context<'_>, method: &str, operation: &Pointer) -> Vec<Response> {
    let at = operation.join("responses");
    let mut responses = Vec::<Response>::new();
    for key in context.keys(&at).filter(|key| !key.starts_with("x-")) {
        let at = at.join(key);
        let Some(response) = lower(context, key, &at) else { continue };
        if responses.iter().any(|other| other.status == response.status) {
            let message = format!("the status `{}` is described twice; what stands first counts", response.status);
            context.say(Diagnostic::warning(message).at(&at).help("keep one of them"));
            continue;
        }
        responses.push(response);
    }
    if method.eq_ignore_ascii_case("head") {
        for response in &mut responses {
            response.content.clear();
        }
    }
    responses
}

/// What cannot be known of the responses of an operation, because references lead nowhere.
pub(super) fn lacks(context: &Context<'_>, operation: &Pointer) -> Vec<String> {
    let at = operation.join("responses");
    let mut lacks = Vec::new();
    for status in context.keys(&at).filter(|status| !status.starts_with("x-")) {
        if self::status(status).is_none() {
            lacks.push(format!("the response `{status}` is left out: it is no status"));
        }
        let location = context.end(&at.join(status));
        let reason = context.text(&location, UNRESOLVED);
        lacks.extend(
            reason.map(|reason| format!("nothing is known of the response `{status}` but its status: {reason}")),
        );
        let headers = header::lacks(context, &location);
        lacks.extend(headers.map(|(name, reason)| {
            format!("nothing is known of the header `{name}` of the response `{status}`: {reason}")
        }));
    }
    lacks
}

fn lower(context: &mut Context<'_>, key: &str, at: &Pointer) -> Option<Response> {
    let Some(status) = status(key) else {
        let message = format!("`{key}` is no status of a response");
        let help = "write a status (`404`), a range of them (`4XX`) or `default`";
        let diagnostic = match context.known.tolerance {
            Tolerance::KeepGoing => Diagnostic::warning(format!("{message}, and is left out")),
            Tolerance::None => Diagnostic::error(message),
        };
        context.say(diagnostic.at(at).help(help));
        return None;
    };
    let location = context.target(at)?;
    Some(Response {
        status,
        description: context.text(&location, "description").unwrap_or_default(),
        headers: header::headers(context, &location),
        content: media_type::content(context, &location),
        links: link::links(context, &location),
        location,
    })
}

fn status(key: &str) -> Option<StatusPattern> {
    match key.as_bytes() {
        b"default" => Some(StatusPattern::Default),
        [digit @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => Some(StatusPattern::Range(digit - b'0')),
        [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] => key.parse().ok().map(StatusPattern::Exact),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::status;
    use crate::model::StatusPattern;

    #[test]
    fn reads_statuses_and_ranges() {
        assert_eq!(status("404"), Some(StatusPattern::Exact(404)));
        assert_eq!(status("4xx"), Some(StatusPattern::Range(4)));
        assert_eq!(status("default"), Some(StatusPattern::Default));
        for wrong in ["", "40", "4X4", "0XX", "6XX", "Default", "099"] {
            assert_eq!(status(wrong), None, "{wrong}");
        }
    }
}
