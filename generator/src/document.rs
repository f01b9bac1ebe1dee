//! STAND-IN until the real document is merged.

use std::path::Path;

use crate::diagnostics::{Diagnostic, Diagnostics};

/// Stand-in.
#[derive(Debug)]
pub struct Document {
    openapi: openapiv3::OpenAPI,
}

impl Document {
    /// Stand-in.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or is no document.
    pub fn load(path: &Path) -> Result<(Self, Diagnostics), Diagnostics> {
        let name = path.display().to_string();
        let failed = |error: String| Diagnostics::from(Diagnostic::error(error).in_file(name.clone()));
        let text = std::fs::read_to_string(path).map_err(|error| failed(error.to_string()))?;
        let openapi = serde_yaml::from_str(&text).map_err(|error| failed(error.to_string()))?;
        Ok((Self { openapi }, Diagnostics::new()))
    }

    /// Stand-in.
    #[must_use]
    pub fn openapi(&self) -> &openapiv3::OpenAPI {
        &self.openapi
    }

    /// Stand-in.
    #[must_use]
    pub fn locate(&self, diagnostics: Diagnostics) -> Diagnostics {
        diagnostics
    }
}
