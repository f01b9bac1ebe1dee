//! STAND-IN until the real configuration is merged.

use std::sync::Arc;

use crate::diagnostics::{Diagnostics, Source};

/// Stand-in.
#[derive(Debug)]
pub struct Config {
    /// Stand-in.
    pub name: String,
}

impl Config {
    /// Stand-in.
    ///
    /// # Errors
    ///
    /// Never.
    #[expect(clippy::needless_pass_by_value, reason = "the signature of the real one")]
    pub fn parse(source: Arc<Source>) -> Result<Self, Diagnostics> {
        Self::named(&source.name)
    }

    /// Stand-in.
    ///
    /// # Errors
    ///
    /// Never.
    pub fn named(crate_name: &str) -> Result<Self, Diagnostics> {
        Ok(Self { name: crate_name.to_owned() })
    }

    /// Stand-in: the same for a crate of another name.
    ///
    /// # Errors
    ///
    /// Never.
    pub fn with_name(self, crate_name: &str) -> Result<Self, Diagnostics> {
        Self::named(crate_name)
    }
}
