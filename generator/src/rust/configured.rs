//! What the configuration names: which properties hold secrets, and whether everything that it names is there.

use super::Context;
use crate::config::Entry;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Api, Kind, Parameter, Property, Schema, SchemaId};

/// Whether the configuration says that a property holds secrets, or the schema itself.
pub(super) fn is_secret(context: &Context<'_>, owner: &Schema, property: &str, id: SchemaId) -> bool {
    let schemas = &context.api.schemas;
    let Kind::String(text) = &schemas.get(schemas.meaning(id)).kind else { return false };
    let named = |entry: &Entry| {
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
    for (message, position) in unknown {
        let diagnostic = Diagnostic::error(message).positioned(position);
        context.diagnostics.push(diagnostic.help("take it out, or write it as the document does"));
    }
    for entry in &context.config.secret_properties {
        context.diagnostics.extend(secret(api, entry).map_or_else(Diagnostics::new, Diagnostics::from));
    }
}

/// What is wrong with a name of secrets: nothing is called so, or something that is no text, which shows.
fn secret(api: &Api, entry: &Entry) -> Option<Diagnostic> {
    let named = called(api, &entry.text);
    if named.is_empty() {
        let message =
            format!("no schema of the document has a property `{}`, and no parameter is called so", entry.text);
        let diagnostic = Diagnostic::error(message).positioned(entry.position.clone());
        return Some(diagnostic.help("take it out, or write it as the document does"));
    }
    let is_text = |id: &SchemaId| matches!(api.schemas.get(api.schemas.meaning(*id)).kind, Kind::String(_));
    let shown = named.iter().find(|id| !is_text(id))?;
    let place = &api.schemas.get(*shown).location;
    let message = format!("`{}` is no string at `{place}`, so its value is not hidden there", entry.text);
    let diagnostic = Diagnostic::warning(message).positioned(entry.position.clone());
    Some(diagnostic.help("name the strings inside of it, or write `Schema.property` for the ones that are meant"))
}

/// The schemas of the properties and parameters that an entry names.
fn called(api: &Api, entry: &str) -> Vec<SchemaId> {
    let of_schemas = api.schemas.all().filter_map(|(_, schema)| match &schema.kind {
        Kind::Object(object) => Some((schema.name.as_deref().unwrap_or_default(), object)),
        _ => None,
    });
    let properties = of_schemas.flat_map(|(owner, object)| {
        let is_named =
            move |property: &&Property| entry == property.name || entry == format!("{owner}.{}", property.name);
        object.properties.iter().filter(is_named).map(|property| property.schema)
    });
    let parameters = api.all_operations().flat_map(|operation| &operation.parameters);
    let parameters = parameters.filter(|parameter| parameter.name == entry).filter_map(Parameter::schema);
    properties.chain(parameters).collect()
}
