//! Families of media types: how a body of each becomes a Rust value.

use super::Context;
use crate::model::{Kind, MediaType, SchemaId};

/// A family of media types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// JSON (RFC 8259), and what has its suffix (RFC 6839).
    Json,
    /// `multipart/form-data` (RFC 7578).
    Multipart,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// A JSON text a line.
    JsonLines,
    /// Server-sent events.
    EventStream,
    /// Text of any kind.
    Text,
    /// XML, which stays text.
    Xml,
    /// Any bytes.
    Binary,
}

/// The names of streams of JSON texts.
const JSON_LINES: [&str; 11] = [
    "application/x-ndjson",
    "application/ndjson",
    "application/jsonl",
    "application/x-jsonl",
    "application/jsonlines",
    "application/x-jsonlines",
    "application/json-lines",
    "application/json-seq",
    "application/stream+json",
    "application/x-json-stream",
    "application/jsonlines+json",
];

/// Media types outside of `text/*` that are text.
const TEXTS: [&str; 10] = [
    "application/yaml",
    "application/x-yaml",
    "application/toml",
    "application/javascript",
    "application/x-javascript",
    "application/graphql",
    "application/csv",
    "application/sql",
    "application/x-pem-file",
    "application/jwt",
];

/// The family of a media type, with what its schema says of its values.
pub(super) fn family(context: &Context<'_>, media_type: &MediaType) -> Family {
    let described = media_type.schema.map(|schema| content(context, schema));
    let by_name = by_name(&essence(&media_type.name));
    match (by_name, described) {
        // Whatever it is called, it is no text.
        (Some(Family::Text | Family::Xml) | None, Some(Content::Binary)) | (None, Some(Content::Any) | None) => {
            Family::Binary
        }
        (Some(Family::Text) | None, Some(Content::Structured)) => Family::Json,
        (None, Some(Content::Text)) => Family::Text,
        (Some(family), _) => family,
    }
}

/// The family that a name says; none for one that says nothing.
fn by_name(essence: &str) -> Option<Family> {
    Some(match essence {
        "*/*" | "application/*" => return None,
        "text/event-stream" => Family::EventStream,
        "application/x-www-form-urlencoded" => Family::Form,
        "multipart/form-data" => Family::Multipart,
        name if JSON_LINES.contains(&name) => Family::JsonLines,
        "application/json" | "text/json" => Family::Json,
        name if name.ends_with("+json") => Family::Json,
        "application/xml" | "text/xml" => Family::Xml,
        name if name.ends_with("+xml") => Family::Xml,
        name if name.starts_with("text/") || name.ends_with("+yaml") || TEXTS.contains(&name) => Family::Text,
        _ => Family::Binary,
    })
}

/// A media type without its parameters, in small letters.
pub(super) fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// What a schema says of a body that its media type leaves open.
enum Content {
    Binary,
    Text,
    Structured,
    Any,
}

fn content(context: &Context<'_>, id: SchemaId) -> Content {
    match &context.api.schemas.get(context.api.schemas.meaning(id)).kind {
        Kind::String(text) if text.format.as_deref() == Some("binary") => Content::Binary,
        Kind::String(_) | Kind::Enumeration(_) => Content::Text,
        Kind::Any | Kind::Alias(_) | Kind::Null => Content::Any,
        _ => Content::Structured,
    }
}

/// The media type that is sent: the one of the document, or what stands for its range.
pub(super) fn sent(name: &str, family: Family) -> String {
    if !name.contains('*') {
        return name.trim().to_owned();
    }
    let name = match family {
        Family::Json => "application/json",
        Family::Text => "text/plain",
        Family::Xml => "application/xml",
        _ => "application/octet-stream",
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Family, by_name, essence};

    #[test]
    fn names_say_what_bodies_are() {
        for (name, family) in [
            ("application/json; charset=utf-8", Some(Family::Json)),
            ("application/problem+json", Some(Family::Json)),
            ("Application/*+JSON", Some(Family::Json)),
            ("application/stream+json", Some(Family::JsonLines)),
            ("text/event-stream", Some(Family::EventStream)),
            ("image/svg+xml", Some(Family::Xml)),
            ("text/csv;header=present", Some(Family::Text)),
            ("application/pdf", Some(Family::Binary)),
            ("multipart/mixed", Some(Family::Binary)),
            ("*/*", None),
        ] {
            assert_eq!(by_name(&essence(name)), family, "{name}");
        }
    }
}
