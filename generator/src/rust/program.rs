//! Examples: a program that calls an operation.

use quote::quote;
use serde::Serialize;
use syn::{Block, Expr, Ident, Stmt};

use super::code::Code;
use super::credentials::Credential;
use super::operation::{Body, Surroundings};
use super::schema::Place;
use super::{Context, literal, sample};
use crate::format;
use crate::model::{MediaType, Requirement};

/// The most lines of a function that clippy does not find long.
const MANY_LINES: usize = 80;

/// A program that calls one operation.
#[derive(Clone, Debug, Serialize)]
pub struct Program {
    /// What stands inside of `main`, laid out.
    pub code: Code,
    /// The lines of `code`, for documentation comments.
    pub doc_lines: Vec<String>,
    /// The same as `code`, as it stands inside of `main`.
    pub indented: Code,
    /// What it imports.
    pub import: Code,
    /// The same, for documentation comments.
    pub import_doc: String,
    /// Whether clippy finds it long.
    pub long: bool,
    /// Whether it names types of schemas.
    pub uses_models: bool,
    /// The request, for tests; none where the operation takes no body.
    pub request: Option<Code>,
    /// The call behind the client, for tests: `.oauth().oauth_token_generate(&request)`.
    pub call: Code,
    /// The same behind the handle: `.oauth_token_generate(&request)`.
    pub call_of_handle: Code,
    /// The call behind the client without a body, where it may be left out.
    pub call_without_body: Option<Code>,
}

/// The operation that a program calls.
pub(super) struct Call<'a> {
    pub(super) method: &'a Ident,
    pub(super) body: Option<&'a Body>,
    pub(super) request: Option<&'a MediaType>,
    pub(super) security: &'a [Requirement],
}

/// The program for a call.
pub(super) fn program(context: &mut Context<'_>, call: &Call<'_>, around: &Surroundings<'_>) -> Program {
    let request = call.request.and_then(|media_type| request(context, media_type));
    let method = call.method;
    let handle = around.handle.as_ref().map(|handle| quote!(.#handle()));
    let argument = match call.body {
        Some(body) if body.required => quote!(&request),
        Some(_) => quote!(Some(&request)),
        None => quote!(),
    };
    let client = client(call.security, around.credentials);
    let binding: Option<Stmt> = request.as_ref().map(|request| syn::parse_quote!(let request = #request;));
    let block: Block = syn::parse_quote!({
        let client = #client;
        #binding
        match client #handle.#method(#argument).await {
            Ok(response) => println!("{:#?}", response.body()),
            Err(Error::Api(error)) => {
                eprintln!("the API answered {}: {:?}", error.status(), error.body());
            }
            Err(error) => return Err(error.into()),
        }
    });
    let text = format::statements(&block);
    let without_body = call.body.filter(|body| !body.required).map(|_| Code::new(&quote!(#handle.#method(None))));
    Program {
        call: Code::new(&quote!(#handle.#method(#argument))),
        call_of_handle: Code::new(&quote!(.#method(#argument))),
        call_without_body: without_body,
        doc_lines: text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") }).collect(),
        import_doc: format!(" {}", import(&context.library, text.contains("models::"))),
        import: Code::laid_out(import(&context.library, text.contains("models::")), &block),
        long: text.lines().count() > MANY_LINES,
        uses_models: text.contains("models::"),
        indented: Code::laid_out(indented(&text), &block),
        code: Code::laid_out(text, &block),
        request: request.map(|request| Code::new(&request)),
    }
}

fn indented(text: &str) -> String {
    text.lines()
        .map(|line| if line.is_empty() { String::new() } else { format!("    {line}") })
        .collect::<Vec<_>>()
        .join("\n")
}

fn import(library: &str, models: bool) -> String {
    let models = if models { ", models" } else { "" };
    format!("use {library}::{{Client, Error{models}}};")
}

fn request(context: &mut Context<'_>, media_type: &MediaType) -> Option<Expr> {
    let schema = media_type.schema?;
    let value = sample::of_media_type(context, media_type)?;
    let request = literal::expression(context, schema, &value, false, Place::ELSEWHERE);
    if request.is_none() {
        context.unsupported("an example of a body of this schema", &media_type.location);
    }
    request
}

/// The expression for a client that has what the operation asks for.
fn client(security: &[Requirement], credentials: &[Credential]) -> Expr {
    let optional = security.iter().any(|requirement| requirement.0.is_empty());
    let Some(requirement) = security.first().filter(|_| !optional) else { return syn::parse_quote!(Client::new()?) };
    let setters = requirement.0.iter().filter_map(|required| {
        let credential = credentials.iter().find(|credential| credential.scheme == required.scheme)?;
        let method = super::names::to_ident(credential.method.as_str());
        let placeholders = &credential.placeholders;
        Some(quote!(.#method(#(#placeholders),*)))
    });
    syn::parse_quote!(Client::builder() #(#setters)* .build()?)
}
