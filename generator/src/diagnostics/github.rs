//! STAND-IN until the real renderer is merged.

use super::Diagnostics;

/// Stand-in.
#[must_use]
pub fn render(diagnostics: &Diagnostics) -> String {
    diagnostics
        .iter()
        .flat_map(|one| {
            [format!("::error file={}::{}", one.file.as_deref().unwrap_or_default(), one.message), "\n".to_owned()]
        })
        .collect()
}
