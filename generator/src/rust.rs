//! Model -> View: every decision about Rust is made here, so that templates only print.
//!
//! One noun of the generated crate a file. What a template prints as it is, is [`Code`] or [`Markdown`], made from syntax;
//! everything else is a plain value, which a template prints as a literal of the language it writes.

mod api;
mod code;
mod credentials;
mod docs;
mod exchange;
mod header;
mod literal;
mod markdown;
mod model;
mod names;
mod operation;
mod outcome;
mod package;
mod program;
mod sample;
mod schema;
mod server;

use serde::Serialize;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::model::Api;

pub use code::Code;
pub use markdown::Markdown;

/// The crate that comes out, ready to be printed.
#[derive(Debug, Serialize)]
pub struct View {
    /// What Cargo is told.
    pub package: package::Package,
    /// What the crate says of itself.
    pub overview: package::Overview,
    /// The servers of the document.
    pub servers: Vec<server::Server>,
    /// How the builder takes credentials.
    pub credentials: Vec<credentials::Credential>,
    /// Groups of operations, each with a handle of its own.
    pub apis: Vec<api::Api>,
    /// Whether any of them has a handle.
    pub handles: bool,
    /// Whether there are operations without one.
    pub has_untagged: bool,
    /// The types of the schemas.
    pub models: Vec<model::Model>,
    /// What the values of each schema are in Rust, as seen from outside the crate: for those who test it, not for templates.
    #[serde(skip)]
    pub schemas: Vec<SchemaType>,
}

/// The type of a schema's values.
#[derive(Debug)]
pub struct SchemaType {
    /// Where the document describes the schema.
    pub location: crate::pointer::Pointer,
    /// The type, where `models` of the crate is imported.
    pub ty: Code,
}

/// Decides what the crate looks like.
///
/// # Errors
///
/// What the configuration names and the document does not have, and what cannot be written as Rust yet.
pub fn view(api: &Api, config: &Config) -> Result<(View, Diagnostics), Diagnostics> {
    let mut context = Context {
        api,
        config,
        namer: names::Namer::new(&config.names.acronyms),
        diagnostics: Diagnostics::new(),
        types: schema::Types::default(),
        library: String::new(),
    };
    let package = package::package(&context);
    package.library.as_str().clone_into(&mut context.library);
    context.types = schema::types(&mut context);
    let servers = server::servers(&mut context);
    let credentials = credentials::credentials(&mut context);
    let models = model::models(&mut context);
    let apis = api::apis(&mut context, &servers, &credentials);
    let overview = package::overview(&context, &apis, &credentials);
    schema::check_configuration(&mut context);
    let schemas = schema_types(&mut context);
    let (handles, has_untagged) =
        (apis.iter().any(|api| api.handle.is_some()), apis.iter().any(|api| api.handle.is_none()));
    let view = View { package, overview, servers, credentials, apis, handles, has_untagged, models, schemas };
    Ok((view, context.diagnostics.propagate()?))
}

fn schema_types(context: &mut Context<'_>) -> Vec<SchemaType> {
    let api = context.api;
    let typed = |(id, schema): (_, &crate::model::Schema)| {
        let ty = schema::nullable_type(context, id, schema::Place::ELSEWHERE);
        SchemaType { location: schema.location.clone(), ty: Code::new(&ty) }
    };
    api.schemas.iter().map(typed).collect()
}

/// What all nouns need while they are written.
struct Context<'a> {
    api: &'a Api,
    config: &'a Config,
    namer: names::Namer,
    diagnostics: Diagnostics,
    types: schema::Types,
    /// The name of the crate in Rust code.
    library: String,
}

impl Context<'_> {
    /// Says that something cannot be written as Rust yet.
    fn unsupported(&mut self, what: &str, at: &crate::pointer::Pointer) {
        self.diagnostics.push(crate::diagnostics::Diagnostic::unsupported(what, at));
    }
}
