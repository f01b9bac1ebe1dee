//! Fields of structs: what they are called, what they hold, and who gives them a value.

mod preset;

use std::sync::Arc;

use quote::quote;
use serde::Serialize;
use syn::Type;

use super::code::Code;
use super::configured::is_secret;
use super::markdown::Markdown;
use super::names::{Candidate, Scope, to_ident};
use super::nesting::Found;
use super::row::Row;
use super::schema::{self, Place};
use super::{Context, constraints, docs, format};
use crate::model::{Kind, Listed, Property, Schema, SchemaId};
use crate::value::Value;

/// Names that clippy takes for placeholders.
pub(super) const PLACEHOLDERS: [&str; 3] = ["foo", "baz", "quux"];

/// A field of a struct.
#[derive(Debug, Serialize)]
pub struct Field {
    /// Its name in Rust.
    pub name: Code,
    /// Its name on the wire.
    pub wire_name: String,
    /// Its documentation comment.
    pub docs: Code,
    /// The type of the field.
    pub ty: Code,
    /// What a constructor and a setter call it.
    pub argument: Code,
    /// The type that they take.
    pub argument_ty: Code,
    /// Whether those take whatever can become it.
    pub takes_into: bool,
    /// The setter's name.
    pub setter: Code,
    /// The documentation comment of the setter.
    pub setter_docs: String,
    /// What constructor and setter make of their argument.
    pub assigned: Code,
    /// Whether that is the argument itself.
    pub assigned_as_is: bool,
    /// The method of JSON objects that takes it out of one: `required`, `optional`, `present` or `nullable`.
    pub decoder: Code,
    /// The method that puts it into one.
    pub encoder: Code,
    /// Whether that takes what the field holds, and not what is in its `Option`.
    pub encoded_whole: bool,
    /// What `new` gives it; none where the caller says.
    pub preset: Option<Code>,
    /// Whether requests leave it out.
    pub read_only: bool,
    /// Whether callers are told to turn away from it.
    pub deprecated: bool,
    /// The schema of its values.
    #[serde(skip)]
    pub schema: SchemaId,
    /// Whether null is one of the values that a caller gives.
    #[serde(skip)]
    pub nullable: bool,
    /// Whether it holds a secret.
    #[serde(skip)]
    pub secret: bool,
    /// Whether its value stands in a `Box`.
    #[serde(skip)]
    pub boxed: bool,
    /// The value of `preset`.
    #[serde(skip)]
    pub preset_value: Option<Value>,
    /// What pages say of it.
    #[serde(skip)]
    pub row: Row,
}

impl Field {
    /// Whether the constructor takes it.
    pub(super) fn is_argument(&self) -> bool {
        self.preset.is_none()
    }
}

/// The fields of the struct of a schema.
pub(super) fn fields(context: &mut Context<'_>, id: SchemaId) -> Arc<[Field]> {
    let found = match context.fields.get(id, &mut context.nesting) {
        Some(known) => known,
        None => find(context, id),
    };
    // Which other struct needs them first is a matter of chance.
    if context.nesting.is_outside() {
        found.diagnostics.iter().for_each(|diagnostic| context.diagnostics.push_once(diagnostic.clone()));
    }
    found.fields
}

fn find(context: &mut Context<'_>, id: SchemaId) -> Found {
    let outer = (context.nesting.measure(), std::mem::take(&mut context.diagnostics));
    let fields = Arc::from(written(context, id));
    let diagnostics = Arc::new(std::mem::replace(&mut context.diagnostics, outer.1));
    let found = Found { fields, diagnostics };
    context.fields.insert(id, found.clone(), &context.nesting);
    context.nesting.widen(outer.0);
    found
}

fn written(context: &mut Context<'_>, id: SchemaId) -> Vec<Field> {
    let schema = context.api.schemas.get(id);
    let Kind::Object(object) = &schema.kind else { return Vec::new() };
    let wanted =
        |property: &Property| Candidate { wanted: context.namer.snake(&property.name), spelled: property.name.clone() };
    let candidates: Vec<_> = object.properties.iter().map(wanted).collect();
    let names = Scope::new(["new"]).resolve(&candidates);
    let setters = setter_names(&names, &candidates);
    let each = object.properties.iter().zip(names.iter().zip(setters));
    each.map(|(property, (name, setter))| field(context, id, property, name, &setter)).collect()
}

/// `with_x` for each field `x`. Two fields can differ in underscores alone.
fn setter_names(names: &[String], candidates: &[Candidate]) -> Vec<String> {
    let setters: Vec<_> = names
        .iter()
        .zip(candidates)
        .map(|(name, candidate)| Candidate {
            wanted: format!("with_{}", name.trim_matches('_')),
            spelled: candidate.spelled.clone(),
        })
        .collect();
    Scope::default().resolve(&setters)
}

/// How a property is without a value, and who has to give one.
struct Presence {
    /// Whether the type says that it may be missing.
    optional: bool,
    /// Whether the type says that it may be null.
    nullable: bool,
    /// Whether null is a value as any other.
    null_is_a_value: bool,
    /// Whether callers must say what it is.
    demanded: bool,
}

impl Presence {
    fn of(context: &Context<'_>, owner: SchemaId, property: &Property) -> Self {
        let schema = context.api.schemas.get(property.schema);
        let not_sent = schema.read_only && context.usage.is_sent(owner);
        let not_received = schema.write_only && context.usage.is_received(owner);
        Self {
            optional: !property.required || not_sent || not_received,
            nullable: schema::is_nullable(context, property.schema),
            null_is_a_value: schema::holds_null(context, property.schema),
            demanded: property.required && !not_sent,
        }
    }

    /// The method of JSON objects that takes the field out of one.
    fn decoder(&self) -> &'static str {
        match (self.optional, self.nullable) {
            (false, _) => "required",
            (true, false) if self.null_is_a_value => "present",
            (true, false) => "optional",
            (true, true) => "nullable",
        }
    }

    /// The method of JSON objects that puts the field into one.
    fn encoder(&self) -> &'static str {
        match (self.optional, self.nullable) {
            (false, _) => "set",
            (true, false) => "set_optional",
            (true, true) => "set_nullable",
        }
    }
}

fn field(context: &mut Context<'_>, owner: SchemaId, property: &Property, name: &str, setter: &str) -> Field {
    let own = context.types.get(owner).map(|named| named.name.clone());
    let place = Place { own: own.as_ref() };
    let schema = context.api.schemas.get(property.schema);
    let secret = is_secret(context, context.api.schemas.get(owner), &property.name, property.schema);
    let value: Type = if secret { place.runtime("Secret") } else { schema::type_of(context, property.schema, place) };
    let boxed = context.boxes.has(owner, context.api.schemas.meaning(property.schema));
    let presence = Presence::of(context, owner, property);
    let ty = field_type(&value, &presence, boxed, place);
    // What a caller must say can be null where the type of the field is an `Option` for that alone.
    let nullable = presence.demanded && presence.nullable && !presence.optional;
    let preset_value = preset::value(context, owner, property).filter(|_| presence.demanded);
    let preset = preset_value.and_then(|value| {
        let expression = preset::expression(context, property, &value, secret, nullable, place)?;
        Some((wrapped(&expression, &presence, boxed, place, nullable && value.is_null()), value))
    });
    let (preset, preset_value) = preset.unzip();
    let absent = (!presence.demanded).then(|| absent(&presence, place));
    let takes_into = takes_into(context, property.schema, secret) && !nullable;
    let argument_ty: Type = if nullable { schema::optional(&value, place) } else { value.clone() };
    let ident = to_ident(name);
    let argument_name = if PLACEHOLDERS.contains(&name) { format!("{name}_") } else { name.to_owned() };
    let argument_ident = to_ident(&argument_name);
    let argument = if takes_into { quote!(#argument_ident.into()) } else { quote!(#argument_ident) };
    let assigned =
        if nullable { nullable_argument(&argument, boxed, place) } else { around(&argument, &presence, boxed, place) };
    let ty = Code::ty(&ty);
    let default =
        schema.default.as_ref().map(|default| docs::visible(&default.to_json().to_string())).unwrap_or_default();
    let description = described(context, schema).map(docs::harmless).unwrap_or_default();
    Field {
        wire_name: property.name.clone(),
        docs: docs::comment(&documentation(context, property, &description, &default, preset_value.as_ref())),
        row: Row {
            name: Markdown::code(name),
            ty: type_title(context, property.schema, &ty),
            description: Markdown::first_paragraph(&description),
            notes: notes(schema, property.required, &default),
        },
        argument: Code::name(&argument_name),
        argument_ty: Code::ty(&argument_ty),
        takes_into,
        setter_docs: format!(" Sets {}.", docs::code_span(name, false)),
        assigned_as_is: ident == assigned.to_string(),
        assigned: Code::new(&assigned),
        setter: Code::name(setter),
        decoder: Code::name(presence.decoder()),
        encoder: Code::name(presence.encoder()),
        encoded_whole: !presence.optional || presence.nullable,
        preset: preset.or(absent),
        read_only: schema.read_only,
        deprecated: schema.deprecated,
        schema: property.schema,
        nullable,
        secret,
        boxed,
        preset_value,
        name: Code::name(name),
        ty,
    }
}

fn field_type(value: &Type, presence: &Presence, boxed: bool, place: Place<'_>) -> Type {
    let held: Type = if boxed {
        let pointer = place.prelude("Box");
        syn::parse_quote!(#pointer<#value>)
    } else {
        value.clone()
    };
    match (presence.optional, presence.nullable) {
        (false, false) => held,
        (false, true) | (true, false) => schema::optional(&held, place),
        (true, true) => {
            let nullable = place.runtime("Nullable");
            syn::parse_quote!(#nullable<#held>)
        }
    }
}

/// Whether constructor and setter take whatever can become a value: texts, and enums that a text can become.
fn takes_into(context: &Context<'_>, id: SchemaId, secret: bool) -> bool {
    let meaning = context.api.schemas.get(context.api.schemas.meaning(id));
    secret
        || match &meaning.kind {
            kind @ Kind::String(_) => format::chosen(context, kind).is_none(),
            Kind::Enumeration(enumeration) => enumeration.of == Listed::Strings,
            _ => false,
        }
}

/// A field without a value.
fn absent(presence: &Presence, place: Place<'_>) -> Code {
    if presence.nullable {
        let nullable = place.runtime("Nullable");
        Code::new(&quote!(#nullable::Absent))
    } else {
        Code::new(&quote!(None))
    }
}

/// A value as the field holds it.
fn around(
    value: &proc_macro2::TokenStream,
    presence: &Presence,
    boxed: bool,
    place: Place<'_>,
) -> proc_macro2::TokenStream {
    let pointer = place.prelude("Box");
    let held = if boxed { quote!(#pointer::new(#value)) } else { value.clone() };
    match (presence.optional, presence.nullable) {
        (false, _) => held,
        (true, false) => quote!(Some(#held)),
        (true, true) => {
            let nullable = place.runtime("Nullable");
            quote!(#nullable::Value(#held))
        }
    }
}

/// An argument that may be `None`, as the field holds it.
fn nullable_argument(argument: &proc_macro2::TokenStream, boxed: bool, place: Place<'_>) -> proc_macro2::TokenStream {
    let pointer = place.prelude("Box");
    if boxed { quote!(#argument.map(#pointer::new)) } else { argument.clone() }
}

fn wrapped(
    expression: &proc_macro2::TokenStream,
    presence: &Presence,
    boxed: bool,
    place: Place<'_>,
    null: bool,
) -> Code {
    if null {
        return Code::new(&quote!(None));
    }
    let held = around(expression, presence, boxed, place);
    Code::new(&if presence.nullable && !presence.optional { quote!(Some(#held)) } else { held })
}

/// What the document says of a property: at its place, or else of its schema, where that has no type with a page of its own.
fn described<'a>(context: &Context<'a>, schema: &'a Schema) -> Option<&'a str> {
    let own = schema.description.as_deref().or(schema.title.as_deref());
    let Kind::Alias(target) = schema.kind else { return own };
    let target = context.api.schemas.meaning(target);
    own.or_else(|| context.api.schemas.get(target).description.as_deref())
}

fn documentation(
    context: &Context<'_>,
    property: &Property,
    description: &str,
    default: &str,
    preset: Option<&Value>,
) -> Vec<String> {
    let schema = context.api.schemas.get(property.schema);
    let span = docs::code_span(&property.name, false);
    let first = match (description.is_empty(), span.is_empty()) {
        (false, _) => description.to_owned(),
        (true, false) => format!("The property {span}."),
        (true, true) => "A property whose name has no visible character.".to_owned(),
    };
    let direction = match (schema.read_only, schema.write_only) {
        (true, false) => "Only the API sets it: requests are sent without it.".to_owned(),
        (false, true) => "It is only sent: the API does not answer with it.".to_owned(),
        _ => String::new(),
    };
    let is_preset = preset.is_some();
    let preset = preset.filter(|_| default.is_empty()).map(|value| docs::visible(&value.to_json().to_string()));
    let default = match preset {
        Some(preset) => format!("`new` sets it to {}.", docs::code_span(&preset, false)),
        None => default_documentation(property, default, is_preset),
    };
    let constraints = constraints::sentences(&context.api.schemas, property.schema);
    vec![first, direction, constraints, default, constraints::example(schema)]
}

fn default_documentation(property: &Property, default: &str, is_preset: bool) -> String {
    match (default.is_empty(), property.required) {
        (true, _) => String::new(),
        (false, true) if is_preset => format!("`new` sets it to {}.", docs::code_span(default, false)),
        (false, true) => format!("Its default is {}.", docs::code_span(default, false)),
        (false, false) => format!("Where it is missing, it is {}.", docs::code_span(default, false)),
    }
}

/// What a page says of a property behind its description.
fn notes(schema: &Schema, required: bool, default: &str) -> Markdown {
    let default = Markdown::code(default);
    let mut notes = vec![Markdown::text(if required { "required" } else { "optional" })];
    if !default.as_str().is_empty() {
        notes.push(Markdown::joined(&[Markdown::text("default"), default], " "));
    }
    let others =
        [(schema.read_only, "only received"), (schema.write_only, "only sent"), (schema.deprecated, "deprecated")];
    notes.extend(others.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| Markdown::text(note)));
    Markdown::joined(&notes, "; ")
}

/// A type for readers: without paths, and with a link where it is a model.
fn type_title(context: &Context<'_>, id: SchemaId, ty: &Code) -> Markdown {
    let text = ty.readable();
    match context.types.get(context.api.schemas.meaning(id)) {
        Some(named) => Markdown::link(&text, &format!("{}.md", named.page)),
        None => Markdown::code(&text),
    }
}
