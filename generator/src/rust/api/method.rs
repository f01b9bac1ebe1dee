//! What the methods of operations are called: one an operation, and one more for each other form of its body.

use rayon::prelude::*;

use super::super::body::{self, Form};
use super::super::names::{Candidate, Scope};
use super::super::type_names::file_name;
use super::super::{Context, operation};
use crate::hash::HashMap;
use crate::model::Operation;

/// A method with its names.
pub(super) struct Method<'a> {
    pub(super) operation: &'a Operation,
    /// The form of the body; none without a body.
    pub(super) form: Option<Form<'a>>,
    /// What its API calls it.
    pub(super) name: String,
    /// What the types of the operation begin with.
    pub(super) prefix: String,
    /// What its files are called.
    pub(super) file: String,
}

impl Method<'_> {
    /// Whether it is the one that the operation has in any case.
    pub(super) fn is_first(&self) -> bool {
        self.form.as_ref().is_none_or(|form| form.suffix.is_none())
    }
}

/// A method that has no name yet.
pub(super) struct Unnamed<'a> {
    operation: &'a Operation,
    form: Option<Form<'a>>,
    prefix: String,
    file: String,
}

/// All methods of the API. What types begin with and what files are called is unique in the crate, since examples and pages name them
/// without their module.
pub(super) fn methods<'a>(context: &Context<'a>) -> Vec<Unnamed<'a>> {
    let spelled =
        |operation: &Operation| operation.operation_id.clone().unwrap_or_else(|| operation.location.to_string());
    let all: Vec<_> = context.api.all_operations().collect();
    let candidates: Vec<_> = all
        .par_iter()
        .map(|operation| Candidate { wanted: operation::type_prefix(context, operation), spelled: spelled(operation) })
        .collect();
    let prefixes = Scope::default().resolve(&candidates);
    let unnamed = all.into_par_iter().zip(&prefixes).flat_map_iter(|(operation, prefix)| {
        forms(context, operation).into_iter().map(move |form| {
            let suffix = suffix(context, form.as_ref());
            let wanted = file_name(format!("{}{suffix}", context.namer.snake(prefix)));
            let file = Candidate { wanted, spelled: format!("{}{suffix}", spelled(operation)) };
            (Unnamed { operation, form, prefix: prefix.clone(), file: String::new() }, file)
        })
    });
    let (methods, files): (Vec<_>, Vec<_>) = unnamed.unzip();
    let files = Scope::default().folded().resolve(&files);
    methods.into_iter().zip(files).map(|(method, file)| Unnamed { file, ..method }).collect()
}

/// The forms of the body of an operation; a single `None` without a body.
fn forms<'a>(context: &Context<'_>, operation: &'a Operation) -> Vec<Option<Form<'a>>> {
    let forms = operation.body.as_ref().map(|body| body::forms(context, body)).unwrap_or_default();
    if forms.is_empty() { vec![None] } else { forms.into_iter().map(Some).collect() }
}

/// What stands behind the name of the operation: `_as_form`.
fn suffix(context: &Context<'_>, form: Option<&Form<'_>>) -> String {
    let word = form.and_then(|form| form.suffix.as_deref());
    word.map(|word| format!("_as_{}", context.namer.snake(word))).unwrap_or_default()
}

/// Methods by the operation that they call, which its address in memory tells from others.
pub(super) type ByOperation<'m, 'a> = HashMap<usize, Vec<&'m Unnamed<'a>>>;

fn address(operation: &Operation) -> usize {
    std::ptr::from_ref(operation).addr()
}

/// The methods of each operation, in their order.
pub(super) fn by_operation<'m, 'a>(methods: &'m [Unnamed<'a>]) -> ByOperation<'m, 'a> {
    let mut all = ByOperation::default();
    for method in methods {
        all.entry(address(method.operation)).or_default().push(method);
    }
    all
}

/// The methods for the operations of a group, in their order.
pub(super) fn of_group<'a>(
    context: &Context<'_>,
    methods: &ByOperation<'_, 'a>,
    operations: &[&'a Operation],
    reserved: &[&str],
) -> Vec<Method<'a>> {
    let own: Vec<_> =
        operations.iter().filter_map(|operation| methods.get(&address(operation))).flatten().copied().collect();
    let candidate = |method: &&Unnamed<'_>| {
        let spelled = operation::spelled_name(context, method.operation);
        let suffix = suffix(context, method.form.as_ref());
        Candidate {
            wanted: format!("{}{suffix}", context.namer.snake(&spelled)),
            spelled: format!("{}{suffix}", method.operation.operation_id.clone().unwrap_or(spelled)),
        }
    };
    let names = Scope::new(reserved.iter().copied()).resolve(&own.iter().map(candidate).collect::<Vec<_>>());
    own.into_iter()
        .zip(names)
        .map(|(method, name)| Method {
            operation: method.operation,
            form: method.form.clone(),
            name,
            prefix: method.prefix.clone(),
            file: method.file.clone(),
        })
        .collect()
}
