//! Enums of unions: a variant a schema, and how the schemas are told apart.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde::Serialize;
use syn::Type;

use super::code::Code;
use super::literal::number_literal;
use super::markdown::Markdown;
use super::row::Row;
use super::schema::{self, Place};
use super::type_names::Name;
use super::variant_names::{self, UNKNOWN};
use super::{Context, docs, format, size};
use crate::model::{self, Clue, JsonType, Kind, Schema, SchemaId};
use crate::value::Value;

/// What is particular to the enum of a union.
#[derive(Debug, Serialize)]
pub struct Union {
    /// The variants, in the order of the document.
    pub variants: Vec<Variant>,
    /// The same, in the order in which they are tried: what fits more values comes later.
    pub tried: Vec<Variant>,
    /// The name of the discriminator; none where there is none.
    pub tag: Option<String>,
    /// The variant for values with a discriminator that the document does not know; none where there is none.
    pub unknown: Option<Code>,
    /// Whether clippy may find the variants too different in size.
    pub uneven: bool,
    /// Whether clippy may find the table of the variants long.
    pub long_table: bool,
    /// Whether clippy may find a function that names each variant long.
    pub many_variants: bool,
    /// Whether variants hold the same type, so that the same is done with them.
    pub same_types: bool,
}

/// The most lines of a function that are surely not too many for clippy.
const MANY_LINES: usize = 70;

/// A schema of a union.
#[derive(Clone, Debug, Serialize)]
pub struct Variant {
    /// Its name in Rust.
    pub name: Code,
    /// Its name, for messages.
    pub text: String,
    /// Its documentation comment.
    pub docs: Code,
    /// The type that it holds.
    pub ty: Code,
    /// The same type without the `Box` around it.
    pub held_ty: Code,
    /// Whether it holds its type in a `Box`.
    pub boxed: bool,
    /// The values of the discriminator that stand for it.
    pub tags: Vec<Code>,
    /// What its values have.
    pub clues: Vec<Code>,
    /// The value of the discriminator that is added when it is encoded; none where its type has it.
    pub added_tag: Option<Code>,
    /// Whether a value of its type becomes the variant by itself.
    pub from: bool,
    #[serde(skip)]
    rank: u8,
}

/// What is particular to the enum of a union, and what its page says of the variants.
pub(super) fn union(context: &Context<'_>, id: SchemaId, union: &model::Union) -> (Union, Vec<Row>) {
    let own = context.types.get(id).map(|named| named.name.clone());
    let place = Place { own: own.as_ref() };
    let names = variant_names::names_of(context, id, union);
    let types: Vec<_> = union.variants.iter().map(|variant| schema::type_of(context, variant.schema, place)).collect();
    let tag = union.discriminator.as_ref().map(|discriminator| discriminator.property.clone());
    // Nothing says that a property that is not declared as the discriminator must be there.
    let declared = union.discriminator.as_ref().filter(|discriminator| discriminator.declared);
    let (variants, rows): (Vec<_>, _) = union
        .variants
        .iter()
        .zip(names.iter().zip(&types))
        .map(|(described, (name, ty))| {
            let from = types.iter().filter(|other| *other == ty).count() == 1 && !is_conflicting(ty, own.as_ref());
            let owner = Owner { id, tag: declared.map(|discriminator| discriminator.property.as_str()), place };
            variant(context, owner, described, name, ty, from)
        })
        .unzip();
    let mut tried = variants.clone();
    tried.sort_by_key(|variant| variant.rank);
    let members: Vec<_> = union.variants.iter().map(|variant| variant.schema).collect();
    let union = Union {
        uneven: size::is_uneven(context, id, &members),
        long_table: lines(&variants) > MANY_LINES,
        same_types: has_doubles(&types),
        many_variants: arms(&variants) > MANY_LINES,
        unknown: tag.is_some().then(|| Code::name(UNKNOWN)),
        tag,
        tried,
        variants,
    };
    (union, rows)
}

/// How many lines a `match` over the variants takes at the most.
fn arms(variants: &[Variant]) -> usize {
    variants.iter().map(|variant| if variant.added_tag.is_some() { 7 } else { 1 }).sum()
}

/// Whether a type stands there twice.
fn has_doubles(types: &[Type]) -> bool {
    types.iter().enumerate().any(|(index, one)| types.iter().skip(index + 1).any(|two| one == two))
}

/// How many lines a table of variants takes at the most: each closing bracket may stand on a line of its own.
fn lines(variants: &[Variant]) -> usize {
    let of_code = |code: &Code| {
        let text = code.as_str();
        1 + text.matches([',', '[']).count() + text.matches(']').count()
    };
    let of_variant = |variant: &Variant| 8 + variant.clues.iter().chain(&variant.tags).map(of_code).sum::<usize>();
    variants.iter().map(of_variant).sum()
}

/// Whether a conversion from a type would stand beside one that the standard library has, for every type from itself.
fn is_conflicting(ty: &Type, own: Option<&Name>) -> bool {
    own.is_some_and(|own| *ty == syn::parse_quote!(#own))
}

#[derive(Clone, Copy)]
struct Owner<'a> {
    id: SchemaId,
    tag: Option<&'a str>,
    place: Place<'a>,
}

fn variant(
    context: &Context<'_>,
    owner: Owner<'_>,
    described: &model::Variant,
    name: &str,
    held: &Type,
    from: bool,
) -> (Variant, Row) {
    let schemas = &context.api.schemas;
    let meaning = schemas.meaning(described.schema);
    let schema = schemas.get(described.schema);
    let boxed = context.boxes.has(owner.id, meaning);
    let ty: Type = if boxed {
        let pointer = owner.place.prelude("Box");
        syn::parse_quote!(#pointer<#held>)
    } else {
        held.clone()
    };
    let text = docs::harmless(schema.description.as_deref().or(schema.title.as_deref()).unwrap_or_default());
    let description = Markdown::first_paragraph(&text);
    let documentation = if text.is_empty() { format!("{}.", docs::code_span(name, false)) } else { text };
    let readable = super::code::readable(held);
    let row = Row {
        name: Markdown::code(name),
        ty: match context.types.get(meaning) {
            Some(named) => Markdown::link(&readable, &format!("{}.md", named.page)),
            None => Markdown::code(&readable),
        },
        description,
        notes: Markdown::default(),
    };
    let variant = Variant {
        name: Code::name(name),
        text: name.to_owned(),
        docs: docs::comment(&[documentation]),
        ty: Code::ty(&ty),
        held_ty: Code::ty(held),
        boxed,
        tags: described.tags.iter().map(|tag| Code::new(&literal(tag))).collect(),
        clues: described.clues.iter().map(|clue| Code::new(&self::clue(clue))).collect(),
        added_tag: added_tag(context, owner.tag, described).map(|tag| Code::new(&literal(&tag))),
        from,
        rank: rank(context, schemas.get(meaning)),
    };
    (variant, row)
}

/// The value of the discriminator that a variant does not encode by itself.
fn added_tag(context: &Context<'_>, tag: Option<&str>, described: &model::Variant) -> Option<Value> {
    let tag = tag?;
    let schemas = &context.api.schemas;
    // What only the API sets is not sent by itself, but the API must know what it is sent.
    let has_it = match &schemas.get(schemas.meaning(described.schema)).kind {
        Kind::Object(object) => object
            .properties
            .iter()
            .any(|property| property.name == tag && property.required && !schemas.get(property.schema).read_only),
        _ => false,
    };
    described.tags.first().filter(|_| !has_it).cloned()
}

/// The order in which variants are tried: what fits more values comes later.
fn rank(context: &Context<'_>, schema: &Schema) -> u8 {
    match &schema.kind {
        Kind::Enumeration(_) => 0,
        Kind::Number { .. } => 2,
        kind @ Kind::String(_) if format::chosen(context, kind).is_none() => 3,
        Kind::Object(object) if object.is_map() => 4,
        Kind::Union(_) => 5,
        Kind::Any | Kind::Alias(_) => 6,
        _ => 1,
    }
}

/// A value that discriminators and lists of values can have. Others are never compared.
fn literal(value: &Value) -> TokenStream {
    match value {
        Value::String(text) => quote!(json::Literal::String(#text)),
        Value::Bool(truth) => quote!(json::Literal::Boolean(#truth)),
        other => {
            let text = other.as_number().map(ToString::to_string).unwrap_or_default();
            if let Some(number) = number_literal(&text) {
                return quote!(json::Literal::Integer(#number));
            }
            let number = Literal::f64_unsuffixed(text.parse().unwrap_or_default());
            quote!(json::Literal::Float(#number))
        }
    }
}

fn clue(clue: &Clue) -> TokenStream {
    let several = |clues: &[Clue]| clues.iter().map(self::clue).collect::<Vec<_>>();
    match clue {
        Clue::Types(types) => {
            let kinds = types.iter().map(|name| kind(*name));
            quote!(json::Clue::Kinds(&[#(#kinds),*]))
        }
        Clue::Has(name) => quote!(json::Clue::Has(#name)),
        Clue::OneOf(values) => {
            let literals = values.iter().map(literal);
            quote!(json::Clue::OneOf(&[#(#literals),*]))
        }
        Clue::Property(name, clues) => {
            let clues = several(clues);
            quote!(json::Clue::Property(#name, &[#(#clues),*]))
        }
        Clue::Items(clues) => {
            let clues = several(clues);
            quote!(json::Clue::Items(&[#(#clues),*]))
        }
        Clue::Only(names) => quote!(json::Clue::Only(&[#(#names),*])),
        Clue::Knows(names) => quote!(json::Clue::Knows(&[#(#names),*])),
    }
}

fn kind(name: JsonType) -> TokenStream {
    match name {
        JsonType::Null => quote!(json::Kind::Null),
        JsonType::Boolean => quote!(json::Kind::Boolean),
        JsonType::Integer => quote!(json::Kind::Integer),
        JsonType::Number => quote!(json::Kind::Number),
        JsonType::String => quote!(json::Kind::String),
        JsonType::Array => quote!(json::Kind::Array),
        JsonType::Object => quote!(json::Kind::Object),
    }
}
