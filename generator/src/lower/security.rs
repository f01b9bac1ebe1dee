//! Security schemes and requirements.

use super::context::Context;
use super::parameter;
use crate::diagnostics::{Diagnostic, Tolerance};
use crate::model::{Flow, ParameterLocation, RequiredScheme, Requirement, Scheme, SchemeKind};
use crate::pointer::Pointer;

/// The schemes that the document defines.
pub(super) fn schemes(context: &mut Context<'_>) -> Vec<Scheme> {
    let at = place_of_schemes();
    let mut schemes = Vec::new();
    for name in context.keys(&at) {
        let start = context.found.diagnostics.len();
        let lowered = lower(context, name, &at.join(name));
        context.excuse(start, &format!("the security scheme `{name}`"));
        schemes.extend(lowered);
    }
    if context.known.tolerance == Tolerance::KeepGoing {
        let undefined = undefined(context, &schemes);
        schemes.extend(undefined);
    }
    schemes
}

/// The schemes without a definition without which operations could not be called. What the API wants then, its users know.
fn undefined(context: &mut Context<'_>, defined: &[Scheme]) -> Vec<Scheme> {
    let mut undefined = Vec::<Scheme>::new();
    for list in requirements_of_all(context) {
        let alternatives: Vec<_> = (0..context.count(&list)).map(|index| list.join(index)).collect();
        let is_defined = |name: &String| {
            context.has(&place_of_schemes().join(name)) || defined.iter().any(|scheme| scheme.name == *name)
        };
        if alternatives.iter().any(|alternative| context.keys(alternative).all(is_defined)) {
            continue;
        }
        for alternative in alternatives {
            for name in context.keys(&alternative).filter(|name| !is_defined(name)) {
                if !undefined.iter().any(|scheme| scheme.name == *name) {
                    let location = alternative.join(name);
                    undefined.push(Scheme {
                        location,
                        name: name.clone(),
                        description: None,
                        kind: SchemeKind::Undefined,
                    });
                }
            }
        }
    }
    for scheme in &undefined {
        let message = format!(
            "the security scheme `{}` is not defined, so its credentials are the whole value of the header `Authorization`",
            scheme.name
        );
        let help = "define it under `components.securitySchemes` (`securityDefinitions` in Swagger 2.0)";
        context.say(Diagnostic::warning(message).at(&scheme.location).help(help));
    }
    undefined
}

/// The places of the requirements of the document and of its operations.
fn requirements_of_all(context: &Context<'_>) -> Vec<Pointer> {
    let operations = context.paths().flat_map(|(_, at)| context.operations(&at));
    let places = std::iter::once(Pointer::root()).chain(operations.map(|method| method.at));
    places.map(|at| at.join("security")).filter(|at| context.count(at) > 0).collect()
}

fn place_of_schemes() -> Pointer {
    Pointer::root().join("components").join("securitySchemes")
}

fn lower(context: &mut Context<'_>, name: &str, at: &Pointer) -> Option<Scheme> {
    let location = context.target(at)?;
    let kind = match context.text(&location, "type")?.as_str() {
        "http" => http(context, &location)?,
        "apiKey" => api_key(context, &location)?,
        "oauth2" => SchemeKind::OAuth2 { flows: flows(context, &location.join("flows")) },
        "openIdConnect" => SchemeKind::OpenIdConnect { url: context.text(&location, "openIdConnectUrl")? },
        // With `mutualTLS`, the client shows its certificate when it connects, which is a matter of its transport.
        _ => return None,
    };
    let description = context.text(&location, "description");
    Some(Scheme { location, name: name.to_owned(), description, kind })
}

fn http(context: &mut Context<'_>, at: &Pointer) -> Option<SchemeKind> {
    let scheme = context.text(at, "scheme")?;
    Some(match scheme.to_ascii_lowercase().as_str() {
        "basic" => SchemeKind::Basic,
        "bearer" => SchemeKind::Bearer { format: context.text(at, "bearerFormat") },
        _ if parameter::is_token(&scheme) => SchemeKind::Http { scheme },
        _ => {
            let message = format!("`{scheme}` cannot be the name of an HTTP authentication scheme");
            let help = "write `basic`, `bearer`, or another name that stands in front of credentials, such as `Digest`";
            context.found.diagnostics.push(Diagnostic::error(message).at(&at.join("scheme")).help(help));
            return None;
        }
    })
}

fn api_key(context: &mut Context<'_>, at: &Pointer) -> Option<SchemeKind> {
    let name = context.text(at, "name")?;
    let placed = parameter::placed(&context.text(at, "in")?)?;
    let fits = placed != ParameterLocation::Header || parameter::is_header_name(context, &name, &at.join("name"));
    fits.then_some(SchemeKind::ApiKey { placed, name })
}

fn flows(context: &Context<'_>, at: &Pointer) -> Vec<Flow> {
    let known = ["implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization"];
    let names = context.keys(at).filter(|name| known.contains(&name.as_str()) && context.has(&at.join(name)));
    names.map(|name| flow(context, name, &at.join(name))).collect()
}

fn flow(context: &Context<'_>, name: &str, at: &Pointer) -> Flow {
    let scopes = at.join("scopes");
    let scope = |name: &String| (name.clone(), context.text(&scopes, name).unwrap_or_default());
    Flow {
        name: name.to_owned(),
        authorization_url: ["authorizationUrl", "deviceAuthorizationUrl"]
            .into_iter()
            .find_map(|field| context.text(at, field)),
        token_url: context.text(at, "tokenUrl"),
        refresh_url: context.text(at, "refreshUrl"),
        scopes: context.keys(&scopes).map(scope).collect(),
    }
}

/// The alternatives that the `security` of a place of the document lists, without those that name a scheme that is not defined; what is
/// missing then goes to `lacks`.
pub(super) fn requirements(
    context: &mut Context<'_>,
    schemes: &[Scheme],
    at: &Pointer,
    lacks: &mut Vec<String>,
) -> Vec<Requirement> {
    let at = at.join("security");
    let alternatives = (0..context.count(&at)).map(|index| requirement(context, schemes, &at.join(index), lacks));
    let alternatives: Vec<_> = alternatives.collect();
    alternatives.into_iter().flatten().collect()
}

fn requirement(
    context: &mut Context<'_>,
    schemes: &[Scheme],
    at: &Pointer,
    lacks: &mut Vec<String>,
) -> Option<Requirement> {
    let mut required = Vec::new();
    let mut defined = true;
    for name in context.keys(at) {
        if is_of_connection(context, name) {
            continue;
        }
        if !schemes.iter().any(|scheme| scheme.name == *name) {
            defined = false;
            report_undefined(context, name, schemes, &at.join(name), lacks);
        }
        required.push(RequiredScheme { scheme: name.clone(), scopes: context.texts(at, name) });
    }
    report_clashes(context, &required, schemes, at);
    defined.then_some(Requirement(required))
}

/// Whether a scheme asks for nothing in requests.
fn is_of_connection(context: &Context<'_>, name: &str) -> bool {
    let at = context.end(&place_of_schemes().join(name));
    context.text(&at, "type").as_deref() == Some("mutualTLS")
}

/// Another alternative has to do for what is not described, where the user wants all that is possible.
fn report_undefined(context: &mut Context<'_>, name: &str, schemes: &[Scheme], at: &Pointer, lacks: &mut Vec<String>) {
    if context.has(&place_of_schemes().join(name)) {
        // What is wrong with its definition was said.
        lacks.push(format!("credentials of the security scheme `{name}` are not sent"));
        return;
    }
    let names: Vec<_> = schemes.iter().map(|scheme| format!("`{}`", scheme.name)).collect();
    let help = if names.is_empty() {
        "define it under `components.securitySchemes` (`securityDefinitions` in Swagger 2.0)".to_owned()
    } else {
        format!(
            "define it under `components.securitySchemes` (`securityDefinitions` in Swagger 2.0), or name one that is defined: {}",
            names.join(", ")
        )
    };
    let message = format!("the security scheme `{name}` is not defined");
    if context.known.tolerance == Tolerance::KeepGoing {
        context.say(Diagnostic::warning(format!("{message}, so this alternative is left out")).at(at).help(help));
    } else {
        let help = format!(
            "{help}; an overlay can define it as well, and with `--keep-going` callers write the header themselves"
        );
        context.say(Diagnostic::error(message).at(at).help(help));
    }
}

/// Says where schemes that go together are written to the same place of the request.
fn report_clashes(context: &mut Context<'_>, required: &[RequiredScheme], schemes: &[Scheme], at: &Pointer) {
    let mut taken = Vec::<(String, &str)>::new();
    for RequiredScheme { scheme: name, .. } in required {
        let Some(scheme) = schemes.iter().find(|scheme| scheme.name == *name) else { continue };
        let place = place(&scheme.kind);
        if let Some((_, first)) = taken.iter().rev().find(|(other, _)| *other == place) {
            let message = format!("`{first}` and `{name}` are both sent in {place}, so that only `{name}` arrives");
            let help = "list them as alternatives, each behind a `-` of its own";
            context.say(Diagnostic::warning(message).at(at).help(help));
        }
        taken.push((place, name));
    }
}

/// Where credentials are written. The names of headers have no case.
fn place(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::ApiKey { placed: ParameterLocation::Query, name } => format!("the query parameter `{name}`"),
        SchemeKind::ApiKey { placed: ParameterLocation::Cookie, name } => format!("the cookie `{name}`"),
        SchemeKind::ApiKey { name, .. } => format!("the header `{}`", name.to_ascii_lowercase()),
        _ => "the header `authorization`".to_owned(),
    }
}
