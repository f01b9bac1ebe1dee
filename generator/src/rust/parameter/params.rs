//! The struct of the parameters that a call can leave out.

use quote::quote;
use serde::Serialize;

use super::{Named, argument, meaning};
use crate::model::{Kind, Listed, Parameter};
use crate::rust::code::Code;
use crate::rust::field::PLACEHOLDERS;
use crate::rust::markdown::Markdown;
use crate::rust::names::{Candidate, Scope, to_ident};
use crate::rust::row::Row;
use crate::rust::schema::{self, Place};
use crate::rust::{Context, constraints, docs, format, literal, operation};
use crate::value::Value;

/// The most fields of which each takes a line that surely are not too many for clippy.
const MANY_FIELDS: usize = 60;

/// A struct of parameters.
#[derive(Debug, Serialize)]
pub struct Params {
    /// The name of the type.
    pub name: Code,
    /// Its documentation comment.
    pub docs: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Whether nothing is preset.
    pub derives_default: bool,
    /// Whether a function that goes through all fields may be longer than clippy likes to see.
    pub many_fields: bool,
    /// Whether what is preset has to be made of a text, which clippy takes for something that can fail.
    pub parses: bool,
    /// Whether it has more truth values than clippy likes to see.
    pub many_bools: bool,
}

/// A parameter that a call can leave out.
#[derive(Debug, Serialize)]
pub struct Field {
    /// Its name.
    pub name: Code,
    /// Its documentation comment.
    pub docs: Code,
    /// The type of the field.
    pub ty: Code,
    /// What the setter calls it.
    pub argument: Code,
    /// The type that the setter takes.
    pub argument_ty: Code,
    /// Whether it takes whatever can become it.
    pub takes_into: bool,
    /// The setter's name.
    pub setter: Code,
    /// The documentation comment of the setter.
    pub setter_docs: String,
    /// What the setter makes of its argument.
    pub assigned: Code,
    /// What `new` gives it; none where that is `None`.
    pub preset: Option<Code>,
    /// Whether callers are told to turn away from it.
    pub deprecated: bool,
    /// What pages say of it.
    #[serde(skip)]
    pub row: Row,
}

/// The struct for those parameters.
pub(super) fn params(context: &mut Context<'_>, shared: &[&Named<'_>], (prefix, method): (&str, &str)) -> Params {
    let candidates = shared.iter().map(|named| Candidate {
        wanted: format!("with_{}", named.name.trim_matches('_')),
        spelled: named.parameter.name.clone(),
    });
    let setters = Scope::default().resolve(&candidates.collect::<Vec<_>>());
    let fields: Vec<_> = shared.iter().zip(setters).map(|(named, setter)| field(context, named, &setter)).collect();
    Params {
        name: Code::name(&format!("{prefix}Params")),
        docs: format!(" The parameters of `{method}` that a call can leave out."),
        derives_default: fields.iter().all(|field| field.preset.is_none()),
        parses: fields.iter().filter_map(|field| field.preset.as_ref()).any(|preset| preset.mentions("expect")),
        many_fields: fields.len() > MANY_FIELDS && fields.iter().any(|field| field.preset.is_some()),
        many_bools: fields.iter().filter(|field| field.ty.as_str() == "bool").count() > 3,
        fields,
    }
}

/// The value that the struct presets: that of a parameter which a call must have, but a caller need not give.
pub(super) fn preset_value(context: &Context<'_>, parameter: &Parameter) -> Option<Value> {
    let schema = parameter.schema().filter(|_| parameter.required)?;
    let own = context.api.schemas.get(schema);
    let meaning = meaning(context, schema);
    let only = match &meaning.kind {
        Kind::Enumeration(enumeration) if enumeration.values.len() == 1 => enumeration.values.first(),
        _ => None,
    };
    let default = own.default.as_ref().or(meaning.default.as_ref());
    default
        .or(only.map(|only| &only.value))
        .filter(|value| super::super::sample::allows(context, schema, value))
        .cloned()
}

fn field(context: &mut Context<'_>, named: &Named<'_>, setter: &str) -> Field {
    let value = argument::value_type(context, named);
    let preset = preset(context, named);
    let ty = if preset.is_some() { value.clone() } else { schema::optional(&value, Place::ELSEWHERE) };
    let takes_into = takes_into(context, named);
    let ident = &named.ident;
    let argument_ident = to_ident(&if PLACEHOLDERS.contains(&named.name.as_str()) {
        format!("{}_", named.name)
    } else {
        named.name.clone()
    });
    let argument = if takes_into { quote!(#argument_ident.into()) } else { quote!(#argument_ident) };
    let assigned = if preset.is_some() { argument } else { quote!(Some(#argument)) };
    let description = argument::described(context, named);
    let name = ident.to_string();
    Field {
        name: Code::new(ident),
        docs: docs::comment(&documentation(context, named, &description)),
        row: Row {
            name: Markdown::joined(&[Markdown::code("params"), Markdown::code(&name)], "."),
            ty: operation::title(context, &value),
            description: Markdown::cell(&description),
            notes: notes(named),
        },
        argument: Code::new(&argument_ident),
        argument_ty: Code::ty(&value),
        takes_into,
        setter: Code::name(setter),
        setter_docs: format!(" Sets {}.", docs::code_span(&name, false)),
        assigned: Code::new(&assigned),
        preset,
        deprecated: named.parameter.deprecated,
        ty: Code::ty(&ty),
    }
}

fn preset(context: &mut Context<'_>, named: &Named<'_>) -> Option<Code> {
    let value = named.preset.clone()?;
    let schema = named.parameter.schema()?;
    let expression = literal::expression(context, schema, &value, named.secret, Place::ELSEWHERE)?;
    Some(Code::new(&if named.may_be_empty(context) {
        quote!(OrEmpty::Value(#expression))
    } else {
        quote!(#expression)
    }))
}

/// Whether the setter takes whatever can become a value: texts, enums that a text can become, and what may be empty.
pub(super) fn takes_into(context: &Context<'_>, named: &Named<'_>) -> bool {
    let Some(schema) = named.parameter.schema() else { return false };
    named.secret
        || named.may_be_empty(context)
        || match &meaning(context, schema).kind {
            kind @ Kind::String(_) => format::chosen(context, kind).is_none(),
            Kind::Enumeration(enumeration) => enumeration.of == Listed::Strings,
            _ => false,
        }
}

fn notes(named: &Named<'_>) -> Markdown {
    let state = match (named.parameter.required, named.parameter.deprecated) {
        (true, _) => "preset",
        (false, true) => "optional, deprecated",
        (false, false) => "optional",
    };
    let pieces =
        [Markdown::text(named.parameter.placed.word()), Markdown::code(&named.parameter.name), Markdown::text(state)];
    Markdown::joined(&pieces, " ")
}

fn documentation(context: &Context<'_>, named: &Named<'_>, description: &str) -> Vec<String> {
    let text = docs::harmless(description);
    let word = named.parameter.placed.word();
    let span = docs::code_span(&named.parameter.name, false);
    let first = if text.is_empty() { format!("The {word} parameter {span}.") } else { text };
    let Some(id) = named.parameter.schema() else { return vec![first] };
    let schema = context.api.schemas.get(id);
    let default = schema.default.as_ref().map(|default| docs::visible(&default.to_json().to_string()));
    let default = default.map(|default| {
        let span = docs::code_span(&default, false);
        if named.preset.is_some() {
            format!("`new` sets it to {span}.")
        } else {
            format!("Where it is missing, it is {span}.")
        }
    });
    let empty = named.may_be_empty(context).then(|| "It may be sent without a value.".to_owned());
    vec![
        first,
        constraints::sentences(&context.api.schemas, id),
        default.unwrap_or_default(),
        empty.unwrap_or_default(),
        constraints::example(schema),
    ]
}
