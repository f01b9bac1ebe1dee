//! Groups of operations: one handle a tag. Operations without a tag sit on the client itself.

use serde::Serialize;

use super::code::Code;
use super::credentials::Credential;
use super::markdown::Markdown;
use super::names::{Candidate, Scope, to_ident};
use super::operation::{self, Names, Operation, Surroundings};
use super::server::Server;
use super::type_names::file_name;
use super::{Context, docs};
use crate::diagnostics::Tolerance;
use crate::model;

/// What a handle has beside its operations.
const HANDLE_METHODS: [&str; 7] = ["new", "timeout", "header", "clone", "fmt", "into", "try_into"];

/// What a client has beside its handles and operations.
const CLIENT_METHODS: [&str; 7] = ["new", "builder", "clone", "fmt", "from_settings", "into", "try_into"];

/// A group of operations.
#[derive(Debug, Serialize)]
pub struct Api {
    /// The name of its module.
    pub module: Code,
    /// The name of its files.
    pub file: String,
    /// The handle; none for operations that sit on the client.
    pub handle: Option<Handle>,
    /// Whether its module has types of its own to offer.
    pub public: bool,
    /// The name of its page.
    pub page: String,
    /// The path of its page, from the sources.
    pub page_path: String,
    /// The name of its page, for headings and links.
    pub page_title: Code,
    /// The anchor of its page's heading.
    pub anchor: Code,
    /// The documentation comment of its file.
    pub file_docs: Code,
    /// The documentation comment of its handle.
    pub docs: Code,
    /// What the tag says of itself, for pages.
    pub description: Markdown,
    /// The methods.
    pub operations: Vec<Operation>,
    /// Which items of the runtime the file uses.
    pub uses: Uses,
}

/// What gives access to the operations of a tag.
#[derive(Debug, Serialize)]
pub struct Handle {
    /// The name of the type.
    pub name: Code,
    /// What its documentation comment says last.
    pub docs: String,
    /// The method of the client that returns it.
    pub method: Code,
}

/// Which items a file of operations uses, so that it imports no more.
#[derive(Debug, Serialize)]
pub struct Uses {
    /// Types of schemas.
    pub models: bool,
    /// The type of secrets.
    pub secret: bool,
    /// The function that reads JSON.
    pub json: bool,
    /// The function that reads nothing.
    pub no_content: bool,
    /// What declares headers.
    pub headers: bool,
}

struct Group<'a> {
    tag: Option<&'a model::Tag>,
    operations: Vec<&'a model::Operation>,
}

/// The groups, in the order of the tags; operations without a tag last.
pub(super) fn apis(context: &mut Context<'_>, servers: &[Server], credentials: &[Credential]) -> Vec<Api> {
    let groups = groups(context.api);
    let tags: Vec<_> = groups.iter().filter_map(|group| group.tag).collect();
    let modules = Scope::new(["untagged", "operations"])
        .folded()
        .resolve(&candidates(&tags, |tag| file_name(context.namer.snake(&tag.name))));
    let handles = Scope::new(CLIENT_METHODS).resolve(&candidates(&tags, |tag| context.namer.snake(&tag.name)));
    let types = Scope::default()
        .folded()
        .resolve(&candidates(&tags, |tag| format!("{}Api", context.namer.pascal(&tag.name).trim_end_matches('_'))));
    let prefixes = prefixes(context);
    let mut namings = modules.into_iter().zip(handles.iter().cloned().zip(types));
    let mut apis = Vec::new();
    for group in &groups {
        let naming = group.tag.and_then(|_| namings.next());
        apis.push(api(context, group, naming, &handles, &prefixes, (servers, credentials)));
    }
    apis.retain(|api| !api.operations.is_empty());
    apis
}

fn candidates(tags: &[&model::Tag], wanted: impl Fn(&model::Tag) -> String) -> Vec<Candidate> {
    tags.iter().map(|tag| Candidate { wanted: wanted(tag), spelled: tag.name.clone() }).collect()
}

/// The operations by their first tag.
fn groups(api: &model::Api) -> Vec<Group<'_>> {
    let of = |tag: Option<&str>| -> Vec<_> {
        let here =
            |operation: &&model::Operation| !operation.left_out && operation.tags.first().map(String::as_str) == tag;
        api.operations.iter().filter(here).collect()
    };
    let tagged = api.tags.iter().map(|tag| Group { tag: Some(tag), operations: of(Some(&tag.name)) });
    let untagged = std::iter::once(Group { tag: None, operations: of(None) });
    tagged.chain(untagged).filter(|group| !group.operations.is_empty()).collect()
}

/// What the types of each operation begin with, and what its files are called; unique in the crate, since examples and pages name
/// them without their module.
fn prefixes(context: &Context<'_>) -> Vec<(String, String)> {
    let operations = &context.api.operations;
    let candidates: Vec<_> = operations
        .iter()
        .map(|operation| Candidate {
            wanted: operation::type_prefix(context, operation),
            spelled: operation.operation_id.clone().unwrap_or_else(|| operation.location.to_string()),
        })
        .collect();
    let prefixes = Scope::default().resolve(&candidates);
    let files = prefixes.iter().zip(&candidates).map(|(prefix, candidate)| Candidate {
        wanted: file_name(context.namer.snake(prefix)),
        spelled: candidate.spelled.clone(),
    });
    let files = Scope::default().folded().resolve(&files.collect::<Vec<_>>());
    prefixes.into_iter().zip(files).collect()
}

fn api(
    context: &mut Context<'_>,
    group: &Group<'_>,
    named: Option<(String, (String, String))>,
    handles: &[String],
    prefixes: &[(String, String)],
    (servers, credentials): (&[Server], &[Credential]),
) -> Api {
    let handle = named.as_ref().map(|(_, (method, name))| Handle {
        name: Code::new(&to_ident(name)),
        docs: format!(" [`Client::{method}`](crate::Client::{method}) returns it."),
        method: Code::new(&to_ident(method)),
    });
    let around = Surroundings { servers, credentials, handle: named.as_ref().map(|(_, (method, _))| to_ident(method)) };
    let methods = method_names(context, group, handles);
    let mut operations = Vec::new();
    for (described, name) in group.operations.iter().zip(methods) {
        let index = context.api.operations.iter().position(|other| other.location == described.location);
        let (prefix, file) = index.and_then(|index| prefixes.get(index)).cloned().unwrap_or_default();
        let start = context.diagnostics.len();
        let operation =
            operation::operation(context, described, &Names { method: &name, prefix: &prefix, file: &file }, &around);
        let left_out =
            context.tolerance == Tolerance::KeepGoing && context.diagnostics.excuse(start, &described.title());
        operations.extend((!left_out).then_some(operation));
    }
    let file = named.as_ref().map_or_else(|| "untagged".to_owned(), |(module, _)| module.clone());
    let page = named.map_or_else(|| "Client".to_owned(), |(_, (_, name))| name);
    let description = group.tag.and_then(|tag| tag.description.as_deref()).unwrap_or_default();
    Api {
        module: Code::new(&to_ident(&file)),
        file,
        handle,
        page_title: Code::new(&to_ident(&page)),
        anchor: Code::new(&to_ident(&page.to_lowercase())),
        file_docs: docs::file_comment(&[about(group), docs::harmless(description)]),
        docs: docs::comment(&[about(group), docs::harmless(description)]),
        page_path: format!("../docs/{page}.md"),
        page,
        public: operations.iter().any(|operation| operation.headers.is_some() || !operation.choices.is_empty()),
        description: Markdown::block(description),
        uses: uses(&operations),
        operations,
    }
}

fn about(group: &Group<'_>) -> String {
    match group.tag {
        Some(tag) => match docs::code_span(&tag.name, false) {
            name if name.is_empty() => "The operations of a tag whose name has no visible character.".to_owned(),
            name => format!("The operations of the tag {name}."),
        },
        None => "The operations without a tag.".to_owned(),
    }
}

fn method_names(context: &Context<'_>, group: &Group<'_>, handles: &[String]) -> Vec<String> {
    let reserved: Vec<&str> = match group.tag {
        Some(_) => HANDLE_METHODS.to_vec(),
        None => CLIENT_METHODS.into_iter().chain(handles.iter().map(String::as_str)).collect(),
    };
    let candidate = |operation: &&model::Operation| {
        let spelled = operation::spelled_name(context, operation);
        Candidate { wanted: context.namer.snake(&spelled), spelled: operation.operation_id.clone().unwrap_or(spelled) }
    };
    Scope::new(reserved).resolve(&group.operations.iter().map(candidate).collect::<Vec<_>>())
}

fn uses(operations: &[Operation]) -> Uses {
    let mentions = |name: &str| {
        operations.iter().any(|operation| {
            let choices =
                operation.choices.iter().flat_map(|choice| &choice.variants).filter_map(|variant| variant.ty.as_ref());
            let headers = operation.headers.iter().flat_map(|headers| &headers.fields).map(|field| &field.ty);
            let body = operation.body.iter().map(|body| &body.ty);
            let types = [&operation.success, &operation.error].into_iter().chain(choices).chain(headers).chain(body);
            types.into_iter().any(|ty| ty.mentions(name))
        })
    };
    let decodes =
        |name: &str| operations.iter().flat_map(|operation| &operation.arms).any(|arm| arm.decode.mentions(name));
    Uses {
        models: mentions("models"),
        secret: mentions("Secret"),
        json: decodes("json"),
        no_content: decodes("no_content"),
        headers: operations.iter().any(|operation| operation.headers.is_some()),
    }
}
