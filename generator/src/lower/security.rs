//! Security schemes and requirements.

use openapiv3::{ReferenceOr, SecurityRequirement, SecurityScheme};

use super::context::Context;
use crate::diagnostics::Diagnostic;
use crate::model::{RequiredScheme, Requirement, Scheme, SchemeKind};
use crate::pointer::Pointer;

/// The schemes that the document defines.
pub(super) fn schemes(context: &mut Context<'_>) -> Vec<Scheme> {
    let Some(components) = &context.document.openapi().components else { return Vec::new() };
    let at = Pointer::root().join("components").join("securitySchemes");
    components
        .security_schemes
        .iter()
        .filter_map(|(name, scheme)| {
            let start = context.diagnostics.len();
            let lowered = lower(context, name, scheme, &at.join(name));
            context.excuse(start, &format!("the security scheme `{name}`"));
            lowered
        })
        .collect()
}

fn lower<'d>(
    context: &mut Context<'d>,
    name: &str,
    scheme: &'d ReferenceOr<SecurityScheme>,
    at: &Pointer,
) -> Option<Scheme> {
    let (scheme, location) = context.follow(scheme, at)?;
    let kind = match scheme.as_ref() {
        SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("basic") => SchemeKind::Basic,
        SecurityScheme::HTTP { scheme, bearer_format, .. } if scheme.eq_ignore_ascii_case("bearer") => {
            SchemeKind::Bearer { format: bearer_format.clone() }
        }
        SecurityScheme::HTTP { scheme, .. } => {
            context.unsupported(&format!("the HTTP authentication scheme `{scheme}`"), &location.join("scheme"));
            return None;
        }
        SecurityScheme::APIKey { .. } | SecurityScheme::OAuth2 { .. } | SecurityScheme::OpenIDConnect { .. } => {
            let name = context.text(&location, "type").unwrap_or_default();
            context.unsupported(&format!("a security scheme of the type `{name}`"), &location.join("type"));
            return None;
        }
    };
    let description = context.text(&location, "description");
    Some(Scheme { location, name: name.to_owned(), description, kind })
}

/// The alternatives that a place of the document lists.
pub(super) fn requirements(
    context: &mut Context<'_>,
    requirements: &[SecurityRequirement],
    schemes: &[Scheme],
    at: &Pointer,
) -> Vec<Requirement> {
    for (index, name) in
        (0..).zip(requirements).flat_map(|(index, names): (usize, _)| names.keys().map(move |name| (index, name)))
    {
        require_definition(context, name, schemes, &at.join("security").join(index).join(name));
    }
    let required =
        |(scheme, scopes): (&String, &Vec<String>)| RequiredScheme { scheme: scheme.clone(), scopes: scopes.clone() };
    requirements.iter().map(|requirement| Requirement(requirement.iter().map(required).collect())).collect()
}

fn require_definition(context: &mut Context<'_>, name: &str, schemes: &[Scheme], at: &Pointer) {
    let declared = Pointer::root().join("components").join("securitySchemes").join(name);
    if schemes.iter().any(|scheme| scheme.name == name) || context.document.value(&declared).is_some() {
        return;
    }
    let names: Vec<_> = schemes.iter().map(|scheme| format!("`{}`", scheme.name)).collect();
    let help = if names.is_empty() {
        "define it under `components.securitySchemes`".to_owned()
    } else {
        format!("define it under `components.securitySchemes`, or name one that is defined: {}", names.join(", "))
    };
    context
        .diagnostics
        .push(Diagnostic::error(format!("the security scheme `{name}` is not defined")).at(at).help(help));
}
