//! STAND-IN until the real renderer is merged.

use super::Diagnostics;

/// Stand-in.
#[must_use]
pub fn render(diagnostics: &Diagnostics) -> String {
    diagnostics.iter().map(|one| format!("::error::{}\n", one.message)).collect()
}
