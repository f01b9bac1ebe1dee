//! Operations, as methods.

use quote::quote;
use serde::Serialize;
use syn::Type;

use super::code::{Code, readable};
use super::credentials::Credential;
use super::exchange::{self, Exchange};
use super::header::{self, Headers};
use super::markdown::Markdown;
use super::names::to_ident;
use super::outcome::{self, Arm, Choice};
use super::program::{self, Program};
use super::schema::{self, Place};
use super::server::Server;
use super::{Context, docs, operation_docs};
use crate::model::{self, Array, Items, Kind, MediaType, SchemaId};

/// A method.
#[derive(Debug, Serialize)]
pub struct Operation {
    /// The name of the method.
    pub name: Code,
    /// The name of the method, for pages.
    pub title: Markdown,
    /// The anchor of its section on the page of its API.
    pub anchor: Code,
    /// The name of its files.
    pub file: String,
    /// The module of its tests.
    pub module: Code,
    /// Its documentation comment.
    pub docs: Code,
    /// What its documentation comment says of errors.
    pub error_docs: String,
    /// The documentation comment of its example.
    pub example_docs: String,
    /// The method with the types that it takes and returns, for pages.
    pub signature: Markdown,
    /// A line on it, for pages.
    pub summary: Markdown,
    /// Its description, for pages.
    pub description: Markdown,
    /// Whether callers are told to turn away from it.
    pub deprecated: bool,
    /// The HTTP method.
    pub method: Code,
    /// Its path, with the query that belongs to its key.
    pub path: String,
    /// Method and path, for pages.
    pub request_title: Markdown,
    /// The variant of its server.
    pub server: Code,
    /// The variants and URLs of its servers, for pages.
    pub servers: Vec<ServerTitle>,
    /// The security requirements, as a constant.
    pub security: Code,
    /// The security requirements, for pages: alternatives.
    pub authorization: Vec<Markdown>,
    /// The `Accept` header.
    pub accept: Option<String>,
    /// The media types of its responses, for pages.
    pub response_media_types: Markdown,
    /// Its body.
    pub body: Option<Body>,
    /// The return type's parts.
    pub success: Code,
    /// As above: the type of errors.
    pub error: Code,
    /// The type of a successful body, for pages.
    pub success_title: Markdown,
    /// The type of the body of errors, for pages.
    pub error_title: Markdown,
    /// The typed headers.
    pub headers: Option<Headers>,
    /// The enums that stand for several bodies.
    pub choices: Vec<Choice>,
    /// What each status means.
    pub arms: Vec<Arm>,
    /// The same, as the arms of a `match`: those that do the same are one.
    pub match_arms: Vec<Arm>,
    /// Whether the arms leave statuses over.
    pub leaves_statuses: bool,
    /// The responses, for pages.
    pub responses: Vec<Response>,
    /// An example.
    pub program: Program,
    /// What a test sends and answers.
    pub exchange: Exchange,
    /// Whether a test names types of schemas.
    pub models_in_tests: bool,
    /// Whether a test names the type of secrets.
    pub secret_in_tests: bool,
    /// Its place in the document.
    pub location: String,
}

/// A server, for pages.
#[derive(Debug, Serialize)]
pub struct ServerTitle {
    /// Its variant.
    pub name: Markdown,
    /// Its URL.
    pub url: Markdown,
}

/// The body that a method takes.
#[derive(Debug, Serialize)]
pub struct Body {
    /// The type of the parameter.
    pub ty: Code,
    /// The type, for pages.
    pub title: Markdown,
    /// Its description, for tables.
    pub description: Markdown,
    /// Whether a call must have it.
    pub required: bool,
    /// The media type that is sent.
    pub media_type: String,
    /// The media types, for pages.
    pub media_types: Markdown,
    /// Its schema.
    #[serde(skip)]
    pub schema: SchemaId,
}

/// A response, for pages.
#[derive(Debug, Serialize)]
pub struct Response {
    /// Its statuses.
    pub status: Markdown,
    /// Its description.
    pub description: Markdown,
    /// The headers that it declares.
    pub headers: Markdown,
    /// The type of its body.
    pub body: Markdown,
}

/// The name that types of an operation begin with.
pub(super) fn type_prefix(context: &Context<'_>, operation: &model::Operation) -> String {
    context.namer.pascal(&spelled_name(context, operation))
}

/// The name of an operation: as the configuration says, or its operationId, or else method and path.
pub(super) fn spelled_name(context: &Context<'_>, operation: &model::Operation) -> String {
    if let Some(id) = &operation.operation_id {
        return context.config.names.operations.get(id).map_or_else(|| id.clone(), |entry| entry.text.clone());
    }
    let path = operation.path.template.replace(['{', '}'], " ");
    let query = operation.path.query.as_deref().unwrap_or_default();
    format!("{} {path} {query}", operation.method.to_lowercase()).trim().to_owned()
}

/// What an operation is written with.
pub(super) struct Surroundings<'a> {
    pub(super) servers: &'a [Server],
    pub(super) credentials: &'a [Credential],
    /// How an example gets from the client to the methods: `.oauth()`.
    pub(super) handle: Option<syn::Ident>,
}

/// What an operation is called.
pub(super) struct Names<'a> {
    /// What its API calls it.
    pub(super) method: &'a str,
    /// What its types begin with.
    pub(super) prefix: &'a str,
    /// What its files are called.
    pub(super) file: &'a str,
}

/// The method for an operation.
pub(super) fn operation(
    context: &mut Context<'_>,
    operation: &model::Operation,
    names: &Names<'_>,
    around: &Surroundings<'_>,
) -> Operation {
    let Names { method: name, prefix, file } = *names;
    if let Some(parameter) = operation.parameters.first() {
        context.unsupported("a parameter", &parameter.location);
    }
    let body = operation.body.as_ref().and_then(|body| self::body(context, body));
    let outcome = outcome::outcome(context, &operation.responses, prefix);
    let successes: Vec<_> =
        operation.responses.iter().filter(|response| outcome::is_success(response.status)).collect();
    let headers = header::headers(context, &successes, prefix, name);
    let media_types = media_types(&operation.responses);
    let ident = to_ident(name);
    let request = operation.body.as_ref().and_then(|body| outcome::json(&body.content));
    let call = program::Call { method: &ident, body: body.as_ref(), request, security: &operation.security };
    let program = program::program(context, &call, around);
    let exchange = exchange::exchange(context, operation, request, &outcome, around);
    let path = full_path(operation);
    let (success, error) = (Code::new(&outcome.success.ty), Code::new(&outcome.error.ty));
    let outcome_types = [readable(&outcome.success.ty), readable(&outcome.error.ty)];
    let first_server = operation.servers.first().and_then(|&index| around.servers.get(index));
    let leaves_statuses = !outcome.arms.iter().any(|arm| arm.pattern.as_str() == "_");
    let summary = operation.summary.as_deref().unwrap_or_default();
    Operation {
        name: Code::new(&ident),
        title: Markdown::code(name),
        anchor: Code::new(&ident),
        module: Code::new(&to_ident(file)),
        file: file.to_owned(),
        docs: docs::comment(&operation_docs::documentation(operation)),
        error_docs: operation_docs::error_docs(&outcome),
        example_docs: format!(" Calls `{name}`."),
        summary: if summary.is_empty() { first_sentence(operation) } else { Markdown::text(summary) },
        description: Markdown::block(operation.description.as_deref().unwrap_or_default()),
        deprecated: operation.deprecated,
        method: Code::new(&to_ident(&operation.method)),
        request_title: Markdown::code(&format!("{} {path}", operation.method)),
        path,
        server: first_server.map_or_else(|| Code::new(&quote!()), |server| server.name.clone()),
        servers: server_titles(operation, around),
        security: security(operation),
        authorization: operation.security.iter().map(authorization).collect(),
        accept: (!media_types.is_empty()).then(|| media_types.join(", ")),
        response_media_types: codes(&media_types),
        models_in_tests: program.uses_models || success.mentions("models") || error.mentions("models"),
        secret_in_tests: success.mentions("Secret") || error.mentions("Secret"),
        success,
        error,
        success_title: title(context, &outcome.success.ty),
        error_title: if outcome.arms.iter().all(|arm| arm.success) {
            Markdown::default()
        } else {
            title(context, &outcome.error.ty)
        },
        headers,
        choices: outcome.success.choice.into_iter().chain(outcome.error.choice).collect(),
        match_arms: outcome::grouped(&outcome.arms),
        arms: outcome.arms,
        leaves_statuses,
        responses: operation.responses.iter().map(|response| self::response(context, response)).collect(),
        signature: signature(name, body.as_ref(), &outcome_types),
        body,
        program,
        exchange,
        location: operation.location.to_string(),
    }
}

pub(super) fn full_path(operation: &model::Operation) -> String {
    match &operation.path.query {
        Some(query) => format!("{}?{query}", operation.path.template),
        None => operation.path.template.clone(),
    }
}

fn signature(name: &str, body: Option<&Body>, [success, error]: &[String; 2]) -> Markdown {
    let parameter = body.map_or("", |_| "request");
    let error = if error == "Infallible" { String::new() } else { format!(", Error<{error}>") };
    Markdown::code(&format!("{name}({parameter}) -> Result<Response<{success}>{error}>"))
}

fn first_sentence(operation: &model::Operation) -> Markdown {
    Markdown::cell(operation.description.as_deref().unwrap_or_default())
}

fn body(context: &mut Context<'_>, body: &model::Body) -> Option<Body> {
    let first = body.content.first()?;
    let Some(media_type) = outcome::json(&body.content) else {
        context.unsupported(&format!("a body of the media type `{}`", first.name), &first.location);
        return None;
    };
    let Some(schema) = media_type.schema else {
        context.unsupported("a body without a schema", &media_type.location);
        return None;
    };
    let (ty, shown) = body_type(context, schema);
    let ty = if body.required { ty } else { syn::parse_quote!(Option<#ty>) };
    Some(Body {
        ty: Code::new(&ty),
        title: title(context, &shown),
        description: Markdown::cell(body.description.as_deref().unwrap_or_default()),
        required: body.required,
        media_type: media_type.name.clone(),
        media_types: codes(&names(&body.content)),
        schema,
    })
}

/// How a method takes a body, and the type for readers.
fn body_type(context: &mut Context<'_>, schema: SchemaId) -> (Type, Type) {
    let shown = schema::nullable_type(context, schema, Place::ELSEWHERE);
    let nullable = schema::is_nullable(context, schema);
    let meaning = context.api.schemas.meaning(schema);
    let ty = match &context.api.schemas.get(meaning).kind {
        Kind::String(_) if !nullable && readable(&shown) == "String" => syn::parse_quote!(&str),
        Kind::Array(Array { items: Items::Each(item), .. }) if !nullable => {
            let item = schema::nullable_type(context, *item, Place::ELSEWHERE);
            syn::parse_quote!(&[#item])
        }
        _ => syn::parse_quote!(&#shown),
    };
    (ty, shown)
}

fn names(content: &[MediaType]) -> Vec<String> {
    content.iter().map(|media_type| media_type.name.clone()).collect()
}

/// The media types that responses can have and the method can read, in the order of the document.
fn media_types(responses: &[model::Response]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for media_type in responses.iter().filter_map(|response| outcome::json(&response.content)) {
        if !names.contains(&media_type.name) {
            names.push(media_type.name.clone());
        }
    }
    names
}

fn codes(names: &[String]) -> Markdown {
    Markdown::joined(&names.iter().map(|name| Markdown::code(name)).collect::<Vec<_>>(), ", ")
}

/// The title of a type, with a link to its page where it is a model.
pub(super) fn title(context: &Context<'_>, ty: &Type) -> Markdown {
    let text = readable(ty);
    let tokens = Code::new(ty);
    let page = tokens.as_str().split(' ').find_map(|word| context.types.page(word));
    match page {
        Some(page) => Markdown::link(&text, &format!("models/{page}.md")),
        None => Markdown::code(&text),
    }
}

fn server_titles(operation: &model::Operation, around: &Surroundings<'_>) -> Vec<ServerTitle> {
    let servers = operation.servers.iter().filter_map(|&index| around.servers.get(index));
    servers.map(|server| ServerTitle { name: server.title.clone(), url: server.url_title.clone() }).collect()
}

fn security(operation: &model::Operation) -> Code {
    let alternatives = operation.security.iter().map(|requirement| {
        let schemes = requirement.0.iter().map(|required| &required.scheme);
        quote!(&[#(#schemes),*])
    });
    Code::new(&quote!(&[#(#alternatives),*]))
}

fn authorization(requirement: &model::Requirement) -> Markdown {
    if requirement.0.is_empty() {
        return Markdown::text("none");
    }
    let schemes = requirement.0.iter().map(|required| {
        let scopes: Vec<_> = required.scopes.iter().map(|scope| Markdown::code(scope)).collect();
        let scheme = Markdown::code(&required.scheme);
        if scopes.is_empty() {
            return scheme;
        }
        Markdown::joined(&[scheme, Markdown::text("with the scopes"), Markdown::joined(&scopes, ", ")], " ")
    });
    Markdown::joined(&schemes.collect::<Vec<_>>(), " and ")
}

fn response(context: &mut Context<'_>, response: &model::Response) -> Response {
    let body = outcome::json(&response.content).and_then(|media_type| media_type.schema);
    let body = body.map(|schema| {
        let ty = schema::nullable_type(context, schema, Place::ELSEWHERE);
        title(context, &ty)
    });
    Response {
        status: Markdown::code(&response.status.to_string()),
        description: Markdown::cell(&response.description),
        headers: codes(&response.headers.iter().map(|header| header.name.clone()).collect::<Vec<_>>()),
        body: body.unwrap_or_default(),
    }
}
