//! What is said when the file system refuses.

use std::io;
use std::path::Path;

use crate::diagnostics::Diagnostic;

/// Makes a diagnostic of what the operating system said: `cannot {action} `path`: …`.
pub(super) fn cannot(action: &str, path: &Path) -> impl FnOnce(io::Error) -> Diagnostic {
    let (action, path) = (action.to_owned(), shown(path));
    move |error| Diagnostic::error(format!("cannot {action} `{path}`: {error}")).in_file(path)
}

/// A path for people, with `/` between its parts.
pub(super) fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    if cfg!(windows) { text.replace('\\', "/") } else { text }
}
