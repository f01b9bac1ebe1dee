//! Servers.

use super::context::Context;
use crate::diagnostics::Diagnostic;
use crate::model::{Server, Variable};
use crate::pointer::Pointer;

/// The servers that a place of the document lists, as indices into those of the API.
pub(super) fn servers(context: &mut Context<'_>, servers: &[openapiv3::Server], at: &Pointer) -> Vec<usize> {
    let at = at.join("servers");
    (0..)
        .zip(servers)
        .filter_map(|(index, server): (usize, _)| {
            let server = lower(server);
            check(context, &server, &at.join(index).join("url")).then(|| enter(context, server))
        })
        .collect()
}

fn lower(server: &openapiv3::Server) -> Server {
    let variables = server.variables.iter().flatten();
    Server {
        url: server.url.clone(),
        description: server.description.clone(),
        variables: variables
            .map(|(name, variable)| Variable {
                name: name.clone(),
                default: variable.default.clone(),
                values: variable.enumeration.clone(),
                description: variable.description.clone(),
            })
            .collect(),
    }
}

/// The index of a server; one that is listed in two places is one server.
fn enter(context: &mut Context<'_>, server: Server) -> usize {
    let known = context.servers.iter().position(|other| other.url == server.url && other.variables == server.variables);
    known.unwrap_or_else(|| {
        context.servers.push(server);
        context.servers.len() - 1
    })
}

/// Whether a call can go to a server; what hinders it is reported.
fn check(context: &mut Context<'_>, server: &Server, at: &Pointer) -> bool {
    let url = server.default_url();
    let wrong = match url::Url::parse(&url) {
        Ok(parsed) if !matches!(parsed.scheme(), "http" | "https") => Some("is neither http nor https".to_owned()),
        Ok(parsed) if parsed.query().is_some() || parsed.fragment().is_some() => {
            Some("has a query or a fragment, behind which no path can stand".to_owned())
        }
        Ok(_) => None,
        Err(url::ParseError::RelativeUrlWithoutBase) => Some("is relative, which is not supported yet".to_owned()),
        Err(error) => Some(format!("is no URL: {error}")),
    };
    let fits = wrong.is_none();
    if let Some(wrong) = wrong {
        context.diagnostics.push(
            Diagnostic::error(format!("the server `{url}` {wrong}"))
                .at(at)
                .help("write an absolute URL, such as `https://api.example.com/v1`"),
        );
    }
    fits
}
