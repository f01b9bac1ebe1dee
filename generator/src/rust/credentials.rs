//! How the builder takes credentials: one method a security scheme for a value, and one for a provider of values.

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use super::Context;
use super::code::Code;
use super::markdown::Markdown;
use super::names::{Candidate, Scope, to_ident};
use super::{docs, exchange};
use crate::diagnostics::Diagnostic;
use crate::model::{Flow, ParameterLocation, Scheme, SchemeKind};

/// The methods of the builder that no scheme can have.
const BUILDER_METHODS: [&str; 11] = [
    "new",
    "server",
    "all_servers",
    "base_url",
    "timeout",
    "header",
    "user_agent",
    "max_response_bytes",
    "transport",
    "build",
    "clone",
];

/// The methods of the builder for one scheme.
#[derive(Debug, Serialize)]
pub struct Credential {
    /// The name of the scheme in the document.
    pub scheme: String,
    /// The name of the method that takes a value.
    pub method: Code,
    /// The name of the method that takes a provider.
    pub provider: Code,
    /// The name of the method, for pages.
    pub method_title: Markdown,
    /// The name of the provider's method, for pages.
    pub provider_title: Markdown,
    /// The name of the scheme, for pages.
    pub title: Markdown,
    /// The documentation comment.
    pub docs: Code,
    /// The documentation comment of the provider's method.
    pub provider_docs: Code,
    /// The description of the scheme, for tables.
    pub description: Markdown,
    /// How it is sent, for tables.
    pub kind_title: Markdown,
    /// The parameters of the method.
    pub parameters: Vec<Code>,
    /// What those make.
    pub value: Code,
    /// Where it goes.
    pub placement: Code,
    /// What an example gives for them.
    pub placeholders: Vec<String>,
    /// What a test gives for them.
    pub samples: Vec<String>,
    /// Where a test finds it: `header`, `query` or `cookie`.
    pub place: &'static str,
    /// The name of the header, the parameter or the cookie that is sent.
    pub sent_name: String,
    /// How a test writes what is sent.
    pub sent: Code,
}

/// The methods, in the order in which the document has its schemes.
pub(super) fn credentials(context: &mut Context<'_>) -> Vec<Credential> {
    report_unknown(context);
    let schemes = &context.api.security_schemes;
    let name = |scheme: &Scheme| context.namer.snake(&scheme.name);
    let all = || schemes.iter().chain(&context.api.unselected.security_schemes);
    let values = all().map(|scheme| Candidate { wanted: name(scheme), spelled: scheme.name.clone() });
    let providers = all().map(|scheme| Candidate {
        wanted: format!("{}_provider", name(scheme).trim_end_matches('_')),
        spelled: scheme.name.clone(),
    });
    let names = Scope::new(BUILDER_METHODS).resolve(&values.chain(providers).collect::<Vec<_>>());
    let (values, providers) = names.split_at(all().count());
    let numbered = schemes.iter().zip(values.iter().zip(providers)).enumerate();
    numbered.map(|(index, (scheme, names))| view(context, scheme, names, index)).collect()
}

/// The names that other methods of the builder cannot have.
pub(super) fn taken(credentials: &[Credential]) -> impl Iterator<Item = &str> {
    let own = credentials.iter().flat_map(|credential| [credential.method.as_str(), credential.provider.as_str()]);
    BUILDER_METHODS.into_iter().chain(own)
}

fn report_unknown(context: &mut Context<'_>) {
    let config = context.config;
    for (name, credential) in &config.credentials {
        let all = context.api.security_schemes.iter().chain(&context.api.unselected.security_schemes);
        let known = all.clone().find(|scheme| scheme.name == *name);
        let message = match known.map(|scheme| &scheme.kind) {
            None => format!("the document has no security scheme `{name}`"),
            Some(SchemeKind::Basic) => continue,
            Some(_) if credential.username.is_some() => {
                format!("the security scheme `{name}` is none of HTTP Basic, and has no user name")
            }
            Some(_) => continue,
        };
        let names: Vec<_> = context.api.security_schemes.iter().map(|scheme| format!("`{}`", scheme.name)).collect();
        let help =
            if names.is_empty() { "take it out".to_owned() } else { format!("the schemes are {}", names.join(", ")) };
        context.diagnostics.push(Diagnostic::error(message).positioned(credential.position.clone()).help(help));
    }
}

/// What is particular to a kind of scheme.
struct Way {
    parameters: Vec<String>,
    value: TokenStream,
    placement: TokenStream,
    how: String,
    place: &'static str,
    sent_name: String,
}

fn way(context: &Context<'_>, scheme: &Scheme) -> Way {
    let username = context.config.credentials.get(&scheme.name).and_then(|names| names.username.as_deref());
    let authorization = |parameters: Vec<String>, value, placement, how: String| Way {
        parameters,
        value,
        placement,
        how,
        place: "header",
        sent_name: "authorization".to_owned(),
    };
    match (&scheme.kind, username) {
        (SchemeKind::Basic, Some(username)) => {
            let username = context.namer.snake(username);
            let ident = to_ident(&username);
            let how = "as the user name of HTTP Basic, with an empty password".to_owned();
            authorization(vec![username], quote!(Credential::basic(#ident, "")), quote!(Placement::Basic), how)
        }
        (SchemeKind::Basic, None) => authorization(
            vec!["username".to_owned(), "password".to_owned()],
            quote!(Credential::basic(username, password)),
            quote!(Placement::Basic),
            "as HTTP Basic".to_owned(),
        ),
        (SchemeKind::Bearer { .. } | SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. }, _) => authorization(
            vec!["token".to_owned()],
            quote!(Credential::token(token)),
            quote!(Placement::Bearer),
            "as a bearer token".to_owned(),
        ),
        (SchemeKind::Http { scheme }, _) => authorization(
            vec!["credentials".to_owned()],
            quote!(Credential::token(credentials)),
            quote!(Placement::Http(#scheme)),
            format!("in the header `Authorization`, behind {}", docs::code_span(scheme, false)),
        ),
        (SchemeKind::Undefined, _) => authorization(
            vec!["authorization".to_owned()],
            quote!(Credential::token(authorization)),
            quote!(Placement::Header("authorization")),
            "as the whole value of the header `Authorization`".to_owned(),
        ),
        (SchemeKind::ApiKey { placed, name }, _) => api_key(*placed, name),
    }
}

fn api_key(placed: ParameterLocation, name: &str) -> Way {
    let span = docs::code_span(name, false);
    let (placement, place, how) = match placed {
        ParameterLocation::Query => (quote!(Placement::Query(#name)), "query", format!("as {span} in the query")),
        ParameterLocation::Cookie => (quote!(Placement::Cookie(#name)), "cookie", format!("as the cookie {span}")),
        _ => (quote!(Placement::Header(#name)), "header", format!("in the header {span}")),
    };
    Way {
        parameters: vec!["key".to_owned()],
        value: quote!(Credential::token(key)),
        placement,
        how,
        place,
        sent_name: if place == "header" { name.to_ascii_lowercase() } else { exchange::escaped(name) },
    }
}

fn view(context: &Context<'_>, scheme: &Scheme, (method, provider): (&String, &String), index: usize) -> Credential {
    let Way { parameters, value, placement, how, place, sent_name } = way(context, scheme);
    let samples: Vec<_> = (0..parameters.len()).map(|parameter| format!("credential-{index}-{parameter}")).collect();
    let description = scheme.description.as_deref().unwrap_or_default();
    let name = docs::code_span(&scheme.name, false);
    let about = format!("Sets the credentials for {name}, which are sent {how} by the operations that ask for them.");
    let about_provider = format!(
        "Asks a provider for the credentials for {name}, when a call needs them and there are none that still work."
    );
    Credential {
        method_title: Markdown::code(method),
        provider_title: Markdown::code(provider),
        title: Markdown::code(&scheme.name),
        docs: docs::comment(&[about, docs::harmless(description), flows(&scheme.kind)]),
        provider_docs: docs::comment(&[about_provider]),
        description: Markdown::cell(description),
        kind_title: Markdown::block(&format!("Sent {how}")),
        placeholders: parameters.iter().map(|parameter| format!("YOUR_{}", parameter.to_uppercase())).collect(),
        sent: sent(&scheme.kind, &samples),
        parameters: parameters.iter().map(|parameter| Code::name(parameter)).collect(),
        value: Code::new(&value),
        placement: Code::new(&placement),
        samples,
        place,
        sent_name,
        scheme: scheme.name.clone(),
        method: Code::name(method),
        provider: Code::name(provider),
    }
}

/// Where tokens come from.
fn flows(kind: &SchemeKind) -> String {
    let line = |flow: &Flow| {
        let urls = [
            ("users allow it at", &flow.authorization_url),
            ("tokens come from", &flow.token_url),
            ("and are renewed at", &flow.refresh_url),
        ];
        let urls = urls.into_iter().filter_map(|(words, url)| {
            Some(format!("{words} {}", docs::code_span(url.as_deref().filter(|url| !url.is_empty())?, false)))
        });
        format!("- {}: {}", docs::code_span(&flow.name, false), urls.collect::<Vec<_>>().join(", "))
    };
    match kind {
        SchemeKind::OAuth2 { flows } if !flows.is_empty() => {
            format!("The ways to get a token:\n\n{}", flows.iter().map(line).collect::<Vec<_>>().join("\n"))
        }
        SchemeKind::OpenIdConnect { url } => {
            format!("How to get a token stands at {}.", docs::code_span(url, false))
        }
        SchemeKind::Undefined => {
            "The document of the API does not say what this scheme is: write the header as the API wants it, with the name of the \
             authentication scheme, such as `Bearer`, in front."
                .to_owned()
        }
        _ => String::new(),
    }
}

fn sent(kind: &SchemeKind, samples: &[String]) -> Code {
    Code::new(&match (kind, samples) {
        (SchemeKind::Basic, [username]) => quote!(support::basic(#username, "")),
        (SchemeKind::Basic, _) => quote!(support::basic(#(#samples),*)),
        (SchemeKind::Http { scheme }, _) => {
            let text = format!("{scheme} {}", samples.concat());
            quote!(#text.to_owned())
        }
        (SchemeKind::ApiKey { .. } | SchemeKind::Undefined, _) => {
            let text = samples.concat();
            quote!(#text.to_owned())
        }
        _ => quote!(support::bearer(#(#samples),*)),
    })
}
