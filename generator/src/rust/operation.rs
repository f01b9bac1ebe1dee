//! Operations, as methods.

mod docs;
mod page;
mod path;

use proc_macro2::{Literal, TokenStream};

use quote::quote;
use syn::Type;

use super::Context;
use super::body::{self, Body, Form};
use super::code::Code;
use super::credentials::Credential;
use super::exchange::{self, Exchange};
use super::header::{self, Headers};
use super::markdown::Markdown;
use super::names::to_ident;
use super::outcome::{self, Choice, MatchArm, Outcome};
use super::parameter::{self, Argument, Parameters, Params, Setter};
use super::program::{self, Program};
use super::server::Server;
use super::structure;
use crate::diagnostics::Diagnostic;
use crate::model;

pub(super) use page::Callback;
pub(super) use page::{Destinations, callback};
use page::{Entry, Page};
pub(super) use path::{full_path, template};

/// A method.
#[derive(Debug)]
pub struct Operation {
    /// The name of the method.
    pub name: Code,
    /// The name of its program; none where the crate is too large for one an operation.
    pub example_file: Option<String>,
    /// The name of the file of its tests, likewise; the first operation always has some, which those of the client use.
    pub test_file: Option<String>,
    /// The module of its tests.
    pub module: Code,
    /// Its documentation comment.
    pub docs: Code,
    /// What its documentation comment says of errors.
    pub error_docs: String,
    /// The documentation comment of its example.
    pub example_docs: String,
    /// Whether callers are told to turn away from it.
    pub deprecated: bool,
    /// Whether it takes more than clippy likes to see.
    pub many_arguments: bool,
    /// What clippy may have to say of what it takes and does, which is for the API to decide.
    pub lints: Vec<Code>,
    /// Whether it may be longer than clippy likes to see.
    pub long: bool,
    /// Whether it brings the types of the operation: the others are the same operation with a body in another form.
    pub is_first_form: bool,
    /// The HTTP method, as an expression.
    pub method: Code,
    /// Whether that is a constant.
    pub method_is_constant: bool,
    /// Its path, with the query that belongs to its key; `{name}` stands for a parameter.
    pub path: String,
    /// The variant of its server.
    pub server: Code,
    /// What it takes for parameters that a call must have.
    pub arguments: Vec<Argument>,
    /// Its body.
    pub body: Option<Body>,
    /// The struct of the parameters that a call can leave out.
    pub params: Option<Params>,
    /// How parameters get into the request.
    pub setters: Vec<Setter>,
    /// The security requirements, as a constant; none where it asks for nothing.
    pub security: Option<Code>,
    /// The `Accept` header.
    pub accept: Option<String>,
    /// The media types whose bodies are not there yet when the call returns.
    pub streamed: Vec<String>,
    /// The return type's parts.
    pub success: Code,
    /// As above: the type of errors.
    pub error: Code,
    /// Whether the document describes no errors.
    pub is_infallible: bool,
    /// The typed headers.
    pub headers: Option<Headers>,
    /// The enums that stand for several bodies.
    pub choices: Vec<Choice>,
    /// What each status means.
    pub match_arms: Vec<MatchArm>,
    /// Whether all statuses mean the same.
    pub is_uniform: bool,
    /// Whether the arms leave statuses over.
    pub leaves_statuses: bool,
    /// What the tables of all operations say of it.
    pub entry: Entry,
    /// What its section on the page of its API says.
    pub page: Page,
    /// An example.
    pub program: Program,
    /// What a test sends and answers, where it has one.
    pub exchange: Option<Exchange>,
    /// Which names a test imports from the crate.
    pub test_imports: Vec<Code>,
    /// Which of those it needs for the call alone.
    pub call_imports: Vec<Code>,
    /// Which types a test imports from the module of the operation.
    pub own_imports: Vec<Code>,
    /// Its place in the document.
    pub location: String,
}

impl Operation {
    /// Leaves the operation without a test.
    pub(super) fn forget_test(&mut self) {
        self.test_file = None;
        self.exchange = None;
    }
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
    let fragment = operation.path.fragment.as_deref().unwrap_or_default();
    format!("{} {path} {query} {fragment}", operation.method.to_lowercase()).trim().to_owned()
}

/// What an operation is written with.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'a> {
    pub(super) servers: &'a [Server],
    pub(super) credentials: &'a [Credential],
    /// How an example gets from the client to the methods: `.oauth()`.
    pub(super) handle: Option<&'a str>,
    /// The module of the methods.
    pub(super) module: &'a str,
    /// Where operations are found, by their place in the document.
    pub(super) destinations: &'a Destinations,
    /// Whether there is a program that shows them.
    pub(super) example: bool,
    /// Whether there is a test that calls them.
    pub(super) test: bool,
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

/// The method for an operation with its body in one form.
pub(super) fn operation<'a>(
    context: &mut Context<'a>,
    operation: &'a model::Operation,
    form: Option<&Form<'a>>,
    names: &Names<'_>,
    around: &Surroundings<'_>,
) -> Operation {
    let Names { method: name, prefix, file } = *names;
    let described = operation.body.as_ref().zip(form);
    let body = described.map(|(described, form)| body::body(context, described, form));
    let given = form.and_then(|form| given_body(context, form));
    let parameters = parameter::parameters(context, operation, (prefix, name));
    let outcome = outcome::outcome(context, &operation.responses, prefix);
    let successes: Vec<_> =
        operation.responses.iter().filter(|response| outcome::is_success(response.status)).collect();
    let headers = header::headers(context, &successes, prefix, name);
    let ident = to_ident(name);
    let call = program::Call {
        method: &ident,
        body: body.as_ref(),
        request: given.as_ref().map(|(_, expression)| expression),
        parameters: &parameters,
        security: &operation.security,
        outcome: &outcome,
    };
    let program = program::program(context, &call, around);
    let sent = given.map(|(value, _)| value);
    let Surroundings { example, test, .. } = *around;
    let exchange =
        test.then(|| exchange::exchange(context, operation, form.zip(sent), &outcome, &parameters.given, around));
    let first_server = operation.servers.first().and_then(|&index| around.servers.get(index));
    let server = first_server.map_or_else(|| Code::new(&quote!()), |server| server.name.clone());
    let match_arms = outcome::match_arms(&outcome.arms);
    let page = page::page(context, operation, names, (body.as_ref(), &parameters), &outcome, around);
    let call_imports = if test { program.imports_in_tests() } else { Vec::new() };
    let imports = test.then(|| imports(&program, &outcome, headers.as_ref(), parameters.params.as_ref()));
    let (test_imports, own_imports) = imports.unwrap_or_default();
    let taken = parameters.arguments.len() + usize::from(body.is_some()) + usize::from(parameters.params.is_some());
    Operation {
        docs: super::docs::comment(&docs::documentation(operation, form, &parameters)),
        error_docs: docs::error_docs(&outcome),
        example_docs: format!(" Calls `{name}`."),
        name: Code::new(&ident),
        module: Code::name(file),
        example_file: example.then(|| file.to_owned()),
        test_file: test.then(|| file.to_owned()),
        deprecated: operation.deprecated,
        many_arguments: taken >= MANY_ARGUMENTS,
        lints: lints(&parameters, &match_arms),
        long: parameters.setters.len() * 2 + operation.security.len() * 3 + match_arms.len() * 3 > MANY_LINES,
        is_first_form: form.is_none_or(|form| form.suffix.is_none()),
        method: method(&operation.method),
        method_is_constant: is_constant(&operation.method),
        path: template(operation),
        server,
        arguments: parameters.arguments,
        body,
        params: parameters.params,
        setters: parameters.setters,
        security: security(operation),
        accept: (!outcome.accepted.is_empty()).then(|| outcome.accepted.join(", ")),
        streamed: outcome.streamed,
        success: Code::ty(&outcome.success.ty),
        is_infallible: outcome.arms.iter().all(|arm| arm.success),
        error: Code::ty(&outcome.error.ty),
        headers,
        choices: outcome.success.choice.into_iter().chain(outcome.error.choice).collect(),
        is_uniform: matches!(match_arms.as_slice(), [arm] if arm.pattern.as_str() == "_"),
        leaves_statuses: !match_arms.iter().any(|arm| arm.pattern.as_str() == "_"),
        match_arms,
        entry: page::entry(operation, names),
        page,
        program,
        exchange,
        test_imports,
        call_imports,
        own_imports,
        location: operation.location.to_string(),
    }
}

/// An HTTP method. Names of others were checked to be tokens, so that they are never replaced with the default.
fn method(name: &str) -> Code {
    if is_constant(name) {
        let name = to_ident(name);
        return Code::new(&quote!(Method::#name));
    }
    let name = Literal::byte_string(name.as_bytes());
    Code::new(&quote!(Method::from_bytes(#name).unwrap_or_default()))
}

/// Whether `http` has a constant for a method, in every version that crates may be built with.
fn is_constant(name: &str) -> bool {
    matches!(name, "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE" | "CONNECT")
}

/// The lints that a method may meet.
fn lints(parameters: &Parameters<'_>, arms: &[MatchArm]) -> Vec<Code> {
    let same = |one: &MatchArm, two: &MatchArm| one.reading == two.reading;
    let same_arms = arms.iter().enumerate().any(|(index, one)| arms.iter().skip(index + 1).any(|two| same(one, two)));
    let arguments = parameters.arguments.iter().map(|argument| (argument.name.as_str(), argument.ty.as_str()));
    let arguments: Vec<_> = arguments.chain([("self", ""), ("request", ""), ("params", "")]).collect();
    let own = [(same_arms, "match_same_arms"), (outcome::overlap(arms), "match_overlapping_arm")];
    let own = own.into_iter().filter(|(met, _)| *met).map(|(_, name)| Code::name(name));
    structure::argument_lints(&arguments).into_iter().chain(own).collect()
}

/// The most arguments of a method that clippy does not speak of; `self` is one more.
const MANY_ARGUMENTS: usize = 7;

/// The most lines of a method that are surely not too many for clippy.
const MANY_LINES: usize = 60;

fn given_body(context: &mut Context<'_>, form: &Form<'_>) -> Option<(crate::value::Value, TokenStream)> {
    body::require_properties(context, form);
    let given = body::given(context, form);
    if given.is_none() {
        let message = "what a body of this schema must hold has no end, or lies too deep";
        let help = "take what leads back to the schema out of `required`, or describe another way to end";
        context.diagnostics.push(Diagnostic::error(message).at(&form.media_type.location).help(help));
    }
    given
}

/// What a test imports: from the crate, and from the module of the operation.
fn imports(
    program: &Program,
    outcome: &Outcome<'_>,
    headers: Option<&Headers>,
    params: Option<&Params>,
) -> (Vec<Code>, Vec<Code>) {
    let (success, error) = (Code::ty(&outcome.success.ty), Code::ty(&outcome.error.ty));
    let in_headers = |name: &str| {
        let values = headers.iter().flat_map(|headers| &headers.fields).filter_map(|field| field.sample.as_ref());
        values.map(|sample| &sample.value).any(|value| value.needs(name))
    };
    let mentions =
        |name: &&str| success.needs(name) || error.needs(name) || program.needs_in_tests(name) || in_headers(name);
    let of_crate = ["Body", "EventStream", "File", "JsonLines", "OrEmpty", "Secret", "models"];
    let of_crate = of_crate.into_iter().filter(mentions).map(Code::name).collect();
    let choices =
        [&outcome.success.choice, &outcome.error.choice].into_iter().flatten().map(|choice| choice.name.clone());
    let own = choices.chain(headers.map(|headers| headers.name.clone()));
    let own = own.chain(params.map(|params| params.name.clone()).filter(|_| program.gives_params));
    (of_crate, own.collect())
}

/// The title of a type, with a link to its page where it is a model.
pub(super) fn title(context: &Context<'_>, ty: &Type) -> Markdown {
    let code = Code::ty(ty);
    let text = code.readable();
    let page = code.as_str().split(' ').find_map(|word| context.types.page(word));
    match page {
        Some(page) => Markdown::link(&text, &format!("models/{page}.md")),
        None => Markdown::code(&text),
    }
}

fn security(operation: &model::Operation) -> Option<Code> {
    if operation.security.is_empty() {
        return None;
    }
    let alternatives = operation.security.iter().map(|requirement| {
        let schemes = requirement.0.iter().map(|required| &required.scheme);
        quote!(&[#(#schemes),*])
    });
    Some(Code::new(&quote!(&[#(#alternatives),*])))
}
