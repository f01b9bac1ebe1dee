//! Groups of operations: one handle a tag. Operations without a tag sit on the client itself.

mod method;

use rayon::prelude::*;
use serde::Serialize;

use super::code::Code;
use super::credentials::Credential;
use super::features::is_large;
use super::markdown::Markdown;
use super::names::{Candidate, Scope};
use super::operation::{self, Destinations, Names, Operation, Surroundings};
use super::server::Server;
use super::type_names::file_name;
use super::{Context, docs};
use crate::diagnostics::Tolerance;
use crate::model;
use method::Method;

/// What a handle has beside its operations.
const HANDLE_METHODS: [&str; 7] = ["new", "timeout", "header", "clone", "fmt", "into", "try_into"];

/// What a client has beside its handles and operations.
const CLIENT_METHODS: [&str; 9] =
    ["new", "builder", "clone", "fmt", "from_settings", "header", "into", "timeout", "try_into"];

/// A group of operations.
#[derive(Debug)]
pub struct Api {
    /// The name of its module.
    pub module: Code,
    /// The name of its files.
    pub file: String,
    /// The handle; none for operations that sit on the client.
    pub handle: Option<Handle>,
    /// The feature that it depends on, as an attribute.
    pub cfg: Option<Code>,
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
    /// Types of the crate's root.
    pub root: Vec<Code>,
    /// The functions that read bodies.
    pub read: bool,
    /// The type of errors that there are none of.
    pub infallible: bool,
    /// What declares headers.
    pub headers: bool,
    /// What says how parameters and properties are written.
    pub style: bool,
    /// What says how the properties of a form are written.
    pub parts: bool,
}

struct Group<'a> {
    tag: Option<&'a model::Tag>,
    operations: Vec<&'a model::Operation>,
}

/// What a group is called: its module, its method of the client, its handle.
struct Naming {
    module: String,
    handle: Option<(String, String)>,
}

impl Naming {
    fn page(&self) -> &str {
        self.handle.as_ref().map_or("Client", |(_, name)| name)
    }
}

/// The groups, in the order of the tags; operations without a tag last.
pub(super) fn apis(context: &mut Context<'_>, servers: &[Server], credentials: &[Credential]) -> Vec<Api> {
    let groups = groups(context.api);
    let namings = namings(context, &groups);
    let handles: Vec<_> =
        namings.iter().filter_map(|naming| naming.handle.as_ref()).map(|(method, _)| method.clone()).collect();
    let methods = method::methods(context);
    let methods = method::by_operation(&methods);
    let planned: Vec<_> = groups
        .par_iter()
        .map(|group| method::of_group(context, &methods, &group.operations, &reserved(group, &handles)))
        .map(|methods| {
            methods.into_iter().filter(|method| context.api.is_selected(method.operation)).collect::<Vec<_>>()
        })
        .collect();
    let mut destinations = Destinations::default();
    for (naming, planned) in namings.iter().zip(&planned) {
        for method in planned.iter().filter(|method| method.is_first()) {
            destinations.insert(method.operation.location.clone(), (naming.page().to_owned(), method.name.clone()));
        }
    }
    let tested = context.config.package.operation_tests;
    let tested = tested.unwrap_or_else(|| !is_large(planned.iter().map(Vec::len).sum()));
    let surroundings: Vec<_> = namings
        .iter()
        .map(|naming| Surroundings {
            servers,
            credentials,
            handle: naming.handle.as_ref().map(|(method, _)| method.as_str()),
            module: &naming.module,
            destinations: &destinations,
            example: tested,
            test: tested,
        })
        .collect();
    let operations = operations(context, &planned, &surroundings, tested);
    let written = groups.iter().zip(&namings).zip(operations).filter(|(_, operations)| !operations.is_empty());
    let written: Vec<_> = written.collect();
    let mut apis: Vec<_> =
        written.into_par_iter().map(|((group, naming), operations)| api(group, naming, operations)).collect();
    if !tested {
        let others = apis.iter_mut().flat_map(|api| &mut api.operations).skip(1);
        others.for_each(Operation::forget_test);
    }
    apis
}

fn namings(context: &Context<'_>, groups: &[Group<'_>]) -> Vec<Naming> {
    let tags: Vec<_> = groups.iter().filter_map(|group| group.tag).collect();
    let modules = Scope::new(["untagged", "operations"])
        .folded()
        .resolve(&candidates(&tags, |tag| file_name(context.namer.snake(&tag.name))));
    let handles = Scope::new(CLIENT_METHODS).resolve(&candidates(&tags, |tag| context.namer.snake(&tag.name)));
    let types = Scope::default()
        .folded()
        .resolve(&candidates(&tags, |tag| format!("{}Api", context.namer.pascal(&tag.name).trim_end_matches('_'))));
    let mut tagged = modules.into_iter().zip(handles.into_iter().zip(types));
    let naming = |group: &Group<'_>| match group.tag.and_then(|_| tagged.next()) {
        Some((module, handle)) => Naming { module, handle: Some(handle) },
        None => Naming { module: "untagged".to_owned(), handle: None },
    };
    groups.iter().map(naming).collect()
}

fn candidates(tags: &[&model::Tag], wanted: impl Fn(&model::Tag) -> String) -> Vec<Candidate> {
    tags.iter().map(|tag| Candidate { wanted: wanted(tag), spelled: tag.name.clone() }).collect()
}

/// The operations by their first tag.
fn groups(api: &model::Api) -> Vec<Group<'_>> {
    let of = |tag: Option<&str>| -> Vec<_> {
        let here = |operation: &&model::Operation| {
            operation.skipped.is_empty() && operation.tags.first().map(String::as_str) == tag
        };
        api.all_operations().filter(here).collect()
    };
    // A tag of both has its place among the wanted ones.
    let others = api.unselected.tags.iter().filter(|other| !api.tags.iter().any(|tag| tag.name == other.name));
    let tagged = api.tags.iter().chain(others).map(|tag| Group { tag: Some(tag), operations: of(Some(&tag.name)) });
    let untagged = std::iter::once(Group { tag: None, operations: of(None) });
    tagged.chain(untagged).filter(|group| !group.operations.is_empty()).collect()
}

fn api(group: &Group<'_>, naming: &Naming, operations: Vec<Operation>) -> Api {
    let handle = naming.handle.as_ref().map(|(method, name)| Handle {
        name: Code::name(name),
        docs: format!(" [`Client::{method}`](crate::Client::{method}) returns it."),
        method: Code::name(method),
    });
    let page = naming.page().to_owned();
    let description = group.tag.and_then(|tag| tag.description.as_deref()).unwrap_or_default();
    Api {
        module: Code::name(&naming.module),
        file: naming.module.clone(),
        handle,
        page_title: Code::name(&page),
        anchor: Code::name(&page.to_lowercase()),
        cfg: None,
        file_docs: docs::file_comment(&[about(group), docs::harmless(description)]),
        docs: docs::comment(&[about(group), docs::harmless(description)]),
        page_path: format!("../docs/{page}.md"),
        page,
        public: operations.iter().any(|operation| {
            operation.headers.is_some() || !operation.choices.is_empty() || operation.params.is_some()
        }),
        description: Markdown::block(description),
        uses: uses(&operations),
        operations,
    }
}

/// The forms of an operation, and the index of its group.
type Forms<'f, 'a> = (usize, &'f [Method<'a>]);

/// The operations of each group. One that cannot be written in one of its forms is left out as a whole.
fn operations<'a>(
    context: &mut Context<'a>,
    planned: &[Vec<Method<'a>>],
    around: &[Surroundings<'_>],
    tested: bool,
) -> Vec<Vec<Operation>> {
    let each: Vec<Forms<'_, 'a>> = planned
        .iter()
        .enumerate()
        .flat_map(|(group, planned)| {
            let forms = planned.chunk_by(|one, two| std::ptr::eq(one.operation, two.operation));
            forms.map(move |forms| (group, forms))
        })
        .collect();
    let write = |context: &mut Context<'a>, each: &[Forms<'_, 'a>], test: bool| {
        context.each(each, |context, (group, forms)| {
            let around = around.get(*group).map(|around| Surroundings { test, ..*around });
            around.map(|around| forms_of_one(context, forms, &around)).unwrap_or_default()
        })
    };
    let mut written: Vec<Vec<Operation>> = Vec::new();
    // The tests of the client call the first operation, whether the others have tests or not.
    while !tested
        && written.iter().all(Vec::is_empty)
        && let Some(next) = each.get(written.len()..=written.len())
    {
        written.extend(write(context, next, true));
    }
    let others = each.get(written.len()..).unwrap_or_default();
    written.extend(write(context, others, tested));
    let mut groups: Vec<_> = planned.iter().map(|_| Vec::new()).collect();
    for ((group, _), written) in each.iter().zip(written) {
        if let Some(operations) = groups.get_mut(*group) {
            operations.extend(written);
        }
    }
    groups
}

/// An operation with its body in each of its forms.
fn forms_of_one<'a>(context: &mut Context<'a>, forms: &[Method<'a>], around: &Surroundings<'_>) -> Vec<Operation> {
    let mut written = Vec::new();
    for method in forms {
        let names = Names { method: &method.name, prefix: &method.prefix, file: &method.file };
        written.push(operation::operation(context, method.operation, method.form.as_ref(), &names, around));
    }
    let title = forms.first().map(|method| method.operation.title()).unwrap_or_default();
    let reasons = match context.tolerance {
        Tolerance::KeepGoing => context.diagnostics.excuse(0, &title),
        Tolerance::None => Vec::new(),
    };
    match forms.first() {
        Some(method) if !reasons.is_empty() => {
            context.skipped.insert(method.operation.location.clone(), reasons);
            Vec::new()
        }
        _ => written,
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

/// The names that no method of a group can have.
fn reserved<'a>(group: &Group<'_>, handles: &'a [String]) -> Vec<&'a str> {
    match group.tag {
        Some(_) => HANDLE_METHODS.to_vec(),
        None => CLIENT_METHODS.into_iter().chain(handles.iter().map(String::as_str)).collect(),
    }
}

fn uses(operations: &[Operation]) -> Uses {
    let mentions = |name: &str| {
        operations.iter().any(|operation| {
            let choices =
                operation.choices.iter().flat_map(|choice| &choice.variants).filter_map(|variant| variant.ty.as_ref());
            let headers = operation.headers.iter().flat_map(|headers| &headers.fields).map(|field| &field.ty);
            let body = operation.body.iter().map(|body| &body.ty);
            let arguments = operation.arguments.iter().map(|argument| &argument.ty);
            let fields = operation.params.iter().flat_map(|params| &params.fields);
            let fields = fields.flat_map(|field| [Some(&field.ty), field.preset.as_ref()]).flatten();
            let types = [&operation.success, &operation.error].into_iter().chain(choices).chain(headers).chain(body);
            types.chain(arguments).chain(fields).any(|ty| ty.needs(name))
        })
    };
    let root = ["Body", "EventStream", "File", "JsonLines", "OrEmpty", "Secret"];
    Uses {
        models: mentions("models"),
        root: root.into_iter().filter(|name| mentions(name)).map(Code::name).collect(),
        read: operations.iter().any(|operation| {
            operation.match_arms.is_empty() || operation.match_arms.iter().any(|arm| arm.reading.mentions("read"))
        }),
        infallible: operations.iter().any(|operation| operation.is_infallible),
        headers: operations.iter().any(|operation| operation.headers.is_some()),
        style: operations.iter().any(|operation| {
            operation.setters.iter().any(|setter| setter.style.is_some())
                || operation.body.as_ref().is_some_and(|body| body.uses_style)
        }),
        parts: operations.iter().any(|operation| operation.body.as_ref().is_some_and(|body| body.uses_parts)),
    }
}
