//! STAND-IN until the real renderer is merged.

use super::Diagnostics;

/// Stand-in.
#[must_use]
pub fn render(diagnostics: &Diagnostics, _colour: bool) -> String {
    let lines = diagnostics.iter().map(|one| {
        format!(
            "{:?}: {} ({})\n  help: {}\n",
            one.severity,
            one.message,
            one.file.as_deref().unwrap_or_default(),
            one.help.as_deref().unwrap_or_default()
        )
    });
    lines.collect()
}
