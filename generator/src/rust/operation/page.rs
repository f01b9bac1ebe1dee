//! What the page of an API says of an operation.

use serde::Serialize;

use super::{Names, Surroundings, full_path, title};
use crate::hash::HashMap;
use crate::model;
use crate::pointer::Pointer;
use crate::rust::Context;
use crate::rust::body::{self, Body};
use crate::rust::code::{Code, readable};
use crate::rust::markdown::Markdown;
use crate::rust::media_type::{Family, family};
use crate::rust::outcome::Outcome;
use crate::rust::parameter::Parameters;
use crate::rust::row::Row;
use crate::rust::schema::{self, Place};

/// Where operations are found, by their place in the document: the page and the name of the method.
pub(in crate::rust) type Destinations = HashMap<Pointer, (String, String)>;

/// What the tables of all operations say of one.
#[derive(Debug, Serialize)]
pub struct Entry {
    /// The name of the method.
    pub title: Markdown,
    /// The anchor of its section.
    pub anchor: Code,
    /// Method and path.
    pub request: Markdown,
    /// A line on it.
    pub summary: Markdown,
}

/// The section of an operation.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The method with the types that it takes and returns.
    pub signature: Markdown,
    /// Its description.
    pub description: Markdown,
    /// What it takes.
    pub parameters: Vec<Row>,
    /// The type of a successful body.
    pub success: Markdown,
    /// The type of the body of errors.
    pub error: Markdown,
    /// The security requirements: alternatives.
    pub authorization: Vec<Markdown>,
    /// The variants and URLs of its servers.
    pub servers: Vec<ServerTitle>,
    /// The media types of its body.
    pub sent_media_types: Markdown,
    /// The media types of its responses.
    pub received_media_types: Markdown,
    /// The responses.
    pub responses: Vec<Response>,
    /// What can be called next.
    pub links: Vec<Link>,
    /// What the API sends in its course.
    pub callbacks: Vec<Callback>,
}

/// A server.
#[derive(Debug, Serialize)]
pub struct ServerTitle {
    /// Its variant.
    pub name: Markdown,
    /// Its URL.
    pub url: Markdown,
}

/// A response.
#[derive(Debug, Serialize)]
pub struct Response {
    /// Its statuses.
    pub status: Markdown,
    /// Its description.
    pub description: Markdown,
    /// The headers that it declares.
    pub headers: Markdown,
    /// The types of its body.
    pub body: Markdown,
}

/// What can be called next.
#[derive(Debug, Serialize)]
pub struct Link {
    /// Its name.
    pub name: Markdown,
    /// The statuses of the response that has it.
    pub status: Markdown,
    /// The operation.
    pub operation: Markdown,
    /// What that gets from this one.
    pub values: Markdown,
    /// What it is.
    pub description: Markdown,
}

/// What the API sends by itself.
#[derive(Debug, Serialize)]
pub struct Callback {
    /// Its name.
    pub name: Markdown,
    /// Method and URL.
    pub request: Markdown,
    /// The type of its body.
    pub body: Markdown,
    /// What it says.
    pub description: Markdown,
}

/// The lines of an operation in tables.
pub(super) fn entry(operation: &model::Operation, names: &Names<'_>) -> Entry {
    let summary = operation.summary.as_deref().unwrap_or_default();
    let description = operation.description.as_deref().unwrap_or_default();
    Entry {
        title: Markdown::code(names.method),
        anchor: Code::name(names.method),
        request: Markdown::code(&format!("{} {}", operation.method, full_path(operation))),
        summary: if summary.is_empty() { Markdown::cell(description) } else { Markdown::text(summary) },
    }
}

/// The section of an operation.
pub(super) fn page(
    context: &Context<'_>,
    operation: &model::Operation,
    names: &Names<'_>,
    (body, parameters): (Option<&Body>, &Parameters<'_>),
    outcome: &Outcome<'_>,
    around: &Surroundings<'_>,
) -> Page {
    let describes_errors = outcome.arms.iter().any(|arm| !arm.success);
    Page {
        signature: signature(names.method, body, parameters, outcome),
        description: Markdown::block(operation.description.as_deref().unwrap_or_default()),
        parameters: rows(body, parameters),
        success: title(context, &outcome.success.ty),
        error: if describes_errors { title(context, &outcome.error.ty) } else { Markdown::default() },
        authorization: operation.security.iter().map(authorization).collect(),
        servers: server_titles(operation, around),
        sent_media_types: body.map(|body| body.media_types.clone()).unwrap_or_default(),
        received_media_types: codes(&outcome.accepted),
        responses: operation.responses.iter().map(|response| self::response(context, response, outcome)).collect(),
        links: links(operation, around),
        callbacks: operation.callbacks.iter().map(|described| callback(context, described, "")).collect(),
    }
}

fn signature(name: &str, body: Option<&Body>, parameters: &Parameters<'_>, outcome: &Outcome<'_>) -> Markdown {
    let names = parameters.arguments.iter().map(|argument| argument.name.as_str());
    let names = names.chain(body.map(|_| "request")).chain(parameters.params.as_ref().map(|_| "params"));
    let (success, error) = (readable(&outcome.success.ty), readable(&outcome.error.ty));
    let error = if error == "Infallible" { String::new() } else { format!(", Error<{error}>") };
    let names = names.collect::<Vec<_>>().join(", ");
    Markdown::code(&format!("{name}({names}) -> Result<Response<{success}>{error}>"))
}

fn rows(body: Option<&Body>, parameters: &Parameters<'_>) -> Vec<Row> {
    let arguments = parameters.arguments.iter().map(|argument| argument.row.clone());
    let body = body.map(|body| Row {
        name: Markdown::code("request"),
        ty: body.title.clone(),
        description: body.description.clone(),
        notes: Markdown::text(if body.required { "body, required" } else { "body, optional" }),
    });
    let fields = parameters.params.iter().flat_map(|params| &params.fields).map(|field| field.row.clone());
    arguments.chain(body).chain(fields).collect()
}

pub(super) fn codes(names: &[String]) -> Markdown {
    Markdown::joined(&names.iter().map(|name| Markdown::code(name)).collect::<Vec<_>>(), ", ")
}

fn server_titles(operation: &model::Operation, around: &Surroundings<'_>) -> Vec<ServerTitle> {
    let servers = operation.servers.iter().filter_map(|&index| around.servers.get(index));
    servers.map(|server| ServerTitle { name: server.title.clone(), url: server.url_title.clone() }).collect()
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

fn response(context: &Context<'_>, response: &model::Response, outcome: &Outcome<'_>) -> Response {
    let arm = outcome.arms.iter().find(|arm| arm.status == response.status);
    let types = arm.into_iter().flat_map(|arm| &arm.shapes).filter_map(|(shape, _)| shape.ty.as_ref());
    Response {
        status: Markdown::code(&response.status.to_string()),
        description: Markdown::cell(&response.description),
        headers: codes(&response.headers.iter().map(|header| header.name.clone()).collect::<Vec<_>>()),
        body: Markdown::joined(&types.map(|ty| title(context, ty)).collect::<Vec<_>>(), " or "),
    }
}

fn links(operation: &model::Operation, around: &Surroundings<'_>) -> Vec<Link> {
    let of_response = |response: &model::Response| {
        let status = Markdown::code(&response.status.to_string());
        response.links.iter().map(|described| link(described, status.clone(), around)).collect::<Vec<_>>()
    };
    operation.responses.iter().flat_map(of_response).collect()
}

fn link(link: &model::Link, status: Markdown, around: &Surroundings<'_>) -> Link {
    let destination = link.target.as_ref().and_then(|target| around.destinations.get(target));
    let operation = match destination {
        Some((page, method)) => Markdown::link(method, &format!("{page}.md#{method}")),
        None => Markdown::code(&link.operation),
    };
    let body = link.request_body.iter().map(|value| ("request".to_owned(), value.clone()));
    let values = link.parameters.iter().cloned().chain(body);
    let values = values.map(|(name, value)| Markdown::joined(&[Markdown::code(&name), Markdown::code(&value)], " = "));
    Link {
        name: Markdown::code(&link.name),
        status,
        operation,
        values: Markdown::joined(&values.collect::<Vec<_>>(), ", "),
        description: Markdown::cell(link.description.as_deref().unwrap_or_default()),
    }
}

/// What the API sends by itself. `folder` leads from the page to the pages of APIs.
pub(in crate::rust) fn callback(context: &Context<'_>, callback: &model::Callback, folder: &str) -> Callback {
    let bodies = callback.body.iter().flat_map(|body| &body.content);
    let types = bodies.filter_map(|media_type| {
        let schema = media_type.schema?;
        let ty = match family(context, media_type) {
            Family::JsonLines => body::item_type(context, media_type),
            _ => schema::nullable_type(context, schema, Place::ELSEWHERE),
        };
        let page = context.types.get(context.api.schemas.meaning(schema)).map(|named| named.page.clone());
        Some(match page {
            Some(page) => Markdown::link(&readable(&ty), &format!("{folder}models/{page}.md")),
            None => Markdown::code(&readable(&ty)),
        })
    });
    let mut distinct: Vec<Markdown> = Vec::new();
    for ty in types {
        if !distinct.contains(&ty) {
            distinct.push(ty);
        }
    }
    let summary = callback.summary.as_deref().or(callback.description.as_deref()).unwrap_or_default();
    let place = callback.expression.as_deref().map(|expression| format!(" {expression}")).unwrap_or_default();
    Callback {
        name: Markdown::code(&callback.name),
        request: Markdown::code(&format!("{}{place}", callback.method)),
        body: Markdown::joined(&distinct, " or "),
        description: Markdown::cell(summary),
    }
}
