//! Document -> model: every reference followed, everything that a path or the document says for an operation brought to it.

mod body;
mod callback;
mod context;
mod encoding;
mod example;
mod header;
mod link;
mod media_type;
mod operation;
mod parameter;
mod path;
mod response;
mod schema;
mod security;
mod select;
mod server;
mod side_by_side;
mod style;

use std::sync::Arc;

use crate::config::Selector;
use crate::diagnostics::{Diagnostics, Tolerance};
use crate::document::Document;
use crate::model::{Api, Contact, Info, License, Operation, Scheme, Tag, Unselected};
use context::Context;
use select::Selection;

/// Brings a document into the form of the model.
///
/// # Errors
///
/// Everything in the document that contradicts itself, and everything that cannot be expressed yet.
pub fn lower(document: &Document, tolerance: Tolerance) -> Result<(Api, Diagnostics), Diagnostics> {
    lower_only(document, tolerance, &[])
}

/// As [`lower`], where only a part of the operations is wanted: what is wrong with the others, and with what only they need, is no
/// matter. Without selectors, all are.
///
/// # Errors
///
/// As [`lower`]; also selectors that select nothing.
pub fn lower_only(
    document: &Document,
    tolerance: Tolerance,
    only: &[Selector],
) -> Result<(Api, Diagnostics), Diagnostics> {
    let mut context = Context::new(document, tolerance);
    let selection = Selection::of(&mut context, only);
    let openapi = document.openapi();
    let servers = server::common(&mut context);
    context.excuse(0, "a server");
    let mut security_schemes = security::schemes(&mut context);
    schema::prepare(&mut context);
    if !selection.is_part() {
        schema::components(&mut context);
    }
    context.known.targets = Arc::new(link::targets(&context));
    let mut operations = operation::operations(&mut context, &servers, &security_schemes, &selection);
    let webhooks = callback::webhooks(&mut context, &selection);
    schema::finish(&mut context);
    let mut unselected = Unselected::default();
    if selection.is_part() {
        unselected.operations = others(&mut context, &servers, &security_schemes, selection);
        select::prune(&mut operations, &mut context.found.servers, &mut security_schemes, &mut unselected);
        context.found.diagnostics = select::relevant(&context.found.diagnostics, &unselected.security_schemes);
    }
    schema::tell_apart(&mut context);
    encoding::check(&mut context, &operations, &webhooks);
    unselected.tags = tags(&openapi.tags, &unselected.operations);
    let api = Api {
        info: info(&openapi.info),
        tags: tags(&openapi.tags, &operations),
        unselected,
        servers: context.found.servers,
        security_schemes,
        operations,
        webhooks,
        skipped: context.found.skipped,
        schemas: context.found.schemas,
    };
    Ok((api, context.found.diagnostics.propagate()?))
}

/// The operations that are not wanted, and all that only they need: it has names all the same, with which others must not collide.
fn others(context: &mut Context<'_>, servers: &[usize], schemes: &[Scheme], wanted: Selection) -> Vec<Operation> {
    let others = wanted.others();
    let (diagnostics, skipped) =
        (std::mem::take(&mut context.found.diagnostics), std::mem::take(&mut context.found.skipped));
    context.found.schemas.end_of_needed();
    schema::components(context);
    let operations = operation::operations(context, servers, schemes, &others);
    callback::webhooks(context, &others);
    schema::finish(context);
    (context.found.diagnostics, context.found.skipped) = (diagnostics, skipped);
    operations
}

fn info(info: &openapiv3::Info) -> Info {
    Info {
        title: info.title.clone(),
        version: info.version.clone(),
        description: info.description.clone(),
        terms_of_service: info.terms_of_service.clone(),
        contact: info.contact.as_ref().map(|contact| Contact {
            name: contact.name.clone(),
            url: contact.url.clone(),
            email: contact.email.clone(),
        }),
        license: info.license.as_ref().map(|license| License { name: license.name.clone(), url: license.url.clone() }),
    }
}

/// The declared tags that an operation has, then those that operations have without a declaration.
fn tags(declared: &[openapiv3::Tag], operations: &[Operation]) -> Vec<Tag> {
    let used = || operations.iter().flat_map(|operation| &operation.tags);
    let mut tags: Vec<_> = declared
        .iter()
        .filter(|tag| used().any(|name| *name == tag.name))
        .map(|tag| Tag { name: tag.name.clone(), description: tag.description.clone() })
        .collect();
    for name in used() {
        if !tags.iter().any(|tag| tag.name == *name) {
            tags.push(Tag { name: name.clone(), description: None });
        }
    }
    tags
}

#[cfg(test)]
#[path = "lower/tests.rs"]
mod tests;
