//! What Cargo is told of the crate, and what the crate says of itself.

use quote::quote;
use serde::Serialize;

use super::Context;
use super::api::Api;
use super::code::Code;
use super::credentials::Credential;
use super::docs;
use super::markdown::Markdown;
use super::names::to_ident;
use super::program::Program;

/// The package.
#[derive(Debug, Serialize)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its name in Rust code.
    pub library: Code,
    /// Its name, for commands.
    pub library_dashed: Code,
    /// Its version.
    pub version: String,
    /// A line on what it is.
    pub description: String,
    /// Its licence.
    pub license: Option<String>,
    /// The URL of its repository.
    pub repository: Option<String>,
    /// The URL of its home page.
    pub homepage: Option<String>,
    /// Words to search by.
    pub keywords: Vec<String>,
    /// Categories of the registry.
    pub categories: Vec<String>,
}

/// What the crate says of itself.
#[derive(Debug, Serialize)]
pub struct Overview {
    /// The name of the package, for pages.
    pub package: Markdown,
    /// The title of the API, for pages.
    pub title: Markdown,
    /// The version of the API, for pages.
    pub version: Markdown,
    /// The documentation comment of the crate, above its example.
    pub docs: Code,
    /// A line on the crate, for pages.
    pub summary: Markdown,
    /// The description of the API, for pages.
    pub description: Markdown,
    /// The licence, for pages.
    pub license: Markdown,
    /// The first example; none where there is no operation.
    pub quick_start: Option<Program>,
    /// A client with the first credentials, for pages; none where the API has none.
    pub credentials_example: Option<Code>,
}

/// What Cargo is told.
pub(super) fn package(context: &Context<'_>) -> Package {
    let config = &context.config.package;
    let info = &context.api.info;
    let name = config.name.clone().unwrap_or_else(|| "api-client".to_owned());
    Package {
        library: Code::name(&name.replace('-', "_")),
        library_dashed: Code::package(&name),
        version: config.version.clone().unwrap_or_else(|| "0.1.0".to_owned()),
        description: config.description.clone().unwrap_or_else(|| format!("Client for the {}", one_line(&info.title))),
        license: config.license.clone(),
        repository: config.repository.clone(),
        homepage: config.homepage.clone(),
        keywords: config.keywords.clone(),
        categories: config.categories.clone(),
        name,
    }
}

fn one_line(text: &str) -> String {
    docs::printable(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the crate says of itself.
pub(super) fn overview(context: &Context<'_>, apis: &[Api], credentials: &[Credential]) -> Overview {
    let info = &context.api.info;
    let config = &context.config.package;
    let title = docs::plain(&info.title);
    let summary = config.description.clone().unwrap_or_else(|| format!("Client for the {}", one_line(&info.title)));
    let description = info.description.as_deref().unwrap_or_default();
    let first = apis.iter().flat_map(|api| &api.operations).next();
    Overview {
        package: Markdown::text(config.name.as_deref().unwrap_or("api-client")),
        docs: docs::file_comment(&[
            format!("{}.", docs::plain(&summary).trim_end_matches('.')),
            docs::harmless(description),
        ]),
        summary: Markdown::text(&summary),
        title: if title.is_empty() { Markdown::text("API") } else { Markdown::text(&info.title) },
        version: Markdown::code(&info.version),
        description: Markdown::block(description),
        license: Markdown::code(config.license.as_deref().unwrap_or_default()),
        quick_start: first.map(|operation| operation.program.clone()),
        credentials_example: credentials.first().map(|credential| {
            let method = to_ident(credential.method.as_str());
            let placeholders = &credential.placeholders;
            let statement = quote!(let client = Client::builder().#method(#(#placeholders),*).build()?;);
            Code::laid_out(crate::format::statements(&statement))
        }),
    }
}
