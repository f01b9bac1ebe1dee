//! What a call gives back: which type stands for success, which for errors, and what each status means.

use serde::Serialize;
use syn::{Ident, Type};

use super::Context;
use super::code::Code;
use super::docs;
use super::names::to_ident;
use super::schema::{self, Place};
use crate::model::{MediaType, Response, StatusPattern};

/// What the statuses of an operation mean.
pub(super) struct Outcome {
    /// The type of a successful body.
    pub(super) success: Bodies,
    /// The type of the body of an error.
    pub(super) error: Bodies,
    /// One arm a pattern of statuses, the most exact ones first.
    pub(super) arms: Vec<Arm>,
}

/// The bodies of several responses as one type.
pub(super) struct Bodies {
    /// The type.
    pub(super) ty: Type,
    /// The enum to be written, where the bodies differ.
    pub(super) choice: Option<Choice>,
}

/// An enum with a variant for each response.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// The name of the type.
    pub name: Code,
    /// Its documentation comment.
    pub docs: Code,
    /// Its variants.
    pub variants: Vec<Variant>,
}

/// The variant for a response.
#[derive(Clone, Debug, Serialize)]
pub struct Variant {
    /// Its name.
    pub name: Code,
    /// Its documentation comment.
    pub docs: Code,
    /// The type of the body; none where the response has none.
    pub ty: Option<Code>,
}

/// What one pattern of statuses means.
#[derive(Clone, Debug, Serialize)]
pub struct Arm {
    /// The pattern.
    pub pattern: Code,
    /// Whether it is a success.
    pub success: bool,
    /// The function that reads the body.
    pub decode: Code,
    /// The pattern of the response.
    #[serde(skip)]
    pub(super) status: StatusPattern,
    /// The variant of the body, where the bodies differ.
    #[serde(skip)]
    pub(super) variant: Option<(Ident, bool)>,
}

/// The arms of a `match` over the status: those that do the same are one, and what does as all others do needs none.
pub(super) fn grouped(arms: &[Arm]) -> Vec<Arm> {
    let same = |one: &Arm, two: &Arm| one.success == two.success && one.decode == two.decode;
    let rest = arms.iter().find(|arm| arm.pattern.as_str() == "_");
    let mut grouped: Vec<Arm> = Vec::new();
    for arm in arms {
        let is_rest = rest.is_some_and(|rest| same(rest, arm) && rest.status != arm.status);
        // An exact status in a group that comes later would be taken by a range before it.
        let group = grouped.iter_mut().find(|known| same(known, arm) && is_exact(known.status) == is_exact(arm.status));
        match group {
            _ if is_rest => {}
            Some(group) => group.pattern = Code::alternatives(&group.pattern, &arm.pattern),
            None => grouped.push(arm.clone()),
        }
    }
    grouped
}

fn is_exact(status: StatusPattern) -> bool {
    matches!(status, StatusPattern::Exact(_))
}

/// Whether a response is a success.
pub(super) fn is_success(status: StatusPattern) -> bool {
    matches!(status, StatusPattern::Exact(200..=299) | StatusPattern::Range(2))
}

/// The media type of which the body is read: the first that is JSON.
pub(super) fn json(content: &[MediaType]) -> Option<&MediaType> {
    content.iter().find(|media_type| is_json(&media_type.name))
}

/// Whether a media type is JSON (RFC 8259) or has its suffix (RFC 6839).
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// Decides what the responses of an operation become.
pub(super) fn outcome(context: &mut Context<'_>, responses: &[Response], prefix: &str) -> Outcome {
    let mut responses: Vec<_> = responses.iter().collect();
    responses.sort_by_key(|response| response.status);
    // Without a response for success of its own, `default` describes success as well as errors.
    let has_success = responses.iter().any(|response| is_success(response.status));
    let succeeds = |response: &&&Response| {
        is_success(response.status) || (!has_success && response.status == StatusPattern::Default)
    };
    let fails = |response: &&&Response| !is_success(response.status);
    let successes: Vec<_> = responses.iter().filter(succeeds).copied().collect();
    let errors: Vec<_> = responses.iter().filter(fails).copied().collect();
    let success = bodies(context, &successes, &format!("{prefix}Body"), "What the operation answers when it succeeds.");
    let error =
        bodies(context, &errors, &format!("{prefix}Error"), "The errors that the API describes for the operation.");
    let mut arms: Vec<_> = successes.iter().map(|response| arm(response, &success, true)).collect();
    arms.extend(errors.iter().map(|response| arm(response, &error, false)));
    arms.sort_by_key(|arm| (arm.status, !arm.success));
    let error = if errors.is_empty() {
        Bodies { ty: syn::parse_quote!(::std::convert::Infallible), choice: None }
    } else {
        error
    };
    Outcome { success, error, arms }
}

fn bodies(context: &mut Context<'_>, responses: &[&Response], name: &str, about: &str) -> Bodies {
    let types: Vec<_> = responses.iter().map(|response| body_type(context, response)).collect();
    let mut distinct: Vec<&Option<Type>> = Vec::new();
    for ty in &types {
        if !distinct.contains(&ty) {
            distinct.push(ty);
        }
    }
    if let [] | [_] = distinct.as_slice() {
        let ty = distinct.first().and_then(|ty| (*ty).clone()).unwrap_or_else(|| syn::parse_quote!(()));
        return Bodies { ty, choice: None };
    }
    let ident = to_ident(name);
    let variants = responses.iter().zip(&types).map(|(response, ty)| Variant {
        name: Code::new(&variant(response.status)),
        docs: docs::comment(&[variant_documentation(response)]),
        ty: ty.as_ref().map(Code::new),
    });
    let choice =
        Choice { name: Code::new(&ident), docs: docs::comment(&[about.to_owned()]), variants: variants.collect() };
    Bodies { ty: syn::parse_quote!(#ident), choice: Some(choice) }
}

fn variant_documentation(response: &Response) -> String {
    let description = docs::harmless(&response.description);
    let status = docs::code_span(&response.status.to_string(), false);
    if description.is_empty() { format!("{status}.") } else { format!("{status}: {description}") }
}

/// The type of the body of a response; none where it has no body.
fn body_type(context: &mut Context<'_>, response: &Response) -> Option<Type> {
    let first = response.content.first()?;
    let Some(media_type) = json(&response.content) else {
        context.unsupported(&format!("a response of the media type `{}`", first.name), &first.location);
        return None;
    };
    match media_type.schema {
        Some(schema) => Some(schema::nullable_type(context, schema, Place::ELSEWHERE)),
        None => Some(syn::parse_quote!(::serde_json::Value)),
    }
}

/// The name of the variant for a status: its reason phrase, where it has one.
fn variant(status: StatusPattern) -> Ident {
    let name = match status {
        StatusPattern::Exact(status) => reason(status).map_or_else(|| format!("Status{status}"), str::to_owned),
        StatusPattern::Range(1) => "Informational".to_owned(),
        StatusPattern::Range(2) => "Success".to_owned(),
        StatusPattern::Range(3) => "Redirection".to_owned(),
        StatusPattern::Range(4) => "ClientError".to_owned(),
        StatusPattern::Range(_) => "ServerError".to_owned(),
        StatusPattern::Default => "Default".to_owned(),
    };
    to_ident(&name)
}

/// The reason phrases of RFC 9110, section 15, and RFC 6585, as names.
fn reason(status: u16) -> Option<&'static str> {
    Some(match status {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritativeInformation",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        300 => "MultipleChoices",
        301 => "MovedPermanently",
        302 => "Found",
        303 => "SeeOther",
        304 => "NotModified",
        307 => "TemporaryRedirect",
        308 => "PermanentRedirect",
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        407 => "ProxyAuthenticationRequired",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "LengthRequired",
        412 => "PreconditionFailed",
        413 => "ContentTooLarge",
        414 => "UriTooLong",
        415 => "UnsupportedMediaType",
        416 => "RangeNotSatisfiable",
        417 => "ExpectationFailed",
        421 => "MisdirectedRequest",
        422 => "UnprocessableContent",
        423 => "Locked",
        424 => "FailedDependency",
        426 => "UpgradeRequired",
        428 => "PreconditionRequired",
        429 => "TooManyRequests",
        431 => "RequestHeaderFieldsTooLarge",
        451 => "UnavailableForLegalReasons",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        505 => "HttpVersionNotSupported",
        507 => "InsufficientStorage",
        511 => "NetworkAuthenticationRequired",
        _ => return None,
    })
}

fn arm(response: &Response, bodies: &Bodies, success: bool) -> Arm {
    let has_body = json(&response.content).is_some();
    let pattern: syn::Pat = match response.status {
        StatusPattern::Exact(status) => {
            let status = proc_macro2::Literal::u16_unsuffixed(status);
            syn::parse_quote!(#status)
        }
        StatusPattern::Range(digit) => {
            let first = proc_macro2::Literal::u16_unsuffixed(u16::from(digit) * 100);
            let last = proc_macro2::Literal::u16_unsuffixed(u16::from(digit) * 100 + 99);
            syn::parse_quote!(#first..=#last)
        }
        StatusPattern::Default if success => syn::parse_quote!(200..=299),
        StatusPattern::Default => syn::parse_quote!(_),
    };
    let variant = bodies.choice.is_some().then(|| variant(response.status));
    let ty = &bodies.ty;
    let decode: syn::Expr = match (&variant, has_body) {
        (None, true) => syn::parse_quote!(json),
        (None, false) => syn::parse_quote!(no_content),
        (Some(variant), true) => syn::parse_quote!(|body| json(body).map(#ty::#variant)),
        (Some(variant), false) => syn::parse_quote!(|_| Ok(#ty::#variant)),
    };
    Arm {
        pattern: Code::new(&pattern),
        success,
        decode: Code::new(&decode),
        status: response.status,
        variant: variant.map(|variant| (variant, has_body)),
    }
}
