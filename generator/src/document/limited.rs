//! How much is said about one document.

use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::pointer::Pointer;

/// How many diagnostics are kept: people read fewer, and each takes time.
pub(super) const MAX_REPORTED: usize = 1000;

/// Where there are too many: the errors first, then the warnings, then a word about the rest.
pub(super) fn limited(diagnostics: Diagnostics) -> Diagnostics {
    let total = diagnostics.iter().count();
    if total <= MAX_REPORTED {
        return diagnostics;
    }
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let warnings = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning);
    let mut kept = Diagnostics::new();
    errors.chain(warnings).take(MAX_REPORTED).for_each(|diagnostic| kept.push(diagnostic.clone()));
    let rest = format!("the document has {} more errors and warnings than are shown", total - MAX_REPORTED);
    kept.push(Diagnostic::warning(rest).at(&Pointer::root()).help("mend these, and run it again"));
    kept
}
