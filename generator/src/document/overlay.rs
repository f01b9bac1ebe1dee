//! Overlays: changes to a document that stand in files of their own (OpenAPI Overlay Specification 1.0 and 1.1).
//!
//! They are applied to the text that people wrote, before anything looks at it, so that they can mend whatever is wrong there.
//! What an action wrote names the overlay as its origin.

mod action;
mod merge;
mod missing;
mod query;
mod target;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::origins::Origins;
use super::{Texts, mount, parse, read};
use crate::diagnostics::{Diagnostic, Diagnostics, Source};
use crate::pointer::Pointer;
use crate::value::Value;
use action::Overlay;
use target::Target;

/// A document as overlays left it.
pub(super) struct Overlaid {
    pub(super) value: Value,
    /// Where what stands in it stood before.
    pub(super) origins: Origins,
    pub(super) diagnostics: Diagnostics,
}

/// Applies the overlays in their order. `document` is the file that `root` was read from; the texts of the overlays join `texts`.
pub(super) fn apply(root: Value, document: &Path, overlays: &[PathBuf], texts: &mut Texts) -> Overlaid {
    let mut diagnostics = Diagnostics::new();
    if overlays.is_empty() {
        return Overlaid { value: root, origins: Origins::default(), diagnostics };
    }
    let mut target = Target::new(root);
    for path in overlays {
        match read(path, texts) {
            Ok((overlay, at)) => {
                diagnostics.extend(overlay.diagnostics);
                diagnostics.extend(extended(overlay.extends.as_deref(), &at, path, document));
                for action in &overlay.actions {
                    if let Err(diagnostic) = target.apply(action) {
                        diagnostics.push(diagnostic);
                    }
                }
            }
            Err(found) => diagnostics.extend(found),
        }
    }
    let (value, origins) = target.finish();
    Overlaid { value, origins, diagnostics }
}

/// Reads an overlay. Gives the place where it stands among the files of the document as well.
fn read(path: &Path, texts: &mut Texts) -> Result<(Overlay, Pointer), Diagnostics> {
    let source = read::overlay(path)?;
    let (value, syntax) = parse::parse(&source)?;
    let file = file(&source);
    let at = mount::place(Some(&file));
    texts.insert(Some(file), (source, syntax));
    Ok((Overlay::read(&value, &at), at))
}

/// What an overlay is called among the files of the document: as no file is that a reference leads to.
fn file(source: &Arc<Source>) -> String {
    format!("/{}", source.name)
}

/// Says where an overlay was made for another document.
fn extended(extends: Option<&str>, at: &Pointer, overlay: &Path, document: &Path) -> Diagnostics {
    match extends {
        Some(reference) if read::is_another(reference, overlay, document) => {
            let message = format!("this overlay was made for `{reference}`, which is not the document here");
            let help = "apply it to that document, or change `extends`";
            Diagnostic::warning(message).at(&at.join("extends")).help(help).into()
        }
        _ => Diagnostics::new(),
    }
}

#[cfg(test)]
#[path = "overlay/tests.rs"]
mod tests;
