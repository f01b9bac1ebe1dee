//! Operations, with what their path and the document say for them.

use std::collections::HashMap;

use super::context::Context;
use super::select::Selection;
use super::{body, callback, parameter, path, response, security, server};
use crate::diagnostics::Diagnostic;
use crate::model::{ExternalDocumentation, Operation, Path, Requirement, Scheme};
use crate::pointer::Pointer;

/// The operations of the document. `servers` are those of the whole document.
pub(super) fn operations(
    context: &mut Context<'_>,
    servers: &[usize],
    schemes: &[Scheme],
    selection: &Selection,
) -> Vec<Operation> {
    let mut operations = Vec::new();
    for (key, at) in context.paths() {
        if selection.is_part() && chosen(context, &context.end(&at), &at, selection).is_empty() {
            continue;
        }
        report_operations_beside_reference(context, &at);
        let start = context.diagnostics.len();
        let Some(item) = context.target(&at) else { continue };
        let methods = chosen(context, &item, &at, selection);
        let Some(path) = path::split(context, key, &at) else {
            if context.excuse(start, &format!("`{key}`")) {
                context.left_out += methods.len();
            }
            continue;
        };
        let around = Surroundings { at: &at, item: &item, path: &path, servers, schemes };
        for method in methods {
            let start = context.diagnostics.len();
            let mut operation = lower(context, &around, method);
            operation.left_out = context.excuse(start, &operation.title());
            operations.push(operation);
        }
    }
    report_duplicates(context, &mut operations);
    operations
}

/// The methods of a path that are lowered.
fn chosen(context: &Context<'_>, item: &Pointer, at: &Pointer, selection: &Selection) -> Vec<&'static str> {
    let mut methods = context.methods(item);
    methods.retain(|method| selection.has(at, method));
    methods
}

/// Operations of a path that refers to another one: which of both counts, the specification leaves open (section 4.7.9).
fn report_operations_beside_reference(context: &mut Context<'_>, at: &Pointer) {
    if context.has(&at.join("$ref")) {
        for method in context.methods(at) {
            context.unsupported("an operation beside a `$ref`", &at.join(method));
        }
    }
}

/// What stands around an operation in the document.
struct Surroundings<'a> {
    /// The place of its path.
    at: &'a Pointer,
    /// The place of its path item, which differs where the path refers to it.
    item: &'a Pointer,
    path: &'a Path,
    servers: &'a [usize],
    schemes: &'a [Scheme],
}

fn lower(context: &mut Context<'_>, around: &Surroundings<'_>, method: &str) -> Operation {
    let location = around.item.join(method);
    let mut path = around.path.clone();
    let mut parameters = parameter::merged(context, around.item, &location);
    path::fit(context, &mut path, &mut parameters, around.at, [around.item, &location]);
    let either =
        |context: &Context<'_>, field| context.text(&location, field).or_else(|| context.text(around.item, field));
    Operation {
        left_out: false,
        method: method.to_ascii_uppercase(),
        path,
        operation_id: context.text(&location, "operationId"),
        tags: context.texts(&location, "tags"),
        summary: either(context, "summary"),
        description: either(context, "description"),
        external_documentation: external_documentation(context, &location.join("externalDocs")),
        deprecated: context.flag(&location, "deprecated"),
        parameters,
        body: body::lower(context, &location),
        responses: response::responses(context, method, &location),
        callbacks: callback::callbacks(context, &location),
        security: security(context, around.schemes, &location),
        servers: server::of_operation(context, &location, around.item, around.servers),
        location,
    }
}

fn external_documentation(context: &Context<'_>, at: &Pointer) -> Option<ExternalDocumentation> {
    let url = context.text(at, "url")?;
    Some(ExternalDocumentation { url, description: context.text(at, "description") })
}

/// The operation's own requirements, or else the document's. An empty list of its own asks for no credentials.
fn security(context: &mut Context<'_>, schemes: &[Scheme], operation: &Pointer) -> Vec<Requirement> {
    let has_own = context.has(&operation.join("security"));
    let at = if has_own { operation.clone() } else { Pointer::root() };
    security::requirements(context, schemes, &at)
}

fn report_duplicates(context: &mut Context<'_>, operations: &mut [Operation]) {
    let mut first = HashMap::new();
    for operation in operations {
        let Some(name) = operation.operation_id.clone() else { continue };
        let start = context.diagnostics.len();
        if let Some(other) = first.insert(name.clone(), operation.location.clone()) {
            context.diagnostics.push(
                Diagnostic::error(format!("two operations have the operationId `{name}`; the other one is `{other}`"))
                    .at(&operation.location.join("operationId"))
                    .help("give each operation an operationId of its own"),
            );
        }
        operation.left_out |= context.excuse(start, &operation.title());
    }
}
