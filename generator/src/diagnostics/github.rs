//! Diagnostics as workflow commands, which GitHub shows beside the lines of a change.

use super::json::{end, file};
use super::{Diagnostic, Diagnostics, Severity};

/// One command a line for each diagnostic.
#[must_use]
pub fn render(diagnostics: &Diagnostics) -> String {
    diagnostics.iter().map(command).collect()
}

fn command(diagnostic: &Diagnostic) -> String {
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut properties = Vec::new();
    properties.extend(file(diagnostic).map(|file| ("file", file.to_owned())));
    if let Some(position) = &diagnostic.position {
        let ((line, column), (end_line, end_column)) = (position.line_and_column(), end(position));
        properties.extend([("line", line), ("col", column)].map(|(key, number)| (key, number.to_string())));
        properties
            .extend([("endLine", end_line), ("endColumn", end_column)].map(|(key, number)| (key, number.to_string())));
    }
    properties.push(("title", "copperplate".to_owned()));
    let properties: Vec<_> = properties.into_iter().map(|(key, value)| format!("{key}={}", property(&value))).collect();
    format!("::{name} {}::{}\n", properties.join(","), data(&text(diagnostic)))
}

fn text(diagnostic: &Diagnostic) -> String {
    let pointer = diagnostic.pointer.as_ref().map(|pointer| format!("JSON Pointer: {pointer}"));
    let help = diagnostic.help.as_ref().map(|help| format!("help: {help}"));
    let lines = [Some(diagnostic.message.clone()), pointer, help];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// As GitHub documents it for what stands behind `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// As GitHub documents it for properties.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::diagnostics::Diagnostic;

    #[test]
    fn escapes_what_would_end_a_command_or_a_property() {
        let diagnostic = Diagnostic::warning("100%\r\n::error::a,b").in_file("a:b,c%.yaml");
        assert_eq!(
            render(&diagnostic.into()),
            "::warning file=a%3Ab%2Cc%25.yaml,title=copperplate::100%25%0D%0A::error::a,b\n"
        );
    }
}
