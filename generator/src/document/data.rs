//! Examples that are references to data elsewhere.

use super::mount;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::pointer::Pointer;
use crate::value::Value;

/// How much the data that examples refer to may add to the document.
const MAX_COPIED: usize = 64 << 20;

/// Puts data in the place of the references to it.
pub(super) fn copy(value: &mut Value, data: &[(Pointer, Pointer)], diagnostics: &mut Diagnostics) {
    let mut copied = 0_usize;
    for (at, target) in data {
        let Some(content) = value.pointer(target) else { continue };
        copied = copied.saturating_add(content.weight());
        if copied > MAX_COPIED {
            let diagnostic = Diagnostic::error("the examples of the document refer to too much data").at(at);
            diagnostics.push(diagnostic.help("shorten the files that the examples refer to"));
            return;
        }
        let content = content.clone();
        if let Some(place) = mount::place_mut(value, at) {
            *place = content;
        }
    }
}
