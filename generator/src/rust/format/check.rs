//! Whether the configuration chooses types that there are, for formats that the document has.

use super::{Form, key, table};
use crate::diagnostics::Diagnostic;
use crate::model::Kind;
use crate::rust::Context;

/// Reports choices that cannot be made, and those that the document has no use for.
pub(in crate::rust) fn check(context: &mut Context<'_>) {
    let mut found = Vec::new();
    for (format, entry) in &context.config.types {
        let choices = choices(format);
        let diagnostic = if !choices.contains(&entry.text.as_str()) {
            let message = format!("there is no type `{}` for the format `{format}`", entry.text);
            Diagnostic::error(message).help(advice(&choices))
        } else if !is_used(context, format) {
            let message = format!("no schema of the document has {}", described(format));
            Diagnostic::error(message).help("take it out, or write it as the document does")
        } else {
            continue;
        };
        found.push(diagnostic.positioned(entry.position.clone()));
    }
    for diagnostic in found {
        context.diagnostics.push(diagnostic);
    }
}

/// What the configuration can choose for a format, the usual type first.
fn choices(format: &str) -> Vec<&'static str> {
    let usual = match (format, form(format)) {
        ("password", _) => "Secret",
        (_, Form::Text) => "String",
        (_, Form::Number) => "f64",
    };
    [usual].into_iter().chain(table::of_format(format).map(|format| format.library)).collect()
}

fn advice(choices: &[&str]) -> String {
    let listed = choices.iter().map(|choice| format!("`{choice}`")).collect::<Vec<_>>().join(", ");
    if choices.len() == 1 { format!("there is only {listed}") } else { format!("choose one of {listed}") }
}

/// How JSON has the values of a format. Formats of which nothing is known are those of texts.
fn form(format: &str) -> Form {
    table::of_format(format).next().map_or(Form::Text, |format| format.form)
}

fn described(format: &str) -> String {
    match (format, form(format)) {
        ("number", _) => "numbers without a format".to_owned(),
        (_, Form::Number) => format!("numbers of the format `{format}`"),
        (_, Form::Text) => format!("strings of the format `{format}`"),
    }
}

fn is_used(context: &Context<'_>, format: &str) -> bool {
    let wanted = Some((format, form(format)));
    let is_it = |kind: &Kind| key(kind) == wanted;
    context.api.schemas.iter().any(|(_, schema)| is_it(&schema.kind))
}
