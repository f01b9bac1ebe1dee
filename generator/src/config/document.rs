//! How the document is read, and which part of it counts (`[document]`).

use super::{Selector, Table};
use crate::diagnostics::Diagnostics;

/// The table `[document]`.
#[derive(Clone, Debug, Default)]
pub struct DocumentConfig {
    /// Files with overlays, in the order in which they are applied; relative to the configuration.
    pub overlays: Vec<String>,
    /// The operations that are wanted; all of them where none is named.
    pub only: Vec<Selector>,
}

/// Reads the table.
pub(super) fn document(root: &mut Table<'_, '_>, diagnostics: &mut Diagnostics) -> DocumentConfig {
    let Some(mut table) = root.table("document", diagnostics) else { return DocumentConfig::default() };
    let overlays = table.texts("overlays", diagnostics);
    let only = table.list("only", diagnostics).into_iter();
    let only = only.map(|entry| Selector::parse(&entry.text).positioned(entry.position)).collect();
    table.finish(diagnostics);
    DocumentConfig { overlays, only }
}
