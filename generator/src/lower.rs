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
mod server;
mod style;

use crate::diagnostics::{Diagnostics, Tolerance};
use crate::document::Document;
use crate::model::{Api, Contact, Info, License, Tag};
use context::Context;

/// Brings a document into the form of the model.
///
/// # Errors
///
/// Everything in the document that contradicts itself, and everything that cannot be expressed yet.
pub fn lower(document: &Document, tolerance: Tolerance) -> Result<(Api, Diagnostics), Diagnostics> {
    let mut context = Context::new(document, tolerance);
    let openapi = document.openapi();
    let servers = server::common(&mut context);
    context.excuse(0, "a server");
    let security_schemes = security::schemes(&mut context);
    schema::components(&mut context);
    context.targets = link::targets(&context);
    let operations = operation::operations(&mut context, &servers, &security_schemes);
    let webhooks = callback::webhooks(&mut context);
    schema::finish(&mut context);
    schema::tell_apart(&mut context);
    encoding::check(&mut context, &operations, &webhooks);
    let api = Api {
        info: info(&openapi.info),
        tags: tags(&openapi.tags, &operations),
        servers: context.servers,
        security_schemes,
        operations,
        webhooks,
        skipped: context.skipped,
        schemas: context.schemas,
    };
    Ok((api, context.diagnostics.propagate()?))
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
fn tags(declared: &[openapiv3::Tag], operations: &[crate::model::Operation]) -> Vec<Tag> {
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
