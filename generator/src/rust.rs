//! Model -> View: every decision about Rust is made here, so that templates only print.
//!
//! One noun of the generated crate a file. What a template prints as it is, is [`Code`] or [`Markdown`], made from syntax;
//! everything else is a plain value, which a template prints as a literal of the language it writes.

pub mod account;
pub(crate) mod api;
mod body;
mod boxes;
mod clues;
mod code;
mod configured;
mod constraints;
mod credentials;
mod docs;
mod enumeration;
mod example;
mod exchange;
pub mod features;
mod field;
mod format;
mod guide;
mod header;
mod literal;
mod markdown;
mod media_type;
pub(crate) mod model;
mod names;
mod nesting;
pub(crate) mod operation;
mod outcome;
mod package;
mod parameter;
mod paths;
mod program;
mod reached;
pub mod report;
mod row;
mod sample;
mod schema;
mod secrets;
mod server;
mod size;
mod structure;
mod tags;
mod type_names;
mod union;
mod usage;
mod variant_names;
mod wire;

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostics::{Diagnostics, Tolerance};
use crate::model::Api;

pub use code::Code;
pub(crate) use code::text_literal;
pub use markdown::Markdown;

/// The crate that comes out, ready to be printed.
#[derive(Debug)]
pub struct View {
    /// What Cargo is told.
    pub package: package::Package,
    /// What the crate says of itself.
    pub overview: package::Overview,
    /// The servers of the document.
    pub servers: Vec<server::Server>,
    /// Whether one of them is relative, so that callers have to say to what.
    pub has_relative_servers: bool,
    /// How the builder takes the variables in their URLs.
    pub variables: Vec<server::VariableSetter>,
    /// How the builder takes credentials.
    pub credentials: Vec<credentials::Credential>,
    /// Groups of operations, each with a handle of its own.
    pub apis: Vec<api::Api>,
    /// The Cargo features of tags, where the crate is so large that it has some.
    pub features: Vec<features::Feature>,
    /// Whether any of them has a handle.
    pub handles: bool,
    /// Whether there are operations without one.
    pub has_untagged: bool,
    /// Programs that go with the crate.
    pub guides: Vec<guide::Guide>,
    /// What the API sends by itself.
    pub webhooks: Vec<operation::Callback>,
    /// The types of the schemas.
    pub models: Vec<model::Model>,
    /// The types that the configuration has chosen for formats.
    pub formats: Vec<format::Chosen>,
    /// The crates that they come from.
    pub dependencies: Vec<&'static str>,
    /// Whether callers are told to turn away from a type or a part of one.
    pub deprecates: bool,
    /// The examples of the document, for tests.
    pub examples: Vec<example::Examples>,
    /// Whether those name types of schemas.
    pub examples_use_models: bool,
    /// Whether those name the type of secrets.
    pub examples_use_secrets: bool,
    /// The places where a type says less than the document, or the document says nothing.
    pub report: Vec<report::Remark>,
    /// What became of each operation of the document.
    pub accounts: Vec<account::Account>,
}

/// The type of a schema's values.
#[derive(Debug)]
pub struct SchemaType {
    /// Where the document describes the schema.
    pub location: crate::pointer::Pointer,
    /// Whether that place describes it alone.
    pub alone: bool,
    /// The type, where `models` of the crate is imported.
    pub ty: Code,
}

/// Decides what the crate looks like.
///
/// # Errors
///
/// What the configuration names and the document does not have, and what cannot be written as Rust yet.
pub fn view(api: &Api, config: &Config, tolerance: Tolerance) -> Result<(View, Diagnostics), Diagnostics> {
    let mut context = Context::new(api, config, tolerance);
    let package = package::package(&context);
    let servers = server::servers(&mut context);
    let credentials = credentials::credentials(&mut context);
    let variables = server::variables(&context, &credentials);
    let mut models = model::models(&mut context);
    let mut apis = api::apis(&mut context, &servers, &credentials);
    let mut fork = context.fork();
    let (features, examples) =
        rayon::join(|| features::features(&context, &mut apis, &mut models), || example::examples(&mut fork));
    let said = fork.diagnostics;
    let overview = package::overview(&context, &apis, &credentials);
    configured::check(&mut context);
    format::check(&mut context);
    context.diagnostics.extend(said);
    let (formats, dependencies) = format::used(&context);
    let (accounts, report) =
        rayon::join(|| account::accounts(&context, &apis, &context.skipped), || report::report(api));
    let mentions = |name: &str| examples.iter().flat_map(|group| &group.cases).any(|case| case.ty.mentions(name));
    let view = View {
        handles: apis.iter().any(|api| api.handle.is_some()),
        has_untagged: apis.iter().any(|api| api.handle.is_none()),
        examples_use_models: mentions("models"),
        examples_use_secrets: mentions("Secret"),
        deprecates: api.schemas.iter().any(|(_, schema)| schema.deprecated) || deprecates_parameters(&apis),
        has_relative_servers: servers.iter().any(|server| server.is_relative),
        guides: guide::guides(config),
        webhooks: api.webhooks.iter().map(|webhook| operation::callback(&context, webhook, "docs/")).collect(),
        report,
        accounts,
        package,
        overview,
        servers,
        features,
        variables,
        credentials,
        apis,
        models,
        formats,
        dependencies,
        examples,
    };
    Ok((view, context.diagnostics.propagate()?))
}

/// Whether a struct of parameters has one from which callers should turn away.
fn deprecates_parameters(apis: &[api::Api]) -> bool {
    let operations = apis.iter().flat_map(|api| &api.operations);
    operations.flat_map(|operation| &operation.params).flat_map(|params| &params.fields).any(|field| field.deprecated)
}

/// What the values of each schema are in Rust, as seen from outside the crate: for those who test it.
#[must_use]
pub fn schema_types(api: &Api, config: &Config, tolerance: Tolerance) -> Vec<SchemaType> {
    let context = Context::new(api, config, tolerance);
    let typed = |(id, schema): (_, &crate::model::Schema)| {
        let ty = schema::nullable_type(&context, id, schema::Place::ELSEWHERE);
        SchemaType { location: schema.location.clone(), alone: schema.location == schema.place, ty: Code::new(&ty) }
    };
    api.schemas.iter().map(typed).collect()
}

/// What all nouns need while they are written.
struct Context<'a> {
    api: &'a Api,
    config: &'a Config,
    tolerance: Tolerance,
    namer: names::Namer,
    diagnostics: Diagnostics,
    types: Arc<type_names::Types>,
    boxes: Arc<boxes::Boxes>,
    tags: Arc<tags::Tags>,
    usage: Arc<usage::Usage>,
    /// The operations that cannot be written.
    skipped: account::Skipped,
    /// How many structs are being written inside of one another.
    nesting: nesting::Nesting,
    /// The fields of the structs that were written.
    fields: Arc<nesting::Fields>,
    /// The names of the variants of enums.
    variants: Arc<nesting::Variants>,
    /// The name of the crate in Rust code.
    library: String,
}

impl<'a> Context<'a> {
    fn new(api: &'a Api, config: &'a Config, tolerance: Tolerance) -> Self {
        let ((boxes, tags), usage) = rayon::join(
            || rayon::join(|| boxes::boxes(&api.schemas), || tags::tags(&api.schemas)),
            || usage::usage(api),
        );
        let mut context = Context {
            api,
            config,
            tolerance,
            namer: names::Namer::new(&config.names.acronyms),
            diagnostics: Diagnostics::new(),
            types: Arc::default(),
            boxes: Arc::new(boxes),
            tags: Arc::new(tags),
            usage: Arc::new(usage),
            skipped: account::Skipped::default(),
            nesting: nesting::Nesting::default(),
            fields: Arc::default(),
            variants: Arc::default(),
            library: String::new(),
        };
        package::package(&context).library.as_str().clone_into(&mut context.library);
        context.types = Arc::new(type_names::types(&context));
        context
    }

    /// What one of many nouns needs that are written side by side; [`Self::each`] takes what was said of it.
    fn fork(&self) -> Self {
        Self {
            api: self.api,
            config: self.config,
            tolerance: self.tolerance,
            namer: self.namer.clone(),
            diagnostics: Diagnostics::new(),
            types: Arc::clone(&self.types),
            boxes: Arc::clone(&self.boxes),
            tags: Arc::clone(&self.tags),
            usage: Arc::clone(&self.usage),
            skipped: account::Skipped::default(),
            nesting: nesting::Nesting::default(),
            fields: Arc::clone(&self.fields),
            variants: Arc::clone(&self.variants),
            library: self.library.clone(),
        }
    }

    /// Writes many nouns side by side; what comes out has their order.
    fn each<T: Sync, U: Send>(&mut self, items: &[T], write: impl Fn(&mut Self, &T) -> U + Sync) -> Vec<U> {
        let this = &*self;
        let (mut all, mut found) = (Vec::new(), Vec::new());
        items
            .par_iter()
            // Some take far longer than others: no thread shall be left with many of them.
            .with_max_len(4)
            .map(|item| {
                let mut fork = this.fork();
                let written = write(&mut fork, item);
                crate::format::forget();
                (written, (fork.diagnostics, fork.skipped))
            })
            .unzip_into_vecs(&mut all, &mut found);
        let mut said = Diagnostics::new();
        for (diagnostics, skipped) in found {
            said.extend(diagnostics);
            self.skipped.extend(skipped);
        }
        self.diagnostics.extend_once(said);
        all
    }

    /// Says that something cannot be written as Rust yet.
    fn unsupported(&mut self, what: &str, at: &crate::pointer::Pointer) {
        self.diagnostics.push(crate::diagnostics::Diagnostic::unsupported(what, at));
    }
}
