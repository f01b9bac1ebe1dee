//! What can be called next.

use super::context::Context;
use crate::diagnostics::Diagnostic;
use crate::hash::{HashMap, HashSet};
use crate::model::Link;
use crate::pointer::Pointer;
use crate::value::Value;

/// The operations of the document.
#[derive(Default)]
pub(super) struct Targets {
    names: HashMap<String, Pointer>,
    places: HashSet<Pointer>,
}

/// Finds the operations of the document.
pub(super) fn targets(context: &Context<'_>) -> Targets {
    let mut targets = Targets::default();
    for (_, at) in context.paths() {
        for method in context.operations(&at) {
            let location = method.at;
            if let Some(name) = context.text(&location, "operationId") {
                targets.names.entry(name).or_insert_with(|| location.clone());
            }
            targets.places.insert(location);
        }
    }
    targets
}

/// The links of a response, in the order of the document.
pub(super) fn links(context: &mut Context<'_>, response: &Pointer) -> Vec<Link> {
    let at = response.join("links");
    context.keys(&at).filter_map(|name| lower(context, name, &at.join(name))).collect()
}

fn lower(context: &mut Context<'_>, name: &str, at: &Pointer) -> Option<Link> {
    let location = context.target(at)?;
    let (target, operation) = if let Some(name) = context.text(&location, "operationId") {
        (named(context, &name, &location), name)
    } else {
        let reference = context.text(&location, "operationRef")?;
        (referenced(context, &reference, &location), reference)
    };
    let parameters = location.join("parameters");
    let text = |name: &String| Some((name.clone(), text(&context.value(&parameters, name)?)));
    Some(Link {
        name: name.to_owned(),
        target,
        operation,
        parameters: context.keys(&parameters).filter_map(text).collect(),
        request_body: context.value(&location, "requestBody").as_ref().map(self::text),
        description: context.text(&location, "description"),
        location,
    })
}

/// An expression as it is, and any other value as JSON.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}

fn named(context: &mut Context<'_>, name: &str, at: &Pointer) -> Option<Pointer> {
    let target = context.known.targets.names.get(name).cloned();
    if target.is_none() {
        let message = format!("no operation has the operationId `{name}`, so this link leads nowhere");
        let help = "write the operationId of an operation of this document";
        context.say(Diagnostic::warning(message).at(&at.join("operationId")).help(help));
    }
    target
}

/// The operation that a reference leads to. One that leads out of the document is none of ours.
fn referenced(context: &mut Context<'_>, reference: &str, at: &Pointer) -> Option<Pointer> {
    let target = operation(context, Pointer::from_fragment(reference.strip_prefix('#')?));
    if target.is_none() {
        let message = format!("`{reference}` leads to no operation, so this link leads nowhere");
        let help = "write the place of an operation: `#/paths/~1pets~1{id}/get`";
        context.say(Diagnostic::warning(message).at(&at.join("operationRef")).help(help));
    }
    target
}

/// The operation at a place, or behind the reference that its path is.
fn operation(context: &Context<'_>, place: Option<Pointer>) -> Option<Pointer> {
    let place = place?;
    if context.known.targets.places.contains(&place) {
        return Some(place);
    }
    let (item, method) = (place.parent()?, place.keys().last()?);
    let target = context.end(&item).join(method);
    context.known.targets.places.contains(&target).then_some(target)
}
