//! The servers of the document, as the variants of an enum.

use serde::Serialize;

use super::Context;
use super::code::Code;
use super::docs;
use super::markdown::Markdown;
use super::names::{Candidate, Scope, to_ident};

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
    /// Its URL, with the default of every variable.
    pub url: String,
    /// Its URL, for pages.
    pub url_title: Markdown,
    /// Its place in the list of servers.
    pub index: usize,
}

/// The servers, in the order of the model.
pub(super) fn servers(context: &mut Context<'_>) -> Vec<Server> {
    let candidates: Vec<_> = context.api.servers.iter().map(|server| candidate(context, server)).collect();
    let names = Scope::default().resolve(&candidates);
    let numbered = context.api.servers.iter().zip(names).enumerate();
    numbered.map(|(index, (server, name))| view(server, &name, index)).collect()
}

fn candidate(context: &Context<'_>, server: &crate::model::Server) -> Candidate {
    let wanted = match context.config.servers.get(&server.url) {
        Some(entry) => context.namer.pascal(&entry.text),
        None => context.namer.pascal(name_of(&server.default_url())),
    };
    Candidate { wanted, spelled: server.url.clone() }
}

/// The part of a URL that is behind its scheme.
fn name_of(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest).trim_end_matches('/')
}

fn view(server: &crate::model::Server, name: &str, index: usize) -> Server {
    let url = server.default_url();
    let description = server.description.as_deref().unwrap_or_default();
    let shown = docs::code_span(&url, false);
    let first = if description.is_empty() { format!("{shown}.") } else { docs::harmless(description) };
    let second = if description.is_empty() { String::new() } else { format!("Its URL is {shown}.") };
    Server {
        name: Code::new(&to_ident(name)),
        title: Markdown::code(&format!("Server::{name}")),
        docs: docs::comment(&[first, second]),
        description: Markdown::cell(description),
        url_title: Markdown::code(&url),
        url,
        index,
    }
}
