//! What the variants for several bodies are called: after their statuses, their media types, or both.

use super::shape::Shape;
use crate::model::{Response, StatusPattern};
use crate::rust::Context;
use crate::rust::media_type::essence;
use crate::rust::names::{Candidate, Scope};

/// The names of the variants for all shapes of all responses, response by response.
pub(super) fn variants(context: &Context<'_>, responses: &[(&Response, Vec<Shape<'_>>)]) -> Vec<Vec<String>> {
    let by_status = responses.len() > 1;
    let wanted = responses.iter().flat_map(|(response, shapes)| {
        let by_media_type = shapes.len() > 1;
        shapes.iter().map(move |shape| {
            let status = if by_status || !by_media_type { of_status(response.status) } else { String::new() };
            let media_type = if by_media_type { of_media_type(context, shape) } else { String::new() };
            let spelled = format!("{} {}", response.status, shape.names.join(" "));
            Candidate { wanted: format!("{status}{media_type}"), spelled }
        })
    });
    let mut names = Scope::default().resolve(&wanted.collect::<Vec<_>>()).into_iter();
    responses.iter().map(|(_, shapes)| names.by_ref().take(shapes.len()).collect()).collect()
}

/// What a media type is called: `Csv`, `Pdf`, `EventStream`.
fn of_media_type(context: &Context<'_>, shape: &Shape<'_>) -> String {
    let essence = essence(shape.names.first().map_or("", String::as_str));
    let word = match essence.split_once('/') {
        Some(("*", _)) => "any",
        Some((kind, "*")) => kind,
        Some((_, subtype)) => subtype.strip_prefix("x-").unwrap_or(subtype),
        None => &essence,
    };
    context.namer.pascal(word)
}

/// The name of the variant for a status: its reason phrase, where it has one.
pub(super) fn of_status(status: StatusPattern) -> String {
    match status {
        StatusPattern::Exact(status) => reason(status).map_or_else(|| format!("Status{status}"), str::to_owned),
        StatusPattern::Range(1) => "Informational".to_owned(),
        StatusPattern::Range(2) => "Success".to_owned(),
        StatusPattern::Range(3) => "Redirection".to_owned(),
        StatusPattern::Range(4) => "ClientError".to_owned(),
        StatusPattern::Range(_) => "ServerError".to_owned(),
        StatusPattern::Default => "Default".to_owned(),
    }
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
