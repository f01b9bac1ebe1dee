//! How the document is read (`[document]`).

use super::Table;
use crate::diagnostics::Diagnostics;

/// The table `[document]`.
#[derive(Clone, Debug, Default)]
pub struct DocumentConfig {
    /// Files with overlays, in the order in which they are applied; relative to the configuration.
    pub overlays: Vec<String>,
}

/// Reads the table.
pub(super) fn document(root: &mut Table<'_, '_>, diagnostics: &mut Diagnostics) -> DocumentConfig {
    let Some(mut table) = root.table("document", diagnostics) else { return DocumentConfig::default() };
    let overlays = table.texts("overlays", diagnostics);
    table.finish(diagnostics);
    DocumentConfig { overlays }
}
