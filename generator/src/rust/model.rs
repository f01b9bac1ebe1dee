//! The types of schemas, one file each: structs, enums of listed values, and enums of unions.

use std::sync::Arc;

use serde::Serialize;

use super::code::Code;
use super::enumeration::{self, Enumeration};
use super::markdown::Markdown;
use super::row::Row;
use super::schema::Place;
use super::structure::{self, Rows, Structure};
use super::type_names::TypeName;
use super::union::{self, Union};
use super::{Context, constraints, docs};
use crate::model::{Kind, Schema, SchemaId};

/// A type of a schema.
#[derive(Debug)]
pub struct Model {
    /// The name of its module.
    pub module: Code,
    /// Its schema.
    pub id: SchemaId,
    /// The features that it depends on, as an attribute.
    pub cfg: Option<Code>,
    /// The name of its files.
    pub file: String,
    /// The name of its page.
    pub page: String,
    /// A link from the README to its page.
    pub link: Markdown,
    /// The name of the type.
    pub name: Code,
    /// The documentation comment of its module.
    pub module_docs: String,
    /// Its documentation comment.
    pub docs: Code,
    /// Its description, for pages.
    pub description: Markdown,
    /// A line on it, for tables.
    pub summary: Markdown,
    /// Whether callers are told to turn away from it.
    pub deprecated: bool,
    /// What its page says of the fields of a struct.
    pub rows: Option<Rows>,
    /// What its page says of the values of an enum of listed ones.
    pub values: Option<Vec<Row>>,
    /// What its page says of the variants of a union.
    pub variants: Option<Vec<Row>>,
    /// The variant for other values; none where there is none.
    pub unknown: Option<Code>,
    /// What is particular to a struct.
    pub structure: Option<Structure>,
    /// What is particular to an enum of listed values.
    pub enumeration: Option<Enumeration>,
    /// What is particular to the enum of a union.
    pub union: Option<Union>,
    /// Names of the prelude, or their paths where the type has such a name itself.
    pub prelude: Prelude,
    /// The types of the crate that its file uses by their name alone.
    pub uses: Vec<Code>,
    /// Where the document describes it.
    pub location: String,
}

/// What files of types use of the prelude.
#[derive(Debug, Serialize)]
pub struct Prelude {
    /// `Default`
    pub default: Code,
    /// `From`
    pub from: Code,
    /// `Into`
    pub into: Code,
    /// `Option`
    pub option: Code,
    /// `Result`
    pub result: Code,
    /// `String`
    pub string: Code,
}

impl Prelude {
    fn of(place: Place<'_>) -> Self {
        let code = |name: &str| Code::ty(&place.prelude(name));
        Self {
            default: code("Default"),
            from: code("From"),
            into: code("Into"),
            option: code("Option"),
            result: code("Result"),
            string: code("String"),
        }
    }
}

/// The types, in the order in which the document has their schemas.
pub(super) fn models(context: &mut Context<'_>) -> Vec<Model> {
    let (types, api) = (Arc::clone(&context.types), context.api);
    let named: Vec<_> = api.schemas.iter().filter_map(|(id, _)| Some((id, types.get(id)?))).collect();
    context.each(&named, |context, (id, named)| model(context, *id, named))
}

fn model(context: &mut Context<'_>, id: SchemaId, named: &TypeName) -> Model {
    let schema = context.api.schemas.get(id);
    let (mut structure, mut enumeration, mut union) = (None, None, None);
    let (mut values, mut variants) = (None, None);
    match &schema.kind {
        Kind::Object(object) => structure = Some(structure::structure(context, id, object)),
        Kind::Enumeration(listed) => {
            let described = enumeration::enumeration(context, id, listed, schema.default.as_ref());
            (enumeration, values) = (Some(described.0), Some(described.1));
        }
        Kind::Union(described) => {
            let described = union::union(context, id, described);
            (union, variants) = (Some(described.0), Some(described.1));
        }
        // Nothing else has a type of its own.
        _ => {}
    }
    let description = docs::harmless(schema.description.as_deref().unwrap_or_default());
    let mut model = Model {
        id,
        cfg: None,
        module: Code::name(&named.module),
        link: Markdown::link(&named.name.to_string(), &format!("docs/models/{}.md", named.page)),
        page: named.page.clone(),
        summary: Markdown::first_paragraph(&description),
        docs: docs::comment(&documentation(context, id, schema, &named.name.to_string(), &description)),
        description: Markdown::harmless(description),
        deprecated: schema.deprecated,
        module_docs: format!(" The type `{}`.", named.name),
        prelude: Prelude::of(Place { own: Some(&named.name) }),
        uses: Vec::new(),
        rows: structure.as_ref().map(Structure::rows),
        unknown: match (&enumeration, &union) {
            (Some(Enumeration { unknown, .. }), _) => Some(unknown.clone()),
            (_, Some(Union { unknown, .. })) => unknown.clone(),
            _ => None,
        },
        values,
        variants,
        structure,
        enumeration,
        union,
        location: schema.location.to_string(),
        name: Code::new(&named.name),
        file: named.module.clone(),
    };
    model.uses = uses(&model);
    model
}

impl Model {
    /// The types that the file names.
    fn types(&self) -> impl Iterator<Item = &Code> {
        let fields = self.structure.iter().flat_map(|structure| {
            let additional = structure.additional.iter().map(|field| &field.ty);
            structure.fields.iter().map(|field| &field.ty).chain(additional)
        });
        fields.chain(self.union.iter().flat_map(|union| union.variants.iter().map(|variant| &variant.ty)))
    }
}

fn uses(model: &Model) -> Vec<Code> {
    // A name behind `::` is that of another type.
    let alone = |ty: &Code, name: &str| {
        let mut before = "";
        ty.as_str().split(' ').any(|word| std::mem::replace(&mut before, word) != "::" && word == name)
    };
    let uses = |name: &str| model.name.as_str() != name && model.types().any(|ty| alone(ty, name));
    ["File", "Nullable", "Secret"].into_iter().filter(|name| uses(name)).map(Code::name).collect()
}

fn documentation(context: &Context<'_>, id: SchemaId, schema: &Schema, name: &str, description: &str) -> Vec<String> {
    let title = || schema.title.as_deref().map(docs::harmless).unwrap_or_default();
    let text = if schema.description.is_some() { description.to_owned() } else { title() };
    let first = if text.is_empty() {
        format!("The schema {}.", docs::code_span(schema.name.as_deref().unwrap_or(name), false))
    } else {
        text
    };
    let default = schema.default.as_ref().filter(|_| !matches!(schema.kind, Kind::Object(_)));
    let default = default.map_or_else(String::new, |default| {
        let span = docs::code_span(&docs::visible(&default.to_json().to_string()), false);
        format!("Its default is {span}.")
    });
    vec![first, constraints::sentences(&context.api.schemas, id), default, constraints::example(schema)]
}
