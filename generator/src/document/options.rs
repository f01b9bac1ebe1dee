//! What the user says about how a document is read.

use std::path::PathBuf;

/// What the user says.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// Overlays, in the order in which they are applied.
    pub overlays: Vec<PathBuf>,
}
