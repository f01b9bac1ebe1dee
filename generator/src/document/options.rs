//! What the user says about how a document is read.

use std::path::PathBuf;

use crate::config::Selector;

/// What the user says.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// Overlays, in the order in which they are applied.
    pub overlays: Vec<PathBuf>,
    /// The operations that are wanted; all where there is none. What is wrong with the others is not said.
    pub only: Vec<Selector>,
}
