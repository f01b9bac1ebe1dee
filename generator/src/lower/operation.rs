//! Operations, with what their path and the document say for them.

use std::collections::HashMap;

use openapiv3::PathItem;

use super::context::Context;
use super::{body, parameter, response, security, server};
use crate::diagnostics::Diagnostic;
use crate::model::{ExternalDocumentation, Operation, Path, Response, Scheme};
use crate::pointer::Pointer;

/// The operations of the document. `servers` are those of the whole document.
pub(super) fn operations(context: &mut Context<'_>, servers: &[usize], schemes: &[Scheme]) -> Vec<Operation> {
    let at = Pointer::root().join("paths");
    let mut operations = Vec::new();
    for (key, item) in &context.document.openapi().paths.paths {
        let at = at.join(key);
        report_operations_beside_reference(context, &at);
        let start = context.diagnostics.len();
        let Some((item, location)) = context.follow(item, &at) else { continue };
        let Some(path) = path(context, key, &at) else {
            let count = item.iter().count();
            if context.excuse(start, &format!("`{key}`")) {
                context.left_out += count;
            }
            continue;
        };
        let surroundings = Surroundings { item: &item, location: &location, path, servers, schemes };
        for (method, operation) in item.iter() {
            let start = context.diagnostics.len();
            let mut operation = lower(context, &surroundings, method, operation);
            operation.left_out = context.excuse(start, &operation.title());
            operations.push(operation);
        }
    }
    report_duplicates(context, &mut operations);
    operations
}

/// Operations of a path that refers to another one: which of both counts, the specification leaves open (section 4.7.9).
fn report_operations_beside_reference(context: &mut Context<'_>, at: &Pointer) {
    let keys: Vec<_> = context.keys(at).collect();
    let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    if !keys.iter().any(|key| *key == "$ref") {
        return;
    }
    for key in keys.into_iter().filter(|key| methods.contains(&key.as_str())) {
        context.unsupported("an operation beside a `$ref`", &at.join(key));
    }
}

/// What stands around an operation in the document.
struct Surroundings<'a> {
    item: &'a PathItem,
    location: &'a Pointer,
    path: (String, Option<String>),
    servers: &'a [usize],
    schemes: &'a [Scheme],
}

fn lower(
    context: &mut Context<'_>,
    around: &Surroundings<'_>,
    method: &str,
    operation: &openapiv3::Operation,
) -> Operation {
    let location = around.location.join(method);
    let (template, query) = around.path.clone();
    Operation {
        left_out: false,
        method: method.to_ascii_uppercase(),
        path: Path { template, query, fragment: None },
        operation_id: operation.operation_id.clone(),
        tags: operation.tags.clone(),
        summary: operation.summary.clone().or_else(|| around.item.summary.clone()),
        description: operation.description.clone().or_else(|| around.item.description.clone()),
        external_documentation: operation.external_docs.as_ref().map(|documentation| ExternalDocumentation {
            url: documentation.url.clone(),
            description: documentation.description.clone(),
        }),
        deprecated: operation.deprecated,
        parameters: parameter::merged(context, around.location, &location),
        body: body::lower(context, &location),
        responses: responses(context, method, &location),
        callbacks: Vec::new(),
        security: security(context, around.schemes, operation, &location),
        servers: servers(context, around, operation, &location),
        location,
    }
}

/// The responses. Those to HEAD have no body: what the document says of it is what GET would answer (RFC 9110, section 9.3.2).
fn responses(context: &mut Context<'_>, method: &str, location: &Pointer) -> Vec<Response> {
    let mut responses = response::responses(context, location);
    if method.eq_ignore_ascii_case("head") {
        for response in &mut responses {
            response.content.clear();
        }
    }
    responses
}

/// The operation's own requirements, or else the document's. An empty list of its own asks for no credentials.
fn security(
    context: &mut Context<'_>,
    schemes: &[Scheme],
    operation: &openapiv3::Operation,
    location: &Pointer,
) -> Vec<crate::model::Requirement> {
    match (&operation.security, &context.document.openapi().security) {
        (Some(own), _) => security::requirements(context, own, schemes, location),
        (None, Some(common)) => security::requirements(context, common, schemes, &Pointer::root()),
        (None, None) => Vec::new(),
    }
}

/// The operation's own servers, or else its path's, or else the document's.
fn servers(
    context: &mut Context<'_>,
    around: &Surroundings<'_>,
    operation: &openapiv3::Operation,
    location: &Pointer,
) -> Vec<usize> {
    let indices = if !operation.servers.is_empty() {
        server::servers(context, &operation.servers, location)
    } else if !around.item.servers.is_empty() {
        server::servers(context, &around.item.servers, around.location)
    } else {
        around.servers.to_vec()
    };
    if indices.is_empty() {
        context.diagnostics.push(
            Diagnostic::error("the operation has no server, nor has its path, nor has the document")
                .at(location)
                .help("add `servers: [{url: https://…}]` at the top of the document"),
        );
    }
    indices
}

/// Splits a key of the Paths Object at the query that people write into it.
fn path(context: &mut Context<'_>, key: &str, at: &Pointer) -> Option<(String, Option<String>)> {
    if !key.starts_with('/') {
        let help = format!("write `/{key}`");
        context.diagnostics.push(Diagnostic::error("a path starts with `/`").at(at).help(help));
        return None;
    }
    if key.contains('#') {
        context.unsupported("a fragment in a path", at);
        return None;
    }
    Some(match key.split_once('?') {
        Some((path, query)) => (path.to_owned(), Some(query.to_owned())),
        None => (key.to_owned(), None),
    })
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
