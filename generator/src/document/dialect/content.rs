//! `contentEncoding` and `contentMediaType`: what OpenAPI 3.0 says by the formats `byte` and `binary`.

use crate::value::{Object, Value};

pub(super) fn rewrite(schema: &mut Object) {
    let is_text = schema.get("type").is_none_or(|name| name.as_str() == Some("string"));
    if !is_text || schema.contains_key("format") || schema.contains_key("enum") {
        return;
    }
    let word = |key: &str| schema.get(key).and_then(Value::as_str).map(str::to_ascii_lowercase);
    let format = match (word("contentEncoding").as_deref(), word("contentMediaType")) {
        (Some("base64"), _) => "byte",
        (Some("binary"), _) => "binary",
        // Other encodings give text that is not taken apart.
        (Some(_), _) | (None, None) => return,
        (None, Some(media_type)) if is_textual(&media_type) => return,
        (None, Some(_)) => "binary",
    };
    schema.insert("format".to_owned(), Value::String(format.to_owned()));
    schema.insert_missing("type", || Value::String("string".to_owned()));
}

/// Whether a text can hold what such a media type is for.
fn is_textual(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let texts = ["json", "xml", "yaml", "jwt", "javascript", "graphql", "sql", "csv", "x-www-form-urlencoded"];
    essence.starts_with("text/")
        || essence.rsplit(['/', '+']).next().is_some_and(|subtype| texts.contains(&subtype.trim_start_matches("x-")))
        || essence == "application/x-www-form-urlencoded"
}
