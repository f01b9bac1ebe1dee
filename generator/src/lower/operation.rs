//! Operations, with what their path and the document say for them.

use super::context::{Context, Method};
use super::select::Selection;
use super::{body, callback, parameter, path, response, security, server};
use crate::diagnostics::Diagnostic;
use crate::hash::HashMap;
use crate::model::{ExternalDocumentation, Operation, Path, Requirement, Scheme, Skipped};
use crate::pointer::Pointer;

/// The operations of the document. `servers` are those of the whole document.
pub(super) fn operations(
    context: &mut Context<'_>,
    servers: &[usize],
    schemes: &[Scheme],
    selection: &Selection,
) -> Vec<Operation> {
    let paths: Vec<_> = context.paths().collect();
    let whole = Document { servers, schemes, selection };
    let operations = context.each(&paths, |context, (key, at)| of_path(context, key, at, &whole));
    let mut operations: Vec<_> = operations.into_iter().flatten().collect();
    tell_apart(context, &mut operations);
    operations
}

/// What holds for all paths.
struct Document<'a> {
    servers: &'a [usize],
    schemes: &'a [Scheme],
    selection: &'a Selection,
}

/// The operations of a path.
fn of_path(context: &mut Context<'_>, key: &str, at: &Pointer, whole: &Document<'_>) -> Vec<Operation> {
    let methods = chosen(context, at, whole.selection);
    if whole.selection.is_part() && methods.is_empty() {
        return Vec::new();
    }
    let start = context.found.diagnostics.len();
    report_twice(context, at);
    if !context.is_whole(&at.join("$ref")) {
        let reasons = context.excuse(start, &format!("`{key}`"));
        let operation = format!("* {key}");
        context.found.skipped.push(Skipped { operation, operation_id: None, location: at.clone(), reasons });
    }
    let items = context.path_items(at);
    let Some(path) = path::split(context, key, at) else {
        let reasons = context.excuse(start, &format!("`{key}`"));
        skip(context, key, &methods, &reasons);
        return Vec::new();
    };
    let around = Surroundings { at, items: &items, path: &path, servers: whole.servers, schemes: whole.schemes };
    let mut operations = Vec::new();
    for method in methods {
        let start = context.found.diagnostics.len();
        let mut operation = lower(context, &around, &method);
        operation.skipped = context.excuse(start, &operation.title());
        operations.push(operation);
    }
    operations
}

/// The methods of a path that are lowered.
fn chosen(context: &Context<'_>, at: &Pointer, selection: &Selection) -> Vec<Method> {
    let mut methods = context.operations(at);
    methods.retain(|method| selection.has(at, &method.name));
    methods
}

/// Notes the operations of a path that cannot be expressed.
fn skip(context: &mut Context<'_>, key: &str, methods: &[Method], reasons: &[String]) {
    for method in methods {
        let location = method.at.clone();
        let operation_id = context.text(&location, "operationId");
        let operation = format!("{} {key}", method.name);
        context.found.skipped.push(Skipped { operation, operation_id, location, reasons: reasons.to_vec() });
    }
}

/// Says what stands beside the `$ref` of a path, and where it leads as well: which of both counts, the specification leaves open
/// (section 4.7.9). Parameters are told apart by their names.
fn report_twice(context: &mut Context<'_>, at: &Pointer) {
    let others = context.path_items(at).split_off(1);
    let fields = context.keys(at).filter(|field| *field != "$ref" && *field != "parameters");
    for field in fields.filter(|field| !field.starts_with("x-")) {
        let own = at.join(field);
        let Some(other) = others.iter().map(|item| item.join(field)).find(|other| context.has(other)) else { continue };
        if context.has(&own) {
            let message =
                format!("`{field}` stands beside the `$ref`, and at `{other}` as well; what stands beside it counts");
            context.say(Diagnostic::warning(message).at(&own).help("keep one of them"));
        }
    }
}

/// What stands around an operation in the document.
struct Surroundings<'a> {
    /// The place of its path.
    at: &'a Pointer,
    /// The places of its path item: there are others where the path refers to it.
    items: &'a [Pointer],
    path: &'a Path,
    servers: &'a [usize],
    schemes: &'a [Scheme],
}

fn lower(context: &mut Context<'_>, around: &Surroundings<'_>, method: &Method) -> Operation {
    let location = method.at.clone();
    require_method(context, method);
    context.is_whole(&location);
    let mut path = around.path.clone();
    let lists: Vec<_> = std::iter::once(&location).chain(around.items).cloned().collect();
    let mut lacks = response::lacks(context, &location);
    let mut parameters = parameter::merged(context, &lists, &mut lacks);
    path::fit(context, &mut path, &mut parameters, around.at, &lists);
    Operation {
        skipped: Vec::new(),
        method: method.name.clone(),
        path,
        operation_id: context.text(&location, "operationId"),
        tags: context.texts(&location, "tags"),
        summary: context.first_text(&lists, "summary"),
        description: context.first_text(&lists, "description"),
        external_documentation: external_documentation(context, &location.join("externalDocs")),
        deprecated: context.flag(&location, "deprecated"),
        parameters,
        body: body::lower(context, &location),
        responses: response::responses(context, &method.name, &location),
        callbacks: callback::callbacks(context, &location),
        security: security(context, around.schemes, &location, &mut lacks),
        servers: server::of_operation(context, &location, around.items, around.servers),
        lacks,
        location,
    }
}

/// Says where the name of a method could not be sent.
fn require_method(context: &mut Context<'_>, method: &Method) {
    if !parameter::is_token(&method.name) {
        let message = format!("`{}` cannot be the name of a method", method.name);
        let help = "write a method as it is sent, in letters and digits, such as `PURGE`";
        context.say(Diagnostic::error(message).at(&method.at).help(help));
    }
}

fn external_documentation(context: &Context<'_>, at: &Pointer) -> Option<ExternalDocumentation> {
    let url = context.text(at, "url")?;
    Some(ExternalDocumentation { url, description: context.text(at, "description") })
}

/// The operation's own requirements, or else the document's. An empty list of its own asks for no credentials.
fn security(
    context: &mut Context<'_>,
    schemes: &[Scheme],
    operation: &Pointer,
    lacks: &mut Vec<String>,
) -> Vec<Requirement> {
    let has_own = context.has(&operation.join("security"));
    let at = if has_own { operation.clone() } else { Pointer::root() };
    security::requirements(context, schemes, &at, lacks)
}

/// Operations that share their operationId are named by their methods and paths, as those without one are: none of them has more of a
/// right to the name, and so none is called otherwise when another comes.
fn tell_apart(context: &mut Context<'_>, operations: &mut [Operation]) {
    let mut places = HashMap::<String, Vec<Pointer>>::default();
    for operation in operations.iter() {
        if let Some(name) = &operation.operation_id {
            places.entry(name.clone()).or_default().push(operation.location.clone());
        }
    }
    for operation in operations {
        let Some(name) = operation.operation_id.take_if(|name| places.get(name).is_some_and(|places| places.len() > 1))
        else {
            continue;
        };
        // Two paths may refer to one path item.
        let other = places.get(&name).and_then(|places| places.iter().find(|place| **place != operation.location));
        let other = other.unwrap_or(&operation.location);
        let message = format!(
            "two operations have the operationId `{name}`, so neither is called by it; the other one is `{other}`"
        );
        let at = operation.location.join("operationId");
        context
            .found
            .diagnostics
            .push(Diagnostic::warning(message).at(&at).help("give each operation an operationId of its own"));
    }
}
