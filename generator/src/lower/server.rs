//! Servers.

use url::{ParseError, Url};

use super::context::Context;
use super::path;
use crate::diagnostics::{Diagnostic, Tolerance};
use crate::model::{Server, Variable};
use crate::pointer::Pointer;

/// The servers of the whole document. One that lists none has the server `/`, where an operation needs it (section 4.7.1).
pub(super) fn common(context: &mut Context<'_>) -> Vec<usize> {
    let root = Pointer::root();
    if !lists(context, &root) && needs_common(context) {
        return vec![enter(context, here())];
    }
    servers(context, &root)
}

/// Where the document is.
fn here() -> Server {
    Server { url: "/".to_owned(), description: None, variables: Vec::new() }
}

/// Whether an operation has no servers of its own, nor has its path.
fn needs_common(context: &Context<'_>) -> bool {
    let needs = |at: &Pointer| context.operations(at).into_iter().any(|method| !lists(context, &method.at));
    context.paths().any(|(_, at)| !context.path_items(&at).iter().any(|item| lists(context, item)) && needs(&at))
}

fn lists(context: &Context<'_>, at: &Pointer) -> bool {
    context.count(&at.join("servers")) > 0
}

/// The operation's own servers, or else its path's, or else the document's, as indices into those of the API.
pub(super) fn of_operation(
    context: &mut Context<'_>,
    operation: &Pointer,
    items: &[Pointer],
    common: &[usize],
) -> Vec<usize> {
    let own = std::iter::once(operation).chain(items).find(|at| lists(context, at));
    let servers = own.map_or_else(|| common.to_vec(), |at| servers(context, at));
    // Otherwise it was said what is wrong with each of them, and nothing goes on.
    if servers.is_empty() && context.known.tolerance == Tolerance::KeepGoing {
        let message = "no call can go to any of the servers that the document lists, so callers must name one";
        context.say(Diagnostic::warning(message).at(operation).help("correct one of them"));
        return vec![enter(context, here())];
    }
    servers
}

/// The servers that a place of the document lists.
fn servers(context: &mut Context<'_>, at: &Pointer) -> Vec<usize> {
    let at = at.join("servers");
    let mut servers = Vec::new();
    for index in 0..context.count(&at) {
        if let Some(server) = lower(context, &at.join(index)) {
            let index = enter(context, server);
            if !servers.contains(&index) {
                servers.push(index);
            }
        }
    }
    servers
}

/// The index of a server; one that is listed in two places is one server.
pub(super) fn enter(context: &mut Context<'_>, server: Server) -> usize {
    let known =
        context.found.servers.iter().position(|other| other.url == server.url && other.variables == server.variables);
    known.unwrap_or_else(|| {
        context.found.servers.push(server);
        context.found.servers.len() - 1
    })
}

/// A server; `None` where no call can go to it, which is said then.
fn lower(context: &mut Context<'_>, at: &Pointer) -> Option<Server> {
    let url = context.text(at, "url")?;
    let names = names(context, &url, at)?;
    let variables = at.join("variables");
    let undefined: Vec<_> = names.iter().filter(|name| !context.has(&variables.join(name))).cloned().collect();
    let mut server = Server { url, description: context.text(at, "description"), variables: Vec::new() };
    for name in context.keys(&variables) {
        let variable = variable(context, name, &variables.join(name));
        if names.contains(name) {
            server.variables.push(variable);
        } else {
            let message = format!("the server `{}` has no `{{{name}}}`, so this variable is left out", server.url);
            let help = format!("write `{{{name}}}` into the URL, or take the variable out");
            context.say(Diagnostic::warning(message).at(&variables.join(name)).help(help));
        }
    }
    for name in undefined {
        report_undefined(context, &name, &server.url, at);
        server.variables.push(Variable { name, default: None, values: Vec::new(), description: None });
    }
    check(context, &server, &at.join("url")).then_some(server)
}

fn report_undefined(context: &mut Context<'_>, name: &str, url: &str, at: &Pointer) {
    let message = format!("the variable `{name}` of the server `{url}` is not defined, so callers must set it");
    let help = format!("add `{name}: {{default: …}}` to the `variables` of the server");
    context.say(Diagnostic::warning(message).at(&at.join("url")).help(help));
}

/// The names of the variables in a URL; `None` where they cannot be told.
fn names(context: &mut Context<'_>, url: &str, at: &Pointer) -> Option<Vec<String>> {
    let Some(names) = path::parameters(url) else {
        let message = format!("the braces of the server `{url}` do not fit together");
        let help = "write each variable as `{name}`, without braces inside";
        context.say(Diagnostic::error(message).at(&at.join("url")).help(help));
        return None;
    };
    Some(names.into_iter().map(str::to_owned).collect())
}

fn variable(context: &mut Context<'_>, name: &str, at: &Pointer) -> Variable {
    let variable = Variable {
        name: name.to_owned(),
        default: context.text(at, "default"),
        values: context.texts(at, "enum"),
        description: context.text(at, "description"),
    };
    if let Some(default) = &variable.default
        && !variable.values.is_empty()
        && !variable.values.contains(default)
    {
        let values: Vec<_> = variable.values.iter().map(|value| format!("`{value}`")).collect();
        let message = format!("the default `{default}` of the variable `{name}` is not among its values");
        let help = format!("write one of {}, or add it to `enum`", values.join(", "));
        context.say(Diagnostic::warning(message).at(&at.join("default")).help(help));
    }
    variable
}

/// Whether a call can go to a server; what hinders it is said.
fn check(context: &mut Context<'_>, server: &Server, at: &Pointer) -> bool {
    let url = server.sample_url();
    let wrong = wrong(&url);
    if let Some(wrong) = &wrong {
        let help = if url.contains("://") || url.starts_with('/') {
            "write an absolute URL, such as `https://api.example.com/v1`, or a relative one, such as `/v1`".to_owned()
        } else {
            format!("write `https://{url}` if it is a host")
        };
        context.say(Diagnostic::error(format!("the server `{url}` {wrong}")).at(at).help(help));
    } else if looks_like_host(&url) {
        let message = format!("the server `{url}` is no host, but a path relative to the place of the document");
        context.say(Diagnostic::warning(message).at(at).help(format!("write `https://{url}` if it is a host")));
    }
    wrong.is_none()
}

/// What hinders calls to a URL, which may be relative.
fn wrong(url: &str) -> Option<String> {
    let parsed = match Url::parse(url) {
        Err(ParseError::RelativeUrlWithoutBase) => Url::parse("https://localhost/").and_then(|base| base.join(url)),
        parsed => parsed,
    };
    match parsed {
        Ok(parsed) if !matches!(parsed.scheme(), "http" | "https") => Some("is neither http nor https".to_owned()),
        Ok(parsed) if parsed.query().is_some() || parsed.fragment().is_some() => {
            Some("has a query or a fragment, behind which no path can stand".to_owned())
        }
        Ok(_) => None,
        Err(error) => Some(format!("is no URL: {error}")),
    }
}

/// Whether a relative URL starts like the name of a host.
fn looks_like_host(url: &str) -> bool {
    let first = url.split('/').next().unwrap_or_default();
    !url.contains("://") && first.contains('.') && !first.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::{looks_like_host, wrong};

    #[test]
    fn servers_may_be_relative() {
        for url in ["https://a.example/v1", "HTTP://A", "/", "/v1", "v1", "", "../v1", "//a.example/v1"] {
            assert_eq!(wrong(url), None, "{url}");
        }
        for url in ["ftp://a", "localhost:8080", "https://", "//", "/v1?a", "/v1#a", "https://a b/"] {
            assert!(wrong(url).is_some(), "{url}");
        }
    }

    #[test]
    fn hosts_want_a_scheme() {
        assert!(looks_like_host("api.example.com/v1"));
        for url in ["https://api.example.com", "//api.example.com", "/v1.0", "v1/a.b", "./v1", "../v1"] {
            assert!(!looks_like_host(url), "{url}");
        }
    }
}
