//! What the configuration names: which properties hold secrets, and whether everything that it names is there.

use super::Context;
use crate::diagnostics::Diagnostic;
use crate::model::{Kind, Schema, SchemaId};

/// Whether the configuration says that a property holds secrets, or the schema itself.
pub(super) fn is_secret(context: &Context<'_>, owner: &Schema, property: &str, id: SchemaId) -> bool {
    let schemas = &context.api.schemas;
    let Kind::String(text) = &schemas.get(schemas.meaning(id)).kind else { return false };
    let named = |entry: &crate::config::Entry| {
        let qualified = entry
            .text
            .split_once('.')
            .is_some_and(|(schema, name)| owner.name.as_deref() == Some(schema) && name == property);
        qualified || entry.text == property
    };
    text.format.as_deref() == Some("password") || context.config.secret_properties.iter().any(named)
}

/// Reports what the configuration names and the document does not have.
pub(super) fn check(context: &mut Context<'_>) {
    let api = context.api;
    let mut unknown = Vec::new();
    for (name, entry) in &context.config.names.schemas {
        if !api.schemas.all().any(|(_, schema)| schema.name.as_ref() == Some(name)) {
            unknown.push((format!("the document has no schema `{name}`"), entry.position.clone()));
        }
    }
    for (name, entry) in &context.config.names.operations {
        if !api.all_operations().any(|operation| operation.operation_id.as_ref() == Some(name)) {
            unknown.push((format!("the document has no operation `{name}`"), entry.position.clone()));
        }
    }
    for (url, entry) in &context.config.servers {
        if !api.servers.iter().chain(&api.unselected.servers).any(|server| server.url == *url) {
            unknown.push((format!("the document has no server `{url}`"), entry.position.clone()));
        }
    }
    for entry in &context.config.secret_properties {
        if !has_property(api, &entry.text) {
            unknown
                .push((format!("no schema of the document has a property `{}`", entry.text), entry.position.clone()));
        }
    }
    for (message, position) in unknown {
        let diagnostic = Diagnostic::error(message).positioned(position);
        context.diagnostics.push(diagnostic.help("take it out, or write it as the document does"));
    }
}

fn has_property(api: &crate::model::Api, entry: &str) -> bool {
    api.schemas.all().any(|(_, schema)| {
        let Kind::Object(object) = &schema.kind else { return false };
        object.properties.iter().any(|property| {
            let name = schema.name.as_deref().unwrap_or_default();
            entry == property.name || entry == format!("{name}.{}", property.name)
        })
    })
}
