//! What the API sends by itself.

use super::context::{Context, Method};
use super::{body, response};
use crate::model::Callback;
use crate::pointer::Pointer;

/// The callbacks of an operation, in the order of the document.
pub(super) fn callbacks(context: &mut Context<'_>, operation: &Pointer) -> Vec<Callback> {
    let at = operation.join("callbacks");
    let mut callbacks = Vec::new();
    for name in context.keys(&at) {
        let Some(location) = context.target(&at.join(name)) else { continue };
        for expression in context.keys(&location).filter(|key| !key.starts_with("x-")) {
            callbacks.extend(requests(context, name, Some(expression), &location.join(expression)));
        }
    }
    callbacks
}

/// What the API sends apart from any operation: `webhooks`, and `x-webhooks`, which people write in OpenAPI 3.0.
pub(super) fn webhooks(context: &mut Context<'_>) -> Vec<Callback> {
    let mut webhooks = Vec::new();
    for at in ["webhooks", "x-webhooks"].map(|key| Pointer::root().join(key)) {
        for name in context.keys(&at).filter(|name| !name.starts_with("x-")) {
            let start = context.diagnostics.len();
            let requests = requests(context, name, None, &at.join(name));
            if context.excuse(start, &format!("the webhook `{name}`")).is_empty() {
                webhooks.extend(requests);
            }
        }
    }
    webhooks
}

/// The requests that a path item describes.
fn requests(context: &mut Context<'_>, name: &str, expression: Option<&String>, at: &Pointer) -> Vec<Callback> {
    let Some(item) = context.target(at) else { return Vec::new() };
    let methods = context.methods(&item);
    methods.into_iter().map(|method| request(context, name, expression, &item, method)).collect()
}

fn request(
    context: &mut Context<'_>,
    name: &str,
    expression: Option<&String>,
    item: &Pointer,
    method: Method,
) -> Callback {
    let Method { name: method, at: location } = method;
    Callback {
        name: name.to_owned(),
        expression: expression.cloned(),
        summary: context.text(&location, "summary").or_else(|| context.text(item, "summary")),
        description: context.text(&location, "description").or_else(|| context.text(item, "description")),
        body: body::lower(context, &location),
        responses: response::responses(context, &method, &location),
        method,
        location,
    }
}
