//! Diagnostics for machines.

use serde::Serialize;

use super::{Diagnostic, Diagnostics, Position, Severity};

/// One diagnostic. Lines and columns count from 1, columns in characters; the end is the place behind the last character.
#[derive(Serialize)]
struct Record<'d> {
    severity: &'static str,
    message: &'d str,
    file: Option<&'d str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    pointer: Option<String>,
    help: Option<&'d str>,
}

/// A JSON array with an object for each diagnostic, indented, with a newline at the end. What is not known is `null`.
#[must_use]
pub fn render(diagnostics: &Diagnostics) -> String {
    let records: Vec<_> = diagnostics.iter().map(record).collect();
    let mut text = serde_json::to_string_pretty(&records).unwrap_or_default();
    text.push('\n');
    text
}

fn record(diagnostic: &Diagnostic) -> Record<'_> {
    let start = diagnostic.position.as_ref().map(Position::line_and_column);
    let end = diagnostic.position.as_ref().map(end);
    Record {
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: &diagnostic.message,
        file: file(diagnostic),
        line: start.map(|(line, _)| line),
        column: start.map(|(_, column)| column),
        end_line: end.map(|(line, _)| line),
        end_column: end.map(|(_, column)| column),
        pointer: diagnostic.pointer.as_ref().map(ToString::to_string),
        help: diagnostic.help.as_deref(),
    }
}

/// The file that a diagnostic is about.
pub(super) fn file(diagnostic: &Diagnostic) -> Option<&str> {
    diagnostic.position.as_ref().map(|position| position.source.name.as_str()).or(diagnostic.file.as_deref())
}

/// The line and the column behind a span.
pub(super) fn end(position: &Position) -> (usize, usize) {
    Position { span: position.span.end..position.span.end, ..position.clone() }.line_and_column()
}
