//! What the API sends by itself.

use super::context::{Context, Method};
use super::select::Selection;
use super::{body, response};
use crate::model::Callback;
use crate::pointer::Pointer;

/// The callbacks of an operation, in the order of the document.
pub(super) fn callbacks(context: &mut Context<'_>, operation: &Pointer) -> Vec<Callback> {
    let at = operation.join("callbacks");
    let mut callbacks = Vec::new();
    for name in context.keys(&at) {
        let start = context.found.diagnostics.len();
        let own = callback(context, name, &at.join(name));
        // Calls can do without.
        if context.excuse(start, &format!("the callback `{name}`")).is_empty() {
            callbacks.extend(own);
        }
    }
    callbacks
}

fn callback(context: &mut Context<'_>, name: &str, at: &Pointer) -> Vec<Callback> {
    let Some(location) = context.target(at) else { return Vec::new() };
    let expressions = context.keys(&location).filter(|key| !key.starts_with("x-"));
    let requests =
        expressions.map(|expression| requests(context, name, Some(expression), &location.join(expression), None));
    requests.collect::<Vec<_>>().into_iter().flatten().collect()
}

/// What the API sends apart from any operation: `webhooks`, and `x-webhooks`, which people write in OpenAPI 3.0.
pub(super) fn webhooks(context: &mut Context<'_>, selection: &Selection) -> Vec<Callback> {
    let mut webhooks = Vec::new();
    for (name, at) in context.webhooks() {
        let start = context.found.diagnostics.len();
        let requests = requests(context, name, None, &at, Some(selection));
        if context.excuse(start, &format!("the webhook `{name}`")).is_empty() {
            webhooks.extend(requests);
        }
    }
    webhooks
}

/// The requests that a path item describes.
fn requests(
    context: &mut Context<'_>,
    name: &str,
    expression: Option<&String>,
    at: &Pointer,
    selection: Option<&Selection>,
) -> Vec<Callback> {
    let mut methods = context.operations(at);
    methods.retain(|method| selection.is_none_or(|selection| selection.has(at, &method.name)));
    if methods.is_empty() && selection.is_some_and(Selection::is_part) {
        return Vec::new();
    }
    if context.target(at).is_none() {
        return Vec::new();
    }
    let items = context.path_items(at);
    methods.into_iter().map(|method| request(context, name, expression, &items, method)).collect()
}

fn request(
    context: &mut Context<'_>,
    name: &str,
    expression: Option<&String>,
    items: &[Pointer],
    method: Method,
) -> Callback {
    let Method { name: method, at: location } = method;
    Callback {
        name: name.to_owned(),
        expression: expression.cloned(),
        summary: context.text(&location, "summary").or_else(|| context.first_text(items, "summary")),
        description: context.text(&location, "description").or_else(|| context.first_text(items, "description")),
        body: body::lower(context, &location),
        responses: response::responses(context, &method, &location),
        method,
        location,
    }
}
