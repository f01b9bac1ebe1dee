//! STAND-IN until the real renderer is merged.

use super::Diagnostics;

/// Stand-in.
#[must_use]
pub fn render(diagnostics: &Diagnostics) -> String {
    let all: Vec<_> = diagnostics.iter().map(|one| serde_json::json!({ "message": one.message })).collect();
    serde_json::Value::Array(all).to_string()
}
