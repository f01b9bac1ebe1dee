//! Structs of object schemas.

use serde::Serialize;
use syn::{Ident, Type};

use super::code::Code;
use super::docs;
use super::markdown::Markdown;
use super::names::{Candidate, Scope, to_ident};
use super::schema::{self, Place};
use super::{Context, literal};
use crate::diagnostics::Diagnostic;
use crate::model::{Additional, Kind, Object, Property, Schema, SchemaId};
use crate::value::Value;

/// The most arguments of a function that clippy does not speak of.
const MANY_ARGUMENTS: usize = 7;

/// A struct.
#[derive(Debug, Serialize)]
pub struct Model {
    /// The name of its module.
    pub module: Code,
    /// The name of its files.
    pub file: String,
    /// The name of its page.
    pub page: String,
    /// The name of the type.
    pub name: Code,
    /// The documentation comment of its module.
    pub module_docs: String,
    /// The documentation comment of its constructor.
    pub new_docs: String,
    /// Its documentation comment.
    pub docs: Code,
    /// Its description, for pages.
    pub description: Markdown,
    /// A line on it, for tables.
    pub summary: Markdown,
    /// Whether callers are told to turn away from it.
    pub deprecated: bool,
    /// Its fields.
    pub fields: Vec<Field>,
    /// How many fields it has.
    pub field_count: usize,
    /// Whether `new` takes more than clippy likes to see.
    pub many_arguments: bool,
    /// Whether `new` takes nothing and presets nothing, so that `Default` can be derived.
    pub derives_default: bool,
    /// Whether `new` takes nothing, so that there is a `Default`.
    pub has_default: bool,
    /// The types of the crate that its file uses by their name alone.
    pub uses: Vec<Code>,
    /// Where the document describes it.
    pub location: String,
}

/// A field of a struct.
#[derive(Debug, Serialize)]
pub struct Field {
    /// Its name in Rust.
    pub name: Code,
    /// Its name, for pages.
    pub title: Markdown,
    /// Its name on the wire.
    pub wire_name: String,
    /// Its documentation comment.
    pub docs: Code,
    /// Its description, for tables.
    pub description: Markdown,
    /// The type of the field.
    pub ty: Code,
    /// The type of the field, for pages; a link where it is a model.
    pub type_title: Markdown,
    /// The type that a constructor or a setter takes.
    pub argument_ty: Code,
    /// Whether those take whatever can become it.
    pub takes_into: bool,
    /// The setter's name.
    pub setter: Code,
    /// The documentation comment of the setter.
    pub setter_docs: String,
    /// What the setter makes of its argument.
    pub assigned: Code,
    /// How the field is put into JSON and taken out of it: `required`, `optional` or `nullable`.
    pub presence: &'static str,
    /// What `new` gives it; none where the caller says.
    pub preset: Option<Code>,
    /// The default that the document gives, for pages.
    pub default: Markdown,
    /// Whether the document requires it.
    pub required: bool,
    /// The schema of its values.
    #[serde(skip)]
    pub schema: SchemaId,
    /// Whether null is one of its values.
    #[serde(skip)]
    pub nullable: bool,
    /// Whether it holds a secret.
    #[serde(skip)]
    pub secret: bool,
    /// The value of `preset`.
    #[serde(skip)]
    pub preset_value: Option<Value>,
}

impl Field {
    /// Whether the constructor takes it.
    pub(super) fn is_argument(&self) -> bool {
        self.preset.is_none()
    }
}

/// The structs, in the order in which the document has their schemas.
pub(super) fn models(context: &mut Context<'_>) -> Vec<Model> {
    let ids: Vec<_> = context.api.schemas.iter().map(|(id, _)| id).collect();
    ids.into_iter().filter_map(|id| model(context, id)).collect()
}

fn model(context: &mut Context<'_>, id: SchemaId) -> Option<Model> {
    let named = context.types.get(id)?.clone();
    let schema = context.api.schemas.get(id);
    check(context, id, schema);
    let fields = fields(context, id);
    let has_default = !fields.iter().any(Field::is_argument);
    let presets = fields.iter().any(|field| field.preset_value.is_some());
    let description = schema.description.as_deref().unwrap_or_default();
    Some(Model {
        module: Code::new(&to_ident(&named.module)),
        page: named.name.to_string(),
        docs: docs::comment(&[documentation(schema, &named.name.to_string())]),
        description: Markdown::block(description),
        summary: Markdown::cell(description),
        deprecated: schema.deprecated,
        derives_default: has_default && !presets,
        has_default,
        module_docs: format!(" The type `{}`.", named.name),
        new_docs: new_docs(&fields),
        field_count: fields.len(),
        many_arguments: fields.iter().filter(|field| field.is_argument()).count() > MANY_ARGUMENTS,
        uses: uses(&fields, &named.name),
        fields,
        location: schema.location.to_string(),
        name: Code::new(&named.name),
        file: named.module,
    })
}

fn new_docs(fields: &[Field]) -> String {
    let required = fields.iter().any(Field::is_argument);
    let preset = fields.iter().any(|field| field.preset_value.is_some());
    match (required, preset) {
        (true, true) => " A value with what is required; the rest has its default, or is left out.".to_owned(),
        (true, false) => " A value with what is required; the rest is left out.".to_owned(),
        (false, true) => " A value in which everything has its default, or is left out.".to_owned(),
        (false, false) => " A value from which everything is left out.".to_owned(),
    }
}

fn uses(fields: &[Field], own: &Ident) -> Vec<Code> {
    let uses =
        |name: &str| own != name && fields.iter().any(|field| field.ty.as_str().split(' ').any(|word| word == name));
    ["Nullable", "Secret"].into_iter().filter(|name| uses(name)).map(|name| Code::new(&to_ident(name))).collect()
}

fn documentation(schema: &Schema, name: &str) -> String {
    let text = schema.description.as_deref().or(schema.title.as_deref()).map(docs::harmless).unwrap_or_default();
    if text.is_empty() {
        format!("The schema {}.", docs::code_span(schema.name.as_deref().unwrap_or(name), false))
    } else {
        text
    }
}

/// Reports what the struct would lose.
fn check(context: &mut Context<'_>, id: SchemaId, schema: &Schema) {
    if let Kind::Object(Object { additional: Additional::Any | Additional::Typed(_), .. }) = &schema.kind {
        context
            .unsupported("`additionalProperties` beside `properties`", &schema.location.join("additionalProperties"));
    }
    if contains(context, id, id, &mut Vec::new()) {
        context.unsupported("a schema that contains itself", &schema.location);
    }
}

/// Whether a struct holds another one as it is, without an array or a map between them.
fn contains(context: &Context<'_>, id: SchemaId, wanted: SchemaId, seen: &mut Vec<SchemaId>) -> bool {
    let Kind::Object(object) = &context.api.schemas.get(id).kind else { return false };
    object.properties.iter().any(|property| {
        property.schema == wanted || {
            let new = !seen.contains(&property.schema);
            if new {
                seen.push(property.schema);
            }
            new && contains(context, property.schema, wanted, seen)
        }
    })
}

/// The fields of the struct of a schema.
pub(super) fn fields(context: &mut Context<'_>, id: SchemaId) -> Vec<Field> {
    let schema = context.api.schemas.get(id);
    let Kind::Object(object) = &schema.kind else { return Vec::new() };
    let wanted =
        |property: &Property| Candidate { wanted: context.namer.snake(&property.name), spelled: property.name.clone() };
    let candidates: Vec<_> = object.properties.iter().map(wanted).collect();
    let names = Scope::new(["new"]).resolve(&candidates);
    object.properties.iter().zip(names).map(|(property, name)| field(context, id, property, &name)).collect()
}

fn field(context: &mut Context<'_>, owner: SchemaId, property: &Property, name: &str) -> Field {
    let own = context.types.get(owner).map(|named| named.name.clone());
    let place = Place { own: own.as_ref() };
    let schema = context.api.schemas.get(property.schema);
    let secret = schema::is_secret(context, context.api.schemas.get(owner), &property.name, schema);
    let value: Type = if secret { place.runtime("Secret") } else { schema::type_of(context, property.schema, place) };
    let (ty, presence) = match (property.required, schema.nullable) {
        (true, false) => (value.clone(), "required"),
        (true, true) => (schema::optional(&value, place), "required"),
        (false, false) => (schema::optional(&value, place), "optional"),
        (false, true) => {
            let nullable = place.runtime("Nullable");
            (syn::parse_quote!(#nullable<#value>), "nullable")
        }
    };
    let nullable = property.required && schema.nullable;
    let preset_value = schema.default.clone().filter(|_| property.required);
    let preset =
        preset_value.and_then(|value| preset(context, property, &value, secret, nullable).map(|code| (code, value)));
    let (preset, preset_value) = preset.unzip();
    let absent: Option<Code> = match (property.required, schema.nullable) {
        (true, _) => None,
        (false, false) => Some(Code::new(&quote::quote!(None))),
        (false, true) => {
            let nullable = place.runtime("Nullable");
            Some(Code::new(&quote::quote!(#nullable::Absent)))
        }
    };
    let takes_into = secret || matches!(schema.kind, Kind::String(_));
    let takes_into = takes_into && !nullable;
    let ident = to_ident(name);
    let default =
        schema.default.as_ref().map(|default| docs::visible(&default.to_json().to_string())).unwrap_or_default();
    Field {
        name: Code::new(&to_ident(name)),
        title: Markdown::code(name),
        wire_name: property.name.clone(),
        docs: docs::comment(&[field_documentation(schema, &property.name), default_documentation(property, &default)]),
        description: Markdown::cell(schema.description.as_deref().unwrap_or_default()),
        type_title: type_title(context, property.schema, &ty),
        argument_ty: Code::new(if nullable { &ty } else { &value }),
        ty: Code::new(&ty),
        takes_into,
        setter_docs: format!(" Sets {}.", docs::code_span(name, false)),
        assigned: assigned(&ident, takes_into, presence, place),
        setter: Code::new(&to_ident(&format!("with_{}", name.trim_start_matches('_')))),
        presence,
        preset: preset.or(absent),
        default: Markdown::code(&default),
        required: property.required,
        schema: property.schema,
        nullable,
        secret,
        preset_value,
    }
}

/// What a setter makes of its argument.
fn assigned(name: &Ident, takes_into: bool, presence: &str, place: Place<'_>) -> Code {
    let value = if takes_into { quote::quote!(#name.into()) } else { quote::quote!(#name) };
    Code::new(&match presence {
        "optional" => quote::quote!(Some(#value)),
        "nullable" => {
            let nullable = place.runtime("Nullable");
            quote::quote!(#nullable::Value(#value))
        }
        _ => value,
    })
}

fn preset(context: &mut Context<'_>, property: &Property, value: &Value, secret: bool, nullable: bool) -> Option<Code> {
    let at = context.api.schemas.get(property.schema).location.join("default");
    if nullable && value.is_null() {
        return Some(Code::new(&quote::quote!(None)));
    }
    if !literal::fits(context, property.schema, value) {
        let message =
            format!("the default of `{}` is {}, which its schema does not allow", property.name, value.kind());
        context
            .diagnostics
            .push(Diagnostic::warning(message).at(&at).help("callers must give this property themselves"));
        return None;
    }
    let expression = literal::expression(context, property.schema, value, secret)?;
    Some(Code::new(&if nullable { syn::parse_quote!(Some(#expression)) } else { expression }))
}

fn field_documentation(schema: &Schema, name: &str) -> String {
    let text = schema.description.as_deref().or(schema.title.as_deref()).map(docs::harmless).unwrap_or_default();
    let span = docs::code_span(name, false);
    match (text.is_empty(), span.is_empty()) {
        (false, _) => text,
        (true, false) => format!("The property {span}."),
        (true, true) => "A property whose name has no visible character.".to_owned(),
    }
}

fn default_documentation(property: &Property, default: &str) -> String {
    match (default.is_empty(), property.required) {
        (true, _) => String::new(),
        (false, true) => format!("`new` sets it to {}.", docs::code_span(default, false)),
        (false, false) => format!("Where it is missing, it is {}.", docs::code_span(default, false)),
    }
}

/// A type for readers: without paths, and with a link where it is a model.
fn type_title(context: &Context<'_>, id: SchemaId, ty: &Type) -> Markdown {
    let text = super::code::readable(ty);
    match context.types.get(id) {
        Some(named) => Markdown::link(&text, &format!("{}.md", named.name)),
        None => Markdown::code(&text),
    }
}
