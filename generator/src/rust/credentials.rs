//! How the builder takes credentials: one method a security scheme.

use quote::quote;
use serde::Serialize;

use super::Context;
use super::code::Code;
use super::docs;
use super::markdown::Markdown;
use super::names::{Candidate, Scope, to_ident};
use crate::diagnostics::Diagnostic;
use crate::model::{Scheme, SchemeKind};

/// The methods of the builder that no scheme can have.
const BUILDER_METHODS: [&str; 10] = [
    "new",
    "server",
    "all_servers",
    "timeout",
    "header",
    "user_agent",
    "max_response_bytes",
    "transport",
    "build",
    "clone",
];

/// A method of the builder.
#[derive(Debug, Serialize)]
pub struct Credential {
    /// The name of the scheme in the document.
    pub scheme: String,
    /// The name of the method.
    pub method: Code,
    /// The name of the method, for pages.
    pub method_title: Markdown,
    /// The name of the scheme, for pages.
    pub title: Markdown,
    /// The documentation comment.
    pub docs: Code,
    /// The description of the scheme, for tables.
    pub description: Markdown,
    /// How it is sent, for tables.
    pub kind_title: Markdown,
    /// `basic`, `username` (HTTP Basic with an empty password) or `bearer`.
    pub kind: &'static str,
    /// The parameters of the method.
    pub parameters: Vec<Code>,
    /// What an example gives for them.
    pub placeholders: Vec<String>,
    /// What a test gives for them.
    pub samples: Vec<String>,
    /// How a test writes the header that is sent for those.
    pub authorization: Code,
}

/// The methods, in the order in which the document has its schemes.
pub(super) fn credentials(context: &mut Context<'_>) -> Vec<Credential> {
    report_unknown(context);
    let candidates: Vec<_> = context.api.security_schemes.iter().map(|scheme| candidate(context, scheme)).collect();
    let names = Scope::new(BUILDER_METHODS).resolve(&candidates);
    let numbered = context.api.security_schemes.iter().zip(names).enumerate();
    numbered.map(|(index, (scheme, name))| view(context, scheme, &name, index)).collect()
}

fn candidate(context: &Context<'_>, scheme: &Scheme) -> Candidate {
    Candidate { wanted: context.namer.snake(&scheme.name), spelled: scheme.name.clone() }
}

fn report_unknown(context: &mut Context<'_>) {
    let config = context.config;
    for (name, credential) in &config.credentials {
        let known = context.api.security_schemes.iter().find(|scheme| scheme.name == *name);
        let message = match known.map(|scheme| &scheme.kind) {
            None => format!("the document has no security scheme `{name}`"),
            Some(SchemeKind::Bearer { .. }) if credential.username.is_some() => {
                format!("the security scheme `{name}` is a bearer token, which has no user name")
            }
            Some(_) => continue,
        };
        let names: Vec<_> = context.api.security_schemes.iter().map(|scheme| format!("`{}`", scheme.name)).collect();
        let help =
            if names.is_empty() { "take it out".to_owned() } else { format!("the schemes are {}", names.join(", ")) };
        context.diagnostics.push(Diagnostic::error(message).positioned(credential.position.clone()).help(help));
    }
}

fn view(context: &Context<'_>, scheme: &Scheme, method: &str, index: usize) -> Credential {
    let username = context.config.credentials.get(&scheme.name).and_then(|names| names.username.as_deref());
    let (kind, parameters, how) = match (&scheme.kind, username) {
        (SchemeKind::Basic, Some(username)) => {
            ("username", vec![context.namer.snake(username)], "as the user name of HTTP Basic, with an empty password")
        }
        (SchemeKind::Basic, None) => ("basic", vec!["username".to_owned(), "password".to_owned()], "as HTTP Basic"),
        (_, _) => ("bearer", vec!["token".to_owned()], "as a bearer token"),
    };
    let samples: Vec<_> = (0..parameters.len()).map(|parameter| format!("credential-{index}-{parameter}")).collect();
    let description = scheme.description.as_deref().unwrap_or_default();
    let name = docs::code_span(&scheme.name, false);
    let about = format!("Sets the credentials for {name}, which are sent {how} by the operations that ask for them.");
    Credential {
        method_title: Markdown::code(method),
        title: Markdown::code(&scheme.name),
        docs: docs::comment(&[about, docs::harmless(description)]),
        description: Markdown::cell(description),
        kind_title: Markdown::text(&format!("Sent {how}")),
        kind,
        placeholders: parameters.iter().map(|parameter| format!("YOUR_{}", parameter.to_uppercase())).collect(),
        parameters: parameters.iter().map(|parameter| Code::new(&to_ident(parameter))).collect(),
        authorization: authorization(kind, &samples),
        samples,
        scheme: scheme.name.clone(),
        method: Code::new(&to_ident(method)),
    }
}

fn authorization(kind: &str, samples: &[String]) -> Code {
    Code::new(&match kind {
        "username" => quote!(support::basic(#(#samples),*, "")),
        "basic" => quote!(support::basic(#(#samples),*)),
        _ => quote!(support::bearer(#(#samples),*)),
    })
}
