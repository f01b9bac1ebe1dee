//! Structs of object schemas.

use std::sync::Arc;

use serde::{Serialize, Serializer};
use syn::Type;

use super::code::Code;
use super::field::{Field, PLACEHOLDERS, fields};
use super::markdown::Markdown;
use super::row::Row;
use super::schema::{self, Place};
use super::{Context, docs};
use crate::model::{Additional, Object, SchemaId};

/// The most arguments of a function that clippy does not speak of.
const MANY_ARGUMENTS: usize = 7;

/// The most truth values of a struct that clippy does not speak of.
const MANY_BOOLS: usize = 3;

/// The most names of one letter that a function can have without a word of clippy.
const MANY_SHORT_NAMES: usize = 4;

/// The most lines of a function that are surely not too many for clippy.
const MANY_LINES: usize = 70;

/// The longest names of a property, in Rust and on the wire together, with which it takes a line.
const SHORT_NAMES: usize = 34;

/// What is particular to a struct.
#[derive(Debug, Serialize)]
pub struct Structure {
    /// The documentation comment of its constructor.
    pub new_docs: String,
    /// Its fields.
    pub fields: Arc<[Field]>,
    /// How many fields it has.
    pub field_count: usize,
    /// What becomes of properties that the document does not name.
    pub additional: Option<AdditionalField>,
    /// Whether properties that the document does not name are kept as they are.
    pub keeps_unknown: bool,
    /// The name of the field that keeps them.
    pub unknown: Code,
    /// Whether `new` takes more than clippy likes to see.
    pub many_arguments: bool,
    /// What clippy may have to say of `new`: of what it takes, and of its name in a type called `New`, which are for the API to decide.
    pub lints: Vec<Code>,
    /// Whether a function that goes through all fields may be longer than clippy likes to see.
    pub many_fields: bool,
    /// Whether it has more truth values than clippy likes to see.
    pub many_bools: bool,
    /// Whether `new` takes nothing and presets nothing, so that `Default` can be derived.
    pub derives_default: bool,
    /// Whether `new` takes nothing, so that there is a `Default`.
    pub has_default: bool,
}

/// The field for properties without names.
#[derive(Debug, Serialize)]
pub struct AdditionalField {
    /// Its name in Rust.
    pub name: Code,
    /// Its documentation comment.
    pub docs: Code,
    /// Its type.
    pub ty: Code,
    /// The setter's name.
    pub setter: Code,
    /// The documentation comment of the setter.
    pub setter_docs: String,
    /// What pages say of it.
    #[serde(skip)]
    pub row: Row,
}

/// What the page of a struct says of its fields. They have fields of their own that no page needs.
#[derive(Debug)]
pub struct Rows {
    fields: Arc<[Field]>,
    additional: Option<Row>,
}

impl Structure {
    /// What its page says of its fields.
    pub(super) fn rows(&self) -> Rows {
        let additional = self.additional.as_ref().map(|additional| additional.row.clone());
        Rows { fields: Arc::clone(&self.fields), additional }
    }
}

impl Serialize for Rows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.fields.iter().map(|field| &field.row).chain(&self.additional))
    }
}

/// What is particular to the struct of a schema.
pub(super) fn structure(context: &mut Context<'_>, id: SchemaId, object: &Object) -> Structure {
    let fields = fields(context, id);
    let has_default = !fields.iter().any(Field::is_argument);
    let presets = fields.iter().any(|field| field.preset_value.is_some());
    let bools = fields.iter().filter(|field| field.ty.as_str() == "bool").count();
    // A field called after its struct is one that clippy speaks of.
    let is_called = |name: &str| context.types.get(id).is_some_and(|named| named.name == *name);
    let unknown = own_name(&fields, if is_called("Unknown") { "others" } else { "unknown" });
    let mut lints = argument_lints(&arguments(&fields));
    lints.extend(is_called("New").then(|| Code::name("self_named_constructors")));
    Structure {
        derives_default: has_default && !presets,
        has_default,
        new_docs: new_docs(&fields),
        field_count: fields.len(),
        additional: additional(context, id, object, &fields),
        keeps_unknown: object.additional == Additional::Unspecified,
        unknown: Code::name(&unknown),
        many_arguments: fields.iter().filter(|field| field.is_argument()).count() > MANY_ARGUMENTS,
        lints,
        many_fields: lines(&fields) > MANY_LINES,
        many_bools: bools > MANY_BOOLS,
        fields,
    }
}

/// How many lines a function takes that goes through all fields, at the most.
fn lines(fields: &[Field]) -> usize {
    let of_field = |field: &Field| {
        let short = field.name.as_str().len() + field.wire_name.len() <= SHORT_NAMES;
        let own = if short { 1 } else { 4 };
        if field.read_only { own + 4 } else { own }
    };
    fields.iter().map(of_field).sum()
}

fn arguments(fields: &[Field]) -> Vec<(&str, &str)> {
    let arguments = fields.iter().filter(|field| field.is_argument());
    arguments.map(|field| (field.argument.as_str(), field.argument_ty.as_str())).collect()
}

/// The lints that the arguments of a function may meet, by their names and types.
pub(super) fn argument_lints(arguments: &[(&str, &str)]) -> Vec<Code> {
    let similar = arguments
        .iter()
        .enumerate()
        .any(|(index, (one, _))| arguments.iter().skip(index + 1).any(|(two, _)| are_similar(one, two)));
    let short = arguments.iter().filter(|(name, _)| name.chars().count() == 1).count();
    let bools = arguments.iter().filter(|(_, ty)| *ty == "bool").count();
    let lints = [
        (arguments.iter().any(|(name, _)| PLACEHOLDERS.contains(name)), "disallowed_names"),
        (similar, "similar_names"),
        (short > MANY_SHORT_NAMES, "many_single_char_names"),
        (bools > MANY_BOOLS, "fn_params_excessive_bools"),
    ];
    lints.into_iter().filter(|(met, _)| *met).map(|(_, name)| Code::name(name)).collect()
}

/// Whether names are told apart by few letters alone.
fn are_similar(one: &str, two: &str) -> bool {
    // Most differ in length, which takes less time to find out.
    one.chars().count().abs_diff(two.chars().count()) <= 2 && strsim::levenshtein(one, two) <= 2
}

/// A name for a field of our own that no property has.
fn own_name(fields: &[Field], wanted: &str) -> String {
    let mut name = wanted.to_owned();
    while fields.iter().any(|field| field.name.as_str() == name) {
        name.push('_');
    }
    name
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

fn additional(context: &Context<'_>, id: SchemaId, object: &Object, fields: &[Field]) -> Option<AdditionalField> {
    if !matches!(object.additional, Additional::Any | Additional::Typed(_)) {
        return None;
    }
    let own = context.types.get(id).map(|named| named.name.clone());
    let place = Place { own: own.as_ref() };
    let value = schema::additional_type(context, object, place);
    let string = place.prelude("String");
    let ty: Type = syn::parse_quote!(::std::collections::BTreeMap<#string, #value>);
    let name = own_name(fields, "additional_properties");
    let described = match object.additional {
        Additional::Typed(value) => context.api.schemas.get(value).description.as_deref().map(docs::harmless),
        _ => None,
    };
    Some(AdditionalField {
        docs: docs::comment(&[
            "Properties that the API does not name (`additionalProperties`).".to_owned(),
            described.unwrap_or_default(),
        ]),
        setter: Code::name(&format!("with_{name}")),
        setter_docs: format!(" Sets {}.", docs::code_span(&name, false)),
        name: Code::name(&name),
        row: Row {
            name: Markdown::code(&name),
            ty: Markdown::code(&super::code::readable(&ty)),
            description: Markdown::text("Properties with other names."),
            notes: Markdown::text("optional"),
        },
        ty: Code::ty(&ty),
    })
}
