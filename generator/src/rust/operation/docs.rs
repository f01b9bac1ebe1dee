//! What the documentation comments of operations say.

use super::path::full_path;
use crate::model;
use crate::rust::body::Form;
use crate::rust::parameter::Parameters;
use crate::rust::{docs, outcome};

/// The paragraphs on an operation.
pub(super) fn documentation(
    operation: &model::Operation,
    form: Option<&Form<'_>>,
    parameters: &Parameters<'_>,
) -> Vec<String> {
    let summary = operation.summary.as_deref().map(docs::plain).unwrap_or_default();
    let description = operation.description.as_deref().map(docs::harmless).unwrap_or_default();
    let request = docs::code_span(&format!("{} {}", operation.method, full_path(operation)), false);
    let more = operation.external_documentation.as_ref().map(|documentation| {
        let about = documentation.description.as_deref().unwrap_or("More");
        docs::harmless(&format!("{about}: {}", documentation.url))
    });
    let mut paragraphs = vec![summary, description];
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    let calls = if paragraphs.is_empty() { "Calls" } else { "It calls" };
    let sent = form.filter(|form| form.suffix.is_some()).map(|form| docs::code_span(&form.sent, false));
    let sent = sent.map(|media_type| format!(", with a body of the media type {media_type}")).unwrap_or_default();
    paragraphs.push(format!("{calls} {request}{sent}."));
    paragraphs.extend(more);
    paragraphs.push(parameters.arguments.iter().map(|argument| argument.docs.as_str()).collect::<Vec<_>>().join("\n"));
    paragraphs
}

/// What is said of its errors.
pub(super) fn error_docs(outcome: &outcome::Outcome<'_>) -> String {
    let described = outcome.arms.iter().any(|arm| !arm.success);
    let text = if described {
        " [`Error::Api`](crate::Error::Api) where the API answers with an error that it describes; otherwise one of the other variants of \
         [`Error`](crate::Error)."
    } else {
        " One of the variants of [`Error`](crate::Error) other than `Api`."
    };
    text.to_owned()
}
