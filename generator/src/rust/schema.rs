//! The types of schemas: which of them have a type of their own, what it is called, and how a type is written.

use std::collections::HashMap;

use quote::quote;
use syn::{Ident, Type};

use super::Context;
use super::names::{Candidate, PRELUDE, Scope, to_ident};
use crate::diagnostics::Diagnostic;
use crate::model::{Additional, Kind, Schema, SchemaId};
use crate::pointer::Pointer;

/// The schemas that have a type of their own.
#[derive(Debug, Default)]
pub(super) struct Types {
    names: HashMap<SchemaId, TypeName>,
}

/// What a type of the crate is called.
#[derive(Clone, Debug)]
pub(super) struct TypeName {
    /// The name of the type.
    pub(super) name: Ident,
    /// The name of its module, which is the name of its file as well.
    pub(super) module: String,
}

impl Types {
    /// The type of a schema, where it has one of its own.
    pub(super) fn get(&self, id: SchemaId) -> Option<&TypeName> {
        self.names.get(&id)
    }
}

/// Names the types. Names of modules also differ in more than case, since they are names of files.
pub(super) fn types(context: &mut Context<'_>) -> Types {
    let structs: Vec<_> = context.api.schemas.iter().filter(|(_, schema)| is_struct(schema)).collect();
    let candidates: Vec<_> = structs.iter().map(|(_, schema)| candidate(context, schema)).collect();
    let names = Scope::default().resolve(&candidates);
    let modules: Vec<_> = names
        .iter()
        .map(|name| Candidate { wanted: file_name(context.namer.snake(name)), spelled: name.clone() })
        .collect();
    let modules = Scope::default().folded().resolve(&modules);
    let pairs = structs.iter().zip(names.iter().zip(modules));
    let names = pairs.map(|((id, _), (name, module))| (*id, TypeName { name: to_ident(name), module })).collect();
    Types { names }
}

/// A name that a file can have on every system.
pub(super) fn file_name(name: String) -> String {
    let reserved = matches!(name.as_str(), "con" | "prn" | "aux" | "nul" | "mod")
        || ["com", "lpt"].iter().any(|port| name.strip_prefix(port).is_some_and(|rest| rest.len() == 1));
    let name = if name.len() > 120 { name.chars().take(60).collect() } else { name };
    if reserved { name + "_" } else { name }
}

/// Whether a schema becomes a struct: an object of which the document names properties.
fn is_struct(schema: &Schema) -> bool {
    match &schema.kind {
        Kind::Object(object) => !object.properties.is_empty(),
        _ => false,
    }
}

fn candidate(context: &Context<'_>, schema: &Schema) -> Candidate {
    let spelled = schema.name.clone().unwrap_or_else(|| schema.location.to_string());
    let wanted = match &schema.name {
        Some(name) => component(context, name),
        None => context.namer.type_name(&name_of_place(context, &schema.location)),
    };
    Candidate { wanted, spelled }
}

fn component(context: &Context<'_>, name: &str) -> String {
    match context.config.names.schemas.get(name) {
        Some(entry) => context.namer.type_name(&entry.text),
        None => context.namer.type_name(name),
    }
}

/// A name for a schema that stands inside something else: `FooBarItem` for the items of the property `bar` of `Foo`.
fn name_of_place(context: &Context<'_>, location: &Pointer) -> String {
    let keys: Vec<_> = location.keys().collect();
    let operation = context.api.operations.iter().find(|operation| location.below(&operation.location).is_some());
    let (mut name, rest) = match (operation, keys.as_slice()) {
        (Some(operation), keys) => {
            (super::operation::type_prefix(context, operation), keys.get(operation.location.keys().count()..))
        }
        (None, [_, _, name, rest @ ..]) => (component(context, name), Some(rest)),
        (None, _) => (String::new(), None),
    };
    let mut rest = rest.unwrap_or_default().iter();
    while let Some(key) = rest.next() {
        match key.as_str() {
            "requestBody" => name.push_str("Request"),
            "responses" => {
                name.push_str("Response");
                name.push_str(rest.next().filter(|status| *status != "200").map_or("", |status| status.as_str()));
            }
            "properties" | "headers" => {
                name.push_str(&context.namer.pascal(rest.next().map_or("", |key| key.as_str())));
            }
            "items" => name.push_str("Item"),
            "additionalProperties" => name.push_str("Value"),
            "content" => {
                rest.next();
            }
            _ => {}
        }
    }
    name
}

/// Where a type is written: names that mean something else there are written with their path.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    /// The type that the file defines.
    pub(super) own: Option<&'a Ident>,
}

impl Place<'_> {
    /// A file that defines no type of a schema.
    pub(super) const ELSEWHERE: Self = Self { own: None };

    /// A name of the prelude, or its path where the file has given the name another meaning.
    pub(super) fn prelude(self, name: &str) -> Type {
        let shadowed = self.own.is_some_and(|own| own == name) && PRELUDE.contains(&name);
        let path = match (shadowed, name) {
            (false, _) => name.to_owned(),
            (true, "String") => "::std::string::String".to_owned(),
            (true, "Vec") => "::std::vec::Vec".to_owned(),
            (true, "Option") => "::std::option::Option".to_owned(),
            (true, name) => format!("::std::{}::{name}", name.to_lowercase()),
        };
        syn::parse_str(&path).unwrap_or_else(|_| syn::parse_quote!(()))
    }
}

impl Place<'_> {
    /// A type of the runtime, with its path where the file has given the name another meaning.
    pub(super) fn runtime(self, name: &str) -> Type {
        let ident = to_ident(name);
        if self.own.is_some_and(|own| own == name) {
            syn::parse_quote!(crate::#ident)
        } else {
            syn::parse_quote!(#ident)
        }
    }
}

/// The type of a schema's values, null left aside.
pub(super) fn type_of(context: &mut Context<'_>, id: SchemaId, place: Place<'_>) -> Type {
    let schema = context.api.schemas.get(id);
    if let Some(named) = context.types.get(id) {
        let name = &named.name;
        return if place.own.is_some_and(|own| own == name) {
            syn::parse_quote!(#name)
        } else if place.own.is_some() {
            syn::parse_quote!(super::#name)
        } else {
            syn::parse_quote!(models::#name)
        };
    }
    match &schema.kind {
        Kind::Any => syn::parse_quote!(::serde_json::Value),
        Kind::Boolean => syn::parse_quote!(bool),
        Kind::Integer { format, .. } => integer(format.as_deref()),
        Kind::Number { .. } => syn::parse_quote!(f64),
        Kind::String(text) if text.format.as_deref() == Some("password") => place.runtime("Secret"),
        Kind::String(_) => place.prelude("String"),
        Kind::Array(array) => {
            let item = nullable_type(context, array.items, place);
            let vec = place.prelude("Vec");
            syn::parse_quote!(#vec<#item>)
        }
        Kind::Object(object) => {
            let value = match object.additional {
                Additional::Typed(value) => nullable_type(context, value, place),
                _ => syn::parse_quote!(::serde_json::Value),
            };
            let string = place.prelude("String");
            syn::parse_quote!(::std::collections::BTreeMap<#string, #value>)
        }
    }
}

/// The type of a schema's values, where null is one of them or not.
pub(super) fn nullable_type(context: &mut Context<'_>, id: SchemaId, place: Place<'_>) -> Type {
    let value = type_of(context, id, place);
    if context.api.schemas.get(id).nullable { optional(&value, place) } else { value }
}

/// The type with `Option` around it.
pub(super) fn optional(inner: &Type, place: Place<'_>) -> Type {
    let option = place.prelude("Option");
    syn::parse_quote!(#option<#inner>)
}

fn integer(format: Option<&str>) -> Type {
    let name = match format {
        Some("int32") => quote!(i32),
        Some("uint32") => quote!(u32),
        Some("uint64") => quote!(u64),
        _ => quote!(i64),
    };
    syn::parse_quote!(#name)
}

/// Whether the configuration says that a property holds secrets, or the schema itself.
pub(super) fn is_secret(context: &Context<'_>, owner: &Schema, property: &str, schema: &Schema) -> bool {
    let Kind::String(text) = &schema.kind else { return false };
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
pub(super) fn check_configuration(context: &mut Context<'_>) {
    let api = context.api;
    let mut unknown = Vec::new();
    for (name, entry) in &context.config.names.schemas {
        if !api.schemas.iter().any(|(_, schema)| schema.name.as_ref() == Some(name)) {
            unknown.push((format!("the document has no schema `{name}`"), entry.position.clone()));
        }
    }
    for (name, entry) in &context.config.names.operations {
        if !api.operations.iter().any(|operation| operation.operation_id.as_ref() == Some(name)) {
            unknown.push((format!("the document has no operation `{name}`"), entry.position.clone()));
        }
    }
    for (url, entry) in &context.config.servers {
        if !api.servers.iter().any(|server| server.url == *url) {
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
    api.schemas.iter().any(|(_, schema)| {
        let Kind::Object(object) = &schema.kind else { return false };
        object.properties.iter().any(|property| {
            let name = schema.name.as_deref().unwrap_or_default();
            entry == property.name || entry == format!("{name}.{}", property.name)
        })
    })
}
