//! Diagnostics in the format that was asked for.

use copperplate::diagnostics::{Diagnostics, github, json, text};
use serde_json::{Value, json};

use crate::Outcome;
use crate::arguments::Format;
use crate::output;

/// Prints what is worth knowing of a run that went on. JSON goes into the object that the verb prints.
pub(crate) fn warn(diagnostics: &Diagnostics, format: Format) {
    match format {
        _ if diagnostics.is_empty() => {}
        Format::Text => output::err(&text::render(diagnostics, true)),
        Format::Json => {}
        // Workflow commands are read from either stream; with the text of a run they stay together on this one.
        Format::Github => output::err(&github::render(diagnostics)),
    }
}

/// Prints why a run could not go on.
pub(crate) fn fail(diagnostics: &Diagnostics, format: Format) -> Outcome {
    if format == Format::Json {
        output::json(&json!({ "ok": false, "diagnostics": value(diagnostics) }));
    }
    warn(diagnostics, format);
    Outcome::Failed
}

/// The diagnostics as a JSON list.
pub(crate) fn value(diagnostics: &Diagnostics) -> Value {
    serde_json::from_str(&json::render(diagnostics)).unwrap_or_else(|_| Value::Array(Vec::new()))
}
