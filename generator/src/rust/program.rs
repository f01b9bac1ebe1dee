//! Examples: a program that calls an operation.

mod body;

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;
use syn::Ident;

use super::Context;
use super::body::Body;
use super::code::{Code, needed};
use super::credentials::Credential;
use super::names::to_ident;
use super::operation::Surroundings;
use super::outcome::Outcome;
use super::parameter::{Given, Parameters};
use crate::model::Requirement;

/// The most lines of a function that clippy does not find long.
const MANY_LINES: usize = 80;

/// How many parameters that can be left out an example shows, of those of which the document has no example.
const SHOWN: usize = 2;

/// A program that calls one operation.
#[derive(Clone, Debug, Serialize)]
pub struct Program {
    /// What stands inside of `main`, laid out.
    pub code: Code,
    /// The lines of `code`, for documentation comments.
    pub doc_lines: Vec<String>,
    /// The same as `code`, as it stands inside of `main`.
    pub indented: Code,
    /// What it imports, a line each.
    pub imports: Vec<Code>,
    /// The same, for documentation comments.
    pub import_docs: Vec<String>,
    /// Whether clippy finds it long.
    pub long: bool,
    /// What a test binds before the call: the request and the parameters. Empty where no test calls the operation.
    pub bindings: Vec<Code>,
    /// The request, for tests; none where the operation takes no body, or one that has nothing to show.
    pub request: Option<Code>,
    /// The call behind the client, for tests: `.oauth().oauth_token_generate(&request)`.
    pub call: Code,
    /// The same behind the handle: `.oauth_token_generate(&request)`.
    pub call_of_handle: Code,
    /// The call behind the client without a body, where it may be left out.
    pub call_without_body: Option<Code>,
    /// Whether a test gives the struct of parameters.
    #[serde(skip)]
    pub(super) gives_params: bool,
}

impl Program {
    /// Which names of the crate a test needs for the call.
    pub(super) fn imports_in_tests(&self) -> Vec<Code> {
        let names = ["File", "OrEmpty", "Secret", "models"].into_iter();
        names.filter(|name| self.needs_in_tests(name)).map(Code::name).collect()
    }

    /// Whether what a test writes needs a name to be imported.
    pub(super) fn needs_in_tests(&self, name: &str) -> bool {
        self.bindings.iter().chain([&self.call]).any(|code| code.needs(name))
    }
}

/// The operation that a program calls.
pub(super) struct Call<'a> {
    pub(super) method: &'a Ident,
    pub(super) body: Option<&'a Body>,
    pub(super) request: Option<&'a TokenStream>,
    pub(super) parameters: &'a Parameters<'a>,
    pub(super) security: &'a [Requirement],
    pub(super) outcome: &'a Outcome<'a>,
}

/// The program for a call.
pub(super) fn program(context: &Context<'_>, call: &Call<'_>, around: &Surroundings<'_>) -> Program {
    let handle = around.handle.map(to_ident).map(|handle| quote!(.#handle()));
    let client = client(call.security, around.credentials);
    let (shown, shown_params) = bindings(call, false);
    let arguments = arguments(call, true);
    let method = call.method;
    let ending = body::ending(call.outcome, &quote!(client #handle.#method(#arguments)));
    let text = crate::format::statements(&quote!(let client = #client; #(#shown)* #ending));
    let imports = imports(context, &text, call, shown_params.then_some(around.module));
    // Only a test needs all of what is given, and most operations of large documents have none.
    let (given, gives_params) = if around.test { bindings(call, true) } else { (Vec::new(), false) };
    let without_body = call.body.filter(|body| !body.required).map(|_| {
        let arguments = self::arguments(call, false);
        Code::new(&quote!(#handle.#method(#arguments)))
    });
    let has_something_to_show = call.body.is_some_and(|body| body.ty.mentions("models") || body.ty.mentions("File"));
    Program {
        call: Code::new(&quote!(#handle.#method(#arguments))),
        call_of_handle: Code::new(&quote!(.#method(#arguments))),
        call_without_body: without_body,
        doc_lines: text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") }).collect(),
        import_docs: imports.iter().map(|line| format!(" {line}")).collect(),
        imports: imports.iter().map(|line| Code::laid_out(line.clone())).collect(),
        long: text.lines().count().max(call.parameters.given.len()) > MANY_LINES,
        indented: Code::laid_out(indented(&text)),
        code: Code::laid_out(text),
        bindings: given.iter().map(Code::new).collect(),
        request: call.request.filter(|_| around.test && has_something_to_show).map(Code::new),
        gives_params,
    }
}

/// What stands before the call, and whether the struct of parameters is made there: with all that is given, or with what an example
/// shows.
fn bindings(call: &Call<'_>, all: bool) -> (Vec<TokenStream>, bool) {
    let request = call.request.map(|request| quote!(let request = #request;));
    let Some(params) = &call.parameters.params else { return (request.into_iter().collect(), false) };
    let ty = to_ident(params.name.as_str());
    let setters = setters(&call.parameters.given, all);
    let params = quote!(let params = #ty::new() #(#setters)*;);
    (request.into_iter().chain([params]).collect(), true)
}

fn setters(given: &[Given<'_>], all: bool) -> Vec<TokenStream> {
    let settable: Vec<_> = given.iter().filter(|given| given.setter.is_some()).collect();
    let has_examples = settable.iter().any(|given| given.is_example);
    let shown = |given: &&&Given<'_>| all || (!given.is_preset && (given.is_example || !has_examples));
    let limit = if all || has_examples { settable.len() } else { SHOWN };
    let setters = settable.iter().filter(shown).take(limit).filter_map(|given| {
        let (setter, expression) = (given.setter.as_ref()?, &given.expression);
        Some(quote!(.#setter(#expression)))
    });
    setters.collect()
}

fn arguments(call: &Call<'_>, with_body: bool) -> TokenStream {
    let taken = call.parameters.given.iter().filter(|given| given.setter.is_none()).map(|given| &given.expression);
    let mut arguments: Vec<TokenStream> = taken.map(|expression| quote!(#expression)).collect();
    if let Some(body) = call.body {
        let is_text = body.ty.mentions("str") && !body.ty.mentions("models");
        arguments.push(match (body.required, with_body, is_text) {
            (true, _, true) => quote!(request),
            (true, _, false) => quote!(&request),
            (false, true, true) => quote!(Some(request)),
            (false, true, false) => quote!(Some(&request)),
            (false, false, _) => quote!(None),
        });
    }
    if call.parameters.params.is_some() {
        arguments.push(quote!(&params));
    }
    quote!(#(#arguments),*)
}

fn indented(text: &str) -> String {
    text.lines()
        .map(|line| if line.is_empty() { String::new() } else { format!("    {line}") })
        .collect::<Vec<_>>()
        .join("\n")
}

/// The lines that import what a program names.
fn imports(context: &Context<'_>, text: &str, call: &Call<'_>, module: Option<&str>) -> Vec<String> {
    let library = &context.library;
    let names = needed(text, &["Client", "Error", "File", "OrEmpty", "Secret", "models"]);
    let names = match names.as_slice() {
        [name] => (*name).to_owned(),
        names => format!("{{{}}}", names.join(", ")),
    };
    let params = call.parameters.params.as_ref().zip(module);
    let params = params
        .map(|(params, module)| format!("use {library}::operations::{}::{};", to_ident(module), params.name.as_str()));
    params.into_iter().chain([format!("use {library}::{names};")]).rev().collect()
}

/// The expression for a client that has what the operation asks for.
fn client(security: &[Requirement], credentials: &[Credential]) -> TokenStream {
    let optional = security.iter().any(|requirement| requirement.0.is_empty());
    let Some(requirement) = security.first().filter(|_| !optional) else { return quote!(Client::new()?) };
    let setters = requirement.0.iter().filter_map(|required| {
        let credential = credentials.iter().find(|credential| credential.scheme == required.scheme)?;
        let method = to_ident(credential.method.as_str());
        let placeholders = &credential.placeholders;
        Some(quote!(.#method(#(#placeholders),*)))
    });
    quote!(Client::builder() #(#setters)* .build()?)
}
