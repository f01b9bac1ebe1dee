//! The servers of the document, as the variants of an enum, and the variables in their URLs.

use serde::Serialize;

use super::Context;
use super::code::Code;
use super::credentials::{self, Credential};
use super::docs;
use super::markdown::Markdown;
use super::names::{Candidate, Scope};
use crate::model;

/// A server.
#[derive(Debug, Serialize)]
pub struct Server {
    /// The name of its variant.
    pub name: Code,
    /// Its name, for pages.
    pub title: Markdown,
    /// Its documentation comment.
    pub docs: Code,
    /// Its description, for tables.
    pub description: Markdown,
    /// Its URL, in which `{name}` stands for a variable.
    pub template: String,
    /// The variables of the URL.
    pub variables: Vec<Variable>,
    /// Its URL, with the default of every variable.
    pub url: String,
    /// A URL that calls could go to: variables without a default have a value.
    pub sample: String,
    /// Its URL, for pages.
    pub url_title: Markdown,
    /// Its place in the list of servers.
    pub index: usize,
    /// Whether its URL says only a part of where it is.
    pub is_relative: bool,
}

/// A variable in the URL of a server.
#[derive(Debug, Serialize)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// The value that it has unless the caller chooses another, who must where there is none: an `Option` of a text.
    pub default: Code,
    /// The values that it can have; any where there are none.
    pub values: Vec<String>,
}

/// What the builder has for a variable: one method for all servers that have it.
#[derive(Debug, Serialize)]
pub struct VariableSetter {
    /// The name of the variable.
    pub variable: String,
    /// The name of the method.
    pub method: Code,
    /// The name of the variable, for pages.
    pub variable_title: Markdown,
    /// The name of the method, for pages.
    pub title: Markdown,
    /// Its documentation comment.
    pub docs: Code,
    /// What it is, for tables.
    pub description: Markdown,
    /// A value for tests, where some server has no default for it.
    pub sample: Option<&'static str>,
}

/// The servers, in the order of the model.
pub(super) fn servers(context: &mut Context<'_>) -> Vec<Server> {
    let all = context.api.servers.iter().chain(&context.api.unselected.servers);
    let candidates: Vec<_> = all.map(|server| candidate(context, server)).collect();
    let names = Scope::default().resolve(&candidates);
    let numbered = context.api.servers.iter().zip(names).enumerate();
    numbered.map(|(index, (server, name))| view(context, server, &name, index)).collect()
}

fn candidate(context: &Context<'_>, server: &model::Server) -> Candidate {
    let wanted = match context.config.servers.get(&server.url) {
        Some(entry) => context.namer.pascal(&entry.text),
        None => match name_of(&server.default_url()) {
            "" => "Default".to_owned(),
            name if has_safe_twin(context, server) => context.namer.pascal(&format!("{name} http")),
            name => context.namer.pascal(name),
        },
    };
    Candidate { wanted, spelled: server.url.clone() }
}

/// Whether the API can be called at the same place by `https` as well.
fn has_safe_twin(context: &Context<'_>, server: &model::Server) -> bool {
    let safe = server.url.strip_prefix("http://").map(|rest| format!("https://{rest}"));
    safe.is_some_and(|safe| context.api.servers.iter().any(|other| other.url == safe))
}

/// The part of a URL that is behind its scheme.
fn name_of(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest).trim_matches('/')
}

fn view(context: &Context<'_>, server: &model::Server, name: &str, index: usize) -> Server {
    let url = absolute(context, &server.default_url());
    let sample = absolute(context, &server.sample_url());
    let is_relative = url::Url::parse(&sample).is_err();
    let description = server.description.as_deref().unwrap_or_default();
    let shown = docs::code_span(&url, false);
    let first = if description.is_empty() { format!("{shown}.") } else { docs::harmless(description) };
    let second = if description.is_empty() { String::new() } else { format!("Its URL is {shown}.") };
    let third = if is_relative { "It is relative: [`ClientBuilder::base_url`] says to what." } else { "" };
    Server {
        name: Code::name(name),
        title: Markdown::code(&format!("Server::{name}")),
        docs: docs::comment(&[first, second, third.to_owned()]),
        description: Markdown::cell(description),
        url_title: Markdown::code(&url),
        template: absolute(context, &server.url),
        variables: server.variables.iter().map(variable).collect(),
        url,
        sample,
        index,
        is_relative,
    }
}

/// The URL behind the one that the configuration has for relative ones.
fn absolute(context: &Context<'_>, url: &str) -> String {
    let Some(base) = &context.config.package.base_url else { return url.to_owned() };
    if url.contains("://") {
        return url.to_owned();
    }
    // A template is no URL: braces must stay as they are.
    let base = base.text.trim_end_matches('/');
    let origin = base.split_once("://").map_or("", |(scheme, rest)| {
        let end = scheme.len() + 3 + rest.find('/').unwrap_or(rest.len());
        base.get(..end).unwrap_or(base)
    });
    match url.strip_prefix("//") {
        Some(rest) => format!("{}://{rest}", base.split_once("://").map_or("https", |(scheme, _)| scheme)),
        None if url.starts_with('/') => format!("{origin}{url}"),
        None => format!("{base}/{url}"),
    }
}

fn variable(variable: &model::Variable) -> Variable {
    let default: syn::Expr = match &variable.default {
        Some(value) => syn::parse_quote!(Some(#value)),
        None => syn::parse_quote!(None),
    };
    Variable { name: variable.name.clone(), default: Code::new(&default), values: variable.values.clone() }
}

/// The methods for variables, each name once.
pub(super) fn variables(context: &Context<'_>, taken: &[Credential]) -> Vec<VariableSetter> {
    let mut variables: Vec<&model::Variable> = Vec::new();
    for variable in context.api.servers.iter().flat_map(|server| &server.variables) {
        if !variables.iter().any(|known| known.name == variable.name) {
            variables.push(variable);
        }
    }
    let candidates = variables.iter().map(|variable| Candidate {
        wanted: format!("server_{}", context.namer.snake(&variable.name)),
        spelled: variable.name.clone(),
    });
    let names = Scope::new(credentials::taken(taken)).resolve(&candidates.collect::<Vec<_>>());
    let has_none = |name: &str| {
        let mut all = context.api.servers.iter().flat_map(|server| &server.variables);
        all.any(|variable| variable.name == name && variable.default.is_none())
    };
    let setters = variables.into_iter().zip(names);
    setters.map(|(variable, name)| setter(variable, &name, has_none(&variable.name))).collect()
}

fn setter(variable: &model::Variable, name: &str, must_be_set: bool) -> VariableSetter {
    let span = docs::code_span(&variable.name, false);
    let description = variable.description.as_deref().unwrap_or_default();
    let default = docs::code_span(variable.default.as_deref().unwrap_or_default(), false);
    let values: Vec<_> = variable.values.iter().map(|value| docs::code_span(value, false)).collect();
    let values = if values.is_empty() { String::new() } else { format!("It is one of {}.", values.join(", ")) };
    let otherwise = match default.as_str() {
        _ if must_be_set => "It must be set: the document has no value for it.".to_owned(),
        "" => "It is empty unless it is set.".to_owned(),
        default => format!("It is {default} unless it is set."),
    };
    let about = format!("Sets the variable {span} in the URLs of the API's servers.");
    let said = [docs::harmless(description), values, otherwise].into_iter().filter(|text| !text.is_empty());
    let said: Vec<_> = said.collect();
    VariableSetter {
        variable: variable.name.clone(),
        method: Code::name(name),
        variable_title: Markdown::code(&variable.name),
        title: Markdown::code(name),
        docs: docs::comment(&[vec![about], said.clone()].concat()),
        description: Markdown::cell(&said.join(" ")),
        sample: must_be_set.then_some(model::SAMPLE_VALUE),
    }
}
