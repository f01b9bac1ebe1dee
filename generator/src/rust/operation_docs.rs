//! What the documentation comments of operations say.

use super::operation::full_path;
use super::{docs, outcome};
use crate::model;

/// The paragraphs on an operation.
pub(super) fn documentation(operation: &model::Operation) -> Vec<String> {
    let summary = operation.summary.as_deref().map(docs::plain).unwrap_or_default();
    let description = operation.description.as_deref().map(docs::harmless).unwrap_or_default();
    let request = docs::code_span(&format!("{} {}", operation.method, full_path(operation)), false);
    let more = operation.external_documentation.as_ref().map(|documentation| {
        let about = documentation.description.as_deref().unwrap_or("More");
        docs::harmless(&format!("{about}: {}", documentation.url))
    });
    let mut paragraphs = vec![summary, description];
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    if paragraphs.is_empty() {
        paragraphs.push(format!("Calls {request}."));
    } else {
        paragraphs.push(format!("It calls {request}."));
    }
    paragraphs.extend(more);
    paragraphs
}

/// What is said of its errors.
pub(super) fn error_docs(outcome: &outcome::Outcome) -> String {
    let described = outcome.arms.iter().any(|arm| !arm.success);
    let first = if described {
        " [`Error::Api`] where the API answers with an error that it describes; otherwise"
    } else {
        " One of the"
    };
    let rest =
        if described { " one of the other variants of [`Error`]." } else { " variants of [`Error`] other than `Api`." };
    format!("{first}{rest}")
}
