//! Parameters of operations: which of them a method takes one by one, which share a struct, and how each gets into the request.

mod argument;
mod given;
mod params;
mod style;

use serde::Serialize;
use syn::Ident;

use super::Context;
use super::code::Code;
use super::names::{Candidate, Scope, to_ident};
use crate::model::{Kind, Operation, Parameter, ParameterForm, ParameterLocation, Schema, SchemaId};
use crate::value::Value;

pub(super) use argument::Argument;
pub(super) use given::Given;
pub(super) use params::Params;
pub(super) use style::written;

/// What a method calls the arguments that are no parameters.
const OWN_NAMES: [&str; 2] = ["request", "params"];

/// The parameters of an operation.
pub(super) struct Parameters<'a> {
    /// What the method takes for them, in the order in which it does.
    pub(super) arguments: Vec<Argument>,
    /// The struct of those that a call can leave out.
    pub(super) params: Option<Params>,
    /// How they get into the request.
    pub(super) setters: Vec<Setter>,
    /// What an example gives for them.
    pub(super) given: Vec<Given<'a>>,
}

/// How a parameter gets into the request: a method of the call.
#[derive(Debug, Serialize)]
pub struct Setter {
    /// The name of the method.
    pub method: Code,
    /// The style, where it is not the usual one.
    pub style: Option<Code>,
    /// The name of the parameter on the wire.
    pub wire_name: String,
    /// What stands for its value.
    pub value: Code,
}

/// A parameter with what it is called in Rust.
#[derive(Clone)]
struct Named<'a> {
    parameter: &'a Parameter,
    name: String,
    ident: Ident,
    /// What the struct of parameters presets.
    preset: Option<Value>,
    secret: bool,
}

impl Named<'_> {
    /// Whether the method takes it as an argument of its own.
    fn is_argument(&self) -> bool {
        self.parameter.placed == ParameterLocation::Path || (self.parameter.required && self.preset.is_none())
    }

    /// Whether the name may be sent without a value, and the type cannot say so by itself.
    fn may_be_empty(&self, context: &Context<'_>) -> bool {
        let ParameterForm::Styled { allow_empty_value: true, schema, .. } = &self.parameter.form else { return false };
        !matches!(meaning(context, *schema).kind, Kind::String(_))
    }
}

/// Decides what becomes of the parameters of an operation. `prefix` is what its types begin with, and `method` its name.
pub(super) fn parameters<'a>(
    context: &mut Context<'a>,
    operation: &'a Operation,
    (prefix, method): (&str, &str),
) -> Parameters<'a> {
    let named = named(context, &operation.parameters);
    // Those of the path come first, in its order.
    let of_path = |named: &&Named<'_>| named.parameter.placed == ParameterLocation::Path;
    let mut first: Vec<_> = named.iter().filter(of_path).collect();
    first.sort_by_key(|named| operation.path.template.find(&format!("{{{}}}", named.parameter.name)));
    let others = named.iter().filter(|named| named.is_argument() && !of_path(named));
    let taken: Vec<_> = first.into_iter().chain(others).collect();
    let shared: Vec<_> = named.iter().filter(|named| !named.is_argument()).collect();
    let arguments = taken.iter().map(|named| argument::argument(context, named)).collect();
    let params = (!shared.is_empty()).then(|| params::params(context, &shared, (prefix, method)));
    let setters = named.iter().map(|named| style::setter(context, named)).collect();
    let given = taken.iter().chain(&shared).filter_map(|named| given::given(context, named, params.as_ref())).collect();
    Parameters { arguments, params, setters, given }
}

/// Gives each parameter a name. Arguments and fields of the struct are apart, so that one name can stand for one of each.
fn named<'a>(context: &Context<'a>, described: &'a [Parameter]) -> Vec<Named<'a>> {
    let mut named: Vec<_> = described
        .iter()
        .map(|parameter| Named {
            name: context.namer.snake(&parameter.name),
            ident: to_ident("unnamed"),
            preset: params::preset_value(context, parameter),
            secret: is_secret(context, parameter),
            parameter,
        })
        .collect();
    for of_arguments in [true, false] {
        let group: Vec<usize> = (0..named.len())
            .filter(|&index| named.get(index).is_some_and(|named| named.is_argument() == of_arguments))
            .collect();
        let candidates: Vec<_> = group.iter().map(|&index| candidate(&named, &group, index)).collect();
        let reserved = if of_arguments { OWN_NAMES.to_vec() } else { vec!["new"] };
        for (&index, name) in group.iter().zip(Scope::new(reserved).resolve(&candidates)) {
            if let Some(named) = named.get_mut(index) {
                named.ident = to_ident(&name);
                named.name = name;
            }
        }
    }
    named
}

/// The name that a parameter wants: where another one of the group wants the same, it says where it goes to.
fn candidate(named: &[Named<'_>], group: &[usize], index: usize) -> Candidate {
    let Some(own) = named.get(index) else { return Candidate { wanted: String::new(), spelled: String::new() } };
    let others = group.iter().filter(|&&other| other != index).filter_map(|&other| named.get(other));
    let elsewhere =
        others.filter(|other| other.parameter.placed != own.parameter.placed).any(|other| other.name == own.name);
    let is_of_path = own.parameter.placed == ParameterLocation::Path;
    let wanted = if (elsewhere && !is_of_path) || OWN_NAMES.contains(&own.name.as_str()) {
        format!("{}_{}", own.parameter.placed.word(), own.name)
    } else {
        own.name.clone()
    };
    Candidate { wanted, spelled: own.parameter.name.clone() }
}

/// Whether nobody may see the value of a parameter.
fn is_secret(context: &Context<'_>, parameter: &Parameter) -> bool {
    let Some(schema) = parameter.schema().map(|schema| meaning(context, schema)) else { return false };
    let Kind::String(text) = &schema.kind else { return false };
    text.format.as_deref() == Some("password")
        || context.config.secret_properties.iter().any(|entry| entry.text == parameter.name)
}

/// The schema that a schema stands for.
fn meaning<'a>(context: &Context<'a>, schema: SchemaId) -> &'a Schema {
    context.api.schemas.get(context.api.schemas.meaning(schema))
}
