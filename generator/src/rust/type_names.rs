//! What the types of schemas are called.
//!
//! A component has the name that the document gives it; a schema that stands inside something else is named from where it stands.

use std::fmt;

use proc_macro2::TokenStream;
use quote::ToTokens;
use rayon::prelude::*;

use super::Context;
use super::names::{Candidate, Scope, to_ident};
use super::schema::is_named;
use super::variant_names;
use crate::hash::HashMap;
use crate::model::{Kind, Schema, SchemaId};
use crate::pointer::Pointer;

/// The schemas that have a type of their own.
#[derive(Debug, Default)]
pub(super) struct Types {
    names: HashMap<SchemaId, TypeName>,
    /// Their pages, by the name of the type.
    pages: HashMap<String, String>,
}

/// What a type of the crate is called.
#[derive(Clone, Debug)]
pub(super) struct TypeName {
    /// The name of the type.
    pub(super) name: Name,
    /// The name of its module, which is the name of its file as well.
    pub(super) module: String,
    /// The name of its page.
    pub(super) page: String,
}

/// The name of a type. Unlike the identifiers of syn, it can be seen from every thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name(String);

impl Name {
    /// The text of the name.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        to_ident(&self.0).to_tokens(tokens);
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl Types {
    /// The type of a schema, where it has one of its own.
    pub(super) fn get(&self, id: SchemaId) -> Option<&TypeName> {
        self.names.get(&id)
    }

    /// The page of the type that has a name.
    pub(super) fn page(&self, name: &str) -> Option<&str> {
        self.pages.get(name).map(String::as_str)
    }
}

/// Names the types. Names of modules also differ in more than case, since they are names of files.
pub(super) fn types(context: &Context<'_>) -> Types {
    let typed: Vec<_> = context.api.schemas.all().filter(|(_, schema)| is_named(schema)).collect();
    let places = Places::of(context);
    let candidates: Vec<_> = typed.par_iter().map(|(_, schema)| candidate(context, &places, schema)).collect();
    let names = Scope::default().resolve(&candidates);
    let (modules, pages) = rayon::join(
        // A module in a module of the same name is one that clippy speaks of.
        || files(Scope::new(["models"]), &names, |name| context.namer.snake(name)),
        || files(Scope::default(), &names, str::to_owned),
    );
    let pairs = typed.iter().zip(names.iter().zip(modules.into_iter().zip(pages)));
    let names: HashMap<_, _> = pairs
        .map(|((id, _), (name, (module, page)))| {
            (*id, TypeName { name: Name(to_ident(name).to_string()), module, page })
        })
        .collect();
    let pages = names.values().map(|named| (named.name.to_string(), named.page.clone())).collect();
    Types { names, pages }
}

/// The names of files for types.
fn files(scope: Scope, types: &[String], wanted: impl Fn(&str) -> String + Sync) -> Vec<String> {
    let candidates: Vec<_> =
        types.par_iter().map(|name| Candidate { wanted: file_name(wanted(name)), spelled: name.clone() }).collect();
    scope.folded().resolve(&candidates)
}

/// A name that a file can have on every system.
///
/// Modules in files have names of ASCII letters, or else Rust asks for their paths.
pub(super) fn file_name(name: String) -> String {
    let ascii = |c: char| if c.is_ascii() { c.to_string() } else { format!("u{:x}", u32::from(c)) };
    let name = if name.is_ascii() { name } else { name.chars().map(ascii).collect() };
    let folded = name.to_lowercase();
    let reserved = matches!(folded.as_str(), "con" | "prn" | "aux" | "nul" | "mod")
        || ["com", "lpt"].iter().any(|port| folded.strip_prefix(port).is_some_and(|rest| rest.len() == 1));
    let name = if name.len() > 120 { name.chars().take(60).collect() } else { name };
    if reserved { name + "_" } else { name }
}

/// What variants of unions are called, by the place of their schema, and the operation that a place belongs to.
struct Places<'a> {
    variants: HashMap<Pointer, String>,
    /// What stands at three keys from the root, and has a name of its own: operations and webhooks.
    operations: HashMap<&'a Pointer, String>,
    parameters: HashMap<&'a Pointer, &'a str>,
}

impl<'a> Places<'a> {
    fn of(context: &Context<'a>) -> Self {
        let mut variants = HashMap::default();
        for (_, schema) in context.api.schemas.all() {
            let Kind::Union(union) = &schema.kind else { continue };
            for (variant, name) in union.variants.iter().zip(variant_names::names(context, union)) {
                variants.insert(context.api.schemas.get(variant.schema).place.clone(), name);
            }
        }
        let operations = context.api.all_operations();
        let operations =
            operations.map(|operation| (&operation.location, super::operation::type_prefix(context, operation)));
        let webhooks =
            context.api.webhooks.iter().map(|webhook| (&webhook.location, context.namer.pascal(&webhook.name)));
        let parameters = context.api.all_operations().flat_map(|operation| &operation.parameters);
        let parameters = parameters.map(|parameter| (&parameter.location, parameter.name.as_str())).collect();
        Self { variants, operations: operations.chain(webhooks).collect(), parameters }
    }
}

fn candidate(context: &Context<'_>, places: &Places<'_>, schema: &Schema) -> Candidate {
    let spelled = schema.name.clone().unwrap_or_else(|| schema.place.to_string());
    let wanted = match &schema.name {
        Some(name) => component(context, name),
        None => context.namer.type_name(&name_of_place(context, places, &schema.place)),
    };
    Candidate { wanted, spelled }
}

/// What the type of a component is called.
pub(super) fn component(context: &Context<'_>, name: &str) -> String {
    match context.config.names.schemas.get(name) {
        Some(entry) => context.namer.type_name(&entry.text),
        None => context.namer.type_name(name),
    }
}

/// The most keys from the root to an operation, which may stand in another file.
const MAX_KEYS: usize = 6;

/// The key of the document under which the other files stand.
const FILES: &str = "x-copperplate-files";

/// What a name starts with, and how many keys it is for: the name of an operation, or of what has a name at the place.
fn start(context: &Context<'_>, places: &Places<'_>, keys: &[String]) -> (String, usize) {
    let mut at = Pointer::root();
    for (index, key) in keys.iter().take(MAX_KEYS).enumerate() {
        at = at.join(key);
        if let Some(prefix) = places.operations.get(&at) {
            return (prefix.clone(), index + 1);
        }
        if let (Some(name), Some(FILES)) = (places.parameters.get(&at), keys.first().map(String::as_str)) {
            return (context.namer.pascal(name), index + 1);
        }
    }
    let texts: Vec<&str> = keys.iter().take(MAX_KEYS).map(String::as_str).collect();
    match texts.as_slice() {
        [FILES, file, inside @ ..] => {
            let (name, count) = in_file(file, inside);
            (component(context, name), 2 + count)
        }
        // What all operations of a path share is called after the path.
        ["paths", path, "parameters", ..] => (context.namer.pascal(&path.replace(['{', '}'], " ")), 2),
        [_, _, name, ..] => (component(context, name), 3),
        _ => (String::new(), 0),
    }
}

/// The name of what stands in another file, and how many keys it is for.
fn in_file<'k>(file: &'k str, keys: &[&'k str]) -> (&'k str, usize) {
    match keys {
        ["components", _, name, ..] => (name, 3),
        ["definitions" | "$defs" | "schemas", name, ..] => (name, 2),
        [keyword, ..] if KEYWORDS.contains(keyword) => (stem(file), 0),
        [name, ..] => (name, 1),
        [] => (stem(file), 0),
    }
}

/// The keywords that lead from a schema to those in it, where the schema is a whole file.
const KEYWORDS: [&str; 9] = [
    "properties",
    "items",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "additionalProperties",
    "prefixItems",
    "patternProperties",
];

/// The name of a file without folders and endings.
fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.split('.').next().filter(|stem| !stem.is_empty()).unwrap_or(name)
}

/// A name for a schema that stands inside something else: `FooBarItem` for the items of the property `bar` of `Foo`.
fn name_of_place(context: &Context<'_>, places: &Places<'_>, place: &Pointer) -> String {
    let keys: Vec<_> = place.keys().collect();
    let (mut name, start) = start(context, places, &keys);
    let mut at = keys.iter().take(start).fold(Pointer::root(), |at, key| at.join(key));
    let rest = keys.get(start..).unwrap_or_default();
    let mut rest = rest.iter();
    while let Some(key) = rest.next() {
        at = at.join(key);
        let mut inside = || {
            let inside = rest.next().map_or("", |key| key.as_str());
            at = at.join(inside);
            inside
        };
        match key.as_str() {
            "requestBody" => name.push_str("Request"),
            "responses" => {
                name.push_str("Response");
                name.push_str(Some(inside()).filter(|status| *status != "200").unwrap_or_default());
            }
            "properties" | "headers" | "$defs" | "definitions" => name.push_str(&context.namer.pascal(inside())),
            "oneOf" | "anyOf" | "discriminator" => {
                inside();
                name.push_str(places.variants.get(&at).map_or("Variant", String::as_str));
            }
            "items" | "prefixItems" => name.push_str("Item"),
            "additionalProperties" => name.push_str("Value"),
            "patternProperties" => {
                name.push_str("Value");
                inside();
            }
            "parameters" => {
                inside();
                name.push_str(&places.parameters.get(&at).map(|name| context.namer.pascal(name)).unwrap_or_default());
            }
            "callbacks" => {
                name.push_str(&context.namer.pascal(inside()));
                // The expression and the method.
                inside();
                inside();
            }
            "content" | "allOf" => {
                inside();
            }
            _ => {}
        }
    }
    name
}
